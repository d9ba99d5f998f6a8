/** A host that a picture of a customer can come from: a name with a dot, so neither this computer nor an IP address. */
const PUBLIC_NAME = /^(?=.*[a-z])[a-z0-9-]+(?:\.[a-z0-9-]+)+$/;
const LOCAL = /(?:^|\.)(?:localhost|local|internal|lan|home\.arpa)$/;

/**
 * The https URL that a record's `ImageURL` stands for (contract section 2: it begins with `//`), or undefined.
 * Whoever can write the record chooses the address, so it may not lead into the user's own network.
 */
export function imageAddress(text: string): URL | undefined {
  const typed = text.trim();
  let url: URL;
  try {
    url = new URL(typed.startsWith('//') ? `https:${typed}` : typed);
  } catch {
    return undefined;
  }
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '' || url.port !== '') return undefined;
  return PUBLIC_NAME.test(url.hostname) && !LOCAL.test(url.hostname) && !endsInNumber(url.hostname) ? url : undefined;
}

function endsInNumber(host: string): boolean {
  return /\.\d+$/.test(host);
}
