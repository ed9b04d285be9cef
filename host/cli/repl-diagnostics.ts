/** What the compiler says of a module that was made around an input, as far as it concerns whoever typed that. */
import type { Diagnostic } from '../../compiler/base/diagnostic.ts';
import type { Span } from '../../compiler/base/span.ts';
import type { InputPart } from '../../compiler/syntax/input-part.ts';

/** Errors, and warnings of what was typed. What is wrong with what was made of the input concerns its first line; what is missing behind it, its end. */
export function aboutInput(diagnostics: readonly Diagnostic[], input: InputPart): Diagnostic[] {
  return diagnostics.flatMap((diagnostic) => {
    const { level, kind, span, labels = [] } = diagnostic;
    if (level === 'warning' && (isEmpty(span) || /^Unused(Import|Top)/.test(kind))) return [];
    return [{ ...diagnostic, span: isEmpty(span) ? wide(diagnostic, input) : span, labels: labels.filter((label) => !isEmpty(label.span)) }];
  });
}

/** Of code nobody typed. */
function isEmpty({ line, col, endLine, endCol }: Span): boolean {
  return line === endLine && col === endCol;
}

function wide({ kind, span }: Diagnostic, { text, line }: InputPart): Span {
  if (kind === 'UnexpectedToken') return { ...span, endCol: span.col + 1 };
  return { file: span.file, line, col: 1, endLine: line, endCol: Math.max(2, text.split('\n')[0].length + 1) };
}
