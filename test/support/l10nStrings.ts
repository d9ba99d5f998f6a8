import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** One text that the sources hand to `l10n.t`, and where. */
export interface L10nString {
  readonly text: string;
  readonly file: string;
  readonly line: number;
}

/** Every `l10n.t('…')` of the sources. A call whose text is not a literal is reported with an empty text. */
export function l10nStrings(sourceDir: string): L10nString[] {
  return readdirSync(sourceDir, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('openapi.ts'))
    .flatMap((file) => stringsOf(join(sourceDir, file)));
}

function stringsOf(file: string): L10nString[] {
  const text = readFileSync(file, 'utf8');
  // Most files translate nothing, and to parse one takes long.
  if (!text.includes('l10n')) return [];
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest);
  const found: L10nString[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && /(^|\.)l10n\.t$/.test(node.expression.getText(source))) {
      const [first] = node.arguments;
      const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
      found.push({ text: first && ts.isStringLiteralLike(first) ? first.text : '', file, line });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** The `{0}`-style holes of a text, sorted. */
export function placeholders(text: string): string[] {
  return [...text.matchAll(/\{\d+\}/g)].map(([hole]) => hole).sort();
}
