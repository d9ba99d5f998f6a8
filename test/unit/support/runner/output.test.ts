import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Output } from '../../../support/runner/output.ts';

it('output keeps lines whole and names their kind', () => {
  const written: string[] = [];
  const output = new Output('unit', (text) => written.push(text));
  output.write('one\ntw');
  output.write('o\nthree');
  assert.deepEqual(written, ['unit     │ one\n', 'unit     │ two\n']);
  output.end();
  output.end();
  assert.deepEqual(written.slice(2), ['unit     │ three\n']);
});
