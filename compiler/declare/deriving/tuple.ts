/** Taking tuples apart in derived code. */
import type * as Rn from '../../rename/syntax.ts';
import type { Build } from './build.ts';

/** `case value of (c1, …) -> body` */
export function caseTuple(b: Build, value: Rn.Expr, size: number, body: (items: readonly Rn.Expr[]) => Rn.Expr): Rn.Expr {
  const names = b.locals('c', size);
  const pattern = b.tupleP(...names.map((name) => b.varP(name)));
  return b.case(value, [b.alternative(pattern, body(names.map((name) => b.var(name))))]);
}
