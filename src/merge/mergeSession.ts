import { ApiError, apiErrorDetail } from '../api/errors.ts';
import type { MergeOutcome } from '../customers/mergeCustomers.ts';
import { mergeCustomers } from '../customers/mergeCustomers.ts';
import type { MergePlan } from '../customers/planMerge.ts';
import { planMerge } from '../customers/planMerge.ts';
import { distinct, readCandidates, withChanges } from './candidates.ts';
import type { MergePorts } from './mergePorts.ts';
import type { DoneMerge, MergeCandidate, MergeProblem, MergeView } from './mergeView.ts';
import { readingToTheEnd } from './sentReads.ts';

/**
 * One merge, from reading the customers side by side to what has become of them. It lives in the host; the page only
 * shows it, so a hidden or reloaded page loses nothing.
 */
export class MergeSession {
  readonly #ports: MergePorts;
  #candidates: readonly MergeCandidate[];
  #phase: MergeView['phase'] = 'loading';
  #survivor: number | undefined;
  #problem: MergeProblem | undefined;
  #done: DoneMerge | undefined;
  #loading: AbortController | undefined;
  /** The modal question is open; it must not be asked twice. */
  #asking = false;
  #listener: (() => void) | undefined;

  constructor(candidates: readonly MergeCandidate[], ports: MergePorts) {
    this.#candidates = candidates;
    this.#ports = ports;
  }

  get view(): MergeView {
    const times = this.#candidates.map(({ readAt }) => readAt);
    return {
      phase: this.#phase,
      records: this.#candidates.map(({ record }) => record),
      survivor: this.#survivor,
      readAt: times.includes(undefined) ? undefined : Math.min(...times.map(Number)),
      problem: this.#problem,
      done: this.#done,
    };
  }

  /** True once nobody sees the page any more. */
  get #closed(): boolean {
    return this.#listener === undefined;
  }

  listen(listener: () => void): void {
    this.#listener = listener;
  }

  /** Reads every customer that was not read yet (1 request each). Never throws; a failure becomes a problem. */
  async load(): Promise<void> {
    const api = this.#ports.api();
    if (!api) return this.#show('failed', { kind: 'accountGone' });
    this.#loading?.abort();
    const loading = new AbortController();
    this.#loading = loading;
    this.#survivor = undefined;
    this.#done = undefined;
    this.#show('loading');
    const options = { signal: loading.signal, now: () => this.#ports.now() };
    const { candidates, failures } = await readCandidates(api, this.#candidates, options);
    if (this.#loading !== loading || this.#closed) return;
    this.#candidates = candidates;
    for (const { record, readAt } of candidates) if (readAt !== undefined) this.#ports.recordRead(record);
    if (failures.length > 0) return this.#show('failed', { kind: 'unread', failures });
    this.#candidates = distinct(candidates);
    if (this.#candidates.length < 2) return this.#show('failed', { kind: 'sameCustomer' });
    this.#show('ready');
  }

  /** Reads everybody again. The choice of the survivor is made anew. */
  reload(): Promise<void> {
    this.#candidates = this.#candidates.map((candidate) => ({ ...candidate, readAt: undefined }));
    return this.load();
  }

  /** The user's choice of who survives. */
  choose(survivor: number): void {
    if (this.#phase !== 'ready' || this.#asking || !this.#candidates[survivor]) return;
    this.#survivor = survivor;
    this.#changed();
  }

  /**
   * Asks and merges. `survivor` is what the page showed; anything but the choice known here is refused. Sent at most once
   * (open question 1). A merge goes on when the page closes, and its outcome is told all the same.
   */
  async merge(survivor: number): Promise<void> {
    if (this.#phase !== 'ready' || this.#asking || survivor !== this.#survivor) return;
    const plan = this.#plan(survivor);
    const names = this.#ports.names();
    if (!plan || !names || this.#ports.account()?.mode === 'readOnly') return;
    this.#asking = true;
    const confirmed = await this.#ports.confirm(plan, names).finally(() => {
      this.#asking = false;
    });
    if (!confirmed || this.#closed) return;
    const now = this.#ports.names();
    // Names that were changed behind the question are not the ones that were agreed to.
    if (now?.target !== names.target || now.sources !== names.sources) return this.#changed();
    await this.#run(plan);
  }

  /** Shows what may have changed outside, such as the account's mode or the names. */
  refresh(): void {
    this.#changed();
  }

  dispose(): void {
    this.#listener = undefined;
    this.#loading?.abort();
  }

  #plan(survivor: number): MergePlan | undefined {
    const party = this.#candidates.map(({ record }) => ({ account: this.#ports.accountId, record }));
    const planned = planMerge({ target: party[survivor], sources: party.filter((_, index) => index !== survivor) });
    return planned.ok ? planned.plan : undefined;
  }

  async #run(plan: MergePlan): Promise<void> {
    const api = this.#ports.api();
    if (!api) return this.#show('failed', { kind: 'accountGone' });
    this.#show('merging');
    try {
      const outcome = await this.#ports.withProgress((signal) =>
        mergeCustomers({ ...plan, api: readingToTheEnd(api), namesConfirmed: true, options: { signal } }),
      );
      await this.#take(plan, outcome);
    } catch (thrown) {
      if (!(thrown instanceof ApiError)) this.#ports.logFailure('a merge', thrown);
      const error = apiErrorDetail(thrown) ?? { kind: 'internal', acted: 'unknown', operation: 'mergeCustomer' };
      this.#show('ready', { kind: 'failed', error, record: undefined });
    }
    if (this.#closed || isLoud(this.view)) await this.#ports.tellOutcome(this.view);
  }

  async #take(plan: MergePlan, outcome: MergeOutcome): Promise<void> {
    const recordOf = (id: string | undefined) => [plan.target, ...plan.sources].find((record) => record.id === id);
    switch (outcome.kind) {
      case 'changedElsewhere':
        this.#candidates = withChanges(this.#candidates, outcome.changes, this.#ports.now());
        for (const { theirs } of outcome.changes) this.#ports.recordRead(theirs);
        // What the choice was based on is not true any more.
        this.#survivor = undefined;
        return this.#show('ready', {
          kind: 'changedElsewhere',
          changes: outcome.changes.map((change) => ({ ...change, was: recordOf(change.id) })),
        });
      case 'otherCustomer':
        this.#survivor = undefined;
        return this.#show('ready', { kind: 'otherCustomer', record: recordOf(outcome.id) });
      case 'failed':
        return this.#show('ready', { kind: 'failed', error: outcome.error.detail, record: recordOf(outcome.id) });
      default:
        this.#done = { plan, outcome };
        this.#show('done');
        await this.#ports.settled(plan, outcome.report);
    }
  }

  #show(phase: MergeView['phase'], problem?: MergeProblem): void {
    this.#phase = phase;
    this.#problem = problem;
    this.#changed();
  }

  #changed(): void {
    this.#listener?.();
  }
}

/** An outcome that the user must not miss: this cannot be undone. */
function isLoud({ done }: MergeView): boolean {
  return done !== undefined && (done.outcome.kind === 'cannotTell' || done.outcome.report.surprising);
}
