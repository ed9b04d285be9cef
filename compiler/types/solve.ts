/**
 * The constraint solver. A scope is solved by trying everything that is wanted in it, and in the scopes inside, again and again as long as metas get bound.
 * Class constraints are solved from givens first, then from instances; what instances want is wanted in the same scope.
 */
import type { Evidence } from '../typed/syntax.ts';
import { callStackEvidence, isCallStack } from './callstack.ts';
import { solveCoercible } from './coercible.ts';
import { byGivenTuple, givenImplicit, irreducibleByTuple, solveTuple } from './constraint-tuple.ts';
import { improveByFundeps, improvePairs, withFundeps } from './fundeps.ts';
import { above, constraintParts, enterEqualities, equalitiesOfPred, givenDicts } from './givens.ts';
import { hasFieldEvidence, isHasField } from './has-field.ts';
import { improveByFamilies } from './improve-families.ts';
import { findInstance } from './instances.ts';
import { isLiteralClass, literalEvidence } from './literals.ts';
import { classConstraint } from './make.ts';
import { byLocalInstance, bySomeInstance, solveQuantified } from './quantified.ts';
import { type DictWanted, type EqualityWanted, type EvHome, newHome, type Scope, type Wanted } from './scope.ts';
import { subst, substPairs } from './subst.ts';
import type { Tc } from './tc.ts';
import type { Class, Instance, Type } from './type.ts';
import { mentions, mentionsMeta } from './type-walk.ts';
import { typeableEvidence } from './typeable.ts';

/** Instances inside each other before the search is given up. GHC's own limit. */
const DEPTH_LIMIT = 200;

/** Solves what can be solved in `scope` and in the scopes inside it. What is left stays there. */
export function solveScope(tc: Tc, scope: Scope): void {
  if (scope.done) return;
  tc.inside(scope, () => {
    for (;;) {
      const before = tc.unifier.bindings;
      tc.reviewEqualities(scope);
      if (scope.rewrites?.volatile) enterEqualities(tc, scope, scope.equalities);
      const work = scope.wanteds;
      scope.wanteds = [];
      for (const wanted of work) attempt(tc, scope, wanted);
      if (scope.children.length > 0) solveChildren(tc, scope);
      if (tc.unifier.bindings === before) {
        improvePairs(tc, scope);
        if (tc.unifier.bindings === before) improveByFamilies(tc, scope);
        if (tc.unifier.bindings === before) return;
      }
    }
  });
}

function solveChildren(tc: Tc, scope: Scope): void {
  const children = scope.children;
  scope.children = [];
  for (const child of children) {
    solveScope(tc, child);
    keepScope(child);
  }
}

/** Hangs what is left of a scope into its parent. */
export function keepScope(scope: Scope): void {
  const { parent } = scope;
  if (parent === null || scope.done) return;
  if (scope.givens.length === 0 && scope.rewrites === null) {
    const stays: Wanted[] = [];
    for (const wanted of scope.wanteds) (mentionsLevel(wanted, scope.level) ? stays : parent.wanteds).push(wanted);
    scope.wanteds = stays;
  }
  if (!scope.done) parent.children.push(scope);
}

/** Does it mention skolems of this level, or deeper? */
export function mentionsLevel(wanted: Wanted, level: number): boolean {
  const deep = (t: Type): boolean => mentions(t, (part) => part.kind === 'var' && part.var.level >= level);
  return wanted.kind === 'dict' ? deep(wanted.pred) : deep(wanted.left) || deep(wanted.right);
}

/** Solves it, or puts it back. */
function attempt(tc: Tc, scope: Scope, wanted: Wanted): void {
  if (wanted.kind === 'equality') return attemptEquality(tc, scope, wanted);
  const before = tc.lookingAt;
  tc.lookingAt = wanted.origin.span;
  attemptDict(tc, scope, wanted);
  tc.lookingAt = before;
}

function attemptEquality(tc: Tc, scope: Scope, wanted: EqualityWanted): void {
  if (wanted.coercible) {
    if (!solveCoercible(tc, scope, wanted)) scope.wanteds.push(wanted);
  } else if (!tc.unifier.run(wanted.left, wanted.right, wanted.why, wanted.found, wanted.expected)) tc.reportMismatch(wanted);
}

function attemptDict(tc: Tc, scope: Scope, wanted: DictWanted): void {
  if (wasTried(tc, scope, wanted)) {
    scope.wanteds.push(wanted);
    return;
  }
  const pred = tc.head(wanted.pred);
  // what the attempt itself binds (equalities of superclasses) may be what was missing
  const { bindings } = tc.unifier;
  const solution =
    pred.kind === 'forall'
      ? solveQuantified(tc, wanted, pred)
      : pred.kind === 'implicit'
        ? solveImplicit(tc, scope, wanted, pred.name, pred.type)
        : solveClass(tc, scope, wanted, pred);
  if (solution !== null) wanted.hole.solution = solution;
  else {
    wanted.tried = { bindings, givens: scope.givenScope, rewrites: scope.rewriteScope };
    scope.wanteds.push(wanted);
  }
}

/** Scopes are solved one in another, and again whenever a meta was bound: most often nothing has changed for a constraint since. */
function wasTried(tc: Tc, scope: Scope, { tried }: DictWanted): boolean {
  return tried !== null && tried.bindings === tc.unifier.bindings && tried.givens === scope.givenScope && tried.rewrites === scope.rewriteScope;
}

function solveImplicit(tc: Tc, scope: Scope, wanted: DictWanted, name: string, type: Type): Evidence | null {
  const given = givenImplicit(tc, scope, wanted, name);
  if (given !== null && given.pred.kind === 'implicit')
    tc.unify(given.pred.type, type, { span: wanted.origin.span, reason: { reason: 'occurrence', name: `?${name}` } });
  return isCallStack(tc, name, type) ? callStackEvidence(tc, wanted, given?.evidence ?? null) : (given?.evidence ?? null);
}

function solveClass(tc: Tc, scope: Scope, wanted: DictWanted, pred: Type): Evidence | null {
  const found = classConstraint(pred);
  if (found === null) {
    const equality = tc.equalityOf(pred);
    if (equality !== null) return tc.heldEquality(equality, wanted.origin);
    const parts = constraintParts(pred);
    return givenIrreducible(tc, scope, wanted, pred) ?? (parts === null ? irreducibleByTuple(tc, scope, wanted, pred) : solveTuple(tc, scope, wanted, parts));
  }
  const { class: own, args } = found;
  const limit = wanted.depth === 0 ? (wanted.origin.size ?? Infinity) : Infinity;
  let given = givenFor(tc, scope, own, args, limit);
  if (given !== null) return given;
  if (own.fundeps.length > 0) {
    const before = tc.unifier.bindings;
    improveByFundeps(tc, scope, wanted, own, args);
    if (tc.unifier.bindings !== before) given = givenFor(tc, scope, own, args, limit);
    if (given !== null) return given;
  }
  const local = scope.givenScope === null ? null : (byLocalInstance(tc, scope, wanted, own, args) ?? byGivenTuple(tc, scope, wanted, own, args));
  if (local !== null) return local;
  if (own.name === tc.typeable) return typeableEvidence(tc, wanted, args[args.length - 1]);
  if (isLiteralClass(own)) {
    const evidence = literalEvidence(tc, wanted, own, args[args.length - 1]);
    if (evidence !== null) return evidence;
  }
  if (isHasField(own)) {
    const evidence = hasFieldEvidence(tc, wanted, own, args);
    if (evidence !== null) return evidence;
  }
  return byInstance(tc, scope, wanted, own, args);
}

function givenIrreducible(tc: Tc, scope: Scope, wanted: DictWanted, pred: Type): Evidence | null {
  for (let s = scope.givenScope; s !== null; s = s.outerGivens) {
    for (const given of givenDicts(tc, s).others) {
      if (tc.sameType(given.pred, pred)) return given.evidence;
      const local = bySomeInstance(tc, scope, wanted, given, pred);
      if (local !== null) return local;
    }
  }
  return null;
}

/**
 * A given dictionary, or a superclass of one. Superclasses of an instance may only be taken from given dictionaries that are smaller (`limit`) than the
 * instance's head: others may have been made by the very instance, and the dictionary would be its own superclass.
 */
function givenFor(tc: Tc, scope: Scope, c: Class, args: readonly Type[], limit: number): Evidence | null {
  for (let s = scope.givenScope; s !== null; s = s.outerGivens) {
    const list = givenDicts(tc, s).classes.get(c);
    if (list !== undefined)
      for (const given of list) if ((given.size ?? 0) < limit && given.args.every((a, i) => tc.sameType(a, args[i]))) return given.evidence;
  }
  return null;
}

/** A given that could turn out to be the wanted constraint keeps instances from being used (GHC's rule, too). */
function givenMayMatch(tc: Tc, scope: Scope, c: Class, args: readonly Type[]): boolean {
  if (scope.givenScope === null || !args.some((a) => mentionsMeta(tc.normalise(a)))) return false;
  for (let s: Scope | null = scope.givenScope; s !== null; s = s.outerGivens) {
    for (const given of givenDicts(tc, s).classes.get(c) ?? []) {
      if (tc.couldUnify(given.args, args)) return true;
    }
  }
  return false;
}

function byInstance(tc: Tc, scope: Scope, wanted: DictWanted, c: Class, args: readonly Type[]): Evidence | null {
  const result = findInstance(tc, c, args);
  if (result.kind !== 'found') {
    if (above(c).dependencies) improveBySuperclasses(tc, scope, wanted, c, args);
    return null;
  }
  const { instance, types } = result;
  if (instance.context.length === 0 && instance.equalities.length === 0) {
    return givenMayMatch(tc, scope, c, args) ? null : { kind: 'evInstance', instance, args: [] };
  }
  if (wanted.depth > DEPTH_LIMIT) {
    tc.reportTooDeep(wanted);
    return { kind: 'evNothing' };
  }
  const known = solvedBefore(tc, scope, wanted, c, args);
  if (known !== null) return known;
  return givenMayMatch(tc, scope, c, args) ? null : applyInstance(tc, scope, wanted, c, args, instance, types);
}

function solvedBefore(tc: Tc, scope: Scope, wanted: DictWanted, c: Class, args: readonly Type[]): Evidence | null {
  const own = wanted.home?.solved?.get(c);
  const same = (row: { readonly args: readonly Type[] }): boolean => row.args.every((a, i) => tc.sameType(a, args[i]));
  const found = own?.find(same);
  if (found !== undefined) return found.evidence;
  for (let s: Scope | null = scope; s !== null && s.parent !== null; s = s.parent) {
    const row = s.home.solved?.get(c)?.find(same);
    if (row !== undefined) return row.evidence;
  }
  return null;
}

/**
 * The dictionary gets a variable before its parts are solved: they may need it again. At top level there is nothing to bind it in: the evidence is a `let` of
 * its own.
 */
function applyInstance(tc: Tc, scope: Scope, wanted: DictWanted, c: Class, args: readonly Type[], instance: Instance, types: readonly Type[]): Evidence {
  const top = scope.parent === null;
  const home = top ? (wanted.home ?? newHome()) : scope.home;
  const id = tc.dictId(wanted.pred);
  const evidence: Evidence = { kind: 'evVar', id };
  remember(home, c, args, evidence);
  const parts: Evidence[] = [];
  home.binds.binds.push({ id, term: { kind: 'evInstance', instance, args: parts } });
  for (const equality of substPairs(instance.vars, types, instance.equalities)) tc.wanted(tc.equalityPred(equality), wanted.origin);
  const whole: DictWanted = top ? { ...wanted, home } : wanted;
  for (const context of instance.context) parts.push(attemptPart(tc, scope, subst(instance.vars, types, context), whole));
  if (!top || wanted.home !== null) return evidence;
  const { span } = wanted.origin;
  return { kind: 'evExpr', expr: { kind: 'evLet', span, binds: home.binds, body: { kind: 'evidence', span, evidence, type: wanted.pred } } };
}

/** Evidence for a constraint that solving `whole` asks for. */
export function attemptPart(tc: Tc, scope: Scope, pred: Type, whole: DictWanted): Evidence {
  const hole: Extract<Evidence, { kind: 'evHole' }> = { kind: 'evHole', type: pred, solution: null };
  attemptDict(tc, scope, {
    kind: 'dict',
    pred,
    hole,
    origin: whole.origin,
    born: whole.born,
    depth: whole.depth + 1,
    cause: whole,
    home: whole.home,
    improved: false,
    tried: null,
  });
  return hole;
}

function remember(home: EvHome, c: Class, args: readonly Type[], evidence: Evidence): void {
  const row = { args, evidence };
  home.solved ??= new Map();
  const rows = home.solved.get(c);
  if (rows === undefined) home.solved.set(c, [row]);
  else rows.push(row);
}

/** Its superclasses hold if the constraint does: metas may become known by their equalities and functional dependencies. */
function improveBySuperclasses(tc: Tc, scope: Scope, wanted: DictWanted, c: Class, args: readonly Type[]): void {
  if (!wanted.improved) {
    wanted.improved = true;
    for (const equality of equalitiesOfPred(tc, wanted.pred)) tc.wanted(tc.equalityPred(equality), wanted.origin);
  }
  for (const { class: dependent, args: types } of withFundeps(tc, c, args)) if (dependent !== c) improveByFundeps(tc, scope, wanted, dependent, types);
}
