/** Puts a value into a translated text at `{0}`; a text without the mark gets it after a colon. */
export function fill(template: string, value: string): string {
  // A function, because in a replacement string `$&` and the like would be read as commands.
  return template.includes('{0}') ? template.replace('{0}', () => value) : `${template}: ${value}`;
}
