/** The part of `vscode.l10n` that texts need. Handed in, so that files with logic run without VS Code. */
export interface Localiser {
  /** The text in the user's language; `{0}`, `{1}` are replaced by the arguments. */
  t(message: string, ...args: (string | number)[]): string;
}
