/** `Coercible a b`: equal once newtypes are unwrapped, also under constructors as far as the roles of their parameters allow. Has no evidence. */

import { givenDicts } from './givens.ts';
import { applyType, isTypeFamily, repr, spine, varType } from './make.ts';
import { matchTypes } from './match.ts';
import { rolesOf } from './roles.ts';
import type { EqualityWanted, Scope } from './scope.ts';
import { subst, substAll } from './subst.ts';
import type { Tc } from './tc.ts';
import type { FamilyTyCon, Type, TyVar } from './type.ts';
import { mentionsCon, mentionsMeta, mentionsVar } from './type-walk.ts';

/** Newtypes unwrapped inside each other before giving up: recursive ones never end. */
const UNWRAP_LIMIT = 100;

/** False: not decided yet, to be tried again. What can be taken apart is wanted in parts. */
export function solveCoercible(tc: Tc, scope: Scope, wanted: EqualityWanted): boolean {
  return new Coercion(tc, scope, wanted).relate(wanted.left, wanted.right, UNWRAP_LIMIT);
}

class Coercion {
  readonly #tc: Tc;
  readonly #scope: Scope;
  readonly #wanted: EqualityWanted;

  constructor(tc: Tc, scope: Scope, wanted: EqualityWanted) {
    this.#tc = tc;
    this.#scope = scope;
    this.#wanted = wanted;
  }

  /** True when it holds or its parts have been wanted. */
  relate(left: Type, right: Type, fuel: number): boolean {
    const tc = this.#tc;
    const a = tc.head(left);
    const b = tc.head(right);
    const near = this.#reachable(a);
    if (near.some((t) => tc.sameType(t, b))) return true;
    if (fuel === 0) return false;
    // a variable is no more than what is given of it
    const better = a.kind === 'var' ? near.find((t) => t.kind !== 'var') : undefined;
    if (better !== undefined) return this.relate(better, b, fuel - 1);
    const other = b.kind === 'var' ? this.#reachable(b).find((t) => t.kind !== 'var') : undefined;
    if (other !== undefined) return this.relate(a, other, fuel - 1);
    if (a.kind === 'forall' && b.kind === 'forall') return this.#foralls(a, b, fuel);
    if (sameRecursiveNewtype(a, b)) return this.#decompose(a, b);
    const x = this.#unwrap(a);
    if (x !== null) return this.relate(x, b, fuel - 1);
    const y = this.#unwrap(b);
    if (y !== null) return this.relate(a, y, fuel - 1);
    if (a.kind === 'meta' || b.kind === 'meta' || tc.isStuck(a) || tc.isStuck(b)) return this.#again(a, b);
    if (a.kind === 'fun' && b.kind === 'fun') {
      this.#part(a.arg, b.arg);
      this.#part(a.res, b.res);
      return true;
    }
    return this.#decompose(a, b);
  }

  /** Undecided: false if it is the very question asked, else what it has come to is wanted instead. */
  #again(a: Type, b: Type): boolean {
    if (repr(this.#wanted.left) === a && repr(this.#wanted.right) === b) return false;
    this.#scope.wanteds.push({ ...this.#wanted, left: a, right: b });
    return true;
  }

  #part(left: Type, right: Type): void {
    const part: EqualityWanted = { ...this.#wanted, left, right };
    if (!solveCoercible(this.#tc, this.#scope, part)) this.#scope.wanteds.push(part);
  }

  #given(): (readonly [Type, Type])[] {
    const pairs: (readonly [Type, Type])[] = [];
    for (let s = this.#scope.rewriteScope; s !== null; s = s.outerRewrites) pairs.push(...(s.rewrites?.coercibles ?? []));
    return pairs;
  }

  /** Everything that given coercions reach from `t`, itself first. */
  #reachable(t: Type): readonly Type[] {
    const found = [t];
    const pairs = this.#given();
    if (pairs.length === 0) return found;
    for (const from of found) {
      for (const [x, y] of pairs) {
        const to = this.#tc.sameType(x, from) ? y : this.#tc.sameType(y, from) ? x : null;
        if (to !== null && !found.some((known) => this.#tc.sameType(known, to))) found.push(this.#tc.head(to));
      }
    }
    return found;
  }

  #foralls(a: Type, b: Type, fuel: number): boolean {
    if (a.kind !== 'forall' || b.kind !== 'forall' || a.vars.length !== b.vars.length) return this.#mismatch(a, b);
    const vars = a.vars.map((v): Type => varType(this.#tc.skolem(v)));
    return this.relate(subst(a.vars, vars, a.body), subst(b.vars, vars, b.body), fuel);
  }

  /** What a newtype stands for, also a newtype instance of a data family; one without all its arguments, if its definition ends in the missing ones. */
  #unwrap(t: Type): Type | null {
    const { head, args } = spine(t);
    if (head.kind !== 'con') return null;
    const { con } = head;
    if (con.flavour === 'family' && con.sort === 'data') return this.#unwrapInstance(con, args);
    if (con.flavour !== 'newtype' || con.cons.length !== 1) return null;
    const [{ universals, args: fields }] = con.cons;
    const given = Math.min(args.length, universals.length);
    const content = given === universals.length ? fields[0] : this.#tc.head(fields[0]);
    const body = withoutLast(content, universals.slice(given));
    return body === null ? null : applyType(subst(universals.slice(0, given), args.slice(0, given), body), args.slice(given));
  }

  #unwrapInstance(family: FamilyTyCon, args: readonly Type[]): Type | null {
    for (const { params, cons, instanceOf } of this.#tc.globals.newtypeInstances(family)) {
      if (instanceOf === null || cons.length !== 1 || instanceOf.args.length > args.length) continue;
      const types = matchTypes(this.#tc, params, instanceOf.args, args.slice(0, instanceOf.args.length));
      if (types !== null) return applyType(subst(cons[0].universals, types, cons[0].args[0]), args.slice(instanceOf.args.length));
    }
    return null;
  }

  #decompose(a: Type, b: Type): boolean {
    const x = spine(a);
    const y = spine(b);
    // of a family with more arguments than it has parameters only these can be taken apart
    if (x.head.kind === 'con' && y.head.kind === 'con' && !isTypeFamily(x.head.con) && !isTypeFamily(y.head.con)) {
      if (x.head.con !== y.head.con || x.args.length !== y.args.length) return this.#mismatch(a, b);
      const roles = rolesOf(this.#tc.globals, x.head.con);
      x.args.forEach((arg, i) => {
        const role = roles[i] ?? 'nominal';
        if (role === 'nominal') this.#nominal(arg, y.args[i]);
        else if (role === 'representational') this.#part(arg, y.args[i]);
      });
      return true;
    }
    if (this.#byQuantified(a, b) || this.#byQuantified(b, a)) return true;
    if (a.kind === 'app' && b.kind === 'app') {
      this.#part(a.fun, b.fun);
      this.#nominal(a.arg, b.arg);
      return true;
    }
    return this.#mismatch(a, b);
  }

  /** By a given like `forall a b. Coercible a b => Coercible (m a) (m b)`: what it asks for is wanted. */
  #byQuantified(a: Type, b: Type): boolean {
    const tc = this.#tc;
    for (let s = this.#scope.givenScope; s !== null; s = s.outerGivens) {
      for (const { pred } of givenDicts(tc, s).others) {
        const gives = pred.kind === 'forall' ? tc.equalityOf(pred.body) : null;
        if (pred.kind !== 'forall' || gives?.[2] !== 'coercible') continue;
        const types = matchTypes(tc, pred.vars, [gives[0], gives[1]], [a, b]);
        const asks = types === null ? [null] : substAll(pred.vars, types, pred.context).map((part) => tc.asEquality(part));
        if (!asks.every((part) => part?.[2] === 'coercible')) continue;
        for (const part of asks) if (part !== null) this.#part(part[0], part[1]);
        return true;
      }
    }
    return false;
  }

  #nominal(left: Type, right: Type): void {
    const { why, found, expected } = this.#wanted;
    if (!this.#tc.unifier.run(left, right, why, found, expected)) this.#report(left, right);
  }

  /** What is given may still turn out to be about these types: it came with a pattern, and what was matched is not known yet. */
  #mismatch(left: Type, right: Type): boolean {
    return this.#given().some((pair) => pair.some(mentionsMeta)) ? this.#again(left, right) : this.#report(left, right);
  }

  #report(left: Type, right: Type): true {
    this.#tc.reportMismatch(this.#wanted, { kind: 'mismatch', left, right });
    return true;
  }
}

/** `type` without its last arguments, if they are these variables, which it does not mention otherwise. */
function withoutLast(type: Type, vars: readonly TyVar[]): Type | null {
  let rest = repr(type);
  for (const last of vars.toReversed()) {
    const [fun, arg] = rest.kind === 'app' ? [repr(rest.fun), repr(rest.arg)] : [null, null];
    if (fun === null || arg.kind !== 'var' || arg.var !== last || mentionsVar(fun, last)) return null;
    rest = fun;
  }
  return rest;
}

/** Both the same newtype, which contains itself: unwrapping would not end. */
function sameRecursiveNewtype(a: Type, b: Type): boolean {
  const x = spine(a).head;
  const y = spine(b).head;
  if (x.kind !== 'con' || y.kind !== 'con' || x.con !== y.con || x.con.flavour !== 'newtype') return false;
  const { con } = x;
  return con.cons.some(({ args }) => args.some((arg) => mentionsCon(arg, (inner) => inner === con)));
}
