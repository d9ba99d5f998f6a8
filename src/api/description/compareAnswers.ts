import type { AnswerField, DescribedAnswer } from './describeAnswer.ts';
import type { Difference } from './differences.ts';
import { pairByName } from './pairByName.ts';

/** In what the file's answer differs from ours: the envelope, or the names and kinds of its fields. */
export function compareAnswers(ours: DescribedAnswer, theirs: DescribedAnswer): Difference[] {
  const found: Difference[] = theirs.unclear ? [{ kind: 'unclear', part: 'answer' }] : [];
  if (theirs.kind === undefined) {
    return ours.kind === undefined || theirs.unclear ? found : [{ kind: 'notDescribed', part: 'answer' }];
  }
  if (ours.kind !== theirs.kind && theirs.kind !== 'unknown') {
    found.push({ kind: 'answerKind', ours: ours.kind, theirs: theirs.kind });
  }
  const pairs = pairByName(ours.fields, theirs.fields, ({ path }) => path);
  for (const [mine, other] of pairs.both) found.push(...compareFields(mine, other));
  // A guess of our contract that the file does not share is no loss, and what could not be followed may hold the rest.
  const absent = theirs.unclear ? [] : pairs.onlyOurs.filter(({ provenance }) => provenance !== 'unknown');
  for (const { path } of absent) found.push({ kind: 'answerFieldAbsent', path });
  for (const { path } of pairs.onlyTheirs) found.push({ kind: 'answerFieldNew', path });
  return found;
}

/** Our contract leaves some kinds open on purpose, and a file may leave any. */
function compareFields(ours: AnswerField, theirs: AnswerField): Difference[] {
  const found: Difference[] = [];
  if (ours.path !== theirs.path) found.push({ kind: 'answerFieldSpelling', ours: ours.path, theirs: theirs.path });
  const open = theirs.kind === 'unknown' || ours.kind === 'mixed';
  if (ours.kind !== theirs.kind && !open) {
    found.push({ kind: 'answerFieldKind', path: theirs.path, ours: ours.kind, theirs: theirs.kind });
  }
  return found;
}
