/** The beginning of a number that JavaScript may not hold exactly: 2^53 has 16 digits. */
const LONG_NUMBER = /[:[,]\s*-?\d{16}/;
const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/**
 * Valid JSON in which whole numbers beyond 2^53 are texts, so that an id or a code is never rounded; everything else is as
 * it was. Linear in the length of the text.
 */
export function withLongNumbersAsTexts(json: string): string {
  if (!LONG_NUMBER.test(json)) return json;
  const parts: string[] = [];
  for (let at = 0; at < json.length; ) {
    const quote = json.indexOf('"', at);
    const begin = quote < 0 ? json.length : quote;
    parts.push(json.slice(at, begin).replace(NUMBER, quoteLong));
    at = quote < 0 ? json.length : endOfText(json, quote);
    parts.push(json.slice(begin, at));
  }
  return parts.join('');
}

function quoteLong(number: string): string {
  return /^-?\d{16,}$/.test(number) && !Number.isSafeInteger(Number(number)) ? `"${number}"` : number;
}

/** Behind the quote that ends the text beginning at `begin`. */
function endOfText(json: string, begin: number): number {
  for (let at = begin + 1; ; ) {
    const quote = json.indexOf('"', at);
    if (quote < 0) return json.length;
    if (!isEscaped(json, quote)) return quote + 1;
    at = quote + 1;
  }
}

/** True behind an odd number of backslashes. */
function isEscaped(json: string, at: number): boolean {
  let first = at;
  while (json[first - 1] === '\\') first -= 1;
  return (at - first) % 2 === 1;
}
