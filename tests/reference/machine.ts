/**
 * The reference machine: threads, the scheduler, the clock, and what a program's end looks like.
 *
 * Scheduling is a plain round robin over steps, so a program's run is the same every time. The clock is virtual: when all threads sleep it jumps to
 * the first wake-up, unless an answer of the host is awaited.
 */
import type * as Stg from '../../compiler/stg/syntax.ts';
import { deliverIfInterruptible, raiseAsync } from './exceptions.ts';
import type { HostFunctions } from './host-call.ts';
import type { Prim } from './primops.ts';
import { findPrimop } from './primops.ts';
import type { Program } from './program.ts';
import { collect, reachable } from './reach.ts';
import { step } from './rules.ts';
import type { ArrayClosure, Blocked, Closure, Control, StableName, Thread, Value, Weak } from './values.ts';
import { VOID, WrongProgram } from './values.ts';

export interface Limits {
  /** steps of all threads together before the run is given up */
  readonly maxSteps: number;
  /** frames a thread may have */
  readonly maxStack: number;
  /** frames beyond that for a masked thread */
  readonly reserve: number;
  readonly overflow: 'deferred' | 'ghc-7.6';
  /** steps a thread runs before the next one's turn */
  readonly quantum: number;
}

export interface Exit {
  readonly code: number;
  readonly reason: 'finished' | 'uncaught' | 'exited' | 'overflowMasked' | 'deadlock' | 'outOfSteps';
  readonly exception?: Closure;
}

export class Machine {
  readonly program: Program;
  readonly limits: Limits;
  readonly hostFunctions: HostFunctions;
  readonly main: Thread;
  readonly weaks: Weak[] = [];
  readonly stablePtrs = new Map<number, Closure>();
  /** what `setMemory#` was given */
  memory: ArrayClosure | null = null;
  /** threads that died of an exception worth a report, main excepted */
  readonly casualties: Closure[] = [];
  /** answers of the host that are awaited */
  readonly hostCalls = new Set<Promise<void>>();
  /** told of every thunk that a `let` is about to build */
  onThunk: ((thread: Thread, name: string, site: Stg.Expr) => void) | null = null;
  exit: Exit | null = null;
  result: Closure | null = null;
  clock = 0;
  steps = 0;
  readonly #threads: Thread[] = [];
  #running: Thread | null = null;
  #runQueue: Thread[] = [];
  #isYielding = false;
  readonly #stableNames = new WeakMap<object, StableName>();
  #stableCount = 0;

  constructor(program: Program, main: Closure, hostFunctions: HostFunctions, limits: Limits) {
    this.program = program;
    this.limits = limits;
    this.hostFunctions = hostFunctions;
    this.main = this.newThread({ do: 'apply', fun: main, args: [VOID] }, 0);
  }

  /** Runs until the program ends, or nothing can run before the host answers: then false. */
  runUntilWait(): boolean {
    while (this.exit === null) {
      const next = this.#runQueue.shift();
      if (next !== undefined) this.#runSlice(next);
      else if (this.hostCalls.size > 0) return false;
      else this.#whenIdle();
    }
    return true;
  }

  #runSlice(t: Thread): void {
    this.#running = t;
    this.#isYielding = false;
    for (let left = this.limits.quantum; left > 0 && t.status === 'runnable' && this.exit === null && !this.#isYielding; left--) {
      this.steps++;
      if (this.steps > this.limits.maxSteps) this.exit = { code: 1, reason: 'outOfSteps' };
      else step(this, t);
    }
    this.#running = null;
    if (t.status === 'runnable' && !this.#runQueue.includes(t)) this.#runQueue.push(t);
  }

  /** Nothing can run: time passes, or threads that wait for what can never happen are told so. */
  #whenIdle(): void {
    const sleepers = this.#threads.filter((t) => t.blocked?.why === 'delay');
    if (sleepers.length > 0) {
      this.clock = Math.min(...sleepers.map(wakeUpTime));
      const due = sleepers.filter((t) => wakeUpTime(t) <= this.clock);
      for (const t of due) this.wakeWith(t, []);
    } else if (!this.resurrect(reachable(this, [...this.stablePtrs.values()]))) this.exit = { code: 1, reason: 'deadlock' };
  }

  /** A collection, as far as programs can see one: weak pointers die, finalizers run, hopeless threads are told. */
  collect(): void {
    const roots = this.#threads.filter((t) => t.status === 'runnable' || t.blocked?.why === 'delay' || t.blocked?.why === 'hostCall');
    const { alive, finalizers } = collect(this, [...roots, ...this.stablePtrs.values()]);
    for (const finalizer of finalizers) this.newThread({ do: 'apply', fun: finalizer, args: [VOID] }, 0);
    this.resurrect(alive);
  }

  /** Throws at every blocked thread that nobody can reach; false if there was none. */
  resurrect(alive: ReadonlySet<object>): boolean {
    const hopeless = this.#threads.filter((t) => t.status === 'blocked' && !alive.has(t) && (t.blocked?.why === 'mvar' || t.blocked?.why === 'blackhole'));
    for (const t of hopeless) {
      raiseAsync(this, t, this.wellKnown(t.blocked?.why === 'mvar' ? 'BlockedIndefinitelyOnMVar' : 'NonTermination'));
    }
    return hopeless.length > 0;
  }

  // Threads ----------------------------------------------------------------------------------------------------------------------------

  newThread(control: Control, mask: Thread['mask']): Thread {
    const t: Thread = {
      type: 'TSO',
      id: this.#threads.length + 1,
      stack: [],
      control,
      mask,
      status: 'runnable',
      blocked: null,
      pending: [],
      overflowPending: false,
    };
    this.#threads.push(t);
    this.#runQueue.push(t);
    return t;
  }

  /** The running thread's turn is over. */
  yield(): void {
    this.#isYielding = true;
  }

  /** Takes a thread off the run queue. Its control says what it does when it is woken. */
  block(t: Thread, blocked: Blocked): void {
    t.status = 'blocked';
    t.blocked = blocked;
    deliverIfInterruptible(this, t);
  }

  wake(t: Thread): void {
    if (t.status !== 'blocked') return;
    t.status = 'runnable';
    t.blocked = null;
    this.#runQueue.push(t);
  }

  /** Wakes a thread whose operation is done. */
  wakeWith(t: Thread, values: readonly Value[]): void {
    t.control = { do: 'return', values };
    this.wake(t);
  }

  /** Takes a thread out of whatever it waits in; its operation will run again if it is ever resumed. */
  unblock(t: Thread): void {
    const { blocked } = t;
    if (blocked?.why === 'mvar') blocked.mvar.queue = blocked.mvar.queue.filter((wait) => wait.thread !== t);
    if (blocked?.why === 'blackhole' && blocked.thunk.state.is === 'blackhole') removeFrom(blocked.thunk.state.waiting, t);
    if (blocked?.why === 'throwTo') {
      const at = blocked.target.pending.findIndex((p) => p.sender === t);
      if (at >= 0) blocked.target.pending.splice(at, 1);
    }
    this.wake(t);
  }

  /** A thread returned to its stop frame. */
  finish(t: Thread, values: readonly Value[]): void {
    this.#end(t, 'finished');
    if (t !== this.main) return;
    this.result = typeof values[0] === 'object' ? values[0] : null;
    this.exit = { code: 0, reason: 'finished' };
  }

  /** Nobody caught this exception. */
  die(t: Thread, exception: Closure): void {
    this.#end(t, 'died');
    if (t === this.main) this.exit = { code: this.#exitCode(exception), reason: 'uncaught', exception };
    else if (exception !== this.wellKnown('ThreadKilled') && exception !== this.wellKnown('BlockedIndefinitelyOnMVar')) this.casualties.push(exception);
  }

  #end(t: Thread, status: 'finished' | 'died'): void {
    t.status = status;
    for (const { sender } of t.pending.splice(0)) if (sender !== null) this.wakeWith(sender, []);
  }

  #exitCode(exception: Closure): number {
    if (exception === this.wellKnown('StackOverflow')) return 2;
    return exception === this.wellKnown('HeapOverflow') ? 251 : 1;
  }

  /** Whether a frame fits. If not, stack overflow is on its way and the rule must do nothing more. */
  hasRoomFor(t: Thread): boolean {
    const { maxStack, reserve, overflow } = this.limits;
    if (t.stack.length < maxStack) return true;
    if (t.mask === 0) {
      raiseAsync(this, t, this.wellKnown('StackOverflow'));
      return false;
    }
    if (overflow === 'ghc-7.6') return true;
    t.overflowPending = true;
    if (t.stack.length < maxStack + reserve) return true;
    this.exit = { code: 2, reason: 'overflowMasked' };
    return false;
  }

  // Names ------------------------------------------------------------------------------------------------------------------------------

  wellKnown(symbol: string): Closure {
    const closure = this.program.wellKnown.get(symbol);
    if (closure === undefined) throw new WrongProgram(`no well-known closure ${symbol}`);
    return closure;
  }

  primop(op: string): Prim {
    return findPrimop(op);
  }

  stableName(closure: Closure): StableName {
    const known = this.#stableNames.get(closure);
    if (known !== undefined) return known;
    const fresh: StableName = { type: 'STABLE_NAME', number: ++this.#stableCount };
    this.#stableNames.set(closure, fresh);
    return fresh;
  }

  makeStablePtr(closure: Closure): number {
    const number = ++this.#stableCount;
    this.stablePtrs.set(number, closure);
    return number;
  }

  /** Runs a computation to its value beside the program, for a report about it; null when it fails or has to wait. */
  force(closure: Closure): Closure | null {
    const t = this.newThread({ do: 'enter', closure }, 0);
    this.#runQueue = this.#runQueue.filter((queued) => queued !== t);
    const holder: { value: Closure | null } = { value: null };
    for (let left = 1_000_000; left > 0 && t.status === 'runnable'; left--) {
      const { control } = t;
      if (control.do === 'return' && t.stack.length === 0) {
        holder.value = typeof control.values[0] === 'object' ? control.values[0] : null;
        break;
      }
      step(this, t);
    }
    this.#end(t, 'finished');
    return holder.value;
  }

  get running(): Thread | null {
    return this.#running;
  }
}

function wakeUpTime(t: Thread): number {
  return t.blocked?.why === 'delay' ? t.blocked.until : Number.POSITIVE_INFINITY;
}

function removeFrom<T>(list: T[], item: T): void {
  const at = list.indexOf(item);
  if (at >= 0) list.splice(at, 1);
}
