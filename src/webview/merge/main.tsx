import type { MergePageMessage } from '../../merge/protocol.ts';
import type { PagePort } from '../hostLink.ts';
import { mergePage } from './mergePage.tsx';

/** Given by VS Code, once per page. Kept inside this script: whoever holds it can speak in the page's name. */
declare function acquireVsCodeApi(): PagePort<MergePageMessage>;

const root = document.getElementById('root');
if (root) mergePage(root, acquireVsCodeApi()).start(window);
