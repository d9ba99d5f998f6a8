import * as v from 'valibot';
import { isSafeOrigin } from '../api/origin.ts';

/** How writes of an account are treated (design D8). Enforced by the access gate, where requests are made. */
export const ACCESS_MODES = ['normal', 'confirm', 'readOnly'] as const;
export type AccessMode = (typeof ACCESS_MODES)[number];

const shortText = v.pipe(v.string(), v.nonEmpty(), v.maxLength(300));
const profileSchema = v.object({
  id: v.pipe(v.string(), v.uuid()),
  label: shortText,
  origin: v.pipe(v.string(), v.maxLength(300), v.check(isSafeOrigin)),
  displayHost: shortText,
  mode: v.picklist(ACCESS_MODES),
  kind: v.picklist(['tenant', 'sample']),
  /** The names of a merge's fields that the user has agreed to for this account (open question 1). */
  mergeNames: v.optional(v.object({ target: shortText, sources: shortText })),
  colour: v.optional(v.picklist(['red', 'orange', 'yellow', 'green', 'blue', 'purple'])),
});

/**
 * What is remembered of an account in the clear: never a secret, never a client id (design D6).
 * `id` is random, because key names are stored and logged in the clear. For the kind `sample` the real origin is
 * that of the sandbox of this window; the stored one only stands in for it.
 */
export type AccountProfile = Readonly<v.InferOutput<typeof profileSchema>>;

/**
 * The profile in a stored value, or undefined when it is malformed (older version, damaged storage). The host that is shown
 * is that of the origin, whatever was stored: nobody shall enter a secret for one host and have it sent to another.
 */
export function parseAccountProfile(stored: unknown): AccountProfile | undefined {
  const parsed = v.safeParse(profileSchema, stored);
  if (!parsed.success) return undefined;
  const { output: profile } = parsed;
  return profile.kind === 'sample' ? profile : { ...profile, displayHost: new URL(profile.origin).host };
}

/** True for the name of an access mode. */
export function isAccessMode(text: string | undefined): text is AccessMode {
  return ACCESS_MODES.some((mode) => mode === text);
}
