import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { nodeId, TreeNodes } from '../../../src/tree/treeNodes.ts';

describe('tree nodes', () => {
  it('are one and the same object for the same customer, so that VS Code can find them again', () => {
    const nodes = new TreeNodes();
    assert.equal(nodes.customer('a', '1'), nodes.customer('a', '1'));
    assert.notEqual(nodes.customer('a', '1'), nodes.customer('b', '1'));
  });

  it('have ids that are unique over accounts and kinds', () => {
    const nodes = new TreeNodes();
    const all = [
      nodes.account('a'),
      nodes.account('b'),
      nodes.loadMore('a'),
      nodes.message('a'),
      nodes.customer('a', 'loadMore'),
      nodes.customer('a', '1'),
      nodes.customer('b', '1'),
      nodes.idList('a'),
      nodes.customerInIdList('a', '1'),
      nodes.idListNote('a', 'missing'),
      nodes.idListNote('a', 'unread'),
    ];
    assert.equal(new Set(all.map(nodeId)).size, all.length);
  });

  it('are let go of with their account', () => {
    const nodes = new TreeNodes();
    const before = nodes.customer('a', '1');
    const other = nodes.customer('b', '1');
    nodes.forget('a');
    assert.notEqual(nodes.customer('a', '1'), before);
    assert.equal(nodes.customer('b', '1'), other);
  });
});
