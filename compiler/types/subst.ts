/**
 * Substitution of types for variables. Bound variables are unique objects and are renewed by whoever brings them into scope (`Tc.skolem`, fresh metas), so
 * nothing can be captured. Shares what does not change.
 */
import { mapShared } from '../base/lists.ts';
import { applyType, appOf, funOf, repr, tyVar, varType } from './make.ts';
import type { FunType, GivenEquality, SynonymTyCon, Type, TyVar } from './type.ts';

export function subst(vars: readonly TyVar[], types: readonly Type[], t: Type): Type {
  if (vars.length === 0) return t;
  switch (t.kind) {
    case 'con':
      return t;
    case 'var': {
      for (let i = 0; i < vars.length; i++) if (vars[i] === t.var) return types[i];
      return t;
    }
    case 'meta': {
      if (t.meta.ref === null) return t;
      const target = repr(t);
      return target.kind === 'meta' ? t : subst(vars, types, target);
    }
    case 'app':
      return appOf(t, subst(vars, types, t.fun), subst(vars, types, t.arg));
    case 'fun':
      return substFun(vars, types, t, 0);
    case 'forall': {
      const [bound, inner] = substBinders(vars, types, t.vars);
      const context = substAll(vars, types, t.context);
      const body = subst(vars, types, t.body);
      if (inner === null) return context === t.context && body === t.body ? t : { kind: 'forall', vars: t.vars, context, body };
      return { kind: 'forall', vars: bound, context: substAll(t.vars, inner, context), body: subst(t.vars, inner, body) };
    }
    case 'implicit': {
      const type = subst(vars, types, t.type);
      return type === t.type ? t : { kind: 'implicit', name: t.name, type };
    }
  }
}

/** The same array when nothing changes. */
export function substAll(vars: readonly TyVar[], types: readonly Type[], list: readonly Type[]): readonly Type[] {
  return mapShared(list, (t) => subst(vars, types, t));
}

export function substPairs(vars: readonly TyVar[], types: readonly Type[], pairs: readonly GivenEquality[]): GivenEquality[] {
  return pairs.map(([a, b, how]) => [subst(vars, types, a), subst(vars, types, b), how]);
}

/** What a synonym stands for at its arguments, applied to those it has besides. */
export function expandedSynonym({ params, arity, right }: SynonymTyCon, args: readonly Type[]): Type {
  return applyType(subst(params, args.slice(0, arity), right), args.slice(arity));
}

/** Arrows in a row that are gone through by calls, as nearly all are. */
const SHORT = 50;

function substFun(vars: readonly TyVar[], types: readonly Type[], t: FunType, depth: number): Type {
  if (depth > SHORT) return substLongFun(vars, types, t);
  const arg = subst(vars, types, t.arg);
  const res = t.res.kind === 'fun' ? substFun(vars, types, t.res, depth + 1) : subst(vars, types, t.res);
  return funOf(t, arg, res);
}

function substLongFun(vars: readonly TyVar[], types: readonly Type[], t: Type): Type {
  const nodes: FunType[] = [];
  const args: Type[] = [];
  let rest = t;
  while (rest.kind === 'fun') {
    nodes.push(rest);
    args.push(subst(vars, types, rest.arg));
    rest = rest.res;
  }
  let result = subst(vars, types, rest);
  for (let i = nodes.length - 1; i >= 0; i--) result = funOf(nodes[i], args[i], result);
  return result;
}

/** Bound variables whose kinds change are renewed; the second component then has the types they become, else it is null. */
function substBinders(vars: readonly TyVar[], types: readonly Type[], bound: readonly TyVar[]): [readonly TyVar[], Type[] | null] {
  if (bound.every((v) => subst(vars, types, v.kind) === v.kind)) return [bound, null];
  const fresh: TyVar[] = [];
  const inner: Type[] = [];
  for (const v of bound) {
    const kind = subst(bound.slice(0, fresh.length), inner, subst(vars, types, v.kind));
    const copy = tyVar(v.name, kind, v.level, v.source);
    fresh.push(copy);
    inner.push(varType(copy));
  }
  return [fresh, inner];
}
