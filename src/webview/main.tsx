import type { PageMessage } from '../editor/protocol.ts';
import { CustomerPage } from './customerPage.tsx';
import type { PagePort } from './hostLink.ts';

/** Given by VS Code, once per page. Kept inside this script: whoever holds it can speak in the page's name. */
declare function acquireVsCodeApi(): PagePort<PageMessage>;

const root = document.getElementById('root');
if (root) new CustomerPage(root, acquireVsCodeApi()).start(window);
