/**
 * Generalisation of an inferred binding group. Metas made at the inner level that the types mention become type variables; constraints on them that instances
 * do not solve become dictionary parameters, as few as superclasses allow. See "OutsideIn(X)" and GHC's simplifyInfer.
 */

import { concatMap } from '../base/lists.ts';
import { noSpan } from '../base/span.ts';
import type { Name } from '../names/name.ts';
import { freshUnique } from '../names/name.ts';
import { isCallStack } from './callstack.ts';
import { closeOver, dependentArguments, rigidUnknowns, type Unknown } from './determined.ts';
import { enterEqualities, givenDicts } from './givens.ts';
import { classConstraint, varType } from './make.ts';
import { type DictWanted, type EqualityWanted, Scope, type Wanted } from './scope.ts';
import { keepScope, mentionsLevel, solveScope } from './solve.ts';
import type { Generalised, Tc } from './tc.ts';
import type { GivenEquality, ImplicitType, Meta, Type, TyVar } from './type.ts';
import { metasOf } from './type-walk.ts';
import type { Origin, SkolemInfo } from './why.ts';
import { zonk } from './zonk.ts';

export function generaliseGroup<T>(tc: Tc, names: readonly Name[], restricted: boolean, body: () => { result: T; types: readonly Type[] }): Generalised<T> {
  const why = { kind: 'inferred', names: names.map((n) => n.text), span: names[0]?.span ?? noSpan } as const;
  const scope = tc.openScope({ skolems: [], givens: [], equalities: [], why });
  const { result, types } = tc.inside(scope, body);
  solveScope(tc, scope);
  const group = new Group(tc, scope, types.map(zonk));
  if (group.uniteImplicit()) solveScope(tc, scope);
  const { vars, context } = restricted ? group.restricted() : group.quantified();
  const equalities: GivenEquality[] = [];
  const dicts = concatMap(context, (pred) => {
    const equality = tc.asEquality(pred);
    if (equality === null) return [tc.dictId(pred)];
    equalities.push(equality);
    return [];
  });
  if (context.length > 0) assume(tc, scope, dicts, equalities);
  keepScope(scope);
  return { result, vars, dicts, context, binds: scope.home.binds, types: group.types.map(zonk) };
}

/** Makes what is quantified over given in the scope, and solves what is left there from it. */
function assume(tc: Tc, scope: Scope, dicts: Scope['givens'], equalities: readonly GivenEquality[]): void {
  scope.givens = dicts;
  scope.equalities = equalities;
  scope.dicts = null;
  if (dicts.length > 0) scope.givenScope = scope;
  tc.inside(scope, () => {
    if (equalities.length > 0) enterEqualities(tc, scope, equalities);
  });
  for (const child of scope.children) inheritGivens(child, scope);
  solveScope(tc, scope);
}

function inheritGivens(scope: Scope, parent: Scope): void {
  if (scope.givens.length === 0) scope.givenScope = parent.givenScope;
  if (scope.rewrites === null) scope.rewriteScope = parent.rewriteScope;
  for (const child of scope.children) inheritGivens(child, scope);
}

interface Quantification {
  readonly vars: readonly TyVar[];
  readonly context: readonly Type[];
}

class Group {
  readonly types: readonly Type[];
  readonly #tc: Tc;
  readonly #scope: Scope;
  /** level of what is around the group: metas of deeper levels are its own */
  readonly #outer: number;

  constructor(tc: Tc, scope: Scope, types: readonly Type[]) {
    this.#tc = tc;
    this.#scope = scope;
    this.#outer = scope.level - 1;
    this.types = types;
  }

  /** An implicit parameter that nothing around binds has one type, wherever it is mentioned. True when types have been compared. */
  uniteImplicit(): boolean {
    const tc = this.#tc;
    const types = new Map<string, Type>();
    let compared = false;
    for (const wanted of this.#candidates()) {
      if (!isImplicit(tc, wanted)) continue;
      const { name, type } = wanted.pred;
      const first = types.get(name);
      if (first === undefined) types.set(name, type);
      else if (!tc.sameType(first, type)) {
        tc.inside(this.#scope, () => tc.unify(first, type, { span: wanted.origin.span, reason: { reason: 'occurrence', name: `?${name}` } }));
        compared = true;
      }
    }
    return compared;
  }

  /** The monomorphism restriction: constrained metas belong to the surroundings. */
  restricted(): Quantification {
    for (const wanted of this.#candidates()) for (const meta of this.#own(partsOf(wanted))) meta.level = this.#outer;
    return { vars: this.#quantify(this.#own(this.types)), context: [] };
  }

  quantified(): Quantification {
    const candidates = this.#candidates();
    if (candidates.length === 0) return { vars: this.#quantify(this.#own(this.types)), context: [] };
    this.#demoteDetermined(candidates);
    const chosen = this.#chosen(candidates);
    const context = chosen.map((wanted) => this.#asPred(wanted));
    const metas = this.#own([...this.types, ...context]);
    return { vars: this.#quantify(metas), context: minimalContext(this.#tc, context) };
  }

  /** Own metas of some types, in order of appearance. */
  #own(types: readonly Type[]): Meta[] {
    return [...metasOf(types, this.#outer)];
  }

  /** What is left to solve and might be quantified over: here and in scopes inside, where no given equality and none of their variables stands between. */
  #candidates(): Wanted[] {
    const found: Wanted[] = [];
    const visit = (scope: Scope): void => {
      for (const wanted of scope.wanteds) if (!this.#isBound(wanted)) found.push(wanted);
      for (const child of scope.children) if (child.equalityLevel === this.#scope.equalityLevel) visit(child);
    };
    visit(this.#scope);
    return found;
  }

  #isBound(wanted: Wanted): boolean {
    return mentionsLevel(wanted, this.#scope.level + 1);
  }

  /** Metas that dependencies on the surroundings determine are not the group's to choose. */
  #demoteDetermined(candidates: readonly Wanted[]): void {
    for (let changed = true; changed; ) {
      changed = false;
      for (const [from, to] of concatMap(candidates, (wanted) => this.#dependencies(wanted))) {
        if (this.#own(from).length > 0) continue;
        for (const meta of this.#own(to)) {
          meta.level = this.#outer;
          changed = true;
        }
      }
    }
  }

  #dependencies(wanted: Wanted): readonly (readonly [readonly Type[], readonly Type[]])[] {
    if (wanted.kind === 'equality') return wanted.coercible ? [] : [[[wanted.left], [wanted.right]]];
    const found = classConstraint(this.#tc.head(wanted.pred));
    return found === null ? [] : dependentArguments(found.class, found.args);
  }

  /** Constraints on what the types determine; with AllowAmbiguousTypes, on what constraints connect with them. Those that mention anything else are ambiguous: they stay, to be defaulted or reported. */
  #chosen(candidates: readonly Wanted[]): Wanted[] {
    const known = new Set<Unknown>(concatMap(this.types, (t) => rigidUnknowns(this.#tc, t)));
    const implicit = concatMap(candidates, (wanted) => (isImplicit(this.#tc, wanted) ? partsOf(wanted) : []));
    for (const v of concatMap(implicit, (t) => rigidUnknowns(this.#tc, t))) known.add(v);
    closeOver(
      this.#tc,
      candidates.map((wanted) => this.#asPred(wanted)),
      known,
    );
    // an ambiguous type may be inferred: one of what is left that mentions anything known makes the rest of it known
    for (let size = -1; this.#tc.module.extensions.has('AllowAmbiguousTypes') && size < known.size; ) {
      size = known.size;
      for (const own of candidates.map((wanted) => this.#own(partsOf(wanted)))) {
        if (own.some((meta) => known.has(meta))) for (const meta of own) known.add(meta);
      }
    }
    return candidates.filter((wanted) => {
      const own = this.#own(partsOf(wanted));
      return isImplicit(this.#tc, wanted) || (own.length > 0 && own.every((meta) => known.has(meta)));
    });
  }

  #asPred(wanted: Wanted): Type {
    if (wanted.kind === 'dict') return this.#tc.normalise(wanted.pred);
    return this.#tc.equalityPred(wanted.coercible ? [wanted.left, wanted.right, 'coercible'] : [wanted.left, wanted.right]);
  }

  /** Each meta becomes a variable, variables of its kind before it. */
  #quantify(metas: readonly Meta[]): TyVar[] {
    const vars: TyVar[] = [];
    const used = new Set<string>();
    const make = (meta: Meta): void => {
      if (meta.ref !== null) return;
      const kind = zonk(meta.kind);
      for (const inner of this.#own([kind])) {
        if (this.#tc.module.extensions.has('PolyKinds')) make(inner);
        else inner.ref = this.#tc.builtin.typeKind;
      }
      const open = kind.kind === 'con' && kind.con === this.#tc.builtin.openKind.con;
      const v: TyVar = {
        name: pickName(meta.hint, used),
        unique: freshUnique(),
        kind: open ? this.#tc.builtin.typeKind : zonk(kind),
        level: this.#scope.level,
        source: null,
        inferred: true,
      };
      meta.ref = varType(v);
      vars.push(v);
    };
    for (const meta of metas) make(meta);
    if (vars.length > 0) this.#tc.unifier.bindings++;
    return vars;
  }
}

/** Without repetitions, and without those that superclasses of others give. */
function minimalContext(tc: Tc, preds: readonly Type[]): Type[] {
  const unique: Type[] = [];
  for (const pred of preds) if (!unique.some((u) => tc.sameType(u, pred))) unique.push(pred);
  if (unique.length < 2) return unique;
  return unique.filter((pred) => !unique.some((other) => other !== pred && givesBySuperclass(tc, other, pred)));
}

function givesBySuperclass(tc: Tc, whole: Type, part: Type): boolean {
  const split = classConstraint(part);
  if (split === null) return false;
  const probe = new Scope(null, tc.scope.why, [], [tc.dictId(whole)], []);
  const given = givenDicts(tc, probe).classes.get(split.class) ?? [];
  return given.some((g) => g.evidence.kind === 'evSuper' && g.args.every((a, i) => tc.sameType(a, split.args[i])));
}

/** Is the constraint one of these, or given by their superclasses? */
export function isGivenBy(tc: Tc, pred: Type, givens: readonly Type[]): boolean {
  return givens.some((given) => tc.sameType(given, pred) || givesBySuperclass(tc, given, pred));
}

/** `isAll`: nothing but these is left. */
export interface SimplifiedContext {
  readonly preds: readonly Type[];
  readonly isAll: boolean;
}

/** What instances leave of some constraints on these skolems: the context of a derived instance. */
export function simplifiedContext(tc: Tc, skolems: readonly TyVar[], preds: readonly Type[], origin: Origin, why: SkolemInfo): SimplifiedContext {
  const scope = tc.openScope({ skolems, givens: [], equalities: [], why });
  tc.inside(scope, () => tc.wantedAll(preds, origin));
  solveScope(tc, scope);
  return tc.inside(scope, () => {
    const left = scope.wanteds.flatMap((wanted) => (wanted.kind === 'dict' ? [tc.normalise(wanted.pred)] : []));
    return { preds: minimalContext(tc, left), isAll: left.length === scope.wanteds.length && scope.children.length === 0 };
  });
}

function isImplicit(tc: Tc, wanted: Wanted): wanted is DictWanted & { readonly pred: ImplicitType } {
  return wanted.kind === 'dict' && wanted.pred.kind === 'implicit' && !isCallStack(tc, wanted.pred.name, wanted.pred.type);
}

function partsOf(wanted: DictWanted | EqualityWanted): readonly Type[] {
  return wanted.kind === 'dict' ? [wanted.pred] : [wanted.left, wanted.right];
}

/** The hint if it is free, else the next letter. */
function pickName(hint: string | null, used: Set<string>): string {
  const plain = hint !== null && /^[a-z][A-Za-z0-9_']*$/.test(hint) ? hint : 'a';
  let name = plain;
  for (let i = 0; used.has(name); i++)
    name = plain.length === 1 && i < 25 ? String.fromCharCode(97 + ((plain.charCodeAt(0) - 96 + i) % 26)) : `${plain}${i + 1}`;
  used.add(name);
  return name;
}
