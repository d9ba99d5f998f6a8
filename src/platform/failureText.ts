import type { ApiErrorDetail } from '../api/errors.ts';
import { connectionFailureText } from './connectionFailureText.ts';
import type { Localiser } from './localiser.ts';

/** What the user is told about a failure: what happened, and what to do about it. Safe to show; never logged. */
export interface ErrorText {
  readonly message: string;
  readonly nextStep: string;
}

export interface ErrorContext {
  /** Name of the account, for failures that belong to an account. */
  readonly accountLabel?: string;
}

/** The user's text for any failure of a call. Exhaustive over the error union, so a new kind does not compile without a text. */
export function failureText(l10n: Localiser, detail: ApiErrorDetail, context: ErrorContext = {}): ErrorText {
  const { message, nextStep } = ownText(l10n, detail, context) ?? connectionFailureText(l10n, detail);
  return { message, nextStep: withNumber(l10n, isUncertain(detail) ? lookFirst(l10n) : nextStep, detail.correlation) };
}

/** A write that may have been carried out: anything but looking would be guessing. */
function isUncertain(detail: ApiErrorDetail): boolean {
  return detail.acted !== 'no' && detail.kind !== 'secretMissing' && WRITES.has(detail.operation ?? '');
}

function lookFirst(l10n: Localiser): string {
  return l10n.t('It is not known whether DealPOS carried it out. Read the customer again before you repeat it.');
}

/** With the number under which the log has the call. */
function withNumber(l10n: Localiser, nextStep: string, correlation: number | undefined): string {
  return correlation === undefined || nextStep === ''
    ? nextStep
    : l10n.t('{0} (#{1} in the log)', nextStep, correlation);
}

const WRITES: ReadonlySet<string> = new Set([
  'updateCustomerByEmail',
  'createCustomer',
  'deleteCustomerByEmail',
  'updateAppLastSignInCustomerById',
  'updateCustomerByCode',
  'updateCustomerById',
  'updateCustomerByMobilePhone',
  'verifyCustomerMobile',
  'verifyCustomerEmail',
  'deleteCustomerByCode',
  'suspendCustomer',
  'unsuspendCustomer',
  'mergeCustomer',
]);

/** Calls that concern no one customer, so that a refusal cannot mean that one is gone. */
const LISTS: ReadonlySet<string> = new Set(['listCustomers', 'listCustomerWithTotalCount']);

/** The server's own sentence in quotes, or nothing. */
function serverWords(l10n: Localiser, detail: { readonly status: number; readonly serverMessage?: string }): string {
  return detail.serverMessage
    ? l10n.t('DealPOS says: “{0}” (status {1}).', detail.serverMessage, detail.status)
    : l10n.t('DealPOS answered with status {0}.', detail.status);
}

function ownText(l10n: Localiser, detail: ApiErrorDetail, context: ErrorContext): ErrorText | undefined {
  switch (detail.kind) {
    case 'cancelled':
      return { message: l10n.t('Cancelled.'), nextStep: '' };
    case 'secretMissing':
      return {
        message: l10n.t('The client secret of “{0}” is not on this machine any more.', context.accountLabel ?? ''),
        nextStep: l10n.t('Enter the secret again; the account itself is kept.'),
      };
    case 'readOnlyAccount':
      return {
        message: l10n.t('The account “{0}” is read-only, so nothing was sent.', context.accountLabel ?? ''),
        nextStep: l10n.t('Change its access mode with “DealPOS: Edit Account…” if you are allowed to.'),
      };
    case 'notConfirmed':
      return { message: l10n.t('Not sent, because you did not confirm it.'), nextStep: '' };
    case 'unconfirmedNames':
      return {
        message: l10n.t('DealPOS has not documented the field names of this call, so it is not made by guessing.'),
        nextStep: l10n.t('Set the names in “dealpos.api.fieldNames” when you know them.'),
      };
    case 'invalidInput':
      return {
        message: l10n.t('The request was not sent because a value in it is missing or out of bounds.'),
        nextStep: l10n.t('Check what you entered.'),
      };
    case 'internal':
      return {
        message: l10n.t('Something went wrong inside the extension.'),
        nextStep: l10n.t('Try again; if it stays, show the log to whoever runs the shop’s system.'),
      };
    default:
      return answeredText(l10n, detail);
  }
}

function answeredText(l10n: Localiser, detail: ApiErrorDetail): ErrorText | undefined {
  switch (detail.kind) {
    case 'badRequest':
      return {
        message: l10n.t('DealPOS refused the request. {0}', serverWords(l10n, detail)),
        nextStep: LISTS.has(detail.operation ?? '')
          ? l10n.t('Correct what it names.')
          : l10n.t('Correct what it names, or read the customer again if it may be gone.'),
      };
    case 'noSuchCustomer':
      return {
        message: l10n.t('DealPOS has no such customer any more, or none that this account may see.'),
        nextStep: l10n.t('Refresh the list.'),
      };
    case 'conflict':
      return {
        message: l10n.t('This clashes with what DealPOS already has. {0}', serverWords(l10n, detail)),
        nextStep: l10n.t('Look for a customer with the same code, email or mobile.'),
      };
    case 'credentialsRejected':
      return {
        message: l10n.t('DealPOS did not accept the client ID and secret. {0}', serverWords(l10n, detail)),
        nextStep: l10n.t('Check both in the DealPOS back office, then enter them again.'),
      };
    case 'unauthorized':
      return {
        message: l10n.t('DealPOS rejected a token that it had just issued. {0}', serverWords(l10n, detail)),
        nextStep: l10n.t('Enter the client secret again; it may have been replaced.'),
      };
    default:
      return refusedText(l10n, detail);
  }
}

function refusedText(l10n: Localiser, detail: ApiErrorDetail): ErrorText | undefined {
  switch (detail.kind) {
    case 'tenantSuspended':
      return {
        message: l10n.t('The shop’s DealPOS account is suspended. {0}', serverWords(l10n, detail)),
        nextStep: l10n.t('The shop’s owner has to settle that with DealPOS; trying again does not help.'),
      };
    case 'forbidden':
      return {
        message: l10n.t('The DealPOS user behind this account lacks a role. {0}', serverWords(l10n, detail)),
        nextStep: detail.role
          ? l10n.t('This call needs the role {0}. Ask the shop’s owner for it.', detail.role)
          : l10n.t('Ask the shop’s owner for the role.'),
      };
    case 'routeNotFound':
      return {
        message: l10n.t('This host has no such DealPOS call (status {0}).', detail.status),
        nextStep: l10n.t('Check the host of the account; it should look like shop.dealpos.net.'),
      };
    case 'rateLimited':
      return {
        message: l10n.t('DealPOS allows no more requests for now.'),
        nextStep: l10n.t(
          'Try again in {0} seconds. Other programs of the shop share the same limit.',
          seconds(detail.waitMs),
        ),
      };
    case 'serverError':
      return {
        message: l10n.t('DealPOS itself failed (status {0}).', detail.status),
        nextStep: detail.retryAfterMs
          ? l10n.t('Try again in {0} seconds.', seconds(detail.retryAfterMs))
          : l10n.t('Try again in a minute.'),
      };
    case 'unexpectedStatus':
      return {
        message: l10n.t('DealPOS gave an answer that is not documented. {0}', serverWords(l10n, detail)),
        nextStep: l10n.t('Try again; if it stays, show the log to whoever runs the shop’s system.'),
      };
    default:
      return undefined;
  }
}

function seconds(ms: number): number {
  return Math.ceil(ms / 1000);
}
