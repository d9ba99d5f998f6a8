import assert from 'node:assert/strict';
import type { Journey } from '../../support/e2eJourney.ts';
import { methods } from '../journey/shop.ts';
import { copiedText } from './clipboard.ts';

/** The next customer code as a preview to copy. */
export function nextCode(journey: Journey): void {
  journey.step('the next code is shown as a preview and can be copied', async ({ workbench, page, sandbox }) => {
    const code = sandbox.store.nextCode();
    sandbox.clearRequests();
    await workbench.palette('DealPOS: Show Next Customer Code');
    await workbench.toast(code).filter({ hasText: 'This is a preview: DealPOS does not reserve it.' }).waitFor();
    await workbench.screenshot('next-code');
    await workbench.clickToastButton(code, 'Copy');
    await workbench.toast(code).waitFor({ state: 'detached' });
    assert.equal(await copiedText(page, (text) => text === code), code);
    assert.deepEqual(methods(sandbox), ['GET']);
  });
}

/**
 * The next customer code to begin with. Not right after the other: VS Code shows no fourth message within half a second.
 */
export function customerWithNextCode(journey: Journey): void {
  journey.step('a new customer begins with that code typed in', async ({ workbench, sandbox }) => {
    const code = sandbox.store.nextCode();
    await workbench.palette('DealPOS: Show Next Customer Code');
    await workbench.clickToastButton(code, 'New Customer with This Code');
    await workbench.expectDirty('New Customer', true);
    await workbench.expectField('code', code);
    await workbench.closeTab('New Customer');
    await workbench.clickDialogButton("Don't Save");
    await workbench.tab('New Customer').waitFor({ state: 'detached' });
    assert.equal(sandbox.store.find('code', code), undefined);
  });
}
