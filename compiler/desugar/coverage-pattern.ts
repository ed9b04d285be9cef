/** Patterns as coverage checking sees them: what they can tell apart, with types, and how to show examples of them. */

import { freshUnique } from '../names/name.ts';
import type * as Typed from '../typed/syntax.ts';
import { conType, repr } from '../types/make.ts';
import { subst } from '../types/subst.ts';
import type { DataCon, Type, TyVar } from '../types/type.ts';
import { conApp } from './types.ts';

export type Cover =
  | { readonly kind: 'wild' }
  /** `complete`: of a pattern synonym, the sets that leave nothing out */
  | { readonly kind: 'con'; readonly con: DataCon; readonly args: readonly Cover[]; readonly complete?: readonly (readonly DataCon[])[] }
  | { readonly kind: 'tuple'; readonly args: readonly Cover[] }
  | { readonly kind: 'lit'; readonly key: string }
  /** may or may not match anything: view patterns */
  | { readonly kind: 'opaque' };

export const wild: Cover = { kind: 'wild' };

/** What coverage needs of the session: the constructors that tuples and lists are. */
export interface CoverCons {
  readonly nil: DataCon;
  readonly cons: DataCon;
  tuple(size: number): DataCon;
}

export function toCover(cons: CoverCons, pattern: Typed.Pattern): Cover {
  switch (pattern.kind) {
    case 'varPattern':
    case 'wildPattern':
    case 'lazyPattern':
      return wild;
    case 'asPattern':
    case 'bangPattern':
      return toCover(cons, pattern.pattern);
    case 'conPattern':
      return { kind: 'con', con: pattern.con, args: pattern.args.map((arg) => toCover(cons, arg)) };
    case 'tuplePattern': {
      const args = pattern.items.map((item) => toCover(cons, item));
      return pattern.unboxed ? { kind: 'tuple', args } : { kind: 'con', con: cons.tuple(args.length), args };
    }
    case 'listPattern':
      return pattern.items.reduceRight<Cover>((rest, item) => ({ kind: 'con', con: cons.cons, args: [toCover(cons, item), rest] }), {
        kind: 'con',
        con: cons.nil,
        args: [],
      });
    case 'litPattern':
      return { kind: 'lit', key: pattern.lit.rep === 'void' ? '' : String(pattern.lit.value) };
    case 'overloadedPattern':
      return overloaded(cons, pattern);
    case 'viewPattern': {
      const inner = toCover(cons, pattern.pattern);
      if (pattern.synonym !== undefined && inner.kind === 'con') return { ...inner, complete: pattern.synonym.complete };
      return inner.kind === 'wild' ? wild : { kind: 'opaque' };
    }
  }
}

function overloaded(cons: CoverCons, { value }: Typed.Pattern & { kind: 'overloadedPattern' }): Cover {
  if (value.kind === 'string') return value.value === '' ? { kind: 'con', con: cons.nil, args: [] } : { kind: 'opaque' };
  return { kind: 'lit', key: value.kind === 'integer' ? String(value.value) : `${value.mantissa}e${value.exponent}` };
}

export function isOpaque(cover: Cover): boolean {
  return cover.kind === 'opaque' || ((cover.kind === 'con' || cover.kind === 'tuple') && cover.args.some(isOpaque));
}

/** Two types that must be equal for a value to be there. */
export type Equation = readonly [Type, Type];

/** The field types of a constructor in a value of `type`, and what its being there says about types. */
export function fieldsOf(con: DataCon, type: Type): { readonly types: readonly Type[]; readonly equations: readonly Equation[] } {
  const params = con.universals;
  const app = conApp(type);
  const given = app?.args ?? [];
  const known = app?.con === con.tycon && given.length === params.length;
  const existentials = con.existentials.map(renewed);
  const vars = [...params, ...con.existentials];
  const args: readonly Type[] = [...params.map((v, i): Type => (known ? given[i] : variable(renewed(v)))), ...existentials.map(variable)];
  return {
    types: con.args.map((arg) => subst(vars, args, arg)),
    equations: con.equalities.filter(([, , how]) => how === undefined).map(([a, b]): Equation => [subst(vars, args, a), subst(vars, args, b)]),
  };
}

function renewed(v: TyVar): TyVar {
  return { ...v, unique: freshUnique() };
}

function variable(v: TyVar): Type {
  return { kind: 'var', var: v };
}

/** For asking whether types can be equal, without a checker at hand: families may be anything. */
export const shapes = {
  head(t: Type): Type {
    const type = repr(t);
    const app = conApp(type);
    if (app === null || type.kind === 'fun') return type;
    return app.args.reduce<Type>((fun, arg) => ({ kind: 'app', fun, arg }), conType(app.con));
  },
  isStuck(t: Type): boolean {
    return conApp(t)?.con.flavour === 'family';
  },
};

/** As Haskell; `nested`: where an application needs parentheses. */
export function showCover(cover: Cover, nested = false): string {
  switch (cover.kind) {
    case 'wild':
    case 'opaque':
      return '_';
    case 'lit':
      return cover.key;
    case 'tuple':
      return `(# ${cover.args.map((arg) => showCover(arg)).join(', ')} #)`;
    case 'con':
      return showCon(cover.con, cover.args, nested);
  }
}

function showCon({ name, infix }: DataCon, args: readonly Cover[], nested: boolean): string {
  const { text } = name;
  if (args.length === 0) return text;
  if (text.startsWith('(,')) return `(${args.map((arg) => showCover(arg)).join(', ')})`;
  const isOperator = text.startsWith(':');
  const shown =
    args.length === 2 && (infix || isOperator)
      ? `${showCover(args[0], true)}${isOperator ? ` ${text} ` : ` \`${text}\` `}${showCover(args[1], text !== ':')}`
      : [isOperator ? `(${text})` : text, ...args.map((arg) => showCover(arg, true))].join(' ');
  return nested ? `(${shown})` : shown;
}
