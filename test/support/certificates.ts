import { generate } from 'selfsigned';

/** A private key and its certificate, both PEM. */
export interface Identity {
  readonly key: string;
  readonly cert: string;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** A certificate authority that nobody knows. */
export async function newAuthority(name: string): Promise<Identity> {
  return signed(name, {
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
}

/** A server's certificate for one host, by an authority or, without one, by itself. Good for two days around now unless expired. */
export async function newServerIdentity(
  host: string,
  { authority, expired = false }: { readonly authority?: Identity; readonly expired?: boolean } = {},
): Promise<Identity> {
  return signed(host, {
    ...(authority && { ca: authority }),
    ...(expired && {
      notBeforeDate: new Date(Date.now() - 9 * DAY_MS),
      notAfterDate: new Date(Date.now() - 7 * DAY_MS),
    }),
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: [{ type: 2, value: host }] },
    ],
  });
}

async function signed(commonName: string, options: Parameters<typeof generate>[1]): Promise<Identity> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: commonName }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(Date.now() - DAY_MS),
    notAfterDate: new Date(Date.now() + DAY_MS),
    ...options,
  });
  return { key, cert };
}
