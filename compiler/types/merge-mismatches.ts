/** Mismatches that have one cause: one message of several. */
import type { Diagnostic } from '../base/diagnostic.ts';
import type { Span } from '../base/span.ts';
import type { Why } from './why.ts';

/** A mismatch that was reported, and what puts it in words. */
export interface Mismatch {
  readonly diagnostic: Diagnostic;
  readonly why: Why;
  readonly word: () => Partial<Diagnostic>;
}

/** Said of a call with too many arguments, of which one is a function. */
export const APPLIED = 'are parentheses missing? `f g x` is `(f g) x`, not `f (g x)`';

/** The messages that are not needed beside others, which say it for them. */
export function mergeMismatches(mismatches: readonly Mismatch[]): ReadonlySet<Diagnostic> {
  const dropped = new Set<Diagnostic>();
  const wholes = new Map<Span, Diagnostic>();
  const dependencies = new Set<string>();
  const calls: Diagnostic[] = [];
  const parts = new Map<Span, Diagnostic>();
  for (const { diagnostic, why } of mismatches) {
    wholes.set(why.span, diagnostic);
    const { reason } = why;
    if (reason.reason === 'functionalDependency') {
      const said = `${reason.class} ${diagnostic.expected} ${diagnostic.found}`;
      if (dependencies.has(said)) dropped.add(diagnostic);
      dependencies.add(said);
    }
    if (reason.reason === 'call') calls.push(diagnostic);
    if (reason.reason === 'functionArgument' && diagnostic.found?.includes('->') && !diagnostic.expected?.includes('->')) {
      const call = calls.find(
        ({ span: { line, col, endLine, endCol } }) => line === why.span.line && line === endLine && col < why.span.col && why.span.endCol < endCol,
      );
      if (call !== undefined) {
        Object.assign(call, { help: APPLIED });
        dropped.add(diagnostic);
      }
    }
    if ((reason.reason !== 'operand' && reason.reason !== 'listItem') || reason.whole === undefined) continue;
    const first = parts.get(reason.whole);
    const outer = wholes.get(reason.whole);
    if (first !== undefined && first.expected === diagnostic.expected && first.found === diagnostic.found) {
      // the operator, or the list, is of another type than its parts, which agree
      const message =
        reason.reason === 'operand' ? `the operands of \`${reason.operator}\` have the wrong type` : 'these items of the list have the wrong type';
      Object.assign(first, { message, span: { ...first.span, endLine: diagnostic.span.endLine, endCol: diagnostic.span.endCol } });
      dropped.add(diagnostic);
    } else parts.set(reason.whole, diagnostic);
    if (reason.reason === 'operand' && reason.operator === '.' && reason.side === 'left' && !diagnostic.found?.includes('->')) {
      Object.assign(diagnostic, { help: '`.` composes functions; a field is applied to the record: `field record`' });
      if (outer !== undefined && outer !== diagnostic) dropped.add(outer);
    } else if (reason.reason === 'operand' && outer !== undefined && outer !== diagnostic && isLike(outer.expected, diagnostic.found)) {
      // one operand is what the whole should be
      if (reason.operator === '++' && !diagnostic.found?.includes(' ')) Object.assign(diagnostic, { help: '`++` is for lists only, `<>` for others, too' });
      else if (reason.isCall) Object.assign(diagnostic, { help: `are parentheses missing? \`f x ${reason.operator} y\` is \`(f x) ${reason.operator} y\`` });
      dropped.add(outer);
    }
  }
  return dropped;
}

/** Types of the same constructor. */
function isLike(expected = '', found = ''): boolean {
  const [head] = expected.split(' ', 1);
  return found === expected || (/^[A-Z]/.test(head) && found.startsWith(`${head} `));
}
