/** How much code an expression is, roughly in instructions; and what costs nothing to copy. */
import { bindingsOf } from '../core/build.ts';
import type * as Core from '../core/syntax.ts';

/** The size, or `limit + 1` as soon as it is above. */
export function sizeOf(expr: Core.Expr, limit: number): number {
  let size = 0;
  const stack: Core.Expr[] = [expr];
  for (let e = stack.pop(); e !== undefined; e = stack.pop()) {
    if (size > limit) return limit + 1;
    switch (e.kind) {
      case 'var':
      case 'lit':
        break;
      case 'app':
        size += 2 + e.args.length;
        stack.push(e.fun, ...e.args);
        break;
      case 'con':
        size += e.args.length === 0 ? 0 : 1 + e.args.length;
        stack.push(...e.args);
        break;
      case 'prim':
      case 'jump':
        size += 1;
        stack.push(...e.args);
        break;
      case 'foreign':
        size += 4;
        stack.push(...e.args);
        break;
      case 'tuple':
        stack.push(...e.args);
        break;
      case 'lam':
        size += 1;
        stack.push(e.body);
        break;
      case 'let':
        for (const b of bindingsOf(e.bind)) {
          size += 2;
          stack.push(b.expr);
        }
        stack.push(e.body);
        break;
      case 'letjoin':
        for (const j of e.joins) {
          size += 1;
          stack.push(j.body);
        }
        stack.push(e.body);
        break;
      case 'case':
        size += 1 + e.alts.length;
        stack.push(e.scrutinee);
        for (const alt of e.alts) stack.push(alt.body);
        if (e.fallback !== null) stack.push(e.fallback);
    }
  }
  return size;
}

/** A variable, a literal that fits a word, or a constructor without fields: may stand anywhere any number of times. */
export function isAtom(e: Core.Expr): boolean {
  return e.kind === 'var' || (e.kind === 'lit' && e.lit.rep !== 'string') || (e.kind === 'con' && e.args.length === 0);
}
