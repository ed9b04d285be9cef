/**
 * Making types and taking them apart. Nothing here looks through synonyms or families: `Tc.head` does.
 *
 * Types have few shapes for the same reason as Core, see Note [Few shapes] (core/make.ts): leaves are one, applications and functions another. So they are made here.
 */

import { freshUnique, type Name } from '../names/name.ts';
import type { AppType, Class, ConType, DataCon, DataTyCon, FamilyTyCon, FunType, ImplicitType, Meta, MetaType, TyCon, Type, TyVar, VarType } from './type.ts';

export function conType(con: TyCon): ConType {
  return { kind: 'con', con, var: undefined, meta: undefined } as ConType;
}

export function appType(fun: Type, arg: Type): AppType {
  return { kind: 'app', fun, arg, res: undefined } as AppType;
}

export function funType(arg: Type, res: Type): FunType {
  return { kind: 'fun', fun: undefined, arg, res } as FunType;
}

/** `type` of these parts: itself when it has them already. */
export function appOf(type: AppType, fun: Type, arg: Type): AppType {
  return fun === type.fun && arg === type.arg ? type : appType(fun, arg);
}

/** `type` of these parts: itself when it has them already. */
export function funOf(type: FunType, arg: Type, res: Type): FunType {
  return arg === type.arg && res === type.res ? type : funType(arg, res);
}

/** The parts of an application or a function, as `map` makes them; other types stay. Shares what does not change. */
export function mapParts(type: Type, map: (part: Type) => Type): Type {
  if (type.kind === 'app') return appOf(type, map(type.fun), map(type.arg));
  return type.kind === 'fun' ? funOf(type, map(type.arg), map(type.res)) : type;
}

export function varType(v: TyVar): VarType {
  return { kind: 'var', con: undefined, var: v, meta: undefined } as VarType;
}

export function metaType(meta: Meta): MetaType {
  return { kind: 'meta', con: undefined, var: undefined, meta } as MetaType;
}

const partsOf: Readonly<Record<string, readonly string[] | undefined>> = {
  con: ['con'],
  var: ['var'],
  meta: ['meta'],
  app: ['fun', 'arg'],
  fun: ['arg', 'res'],
  forall: ['vars', 'context', 'body'],
};

/** For who reads types part by part: makes a node of a kind without its parts, in the shape of the others. Null when no type has that kind and these parts. */
export function unfinishedType(kind: string, parts: readonly string[]): (() => object) | null {
  const own = partsOf[kind];
  if (own === undefined || own.length !== parts.length || !own.every((part) => parts.includes(part))) return null;
  if (kind === 'forall') return () => ({ kind, vars: undefined, context: undefined, body: undefined });
  if (kind === 'app' || kind === 'fun') return () => ({ kind, fun: undefined, arg: undefined, res: undefined });
  return () => ({ kind, con: undefined, var: undefined, meta: undefined });
}

export function implicitType(name: string, type: Type): ImplicitType {
  return { kind: 'implicit', name, type };
}

/** `fun args…`. */
export function applyType(fun: Type, args: readonly Type[]): Type {
  let type = fun;
  for (const arg of args) type = appType(type, arg);
  return type;
}

export function conApp(con: TyCon, ...args: readonly Type[]): Type {
  return applyType(conType(con), args);
}

/** `T params`, or `F args` for an instance of a data family. */
export function dataType(tycon: DataTyCon, params = tycon.params): Type {
  const { instanceOf } = tycon;
  return instanceOf === null ? conApp(tycon, ...params.map(varType)) : conApp(instanceOf.family, ...instanceOf.args);
}

/** `args… -> res`. */
export function funTypes(args: readonly Type[], res: Type): Type {
  let type = res;
  for (let i = args.length - 1; i >= 0; i--) type = funType(args[i], type);
  return type;
}

/** `forall vars. context => body`, or just the body when there is neither. */
export function forallType(vars: readonly TyVar[], context: readonly Type[], body: Type): Type {
  return vars.length === 0 && context.length === 0 ? body : { kind: 'forall', vars, context, body };
}

export function tyVar(name: string, kind: Type, level = 0, source: Name | null = null): TyVar {
  return { name, unique: freshUnique(), kind, level, source };
}

let compressing = true;

/** Whether `repr` may shorten chains: not while bindings may be undone. Returns what was in force. */
export function compressPaths(on: boolean): boolean {
  const before = compressing;
  compressing = on;
  return before;
}

/** Follows solved metas, shortening the chain on the way. */
export function repr(t: Type): Type {
  if (t.kind !== 'meta' || t.meta.ref === null) return t;
  let target: Type = t.meta.ref;
  while (target.kind === 'meta' && target.meta.ref !== null) target = target.meta.ref;
  if (compressing) shorten(t.meta, target);
  return target;
}

function shorten(from: Meta, target: Type): void {
  let meta = from;
  while (meta.ref !== target) {
    const next = meta.ref;
    meta.ref = target;
    if (next === null || next.kind !== 'meta') return;
    meta = next.meta;
  }
}

/** A family of types, not of data: its applications are reduced, not taken apart. */
export function isTypeFamily(con: TyCon): con is FamilyTyCon {
  return con.flavour === 'family' && con.sort === 'type';
}

/** Head and arguments of an application; metas on the spine are followed. A function type is its own head. */
export function spine(t: Type): { readonly head: Type; readonly args: readonly Type[] } {
  let head = repr(t);
  if (head.kind !== 'app') return { head, args: [] };
  const args: Type[] = [];
  while (head.kind === 'app') {
    args.push(head.arg);
    head = repr(head.fun);
  }
  return { head, args: args.reverse() };
}

/** The type constructor at the head, and its arguments; null when the head is none. Functions have none here. */
export function splitCon(t: Type): { readonly con: TyCon; readonly args: readonly Type[] } | null {
  const { head, args } = spine(t);
  return head.kind === 'con' ? { con: head.con, args } : null;
}

/** The constraint `C args`, when it is that of a class. */
export function classConstraint(constraint: Type): { readonly class: Class; readonly args: readonly Type[] } | null {
  const split = splitCon(constraint);
  return split?.con.flavour === 'class' ? { class: split.con.class, args: split.args } : null;
}

/** What is applied, without its arguments. */
export function applied(t: Type): Type {
  let head = repr(t);
  while (head.kind === 'app') head = repr(head.fun);
  return head;
}

/** The type constructor at the head of an application. */
export function headCon(t: Type): TyCon | null {
  const head = applied(t);
  return head.kind === 'con' ? head.con : null;
}

/** A constructor with nothing but arguments. */
export function plainCon({ name, tycon, tag, infix, args, type, core }: Pick<DataCon, 'name' | 'tycon' | 'tag' | 'infix' | 'args' | 'type' | 'core'>): DataCon {
  const strict = args.map(() => false);
  return { name, tycon, tag, infix, universals: tycon.params, existentials: [], equalities: [], context: [], args, strict, fields: null, type, core };
}

/** Parameters of a curried function type; only what is there without expanding anything. */
export function splitFuns(t: Type): { readonly args: readonly Type[]; readonly res: Type } {
  const args: Type[] = [];
  let res = repr(t);
  while (res.kind === 'fun') {
    args.push(res.arg);
    res = repr(res.res);
  }
  return { args, res };
}

/** Parameters that equations write: what a family is applied to behind them is an argument of its result. */
export function writtenArity({ arity, hidden = 0 }: FamilyTyCon): number {
  return arity - hidden;
}
