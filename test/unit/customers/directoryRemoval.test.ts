import assert from 'node:assert/strict';
import test from 'node:test';
import { directoryOf, keyAt, names } from './directoryBench.ts';
import { gate, people } from './fakes.ts';

test('a page asked for before a save does not bring back what was there before it', async () => {
  const { api, directory } = directoryOf(3);
  await directory.load();
  const door = gate();
  api.gate = door.closed;
  const refreshing = directory.refresh();
  const [first] = people(1);
  directory.applyRecord({ ...first, name: 'Saved', unknownFields: {} });
  door.open();
  await refreshing;
  assert.equal(directory.state.rows[0]?.record.name, 'Saved');
});

test('a page asked for before a removal does not bring the customer back', async () => {
  const { api, directory } = directoryOf(3);
  await directory.load();
  const door = gate();
  api.gate = door.closed;
  const refreshing = directory.refresh();
  directory.remove(keyAt(directory, 0));
  door.open();
  await refreshing;
  assert.deepEqual(names(directory.state), ['Customer 2', 'Customer 3']);
});

test('a removal costs no request and lowers the total', async () => {
  const { api, directory } = directoryOf(250);
  await directory.load();
  assert.equal(directory.remove(keyAt(directory, 5)), true);
  assert.deepEqual([directory.state.rows.length, directory.state.total], [99, 249]);
  assert.equal(directory.remove('id:none'), false);
  assert.equal(api.requests.length, 1);
});

for (const action of ['loadMore', 'refresh'] as const) {
  for (const when of ['before', 'after'] as const) {
    test(`a removal while ${action} is under way, its page made ${when} it, loses no customer that moves up`, async () => {
      const { api, directory } = directoryOf(250);
      await directory.load();
      const door = gate();
      api.gate = door.closed;
      if (when === 'after') api.rows.splice(0, 1);
      const reading = directory[action]();
      if (when === 'before') api.rows.splice(0, 1);
      directory.remove(keyAt(directory, 0));
      door.open();
      await reading;
      api.gate = undefined;
      for (let clicks = 0; clicks < 10 && directory.state.hasMore; clicks += 1) await directory.loadMore();
      assert.deepEqual(new Set(names(directory.state)), new Set(people(249, 2).map((person) => person.name)));
    });
  }
}
