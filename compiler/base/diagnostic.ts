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

/** What an error may say besides. */
export type More = Partial<Pick<Diagnostic, 'labels' | 'expected' | 'found' | 'help' | 'note'>>;

export function problem(kind: string, span: Span, message: string, more: More = {}): Diagnostic {
  return { level: 'error', kind, message, span, ...more };
}

/** A word at another place that has to do with it. */
export function label(span: Span, text: string): Pick<Diagnostic, 'labels'> {
  return { labels: [{ span, text }] };
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
