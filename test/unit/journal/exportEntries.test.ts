import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { entriesAsCsv, entriesAsJson } from '../../../src/journal/exportEntries.ts';
import { entryOf } from './entryFixtures.ts';

function rows(csv: string): string[] {
  return csv.replace('\uFEFF', '').trimEnd().split('\r\n');
}

describe('exportEntries', () => {
  test('a table has one row for each changed field', () => {
    const changes = [...entryOf().changes, { field: 'group' as const, after: 'Gold' }];
    const readBack = {
      differs: [{ field: 'phone' as const, got: '62' }],
      unverified: ['group' as const],
      changedToo: [],
    };
    const csv = entriesAsCsv([entryOf({ changes, readBack })]);
    assert.ok(csv.startsWith('\uFEFF'));
    assert.deepEqual(rows(csv), [
      'time,operation,outcome,customerId,customerCode,customerName,field,before,after,readBack,failure,status,entry',
      '2026-11-22T10:00:00.000Z,updateCustomerById,done,00000000-0000-4000-8000-000000000001,MM-00001,Budi Santoso,phone,0215550001,0215550009,62,,,00000000-0000-4000-8000-0000000000e1',
      '2026-11-22T10:00:00.000Z,updateCustomerById,done,00000000-0000-4000-8000-000000000001,MM-00001,Budi Santoso,group,,Gold,,,,00000000-0000-4000-8000-0000000000e1',
    ]);
  });

  test('a change without fields, and a failure, have a row as well', () => {
    const verified = entryOf({ operation: 'verifyCustomerEmail', verified: false, changes: [] });
    const refused = entryOf({ outcome: 'notDone', failure: { kind: 'forbidden', status: 403 } });
    const [, first = '', second = ''] = rows(entriesAsCsv([verified, refused]));
    assert.match(first, /,,,false,,,,/);
    assert.match(second, /,forbidden,403,/);
  });

  test('commas, quotes and line ends stay inside their cell', () => {
    const changes = [{ field: 'address' as const, before: 'Jl. "A", 1', after: 'Jl. B\r\nJakarta' }];
    assert.match(entriesAsCsv([entryOf({ changes })]), /,"Jl\. ""A"", 1","Jl\. B\r\nJakarta",/);
  });

  test('no cell is a formula', () => {
    for (const text of ['=1+1', '+62812', '-1', '@cmd', '\tx']) {
      const changes = [{ field: 'phone' as const, before: text, after: 'x' }];
      assert.ok(entriesAsCsv([entryOf({ changes })]).includes(`'${text}`), text);
    }
  });

  test('as JSON nothing is lost', () => {
    const entry = entryOf();
    const { at: _at, failure: _failure, readBack: _readBack, verified: _verified, ...rest } = entry;
    assert.deepEqual(JSON.parse(entriesAsJson([entry])), [{ time: '2026-11-22T10:00:00.000Z', ...rest }]);
  });
});
