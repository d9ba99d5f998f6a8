import * as fs from 'node:fs';
import * as path from 'node:path';
import type { E2eSession } from './e2eSession.ts';

const DRAFTS = 'User/globalStorage/dealpos-community.dealpos-customers/drafts';

/** The encrypted drafts that the session has on the disk. */
export function draftsOf({ userDataDir }: E2eSession): Buffer[] {
  const folder = path.join(userDataDir, DRAFTS);
  if (!fs.existsSync(folder)) return [];
  const entries = fs.readdirSync(folder, { recursive: true, withFileTypes: true });
  const drafts = entries.filter((entry) => entry.isFile() && !entry.name.endsWith('.new'));
  return drafts.flatMap(({ parentPath, name }) => readIfThere(path.join(parentPath, name)));
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
