import type { DescribedRequest, RequestField } from './describeRequest.ts';
import type { Difference } from './differences.ts';
import { pairByName } from './pairByName.ts';

/**
 * In what the file's request differs from ours. `matters` tells whether a field of ours that the file does not have is
 * one that we send; a name that the contract merely considers is not missed.
 */
export function compareRequests(
  ours: DescribedRequest,
  theirs: DescribedRequest,
  matters: (field: RequestField) => boolean,
): Difference[] {
  const found: Difference[] = [];
  if (theirs.unclear) found.push({ kind: 'unclear', part: 'request' });
  if (theirs.otherMediaType !== undefined) found.push({ kind: 'mediaType', theirs: theirs.otherMediaType });
  const saysNothing = theirs.fields.length === 0 && (theirs.body === undefined || theirs.body === 'unknown');
  if (saysNothing && ours.fields.length > 0) {
    return theirs.unclear ? found : [...found, { kind: 'notDescribed', part: 'request' }];
  }
  if (ours.body !== theirs.body && theirs.body !== 'unknown') {
    found.push({ kind: 'bodyKind', ours: ours.body, theirs: theirs.body });
  }
  const pairs = pairByName(ours.fields, theirs.fields, ({ name }) => name);
  for (const [mine, other] of pairs.both) found.push(...compareFields(mine, other));
  // What could not be followed may well hold the field.
  const absent = theirs.unclear ? [] : pairs.onlyOurs.filter(matters);
  for (const { name, place } of absent) found.push({ kind: 'fieldAbsent', name, place });
  for (const { name, place, required } of pairs.onlyTheirs) found.push({ kind: 'fieldNew', name, place, required });
  return found;
}

function compareFields(ours: RequestField, theirs: RequestField): Difference[] {
  const { name } = theirs;
  const found: Difference[] = [];
  if (ours.name !== name) found.push({ kind: 'fieldSpelling', ours: ours.name, theirs: name });
  if (ours.place !== theirs.place) found.push({ kind: 'fieldPlace', name, ours: ours.place, theirs: theirs.place });
  if (ours.kind !== theirs.kind && theirs.kind !== 'unknown') {
    found.push({ kind: 'fieldKind', name, ours: ours.kind, theirs: theirs.kind });
  } else if (ours.listForm && theirs.listForm && ours.listForm !== theirs.listForm) {
    found.push({ kind: 'listForm', name, ours: ours.listForm, theirs: theirs.listForm });
  }
  if (ours.required !== theirs.required) found.push({ kind: 'fieldRequired', name, required: theirs.required });
  return found;
}
