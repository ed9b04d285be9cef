/**
 * Captures of a stack: the few words of each frame that a later reader needs, copied while the thread stands still. Decoding is host/memory/trace.ts.
 */
import * as T from '../../abi/closure-types.gen.ts';
import { EXIT_DEADLOCK } from '../../abi/exit-reasons.gen.ts';
import * as L from '../../abi/layout.ts';
import { I_RAISE } from '../../abi/rts-infos.gen.ts';
import { WK_BLOCKED_ON_MVAR } from '../../abi/well-known.gen.ts';
import { type WaitForReport, waitForReport } from './deadlock.ts';
import { infoAt, untag } from './decode.ts';
import { isTopHandler } from './frames.ts';
import type { MemoryView } from './view.ts';
import { isRunning, StackCursor, type StackStart, stackStart } from './walk.ts';

/** Words a capture keeps of a frame: return address, info id, Sp, detail. */
export const CAPTURE_W = 4;
/** Frames a capture has room for at first. */
const FIRST_FRAMES = 64;
/** In the detail of a catch frame: its handler is the top handler. */
export const TOP_HANDLER_BIT = 256;

/** A stack as it was. Independent of the memory it came from. */
export interface Capture {
  /** CAPTURE_W words a frame, top first: [ip, info id, Sp, detail] */
  readonly words: Uint32Array;
  readonly count: number;
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
}

export interface CaptureOptions {
  /** frames copied at most. Default: all */
  readonly limit?: number;
  /** thread to look at. Default: the running one, else the main one */
  readonly tso?: number;
  /** a place on a stack to start from, instead of a thread's top; `registersStart(view)` after a trap */
  readonly start?: StackStart;
}

/** Copies what a backtrace needs. Takes well under 5 µs for 64 frames; never throws. */
export function captureBacktrace(view: MemoryView, options: CaptureOptions = {}): Capture {
  view.refresh();
  const tso = options.tso ?? (view.u32(L.REGS + L.REG_TSO) || view.u32(L.REGS + L.REG_MAIN));
  const cursor = new StackCursor(view, options.start ?? stackStart(view, tso));
  const limit = options.limit ?? Number.POSITIVE_INFINITY;
  let words = new Uint32Array(Math.min(limit, FIRST_FRAMES) * CAPTURE_W);
  let count = 0;
  let cutOff = '';
  const loop = untag(view.u32(L.REGS + L.REG_LOOP_AT));
  let loopAt = -1;
  while (cursor.next()) {
    if (count >= limit) {
      cutOff = `after ${limit} frames`;
      break;
    }
    const at = count * CAPTURE_W;
    if (at === words.length) words = grown(words, limit);
    words[at] = view.words[(cursor.infoAddress + L.INFO_ENTRY) >>> 2];
    words[at + 1] = cursor.infoId;
    words[at + 2] = cursor.sp;
    words[at + 3] = cursor.type === T.TYPE_RET ? 0 : detail(view, cursor, count === 0 ? tso : 0);
    if (cursor.type === T.TYPE_UPDATE_FRAME && loop !== 0 && view.words[(cursor.sp + L.UPDATE_UPDATEE) >>> 2] === loop) loopAt = count;
    count++;
  }
  return {
    words,
    count,
    ip: options.start === undefined && isRunning(view, tso) ? view.u32(L.REGS + L.REG_IP) : 0,
    thread: tso === 0 ? 0 : view.u32(tso + L.TSO_ID),
    cutOff: cutOff || cursor.cutOff,
    loopAt,
    waitFor: isDeadlocked(view, words) ? waitForReport(view) : null,
  };
}

/** On top lies a frame that raises BlockedIndefinitely, or the machine found nothing to run. */
function isDeadlocked(view: MemoryView, words: Uint32Array): boolean {
  if (view.u32(L.REGS + L.REG_EXIT) === EXIT_DEADLOCK) return true;
  return words[1] === RAISE_ID && untag(view.u32(words[2] + L.RAISE_EXCEPTION)) === untag(view.u32(L.WELL_KNOWN + WK_BLOCKED_ON_MVAR * 4));
}

const RAISE_ID = (I_RAISE - L.RTS_INFO) / L.INFO_SIZE_B;

function grown(words: Uint32Array, limit: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(Math.min(words.length * 2, limit * CAPTURE_W));
  larger.set(words);
  return larger;
}

/** What a frame of the machine's own says of itself beyond its kind. @param topOf the thread whose top frame this is, else 0 */
function detail(view: MemoryView, { type, sp }: StackCursor, topOf: number): number {
  switch (type) {
    case T.TYPE_UPDATE_FRAME:
      return savedInfoId(view, view.u32(sp + L.UPDATE_UPDATEE));
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

/** A black-holed CAF still knows what it was; other thunks do not. 0 = not known. */
function savedInfoId(view: MemoryView, updatee: number): number {
  const block = view.u32(L.REGS + L.REG_BLOCKS) + ((updatee >>> L.BLOCK_SHIFT) << L.BD_SHIFT);
  if (!view.has(block, L.BD_SIZE_B) || view.u8(block + L.BD_KIND) !== L.KIND_STATIC) return 0;
  if (!view.has(updatee, L.CAF_SIZE_W * 4)) return 0;
  const saved = view.u32(updatee + L.CAF_SAVED_INFO);
  return view.has(saved, L.INFO_SIZE_B) ? view.u32(saved + L.INFO_ID) : 0;
}

/** The raw view: `[ip, info id, Sp]` of every frame captured, top first, underflow frames included. */
export function rawBacktrace(capture: Capture): [number, number, number][] {
  const { words, count } = capture;
  return Array.from({ length: count }, (_, i) => [words[i * CAPTURE_W], words[i * CAPTURE_W + 1], words[i * CAPTURE_W + 2]]);
}
