/**
 * Passes go down trees by calling themselves: trees that are too deep for that are a program's mistake, to be told of as such.
 *
 * A pass that was interrupted leaves things half done, on the interfaces it has read, too: neither its session nor its library serves any longer. The optimiser goes
 * deeper than the trees it is given; when it inlines less (`shallow`), and without it, there are further chances, each in a new session.
 */
import type { Diagnostic } from './diagnostic.ts';
import { noSpan } from './span.ts';

const TOO_DEEP = 'TooDeep';

/** Is it what an engine throws when calls are nested too deeply? */
export function isStackOverflow(error: unknown): boolean {
  return error instanceof Error && /maximum call stack|too much recursion/i.test(error.message);
}

/** Runs it; when it nests too deeply for this engine, answers a diagnostic instead. `file`: the number of that of the module; null: nobody knows which of the program's. */
export function unlessTooDeep<T>(file: number | null, run: () => T): T | Diagnostic {
  try {
    return run();
  } catch (error) {
    if (!isStackOverflow(error)) throw error;
    return tooDeep(file, 'error', `something in this ${file === null ? 'program' : 'module'} is nested too deeply to be compiled`);
  }
}

/** Is there something that an optimiser that does less may get over: a tree that is too deep, or a function that holds too much at a time? */
export function isTooDeep(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ kind }) => kind === TOO_DEEP || kind === 'FrameTooLarge');
}

/** A program was compiled without the optimiser, which it is too deep for. `file`: the number of that of its main module. */
export function notOptimised(file: number): Diagnostic {
  return tooDeep(file, 'warning', 'this program is not optimised: something in it is nested too deeply, or becomes too large');
}

function tooDeep(file: number | null, level: Diagnostic['level'], message: string): Diagnostic {
  const span = file === null ? noSpan : { file, line: 1, col: 1, endLine: 1, endCol: 2 };
  return { level, kind: TOO_DEEP, message, span, help: 'give parts of long or deep expressions names of their own, or split the module' };
}
