import type { PageState, PageStrings, PageTool } from '../editor/protocol.ts';
import { ActionMenu } from './actionMenu.tsx';
import type { PageHandlers } from './handlers.ts';
import type { IconName } from './icons.tsx';
import { Icon } from './icons.tsx';
import { useNarrow } from './narrow.ts';

/** How many tools are seen as buttons where there is room; the others are in the menu. */
const SEEN = 4;

interface ToolsProps {
  readonly state: PageState;
  readonly strings: PageStrings;
  readonly handlers: PageHandlers;
}

/** The commands on this customer. One that cannot be used now stays in its place and says why. */
export function Tools({ state, strings, handlers }: ToolsProps) {
  const narrow = useNarrow();
  const { tools } = state;
  if (tools.length === 0) return null;
  const seen = narrow ? 0 : SEEN;
  return (
    <ul class="tools" aria-label={strings.toolsLabel}>
      {tools.slice(0, seen).map((tool) => (
        <li key={tool.action}>
          <ToolButton tool={tool} onPress={() => handlers.onAction(tool.action)} />
        </li>
      ))}
      <li>
        <ActionMenu label={strings.moreActions} items={tools.slice(seen)} onAction={handlers.onAction} />
      </li>
    </ul>
  );
}

interface ToolButtonProps {
  readonly tool: PageState['tools'][number];
  readonly onPress: () => void;
}

function ToolButton({ tool: { action, label, off }, onPress }: ToolButtonProps) {
  const icon = ICONS[action];
  return (
    <button
      type="button"
      class="tool"
      title={off || undefined}
      aria-disabled={off === '' ? undefined : 'true'}
      onClick={() => {
        if (off === '') onPress();
      }}
    >
      {icon && <Icon name={icon} />}
      {label}
    </button>
  );
}

const ICONS: Partial<Record<PageTool, IconName>> = {
  reload: 'refresh',
  suspend: 'suspend',
  unsuspend: 'check',
  copy: 'copy',
  history: 'history',
};
