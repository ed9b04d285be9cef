/**
 * Defaulting (Haskell 2010, 4.3.4): a meta that only standard single-parameter classes constrain, one of them numeric, becomes the first default type that
 * has all the instances. With ExtendedDefaultRules, which the prompt has, any classes may constrain it beside an interactive one, and `()` and `[]` are tried first.
 */

import { findInstance } from './instances.ts';
import { classConstraint, conType, repr } from './make.ts';
import type { Scope, Wanted } from './scope.ts';
import type { Tc } from './tc.ts';
import type { Class, Meta, Type } from './type.ts';
import { metasOf } from './type-walk.ts';

const numeric = new Set(['Num', 'Real', 'Integral', 'Fractional', 'Floating', 'RealFrac', 'RealFloat']);

/** GHC's "standard" classes. */
const standard = new Set([
  ...numeric,
  ...['Eq', 'Ord', 'Enum', 'Bounded', 'Ix', 'Show', 'Read', 'Functor', 'Applicative', 'Monad', 'MonadFail', 'MonadPlus', 'Alternative'],
  ...['Semigroup', 'Monoid', 'Traversable', 'Random', 'RandomGen'],
]);

/** Those of ExtendedDefaultRules that ask for a default as numeric ones do. */
const interactive = new Set([...numeric, 'Show', 'Eq', 'Ord', 'Foldable', 'Traversable']);

interface Group {
  readonly classes: Set<Class>;
  /** some constraint on it is not of the simple form */
  bad: boolean;
}

/** Gives types to metas that default; false when none does. */
export function applyDefaults(tc: Tc, root: Scope): boolean {
  const groups = new Map<Meta, Group>();
  forEachWanted(root, (wanted) => addToGroup(tc, groups, wanted));
  let changed = false;
  const isExtended = tc.module.extensions.has('ExtendedDefaultRules');
  for (const [meta, group] of groups) {
    if (meta.ref !== null || (group.bad && !isExtended)) continue;
    const type = isExtended ? extendedDefault(tc, meta, group) : defaultFor(tc, group);
    if (type === null) continue;
    meta.ref = type;
    tc.unifier.bindings++;
    changed = true;
  }
  return changed;
}

export function forEachWanted(scope: Scope, visit: (wanted: Wanted, scope: Scope) => void): void {
  for (const wanted of scope.wanteds) visit(wanted, scope);
  for (const child of scope.children) forEachWanted(child, visit);
}

function addToGroup(tc: Tc, groups: Map<Meta, Group>, wanted: Wanted): void {
  const groupOf = (meta: Meta): Group => {
    let group = groups.get(meta);
    if (group === undefined) {
      group = { classes: new Set(), bad: false };
      groups.set(meta, group);
    }
    return group;
  };
  const split = wanted.kind === 'dict' ? classConstraint(tc.head(wanted.pred)) : null;
  if (split?.args.length === 1) {
    const arg = repr(tc.head(split.args[0]));
    if (arg.kind === 'meta') {
      groupOf(arg.meta).classes.add(split.class);
      return;
    }
  }
  const sides = wanted.kind === 'dict' ? [wanted.pred] : [wanted.left, wanted.right];
  for (const meta of metasOf(sides.map((side) => tc.normalise(side)))) groupOf(meta).bad = true;
}

function defaultFor(tc: Tc, group: Group): Type | null {
  const strings = tc.module.extensions.has('OverloadedStrings');
  const isString = (c: Class): boolean => strings && c.name.text === 'IsString';
  const classes = [...group.classes];
  if (!classes.every((c) => isStandard(c) || isString(c))) return null;
  if (!classes.some((c) => (numeric.has(c.name.text) && isStandard(c)) || isString(c))) return null;
  const usual = [tc.builtin.wiredType('Integer'), tc.builtin.wiredType('Double')];
  const types = tc.defaults ?? (strings ? [...usual, tc.builtin.listType(tc.builtin.wiredType('Char'))] : usual);
  return types.find((type) => classes.every((c) => findInstance(tc, c, [type]).kind === 'found')) ?? null;
}

function extendedDefault(tc: Tc, meta: Meta, { classes }: Group): Type | null {
  if (![...classes].some((c) => interactive.has(c.name.text) && isOfLibrary(c))) return null;
  const { builtin } = tc;
  const list: Type = conType(builtin.listTyCon);
  const types = tc.defaults ?? [conType(builtin.unitTyCon), list, builtin.wiredType('Integer'), builtin.wiredType('Double')];
  const fits = (type: Type): boolean => [...classes].every((c) => findInstance(tc, c, [type]).kind === 'found');
  return types.find((type) => canBe(tc, meta.kind, type === list ? builtin.listTyCon.kind : builtin.typeKind) && fits(type)) ?? null;
}

/** That a meta of that kind can stand for types of the other: also where the kind is left open. See Note [Kind variables] in kinds/type-reader.ts */
function canBe(tc: Tc, kind: Type, other: Type): boolean {
  const known = repr(kind);
  return known.kind === 'meta' || (known.kind === 'var' && known.var.level === 0) || tc.sameType(known, other);
}

function isStandard(c: Class): boolean {
  return standard.has(c.name.text) && isOfLibrary(c);
}

/** Not a user's that took the same name. */
function isOfLibrary(c: Class): boolean {
  return /^(GHC|Data|Control|System)\./.test(c.name.module ?? '');
}
