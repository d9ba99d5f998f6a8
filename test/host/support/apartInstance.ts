import * as vscode from 'vscode';
import type { FakeMemento, FakeSecrets } from '../../unit/accounts/fakeStorage.ts';
import { extensionUnderTest } from './extensionUnderTest.ts';
import { replaceMember } from './replaceMember.ts';

/** The storage of one user, which several windows may share. */
export interface UserStorage {
  readonly memento: FakeMemento;
  readonly secrets: FakeSecrets;
}

/** Another instance of the released bundle, as in another window: with its own storage, and not registered in VS Code. */
export interface ApartInstance {
  readonly commands: ReadonlyMap<string, (...args: unknown[]) => unknown>;
  readonly provider: vscode.TreeDataProvider<unknown>;
  readonly view: vscode.TreeView<unknown>;
}

/** Activates the extension once more. It lives until the end of the test. */
export function activateApart({ memento, secrets }: UserStorage): ApartInstance {
  const under = extensionUnderTest();
  const commands = new Map<string, (...args: unknown[]) => unknown>();
  const providers: vscode.TreeDataProvider<unknown>[] = [];
  const view = unseenView();
  const nothing = new vscode.Disposable(() => undefined);
  const restore = [
    replaceMember(vscode.commands, 'registerCommand', (id, handler) => {
      commands.set(id, handler);
      return nothing;
    }),
    replaceMember(vscode.window, 'registerCustomEditorProvider', () => nothing),
  ];
  const { createTreeView, createOutputChannel } = vscode.window;
  Reflect.set(vscode.window, 'createTreeView', (_id: string, options: vscode.TreeViewOptions<unknown>) => {
    providers.push(options.treeDataProvider);
    return view;
  });
  // Under its own name, because VS Code gives both instances of one name the same channel, and closing it closes it for both.
  Reflect.set(vscode.window, 'createOutputChannel', (_name: string, options: { log: true }) =>
    createOutputChannel('DealPOS (another window)', options),
  );
  restore.push(() => {
    Reflect.set(vscode.window, 'createTreeView', createTreeView);
    Reflect.set(vscode.window, 'createOutputChannel', createOutputChannel);
  });
  const subscriptions: vscode.Disposable[] = [];
  const context: vscode.ExtensionContext = Object.create(under.context, {
    secrets: { value: secrets },
    globalState: { value: memento },
    subscriptions: { value: subscriptions },
  });
  try {
    under.activateAnew(context);
  } finally {
    for (const undo of restore) undo();
  }
  under.defer(() => {
    for (const owned of subscriptions) owned.dispose();
  });
  const [provider] = providers;
  if (!provider) throw new Error('no tree was made');
  return { commands, provider, view };
}

/** A view that nobody looks at. */
function unseenView(): vscode.TreeView<unknown> {
  const never = () => new vscode.Disposable(() => undefined);
  return {
    selection: [],
    visible: false,
    onDidExpandElement: never,
    onDidCollapseElement: never,
    onDidChangeSelection: never,
    onDidChangeVisibility: never,
    onDidChangeCheckboxState: never,
    reveal: async () => undefined,
    dispose: () => undefined,
  };
}
