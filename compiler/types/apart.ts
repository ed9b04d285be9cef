/**
 * Could types become equal under some substitution for their variables? All variables and metas are taken as open here, skolems too: what is asked is whether
 * a later instantiation may make an equation or instance apply. Type families may become anything.
 */
import { kindsDiffer } from './kind-head.ts';
import { isTypeFamily, repr, spine } from './make.ts';
import { expandedSynonym } from './subst.ts';
import type { FamilyEquation, Meta, Type, TyVar } from './type.ts';

/** What apartness needs to know of types: with or without a checker at hand. */
export interface Shapes {
  head(t: Type): Type;
  isStuck(t: Type): boolean;
}

const noneFixed = (): boolean => false;
const allFixed = (): boolean => true;

/** Patterns can never match the targets, however these are instantiated, but for variables that are fixed. */
export function surelyApart(shapes: Shapes, patterns: readonly Type[], targets: readonly Type[], isFixed: (v: TyVar) => boolean = noneFixed): boolean {
  const unifier = new OpenUnifier(shapes, isFixed);
  for (let i = 0; i < patterns.length; i++) if (!unifier.unify(patterns[i], targets[i])) return true;
  return false;
}

/** Could the types become equal once their metas are known? Variables are fixed here. */
export function mayBecomeEqual(shapes: Shapes, a: readonly Type[], b: readonly Type[]): boolean {
  const unifier = new OpenUnifier(shapes, allFixed);
  return a.every((t, i) => unifier.unify(t, b[i]));
}

/** If `from` can be made equal, must `to` then be equal as well? For functional dependencies. */
export function determined(shapes: Shapes, from: readonly (readonly [Type, Type])[], to: readonly (readonly [Type, Type])[]): boolean {
  const unifier = new OpenUnifier(shapes);
  for (const [a, b] of from) if (!unifier.unify(a, b)) return true;
  return to.every(([a, b]) => unifier.unify(a, b));
}

/** Where both equations apply they say the same, as they are written: what families in them reduce to may depend on the answer. */
export function compatible(a: FamilyEquation, b: FamilyEquation): boolean {
  const unifier = new OpenUnifier(closedShapes);
  for (let i = 0; i < a.args.length; i++) if (!unifier.unify(a.args[i], b.args[i])) return true;
  return unifier.same(a.right, b.right);
}

class OpenUnifier {
  readonly #shapes: Shapes;
  readonly #isFixed: (v: TyVar) => boolean;
  readonly #known = new Map<TyVar | Meta, Type>();
  /** bounds the work on types that contain themselves */
  #fuel = 2000;

  constructor(shapes: Shapes, isFixed: (v: TyVar) => boolean = noneFixed) {
    this.#shapes = shapes;
    this.#isFixed = isFixed;
  }

  /** False only when no substitution makes them equal. */
  unify(left: Type, right: Type): boolean {
    const a = this.#resolve(left);
    const b = this.#resolve(right);
    if (a === b || this.#fuel-- < 0) return true;
    const x = this.#openVar(a);
    const y = this.#openVar(b);
    if (x !== null && x === y) return true;
    if ((x !== null || y !== null) && kindsDiffer(a, b)) return false;
    if (x !== null) return this.#bind(x, b);
    if (y !== null) return this.#bind(y, a);
    if (this.#shapes.isStuck(a) || this.#shapes.isStuck(b)) return true;
    if (a.kind === 'var' || b.kind === 'var') return a.kind === 'var' && b.kind === 'var' && a.var === b.var;
    if (a.kind === 'con' || b.kind === 'con') return a.kind === 'con' && b.kind === 'con' && a.con === b.con;
    if (a.kind === 'fun' && b.kind === 'fun') return this.unify(a.arg, b.arg) && this.unify(a.res, b.res);
    if (a.kind === 'app' && b.kind === 'app') return this.unify(a.fun, b.fun) && this.unify(a.arg, b.arg);
    if (a.kind === 'fun' && b.kind === 'app') return this.#funAgainstApp(a.arg, a.res, b.fun, b.arg);
    if (a.kind === 'app' && b.kind === 'fun') return this.#funAgainstApp(b.arg, b.res, a.fun, a.arg);
    return a.kind === b.kind;
  }

  /** Equal under what has been found out. */
  same(left: Type, right: Type): boolean {
    const a = this.#resolve(left);
    const b = this.#resolve(right);
    if (a === b || this.#fuel-- < 0) return true;
    const x = this.#openVar(a);
    if (x !== null || this.#openVar(b) !== null) return x === this.#openVar(b);
    if (a.kind === 'con') return b.kind === 'con' && a.con === b.con;
    if (a.kind === 'fun') return b.kind === 'fun' && this.same(a.arg, b.arg) && this.same(a.res, b.res);
    if (a.kind === 'app') return b.kind === 'app' && this.same(a.fun, b.fun) && this.same(a.arg, b.arg);
    return false;
  }

  /** `(->) arg res` against `fun last`. */
  #funAgainstApp(arg: Type, res: Type, fun: Type, last: Type): boolean {
    if (!this.unify(res, last)) return false;
    const f = this.#resolve(fun);
    if (this.#openVar(f) !== null) return true;
    return f.kind === 'app' && this.#isArrow(f.fun) && this.unify(arg, f.arg);
  }

  #isArrow(t: Type): boolean {
    const type = this.#resolve(t);
    return this.#openVar(type) !== null || (type.kind === 'con' && type.con.name.text === '->');
  }

  /** A variable that would contain itself is not apart: GHC thinks of infinite types here. */
  #bind(v: TyVar | Meta, t: Type): boolean {
    this.#known.set(v, t);
    return true;
  }

  #openVar(t: Type): TyVar | Meta | null {
    return t.kind === 'meta' ? t.meta : t.kind === 'var' && !this.#isFixed(t.var) ? t.var : null;
  }

  #resolve(t: Type): Type {
    let type = this.#shapes.head(repr(t));
    for (let steps = 0; steps < 1000; steps++) {
      const v = this.#openVar(type);
      const next = v === null ? undefined : this.#known.get(v);
      if (next === undefined) return type;
      type = this.#shapes.head(repr(next));
    }
    return type;
  }
}

/** Shapes without a checker: synonyms are expanded, families are left alone. */
export const closedShapes: Shapes = { head: expandSynonyms, isStuck: isFamilyApp };

function expandSynonyms(t: Type): Type {
  for (let type = repr(t); ; ) {
    const { head, args } = spine(type);
    if (head.kind !== 'con' || head.con.flavour !== 'synonym' || head.con.arity > args.length) return type;
    type = repr(expandedSynonym(head.con, args));
  }
}

function isFamilyApp(t: Type): boolean {
  let head = t;
  let n = 0;
  while (head.kind === 'app') {
    head = repr(head.fun);
    n++;
  }
  return head.kind === 'con' && isTypeFamily(head.con) && n >= head.con.arity;
}
