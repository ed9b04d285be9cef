/** What can be told of an expression by looking at it: whether it is cheap, static, a value, never returns. */

import { isHarmless } from '../core/primops.ts';
import type * as Core from '../core/syntax.ts';
import { isAtom } from './size.ts';

/** Cheap, without effect, cannot fail. */
export function isSpeculable(e: Core.Expr): boolean {
  if (e.kind === 'var') return e.var.rep !== 'lifted';
  if (e.kind === 'lit') return true;
  return e.kind === 'prim' && isHarmless(e) && e.args.every(isSpeculable);
}

/** Never returns. */
export function bottoms(e: Core.Expr): boolean {
  if (e.kind === 'prim') return e.op === 'raise#';
  if (e.kind !== 'app' || e.fun.kind !== 'var') return false;
  const { info } = e.fun.var;
  return info?.bottoms === true && e.args.length >= (info.shape?.params.length ?? 1);
}

/** A call of a known function that takes more arguments: a function. */
export function isPartialCall(e: Core.Expr): boolean {
  return e.kind === 'app' && e.fun.kind === 'var' && (e.fun.var.global ? globalArity(e.fun.var) : localArity(e.fun.var)) > e.args.length;
}

function globalArity({ info }: Core.Var): number {
  return info?.shape?.params.length ?? 0;
}

function localArity({ known }: Core.Var): number {
  return known?.kind === 'lam' ? known.params.length : 0;
}

/** Lets, which may go elsewhere since none of them evaluates what may fail, around a value. */
export function endsInValue(e: Core.Expr): boolean {
  let at = e;
  for (; at.kind === 'let'; at = at.body) if (at.bind.kind === 'nonrec' && at.bind.var.rep !== 'lifted' && !isSpeculable(at.bind.expr)) return false;
  return at.kind === 'con' || at.kind === 'lam';
}

/** No constructor that would have to be built anew at each use. */
export function isClosedCon(e: Core.Expr): boolean {
  return e.kind !== 'con' || e.args.every(isAtomOrStatic);
}

/** May be mentioned any number of times: it is, or will be, static. */
export function isAtomOrStatic(e: Core.Expr): boolean {
  return isAtom(e) || isLiteralData(e) || (e.kind === 'lit' && e.lit.rep === 'string');
}

/** A constructor of literals and globals, which will be static. */
export function isLiteralData(e: Core.Expr): boolean {
  if (e.kind === 'con') return e.args.length <= 3 && e.args.every((a) => a.kind === 'lit' || (a.kind === 'var' && a.var.global));
  return e.kind === 'lit';
}

/** `(# x, y #) -> (# x, y #)`: taken apart to be made again, which keeps calls from being tail calls. */
export function isSameTuple(alt: Core.Alt): boolean {
  if (alt.kind !== 'tuple' || alt.body.kind !== 'tuple' || alt.body.args.length !== alt.fields.length) return false;
  return alt.body.args.every((arg, i) => arg.kind === 'var' && arg.var === alt.fields[i]);
}

export function sameLiteral(a: Core.Literal, b: Core.Literal): boolean {
  if (a.rep === 'void' || b.rep === 'void') return a.rep === b.rep;
  return a.rep === b.rep && a.value === b.value;
}
