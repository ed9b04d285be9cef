/**
 * A machine under a debugger: `Control` over a machine of the debug core.
 *
 * The machine stands still only between two instructions or where it has left `run` anyhow, and goes on from there with the fuel it had: a program that is stopped,
 * stepped and looked at does what it would have done. What a stop is for is decided here, from what the core reports (abi/layout BREAK_*); where a step ends is
 * stepping.ts, which instructions a breakpoint stands for sites.ts.
 */

import * as E from '../../../abi/exit-reasons.gen.ts';
import type { Image } from '../../../abi/image.ts';
import * as L from '../../../abi/layout.ts';
import { LIBRARY_IMAGE } from '../../../abi/library.ts';
import type { MachineParts } from '../../core/parts.ts';
import { HaskellError } from '../../error.ts';
import { instantiateMachine, machineModule } from '../../exports.ts';
import { Machine } from '../../machine.ts';
import type { DebugIndex, SourcePlace } from '../../memory/debug-index.ts';
import { untag } from '../../memory/decode.ts';
import { unqualified } from '../../memory/source-names.ts';
import { listThreads } from '../../memory/threads.ts';
import type { MemoryView } from '../../memory/view.ts';
import type { LoopWatcher } from '../../onlookers.ts';
import type { MachineOptions } from '../../options.ts';
import type { Outcome, Pending } from '../../pending.ts';
import { globalsNamed } from '../look/globals.ts';
import type { Breakpoint, BreakpointOptions, BreakpointPlace, Control, GlobalClosure, Step, StepOptions, Stop, StopReason } from '../protocol.ts';
import { Breakpoints, type SetBreakpoint } from './breakpoints.ts';
import { holds, logText } from './conditions.ts';
import { forceAside, forceClosure } from './force.ts';
import { History, type HistoryOptions } from './history.ts';
import { opcodeAt, ownPlace, placeAndFunction, positionOf, raisingInstruction } from './position.ts';
import { type Examined, examine, matches, type Raise } from './raises.ts';
import { SeenPlaces } from './seen.ts';
import { intoCode, type Plan, planStep, setTraps } from './stepping.ts';

export interface SessionOptions extends MachineOptions {
  /** text of a source file by the name that debug tables give it. Default: none is at hand */
  readonly source?: (file: string) => string | null;
  /** places where steps do not end, as those of the library. Default: none */
  readonly skip?: (place: SourcePlace) => boolean;
  /** for steps back. Default: on, 512 MB of memory */
  readonly history?: HistoryOptions | false;
}

/** A movement under way. */
interface Movement {
  readonly plan: Plan | null;
  /** what a stop by the plan is called */
  readonly reason: StopReason;
  readonly done: (stop: Stop) => void;
}

/** Thunks whose update can be waited for at a time. */
const MAX_WATCHES = 60;

export class Session implements Control {
  readonly machine: Machine;
  readonly view: MemoryView;
  readonly debug: DebugIndex;
  readonly #parts: MachineParts;
  readonly #source: (file: string) => string | null;
  readonly #skip: (place: SourcePlace) => boolean;
  readonly #breakpoints: Breakpoints;
  readonly #history: History | null;
  readonly #listeners: ((text: string) => void)[] = [];
  /** handles of watched thunks lie here: [n, slots…] */
  readonly #watches: number;
  readonly #seen = new SeenPlaces();
  #stop: Stop | null = null;
  #movement: Movement | null = null;
  #pauseWanted = false;
  #main: Pending | null = null;
  #outcome: Outcome | null = null;

  /**
   * A machine of the debug core with these images loaded, not started. Rejects as Machine.create, and with an Error when the machine's code is a release build.
   */
  static async create(options: SessionOptions): Promise<Session> {
    const module = await machineModule(options);
    const clock = options.clock ?? (() => performance.now());
    const history = options.history === false ? null : new History(clock, options.history ?? {});
    const exports = await instantiateMachine(module, history?.clock ?? clock);
    if (exports.isDebug() === 0) throw new Error('a debugger needs the debug build of the machine (machine.debug.wasm)');
    const through = history === null ? {} : { throughHostFunctions: history.through };
    const machine = Machine.start(exports, options.images, { ...options, ...through });
    return new Session(machine, options, history);
  }

  private constructor(machine: Machine, options: SessionOptions, history: History | null) {
    this.machine = machine;
    this.view = machine.view;
    this.debug = machine.debug;
    this.#parts = machine.parts;
    this.#source = options.source ?? (() => null);
    this.#skip = options.skip ?? (() => false);
    this.#breakpoints = new Breakpoints(this.#parts.access);
    this.#watches = this.#parts.machine.imageReserve((MAX_WATCHES + 1) * L.WORD_B) >>> 0;
    this.#parts.access.setRegister(L.REG_WATCHES, this.#watches);
    this.#history = history;
    history?.attach(this.#parts, this.#breakpoints);
    this.#parts.loop.watcher = this.#watcher;
  }

  // Looking -----------------------------------------------------------------------------------------------------------------------------

  get patched(): ReadonlyMap<number, number> {
    return this.#breakpoints.patched;
  }

  get stop(): Stop | null {
    return this.#stop;
  }

  get breakpoints(): readonly Breakpoint[] {
    return this.#breakpoints.list;
  }

  /** How the program ended when it ended badly; else null. */
  get error(): HaskellError | null {
    return this.#outcome?.kind === 'error' ? this.#outcome.error : null;
  }

  source(file: string): string | null {
    return this.#source(file);
  }

  global(name: string): readonly GlobalClosure[] {
    return globalsNamed(this.machine.images, name);
  }

  globals(): readonly string[] {
    const own = this.machine.images.filter(({ image }) => image.name !== LIBRARY_IMAGE);
    const names = own.flatMap(({ image }) => [...image.symbols.map(({ name }) => name), ...topLevelNames(image)].map(unqualified));
    return [...new Set(names.filter((name) => /^[\p{Ll}_]/u.test(name) && !/_[a-z]?\d*$/.test(name)))].sort();
  }

  onLog(listener: (text: string) => void): void {
    this.#listeners.push(listener);
  }

  /** Adds code to the machine; breakpoints may stand for some of it. */
  load(images: readonly (Image | Uint8Array)[]): void {
    this.machine.load(images);
    this.#breakpoints.resolve(this);
  }

  // Moving ------------------------------------------------------------------------------------------------------------------------------

  async run(entry = 'main', stopAtEntry = false): Promise<Stop> {
    if (this.#main !== null) throw new Error('the program has been started already');
    this.#refuseWhileMoving();
    this.#adopt(this.machine.prepare(entry));
    this.#history?.begin();
    return this.#move(stopAtEntry ? intoCode(this) : null, 'entry');
  }

  async continue(): Promise<Stop> {
    this.#standingStill();
    this.#seen.clear();
    return this.#move(null, 'step');
  }

  async step(how: Step, count = 1, options: StepOptions = {}): Promise<Stop> {
    let stop = this.#standingStill();
    for (let i = 0; i < count; i++) {
      stop = await this.#move(planStep(this, how, positionOf(this), this.#skipped(options), this.#seen), 'step');
      if (stop.reason !== 'step') break;
      const position = positionOf(this);
      this.#seen.note(this, position, ownPlace(this, position));
    }
    return stop;
  }

  async stepBack(how: Step, options: StepOptions = {}): Promise<Stop> {
    const history = this.#recorded();
    return this.#goBack(() => history.stepBefore(this, how, this.#skipped(options)), 'step');
  }

  #skipped({ library = false }: StepOptions): (place: SourcePlace) => boolean {
    return library ? () => false : this.#skip;
  }

  async reverseContinue(): Promise<Stop> {
    const history = this.#recorded();
    return this.#goBack(() => history.lastOf((address) => this.#wouldStop(address)), 'breakpoint');
  }

  pause(): void {
    if (this.#movement === null) return;
    this.#pauseWanted = true;
    this.#parts.loop.pause();
  }

  end(): void {
    if (this.#stop?.reason === 'ended') return;
    const error = new HaskellError('aborted', 'ended by the debugger');
    this.#parts.loop.end(error);
  }

  async force(closure: number, fuel?: number): Promise<number> {
    this.#standingStill();
    const history = this.#history;
    if (history === null) return forceClosure(this, this.#parts, this.#breakpoints, closure, fuel);
    const since = history.now;
    const value = history.aside(() => forceClosure(this, this.#parts, this.#breakpoints, closure, fuel));
    if (history.now !== since) history.changedByHand(since);
    return value;
  }

  /** Lets the machine go until the plan or something else stops it. */
  #move(plan: Plan | null, reason: StopReason): Promise<Stop> {
    this.#stop = null;
    this.#pauseWanted = false;
    return new Promise((done) => {
      this.#movement = { plan, reason, done };
      this.#setTraps(plan);
      this.#history?.goesOn();
      if (this.#outcome === null) void this.#parts.loop.resume();
      else this.#ended(this.#outcome);
    });
  }

  #goBack(find: () => boolean, reason: StopReason): Stop {
    this.#standingStill();
    this.#seen.clear();
    this.#breakpoints.unpatch();
    let found: boolean;
    try {
      found = find();
    } finally {
      this.#breakpoints.patch();
    }
    const pending = this.#recorded().takePending();
    if (pending !== null) this.#adopt(pending);
    this.#stop = this.#describe(found ? reason : 'limit', found ? '' : 'the history begins here');
    return this.#stop;
  }

  #adopt(main: Pending): void {
    this.#main = main;
    this.#outcome = null;
    main.onSettled((outcome) => this.#ended(outcome));
  }

  #ended(outcome: Outcome): void {
    this.#outcome = outcome;
    this.#parts.streams.flush();
    const { kind } = outcome;
    const exitCode = kind === 'value' ? 0 : outcome.error.exitCode;
    this.#halt({ ...this.#describe('ended', kind === 'value' ? 'exit code 0' : outcome.error.message), exitCode });
  }

  #halt(stop: Stop): void {
    const movement = this.#movement;
    this.#movement = null;
    this.#stop = stop;
    movement?.done(stop);
  }

  #describe(reason: StopReason, text = '', ids: readonly number[] = []): Stop {
    const position = positionOf(this);
    const breakpoints = ids.length > 0 ? ids : this.#breakpoints.at(position.ip).map(({ id }) => id);
    const { place, function: name } = placeAndFunction(this, position);
    return { reason, thread: position.thread, ip: position.ip || raisingInstruction(this), place, function: name, breakpoints, text, exitCode: null };
  }

  #standingStill(): Stop {
    this.#refuseWhileMoving();
    if (this.#stop === null) throw new Error('the program has not been started');
    return this.#stop;
  }

  #refuseWhileMoving(): void {
    if (this.#movement !== null) throw new Error('the program is running: pause it first');
  }

  #recorded(): History {
    this.#standingStill();
    if (this.#history === null) throw new Error('no history is kept: start the session with it to step back');
    return this.#history;
  }

  // What the machine reports ------------------------------------------------------------------------------------------------------------

  readonly #watcher: LoopWatcher = {
    before: (isNested) => this.#before(isNested),
    stays: (reason, isNested) => this.#stays(reason, isNested),
    arrived: () => this.#history?.arrived(),
  };

  #before(isNested: boolean): void {
    const { access } = this.#parts;
    if (this.#history?.isReplaying) return this.#history.beforeReplayed(this, isNested);
    this.#history?.before(isNested);
    const traps = isNested ? 0 : this.#traps();
    access.setRegister(L.REG_TRAP, traps | (access.register(L.REG_TRAP) & L.TRAP_UPDATED));
    passOver(this, this.#parts);
  }

  #setTraps(plan: Plan | null): void {
    setTraps((offset, value) => this.#parts.access.setRegister(offset, value), plan);
  }

  #traps(): number {
    let traps = 0;
    if (this.#movement?.plan) traps |= L.TRAP_STEP;
    if (this.#breakpoints.list.some(({ place }) => place.at === 'exception')) traps |= L.TRAP_RAISE;
    if (this.#breakpoints.list.some(({ watch }) => watch !== 0)) traps |= L.TRAP_UPDATE;
    return traps;
  }

  #stays(reason: number, isNested: boolean): boolean {
    if (this.#history?.isReplaying) return this.#history.staysReplayed(reason, isNested);
    if (this.#movement === null) return false;
    if (reason === E.EXIT_PAUSED) {
      this.#pauseWanted = true;
      this.#history?.arrived();
    }
    if (isNested) return this.#passing(reason);
    if (reason === E.EXIT_BREAK) return this.#broke();
    if (this.#pauseWanted) return this.#pausing(reason);
    const { plan } = this.#movement;
    if (plan !== null && plan.thread !== 0 && plan.thread !== this.#main?.thread && !this.#isAlive(plan.thread))
      return this.#stay('step', 'the thread has ended');
    return false;
  }

  /** JavaScript waits for what runs: nothing stops it. Whoever expected that is told, once. */
  #passing(reason: number): boolean {
    const { access } = this.#parts;
    if (reason !== E.EXIT_BREAK || access.register(L.REG_EXIT_A) !== L.BREAK_POINT) return false;
    for (const breakpoint of this.#visited(access.register(L.REG_IP))) {
      if (breakpoint.isPassed) continue;
      breakpoint.isPassed = true;
      this.#say(
        `breakpoint ${breakpoint.id} was passed: JavaScript waits for this call (callSync), so the program cannot stop in it; an asynchronous call can be stopped`,
      );
    }
    return false;
  }

  /** At rest: goes on to the next instruction of the program, where there is something to be seen. */
  #pausing(reason: number): boolean {
    const movement = this.#movement;
    const canGoOn = reason === E.EXIT_PAUSED || reason === E.EXIT_SLICE;
    if (movement === null || !canGoOn || this.#parts.access.register(L.REG_TSO) === 0) return this.#stay('pause');
    this.#pauseWanted = false;
    const plan = intoCode(this);
    this.#movement = { ...movement, plan, reason: 'pause' };
    this.#setTraps(plan);
    return false;
  }

  #stay(reason: StopReason, text = '', ids: readonly number[] = []): boolean {
    this.#pauseWanted = false;
    const stop = this.#describe(reason, text, ids);
    this.#parts.streams.flush();
    for (const { id, once } of this.#breakpoints.list.filter(({ id: known }) => ids.includes(known))) if (once === true) this.removeBreakpoint(id);
    this.#halt(stop);
    return true;
  }

  #broke(): boolean {
    const { access } = this.#parts;
    const [why, detail, tso] = [L.REG_EXIT_A, L.REG_EXIT_B, L.REG_EXIT_C].map((offset) => access.register(offset));
    switch (why) {
      case L.BREAK_STEP:
        return this.#stepped();
      case L.BREAK_POINT:
        return this.#metBreakpoint(access.register(L.REG_IP));
      case L.BREAK_UPDATED:
        return this.#updated(detail);
      default:
        return this.#raised({ exception: detail, isAsync: why === L.BREAK_THROWN, tso });
    }
  }

  #stepped(): boolean {
    const { access } = this.#parts;
    const { plan, reason } = this.#movement as Movement;
    const position = positionOf(this);
    // What stands under a breakpoint is passed over by whatever comes next: now is the time to count it.
    const met = this.#visited(position.ip);
    if (plan?.ends(position, access.register(L.REG_TRAP_DEPTH))) return this.#stay(reason, '', idsOf(met));
    return met.length > 0 && this.#stay('breakpoint', '', idsOf(met));
  }

  #metBreakpoint(address: number): boolean {
    const { access } = this.#parts;
    const flags = access.register(L.REG_TSO) + L.TSO_FLAGS;
    if (access.word(flags) & L.TSO_ENTRY_AGAIN) {
      access.setWord(flags, access.word(flags) & ~L.TSO_ENTRY_AGAIN);
      return false;
    }
    const met = this.#visited(address);
    return met.length > 0 && this.#stay('breakpoint', '', idsOf(met));
  }

  /** Counts a visit of every breakpoint there, says what log points have to say, and answers those that stop. */
  #visited(address: number): SetBreakpoint[] {
    return this.#breakpoints.at(address).filter((breakpoint) => {
      if (breakpoint.test !== null && !holds(this, breakpoint.test, (why) => this.#doubt(breakpoint, why))) return false;
      return this.#counts(breakpoint);
    });
  }

  /** A condition of which nobody can say whether it holds may be a mistake: told once. */
  #doubt(breakpoint: SetBreakpoint, why: string): void {
    if (breakpoint.isDoubted) return;
    breakpoint.isDoubted = true;
    this.#say(`breakpoint ${breakpoint.id} was passed: whether \`${breakpoint.condition ?? ''}\` holds cannot be said, as ${why}`);
  }

  #counts(breakpoint: SetBreakpoint): boolean {
    breakpoint.visits++;
    if (breakpoint.visits < (breakpoint.hits ?? 1)) return false;
    if (breakpoint.log === undefined) return true;
    this.#say(logText(this, breakpoint.log));
    return false;
  }

  /** What a breakpoint would do, counting nothing: history is being searched. */
  #wouldStop(address: number): boolean {
    return this.#breakpoints.at(address).some(({ test, log }) => log === undefined && (test === null || holds(this, test)));
  }

  #raised(raise: Raise): boolean {
    let known: Examined | null = null;
    const examined = (): Examined => {
      known ??= this.#examined(raise);
      return known;
    };
    const { list } = this.#breakpoints;
    const met = list.filter(({ place }) => place.at === 'exception' && matches(this, place.which, raise, examined)).filter((b) => this.#counts(b));
    if (met.length === 0) return false;
    const text = raise.isAsync ? `${examined().text}, thrown from outside` : examined().text;
    return this.#stay('exception', text, idsOf(met));
  }

  /** An exception is often thrown before it is evaluated: that is done on the side, and forgotten. */
  #examined({ exception }: Raise): Examined {
    const look = (): Examined => forceAside(this, this.#parts, this.#breakpoints, (force) => examine(this, exception, force));
    return this.#history === null ? look() : this.#history.aside(look);
  }

  #updated(handle: number): boolean {
    const met = this.#breakpoints.list.filter(({ watch }) => watch === handle).filter((b) => this.#counts(b));
    return met.length > 0 && this.#stay('updated', '', idsOf(met));
  }

  #isAlive(thread: number): boolean {
    return listThreads(this.view).some(({ id, status }) => id === thread && status !== 'finished' && status !== 'died');
  }

  #say(text: string): void {
    for (const listener of this.#listeners) listener(text);
  }

  // Breakpoints -------------------------------------------------------------------------------------------------------------------------

  addBreakpoint(place: BreakpointPlace, options: BreakpointOptions = {}): Breakpoint {
    const watch = place.at === 'updated' ? this.#watch(place.closure) : 0;
    return this.#breakpoints.add(this, place, options, watch);
  }

  removeBreakpoint(id: number): boolean {
    const removed = this.#breakpoints.remove(id);
    if (removed === null) return false;
    if (removed.watch !== 0) this.#parts.machine.freeHandle(removed.watch);
    this.#listWatches();
    return true;
  }

  #watch(closure: number): number {
    if (this.#breakpoints.list.filter(({ watch }) => watch !== 0).length >= MAX_WATCHES) throw new Error(`no more than ${MAX_WATCHES} thunks can be watched`);
    const handle = this.#parts.machine.newHandle(untag(closure));
    if (handle === 0) throw new Error('heap overflow: no room to watch a thunk');
    this.#listWatches(handle);
    return handle;
  }

  /** Writes the watched handles where the machine looks. */
  #listWatches(added = 0): void {
    const { access } = this.#parts;
    const handles = this.#breakpoints.list.flatMap(({ watch }) => (watch === 0 ? [] : [watch]));
    if (added !== 0) handles.push(added);
    access.setWord(this.#watches, handles.length);
    for (const [i, handle] of handles.entries()) access.setWord(this.#watches + (i + 1) * L.WORD_B, handle);
  }
}

/** Of functions and constants, exported or not. */
function topLevelNames({ debug }: Image): string[] {
  const rows = (debug?.infos ?? []).filter(({ kind, parent }) => parent < 0 && (kind === 'fun' || kind === 'caf'));
  return rows.map(({ name }) => name);
}

function idsOf(met: readonly SetBreakpoint[]): number[] {
  return met.map(({ id }) => id);
}

/** The instruction or raise at which the machine stands is to be done now, whatever was written over it. */
export function passOver(session: Control, { access }: MachineParts): void {
  const stopped = access.register(L.REG_STOPPED);
  if (stopped === L.STOPPED_RAW) access.setRegister(L.REG_PASS, opcodeAt(session, access.register(L.REG_IP)));
  else access.setRegister(L.REG_PASS, stopped === L.STOPPED_THROWN ? L.PASS_RAISE : 0);
}
