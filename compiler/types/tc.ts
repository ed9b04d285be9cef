/**
 * The checker's state for one module, and what expression and declaration checkers ask of it: metas, unification, wanted constraints, implications,
 * generalisation. The work is done by the other files of this folder; `Tc` is what ties them together.
 *
 * Evidence lists hold evidence-carrying constraints only: equalities and `Coercible` have none, and never appear in them.
 */
import type { Diagnostic } from '../base/diagnostic.ts';
import { concatMap } from '../base/lists.ts';
import type { Span } from '../base/span.ts';
import { freshUnique, localName, type Name } from '../names/name.ts';
import type { Extensions } from '../syntax/extensions.ts';
import type { EvBinds, Evidence, Id } from '../typed/syntax.ts';
import { ambiguity } from './ambiguity.ts';
import { mayBecomeEqual } from './apart.ts';
import type { Builtin } from './builtin.ts';
import type { Globals } from './environment.ts';
import { endlessEquation } from './family-validity.ts';
import { finishModule } from './finish.ts';
import { generaliseGroup, isGivenBy, type SimplifiedContext, simplifiedContext } from './generalise.ts';
import { enterEqualities, equalitiesOfPred, isLocalEquality } from './givens.ts';
import { Heads } from './head.ts';
import { instantiateType } from './instantiate.ts';
import { kindOf } from './kinds.ts';
import { conApp, conType, funType, headCon, metaType, repr, spine, splitCon, varType } from './make.ts';
import { Reporter } from './report.ts';
import { type DictWanted, type EqualityWanted, Scope } from './scope.ts';
import { attemptPart, keepScope, solveScope } from './solve.ts';
import { subst } from './subst.ts';
import type { FamilyEquation, FamilyTyCon, GivenEquality, Meta, Type, TyVar } from './type.ts';
import { type Failure, Unifier } from './unify.ts';
import type { Origin, SkolemInfo, Why } from './why.ts';
import { zonk } from './zonk.ts';

export type { GivenEquality } from './type.ts';
export type { Origin, Reason, SkolemInfo, Why } from './why.ts';

export interface ModuleInfo {
  readonly name: string;
  readonly file: string;
  /** its lines, unless they are even (base/columns.ts) */
  readonly lines: readonly string[] | null;
  /** the package call stacks say it is from */
  readonly unit: string;
  readonly extensions: Extensions;
}

/** What `under` brings into scope. `givens` are dictionaries: their types are the constraints. */
export interface Implication {
  readonly skolems: readonly TyVar[];
  readonly givens: readonly Id[];
  readonly equalities: readonly GivenEquality[];
  readonly why: SkolemInfo;
}

/** An implication between `enter` and `leave`. */
export interface OpenImplication {
  readonly binds: EvBinds;
}

export interface Generalised<T> {
  readonly result: T;
  readonly vars: readonly TyVar[];
  readonly dicts: readonly Id[];
  /** constraints of `dicts`, and equalities */
  readonly context: readonly Type[];
  readonly binds: EvBinds;
  /** zonked monotypes, over vars */
  readonly types: readonly Type[];
}

export interface Skolemised {
  readonly skolems: readonly TyVar[];
  readonly givens: readonly Id[];
  readonly equalities: readonly GivenEquality[];
  readonly type: Type;
}

export class Tc {
  readonly globals: Globals;
  readonly builtin: Builtin;
  readonly module: ModuleInfo;
  readonly diagnostics: Diagnostic[] = [];
  /** depth of implications around what is being checked */
  level = 0;
  /** the implication being checked or solved */
  scope: Scope;
  /** where the signature or constraint is that is being looked at */
  lookingAt: Span | null = null;
  readonly unifier: Unifier;
  readonly reporter: Reporter;
  /** the class Typeable, which the solver knows */
  readonly typeable: Name;
  /** types of the module's `default` declaration; null: Integer and Double */
  defaults: readonly Type[] | null = null;
  /** what the variables in heads of the module's instances are called */
  readonly #overlappable = new Set<Name | TyVar>();
  readonly #heads: Heads;

  constructor(globals: Globals, module: ModuleInfo) {
    this.globals = globals;
    this.builtin = globals.builtin;
    this.module = module;
    this.typeable = globals.wired.type('Typeable');
    this.scope = new Scope(null, { kind: 'inferred', names: [], span: { file: 0, line: 0, col: 0, endLine: 0, endCol: 0 } }, [], [], []);
    this.unifier = new Unifier(this);
    this.reporter = new Reporter(this);
    this.#heads = new Heads(this);
  }

  report(diagnostic: Diagnostic): void {
    this.diagnostics.push(diagnostic);
  }

  // Types ------------------------------------------------------------------------------------------------------------------------------------

  /** `hint`: a name for messages. `level`: of the implication it belongs to, that of now or one around. */
  freshMeta(kind: Type, hint: string | null = null, level = this.level): Type {
    const meta: Meta = { unique: freshUnique(), kind, level, ref: null, hint };
    return metaType(meta);
  }

  /** A meta for the type of an expression: lifted or not. */
  freshOpen(hint: string | null = null): Type {
    return this.freshMeta(this.builtin.openKind, hint);
  }

  freshKind(): Type {
    return this.freshMeta(this.builtin.typeKind, 'k');
  }

  /** A skolem for `v`, for the implication about to be entered (one level deeper than now). */
  skolem(v: TyVar): TyVar {
    return { name: v.name, unique: freshUnique(), kind: v.kind, level: this.level + 1, source: v.source };
  }

  /** Replaces solved metas everywhere. */
  zonk(t: Type): Type {
    return zonk(t);
  }

  /** The type's head form: solved metas followed, synonyms expanded, families reduced and given equalities applied where possible. Arguments stay as they are. */
  head(t: Type): Type {
    return this.#heads.head(t);
  }

  /** Head form in every part. */
  normalise(t: Type): Type {
    return this.#heads.normalise(t);
  }

  /** What a family's equations make of its application, whatever is given of that; null while none applies. */
  reduceByEquations(family: FamilyTyCon, args: readonly Type[]): Type | null {
    return this.#heads.reduceByEquations(family, args);
  }

  /** Is this head form a type family application that cannot be reduced (yet)? */
  isStuck(t: Type): boolean {
    return this.#heads.isStuck(t);
  }

  /** Equal as they stand: nothing is bound. */
  sameType(a: Type, b: Type): boolean {
    return this.#heads.sameType(a, b);
  }

  /** What the given equalities in scope say about an unsolved meta. */
  rewriteOfMeta(meta: Meta): Type | null {
    return this.scope.rewriteScope === null ? null : this.#heads.rewriteOfMeta(meta);
  }

  /** Could these become equal when more is known of their metas? */
  couldUnify(a: readonly Type[], b: readonly Type[]): boolean {
    return mayBecomeEqual(this, a, b);
  }

  kindOf(t: Type): Type {
    return kindOf(this, t);
  }

  subst(vars: readonly TyVar[], types: readonly Type[], t: Type): Type {
    return subst(vars, types, t);
  }

  // Equality ---------------------------------------------------------------------------------------------------------------------------------

  /** found = expected; a mismatch is reported once, with `why`. What cannot be decided yet is wanted as an equality. */
  unify(found: Type, expected: Type, why: Why): void {
    if (found === expected) return;
    if (!this.unifier.run(found, expected, why, found, expected)) this.reporter.mismatch({ found, expected, why, coercible: false }, this.unifier.failure);
  }

  unifyKinds(found: Type, expected: Type, why: Why): void {
    if (found === expected) return;
    if (!this.unifier.run(found, expected, why, found, expected)) this.reporter.kindMismatch(found, expected, why);
  }

  /** Unifies them if that needs no deferring; otherwise nothing changes and nothing is reported. */
  tryUnify(found: Type, expected: Type): boolean {
    return this.unifier.attempt(found, expected);
  }

  /** `t` as a function type. */
  unifyFun(t: Type, why: Why): { arg: Type; res: Type } {
    const type = this.head(t);
    if (type.kind === 'fun') return type;
    const arg = this.freshOpen();
    const res = this.freshOpen();
    const fun: Type = funType(arg, res);
    if (!this.unifier.run(type, fun, why, t, fun)) this.reporter.notAFunction(type, why);
    return { arg, res };
  }

  reportMismatch(wanted: EqualityWanted, failure: Failure | null = this.unifier.failure): void {
    this.reporter.mismatch(wanted, failure);
  }

  // Constraints ------------------------------------------------------------------------------------------------------------------------------

  /** Removes outer foralls: fresh metas (or `typeArgs` for the first of them), wanted evidence for the context in order. */
  instantiate(t: Type, origin: Origin, typeArgs: readonly Type[] = []): { type: Type; evidence: Evidence[] } {
    return instantiateType(this, t, origin, typeArgs);
  }

  /** Evidence for a constraint; `evNothing` for those that have none. */
  wanted(pred: Type, origin: Origin): Evidence {
    const con = headCon(pred);
    if (con !== null && con.flavour === 'prim') {
      const isCoercible = con === this.builtin.coercibleTyCon;
      if (isCoercible || con === this.builtin.eqTyCon || con === this.builtin.heqTyCon) {
        const [left, right] = spine(pred).args;
        const why: Why = { span: origin.span, reason: { reason: 'constraint', name: origin.name?.text ?? null } };
        if (isCoercible) this.scope.wanteds.push({ kind: 'equality', left, right, why, found: left, expected: right, coercible: true });
        else this.unify(left, right, why);
        return { kind: 'evNothing' };
      }
      const equality = this.equalityOf(pred);
      if (equality !== null) return this.heldEquality(equality, origin);
    }
    const hole = { kind: 'evHole', type: pred, solution: null } as Extract<Evidence, { kind: 'evHole' }>;
    this.scope.wanteds.push({ kind: 'dict', pred, hole, origin, born: this.scope, depth: 0, cause: null, home: null, improved: false, tried: null });
    return hole;
  }

  /** Evidence for an equality where a constraint of any kind may be: the equality is wanted, what is held tells nothing. */
  heldEquality(equality: GivenEquality, origin: Origin): Evidence {
    this.wanted(this.equalityPred(equality), origin);
    const { unitTyCon } = this.builtin;
    return { kind: 'evExpr', expr: { kind: 'con', span: origin.span, con: unitTyCon.cons[0], type: conType(unitTyCon) } };
  }

  /** Evidence for a part of what solves `whole`. */
  wantedPart(pred: Type, whole: DictWanted): Evidence {
    return attemptPart(this, this.scope, pred, whole);
  }

  /** Wants every constraint of a flat context; evidence of those that have any, in order. */
  wantedAll(context: readonly Type[], origin: Origin): Evidence[] {
    const evidence: Evidence[] = [];
    for (const pred of context) {
      const one = this.wanted(pred, origin);
      if (one.kind !== 'evNothing') evidence.push(one);
    }
    return evidence;
  }

  /** A context with constraint synonyms expanded and tuples of constraints taken apart. */
  flattenContext(context: readonly Type[]): readonly Type[] {
    if (this.#arePlain(context)) return context;
    return context.flatMap((pred) => {
      // what a family comes to, or a variable stands for, is one constraint, whoever looks
      if (splitCon(repr(pred))?.con.flavour !== 'synonym') return [pred];
      const type = this.head(pred);
      const split = splitCon(type);
      if (split === null || split.con.name.module !== 'GHC.Tuple') return [type];
      return split.args.flatMap((part) => this.flattenContext([part]));
    });
  }

  #arePlain(context: readonly Type[]): boolean {
    for (const pred of context) if (!this.#isPlainPred(pred)) return false;
    return true;
  }

  #isPlainPred(pred: Type): boolean {
    const type = repr(pred);
    if (type.kind === 'implicit') return true;
    const con = headCon(type);
    return con !== null && (con.flavour === 'class' || (con.flavour === 'prim' && con.name.module !== 'GHC.Tuple'));
  }

  /** The two sides, when the constraint is an equality or `Coercible`: those have no evidence. */
  asEquality(pred: Type): GivenEquality | null {
    const con = headCon(pred);
    const { builtin } = this;
    return con === builtin.eqTyCon || con === builtin.heqTyCon || con === builtin.coercibleTyCon ? this.equalityOf(pred) : null;
  }

  /** The same for one that has evidence, too, because it stands where any constraint may. */
  equalityOf(pred: Type): GivenEquality | null {
    const con = headCon(pred);
    if (con?.flavour !== 'prim') return null;
    const { eqTyCon, heqTyCon, coercibleTyCon, bareEqualities } = this.builtin;
    const bare = bareEqualities.get(con) ?? con;
    if (bare !== eqTyCon && bare !== heqTyCon && bare !== coercibleTyCon) return null;
    const { args } = spine(pred);
    if (args.length !== 2) return null;
    const [left, right] = args;
    return bare === coercibleTyCon ? [left, right, 'coercible'] : [left, right];
  }

  /** The equality as a constraint: `a ~ b`, or `Coercible a b`. */
  equalityPred([a, b, how]: GivenEquality): Type {
    return how === undefined ? this.builtin.equality(a, b) : conApp(this.builtin.coercibleTyCon, a, b);
  }

  // Implications -----------------------------------------------------------------------------------------------------------------------------

  /** Runs `body` one level deeper under skolems and givens. What it wants is solved from the givens as far as possible, now or later. */
  under<T>(info: Implication, body: (binds: EvBinds) => T): { result: T; binds: EvBinds } {
    const open = this.enter(info);
    const result = body(open.binds);
    this.leave(open);
    return { result, binds: open.binds };
  }

  /** The first half of `under`: for patterns, whose implications end where their scope does. What is entered is left in reverse order. */
  enter(info: Implication): OpenImplication {
    const scope = this.openScope(info);
    this.scope = scope;
    this.level = scope.level;
    this.#enterGivens(scope);
    return scope.home;
  }

  /** The second half. */
  leave(_open: OpenImplication): void {
    const { scope } = this;
    if (scope.parent === null) return;
    this.scope = scope.parent;
    this.level = scope.parent.level;
    solveScope(this, scope);
    keepScope(scope);
  }

  /** A new scope inside the current one; not entered yet. */
  openScope({ skolems, givens, equalities, why }: Implication): Scope {
    const implied = concatMap(givens, (id) => equalitiesOfPred(this, id.type));
    return new Scope(this.scope, why, skolems, givens, implied.length === 0 ? equalities : [...equalities, ...implied]);
  }

  #enterGivens(scope: Scope): void {
    if (scope.equalities.length === 0) return;
    const isTelling = this.#isTelling(scope);
    enterEqualities(this, scope, scope.equalities);
    if (isTelling) scope.equalityLevel = scope.level;
  }

  /** What is equal anyway, as in `Int ~ Int`, keeps nobody from binding metas. */
  #isTelling(scope: Scope): boolean {
    return scope.equalities.some((e) => e[2] === undefined && !isLocalEquality(this, scope, e) && !this.sameType(e[0], e[1]));
  }

  /** What a scope was given may have turned out to be equal anyway, by what its parent knows: metas in it have become one type. */
  reviewEqualities(scope: Scope): void {
    const { parent } = scope;
    if (parent === null || scope.equalityLevel === parent.equalityLevel) return;
    if (!this.inside(parent, () => this.#isTelling(scope))) scope.equalityLevel = parent.equalityLevel;
  }

  /** Runs `body` with `scope` as the current one. */
  inside<T>(scope: Scope, body: () => T): T {
    const { scope: before, level } = this;
    this.scope = scope;
    this.level = scope.level;
    try {
      return body();
    } finally {
      this.scope = before;
      this.level = level;
    }
  }

  /** Infers a binding group: runs `body` one level deeper and decides what to quantify over. `restricted`: by the monomorphism restriction. */
  generalise<T>(names: readonly Name[], restricted: boolean, body: () => { result: T; types: readonly Type[] }): Generalised<T> {
    return generaliseGroup(this, names, restricted, body);
  }

  /** Is the constraint one of these, or given by their superclasses? */
  isGivenBy(pred: Type, givens: readonly Type[]): boolean {
    return isGivenBy(this, pred, givens);
  }

  /** What instances leave of some constraints on these skolems (of the next level), as few as superclasses allow: the context of a derived instance. */
  simplifyContext(skolems: readonly TyVar[], preds: readonly Type[], origin: Origin, why: SkolemInfo): SimplifiedContext {
    return simplifiedContext(this, skolems, preds, origin, why);
  }

  /** The variables of an instance head, while the instance is checked, and the types that a pattern's constructor hides: nothing is asked of overlap for their sake. */
  noteOverlappable(vars: readonly TyVar[]): void {
    for (const v of vars) this.#overlappable.add(v.source ?? v);
  }

  /** Is it the skolem of such a variable? No other instance is looked for that it might stand for, as in GHC. */
  isOverlappable(v: TyVar): boolean {
    return v.level > 0 && this.#overlappable.has(v.source ?? v);
  }

  /** `forall vars. context => type` made rigid at the next level, for `under`. */
  skolemise(t: Type): Skolemised {
    const skolems: TyVar[] = [];
    const givens: Id[] = [];
    const equalities: GivenEquality[] = [];
    let type = this.head(t);
    while (type.kind === 'forall') {
      const { vars: bound } = type;
      const own = bound.map((v) => this.skolem(v));
      const types = own.map((v): Type => varType(v));
      for (const v of own) {
        if (v.kind.kind !== 'con') v.kind = subst(bound, types, v.kind);
        skolems.push(v);
      }
      for (const written of this.flattenContext(type.context)) {
        const pred = subst(bound, types, written);
        const equality = this.asEquality(pred);
        if (equality === null) givens.push(this.dictId(pred));
        else equalities.push(equality);
      }
      type = this.head(subst(bound, types, type.body));
    }
    return { skolems, givens, equalities, type };
  }

  newId(name: Name, type: Type): Id {
    return { name, type };
  }

  /** A variable for evidence of a constraint. */
  dictId(pred: Type): Id {
    const con = headCon(pred);
    return { name: localName(con === null ? '$d' : `$d${con.name.text}`, 'value'), type: pred };
  }

  /** Reports a signature whose constraints no use could ever determine. */
  checkAmbiguity(type: Type, name: string | null, span: Span): void {
    const before = this.lookingAt;
    this.lookingAt = span;
    const problem = ambiguity(this, type, name, span);
    this.lookingAt = before;
    // a signature that is wrong otherwise has been reported
    if (problem !== null && !this.diagnostics.some((d) => d.span.line >= span.line && d.span.endLine <= span.endLine)) this.report(problem);
  }

  /** Reports a family equation whose reduction might not end. */
  checkEquation(equation: FamilyEquation): void {
    const problem = endlessEquation(this, equation);
    if (problem !== null) this.report(problem);
  }

  /** After all declarations: solves what is left, defaults, reports. */
  finish(): void {
    finishModule(this);
    this.reporter.finish();
  }

  // Limits -----------------------------------------------------------------------------------------------------------------------------------

  /** A type family does not come to an end. */
  reductionTooDeep(t: Type): void {
    this.reporter.reductionTooDeep(t);
  }

  reportTooDeep(wanted: DictWanted): void {
    this.reporter.tooDeep(wanted);
  }
}
