import type { Answer } from '../answers.ts';
import { doesNotExist } from '../answers.ts';
import type { Call } from '../call.ts';
import type { CustomerRow } from '../customerRow.ts';
import { requiredFlag, requiredText, textOf } from '../input.ts';
import { findByMobile, mobileNames, requireById } from './customerKey.ts';
import { writeAnswer } from './writeAnswer.ts';

/** VerifyMobile and VerifyEmail: sets the flag to true or false (contract 3.12, 3.13; open question 15). */
export function verify(what: 'mobile' | 'email'): (call: Call) => Answer {
  return (call) => {
    const row = identify(call, what);
    const names = call.dialects.has('verify-flag-isverified') ? ['IsVerified'] : ['Verified', 'IsVerified'];
    const verified = requiredFlag(call.body, ...names);
    call.store.change(row.number, what === 'mobile' ? { mobileVerified: verified } : { emailVerified: verified });
    return writeAnswer(call.dialects, row.id, 'Record updated');
  };
}

function identify(call: Call, what: 'mobile' | 'email'): CustomerRow {
  const id = call.dialects.has('verify-by-value') ? undefined : textOf(call.body, 'ID');
  if (id !== undefined) return requireById(call, id);
  const key = requiredText(call.body, ...(what === 'email' ? ['Email'] : mobileNames(call.dialects)));
  const row = what === 'email' ? call.store.find('email', key) : findByMobile(call, key);
  if (!row) throw doesNotExist('Customer', key);
  return row;
}
