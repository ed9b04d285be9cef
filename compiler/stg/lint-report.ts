/** Collects what lint finds. Wording that several checks share lives here. */
import type { Rep } from '../../abi/tables/primops.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import type { Span } from '../base/span.ts';
import { MAX_DIAGNOSTICS, type More } from './cursor.ts';

/** What a place takes: kinds without void components, and the reason, for messages. */
export interface Expected {
  readonly reps: readonly Rep[];
  /** one pointer that will be looked at: an unboxed tuple would hand over one that may not be evaluated */
  readonly evaluated: boolean;
  /** why, as a label: "`f` is declared to return i64" */
  readonly why: string;
  readonly span: Span;
  /** what to write if the result is right and the place wrong */
  readonly repair: ((found: readonly Rep[]) => string) | null;
}

/** Keeps as many errors, and as many warnings, as somebody would read. */
export class Reporter {
  readonly diagnostics: Diagnostic[] = [];
  private readonly counts = { error: 0, warning: 0 };

  /** No further error will be kept: its message need not be thought about. */
  get isFull(): boolean {
    return this.counts.error >= MAX_DIAGNOSTICS;
  }

  private add(diagnostic: Diagnostic): void {
    if (this.counts[diagnostic.level]++ < MAX_DIAGNOSTICS) this.diagnostics.push(diagnostic);
  }

  error(kind: string, message: string, span: Span, more: More = {}): void {
    this.add({ level: 'error', kind, message, span, ...more });
  }

  warning(kind: string, message: string, span: Span, more: More = {}): void {
    this.add({ level: 'warning', kind, message, span, ...more });
  }

  duplicate(kind: string, what: string, span: Span, before: Span): void {
    const labels = before.line === 0 ? [] : [{ span: before, text: 'first here' }];
    const note = before.line === 0 ? { note: 'it is built in' } : {};
    this.error(kind, `${what} is declared twice`, span, { labels, ...note });
  }

  /** `what` gives `found`, the place takes `expected`. */
  resultKind(what: string, found: readonly Rep[], expected: Expected, span: Span): void {
    const labels = expected.span.line === 0 ? [] : [{ span: expected.span, text: expected.why }];
    const help = expected.repair === null ? {} : { help: expected.repair(found) };
    this.error('ResultKind', `${what} ${kindsText(found)}, where ${kindsText(expected.reps)} is needed`, span, {
      labels,
      expected: kindsText(expected.reps),
      found: kindsText(found),
      ...help,
    });
  }
}

/** Kinds of a result as the author writes them. */
export function kindsText(reps: readonly Rep[]): string {
  if (reps.length === 0) return 'nothing';
  return reps.length === 1 ? reps[0] : `(# ${reps.join(', ')} #)`;
}

export function withoutVoid(reps: readonly Rep[]): Rep[] {
  return reps.filter((r) => r !== 'void');
}

export function sameReps(a: readonly Rep[], b: readonly Rep[]): boolean {
  return a.length === b.length && a.every((rep, i) => rep === b[i]);
}

export function count(n: number, noun: string): string {
  return `${n === 0 ? 'no' : n} ${noun}${n === 1 ? '' : 's'}`;
}
