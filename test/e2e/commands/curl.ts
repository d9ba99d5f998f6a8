import assert from 'node:assert/strict';
import type { Journey } from '../../support/e2eJourney.ts';
import { copiedText } from './clipboard.ts';
import { TYPIST } from './people.ts';

/** A request to take elsewhere, without its token. */
export function curl(journey: Journey): void {
  journey.step('a row is copied as the curl command that reads it, with a variable for the token', async (session) => {
    const { workbench, page, sandbox } = session;
    sandbox.clearRequests();
    await workbench.contextMenu(workbench.rows(TYPIST.code), 'Copy as cURL');
    await workbench.toast('Copied as cURL. Set before you run it: $DEALPOS_TOKEN').waitFor();
    const command = await copiedText(page, (text) => text.startsWith('curl '));
    assert.ok(command.includes(`${sandbox.origin}/api/v3/Customer/Detail?ID=${TYPIST.id}`), command);
    assert.ok(command.includes('Authorization: Bearer $DEALPOS_TOKEN'), command);
    assert.equal(sandbox.requestCount, 0);
    await workbench.clearToasts();
  });
}
