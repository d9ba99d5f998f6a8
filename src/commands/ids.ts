/** The commands on accounts, which are loaded together at the first use of one. */
export const ACCOUNT_COMMANDS = {
  addAccount: 'dealpos.addAccount',
  trySampleData: 'dealpos.trySampleData',
  editAccount: 'dealpos.editAccount',
  enterSecret: 'dealpos.enterSecret',
  removeAccount: 'dealpos.removeAccount',
} as const;

/** The commands on customers, which are loaded together at the first use of one. */
export const CUSTOMER_COMMANDS = {
  getCustomer: 'dealpos.getCustomer',
  createCustomer: 'dealpos.createCustomer',
  listCustomers: 'dealpos.listCustomers',
  listCustomersWithTotal: 'dealpos.listCustomersWithTotal',
  getCustomersByListId: 'dealpos.getCustomersByListId',
  closeIdList: 'dealpos.closeIdList',
  updateCustomerById: 'dealpos.updateCustomerById',
  updateCustomerByCode: 'dealpos.updateCustomerByCode',
  updateCustomerByEmail: 'dealpos.updateCustomerByEmail',
  updateCustomerByMobilePhone: 'dealpos.updateCustomerByMobilePhone',
  suspendCustomer: 'dealpos.suspendCustomer',
  unsuspendCustomer: 'dealpos.unsuspendCustomer',
  verifyCustomerMobile: 'dealpos.verifyCustomerMobile',
  verifyCustomerEmail: 'dealpos.verifyCustomerEmail',
  updateAppLastSignIn: 'dealpos.updateAppLastSignIn',
  deleteCustomer: 'dealpos.deleteCustomer',
  deleteCustomerByEmail: 'dealpos.deleteCustomerByEmail',
  deleteCustomerByCode: 'dealpos.deleteCustomerByCode',
  mergeCustomers: 'dealpos.mergeCustomers',
  checkCustomerPin: 'dealpos.checkCustomerPin',
  getNewCustomerCode: 'dealpos.getNewCustomerCode',
  copyCustomer: 'dealpos.copyCustomer',
  copyAsCurl: 'dealpos.copyAsCurl',
  showHistory: 'dealpos.showHistory',
  wipeHistory: 'dealpos.wipeHistory',
} as const;

/** Every command of the extension. Ids are fixed: other people's keybindings depend on them. */
export const COMMANDS = {
  ...ACCOUNT_COMMANDS,
  refresh: 'dealpos.refresh',
  refreshCustomer: 'dealpos.refreshCustomer',
  filterCustomers: 'dealpos.filterCustomers',
  clearFilter: 'dealpos.clearFilter',
  loadMore: 'dealpos.loadMore',
  openCustomer: 'dealpos.openCustomer',
  saveCustomer: 'dealpos.saveCustomer',
  reloadCustomer: 'dealpos.reloadCustomer',
  showLog: 'dealpos.showLog',
  ...CUSTOMER_COMMANDS,
  checkApiDescription: 'dealpos.checkApiDescription',
  diagnoseConnection: 'dealpos.diagnoseConnection',
} as const;

export type CommandId = (typeof COMMANDS)[keyof typeof COMMANDS];
export type AccountCommandId = (typeof ACCOUNT_COMMANDS)[keyof typeof ACCOUNT_COMMANDS];
export type CustomerCommandId = (typeof CUSTOMER_COMMANDS)[keyof typeof CUSTOMER_COMMANDS];
