import type { Span } from './span.ts';

/** What the compiler has to say about a place in the source. Rendered by compiler/report. */
export interface Diagnostic {
  readonly level: 'error' | 'warning';
  /** constructor name of the error: stable, documented, used by tests */
  readonly kind: string;
  /** lower-case one-line summary that stands alone, names in backticks */
  readonly message: string;
  readonly span: Span;
  readonly labels?: readonly { readonly span: Span; readonly text: string }[];
  readonly expected?: string;
  readonly found?: string;
  readonly help?: string;
  readonly note?: string;
}

/** By place; those of one place stay in the order they were found, and what has no place comes first. */
export function inSourceOrder(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...diagnostics].sort(byPlace);
}

export function isBefore(a: Diagnostic, b: Diagnostic): boolean {
  return byPlace(a, b) < 0;
}

function byPlace({ span: a }: Diagnostic, { span: b }: Diagnostic): number {
  return a.file - b.file || a.line - b.line || a.col - b.col;
}
