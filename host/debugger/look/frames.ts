/** The frames of a thread, numbered as its backtrace numbers them, and one of them as it lies there. */

import type { Backtrace, BacktraceEntry, BacktraceFrame } from '../../memory/backtrace-data.ts';
import { type CaptureOptions, captureBacktrace, RUNNING } from '../../memory/capture.ts';
import type { SourcePlace } from '../../memory/debug-index.ts';
import { readInfo } from '../../memory/info.ts';
import { decodeTails } from '../../memory/tail-calls.ts';
import { decodeBacktrace } from '../../memory/trace.ts';
import type { FrameKind, RawFrame } from '../../memory/walk.ts';
import type { Target } from '../protocol.ts';
import { instructionAt } from './code.ts';
import { type Standing, standing } from './standing.ts';

/** Frames taken from the top of a stack, and from its base. */
const TOP_FRAMES = 1_000_000;
const BASE_FRAMES = 64;
/** Instructions looked at for a place. */
const NEAR = 24;

/** A frame and where it lies. */
export interface LocatedFrame {
  readonly number: number;
  readonly frame: BacktraceFrame;
  /** as it lies on the stack; null for the activation under way, and for an instruction whose frame a tail call has left */
  readonly raw: RawFrame | null;
}

/** The backtrace of a thread. The activation that a debugger stopped between two instructions is frame 0, of kind `here`. */
export function threadBacktrace(target: Target, tso = 0, options: { readonly fold?: boolean; readonly entries?: number } = {}): Backtrace {
  const at = standing(target, tso);
  const from: CaptureOptions = at.isRaw ? { tso: at.tso, start: at.callers } : { tso: at.tso };
  const capture = captureBacktrace(target.view, { limit: TOP_FRAMES, tail: BASE_FRAMES, ...from });
  const decoded = decodeBacktrace(capture, target.debug, options);
  const here = runningFrame(target, at);
  if (here === null) return decoded;
  const tails = capture.tails?.get(RUNNING);
  const erased = tails === undefined ? null : decodeTails(tails, target.debug);
  return {
    ...decoded,
    entries: [erased === null ? here : { ...here, erased }, ...decoded.entries.map(behindOne)],
    frames: decoded.frames + 1,
    loop: decoded.loop.map((frame) => behindOne(frame) as BacktraceFrame),
  };
}

function behindOne(entry: BacktraceEntry): BacktraceEntry {
  const moved = { ...entry, number: entry.number + 1 };
  return moved.entry === 'fold' ? { ...moved, from: moved.from + 1 } : moved;
}

function runningFrame(target: Target, at: Standing): BacktraceFrame | null {
  const { procedure, ip } = at;
  if (!at.isRaw || procedure === null) return null;
  const waits = at.isEntry ? (procedure.isFunction ? 'about to be called' : 'about to be entered') : 'running';
  return {
    entry: 'frame',
    number: 0,
    kind: 'here',
    name: procedure.name,
    module: procedure.module,
    place: at.isEntry ? procedure.place : placeAt(target, ip),
    library: false,
    waits,
    via: '',
    raw: [ip, procedure.infoId, at.sp],
  };
}

/** Source at an instruction: its own place, that of the function at its entry, else that of the next instruction which has one. */
export function placeAt(target: Target, ip: number): SourcePlace | null {
  const exact = target.debug.at(ip);
  if (exact?.place) return exact.place;
  let at = instructionAt(target, ip);
  if (at === null) return null;
  for (let i = 0; i < NEAR && at !== null; i++) {
    if (i > 0 && at.op.startsWith('ENTRY')) return null;
    const row = target.debug.at(at.address);
    if (row?.place) return row.place;
    at = instructionAt(target, at.next);
  }
  return null;
}

/** Frame `number` of a thread; null when there is none. */
export function frameByNumber(target: Target, tso: number, number: number): LocatedFrame | null {
  const { entries } = threadBacktrace(target, tso, { fold: false, entries: 2 * (number + 8) });
  const frame = entries.find((entry): entry is BacktraceFrame => entry.entry === 'frame' && entry.number === number);
  if (frame === undefined) return null;
  return located(target, frame);
}

function located(target: Target, frame: BacktraceFrame): LocatedFrame {
  return { number: frame.number, frame, raw: frame.kind === 'here' ? null : rawFrameAt(target, frame.raw[2], frame.kind) };
}

/** Frames outwards of frame `number`, `count` at most. */
export function framesBelow(target: Target, tso: number, number: number, count: number): LocatedFrame[] {
  const { entries } = threadBacktrace(target, tso, { fold: false, entries: 2 * (number + count) });
  const frames = entries.filter((entry): entry is BacktraceFrame => entry.entry === 'frame' && entry.number > number);
  return frames.slice(0, count).map((frame) => located(target, frame));
}

/** The frame whose word 0 lies at `sp`, of a kind that is known. */
function rawFrameAt({ view }: Target, sp: number, kind: FrameKind): RawFrame {
  const infoAddress = view.u32(sp);
  const info = readInfo(view, infoAddress);
  return { sp, infoAddress, infoId: info?.id ?? 0, kind, ip: info?.entry ?? 0, words: kind === 'ret' ? (info?.ptrs ?? 1) : 1 };
}
