import { Composer, isAlias, isMap, isScalar, isSeq, Lexer, Parser } from 'yaml';
import type { JsonValue } from '../json.ts';
import { MAX_DEPTH, MAX_YAML_ALIASES, MAX_YAML_PIECES } from './limits.ts';

export type ReadYaml =
  | { readonly kind: 'read'; readonly value: JsonValue }
  | { readonly kind: 'failed'; readonly reason: 'tooLarge' | 'tooDeep' | 'notReadable' };

/**
 * One YAML document as plain JSON, in time that grows with the length of the text. Never throws. An alias gives the very
 * same object as its anchor, so a tree that expands without end must be stopped by whoever walks it.
 */
export function readYaml(text: string): ReadYaml {
  try {
    return { kind: 'read', value: compose(tokensOf(text)) };
  } catch (error) {
    return { kind: 'failed', reason: error instanceof Refused ? error.reason : 'notReadable' };
  }
}

class Refused extends Error {
  readonly reason: 'tooLarge' | 'tooDeep' | 'notReadable';

  constructor(reason: Refused['reason']) {
    super(reason);
    this.reason = reason;
  }
}

type Token = Parameters<Composer['next']>[0];

/** The library's own loop, with a look at size and depth after every piece: its composer is recursive and has no limits. */
function tokensOf(text: string): Token[] {
  const lexer = new Lexer();
  const parser = new Parser();
  const tokens: Token[] = [];
  let pieces = 0;
  let aliases = 0;
  for (const piece of lexer.lex(text)) {
    pieces += 1;
    if (piece.startsWith('*')) aliases += 1;
    if (pieces > MAX_YAML_PIECES || aliases > MAX_YAML_ALIASES) throw new Refused('tooLarge');
    for (const token of parser.next(piece)) tokens.push(token);
    // A level of the document takes up to two places on the stack: the collection, and the value it is in.
    if (parser.stack.length > 2 * MAX_DEPTH) throw new Refused('tooDeep');
  }
  for (const token of parser.end()) tokens.push(token);
  return tokens;
}

function compose(tokens: Token[]): JsonValue {
  // Looking for keys that occur twice takes the library the square of their number.
  const composer = new Composer({ uniqueKeys: false, stringKeys: true, schema: 'core', logLevel: 'silent' });
  const documents = withoutStackTraces(() => [...composer.compose(tokens)]);
  const [document] = documents;
  if (!document || documents.length > 1 || document.errors.length > 0) throw new Refused('notReadable');
  return plain(document.contents, new Map());
}

/** A hostile text makes a million errors, and nearly all the time of an error goes into its stack trace. */
function withoutStackTraces<T>(work: () => T): T {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return work();
  } finally {
    Error.stackTraceLimit = limit;
  }
}

/** Own conversion, because the library's takes the square of the number of aliases and worse. */
function plain(node: unknown, anchors: Map<string, JsonValue>): JsonValue {
  if (node === null || node === undefined) return null;
  if (isAlias(node)) {
    const value = anchors.get(node.source);
    // Also for an alias inside its own anchor, which would make a circle.
    if (value === undefined) throw new Refused('notReadable');
    return value;
  }
  const value = isScalar(node) ? scalar(node.value) : collection(node, anchors);
  if ((isScalar(node) || isMap(node) || isSeq(node)) && node.anchor !== undefined) anchors.set(node.anchor, value);
  return value;
}

function collection(node: unknown, anchors: Map<string, JsonValue>): JsonValue {
  if (isSeq(node)) return node.items.map((item) => plain(item, anchors));
  if (!isMap(node)) throw new Refused('notReadable');
  const entries = node.items.map(({ key, value }): [string, JsonValue] => [
    String(plain(key, anchors)),
    plain(value, anchors),
  ]);
  // fromEntries, because assigning a key called `__proto__` would change the object instead.
  return Object.fromEntries(entries);
}

function scalar(value: unknown): JsonValue {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  return String(value);
}
