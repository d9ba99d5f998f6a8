import * as path from 'node:path';
import * as vscode from 'vscode';
import { wipeAccounts } from './accountStorage.ts';
import { closeEditors, EditorSpy } from './editorSpy.ts';
import { replaceMember } from './replaceMember.ts';
import { ScriptedUi } from './scriptedUi.ts';
import { TreeSpy } from './treeSpy.ts';
import { UnderWay } from './underWay.ts';

const EXTENSION_ID = 'dealpos-community.dealpos-customers';

/** Settings that every test starts with. Auto save is on in web hosts and off on desktops. */
const BASE_SETTINGS: Readonly<Record<string, unknown>> = { 'files.autoSave': 'off' };

interface Bundle {
  activate(context: vscode.ExtensionContext): void;
}

/**
 * The installed extension, as built for release, in a real VS Code. What it gives to VS Code and asks of the user passes
 * through here; nothing in it knows of that.
 */
export class ExtensionUnderTest {
  readonly ui = new ScriptedUi();
  readonly underWay = new UnderWay();
  readonly tree = new TreeSpy(this.underWay);
  readonly editor = new EditorSpy();
  /** Context keys that were set, with their newest values. */
  readonly contextKeys = new Map<string, unknown>();
  /** Names of the secrets that were read, oldest first. */
  readonly secretReads: string[] = [];
  /** How the extension came alive. */
  activation = { activeBefore: false, ms: 0, secretReads: 0, contextKeys: new Map<string, unknown>() };
  readonly #cleanUps: (() => unknown)[] = [];
  readonly #findings: (() => string)[] = [];
  readonly #changedSettings = new Set<string>();
  #context: vscode.ExtensionContext | undefined;
  #bundle: Bundle | undefined;

  /** Must run before the extension is activated. */
  install(): void {
    this.ui.install();
    this.tree.install();
    this.editor.install();
    const execute: (command: string, ...rest: unknown[]) => Thenable<unknown> = vscode.commands.executeCommand;
    Reflect.set(vscode.commands, 'executeCommand', (command: string, ...rest: unknown[]) => {
      if (command === 'setContext' && typeof rest[0] === 'string') this.contextKeys.set(rest[0], rest[1]);
      return this.underWay.of(command, execute(command, ...rest));
    });
    this.#seeActivation();
  }

  /** Uses a first command, as a user does. */
  async activate(): Promise<void> {
    const activeBefore = this.extension.isActive;
    const start = performance.now();
    await vscode.commands.executeCommand('dealpos.showLog');
    const ms = performance.now() - start;
    const contextKeys = new Map(this.contextKeys);
    this.activation = { activeBefore, ms, secretReads: this.secretReads.length, contextKeys };
    for (const name of Object.keys(BASE_SETTINGS)) await this.#resetSetting(name);
    await this.tree.hide();
  }

  get extension(): vscode.Extension<unknown> {
    const extension = vscode.extensions.getExtension(EXTENSION_ID);
    if (!extension) throw new Error('the extension is not there');
    return extension;
  }

  /** The context that VS Code gave to the extension, with its real secrets and its real state. */
  get context(): vscode.ExtensionContext {
    if (!this.#context) throw new Error('the extension was not activated');
    return this.#context;
  }

  /** Activates a second instance of the bundle that VS Code runs. */
  activateAnew(context: vscode.ExtensionContext): void {
    this.#bundle?.activate(context);
  }

  /** Done after the test, last added first. */
  defer(cleanUp: () => unknown): void {
    this.#cleanUps.push(cleanUp);
  }

  /** Something that is told of the test if it fails: what a failure on another machine can be understood by. */
  tellOnFailure(finding: () => string): void {
    this.#findings.push(finding);
  }

  /** What is known of a test that has just failed; must be asked before it is cleaned up. */
  whatHappened(): readonly string[] {
    const pages = this.editor.pages.map((page) => page.lastPhase);
    return [
      `still under way: ${this.underWay.names.join(', ') || 'nothing'}`,
      `pages: ${pages.join(', ') || 'none'}; messages: ${JSON.stringify(this.ui.messages.map(({ message }) => message))}`,
      ...this.#findings.map((finding) => finding()),
    ];
  }

  /** Changes a user setting until the end of the test. */
  async setting(name: string, value: unknown): Promise<void> {
    this.#changedSettings.add(name);
    await vscode.workspace.getConfiguration().update(name, value, vscode.ConfigurationTarget.Global);
  }

  /** Back to an extension without accounts, editors and changed settings. */
  async cleanUp(): Promise<void> {
    await closeEditors();
    await wipeAccounts(this.context);
    for (const cleanUp of this.#cleanUps.splice(0).reverse()) await cleanUp();
    for (const name of this.#changedSettings) await this.#resetSetting(name);
    this.#changedSettings.clear();
    this.#findings.length = 0;
    await this.tree.hide();
    // Once the log was shown, VS Code draws every line of it.
    await vscode.commands.executeCommand('workbench.action.closePanel');
    this.ui.reset();
    this.editor.reset();
    this.tree.fired.length = 0;
    this.secretReads.length = 0;
  }

  async #resetSetting(name: string): Promise<void> {
    await vscode.workspace.getConfiguration().update(name, BASE_SETTINGS[name], vscode.ConfigurationTarget.Global);
  }

  /** Takes the place of the extension's entry, so that its context can be seen on its way in. */
  #seeActivation(): void {
    const file = path.join(this.extension.extensionPath, 'dist', 'extension.js');
    const bundle: Bundle = require(file);
    this.#bundle = bundle;
    const module = require.cache[file];
    if (!module) throw new Error('the extension was not loaded from dist');
    const activate = (context: vscode.ExtensionContext): void => {
      this.#context = context;
      bundle.activate(this.#watched(context));
    };
    // The bundles that are loaded later take from this one what they share with it.
    replaceMember(module, 'exports', Object.create(bundle, { activate: { value: activate } }));
  }

  /** The context with its secrets watched; VS Code has frozen the original. */
  #watched(context: vscode.ExtensionContext): vscode.ExtensionContext {
    const { secrets } = context;
    const watched: vscode.SecretStorage = {
      get: (key) => {
        this.secretReads.push(key);
        return secrets.get(key);
      },
      store: (key, value) => secrets.store(key, value),
      delete: (key) => secrets.delete(key),
      onDidChange: secrets.onDidChange,
    };
    return Object.create(context, { secrets: { value: watched } });
  }
}

declare global {
  var dealposUnderTest: ExtensionUnderTest | undefined;
}

/** The one extension of this window. Test files are bundled each for itself, so it is kept where all of them find it. */
export function extensionUnderTest(): ExtensionUnderTest {
  globalThis.dealposUnderTest ??= new ExtensionUnderTest();
  return globalThis.dealposUnderTest;
}
