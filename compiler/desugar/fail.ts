/** What happens when no alternative matches: calls of `patError` and its kin with GHC's text, `Main.hs:3:1-20|function f`. */

import { toldSpan } from '../base/columns.ts';
import type { Span } from '../base/span.ts';
import * as make from '../core/make.ts';
import type * as Core from '../core/syntax.ts';
import type * as Typed from '../typed/syntax.ts';
import { apply } from './build.ts';
import type { Ds } from './context.ts';

/** A way to go on after a failure: an expression that may be made as often as its user announced. `small`: as often as one likes. */
export interface Fail {
  readonly make: () => Core.Expr;
  readonly small: boolean;
}

/** GHC's form of a place: ends are included. */
export function placeText({ file, lines }: Typed.Module, span: Span): string {
  const { line, col, endLine, endCol } = toldSpan(lines, span);
  const last = Math.max(1, endCol - 1);
  if (line !== endLine) return `${file}:(${line},${col})-(${endLine},${last})`;
  return last <= col ? `${file}:${line}:${col}` : `${file}:${line}:${col}-${last}`;
}

type ErrorFunction = 'patError' | 'recSelError' | 'recConError' | 'noMethodBindingError' | 'absentError' | 'typeError' | 'nonExhaustiveGuardsError';

/** `patError "text"#` and the like, as an expression of any representation. */
export function raise(ds: Ds, how: ErrorFunction, text: string, reps: Core.Reps, span: Span): Core.Expr {
  const fun = ds.library('Control.Exception.Base', how, span);
  return apply(fun, [make.literal({ rep: 'string', value: text }, span)], reps, span);
}

/** Falling off the end of a match. `pattern`: the text of the pattern of a binding. */
export function matchFailure(ds: Ds, context: Typed.MatchContext, reps: Core.Reps, pattern = 'pattern binding'): Fail {
  const place = placeText(ds.module, context.span);
  const raising = (how: ErrorFunction, what: string): Fail => ({ make: () => raise(ds, how, `${place}|${what}`, reps, context.span), small: false });
  switch (context.kind) {
    case 'function':
      return raising('patError', `function ${context.name}`);
    case 'selector':
      return { make: () => raise(ds, 'recSelError', context.name, reps, context.span), small: false };
    case 'case':
    case 'lambdaCase':
    case 'generated':
      return raising('patError', 'case');
    case 'lambda':
      return raising('patError', 'lambda');
    case 'multiIf':
      return raising('nonExhaustiveGuardsError', 'multi-way if');
    case 'patBind':
      return raising('patError', pattern);
  }
}
