/** Improvement by functional dependencies: when the determining arguments are those of a given, an instance or another wanted constraint, so are the others. */
import { concatMap } from '../base/lists.ts';
import { above, givenDicts, SUPER_DEPTH } from './givens.ts';
import { classConstraint } from './make.ts';
import { kindedVars, matchTypes } from './match.ts';
import type { DictWanted, Scope } from './scope.ts';
import { substAll } from './subst.ts';
import type { Tc } from './tc.ts';
import type { Class, Type } from './type.ts';

export function improveByFundeps(tc: Tc, scope: Scope, wanted: DictWanted, c: Class, args: readonly Type[]): void {
  for (const { from, to } of c.fundeps) {
    const determined = givenArgs(tc, scope, c, args, from) ?? instanceArgs(tc, c, args, from);
    if (determined !== null) for (const i of to) unifyBy(tc, wanted, c, args[i], determined[i]);
  }
}

/** Those of the given constraint that has the determining ones. */
function givenArgs(tc: Tc, scope: Scope, c: Class, args: readonly Type[], from: readonly number[]): readonly Type[] | null {
  for (let s = scope.givenScope; s !== null; s = s.outerGivens) {
    const given = givenDicts(tc, s)
      .classes.get(c)
      ?.find((g) => from.every((i) => tc.sameType(g.args[i], args[i])));
    if (given !== undefined) return given.args;
  }
  return null;
}

/** Those of the instance that has the determining ones. Null, too, when all are of its shape: nothing is to be learnt, and fresh metas would be made for ever. */
function instanceArgs(tc: Tc, c: Class, args: readonly Type[], from: readonly number[]): readonly Type[] | null {
  const pick = (types: readonly Type[]): Type[] => from.map((i) => types[i]);
  for (const instance of tc.globals.instancesOf(c)) {
    const kinded = kindedVars(instance);
    const types = matchTypes(tc, instance.vars, pick(instance.args), pick(args), kinded);
    if (types === null) continue;
    return matchTypes(tc, instance.vars, instance.args, args, kinded) === null ? substAll(instance.vars, types, instance.args) : null;
  }
  return null;
}

/** Wanted constraints of this scope against each other and against those of the scopes around it. */
export function improvePairs(tc: Tc, scope: Scope): void {
  const here = wantedsWithFundeps(tc, scope);
  if (here.length === 0) return;
  for (let s: Scope | null = scope; s !== null; s = s.parent) {
    const others = s === scope ? here : wantedsWithFundeps(tc, s);
    for (const a of here) {
      for (const b of others) if (a.wanted !== b.wanted && a.class === b.class) improvePair(tc, a, b.args);
    }
  }
}

function improvePair(tc: Tc, { wanted, class: c, args }: FundepWanted, others: readonly Type[]): void {
  const same = (i: number): boolean => tc.sameType(args[i], others[i]);
  for (const { from, to } of c.fundeps) {
    if (!from.every(same)) continue;
    for (const i of to) if (!same(i)) unifyBy(tc, wanted, c, args[i], others[i]);
  }
}

interface FundepClass {
  readonly class: Class;
  readonly args: readonly Type[];
}

interface FundepWanted extends FundepClass {
  readonly wanted: DictWanted;
}

function wantedsWithFundeps(tc: Tc, scope: Scope): FundepWanted[] {
  return concatMap(scope.wanteds, (wanted) => {
    const found = wanted.kind === 'dict' ? classConstraint(tc.head(wanted.pred)) : null;
    return found === null || wanted.kind !== 'dict' ? [] : withFundeps(tc, found.class, found.args).map((row) => ({ wanted, ...row }));
  });
}

/** The constraint and its superclasses, as far as they have functional dependencies. */
export function withFundeps(tc: Tc, c: Class, args: readonly Type[], depth: number = SUPER_DEPTH): FundepClass[] {
  if (depth === 0 || !above(c).dependencies) return [];
  const further = concatMap(substAll(c.params, args, c.supers), (sup) => {
    const found = classConstraint(tc.head(sup));
    return found === null ? [] : withFundeps(tc, found.class, found.args, depth - 1);
  });
  return c.fundeps.length > 0 ? [{ class: c, args }, ...further] : further;
}

function unifyBy(tc: Tc, wanted: DictWanted, c: Class, found: Type, expected: Type): void {
  tc.unify(found, expected, { span: wanted.origin.span, reason: { reason: 'functionalDependency', class: c.name.text } });
}
