/** What the customers view shows. Nodes hold keys only; what they look like is looked up when they are drawn. */
export type TreeNode = AccountNode | CustomerNode | LoadMoreNode | MessageNode;

export interface AccountNode {
  readonly type: 'account';
  readonly accountId: string;
}
export interface CustomerNode {
  readonly type: 'customer';
  readonly accountId: string;
  /** The stable key of the customer within its account. */
  readonly customer: string;
}
export interface LoadMoreNode {
  readonly type: 'loadMore';
  readonly accountId: string;
}
/** A line under an account that has no rows to show: empty, no match, or a failure. */
export interface MessageNode {
  readonly type: 'message';
  readonly accountId: string;
}

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
    return this.#once({ type: 'customer', accountId, customer });
  }

  loadMore(accountId: string): LoadMoreNode {
    return this.#once({ type: 'loadMore', accountId });
  }

  message(accountId: string): MessageNode {
    return this.#once({ type: 'message', accountId });
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
  return node.type === 'customer' ? `${node.accountId}/customer/${node.customer}` : `${node.accountId}/${node.type}`;
}

function isSameType<N extends TreeNode>(known: TreeNode, wanted: N): known is N {
  return known.type === wanted.type;
}
