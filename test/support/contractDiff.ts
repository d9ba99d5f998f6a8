import { readFile, stat } from 'node:fs/promises';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { adoptionOf, checkDescription } from '../../src/api/description/apiDescription.ts';
import { MAX_DESCRIPTION_BYTES } from '../../src/api/description/limits.ts';
import { DEFAULT_FIELD_NAMES } from '../../src/api/wire.ts';
import { descriptionPage } from '../../src/commands/apiDescriptionPage.ts';
import type { Localiser } from '../../src/platform/localiser.ts';

/** All operations confirmed; some different or missing; no comparison at all. */
export type DiffExitCode = 0 | 1 | 2;

const english: Localiser = {
  t: (message, ...args) => message.replace(/\{(\d)\}/g, (_, index: string) => String(args[Number(index)])),
};

/** Compares an OpenAPI file with our contract under the default names. Never rejects. */
export async function contractDiff(file: string): Promise<{ readonly text: string; readonly code: DiffExitCode }> {
  const bytes = await readAtMost(file);
  if (!bytes) return { text: `${file}: not readable, or larger than ${MAX_DESCRIPTION_BYTES} bytes\n`, code: 2 };
  const check = checkDescription(bytes, DEFAULT_FIELD_NAMES);
  if (check.kind === 'failed') return { text: `${file}: ${check.reason}\n`, code: 2 };
  const { changes } = adoptionOf({}, check.names);
  const isConfirmed = check.comparison.operations.every(({ outcome }) => outcome === 'confirmed');
  return { text: descriptionPage(english, check, changes), code: isConfirmed ? 0 : 1 };
}

async function readAtMost(file: string): Promise<Uint8Array | undefined> {
  try {
    return (await stat(file)).size > MAX_DESCRIPTION_BYTES ? undefined : await readFile(file);
  } catch {
    return undefined;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [file] = process.argv.slice(2);
  const { text, code } = file ? await contractDiff(file) : { text: 'usage: npm run contract:diff -- FILE\n', code: 2 };
  (code === 2 ? process.stderr : process.stdout).write(text);
  process.exitCode = code;
}
