/** Note [Substitution] in walk.ts: what takes the place of input variables, and what code that changes its place still says of where it was. */

import type { Span } from '../base/span.ts';
import { cloneVar } from '../core/build.ts';
import * as make from '../core/make.ts';
import type * as Core from '../core/syntax.ts';
import { isAtom } from './size.ts';

const ONCE: Core.Occurrence = { count: 1, inLambda: false, tailArgs: null, recursive: false, inCon: false, conArgs: 0 };
export const SEVERAL: Core.Occurrence = { count: 2, inLambda: true, tailArgs: null, recursive: false, inCon: false, conArgs: 0 };

/** The output variable takes the place of the input variable. */
export function rename(v: Core.Var, out: Core.Var): void {
  v.out = out;
  v.done = null;
  v.later = null;
}

/** The output expression takes the place of the variable. */
export function substitute(v: Core.Var, done: Core.Expr): void {
  v.out = null;
  v.done = done;
  v.later = null;
  v.isPlaced = false;
}

/** The input expression, which stands within so many inlined bodies, takes the place of the variable's only occurrence. */
export function substituteOnce(v: Core.Var, later: Core.Expr, depth: number): void {
  v.laterDepth = depth;
  v.out = null;
  v.done = null;
  v.later = later;
}

export function unsubstitute(v: Core.Var): void {
  v.out = null;
  v.done = null;
  v.later = null;
}

/** The variable in the output: itself, unless it is bound there already. See Note [Binders stay]. */
export function outBinder(v: Core.Var): Core.Var {
  if (v.isReused) {
    const copy = cloneVar(v);
    if (v.info !== null) copy.info = v.info.withoutUnfolding();
    rename(v, copy);
    return copy;
  }
  v.isReused = true;
  v.known = null;
  v.isEvaluated = false;
  v.isJoin = false;
  rename(v, v);
  return v;
}

/** The variables in the output; the same list when they are the same. */
export function outBinders(list: readonly Core.Var[]): readonly Core.Var[] {
  for (let i = 0; i < list.length; i++) if (list[i].isReused) return list.map(outBinder);
  for (let i = 0; i < list.length; i++) outBinder(list[i]);
  return list;
}

/** Calls of the variable, from now on, are jumps. */
export function joinVar(v: Core.Var): Core.Var {
  const out = outBinder(v);
  out.isJoin = true;
  return out;
}

/** An input variable like another that occurs once, as an argument. */
export function mentionedOnce(v: Core.Var): Core.Var {
  const copy = cloneVar(v);
  copy.occ = ONCE;
  return copy;
}

/** What is put in the place of its variable says where it was bound. */
export function fromBinding(e: Core.Expr, span: Span): Core.Expr {
  return isAtom(e) || e.kind === 'lam' || e.kind === 'con' || span.line === 0 || e.origin !== undefined || e.span === span ? e : make.withOrigin(e, span);
}

/** An argument that has been simplified still says where it comes from. */
export function withOrigin(e: Core.Expr, from: Core.Expr): Core.Expr {
  const origin = from.origin ?? from.span;
  if (from.kind === 'var' || isAtom(e) || e.kind === 'lam' || e.kind === 'con' || e.span === origin || e.origin === origin) return e;
  return make.withOrigin(e, origin);
}

export function wrapLet(bind: Core.Bind, body: Core.Expr, span: Span): Core.Expr {
  return make.letIn(bind, body, span);
}
