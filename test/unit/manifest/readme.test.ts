import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { operations } from '../../../src/api/operations.ts';
import { CUSTOMER_COMMANDS } from '../../../src/commands/ids.ts';

const root = join(import.meta.dirname, '../../..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const titles = new Map(Object.entries<string>(JSON.parse(readFileSync(join(root, 'package.nls.json'), 'utf8'))));
const [, table = ''] = readme.split('## Commands and the calls they make');
const rows = table
  .split('\n## ')[0]
  ?.split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) => line.split('|').map((cell) => cell.trim()));

/** Commands of a row or of the history, which call nothing of their own or are not in the palette. */
const ELSEWHERE = new Set<string>([CUSTOMER_COMMANDS.closeIdList]);

describe('the table of commands in the README', () => {
  it('names every command on customers by its title', () => {
    const named = rows?.map(([, command]) => command ?? '').join(', ') ?? '';
    const own = Object.values(CUSTOMER_COMMANDS).filter((id) => !ELSEWHERE.has(id) && !/istory/.test(id));
    assert.ok(own.length > 20);
    const missing = own.map((id) => titles.get(`command.${id.replace('dealpos.', '')}`) ?? id);
    assert.deepEqual(
      missing.filter((title) => !named.includes(title)),
      [],
    );
  });

  it('gives every operation of the table of the API with its method and path', () => {
    const calls = rows?.map(([, , call]) => call ?? '').join(' ') ?? '';
    for (const { id, method, path } of Object.values(operations)) {
      const short = path.replace('/api/v3', '');
      assert.ok(calls.includes(`\`${method} ${short}\``), `${id}: ${method} ${short}`);
    }
  });
});
