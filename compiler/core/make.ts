/**
 * Makers of Core nodes.
 *
 * Note [Few shapes]: passes look at fields of whatever node they meet. For a JavaScript engine that is a comparison and a load while the objects that come by one
 * place have few shapes (hidden classes; V8 allows four), and a search in a table when they have more. So there are four: a node has all fields of its family, in
 * one order, and those of its relatives are undefined. Whoever makes nodes for passes makes them here, or copies them with `withOrigin`; a node written down as a
 * literal means the same, but slows down whoever meets it.
 */
import type { Span } from '../base/span.ts';
import type * as Core from './syntax.ts';

type Exprs = readonly Core.Expr[];

// Leaves -----------------------------------------------------------------------------------------------------------------------------------

export function variable(v: Core.Var, span: Span, origin?: Span): Core.VarExpr {
  return { kind: 'var', span, origin, var: v, lit: undefined } as Core.VarExpr;
}

export function literal(lit: Core.Literal, span: Span, origin?: Span): Core.LitExpr {
  return { kind: 'lit', span, origin, var: undefined, lit } as Core.LitExpr;
}

// What has arguments -----------------------------------------------------------------------------------------------------------------------

export function app(fun: Core.Expr, args: Exprs, reps: Core.Reps, span: Span, origin?: Span): Core.App {
  return { kind: 'app', span, origin, fun, con: undefined, op: undefined, foreign: undefined, join: undefined, args, reps } as Core.App;
}

export function con(c: Core.DataCon, args: Exprs, span: Span, origin?: Span): Core.Con {
  return { kind: 'con', span, origin, fun: undefined, con: c, op: undefined, foreign: undefined, join: undefined, args, reps: undefined } as Core.Con;
}

export function prim(op: string, args: Exprs, reps: Core.Reps, span: Span, origin?: Span): Core.Prim {
  return { kind: 'prim', span, origin, fun: undefined, con: undefined, op, foreign: undefined, join: undefined, args, reps } as Core.Prim;
}

export function foreign(callee: Core.Foreign, args: Exprs, reps: Core.Reps, span: Span, origin?: Span): Core.ForeignCall {
  return { kind: 'foreign', span, origin, fun: undefined, con: undefined, op: undefined, foreign: callee, join: undefined, args, reps } as Core.ForeignCall;
}

export function tuple(args: Exprs, span: Span, origin?: Span): Core.Tuple {
  return {
    kind: 'tuple',
    span,
    origin,
    fun: undefined,
    con: undefined,
    op: undefined,
    foreign: undefined,
    join: undefined,
    args,
    reps: undefined,
  } as Core.Tuple;
}

export function jump(join: Core.Var, args: Exprs, span: Span, origin?: Span): Core.Jump {
  return { kind: 'jump', span, origin, fun: undefined, con: undefined, op: undefined, foreign: undefined, join, args, reps: undefined } as Core.Jump;
}

// What binds -------------------------------------------------------------------------------------------------------------------------------

export function lam(params: readonly Core.Var[], body: Core.Expr, oneShot: boolean, span: Span, origin?: Span): Core.Lam {
  return { kind: 'lam', span, origin, params, oneShot, bind: undefined, rec: undefined, joins: undefined, body } as Core.Lam;
}

export function letIn(bind: Core.Bind, body: Core.Expr, span: Span, origin?: Span): Core.Let {
  return { kind: 'let', span, origin, params: undefined, oneShot: undefined, bind, rec: undefined, joins: undefined, body } as Core.Let;
}

export function letJoin(rec: boolean, joins: readonly Core.Join[], body: Core.Expr, span: Span, origin?: Span): Core.LetJoin {
  return { kind: 'letjoin', span, origin, params: undefined, oneShot: undefined, bind: undefined, rec, joins, body } as Core.LetJoin;
}

export function caseOf(
  scrutinee: Core.Expr,
  binder: Core.Var,
  alts: readonly Core.Alt[],
  fallback: Core.Expr | null,
  reps: Core.Reps,
  span: Span,
  origin?: Span,
): Core.Case {
  return { kind: 'case', span, origin, scrutinee, binder, alts, fallback, reps };
}

// Alternatives -----------------------------------------------------------------------------------------------------------------------------

type AltOf<K extends Core.Alt['kind']> = Core.Alt & { readonly kind: K };

export function conAlt(c: Core.DataCon, fields: readonly Core.Var[], body: Core.Expr, span: Span): AltOf<'con'> {
  return { kind: 'con', con: c, lit: undefined, fields, body, span } as AltOf<'con'>;
}

export function litAlt(lit: Core.Literal, body: Core.Expr, span: Span): AltOf<'lit'> {
  return { kind: 'lit', con: undefined, lit, fields: undefined, body, span } as AltOf<'lit'>;
}

export function tupleAlt(fields: readonly Core.Var[], body: Core.Expr, span: Span): AltOf<'tuple'> {
  return { kind: 'tuple', con: undefined, lit: undefined, fields, body, span } as AltOf<'tuple'>;
}

/** The same, with another body. */
export function altWith(alt: Core.Alt, body: Core.Expr): Core.Alt {
  switch (alt.kind) {
    case 'con':
      return conAlt(alt.con, alt.fields, body, alt.span);
    case 'lit':
      return litAlt(alt.lit, body, alt.span);
    case 'tuple':
      return tupleAlt(alt.fields, body, alt.span);
  }
}

// ------------------------------------------------------------------------------------------------------------------------------------------

/** The same, made by who wrote `origin`. */
export function withOrigin(e: Core.Expr, origin: Span | undefined): Core.Expr {
  switch (e.kind) {
    case 'var':
      return variable(e.var, e.span, origin);
    case 'lit':
      return literal(e.lit, e.span, origin);
    case 'app':
      return app(e.fun, e.args, e.reps, e.span, origin);
    case 'con':
      return con(e.con, e.args, e.span, origin);
    case 'prim':
      return prim(e.op, e.args, e.reps, e.span, origin);
    case 'foreign':
      return foreign(e.foreign, e.args, e.reps, e.span, origin);
    case 'tuple':
      return tuple(e.args, e.span, origin);
    case 'jump':
      return jump(e.join, e.args, e.span, origin);
    case 'lam':
      return lam(e.params, e.body, e.oneShot, e.span, origin);
    case 'let':
      return letIn(e.bind, e.body, e.span, origin);
    case 'letjoin':
      return letJoin(e.rec, e.joins, e.body, e.span, origin);
    case 'case':
      return caseOf(e.scrutinee, e.binder, e.alts, e.fallback, e.reps, e.span, origin);
  }
}
