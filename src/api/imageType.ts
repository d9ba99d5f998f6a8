/** The pictures that are shown. SVG is not among them: it is a document that can hold script and addresses. */
export type ImageType = 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp';

type Signature = readonly (number | undefined)[];

const ascii = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));
const ANY_LENGTH: Signature = [undefined, undefined, undefined, undefined];

/** First bytes by format (WHATWG MIME Sniffing, section 6.1); `undefined` stands for any byte. */
const SIGNATURES: readonly (readonly [ImageType, Signature])[] = [
  ['image/png', [0x89, ...ascii('PNG'), 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/gif', ascii('GIF87a')],
  ['image/gif', ascii('GIF89a')],
  ['image/webp', [...ascii('RIFF'), ...ANY_LENGTH, ...ascii('WEBPVP')]],
];

/** The type of a picture when its first bytes and the server's `Content-Type` agree on it; else undefined. */
export function imageTypeOf(contentType: string, bytes: Uint8Array): ImageType | undefined {
  const named = contentType.split(';')[0]?.trim().toLowerCase();
  return SIGNATURES.find(([type, signature]) => type === named && begins(bytes, signature))?.[0];
}

function begins(bytes: Uint8Array, signature: Signature): boolean {
  return signature.every((byte, index) => (byte === undefined ? index < bytes.length : bytes[index] === byte));
}
