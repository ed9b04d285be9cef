/** One-way matching: what must stand for the variables of instance heads and family equations so that they become the given types. Binds no metas. */
import { kindsDiffer } from './kind-head.ts';
import { headCon, repr } from './make.ts';
import type { Tc } from './tc.ts';
import type { AppType, FamilyEquation, Instance, Type, TyVar } from './type.ts';
import { mentionsCon } from './type-walk.ts';

const noVars: readonly TyVar[] = [];
const kindedOf = new WeakMap<Instance | FamilyEquation, readonly TyVar[]>();

/**
 * Variables of an instance head or an equation at whose kind it is: where what they are arguments of is polymorphic in kinds, other instances may be at other
 * kinds (`instance C (n :: Nat)`, `instance C (t :: Type)`).
 */
export function kindedVars(owner: Instance | FamilyEquation): readonly TyVar[] {
  if (owner.vars.length === 0) return noVars;
  const known = kindedOf.get(owner);
  if (known !== undefined) return known;
  const { kind } = 'class' in owner ? owner.class.tycon : owner.family;
  const isPoly = repr(kind).kind === 'forall' || owner.args.some((arg) => mentionsCon(arg, (con) => repr(con.kind).kind === 'forall'));
  const vars = isPoly ? owner.vars.filter((v) => repr(v.kind).kind !== 'var') : noVars;
  kindedOf.set(owner, vars);
  return vars;
}

/** Is the kind of that shape? What is not known of it may be, if `isOpen`. */
function fitsKind(tc: Tc, pattern: Type, kind: Type, isOpen: boolean): boolean {
  const p = tc.head(pattern);
  const k = tc.head(kind);
  if (p === k || p.kind === 'var' || p.kind === 'meta') return true;
  if (k.kind === 'var' || k.kind === 'meta') return isOpen;
  if (p.kind === 'fun') return k.kind === 'fun' && fitsKind(tc, p.arg, k.arg, isOpen) && fitsKind(tc, p.res, k.res, isOpen);
  if (p.kind === 'app') return k.kind === 'app' && fitsKind(tc, p.fun, k.fun, isOpen) && fitsKind(tc, p.arg, k.arg, isOpen);
  return p.kind !== 'con' || (k.kind === 'con' && k.con === p.con);
}

/**
 * Types for `vars` that make the patterns equal to the targets (looking through synonyms, families and given equalities of the targets), or null. Variables
 * that the patterns mention in kinds only are found there; those they do not mention become fresh metas. What stands for a variable of `kinded` has its kind,
 * or may have it, once more is known, if they `areOpen`.
 */
export function matchTypes(
  tc: Tc,
  vars: readonly TyVar[],
  patterns: readonly Type[],
  targets: readonly Type[],
  kinded: readonly TyVar[] = noVars,
  areOpen = false,
): Type[] | null {
  const found: (Type | null)[] = vars.map(() => null);
  for (let i = 0; i < patterns.length; i++) if (!match(tc, vars, found, patterns[i], targets[i])) return null;
  for (const v of kinded) {
    const type = found[vars.indexOf(v)];
    // of a constructor that is polymorphic in kinds (`'[]`) nobody will ever know more
    if (type !== null && !fitsKind(tc, v.kind, kindOf(tc, type), areOpen || headCon(type) !== null)) return null;
  }
  if (vars.length > 0 && found.includes(null)) matchKinds(tc, vars, found);
  const types = found as Type[];
  for (let i = 0; i < vars.length; i++) types[i] ??= tc.freshMeta(tc.subst(vars.slice(0, i), types.slice(0, i), vars[i].kind), vars[i].name);
  return types;
}

/** Kinds are found out with metas made for it: that these are bound lets nobody go on, and who looks for that (`solveScope`) would for ever. */
function kindOf(tc: Tc, type: Type): Type {
  const { bindings } = tc.unifier;
  const kind = tc.kindOf(type);
  tc.unifier.bindings = bindings;
  return kind;
}

/** A constructor that is polymorphic in kinds says nothing of what its own are: it comes last. */
function matchKinds(tc: Tc, vars: readonly TyVar[], found: (Type | null)[]): void {
  const types = [...found];
  for (const isPoly of [false, true]) {
    for (const [i, type] of types.entries()) {
      if (type !== null && (kindOfHead(type) === 'forall') === isPoly) match(tc, vars, found, vars[i].kind, kindOf(tc, type));
    }
  }
}

function kindOfHead(type: Type): Type['kind'] | null {
  const con = headCon(type);
  return con === null ? null : repr(con.kind).kind;
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
      return t.kind === 'app' && !tc.isStuck(t) && matchApp(tc, vars, found, tc.builtin.arrow(p.arg, p.res), t);
    case 'app':
      if (t.kind === 'fun') return matchApp(tc, vars, found, p, tc.builtin.arrow(t.arg, t.res));
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
