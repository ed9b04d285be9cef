/**
 * Makers of STG, in few shapes: see Note [Few shapes], core/make.ts. There are three shapes of expressions (what has atoms, cases, bindings around a body), two of
 * atoms, one of alternatives.
 */
import type { Span } from '../base/span.ts';
import type { Alt, Atom, Bind, Binder, Case, ConRhs, Expr, Join, Lambda, LitAtom, Rep, VarAtom } from './syntax.ts';

const none = undefined;

// Atoms

export function variable(name: string, span: Span): VarAtom {
  return { kind: 'var', name, span };
}

type LitValue = number | bigint | string | undefined;

/** `bytes`: of a string, see LitAtom. */
export function literalAtom(rep: LitAtom['rep'], value: LitValue, bytes: true | undefined, span: Span): LitAtom {
  return { kind: 'lit', rep, value, bytes, span } as LitAtom;
}

// What has atoms: kind, fun, con, op, name, lit, args, span

export function app(fun: VarAtom, args: readonly Atom[], span: Span): Expr {
  return { kind: 'app', fun, con: none, op: none, name: none, lit: none, args, span } as Expr;
}

/** As an expression, or as what a name is bound to. */
export function con(name: string, args: readonly Atom[], span: Span): ConRhs {
  return { kind: 'con', fun: none, con: name, op: none, name: none, lit: none, args, span } as ConRhs;
}

export function prim(op: string, args: readonly Atom[], span: Span): Expr {
  return { kind: 'prim', fun: none, con: none, op, name: none, lit: none, args, span } as Expr;
}

export function foreign(name: string, args: readonly Atom[], span: Span): Expr {
  return { kind: 'foreign', fun: none, con: none, op: none, name, lit: none, args, span } as Expr;
}

export function literal(lit: LitAtom, span: Span): Expr {
  return { kind: 'lit', fun: none, con: none, op: none, name: none, lit, args: none, span } as Expr;
}

export function tuple(args: readonly Atom[], span: Span): Expr {
  return { kind: 'tuple', fun: none, con: none, op: none, name: none, lit: none, args, span } as Expr;
}

// Cases

export function caseOf(scrut: Expr, binder: Binder, alts: readonly Alt[], fallback: Expr | null, span: Span): Case {
  return { kind: 'case', scrut, binder, alts, fallback, span };
}

export function conAlt(name: string, fields: readonly Binder[], body: Expr, span: Span): Alt {
  return { kind: 'con', con: name, lit: none, fields, body, span } as Alt;
}

export function litAlt(lit: LitAtom, body: Expr, span: Span): Alt {
  return { kind: 'lit', con: none, lit, fields: none, body, span } as Alt;
}

export function tupleAlt(fields: readonly Binder[], body: Expr, span: Span): Alt {
  return { kind: 'tuple', con: none, lit: none, fields, body, span } as Alt;
}

// Bindings around a body: kind, rec, binds, joins, body, span

export function letIn(rec: boolean, binds: readonly Bind[], body: Expr, span: Span): Expr {
  return { kind: 'let', rec, binds, joins: none, body, span } as Expr;
}

export function joinIn(rec: boolean, joins: readonly Join[], body: Expr, span: Span): Expr {
  return { kind: 'join', rec, binds: none, joins, body, span } as Expr;
}

export function lambda(params: readonly Binder[], results: readonly Rep[], body: Expr, span: Span): Lambda {
  return { kind: 'lambda', params, results, once: false, body, span };
}
