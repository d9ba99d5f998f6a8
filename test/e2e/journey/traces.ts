import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Journey } from '../../support/e2eJourney.ts';
import { findPlainText } from '../../support/e2ePlainText.ts';
import type { E2eSession } from '../../support/e2eSession.ts';
import { ADI } from './people.ts';

/** What the journey leaves on the computer, once everything has ended. `secrets` is asked at the end. */
export function traces(journey: Journey, secrets: () => readonly string[]): void {
  journey.step('no error went unnoticed and no other address was asked', async (session) => {
    assert.deepEqual(session.pageErrors, []);
    assert.deepEqual(session.foreignRequests, []);
    assert.deepEqual(errorLines(session), []);
  });

  noPlainText(journey, secrets);
}

/** Every file of the session is looked through: user data, extension storage, logs and the profile of the browser. */
export function noPlainText(journey: Journey, secrets: (session: E2eSession) => readonly string[]): void {
  journey.step('no personal data and no secret is left in clear in any file', async (session) => {
    await session.quit();
    assert.deepEqual(findPlainText(session.folder, secrets(session)), []);
    assert.notDeepEqual(findPlainText(session.folder, [ADI.code]), [], 'the search finds what may be there');
  });
}

/** Errors in the logs of the extension host and of the extension itself. */
function errorLines({ userDataDir }: E2eSession): string[] {
  const folder = path.join(userDataDir, 'logs');
  const names = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const logs = names.filter((name) => /(remoteexthost|DealPOS)\.log$/.test(name));
  assert.ok(logs.length >= 2, 'there are logs');
  return logs
    .flatMap((name) => fs.readFileSync(path.join(folder, name), 'utf8').split('\n'))
    .filter((line) => line.includes('[error]'));
}
