import type { AccountStore } from '../accounts/accountStore.ts';
import type { AccountRemover } from '../accounts/removeAccount.ts';
import type { SampleServer } from '../accounts/sampleServer.ts';
import type { SecretVault } from '../accounts/secretVault.ts';
import type { TestConnection } from '../accounts/testConnection.ts';
import type { ApiErrorDetail } from '../api/errors.ts';
import type { describeError } from '../platform/errorText.ts';
import type { Localiser } from '../platform/localiser.ts';
import type { AccountDialogs } from './accountDialogs.ts';
import type { StepWindow } from './multiStep.ts';

/** What the account commands work with. */
export interface AccountCommandDeps {
  readonly steps: StepWindow;
  readonly dialogs: AccountDialogs;
  readonly l10n: Localiser;
  readonly describeError: typeof describeError;
  /** Diagnoses the connection of an account, as the command does. */
  readonly diagnose: (accountId: string) => PromiseLike<void>;
  /** Asks for the secret of an account, as the command does. */
  readonly enterSecret: (accountId: string) => PromiseLike<void>;
  /** Opens the log at a failure. */
  readonly showDetails: (failure: ApiErrorDetail) => void;
  readonly store: AccountStore;
  readonly vault: SecretVault;
  readonly testConnection: TestConnection;
  readonly remover: AccountRemover;
  readonly sampleServer: SampleServer;
}
