import type { JsonObject, JsonValue } from '../json.ts';
import { isJsonObject } from '../json.ts';
import { listMember, member, objectMember, textMember } from './member.ts';
import type { Description } from './readDescription.ts';
import type { References } from './references.ts';

/** One operation of a description, found but not yet looked into. */
export interface LocatedOperation {
  /** In capitals. */
  readonly method: string;
  /** As the file writes it. */
  readonly path: string;
  /** With the path of the server before it; undefined where several servers have different ones. */
  readonly fullPath: string | undefined;
  /** What operations are matched by: lower case, without `/api/v3` and without a slash at the end. */
  readonly route: string;
  readonly pathItem: JsonObject;
  readonly operation: JsonObject;
}

const METHODS = ['get', 'put', 'post', 'delete', 'patch', 'options', 'head', 'trace', 'query'] as const;

/** Characters; DealPOS's longest path has 60. */
const MAX_PATH = 300;

/** Every operation under `paths`, in the order of the file. */
export function locateOperations({ root, paths }: Description, references: References): LocatedOperation[] {
  return Object.entries(paths).flatMap(([path, entry]) => {
    const pathItem = references.follow(entry);
    if (!isJsonObject(pathItem) || !path.startsWith('/') || path.length > MAX_PATH) return [];
    return METHODS.flatMap((method) => {
      const operation = references.follow(member(pathItem, method));
      if (!isJsonObject(operation)) return [];
      const bases = basePaths([operation, pathItem, root]);
      const [base] = bases;
      const fullPath = bases.length === 1 ? join(base, path) : undefined;
      return [{ method: method.toUpperCase(), path, fullPath, route: routeOf(join(base, path)), pathItem, operation }];
    });
  });
}

/** The form in which paths are compared (contract section 2: the server ignores case, and old pages put /api/v3 elsewhere). */
export function routeOf(path: string): string {
  const tidy = withoutSlashes(path).toLowerCase();
  return tidy.startsWith('/api/v3/') ? tidy.slice('/api/v3'.length) : tidy;
}

/** Single slashes within, none at the end. */
export function withoutSlashes(path: string): string {
  return path.replace(/\/{2,}/g, '/').replace(/\/$/, '');
}

function join(base: string | undefined, path: string): string {
  return withoutSlashes(`${base ?? ''}${path}`);
}

/** The different paths of the servers that the innermost holder names; one empty path where there are none. */
function basePaths(holders: readonly JsonObject[]): readonly string[] {
  const servers = holders.map((holder) => listMember(holder, 'servers')).find((list) => list.length > 0) ?? [];
  // More than a few servers are no help to anybody.
  const bases = new Set(servers.slice(0, 20).map(basePath));
  return bases.size === 0 ? [''] : [...bases];
}

/** The path in a server's URL, which may hold variables in braces, such as `https://{subdomain}/api/v3/`. */
function basePath(server: JsonValue): string {
  const url = (textMember(server, 'url') ?? '').slice(0, 2 * MAX_PATH);
  const variables = objectMember(server, 'variables');
  const filled = url.replace(/\{([^{}]{1,100})\}/g, (hole, name: string) => {
    return textMember(member(variables, name), 'default') ?? hole;
  });
  const path = filled.replace(/^(?:[a-z][a-z0-9+.-]*:)?\/\/[^/]*/i, '').replace(/^\{[^{}]*\}/, '');
  return withoutSlashes(`/${path.split(/[?#]/, 1)[0] ?? ''}`);
}
