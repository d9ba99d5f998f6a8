import { parseDialects } from '../../src/sandbox/dialects.ts';
import { generateCustomer } from '../../src/sandbox/generate.ts';
import { listItem } from '../../src/sandbox/wire.ts';

/** A list answer with so many invented customers, as DealPOS writes it. */
export function listText(count: number): string {
  const dialects = parseDialects([]);
  return JSON.stringify(Array.from({ length: count }, (_, number) => listItem(generateCustomer(1, number), dialects)));
}
