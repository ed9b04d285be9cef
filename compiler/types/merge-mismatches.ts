/** Mismatches that have one cause: one message of several. */
import type { Diagnostic } from '../base/diagnostic.ts';
import type { Span } from '../base/span.ts';
import type { ReasonOf, Why } from './why.ts';

/** A mismatch that was reported, and what puts it in words. */
export interface Mismatch {
  readonly diagnostic: Diagnostic;
  readonly why: Why;
  readonly word: () => Partial<Diagnostic>;
}

/** Said of a call with too many arguments, of which one is a function. */
export const APPLIED = 'are parentheses missing? `f g x` is `(f g) x`, not `f (g x)`';

/** The messages, in the order in which they were reported, that are not needed beside others, which say it for them. */
export function mergeMismatches(mismatches: readonly Mismatch[]): ReadonlySet<Diagnostic> {
  const merger = new Merger();
  for (const { diagnostic, why } of mismatches) merger.add(diagnostic, why);
  return merger.dropped;
}

class Merger {
  readonly dropped = new Set<Diagnostic>();
  /** the last message about each place */
  readonly #at = new Map<Span, Diagnostic>();
  /** of operands and items of lists: the first of those that say the same, by the place of the whole */
  readonly #parts = new Map<Span, Diagnostic>();
  /** calls with too many arguments */
  readonly #calls: Diagnostic[] = [];
  /** functional dependencies, each with the types that contradict it */
  readonly #dependencies = new Set<string>();

  add(diagnostic: Diagnostic, { span, reason }: Why): void {
    this.#at.set(span, diagnostic);
    switch (reason.reason) {
      case 'functionalDependency':
        return this.#dependency(diagnostic, reason.class);
      case 'call':
        this.#calls.push(diagnostic);
        return;
      case 'functionArgument':
        return this.#argument(diagnostic, span);
      case 'listItem':
        if (reason.whole !== undefined) this.#part(diagnostic, reason.whole, 'these items of the list have the wrong type');
        return;
      case 'operand':
        if (reason.whole === undefined) return;
        this.#part(diagnostic, reason.whole, `the operands of \`${reason.operator}\` have the wrong type`);
        this.#operand(diagnostic, reason, this.#at.get(reason.whole));
    }
  }

  /** The same types contradict it wherever they meet. */
  #dependency(diagnostic: Diagnostic, className: string): void {
    const types = `${className} ${diagnostic.expected} ${diagnostic.found}`;
    if (this.#dependencies.has(types)) this.dropped.add(diagnostic);
    this.#dependencies.add(types);
  }

  /** A function where none is expected, in a call with too many arguments: it was to be applied to those. */
  #argument(diagnostic: Diagnostic, span: Span): void {
    if (!isFunction(diagnostic.found) || isFunction(diagnostic.expected)) return;
    const call = this.#calls.find(
      ({ span: { line, col, endLine, endCol } }) => line === span.line && line === endLine && col < span.col && span.endCol < endCol,
    );
    if (call === undefined) return;
    Object.assign(call, { help: APPLIED });
    this.dropped.add(diagnostic);
  }

  /** Parts that agree: it is the operator, or the list, that is of another type. `message` is said of all of them. */
  #part(diagnostic: Diagnostic, whole: Span, message: string): void {
    const first = this.#parts.get(whole);
    if (first !== undefined && first.expected === diagnostic.expected && first.found === diagnostic.found) {
      const { endLine, endCol } = diagnostic.span;
      Object.assign(first, { message, span: { ...first.span, endLine, endCol } });
      this.dropped.add(diagnostic);
    } else this.#parts.set(whole, diagnostic);
  }

  /** An operand and the operator's application, `whole`, where both are wrong: what was meant by the operator. */
  #operand(diagnostic: Diagnostic, { operator, side, isCall }: ReasonOf<'operand'>, whole: Diagnostic | undefined): void {
    const isBoth = whole !== undefined && whole !== diagnostic;
    if (operator === '.' && side === 'left' && !isFunction(diagnostic.found)) {
      Object.assign(diagnostic, { help: '`.` composes functions; a field is applied to the record: `field record`' });
      if (isBoth) this.dropped.add(whole);
    } else if (isBoth && isLike(whole.expected, diagnostic.found)) {
      // this operand is what the whole should be
      if (operator === '++' && !diagnostic.found?.includes(' ')) Object.assign(diagnostic, { help: '`++` is for lists only, `<>` for others, too' });
      else if (isCall) Object.assign(diagnostic, { help: `are parentheses missing? \`f x ${operator} y\` is \`(f x) ${operator} y\`` });
      this.dropped.add(whole);
    }
  }
}

/** Is there an arrow in the type as it is shown? */
function isFunction(type: string | undefined): boolean {
  return type?.includes('->') === true;
}

/** Types of the same constructor. */
function isLike(expected = '', found = ''): boolean {
  const [head] = expected.split(' ', 1);
  return found === expected || (/^[A-Z]/.test(head) && found.startsWith(`${head} `));
}
