import * as fs from 'node:fs';
import * as path from 'node:path';
import { decryptDraft } from '../../src/accounts/draftCipher.ts';
import { readBrowserSecrets } from './e2eSecrets.ts';
import type { E2eSession } from './e2eSession.ts';
import { eventually } from './e2eWait.ts';

/** The account in the name of a draft key, as VS Code puts it into its own name of the secret. */
const KEY_NAME = /dealpos\.draftKey\.([\w-]+)/;
const DRAFTS = 'User/globalStorage/dealpos-community.dealpos-customers/drafts';

/** The encrypted drafts that the session has on the disk. */
export function draftsOf({ userDataDir }: E2eSession): Buffer[] {
  const folder = path.join(userDataDir, DRAFTS);
  if (!fs.existsSync(folder)) return [];
  const entries = fs.readdirSync(folder, { recursive: true, withFileTypes: true });
  const drafts = entries.filter((entry) => entry.isFile() && !entry.name.endsWith('.new'));
  return drafts.flatMap(({ parentPath, name }) => readIfThere(path.join(parentPath, name)));
}

/** What the drafts on the disk say, opened with the keys that VS Code keeps for the extension. */
async function openedDrafts(session: E2eSession): Promise<string[]> {
  const secrets: Record<string, string> = JSON.parse(await readBrowserSecrets(session));
  const keys = Object.entries(secrets).flatMap(([name, secret]) => {
    const [, accountId] = KEY_NAME.exec(name) ?? [];
    return accountId ? [{ key: Buffer.from(secret, 'base64'), accountId, purpose: 'customerEditor' }] : [];
  });
  return draftsOf(session).flatMap((draft) =>
    keys.flatMap((context) => {
      const opened = decryptDraft(context, draft, Date.now());
      return opened.kind === 'ok' ? [opened.json] : [];
    }),
  );
}

/**
 * Waits until what was typed is in a draft on the disk. A page shows a key at once, but a window that ends within the
 * milliseconds that it takes to the extension host takes it along.
 */
export async function inDraft(session: E2eSession, text: string): Promise<void> {
  await eventually('it in the draft', async () => (await openedDrafts(session)).some((draft) => draft.includes(text)));
}

/** A draft may go while one looks. */
function readIfThere(file: string): Buffer[] {
  try {
    return [fs.readFileSync(file)];
  } catch (error) {
    if (!fs.existsSync(file)) return [];
    throw error;
  }
}
