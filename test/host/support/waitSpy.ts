import * as vscode from 'vscode';
import { extensionUnderTest } from './extensionUnderTest.ts';
import { replaceMember } from './replaceMember.ts';

/** A wait for the request budget, as it was shown. */
export interface ShownWait {
  readonly cancellable: boolean;
  /** What it said, oldest first. */
  readonly said: string[];
  readonly cancel: () => void;
  isOpen: boolean;
}

/** Sees the progress notifications that have no title of their own: those name why something waits. Until the test's end. */
export function watchWaits(): readonly ShownWait[] {
  const waits: ShownWait[] = [];
  const { window } = vscode;
  const original = window.withProgress.bind(window);
  const restore = replaceMember(window, 'withProgress', (options, task) => {
    const { location, title, cancellable = false } = options;
    if (location !== vscode.ProgressLocation.Notification || title !== undefined) return original(options, task);
    const source = new vscode.CancellationTokenSource();
    const wait: ShownWait = { cancellable, said: [], cancel: () => source.cancel(), isOpen: true };
    waits.push(wait);
    const report = ({ message }: { message?: string }) => wait.said.push(message ?? '');
    return Promise.resolve(task({ report }, source.token)).finally(() => {
      wait.isOpen = false;
    });
  });
  const under = extensionUnderTest();
  under.defer(restore);
  under.tellOnFailure(() => `waits: ${JSON.stringify(waits.map(({ said, isOpen }) => ({ said, isOpen })))}`);
  return waits;
}

/** Sees the status bar items that are made from now on. Until the test's end. */
export function watchStatusBar(): readonly vscode.StatusBarItem[] {
  const items: vscode.StatusBarItem[] = [];
  const { window } = vscode;
  const create = window.createStatusBarItem;
  Reflect.set(window, 'createStatusBarItem', (id: string, alignment?: vscode.StatusBarAlignment, priority?: number) => {
    const item = create(id, alignment, priority);
    items.push(item);
    return item;
  });
  extensionUnderTest().defer(() => Reflect.set(window, 'createStatusBarItem', create));
  return items;
}
