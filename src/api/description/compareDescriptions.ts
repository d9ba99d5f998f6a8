import type { OperationId } from '../operationId.ts';
import { OPERATION_IDS } from '../operationId.ts';
import type { FieldNames } from '../wire.ts';
import { compareAnswers } from './compareAnswers.ts';
import { compareRequests } from './compareRequests.ts';
import type { DescribedOperation } from './describeOperations.ts';
import { isCustomerOperation, OperationsReader, operationIdOf } from './describeOperations.ts';
import type { Difference } from './differences.ts';
import type { LocatedOperation } from './locateOperations.ts';
import { withoutSlashes } from './locateOperations.ts';
import { textMember } from './member.ts';
import type { Description } from './readDescription.ts';
import type { UnfollowedReference } from './references.ts';
import { sameRole } from './roleText.ts';
import { isSentGuess, withNamesInUse } from './unconfirmedNames.ts';

/** Where an operation is in the vendor's file. */
export interface OperationPlace {
  readonly method: string;
  readonly path: string;
  readonly summary: string | undefined;
}

interface ComparedOperation {
  readonly id: OperationId;
  readonly method: string;
  /** In our contract. */
  readonly path: string;
}

/** One of our operations, held against the file. */
export type OperationComparison =
  | (ComparedOperation & { readonly outcome: 'confirmed'; readonly theirs: DescribedOperation })
  | (ComparedOperation & {
      readonly outcome: 'different';
      readonly theirs: DescribedOperation;
      readonly differences: readonly Difference[];
    })
  /** `similar` has the same path under another method, or the same operation id elsewhere. */
  | (ComparedOperation & { readonly outcome: 'missing'; readonly similar: readonly OperationPlace[] });

export interface Comparison {
  readonly title: string | undefined;
  readonly version: string | undefined;
  /** All of ours, in the order of `OPERATION_IDS`. */
  readonly operations: readonly OperationComparison[];
  /** Customer operations of the file that our contract does not know. */
  readonly added: readonly OperationPlace[];
  /** How many operations of other sections the file has; they are not compared. */
  readonly elsewhere: number;
  readonly unfollowed: readonly UnfollowedReference[];
}

/** Holds the vendor's description against our contract under the names in use. Linear in the size of both. */
export function compareDescriptions(contract: Description, vendor: Description, names: FieldNames): Comparison {
  const ours = new OperationsReader(contract);
  const theirs = new OperationsReader(vendor);
  const byRoute = new Map(theirs.all.toReversed().map((located) => [matchKey(located), located]));
  const matched = new Set<LocatedOperation>();
  const operations = OPERATION_IDS.flatMap((id) => {
    const own = ours.all.find((located) => operationIdOf(located) === id);
    if (!own) return [];
    const other = byRoute.get(matchKey(own)) ?? (id === 'createToken' ? onlyTokenCall(theirs.all) : undefined);
    if (other) matched.add(other);
    const named = withNamesInUse(id, ours.describe(own), names);
    return [other ? compare(id, named, theirs.describe(other), names) : missing(id, own, theirs.all)];
  });
  const known = new Set(ours.all.map(matchKey));
  const others = theirs.all.filter((located) => !matched.has(located) && !known.has(matchKey(located)));
  const added = others.filter(isCustomerOperation);
  return {
    title: vendor.title,
    version: vendor.version,
    operations,
    added: added.map(placeOf),
    elsewhere: others.length - added.length,
    unfollowed: theirs.unfollowed,
  };
}

function matchKey({ method, route }: LocatedOperation): string {
  return `${method} ${route}`;
}

/** The token call may be under another path (open question 10), if only one call can be meant. */
function onlyTokenCall(all: readonly LocatedOperation[]): LocatedOperation | undefined {
  const calls = all.filter(({ method, route }) => method === 'POST' && /^\/token(?:\/|$)/.test(route));
  return calls.length === 1 ? calls[0] : undefined;
}

function compare(
  id: OperationId,
  ours: DescribedOperation,
  theirs: DescribedOperation,
  names: FieldNames,
): OperationComparison {
  const differences = [
    ...compareOperations(ours, theirs),
    ...compareRequests(
      ours.request,
      theirs.request,
      ({ name, provenance }) => provenance !== 'unknown' || isSentGuess(id, name, names),
    ),
    ...compareAnswers(ours.answer, theirs.answer),
  ];
  const { method, path } = ours;
  if (differences.length === 0) return { id, method, path, outcome: 'confirmed', theirs };
  return { id, method, path, outcome: 'different', theirs, differences };
}

function compareOperations(ours: DescribedOperation, theirs: DescribedOperation): Difference[] {
  const found: Difference[] = [];
  if (theirs.fullPath !== undefined && ours.fullPath !== undefined && !samePath(ours.fullPath, theirs.fullPath)) {
    found.push({ kind: 'path', ours: ours.fullPath, theirs: theirs.fullPath });
  }
  if (theirs.role !== undefined && ours.role !== undefined && !sameRole(ours.role, theirs.role)) {
    found.push({ kind: 'role', ours: ours.role, theirs: theirs.role });
  }
  if (theirs.deprecated && !ours.deprecated) found.push({ kind: 'deprecated' });
  return found;
}

/** The server is taken to ignore case (contract section 2). */
function samePath(one: string, other: string): boolean {
  return withoutSlashes(one).toLowerCase() === withoutSlashes(other).toLowerCase();
}

function missing(id: OperationId, own: LocatedOperation, all: readonly LocatedOperation[]): OperationComparison {
  const similar = all.filter(
    (located) => located.route === own.route || operationIdOf(located)?.toLowerCase() === id.toLowerCase(),
  );
  return { id, method: own.method, path: own.path, outcome: 'missing', similar: similar.slice(0, 5).map(placeOf) };
}

function placeOf(located: LocatedOperation): OperationPlace {
  return { method: located.method, path: located.path, summary: textMember(located.operation, 'summary') };
}
