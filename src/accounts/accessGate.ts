import type { WriteGate, WriteRequest } from '../api/client.ts';
import { ApiError } from '../api/errors.ts';
import type { AccountProfile } from './account.ts';

/** Shows the user what is about to be sent. True when it may be. */
export type AskBeforeWrite = (request: WriteRequest, account: AccountProfile) => Promise<boolean>;

/**
 * The gate of one account's writes, where requests are made and not in menus (design D8). The mode is read at every call,
 * and again after the question, so that a change of mode counts at once. An account that is gone writes nothing.
 */
export function accessGate(currentAccount: () => AccountProfile | undefined, ask: AskBeforeWrite): WriteGate {
  return async (request) => {
    const account = writableAccount(currentAccount, request);
    if (account.mode === 'normal') return false;
    if (!(await ask(request, account))) throw new ApiError(refusal('notConfirmed', request));
    writableAccount(currentAccount, request);
    return true;
  };
}

function writableAccount(currentAccount: () => AccountProfile | undefined, request: WriteRequest): AccountProfile {
  const account = currentAccount();
  if (!account || account.mode === 'readOnly') throw new ApiError(refusal('readOnlyAccount', request));
  return account;
}

function refusal(kind: 'readOnlyAccount' | 'notConfirmed', request: WriteRequest) {
  return { kind, operation: request.operation, acted: 'no' } as const;
}
