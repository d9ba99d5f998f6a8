import type { SandboxOperationId } from '../operations.ts';
import type { FaultOrder } from './faultOrder.ts';

/** The faults in force, with what is left of each. */
export class FaultQueue {
  #orders: { readonly order: FaultOrder; left: number }[] = [];

  replace(orders: readonly FaultOrder[]): void {
    this.#orders = orders.map((order) => ({ order, left: order.count }));
  }

  /** The faults that hit a request for this operation, one by one; each is used once when it is reached. */
  *take(operation: SandboxOperationId | undefined): Generator<FaultOrder> {
    for (const entry of this.#orders) {
      const { order } = entry;
      if (entry.left <= 0 || (order.operation !== undefined && order.operation !== operation)) continue;
      entry.left--;
      yield order;
    }
  }
}
