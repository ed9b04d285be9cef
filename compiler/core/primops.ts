/** What the table of primops says of an operation with these arguments. */
import { primopTable } from '../stg/kinds.ts';
import type * as Core from './syntax.ts';

/** One instruction without effect, which cannot fail: a division cannot by a number other than 0 and -1. */
export function isHarmless(e: Core.Prim): boolean {
  const row = primopTable.get(e.op);
  if (row === undefined || 'call' in row.how || row.effect === true) return false;
  return row.fails === 'by divisor' ? isSafeDivisor(e.args[1]) : row.fails !== true;
}

/** Answers 1 or 0. */
export function isComparison(e: Core.Expr): boolean {
  return e.kind === 'prim' && 'branch' in (primopTable.get(e.op)?.how ?? {});
}

function isSafeDivisor(e: Core.Expr): boolean {
  return e.kind === 'lit' && e.lit.rep === 'i64' && e.lit.value !== 0n && e.lit.value !== -1n;
}
