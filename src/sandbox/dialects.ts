/** One way in which a tenant may differ from the sandbox's default. Two rows of one `aspect` exclude each other. */
interface DialectRow {
  readonly name: string;
  readonly aspect: string;
  readonly summary: string;
}

/** THE dialect table: what contract/open-questions leaves unknown. The defaults are the contract's likeliest forms. */
export const DIALECTS = [
  { name: 'data-array', aspect: 'total', summary: 'WithTotalCount answers {DataArray, RecordsCount}' },
  { name: 'total-bare-array', aspect: 'total', summary: 'WithTotalCount answers a bare array' },
  { name: 'total-refused-403', aspect: 'total', summary: 'WithTotalCount is refused with 403' },
  { name: 'total-refused-404', aspect: 'total', summary: 'WithTotalCount does not exist (404)' },
  { name: 'list-get-refused', aspect: 'list-get', summary: 'GET list answers 400; only POST /Customer/p works' },
  { name: 'list-get-missing', aspect: 'list-get', summary: 'GET list answers 404; only POST /Customer/p works' },
  { name: 'page-clamp-20', aspect: 'page-clamp', summary: 'pages never hold more than 20 rows' },
  { name: 'page-clamp-100', aspect: 'page-clamp', summary: 'pages never hold more than 100 rows' },
  { name: 'page-clamp-500', aspect: 'page-clamp', summary: 'pages never hold more than 500 rows' },
  { name: 'list-extra-fields', aspect: 'list-extra', summary: 'list rows carry the seven extra fields seen live' },
  { name: 'list-status', aspect: 'list-status', summary: 'list rows carry Status and LoyaltyPoint' },
  { name: 'list-birthdate-small-d', aspect: 'list-birth', summary: 'list rows spell it Birthdate' },
  { name: 'list-by-code', aspect: 'list-order', summary: 'the list is in the order of creation, not of names' },
  { name: 'list-hides-suspended', aspect: 'list-suspended', summary: 'suspended customers are not listed' },
  { name: 'name-prefix', aspect: 'name-match', summary: 'the Name filter matches from the start only' },
  { name: 'name-exact', aspect: 'name-match', summary: 'the Name filter matches whole names only' },
  { name: 'to-exclusive', aspect: 'to', summary: 'the To filter leaves out that day' },
  { name: 'detail-without-id', aspect: 'detail-id', summary: 'Detail has no ID (as in the only sample)' },
  { name: 'detail-birthdate-small-d', aspect: 'detail-birth', summary: 'Detail spells it Birthdate' },
  { name: 'detail-without-birth-date', aspect: 'detail-birth', summary: 'Detail has no birth date' },
  { name: 'detail-verified', aspect: 'detail-verified', summary: 'Detail tells the verify flags and last app sign-in' },
  { name: 'expired-group-iso', aspect: 'expired-group', summary: 'ExpiredGroup as 2019-07-31T00:00:00' },
  { name: 'dates-fractions', aspect: 'date-form', summary: 'dates end in seven fractional digits' },
  { name: 'no-date-null', aspect: 'no-date', summary: 'no date is null instead of year 1' },
  { name: 'nulls-omitted', aspect: 'nulls', summary: 'fields without a value are left out' },
  { name: 'nulls-empty', aspect: 'nulls', summary: 'fields without a value are empty texts' },
  { name: 'gender-number', aspect: 'gender', summary: 'Gender is answered as 0 or 1' },
  { name: 'points-text', aspect: 'points', summary: 'LoyaltyPoint is answered as a text' },
  { name: 'not-found-null', aspect: 'not-found', summary: 'Detail of nobody answers 200 null' },
  { name: 'not-found-object', aspect: 'not-found', summary: 'Detail of nobody answers 200 {}' },
  { name: 'not-found-array', aspect: 'not-found', summary: 'Detail of nobody answers 200 []' },
  { name: 'list-id-comma', aspect: 'list-id', summary: 'ListID takes one comma-joined value only' },
  { name: 'list-id-named-id', aspect: 'list-id', summary: 'ListID takes its ids as repeated ID' },
  { name: 'list-id-refused', aspect: 'list-id', summary: 'ListID takes nothing that a query can carry (400)' },
  { name: 'mobile-key-mobilephone', aspect: 'mobile-key', summary: 'a mobile key must be called MobilePhone' },
  { name: 'mobile-key-mobile', aspect: 'mobile-key', summary: 'a mobile key must be called Mobile' },
  { name: 'mobile-key-phone', aspect: 'mobile-key', summary: 'a mobile key must be called Phone' },
  { name: 'mobile-equal-forms', aspect: 'mobile-match', summary: 'a mobile key matches 08… and +628… alike' },
  { name: 'verify-by-value', aspect: 'verify-key', summary: 'Verify takes the mobile or email as key, not the ID' },
  { name: 'verify-flag-isverified', aspect: 'verify-flag', summary: 'the Verify flag must be called IsVerified' },
  { name: 'merge-keys-target-list', aspect: 'merge-keys', summary: 'Merge takes ID and ListID' },
  { name: 'merge-keys-contact', aspect: 'merge-keys', summary: 'Merge takes TargetContactID and SourceContactIDs' },
  { name: 'pin-keys-id', aspect: 'pin-keys', summary: 'PIN takes ID and Pin' },
  { name: 'pin-flag', aspect: 'pin', summary: 'PIN answers 200 {IsAuthenticated: true or false}' },
  { name: 'pin-message', aspect: 'pin', summary: 'PIN answers 200 {Message}, right or wrong' },
  { name: 'pin-401', aspect: 'pin', summary: 'PIN answers 401 when wrong' },
  { name: 'new-code-object', aspect: 'new-code', summary: 'NewCode answers {Code}' },
  { name: 'new-code-off', aspect: 'new-code', summary: 'the code generator is off: NewCode answers 400' },
  { name: 'write-id-only', aspect: 'write', summary: 'undocumented writes answer {ID}' },
  { name: 'write-message-only', aspect: 'write', summary: 'undocumented writes answer {Message}' },
  { name: 'write-empty', aspect: 'write', summary: 'undocumented writes answer 200 without a body' },
  { name: 'write-204', aspect: 'write', summary: 'undocumented writes answer 204' },
  { name: 'omitted-clears', aspect: 'omitted', summary: 'an update clears the fields that it leaves out' },
  { name: 'empty-keeps', aspect: 'empty', summary: 'an empty text in an update leaves the field alone' },
  { name: 'normalises', aspect: 'normalise', summary: 'writes trim texts and turn 08… into +628…' },
  { name: 'points-kept', aspect: 'points-write', summary: 'LoyaltyPoint in an update is ignored' },
  { name: 'points-added', aspect: 'points-write', summary: 'LoyaltyPoint in an update is added to the balance' },
  { name: 'ignores-address', aspect: 'ignored-field', summary: 'Address in a write is silently ignored' },
  { name: 'suspend-again-400', aspect: 'suspend-again', summary: 'suspending twice answers 400, unsuspending too' },
  { name: 'delete-refused-409', aspect: 'delete', summary: 'a customer with points cannot be deleted (409)' },
  { name: 'view-only', aspect: 'rights', summary: 'the credentials have no right to change anything (403)' },
  { name: 'token-expired-at', aspect: 'expiry', summary: 'the token answer names expiredAt' },
  { name: 'token-expiredat', aspect: 'expiry', summary: 'the token answer names expiredat' },
  { name: 'token-no-expiry', aspect: 'expiry', summary: 'the token answer names no expiry' },
  { name: 'token-pascal', aspect: 'token-names', summary: 'the token answer spells AccessToken and TokenType' },
  { name: 'bad-credentials-400', aspect: 'credentials', summary: 'wrong credentials answer 400 instead of 401' },
  { name: 'token-uncounted', aspect: 'limit-token', summary: 'token calls do not count for the rate limit' },
  { name: 'limit-per-route', aspect: 'limit-scope', summary: 'each route has a rate limit of its own' },
  { name: 'wait-retry-after', aspect: 'wait', summary: '429 names the wait in Retry-After, in seconds' },
  { name: 'wait-date', aspect: 'wait', summary: '429 names the wait in Retry-After, as a date' },
  { name: 'wait-reset', aspect: 'wait', summary: '429 names the wait in RateLimit-Reset' },
  { name: 'wait-none', aspect: 'wait', summary: '429 does not name the wait' },
] as const satisfies readonly DialectRow[];

export type DialectName = (typeof DIALECTS)[number]['name'];
/** The dialects in force. */
export type Dialects = ReadonlySet<DialectName>;

const byName: ReadonlyMap<string, (typeof DIALECTS)[number]> = new Map(DIALECTS.map((row) => [row.name, row]));

/** The dialects of these names. Throws a RangeError, fit to be shown, for an unknown name or two that contradict. */
export function parseDialects(names: readonly string[]): Dialects {
  const chosen = new Map<string, DialectName>();
  for (const name of names) {
    const row = byName.get(name);
    if (!row) throw new RangeError(`unknown dialect "${name}"`);
    const other = chosen.get(row.aspect);
    if (other && other !== row.name)
      throw new RangeError(`dialects "${other}" and "${row.name}" contradict each other`);
    chosen.set(row.aspect, row.name);
  }
  return new Set(chosen.values());
}
