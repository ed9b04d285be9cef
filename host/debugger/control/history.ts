/**
 * The past of a session, for steps back: copies of memory now and then, and what the world answered since. The machine is deterministic, so a moment between two copies
 * is reached by putting the earlier one back and running so many instructions (STAT_STEPS) with the same answers again. Nothing is said to the world a second time.
 *
 * A moment is the count of instructions run before it. What cannot be repeated (an answer that came later, a call of the host into Haskell, a closure forced by hand) ends
 * the `reach` of a copy; a new one is made behind it.
 */
import * as E from '../../../abi/exit-reasons.gen.ts';
import * as L from '../../../abi/layout.ts';
import { OP_LOOP } from '../../../abi/opcodes.gen.ts';
import type { HostImplementation } from '../../calls.ts';
import type { MachineParts } from '../../core/parts.ts';
import { type SourcePlace, showPlace } from '../../memory/debug-index.ts';
import type { Pending } from '../../pending.ts';
import type { LoopState } from '../../run-loop.ts';
import type { Step, Target } from '../protocol.ts';
import type { Breakpoints } from './breakpoints.ts';
import { isOwnCode, opcodeAt, ownPlace, type Position, positionOf, pushedWords } from './position.ts';
import { SeenPlaces } from './seen.ts';
import { isText } from './stepping.ts';

export interface HistoryOptions {
  /** bytes of memory kept. Default 512 MB */
  readonly memoryB?: number;
  /** instructions between two copies, at first; when memory is short they become fewer. Default 20,000,000 */
  readonly interval?: number;
}

interface Checkpoint {
  readonly steps: number;
  readonly memory: Uint8Array;
  readonly loop: LoopState;
  readonly objects: ReadonlyMap<number, unknown>;
  /** clock readings made before */
  readonly clockAt: number;
  /** moments up to this one can be repeated from here */
  reach: number;
}

interface Answer {
  readonly implementation: HostImplementation;
  readonly value?: unknown;
  readonly thrown?: { readonly error: unknown };
}

/** What a replay does where the core stops for it; true: it ends there. */
type OnStop = (why: number) => boolean;

const DEFAULT_MEMORY_B = 512 * 1024 * 1024;
const DEFAULT_INTERVAL = 20_000_000;
/** Instructions looked through at first, and how much more each further time. */
const FIRST_WINDOW = 1000;
const WINDOW_GROWTH = 16;

export class History {
  readonly #realClock: () => number;
  readonly #memoryB: number;
  #interval: number;
  readonly #readings: number[] = [];
  #reading = 0;
  /** by id of the host call */
  readonly #answers = new Map<number, Answer>();
  #checkpoints: Checkpoint[] = [];
  #parts: MachineParts | null = null;
  #breakpoints: Breakpoints | null = null;
  #isDue = false;
  #isAside = false;
  #onStop: OnStop | null = null;
  #until = 0;
  #traps = 0;
  #pending: Pending | null = null;

  constructor(clock: () => number, options: HistoryOptions) {
    this.#realClock = clock;
    this.#memoryB = options.memoryB ?? DEFAULT_MEMORY_B;
    this.#interval = options.interval ?? DEFAULT_INTERVAL;
  }

  attach(parts: MachineParts, breakpoints: Breakpoints): void {
    this.#parts = parts;
    this.#breakpoints = breakpoints;
  }

  // The world, once -----------------------------------------------------------------------------------------------------------------------

  /** The machine's clock: a reading that was made before is made again. */
  readonly clock = (): number => {
    if (this.#reading < this.#readings.length) return this.#readings[this.#reading++];
    const now = Math.max(this.#realClock(), this.#readings.at(-1) ?? 0);
    if (!this.#isAside) {
      this.#readings.push(now);
      this.#reading++;
    }
    return now;
  };

  /** A host function whose answers are remembered, and given again instead of calling it twice. */
  readonly through = (implementation: HostImplementation): HostImplementation => {
    const call = implementation as (...args: unknown[]) => unknown;
    const remembered = (...args: unknown[]): unknown => {
      const { access } = this.#attached();
      const id = access.register(L.REG_NEXT_CALL);
      const known = this.#answers.get(id);
      if (known !== undefined && known.implementation === implementation && !this.#isAside) return answerAgain(known);
      if (this.#isAside) return call(...args);
      this.#forgetAnswersFrom(id);
      const [serial, steps] = [access.register(L.REG_NEXT_SERIAL), this.now];
      try {
        const value = call(...args);
        this.#answers.set(id, { implementation, value });
        return value;
      } catch (error) {
        this.#answers.set(id, { implementation, thrown: { error } });
        throw error;
      } finally {
        if (access.register(L.REG_NEXT_SERIAL) !== serial) this.#endReach(steps);
      }
    };
    return remembered as HostImplementation;
  };

  /** Something that does not belong to the program's past: the machine is put to another use for a while. */
  aside<T>(action: () => T): T {
    this.#isAside = true;
    try {
      return action();
    } finally {
      this.#isAside = false;
    }
  }

  #forgetAnswersFrom(id: number): void {
    if (!this.#answers.has(id)) return;
    for (const later of [...this.#answers.keys()]) if (later >= id) this.#answers.delete(later);
  }

  // While the program runs ------------------------------------------------------------------------------------------------------------------

  get isReplaying(): boolean {
    return this.#onStop !== null;
  }

  /** The present moment. */
  get now(): number {
    return Number(this.#attached().view.u64(L.REGS + L.STAT_STEPS));
  }

  begin(): void {
    this.#checkpoints = [];
    this.#take();
  }

  /** Before each slice: time for a copy? */
  before(isNested: boolean): void {
    const last = this.#checkpoints.at(-1);
    if (isNested || last === undefined) return;
    if (this.#isDue || this.now - last.steps >= this.#interval) this.#take();
  }

  /** The program goes on from here: what lies behind this moment is no past any more. */
  goesOn(): void {
    const { now } = this;
    this.#checkpoints = this.#checkpoints.filter((checkpoint) => checkpoint.steps <= now);
    const last = this.#checkpoints.at(-1);
    if (last !== undefined && last.reach > now) last.reach = Number.POSITIVE_INFINITY;
  }

  /** Something came that cannot be repeated from the last copy. */
  arrived(): void {
    this.#endReach(this.now);
  }

  /** The debugger has changed memory while the machine stood still, since the moment `steps`. */
  changedByHand(steps: number): void {
    this.#endReach(steps);
    this.#take();
  }

  #endReach(steps: number): void {
    const last = this.#checkpoints.at(-1);
    if (last !== undefined) last.reach = Math.min(last.reach, steps);
    this.#isDue = true;
  }

  #take(): void {
    const { access, loop, values } = this.#attached();
    const state = loop.save();
    if (loop.obstacles.length > 0 || loop.insideHostCall || state.calls.length > 0) return;
    this.#isDue = false;
    const memory = access.bytes.slice();
    this.#checkpoints.push({
      steps: this.now,
      memory,
      loop: state,
      objects: new Map(values.objects()),
      clockAt: this.#reading,
      reach: Number.POSITIVE_INFINITY,
    });
    this.#thin();
  }

  /** Keeps within the memory allowed: copies that others can stand in for go first, then the oldest. */
  #thin(): void {
    const size = (): number => this.#checkpoints.reduce((sum, checkpoint) => sum + checkpoint.memory.length, 0);
    while (this.#checkpoints.length > 2 && size() > this.#memoryB) {
      const spare = this.#checkpoints.findIndex(
        (_, i) => i > 0 && i % 2 === 1 && i < this.#checkpoints.length - 1 && this.#checkpoints[i - 1].reach === Number.POSITIVE_INFINITY,
      );
      if (spare < 0) this.#checkpoints.shift();
      else {
        const [removed] = this.#checkpoints.splice(spare, 1);
        this.#checkpoints[spare - 1].reach = removed.reach;
        this.#interval = Math.max(this.#interval, this.#checkpoints[spare].steps - this.#checkpoints[spare - 1].steps);
      }
    }
  }

  // Going back ----------------------------------------------------------------------------------------------------------------------------

  /** Main as it runs again after memory was put back, once; null: it was not. */
  takePending(): Pending | null {
    const pending = this.#pending;
    this.#pending = null;
    return pending;
  }

  /** Goes to the moment before the last such step. False: the history begins before it is found; that is where the machine stands then. */
  stepBefore(target: Target, how: Step, skip: (place: SourcePlace) => boolean): boolean {
    const [end, from] = [this.now, positionOf(target)];
    const found = this.#search(end, (start) => this.#lastStep(new BackwardStep(target, how, from, skip), from.thread, start, end));
    this.#goTo(found ?? this.#first().steps);
    return found !== null;
  }

  /** Goes to the last moment before now at which a breakpoint that `stops` was met. False: as `stepBefore`. */
  lastOf(stops: (address: number) => boolean): boolean {
    const end = this.now;
    for (let i = this.#checkpoints.length - 1; i >= 0; i--) {
      const checkpoint = this.#checkpoints[i];
      const until = Math.min(end, checkpoint.reach, this.#checkpoints[i + 1]?.steps ?? Number.POSITIVE_INFINITY);
      if (checkpoint.steps >= until) continue;
      const found = this.#lastBreakpoint(checkpoint, until, stops);
      if (found === null) continue;
      this.#goTo(found);
      return true;
    }
    this.#goTo(this.#first().steps);
    return false;
  }

  #lastBreakpoint(checkpoint: Checkpoint, until: number, stops: (address: number) => boolean): number | null {
    const { access } = this.#attached();
    let found: number | null = null;
    this.#putBack(checkpoint);
    this.#breakpoints?.patch();
    this.#replay(until, 0, (why) => {
      if (why === L.BREAK_POINT && this.now < until && stops(access.register(L.REG_IP))) found = this.now;
      return false;
    });
    this.#breakpoints?.unpatch();
    return found;
  }

  /** Looks through ever larger stretches before `end`. `last` is given where a stretch starts, and answers a moment or null. */
  #search(end: number, last: (start: number) => number | null): number | null {
    const first = this.#first().steps;
    for (let window = FIRST_WINDOW; ; window *= WINDOW_GROWTH) {
      const start = this.#reachable(Math.max(first, end - window));
      const found = last(start);
      if (found !== null) return found;
      if (start <= first) return null;
    }
  }

  /** The moment, or the next later one that can be gone to. */
  #reachable(moment: number): number {
    const at = this.#checkpoints.findLastIndex((checkpoint) => checkpoint.steps <= moment);
    return this.#checkpoints[at].reach >= moment ? moment : (this.#checkpoints[at + 1]?.steps ?? moment);
  }

  #lastStep(search: BackwardStep, thread: number, start: number, end: number): number | null {
    const segments = this.#checkpoints.filter((checkpoint) => checkpoint.steps > start && checkpoint.steps < end).map(({ steps }) => steps);
    for (const [i, moment] of [start, ...segments].entries()) {
      this.#goTo(moment);
      const until = Math.min(end, segments[i] ?? end, this.#covering(moment).reach);
      if (until <= moment) continue;
      search.at(moment);
      this.#traps = L.TRAP_STEP;
      const { access } = this.#attached();
      access.setRegister(L.REG_TRAP_THREAD, thread);
      access.setRegister(L.REG_TRAP_DEPTH, search.depth);
      access.setRegister(L.REG_TRAP_FROM, 0);
      access.setRegister(L.REG_TRAP_TO, 0);
      this.#replay(until, L.TRAP_STEP, () => {
        if (this.now < until) search.at(this.now);
        return false;
      });
    }
    return search.found(start <= this.#first().steps);
  }

  #first(): Checkpoint {
    const [first] = this.#checkpoints;
    if (first === undefined) throw new Error('no history is kept yet');
    return first;
  }

  #covering(moment: number): Checkpoint {
    const found = this.#checkpoints.findLast((checkpoint) => checkpoint.steps <= moment);
    if (found === undefined || found.reach < moment) throw new Error('the history does not reach that moment');
    return found;
  }

  /** The machine as it was at a moment: between two instructions. */
  #goTo(moment: number): void {
    const checkpoint = this.#covering(moment);
    this.#putBack(checkpoint);
    const isThere = checkpoint.steps === moment && this.#attached().access.register(L.REG_STOPPED) !== L.STOPPED_NOT;
    if (!isThere) this.#replay(moment, 0, () => false);
  }

  #putBack(checkpoint: Checkpoint): void {
    const { access, loop, values } = this.#attached();
    access.bytes.set(checkpoint.memory);
    access.bytes.fill(0, checkpoint.memory.length);
    this.#breakpoints?.unpatch();
    values.putObjects(checkpoint.objects);
    this.#reading = checkpoint.clockAt;
    this.#pending = loop.rewind(checkpoint.loop, (result) => values.read(result));
  }

  /** Runs until the moment, or the first behind it that is in no synchronous call of the host, asking `onStop` wherever the core stops before. Throws an Error when that moment does not come. */
  #replay(until: number, traps: number, onStop: OnStop): void {
    const { loop } = this.#attached();
    this.#until = until;
    this.#traps = traps;
    this.#onStop = onStop;
    try {
      loop.replay();
    } finally {
      this.#onStop = null;
    }
    if (this.now < until) throw new Error(`the history does not repeat itself: it ended at instruction ${this.now} instead of ${until}`);
  }

  /** The loop is about to run a slice of a replay. */
  beforeReplayed(target: Target, isNested: boolean): void {
    const { access } = this.#attached();
    const stopped = access.register(L.REG_STOPPED);
    access.setRegister(L.REG_TRAP, isNested ? 0 : this.#traps | L.TRAP_UNTIL);
    access.data.setBigUint64(L.REGS + L.TRAP_UNTIL_STEPS, BigInt(this.#until), true);
    access.setRegister(L.REG_PASS, stopped === L.STOPPED_RAW ? opcodeAt(target, access.register(L.REG_IP)) : stopped === L.STOPPED_THROWN ? L.PASS_RAISE : 0);
  }

  /** It has run: whether the replay has arrived. */
  staysReplayed(reason: number, isNested: boolean): boolean {
    if (isNested) return false;
    if (this.#onStop === null || this.now >= this.#until) return true;
    // Nothing is waited for in the past: it would have come.
    if (reason === E.EXIT_WAIT) return this.#reading >= this.#readings.length;
    return reason === E.EXIT_BREAK && this.#onStop(this.#attached().access.register(L.REG_EXIT_A));
  }

  #attached(): MachineParts {
    if (this.#parts === null) throw new Error('this history belongs to no machine yet');
    return this.#parts;
  }
}

function answerAgain({ value, thrown }: Answer): unknown {
  if (thrown !== undefined) throw thrown.error;
  return value;
}

/** Follows a replay, and knows the last moment at which a step forward would have begun or ended. */
class BackwardStep {
  /** bound for REG_TRAP_DEPTH */
  readonly depth: number;
  readonly #target: Target;
  readonly #how: Step;
  readonly #skip: (place: SourcePlace) => boolean;
  readonly #places = new SeenPlaces();
  #last: number | null = null;
  #seen = 0;
  #place = '';

  constructor(target: Target, how: Step, from: Position, skip: (place: SourcePlace) => boolean) {
    this.#target = target;
    this.#how = how;
    this.#skip = skip;
    const { procedure, isEntry, depth } = from;
    const base = procedure === null || isEntry ? depth : depth - pushedWords(target, procedure);
    this.depth = how === 'over' ? depth : how === 'out' ? base : 0;
  }

  at(moment: number): void {
    const position = positionOf(this.#target);
    if (!this.#isStart(position)) return;
    this.#seen++;
    this.#last = moment;
  }

  #isStart(at: Position): boolean {
    if (this.#how === 'instruction') return at.ip !== 0;
    if (this.#how === 'out') return at.procedure !== null && !at.isEntry && !isOwnCode(at.ip);
    if (at.isEntry || opcodeAt(this.#target, at.ip) === OP_LOOP) this.#places.begins(this.#target, at);
    const place = ownPlace(this.#target, at);
    if (place === null || this.#skip(place) || (this.#how === 'over' && at.isEntry && at.depth >= this.depth)) return false;
    const shown = showPlace(place);
    const isNews = at.isEntry || (shown !== this.#place && !this.#places.has(this.#target, at, place));
    if (!isNews || isText(this.#target, place)) return false;
    this.#place = shown;
    this.#places.note(this.#target, at, place);
    return true;
  }

  /** The first of a stretch may have begun before it. */
  found(isWhole: boolean): number | null {
    return this.#seen > 1 || isWhole || this.#how === 'instruction' || this.#how === 'out' ? this.#last : null;
  }
}
