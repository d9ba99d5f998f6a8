import type { ListAction } from './listActions.ts';

/** What the customers view shows. Nodes hold keys only; what they look like is looked up when they are drawn. */
export type TreeNode =
  | AccountNode
  | CustomerNode
  | LoadMoreNode
  | MessageNode
  | ActionNode
  | IdListNode
  | IdListNoteNode;

export interface AccountNode {
  readonly type: 'account';
  readonly accountId: string;
}
export interface CustomerNode {
  readonly type: 'customer';
  readonly accountId: string;
  /** The stable key of the customer within its account. */
  readonly customer: string;
  /** The row stands in the id list, not among the account's customers. */
  readonly inIdList: boolean;
}
export interface LoadMoreNode {
  readonly type: 'loadMore';
  readonly accountId: string;
}
/** The line under one of several accounts that has no rows to show: empty, no match, or a failure. */
export interface MessageNode {
  readonly type: 'message';
  readonly accountId: string;
}
/** A way out of a list that has no rows to show. */
export interface ActionNode {
  readonly type: 'action';
  readonly accountId: string;
  readonly action: ListAction;
}
/** Customers that were asked for by their ids: a list above all others until it is closed. */
export interface IdListNode {
  readonly type: 'idList';
  readonly accountId: string;
}
/** A line of an id list about ids that it has no row for. */
export interface IdListNoteNode {
  readonly type: 'idListNote';
  readonly accountId: string;
  readonly note: IdListNote;
}
export type IdListNote = 'missing' | 'unread';

/**
 * Hands out one and the same object for the same node: VS Code finds a node that is refreshed or revealed by identity,
 * and its selection and expansion by id.
 */
export class TreeNodes {
  readonly #nodes = new Map<string, TreeNode>();

  account(accountId: string): AccountNode {
    return this.#once({ type: 'account', accountId });
  }

  customer(accountId: string, customer: string): CustomerNode {
    return this.#once({ type: 'customer', accountId, customer, inIdList: false });
  }

  customerInIdList(accountId: string, customer: string): CustomerNode {
    return this.#once({ type: 'customer', accountId, customer, inIdList: true });
  }

  idList(accountId: string): IdListNode {
    return this.#once({ type: 'idList', accountId });
  }

  idListNote(accountId: string, note: IdListNote): IdListNoteNode {
    return this.#once({ type: 'idListNote', accountId, note });
  }

  loadMore(accountId: string): LoadMoreNode {
    return this.#once({ type: 'loadMore', accountId });
  }

  message(accountId: string): MessageNode {
    return this.#once({ type: 'message', accountId });
  }

  action(accountId: string, action: ListAction): ActionNode {
    return this.#once({ type: 'action', accountId, action });
  }

  /** Lets go of the nodes of an account that was removed. */
  forget(accountId: string): void {
    for (const [id, node] of this.#nodes) if (node.accountId === accountId) this.#nodes.delete(id);
  }

  #once<N extends TreeNode>(node: N): N {
    const id = nodeId(node);
    const known = this.#nodes.get(id);
    if (known && isSameType(known, node)) return known;
    this.#nodes.set(id, node);
    return node;
  }
}

/** The id of a node: unique in the view, stable over refreshes, and without personal data. */
export function nodeId(node: TreeNode): string {
  switch (node.type) {
    case 'customer':
      return `${node.accountId}/${node.inIdList ? 'idList/' : ''}customer/${node.customer}`;
    case 'action':
      return `${node.accountId}/action/${node.action}`;
    case 'idListNote':
      return `${node.accountId}/idList/${node.note}`;
    default:
      return `${node.accountId}/${node.type}`;
  }
}

function isSameType<N extends TreeNode>(known: TreeNode, wanted: N): known is N {
  return known.type === wanted.type;
}
