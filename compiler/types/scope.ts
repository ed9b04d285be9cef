/**
 * Implications while and after they are checked: the skolems and givens they bind, what is wanted inside, and what follows from the given equalities.
 * They form a tree; only those with something left to solve are kept.
 */
import type { EvBinds, Evidence, Id } from '../typed/syntax.ts';
import type { Class, FamilyTyCon, GivenEquality, Meta, Type, TyVar } from './type.ts';
import type { Origin, SkolemInfo, Why } from './why.ts';

export type EvHole = Extract<Evidence, { kind: 'evHole' }>;

export type Wanted = DictWanted | EqualityWanted;

/** A class constraint, an implicit parameter, or a constraint headed by a variable. */
export interface DictWanted {
  readonly kind: 'dict';
  readonly pred: Type;
  readonly hole: EvHole;
  readonly origin: Origin;
  /** where it was wanted first */
  readonly born: Scope;
  /** number of instances used to get here: bounds the search */
  readonly depth: number;
  /** the constraint whose instance asks for this one */
  readonly cause: DictWanted | null;
  /** at top level: where evidence made for it is bound */
  home: EvHome | null;
  /** equalities of its superclasses have been used for improvement */
  improved: boolean;
  /** when it was last tried in vain */
  tried: Attempt | null;
}

/** All that decides about trying a constraint: with the same metas unsolved and the same givens in sight there is nothing new to find. */
export interface Attempt {
  readonly bindings: number;
  readonly givens: Scope | null;
  readonly rewrites: Scope | null;
}

/** `left ~ right`; `found` and `expected` are the whole types that were compared, for the message. */
export interface EqualityWanted {
  readonly kind: 'equality';
  readonly left: Type;
  readonly right: Type;
  readonly why: Why;
  readonly found: Type;
  readonly expected: Type;
  /** `Coercible left right` */
  readonly coercible: boolean;
}

/** Where dictionaries are bound, and which are. */
export interface EvHome {
  readonly binds: EvBinds;
  /** null: none yet */
  solved: Map<Class, { readonly args: readonly Type[]; readonly evidence: Evidence }[]> | null;
}

export function newHome(): EvHome {
  return { binds: { binds: [] }, solved: null };
}

export interface Given {
  readonly pred: Type;
  /** null: headed by a variable, or an implicit parameter */
  readonly class: Class | null;
  readonly args: readonly Type[];
  readonly evidence: Evidence;
  /** of a superclass: the size of the largest constraint it was reached through */
  readonly size?: number;
}

/** What the given equalities of a scope tell: variables and family applications that are to be replaced by something else. */
export interface FamilyRewrite {
  readonly family: FamilyTyCon;
  readonly args: readonly Type[];
  readonly right: Type;
  /** there are families in the arguments, maybe the same one */
  readonly nested: boolean;
  /** the arguments are being compared: it does not hold of parts of them */
  busy: boolean;
}

/** A family's application, and the variable that is its name. */
export type NamedFamily = readonly [Type, Type];

export interface Rewrites {
  readonly vars: Map<TyVar, Type>;
  readonly metas: Map<Meta, Type>;
  readonly families: FamilyRewrite[];
  readonly coercibles: (readonly [Type, Type])[];
  /** applications of families to a variable that are parts of what it is equal to; they keep their names when all this is made anew */
  readonly named: NamedFamily[];
  /** the givens contradict each other: the code is unreachable */
  inconsistent: boolean;
  /** they mention unsolved metas: to be made anew when those are solved */
  volatile: boolean;
}

export class Scope {
  readonly parent: Scope | null;
  readonly level: number;
  readonly why: SkolemInfo;
  readonly skolems: readonly TyVar[];
  givens: readonly Id[];
  equalities: readonly GivenEquality[];
  readonly home: EvHome = newHome();
  wanteds: Wanted[] = [];
  children: Scope[] = [];
  /** givens with their superclasses, by class; made when first asked for */
  dicts: { readonly classes: Map<Class, Given[]>; readonly others: Given[] } | null = null;
  rewrites: Rewrites | null = null;
  /** level of the innermost scope, this or an outer one, whose given equalities make outer metas untouchable; 0 when there is none */
  equalityLevel: number;
  /** the innermost scope, this or an outer one, that has givens */
  givenScope: Scope | null;
  /** the innermost scope, this or an outer one, that has rewrites */
  rewriteScope: Scope | null;

  constructor(parent: Scope | null, why: SkolemInfo, skolems: readonly TyVar[], givens: readonly Id[], equalities: readonly GivenEquality[]) {
    this.parent = parent;
    this.level = parent === null ? 0 : parent.level + 1;
    this.why = why;
    this.skolems = skolems;
    this.givens = givens;
    this.equalities = equalities;
    this.equalityLevel = parent === null ? 0 : parent.equalityLevel;
    this.rewriteScope = this.outerRewrites;
    this.givenScope = givens.length > 0 ? this : this.outerGivens;
  }

  /** The next scope outwards that has givens. */
  get outerGivens(): Scope | null {
    return this.parent === null ? null : this.parent.givenScope;
  }

  /** The next scope outwards that has rewrites. */
  get outerRewrites(): Scope | null {
    return this.parent === null ? null : this.parent.rewriteScope;
  }

  /** Nothing left to solve here or further in? */
  get done(): boolean {
    return this.wanteds.length === 0 && this.children.length === 0;
  }
}

/** Do the givens here, or further out, contradict each other? */
export function isUnreachable(scope: Scope): boolean {
  for (let s = scope.rewriteScope; s !== null; s = s.outerRewrites) if (s.rewrites?.inconsistent) return true;
  return false;
}

/** Do given equalities, of this scope or an outer one, speak of metas that were not solved when they were last looked at? */
export function hasOpenGivens(scope: Scope): boolean {
  for (let s = scope.rewriteScope; s !== null; s = s.outerRewrites) if (s.rewrites?.volatile) return true;
  return false;
}
