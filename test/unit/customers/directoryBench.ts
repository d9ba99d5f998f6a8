import type { DirectoryState } from '../../../src/customers/directory.ts';
import { CustomerDirectory } from '../../../src/customers/directory.ts';
import { FakeListApi, people, setupOf } from './fakes.ts';

/** The directory of a tenant with this many customers, and the tenant. */
export function directoryOf(rows: number, pageSize = 100): { api: FakeListApi; directory: CustomerDirectory } {
  const api = new FakeListApi(people(rows));
  return { api, directory: new CustomerDirectory(setupOf(api, pageSize)) };
}

export function names(state: DirectoryState): readonly (string | null | undefined)[] {
  return state.rows.map((row) => row.record.name);
}

/** The key of the row at this place of the list. */
export function keyAt(directory: CustomerDirectory, index: number): string {
  return directory.state.rows[index]?.key ?? '';
}
