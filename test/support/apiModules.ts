import { AccountStore } from '../../src/accounts/accountStore.ts';
import { AccountConnections } from '../../src/accounts/connections.ts';
import { RequestBudgets } from '../../src/accounts/requestBudgets.ts';
import { SampleServer } from '../../src/accounts/sampleServer.ts';
import { SecretVault } from '../../src/accounts/secretVault.ts';
import { Budget } from '../../src/api/budget.ts';
import { systemClock } from '../../src/api/clock.ts';
import { createCustomerApi } from '../../src/api/createCustomerApi.ts';
import { ApiError, apiErrorDetail } from '../../src/api/errors.ts';
import { DEFAULT_FIELD_NAMES, parseFieldNames } from '../../src/api/wire.ts';
import { failureText } from '../../src/platform/failureText.ts';
import { ExtensionLog } from '../../src/platform/log.ts';

/**
 * What the suites of errors and of credential traps need of the extension, so that they can be run on the sources and on a
 * minified bundle of them.
 */
export const apiModules = {
  createCustomerApi,
  Budget,
  systemClock,
  ApiError,
  apiErrorDetail,
  defaultNames: DEFAULT_FIELD_NAMES,
  parseFieldNames,
  ExtensionLog,
  failureText,
  AccountStore,
  AccountConnections,
  RequestBudgets,
  SampleServer,
  SecretVault,
  loadFetch: async () => (await import('../../src/api/nodeFetch.ts')).nodeFetch,
};

export type ApiModules = typeof apiModules;
