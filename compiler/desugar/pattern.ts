/**
 * Patterns as match compilation wants them: newtypes gone, tuples, lists, characters and standard literals as constructors, names beside the shape.
 * `~p` that binds nothing is a wildcard.
 */

import type { Span } from '../base/span.ts';
import { newVar, varExpr } from '../core/build.ts';
import * as make from '../core/make.ts';
import type * as Core from '../core/syntax.ts';
import type * as Typed from '../typed/syntax.ts';
import type { Id } from '../typed/syntax.ts';
import type { Type } from '../types/type.ts';
import { boxCon, rawBox } from './boxed-tuple.ts';
import { apply, coreOf, unpack } from './build.ts';
import { CannotDesugar, type Ds } from './context.ts';
import { isInteger, isString, knownLiteral, wordLiteral } from './literals.ts';
import { repOf } from './types.ts';

export interface Pat {
  /** variables for the whole value */
  readonly binders: readonly Id[];
  /** the value is evaluated even when the shape would not */
  readonly bang: boolean;
  readonly shape: Shape;
  readonly span: Span;
}

export type Shape =
  | { readonly kind: 'any' }
  /** `args` has a pattern per field behind the evidence; `order`: in which they are looked at, where that is another */
  | {
      readonly kind: 'con';
      readonly con: Core.DataCon;
      readonly evidence: readonly Id[];
      readonly binds: Typed.EvBinds | null;
      readonly args: readonly Pat[];
      readonly order: readonly number[] | undefined;
    }
  /** of an unboxed value */
  | { readonly kind: 'lit'; readonly lit: Core.Literal }
  /** unboxed tuple, of these components */
  | { readonly kind: 'tuple'; readonly args: readonly Pat[]; readonly reps: readonly Core.Rep[] }
  /** equal, says a function to Bool */
  | { readonly kind: 'test'; readonly test: (value: Core.Expr) => Core.Expr }
  | { readonly kind: 'view'; readonly function: Typed.Expr; readonly pattern: Pat; readonly resultType: Type }
  | { readonly kind: 'lazy'; readonly pattern: Pat; readonly source: Typed.Pattern };

const any: Shape = { kind: 'any' };
const noIds: readonly Id[] = [];

export function wildcard(span: Span): Pat {
  return bare(any, span);
}

/** Without a name for the value. */
function bare(shape: Shape, span: Span): Pat {
  return { binders: noIds, bang: false, shape, span };
}

function conShape(con: Core.DataCon, args: readonly Pat[], evidence = noIds, binds: Typed.EvBinds | null = null, order?: readonly number[]): Shape {
  return { kind: 'con', con, evidence, binds, args, order };
}

export function toPat(ds: Ds, pattern: Typed.Pattern): Pat {
  const { span } = pattern;
  switch (pattern.kind) {
    case 'varPattern':
      return { binders: [pattern.id], bang: false, shape: any, span };
    case 'wildPattern':
      return bare(any, span);
    case 'asPattern': {
      const inner = toPat(ds, pattern.pattern);
      return { binders: [pattern.id, ...inner.binders], bang: inner.bang, shape: inner.shape, span: inner.span };
    }
    case 'bangPattern': {
      const inner = toPat(ds, pattern.pattern);
      return { binders: inner.binders, bang: true, shape: inner.shape, span: inner.span };
    }
    case 'lazyPattern':
      return lazyPat(toPat(ds, pattern.pattern), pattern.pattern);
    case 'conPattern':
      return conPat(ds, pattern);
    case 'tuplePattern': {
      const args = pattern.items.map((item) => boxedPat(ds, toPat(ds, item)));
      if (pattern.unboxed && args.length === 0) return bare(any, span);
      return bare(pattern.unboxed ? { kind: 'tuple', args, reps: pattern.types.map(repOf) } : conShape(ds.tupleCon(args.length), args), span);
    }
    case 'listPattern':
      return listPat(ds, pattern);
    case 'litPattern': {
      const lit = bare({ kind: 'lit', lit: pattern.lit }, span);
      if (!pattern.boxed) return lit;
      return bare(conShape(ds.con(pattern.lit.rep === 'i32' ? 'C#' : 'I#', span), [lit]), span);
    }
    case 'overloadedPattern':
      return bare(overloaded(ds, pattern), span);
    case 'viewPattern':
      return bare({ kind: 'view', function: pattern.function, pattern: toPat(ds, pattern.pattern), resultType: pattern.resultType }, span);
  }
}

/** A pattern for one value: of an unboxed tuple's box, Note [Unboxed tuples in variables] (boxed-tuple.ts). */
export function boxedPat(ds: Ds, pat: Pat): Pat {
  const { shape, span } = pat;
  if (shape.kind !== 'tuple') return pat;
  const args = shape.args.map((arg, i) => {
    const raw = rawBox(ds, shape.reps[i], span);
    return raw === null ? arg : bare(conShape(raw, [arg]), arg.span);
  });
  return { ...pat, shape: conShape(boxCon(ds, args.length), args.length === 1 ? [...args, wildcard(span)] : args) };
}

function lazyPat(inner: Pat, source: Typed.Pattern): Pat {
  const { binders, span, shape } = inner;
  if (shape.kind === 'tuple') throw new CannotDesugar('an unboxed tuple cannot be matched lazily', span, 'UnliftedBinding');
  if (shape.kind === 'any' || shape.kind === 'lazy') return { ...inner, bang: false };
  const below: Pat = { ...inner, binders: [] };
  return { binders, bang: false, shape: patBinders(below).length === 0 ? any : { kind: 'lazy', pattern: below, source }, span };
}

function conPat(ds: Ds, pattern: Typed.Pattern & { kind: 'conPattern' }): Pat {
  const { con, span } = pattern;
  if (con.tycon.flavour === 'newtype') return toPat(ds, pattern.args[0]);
  const args = pattern.args.map((arg) => boxedPat(ds, toPat(ds, arg)));
  const binds = pattern.binds.binds.length === 0 ? null : pattern.binds;
  return bare(conShape(coreOf(con, span), args, pattern.evidence, binds, pattern.order), span);
}

function listPat(ds: Ds, { items, span }: Typed.Pattern & { kind: 'listPattern' }): Pat {
  const cons = ds.con(':', span);
  return items.reduceRight((rest, item) => bare(conShape(cons, [toPat(ds, item), rest]), span), bare(conShape(ds.con('[]', span), []), span));
}

/** Integers are compared by their constructor where they are small; fractions and strings by the function. */
function overloaded(ds: Ds, { value, type, equals, span }: Typed.Pattern & { kind: 'overloadedPattern' }): Shape {
  const field = (con: Core.DataCon, lit: Core.Literal): Shape => conShape(con, [bare({ kind: 'lit', lit }, span)]);
  if (value.kind === 'integer') {
    if (isInteger(ds, type) && BigInt.asIntN(64, value.value) !== value.value) return { kind: 'test', test: (v) => equalsBig(ds, v, value.value, span) };
    const word = wordLiteral(ds, value.value, type);
    if (word !== null) return field(word.con, word.lit);
    if (isInteger(ds, type)) return field(ds.con('IS', span), { rep: 'i64', value: value.value });
  }
  if (value.kind === 'string' && value.value === '' && isString(ds, type)) {
    return conShape(ds.con('[]', span), []);
  }
  const known = value.kind === 'string' ? null : knownLiteral(ds, value, type, span);
  if (known?.kind === 'con' && isFloating(known.con)) return { kind: 'test', test: (v) => equalsFloating(ds, v, known, span) };
  return { kind: 'test', test: (v) => apply(ds.passes.expr(equals), [v], 'lifted', span) };
}

function isFloating({ fields }: Core.DataCon): boolean {
  return fields.length === 1 && (fields[0] === 'f64' || fields[0] === 'f32');
}

/** `case value of D# x -> isTrue# (x ==## literal)`. */
function equalsFloating(ds: Ds, value: Core.Expr, { con, args }: Core.Con, span: Span): Core.Expr {
  const x = newVar('x', con.fields[0], span);
  const op = con.fields[0] === 'f64' ? '==##' : 'eqFloat#';
  const same: Core.Expr = make.prim(op, [varExpr(x, span), ...args], 'i64', span);
  return unpack(value, con, [x], apply(ds.wired('isTrue#', span), [same], 'lifted', span), 'lifted', span);
}

function equalsBig(ds: Ds, value: Core.Expr, literal: bigint, span: Span): Core.Expr {
  const args: readonly Core.Expr[] = [value, make.literal({ rep: 'integer', value: literal }, span)];
  return apply(ds.wired('isTrue#', span), [make.prim('integerEq#', args, 'i64', span)], 'lifted', span);
}

/** All variables a pattern binds, evidence left out, in order. */
export function patBinders(pat: Pat): Id[] {
  const found: Id[] = [];
  const visit = (at: Pat): void => {
    found.push(...at.binders);
    const { shape } = at;
    if (shape.kind === 'con' || shape.kind === 'tuple') for (const arg of shape.args) visit(arg);
    else if (shape.kind === 'view' || shape.kind === 'lazy') visit(shape.pattern);
  };
  visit(pat);
  return found;
}

/** Matches everything without looking. */
export function isIrrefutable({ shape, bang }: Pat): boolean {
  return !bang && (shape.kind === 'any' || shape.kind === 'lazy');
}

/** Holds code (calls, bindings) that must not be made twice. */
export function holdsCode({ shape }: Pat): boolean {
  switch (shape.kind) {
    case 'any':
    case 'lit':
      return false;
    case 'con':
      return shape.binds !== null || shape.args.some(holdsCode);
    case 'tuple':
      return shape.args.some(holdsCode);
    default:
      return true;
  }
}
