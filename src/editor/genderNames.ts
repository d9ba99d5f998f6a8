import * as v from 'valibot';
import type { PageState } from './protocol.ts';

/** Characters; a name longer than this is a mistake. */
const MAX_NAME = 60;
const name = v.fallback(v.pipe(v.string(), v.trim(), v.maxLength(MAX_NAME)), '');
const setting = v.fallback(v.object({ true: v.optional(name, ''), false: v.optional(name, '') }), {
  true: '',
  false: '',
});

/** The setting `dealpos.genderNames`: what a shop calls the two values (open question 17). Empty where it says nothing. */
export function readGenderNames(value: unknown): PageState['genderNames'] {
  return v.parse(setting, value);
}
