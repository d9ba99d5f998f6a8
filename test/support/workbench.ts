import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Frame, FrameLocator, Locator, Page } from 'playwright-core';
import { errors } from 'playwright-core';
import type { WritableFieldId } from '../../src/customers/fields.ts';
import { eventually } from './e2eWait.ts';
import { cacheDir } from './paths.ts';
import { waitForWorkbench } from './vscode-host/browser.mjs';

/** ms that one try to find something in the palette or a menu may take at each of its steps, and how many there are. */
const TRY_MS = 5000;
const MOST_TRIES = 4;

/** The workbench as a user sees it: what can be clicked, typed and read. Every wait is bounded by the page's default timeout. */
export class Workbench {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /**
   * Runs a command by its title in the command palette, such as `DealPOS: Add Account…`. Opens the palette anew where it is
   * not there or goes away: VS Code closes it, or loses the key, while it still moves the focus after the last command.
   * `search` is what to type for it where that is not its title, such as its id where a longer title comes first.
   */
  async palette(title: string, search = title): Promise<void> {
    await this.#untilThere(`“${title}” in the palette`, async (timeout) => {
      await this.page.keyboard.press('F1');
      await this.quickInput.waitFor({ timeout });
      await this.quickInput.fill(`>${search}`, { timeout });
      await this.focusedPick(title).waitFor({ timeout });
    });
    await this.page.keyboard.press('Enter');
  }

  /** Opens something that VS Code may close again at once, and once more where it did, until `open` comes to its end. */
  async #untilThere(what: string, open: (timeout: number) => Promise<void>): Promise<void> {
    const isThere = () =>
      open(TRY_MS).then(
        () => true,
        (error: unknown) => {
          if (error instanceof errors.TimeoutError) return false;
          throw error;
        },
      );
    for (let tries = 1; !(await isThere()); tries += 1) assert.ok(tries < MOST_TRIES, `${what} could not be found`);
  }

  /** The box of the palette, of quick picks and of input boxes. */
  get quickInput(): Locator {
    return this.page.locator('.quick-input-widget input:visible').last();
  }

  /** The title line over the box: title and step count. */
  get quickInputTitle(): Locator {
    return this.page.locator('.quick-input-title');
  }

  /** The line under the box: the prompt, or what is wrong with the input. */
  get quickInputMessage(): Locator {
    return this.page.locator('.quick-input-message');
  }

  quickPickRow(text: string): Locator {
    return this.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: text });
  }

  /** The row that Enter takes, once it is the one with this text: the box filters its rows a moment after each key. */
  focusedPick(text: string): Locator {
    return this.page.locator('.quick-input-list .monaco-list-row.focused').filter({ hasText: text });
  }

  /** Waits for an input box whose title or prompt contains `about`, fills it and goes on. */
  async answerInput(about: string, text: string): Promise<void> {
    await this.page.locator('.quick-input-widget').filter({ hasText: about }).waitFor();
    await this.quickInput.fill(text);
    await this.page.keyboard.press('Enter');
  }

  /** Picks the row with this text in a quick pick. */
  async pick(text: string): Promise<void> {
    await this.quickPickRow(text).first().click();
  }

  /** A notification with this text. */
  toast(text: string | RegExp): Locator {
    return this.page.locator('.notifications-toasts .notification-list-item').filter({ hasText: text }).first();
  }

  /** Waits for the notification and presses its button. */
  async clickToastButton(text: string | RegExp, button: string): Promise<void> {
    await this.toast(text).getByRole('button', { name: button, exact: true }).click();
  }

  /**
   * Clears away every notification, so that the next ones have room. That of a progress goes by itself: VS Code keeps it for
   * most of a second, and shows no fourth one within that time.
   */
  async clearToasts(): Promise<void> {
    await this.palette('Notifications: Clear All Notifications');
    // Not a locator's wait: behind the first quarter of a second that looks twice a second only.
    await this.page.waitForFunction(() => !document.querySelector('.notifications-toasts .notification-list-item'));
  }

  /** The modal dialog, such as the close prompt. */
  get dialog(): Locator {
    return this.page.locator('.monaco-dialog-box');
  }

  async clickDialogButton(button: string): Promise<void> {
    await this.dialog.getByRole('button', { name: button, exact: true }).click();
  }

  /** Shows the DealPOS view in the sidebar, if it is not there. After a reload it is only where VS Code had stored that already. */
  async openSidebar(): Promise<void> {
    const icon = this.page.locator('.activitybar .action-item', { has: this.page.locator('a[aria-label^="DealPOS"]') });
    await icon.waitFor();
    if ((await icon.and(this.page.locator('.checked')).count()) === 0) await icon.locator('a').click();
    await this.sidebar.locator('.pane').first().waitFor();
  }

  get sidebar(): Locator {
    return this.page.locator('.part.sidebar');
  }

  /** Rows of the sidebar that are on the screen. */
  rows(text?: string | RegExp): Locator {
    const all = this.sidebar.locator('.monaco-list-row');
    return text === undefined ? all : all.filter({ hasText: text });
  }

  /** Gives the rows of the view the keyboard focus. */
  async focusRows(): Promise<void> {
    await this.palette('DealPOS: Focus on Customers View');
    await this.sidebar.locator('.monaco-list:focus').waitFor();
  }

  /** The row that has the keyboard focus, once it is the one with this text. */
  focusedRow(text: string | RegExp): Locator {
    return this.sidebar.locator('.monaco-list-row.focused').filter({ hasText: text });
  }

  /** Opens the context menu of a row and takes an item. The item acts on all selected rows where the row is one of them. */
  async contextMenu(row: Locator, item: string): Promise<void> {
    const entry = this.page.locator('.monaco-menu .action-item').filter({ hasText: item }).first();
    const focused = this.page.locator('.monaco-menu .action-item.focused').filter({ hasText: item });
    await this.#untilThere(`“${item}” in the context menu`, async (timeout) => {
      await row.click({ button: 'right' });
      await entry.hover({ timeout });
      await focused.waitFor({ timeout });
    });
    // A menu takes no click in its first 100 ms, so that the one that opened it does not count; Enter it takes at once.
    await this.page.keyboard.press('Enter');
    await entry.waitFor({ state: 'detached' });
  }

  /** A link or button of the Welcome view. */
  welcomeButton(text: string): Locator {
    return this.sidebar.locator('.welcome-view-content').getByText(text, { exact: true });
  }

  /** The line over the rows (`TreeView.message`). */
  get treeMessage(): Locator {
    return this.sidebar.locator('.tree-explorer-viewlet-tree-view .message');
  }

  /** The page inside the active custom editor. */
  get editor(): FrameLocator {
    return this.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  }

  /** The same as a frame, to run scripts in. */
  async editorFrame(): Promise<Frame> {
    const outer = this.page.frameLocator('iframe.webview.ready');
    const frame = await (await outer.locator('iframe#active-frame').elementHandle())?.contentFrame();
    assert.ok(frame, 'the editor has no page');
    return frame;
  }

  /** Waits until a field of the customer's page holds the text. */
  async expectField(field: WritableFieldId, text: string): Promise<void> {
    const input = this.editor.locator(`#field-${field}`);
    let shown = '';
    await eventually(
      () => `“${text}” in the field ${field}, which holds “${shown}”,`,
      async () => {
        shown = await input.inputValue();
        return shown === text;
      },
    );
  }

  /** The buttons over the rows, such as `Clear Filter`. */
  viewButton(title: string): Locator {
    return this.sidebar.locator(`.title-actions a.action-label[aria-label^="${title}"]:visible`);
  }

  tab(label: string | RegExp): Locator {
    return this.page.locator('.part.editor .tabs-container .tab').filter({ hasText: label }).first();
  }

  /** Presses the cross, or the dot in its place, of a tab. */
  async closeTab(label: string | RegExp): Promise<void> {
    await this.tab(label).locator('.tab-actions a.action-label').click();
  }

  /** Waits until the tab has, or has not, the dot of unsaved changes. */
  async expectDirty(label: string | RegExp, dirty: boolean): Promise<void> {
    const tab = this.page.locator(`.part.editor .tabs-container .tab${dirty ? '.dirty' : ':not(.dirty)'}`);
    await tab.filter({ hasText: label }).first().waitFor();
  }

  /** Reloads the window, as "Developer: Reload Window" does. The caller waits first for whatever must survive. */
  async reload(): Promise<void> {
    await this.page.reload();
    await waitForWorkbench(this.page);
  }

  /** Writes `.cache/shots/<name>.png`. Returns its path. */
  async screenshot(name: string): Promise<string> {
    assert.match(name, /^[\w-]+$/);
    const file = path.join(cacheDir, 'shots', `${name}.png`);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    await this.page.screenshot({ path: file });
    return file;
  }
}
