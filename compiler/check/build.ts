/** Making nodes of the typed tree. */
import { noSpan, type Span } from '../base/span.ts';
import { localName } from '../names/name.ts';
import type * as Typed from '../typed/syntax.ts';
import type { Type } from '../types/type.ts';
import type { Context } from './context.ts';

/** `fun` applied to evidence, if there is any. */
export function evApply(fun: Typed.Expr, evidence: readonly Typed.Evidence[], type: Type): Typed.Expr {
  return evidence.length === 0 ? fun : { kind: 'evApply', fun, args: evidence, type, span: fun.span };
}

/** `\dicts -> let binds in body`. */
export function evLambda(params: readonly Typed.Id[], binds: Typed.EvBinds, body: Typed.Expr): Typed.Expr {
  if (params.length === 0) return { kind: 'evLet', binds, body, span: body.span };
  return { kind: 'evLambda', params, binds, body, span: body.span };
}

export function apply(fun: Typed.Expr, args: readonly Typed.Expr[], type: Type, span: Span): Typed.Expr {
  return args.length === 0 ? fun : { kind: 'apply', fun, args, type, span };
}

export function variable(id: Typed.Id, span: Span): Typed.Expr {
  return { kind: 'var', id, span };
}

export function varPattern(id: Typed.Id, span: Span): Typed.Pattern {
  return { kind: 'varPattern', id, span };
}

/** A variable the author did not write. */
export function freshId(cx: Context, text: string, type: Type, span: Span = noSpan): Typed.Id {
  return cx.tc.newId(localName(text, 'value', span), type);
}

/** The right-hand side that is just this expression. */
export function plainRhs(body: Typed.Expr): Typed.Rhs {
  return { where: [], alternatives: [{ guards: [], body, span: body.span }], span: body.span };
}

/** `\params -> body` of what the compiler makes up. */
export function lambda(params: readonly Typed.Pattern[], body: Typed.Expr, type: Type): Typed.Expr {
  return { kind: 'lambda', params, rhs: plainRhs(body), type, context: { kind: 'generated', span: body.span }, span: body.span };
}

/** `let id = expr in body`, lazily. */
export function letIn(id: Typed.Id, expr: Typed.Expr, body: Typed.Expr): Typed.Expr {
  const bind: Typed.ValueBind = { kind: 'valueBind', id, expr, strict: false, inline: 'auto', span: expr.span };
  return { kind: 'let', groups: [{ recursive: false, binds: [bind] }], body, span: body.span };
}

/** A right-hand side as an expression: simply the body when there are neither guards nor declarations. */
export function rhsExpr(rhs: Typed.Rhs, type: Type, context: Typed.MatchContext): Typed.Expr {
  const [first] = rhs.alternatives;
  if (rhs.alternatives.length !== 1 || first.guards.length > 0) return { kind: 'guarded', rhs, type, context, span: rhs.span };
  return rhs.where.length === 0 ? first.body : { kind: 'let', groups: rhs.where, body: first.body, span: rhs.span };
}
