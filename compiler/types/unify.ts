/**
 * Unification. Metas are bound in place, as long as no given equality stands between them and here; what cannot be decided now (stuck families, untouchable
 * metas) is deferred as a wanted equality of the current scope.
 */

import type { Span } from '../base/span.ts';
import { NESTING_LIMIT, SIZE_LIMIT } from './head.ts';
import { injectivity } from './literals.ts';
import { compressPaths, headCon, metaType, repr, spine, varType } from './make.ts';
import { type EqualityWanted, hasOpenGivens, type Scope } from './scope.ts';
import { subst } from './subst.ts';
import type { Tc } from './tc.ts';
import type { AppType, ForallType, Meta, Type, TyVar } from './type.ts';
import type { Why } from './why.ts';

/** What went wrong first, for the message: the two parts that do not fit, or a variable that cannot go where it would have to. */
export interface Failure {
  readonly kind: 'mismatch' | 'occurs' | 'escape' | 'kind' | 'polytype';
  readonly left: Type;
  readonly right: Type;
}

type Check = 'fine' | 'occurs' | 'escape' | 'stuck' | 'polytype';

const noVars: readonly TyVar[] = [];

/** Something bound or lowered while trying, to be undone. */
interface Change {
  readonly meta: Meta;
  readonly level: number;
}

export class Unifier {
  readonly #tc: Tc;
  /** number of metas bound so far: tells whether trying again makes sense */
  bindings = 0;
  failure: Failure | null = null;
  #why: Why | null = null;
  #found: Type | null = null;
  #expected: Type | null = null;
  /** types being unified inside each other, and steps left: families may make types without end */
  #nesting = 0;
  #steps = 0;
  /** what to undo, when only trying */
  #trail: Change[] | null = null;

  constructor(tc: Tc) {
    this.#tc = tc;
  }

  /** Where what is being compared comes from; null when nothing is. */
  get place(): Span | null {
    return this.#why === null ? null : this.#why.span;
  }

  /** True when they are equal, or may become so: then what is left is deferred. */
  run(left: Type, right: Type, why: Why, found: Type, expected: Type): boolean {
    const outerWhy = this.#why;
    const outerFound = this.#found;
    const outerExpected = this.#expected;
    this.#why = why;
    this.#found = found;
    this.#expected = expected;
    this.failure = null;
    const ok = this.#unify(left, right);
    this.#why = outerWhy;
    this.#found = outerFound;
    this.#expected = outerExpected;
    return ok;
  }

  /** Binds metas when they unify without deferring anything; changes nothing otherwise. */
  attempt(left: Type, right: Type): boolean {
    const outer = this.#trail;
    const saved = [this.#why, this.failure] as const;
    const trail: Change[] = [];
    const bindings = this.bindings;
    this.#trail = trail;
    this.#why = null;
    const compressing = compressPaths(false);
    const ok = this.#unify(left, right);
    compressPaths(compressing);
    [this.#why, this.failure] = saved;
    this.#trail = outer;
    if (ok) outer?.push(...trail);
    else {
      this.undo(trail);
      this.bindings = bindings;
    }
    return ok;
  }

  undo(trail: readonly Change[]): void {
    for (let i = trail.length - 1; i >= 0; i--) {
      const { meta, level } = trail[i];
      meta.ref = null;
      meta.level = level;
    }
  }

  #unify(left: Type, right: Type): boolean {
    if (left === right) return true;
    if (this.#nesting === 0) this.#steps = SIZE_LIMIT;
    this.#nesting++;
    const ok = this.#unifyParts(left, right);
    this.#nesting--;
    return ok;
  }

  #unifyParts(left: Type, right: Type): boolean {
    let a = left;
    let b = right;
    for (;;) {
      if (this.#nesting > NESTING_LIMIT || this.#steps-- < 0) {
        this.#tc.reductionTooDeep(a);
        return true;
      }
      a = repr(a);
      b = repr(b);
      if (a === b) return true;
      if (a.kind === 'meta') return this.#unifyMeta(a.meta, a, b);
      if (b.kind === 'meta') return this.#unifyMeta(b.meta, b, a);
      if (a.kind === 'con' && b.kind === 'con' && a.con === b.con) return true;
      const x = this.#tc.head(a);
      const y = this.#tc.head(b);
      if (x.kind === 'meta' || y.kind === 'meta') {
        a = x;
        b = y;
        continue;
      }
      if (x.kind === 'fun' && y.kind === 'fun') {
        if (!this.#unify(x.arg, y.arg)) return false;
        a = x.res;
        b = y.res;
        continue;
      }
      return this.#unifyHeads(x, y);
    }
  }

  /** Both in head form, no metas, not both functions. */
  #unifyHeads(a: Type, b: Type): boolean {
    if (a.kind === 'con' && b.kind === 'con' && a.con === b.con) return true;
    if (a.kind === 'var' && b.kind === 'var' && a.var === b.var) return true;
    // a variable no implication binds is part of a kind that is polymorphic. See Note [Kind variables] in kinds/type-reader.ts
    if ((a.kind === 'var' && a.var.level === 0) || (b.kind === 'var' && b.var.level === 0)) return true;
    if (this.#tc.isStuck(a) || this.#tc.isStuck(b)) {
      if (this.#tc.sameType(a, b)) return true;
      return this.#unifyInjective(a, b) && this.#unifyHidden(a, b) && (this.#tc.sameType(a, b) || this.#defer(this.#tc.head(a), this.#tc.head(b)));
    }
    if (a.kind === 'app' && b.kind === 'app') return this.#unifyApps(a, b);
    if (a.kind === 'app' && b.kind === 'fun') return this.#unifyApps(a, this.#tc.builtin.arrow(b.arg, b.res));
    if (a.kind === 'fun' && b.kind === 'app') return this.#unifyApps(this.#tc.builtin.arrow(a.arg, a.res), b);
    if (a.kind === 'forall' && b.kind === 'forall') return this.#unifyForalls(a, b);
    if (a.kind === 'implicit' && b.kind === 'implicit' && a.name === b.name) return this.#unify(a.type, b.type);
    // what is rigid may turn out to be equal when the givens are known
    if ((a.kind === 'var' || b.kind === 'var') && hasOpenGivens(this.#tc.scope)) return this.#defer(a, b);
    return this.#fail('mismatch', a, b);
  }

  /** Results of an injective family are equal only if the arguments it promises to be determined are. */
  #unifyInjective(a: Type, b: Type): boolean {
    const x = spine(a);
    const y = spine(b);
    const family = x.head.kind === 'con' && y.head.kind === 'con' && x.head.con === y.head.con && x.head.con.flavour === 'family' ? x.head.con : null;
    const injective = family === null ? undefined : injectivity(this.#tc, family, x.args, y.args);
    if (injective === undefined || x.args.length !== y.args.length) return true;
    return injective.every((isDetermined, i) => !isDetermined || this.#unify(x.args[i], y.args[i]));
  }

  /** What a family is applied to behind its declared parameters is an argument of its result. See Note [Families by kind] in declare/family.ts */
  #unifyHidden(a: Type, b: Type): boolean {
    let x = a;
    let y = b;
    for (let left = Math.max(hiddenIn(a), hiddenIn(b)); left > 0; left--) {
      if (x.kind !== 'app' || y.kind !== 'app') return true;
      if (!this.#unify(x.arg, y.arg)) return false;
      x = repr(x.fun);
      y = repr(y.fun);
    }
    return true;
  }

  #unifyApps(a: AppType, b: AppType): boolean {
    const before = this.failure;
    const ok = this.#unify(a.fun, b.fun);
    if (ok) return this.#unify(a.arg, b.arg);
    // `Maybe Int` against `IO Int`: the heads are what people compare, whole
    const { failure } = this;
    if (before === null && failure?.kind === 'mismatch' && repr(a.fun) === failure.left && headCon(failure.left) !== null && headCon(failure.right) !== null) {
      this.failure = { kind: 'mismatch', left: a, right: b };
    }
    return false;
  }

  #unifyForalls(a: ForallType, b: ForallType): boolean {
    if (a.vars.length !== b.vars.length || a.context.length !== b.context.length) return this.#fail('mismatch', a, b);
    const tc = this.#tc;
    const skolems = a.vars.map((v): Type => varType(tc.skolem(v)));
    for (let i = 0; i < skolems.length; i++) if (!this.#unify(a.vars[i].kind, b.vars[i].kind)) return false;
    for (let i = 0; i < a.context.length; i++) if (!this.#unify(subst(a.vars, skolems, a.context[i]), subst(b.vars, skolems, b.context[i]))) return false;
    return this.#unify(subst(a.vars, skolems, a.body), subst(b.vars, skolems, b.body));
  }

  #unifyMeta(meta: Meta, self: Type, other: Type): boolean {
    if (other.kind === 'meta') return this.#unifyMetas(meta, self, other.meta, other);
    if (touchable(meta, this.#tc.scope)) return this.#bind(meta, other);
    return this.#rewriteOrDefer(meta, self, other);
  }

  /** An Open one is bound to one that is not, a deeper one to a shallower one. */
  #unifyMetas(a: Meta, left: Type, b: Meta, right: Type): boolean {
    const { scope } = this.#tc;
    const openA = this.#isOpen(a);
    const openB = this.#isOpen(b);
    const swap = openA === openB ? b.level > a.level : openB;
    const from = swap ? b : a;
    const to = swap ? a : b;
    if (touchable(from, scope)) return this.#bind(from, swap ? left : right);
    if (openA === openB && touchable(to, scope)) return this.#bind(to, swap ? right : left);
    return this.#rewriteOrDefer(a, left, right);
  }

  #isOpen(meta: Meta): boolean {
    return meta.kind.kind === 'con' && meta.kind.con === this.#tc.builtin.openKind.con;
  }

  /** An untouchable meta may be known by a given equality; then again `other` may turn out to be the same. */
  #rewriteOrDefer(meta: Meta, self: Type, other: Type): boolean {
    const known = this.#tc.rewriteOfMeta(meta);
    if (known !== null) return this.#unify(known, other);
    if (other.kind === 'meta') {
      const knownOther = this.#tc.rewriteOfMeta(other.meta);
      if (knownOther !== null) return this.#unify(self, knownOther);
    }
    return this.#tc.head(other) === self || this.#defer(self, other);
  }

  #bind(meta: Meta, type: Type): boolean {
    let target = type;
    let check = this.#check(meta, target);
    if (check !== 'fine') {
      // synonyms may drop what is in the way, given equalities and families replace it
      target = this.#tc.normalise(type);
      if (target.kind === 'meta' && target.meta === meta) return true;
      check = this.#check(meta, target);
      if (check === 'stuck') return this.#defer(metaType(meta), target);
      if (check !== 'fine') return this.#fail(check, metaType(meta), target);
    }
    if (!this.#unifyKindOf(meta, target)) return false;
    this.#set(meta, target);
    return true;
  }

  #set(meta: Meta, type: Type): void {
    this.#trail?.push({ meta, level: meta.level });
    meta.ref = type;
    this.bindings++;
  }

  #lower(meta: Meta, level: number): void {
    this.#trail?.push({ meta, level: meta.level });
    meta.level = level;
  }

  /**
   * May `meta` become `t`? Its metas are lowered to the level of `meta`. `stuck`: it occurs, or a variable would escape, but only under a type family, which
   * may still reduce to something without it.
   */
  #check(meta: Meta, t: Type, bound: readonly TyVar[] = noVars): Check {
    let type = repr(t);
    let outcome: 'fine' | 'stuck' = 'fine';
    for (;;) {
      switch (type.kind) {
        case 'con':
          return outcome;
        case 'var':
          return type.var.level > meta.level && !bound.includes(type.var) ? 'escape' : outcome;
        case 'meta':
          if (type.meta === meta) return 'occurs';
          if (type.meta.level > meta.level) this.#lower(type.meta, meta.level);
          return outcome;
        case 'forall': {
          if (!this.#tc.module.extensions.has('ImpredicativeTypes')) return 'polytype';
          const { vars } = type;
          const inner = [...type.context, type.body].map((part) => this.#check(meta, part, [...bound, ...vars]));
          return inner.find((r) => r !== 'fine' && r !== 'stuck') ?? (inner.includes('stuck') ? 'stuck' : outcome);
        }
        case 'implicit':
          type = repr(type.type);
          continue;
        case 'fun': {
          const result = this.#check(meta, type.arg, bound);
          if (result === 'stuck') outcome = 'stuck';
          else if (result !== 'fine') return result;
          type = repr(type.res);
          continue;
        }
        case 'app': {
          if (this.#tc.isStuck(type)) return this.#checkFamily(meta, type, bound);
          const result = this.#check(meta, type.arg, bound);
          if (result === 'stuck') outcome = 'stuck';
          else if (result !== 'fine') return result;
          type = repr(type.fun);
        }
      }
    }
  }

  #checkFamily(meta: Meta, t: AppType, bound: readonly TyVar[]): Check {
    let type: Type = t;
    while (type.kind === 'app') {
      if (this.#check(meta, type.arg, bound) !== 'fine') return 'stuck';
      type = repr(type.fun);
    }
    return 'fine';
  }

  #unifyKindOf(meta: Meta, type: Type): boolean {
    const { builtin } = this.#tc;
    const kind = repr(meta.kind);
    let actual = repr(this.#tc.kindOf(type));
    // no constraint is written as the unit type
    if (kind === actual || (kind.kind === 'con' && kind.con === builtin.constraintKind.con && headCon(type) === builtin.unitTyCon)) return true;
    // `TYPE r`
    if (actual.kind === 'app') actual = this.#tc.head(actual);
    if (kind.kind === 'con' && kind.con === builtin.openKind.con) {
      // a kind that is polymorphic may be Type, too
      if (builtin.isValueKind(actual) || (actual.kind === 'var' && actual.var.level === 0)) return true;
      if (actual.kind === 'meta') return this.#unify(actual, builtin.typeKind);
      return this.#fail('kind', metaType(meta), type);
    }
    if (actual.kind === 'con' && actual.con === builtin.openKind.con) return this.#unify(kind, builtin.typeKind);
    const failure = this.failure;
    if (this.#unify(kind, actual)) return true;
    this.failure = failure;
    return this.#fail('kind', metaType(meta), type);
  }

  #defer(left: Type, right: Type): boolean {
    if (this.#why === null) return false;
    const wanted: EqualityWanted = {
      kind: 'equality',
      left,
      right,
      why: this.#why,
      found: this.#found as Type,
      expected: this.#expected as Type,
      coercible: false,
    };
    this.#tc.scope.wanteds.push(wanted);
    return true;
  }

  #fail(kind: Failure['kind'], left: Type, right: Type): false {
    this.failure ??= { kind, left, right };
    return false;
  }
}

/** Arguments of a saturated family that no equation writes. */
function hiddenIn(t: Type): number {
  const con = headCon(t);
  return con?.flavour === 'family' ? (con.hidden ?? 0) : 0;
}

/** No given equality stands between the meta and this scope. */
function touchable(meta: Meta, scope: Scope): boolean {
  return meta.level >= scope.equalityLevel;
}
