/** True for a status that says that the call was carried out. */
export function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

/** A status that speaks of what was asked, and not of who asks, where, or how often (contract section 2, "Errors"). */
export function isRefusal(status: number): boolean {
  return status >= 400 && status < 500 && ![401, 402, 403, 404, 407, 408, 429].includes(status);
}
