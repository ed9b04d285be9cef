/** What the user is told when a program ends badly: GHC's line, then the stack. */
import { type Backtrace, printBacktrace, printCause } from '../backtrace.ts';
import type { HaskellError } from '../error.ts';

/** A program that does not compile, or an image that cannot be read: what there is to say has been said. Exit code 1. */
export class NotCompiled extends Error {
  constructor(file: string) {
    super(`${file} was not compiled`);
    this.name = 'NotCompiled';
  }
}

export type BacktraceStyle = 'short' | 'full' | 'none';

/** The stack an error carries; null when none was taken. */
export function backtraceOf(error: HaskellError): Backtrace | null {
  const { backtrace } = error;
  if (typeof backtrace === 'function') return (backtrace as () => Backtrace)();
  return (backtrace as Backtrace | null) ?? null;
}

/** `Prog: divide by zero`, the reason where one is known, and the backtrace; ends in a newline. '' for a program that ended itself. */
export function failureText(error: HaskellError, program: string, style: BacktraceStyle, color: boolean): string {
  if (error.kind === 'exit') return '';
  const lines = [`${program}: ${error.message}`];
  if (error.registers !== null) lines.push(registersText(error.registers));
  const backtrace = style === 'none' ? null : backtraceOf(error);
  if (backtrace !== null) lines.push(causeText(error, backtrace), printBacktrace(backtrace, { color, short: style === 'short' }));
  return `${lines.filter((line) => line !== '').join('\n')}\n`;
}

/** The circle of a `<<loop>>` is news only for that exception: the machine remembers the last one. */
function causeText(error: HaskellError, backtrace: Backtrace): string {
  return printCause(error.exception?.name === 'NonTermination' ? backtrace : { ...backtrace, loop: [] });
}

function registersText(registers: Readonly<Record<string, number>>): string {
  return Object.entries(registers)
    .map(([name, value]) => `${name} 0x${value.toString(16)}`)
    .join('  ');
}

/** The same as data, for `--json`. */
export function failureData(error: HaskellError, style: BacktraceStyle): object {
  const backtrace = style === 'none' ? null : backtraceOf(error);
  return {
    kind: error.kind,
    message: error.message,
    exitCode: error.exitCode,
    exception: error.exception,
    thread: error.thread,
    registers: error.registers ?? undefined,
    backtrace: backtrace === null ? undefined : { frames: backtrace.frames, entries: backtrace.entries, cutOff: backtrace.cutOff || undefined },
    loop: error.exception?.name === 'NonTermination' ? backtrace?.loop : undefined,
    waitFor: backtrace?.waitFor?.waits.map(({ thread, why, on, for: tsos }) => ({ thread: thread.id, why, on, for: tsos })),
  };
}
