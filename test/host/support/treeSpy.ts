import * as vscode from 'vscode';
import { eventually } from './eventually.ts';
import { replaceMember } from './replaceMember.ts';
import type { UnderWay } from './underWay.ts';

/** A row of the customers view as it is drawn. */
export interface Row {
  /** What commands get as their argument. */
  readonly node: unknown;
  readonly item: vscode.TreeItem;
  readonly label: string;
  readonly description: string;
}

/** Sees the tree through the provider that the extension gives to VS Code, and the view that it gets back. */
export class TreeSpy {
  /** The nodes that the provider told to be changed; undefined stands for all. */
  readonly fired: unknown[] = [];
  /** The nodes that the extension wanted to be seen. */
  readonly revealed: unknown[] = [];
  /** Whether the extension may bring its view to the front. */
  mayReveal = false;
  readonly #underWay: UnderWay;
  #provider: vscode.TreeDataProvider<unknown> | undefined;
  #view: vscode.TreeView<unknown> | undefined;

  constructor(underWay: UnderWay) {
    this.#underWay = underWay;
  }

  install(): void {
    const create = vscode.window.createTreeView;
    replaceMember(
      vscode.window,
      'createTreeView',
      <T>(id: string, options: vscode.TreeViewOptions<T>): vscode.TreeView<T> => {
        const view = create(id, options);
        const provider = options.treeDataProvider;
        provider.onDidChangeTreeData?.((node) => this.fired.push(node ?? undefined));
        const reveal = view.reveal.bind(view);
        replaceMember(view, 'reveal', async (node, how) => {
          this.revealed.push(node);
          if (this.mayReveal) await reveal(node, how);
        });
        this.#take(provider, view);
        return view;
      },
    );
  }

  get view(): vscode.TreeView<unknown> {
    if (!this.#view) throw new Error('there is no view yet');
    return this.#view;
  }

  get provider(): vscode.TreeDataProvider<unknown> {
    if (!this.#provider) throw new Error('there is no provider yet');
    return this.#provider;
  }

  /** Brings the view to the front, as it is when somebody works in it. */
  async show(): Promise<void> {
    this.mayReveal = true;
    await vscode.commands.executeCommand('dealpos.customers.focus');
    await eventually(() => this.view.visible);
  }

  /** Hides the view, so that VS Code itself reads nothing of it and every request is the test's own. */
  async hide(): Promise<void> {
    this.mayReveal = false;
    this.revealed.length = 0;
    if (!this.view.visible) return;
    await vscode.commands.executeCommand('workbench.action.closeSidebar');
    await eventually(() => !this.view.visible);
  }

  /** The rows under a node, or at the top. Reads what VS Code would read, so it may cost a request. */
  async rows(parent?: unknown): Promise<Row[]> {
    const nodes = (await this.#underWay.of('the rows of the tree', this.provider.getChildren(parent))) ?? [];
    return Promise.all(nodes.map((node) => this.#row(node)));
  }

  /** The labels of the rows under a node, or at the top. */
  async labels(parent?: unknown): Promise<string[]> {
    return (await this.rows(parent)).map(({ label }) => label);
  }

  /** Does what a click on the row with this label does. */
  async click(label: string, parent?: unknown): Promise<void> {
    const command = (await this.rows(parent)).find((row) => row.label === label)?.item.command;
    if (!command) throw new Error(`there is no row “${label}” that does anything`);
    await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
  }

  /** The customers among the rows. */
  async customers(parent?: unknown): Promise<Row[]> {
    return (await this.rows(parent)).filter(({ item }) => item.contextValue?.startsWith('customer.'));
  }

  /** The customer at a place of the list. */
  async customer(index: number): Promise<Row> {
    const row = (await this.customers())[index];
    if (!row) throw new Error(`there is no row ${index}`);
    return row;
  }

  async #row(node: unknown): Promise<Row> {
    const item = await this.provider.getTreeItem(node);
    const label = typeof item.label === 'string' ? item.label : (item.label?.label ?? '');
    const description = typeof item.description === 'string' ? item.description : '';
    return { node, item, label, description };
  }

  #take<T>(provider: vscode.TreeDataProvider<T>, view: vscode.TreeView<T>): void {
    this.#provider = provider;
    this.#view = view;
  }
}
