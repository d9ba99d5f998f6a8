import { parseArgs } from 'node:util';
import { DIALECTS } from './dialects.ts';
import { FAULTS } from './faults/faultTable.ts';
import { OPERATION_IDS } from './operations.ts';
import type { SandboxOptions } from './options.ts';
import { settingsOf } from './options.ts';

/** What the command line asks for. */
export type CliOrder =
  | { readonly kind: 'help' }
  | { readonly kind: 'start'; readonly options: SandboxOptions; readonly json: boolean };

/** Reads the arguments after the script's name. Throws an Error whose message is fit to be shown. */
export function parseCli(args: readonly string[]): CliOrder {
  const { values } = parseArgs({
    args: [...args],
    allowPositionals: false,
    options: {
      customers: { type: 'string' },
      port: { type: 'string' },
      seed: { type: 'string' },
      dialect: { type: 'string', multiple: true },
      fault: { type: 'string', multiple: true },
      'rate-limit': { type: 'string' },
      'no-rate-limit': { type: 'boolean' },
      json: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return { kind: 'help' };
  const options: SandboxOptions = {
    ...optional('customers', number('customers', values.customers)),
    ...optional('port', number('port', values.port)),
    ...optional('seed', number('seed', values.seed)),
    ...optional('dialects', values.dialect),
    ...optional('faults', values.fault),
    ...optional('rateLimit', rateLimit(values['rate-limit'], values['no-rate-limit'] === true)),
  };
  settingsOf(options);
  return { kind: 'start', options, json: values.json === true };
}

function optional<K extends string, V>(name: K, value: V | undefined): { [key in K]?: V } {
  const entry: { [key in K]?: V } = {};
  if (value !== undefined) entry[name] = value;
  return entry;
}

function number(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{1,10}$/.test(text)) throw new RangeError(`--${name} must be a whole number, not "${text}"`);
  return Number(text);
}

function rateLimit(text: string | undefined, off: boolean): SandboxOptions['rateLimit'] {
  if (off && text !== undefined) throw new RangeError('--rate-limit and --no-rate-limit contradict each other');
  if (off) return false;
  if (text === undefined) return undefined;
  const parts = /^(\d{1,7})\/(\d{1,5})$/.exec(text);
  if (!parts) throw new RangeError(`--rate-limit must look like 50/180 (requests/seconds), not "${text}"`);
  return { limit: Number(parts[1]), windowSeconds: Number(parts[2]) };
}

/** The text of `--help`, with every dialect, fault and operation. */
export function helpText(): string {
  return `Usage: npm run sandbox -- [options]

A local DealPOS Customer API with synthetic customers, on 127.0.0.1. Stop it with Ctrl+C.

  --customers N          how many customers to begin with (default 2000)
  --port N               port, 0 for a free one (default 0)
  --seed N               the same seed gives the same customers and credentials (default 1)
  --dialect NAME         how a tenant may differ; may be given several times
  --fault NAME           what may go wrong; may be given several times
  --rate-limit N/SECONDS requests per window (default 50/180)
  --no-rate-limit        never answer 429 by itself
  --json                 print origin and credentials as one line of JSON
  --help                 print this

Dialects:
${table(DIALECTS.map(({ name, summary }) => [name, summary]))}

Faults, as NAME[:VALUE][@OPERATION][*COUNT], for example status-500@getCustomerDetail*1:
${table(FAULTS.map(({ name, summary, value }) => [name, value ? `${summary} (${value.meaning}, usually ${value.usual})` : summary]))}

Operations:
${OPERATION_IDS.map((id) => `  ${id}`).join('\n')}
`;
}

function table(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, summary]) => `  ${name.padEnd(width)}  ${summary}`).join('\n');
}
