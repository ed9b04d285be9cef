/** Calls: methods of known dictionaries, inlining, beta-reduction. */

import type { Span } from '../base/span.ts';
import { varExpr } from '../core/build.ts';
import * as make from '../core/make.ts';
import { repsOf, sameReps } from '../core/reps.ts';
import type * as Core from '../core/syntax.ts';
import { Cases } from './cases.ts';
import { type Apply, type Cont, done, withAllArgs, withArgs } from './continuation.ts';
import { isDictionary } from './dictionaries.ts';
import { bodyOf, MAX_GROWTH, MAX_GROWTH_FACTOR, MAX_INLINE_DEPTH, PROMISING, SMALL } from './inline.ts';
import { fieldOf, isKnown, isTakenApart, knownOf } from './known.ts';
import { flattened, inlinedAt, isNamed, kept, type Places, placesOfBody } from './places.ts';
import { isAtom, sizeOf } from './size.ts';

export abstract class Calls extends Cases {
  /** what follows the calls that are being inlined, outermost first */
  readonly #returns: Cont[] = [];

  protected outVar(e: Core.VarExpr, cont: Cont): Core.Expr {
    if (e.var.isJoin && cont.kind === 'apply') {
      return make.jump(e.var, this.argsOf(cont), cont.span);
    }
    const info = e.var.info;
    if (info !== null && info.selector !== null && cont.kind === 'apply') return this.#method(e, info.selector.field, cont);
    const unfolding = isTakenApart(e.var) ? null : knownOf(e.var);
    if (unfolding !== null) {
      const inlined = this.#tryInline(e, unfolding, cont);
      if (inlined !== null) return inlined;
    }
    return this.rebuild(e, cont);
  }

  /** A call of a selector: the method itself when the dictionary is known. */
  #method(selector: Core.VarExpr, at: number, cont: Apply): Core.Expr {
    const known = this.arg(cont.args[0]);
    const rest = cont.args.slice(1);
    const field = fieldOf(known, at, (method) => placesOfMethod(selector.var, method, cont.span));
    if (field === null) return this.rebuild(selector, withArgs(cont, [done(known), ...rest]));
    this.changes++;
    return this.expr(field, rest.length === 0 ? cont.next : withAllArgs(cont, rest));
  }

  #tryInline(e: Core.VarExpr, unfolding: Core.Expr, given: Cont): Core.Expr | null {
    this.changes += isAtom(unfolding) ? 1 : 0;
    if (isAtom(unfolding)) return this.expr(unfolding.kind === 'var' ? varExpr(unfolding.var, e.span) : unfolding, given);
    if (unfolding.kind !== 'lam' || given.kind !== 'apply' || isDictionary(unfolding)) return null;
    // a partial call that took the place of a variable does not have those that follow yet
    const cont = given.next.kind === 'apply' && given.args.length < unfolding.params.length ? withAllArgs(given, given.args) : given;
    if (!this.options.inline && e.var.info?.inline !== 'always') return null;
    if (this.depth >= MAX_INLINE_DEPTH || (cont.args.length < unfolding.params.length && !isWantedInPart(e.var, unfolding, cont))) return null;
    if (e.var.info?.wrapper !== true && !this.#hasRoom()) return null;
    if (!this.#isWorthwhile(e.var, unfolding, cont) || failsAsOther(e.var, unfolding, cont)) return null;
    const places = placesOfBody(e.var, unfolding, cont.span);
    const isImported = e.var.global && e.var.module !== this.module.name;
    const copy = isImported ? this.copyOfImported(unfolding, places) : this.copyOf(unfolding, places);
    const { size } = bodyOf(unfolding);
    const call = 2 + cont.args.length;
    this.room -= Math.max(1, (size > PROMISING ? sizeOf(unfolding.body, MAX_GROWTH) : size) - call);
    return this.#inlined(copy, cont);
  }

  /** May more code be added? How large the binding was to begin with is found out when that matters. */
  #hasRoom(): boolean {
    if (this.room > 0 || this.input === null) return this.room > 0;
    this.room += MAX_GROWTH_FACTOR * sizeOf(this.input, Number.POSITIVE_INFINITY);
    this.input = null;
    return this.room > 0;
  }

  /** A body in the place of its call. */
  #inlined(body: Core.Expr, cont: Apply): Core.Expr {
    this.depth++;
    this.#returns.push(cont.next);
    const result = this.expr(body, cont);
    this.#returns.pop();
    this.depth--;
    return result;
  }

  /**
   * A function of the author's that is called once, or was passed to where it is called now, comes to that place. A function without a name of its own that is
   * tail-called takes the place of its caller, as it would on the stack: so the statements of a `do` block do not seem to call each other.
   */
  protected placesOfLocal(v: Core.Var, lam: Core.Lam, cont: Cont): Places {
    if (cont.kind !== 'apply') return kept;
    return isNamed(v, lam) || !(cont.next.kind === 'stop' || this.#returns.includes(cont.next)) ? placesOfBody(v, lam, cont.span) : kept;
  }

  #isWorthwhile(v: Core.Var, lam: Core.Lam, cont: Apply): boolean {
    if (v.info?.inline === 'always') return true;
    const small = SMALL + 2 * cont.args.length;
    const { size, isInteresting } = bodyOf(lam);
    if (size <= small) return true;
    if (v.global && v.occ?.recursive === false && this.isOnlyUse(v) && sizeOf(lam.body, this.onlyCall) <= this.onlyCall) return true;
    // Something will cancel: a known function is called, a known constructor taken apart, or the result is.
    if (size > PROMISING >> Math.min(3, this.depth >> 2)) return false;
    return isInteresting.some((wanted, i) => wanted && isKnown(cont.args[i]));
  }

  protected override beta(e: Core.Lam, cont: Apply): Core.Expr {
    this.changes++;
    const n = Math.min(e.params.length, cont.args.length);
    const rest = n < cont.args.length ? cont.args.slice(n) : [];
    const next = rest.length === 0 ? cont.next : withAllArgs(cont, rest);
    const left = n < e.params.length ? e.params.slice(n) : [];
    const given = rest.length === 0 ? cont.args : cont.args.slice(0, n);
    // what is given is evaluated once, however often the function of the parameters that are left is called
    if (left.length > 0 && !e.oneShot) for (const v of e.params.slice(0, n)) if (v.occ !== null) v.occ = { ...v.occ, inLambda: true };
    return this.bindArgs(e.params, given, cont.depth, 0, next, cont.span, left.length === 0 ? e.body : make.lam(left, e.body, e.oneShot, e.span));
  }
}

/** A loop that is always inlined is so without its last arguments, too, when it calls a function that is known: `foldl' (\n w -> …) 0` is a loop of its own. */
function isWantedInPart({ info }: Core.Var, lam: Core.Lam, { args }: Apply): boolean {
  if (info?.inline !== 'always' || info.wrapper === true) return false;
  const { isInteresting, loops } = bodyOf(lam);
  return loops && args.some((arg, i) => isInteresting[i] && isKnown(arg));
}

/** Is it a call that never returns, made where something else is to be returned than the function itself would? Its body does not say so. */
function failsAsOther({ info }: Core.Var, lam: Core.Lam, { args, reps }: Apply): boolean {
  if (args.length !== lam.params.length) return false;
  const results = info?.shape?.results ?? repsOf(lam.body);
  return results !== reps && !sameReps(reps, results);
}

/** What stands in a dictionary is the author's when it is a function; all else was put there to make one. */
function placesOfMethod(selector: Core.Var, method: Core.Expr, at: Span): Places {
  return method.kind === 'lam' && method.span.line > 0 ? inlinedAt(selector.name, at) : flattened(at);
}
