import type { ListForm, Place } from './describeRequest.ts';
import type { ValueKind } from './resolveSchema.ts';

export type DescriptionPart = 'request' | 'answer';
/** Undefined for a request without a body. */
export type BodyKind = ValueKind | undefined;

/** One fact in which the vendor's file differs from our contract. Texts called `theirs` come from the file as they are. */
export type Difference = GeneralDifference | RequestDifference | AnswerDifference;

export type GeneralDifference =
  | { readonly kind: 'path'; readonly ours: string; readonly theirs: string }
  | { readonly kind: 'role'; readonly ours: string; readonly theirs: string }
  | { readonly kind: 'deprecated' }
  /** The file says nothing of this part, where our contract does. */
  | { readonly kind: 'notDescribed'; readonly part: DescriptionPart }
  /** This part rests on references out of the file, or is too big to be followed. */
  | { readonly kind: 'unclear'; readonly part: DescriptionPart };

export type RequestDifference =
  | { readonly kind: 'bodyKind'; readonly ours: BodyKind; readonly theirs: BodyKind }
  | { readonly kind: 'mediaType'; readonly theirs: string }
  | { readonly kind: 'fieldAbsent'; readonly name: string; readonly place: Place }
  | { readonly kind: 'fieldNew'; readonly name: string; readonly place: Place; readonly required: boolean }
  | { readonly kind: 'fieldSpelling'; readonly ours: string; readonly theirs: string }
  | { readonly kind: 'fieldPlace'; readonly name: string; readonly ours: Place; readonly theirs: Place }
  | { readonly kind: 'fieldKind'; readonly name: string; readonly ours: ValueKind; readonly theirs: ValueKind }
  | { readonly kind: 'fieldRequired'; readonly name: string; readonly required: boolean }
  | { readonly kind: 'listForm'; readonly name: string; readonly ours: ListForm; readonly theirs: ListForm };

export type AnswerDifference =
  | { readonly kind: 'answerKind'; readonly ours: BodyKind; readonly theirs: ValueKind }
  | { readonly kind: 'answerFieldAbsent'; readonly path: string }
  | { readonly kind: 'answerFieldNew'; readonly path: string }
  | { readonly kind: 'answerFieldSpelling'; readonly ours: string; readonly theirs: string }
  | { readonly kind: 'answerFieldKind'; readonly path: string; readonly ours: ValueKind; readonly theirs: ValueKind };
