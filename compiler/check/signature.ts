/** Checking against polymorphic types: skolemisation, and subsumption between two of them. */
import type { Span } from '../base/span.ts';
import type * as Rn from '../rename/syntax.ts';
import type * as Typed from '../typed/syntax.ts';
import { varType } from '../types/make.ts';
import type { Type } from '../types/type.ts';
import type { Reason, SkolemInfo } from '../types/why.ts';
import { evApply, evLambda } from './build.ts';
import type { Context } from './context.ts';
import { readPartial } from './partial-signature.ts';

/**
 * `body` is checked against `type` without its outermost foralls, under their variables and constraints; the result is abstracted over the evidence.
 * With `scoped` the variables of the type come into scope by the names they were written with.
 */
export function skolemising(cx: Context, type: Type, why: SkolemInfo, scoped: boolean, body: (rho: Type) => Typed.Expr): Typed.Expr {
  if (cx.tc.head(type).kind !== 'forall') return body(type);
  const { skolems, givens, equalities, type: rho } = cx.tc.skolemise(type);
  if (scoped) for (const v of skolems) if (v.source !== null) cx.types.bindVar(v.source, varType(v));
  const { result, binds } = cx.tc.under({ skolems, givens, equalities, why }, () => body(rho));
  return evLambda(givens, binds, result);
}

/** An expression against a type that may be a forall. */
export function checkSigma(cx: Context, expr: Rn.Expr, type: Type, reason: Reason): Typed.Expr {
  if (cx.tc.head(type).kind !== 'forall') return cx.rho(expr, { type, reason });
  return skolemising(cx, type, { kind: 'higherRank', span: expr.span }, false, (rho) => checkSigma(cx, expr, rho, reason));
}

/** `e :: type`: the expression, and the type (not instantiated). */
export function checkSignature(cx: Context, typed: Rn.Expr & { readonly kind: 'typed' }): { readonly expr: Typed.Expr; readonly type: Type } {
  if (typed.signature.partial) return checkPartialSignature(cx, typed);
  const type = cx.types.signature(typed.signature);
  cx.tc.checkAmbiguity(type, null, typed.signature.span);
  const reason: Reason = { reason: 'signature', name: null };
  const why: SkolemInfo = { kind: 'signature', name: null, span: typed.signature.span };
  const expr = skolemising(cx, type, why, true, (rho) => checkSigma(cx, typed.expr, rho, reason));
  return { expr, type };
}

/** Nothing is generalised: wildcards and variables stand for what the expression makes of them. */
function checkPartialSignature(cx: Context, { expr, signature }: Rn.Expr & { readonly kind: 'typed' }): { readonly expr: Typed.Expr; readonly type: Type } {
  const { type } = readPartial(cx, signature);
  return { expr: checkSigma(cx, expr, type, { reason: 'signature', name: null }), type };
}

/** An expression of type `actual` used at type `expected`; both may be foralls. */
export function subsume(cx: Context, expr: Typed.Expr, actual: Type, expected: Type, reason: Reason, span: Span): Typed.Expr {
  return skolemising(cx, expected, { kind: 'higherRank', span }, false, (rho) => {
    const { type, evidence } = cx.tc.instantiate(actual, { span, kind: 'occurrence', name: null });
    cx.tc.unify(type, rho, { span, reason });
    return evApply(expr, evidence, type);
  });
}
