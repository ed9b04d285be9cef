/** Improvement by functional dependencies: when the determining arguments are those of a given, an instance or another wanted constraint, so are the others. */
import { givenDicts } from './givens.ts';
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
  for (const own of withFundeps(tc, scope)) {
    for (let s: Scope | null = scope; s !== null; s = s.parent) {
      for (const other of withFundeps(tc, s)) if (own.wanted !== other.wanted && own.class === other.class) improvePair(tc, own, other.args);
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

interface FundepWanted {
  readonly wanted: DictWanted;
  readonly class: Class;
  readonly args: readonly Type[];
}

function withFundeps(tc: Tc, scope: Scope): FundepWanted[] {
  const rows: FundepWanted[] = [];
  for (const wanted of scope.wanteds) {
    if (wanted.kind !== 'dict') continue;
    const found = classConstraint(tc.head(wanted.pred));
    if (found !== null && found.class.fundeps.length > 0) rows.push({ wanted, ...found });
  }
  return rows;
}

function unifyBy(tc: Tc, wanted: DictWanted, c: Class, found: Type, expected: Type): void {
  tc.unify(found, expected, { span: wanted.origin.span, reason: { reason: 'functionalDependency', class: c.name.text } });
}
