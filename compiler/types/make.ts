/** Making types and taking them apart. Nothing here looks through synonyms or families: `Tc.head` does. */

import { freshUnique, type Name } from '../names/name.ts';
import type { AppType, ConType, FunType, ImplicitType, Meta, TyCon, Type, TyVar, VarType } from './type.ts';

export function conType(con: TyCon): ConType {
  return { kind: 'con', con };
}

export function appType(fun: Type, arg: Type): AppType {
  return { kind: 'app', fun, arg };
}

export function funType(arg: Type, res: Type): FunType {
  return { kind: 'fun', arg, res };
}

export function varType(v: TyVar): VarType {
  return { kind: 'var', var: v };
}

export function implicitType(name: string, type: Type): ImplicitType {
  return { kind: 'implicit', name, type };
}

/** `fun args…`. */
export function applyType(fun: Type, args: readonly Type[]): Type {
  let type = fun;
  for (const arg of args) type = { kind: 'app', fun: type, arg };
  return type;
}

export function conApp(con: TyCon, ...args: readonly Type[]): Type {
  return applyType(conType(con), args);
}

/** `args… -> res`. */
export function funTypes(args: readonly Type[], res: Type): Type {
  let type = res;
  for (let i = args.length - 1; i >= 0; i--) type = { kind: 'fun', arg: args[i], res: type };
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

/** The type constructor at the head of an application. */
export function headCon(t: Type): TyCon | null {
  let head = repr(t);
  while (head.kind === 'app') head = repr(head.fun);
  return head.kind === 'con' ? head.con : null;
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
