import type { Notice, PageState, PageStrings } from '../editor/protocol.ts';
import { Button } from './button.tsx';
import type { PageHandlers } from './handlers.ts';
import { Icon } from './icons.tsx';

interface NoticeAreaProps {
  readonly state: PageState;
  readonly strings: PageStrings;
  readonly handlers: PageHandlers;
}

/**
 * What the user must know about the record as a whole. Both live regions are always there, because screen readers only
 * announce what is put into a region that they knew before.
 */
export function NoticeArea({ state, strings, handlers }: NoticeAreaProps) {
  const notice = state.notice;
  const box = notice && (
    <NoticeBox notice={notice} strings={strings} dismissable={state.phase === 'ready'} handlers={handlers} />
  );
  return (
    <>
      <div role="alert">{notice?.severity === 'error' && box}</div>
      <div role="status">{notice && notice.severity !== 'error' && box}</div>
    </>
  );
}

interface NoticeBoxProps {
  readonly notice: Notice;
  readonly strings: PageStrings;
  /** The page has a form to go back to; a notice that stands for the whole page cannot be waved away. */
  readonly dismissable: boolean;
  readonly handlers: PageHandlers;
}

function NoticeBox({ notice, strings, dismissable, handlers }: NoticeBoxProps) {
  const offersDismiss = notice.actions.some(({ action }) => action === 'dismissNotice');
  return (
    <div class={`notice ${notice.severity}`}>
      <Icon name={notice.severity} />
      <div class="notice-text">
        <p class="notice-title">{notice.title}</p>
        {notice.details.map((line, index) => (
          <p key={index} class="notice-detail" dir="auto">
            {line}
          </p>
        ))}
        {notice.actions.length > 0 && (
          <div class="notice-actions">
            {notice.actions.map(({ action, label, primary }) => (
              <Button key={action} label={label} primary={primary} onPress={() => handlers.onAction(action)} />
            ))}
          </div>
        )}
      </div>
      {dismissable && !offersDismiss && (
        <button
          type="button"
          class="icon-button"
          aria-label={strings.dismiss}
          title={strings.dismiss}
          onClick={() => handlers.onAction('dismissNotice')}
        >
          <Icon name="close" />
        </button>
      )}
    </div>
  );
}
