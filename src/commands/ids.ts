/** Every command of the extension. Ids are fixed: other people's keybindings depend on them. */
export const COMMANDS = {
  addAccount: 'dealpos.addAccount',
  trySampleData: 'dealpos.trySampleData',
  editAccount: 'dealpos.editAccount',
  enterSecret: 'dealpos.enterSecret',
  removeAccount: 'dealpos.removeAccount',
  refresh: 'dealpos.refresh',
  filterCustomers: 'dealpos.filterCustomers',
  clearFilter: 'dealpos.clearFilter',
  loadMore: 'dealpos.loadMore',
  openCustomer: 'dealpos.openCustomer',
  saveCustomer: 'dealpos.saveCustomer',
  reloadCustomer: 'dealpos.reloadCustomer',
  showLog: 'dealpos.showLog',
} as const;

export type CommandId = (typeof COMMANDS)[keyof typeof COMMANDS];
