import { Icon } from './icons.tsx';

interface AccountBadgeProps {
  readonly account: { readonly label: string; readonly mode: string; readonly modeLabel: string };
  /** "Account", in the user's language. */
  readonly title: string;
}

/** Whose data the page shows, and how writes are treated there. */
export function AccountBadge({ account, title }: AccountBadgeProps) {
  return (
    <p class="account">
      <span>
        {title}: <bdi class="account-name">{account.label}</bdi>
      </span>
      <span class="mode">
        {account.mode === 'readOnly' && <Icon name="lock" />}
        {account.modeLabel}
      </span>
    </p>
  );
}
