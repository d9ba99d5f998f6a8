import type { FieldNames } from '../wire.ts';
import type { Adoption } from './adoptNames.ts';
import { planAdoption } from './adoptNames.ts';
import type { Comparison } from './compareDescriptions.ts';
import { compareDescriptions } from './compareDescriptions.ts';
import { contractText } from './contractText.ts';
import type { NamesFromDescription } from './namesFromDescription.ts';
import { namesFromDescription } from './namesFromDescription.ts';
import type { DescriptionFailure } from './readDescription.ts';
import { readDescription, readDescriptionFile } from './readDescription.ts';

export type DescriptionCheck =
  | { readonly kind: 'compared'; readonly comparison: Comparison; readonly names: NamesFromDescription }
  | { readonly kind: 'failed'; readonly reason: DescriptionFailure };

/**
 * Holds the bytes of the vendor's OpenAPI file against our contract under the names in use. Takes at most a few seconds,
 * without giving way to anything else. A bundle of its own, which is loaded at the first check.
 */
export function checkDescription(bytes: Uint8Array, names: FieldNames): DescriptionCheck {
  const vendor = readDescriptionFile(bytes);
  if (vendor.kind === 'failed') return vendor;
  const contract = readDescription(contractText);
  // Only a broken build could bring this about.
  if (contract.kind === 'failed') throw new Error(`our own contract is ${contract.reason}`);
  const comparison = compareDescriptions(contract.description, vendor.description, names);
  return { kind: 'compared', comparison, names: namesFromDescription(comparison) };
}

/** See planAdoption. */
export function adoptionOf(setting: unknown, { stated }: NamesFromDescription): Adoption {
  return planAdoption(setting, stated);
}
