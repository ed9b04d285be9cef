/**
 * Drives one machine: slices of fuel, host calls, timers, limits. Exits of the machine become outcomes of what is outstanding (exits.ts).
 *
 * Two drivers share one core: `drive` lets the event loop breathe and waits for promises and timers, `driveSync` does neither. Nested calls (host function →
 * `driveSync`) are inner loops of the same core on the same machine; whatever ends meanwhile is settled, whoever waits for it.
 */
import * as E from '../abi/exit-reasons.gen.ts';
import * as L from '../abi/layout.ts';
import { WK_USER_INTERRUPT } from '../abi/well-known.gen.ts';
import { Allowance } from './allowance.ts';
import { breathe } from './breathe.ts';
import { type Answer, type CallContext, type Dispatcher, isReclaiming, sampleCall } from './calls.ts';
import { type Deaths, threadId } from './deaths.ts';
import { HaskellError } from './error.ts';
import { Exits } from './exits.ts';
import type { MachineExports, Ptr } from './exports.ts';
import { type Activation, keepSites } from './host-frames/activation.ts';
import type { Callers } from './host-frames/host-view.ts';
import type { MemoryAccess } from './memory-access.ts';
import type { LoopSampler, LoopWatcher } from './onlookers.ts';
import type { Watch } from './options.ts';
import { Outstanding } from './outstanding.ts';
import { Pending } from './pending.ts';
import type { Values } from './values.ts';
import { waitingCalls } from './waiting-calls.ts';

/** Function entries and back edges between two looks at the clock: about a millisecond. More than any quantum (options.ts). */
const SLICE_FUEL = 100_000;
/** What a host call costs, so that a loop of nothing but host calls ends its slices, too. */
const HOST_CALL_FUEL = 20;
/** How long the machine may keep the event loop to itself. */
const BREATH_MS = 12;
/** Host functions on top of each other: half of what the smallest JavaScript stack holds (a worker's), since running out of it in our midst cannot be mended. */
const MAX_NESTED = 200;
const MAX_TIMER_MS = 0x7fffffff;

const EXIT_A = (L.REGS + L.REG_EXIT_A) >>> 2;
const EXIT_B = (L.REGS + L.REG_EXIT_B) >>> 2;
const EXIT_C = (L.REGS + L.REG_EXIT_C) >>> 2;
const FUEL = (L.REGS + L.REG_FUEL) >>> 2;
const SLICE = (L.REGS + L.REG_SLICE) >>> 2;

/** What the loop knows of a run and memory does not. */
export interface LoopState {
  /** id of the main thread while it runs; null: it does not */
  readonly main: number | null;
  readonly calls: readonly { readonly serial: number; readonly thread: number }[];
  readonly fuelUsed: number;
  /** until the deadline; null: there is none */
  readonly remainingMs: number | null;
}

type Pause = 'settled' | 'busy' | 'waiting' | 'paused';

/** What the loop needs from the machine around it. */
export interface LoopParts {
  readonly machine: MachineExports;
  readonly access: MemoryAccess;
  readonly values: Values;
  readonly watch: Watch;
  readonly clock: () => number;
  readonly deaths: Deaths;
  /** an exit of main ends its run, not the machine */
  readonly outlivesExit: boolean;
}

export class RunLoop implements CallContext, Callers {
  readonly machine: MachineExports;
  readonly access: MemoryAccess;
  readonly values: Values;
  readonly sampleCall = sampleCall;
  /** by host function number */
  readonly dispatch: Dispatcher[] = [];
  /** a debugger, if there is one */
  watcher: LoopWatcher | null = null;
  /** a profiler, if there is one */
  sampler: LoopSampler | null = null;
  readonly outlivesExit: boolean;
  readonly #signalled: AbortSignal | null;
  readonly #clock: () => number;
  readonly #deaths: Deaths;
  readonly #outstanding = new Outstanding();
  readonly #allowance: Allowance;
  readonly #exits: Exits;
  #stopped: HaskellError | null = null;
  /** host functions now on the JavaScript stack */
  #depth = 0;
  #driving = false;
  #paused = false;
  /** a synchronous call was under way when somebody asked for a pause */
  #pauseOwed = false;
  /** main is to be thrown UserInterrupt */
  #interrupted = false;
  #wakeUp: (() => void) | null = null;
  /** answers that came while the machine stood in the middle of an instruction */
  readonly #arrivals: (() => void)[] = [];
  /** the exit at which a debugger had the machine stand still: to be handled first */
  #unhandled: number = E.EXIT_NONE;
  /** the calls that threads wait for were made of another host: they have to be made again */
  #owed = false;

  constructor(parts: LoopParts) {
    this.machine = parts.machine;
    this.access = parts.access;
    this.values = parts.values;
    this.#clock = parts.clock;
    this.#deaths = parts.deaths;
    this.outlivesExit = parts.outlivesExit;
    this.#signalled = parts.watch.signal;
    this.#allowance = new Allowance(parts.watch, parts.clock);
    this.#exits = new Exits(this, parts.deaths, this.#outstanding);
  }

  /** Whether a host function is being called right now. */
  get insideHostCall(): boolean {
    return this.#depth > 0;
  }

  // Starting ----------------------------------------------------------------------------------------------------------------------------

  /** Makes the main thread. Throws as `startCall`. */
  startMain(closure: Ptr, read: (result: Ptr) => unknown, activation: Activation | null = null): Pending {
    this.#start();
    const made = this.machine.startMain(closure);
    if (made === 0) throw new HaskellError('heapOverflow', 'heap overflow: no room for the main thread');
    const pending = new Pending(threadId(this.values, this.access.register(L.REG_MAIN)), read, 0, 0, activation);
    this.#outstanding.add(pending);
    this.#interrupted = false;
    return pending;
  }

  /**
   * Puts a call on top of the thread that is calling out, when inside a host call, else on a thread of its own.
   * Throws HaskellError `stopped`, `heapOverflow` when there is no memory for a thread, or `stackOverflow` when host and Haskell call each other too deep.
   */
  startCall(closure: Ptr, read: (result: Ptr) => unknown, activation: Activation | null = null): Pending {
    this.#start();
    if (this.access.register(L.REG_STOPPED) !== L.STOPPED_NOT) throw new HaskellError('wouldBlock', 'the machine is stopped by a debugger');
    if (this.#depth >= MAX_NESTED) throw this.#nestedTooDeep();
    const under = this.#hostCall();
    const serial = this.machine.evaluate(closure);
    if (serial === 0) throw new HaskellError('heapOverflow', 'heap overflow: no room for a call from the host');
    const pending = new Pending(threadId(this.values, this.access.register(L.REG_TSO)), read, serial, under, activation);
    this.#outstanding.add(pending);
    return pending;
  }

  #nestedTooDeep(): HaskellError {
    const message = `stack overflow: host functions and Haskell call each other, ${MAX_NESTED} deep`;
    return new HaskellError('stackOverflow', message, { backtrace: this.#deaths.capture() });
  }

  /** Id of the host call that the running thread waits for; 0 = none. */
  #hostCall(): number {
    const tso = this.access.register(L.REG_TSO);
    return tso !== 0 && this.access.word(tso + L.TSO_WHY) === L.BLOCK_HOST_CALL ? this.access.word(tso + L.TSO_WAKE) : 0;
  }

  // Who called in -----------------------------------------------------------------------------------------------------------------------

  activationOf(serial: number): Activation | null {
    return this.#outstanding.call(serial)?.activation ?? null;
  }

  mainActivation(thread: number): Activation | null {
    const { main } = this.#outstanding;
    return main?.thread === thread ? main.activation : null;
  }

  currentCall(): number {
    return this.insideHostCall ? this.#hostCall() : 0;
  }

  /** Whether somebody drives already, so that a call that is started now will be run later. */
  get isDriving(): boolean {
    return this.#driving;
  }

  /** Runs what the host does for itself while a program is under way: not the run's time. What runs there is given at least so many ms. */
  lendTime<T>(leastMs: number, action: () => T): T {
    return this.#allowance.lend(leastMs, action);
  }

  #start(): void {
    if (this.#stopped) throw new HaskellError('stopped', `the machine has ended: ${this.#stopped.message}`, { cause: this.#stopped });
    if (this.#outstanding.isEmpty) this.#allowance.begin();
  }

  // Drivers -----------------------------------------------------------------------------------------------------------------------------

  /** Runs until nothing is pending. One driver at a time: further calls join it. Never rejects. */
  async drive(): Promise<void> {
    if (this.#driving) {
      this.#signal();
      return;
    }
    this.#driving = true;
    this.#reissue();
    const abort = (): void => this.#signal();
    this.#signalled?.addEventListener('abort', abort);
    try {
      while (!this.#paused) {
        const pause = this.#advance(null, this.#clock() + BREATH_MS);
        if (pause === 'busy' || pause === 'waiting') keepSites();
        if (pause === 'busy') await breathe();
        else if (pause === 'waiting') await this.#event();
        else return;
      }
    } catch (failure) {
      this.end(this.#deaths.trap(failure));
    } finally {
      this.#driving = false;
      this.#signalled?.removeEventListener('abort', abort);
    }
  }

  /**
   * Runs until `pending` has ended and answers its value. Throws its HaskellError, or `wouldBlock` when only a timer or a promise could help; a nested call
   * that must wait ends the machine, since the JavaScript stack above it cannot.
   */
  driveSync(pending: Pending): unknown {
    this.#reissue();
    const pause = this.#advance(pending, Number.POSITIVE_INFINITY);
    if (pause === 'waiting' || pause === 'paused') {
      const error = new HaskellError('wouldBlock', 'a synchronous run would have to wait for a timer or a promise: use the asynchronous form', {
        backtrace: this.#deaths.capture(),
      });
      if (this.insideHostCall) this.end(error);
      this.#outstanding.forget(pending);
      throw error;
    }
    return pending.result();
  }

  /**
   * Stops at the next function entry; `resume` goes on. While a synchronous call is under way, once that has returned: JavaScript waits for it. Throws an Error
   * in a synchronous run, which nobody could resume.
   */
  pause(): void {
    if (this.insideHostCall && !this.#driving) throw new Error('a synchronous run cannot be paused: use the asynchronous form');
    this.machine.pause();
    if (this.watcher !== null) this.#signal();
  }

  /** Throws UserInterrupt at the main thread, before the next slice. False when none runs, or no image defines that exception. */
  interrupt(): boolean {
    if (this.#stopped || this.#outstanding.main === null || this.#userInterrupt() === 0) return false;
    this.#interrupted = true;
    this.#signal();
    return true;
  }

  #userInterrupt(): Ptr {
    return this.access.word(L.WELL_KNOWN + WK_USER_INTERRUPT * L.WORD_B);
  }

  /** Not while a host function is being called, or where a debugger has stopped the machine: then later. */
  #throwInterrupt(): boolean {
    if (!this.#interrupted || this.#depth > 0 || this.access.register(L.REG_STOPPED) !== L.STOPPED_NOT) return false;
    const main = this.access.register(L.REG_MAIN);
    // 0: no memory; tried again
    this.#interrupted = main !== 0 && this.machine.throwTo(main, this.#userInterrupt()) === 0;
    return !this.#interrupted;
  }

  resume(): Promise<void> {
    this.#paused = false;
    return this.drive();
  }

  /** Waits for a timer, an answer of a host call, an abort, or the deadline. */
  #event(): Promise<void> {
    const until = Math.min(this.access.data.getFloat64(L.REGS + L.REG_EXIT_C, true), this.#allowance.deadlineMs) - this.#clock();
    return new Promise((resolve) => {
      // A longer wait is continued: without a timer Node would end.
      const timer = until < Number.POSITIVE_INFINITY ? setTimeout(() => this.#signal(), Math.min(Math.max(0, Math.ceil(until)), MAX_TIMER_MS)) : undefined;
      this.#wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
      if (this.#signalled?.aborted) this.#signal();
    });
  }

  #signal(): void {
    const wakeUp = this.#wakeUp;
    this.#wakeUp = null;
    wakeUp?.();
  }

  // The core ----------------------------------------------------------------------------------------------------------------------------

  /** Runs until `until` (null: everything) is settled, the budget is spent, or nothing can run. */
  #advance(until: Pending | null, budgetEnd: number): Pause {
    for (;;) {
      if (this.#stopped || (until ? until.settled : this.#outstanding.isEmpty)) return 'settled';
      const limit = this.#allowance.reached();
      if (limit) this.end(new HaskellError(limit.kind, limit.message, { cause: limit.cause, backtrace: this.#deaths.capture() }));
      else if (budgetEnd < Number.POSITIVE_INFINITY && this.#clock() >= budgetEnd) return 'busy';
      else {
        if (this.#pauseOwed && until === null) {
          this.#pauseOwed = false;
          this.machine.pause();
        }
        this.#throwInterrupt();
        const reason = this.watcher === null ? this.#slice() : this.#watched(this.watcher, until !== null);
        if (reason === E.EXIT_WAIT) {
          if (!this.#throwInterrupt()) return 'waiting';
        } else if (reason !== E.EXIT_PAUSED) this.#exits.handle(reason, until);
        else if (until !== null && this.#driving && this.watcher === null) this.#pauseOwed = true;
        else {
          this.#paused = true;
          return 'paused';
        }
      }
    }
  }

  /** One slice: until something else than a host call happens. The hot path of host calls. */
  #slice(): number {
    const { machine, access, dispatch, sampler } = this;
    const granted = this.#granted(sampler);
    let fuel = granted;
    try {
      for (;;) {
        const reason = machine.run(fuel);
        const { words } = access;
        fuel = Math.max(0, (words[FUEL] + words[SLICE]) | 0);
        if (reason !== E.EXIT_HOST_CALL) {
          this.#allowance.spend(granted - fuel);
          if (words[(L.REGS + L.REG_DEAD_HANDLES) >>> 2] !== 0) this.values.dropDead();
          if (sampler !== null) sampler.sliceEnds(granted - fuel);
          return reason;
        }
        this.#depth++;
        if (sampler === null) dispatch[words[EXIT_A]](words[EXIT_B], words[EXIT_C]);
        else sampler.hostCall(dispatch[words[EXIT_A]], words[EXIT_A], words[EXIT_B], words[EXIT_C]);
        this.#depth--;
        fuel -= HOST_CALL_FUEL;
        if (fuel <= 0 || this.#stopped) {
          this.#allowance.spend(granted);
          if (sampler !== null) sampler.sliceEnds(granted);
          return E.EXIT_SLICE;
        }
      }
    } catch (trap) {
      this.end(this.#deaths.trap(trap));
      return E.EXIT_NONE;
    }
  }

  /** Fuel of a slice. What a debugger stopped goes on with the fuel it had. */
  #granted(sampler: LoopSampler | null): number {
    const { access } = this;
    const wanted = sampler === null ? SLICE_FUEL : sampler.sliceBegins(this.#depth);
    if (access.register(L.REG_STOPPED) !== L.STOPPED_NOT) return (access.words[FUEL] | 0) + access.words[SLICE];
    return Math.min(wanted, this.#allowance.fuelLeft);
  }

  /** A slice under a debugger's eyes; EXIT_PAUSED when the machine is to stand still. */
  #watched(watcher: LoopWatcher, isNested: boolean): number {
    const left = this.#unhandled;
    this.#unhandled = E.EXIT_NONE;
    if (left !== E.EXIT_NONE) return left;
    this.#deliver(watcher);
    watcher.before(isNested);
    const reason = this.#slice();
    if (watcher.stays(reason, isNested)) {
      if (reason !== E.EXIT_BREAK && reason !== E.EXIT_PAUSED) this.#unhandled = reason;
      return E.EXIT_PAUSED;
    }
    return reason === E.EXIT_BREAK || reason === E.EXIT_PAUSED ? E.EXIT_NONE : reason;
  }

  /** Gives the answers that have come, if the machine is where it can take them. */
  #deliver(watcher: LoopWatcher): void {
    if (this.#arrivals.length === 0 || this.access.register(L.REG_STOPPED) !== L.STOPPED_NOT) return;
    watcher.arrived();
    for (const answer of this.#arrivals.splice(0)) answer();
  }

  /** The machine is over: everything outstanding ends with this error, and nothing runs again. */
  end(error: HaskellError): void {
    if (this.#stopped) return;
    this.#stopped = error;
    this.#outstanding.failAll(error);
    this.#signal();
  }

  get hasEnded(): boolean {
    return this.#stopped !== null;
  }

  // Snapshots -----------------------------------------------------------------------------------------------------------------------------

  /** Why the run cannot be taken up elsewhere: the machine has ended, or JavaScript knows how it goes on. */
  get obstacles(): string[] {
    const found: string[] = [];
    if (this.#stopped) found.push(`the machine has ended (${this.#stopped.message})`);
    if (this.#exits.isEnding) found.push('a thread has died and says its last words');
    return found;
  }

  save(): LoopState {
    return {
      main: this.#outstanding.main?.thread ?? null,
      calls: Array.from(this.#outstanding.calls, ({ serial, thread }) => ({ serial, thread })),
      fuelUsed: this.#allowance.fuelUsed,
      remainingMs: this.#allowance.remainingMs,
    };
  }

  /** Takes up a run in a machine whose memory was put back. Answers its main thread, and its calls by serial. */
  takeUp(state: LoopState, read: (result: Ptr) => unknown): { readonly main: Pending | null; readonly calls: ReadonlyMap<number, Pending> } {
    if (state.main !== null) this.#outstanding.add(new Pending(state.main, read));
    for (const { serial, thread } of state.calls) this.#outstanding.add(new Pending(thread, read, serial));
    this.#allowance.begin(state.fuelUsed, state.remainingMs);
    this.#paused = true;
    this.#owed = true;
    const { main, calls } = this.#outstanding;
    return { main, calls: new Map(Array.from(calls, (call) => [call.serial, call])) };
  }

  /** A debugger has put the memory of an earlier moment back: what ended or came since has not. */
  rewind(state: LoopState, read: (result: Ptr) => unknown): Pending | null {
    this.#stopped = null;
    this.#outstanding.clear();
    this.#exits.rewind();
    this.#arrivals.length = 0;
    this.#unhandled = E.EXIT_NONE;
    return this.takeUp(state, read).main;
  }

  /** Runs without leaving the event loop, not even to wait, until the watcher has the machine stand still or nothing is left to run. */
  replay(): void {
    this.#paused = false;
    for (let pause = this.#advance(null, Number.POSITIVE_INFINITY); pause === 'waiting'; pause = this.#advance(null, Number.POSITIVE_INFINITY));
    this.#paused = true;
  }

  /** Looks again at once: something happened to the machine from outside. */
  nudge(): void {
    this.#signal();
  }

  #reissue(): void {
    if (!this.#owed) return;
    this.#owed = false;
    for (const { id } of waitingCalls(this.access)) {
      // An answer may have moved the arguments of those that follow.
      const call = waitingCalls(this.access).find((waiting) => waiting.id === id);
      if (call === undefined) continue;
      this.#depth++;
      this.dispatch[call.function](call.args, id);
      this.#depth--;
    }
  }

  // Answers to host calls -----------------------------------------------------------------------------------------------------------------

  later(id: number, promise: PromiseLike<unknown>, answer: Answer): void {
    this.machine.detachCall(id);
    promise.then(
      (value) =>
        this.#arrive(() => {
          if (this.#stopped) return;
          let isTaken = true;
          try {
            isTaken = answer(id, value);
          } catch (thrown) {
            this.fail(id, thrown, true);
          }
          if (isReclaiming(promise)) promise.answered(value, isTaken);
        }),
      (thrown) => this.#arrive(() => this.fail(id, thrown, true)),
    );
  }

  /** An answer that came later: given now, or, under a debugger, before the next slice. */
  #arrive(give: () => void): void {
    if (this.watcher === null) give();
    else this.#arrivals.push(give);
    this.#signal();
  }

  /** A HaskellError of this machine raises its exception again; anything else becomes a HostError. */
  fail(id: number, thrown: unknown, awaited = false): void {
    if (this.#stopped) return;
    this.machine.failCall(id, this.#deaths.exceptionFor(thrown, awaited));
  }
}
