import type * as vscode from 'vscode';
import type { CustomerKey } from '../api/customerRecord.ts';
import { identify, possibleKinds } from '../customers/identifier.ts';
import type { Localiser } from '../platform/localiser.ts';
import type { StepWindow } from './multiStep.ts';
import { runSteps } from './multiStep.ts';

type Kind = CustomerKey['kind'];
type KindItem = vscode.QuickPickItem & { readonly kindOfKey: Kind };

const ALL_KINDS: readonly Kind[] = ['id', 'code', 'email', 'mobile'];

/**
 * Asks for one customer in one box: an ID, a code, an email or a mobile number. The likeliest reading is chosen and said;
 * the arrow keys choose another. Undefined when the user leaves. No request.
 */
export function askCustomerKey(window: StepWindow, l10n: Localiser, title: string): Promise<CustomerKey | undefined> {
  const box = window.createQuickPick();
  box.title = title;
  box.placeholder = l10n.t('ID, code, email or mobile number of the customer');
  box.ignoreFocusOut = true;
  box.onDidChangeValue((text) => {
    box.items = readings(l10n, text);
  });
  return new Promise((resolve) => {
    box.onDidAccept(() => {
      // What is active can still be a reading of the text before the last key.
      const chosen = box.activeItems.find((item) => box.items.includes(item)) ?? box.items[0];
      const key = chosen && isKindItem(chosen) ? identify(box.value, chosen.kindOfKey) : undefined;
      if (!key) return;
      resolve(key);
      box.hide();
    });
    box.onDidHide(() => {
      resolve(undefined);
      box.dispose();
    });
    box.show();
  });
}

/** Asks for a key of one kind only. Undefined when the user leaves; an empty text is refused in the box. */
export async function askKeyOfKind(
  window: StepWindow,
  l10n: Localiser,
  title: string,
  kind: Kind,
): Promise<CustomerKey | undefined> {
  const values = await runSteps(window, {
    title,
    steps: [
      {
        kind: 'text',
        key: 'key',
        prompt: kindLabel(l10n, kind),
        tidy: (text) => text.trim(),
        validate: (text) => (text.trim() === '' ? l10n.t('Enter a value.') : undefined),
      },
    ],
  });
  return identify(values?.get('key') ?? '', kind);
}

/** A kind of key in the user's language. */
export function kindLabel(l10n: Localiser, kind: Kind): string {
  switch (kind) {
    case 'id':
      return l10n.t('Customer ID');
    case 'code':
      return l10n.t('Code');
    case 'email':
      return l10n.t('Email');
    case 'mobile':
      return l10n.t('Mobile');
  }
}

function readings(l10n: Localiser, text: string): KindItem[] {
  const likely = possibleKinds(text);
  const [recognised] = likely;
  if (!recognised) return [];
  return [...likely, ...ALL_KINDS.filter((kind) => !likely.includes(kind))].map((kind) => ({
    label: l10n.t('{0}: {1}', kindLabel(l10n, kind), text.trim()),
    description: kind === recognised ? l10n.t('recognised') : '',
    alwaysShow: true,
    kindOfKey: kind,
  }));
}

function isKindItem(item: vscode.QuickPickItem): item is KindItem {
  return 'kindOfKey' in item;
}
