/**
 * Captures of a stack: the few words of each frame that a later reader needs, copied while the thread stands still. Decoding is host/memory/trace.ts.
 */
import * as T from '../../abi/closure-types.gen.ts';
import { EXIT_DEADLOCK } from '../../abi/exit-reasons.gen.ts';
import * as L from '../../abi/layout.ts';
import { REG_BIRTHS } from '../../abi/provenance.ts';
import { I_RAISE, I_UNDERFLOW } from '../../abi/rts-infos.gen.ts';
import { WK_BLOCKED_ON_MVAR } from '../../abi/well-known.gen.ts';
import { type BirthCapture, captureBirth } from './births.ts';
import { type WaitForReport, waitForReport } from './deadlock.ts';
import { infoAt, untag } from './decode.ts';
import { isTopHandler } from './frames.ts';
import { isBirth } from './info.ts';
import { captureRaise, isWellKnown, type RaiseCapture } from './raises.ts';
import { TailCalls, type TailCapture } from './tail-calls.ts';
import type { MemoryView } from './view.ts';
import { type FixedFrame, isRunning, StackCursor, type StackStart, stackStart } from './walk.ts';

/** Words a capture keeps of a frame: return address, info id, Sp, detail. */
export const CAPTURE_W = 4;
/** Frames a capture has room for at first. */
const FIRST_FRAMES = 64;
/** Frames in which a pattern is looked for. */
const PATTERN_FRAMES = 64;
const RAISE_ID = (I_RAISE - L.RTS_INFO) / L.INFO_SIZE_B;
const UNDERFLOW_ID = (I_UNDERFLOW - L.RTS_INFO) / L.INFO_SIZE_B;
/** In the detail of a catch frame: its handler is the top handler. */
export const TOP_HANDLER_BIT = 256;

/** A stack as it was. Independent of the memory it came from. */
export interface Capture {
  /** CAPTURE_W words a frame, top first: [ip, info id, Sp, detail] */
  readonly words: Uint32Array;
  /** frames in `words` */
  readonly count: number;
  /** the first so many of them are the top of the stack, the others its base */
  readonly head: number;
  /** frames between the two that were only counted, underflow frames not among them */
  readonly leftOut: number;
  /** the pattern at the end of the head goes on through all of them with this period; 0 when it does not */
  readonly leftOutPeriod: number;
  /** the instruction that was running; 0 when unknown */
  readonly ip: number;
  /** id of the thread; 0 when unknown */
  readonly thread: number;
  /** why frames are missing at the end; '' when the stack is whole */
  readonly cutOff: string;
  /** index of the update frame of the BLACKHOLE at which the last `<<loop>>` was found; -1 when it is not there */
  readonly loopAt: number;
  /** who waits for whom, when the thread is being told that it is deadlocked; else null */
  readonly waitFor: WaitForReport | null;
  /** where the exception the thread is dying of comes from, if it has been caught before or was thrown by another thread; else null */
  readonly raised: RaiseCapture | null;
  /** of the thunks that update frames are for; null when none of them has one */
  readonly births: Births | null;
  /** by frame, callers whose place it has because they called it last; those of the activation under way, which has no frame, by RUNNING. Null when nobody noted them */
  readonly tails: ReadonlyMap<number, TailCapture> | null;
}

/** In `tails`: what runs on top of the first frame. */
export const RUNNING = -1;

/** Who built thunks, where that was noted. */
export interface Births {
  /** by frame: a key of `known`, or 0 */
  readonly at: Uint32Array;
  readonly known: ReadonlyMap<number, BirthCapture>;
}

export interface CaptureOptions {
  /** frames copied from the top. Default: all */
  readonly limit?: number;
  /** frames copied from the base beyond them; the walk then counts what lies between. Default 0: the walk ends at the limit */
  readonly tail?: number;
  /** thread to look at. Default: the running one, else the main one */
  readonly tso?: number;
  /** a place on a stack to start from, instead of a thread's top; `registersStart(view)` after a trap */
  readonly start?: StackStart;
}

/** Copies what a backtrace needs. Takes well under 5 µs for 64 frames; never throws. */
export function captureBacktrace(view: MemoryView, options: CaptureOptions = {}): Capture {
  view.refresh();
  const { limit = Number.POSITIVE_INFINITY, tail = 0 } = options;
  const tso = options.tso ?? (view.u32(L.REGS + L.REG_TSO) || view.u32(L.REGS + L.REG_MAIN));
  const start = options.start ?? stackStart(view, tso);
  const recorder = new Recorder(view, new StackCursor(view, start), tso);
  recorder.tails?.begin(RUNNING, start.chunk, start.sp);
  recorder.top(limit);
  const head = recorder.count;
  const { leftOut, period } = recorder.count >= limit && tail > 0 ? recorder.base(tail) : { leftOut: 0, period: 0 };
  return {
    words: recorder.words,
    count: recorder.count,
    head,
    leftOut,
    leftOutPeriod: period,
    ip: options.start === undefined && isRunning(view, tso) ? view.u32(L.REGS + L.REG_IP) : 0,
    thread: tso === 0 ? 0 : view.u32(tso + L.TSO_ID),
    cutOff: recorder.cutOff,
    loopAt: recorder.loopAt,
    waitFor: isDeadlocked(view, recorder.words) ? waitForReport(view) : null,
    raised: captureRaise(view, tso),
    births: recorder.births,
    tails: recorder.tails?.read() ?? null,
  };
}

class Recorder {
  words: Uint32Array = new Uint32Array(FIRST_FRAMES * CAPTURE_W);
  count = 0;
  cutOff = '';
  loopAt = -1;
  births: { at: Uint32Array; readonly known: Map<number, BirthCapture> } | null = null;
  readonly tails: TailCalls | null;
  private readonly view: MemoryView;
  private readonly cursor: StackCursor;
  private readonly tso: number;
  private readonly loop: number;
  private readonly tracked: boolean;

  constructor(view: MemoryView, cursor: StackCursor, tso: number, tails = TailCalls.of(view, tso)) {
    this.view = view;
    this.tails = tails;
    this.cursor = cursor;
    this.tso = tso;
    this.tracked = view.u32(L.REGS + REG_BIRTHS) !== 0;
    this.loop = untag(view.u32(L.REGS + L.REG_LOOP_AT));
  }

  /** Records frames from where the cursor is, at most up to `limit` in all. */
  top(limit: number): void {
    while (this.count < limit) {
      if (!this.cursor.next()) {
        this.cutOff = this.cursor.cutOff;
        return;
      }
      this.record();
    }
    this.cutOff = `after ${limit} frames`;
  }

  /** Goes on to the base and records the last `tail` frames. Answers how many were only counted, and whether they repeat what came before. */
  base(tail: number): { leftOut: number; period: number } {
    const { cursor } = this;
    const start = { chunk: cursor.chunk, sp: cursor.sp + cursor.words * L.WORD_B };
    const pattern = this.pattern();
    const last: StackStart[] = [];
    const skipped: FixedFrame[] = [];
    let skippedIn = 0;
    let seen = 0;
    let repeating = 0;
    while (cursor.next()) {
      if (cursor.type === T.TYPE_UNDERFLOW_FRAME) continue;
      if (repeating === seen && pattern[seen % pattern.length] === cursor.infoId) repeating++;
      last[seen % tail] = { sp: cursor.sp, chunk: cursor.chunk };
      seen++;
      if (repeating !== seen) continue;
      const frame = cursor.fixed();
      if (seen <= pattern.length && frame !== null) skipped.push(frame);
      if (seen % pattern.length !== 0 || skipped.length !== pattern.length || cursor.chunk === skippedIn) continue;
      // One period is known by its info tables now: pass over many. The last frames of each chunk are walked, they may be the last of all.
      skippedIn = cursor.chunk;
      const passed = cursor.skip(skipped, tail);
      seen += passed;
      repeating += passed;
    }
    this.cutOff = cursor.cutOff;
    this.follow(seen <= tail ? start : last[seen % tail]);
    const leftOut = Math.max(0, seen - tail);
    return { leftOut, period: repeating >= leftOut ? pattern.length : 0 };
  }

  /** Info ids of the next frames, if those recorded last go on repeating with their shortest period; empty when they do not repeat. */
  private pattern(): number[] {
    const ids: number[] = [];
    for (let i = Math.max(0, this.count - PATTERN_FRAMES); i < this.count; i++) {
      const id = this.words[i * CAPTURE_W + 1];
      if (id !== UNDERFLOW_ID) ids.push(id);
    }
    for (let period = 1; period <= ids.length / 2; period++) {
      if (ids.every((id, i) => i < period || id === ids[i - period])) return ids.slice(-period);
    }
    return [];
  }

  /** Records all frames from `start` on. */
  private follow(start: StackStart): void {
    const rest = new Recorder(this.view, new StackCursor(this.view, start), this.tso, this.tails);
    rest.words = this.words;
    rest.count = this.count;
    rest.births = this.births;
    rest.top(Number.POSITIVE_INFINITY);
    this.words = rest.words;
    this.count = rest.count;
    this.births = rest.births;
  }

  private record(): void {
    const { view, cursor, count } = this;
    const at = count * CAPTURE_W;
    if (at === this.words.length) this.grow();
    const { words } = this;
    words[at] = view.words[(cursor.infoAddress + L.INFO_ENTRY) >>> 2];
    words[at + 1] = cursor.infoId;
    words[at + 2] = cursor.sp;
    words[at + 3] = cursor.type === T.TYPE_RET ? 0 : detail(view, cursor, this.isTop() ? this.tso : 0);
    if (cursor.type === T.TYPE_UPDATE_FRAME && this.loop !== 0 && view.words[(cursor.sp + L.UPDATE_UPDATEE) >>> 2] === this.loop) this.loopAt = count;
    if (this.tails !== null) this.tails.begin(count, cursor.chunk, cursor.sp + cursor.words * L.WORD_B);
    if (cursor.type === T.TYPE_UPDATE_FRAME && this.tracked) this.recordBirth(view.words[(cursor.sp + L.UPDATE_INFO) >>> 2], count);
    this.count = count + 1;
  }

  private recordBirth(address: number, index: number): void {
    if (!isBirth(this.view, address)) return;
    this.births ??= { at: new Uint32Array(0), known: new Map() };
    const { births } = this;
    if (index >= births.at.length) births.at = larger(births.at, Math.max(FIRST_FRAMES, this.words.length / CAPTURE_W));
    captureBirth(this.view, address, births.known);
    births.at[index] = address;
  }

  /** Whether the thread is to return R1 to this frame, once it has raised what it is to raise. */
  private isTop(): boolean {
    return this.count === 0 || (this.count === 1 && this.words[1] === RAISE_ID);
  }

  private grow(): void {
    this.words = larger(this.words, this.words.length * 2);
  }
}

function larger(words: Uint32Array, length: number): Uint32Array {
  const copy = new Uint32Array(length);
  copy.set(words);
  return copy;
}

/** On top lies a frame that raises BlockedIndefinitely, or the machine found nothing to run. */
function isDeadlocked(view: MemoryView, words: Uint32Array): boolean {
  if (view.u32(L.REGS + L.REG_EXIT) === EXIT_DEADLOCK) return true;
  return words[1] === RAISE_ID && isWellKnown(view, view.u32(words[2] + L.RAISE_EXCEPTION), WK_BLOCKED_ON_MVAR);
}

/** What a frame of the machine's own says of itself beyond its kind. @param topOf the thread whose top frame this is, else 0 */
function detail(view: MemoryView, { type, sp }: StackCursor, topOf: number): number {
  switch (type) {
    case T.TYPE_UPDATE_FRAME:
      return infoIdAt(view, view.u32(sp + L.UPDATE_INFO)) || savedInfoId(view, view.u32(sp + L.UPDATE_UPDATEE));
    case T.TYPE_CATCH_FRAME:
      return (view.u32(sp + L.CATCH_MASK) & 255) | (isTopHandler(view, view.u32(sp + L.CATCH_HANDLER)) ? TOP_HANDLER_BIT : 0);
    case T.TYPE_BOUNDARY_FRAME:
      return view.u32(sp + L.BOUNDARY_SERIAL);
    case T.TYPE_BLOCKED_FRAME:
      return view.u32(sp + L.BLOCKED_PRIM);
    case T.TYPE_ENTER_FRAME:
      return closureId(view, view.u32(sp + L.ENTER_CLOSURE));
    case T.TYPE_APPLY_FRAME:
      return topOf === 0 ? 0 : closureId(view, view.u32(topOf + L.TSO_R1));
    default:
      return 0;
  }
}

function closureId(view: MemoryView, pointer: number): number {
  return infoAt(view, untag(pointer))?.id ?? 0;
}

function infoIdAt(view: MemoryView, info: number): number {
  return info !== 0 && (info & 3) === 0 && view.has(info, L.INFO_SIZE_B) ? view.u32(info + L.INFO_ID) : 0;
}

/** A black-holed CAF still knows what it was; other thunks do not. 0 = not known. */
function savedInfoId(view: MemoryView, updatee: number): number {
  const block = view.u32(L.REGS + L.REG_BLOCKS) + ((updatee >>> L.BLOCK_SHIFT) << L.BD_SHIFT);
  if (!view.has(block, L.BD_SIZE_B) || view.u8(block + L.BD_KIND) !== L.KIND_STATIC) return 0;
  if (!view.has(updatee, L.CAF_SIZE_W * 4)) return 0;
  const saved = view.u32(updatee + L.CAF_SAVED_INFO);
  return infoIdAt(view, saved);
}

/** The raw view: `[ip, info id, Sp]` of every frame captured, top first, underflow frames included. */
export function rawBacktrace(capture: Capture): [number, number, number][] {
  const { words, count } = capture;
  return Array.from({ length: count }, (_, i) => [words[i * CAPTURE_W], words[i * CAPTURE_W + 1], words[i * CAPTURE_W + 2]]);
}
