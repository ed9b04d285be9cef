/** One-way matching: what must stand for the variables of instance heads and family equations so that they become the given types. Binds no metas. */
import { kindsDiffer } from './kind-head.ts';
import { appType, conType, repr } from './make.ts';
import type { Tc } from './tc.ts';
import type { AppType, Type, TyVar } from './type.ts';

/**
 * Types for `vars` that make the patterns equal to the targets (looking through synonyms, families and given equalities of the targets), or null. Variables
 * that the patterns mention in kinds only are found there; those they do not mention become fresh metas.
 */
export function matchTypes(tc: Tc, vars: readonly TyVar[], patterns: readonly Type[], targets: readonly Type[]): Type[] | null {
  const found = new Array<Type | null>(vars.length).fill(null);
  for (let i = 0; i < patterns.length; i++) if (!match(tc, vars, found, patterns[i], targets[i])) return null;
  if (found.includes(null)) matchKinds(tc, vars, found);
  const types = found as Type[];
  for (let i = 0; i < vars.length; i++) types[i] ??= tc.freshMeta(tc.subst(vars.slice(0, i), types.slice(0, i), vars[i].kind), vars[i].name);
  return types;
}

function matchKinds(tc: Tc, vars: readonly TyVar[], found: (Type | null)[]): void {
  for (const [i, type] of [...found].entries()) if (type !== null) match(tc, vars, found, vars[i].kind, tc.kindOf(type));
}

function match(tc: Tc, vars: readonly TyVar[], found: (Type | null)[], pattern: Type, target: Type): boolean {
  if (pattern.kind === 'var') {
    const i = vars.indexOf(pattern.var);
    if (i >= 0) {
      const before = found[i];
      if (before !== null) return tc.sameType(before, target);
      if (kindsDiffer(pattern, target)) return false;
      found[i] = repr(target);
      return true;
    }
  }
  if (pattern.kind === 'con' && target.kind === 'con' && pattern.con === target.con) return true;
  const p = tc.head(pattern);
  if (p.kind === 'var' && p !== pattern) return match(tc, vars, found, p, target);
  const t = tc.head(target);
  switch (p.kind) {
    case 'con':
      return t.kind === 'con' && t.con === p.con;
    case 'var':
      return t.kind === 'var' && t.var === p.var;
    case 'fun':
      if (t.kind === 'fun') return match(tc, vars, found, p.arg, t.arg) && match(tc, vars, found, p.res, t.res);
      return t.kind === 'app' && !tc.isStuck(t) && matchApp(tc, vars, found, asApp(tc, p.arg, p.res), t);
    case 'app':
      if (t.kind === 'fun') return matchApp(tc, vars, found, p, asApp(tc, t.arg, t.res));
      return t.kind === 'app' && !tc.isStuck(t) && matchApp(tc, vars, found, p, t);
    case 'forall':
    case 'implicit':
      return tc.sameType(p, t);
    case 'meta':
      return t === p;
  }
}

function matchApp(tc: Tc, vars: readonly TyVar[], found: (Type | null)[], p: AppType, t: AppType): boolean {
  return match(tc, vars, found, p.fun, t.fun) && match(tc, vars, found, p.arg, t.arg);
}

function asApp(tc: Tc, arg: Type, res: Type): AppType {
  return appType(appType(conType(tc.builtin.funTyCon), arg), res);
}
