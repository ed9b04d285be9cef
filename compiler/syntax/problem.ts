/** Building the diagnostics of this stage: lexical ones and those of the parser have the same shape. */
import type { Diagnostic } from '../base/diagnostic.ts';
import type { Span } from '../base/span.ts';

export type More = Partial<Pick<Diagnostic, 'labels' | 'expected' | 'found' | 'help' | 'note'>>;

export function problem(kind: string, span: Span, message: string, more: More = {}): Diagnostic {
  return { level: 'error', kind, message, span, ...more };
}

/** A stretch of one line, columns from 1. */
export function onLine(file: number, line: number, col: number, endCol: number): Span {
  return { file, line, col, endLine: line, endCol };
}
