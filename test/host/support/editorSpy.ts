import * as vscode from 'vscode';
import { CustomerPage } from './customerPage.ts';
import { eventually } from './eventually.ts';
import { replaceMember } from './replaceMember.ts';

type Provider = vscode.CustomEditorProvider<vscode.CustomDocument>;

/** Sees the customer editor through the provider that the extension registers, and what VS Code asks of it. */
export class EditorSpy {
  /** Pages that VS Code has made, oldest first. */
  readonly pages: CustomerPage[] = [];
  /** Names of the backups that VS Code was given, oldest first. */
  readonly backups: string[] = [];
  /** How often VS Code asked for a save, whoever wanted it. */
  saves = 0;
  /** The backup that the next document is opened with, as after a restart. */
  nextBackupId: string | undefined;
  #provider: Provider | undefined;

  install(): void {
    const register = vscode.window.registerCustomEditorProvider;
    Reflect.set(
      vscode.window,
      'registerCustomEditorProvider',
      (viewType: string, provider: Provider, options?: Parameters<typeof register>[2]) => {
        this.#watch(provider);
        this.#provider = provider;
        return register(viewType, provider, options);
      },
    );
  }

  get provider(): Provider {
    if (!this.#provider) throw new Error('there is no provider yet');
    return this.#provider;
  }

  /** Opens the customer of a row by the command, and starts its page without waiting for the webview. */
  async open(node: unknown): Promise<CustomerPage> {
    const before = this.pages.length;
    await vscode.commands.executeCommand('dealpos.openCustomer', node);
    const page = await eventually(() => this.pages[before]);
    page.say({ type: 'ready' });
    return page;
  }

  /** Brings a page that is open to the front, and waits until VS Code has done so. */
  async reveal({ panel }: CustomerPage): Promise<void> {
    panel.reveal();
    await eventually(() => panel.active);
  }

  /** Opens a customer and waits until it is read. */
  async openReady(node: unknown): Promise<CustomerPage> {
    const page = await this.open(node);
    await page.until('ready');
    return page;
  }

  reset(): void {
    this.pages.length = 0;
    this.backups.length = 0;
    this.saves = 0;
    this.nextBackupId = undefined;
  }

  #watch(provider: Provider): void {
    const open = provider.openCustomDocument.bind(provider);
    replaceMember(provider, 'openCustomDocument', (uri, context, token) => {
      const backupId = this.nextBackupId ?? context.backupId;
      this.nextBackupId = undefined;
      return open(uri, { ...context, backupId }, token);
    });
    const resolve = provider.resolveCustomEditor.bind(provider);
    replaceMember(provider, 'resolveCustomEditor', (document, panel, token) => {
      this.pages.push(new CustomerPage(document, panel));
      return resolve(document, panel, token);
    });
    const save = provider.saveCustomDocument.bind(provider);
    replaceMember(provider, 'saveCustomDocument', (document, token) => {
      this.saves += 1;
      return save(document, token);
    });
    const backup = provider.backupCustomDocument.bind(provider);
    replaceMember(provider, 'backupCustomDocument', async (document, context, token) => {
      const made = await backup(document, context, token);
      this.backups.push(made.id);
      return made;
    });
  }
}

/** The tab in front, if it is a customer's. */
export function customerTab(): vscode.Tab {
  const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
  if (!(tab?.input instanceof vscode.TabInputCustom)) throw new Error('no customer is in front');
  return tab;
}

/** Waits until the tab in front has, or has not, the mark of unsaved edits. */
export async function untilDirty(dirty: boolean): Promise<void> {
  await eventually(() => customerTab().isDirty === dirty);
}

/** Closes every editor and throws unsaved edits away, of those too that are only just opening. */
export async function closeEditors(): Promise<void> {
  await eventually(async () => {
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    await vscode.window.tabGroups.close(tabs.filter((tab) => !tab.isDirty));
    if (tabs.some((tab) => tab.isDirty)) await closeDirty();
    return openTabs() === 0;
  });
}

/** VS Code asks before it closes an editor with edits, but not by this command; it closes the one in front. */
async function closeDirty(): Promise<void> {
  const { activeTab } = vscode.window.tabGroups.activeTabGroup;
  if (activeTab) await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
}

/** How many customers have a tab. Pages of an earlier test may still come. */
export function openCustomerTabs(): number {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.filter(({ input }) => input instanceof vscode.TabInputCustom).length;
}

/** How many tabs there are. */
export function openTabs(): number {
  return vscode.window.tabGroups.all.reduce((count, group) => count + group.tabs.length, 0);
}
