/**
 * The reference evaluator: a slow and obvious STG machine, the second opinion on the fast one.
 *
 * `evaluate` links modules, runs `Main.main` and answers what the program wrote and how it ended. Ill-typed programs throw WrongProgram.
 */
import type * as Stg from '../../compiler/stg/syntax.ts';
import type { HostFunctions } from './host-call.ts';
import type { Exit, Limits } from './machine.ts';
import { Machine } from './machine.ts';
import { link } from './program.ts';
import type { Closure, Thread } from './values.ts';
import { WrongProgram } from './values.ts';

export interface Options extends Partial<Limits> {
  readonly hostFunctions?: HostFunctions;
  /** what `vertebra.read` gives for descriptor 0 */
  readonly stdin?: string;
  /** told of every thunk that a `let` is about to build: by which thread, the thunk's name, the `let` */
  readonly onThunk?: (thread: Thread, name: string, site: Stg.Expr) => void;
}

export interface Outcome {
  readonly stdout: string;
  /** what the host would print about uncaught exceptions, one line each, without program name */
  readonly stderr: string;
  readonly exit: Exit;
  /** what `main` returned, not forced; null if it did not return a pointer */
  readonly result: Closure | null;
  readonly steps: number;
}

/** Generous defaults; `maxStack` and `reserve` count frames, `maxSteps` rule applications. */
export const defaultLimits: Limits = { maxSteps: 200_000_000, maxStack: 2_000_000, reserve: 10_000, overflow: 'deferred', quantum: 400 };

/** Runs a program that may wait for promises of its host functions. */
export async function evaluate(modules: readonly Stg.Module[], options: Options = {}): Promise<Outcome> {
  const run = start(modules, options);
  while (!run.machine.runUntilWait()) await Promise.race(run.machine.hostCalls);
  return run.outcome();
}

/** Runs a program that never waits for the host. */
export function evaluateSync(modules: readonly Stg.Module[], options: Options = {}): Outcome {
  const run = start(modules, options);
  if (!run.machine.runUntilWait()) throw new WrongProgram('the program waits for a promise of the host');
  return run.outcome();
}

function start(modules: readonly Stg.Module[], options: Options): { machine: Machine; outcome(): Outcome } {
  const program = link(modules);
  const main = program.scopes.get('Main')?.globals.get('main');
  if (main === undefined) throw new WrongProgram('there is no Main.main');
  const files = { 1: new Output(), 2: new Output() };
  const hostFunctions = { ...standardFunctions(files, options.stdin ?? ''), ...options.hostFunctions };
  const machine = new Machine(program, main, hostFunctions, { ...defaultLimits, ...options });
  machine.onThunk = options.onThunk ?? null;
  return { machine, outcome: () => outcomeOf(machine, files) };
}

function outcomeOf(machine: Machine, files: Record<1 | 2, Output>): Outcome {
  const exit = machine.exit as Exit;
  const uncaught = exit.exception === undefined ? [] : [exit.exception];
  const { result, steps } = machine;
  const reports = [...machine.casualties, ...uncaught].map((e) => `${exceptionText(machine, e)}\n`);
  if (exit.reason === 'overflowMasked') reports.push('stack overflow\n');
  return { stdout: files[1].text(), stderr: files[2].text() + reports.join(''), exit, result, steps };
}

class Output {
  readonly #bytes: number[] = [];

  write(bytes: Uint8Array): void {
    for (const byte of bytes) this.#bytes.push(byte);
  }

  text(): string {
    return new TextDecoder().decode(Uint8Array.from(this.#bytes));
  }
}

/** What every host offers: `vertebra.write (fd, bytes)` and `vertebra.read (fd, most)`, empty at the end of the input. */
function standardFunctions(files: Record<1 | 2, Output>, stdin: string): HostFunctions {
  let unread = new TextEncoder().encode(stdin);
  return {
    'vertebra.write': (fd: 1 | 2, bytes: Uint8Array) => files[fd].write(bytes),
    'vertebra.read': (_fd: number, most: number) => {
      const bytes = unread.slice(0, most);
      unread = unread.slice(most);
      return bytes;
    },
  };
}

const messages: Readonly<Record<string, string>> = {
  StackOverflow: 'stack overflow',
  HeapOverflow: 'heap overflow',
  DivideByZero: 'divide by zero',
  Overflow: 'arithmetic overflow',
  IndexOutOfBounds: 'array index out of range',
  NonTermination: '<<loop>>',
  BlockedIndefinitelyOnMVar: 'thread blocked indefinitely in an MVar operation',
  ThreadKilled: 'thread killed',
  UserInterrupt: 'user interrupt',
};

/** The words for an exception: the message of an ErrorCall, GHC's text for those the machine raises, else the constructor's name. */
export function exceptionText(m: Machine, exception: Closure): string {
  const value = m.force(exception);
  if (value?.type !== 'CONSTR') return value?.type ?? 'exception';
  if (value.con.name !== 'ErrorCall') return messages[value.con.name] ?? value.con.name;
  return stringOf(m, value.fields[0] as Closure);
}

/** Forces a list of C#. */
export function stringOf(m: Machine, list: Closure): string {
  let text = '';
  for (let at = m.force(list); at?.type === 'CONSTR' && at.fields.length === 2; at = m.force(at.fields[1] as Closure)) {
    const char = m.force(at.fields[0] as Closure);
    if (char?.type === 'CONSTR') text += String.fromCodePoint(char.fields[0] as number);
  }
  return text;
}
