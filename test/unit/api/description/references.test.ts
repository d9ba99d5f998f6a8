import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { References } from '../../../../src/api/description/references.ts';

const root = {
  a: { 'b/c': { 'd~e': 'found' } },
  list: ['zero', { $ref: '#/a/b~1c/d~0e' }],
  loop: { $ref: '#/pool' },
  pool: { $ref: '#/loop' },
  'ü x': 1,
};

describe('references', () => {
  test('lead to names, escaped names and places in lists', () => {
    const references = new References(root);
    assert.equal(references.follow({ $ref: '#/a/b~1c/d~0e' }), 'found');
    assert.equal(references.follow({ $ref: '#/list/0' }), 'zero');
    assert.equal(references.follow({ $ref: '#/list/1' }), 'found');
    assert.equal(references.follow({ $ref: '#/%C3%BC%20x' }), 1);
    assert.equal(references.follow({ $ref: '#' }), root);
    assert.equal(references.follow('no reference'), 'no reference');
    assert.deepEqual(references.unfollowed, []);
  });

  test('that go round in circles lead to nothing', () => {
    assert.equal(new References(root).follow({ $ref: '#/loop' }), undefined);
    assert.equal(new References({ $ref: '#' }).follow({ $ref: '#' }), undefined);
  });

  test('out of the file are reported and not followed', () => {
    const references = new References(root);
    for (const $ref of ['https://example.com/a.json#/a', 'other.yaml', '//host/x', 'file:///etc/passwd', '']) {
      assert.equal(references.follow({ $ref }), undefined);
    }
    assert.ok(references.unfollowed.every(({ reason }) => reason === 'external'));
    assert.equal(references.unfollowed.length, 5);
  });

  test('to what is not there are reported', () => {
    const references = new References(root);
    const lost = [
      '#/none',
      '#anchor',
      '#/a/constructor',
      '#/a/__proto__',
      '#/list/01',
      '#/list/9',
      '#/list/length',
      '#/%zz',
      `#${'/a'.repeat(200)}`,
    ];
    for (const $ref of lost) assert.equal(references.follow({ $ref }), undefined, $ref);
    assert.deepEqual(
      references.unfollowed.map(({ reference }) => reference),
      lost,
    );
    assert.ok(references.unfollowed.every(({ reason }) => reason === 'missing'));
  });

  test('are reported once each, and not without end', () => {
    const references = new References(root);
    for (let index = 0; index < 1000; index += 1) references.follow({ $ref: `x${index % 200}` });
    assert.equal(references.unfollowed.length, 50);
  });
});
