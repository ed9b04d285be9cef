/**
 * Local functions of which no partial call is called twice.
 *
 * Note [Called once]
 * In a state monad `go (x : xs) = (if even x then m else n) >> go xs` works before it takes the state: to give `go` the state as a parameter would work anew whenever
 * what a call `go xs` answers is called. Nobody calls it twice, though, when each call of `go` has all arguments, or stands where what it answers is called once: as
 * the result of what is called so, or as an argument that a function calls once, as `>>` does its second. Source: a small part of Breitner, "Call Arity" (2014).
 */

import { bindingsOf } from '../core/build.ts';
import type * as Core from '../core/syntax.ts';
import { pushChildren } from '../core/traverse.ts';

/** Is every call of `f` in `e` one with `wanted` arguments in the end? @param more with how many arguments `e` is called, once; 0 = nothing is known of that */
export function isCalledOnce(f: Core.Var, wanted: number, e: Core.Expr, more: number): boolean {
  const all = (parts: readonly Core.Expr[], given: number): boolean => parts.every((part) => isCalledOnce(f, wanted, part, given));
  switch (e.kind) {
    case 'var':
      return e.var !== f || more >= wanted;
    case 'lit':
      return true;
    case 'lam':
      return isCalledOnce(f, wanted, e.body, Math.max(0, more - e.params.length));
    case 'app': {
      const given = e.args.length + more;
      if (e.fun.kind !== 'var') return isCalledOnce(f, wanted, e.fun, given) && all(e.args, 0);
      if (e.fun.var === f) return given >= wanted && all(e.args, 0);
      const unfolding = e.fun.var.info?.unfolding ?? null;
      if (unfolding?.kind !== 'lam' || given < unfolding.params.length) return all(e.args, 0);
      return e.args.every((arg, i) => isCalledOnce(f, wanted, arg, i < unfolding.params.length ? argumentsOfOnlyCall(unfolding, i) : 0));
    }
    case 'con': {
      let last: Core.Expr = e;
      for (; last.kind === 'con' && last.args.length > 0; last = last.args[last.args.length - 1]) if (!all(last.args.slice(0, -1), 0)) return false;
      return last.kind === 'con' || isCalledOnce(f, wanted, last, 0);
    }
    case 'prim':
    case 'foreign':
    case 'tuple':
    case 'jump':
      return all(e.args, 0);
    case 'let':
      return bindingsOf(e.bind).every(({ expr }) => isCalledOnce(f, wanted, expr, 0)) && isCalledOnce(f, wanted, e.body, more);
    case 'letjoin':
      return e.joins.every(({ body }) => isCalledOnce(f, wanted, body, more)) && isCalledOnce(f, wanted, e.body, more);
    case 'case': {
      if (!isCalledOnce(f, wanted, e.scrutinee, 0) || !e.alts.every(({ body }) => isCalledOnce(f, wanted, body, more))) return false;
      return e.fallback === null || isCalledOnce(f, wanted, e.fallback, more);
    }
  }
}

/** With how many arguments a function calls its i-th parameter, when it does nothing else with it, and that once at most; else 0. */
function argumentsOfOnlyCall({ params, body }: Core.Lam, i: number): number {
  const param = params[i];
  let found = 0;
  const stack: Core.Expr[] = [body];
  for (let e = stack.pop(); e !== undefined; e = stack.pop()) {
    if (e.kind === 'var' && e.var === param) return 0;
    if (e.kind === 'app' && e.fun.kind === 'var' && e.fun.var === param) {
      if (found > 0) return 0;
      found = e.args.length;
      stack.push(...e.args);
    } else if ((e.kind === 'lam' && !e.oneShot) || (e.kind === 'letjoin' && e.rec)) {
      if (mentions(e, param)) return 0;
    } else pushChildren(e, stack);
  }
  return found;
}

function mentions(expr: Core.Expr, v: Core.Var): boolean {
  const stack: Core.Expr[] = [expr];
  for (let e = stack.pop(); e !== undefined; e = stack.pop()) {
    if (e.kind === 'var' && e.var === v) return true;
    pushChildren(e, stack);
  }
  return false;
}
