/** Quantified constraints: `forall a. Show a => Show (f a)`. Given, one is an instance that holds here; wanted, it is solved under its own variables and context. */
import type { Evidence } from '../typed/syntax.ts';
import { givenDicts, SUPER_DEPTH } from './givens.ts';
import { classConstraint } from './make.ts';
import { matchTypes } from './match.ts';
import type { DictWanted, Given, Scope } from './scope.ts';
import { attemptPart } from './solve.ts';
import { subst, substAll } from './subst.ts';
import type { Tc } from './tc.ts';
import type { Class, ForallType, Type, TyVar } from './type.ts';

/** Evidence from a given quantified constraint on the class, or one that has it as a superclass. */
export function byLocalInstance(tc: Tc, scope: Scope, wanted: DictWanted, own: Class, args: readonly Type[]): Evidence | null {
  for (let s = scope.givenScope; s !== null; s = s.outerGivens) {
    for (const given of givenDicts(tc, s).others) {
      if (given.pred.kind !== 'forall') continue;
      const found = byRule(tc, scope, wanted, ruleOf(given), { class: own, args }, SUPER_DEPTH);
      if (found !== null) return found;
    }
  }
  return null;
}

/** Evidence from the given, when it says `forall a. f a` of a constraint `f t` whose class is a variable. */
export function bySomeInstance(tc: Tc, scope: Scope, wanted: DictWanted, given: Given, pred: Type): Evidence | null {
  return given.pred.kind === 'forall' ? byRule(tc, scope, wanted, ruleOf(given), { class: null, args: [pred] }, SUPER_DEPTH) : null;
}

/** What is asked for: of a class, or, as the only one of `args`, a constraint whose class is a variable. */
interface Goal {
  readonly class: Class | null;
  readonly args: readonly Type[];
}

/** What a given quantified constraint promises: a class's constraint for all `vars`, or another quantified one; `use` is its evidence at types for them. */
interface LocalRule {
  readonly vars: readonly TyVar[];
  readonly head: Type;
  readonly use: (types: readonly Type[]) => Evidence;
}

function ruleOf({ pred, evidence }: Given): LocalRule {
  return { vars: [], head: pred, use: () => evidence };
}

/** Evidence by the promise itself, what it promises in turn, or a superclass. */
function byRule(tc: Tc, scope: Scope, wanted: DictWanted, { vars, head, use }: LocalRule, goal: Goal, depth: number): Evidence | null {
  const type = tc.head(head);
  if (type.kind === 'forall') {
    const inner = (types: readonly Type[]): Evidence => {
      const pred = subst(vars, types.slice(0, vars.length), type);
      return pred.kind === 'forall' ? applied(tc, scope, wanted, use(types), pred, types.slice(vars.length)) : use(types);
    };
    return byRule(tc, scope, wanted, { vars: [...vars, ...type.vars], head: type.body, use: inner }, goal, depth);
  }
  const found = classConstraint(type);
  const c = found?.class ?? null;
  if (c === goal.class) {
    const types = matchTypes(tc, vars, found?.args ?? [type], goal.args);
    return types === null ? null : use(types);
  }
  if (found === null || c === null || depth === 0) return null;
  for (const [index, sup] of c.supers.entries()) {
    const ofSuper = (types: readonly Type[]): Evidence => ({ kind: 'evSuper', class: c, index, of: use(types) });
    const evidence = byRule(tc, scope, wanted, { vars, head: subst(c.params, found.args, sup), use: ofSuper }, goal, depth - 1);
    if (evidence !== null) return evidence;
  }
  return null;
}

function applied(tc: Tc, scope: Scope, wanted: DictWanted, evidence: Evidence, pred: ForallType, types: readonly Type[]): Evidence {
  if (pred.context.length === 0) return evidence;
  const { span } = wanted.origin;
  const parts = substAll(pred.vars, types, pred.context).map((part) => attemptPart(tc, scope, part, wanted));
  return { kind: 'evExpr', expr: { kind: 'evApply', fun: { kind: 'evidence', evidence, type: pred, span }, args: parts, type: wanted.pred, span } };
}

/** A function from the dictionaries of its context. */
export function solveQuantified(tc: Tc, { origin }: DictWanted, pred: ForallType): Evidence {
  const { span } = origin;
  const rigid = tc.skolemise(pred);
  const { givens, type } = rigid;
  const { result, binds } = tc.under({ ...rigid, why: { kind: 'higherRank', span } }, () => tc.wanted(type, origin));
  const body = { kind: 'evidence', evidence: result, type, span } as const;
  return { kind: 'evExpr', expr: givens.length === 0 ? { kind: 'evLet', binds, body, span } : { kind: 'evLambda', params: givens, binds, body, span } };
}
