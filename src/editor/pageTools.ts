import type { CustomerRecord } from '../api/customerRecord.ts';
import { statusOf } from '../customers/customer.ts';
import type { Localiser } from '../platform/localiser.ts';
import type { DocumentView } from './documentView.ts';
import type { PageTool, ToolButton } from './protocol.ts';
import { PAGE_TOOLS } from './protocol.ts';

/** Those that write nothing, so that they also work in a read-only account. */
const READING: ReadonlySet<PageTool> = new Set(['reload', 'copy', 'history']);

/** The commands on the customer of this document; none before it was read, and none for one that is not in DealPOS yet. */
export function pageTools(view: DocumentView, l10n: Localiser): ToolButton[] {
  const base = view.draft?.base;
  if (!base || view.subject.kind === 'new') return [];
  return PAGE_TOOLS.filter((tool) => isOffered(tool, base)).map((tool) => ({
    action: tool,
    label: toolLabel(tool, l10n),
    off: whyOff(tool, base, view, l10n),
  }));
}

/** A status that we do not know may be either, so both are offered. */
function isOffered(tool: PageTool, base: CustomerRecord): boolean {
  const status = statusOf(base);
  if (tool === 'suspend') return status !== 'suspended';
  return tool !== 'unsuspend' || status !== 'active';
}

function whyOff(tool: PageTool, base: CustomerRecord, view: DocumentView, l10n: Localiser): string {
  if (view.phase === 'saving') return l10n.t('Saving…');
  if (READING.has(tool)) return '';
  if (view.readOnly) return l10n.t('This account is read-only.');
  return whatIsMissing(tool, base, l10n);
}

/** What the call needs and the record does not have (contract 3.5, 3.6, 3.12 to 3.14). */
function whatIsMissing(tool: PageTool, base: CustomerRecord, l10n: Localiser): string {
  if (tool === 'verifyMobile' && isEmpty(base.mobile)) return l10n.t('There is no mobile number.');
  if (tool === 'verifyEmail' && isEmpty(base.email)) return l10n.t('There is no email.');
  if (tool === 'delete') return base.code || base.email ? '' : l10n.t('There is neither a code nor an email.');
  const needsId = tool === 'verifyMobile' || tool === 'verifyEmail' || tool === 'recordAppSignIn';
  return needsId && !base.id ? l10n.t('DealPOS gave no ID for this customer.') : '';
}

/** True where DealPOS said that there is none; a field that it did not send may well have a value. */
function isEmpty(value: string | null | undefined): boolean {
  return value !== undefined && (value ?? '').trim() === '';
}

function toolLabel(tool: PageTool, l10n: Localiser): string {
  switch (tool) {
    case 'reload':
      return l10n.t('Refresh');
    case 'suspend':
      return l10n.t('Suspend');
    case 'unsuspend':
      return l10n.t('Unsuspend');
    case 'copy':
      return l10n.t('Copy…');
    case 'history':
      return l10n.t('History');
    case 'verifyMobile':
      return l10n.t('Verify Mobile…');
    case 'verifyEmail':
      return l10n.t('Verify Email…');
    case 'recordAppSignIn':
      return l10n.t('Record App Sign-In');
    case 'merge':
      return l10n.t('Merge…');
    case 'delete':
      return l10n.t('Delete…');
  }
}
