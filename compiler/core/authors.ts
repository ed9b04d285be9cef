/** Which variables are the author's: those with a name of the compiler's own stand for a whole expression, those of inlined code for text of another file. */
import type * as Core from './syntax.ts';

/** Is its place the author's text of its name, in the file with this number? Global variables are not looked at. */
export function isAuthors({ name, span }: Core.Var, file: number): boolean {
  return span.line > 0 && span.file === file && span.endLine === span.line && span.endCol - span.col === name.length && !name.startsWith('$');
}
