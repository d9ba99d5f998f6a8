import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { newDraft, withEdit } from '../../src/customers/draft.ts';
import { saveCustomer } from '../../src/customers/saveCustomer.ts';
import { useTenant } from '../support/contractTenant.ts';

describe('the moment between a save’s check and its write', () => {
  test('holds no request of ours: the write is the very next one', async (t) => {
    const { api, row, sandbox } = await useTenant(t);
    const key = { kind: 'id', value: row(0).id } as const;
    const draft = withEdit(newDraft(await api.getCustomerDetail(key)), 'address', 'Jl. Baru');
    assert.equal((await saveCustomer({ api, key, draft })).kind, 'saved');
    assert.deepEqual(
      sandbox.requests.slice(-3).map(({ operation }) => operation),
      ['getCustomerDetail', 'updateCustomerById', 'getCustomerDetail'],
    );
  });

  test('is all that is left: what was changed before the check is seen, what comes between is written over', async (t) => {
    const { api, row, sandbox } = await useTenant(t);
    const key = { kind: 'id', value: row(0).id } as const;
    const draft = withEdit(newDraft(await api.getCustomerDetail(key)), 'address', 'Jl. Baru');
    let answered = false;
    const between = {
      ...bound(api),
      getCustomerDetail: async (...call: Parameters<typeof api.getCustomerDetail>) => {
        const record = await api.getCustomerDetail(...call);
        if (!answered) sandbox.store.change(0, { address: 'Jl. Kasir', phone: '0215559999' });
        answered = true;
        return record;
      },
    };
    const outcome = await saveCustomer({ api: between, key, draft });
    assert.equal(outcome.kind, 'saved');
    assert.equal(sandbox.store.at(0)?.address, 'Jl. Baru');
    // A field that was not sent is safe even then, and the reading back tells of it.
    assert.equal(sandbox.store.at(0)?.phone, '0215559999');
    assert.deepEqual(outcome.kind === 'saved' && outcome.changedToo.map(({ field }) => field), ['phone']);
  });
});

type Api = Awaited<ReturnType<typeof useTenant>>['api'];

function bound(api: Api) {
  return {
    updateCustomerById: api.updateCustomerById.bind(api),
    updateCustomerByCode: api.updateCustomerByCode.bind(api),
    updateCustomerByEmail: api.updateCustomerByEmail.bind(api),
    updateCustomerByMobilePhone: api.updateCustomerByMobilePhone.bind(api),
  };
}
