/** Columns as GHC counts them, for layout and for places that programs print: a span's columns are UTF-16 units. */
import { newSpan, type Span } from './span.ts';

const TAB = 8;

/** The column of `to`, on the line on which `from` has this one: tabs go to the next multiple of 8, any other character is one column. */
export function columnOf(text: string, from: number, to: number, column: number): number {
  let result = column;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === 9) result += TAB - ((result - 1) % TAB);
    else if (code < 0xdc00 || code > 0xdfff) result++;
  }
  return result;
}

/** A text's lines; null when all of its characters are one column and one unit, as is usual. */
export function unevenLines(text: string): readonly string[] | null {
  return /[\t\ud800-\udbff]/.test(text) ? text.split('\n') : null;
}

/** Where GHC says that is. */
export function toldSpan(lines: readonly string[] | null, span: Span): Span {
  if (lines === null || span.line === 0) return span;
  const column = (line: number, col: number): number => columnOf(lines[line - 1] ?? '', 0, col - 1, 1);
  return newSpan(span.file, span.line, column(span.line, span.col), span.endLine, column(span.endLine, span.endCol));
}
