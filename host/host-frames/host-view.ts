/** Captures of one machine's threads together with the JavaScript stack: what host/host-frames/merge.ts makes one trace of. */
import * as L from '../../abi/layout.ts';
import { I_BOUNDARY } from '../../abi/rts-infos.gen.ts';
import { type Backtrace, type Capture, captureBacktrace, decodeBacktrace } from '../backtrace.ts';
import type { Annotations } from '../memory/backtrace-data.ts';
import { CAPTURE_W } from '../memory/capture.ts';
import type { DebugIndex } from '../memory/debug-index.ts';
import type { MemoryView } from '../memory/view.ts';
import { type Activation, captureSite, newActivation } from './activation.ts';
import type { SampleCall } from './marks.ts';
import { mergeHostFrames, type Thrown } from './merge.ts';

/** Who called in to a machine, as its run loop knows it. */
export interface Callers {
  /** of the call that pushed boundary frame `serial`; null: it has ended, or it was the host itself */
  activationOf(serial: number): Activation | null;
  /** of the run of `main`, when that is this thread */
  mainActivation(thread: number): Activation | null;
  /** id of the host call that is being answered on the JavaScript stack; 0 = none */
  currentCall(): number;
  readonly sampleCall: SampleCall;
}

interface CapturedThread {
  readonly capture: Capture;
  readonly boundaries: ReadonlyMap<number, Activation>;
  readonly base: Activation | null;
}

const BOUNDARY_ID = (I_BOUNDARY - L.RTS_INFO) / L.INFO_SIZE_B;
/** Frames kept of the stack of an error: from its top, and from its base. */
const BACKTRACE_FRAMES = 1_000_000;
const BASE_FRAMES = 64;
/** Threads followed from one that waits for the next, and those looked at to find it. */
const MAX_THREADS = 100;
const MAX_CALLERS = 100_000;

export class HostView {
  readonly #view: MemoryView;
  readonly #debug: DebugIndex;
  readonly #callers: Callers;
  readonly #enabled: boolean;

  /** @param enabled whether JavaScript frames are wanted at all */
  constructor(view: MemoryView, debug: DebugIndex, callers: Callers, enabled: boolean) {
    this.#view = view;
    this.#debug = debug;
    this.#callers = callers;
    this.#enabled = enabled;
  }

  /** For a call that is about to be made. */
  newActivation(): Activation | null {
    return this.#enabled ? newActivation(this.#callers, this.#callers.currentCall()) : null;
  }

  /** Copies the stack of a thread (0: the running one, else main's) and JavaScript's. Decodes when called. */
  capture(tso: number, thrown: Thrown | null = null, isNow = false): (annotations?: Annotations) => Backtrace {
    if (!this.#enabled) {
      const capture = this.#captureThread(tso);
      return (annotations) => decodeBacktrace(capture, this.#debug, { annotations });
    }
    const site = captureSite();
    const threads = this.#captureThreads(tso);
    const insideHostCall = this.#callers.currentCall() !== 0;
    return (annotations) =>
      mergeHostFrames({
        machine: this.#callers,
        threads: threads.map(({ capture, boundaries, base }) => ({ trace: decodeBacktrace(capture, this.#debug, { annotations }), boundaries, base })),
        site,
        insideHostCall,
        thrown: isNow ? thrown : null,
        thrownFirst: isNow ? null : thrown,
        sampleCall: this.#callers.sampleCall,
      });
  }

  /** The thread, and those that wait for host functions that called in to it. */
  #captureThreads(first: number): CapturedThread[] {
    const threads: CapturedThread[] = [];
    for (let tso = first; threads.length < MAX_THREADS; ) {
      const capture = this.#captureThread(tso);
      const boundaries = this.#boundaries(capture);
      threads.push({ capture, boundaries, base: this.#callers.mainActivation(capture.thread) });
      const outermost = [...boundaries.values()].at(-1);
      tso = outermost === undefined ? 0 : this.#callerOf(outermost.insideCall);
      if (tso === 0) break;
    }
    return threads;
  }

  #captureThread(tso: number): Capture {
    return captureBacktrace(this.#view, { limit: BACKTRACE_FRAMES, tail: BASE_FRAMES, ...(tso === 0 ? {} : { tso }) });
  }

  #boundaries({ words, count }: Capture): Map<number, Activation> {
    const found = new Map<number, Activation>();
    for (let at = 0; at < count * CAPTURE_W; at += CAPTURE_W) {
      const activation = words[at + 1] === BOUNDARY_ID ? this.#callers.activationOf(words[at + 3]) : null;
      if (activation !== null) found.set(words[at + 2], activation);
    }
    return found;
  }

  /** The thread that waits for the promised answer of host call `id`; 0 = none. */
  #callerOf(id: number): number {
    if (id === 0) return 0;
    const view = this.#view;
    let tso = view.u32(L.REGS + L.REG_CALLERS);
    for (let n = 0; tso !== 0 && n < MAX_CALLERS; n++) {
      if (view.u32(tso + L.TSO_WAKE) === id) return tso;
      tso = view.u32(tso + L.TSO_LINK);
    }
    return 0;
  }
}
