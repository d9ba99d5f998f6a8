import type { DescribedAnswer } from './describeAnswer.ts';
import { describeAnswer } from './describeAnswer.ts';
import type { DescribedRequest } from './describeRequest.ts';
import { describeRequest } from './describeRequest.ts';
import type { LocatedOperation } from './locateOperations.ts';
import { locateOperations } from './locateOperations.ts';
import { listMember, member, textMember } from './member.ts';
import type { Description } from './readDescription.ts';
import type { UnfollowedReference } from './references.ts';
import { References } from './references.ts';
import { SchemaReader } from './resolveSchema.ts';
import { roleText } from './roleText.ts';

/** An operation, with all that the comparison looks at. */
export interface DescribedOperation {
  readonly method: string;
  readonly path: string;
  /** See `LocatedOperation`. */
  readonly fullPath: string | undefined;
  readonly deprecated: boolean;
  readonly role: string | undefined;
  readonly request: DescribedRequest;
  readonly answer: DescribedAnswer;
}

/** The operations of one file. They are looked into one by one, since only a few of a big file matter here. */
export class OperationsReader {
  readonly all: readonly LocatedOperation[];
  readonly #references: References;
  readonly #schemas: SchemaReader;

  constructor(description: Description) {
    this.#references = new References(description.root);
    this.#schemas = new SchemaReader(this.#references);
    this.all = locateOperations(description, this.#references);
  }

  /** What could not be followed up to now. */
  get unfollowed(): readonly UnfollowedReference[] {
    return this.#references.unfollowed;
  }

  describe(located: LocatedOperation): DescribedOperation {
    const readers = { references: this.#references, schemas: this.#schemas };
    return {
      method: located.method,
      path: located.path,
      fullPath: located.fullPath,
      deprecated: member(located.operation, 'deprecated') === true,
      role: roleText(located.operation),
      request: describeRequest(located, readers),
      answer: describeAnswer(located, readers),
    };
  }
}

export function operationIdOf({ operation }: LocatedOperation): string | undefined {
  return textMember(operation, 'operationId');
}

/** True for what belongs to the vendor's Customer section, by its path or its tag. */
export function isCustomerOperation({ route, operation }: LocatedOperation): boolean {
  if (route === '/customer' || route.startsWith('/customer/')) return true;
  return listMember(operation, 'tags').some((tag) => typeof tag === 'string' && /^customers?$/i.test(tag));
}
