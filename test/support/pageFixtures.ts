import type { PageState, PageStrings } from '../../src/editor/protocol.ts';

/** The fixed texts of the page, in English. */
export const STRINGS = {
  fields: {
    name: 'Name',
    firstName: 'First name',
    lastName: 'Last name',
    code: 'Code',
    gender: 'Gender',
    birthDate: 'Birth date',
    nationalIdNumber: 'National ID number',
    mobile: 'Mobile',
    email: 'Email',
    phone: 'Phone',
    address: 'Address',
    mobileVerified: 'Mobile verified',
    emailVerified: 'Email verified',
    status: 'Status',
    group: 'Group',
    expiredGroup: 'Group expires on',
    loyaltyPoint: 'Loyalty points',
    joinDate: 'Joined on',
    appLastSignIn: 'Last app sign-in',
    signUpOutlet: 'Sign-up outlet',
    referredBy: 'Referred by',
    imageUrl: 'Image address',
    id: 'Customer ID',
  },
  groups: {
    identity: 'Identity',
    contact: 'Contact',
    membership: 'Membership',
    signUp: 'Sign-up',
    other: 'Other facts from DealPOS',
  },
  discard: 'Discard Changes',
  saving: 'Saving…',
  loading: 'Reading the customer from DealPOS…',
  slow: 'DealPOS takes long to answer. You can go on waiting, or cancel and try again later.',
  cancel: 'Cancel',
  unknownValue: '{0} (unknown value)',
  noValue: 'No value',
  notSent: 'Not in DealPOS’s answer',
  changePoints: 'Change Points…',
  nextCode: 'Show Next Code',
  required: 'required',
  pointsHint: 'Saving a changed number sets the balance, whatever the till booked meanwhile.',
  genderHint: 'DealPOS stores true or false and does not document which is which.',
  statuses: { Active: 'Active', WaitingForApproval: 'Waiting for approval', Suspended: 'Suspended' },
  loadImage: 'Load Picture',
  imageLoading: 'Loading the picture…',
  imageAlt: 'Picture of {0}',
  problemsTitle: 'Not saved. Correct these fields:',
  conflictsTitle: 'Changed here and in DealPOS',
  conflictsHint: 'Nothing is sent until every field is decided. Each choice can be undone.',
  conflictsLeft: 'Fields to decide: {0}',
  conflictsDone: 'All fields are decided. Save to send your changes.',
  mineLabel: 'Mine',
  theirsLabel: 'In DealPOS now',
  wasLabel: 'Was before',
  keepMine: 'Keep Mine',
  takeTheirs: 'Take Theirs',
  keepAllMine: 'Keep All Mine',
  takeAllTheirs: 'Take All Theirs',
  changedMark: 'Changed',
  unsavedChanges: 'Unsaved changes: {0}',
  noChanges: 'No unsaved changes',
  readOnlyHint: 'This account is read-only, so nothing can be changed here.',
  dismiss: 'Dismiss',
  accountLabel: 'Account',
  toolsLabel: 'Actions on this customer',
  moreActions: 'More Actions',
  previousValue: 'In DealPOS: {0}',
} satisfies PageStrings;

const TOOLS: PageState['tools'] = [
  { action: 'reload', label: 'Refresh', off: '' },
  { action: 'suspend', label: 'Suspend', off: '' },
  { action: 'copy', label: 'Copy…', off: '' },
  { action: 'history', label: 'History', off: '' },
  { action: 'verifyMobile', label: 'Verify Mobile…', off: '' },
  { action: 'verifyEmail', label: 'Verify Email…', off: '' },
  { action: 'recordAppSignIn', label: 'Record App Sign-In', off: '' },
  { action: 'merge', label: 'Merge…', off: '' },
  { action: 'delete', label: 'Delete…', off: 'There is neither a code nor an email.' },
];

/** A customer as it was read, nothing changed. */
export const READY: PageState = {
  ackSeq: 0,
  phase: 'ready',
  account: { label: 'Kopi Senja', mode: 'normal', modeLabel: 'Normal' },
  heading: 'Siti Rahmawati',
  reading: false,
  isNew: false,
  tools: TOOLS,
  saveLabel: 'Save to DealPOS',
  binding: '',
  placeholders: {},
  values: {
    name: 'Siti Rahmawati',
    firstName: 'Siti',
    lastName: 'Rahmawati',
    code: 'C000123',
    gender: 'false',
    birthDate: '1990-04-17',
    nationalIdNumber: '3174095704900002',
    mobile: '+6281234567890',
    email: 'siti@example.com',
    phone: '0217654321',
    address: 'Jl. Melati No. 7\nJakarta Selatan 12430',
    status: 'Active',
    group: 'Gold',
    expiredGroup: '2027-12-31',
    loyaltyPoint: '1250.50',
    joinDate: '2021-02-03',
    signUpOutlet: 'Senopati',
    imageUrl: '',
    id: '5b1c7b0e-6a9f-4a53-9d3c-2f6f0a5d9c11',
  },
  edits: {},
  conflicts: [],
  problems: {},
  unlocked: [],
  locked: {},
  referrer: '',
  image: { status: 'none', text: '' },
  genderNames: { true: '', false: '' },
  otherFields: [
    ['NationalityID', 'ID'],
    ['Tags', '["regular","oat milk"]'],
  ],
  freshness: 'Read at 14:32',
  announcement: '',
  focusProblems: 0,
  focusConflicts: 0,
};

export const LOADING: PageState = {
  ...READY,
  phase: 'loading',
  heading: 'C000123',
  tools: [],
  values: {},
  otherFields: [],
  freshness: '',
};

/** A customer who is not in DealPOS yet, with the first fields typed. */
const NEW: PageState = {
  ...READY,
  heading: 'New customer',
  isNew: true,
  tools: [],
  saveLabel: 'Create in DealPOS',
  placeholders: { code: 'Next: MM-00124' },
  values: {},
  edits: { name: 'Rina', mobile: '081234567891' },
  otherFields: [],
  freshness: '',
};

export const EDITED: PageState = {
  ...READY,
  edits: { name: 'Siti Rahma', address: 'Jl. Anggrek No. 12\nBandung 40115', birthDate: '1990-04-18', gender: 'true' },
  notice: {
    severity: 'info',
    title: 'Auto save does not write to DealPOS.',
    details: [],
    actions: [
      { action: 'save', label: 'Save to DealPOS', primary: true },
      { action: 'discard', label: 'Discard', primary: false },
    ],
  },
};

export const INVALID: PageState = {
  ...READY,
  edits: { name: '', email: 'siti@', mobile: 'abc' },
  problems: {
    name: 'A name is needed.',
    mobile: 'This does not look like a phone number (for example 081234567890 or +6281234567890).',
    email: 'This does not look like an email address.',
  },
  focusProblems: 1,
};

export const CONFLICT: PageState = {
  ...EDITED,
  unlocked: ['loyaltyPoint'],
  locked: { code: 'The customer is saved by this field because DealPOS gave no ID, so it cannot be changed here.' },
  conflicts: [{ field: 'name', was: 'Siti R.' }, { field: 'gender', was: '' }, { field: 'address' }],
  notice: {
    severity: 'warning',
    title: 'Not saved, and nothing was sent: what you changed was changed in DealPOS as well.',
    details: ['Changed in DealPOS: Name, Gender, Address, Group.'],
    actions: [{ action: 'dismissNotice', label: 'Dismiss', primary: false }],
  },
};

export const SAVING: PageState = {
  ...EDITED,
  phase: 'saving',
  notice: undefined,
  tools: TOOLS.map((tool) => ({ ...tool, off: 'Saving…' })),
};

export const FAILED: PageState = {
  ...LOADING,
  phase: 'failed',
  notice: {
    severity: 'error',
    title: 'The customer could not be read.',
    details: ['DealPOS says: “Customer not found” (400).'],
    actions: [
      { action: 'retry', label: 'Try Again', primary: true },
      { action: 'showLog', label: 'Show Log', primary: false },
    ],
  },
};

export const READ_ONLY: PageState = {
  ...READY,
  account: { label: 'Kopi Senja', mode: 'readOnly', modeLabel: 'Read-only' },
  tools: TOOLS.map((tool) =>
    ['reload', 'copy', 'history'].includes(tool.action) ? tool : { ...tool, off: 'This account is read-only.' },
  ),
};

/** A customer with everything that DealPOS can tell: a referrer who can be opened, a picture, named genders. */
export const TOLD: PageState = {
  ...READY,
  values: {
    ...READY.values,
    mobileVerified: 'Yes',
    emailVerified: 'No',
    appLastSignIn: '2026-03-06T14:29:57',
    referredBy: '7f1c7b0e-6a9f-4a53-9d3c-2f6f0a5d9c12',
    imageUrl: '//images.example.com/siti.png',
  },
  referrer: 'Dewi Lestari',
  image: { status: 'offered', text: 'From images.example.com. It is loaded only when you ask for it.' },
  genderNames: { true: 'Laki-laki', false: 'Perempuan' },
};

/** Every state that the page can be in, by name. */
export const PAGE_STATES: Readonly<Record<string, PageState>> = {
  loading: LOADING,
  ready: READY,
  edited: EDITED,
  new: NEW,
  invalid: INVALID,
  conflict: CONFLICT,
  saving: SAVING,
  failed: FAILED,
  'read-only': READ_ONLY,
  told: TOLD,
};
