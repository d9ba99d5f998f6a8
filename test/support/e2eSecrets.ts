import { createDecipheriv } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { E2eSession } from './e2eSession.ts';

const KEY_BYTES = 32;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * What is in VS Code's secret storage in the browser, as JSON. It is kept in `localStorage`, encrypted by AES-256-GCM:
 * one half of the key goes before the text (then the IV), the other half stays with the server.
 */
export async function readBrowserSecrets({ page, userDataDir }: E2eSession): Promise<string> {
  const stored = await page.evaluate(() => localStorage.getItem('secrets.provider'));
  if (stored === null) return '{}';
  const sealed = Buffer.from(stored, 'base64');
  const half = fs.readFileSync(path.join(userDataDir, 'serve-web-key-half'));
  const key = half.map((byte, index) => byte ^ (sealed[index] ?? 0));
  const [iv, body] = [sealed.subarray(KEY_BYTES, KEY_BYTES + IV_BYTES), sealed.subarray(KEY_BYTES + IV_BYTES)];
  const decipher = createDecipheriv('aes-256-gcm', key, iv).setAuthTag(body.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(body.subarray(0, -TAG_BYTES)), decipher.final()]).toString('utf8');
}
