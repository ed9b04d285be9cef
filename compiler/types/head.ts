/**
 * What a type is: synonyms expanded, families reduced, given equalities of the current scope applied. `head` only as far as the outermost constructor,
 * `normalise` everywhere. Never changes a type in place.
 */

import { compatible, surelyApart } from './apart.ts';
import { calculated } from './literals.ts';
import { applyType, appOf, conType, funOf, funType, isTypeFamily, repr, varType } from './make.ts';
import { kindedVars, matchTypes } from './match.ts';
import type { FamilyRewrite } from './scope.ts';
import { expandedSynonym, subst } from './subst.ts';
import type { Tc } from './tc.ts';
import type { AppType, FamilyEquation, FamilyTyCon, Meta, TyCon, Type, TyVar } from './type.ts';

/** Reductions inside each other before a family is taken not to terminate: GHC's own limit. */
const DEPTH_LIMIT = 200;
/** Steps of one head before the same. */
const STEP_LIMIT = 1000;
/** Nesting of types, and parts of one type, that no program has whose families come to an end. */
export const NESTING_LIMIT = 1000;
export const SIZE_LIMIT = 1_000_000;
/** Parts that one reduction of a family counts for: with given equalities in the way it compares types, each time anew. */
const REDUCTION_COST = 20;
/** As SIZE_LIMIT, once a family of the module was found not to terminate: the error is told, and the rest need not take long. */
const LATER_SIZE_LIMIT = 2_000;

export class Heads {
  readonly #tc: Tc;
  #depth = 0;
  /** parts of a type that are being normalised or compared, inside each other */
  #nesting = 0;
  /** parts that the outermost of these may still look at */
  #fuel = 0;
  #limit = SIZE_LIMIT;
  /**
   * Head forms of the arguments of families, while one type is brought to its own: each equation looks at the same arguments, and these are families of
   * arguments again. Afterwards metas are bound, and where a given equality is left out less is known.
   */
  readonly #known = new Map<Type, Type>();

  constructor(tc: Tc) {
    this.#tc = tc;
  }

  head(t: Type): Type {
    const type = repr(t);
    if (type.kind === 'fun' || type.kind === 'meta') return type;
    if (this.#depth === 0) {
      if (this.#known.size > 0) this.#known.clear();
    } else if (type.kind === 'app') return this.#knownHead(type);
    return this.#steps(type);
  }

  #knownHead(type: AppType): Type {
    const known = this.#known.get(type);
    if (known !== undefined) return known;
    const head = this.#steps(type);
    if (head !== type || this.isStuck(head)) this.#known.set(type, head);
    return head;
  }

  #steps(start: Type): Type {
    let type = start;
    for (let steps = 0; ; steps++) {
      let next: Type | null = null;
      switch (type.kind) {
        case 'con':
          next = type.con.arity === 0 && (type.con.flavour === 'synonym' || type.con.flavour === 'family') ? this.#expand(type.con, []) : null;
          break;
        case 'var':
          next = this.#tc.scope.rewriteScope === null ? null : this.#rewriteVar(type.var);
          break;
        case 'app':
          next = this.#headOfApp(type);
          break;
      }
      if (next === null) return type;
      if (steps > STEP_LIMIT) {
        this.#giveUp(type);
        return type;
      }
      type = repr(next);
    }
  }

  /** The type with every part in head form. */
  normalise(t: Type): Type {
    return this.#guarded(t, t, () => this.#normaliseParts(t));
  }

  /** Runs `body`, unless types have become so deep or large that a family must be growing without end: then the answer is `otherwise`. */
  #guarded<T>(t: Type, otherwise: T, body: () => T): T {
    if (this.#nesting === 0 && this.#depth === 0) this.#fuel = this.#limit;
    if (this.#nesting > NESTING_LIMIT || this.#fuel-- < 0) {
      this.#giveUp(t);
      return otherwise;
    }
    this.#nesting++;
    try {
      return body();
    } finally {
      this.#nesting--;
    }
  }

  /** The first is told: what follows, follows from it. */
  #giveUp(t: Type): void {
    if (this.#limit === SIZE_LIMIT) this.#tc.reductionTooDeep(t);
    this.#limit = LATER_SIZE_LIMIT;
  }

  #normaliseParts(t: Type): Type {
    const type = this.head(t);
    switch (type.kind) {
      case 'app':
        return this.#normaliseApp(type);
      case 'fun':
        return funOf(type, this.normalise(type.arg), this.normalise(type.res));
      case 'forall':
        return { ...type, context: type.context.map((c) => this.normalise(c)), body: this.normalise(type.body) };
      case 'implicit':
        return { ...type, type: this.normalise(type.type) };
      default:
        return type;
    }
  }

  /** Is this head form a saturated application of a type family that does not reduce (yet)? With more arguments it is the application of what that will be. */
  isStuck(t: Type): boolean {
    if (t.kind !== 'app' && t.kind !== 'con') return false;
    let type: Type = t;
    let n = 0;
    while (type.kind === 'app') {
      n++;
      type = repr(type.fun);
    }
    return type.kind === 'con' && isTypeFamily(type.con) && n === type.con.arity;
  }

  /** Equal as they stand: nothing is bound. */
  sameType(left: Type, right: Type): boolean {
    const x = repr(left);
    const y = repr(right);
    if (x === y || (x.kind === 'con' && y.kind === 'con' && x.con === y.con)) return true;
    return this.#guarded(x, false, () => this.#sameParts(x, y));
  }

  #sameParts(left: Type, right: Type): boolean {
    let x = left;
    let y = right;
    for (;;) {
      if (x === y || this.#fuel-- < 0) return true;
      const a = this.head(x);
      const b = this.head(y);
      if (a === b) return true;
      if (a.kind === 'fun' && b.kind === 'fun') {
        if (!this.sameType(a.arg, b.arg)) return false;
        x = repr(a.res);
        y = repr(b.res);
        continue;
      }
      return this.#sameHeads(a, b);
    }
  }

  #sameHeads(a: Type, b: Type): boolean {
    if (a.kind === 'meta' || b.kind === 'meta') return this.#sameMeta(a, b);
    if (a.kind === 'var' || b.kind === 'var') return a.kind === 'var' && b.kind === 'var' && a.var === b.var;
    if (a.kind === 'con' && b.kind === 'con') return a.con === b.con;
    // Constructors first: arguments of families may take long, or for ever where an equality is given of one that is looked for in them.
    if (a.kind === 'app' && b.kind === 'app') return !haveOtherHeads(a, b) && this.sameType(a.arg, b.arg) && this.#sameSpine(a, b);
    if (a.kind === 'app' && b.kind === 'fun') return this.sameType(a.arg, b.res) && this.#sameSpine(a, this.#tc.builtin.arrow(b.arg, b.res));
    if (a.kind === 'fun' && b.kind === 'app') return this.sameType(a.res, b.arg) && this.#sameSpine(this.#tc.builtin.arrow(a.arg, a.res), b);
    if (a.kind === 'implicit' && b.kind === 'implicit') return a.name === b.name && this.sameType(a.type, b.type);
    if (a.kind !== 'forall' || b.kind !== 'forall') return false;
    if (a.vars.length !== b.vars.length || a.context.length !== b.context.length) return false;
    const vars = a.vars.map((v): Type => varType(v));
    const renamed = (t: Type): Type => subst(b.vars, vars, t);
    return a.context.every((c, i) => this.sameType(c, renamed(b.context[i]))) && this.sameType(a.body, renamed(b.body));
  }

  #sameMeta(a: Type, b: Type): boolean {
    if (a.kind === 'meta' && b.kind === 'meta' && a.meta === b.meta) return true;
    const x = a.kind === 'meta' ? this.rewriteOfMeta(a.meta) : null;
    if (x !== null) return this.sameType(x, b);
    const y = b.kind === 'meta' ? this.rewriteOfMeta(b.meta) : null;
    return y !== null && this.sameType(a, y);
  }

  /** Without looking at an unsaturated family or synonym as something to expand: the heads are compared as constructors. */
  #sameSpine(a: AppType, b: AppType): boolean {
    const f = repr(a.fun);
    const g = repr(b.fun);
    if (f.kind === 'app' && g.kind === 'app' && !this.isStuck(f) && !this.isStuck(g)) return this.sameType(f.arg, g.arg) && this.#sameSpine(f, g);
    return this.sameType(f, g);
  }

  /** What given equalities say about an unsolved meta. */
  rewriteOfMeta(meta: Meta): Type | null {
    for (let scope = this.#tc.scope.rewriteScope; scope !== null; scope = scope.outerRewrites) {
      const type = scope.rewrites?.metas.get(meta);
      if (type !== undefined) return type;
    }
    return null;
  }

  #rewriteVar(v: TyVar): Type | null {
    for (let scope = this.#tc.scope.rewriteScope; scope !== null; scope = scope.outerRewrites) {
      const type = scope.rewrites?.vars.get(v);
      if (type !== undefined) return type;
    }
    return null;
  }

  #normaliseApp(type: AppType): Type {
    return appOf(type, this.#normaliseSpine(type.fun), this.normalise(type.arg));
  }

  /** What is applied is in head form, with all of its arguments. */
  #normaliseSpine(t: Type): Type {
    const type = repr(t);
    return type.kind !== 'app' || this.isStuck(type) ? this.normalise(type) : this.#normaliseApp(type);
  }

  /** One step at the head of an application; null when there is none. */
  #headOfApp(t: AppType): Type | null {
    let head: Type = t;
    let n = 0;
    while (head.kind === 'app') {
      head = repr(head.fun);
      n++;
    }
    if (head.kind === 'con') {
      const { con } = head;
      if (con.flavour === 'synonym' || con.flavour === 'family') return con.arity <= n ? this.#expand(con, argsOf(t, n)) : null;
      if (n === 2 && con === this.#tc.builtin.funTyCon) {
        const [arg, res] = argsOf(t, 2);
        return funType(arg, res);
      }
      return null;
    }
    if (head.kind === 'var') {
      const known = this.#tc.scope.rewriteScope === null ? null : this.#rewriteVar(head.var);
      return known === null ? null : applyType(known, argsOf(t, n));
    }
    return null;
  }

  #expand(con: TyCon, args: readonly Type[]): Type | null {
    if (con.flavour === 'synonym') return expandedSynonym(con, args);
    if (!isTypeFamily(con)) return null;
    const reduced = this.#reduce(con, args.length === con.arity ? args : args.slice(0, con.arity));
    return reduced === null ? null : applyType(reduced, args.slice(con.arity));
  }

  #reduce(family: FamilyTyCon, args: readonly Type[]): Type | null {
    if (this.#nesting === 0 && this.#depth === 0) this.#fuel = this.#limit;
    this.#fuel -= REDUCTION_COST;
    if (this.#depth > DEPTH_LIMIT || this.#fuel < 0) {
      this.#giveUp(applyType(conType(family), args));
      return null;
    }
    this.#depth++;
    try {
      return this.#rewriteFamily(family, args) ?? this.reduceByEquations(family, args);
    } finally {
      this.#depth--;
    }
  }

  #rewriteFamily(family: FamilyTyCon, args: readonly Type[]): Type | null {
    for (let scope = this.#tc.scope.rewriteScope; scope !== null; scope = scope.outerRewrites) {
      const { rewrites } = scope;
      if (rewrites === null) continue;
      for (const row of rewrites.families) if (row.family === family && this.#matchesRewrite(row, args)) return row.right;
    }
    return null;
  }

  /** Arguments with families in them are taken as far as they go first: what is given of `F (F a)` may be about them, too, and about its own arguments. */
  #matchesRewrite(row: FamilyRewrite, args: readonly Type[]): boolean {
    if (!row.nested) return row.args.every((a, i) => this.sameType(a, args[i]));
    if (row.busy) return false;
    const known = args.map((arg) => this.normalise(arg));
    row.busy = true;
    this.#known.clear();
    const result = row.args.every((a, i) => this.sameType(a, known[i]));
    row.busy = false;
    this.#known.clear();
    return result;
  }

  /** One step, whatever is given of the application. */
  reduceByEquations(family: FamilyTyCon, args: readonly Type[]): Type | null {
    const result = calculated(this.#tc, family, args);
    if (result !== null) return result;
    const equations = this.#tc.globals.equationsOf(family);
    for (let i = 0; i < equations.length; i++) {
      const equation = equations[i];
      const types = matchTypes(this.#tc, equation.vars, equation.args, args, kindedVars(equation));
      if (types === null) continue;
      const applies = family.closed === null || this.#earlierDoNotApply(equations, i, args);
      return applies ? subst(equation.vars, types, equation.right) : null;
    }
    return null;
  }

  /** Equations before number i of a closed family must be apart from the arguments, or say the same where they apply. */
  #earlierDoNotApply(equations: readonly FamilyEquation[], i: number, args: readonly Type[]): boolean {
    for (let j = 0; j < i; j++) {
      const earlier = equations[j];
      if (!surelyApart(this.#tc, earlier.args, args) && !compatible(earlier, equations[i])) return false;
    }
    return true;
  }
}

/** Are both applications of constructors or families, and of different ones? */
function haveOtherHeads(a: AppType, b: AppType): boolean {
  let x: Type = a;
  let y: Type = b;
  while (x.kind === 'app' && y.kind === 'app') {
    x = repr(x.fun);
    y = repr(y.fun);
  }
  return x.kind === 'con' && y.kind === 'con' && x.con !== y.con;
}

/** The n arguments of an application, in order. */
function argsOf(t: AppType, n: number): Type[] {
  const args = new Array<Type>(n);
  let type: Type = t;
  for (let i = n - 1; i >= 0 && type.kind === 'app'; i--) {
    args[i] = type.arg;
    type = repr(type.fun);
  }
  return args;
}
