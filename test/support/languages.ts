import { readFileSync } from 'node:fs';
import type { Localiser } from '../../src/platform/localiser.ts';

const indonesian: ReadonlyMap<string, string> = new Map(
  Object.entries(JSON.parse(readFileSync(new URL('../../l10n/bundle.l10n.id.json', import.meta.url), 'utf8'))),
);

/** English, as the texts are in the sources. */
const ENGLISH: Localiser = { t: (message, ...args) => filled(message, args) };

/** Indonesian, as it ships; throws for a text that is not translated. */
const INDONESIAN: Localiser = {
  t: (message, ...args) => {
    const text = indonesian.get(message);
    if (text === undefined) throw new Error(`not translated: ${message}`);
    return filled(text, args);
  },
};

/** Both languages of the extension. */
export const LANGUAGES = [ENGLISH, INDONESIAN] as const;

function filled(text: string, args: readonly (string | number)[]): string {
  return text.replace(/\{(\d+)\}/g, (hole, index) => String(args[Number(index)] ?? hole));
}
