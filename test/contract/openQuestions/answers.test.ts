import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { apiErrorDetail } from '../../../src/api/errors.ts';
import { statusOf } from '../../../src/customers/customer.ts';
import { newDraft, withEdit } from '../../../src/customers/draft.ts';
import { saveCustomer } from '../../../src/customers/saveCustomer.ts';
import { failureOf, ofKind } from '../../support/apiErrors.ts';
import { directoryOf, editAndSave, loadAll, savedOutcome } from '../../support/contractActions.ts';
import { useTenant } from '../../support/contractTenant.ts';
import { day } from '../../unit/customers/fakes.ts';

const PAGE = { pageNumber: 1, pageSize: 100 };

describe('what can give wrong answers quietly (open questions 17 to 26)', () => {
  test('open question 17: the gender is read and written as the boolean it is', async (t) => {
    const { api, rowWhere, row, recorder } = await useTenant(t);
    for (const gender of [true, false]) {
      const { id, number } = rowWhere((each) => each.gender === gender);
      assert.equal((await api.getCustomerDetail({ kind: 'id', value: id })).gender, gender);
      await api.updateCustomerById(id, { gender: !gender });
      assert.equal(row(number).gender, !gender);
    }
    const bodies = recorder.bodiesOf('updateCustomerById').map((body) => Reflect.get(Object(body), 'Gender'));
    assert.deepEqual(bodies, [false, true]);
  });

  for (const [dialect, total] of [
    [undefined, 60],
    ['data-array', 60],
    ['total-bare-array', undefined],
  ] as const) {
    test(`open question 18: rows and total are read (${dialect ?? 'Data and TotalCount'})`, async (t) => {
      const tenant = await useTenant(t, { dialects: dialect === undefined ? [] : [dialect] });
      if (total === undefined) tenant.expectDeviations('listCustomerWithTotalCount answer: must be object');
      const page = await tenant.api.listCustomerWithTotalCount(PAGE);
      assert.deepEqual([page.customers.length, page.totalCount], [60, total]);
      const past = await tenant.api.listCustomerWithTotalCount({ ...PAGE, pageNumber: 9 });
      assert.deepEqual([past.customers.length, past.totalCount], [0, total]);
    });
  }

  test('open question 18: an object that is no wrapper is an error that names the call, never an empty list', async (t) => {
    const tenant = await useTenant(t);
    tenant.sandbox.setFault('wrong-shape@listCustomerWithTotalCount', 'wrong-shape@listCustomers');
    tenant.expectDeviations('listCustomers answer: must be array');
    for (const [operation, read] of [
      ['listCustomerWithTotalCount', tenant.api.listCustomerWithTotalCount(PAGE)],
      ['listCustomers', tenant.api.listCustomers(PAGE)],
    ] as const) {
      const failure = ofKind(await failureOf(read), 'unexpectedShape');
      assert.equal(failure.operation, operation);
    }
    const state = await directoryOf(tenant.api).load();
    assert.deepEqual([state.status, state.error?.kind], ['failed', 'unexpectedShape']);
  });

  for (const [dialect, kind] of [
    [undefined, 'badRequest'],
    ['not-found-null', 'noSuchCustomer'],
    ['not-found-object', 'noSuchCustomer'],
    ['not-found-array', 'noSuchCustomer'],
  ] as const) {
    for (const key of ['id', 'code', 'email', 'mobile'] as const) {
      test(`open question 19: nobody with this ${key} is ${kind} (${dialect ?? '400 with a message'})`, async (t) => {
        const tenant = await useTenant(t, { dialects: dialect === undefined ? [] : [dialect] });
        const failure = await failureOf(tenant.api.getCustomerDetail({ kind: key, value: 'nobody' }));
        assert.equal(failure.kind, kind);
        if (failure.kind === 'badRequest')
          assert.equal(failure.serverMessage, 'Customer nobody does not exist in Database');
        if (tenant.recorder.deviations().length > 0) tenant.expectSpoiltAnswers();
      });
    }
  }

  test('open question 19: a 404 is a wrong route or host, never a missing customer', async (t) => {
    const tenant = await useTenant(t, { faults: ['status-404@getCustomerDetail'] });
    tenant.expectDeviations('getCustomerDetail answer: status 404 is not declared');
    const failure = await failureOf(tenant.api.getCustomerDetail({ kind: 'id', value: tenant.row(0).id }));
    assert.equal(failure.kind, 'routeNotFound');
  });

  test('open question 20: without an id and a birth date in the answer, the row of the list keeps both', async (t) => {
    const { api, rowWhere, sandbox } = await useTenant(t, {
      dialects: ['detail-without-id', 'detail-without-birth-date'],
    });
    const { id, birthDate, number } = rowWhere((row) => row.birthDate !== null);
    const directory = directoryOf(api);
    await directory.load();
    sandbox.store.change(number, { address: 'Jl. Baru' });
    const key = directory.state.rows.find(({ record }) => record.id === id)?.key ?? '';
    assert.equal(await directory.refreshRow(key), 'updated');
    const record = directory.recordOf(key);
    assert.deepEqual([record?.id, record?.birthDate, record?.address], [id, birthDate, 'Jl. Baru']);
  });

  for (const zone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Asia/Jakarta']) {
    test(`open question 21: days are the same days in ${zone}, read and written`, async (t) => {
      const before = process.env.TZ;
      process.env.TZ = zone;
      t.after(() => {
        if (before === undefined) delete process.env.TZ;
        else process.env.TZ = before;
      });
      const { api, sandbox, row, recorder } = await useTenant(t);
      sandbox.store.change(0, { birthDate: '2000-01-01', expiredGroup: '2019-07-31', joinDate: '2024-12-31' });
      const key = { kind: 'id', value: row(0).id } as const;
      const record = await api.getCustomerDetail(key);
      assert.deepEqual([record.birthDate, record.expiredGroup], ['2000-01-01', '2019-07-31']);
      const listed = (await api.listCustomers(PAGE)).customers.find(({ id }) => id === key.value);
      assert.equal(listed?.joinDate, '2024-12-31');
      await editAndSave(api, key, { birthDate: '1999-12-31' });
      assert.deepEqual(recorder.bodiesOf('updateCustomerById'), [{ Birthdate: '1999-12-31', ID: key.value }]);
      assert.equal(row(0).birthDate, '1999-12-31');
    });
  }

  test('open question 21: year 1 is no date, and clearing a date makes it so', async (t) => {
    const { api, rowWhere, row } = await useTenant(t);
    const { id, number } = rowWhere(({ birthDate }) => birthDate !== null);
    const outcome = savedOutcome(await editAndSave(api, { kind: 'id', value: id }, { birthDate: '' }));
    assert.deepEqual([outcome.differences, outcome.record.birthDate, row(number).birthDate], [[], null, null]);
  });

  test('open question 21: nothing but a real yyyy-mm-dd is sent', async (t) => {
    const { api, row, sandbox } = await useTenant(t);
    const outcome = await editAndSave(api, { kind: 'id', value: row(0).id }, { birthDate: '31 Jul 2019' });
    assert.equal(outcome.kind, 'invalid');
    assert.equal(sandbox.requestCount, 2, 'a token and a Detail');
  });

  for (const dialect of [undefined, 'to-exclusive'] as const) {
    test(`open question 22: both days asked for are in the list, and no others (${dialect ?? 'To included'})`, async (t) => {
      const { api, sandbox, recorder } = await useTenant(t, { dialects: dialect === undefined ? [] : [dialect] });
      for (const [number, joinDate] of [
        '2022-02-28',
        '2022-03-01',
        '2022-03-15',
        '2022-03-31',
        '2022-04-01',
      ].entries()) {
        sandbox.store.change(number, { joinDate });
      }
      const directory = directoryOf(api);
      directory.setFilter({ from: day('2022-03-01'), to: day('2022-03-31') });
      await loadAll(directory);
      const joined = new Set(directory.state.rows.map(({ record }) => record.joinDate));
      assert.ok(joined.has(day('2022-03-01')) && joined.has(day('2022-03-31')));
      assert.ok(!joined.has(day('2022-02-28')) && !joined.has(day('2022-04-01')));
      const [query] = recorder.queriesOf('listCustomerWithTotalCount').map((each) => Object.fromEntries(each));
      assert.deepEqual([query?.From, query?.To], ['2022-02-28', '2022-04-01']);
      assert.equal(directory.state.total, directory.state.rows.length, 'the total is of what is shown');
    });
  }

  test('open question 23: customers who move between pages while they are read are listed once', async (t) => {
    const { api, sandbox } = await useTenant(t);
    const directory = directoryOf(api, 20);
    await directory.load();
    const last = directory.state.rows.at(-1)?.record;
    // Sorts first, so that the last row of page 1 becomes the first of page 2.
    sandbox.store.add({ name: '!', code: 'X-1' }, '2026-01-01');
    await directory.loadMore();
    const ids = directory.state.rows.map(({ record }) => record.id);
    assert.equal(new Set(ids).size, ids.length);
    assert.equal(ids.filter((id) => id === last?.id).length, 1);
    assert.equal(ids.length, 39);
  });

  for (const [dialect, code] of [
    [undefined, 'MM-00061'],
    ['new-code-object', 'MM-00061'],
    ['new-code-off', undefined],
  ] as const) {
    test(`open question 24: the new code is ${code ?? 'an error, and not an empty code'} (${dialect ?? 'a bare string'})`, async (t) => {
      const { api } = await useTenant(t, { dialects: dialect === undefined ? [] : [dialect] });
      const answer = await api.getNewCustomerCode().catch((error: unknown) => apiErrorDetail(error)?.kind);
      assert.equal(answer, code ?? 'badRequest');
    });
  }

  for (const dialect of ['write-id-only', 'write-message-only', 'write-empty', 'write-204'] as const) {
    test(`open question 25: a create is done, and found again by email where no id came back (${dialect})`, async (t) => {
      const tenant = await useTenant(t, { dialects: [dialect] });
      const { id } = await tenant.api.createCustomer({ name: 'Rina', email: 'rina@example.com' });
      const found = await tenant.api.getCustomerDetail({ kind: 'email', value: 'rina@example.com' });
      assert.equal(found.id, tenant.sandbox.store.find('email', 'rina@example.com')?.id);
      assert.ok(id === undefined || id === found.id);
      assert.equal(tenant.recorder.operations.filter((operation) => operation === 'createCustomer').length, 1);
      if (tenant.recorder.deviations().length > 0) tenant.expectSpoiltAnswers();
    });
  }

  test('open question 25: HTML in answer to a write is not taken for done', async (t) => {
    const tenant = await useTenant(t, { faults: ['html-200@updateCustomerById'] });
    tenant.expectSpoiltAnswers();
    const failure = await failureOf(tenant.api.updateCustomerById(tenant.row(0).id, { name: 'Rina' }));
    assert.deepEqual([failure.kind, failure.acted], ['notJson', 'unknown']);
  });

  test('open question 26: a status and a field that nobody has seen are kept, and not sent back', async (t) => {
    const { api, row, recorder } = await useTenant(t, { faults: ['unknown-values@getCustomerDetail'] });
    const key = { kind: 'id', value: row(0).id } as const;
    const record = await api.getCustomerDetail(key);
    assert.deepEqual([record.status, statusOf(record)], ['Archived', 'other']);
    assert.deepEqual(record.unknownFields, { Tier: { Level: 7 } });
    savedOutcome(await editAndSave(api, key, { address: 'Jl. Baru' }));
    assert.deepEqual(recorder.bodiesOf('updateCustomerById'), [{ Address: 'Jl. Baru', ID: key.value }]);
  });

  for (const dialect of ['nulls-omitted', 'nulls-empty', undefined] as const) {
    test(`open question 26: a save is not stopped by the way in which no value is written (${dialect ?? 'null'})`, async (t) => {
      const { api, sandbox, rowWhere } = await useTenant(t, { dialects: dialect === undefined ? [] : [dialect] });
      const { id } = rowWhere((row) => row.email === null && row.group === null);
      const key = { kind: 'id', value: id } as const;
      const draft = withEdit(newDraft(await api.getCustomerDetail(key)), 'email', 'baru@example.com');
      sandbox.setDialect('nulls-empty');
      const outcome = savedOutcome(await saveCustomer({ api, key, draft }));
      assert.deepEqual([outcome.differences, outcome.record.email], [[], 'baru@example.com']);
    });
  }
});
