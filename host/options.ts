/** Settings of a machine: what they are called, what they default to, and how they reach the machine's CFG_* words. */

import type { Image } from '../abi/image.ts';
import * as L from '../abi/layout.ts';
import { CFG_PROVENANCE, PROVENANCE_DEFAULT, PROVENANCE_MAX } from '../abi/provenance.ts';
import { CFG_TAIL_CALLS, TAIL_CALLS_DEFAULT, TAIL_CALLS_MAX, TAIL_CALLS_MIN } from '../abi/tail-calls.ts';
import type { HostImplementation } from './calls.ts';
import type { HaskellError } from './error.ts';
import type { MachineCode } from './exports.ts';
import type { FileSystem } from './io/file-system.ts';
import type { ProgramSettings } from './io/process.ts';
import type { MemoryAccess } from './memory-access.ts';
import { type Size, sizeInBytes, sizeInWords, timeInMs } from './sizes.ts';
import type { IntegerStyle } from './values.ts';

/** Bounds of a machine. What is left out has the machine's default, or no bound. */
export interface Limits {
  /** live data and nursery */
  readonly maxHeap?: Size;
  /** beyond `maxHeap`, while HeapOverflow is handled */
  readonly grace?: Size;
  /** frames of one thread */
  readonly maxStack?: Size;
  /** usable part of a thread's first stack chunk */
  readonly initialStack?: Size;
  readonly chunkSize?: Size;
  /** frames moved to a new chunk on overflow */
  readonly movedStack?: Size;
  /** extra stack for a masked thread under the policy `deferred` */
  readonly stackReserve?: Size;
  readonly nursery?: Size;
  /** function entries and back edges after which another thread gets its turn; at most QUANTUM_MAX */
  readonly quantum?: number;
  /** function entries and back edges of one run */
  readonly fuel?: number;
  /** milliseconds of one run, or text such as `2s` */
  readonly timeout?: number | string;
  /** ends runs when aborted */
  readonly signal?: AbortSignal;
}

/** `deferred`: an overflow found while masked is delivered at unmask. `ghc-7.6`: masked threads grow without limit. */
export type OverflowPolicy = 'deferred' | 'ghc-7.6';

/** Makes rare things constant; obeyed by debug builds of the machine. */
export type Stress = 'gc' | 'move' | 'switch' | 'sanity';

export interface MachineSettings {
  readonly limits?: Limits;
  readonly overflow?: OverflowPolicy;
  readonly stress?: readonly Stress[];
  /** by the name in the program's `foreign` declaration */
  readonly hostFunctions?: Readonly<Record<string, HostImplementation>>;
  /** what the program writes; default: lines to console.log and console.error */
  readonly stdout?: (bytes: Uint8Array) => void;
  readonly stderr?: (bytes: Uint8Array) => void;
  /** up to `max` bytes of input; none = end of input. Default: no input */
  readonly stdin?: (max: number) => Uint8Array | PromiseLike<Uint8Array>;
  /** whether input, or its end, is there within so many milliseconds (below 0: however long that takes): hReady, hWaitForInput. Default: it is */
  readonly stdinReady?: (ms: number) => boolean | PromiseLike<boolean>;
  /** whether a standard stream is a terminal. Default: all are, so that output comes line by line */
  readonly isTerminal?: (fd: number) => boolean;
  /** changes the terminal behind a standard stream: whether what is typed comes by lines, whether it is shown. Default: it stays as it is */
  readonly setTerminal?: (fd: number, mode: 'lines' | 'echo', on: boolean) => void | PromiseLike<void>;
  /** where files lie. Default: in memory, for as long as the machine lives */
  readonly files?: FileSystem;
  /** the program's name, arguments, environment */
  readonly program?: ProgramSettings;
  /** told when a thread other than main dies of an exception; default: one line on stderr, nothing for ThreadKilled and BlockedIndefinitely */
  readonly onThreadDeath?: (error: HaskellError) => void;
  /** whether backtraces hold the JavaScript frames of callers and host functions. Default true */
  readonly hostFrames?: boolean;
  /** how 64-bit integers arrive in JavaScript. Default `auto` */
  readonly integers?: IntegerStyle;
  /** images are known to be sound (made by this very build): skip the verifier */
  readonly trusted?: boolean;
  /** keep memory as it was when an error happened, so that `dump` can write a core of it. Costs a copy of what is in use. Default false */
  readonly cores?: boolean;
  /**
   * CAFs (constants of the top level) that were evaluated are kept for as long as the machine lives. Without, the collector lets go of those that neither running
   * code, nor a `foreign export`, nor a value the host holds leads to: they are computed again if they are asked for. For machines that go on to load
   * code which mentions them, as a prompt does; GHC's keepCAFs. Default false
   */
  readonly keepCAFs?: boolean;
  /** `exitWith` in the main thread, or an interrupt, ends the run and not the machine. Default false */
  readonly outlivesExit?: boolean;
  /** @internal what to call instead of a host function: a debugger's record of answers */
  readonly throughHostFunctions?: (implementation: HostImplementation) => HostImplementation;
  /**
   * thunks remember who built them, and who called that, so many activations deep (true: 8). Needs the machine's build machine.provenance.wasm or
   * machine.debug.wasm. Default false
   */
  readonly provenance?: boolean | number;
  /**
   * callers that tail calls erase are noted, the last so many (true: 4096; rounded up to a power of two), and shown in backtraces as what they are. Needs the
   * machine's build machine.provenance.wasm or machine.debug.wasm. Default false
   */
  readonly tailCalls?: boolean | number;
  /** monotonic milliseconds; default performance.now */
  readonly clock?: () => number;
}

export interface MachineOptions extends MachineCode, MachineSettings {
  /** linked together, in any order */
  readonly images: readonly (Image | Uint8Array)[];
}

const stressBits: Readonly<Record<Stress, number>> = {
  gc: L.STRESS_GC,
  move: L.STRESS_MOVE,
  switch: L.STRESS_SWITCH,
  sanity: L.STRESS_SANITY,
};

/** Threads take turns within a slice (run-loop.ts), which is longer than this. */
const QUANTUM_MAX = 80_000;

const BYTES_PER_KIB = 1024;

/** Writes the CFG_* words; the machine reads them when it boots. Throws a RangeError for a size that is none. */
export function configure(
  access: MemoryAccess,
  { limits = {}, overflow = 'deferred', stress = [], provenance = false, tailCalls = false, keepCAFs = false }: MachineSettings,
): void {
  const words = (offset: number, size: Size | undefined, name: string): void => {
    if (size !== undefined) access.setRegister(offset, clamp(sizeInWords(size, name), name));
  };
  words(L.CFG_INITIAL_STACK_W, limits.initialStack, 'initial stack size');
  words(L.CFG_CHUNK_W, limits.chunkSize, 'stack chunk size');
  words(L.CFG_MOVED_W, limits.movedStack, 'moved stack size');
  words(L.CFG_MAX_STACK_W, limits.maxStack, 'maximal stack size');
  words(L.CFG_RESERVE_W, limits.stackReserve, 'stack reserve');
  if (limits.maxHeap !== undefined)
    access.setRegister(L.CFG_MAX_HEAP_B, clamp(Math.ceil(sizeInBytes(limits.maxHeap, 'maximal heap size') / BYTES_PER_KIB), 'maximal heap size'));
  if (limits.grace !== undefined) access.setRegister(L.CFG_GRACE_B, clamp(sizeInBytes(limits.grace, 'heap grace'), 'heap grace'));
  if (limits.nursery !== undefined) access.setRegister(L.CFG_NURSERY_B, clamp(sizeInBytes(limits.nursery, 'nursery size'), 'nursery size'));
  if (limits.quantum !== undefined) access.setRegister(L.CFG_QUANTUM, quantumOf(limits.quantum));
  access.setRegister(L.CFG_OVERFLOW_POLICY, overflow === 'ghc-7.6' ? L.OVERFLOW_GHC_7_6 : L.OVERFLOW_DEFERRED);
  access.setRegister(
    L.CFG_STRESS,
    stress.reduce((bits, name) => bits | stressBits[name], 0),
  );
  access.setRegister(L.CFG_KEEP_CAFS, Number(keepCAFs));
  access.setRegister(CFG_PROVENANCE, provenance === true ? PROVENANCE_DEFAULT : provenance === false ? 0 : depthOfCreations(provenance));
  access.setRegister(CFG_TAIL_CALLS, tailCalls === true ? TAIL_CALLS_DEFAULT : tailCalls === false ? 0 : ringSize(tailCalls));
}

function quantumOf(quantum: number): number {
  if (quantum > QUANTUM_MAX) throw new RangeError(`invalid quantum: at most ${QUANTUM_MAX}`);
  return clamp(quantum, 'quantum');
}

function ringSize(calls: number): number {
  if (!Number.isInteger(calls) || calls < 1 || calls > TAIL_CALLS_MAX) throw new RangeError(`invalid number of tail calls: 1 to ${TAIL_CALLS_MAX}`);
  return Math.max(TAIL_CALLS_MIN, 2 ** Math.ceil(Math.log2(calls)));
}

function depthOfCreations(depth: number): number {
  if (!Number.isInteger(depth) || depth < 1 || depth > PROVENANCE_MAX) throw new RangeError(`invalid provenance: 1 to ${PROVENANCE_MAX} activations`);
  return depth;
}

/** 0 would mean "default" to the machine. */
function clamp(value: number, name: string): number {
  if (value < 1 || value > 0x7fffffff) throw new RangeError(`invalid ${name}: ${value < 1 ? 'too small' : 'too big'}`);
  return Math.floor(value);
}

/** The bounds that the host watches itself, as numbers. */
export interface Watch {
  readonly fuel: number;
  readonly timeoutMs: number;
  readonly signal: AbortSignal | null;
}

export function watchOf(limits: Limits = {}): Watch {
  return {
    fuel: limits.fuel ?? Number.POSITIVE_INFINITY,
    timeoutMs: limits.timeout === undefined ? Number.POSITIVE_INFINITY : timeInMs(limits.timeout, 'timeout'),
    signal: limits.signal ?? null,
  };
}
