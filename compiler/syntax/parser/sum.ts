/**
 * Unboxed sums.
 *
 * Note [Unboxed sums]
 * `(# t | u #)` is read as `Sum2 (() -> t) (() -> u)`, a type of GHC.Prim.Sums: an alternative is a function, since that is of kind Type whatever it gives, an
 * unboxed tuple for instance. The expression `(# | e #)` is `case e of x -> Sum2_2 (\_ -> x)`, which evaluates `e` where it is unlifted; the pattern `(# | p #)`
 * is `Sum2_2 ((\f -> f ()) -> p)`. So a sum is a pointer, and lifted: it is evaluated where it is taken apart.
 */
import type { Span } from '../../base/span.ts';
import type * as Ast from '../ast.ts';
import { unguarded } from '../rhs.ts';

/** One alternative of a sum: which, of how many. */
export interface Alternative<T> {
  readonly index: number;
  readonly of: number;
  readonly item: T;
}

/** The largest of GHC.Prim.Sums. */
export const MAX_SUM = 7;

const named = (text: string, span: Span): Ast.Name => ({ qualifier: null, text, span });

export function sumType(items: readonly Ast.Type[], span: Span): Ast.Type {
  const unit: Ast.Type = { kind: 'typeCon', name: named('()', span), span };
  const args = items.map((to): Ast.Type => ({ kind: 'function', from: unit, to, span }));
  return { kind: 'typeApply', head: { kind: 'typeCon', name: named(`(#|Sum${items.length}`, span), span }, args, span };
}

export function sumExpr({ index, of, item }: Alternative<Ast.Expr>, span: Span): Ast.Expr {
  const name = named('_x', span);
  const part: Ast.Expr = { kind: 'lambda', params: [{ kind: 'wildPattern', span }], body: { kind: 'var', name, span }, span };
  const body: Ast.Expr = { kind: 'apply', head: { kind: 'con', name: conOf(index, of, span), span }, args: [part], span };
  const rhs = unguarded(body, span);
  return { kind: 'case', scrutinee: item, alternatives: [{ kind: 'alternative', pattern: { kind: 'varPattern', name, span }, rhs, span }], span };
}

export function sumPattern({ index, of, item }: Alternative<Ast.Pattern>, span: Span): Ast.Pattern {
  const name = named('_f', span);
  const unit: Ast.Expr = { kind: 'con', name: named('()', span), span };
  const body: Ast.Expr = { kind: 'apply', head: { kind: 'var', name, span }, args: [unit], span };
  const opened: Ast.Expr = { kind: 'lambda', params: [{ kind: 'varPattern', name, span }], body, span };
  return { kind: 'conPattern', name: conOf(index, of, span), args: [{ kind: 'viewPattern', function: opened, pattern: item, span }], span };
}

function conOf(index: number, of: number, span: Span): Ast.Name {
  return named(`(#|Sum${of}_${index + 1}`, span);
}
