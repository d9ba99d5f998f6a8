/** Permissive on purpose: catches slips (`budi@gmail`, two addresses, a space), leaves the rest to the mail system. */
const EMAIL = /^[^\s@,;<>]+@[^\s@,;<>.]+(?:\.[^\s@,;<>.]+)+$/;

/** True for something that can be an email address. */
export function isEmail(text: string): boolean {
  return EMAIL.test(text);
}
