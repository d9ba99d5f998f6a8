import type { JsonObject } from '../json.ts';
import { textMember } from './member.ts';

/** Characters of a description that are searched for a role. */
const MAX_SEARCHED = 4_000;
const MAX_ROLE = 200;

/** What an operation says of the role it needs: the extension `x-permission`, else the first sentence that names one. */
export function roleText(operation: JsonObject): string | undefined {
  const stated = textMember(operation, 'x-permission');
  if (stated !== undefined) return stated.slice(0, MAX_ROLE).trim() || undefined;
  const text = `${textMember(operation, 'description') ?? ''}\n${textMember(operation, 'summary') ?? ''}`;
  const sentences = text.slice(0, MAX_SEARCHED).split(/[.\n]/);
  const found = sentences.find(
    (sentence) => /\b(?:role|permission)s?\b/i.test(sentence) && roleWords(sentence).size > 0,
  );
  return found?.slice(0, MAX_ROLE).trim();
}

/** True where both name the same rights and modules, however they are put into words and quotes. */
export function sameRole(one: string, other: string): boolean {
  if (one.trim().toLowerCase() === other.trim().toLowerCase()) return true;
  const words = roleWords(one);
  const others = roleWords(other);
  return words.size > 0 && words.size === others.size && [...words].every((word) => others.has(word));
}

/** Rights in capitals and whatever stands in straight or curly quotes. */
function roleWords(text: string): ReadonlySet<string> {
  const rights = text.match(/\b(?:VIEW|CREATE|EDIT|DELETE)\b/g) ?? [];
  const quoted = [...text.matchAll(/["“]([^"“”]{1,40})["”]/g)].map((match) => match[1] ?? '');
  return new Set([...rights, ...quoted].map((word) => word.trim().toLowerCase()));
}
