/** The warnings of -W about matches: values that no clause takes, clauses that never get any. */
import type { Diagnostic } from '../base/diagnostic.ts';
import type { Span } from '../base/span.ts';
import type * as Typed from '../typed/syntax.ts';
import type { MatchContext } from '../typed/syntax.ts';
import type { Type } from '../types/type.ts';
import { type Cover, type CoverCons, isOpaque, showCover, toCover } from './coverage-pattern.ts';
import { isUseful, uncovered } from './coverage-useful.ts';

/** A clause as this check sees it. */
export interface CoverClause {
  readonly patterns: readonly Typed.Pattern[];
  /** its guards may all be false */
  readonly mayFail: boolean;
  readonly span: Span;
}

/** How many examples are told. */
const EXAMPLES = 3;

/** What is to be said of the clauses of a function or case expression over values of `types`. */
export function coverageWarnings(cons: CoverCons, context: MatchContext, clauses: readonly CoverClause[], types: readonly Type[]): Diagnostic[] {
  if (context.kind === 'generated' || context.kind === 'selector' || context.kind === 'patBind' || clauses.length === 0) return [];
  const found: Diagnostic[] = [];
  const sure: (readonly Cover[])[] = [];
  for (const { patterns, mayFail, span } of clauses) {
    const row = patterns.map((pattern) => toCover(cons, pattern));
    if (isUseful(sure, row) === false) {
      found.push({
        level: 'warning',
        kind: 'OverlappingPatterns',
        message: `this ${whatOf(context)} is never reached: what it matches is matched before`,
        span,
      });
    } else if (!mayFail && !row.some(isOpaque)) sure.push(row);
  }
  const examples = context.kind === 'lambda' ? [] : (uncovered(sure, types, EXAMPLES + 1) ?? []);
  if (examples.length > 0) found.push(incomplete(context, examples));
  return found;
}

function whatOf({ kind }: MatchContext): string {
  return kind === 'function' ? 'clause' : 'alternative';
}

function incomplete(context: MatchContext, examples: readonly (readonly Cover[])[]): Diagnostic {
  const shown = examples.slice(0, EXAMPLES).map((row) => `\`${showRow(context, row)}\``);
  const more = examples.length > EXAMPLES ? ' and others' : '';
  const whose = context.kind === 'function' ? `the clauses of \`${context.name}\`` : 'the alternatives of this `case`';
  return {
    level: 'warning',
    kind: 'IncompletePatterns',
    message: `${whose} do not cover every value`,
    span: context.span,
    note: `not matched: ${shown.join(', ')}${more}`,
  };
}

function showRow(context: MatchContext, row: readonly Cover[]): string {
  if (context.kind !== 'function') return row.map((cover) => showCover(cover)).join(' ');
  const name = /^[\p{L}_]/u.test(context.name) ? context.name : `(${context.name})`;
  return [name, ...row.map((cover) => showCover(cover, true))].join(' ');
}
