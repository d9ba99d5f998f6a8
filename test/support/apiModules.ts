import { Budget } from '../../src/api/budget.ts';
import { systemClock } from '../../src/api/clock.ts';
import { createCustomerApi } from '../../src/api/createCustomerApi.ts';
import { ApiError, apiErrorDetail } from '../../src/api/errors.ts';
import { DEFAULT_FIELD_NAMES } from '../../src/api/wire.ts';
import { failureText } from '../../src/platform/failureText.ts';
import { ExtensionLog } from '../../src/platform/log.ts';

/** What the suite of errors needs of the extension, so that it can be run on the sources and on a minified bundle of them. */
export const apiModules = {
  createCustomerApi,
  Budget,
  systemClock,
  ApiError,
  apiErrorDetail,
  defaultNames: DEFAULT_FIELD_NAMES,
  ExtensionLog,
  failureText,
  loadFetch: async () => (await import('../../src/api/nodeFetch.ts')).nodeFetch,
};

export type ApiModules = typeof apiModules;
