import { useEffect, useRef } from 'preact/hooks';
import { Button } from './button.tsx';
import { Icon } from './icons.tsx';

/** What is said in a box, with buttons that ask the host for something. */
interface NoticeView<A extends string> {
  readonly severity: 'info' | 'warning' | 'error';
  readonly title: string;
  readonly details: readonly string[];
  readonly actions: readonly { readonly action: A; readonly label: string; readonly primary: boolean }[];
}

interface NoticeProps<A extends string> {
  /** The button that waves a notice away; a notice that stands for the whole page has none. */
  readonly dismiss: { readonly action: A; readonly label: string } | undefined;
  readonly onAction: (action: A) => void;
}

interface NoticeAreaProps<A extends string> extends NoticeProps<A> {
  readonly notices: readonly NoticeView<A>[];
  /** Something is under way that will say how it went; until then no notice moves the page. */
  readonly busy: boolean;
}

/**
 * What the user must know about the page's matter as a whole. Both live regions are always there, because screen readers
 * only announce what is put into a region that they knew before.
 */
export function NoticeArea<A extends string>({ notices, busy, dismiss, onAction }: NoticeAreaProps<A>) {
  const area = useNoticesInView(notices, busy);
  const box = (notice: NoticeView<A>) => (
    <NoticeBox key={notice.title} notice={notice} dismiss={dismiss} onAction={onAction} />
  );
  return (
    <div ref={area}>
      <div role="alert">{notices.filter(({ severity }) => severity === 'error').map(box)}</div>
      <div role="status">{notices.filter(({ severity }) => severity !== 'error').map(box)}</div>
    </div>
  );
}

/** Brings a new warning or error into view, wherever the page was scrolled to. */
function useNoticesInView<A extends string>(notices: readonly NoticeView<A>[], busy: boolean) {
  const area = useRef<HTMLDivElement>(null);
  const said = notices
    .filter(({ severity }) => severity !== 'info')
    .flatMap(({ title, details }) => [title, ...details])
    .join('\n');
  useEffect(() => {
    if (said !== '' && !busy) area.current?.scrollIntoView({ block: 'nearest' });
  }, [said, busy]);
  return area;
}

interface NoticeBoxProps<A extends string> extends NoticeProps<A> {
  readonly notice: NoticeView<A>;
}

function NoticeBox<A extends string>({ notice, dismiss, onAction }: NoticeBoxProps<A>) {
  const offersDismiss = notice.actions.some(({ action }) => action === dismiss?.action);
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
              <Button key={action} label={label} primary={primary} onPress={() => onAction(action)} />
            ))}
          </div>
        )}
      </div>
      {dismiss && !offersDismiss && (
        <button
          type="button"
          class="icon-button"
          aria-label={dismiss.label}
          title={dismiss.label}
          onClick={() => onAction(dismiss.action)}
        >
          <Icon name="close" />
        </button>
      )}
    </div>
  );
}
