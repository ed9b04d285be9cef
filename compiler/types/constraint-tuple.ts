/**
 * Constraints that turn out to be tuples of constraints: what a family of constraints comes to, or a variable of kind Constraint stands for. Such a constraint
 * has one evidence, as it had while it was not known: nested pairs, `(first, (second, ()))`.
 */
import type { Evidence, Expr } from '../typed/syntax.ts';
import { EvidenceExprs } from './evidence-exprs.ts';
import { addGiven, classAndArgs, constraintParts, givenDicts, isIrreducible } from './givens.ts';
import { conType } from './make.ts';
import type { DictWanted, Given, Scope } from './scope.ts';
import { attemptPart } from './solve.ts';
import type { Tc } from './tc.ts';
import type { Class, Type } from './type.ts';

/** Evidence for a tuple, its parts wanted on their own. */
export function solveTuple(tc: Tc, scope: Scope, wanted: DictWanted, parts: readonly Type[]): Evidence {
  const make = new EvidenceExprs(tc, wanted.origin.span);
  const held = parts.map((part) => [part, attemptPart(tc, scope, part, wanted)] as const);
  const { builtin } = tc;
  let type: Type = conType(builtin.unitTyCon);
  let expr: Expr = make.con(builtin.unitTyCon.cons[0]);
  for (const [part, evidence] of held.reverse()) {
    type = builtin.tupleType([part, type]);
    expr = make.apply(make.con(builtin.tupleTyCon(2).cons[0]), [make.evidence(evidence, part), expr], type);
  }
  return { kind: 'evExpr', expr };
}

/** Evidence of a class from givens that are tuples now, though they were not known to be when they were given. */
export function byGivenTuple(tc: Tc, scope: Scope, wanted: DictWanted, own: Class, args: readonly Type[]): Evidence | null {
  if (!hasIrreducible(tc, scope)) return null;
  const found = unpackedGivens(tc, scope, wanted);
  return found.classes.get(own)?.find((given) => given.args.every((a, i) => tc.sameType(a, args[i])))?.evidence ?? null;
}

/** Was anything given whose own form was not known? */
function hasIrreducible(tc: Tc, scope: Scope): boolean {
  for (let s = scope.givenScope; s !== null; s = s.outerGivens) {
    if (givenDicts(tc, s).others.some(isIrreducible)) return true;
  }
  return false;
}

/** The same for a constraint whose own form is not known. */
export function irreducibleByTuple(tc: Tc, scope: Scope, wanted: DictWanted, pred: Type): Evidence | null {
  return unpackedGivens(tc, scope, wanted).others.find((given) => tc.sameType(given.pred, pred))?.evidence ?? null;
}

/** The innermost implicit parameter of this name that is given, by itself or as what a variable or a family of constraints stands for. */
export function givenImplicit(tc: Tc, scope: Scope, wanted: DictWanted, name: string): Given | null {
  const isIt = ({ pred }: Given): boolean => pred.kind === 'implicit' && pred.name === name;
  for (let s = scope.givenScope; s !== null; s = s.outerGivens) {
    const { others } = givenDicts(tc, s);
    const found = others.findLast(isIt) ?? (others.some(isIrreducible) ? unpackedGivens(tc, s, wanted, s).others.findLast(isIt) : undefined);
    if (found !== undefined) return found;
  }
  return null;
}

/** What the givens from a scope outwards come to; to the scope `last`, when one is named. */
function unpackedGivens(tc: Tc, scope: Scope, wanted: DictWanted, last: Scope | null = null): NonNullable<Scope['dicts']> {
  const found: NonNullable<Scope['dicts']> = { classes: new Map(), others: [] };
  const make = new EvidenceExprs(tc, wanted.origin.span);
  for (let s = scope.givenScope; s !== null; s = s === last ? null : s.outerGivens) {
    for (const given of givenDicts(tc, s).others) if (isIrreducible(given)) unpack(tc, make, found, given);
  }
  return found;
}

function unpack(tc: Tc, make: EvidenceExprs, found: NonNullable<Scope['dicts']>, { pred, evidence }: Pick<Given, 'pred' | 'evidence'>): void {
  const type = tc.head(pred);
  const parts = constraintParts(type);
  if (parts === null) {
    addGiven(tc, found, { pred: type, evidence, ...classAndArgs(tc, type) });
    return;
  }
  const [first, second] = [make.global(tc.globals.wired.value('fst')), make.global(tc.globals.wired.value('snd'))];
  if (first === null || second === null) return;
  let rest = evidence;
  for (const part of parts) {
    const whole = make.evidence(rest, type);
    unpack(tc, make, found, { pred: part, evidence: { kind: 'evExpr', expr: make.apply(make.var(first), [whole], part) } });
    rest = { kind: 'evExpr', expr: make.apply(make.var(second), [whole], type) };
  }
}
