/**
 * Which variables of a type are determined at its uses: those the type itself shows, and those that follow from them by functional dependencies and
 * equalities of the context. A constraint on any other variable is ambiguous.
 */
import { concatMap } from '../base/lists.ts';
import { above, SUPER_DEPTH } from './givens.ts';
import { injectivity } from './literals.ts';
import { applied, classConstraint, repr, spine, writtenArity } from './make.ts';
import { subst, substPairs } from './subst.ts';
import type { Tc } from './tc.ts';
import type { Class, Meta, Type, TyVar } from './type.ts';
import { freeVariables, metasOf } from './type-walk.ts';

/** Variables and metas alike: a type's unknowns. */
export type Unknown = TyVar | Meta;

/** `known`, extended by what the constraints determine. */
export function closeOver(tc: Tc, preds: readonly Type[], known: Set<Unknown>): void {
  const rows = concatMap(preds, (pred) => dependencies(tc, pred, SUPER_DEPTH));
  for (let changed = true; changed; ) {
    changed = false;
    for (const [from, to] of rows) {
      if (!from.every((t) => unknownsOf(t).every((v) => known.has(v)))) continue;
      for (const v of to.flatMap((t) => rigidUnknowns(tc, t))) {
        if (known.has(v)) continue;
        known.add(v);
        changed = true;
      }
    }
  }
}

/** Pairs of types: who knows the first knows the second. */
function dependencies(tc: Tc, pred: Type, depth: number): (readonly [readonly Type[], readonly Type[]])[] {
  const equality = tc.equalityOf(pred);
  if (equality !== null) {
    const [a, b, how] = equality;
    if (how !== undefined) return [];
    return [
      [[a], [b]],
      [[b], [a]],
    ];
  }
  const found = classConstraint(tc.head(pred));
  if (found === null || depth === 0 || !above(found.class).dependencies) return [];
  return classDependencies(tc, found.class, found.args, depth);
}

function classDependencies(tc: Tc, c: Class, args: readonly Type[], depth: number): (readonly [readonly Type[], readonly Type[]])[] {
  const equal = substPairs(c.params, args, c.equalities).flatMap((e) => dependencies(tc, tc.equalityPred(e), depth));
  return [...dependentArguments(c, args), ...equal, ...c.supers.flatMap((sup) => dependencies(tc, subst(c.params, args, sup), depth - 1))];
}

/** What functional dependencies say of a class's arguments. */
export function dependentArguments({ fundeps }: Class, args: readonly Type[]): readonly (readonly [readonly Type[], readonly Type[]])[] {
  return fundeps.map(({ from, to }) => [from.map((i) => args[i]), to.map((i) => args[i])]);
}

/** All variables and metas that occur free. */
export function unknownsOf(t: Type): Unknown[] {
  return [...freeVariables(t), ...metasOf([t])];
}

/** Those that a use of the type determines: not what only stands under a type family. */
export function rigidUnknowns(tc: Tc, t: Type): Unknown[] {
  const found = new Set<Unknown>();
  collect(tc, tc.normalise(t), found, []);
  return [...found];
}

function collect(tc: Tc, t: Type, found: Set<Unknown>, bound: readonly TyVar[]): void {
  let type = repr(t);
  for (;;) {
    switch (type.kind) {
      case 'var':
        if (!bound.includes(type.var)) found.add(type.var);
        return;
      case 'meta':
        found.add(type.meta);
        return;
      case 'app':
        for (const arg of determinedArgs(tc, type)) collect(tc, arg, found, bound);
        type = applied(type);
        continue;
      case 'fun':
        collect(tc, type.arg, found, bound);
        type = repr(type.res);
        continue;
      case 'forall': {
        const inner: readonly TyVar[] = [...bound, ...type.vars];
        for (const c of type.context) collect(tc, c, found, inner);
        collect(tc, type.body, found, inner);
        return;
      }
      case 'implicit':
        type = repr(type.type);
        continue;
      default:
        return;
    }
  }
}

/** Arguments that an application determines: of a type family those it is injective in, and those of what it comes to. */
function determinedArgs(tc: Tc, t: Type): readonly Type[] {
  const { head, args } = spine(t);
  if (!tc.isStuck(t) || head.kind !== 'con' || head.con.flavour !== 'family') return args;
  const written = writtenArity(head.con);
  const injective = injectivity(tc, head.con, args);
  return args.filter((_, i) => i >= written || injective?.[i] === true);
}
