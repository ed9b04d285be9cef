/**
 * What a debugger is to those who use it: what can be looked at (`Target`), what can be made to happen (`Control`), and the plain data they answer.
 *
 * A target is a stopped machine or a core file, and is only read: looking never forces and never changes a byte. The terminal, the DAP server and
 * scripts are faces of these two interfaces.
 */
import type { HaskellError } from '../error.ts';
import type { DebugIndex, SourcePlace } from '../memory/debug-index.ts';
import type { MemoryView } from '../memory/view.ts';

/** A stopped machine, or the saved memory of one. */
export interface Target {
  readonly view: MemoryView;
  readonly debug: DebugIndex;
  /** static closures by name, `Module.name` and plain; what a core file or a machine knows of them */
  global(name: string): readonly GlobalClosure[];
  /** names of the program's top-level closures, without the library's; left out where nobody asks */
  globals?(): readonly string[];
  /** text of a source file by the name debug tables give it; null when it is not at hand */
  source(file: string): string | null;
  /** where instructions of the target stop being what was compiled: addresses of breakpoints, with the word that belongs there */
  readonly patched: ReadonlyMap<number, number>;
}

export interface GlobalClosure {
  readonly module: string;
  readonly name: string;
  /** untagged */
  readonly address: number;
}

// Stops -----------------------------------------------------------------------------------------------------------------------------------

export type StopReason = 'entry' | 'breakpoint' | 'step' | 'pause' | 'exception' | 'updated' | 'limit' | 'ended';

/** Why and where the machine stands still. */
export interface Stop {
  readonly reason: StopReason;
  /** id of the thread that was running; 0 when none was */
  readonly thread: number;
  /** address of the next instruction of that thread; 0 when it is about to return to the frame on top of its stack */
  readonly ip: number;
  readonly place: SourcePlace | null;
  /** function whose code comes next; '' when nobody knows */
  readonly function: string;
  /** ids of the breakpoints met here */
  readonly breakpoints: readonly number[];
  /** exception: what was raised, as text without running anything; ended: `exit code 0`, or the error's message */
  readonly text: string;
  /** ended: exit code; else null */
  readonly exitCode: number | null;
}

// Breakpoints -----------------------------------------------------------------------------------------------------------------------------

export type ExceptionKind = 'all' | 'uncaught' | 'async' | 'overflow' | 'loop';

/** Where to stop. Lines and columns count from 1. */
export type BreakpointPlace =
  | { readonly at: 'function'; readonly name: string }
  | { readonly at: 'line'; readonly file: string; readonly line: number; readonly col?: number }
  | { readonly at: 'instruction'; readonly address: number }
  /** when an exception is raised: any, only such as nobody catches, asynchronous ones, or by constructor name, of all or only of one of these kinds */
  | { readonly at: 'exception'; readonly which: ExceptionKind | { readonly name: string; readonly only?: ExceptionKind } }
  /** when the thunk that the expression names, or the closure at an address, is updated with its value */
  | { readonly at: 'updated'; readonly closure: number };

export interface BreakpointOptions {
  /** stop only when this holds: `NAME OP LITERAL` over variables that are evaluated (== /= < <= > >=), joined by && */
  readonly condition?: string;
  /** stop from the so-manieth visit on. Default 1 */
  readonly hits?: number;
  /** removed once it has stopped the program */
  readonly once?: boolean;
  /** do not stop, but say this, with {name} replaced by what `print name` shows */
  readonly log?: string;
}

export interface Breakpoint extends BreakpointOptions {
  readonly id: number;
  readonly place: BreakpointPlace;
  /** places in the code that it stands for; none yet: [] (it may match code loaded later) */
  readonly sites: readonly { readonly address: number; readonly place: SourcePlace | null; readonly function: string }[];
  readonly visits: number;
}

// Control ---------------------------------------------------------------------------------------------------------------------------------

/**
 * into, over: to another source span; `over` passes calls made from this frame; `out`: until this frame is gone; instruction: one of the machine's.
 */
export type Step = 'into' | 'over' | 'out' | 'instruction';

export interface StepOptions {
  /** steps end in the library's code, too */
  readonly library?: boolean;
}

/** A machine under a debugger. One movement at a time: a second one asked for meanwhile is refused with an Error that says so. */
export interface Control extends Target {
  /** where it stands; null before `run` and while it moves */
  readonly stop: Stop | null;
  readonly breakpoints: readonly Breakpoint[];
  /** how the program ended when it ended badly; else null */
  readonly error: HaskellError | null;
  /** starts the program; resolves at the first stop */
  run(entry?: string, stopAtEntry?: boolean): Promise<Stop>;
  continue(): Promise<Stop>;
  step(how: Step, count?: number, options?: StepOptions): Promise<Stop>;
  /** back to the state before the last such step, by snapshot and replay; throws an Error when the history does not reach */
  stepBack(how: Step, options?: StepOptions): Promise<Stop>;
  reverseContinue(): Promise<Stop>;
  /** stops the moving machine at its next safepoint */
  pause(): void;
  addBreakpoint(place: BreakpointPlace, options?: BreakpointOptions): Breakpoint;
  removeBreakpoint(id: number): boolean;
  /** told of log points and of everything that is said while moving; text without newline */
  onLog(listener: (text: string) => void): void;
  /**
   * Evaluates a closure to weak head normal form on a thread of its own, with `fuel` entries at most; refuses what a stopped thread is evaluating.
   * Answers the address of the value. Rejects with an Error whose message says why not.
   */
  force(closure: number, fuel?: number): Promise<number>;
  /** ends the program */
  end(): void;
}
