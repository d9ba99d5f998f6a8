import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import * as v from 'valibot';
import { DEFAULT_FIELD_NAMES, parseFieldNames } from '../../../src/api/wire.ts';
import { COMMANDS } from '../../../src/commands/ids.ts';

const root = join(import.meta.dirname, '../../..');
const menuItem = v.object({ command: v.string(), when: v.string(), group: v.optional(v.string()) });
const submenuItem = v.object({ submenu: v.string(), when: v.string(), group: v.optional(v.string()) });
const manifest = v.parse(
  v.object({
    main: v.literal('./dist/extension.js'),
    extensionKind: v.array(v.string()),
    activationEvents: v.array(v.string()),
    capabilities: v.object({
      untrustedWorkspaces: v.object({ supported: v.boolean() }),
      virtualWorkspaces: v.boolean(),
    }),
    contributes: v.object({
      commands: v.array(
        v.object({ command: v.string(), title: v.string(), category: v.string(), enablement: v.optional(v.string()) }),
      ),
      menus: v.record(v.string(), v.array(v.union([menuItem, submenuItem]))),
      submenus: v.array(v.object({ id: v.string(), label: v.string() })),
      keybindings: v.array(menuItem),
      viewsWelcome: v.array(v.object({ contents: v.string(), when: v.string() })),
      configuration: v.object({ properties: v.record(v.string(), v.looseObject({ scope: v.string() })) }),
    }),
  }),
  JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')),
);
const { contributes } = manifest;
const ids: readonly string[] = Object.values(COMMANDS);

describe('the manifest', () => {
  it('declares exactly the commands of the id table', () => {
    assert.deepEqual(contributes.commands.map((command) => command.command).sort(), [...ids].sort());
  });

  it('gives every command the category DealPOS and a localised title', () => {
    for (const command of contributes.commands) {
      assert.equal(command.category, 'DealPOS', command.command);
      assert.match(command.title, /^%command\.\w+%$/);
    }
  });

  it('names only known commands in menus and keybindings', () => {
    const items = [...Object.values(contributes.menus).flat(), ...contributes.keybindings];
    const named = items.flatMap((item) => ('command' in item ? [item.command] : []));
    assert.deepEqual(
      named.filter((command) => !ids.includes(command)),
      [],
    );
  });

  it('gives every submenu a menu of its own and shows it somewhere', () => {
    const shown = Object.values(contributes.menus)
      .flat()
      .flatMap((item) => ('submenu' in item ? [item.submenu] : []));
    for (const { id } of contributes.submenus) {
      assert.ok((contributes.menus[id] ?? []).length > 0, id);
      assert.ok(shown.includes(id), id);
    }
    assert.deepEqual(
      shown.filter((id) => !contributes.submenus.some((submenu) => submenu.id === id)),
      [],
    );
  });

  it('shows at most three actions on a row, and what destroys at the end of its menu', () => {
    const row = contributes.menus['view/item/context'] ?? [];
    const inline = row.filter(
      (item) => /viewItem (=~ \/\^|== )customer/.test(item.when) && item.group?.startsWith('inline'),
    );
    assert.ok(inline.length <= 3);
    const groups = row
      .filter((item) => item.when.includes('/^customer/'))
      .map((item) => item.group ?? '')
      .filter((group) => !group.startsWith('inline'));
    const last = [...groups].sort().at(-1);
    assert.equal(
      row.find((item) => item.group === last && 'command' in item && item.command === 'dealpos.deleteCustomer')?.group,
      last,
    );
  });

  it('hides no action on a row because others are selected: a row that is not one of them has the whole menu', () => {
    // VS Code sets listMultiSelection by what is selected, also for the menu of a row beside the selection.
    const rows = Object.values(contributes.menus)
      .flat()
      .filter((item) => item.when.includes('viewItem'));
    assert.ok(rows.length > 10);
    for (const { when } of rows) assert.ok(!/list(Multi|Double)Selection/.test(when), when);
  });

  it('uses only context keys that the extension sets', () => {
    const source = readFileSync(join(root, 'src/platform/contextKeys.ts'), 'utf8');
    const set = new Set([...source.matchAll(/readonly '(dealpos\.\w+)'/g)].map((match) => match[1]));
    const clauses = [
      ...contributes.commands.map((command) => command.enablement ?? ''),
      ...Object.values(contributes.menus)
        .flat()
        .map((item) => item.when),
      ...contributes.viewsWelcome.map((view) => view.when),
      ...contributes.keybindings.map((item) => item.when),
    ];
    const used = clauses.flatMap((clause) =>
      [...clause.matchAll(/dealpos\.\w+/g)]
        .map(([key]) => key)
        .filter((key) => !['dealpos.customers', 'dealpos.customer'].includes(key)),
    );
    assert.deepEqual(
      used.filter((key) => !set.has(key)),
      [],
    );
    assert.ok(used.length > 5);
  });

  it('has a welcome text for the states in which the view has neither rows nor a message', () => {
    const states = contributes.viewsWelcome.map(({ when }) => /dealpos\.viewState == (\w+)/.exec(when)?.[1]);
    assert.deepEqual(states, ['signedOut', 'loading']);
  });

  it('knows every name of the API that can be set, and what it may look like', () => {
    const setting = contributes.configuration.properties['dealpos.api.fieldNames'];
    assert.ok(setting);
    assert.deepEqual(Object.keys(setting.properties ?? {}), Object.keys(DEFAULT_FIELD_NAMES));
    const fits = new Ajv2020({ strict: false }).compile(setting);
    for (const [value, isFine] of [
      [{ tokenPath: '/api/v3/Token', verifyMobileFlag: 'IsVerified', listIdForm: 'comma' }, true],
      [{ pinCorrect: { status: 200, field: 'Message', value: 'OK' }, pinWrong: { status: 400, value: false } }, true],
      [{ pinCorrect: 'OK' }, false],
      [{ pinCorrect: { status: 400, value: true } }, false],
      [{ pinWrong: { status: 401, value: true } }, false],
      [{ pinWrong: { status: 302, value: true } }, false],
      [{ pinCorrect: { status: 200, value: null } }, false],
      [{ verifyMobileFlag: 'Is Verified' }, false],
      [{ listIdForm: 'semicolon' }, false],
      [{ verifyMobile: 'Verified' }, false],
    ] as const) {
      assert.equal(fits(value), isFine, JSON.stringify(value));
      assert.equal(parseFieldNames(value).ignored.length === 0, isFine, JSON.stringify(value));
    }
  });

  it('activates on nothing at start-up', () => {
    assert.deepEqual(manifest.activationEvents, []);
  });

  it('runs beside the user first, and in untrusted and virtual workspaces', () => {
    assert.deepEqual(manifest.extensionKind, ['ui', 'workspace']);
    assert.equal(manifest.capabilities.untrustedWorkspaces.supported, true);
    assert.equal(manifest.capabilities.virtualWorkspaces, true);
  });

  it('keeps every setting out of the reach of a workspace', () => {
    for (const [key, setting] of Object.entries(contributes.configuration.properties)) {
      assert.ok(['application', 'machine'].includes(setting.scope), key);
    }
  });
});

describe('the top level of the project', () => {
  it('holds only what the product and its tools need', () => {
    const allowed = new Set([
      'package.json',
      'package-lock.json',
      'tsconfig.json',
      'esbuild.mjs',
      'biome.json',
      'src',
      'media',
      'test',
      'l10n',
      'README.md',
      'LICENSE',
      'CHANGELOG.md',
      'package.nls.json',
      'package.nls.id.json',
      'node_modules',
      'dist',
      'out',
    ]);
    const others = readdirSync(root).filter((name) => !name.startsWith('.') && !allowed.has(name));
    assert.deepEqual(others, []);
  });
});
