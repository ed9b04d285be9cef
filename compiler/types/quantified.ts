/** Quantified constraints: `forall a. Show a => Show (f a)`. Given, one is an instance that holds here; wanted, it is solved under its own variables and context. */
import type { Evidence } from '../typed/syntax.ts';
import { givenDicts } from './givens.ts';
import { splitCon } from './make.ts';
import { matchTypes } from './match.ts';
import type { DictWanted, Given, Scope } from './scope.ts';
import { attemptPart } from './solve.ts';
import { subst, substAll } from './subst.ts';
import type { Tc } from './tc.ts';
import type { Class, ForallType, Type } from './type.ts';

/** Evidence from a given quantified constraint on the class, or one that has it as a superclass. */
export function byLocalInstance(tc: Tc, scope: Scope, wanted: DictWanted, own: Class, args: readonly Type[]): Evidence | null {
  for (let s = scope.givenScope; s !== null; s = s.parent === null ? null : s.parent.givenScope) {
    for (const given of givenDicts(tc, s).others) {
      if (given.pred.kind !== 'forall') continue;
      const found = instanceOf(tc, scope, wanted, given, given.pred, own, args);
      if (found !== null) return found;
    }
  }
  return null;
}

/** Evidence from the given, when it says `forall a. f a` of a constraint `f t` whose class is a variable. */
export function bySomeInstance(tc: Tc, scope: Scope, wanted: DictWanted, given: Given, pred: Type): Evidence | null {
  if (given.pred.kind !== 'forall') return null;
  const types = matchTypes(tc, given.pred.vars, [given.pred.body], [pred]);
  return types === null ? null : applied(tc, scope, wanted, given, given.pred, types);
}

function instanceOf(tc: Tc, scope: Scope, wanted: DictWanted, given: Given, pred: ForallType, own: Class, args: readonly Type[]): Evidence | null {
  const head = splitCon(tc.head(pred.body));
  if (head === null || head.con.flavour !== 'class') return null;
  const { class: c } = head.con;
  const use = (types: readonly Type[]): Evidence => applied(tc, scope, wanted, given, pred, types);
  if (c === own) {
    const types = matchTypes(tc, pred.vars, head.args, args);
    return types === null ? null : use(types);
  }
  for (const [index, sup] of c.supers.entries()) {
    const split = splitCon(tc.head(subst(c.params, head.args, sup)));
    if (split === null || split.con.flavour !== 'class' || split.con.class !== own) continue;
    const types = matchTypes(tc, pred.vars, split.args, args);
    if (types !== null) return { kind: 'evSuper', class: c, index, of: use(types) };
  }
  return null;
}

function applied(tc: Tc, scope: Scope, wanted: DictWanted, { evidence, pred: type }: Given, pred: ForallType, types: readonly Type[]): Evidence {
  if (pred.context.length === 0) return evidence;
  const { span } = wanted.origin;
  const parts = substAll(pred.vars, types, pred.context).map((part) => attemptPart(tc, scope, part, wanted));
  return { kind: 'evExpr', expr: { kind: 'evApply', fun: { kind: 'evidence', evidence, type, span }, args: parts, type: wanted.pred, span } };
}

/** A function from the dictionaries of its context. */
export function solveQuantified(tc: Tc, { origin }: DictWanted, pred: ForallType): Evidence {
  const { span } = origin;
  const { vars, givens, equalities, type } = tc.skolemise(pred);
  const { result, binds } = tc.under({ skolems: vars, givens, equalities, why: { kind: 'higherRank', span } }, () => tc.wanted(type, origin));
  const body = { kind: 'evidence', evidence: result, type, span } as const;
  return { kind: 'evExpr', expr: givens.length === 0 ? { kind: 'evLet', binds, body, span } : { kind: 'evLambda', params: givens, binds, body, span } };
}
