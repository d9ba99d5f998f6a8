import { readFileSync } from 'node:fs';

/**
 * Our contract's OpenAPI file as text. In a bundle the build puts the text in the place of this module
 * (test/support/build/plugins.mjs), since the file itself is not shipped.
 */
export const contractText = readFileSync(new URL('../contract/dealpos-customer.openapi.yaml', import.meta.url), 'utf8');
