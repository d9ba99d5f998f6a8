import { readAnswerBody } from '../../src/api/answerBody.ts';
import { decodePage } from '../../src/api/decodeAnswers.ts';
import { DEFAULT_FIELD_NAMES } from '../../src/api/wire.ts';
import type { Measure } from './measure.ts';
import { byTurns } from './measure.ts';
import { listText } from './rows.ts';

const ROWS = 100_000;
const ROUNDS = 7;

/** From the answer's text to 100,000 customers, beside JSON.parse of the same text. */
export async function measureDecoding(): Promise<readonly Measure[]> {
  const text = listText(ROWS);
  const context = { operation: 'listCustomers', status: 200, names: DEFAULT_FIELD_NAMES } as const;
  const headers = { 'content-type': 'application/json' };
  const [ours, bare] = await byTurns(
    ROUNDS,
    () => decodePage(readAnswerBody({ status: 200, headers, text, ms: 0 }, 'json'), context),
    () => JSON.parse(text),
  );
  return [
    {
      name: 'Decode 100,000 rows',
      ours,
      unit: 'ms',
      beside: { name: 'JSON.parse of the same text', value: bare },
      goal: 2,
    },
  ];
}
