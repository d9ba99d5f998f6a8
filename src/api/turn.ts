/** Who asks: a person who waits, the views that keep themselves fresh, or bulk work. */
export type Priority = 'interactive' | 'background' | 'job';

/** A place in the queues. The token call goes first: everything else waits for it. */
export type Turn = 'token' | Priority;

/** First to last. */
export const TURNS: readonly Turn[] = ['token', 'interactive', 'background', 'job'];
