import type { CustomerKey } from './customerRecord.ts';
import type { JsonValue } from './json.ts';
import { operations } from './operations.ts';
import { requestUrl } from './origin.ts';
import type { TracedBody } from './requestTrace.ts';
import { requestHeaders } from './transport.ts';
import type { FieldNames } from './wire.ts';

/** What a curl command needs of a request. */
export interface CurlRequest {
  readonly method: string;
  readonly url: string;
  readonly authorized: boolean;
  readonly body: TracedBody | undefined;
}

const TOKEN = 'DEALPOS_TOKEN';

/**
 * The request as a curl command for a POSIX shell, with the client's own headers. The token is `$DEALPOS_TOKEN`, and a
 * secret in the body is a variable too; everything else is quoted so that the shell takes it letter by letter.
 */
export function curlCommand({ method, url, authorized, body }: CurlRequest): string {
  const json = body && bodyText(body);
  const headers = requestHeaders({
    ...(authorized ? { authorization: `Bearer $${TOKEN}` } : {}),
    ...(json === undefined ? {} : { body: json }),
  });
  const words = [
    // Without --globoff curl would read brackets and braces in the URL as patterns.
    `curl --globoff --request ${quoted(method)}`,
    `--url ${quoted(url)}`,
    ...Object.entries(headers).map(([name, value]) => `--header ${headerWord(name, value)}`),
    // --data-raw, because --data would read a leading @ as the name of a file.
    ...(json === undefined ? [] : [`--data-raw ${json}`]),
  ];
  return words.join(' \\\n  ');
}

/** The curl command for reading one customer, as `getCustomerDetail` would send it. Throws ApiError as that call does. */
export function detailCurl(origin: string, key: CustomerKey, names: FieldNames): string {
  const { method, path, encode } = operations.getCustomerDetail;
  const { href } = requestUrl(origin, path, encode(key, names).query);
  return curlCommand({ method, url: href, authorized: true, body: undefined });
}

/** In double quotes the token's variable is filled in; the shell does not look into its value a second time. */
function headerWord(name: string, value: string): string {
  return name === 'Authorization' ? `"${name}: ${value}"` : quoted(`${name}: ${value}`);
}

/** The body as one word of the shell: JSON in single quotes, with the variables of the secrets between them. */
function bodyText({ fields, secrets }: TracedBody): string {
  const words: string[] = [];
  let literal = '{';
  for (const [index, [name, value]] of Object.entries(fields).entries()) {
    literal += `${index === 0 ? '' : ','}${json(name)}:`;
    if (Object.hasOwn(secrets, name)) {
      words.push(quoted(`${literal}"`), `"$${secrets[name]}"`);
      literal = '"';
    } else literal += json(value);
  }
  return [...words, quoted(`${literal}}`)].join('');
}

/** JSON in which no character can act on a terminal that it is pasted into: those are written as `\u…`, which means the same. */
function json(value: JsonValue): string {
  return JSON.stringify(value).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
    Array.from({ length: character.length }, (_, index) => escaped(character.charCodeAt(index))).join(''),
  );
}

function escaped(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, '0')}`;
}

/** One word that a POSIX shell takes as it is (POSIX.1, Shell Command Language 2.2.2). */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
