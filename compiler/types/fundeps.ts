/** Improvement by functional dependencies: when the determining arguments are those of a given, an instance or another wanted constraint, so are the others. */
import { givenDicts } from './givens.ts';
import { classConstraint } from './make.ts';
import { kindedVars, matchTypes } from './match.ts';
import type { DictWanted, Scope } from './scope.ts';
import { subst } from './subst.ts';
import type { Tc } from './tc.ts';
import type { Class, Type } from './type.ts';

export function improveByFundeps(tc: Tc, scope: Scope, wanted: DictWanted, c: Class, args: readonly Type[]): void {
  for (const { from, to } of c.fundeps) {
    if (improveByGivens(tc, scope, wanted, c, args, from, to)) continue;
    for (const instance of tc.globals.instancesOf(c)) {
      const pick = (types: readonly Type[], at: readonly number[]): Type[] => at.map((i) => types[i]);
      const kinded = kindedVars(instance);
      const types = matchTypes(tc, instance.vars, pick(instance.args, from), pick(args, from), kinded);
      if (types === null) continue;
      // already of that shape: nothing is to be learnt, and fresh metas would be made for ever
      if (matchTypes(tc, instance.vars, instance.args, args, kinded) === null) {
        for (const i of to) unifyBy(tc, wanted, c, args[i], subst(instance.vars, types, instance.args[i]));
      }
      break;
    }
  }
}

function improveByGivens(tc: Tc, scope: Scope, wanted: DictWanted, c: Class, args: readonly Type[], from: readonly number[], to: readonly number[]): boolean {
  for (let s = scope.givenScope; s !== null; s = s.outerGivens) {
    for (const given of givenDicts(tc, s).classes.get(c) ?? []) {
      if (!from.every((i) => tc.sameType(given.args[i], args[i]))) continue;
      for (const i of to) unifyBy(tc, wanted, c, args[i], given.args[i]);
      return true;
    }
  }
  return false;
}

/** Wanted constraints of this scope against each other and against those of the scopes around it. */
export function improvePairs(tc: Tc, scope: Scope): void {
  for (const a of withFundeps(tc, scope)) {
    for (let s: Scope | null = scope; s !== null; s = s.parent) {
      for (const b of withFundeps(tc, s)) {
        if (a.wanted === b.wanted || a.class !== b.class) continue;
        for (const { from, to } of a.class.fundeps) {
          if (!from.every((i) => tc.sameType(a.args[i], b.args[i]))) continue;
          for (const i of to) if (!tc.sameType(a.args[i], b.args[i])) unifyBy(tc, a.wanted, a.class, a.args[i], b.args[i]);
        }
      }
    }
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
