import * as assert from 'node:assert/strict';
import { eventually, eventuallyHolds } from '../support/eventually.ts';
import { extensionUnderTest } from '../support/extensionUnderTest.ts';
import { openFirstCustomer } from '../support/openCustomer.ts';
import { callsAt } from '../support/shop.ts';

const under = extensionUnderTest();

describe('the toolbar of a customer’s page', () => {
  it('suspends that very customer and shows what can be done next', async () => {
    const { sandbox, page, stored } = await openFirstCustomer();
    assert.ok(page.state.tools.some(({ action, off }) => action === 'suspend' && off === ''));
    page.press('suspend');
    await eventually(() => callsAt(sandbox).includes('suspendCustomer'));
    const call = sandbox.requests.find(({ operation }) => operation === 'suspendCustomer');
    assert.deepEqual(call?.body, { ID: stored.id });
    await eventuallyHolds(() => assert.ok(page.state.tools.some(({ action }) => action === 'unsuspend')));
    assert.equal(page.state.values.status, 'Suspended');
  });

  it('reads the customer again', async () => {
    const { sandbox, page } = await openFirstCustomer();
    page.press('reload');
    await eventuallyHolds(() => assert.deepEqual(callsAt(sandbox), ['getCustomerDetail', 'getCustomerDetail']));
  });

  it('shows what the list told where the detail is silent, without another request', async () => {
    const { sandbox, page, stored } = await openFirstCustomer();
    assert.match(page.state.values.joinDate ?? '', new RegExp(stored.joinDate.slice(0, 4)));
    assert.deepEqual(callsAt(sandbox), ['getCustomerDetail']);
  });

  it('is followed by the names of the genders as soon as they are set', async () => {
    const { page } = await openFirstCustomer();
    await under.setting('dealpos.genderNames', { true: 'Perempuan', false: 'Laki-laki' });
    await eventuallyHolds(() => assert.deepEqual(page.state.genderNames, { true: 'Perempuan', false: 'Laki-laki' }));
  });
});
