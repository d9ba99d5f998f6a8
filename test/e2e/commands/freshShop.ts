import type { Journey } from '../../support/e2eJourney.ts';

/** What follows begins with all customers, which the walk has not left alone. */
export function freshShop(journey: Journey): void {
  journey.step('the shop is as in the beginning, and nobody is signed in', async ({ workbench, sandbox }) => {
    await workbench.palette('DealPOS: Remove Account…');
    await workbench.clickDialogButton('Remove Account');
    await workbench.welcomeButton('Try with Sample Data').waitFor();
    await workbench.clearToasts();
    sandbox.reset();
  });
}
