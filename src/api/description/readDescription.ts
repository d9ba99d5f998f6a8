import type { JsonObject, JsonValue } from '../json.ts';
import { isJsonObject } from '../json.ts';
import { MAX_DEPTH, MAX_DESCRIPTION_BYTES, MAX_NODES } from './limits.ts';
import { readYaml } from './readYaml.ts';

export type DescriptionFailure = 'tooLarge' | 'tooDeep' | 'notReadable' | 'notOpenApi';

/** An OpenAPI 3 document: its parts are still unchecked JSON. */
export interface Description {
  readonly root: JsonObject;
  readonly paths: JsonObject;
  /** `info.title` and `info.version`, where they are texts. */
  readonly title: string | undefined;
  readonly version: string | undefined;
}

export type ReadDescription =
  | { readonly kind: 'read'; readonly description: Description }
  | { readonly kind: 'failed'; readonly reason: DescriptionFailure };

/** Reads the bytes of a file: UTF-8, or UTF-16 where its mark says so. Never throws. */
export function readDescriptionFile(bytes: Uint8Array): ReadDescription {
  if (bytes.length > MAX_DESCRIPTION_BYTES) return failed('tooLarge');
  const [first, second] = bytes;
  const encoding = first === 0xff && second === 0xfe ? 'utf-16le' : 'utf-8';
  try {
    return readDescription(new TextDecoder(encoding, { fatal: true }).decode(bytes));
  } catch {
    return failed('notReadable');
  }
}

/**
 * Reads an OpenAPI description, 3.0 to 3.2, from JSON or YAML. Takes time in proportion to the text, up to about two
 * seconds for a hostile one, and never throws.
 */
export function readDescription(text: string): ReadDescription {
  if (text.length > MAX_DESCRIPTION_BYTES || Buffer.byteLength(text) > MAX_DESCRIPTION_BYTES) return failed('tooLarge');
  const json = text.trimStart().startsWith('{') ? parseJson(text.trim()) : undefined;
  // Also what only looks like JSON: YAML may begin with a brace too.
  const read = json === undefined ? readYaml(text) : { kind: 'read' as const, value: json };
  if (read.kind === 'failed') return read;
  const excess = excessOf(read.value);
  if (excess) return failed(excess);
  const description = openApi(read.value);
  return description ? { kind: 'read', description } : failed('notOpenApi');
}

function parseJson(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Walks without recursion, since the value may be deeper than the stack, and counts what is shared every time. */
function excessOf(root: JsonValue): 'tooLarge' | 'tooDeep' | undefined {
  const waiting: { readonly value: JsonValue; readonly depth: number }[] = [{ value: root, depth: 1 }];
  let nodes = 0;
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (next.depth > MAX_DEPTH) return 'tooDeep';
    if (typeof next.value !== 'object' || next.value === null) continue;
    const children = Array.isArray(next.value) ? next.value : Object.values(next.value);
    nodes += children.length;
    if (nodes > MAX_NODES) return 'tooLarge';
    for (const value of children) waiting.push({ value, depth: next.depth + 1 });
  }
  return undefined;
}

/** YAML reads an unquoted `3.1` as a number. */
function openApi(root: JsonValue): Description | undefined {
  if (!isJsonObject(root)) return undefined;
  const { openapi, paths, info } = root;
  const named = Object.hasOwn(root, 'openapi') && Object.hasOwn(root, 'paths');
  if (!named || !/^3\.[0-2](?:\.|$)/.test(String(openapi)) || !isJsonObject(paths)) return undefined;
  const about = isJsonObject(info) ? info : {};
  return { root, paths, title: textIn(about, 'title'), version: textIn(about, 'version') };
}

function textIn(object: JsonObject, name: string): string | undefined {
  const value = Object.hasOwn(object, name) ? object[name] : undefined;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

function failed(reason: DescriptionFailure): ReadDescription {
  return { kind: 'failed', reason };
}
