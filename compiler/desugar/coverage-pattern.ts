/** Patterns as coverage checking sees them: what they can tell apart, with types, and how to show examples of them. */

import { freshUnique } from '../names/name.ts';
import type * as Typed from '../typed/syntax.ts';
import { dataType, varType } from '../types/make.ts';
import { showType } from '../types/print.ts';
import { subst } from '../types/subst.ts';
import type { DataCon, Type, TyVar } from '../types/type.ts';
import { conApp, headOf } from './types.ts';

/** What a function of the value is, as view patterns ask; the same key is the same function. */
export interface View {
  readonly key: string;
  readonly result: Cover;
  readonly type: Type;
}

export type Cover = {
  /** the variables that stand for it, and the columns that nobody named */
  readonly ids?: readonly object[];
  readonly views?: readonly View[];
} & (
  | { readonly kind: 'wild' }
  /** `complete`: of a pattern synonym, the sets that leave nothing out */
  | { readonly kind: 'con'; readonly con: DataCon; readonly args: readonly Cover[]; readonly complete?: readonly (readonly DataCon[])[] }
  | { readonly kind: 'tuple'; readonly args: readonly Cover[] }
  | { readonly kind: 'lit'; readonly key: string }
);

export const wild: Cover = { kind: 'wild' };

/** What coverage needs of the session: the constructors that tuples and lists are, and what is true. */
export interface CoverCons {
  readonly nil: DataCon;
  readonly cons: DataCon;
  tuple(size: number): DataCon;
  /** of a guard, where it shows */
  truth(guard: Typed.Expr): boolean | null;
}

/** Strings up to this length are lists of their characters. */
const LONG = 40;

export function toCover(cons: CoverCons, pattern: Typed.Pattern): Cover {
  switch (pattern.kind) {
    case 'varPattern':
      return { kind: 'wild', ids: [pattern.id] };
    case 'wildPattern':
    case 'lazyPattern':
      return wild;
    case 'asPattern': {
      const inner = toCover(cons, pattern.pattern);
      return { ...inner, ids: [pattern.id, ...(inner.ids ?? [])] };
    }
    case 'bangPattern':
      return toCover(cons, pattern.pattern);
    case 'conPattern':
      return { kind: 'con', con: pattern.con, args: pattern.args.map((arg) => toCover(cons, arg)) };
    case 'tuplePattern': {
      const args = pattern.items.map((item) => toCover(cons, item));
      return pattern.unboxed ? { kind: 'tuple', args } : { kind: 'con', con: cons.tuple(args.length), args };
    }
    case 'listPattern':
      return listCover(
        cons,
        pattern.items.map((item) => toCover(cons, item)),
      );
    case 'litPattern':
      return literalCover(pattern.lit);
    case 'overloadedPattern':
      return overloaded(cons, pattern.value, pattern.type);
    case 'viewPattern':
      return viewCover(cons, pattern);
  }
}

export function listCover(cons: CoverCons, items: readonly Cover[]): Cover {
  const nil: Cover = { kind: 'con', con: cons.nil, args: [] };
  return items.reduceRight<Cover>((rest, item) => ({ kind: 'con', con: cons.cons, args: [item, rest] }), nil);
}

export function literalCover(lit: (Typed.Pattern & { kind: 'litPattern' })['lit']): Cover {
  return lit.rep === 'i32' ? character(lit.value) : { kind: 'lit', key: lit.rep === 'void' ? '' : String(lit.value) };
}

function character(code: number): Cover {
  return { kind: 'lit', key: `'${code === 39 ? "\\'" : String.fromCodePoint(code)}'` };
}

/** A literal of this type; strings that are lists of characters are taken apart. */
export function overloaded(cons: CoverCons, value: Typed.LiteralValue, type: Type): Cover {
  if (value.kind !== 'string') return { kind: 'lit', key: value.kind === 'integer' ? String(value.value) : rationalKey(value.mantissa, value.exponent, type) };
  if (headOf(type) !== cons.nil.tycon || value.value.length > LONG) return { kind: 'lit', key: JSON.stringify(value.value) };
  return listCover(
    cons,
    Array.from(value.value, (c) => character(c.codePointAt(0) ?? 0)),
  );
}

/** The same for the same number: `1.5`, `15.0e-1`; of floating point, where it is told by no function of the author's, also `1` and `1.0`. */
function rationalKey(mantissa: bigint, exponent: number, type: Type): string {
  const [, digits, zeros] = /^(.*?)(0*)$/.exec(String(mantissa)) ?? [];
  const shift = digits === '' ? 0 : exponent + zeros.length;
  const isFloating = ['Double', 'Float'].includes(headOf(type)?.name.text ?? '');
  return isFloating && shift >= 0 && shift < LONG ? `${digits || '0'}${'0'.repeat(shift)}` : `${digits || '0'}e${shift}`;
}

/** Pattern synonyms are constructors; `toList` of a list is the list; anything else is a view. */
function viewCover(cons: CoverCons, pattern: Typed.Pattern & { kind: 'viewPattern' }): Cover {
  const inner = toCover(cons, pattern.pattern);
  if (pattern.synonym !== undefined && inner.kind === 'con') return { ...inner, complete: pattern.synonym.complete };
  const { function: fun, resultType } = pattern;
  const head = fun.kind === 'evApply' ? fun.fun : fun;
  if (head.kind === 'var' && head.id.name.text === 'toList' && headOf(pattern.type) === cons.nil.tycon) return inner;
  const key = viewKey(fun);
  return { kind: 'wild', views: [{ key: key === null ? `${freshUnique()}` : `${key} :: ${showType(resultType)}`, result: inner, type: resultType }] };
}

/** The same for what is surely the same function; `own`: the parameter of a lambda inside. */
function viewKey(e: Typed.Expr, own: Typed.Id | null = null): string | null {
  switch (e.kind) {
    case 'var':
      return e.id === own ? 'own' : `${e.id.name.unique}`;
    case 'con':
      return `${e.con.name.unique}`;
    case 'literal':
      return e.value.kind === 'rational' ? null : JSON.stringify(String(e.value.value));
    case 'tuple':
      return e.items.length === 0 ? '()' : null;
    case 'evApply':
      return viewKey(e.fun, own);
    case 'apply': {
      const keys = [e.fun, ...e.args].map((part) => viewKey(part, own));
      return keys.includes(null) ? null : `(${keys.join(' ')})`;
    }
    case 'lambda': {
      const { params, rhs } = e;
      const [param] = params;
      const [{ guards, body }] = rhs.alternatives;
      return own === null && params.length === 1 && param.kind === 'varPattern' && guards.length + rhs.where.length === 0 ? viewKey(body, param.id) : null;
    }
    default:
      return null;
  }
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
  const args: readonly Type[] = [...params.map((v, i): Type => (known ? given[i] : varType(renewed(v)))), ...existentials.map(varType)];
  const equations = con.equalities.flatMap(([a, b, how]): Equation[] => (how === undefined ? [[subst(vars, args, a), subst(vars, args, b)]] : []));
  // the type that a pattern synonym's constructor is of is hidden
  if (!known && !con.tycon.name.text.startsWith('$')) equations.push([subst(vars, args, dataType(con.tycon, params)), type]);
  return { types: con.args.map((arg) => subst(vars, args, arg)), equations };
}

function renewed(v: TyVar): TyVar {
  return { ...v, unique: freshUnique() };
}

/** As Haskell; `nested`: where an application needs parentheses. */
export function showCover(cover: Cover, nested = false): string {
  switch (cover.kind) {
    case 'wild':
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
  // a literal in its box
  if (args[0].kind === 'lit' && text[1] === '#') return args[0].key;
  if (text.startsWith('(,')) return `(${args.map((arg) => showCover(arg)).join(', ')})`;
  const isOperator = text.startsWith(':');
  const shown =
    args.length === 2 && (infix || isOperator)
      ? `${showCover(args[0], true)}${isOperator ? ` ${text} ` : ` \`${text}\` `}${showCover(args[1], text !== ':')}`
      : [isOperator ? `(${text})` : text, ...args.map((arg) => showCover(arg, true))].join(' ');
  return nested ? `(${shown})` : shown;
}
