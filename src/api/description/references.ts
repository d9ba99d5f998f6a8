import type { JsonObject, JsonValue } from '../json.ts';
import { isJsonObject } from '../json.ts';
import { member, textMember } from './member.ts';

/** A `$ref` that leads to nothing we have: `external` ones lead out of the file and are never followed. */
export interface UnfollowedReference {
  readonly reference: string;
  readonly reason: 'external' | 'missing';
}

const MAX_HOPS = 16;
/** Names in a pointer: no document that was read is deeper. */
const MAX_POINTER_NAMES = 100;
const MAX_REPORTED = 50;

/** Follows the `$ref`s of one document (RFC 6901 pointers) and remembers those that cannot be followed. */
export class References {
  readonly #root: JsonObject;
  readonly #targets = new Map<string, JsonValue | undefined>();
  readonly #unfollowed = new Map<string, UnfollowedReference>();

  constructor(root: JsonObject) {
    this.#root = root;
  }

  /** In the order of their discovery, up to 50. */
  get unfollowed(): readonly UnfollowedReference[] {
    return [...this.#unfollowed.values()];
  }

  /** The value itself, or what its `$ref` leads to after any number of steps; undefined where that is nothing. */
  follow(value: JsonValue | undefined): JsonValue | undefined {
    let reached = value;
    for (let hop = 0; hop < MAX_HOPS; hop += 1) {
      const reference = textMember(reached, '$ref');
      if (reference === undefined) return reached;
      reached = this.lookUp(reference);
    }
    return undefined;
  }

  /** What one reference leads to, which may be another reference. */
  lookUp(reference: string): JsonValue | undefined {
    if (!this.#targets.has(reference)) this.#targets.set(reference, this.#find(reference));
    return this.#targets.get(reference);
  }

  #find(reference: string): JsonValue | undefined {
    if (!reference.startsWith('#')) return this.#report(reference, 'external');
    const names = namesOf(reference.slice(1));
    let value: JsonValue | undefined = names ? this.#root : undefined;
    for (const name of names ?? []) value = step(value, name);
    return value === undefined ? this.#report(reference, 'missing') : value;
  }

  #report(reference: string, reason: UnfollowedReference['reason']): undefined {
    if (this.#unfollowed.size < MAX_REPORTED) this.#unfollowed.set(reference, { reference, reason });
  }
}

/** The names of a pointer such as `/components/schemas/A~1B`, or undefined where it is none. */
function namesOf(pointer: string): readonly string[] | undefined {
  if (pointer === '') return [];
  if (!pointer.startsWith('/')) return undefined;
  const names = pointer.slice(1).split('/', MAX_POINTER_NAMES + 1);
  if (names.length > MAX_POINTER_NAMES) return undefined;
  try {
    return names.map((name) => decodeURIComponent(name).replaceAll('~1', '/').replaceAll('~0', '~'));
  } catch {
    return undefined;
  }
}

function step(value: JsonValue | undefined, name: string): JsonValue | undefined {
  if (Array.isArray(value)) return /^(?:0|[1-9]\d{0,9})$/.test(name) ? value[Number(name)] : undefined;
  return isJsonObject(value) ? member(value, name) : undefined;
}
