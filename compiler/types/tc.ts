/**
 * The checker's state for one module, and what expression and declaration checkers ask of it: metas, unification, wanted constraints, implications,
 * generalisation. The work is done by the other files of this folder; `Tc` is what ties them together.
 *
 * Evidence lists hold evidence-carrying constraints only: equalities and `Coercible` have none (see `hasEvidence`), and never appear in them.
 */
import type { Diagnostic } from '../base/diagnostic.ts';
import { localName, type Name } from '../names/name.ts';
import type { Extensions } from '../syntax/extensions.ts';
import type { EvBinds, Evidence, Id } from '../typed/syntax.ts';
import type { Builtin } from './builtin.ts';
import type { Globals } from './environment.ts';
import { subst } from './subst.ts';
import type { Type, TyVar } from './type.ts';
import type { GivenEquality, Origin, SkolemInfo, Why } from './why.ts';
import { zonk } from './zonk.ts';

export type { GivenEquality, Origin, Reason, SkolemInfo, Why } from './why.ts';

export interface ModuleInfo {
  readonly name: string;
  readonly file: string;
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
  readonly vars: readonly TyVar[];
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

  constructor(globals: Globals, module: ModuleInfo) {
    this.globals = globals;
    this.builtin = globals.builtin;
    this.module = module;
  }

  report(diagnostic: Diagnostic): void {
    this.diagnostics.push(diagnostic);
  }

  freshMeta(_kind: Type, _hint: string | null = null): Type {
    throw new Error('not yet');
  }

  /** A meta for the type of an expression: lifted or not. */
  freshOpen(hint: string | null = null): Type {
    return this.freshMeta(this.builtin.openKind, hint);
  }

  freshKind(): Type {
    return this.freshMeta(this.builtin.typeKind, 'k');
  }

  /** A skolem for `v`, for the implication about to be entered (one level deeper than now). */
  skolem(_v: TyVar): TyVar {
    throw new Error('not yet');
  }

  /** Replaces solved metas everywhere. */
  zonk(t: Type): Type {
    return zonk(t);
  }

  /** The type's head form: solved metas followed, synonyms expanded, families reduced and given equalities applied where possible. Arguments stay as they are. */
  head(_t: Type): Type {
    throw new Error('not yet');
  }

  kindOf(_t: Type): Type {
    throw new Error('not yet');
  }

  subst(vars: readonly TyVar[], types: readonly Type[], t: Type): Type {
    return subst(vars, types, t);
  }

  /** found = expected; a mismatch is reported once, with `why`. What cannot be decided yet is wanted as an equality. */
  unify(_found: Type, _expected: Type, _why: Why): void {
    throw new Error('not yet');
  }

  unifyKinds(_found: Type, _expected: Type, _why: Why): void {
    throw new Error('not yet');
  }

  /** Would they unify right now, without reporting or deferring anything? Metas stay bound when they do. */
  tryUnify(_found: Type, _expected: Type): boolean {
    throw new Error('not yet');
  }

  /** `t` as a function type. */
  unifyFun(_t: Type, _why: Why): { arg: Type; res: Type } {
    throw new Error('not yet');
  }

  /** Removes outer foralls: fresh metas (or `typeArgs` for the first of them), wanted evidence for the context in order. */
  instantiate(_t: Type, _origin: Origin, _typeArgs: readonly Type[] = []): { type: Type; evidence: Evidence[] } {
    throw new Error('not yet');
  }

  /** Evidence for a constraint; `evNothing` for those that have none. */
  wanted(_pred: Type, _origin: Origin): Evidence {
    throw new Error('not yet');
  }

  /** Wants every constraint of a context; evidence of those that have any, in order (synonyms and tuples flattened). */
  wantedAll(context: readonly Type[], origin: Origin): Evidence[] {
    return this.flattenContext(context).flatMap((pred) => {
      const evidence = this.wanted(pred, origin);
      return evidence.kind === 'evNothing' ? [] : [evidence];
    });
  }

  /** A context with constraint synonyms expanded and tuples of constraints taken apart. */
  flattenContext(_context: readonly Type[]): readonly Type[] {
    throw new Error('not yet');
  }

  /** Runs `body` one level deeper under skolems and givens. What it wants is solved from the givens as far as possible, now or later. */
  under<T>(_info: Implication, _body: (binds: EvBinds) => T): { result: T; binds: EvBinds } {
    throw new Error('not yet');
  }

  /** The first half of `under`: for patterns, whose implications end where their scope does. What is entered is left in reverse order. */
  enter(_info: Implication): OpenImplication {
    throw new Error('not yet');
  }

  /** The second half. */
  leave(_open: OpenImplication): void {
    throw new Error('not yet');
  }

  /** Infers a binding group: runs `body` one level deeper and decides what to quantify over. `restricted`: by the monomorphism restriction. */
  generalise<T>(_names: readonly Name[], _restricted: boolean, _body: () => { result: T; types: readonly Type[] }): Generalised<T> {
    throw new Error('not yet');
  }

  /** `forall vars. context => type` made rigid at the next level, for `under`. */
  skolemise(_t: Type): Skolemised {
    throw new Error('not yet');
  }

  newId(name: Name, type: Type): Id {
    return { name, type };
  }

  /** A variable for evidence of a constraint. */
  dictId(pred: Type): Id {
    return { name: localName('$d', 'value'), type: pred };
  }

  /** After all declarations: solves what is left, defaults, reports. */
  finish(): void {
    throw new Error('not yet');
  }
}
