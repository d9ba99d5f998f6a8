import { createServer } from 'node:net';

/** The wished port if nothing listens there on 127.0.0.1, else 0, which stands for any free one. */
export function portOrAny(wished: number): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(0));
    probe.listen(wished, '127.0.0.1', () => probe.close(() => resolve(wished)));
  });
}
