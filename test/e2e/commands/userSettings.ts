import * as fs from 'node:fs';
import * as path from 'node:path';
import { isJsonObject } from '../../../src/api/json.ts';
import type { E2eSession } from '../../support/e2eSession.ts';

function settingsFile({ userDataDir }: E2eSession): string {
  return path.join(userDataDir, 'User/settings.json');
}

/** The user settings as they are stored. */
function readUserSettings(session: E2eSession): Record<string, unknown> {
  const settings: unknown = JSON.parse(fs.readFileSync(settingsFile(session), 'utf8'));
  return isJsonObject(settings) ? settings : {};
}

/** The names in `dealpos.api.fieldNames`, as they are stored. */
export function readFieldNames(session: E2eSession): Record<string, unknown> {
  const names = readUserSettings(session)['dealpos.api.fieldNames'];
  return isJsonObject(names) ? names : {};
}
