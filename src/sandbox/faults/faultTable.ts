import { BODY_FAULTS } from './bodyFaults.ts';
import { CONNECTION_FAULTS } from './connectionFaults.ts';
import type { FaultRow } from './exchange.ts';
import { FLOOD_FAULTS } from './floodFaults.ts';
import { STATUS_FAULTS } from './statusFaults.ts';

/** THE fault table. A fault is added as one row in one of its parts. */
export const FAULTS: readonly FaultRow[] = [...STATUS_FAULTS, ...BODY_FAULTS, ...FLOOD_FAULTS, ...CONNECTION_FAULTS];

const byName: ReadonlyMap<string, FaultRow> = new Map(FAULTS.map((row) => [row.name, row]));

/** The fault of this name, or undefined. */
export function faultRow(name: string): FaultRow | undefined {
  return byName.get(name);
}
