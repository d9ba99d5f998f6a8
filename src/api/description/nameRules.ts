import type { OperationId } from '../operationId.ts';
import type { FieldNames } from '../wire.ts';
import type { DescribedOperation } from './describeOperations.ts';
import type { RequestField } from './describeRequest.ts';
import { mergeNames } from './mergeNames.ts';
import type { NameChoice } from './nameChoice.ts';
import { choose, hasJsonObject, isBodyText, isCustomerId, undecided } from './nameChoice.ts';

/** What a file's operation says of each of the unconfirmed names that the operation uses. */
export type NameRule = (theirs: DescribedOperation) => readonly (readonly [keyof FieldNames, NameChoice])[];

export const nameRules: { readonly [Id in OperationId]?: NameRule } = {
  createToken: (theirs) => [
    ['tokenPath', tokenPath(theirs)],
    ['tokenClientId', bodyText(theirs, /^client_?id$/i)],
    ['tokenClientSecret', bodyText(theirs, /^client_?secret$/i)],
  ],
  getCustomerDetail: (theirs) => [['detailMobile', detailMobile(theirs)]],
  updateCustomerByMobilePhone: (theirs) => [['updateMobileKey', updateMobileKey(theirs)]],
  updateAppLastSignInCustomerById: (theirs) => [['appSignInId', customerId(theirs)]],
  verifyCustomerMobile: (theirs) => [
    ['verifyMobileId', customerId(theirs)],
    ['verifyMobileFlag', verifyFlag(theirs)],
  ],
  verifyCustomerEmail: (theirs) => [
    ['verifyEmailId', customerId(theirs)],
    ['verifyEmailFlag', verifyFlag(theirs)],
  ],
  getCustomerByListId: listId,
  // A number would lose the zeros that a PIN may begin with, so it must be a text.
  checkCustomerPinAuthenticate: (theirs) => [
    ['pinCustomerId', customerId(theirs)],
    ['pinPin', bodyText(theirs, /^(?:customer|contact|member)?_?pin(?:_?(?:code|number))?$/i)],
  ],
  mergeCustomer: (theirs) => {
    const { target, sources } = mergeNames(theirs.request);
    return [
      ['mergeTarget', target],
      ['mergeSources', sources],
    ];
  },
};

function tokenPath({ fullPath }: DescribedOperation): NameChoice {
  return fullPath === undefined ? undecided('ambiguous', []) : { kind: 'found', name: fullPath };
}

function bodyText({ request }: DescribedOperation, name: RegExp): NameChoice {
  const candidates = request.fields.filter((field) => name.test(field.name));
  return choose(candidates, (field) => isBodyText(request, field));
}

function customerId({ request }: DescribedOperation): NameChoice {
  const candidates = request.fields.filter(({ name }) => isCustomerId(name));
  return choose(candidates, (field) => isBodyText(request, field));
}

/** Among several names a mobile number's goes before a phone's. */
function detailMobile({ request }: DescribedOperation): NameChoice {
  const mobiles = request.fields.filter(({ name }) => /mobile/i.test(name));
  const candidates = mobiles.length > 0 ? mobiles : request.fields.filter(({ name }) => /phone/i.test(name));
  return choose(candidates, ({ place, kind }) => place === 'query' && kind !== 'list' && kind !== 'object');
}

/** `Mobile` and `Phone` are also fields that the call changes (contract 3.3), so the key must stand out. */
function updateMobileKey({ request }: DescribedOperation): NameChoice {
  const numbers = request.fields.filter(({ name }) => /mobile|phone/i.test(name));
  const outside = numbers.filter(({ place }) => place !== 'body');
  if (outside.length > 0) return choose(outside, () => false);
  const required = numbers.filter((field) => field.required);
  const special = numbers.filter(({ name }) => !/^(?:mobile|phone)$/i.test(name));
  const standingOut = new Set([...required, ...special]);
  const candidates = standingOut.size > 0 ? [...standingOut] : numbers;
  return choose(candidates, (field) => isBodyText(request, field));
}

/** The one yes-or-no of the body; not one that reads as its contrary. */
function verifyFlag({ request }: DescribedOperation): NameChoice {
  const flags = request.fields.filter(({ kind }) => kind === 'boolean');
  const choice = choose(flags, ({ place }) => place === 'body' && hasJsonObject(request));
  const isContrary = choice.kind === 'found' && /un_?verif|not_?verif|invalid|^is_?not|revoke|reset/i.test(choice.name);
  return isContrary ? undecided('otherForm', flags) : choice;
}

/** A list in the query, or a text of which the file says that commas separate it. */
function listId({ request }: DescribedOperation): readonly (readonly [keyof FieldNames, NameChoice])[] {
  const candidates = request.fields.filter(({ name }) => /ids?$/i.test(name));
  const choice = choose(candidates, (field) => listIdForm(field) !== undefined);
  const form = choice.kind === 'found' && candidates[0] ? listIdForm(candidates[0]) : undefined;
  const formChoice: NameChoice = form === undefined ? choice : { kind: 'found', name: form };
  return [
    ['listId', choice],
    ['listIdForm', formChoice],
  ];
}

function listIdForm({ place, kind, listForm, description }: RequestField): 'repeated' | 'comma' | undefined {
  if (place !== 'query') return undefined;
  if (kind === 'list') return listForm === 'other' ? undefined : listForm;
  return kind === 'text' && /comma/i.test(description?.slice(0, 1000) ?? '') ? 'comma' : undefined;
}
