/** What the user is told when a program ends badly: GHC's line, then the stack. */

import { withInlined } from '../backtrace/inlined.ts';
import { type Backtrace, type BacktraceEntry, type PrintOptions, printCause, printHistory } from '../backtrace.ts';
import type { HaskellError } from '../error.ts';

/** A program that does not compile, or an image that cannot be read: what there is to say has been said. Exit code 1. */
export class NotCompiled extends Error {
  constructor(file: string) {
    super(`${file} was not compiled`);
    this.name = 'NotCompiled';
  }
}

export type BacktraceStyle = 'short' | 'full' | 'none' | 'json';
export const backtraceStyles: readonly BacktraceStyle[] = ['short', 'full', 'none', 'json'];

/** How backtraces are printed: the sources of the program, where it is known, colours, the width of the terminal. */
export interface FailureOptions extends Omit<PrintOptions, 'short'> {
  /** takes from a backtrace what is not the user's. Default: nothing */
  readonly trimmed?: (backtrace: Backtrace) => Backtrace;
}

/** The stack an error carries; null when none was taken. */
export function backtraceOf(error: HaskellError, { trimmed }: FailureOptions = {}): Backtrace | null {
  return error.backtrace === null || trimmed === undefined ? error.backtrace : trimmed(error.backtrace);
}

/**
 * `Prog: divide by zero`, the reason where one is known, and the backtrace; ends in a newline. '' for a program that ended itself.
 * Style `json`: one JSON document in one line instead.
 */
export function failureText(error: HaskellError, program: string, style: BacktraceStyle, options: FailureOptions = {}): string {
  if (error.kind === 'exit') return '';
  if (style === 'json') return `${JSON.stringify({ program, ...failureData(error, 'full', options) })}\n`;
  const lines = [`${program}: ${error.message}`];
  if (error.registers !== null) lines.push(registersText(error.registers));
  const backtrace = style === 'none' ? null : backtraceOf(error, options);
  if (backtrace !== null) {
    const printing = { ...options, short: style === 'short' };
    lines.push(causeText(error, backtrace, printing), printHistory(style === 'full' ? backtrace : withoutCommand(backtrace), printing));
  }
  return `${lines.filter((line) => line !== '').join('\n')}\n`;
}

/** The JavaScript at the base is this command. */
function withoutCommand(backtrace: Backtrace): Backtrace {
  const last = backtrace.entries.findLastIndex(isOfProgram);
  return { ...backtrace, entries: backtrace.entries.slice(0, last + 1) };
}

function isOfProgram(entry: BacktraceEntry): boolean {
  return entry.entry !== 'host' && entry.entry !== 'missing';
}

/** The circle of a `<<loop>>` is news only for that exception: the machine remembers the last one. */
function causeText(error: HaskellError, backtrace: Backtrace, options: PrintOptions): string {
  return printCause(error.exception?.name.endsWith('NonTermination') ? backtrace : { ...backtrace, loop: [] }, options);
}

function registersText(registers: Readonly<Record<string, number>>): string {
  return Object.entries(registers)
    .map(([name, value]) => `${name} 0x${value.toString(16)}`)
    .join('  ');
}

/** The same as data, for `--json` and `--backtrace=json`. */
export function failureData(error: HaskellError, style: BacktraceStyle, options: FailureOptions = {}): object {
  const backtrace = style === 'none' ? null : backtraceOf(error, options);
  return {
    kind: error.kind,
    message: error.message,
    exitCode: error.exitCode,
    exception: error.exception,
    thread: error.thread,
    registers: error.registers ?? undefined,
    backtrace:
      backtrace === null
        ? undefined
        : {
            frames: backtrace.frames,
            entries: withInlined(backtrace.entries),
            cutOff: backtrace.cutOff || undefined,
            raised: backtrace.raised === null ? undefined : { ...backtrace.raised, entries: withInlined(backtrace.raised.entries) },
          },
    loop: error.exception?.name.endsWith('NonTermination') ? backtrace?.loop : undefined,
    waitFor: backtrace?.waitFor?.waits.map(({ thread, why, on, for: tsos }) => ({ thread: thread.id, why, on, for: tsos })),
  };
}
