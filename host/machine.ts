/**
 * The machine as its user sees it: made from a module and images, given limits and host functions, run, called, asked for its state.
 *
 * Web-standard APIs only: files and processes are in io/ and cli/. How a run proceeds is in run-loop.ts, how it ends in deaths.ts.
 */
import { type Image, wordCount } from '../abi/image.ts';
import { decodeImage } from '../abi/image-decode.ts';
import { notesOn } from './annotations.ts';
import { type Applicable, applied } from './apply.ts';
import { type Backtrace, captureBacktrace, rawBacktrace } from './backtrace.ts';
import { type HostImplementation, makeDispatcher } from './calls.ts';
import { coreMemory, type DumpOptions, dumpCore } from './core/dump.ts';
import type { GivenImage } from './core/images.ts';
import type { MachineParts } from './core/parts.ts';
import type { Permanents } from './core/permanents.ts';
import type { CoreSource } from './core/reader.ts';
import { clockFrom, putBack, putBackHost, readSnapshot, type SavedMachine } from './core/restore.ts';
import { type SnapshotOptions, takeSnapshot } from './core/snapshot.ts';
import { Deaths } from './deaths.ts';
import { HaskellError } from './error.ts';
import { instantiateMachine, instantiateMachineSync, type MachineCode, type MachineExports, machineModule, type Ptr } from './exports.ts';
import { type Activation, entered, keepSites, newActivation } from './host-frames/activation.ts';
import { HostView } from './host-frames/host-view.ts';
import { OpenFiles } from './io/files.ts';
import { type OpenProgram, openProgram } from './io/process.ts';
import { type OpenStreams, openStreams } from './io/streams.ts';
import { LinkError, Linker, type LoadedImage, type LoadedSymbol } from './loader.ts';
import { DebugIndex } from './memory/debug-index.ts';
import { MemoryView } from './memory/view.ts';
import { MemoryAccess } from './memory-access.ts';
import { configure, type MachineOptions, type MachineSettings, watchOf } from './options.ts';
import type { Pending } from './pending.ts';
import type { HeapProfile } from './profile/heap-profile.ts';
import type { Profile } from './profile/profile.ts';
import { type ProfileOptions, type Profiler, startHeapProfile, startProfile } from './profile/profiler.ts';
import { RunLoop } from './run-loop.ts';
import { resultOf } from './signature.ts';
import { readStatistics, type Statistics } from './statistics.ts';
import { HaskellValue, utf8, Values } from './values.ts';

/** What a snapshot does not bring along. */
export interface RestoreOptions extends MachineCode, MachineSettings {
  /** the images it was taken with, in any order; those it holds need not be given */
  readonly images?: readonly GivenImage[];
  /** JavaScript values for the names that were given when it was taken */
  readonly permanents?: Permanents;
}

/** A call of the host that a snapshot was taken in the middle of. */
export interface RestoredCall {
  /** id of the Haskell thread it runs on */
  readonly thread: number;
  /** as `Machine.call` would have answered */
  readonly result: () => Promise<unknown>;
}

/** How `main` ended when it ended well. */
export interface RunResult {
  readonly exitCode: 0;
  /** what main returned: undefined for unit */
  readonly value: unknown;
}

export class Machine {
  /** the running machine's memory, for readers of host/memory */
  readonly view: MemoryView;
  /** what info ids and instruction addresses mean */
  readonly debug: DebugIndex;
  readonly #linker: Linker;
  readonly #values: Values;
  readonly #access: MemoryAccess;
  readonly #loop: RunLoop;
  readonly #deaths: Deaths;
  readonly #clock: () => number;
  readonly #host: HostView;
  readonly #settings: MachineSettings;
  readonly #streams: OpenStreams;
  readonly #files: OpenFiles;
  readonly #program: OpenProgram;
  readonly #functions: Readonly<Record<string, HostImplementation>>;
  #restored: ReturnType<RunLoop['takeUp']> = { main: null, calls: new Map() };
  /** what names mean: looked up once */
  readonly #targets = new Map<string, Applicable>();

  /** A machine with these images loaded. Throws AbiMismatch, ImageError, LinkError, or HaskellError `heapOverflow` when there is no memory to start in. */
  static async create(options: MachineOptions): Promise<Machine> {
    const module = await machineModule(options);
    return Machine.start(await instantiateMachine(module, options.clock ?? defaultClock), options.images, options);
  }

  /** The same without waiting, from a compiled module. */
  static createSync(options: MachineOptions & { readonly module: WebAssembly.Module }): Machine {
    return Machine.start(instantiateMachineSync(options.module, options.clock ?? defaultClock), options.images, options);
  }

  /** @internal Boots an instance. */
  static start(exports: MachineExports, images: readonly (Image | Uint8Array)[], settings: MachineSettings): Machine {
    const machine = new Machine(exports, settings);
    machine.load(images);
    return machine;
  }

  /**
   * A machine that goes on where a snapshot was taken: paused, until `finish` or `resume`. Settings of memory are the snapshot's; streams, host functions,
   * limits of time and fuel are the given ones, and the files when they lie outside of the machine. Host calls that were waiting for an answer are made again.
   * Rejects with CoreError, AbiMismatch, ImageError, LinkError.
   */
  static async restore(snapshot: CoreSource, options: RestoreOptions): Promise<Machine> {
    const saved = await readSnapshot(snapshot, options.images ?? []);
    const clock = clockFrom(saved.run.clockMs, options.clock ?? defaultClock);
    return Machine.revive(await instantiateMachine(await machineModule(options), clock), saved, { ...options, clock });
  }

  /** @internal The same in an instance; `settings.clock` goes on from the snapshot's. */
  static revive(exports: MachineExports, saved: SavedMachine, settings: MachineSettings & Pick<RestoreOptions, 'permanents'>): Machine {
    const { program, integers } = saved.run;
    const machine = new Machine(exports, { ...settings, integers: settings.integers ?? integers, program: { ...settings.program, ...program } });
    machine.#putBack(saved, settings.permanents ?? {});
    return machine;
  }

  private constructor(exports: MachineExports, settings: MachineSettings) {
    this.#settings = settings;
    this.#clock = settings.clock ?? defaultClock;
    this.#files = new OpenFiles(settings.files);
    this.#streams = openStreams(settings, this.#files);
    this.#program = openProgram(settings.program);
    this.#functions = { ...this.#streams.functions, ...this.#files.functions, ...this.#program.functions, ...settings.hostFunctions };
    this.#access = new MemoryAccess(exports.memory);
    configure(this.#access, settings);
    if (settings.provenance && exports.tracksCreations() === 0)
      throw new RangeError('provenance needs a build of the machine that tracks creations: machine.provenance.wasm, or machine.debug.wasm');
    if (settings.tailCalls && exports.tracksCreations() === 0)
      throw new RangeError('tailCalls needs a build of the machine that notes them: machine.provenance.wasm, or machine.debug.wasm');
    if (exports.boot() !== 0) throw new HaskellError('heapOverflow', 'heap overflow: no memory to start the machine in');
    this.view = new MemoryView(exports.memory);
    this.debug = new DebugIndex();
    this.#linker = new Linker(exports);
    this.#values = new Values(exports, this.#access, settings.integers ?? 'auto');
    this.#deaths = new Deaths(this.#values, {
      core: () => (settings.cores ? coreMemory(this.#access, this.#linker) : null),
      capture: (tso, thrown, isNow) => this.#host.capture(tso, thrown, isNow),
      notes: (tso) => notesOn(this.view, this.#values, tso, (id) => this.debug.name(id)),
      exported: (name) => this.#linker.exported(name)[0],
      onThreadDeath: settings.onThreadDeath ?? ((error) => this.#warn(error)),
      reader: {
        nameOf: (id) => this.debug.name(id),
        imageOf: (id) => this.#linker.images.findLast((loaded) => loaded.infoIdBase <= id),
        display: (module) => (module === null ? this.#linker.exported('displayException')[0] : this.#linker.symbol(module, 'displayException')),
      },
    });
    const parts = {
      machine: exports,
      access: this.#access,
      values: this.#values,
      clock: this.#clock,
      watch: watchOf(settings.limits),
      deaths: this.#deaths,
      outlivesExit: settings.outlivesExit === true,
    };
    this.#loop = new RunLoop(parts);
    this.#host = new HostView(this.view, this.debug, this.#loop, settings.hostFrames !== false);
  }

  /** Adds images, linked with each other and with those already loaded. Throws as `create`. */
  load(images: readonly (Image | Uint8Array)[]): void {
    const before = this.#linker.images.length;
    this.#targets.clear();
    this.#linker.load(
      images.map((image) => (image instanceof Uint8Array ? decodeImage(image) : image)),
      this.#settings.trusted,
    );
    for (const loaded of this.#linker.images.slice(before)) this.#register(loaded);
  }

  /** The loaded images and where they lie. */
  get images(): readonly LoadedImage[] {
    return this.#linker.images;
  }

  // Running -----------------------------------------------------------------------------------------------------------------------------

  /**
   * Runs a program to its end: `main` of the image given last that exports it, or any exported action. Rejects with HaskellError.
   * @param entry name, or `Module.name`
   */
  async run(entry = 'main'): Promise<RunResult> {
    const result = entered(this.#host.newActivation(), (activation) => this.#launch(this.#start(entry, activation)));
    try {
      return { exitCode: 0, value: await result };
    } finally {
      this.#streams.flush();
    }
  }

  /** The same without an event loop. Throws HaskellError, kind `wouldBlock` when the program waits for a timer or a promise. */
  runSync(entry = 'main'): RunResult {
    try {
      return { exitCode: 0, value: entered(this.#host.newActivation(), (activation) => this.#loop.driveSync(this.#start(entry, activation))) };
    } finally {
      this.#streams.flush();
    }
  }

  /**
   * Calls an exported function, or evaluates an exported value. State tokens are supplied. 64-bit arguments are bigints, i64(n) or f64(x); pointers are
   * Haskell values, strings, bytes, bigints (Integer), or any JavaScript value by reference. Rejects with HaskellError.
   */
  async call(name: string | HaskellValue, ...args: readonly unknown[]): Promise<unknown> {
    // Not on top of a host function that is being called: that one must return first.
    if (!this.#loop.insideHostCall) return entered(this.#host.newActivation(), (activation) => this.#launch(this.#call(name, args, activation)));
    const kept = entered(this.#host.newActivation(), (activation) => {
      keepSites();
      return activation;
    });
    await null;
    return this.#launch(this.#call(name, args, kept));
  }

  /** The same without an event loop; inside a host function a call on top of the calling thread. Throws HaskellError. */
  callSync(name: string | HaskellValue, ...args: readonly unknown[]): unknown {
    let value: unknown;
    entered(this.#host.newActivation(), (activation) => {
      value = this.#loop.driveSync(this.#call(name, args, activation));
    });
    return value;
  }

  /** An exported function or value, not called: to be given to functions, or called later. */
  value(name: string): HaskellValue {
    const target = this.#target(name);
    return target.type ? this.#values.holdFunction(target.pointer(), target.type) : this.#values.hold(target.pointer());
  }

  /**
   * Asks the running program to stop at its next function entry, or once the synchronous call that is under way has returned; its promise stays open until
   * `resume`. Throws an Error in a synchronous run, which nobody could resume.
   */
  pause(): void {
    this.#loop.pause();
  }

  /**
   * What Ctrl-C does to a program of GHC's: throws UserInterrupt at the main thread, whose handlers run. If it catches nothing, the run ends with exit code 130.
   * False, and nothing happens, when no main thread runs, or the images know no such exception. A program may ignore it: `limits.signal` ends it for certain.
   */
  interrupt(): boolean {
    return this.#loop.interrupt();
  }

  /** Goes on after `pause`. */
  resume(): Promise<void> {
    return this.#loop.resume();
  }

  // Saving ------------------------------------------------------------------------------------------------------------------------------

  /** The machine as it stands, or as it was when `error` happened, as a core file: to be looked at, here or elsewhere (docs/core-files.md). Between runs only. */
  dump(options: DumpOptions = {}): Promise<Uint8Array> {
    const kept = options.error === undefined ? null : this.#deaths.coreOf(options.error);
    return dumpCore(this.#parts(), kept ?? coreMemory(this.#access, this.#linker), options);
  }

  /**
   * The machine as it stands, so that another can go on from it (`Machine.restore`). At any time when none of its host functions is being called; state is
   * taken at once. Rejects with SnapshotError, which says what keeps it from that.
   */
  async snapshot(options: SnapshotOptions = {}): Promise<Uint8Array> {
    return takeSnapshot(this.#parts(), options);
  }

  /** Of a restored machine: goes on with the main program to its end, as `run` does. Throws an Error when it was not running. */
  async finish(): Promise<RunResult> {
    if (this.#restored.main === null) throw new Error('no main program was running when the snapshot was taken');
    const result = this.#restored.main.promise();
    void this.resume();
    try {
      return { exitCode: 0, value: await result };
    } finally {
      this.#streams.flush();
    }
  }

  /** Of a restored machine: calls of the host that were under way, oldest first. They go on with `resume` or `finish`. */
  get restoredCalls(): readonly RestoredCall[] {
    return [...this.#restored.calls.values()].map((call) => ({ thread: call.thread, result: () => call.promise() }));
  }

  #parts(): MachineParts {
    return {
      machine: this.#values.machine,
      access: this.#access,
      view: this.view,
      debug: this.debug,
      linker: this.#linker,
      values: this.#values,
      loop: this.#loop,
      streams: this.#streams,
      files: this.#files,
      program: this.#program,
      settings: this.#settings,
      clock: this.#clock,
    };
  }

  #putBack(saved: SavedMachine, permanents: Permanents): void {
    const parts = this.#parts();
    putBack(parts, saved);
    for (const loaded of this.#linker.images) this.#register(loaded);
    putBackHost(parts, saved, permanents, (name) => Object.hasOwn(this.#functions, name));
    this.#restored = this.#loop.takeUp(saved.run.loop, this.#read);
  }

  // Looking -----------------------------------------------------------------------------------------------------------------------------

  /** @internal What a debugger takes a machine apart into. */
  get parts(): MachineParts {
    return this.#parts();
  }

  /** @internal Makes the main thread, as `run` does; whoever asks drives the loop. */
  prepare(entry = 'main'): Pending {
    return this.#start(entry, null);
  }

  /** The stack of the running thread, else of main, with the JavaScript frames around and on top of it. Between runs, and in host functions. */
  backtrace(): Backtrace {
    let decode: (() => Backtrace) | null = null;
    entered(newActivation(null), () => {
      decode = this.#host.capture(0);
    });
    return (decode as unknown as () => Backtrace)();
  }

  /** The same as the machine knows it, with no table asked: `[ip, info id, Sp]` of every frame, innermost first, joints of the stack's chunks included. */
  rawBacktrace(): [ip: number, infoId: number, sp: number][] {
    return rawBacktrace(captureBacktrace(this.view));
  }

  statistics(): Statistics {
    return readStatistics(this.#access);
  }

  /** Begins to sample stacks, until `stop` is called on the answer: where time goes. Throws an Error when that is going on already. */
  profile(options?: ProfileOptions): Profiler<Profile> {
    return startProfile(this.#parts(), options);
  }

  /** The same for what the heap holds: where memory goes. */
  profileHeap(options?: ProfileOptions): Profiler<HeapProfile> {
    return startHeapProfile(this.#parts(), options);
  }

  /** Collects garbage: everything, or only the young generation. */
  collect(generation: 'young' | 'all' = 'all'): void {
    this.#values.machine.gc(generation === 'all' ? 1 : 0);
    this.#values.dropDead();
  }

  // -------------------------------------------------------------------------------------------------------------------------------------

  #start(entry: string, activation: Activation | null): Pending {
    return this.#loop.startMain(this.#target(entry).pointer(), this.#read, activation);
  }

  /** Lets it run, now or when whoever drives the machine comes to it. */
  #launch(pending: Pending): Promise<unknown> {
    const result = pending.promise();
    if (this.#loop.isDriving) keepSites();
    void this.#loop.drive();
    return result;
  }

  #call(name: string | HaskellValue, args: readonly unknown[], activation: Activation | null): Pending {
    const target = name instanceof HaskellValue ? this.#held(name) : this.#target(name);
    const { type } = target;
    const read = !type ? this.#read : (result: Ptr): unknown => resultOf(type.result, result, this.#values);
    return this.#loop.startCall(applied(this.#values, target, args), read, activation);
  }

  readonly #read = (result: Ptr): unknown => this.#values.read(result);

  #held(value: HaskellValue): Applicable {
    const slot = value.slotIn(this.#values);
    const pointer = (): Ptr => this.#values.machine.handle(slot) >>> 0;
    return { name: 'a Haskell value', shape: this.#values.shapeOf(pointer()), type: this.#values.typeOf(value), pointer };
  }

  #target(name: string): Applicable {
    const known = this.#targets.get(name);
    if (known !== undefined) return known;
    const { shape, address, type } = this.#symbol(name);
    const target = { name, shape, type, pointer: () => address };
    this.#targets.set(name, target);
    return target;
  }

  #symbol(name: string): LoadedSymbol {
    const [plain] = this.#linker.exported(name);
    if (plain) return plain;
    for (let dot = name.indexOf('.'); dot > 0; dot = name.indexOf('.', dot + 1)) {
      const qualified = this.#linker.symbol(name.slice(0, dot), name.slice(dot + 1));
      if (qualified) return qualified;
    }
    throw new LinkError([`no loaded image exports \`${name}\``]);
  }

  #register(loaded: LoadedImage): void {
    const { image, base, infoIdBase, hostBase } = loaded;
    const { name, infoCount, hosts } = image;
    this.debug.register({ name, debug: () => image.debug, infoIdBase, infoCount, address: base, words: wordCount(image), hosts, hostBase });
    const functions = this.#functions;
    for (const declared of image.hosts) {
      const given = Object.hasOwn(functions, declared.name) ? functions[declared.name] : undefined;
      const implementation = given && this.#settings.throughHostFunctions ? this.#settings.throughHostFunctions(given) : given;
      this.#loop.dispatch.push(makeDispatcher(declared, implementation, this.#loop));
    }
  }

  #warn(error: HaskellError): void {
    this.#streams.stderr(utf8(`thread ${error.thread}: ${error.message}\n`));
  }
}

function defaultClock(): number {
  return performance.now();
}
