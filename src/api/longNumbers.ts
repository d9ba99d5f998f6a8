const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
/** Digits of the shortest number that JavaScript may not hold exactly: 2^53 has 16. */
const LONG = 16;

/**
 * Valid JSON in which whole numbers beyond 2^53 are texts, so that an id or a code is never rounded; everything else is as
 * it was. Linear in the length of the text.
 */
export function withLongNumbersAsTexts(json: string): string {
  if (!hasLongNumber(json)) return json;
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

/** False only where no number in an array or an object is long. Most answers have none, so this is what they cost. */
function hasLongNumber(json: string): boolean {
  for (let begin = longRun(json, 0); begin >= 0; ) {
    if (isInPlaceOfValue(json, begin)) return true;
    let end = begin + LONG;
    while (isDigit(json, end)) end += 1;
    begin = longRun(json, end);
  }
  return false;
}

/**
 * Where the first run of so many digits begins, -1 without one. Looks at the place where a run would end and goes back to
 * the nearest gap, behind which the next could begin: most characters are never looked at, and none twice.
 */
function longRun(json: string, from: number): number {
  let seen = from - 1;
  for (let at = from + LONG - 1; at < json.length; ) {
    let gap = at;
    while (gap > seen && isDigit(json, gap)) gap -= 1;
    if (gap === seen) return at - LONG + 1;
    seen = at;
    at = gap + LONG;
  }
  return -1;
}

/** True for digits where JSON can have a number, with a sign or without. */
function isInPlaceOfValue(json: string, begin: number): boolean {
  let before = begin - 1;
  if (json[before] === '-') before -= 1;
  while (isBlank(json.charCodeAt(before))) before -= 1;
  return json[before] === ':' || json[before] === ',' || json[before] === '[';
}

/** Space, tab and the ends of lines: all that JSON allows. */
function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 10 || code === 13;
}

/** False behind the end. */
function isDigit(json: string, at: number): boolean {
  const code = json.charCodeAt(at);
  return code >= 48 && code <= 57;
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
