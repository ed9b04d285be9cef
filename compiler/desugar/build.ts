/** Makers of Core nodes that keep Core's invariants: applications and lambdas merged, constructors saturated, strict fields evaluated. */

import type { Span } from '../base/span.ts';
import { cloneVar, newVar, varExpr } from '../core/build.ts';
import * as make from '../core/make.ts';
import type * as Core from '../core/syntax.ts';
import type { DataCon } from '../types/type.ts';
import { CannotDesugar } from './context.ts';

/** `fun args`: a lone function when there are no arguments; an application of an application is one; a lambda without work is not undone here. */
export function apply(fun: Core.Expr, args: readonly Core.Expr[], reps: Core.Reps, span: Span): Core.Expr {
  if (args.length === 0) return fun;
  if (fun.kind === 'app') return make.app(fun.fun, [...fun.args, ...args], reps, span);
  if (fun.kind !== 'var') return make.app(fun, args, reps, span);
  const unfolding = fun.var.info?.inline === 'always' ? fun.var.info.unfolding : null;
  if (unfolding !== null && unfolding.kind === 'lam' && args.length >= unfolding.params.length) {
    const prim = wrappedPrim(unfolding);
    if (unfolding.body.kind === 'var' && unfolding.body.var === unfolding.params[0]) return apply(args[0], args.slice(unfolding.params.length), reps, span);
    if (prim !== null) return applyPrim(prim, unfolding.params.length, args, reps, span);
  }
  return make.app(fun, args, reps, span);
}

/** `\x y -> op x y`: an imported primop. */
function wrappedPrim({ params, body }: Core.Lam): Core.Prim | null {
  if (body.kind !== 'prim' || body.args.length !== params.length) return null;
  return body.args.every((arg, i) => arg.kind === 'var' && arg.var === params[i]) ? body : null;
}

function applyPrim(prim: Core.Prim, arity: number, args: readonly Core.Expr[], reps: Core.Reps, span: Span): Core.Expr {
  if (args.length === arity) return make.prim(prim.op, args, reps, span);
  const fun: Core.Prim = make.prim(prim.op, args.slice(0, arity), prim.reps, span);
  return make.app(fun, args.slice(arity), reps, span);
}

/** `\params -> body`; directly nested lambdas are one. */
export function lambda(params: readonly Core.Var[], body: Core.Expr, span: Span): Core.Expr {
  if (params.length === 0) return body;
  if (body.kind === 'lam') return make.lam([...params, ...body.params], body.body, false, span);
  return make.lam(
    params,
    body,
    params.every((p) => p.rep === 'void'),
    span,
  );
}

/** A constructor and as many arguments as there are; what is missing becomes parameters. Strict fields are evaluated first. */
export function construct(con: Core.DataCon, args: readonly Core.Expr[], span: Span): Core.Expr {
  const missing = con.fields.slice(args.length);
  if (missing.length === 0) return saturated(con, args, span);
  const shared: { readonly var: Core.Var; readonly expr: Core.Expr }[] = [];
  const given = args.map((arg, i): Core.Expr => {
    if (arg.kind === 'var' || arg.kind === 'lit') return arg;
    const v = newVar('arg', con.fields[i], arg.span);
    shared.push({ var: v, expr: arg });
    return varExpr(v, arg.span);
  });
  const params = missing.map((rep) => newVar('x', rep, span));
  const body = saturated(con, [...given, ...params.map((p) => varExpr(p, span))], span);
  return letAll(shared, lambda(params, body, span));
}

function saturated(con: Core.DataCon, args: readonly Core.Expr[], span: Span): Core.Expr {
  if (!con.strict.includes(true)) return make.con(con, args, span);
  const evaluated: { readonly var: Core.Var; readonly expr: Core.Expr }[] = [];
  const values = args.map((arg, i): Core.Expr => {
    if (!con.strict[i] || con.fields[i] !== 'lifted' || isValue(arg)) return arg;
    const v = newVar(arg.kind === 'var' ? arg.var.name : 'field', 'lifted', arg.span);
    evaluated.push({ var: v, expr: arg });
    return varExpr(v, arg.span);
  });
  return evaluated.reduceRight<Core.Expr>((inner, { var: v, expr }) => force(expr, v, inner, 'lifted'), make.con(con, values, span));
}

function isValue(e: Core.Expr): boolean {
  return e.kind === 'lit' || e.kind === 'lam' || e.kind === 'con';
}

/** The constructor as Core has it. */
export function coreOf({ core, name }: DataCon, span: Span): Core.DataCon {
  if (core === null) throw new CannotDesugar(`the constructor \`${name.text}\` has no representation`, span);
  return core;
}

/** `let v = expr in body`, evaluated first when v is unlifted. */
export function letIn(v: Core.Var, expr: Core.Expr, body: Core.Expr, span: Span): Core.Expr {
  return make.letIn({ kind: 'nonrec', var: v, expr, span }, body, span);
}

/** `let` of each, the first outermost. */
export function letAll(bindings: readonly { readonly var: Core.Var; readonly expr: Core.Expr }[], body: Core.Expr): Core.Expr {
  return bindings.reduceRight<Core.Expr>((inner, { var: v, expr }) => letIn(v, expr, inner, expr.span), body);
}

/** `case expr of v { _ -> body }`. */
export function force(expr: Core.Expr, v: Core.Var, body: Core.Expr, reps: Core.Reps): Core.Expr {
  return make.caseOf(expr, v, [], body, reps, expr.span);
}

/** `case expr of con fields -> body` where no other constructor is possible. */
export function unpack(expr: Core.Expr, con: Core.DataCon, fields: readonly Core.Var[], body: Core.Expr, reps: Core.Reps, span: Span): Core.Expr {
  const binder = newVar('whole', 'lifted', span);
  return make.caseOf(expr, binder, [make.conAlt(con, fields, body, span)], null, reps, span);
}

/** `case expr of (# fields #) -> body`. */
export function unpackTuple(expr: Core.Expr, fields: readonly Core.Var[], body: Core.Expr, reps: Core.Reps, span: Span): Core.Expr {
  return make.caseOf(expr, newVar('_', 'void', span), [make.tupleAlt(fields, body, span)], null, reps, span);
}

/** Copies of variables for another binding place. */
export function clones(vars: readonly Core.Var[]): Core.Var[] {
  return vars.map(cloneVar);
}

export function varExprs(vars: readonly Core.Var[], span: Span): Core.Expr[] {
  return vars.map((v) => varExpr(v, span));
}
