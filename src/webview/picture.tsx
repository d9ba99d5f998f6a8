import type { PageState, PageStrings } from '../editor/protocol.ts';
import { Button } from './button.tsx';
import type { PageHandlers } from './handlers.ts';
import { fill } from './template.ts';

interface PictureProps {
  readonly state: PageState;
  readonly strings: PageStrings;
  /** The picture as a `data:` URI; it may arrive after the snapshot that speaks of it. */
  readonly data: string | undefined;
  readonly handlers: PageHandlers;
}

/** The customer's picture. Loading it tells its server that somebody looks at this customer, so it is asked for first. */
export function Picture({ state, strings, data, handlers }: PictureProps) {
  const { status, text } = state.image;
  if (status === 'none') return null;
  return (
    <div class="picture">
      {status === 'shown' && data !== undefined && <img src={data} alt={fill(strings.imageAlt, state.heading)} />}
      {(status === 'offered' || status === 'failed') && (
        <Button
          id="load-image"
          focusNext="heading"
          label={strings.loadImage}
          describedBy="image-text"
          onPress={() => handlers.onAction('loadImage')}
        />
      )}
      <p class="hint" id="image-text" role="status">
        {status === 'loading' ? strings.imageLoading : text}
      </p>
    </div>
  );
}
