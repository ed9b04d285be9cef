/** Functions: lambdas, `\case`, and bindings with parameters, all as clauses of one shape. */
import type { Span } from '../base/span.ts';
import type * as Rn from '../rename/syntax.ts';
import { unguarded } from '../syntax/rhs.ts';
import type * as Typed from '../typed/syntax.ts';
import { funTypes, spine } from '../types/make.ts';
import { showType } from '../types/print.ts';
import type { Type } from '../types/type.ts';
import type { Reason } from '../types/why.ts';
import { apply, freshId, lambda, variable, varPattern } from './build.ts';
import { behindPatterns, type Context, checking, type Expected, fail, inferring, settle, typeOf } from './context.ts';
import { inferPattern } from './pattern.ts';
import { closeScope, openScope } from './pattern-scope.ts';
import { skolemising } from './signature.ts';

/** Patterns and a right-hand side. */
interface Equation {
  readonly params: readonly Rn.Pattern[];
  readonly rhs: Rn.Rhs;
  readonly span: Span;
}

/** What a function is called in messages, and why its type is expected. */
export interface FunctionPlace {
  readonly context: Typed.MatchContext;
  readonly reason: Reason;
  readonly span: Span;
}

export function lambdaExpr(cx: Context, expr: Rn.Expr & { readonly kind: 'lambda' }, expected: Expected): Typed.Expr {
  const place: FunctionPlace = { context: { kind: 'lambda', span: expr.span }, reason: { reason: 'lambda' }, span: expr.span };
  return clauses(cx, expr.params.length, [{ params: expr.params, rhs: unguarded(expr.body, expr.body.span), span: expr.span }], place, expected);
}

export function lambdaCase(cx: Context, expr: Rn.Expr & { readonly kind: 'lambdaCase' }, expected: Expected): Typed.Expr {
  const place: FunctionPlace = { context: { kind: 'lambdaCase', span: expr.span }, reason: { reason: 'lambda' }, span: expr.span };
  const equations = expr.alternatives.map(({ pattern, rhs, span }): Equation => ({ params: [pattern], rhs, span }));
  return clauses(cx, 1, equations, place, expected);
}

/** A function by clauses with `arity` ≥ 1 patterns each. */
export function clauses(cx: Context, arity: number, equations: readonly Equation[], place: FunctionPlace, expected: Expected): Typed.Expr {
  if (expected.type !== null) {
    const build: Wanted['build'] = (params, result) => checkClauses(cx, equations, params, result, place);
    return checkFunction(cx, { arity, reason: expected.reason, place, build }, [], expected.type);
  }
  if (equations.length === 1) return inferClause(cx, equations[0], place, expected);
  const params = Array.from({ length: arity }, () => cx.tc.freshOpen());
  const result = inferring(place.reason);
  const typed = checkClauses(cx, equations, params, result, place);
  settle(cx, funTypes(params, typeOf(cx, result)), expected, place.span);
  return typed;
}

/** One clause of which nothing is known: signatures of its patterns may make parameters polymorphic. */
function inferClause(cx: Context, equation: Equation, place: FunctionPlace, expected: Expected): Typed.Expr {
  const scope = openScope();
  const result = inferring(place.reason);
  const { level } = cx.tc;
  const types: Type[] = [];
  const params = equation.params.map((param) => {
    const { pattern, type } = inferPattern(cx, param, scope, level);
    types.push(type);
    return pattern;
  });
  behindPatterns(cx, scope, level, result);
  const rhs = cx.rhs(equation.rhs, result);
  closeScope(cx, scope);
  const type = typeOf(cx, result);
  settle(cx, funTypes(types, type), expected, place.span);
  return { kind: 'lambda', params, rhs, type, context: place.context, span: place.span };
}

function checkClauses(cx: Context, equations: readonly Equation[], paramTypes: readonly Type[], result: Expected, place: FunctionPlace): Typed.Expr {
  const { level } = cx.tc;
  const reason: Reason = { reason: 'pattern' };
  const typed = equations.map(({ params, rhs, span }): Typed.Clause => {
    const scope = openScope();
    const patterns = params.map((param, i) => cx.pattern(param, paramTypes[i], scope, reason));
    behindPatterns(cx, scope, level, result);
    const body = cx.rhs(rhs, result);
    closeScope(cx, scope);
    return { patterns, rhs: body, span };
  });
  const type = typeOf(cx, result);
  if (typed.length === 1) return { kind: 'lambda', params: typed[0].patterns, rhs: typed[0].rhs, type, context: place.context, span: place.span };
  return { kind: 'match', paramTypes, clauses: typed, type, context: place.context, span: place.span };
}

/** A function that is to be checked against a type. */
interface Wanted {
  readonly arity: number;
  readonly reason: Reason;
  readonly place: FunctionPlace;
  /** makes the function of all its parameters */
  readonly build: (params: readonly Type[], result: Expected) => Typed.Expr;
}

/**
 * Takes parameters off `type`; those before are bound to `bound` already, and the result is a function of the others. A forall between parameters
 * (`Int -> forall a. a -> …`) is skolemised where it stands: the parameters before it are then bound by a lambda of their own.
 */
function checkFunction(cx: Context, wanted: Wanted, bound: readonly Typed.Id[], type: Type): Typed.Expr {
  const { arity, reason, place } = wanted;
  const params: Type[] = [];
  let rest = type;
  while (bound.length + params.length < arity) {
    const step = cx.tc.head(rest);
    if (step.kind === 'forall') return splitFunction(cx, wanted, bound, params, rest);
    if (step.kind !== 'fun' && isNoFunction(cx, step)) {
      tooManyParameters(cx, wanted, bound.length + params.length, rest);
      while (bound.length + params.length < arity) params.push(cx.tc.freshOpen());
      rest = cx.tc.freshOpen();
      break;
    }
    const fun = step.kind === 'fun' ? step : cx.tc.unifyFun(rest, { span: place.span, reason: place.reason });
    params.push(fun.arg);
    rest = fun.res;
  }
  const result = checking(rest, reason);
  if (bound.length === 0) return wanted.build(params, result);
  const whole = wanted.build([...bound.map((id) => id.type), ...params], result);
  const given = bound.map((id) => variable(id, place.span));
  return apply(whole, given, funTypes(params, typeOf(cx, result)), place.span);
}

function splitFunction(cx: Context, wanted: Wanted, bound: readonly Typed.Id[], params: readonly Type[], rest: Type): Typed.Expr {
  const { span } = wanted.place;
  const ids = params.map((type) => freshId(cx, 'x', type, span));
  const why = { kind: 'higherRank', span } as const;
  const inner = skolemising(cx, rest, why, false, (rho) => checkFunction(cx, wanted, [...bound, ...ids], rho));
  if (ids.length === 0) return inner;
  const patterns = ids.map((id) => varPattern(id, span));
  return lambda(patterns, inner, rest);
}

/** A type in head form that no solving will make a function. */
function isNoFunction(cx: Context, type: Type): boolean {
  const { kind } = spine(type).head;
  return (kind === 'con' || kind === 'var') && !cx.tc.isStuck(type);
}

function tooManyParameters(cx: Context, { arity, place }: Wanted, found: number, rest: Type): void {
  const { reason } = place;
  const what = reason.reason === 'clauses' ? `the definition of \`${reason.name}\`` : 'this lambda';
  const has = found === 0 ? 'no function is expected' : `the expected type has only ${found}`;
  const message = `${what} has ${arity === 1 ? 'a parameter' : `${arity} parameters`}, but ${has}`;
  fail(cx, 'TooManyParameters', message, place.span, {
    note: found === 0 ? undefined : `behind them \`${showType(cx.tc.zonk(rest))}\` is expected, not a function`,
  });
}
