/**
 * When a function's body takes the place of a call: what is kept of a definition for that (its unfolding), and whether it pays at a call.
 * Source: Peyton Jones and Marlow, *Secrets of the GHC inliner* (2002), §6.
 */
import type * as Core from '../core/syntax.ts';
import { pushChildren } from '../core/traverse.ts';
import { isDictionary, isDictionaryCall } from './dictionaries.ts';
import { isAtom, sizeOf } from './size.ts';
import { isClosedCon } from './values.ts';

/** Bodies up to this size are copied to wherever they are called. */
export const SMALL = 12;
/** Bodies up to this size are copied where an argument or the context promises that something will cancel. */
export const PROMISING = 90;
/**
 * Bodies up to this size take the place of their only call: in a recursive function, and elsewhere. A larger one would be gone through again with all that is
 * around it, to save one call.
 */
export const ONLY_CALL_IN_LOOP = 400;
export const ONLY_CALL = 120;
export const MAX_INLINE_DEPTH = 24;
/** Code that one walk may add to a top-level binding by inlining: so much, and so many times its own size. No program makes the compiler run away. */
export const MAX_GROWTH = 600;
export const MAX_GROWTH_FACTOR = 1;

/** What is known of a function's body, whoever calls it. */
interface Body {
  /** larger ones are all alike: PROMISING + 1 */
  readonly size: number;
  /** for each parameter: does the body call it, or take it apart? */
  readonly isInteresting: readonly boolean[];
  /** is there a loop in it? */
  readonly loops: boolean;
  /** the occurrences of its binders were noted, once for all copies */
  isCounted: boolean;
}

const bodies = new WeakMap<Core.Lam, Body>();

/** Looked at once for each function. */
export function bodyOf(lam: Core.Lam): Body {
  let body = bodies.get(lam);
  if (body === undefined) {
    const size = sizeOf(lam.body, PROMISING);
    body = size <= PROMISING ? { size, ...looksOf(lam), isCounted: false } : { size, isInteresting: nothing, loops: false, isCounted: false };
    bodies.set(lam, body);
  }
  return body;
}

const nothing: readonly boolean[] = [];

/** What may stand in the place of a variable bound to this; null: nothing. `once`: it will be gone from where it is bound. */
export function unfoldingOf(expr: Core.Expr, info: Core.VarInfo, recursive: boolean, once: boolean): Core.Expr | null {
  if (isDictionary(expr) || isDictionaryCall(expr) || info.wrapper === true) return expr;
  if (info.inline === 'never' || recursive) return null;
  if (expr.kind === 'con' || isAtom(expr)) return isClosedCon(expr) ? expr : null;
  if (expr.kind !== 'lam') return null;
  if (info.inline === 'always') return expr;
  return once || bodyOf(expr).size <= PROMISING ? expr : null;
}

/** Parameters that the function calls or takes apart, and whether it has a loop. */
function looksOf(lam: Core.Lam): { readonly isInteresting: readonly boolean[]; readonly loops: boolean } {
  const { params } = lam;
  const found: boolean[] = [];
  let loops = false;
  for (let i = 0; i < params.length; i++) found.push(false);
  const note = (e: Core.Expr): void => {
    const at = e.kind === 'var' ? params.indexOf(e.var) : -1;
    if (at >= 0) found[at] = true;
  };
  const stack: Core.Expr[] = [lam.body];
  for (let e = stack.pop(); e !== undefined; e = stack.pop()) {
    if (e.kind === 'app') {
      note(e.fun);
      if (e.fun.kind === 'var' && e.fun.var.info?.selector) e.args.forEach(note);
    } else if (e.kind === 'case') note(e.scrutinee);
    else if (e.kind === 'prim') for (const arg of e.args) if (arg.kind === 'var' && arg.var.rep !== 'lifted') note(arg);
    if ((e.kind === 'let' && e.bind.kind === 'rec') || (e.kind === 'letjoin' && e.rec)) loops = true;
    pushChildren(e, stack);
  }
  return { isInteresting: found, loops };
}
