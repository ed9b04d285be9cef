/** What a backtrace is, as data: the entries of a stack, top first. Made by trace.ts, joined with the host's frames by host/host-frames, printed by host/backtrace. */
import type { Built } from './births.ts';
import type { WaitForReport } from './deadlock.ts';
import type { InlinedStep, SourcePlace } from './debug-index.ts';
import type { ErasedCallers } from './tail-calls.ts';
import type { FrameKind } from './walk.ts';

export interface BacktraceFrame {
  readonly entry: 'frame';
  /** counts from 0 at the top; underflow frames, and a frame on top that raises, have no number and are not listed */
  readonly number: number;
  /** `here`: no frame, but the instruction that was running, where the frame on top belongs to somebody else */
  readonly kind: FrameKind | 'here';
  /** ret, here: the function; update: the thunk being forced; the machine's own: what it is. '' when nobody knows */
  readonly name: string;
  readonly module: string;
  readonly place: SourcePlace | null;
  /** code of the library */
  readonly library: boolean;
  /** what it waits for, in the author's words, or what the machine's frame does; '' when nobody knows */
  readonly waits: string;
  /** update: the function that the thunk's code went on as by a tail call; else '' */
  readonly via: string;
  /** update: who built the thunk, where that was noted (`provenance`) */
  readonly built?: Built;
  /** callers that it, or what it was called for, has taken the place of by tail calls, where they were noted (`tailCalls`): between this frame and the next */
  readonly erased?: ErasedCallers;
  /** ret, here: functions that were inlined to this frame, innermost first; left out when there are none. See withInlined() */
  readonly inlinedHere?: readonly InlinedStep[];
  /** with `inlinedHere`: the place in the text of the function itself */
  readonly outermost?: SourcePlace | null;
  /** ret: what the program said of itself here (GHC.Stack.Annotation.Experimental) */
  readonly annotation?: string;
  /** [ip, info id, Sp] */
  readonly raw: readonly [number, number, number];
}

/** `count` frames more of the pattern that frames `from` … `from + period - 1` show. */
export interface FoldedFrames {
  readonly entry: 'fold';
  readonly number: number;
  readonly count: number;
  readonly from: number;
  readonly period: number;
}

/** Frames left out because there were too many different ones. */
export interface OmittedFrames {
  readonly entry: 'omitted';
  readonly number: number;
  readonly count: number;
}

/** A frame of the host: JavaScript that called in, or that was called by Haskell. Put between the machine's frames by host/host-frames. */
export interface HostFrame {
  readonly entry: 'host';
  readonly number: number;
  /** as the engine names the function; '' when it has no name */
  readonly name: string;
  /** a point, file as the engine names it; null when the engine knows none */
  readonly place: SourcePlace | null;
  /** the function has returned a promise: not on the JavaScript stack any more, but the frames before it are awaited there */
  readonly awaited: boolean;
}

/** Host frames that should stand here, but cannot be shown, and why. */
export interface MissingFrames {
  readonly entry: 'missing';
  readonly number: number;
  /** `cut off: …` or `cannot align: …` */
  readonly why: string;
}

export type BacktraceEntry = BacktraceFrame | FoldedFrames | OmittedFrames | HostFrame | MissingFrames;

/** Where an exception was raised before a handler threw it on, or another thread threw it. */
export interface EarlierRaise {
  /** id of the thread whose stack it unwound */
  readonly thread: number;
  /** who threw it at that thread, and what that one was to return to; null when the thread raised it itself */
  readonly by: { readonly thread: number; readonly frame: BacktraceFrame | null } | null;
  /** what was unwound, innermost first, down to the frame that caught it; empty when nothing was */
  readonly entries: readonly BacktraceEntry[];
  /** there were more frames than were noted */
  readonly isCut: boolean;
}

export interface Backtrace {
  readonly thread: number;
  readonly entries: readonly BacktraceEntry[];
  /** frames in all, folded ones included */
  readonly frames: number;
  /** '' when the stack is whole */
  readonly cutOff: string;
  /** for `<<loop>>`: update frames of the thunks that need each other, innermost first; each needs the one before it, the first needs the last */
  readonly loop: readonly BacktraceFrame[];
  /** for a deadlock: who waits for whom; else null */
  readonly waitFor: WaitForReport | null;
  /** where the exception comes from, when it is not raised here for the first time; else null */
  readonly raised: EarlierRaise | null;
}

/** What a program said of itself on its stack, and where. */
export interface Annotation {
  readonly text: string;
  readonly place: SourcePlace | null;
}

/** By the address of the frame. */
export type Annotations = ReadonlyMap<number, Annotation>;
