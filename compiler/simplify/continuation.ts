/** Continuations: what will be done with the value of an expression that is being simplified. See Note [Continuations] in walk.ts. */
import type { Span } from '../base/span.ts';
import type * as Core from '../core/syntax.ts';

export type Cont = { readonly kind: 'stop' } | Apply | { readonly kind: 'select'; readonly case: Core.Case; readonly next: Cont };

export interface Apply {
  readonly kind: 'apply';
  readonly args: readonly Arg[];
  readonly reps: Core.Reps;
  readonly span: Span;
  readonly next: Cont;
  /** within how many inlined bodies the arguments stand, in none of which they were written */
  readonly depth: number;
  /** the call these are the arguments of, as it was; null when they come from elsewhere */
  readonly from: Core.App | null;
}

/** An expression to be simplified where it is wanted; or one that has been. Most are the former, and are written down nowhere else than in their call. */
export type Arg = Core.Expr | Done;

interface Done {
  readonly kind: 'done';
  readonly expr: Core.Expr;
}

/** What goes into a binding: an expression to be simplified there, or what makes code of its continuation. */
export type Body = Core.Expr | ((cont: Cont) => Core.Expr);

export function done(expr: Core.Expr): Arg {
  return { kind: 'done', expr };
}

export function exprOf(arg: Arg): Core.Expr {
  return arg.kind === 'done' ? arg.expr : arg;
}

/** What makes code around a continuation: the rest goes in. */
export type Wrap = (body: Core.Expr) => Core.Expr;

export const STOP: Cont = { kind: 'stop' };

export function withArgs(cont: Apply, args: readonly Arg[]): Apply {
  return { kind: 'apply', args, reps: cont.reps, span: cont.span, next: cont.next, depth: cont.depth, from: null };
}

/** The same with those that follow: what is called may take them all. */
export function withAllArgs(cont: Apply, args: readonly Arg[]): Apply {
  const { next, span } = cont;
  if (next.kind !== 'apply') return withArgs(cont, args);
  return { kind: 'apply', args: [...args, ...next.args], reps: next.reps, span, next: next.next, depth: cont.depth, from: null };
}

/** What comes out at the end of a continuation. */
export function finalReps(cont: Cont, reps: Core.Reps): Core.Reps {
  let out = reps;
  for (let k = cont; k.kind !== 'stop'; k = k.next) out = k.kind === 'apply' ? k.reps : k.case.reps;
  return out;
}
