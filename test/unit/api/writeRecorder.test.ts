import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { CustomerApi } from '../../../src/api/customerApi.ts';
import { ApiError, apiErrorDetail } from '../../../src/api/errors.ts';
import type { OperationId } from '../../../src/api/operationId.ts';
import { operations } from '../../../src/api/operations.ts';
import { WriteNote } from '../../../src/api/writeNote.ts';
import type { StartedWrite, WriteEnding, WriteRecorder } from '../../../src/api/writeRecorder.ts';
import { connect } from '../../support/apiHarness.ts';
import { BUDI, ID, OTHER_ID } from '../customers/fakes.ts';

const changes = { phone: '0215550002' };
const NAMES = { mergeTarget: 'TargetID', mergeSources: 'SourceIDs' };

/** Every call that is not a read, made once, and what is to be recorded of it. */
const WRITES: Readonly<
  Partial<
    Record<OperationId, readonly [(api: CustomerApi) => Promise<unknown>, Omit<StartedWrite, 'operation' | 'note'>]>
  >
> = {
  createCustomer: [(api) => api.createCustomer({ name: 'Ani' }), { keys: [], changes: { name: 'Ani' } }],
  updateCustomerById: [(api) => api.updateCustomerById(ID, changes), { keys: [{ kind: 'id', value: ID }], changes }],
  updateCustomerByCode: [
    (api) => api.updateCustomerByCode('C', changes),
    { keys: [{ kind: 'code', value: 'C' }], changes },
  ],
  updateCustomerByEmail: [
    (api) => api.updateCustomerByEmail('e', changes),
    { keys: [{ kind: 'email', value: 'e' }], changes },
  ],
  updateCustomerByMobilePhone: [
    (api) => api.updateCustomerByMobilePhone('08', changes),
    { keys: [{ kind: 'mobile', value: '08' }], changes },
  ],
  deleteCustomerByEmail: [
    (api) => api.deleteCustomerByEmail('e'),
    { keys: [{ kind: 'email', value: 'e' }], changes: {} },
  ],
  deleteCustomerByCode: [(api) => api.deleteCustomerByCode('C'), { keys: [{ kind: 'code', value: 'C' }], changes: {} }],
  updateAppLastSignInCustomerById: [
    (api) => api.updateAppLastSignInCustomerById(ID),
    { keys: [{ kind: 'id', value: ID }], changes: {} },
  ],
  verifyCustomerMobile: [
    (api) => api.verifyCustomerMobile(ID, true),
    { keys: [{ kind: 'id', value: ID }], changes: {}, verified: true },
  ],
  verifyCustomerEmail: [
    (api) => api.verifyCustomerEmail(ID, false),
    { keys: [{ kind: 'id', value: ID }], changes: {}, verified: false },
  ],
  suspendCustomer: [
    (api) => api.suspendCustomer({ kind: 'mobile', value: '08' }),
    { keys: [{ kind: 'mobile', value: '08' }], changes: { status: 'Suspended' } },
  ],
  unsuspendCustomer: [
    (api) => api.unsuspendCustomer({ kind: 'id', value: ID }),
    { keys: [{ kind: 'id', value: ID }], changes: { status: 'Active' } },
  ],
  mergeCustomer: [
    (api) => api.mergeCustomer(ID, [OTHER_ID]),
    {
      keys: [
        { kind: 'id', value: ID },
        { kind: 'id', value: OTHER_ID },
      ],
      changes: {},
    },
  ],
  checkCustomerPinAuthenticate: [
    (api) => api.checkCustomerPinAuthenticate(ID, '0042'),
    { keys: [{ kind: 'id', value: ID }], changes: {} },
  ],
};

class Recorder implements WriteRecorder {
  readonly writes: StartedWrite[] = [];
  readonly endings: WriteEnding[] = [];

  async started(write: StartedWrite) {
    this.writes.push(write);
    return { ended: async (ending: WriteEnding) => void this.endings.push(ending) };
  }
}

function call(id: OperationId, api: CustomerApi): Promise<unknown> {
  const write = WRITES[id];
  if (!write) throw new Error(`${id} is not among the writes of this test`);
  return write[0](api);
}

describe('the record of writes', () => {
  const kinds = Object.values(operations).filter(({ kind }) => kind === 'write' || kind === 'secretCheck');

  for (const { id } of kinds) {
    test(`${id} leaves exactly one entry, with whom it was about and what it set`, async () => {
      const recorder = new Recorder();
      const { api, sent } = connect(() => ({ json: { ID, Message: 'done' } }), { names: NAMES, recorder });
      await call(id, api);
      assert.equal(sent.length, 1);
      assert.deepEqual(recorder.writes, [{ operation: id, note: undefined, ...WRITES[id]?.[1] }]);
      assert.deepEqual(
        recorder.endings.map(({ outcome, failure }) => [outcome, failure]),
        [['done', undefined]],
      );
      assert.doesNotMatch(JSON.stringify(recorder.writes), /0042/);
    });

    test(`${id} is on the record before it is sent`, async () => {
      const recorder = new Recorder();
      const started: number[] = [];
      const { api } = connect(
        () => {
          started.push(recorder.writes.length);
          return { json: { Message: 'done' } };
        },
        { names: NAMES, recorder },
      );
      await call(id, api);
      assert.deepEqual(started, [1]);
    });
  }

  test('the id of a new customer is kept', async () => {
    const recorder = new Recorder();
    const { api } = connect(() => ({ json: { ID } }), { recorder });
    await api.createCustomer({ name: 'Ani' });
    assert.equal(recorder.endings[0]?.id, ID);
  });

  test('a refusal is "not done", a lost answer "uncertain", and both fail as before', async () => {
    const recorder = new Recorder();
    const { api } = connect((_, index) => (index === 0 ? { status: 403, json: {} } : { text: 'half an ans' }), {
      recorder,
    });
    const failures: unknown[] = [];
    await api.suspendCustomer({ kind: 'id', value: ID }).catch((error: unknown) => failures.push(error));
    await api.createCustomer({ name: 'Ani' }).catch((error: unknown) => failures.push(error));
    assert.deepEqual(
      recorder.endings.map(({ outcome, failure }) => [outcome, failure?.kind, failure?.status]),
      [
        ['notDone', 'forbidden', 403],
        ['uncertain', apiErrorDetail(failures[1])?.kind, 200],
      ],
    );
    assert.equal(apiErrorDetail(failures[0])?.kind, 'forbidden');
  });

  test('what the gate refuses, and what cannot be sent at all, is no write', async () => {
    const recorder = new Recorder();
    const gate = async (): Promise<never> => {
      throw new ApiError({ kind: 'readOnlyAccount', acted: 'no' });
    };
    const { api } = connect(() => ({ json: {} }), { recorder, gate });
    await assert.rejects(api.suspendCustomer({ kind: 'id', value: ID }));
    await assert.rejects(api.updateCustomerById('', changes));
    assert.deepEqual(recorder.writes, []);
  });

  test('reads are not recorded', async () => {
    const recorder = new Recorder();
    const { api } = connect(() => ({ json: { ID, Name: 'Ani' } }), { recorder });
    await api.getCustomerDetail({ kind: 'id', value: ID });
    assert.deepEqual(recorder.writes, []);
  });

  test('what the caller knows rides along, and what it finds later is heard', async () => {
    const recorder = new Recorder();
    const { api } = connect(() => ({ json: {} }), { recorder });
    const note = new WriteNote(BUDI);
    note.found({ outcome: 'done', now: undefined });
    await api.suspendCustomer({ kind: 'id', value: ID }, { note });
    assert.equal(recorder.writes[0]?.note, note);
    const heard: string[] = [];
    recorder.writes[0]?.note?.onFound(({ outcome }) => heard.push(outcome));
    note.found({ outcome: 'notDone', now: BUDI });
    assert.deepEqual(heard, ['notDone']);
  });
});
