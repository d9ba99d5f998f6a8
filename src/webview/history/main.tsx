import type { HistoryPageMessage } from '../../history/protocol.ts';
import type { PagePort } from '../hostLink.ts';
import { historyPage } from './historyPage.tsx';

/** Given by VS Code, once per page. Kept inside this script: whoever holds it can speak in the page's name. */
declare function acquireVsCodeApi(): PagePort<HistoryPageMessage>;

const root = document.getElementById('root');
if (root) historyPage(root, acquireVsCodeApi()).start(window);
