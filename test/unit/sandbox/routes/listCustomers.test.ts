import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { objectOf, rowsOf, useSandbox } from '../../../support/sandboxFixture.ts';

const { call, sandbox } = await useSandbox({ after });
const all = [...sandbox.store.rows()];
const PAGE = 'PageNumber=1&PageSize=500';

test('The list is a bare array of the seven documented fields', async () => {
  const rows = rowsOf((await call('GET', '?PageNumber=1&PageSize=20')).body);
  assert.equal(rows.length, 20);
  for (const row of rows) {
    assert.deepEqual(Object.keys(row), ['Name', 'Code', 'Mobile', 'Email', 'BirthDate', 'JoinDate', 'ID']);
    assert.match(String(row.JoinDate), /^\d{4}-\d{2}-\d{2}T00:00:00$/);
  }
});

test('A birthday that is not known is in the year 1', async () => {
  const rows = rowsOf((await call('GET', `?${PAGE}`)).body);
  const unknown = all.find((row) => row.birthDate === null);
  assert.equal(rows.find((row) => row.ID === unknown?.id)?.BirthDate, '0001-01-01T00:00:00');
});

test('Pages follow each other in the order of names, without gap or repetition', async () => {
  const pages = await Promise.all([1, 2, 3, 4, 5].map((n) => call('GET', `?PageNumber=${n}&PageSize=50`)));
  const rows = pages.flatMap((page) => rowsOf(page.body));
  assert.equal(new Set(rows.map((row) => row.ID)).size, 200);
  assert.deepEqual(pages[4]?.body, []);
  const names = rows.map((row) => String(row.Name).toLowerCase());
  assert.deepEqual(
    names,
    names.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0)),
  );
});

test('The name filter finds parts of names and ignores case', async () => {
  const rows = rowsOf((await call('GET', `?${PAGE}&Name=SARI`)).body);
  assert.equal(rows.length, all.filter((row) => row.name.toLowerCase().includes('sari')).length);
  assert.ok(rows.length > 0);
});

test('The outlet filter takes the whole name and refuses an outlet that does not exist', async () => {
  const rows = rowsOf((await call('GET', `?${PAGE}&Outlet=kuta`)).body);
  assert.equal(rows.length, all.filter((row) => row.signUpOutlet === 'Kuta').length);
  const refused = await call('GET', `?${PAGE}&Outlet=Mars`);
  assert.equal(refused.status, 400);
  assert.deepEqual(refused.body, { Message: 'Outlet Mars does not exist in Database' });
});

test('From and To are days of joining, both included', async () => {
  const day = all[10]?.joinDate ?? '';
  const rows = rowsOf((await call('GET', `?${PAGE}&From=${day}&To=${day}`)).body);
  assert.equal(rows.length, all.filter((row) => row.joinDate === day).length);
  assert.ok(rows.some((row) => row.ID === all[10]?.id));
});

for (const query of [
  '',
  '?PageNumber=1',
  '?PageSize=20',
  '?PageNumber=0&PageSize=20',
  '?PageNumber=1&PageSize=0',
  '?PageNumber=one&PageSize=20',
  '?PageNumber=1&PageSize=20&From=01/02/2024',
  '?PageNumber=1&PageSize=20&To=2024-02-31',
]) {
  test(`The list refuses "${query}" with 400 and a message`, async () => {
    const { status, body } = await call('GET', query);
    assert.equal(status, 400);
    assert.equal(typeof objectOf(body).Message, 'string');
  });
}

test('The POST twin takes the same filters in its body and answers the same', async () => {
  const byGet = await call('GET', '?PageNumber=2&PageSize=10&Name=a');
  const byPost = await call('POST', '/p', { PageNumber: 2, PageSize: 10, Name: 'a' });
  assert.equal(byPost.status, 200);
  assert.deepEqual(byPost.body, byGet.body);
  assert.equal((await call('POST', '/p', { Name: 'a' })).status, 400);
});

test('The list with total wraps the same rows and counts all that match', async () => {
  const { body } = await call('GET', '/WithTotalCount?PageNumber=1&PageSize=5&Name=a');
  const { Data, TotalCount, ...rest } = objectOf(body);
  assert.deepEqual(rest, {});
  assert.deepEqual(Data, (await call('GET', '?PageNumber=1&PageSize=5&Name=a')).body);
  assert.equal(TotalCount, all.filter((row) => row.name.toLowerCase().includes('a')).length);
});
