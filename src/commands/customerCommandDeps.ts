import type { AccountConnections } from '../accounts/connections.ts';
import type { FreshRecords } from '../editor/freshRecords.ts';
import type { OpenDocument, OpenDocuments } from '../editor/openDocuments.ts';
import type { CustomerDirectories } from '../tree/directories.ts';
import type { AccountCommandDeps } from './accountCommandDeps.ts';

/** What the commands on customers work with. */
export interface CustomerCommandDeps
  extends Pick<
    AccountCommandDeps,
    'steps' | 'dialogs' | 'l10n' | 'describeError' | 'diagnose' | 'enterSecret' | 'showDetails' | 'store'
  > {
  readonly connections: AccountConnections;
  readonly directories: CustomerDirectories;
  readonly open: Pick<OpenDocuments, 'ofAccount'> & {
    active(): Pick<OpenDocument, 'document'> | undefined;
    at(uri: unknown): Pick<OpenDocument, 'document'> | undefined;
  };
  readonly fresh: Pick<FreshRecords, 'forget' | 'remember'>;
}
