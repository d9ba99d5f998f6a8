import * as vscode from 'vscode';
import type { FieldId } from '../customers/fields.ts';
import type { PageStrings } from './protocol.ts';

/** The label of every field, in the user's language. */
export function fieldLabels(): Record<FieldId, string> {
  return {
    name: vscode.l10n.t('Name'),
    firstName: vscode.l10n.t('First name'),
    lastName: vscode.l10n.t('Last name'),
    code: vscode.l10n.t('Code'),
    gender: vscode.l10n.t('Gender'),
    birthDate: vscode.l10n.t('Birth date'),
    nationalIdNumber: vscode.l10n.t('National ID number'),
    mobile: vscode.l10n.t('Mobile'),
    email: vscode.l10n.t('Email'),
    phone: vscode.l10n.t('Phone'),
    address: vscode.l10n.t('Address'),
    mobileVerified: vscode.l10n.t('Mobile verified'),
    emailVerified: vscode.l10n.t('Email verified'),
    status: vscode.l10n.t('Status'),
    group: vscode.l10n.t('Group'),
    expiredGroup: vscode.l10n.t('Group expires on'),
    loyaltyPoint: vscode.l10n.t('Loyalty points'),
    joinDate: vscode.l10n.t('Joined on'),
    appLastSignIn: vscode.l10n.t('Last app sign-in'),
    signUpOutlet: vscode.l10n.t('Sign-up outlet'),
    referredBy: vscode.l10n.t('Referred by'),
    imageUrl: vscode.l10n.t('Image address'),
    id: vscode.l10n.t('Customer ID'),
  };
}

/** The statuses that DealPOS is known to use, in the user's language; any other is shown as it came. */
export function statusLabels(): Record<string, string> {
  return {
    Active: vscode.l10n.t('Active'),
    WaitingForApproval: vscode.l10n.t('Waiting for approval'),
    Suspended: vscode.l10n.t('Suspended'),
  };
}

/** Every fixed text of the page. */
export function pageStrings(): PageStrings {
  return {
    fields: fieldLabels(),
    groups: {
      identity: vscode.l10n.t('Identity'),
      contact: vscode.l10n.t('Contact'),
      membership: vscode.l10n.t('Membership'),
      signUp: vscode.l10n.t('Sign-up'),
      other: vscode.l10n.t('Other facts from DealPOS'),
    },
    statuses: statusLabels(),
    ...actionStrings(),
    ...conflictStrings(),
    ...hintStrings(),
  };
}

function actionStrings() {
  return {
    discard: vscode.l10n.t('Discard Changes'),
    saving: vscode.l10n.t('Saving…'),
    loading: vscode.l10n.t('Reading the customer from DealPOS…'),
    slow: vscode.l10n.t('DealPOS takes long to answer. You can go on waiting, or cancel and try again later.'),
    cancel: vscode.l10n.t('Cancel'),
    dismiss: vscode.l10n.t('Dismiss'),
    changePoints: vscode.l10n.t('Change Points…'),
    nextCode: vscode.l10n.t('Show Next Code'),
    toolsLabel: vscode.l10n.t('Actions on this customer'),
    moreActions: vscode.l10n.t('More Actions'),
  };
}

function conflictStrings() {
  return {
    conflictsTitle: vscode.l10n.t('Changed here and in DealPOS'),
    conflictsHint: vscode.l10n.t('Nothing is sent until every field is decided. Each choice can be undone.'),
    conflictsLeft: vscode.l10n.t('Fields to decide: {0}'),
    conflictsDone: vscode.l10n.t('All fields are decided. Save to send your changes.'),
    mineLabel: vscode.l10n.t('Mine'),
    theirsLabel: vscode.l10n.t('In DealPOS now'),
    wasLabel: vscode.l10n.t('Was before'),
    keepMine: vscode.l10n.t('Keep Mine'),
    takeTheirs: vscode.l10n.t('Take Theirs'),
    keepAllMine: vscode.l10n.t('Keep All Mine'),
    takeAllTheirs: vscode.l10n.t('Take All Theirs'),
  };
}

function hintStrings() {
  return {
    unknownValue: vscode.l10n.t('{0} (unknown value)'),
    required: vscode.l10n.t('required'),
    noValue: vscode.l10n.t('No value'),
    notSent: vscode.l10n.t('Not in DealPOS’s answer'),
    pointsHint: vscode.l10n.t('Saving a changed number sets the balance, whatever the till booked meanwhile.'),
    genderHint: vscode.l10n.t('DealPOS stores true or false and does not document which is which.'),
    loadImage: vscode.l10n.t('Load Picture'),
    imageLoading: vscode.l10n.t('Loading the picture…'),
    imageAlt: vscode.l10n.t('Picture of {0}'),
    problemsTitle: vscode.l10n.t('Not saved. Correct these fields:'),
    changedMark: vscode.l10n.t('Changed'),
    unsavedChanges: vscode.l10n.t('Unsaved changes: {0}'),
    noChanges: vscode.l10n.t('No unsaved changes'),
    readOnlyHint: vscode.l10n.t('This account is read-only, so nothing can be changed here.'),
    accountLabel: vscode.l10n.t('Account'),
    previousValue: vscode.l10n.t('In DealPOS: {0}'),
  };
}
