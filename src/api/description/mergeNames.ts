import type { DescribedRequest, RequestField } from './describeRequest.ts';
import type { NameChoice } from './nameChoice.ts';
import { choose, hasJsonObject, isBodyText, undecided } from './nameChoice.ts';

/** Words that would make a single id the one that disappears, or a list the ones that stay. */
const DISAPPEARS = /source|from|old|duplicate|delete|remove|merged|secondary|slave|child/i;
const STAYS = /target|destination|into|keep|kept|surviv|primary|main|master|parent/i;
/** Lists of these cannot hold the ids that are sent. */
const OTHER_KEY = /code|email|mobile|phone|number/i;

/**
 * The two names of a merge, or neither (open question 1: a swapped target deletes the wrong people). The vendor says that
 * many are merged into one, so one id and one list of ids leave no doubt, unless a name speaks against it or the request
 * needs more than these two.
 */
export function mergeNames(request: DescribedRequest): { readonly target: NameChoice; readonly sources: NameChoice } {
  const lists = request.fields.filter(({ kind }) => kind === 'list');
  const singles = request.fields.filter(({ name, kind }) => kind !== 'list' && /id$/i.test(name));
  const target = choose(singles, (field) => isBodyText(request, field));
  const sources = choose(lists, (field) => isListOfTexts(request, field));
  if (target.kind === 'found' && sources.kind === 'found') {
    const needsMore = request.fields.some(
      ({ name, required }) => required && ![target.name, sources.name].includes(name),
    );
    const contradicts = DISAPPEARS.test(target.name) || STAYS.test(sources.name);
    if (!needsMore && !contradicts) return { target, sources };
    const reason = contradicts ? 'ambiguous' : 'otherForm';
    return { target: undecided(reason, singles), sources: undecided(reason, lists) };
  }
  // One name without the other is of no use.
  return { target: notAlone(target, singles), sources: notAlone(sources, lists) };
}

function notAlone(choice: NameChoice, candidates: readonly RequestField[]): NameChoice {
  return choice.kind === 'found' ? undecided('ambiguous', candidates) : choice;
}

function isListOfTexts(request: DescribedRequest, { name, place, itemKind }: RequestField): boolean {
  return place === 'body' && hasJsonObject(request) && itemKind === 'text' && !OTHER_KEY.test(name);
}
