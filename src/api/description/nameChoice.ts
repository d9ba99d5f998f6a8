import type { DescribedRequest, RequestField } from './describeRequest.ts';

/** Why the file does not settle a name. */
export type UndecidedReason =
  /** Several fields could be meant, or which is which cannot be told. */
  | 'ambiguous'
  /** No field of the file could be meant. */
  | 'noneFits'
  /** The value travels in a way in which this extension cannot send it. */
  | 'otherForm'
  /** The request rests on what could not be followed, or on a choice of forms. */
  | 'unclear'
  /** The file calls the name a guess itself: it is our contract, not the vendor's file. */
  | 'guess';

/** What a file says of one name. */
export type NameChoice =
  | { readonly kind: 'found'; readonly name: string }
  | { readonly kind: 'undecided'; readonly reason: UndecidedReason; readonly candidates: readonly string[] };

/** The one candidate, if there is exactly one, it can be sent, and its name is not itself a guess. */
export function choose(candidates: readonly RequestField[], canBeSent: (field: RequestField) => boolean): NameChoice {
  const [only] = candidates;
  if (!only) return undecided('noneFits', candidates);
  if (candidates.length > 1) return undecided('ambiguous', candidates);
  if (only.provenance === 'unknown' || only.provenance === 'inferred') return undecided('guess', candidates);
  return canBeSent(only) ? { kind: 'found', name: only.name } : undecided('otherForm', candidates);
}

export function undecided(reason: UndecidedReason, candidates: readonly RequestField[]): NameChoice {
  return { kind: 'undecided', reason, candidates: candidates.map(({ name }) => name) };
}

/** True for a request whose body is a JSON object, the only body that the client sends. */
export function hasJsonObject({ body, otherMediaType }: DescribedRequest): boolean {
  return body === 'object' && otherMediaType === undefined;
}

/** True for a field of a JSON body that takes a text. */
export function isBodyText(request: DescribedRequest, { place, kind }: RequestField): boolean {
  return place === 'body' && hasJsonObject(request) && (kind === 'text' || kind === 'unknown');
}

/** True for a name that can only mean the id of the one customer. */
export function isCustomerId(name: string): boolean {
  return /^(?:customer|contact|member)?_?id$/i.test(name);
}
