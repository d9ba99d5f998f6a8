import type { ImageFailure } from '../api/fetchImage.ts';
import type { Localiser } from '../platform/localiser.ts';
import type { ImageState } from './customerImage.ts';
import type { PageState } from './protocol.ts';

/** The picture of a customer as the page shows it. */
export function pageImage(image: ImageState, l10n: Localiser): PageState['image'] {
  switch (image.status) {
    case 'offered':
      return { status: 'offered', text: l10n.t('From {0}. It is loaded only when you ask for it.', image.host) };
    case 'refused':
      return { status: 'refused', text: l10n.t('It cannot be loaded: this is not an https address on the internet.') };
    case 'failed':
      return { status: 'failed', text: l10n.t('Not loaded. {0}', failureText(image.why, l10n)) };
    default:
      return { status: image.status, text: '' };
  }
}

function failureText(why: ImageFailure, l10n: Localiser): string {
  switch (why.reason) {
    case 'tooLarge':
      return l10n.t('It is larger than 2 MB.');
    case 'notAnImage':
      return l10n.t('It is not a PNG, JPEG, GIF or WebP picture.');
    case 'redirected':
      return l10n.t('Its address leads to another one, which is not followed.');
    case 'timeout':
      return l10n.t('The server took too long.');
    case 'status':
      return l10n.t('The server answered with status {0}.', why.status);
    case 'address':
    case 'cancelled':
    case 'unreachable':
      return l10n.t('The server could not be reached.');
  }
}
