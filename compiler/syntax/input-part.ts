/**
 * A module that was made around what somebody typed at a prompt: its places are told as those of the input. What stands before the input is told as its begin,
 * what stands behind it as its end; so is code nobody typed, whose places are empty.
 */
import type { Diagnostic } from '../base/diagnostic.ts';
import type { Span } from '../base/span.ts';
import type { Token } from './token.ts';

/** Where the input stands in the module's text. */
export interface InputPart {
  readonly text: string;
  /** lines above it */
  readonly above: number;
  /** columns it was moved to the right, in all its lines */
  readonly columns: number;
  /** the number its first line is to have, from 1 */
  readonly line: number;
}

/** Places in the module's text to places of the input. */
export class InputPlaces {
  readonly #part: InputPart;
  readonly #lines: number;
  readonly #lastLength: number;

  constructor(part: InputPart) {
    const lines = part.text.split('\n');
    this.#part = part;
    this.#lines = lines.length;
    this.#lastLength = (lines.at(-1) as string).length;
  }

  span(span: Span): Span {
    const start = this.#point(span.line, span.col);
    const end = this.#point(span.endLine, span.endCol);
    return { file: span.file, line: start.line, col: start.col, endLine: end.line, endCol: end.col };
  }

  token(token: Token): Token {
    return { ...token, span: this.span(token.span) };
  }

  diagnostic(diagnostic: Diagnostic): Diagnostic {
    const labels = diagnostic.labels?.map((label) => ({ ...label, span: this.span(label.span) }));
    return { ...diagnostic, span: this.span(diagnostic.span), ...(labels !== undefined && { labels }) };
  }

  #point(line: number, col: number): { readonly line: number; readonly col: number } {
    const { above, columns, line: first } = this.#part;
    if (line <= above) return { line: first, col: 1 };
    if (line > above + this.#lines) return { line: first + this.#lines - 1, col: this.#lastLength + 1 };
    return { line: first + line - above - 1, col: Math.max(1, col - columns) };
  }
}
