/** A stretch of source text. Lines and columns count from 1, columns in UTF-16 units; the end is the first position after it. */
export interface Span {
  /** index into the session's file table */
  readonly file: number;
  readonly line: number;
  readonly col: number;
  readonly endLine: number;
  readonly endCol: number;
  /** of code that the optimiser has copied to a call: which call that was */
  readonly inlined?: InlineContext;
}

/** One inlining: the body of `callee` has taken the place of the call `at`. One object for all that was copied with it. */
export interface InlineContext {
  /** as the function's variable is called; '' when it is no function with a name */
  readonly callee: string;
  /** the call; when it was inlined code itself, it says so in turn */
  readonly at: Span;
}

/** Makes spans for passes, which look at those of any maker: all of one shape (Note [Few shapes], core/make.ts). */
export function newSpan(file: number, line: number, col: number, endLine: number, endCol: number, inlined?: InlineContext): Span {
  return { file, line, col, endLine, endCol, inlined };
}

export const noSpan: Span = newSpan(0, 0, 0, 0, 0);

/** The smallest span that covers both. */
export function cover(a: Span, b: Span): Span {
  if (a.line === 0) return b;
  if (b.line === 0) return a;
  const startsFirst = a.line < b.line || (a.line === b.line && a.col <= b.col);
  const endsLast = a.endLine > b.endLine || (a.endLine === b.endLine && a.endCol >= b.endCol);
  const start = startsFirst ? a : b;
  const end = endsLast ? a : b;
  return newSpan(a.file, start.line, start.col, end.endLine, end.endCol);
}

/** A stretch of one line, columns from 1. */
export function onLine(file: number, line: number, col: number, endCol: number): Span {
  return { file, line, col, endLine: line, endCol };
}
