/**
 * Loops that return several things to the one place that calls them.
 *
 *     letrec go = \n s -> case n of { 0 -> ((), s); _ -> go (n - 1) (s + n) } in case go 9 t of (_, s) -> e
 *
 * Bound around the call alone, `go` is a join point, and the case goes into it: the loop ends in `e`, makes no pair, and is seen to evaluate `s` when `e` does. Loops in
 * lazy state monads are such. Source: GHC's Core.Opt.FloatIn; Maurer and others, *Compiling without continuations* (2017), §2.
 */
import * as make from '../core/make.ts';
import type * as Core from '../core/syntax.ts';
import { isCall, tailCallsOf, usesOf } from './list-loops.ts';
import { sizeOf } from './size.ts';

/** What is gone through once more is no larger. */
const MAX_SIZE = 300;

/** A loop around the call whose results are taken apart; null when there is no such thing, or it is called elsewhere, too. */
export function sunkLoop(loop: Core.Let): Core.Expr | null {
  const { bind } = loop;
  if (bind.kind !== 'rec' || bind.binds.length !== 1) return null;
  const [{ var: f, expr }] = bind.binds;
  if (expr.kind !== 'lam') return null;
  let at = loop.body;
  while (at.kind === 'let') at = at.body;
  if (at.kind !== 'case' || !isCall(at.scrutinee, f) || !givesSeveral(at) || sizeOf(loop, MAX_SIZE) > MAX_SIZE) return null;
  const inside = callsOf(f, expr.params.length, expr.body);
  return inside !== null && tailCallsOf(expr.body, f) === inside && callsOf(f, expr.params.length, loop.body) === 1 ? around(loop, at) : null;
}

/** How often an expression calls `f`, with as many arguments as that wants; null when it does anything else with it. */
function callsOf(f: Core.Var, arity: number, e: Core.Expr): number | null {
  const { fit, partial, calls } = usesOf(e, f, arity, 0, () => true, []);
  return fit && !partial ? calls : null;
}

/** Is a constructor taken apart whose fields may be thunks? */
function givesSeveral({ alts, fallback }: Core.Case): boolean {
  const [alt] = alts;
  return alts.length === 1 && fallback === null && alt.kind === 'con' && alt.fields.some((field, i) => field.rep === 'lifted' && !alt.con.strict[i]);
}

/** The body of a loop's let, with the loop around the scrutinee of a case at its end. */
function around(loop: Core.Let, at: Core.Case): Core.Expr {
  const sink = (e: Core.Expr): Core.Expr => {
    if (e.kind === 'let') return make.letIn(e.bind, sink(e.body), e.span, e.origin);
    return make.caseOf(make.letIn(loop.bind, at.scrutinee, loop.span), at.binder, at.alts, at.fallback, at.reps, at.span, at.origin);
  };
  return sink(loop.body);
}
