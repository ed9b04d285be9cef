/** Places in a module that was made of an input, as places in the input. */
import type { Diagnostic } from '../../compiler/base/diagnostic.ts';
import type { Span } from '../../compiler/base/span.ts';

/** Where the input stands in its module. */
export interface Written {
  readonly text: string;
  /** lines above it */
  readonly lines: number;
  /** columns it moved to the right */
  readonly columns: number;
}

/** The same diagnostic about the input. What is wrong with what was made of it concerns its first line, what is missing behind it its end. */
export function shifted(diagnostic: Diagnostic, written: Written): Diagnostic {
  const { labels = [] } = diagnostic;
  return {
    ...diagnostic,
    span: diagnostic.kind === 'UnexpectedToken' && isBehind(diagnostic.span, written) ? endOf(diagnostic.span, written) : shiftedSpan(diagnostic.span, written),
    labels: labels.filter(({ span }) => isWithin(span, written)).map((label) => ({ ...label, span: shiftedSpan(label.span, written) })),
  };
}

/** Is it a place in what was typed? */
export function isTyped(span: Span, written: Written): boolean {
  return isWithin(span, written);
}

function isWithin({ line }: Span, { text, lines }: Written): boolean {
  return line > lines && line <= lines + text.split('\n').length;
}

function isBehind({ line }: Span, { text, lines }: Written): boolean {
  return line > lines + text.split('\n').length;
}

function endOf(span: Span, { text }: Written): Span {
  const rows = text.split('\n');
  const col = rows[rows.length - 1].length + 1;
  return { ...span, line: rows.length, col, endLine: rows.length, endCol: col + 1 };
}

function shiftedSpan(span: Span, written: Written): Span {
  const { text, lines, columns } = written;
  if (!isWithin(span, written)) return { ...span, line: 1, col: 1, endLine: 1, endCol: Math.max(2, text.split('\n')[0].length + 1) };
  return { ...span, line: span.line - lines, col: Math.max(1, span.col - columns), endLine: span.endLine - lines, endCol: Math.max(1, span.endCol - columns) };
}
