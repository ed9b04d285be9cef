/** What givens imply: superclasses of dictionaries, and replacements that follow from equalities. */
import { kindOf } from './kinds.ts';
import { classConstraint, headCon, mapParts, repr, spine, splitCon, tyVar, varType } from './make.ts';
import { rolesOf } from './roles.ts';
import type { Given, NamedFamily, Rewrites, Scope } from './scope.ts';
import { subst, substAll, substPairs } from './subst.ts';
import type { Tc } from './tc.ts';
import type { AppType, Class, GivenEquality, Type } from './type.ts';
import { measure, mentions, mentionsCon, mentionsMeta, mentionsVar } from './type-walk.ts';

/** Superclasses of superclasses: a bound for classes that may be their own superclass at another type. */
export const SUPER_DEPTH = 12;

/** What a class and its superclasses are like. */
interface Above {
  /** it may be its own superclass (UndecidableSuperClasses) */
  readonly recurs: boolean;
  /** equalities follow from it */
  readonly equalities: boolean;
  /** equalities, or functional dependencies */
  readonly dependencies: boolean;
}

const known = new WeakMap<Class, Above>();

export function above(c: Class): Above {
  const before = known.get(c);
  if (before !== undefined) return before;
  const supers = new Set<Class>();
  const anything = collectSupers(c, supers);
  const all = [c, ...supers];
  const equalities = anything || all.some((own) => own.equalities.length > 0);
  const found = { recurs: anything || supers.has(c), equalities, dependencies: equalities || all.some((own) => own.fundeps.length > 0) };
  known.set(c, found);
  return found;
}

/** Adds its superclasses; true when one of them is a variable or a family's application, which may stand for anything. */
function collectSupers(c: Class, all: Set<Class>): boolean {
  return c.supers.some((sup) => {
    const con = headCon(sup);
    if (con === null || con.flavour === 'family') return true;
    if (con.flavour !== 'class' || all.has(con.class)) return false;
    all.add(con.class);
    return collectSupers(con.class, all);
  });
}

/** All dictionaries a scope gives, superclasses included. */
export function givenDicts(tc: Tc, scope: Scope): { readonly classes: ReadonlyMap<Class, readonly Given[]>; readonly others: readonly Given[] } {
  if (scope.dicts !== null) return scope.dicts;
  const dicts: NonNullable<Scope['dicts']> = { classes: new Map(), others: [] };
  scope.dicts = dicts;
  // what is known further in says nothing about them here
  tc.inside(scope, () => {
    for (const id of scope.givens) addGiven(tc, dicts, { pred: id.type, ...classAndArgs(tc, id.type), evidence: { kind: 'evVar', id } });
  });
  return dicts;
}

/** What a given's class is, when it has one. */
export function classAndArgs(tc: Tc, pred: Type): { class: Class | null; args: readonly Type[] } {
  return classConstraint(tc.head(pred)) ?? { class: null, args: [] };
}

/** Adds a given, and its superclasses. */
export function addGiven(tc: Tc, dicts: NonNullable<Scope['dicts']>, given: Given, depth: number = SUPER_DEPTH): void {
  if (given.class === null) {
    dicts.others.push(given);
    return;
  }
  const known = dicts.classes.get(given.class) ?? [];
  if (known.some((k) => k.args.every((a, i) => tc.sameType(a, given.args[i])))) return;
  dicts.classes.set(given.class, [...known, given]);
  if (depth === 0) return;
  const { class: own, args } = given;
  const size = Math.max(given.size ?? 0, measure(args).size);
  const left = above(own).recurs ? depth - 1 : depth;
  own.supers.forEach((sup, index) => {
    const pred = subst(own.params, args, sup);
    addGiven(tc, dicts, { pred, ...classAndArgs(tc, pred), evidence: { kind: 'evSuper', class: own, index, of: given.evidence }, size }, left);
  });
}

/** Equalities that hold because a constraint is given: those of its class and superclasses, and what families of constraints come to. */
export function equalitiesOfPred(tc: Tc, pred: Type, depth = SUPER_DEPTH): GivenEquality[] {
  const type = tc.head(pred);
  const equality = tc.equalityOf(type);
  if (equality !== null) return [equality];
  const parts = constraintParts(type);
  if (parts !== null) return parts.flatMap((part) => equalitiesOfPred(tc, part, depth));
  const { class: own, args } = classAndArgs(tc, type);
  if (own === null || depth === 0 || !above(own).equalities) return [];
  const direct = substPairs(own.params, args, own.equalities);
  return [...direct, ...substAll(own.params, args, own.supers).flatMap((sup) => equalitiesOfPred(tc, sup, depth - 1))];
}

/** The parts of a tuple of constraints; null for anything else. */
export function constraintParts(type: Type): readonly Type[] | null {
  const split = splitCon(type);
  return split !== null && split.con.flavour === 'data' && split.con.name.module === 'GHC.Tuple' ? split.args : null;
}

/** Makes `scope.rewrites` from its given equalities; `scope` must be the current one. */
export function enterEqualities(tc: Tc, scope: Scope, equalities: readonly GivenEquality[]): void {
  const named = scope.rewrites?.named ?? [];
  const rewrites: Rewrites = { vars: new Map(), metas: new Map(), families: [], coercibles: [], named, inconsistent: false, volatile: false };
  scope.rewrites = rewrites;
  scope.rewriteScope = scope;
  for (const [a, b, how] of equalities) {
    if (how === 'coercible') addCoercible(tc, rewrites, a, b);
    else new GivenEqualities(tc, rewrites).add(a, b);
  }
  addRefined(tc, scope, rewrites);
}

/**
 * What was given here or further out may say more by what is known now: constraints whose form was not known may be equalities, or have such, and
 * applications of families that were as far as they go may reduce (`F n ~ True`, once n is a successor). These may tell more of others.
 */
function addRefined(tc: Tc, scope: Scope, rewrites: Rewrites): void {
  const open: Type[] = [];
  for (let s = scope.givenScope; s !== null; s = s.outerGivens) {
    for (const given of givenDicts(tc, s).others) if (isIrreducible(given)) open.push(given.pred);
  }
  const known = (): number => rewrites.vars.size + rewrites.metas.size + rewrites.families.length;
  for (let before = -1; known() > before; ) {
    before = known();
    const equalities = open.flatMap((pred) => equalitiesOfPred(tc, pred));
    for (let s: Scope | null = scope; s !== null; s = s.outerRewrites) {
      for (const { family, args, right } of s.rewrites?.families ?? []) {
        const reduced = tc.reduceByEquations(family, args);
        if (reduced !== null) equalities.push([reduced, right]);
      }
    }
    for (const [a, b, how] of equalities) if (how !== 'coercible') new GivenEqualities(tc, rewrites).add(a, b);
  }
}

/** A constraint that is a family's application, or a variable's. */
export function isIrreducible({ pred }: Given): boolean {
  return pred.kind !== 'implicit' && pred.kind !== 'forall';
}

/** A given coercion, and what follows of it for the parts of functions and data types. Newtypes may be coercible although their arguments are not. */
function addCoercible(tc: Tc, rewrites: Rewrites, left: Type, right: Type): void {
  rewrites.coercibles.push([left, right]);
  const a = tc.head(left);
  const b = tc.head(right);
  if (a.kind === 'fun' && b.kind === 'fun') {
    addCoercible(tc, rewrites, a.arg, b.arg);
    addCoercible(tc, rewrites, a.res, b.res);
    return;
  }
  const x = spine(a);
  const y = spine(b);
  if (x.head.kind !== 'con' || x.head.con.flavour !== 'data' || y.head.kind !== 'con' || y.head.con !== x.head.con) return;
  const roles = rolesOf(tc.globals, x.head.con);
  for (const [i, arg] of x.args.entries()) {
    if (roles[i] === 'representational') addCoercible(tc, rewrites, arg, y.args[i]);
    else if (roles[i] === 'nominal') new GivenEqualities(tc, rewrites).add(arg, y.args[i]);
  }
}

/** Does an equality say nothing about what is outside of the scope? One about its own variable, or of types that consist of such, only names something. */
export function isLocalEquality(tc: Tc, scope: Scope, [left, right]: GivenEquality): boolean {
  const a = tc.head(left);
  const b = tc.head(right);
  const own = (type: Type): boolean => type.kind === 'var' && type.var.level === scope.level && scope.skolems.includes(type.var);
  if (own(a) || own(b) || tc.sameType(a, b)) return true;
  if (tc.isStuck(a) || tc.isStuck(b)) return false;
  const x = asApp(tc, a);
  const y = asApp(tc, b);
  return x !== null && y !== null && isLocalEquality(tc, scope, [x.fun, y.fun]) && isLocalEquality(tc, scope, [x.arg, y.arg]);
}

function asApp(tc: Tc, type: Type): AppType | null {
  if (type.kind === 'fun') return tc.builtin.arrow(type.arg, type.res);
  return type.kind === 'app' ? type : null;
}

class GivenEqualities {
  readonly #tc: Tc;
  readonly #rewrites: Rewrites;

  constructor(tc: Tc, rewrites: Rewrites) {
    this.#tc = tc;
    this.#rewrites = rewrites;
  }

  add(left: Type, right: Type): void {
    const tc = this.#tc;
    const a = tc.head(left);
    const b = tc.head(right);
    if (tc.sameType(a, b)) return;
    if (a.kind === 'meta' || b.kind === 'meta') this.#addMeta(a, b);
    else if (a.kind === 'var' || b.kind === 'var') this.#addVar(a, b);
    // of two families the one that holds the other is replaced: the other way there would be no end
    else if (tc.isStuck(a) && !mentions(b, (part) => tc.isStuck(part) && tc.sameType(part, a))) this.#addFamily(a, b);
    else if (tc.isStuck(b)) this.#addFamily(b, a);
    else if (tc.isStuck(a)) this.#addFamily(a, b);
    else this.#decompose(a, b);
  }

  #addMeta(a: Type, b: Type): void {
    const rewrites = this.#rewrites;
    rewrites.volatile = true;
    if (b.kind === 'var' && a.kind === 'meta' && b.var.level > a.meta.level) this.#setVar(b, a);
    else if (a.kind === 'var' && b.kind === 'meta' && a.var.level > b.meta.level) this.#setVar(a, b);
    else if (this.#tc.isStuck(a)) this.#addFamily(a, b);
    else if (this.#tc.isStuck(b)) this.#addFamily(b, a);
    else if (a.kind === 'meta') this.#setMeta(a, b);
    else this.#setMeta(b, a);
  }

  #setMeta(meta: Type, type: Type): void {
    if (meta.kind === 'meta' && !this.#occurs(meta, type)) this.#rewrites.metas.set(meta.meta, type);
  }

  /** Of two variables the one bound deeper is replaced; a variable is replaced by a family application only if there is no other way. */
  #addVar(a: Type, b: Type): void {
    if (a.kind === 'var' && b.kind === 'var') {
      if (b.var.level > a.var.level) this.#setVar(b, a);
      else this.#setVar(a, b);
    } else if (a.kind === 'var') this.#tc.isStuck(b) ? this.#addFamily(b, a) : this.#setVar(a, b);
    else this.#tc.isStuck(a) ? this.#addFamily(a, b) : this.#setVar(b, a);
  }

  #setVar(v: Type, type: Type): void {
    if (v.kind !== 'var') return;
    const named: NamedFamily[] = [];
    const right = this.#occurs(v, type) ? this.#namingFamilies(v, this.#tc.normalise(type), named) : type;
    if (this.#occurs(v, right)) this.#rewrites.inconsistent = true;
    else this.#rewrites.vars.set(v.var, right);
    for (const [application, name] of named) this.add(application, name);
  }

  /** `v ~ Head v : Tail v` is no contradiction: what families make of v has names of its own in what v is. */
  #namingFamilies(v: Type, type: Type, named: NamedFamily[]): Type {
    const tc = this.#tc;
    if (!tc.isStuck(type)) return mapParts(type, (part) => this.#namingFamilies(v, repr(part), named));
    if (!this.#occurs(v, type)) return type;
    const known = this.#rewrites.named;
    let row = known.find(([application]) => tc.sameType(application, type));
    if (row === undefined) {
      row = [type, varType(tyVar('part', kindOf(tc, type), tc.level))];
      known.push(row);
    }
    named.push(row);
    return row[1];
  }

  #addFamily(application: Type, right: Type): void {
    const { head, args } = spine(application);
    if (head.kind !== 'con' || head.con.flavour !== 'family') return;
    const family = head.con;
    if (args.length !== family.arity) return;
    const nested = args.some((arg) => mentionsCon(arg, (con) => con.flavour === 'family'));
    this.#rewrites.families.push({ family, args, right, nested, busy: false });
    if (mentionsMeta(application) || mentionsMeta(right)) this.#rewrites.volatile = true;
  }

  #decompose(a: Type, b: Type): void {
    if (a.kind === 'fun' && b.kind === 'fun') {
      this.add(a.arg, b.arg);
      this.add(a.res, b.res);
    } else if (a.kind === 'app' && b.kind === 'app') {
      this.add(a.fun, b.fun);
      this.add(a.arg, b.arg);
    } else if (a.kind === 'app' && b.kind === 'fun') this.#decompose(a, asApp(this.#tc, b) as Type);
    else if (a.kind === 'fun' && b.kind === 'app') this.#decompose(asApp(this.#tc, a) as Type, b);
    else if (a.kind !== 'forall' && b.kind !== 'forall') this.#rewrites.inconsistent = true;
  }

  #occurs(v: Type, type: Type): boolean {
    const normal = this.#tc.normalise(type);
    return v.kind === 'var' ? mentionsVar(normal, v.var) : mentions(normal, (t) => t.kind === 'meta' && v.kind === 'meta' && t.meta === v.meta);
  }
}
