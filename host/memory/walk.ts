/**
 * Walks a stack: frame after frame, from Sp to the STOP frame, across chunks. Believes nothing: a chunk must be a STACK object inside memory, a frame must
 * start with an info pointer of a frame type and end inside its chunk; where that fails the walk ends with the reason.
 *
 * It always ends: every frame is at least a word, and the words of all frames together cannot be more than memory has.
 */
import * as T from '../../abi/closure-types.gen.ts';
import * as L from '../../abi/layout.ts';
import { I_STACK, I_TSO, RTS_INFO_N } from '../../abi/rts-infos.gen.ts';
import { RTS_INFO_END, rtsFrameWords, rtsType } from './info.ts';
import type { MemoryView } from './view.ts';

export type FrameKind =
  | 'ret'
  | 'update'
  | 'catch'
  | 'mask'
  | 'maskUninterruptible'
  | 'unmask'
  | 'apply'
  | 'boundary'
  | 'underflow'
  | 'frozenBase'
  | 'stop'
  | 'enter'
  | 'blocked'
  | 'raise';

const kindOfType: ReadonlyMap<number, FrameKind> = new Map([
  [T.TYPE_RET, 'ret'],
  [T.TYPE_UPDATE_FRAME, 'update'],
  [T.TYPE_CATCH_FRAME, 'catch'],
  [T.TYPE_MASK_FRAME, 'mask'],
  [T.TYPE_MASK_UNINTERRUPTIBLE_FRAME, 'maskUninterruptible'],
  [T.TYPE_UNMASK_FRAME, 'unmask'],
  [T.TYPE_APPLY_FRAME, 'apply'],
  [T.TYPE_BOUNDARY_FRAME, 'boundary'],
  [T.TYPE_UNDERFLOW_FRAME, 'underflow'],
  [T.TYPE_FROZEN_BASE_FRAME, 'frozenBase'],
  [T.TYPE_STOP_FRAME, 'stop'],
  [T.TYPE_ENTER_FRAME, 'enter'],
  [T.TYPE_BLOCKED_FRAME, 'blocked'],
  [T.TYPE_RAISE_FRAME, 'raise'],
]);

/** The kind of a frame whose info has this TYPE_*; undefined for closures. */
export function frameKind(type: number): FrameKind | undefined {
  return kindOfType.get(type);
}

/** Where to start: the top frame, and the chunk it lies in. */
export interface StackStart {
  readonly chunk: number;
  readonly sp: number;
}

/** A frame as it lies there. */
export interface RawFrame {
  /** address of its word 0 */
  readonly sp: number;
  readonly infoAddress: number;
  readonly infoId: number;
  readonly kind: FrameKind;
  /** where a return to it continues */
  readonly ip: number;
  /** its length, word 0 included */
  readonly words: number;
}

/** Last of a walk that could not reach the end. */
export interface CutOff {
  readonly cutOff: string;
}

/** Whether `tso` is the thread that the registers are of. */
export function isRunning(view: MemoryView, tso: number): boolean {
  return tso !== 0 && view.u32(L.REGS + L.REG_TSO) === tso;
}

/**
 * Top of a thread's stack as it was last saved: whenever the host may look, every thread is in suspended form (assembly/sched.ts), the running one included.
 */
export function stackStart(view: MemoryView, tso: number): StackStart {
  return view.u32(tso) === I_TSO ? savedStart(view, view.u32(tso + L.TSO_STACK)) : { chunk: 0, sp: 0 };
}

/** Top of the stack by the registers: what there is to go by when the machine stopped in the middle of a run (a trap: our bug). */
export function registersStart(view: MemoryView): StackStart {
  return { chunk: view.u32(L.REGS + L.REG_STACK), sp: view.u32(L.REGS + L.REG_SP) };
}

/** Top of a chunk that nobody is running on. */
export function savedStart(view: MemoryView, chunk: number): StackStart {
  return { chunk, sp: view.u32(chunk + L.STACK_SP) };
}

/** A frame whose info table alone says how long it is. */
export interface FixedFrame {
  readonly infoAddress: number;
  readonly words: number;
}

function repeats(words: Uint32Array, at: number, pattern: readonly FixedFrame[]): boolean {
  let sp = at;
  for (let i = 0; i < pattern.length; i++) {
    if (words[sp] !== pattern[i].infoAddress) return false;
    sp += pattern[i].words;
  }
  return true;
}

/** Goes down a stack without allocating: call `next` until it answers false, then look at `cutOff`. */
export class StackCursor {
  sp = 0;
  infoAddress = 0;
  /** TYPE_* of the frame */
  type: number = T.TYPE_INVALID;
  /** length of the frame in words; 0 before the first `next` */
  words = 0;
  /** why the walk ended before the end of the stack; '' when it did not */
  cutOff = '';
  /** chunk of the current frame */
  chunk: number;
  private end = 0;
  private following: number;
  private readonly view: MemoryView;
  private wordsLeft: number;
  private chunksLeft: number;

  constructor(view: MemoryView, start: StackStart) {
    view.refresh();
    this.view = view;
    this.chunk = start.chunk;
    this.following = start.sp;
    this.wordsLeft = view.words.length;
    this.chunksLeft = view.words.length / L.STACK_HEADER_W;
    this.enterChunk(start.chunk, start.sp);
  }

  /** Moves to the next frame; false at the end of the stack and where it is damaged. */
  next(): boolean {
    if (this.cutOff !== '' || this.type === T.TYPE_STOP_FRAME || this.type === T.TYPE_FROZEN_BASE_FRAME) return false;
    if (this.type === T.TYPE_UNDERFLOW_FRAME && !this.followUnderflow()) return false;
    const sp = this.following;
    if (sp >= this.end) return this.stop('the chunk ends without a base frame');
    const { words } = this.view;
    const infoAddress = words[sp >>> 2];
    const type = this.frameType(infoAddress, words);
    const length = this.frameWords(type, sp, infoAddress, words);
    if (length === 0) return this.stop(`no frame at 0x${sp.toString(16)}`);
    if (sp + length * 4 > this.end) return this.stop(`frame at 0x${sp.toString(16)} leaves its chunk`);
    this.wordsLeft -= length;
    if (this.wordsLeft < 0) return this.stop('the stack runs in a circle');
    this.sp = sp;
    this.infoAddress = infoAddress;
    this.type = type;
    this.words = length;
    this.following = sp + length * 4;
    return true;
  }

  /**
   * Passes over the frames that follow in this chunk as long as they repeat `pattern`, whole periods only, except for the last `keep` of them.
   * Answers how many. `next` goes on behind them. The info tables of the pattern are those of frames that were met before.
   */
  skip(pattern: readonly FixedFrame[], keep: number): number {
    if (this.type === T.TYPE_UNDERFLOW_FRAME || pattern.length === 0) return 0;
    const { words } = this.view;
    const periodW = pattern.reduce((sum, frame) => sum + frame.words, 0);
    const last = this.end / L.WORD_B - periodW;
    const start = this.following / L.WORD_B;
    let at = start;
    const { infoAddress } = pattern[0];
    // most often a function that calls itself: its frames alone
    if (pattern.length === 1) while (at <= last && words[at] === infoAddress) at += periodW;
    else while (at <= last && repeats(words, at, pattern)) at += periodW;
    at = Math.max(start, at - Math.ceil(keep / pattern.length) * periodW);
    this.wordsLeft -= at - start;
    this.following = at * L.WORD_B;
    return ((at - start) / periodW) * pattern.length;
  }

  /** Info id of the current frame. */
  get infoId(): number {
    return this.infoAddress < RTS_INFO_END ? (this.infoAddress - L.RTS_INFO) / L.INFO_SIZE_B : this.view.words[(this.infoAddress + L.INFO_ID) >>> 2];
  }

  private stop(reason: string): false {
    this.cutOff = reason;
    return false;
  }

  private enterChunk(chunk: number, sp: number): boolean {
    const { view } = this;
    if ((chunk & 3) !== 0 || chunk < L.RTS_END || !view.has(chunk, L.STACK_HEADER_W * 4) || view.u32(chunk) !== I_STACK) {
      return this.stop(`no stack chunk at 0x${chunk.toString(16)}`);
    }
    const sizeB = view.u32(chunk + L.STACK_SIZE) * 4;
    if (sizeB < L.STACK_HEADER_W * 4 || !view.has(chunk, sizeB)) return this.stop(`stack chunk at 0x${chunk.toString(16)} leaves memory`);
    if ((sp & 3) !== 0 || sp < chunk + L.STACK_HEADER_W * 4 || sp >= chunk + sizeB) return this.stop(`Sp 0x${sp.toString(16)} lies outside its chunk`);
    this.chunk = chunk;
    this.end = chunk + sizeB;
    this.following = sp;
    return true;
  }

  private followUnderflow(): boolean {
    if (--this.chunksLeft < 0) return this.stop('the stack runs in a circle');
    const next = this.view.u32(this.sp + L.UNDERFLOW_NEXT);
    return this.enterChunk(next, this.view.u32(next + L.STACK_SP));
  }

  private frameType(infoAddress: number, words: Uint32Array): number {
    if (infoAddress < L.RTS_END) return rtsType(infoAddress);
    if ((infoAddress & 3) !== 0 || infoAddress + L.INFO_SIZE_B > words.length * 4) return T.TYPE_INVALID;
    const isRet = (words[infoAddress >>> 2] & 255) === T.TYPE_RET && words[(infoAddress + L.INFO_ID) >>> 2] >= RTS_INFO_N;
    return isRet ? T.TYPE_RET : T.TYPE_INVALID;
  }

  /** The current frame, or null when its length is not in its info table. */
  fixed(): FixedFrame | null {
    const isVariable = this.type === T.TYPE_APPLY_FRAME || this.type === T.TYPE_BLOCKED_FRAME;
    return isVariable ? null : { infoAddress: this.infoAddress, words: this.words };
  }

  /** 0: not a frame. */
  private frameWords(type: number, sp: number, infoAddress: number, words: Uint32Array): number {
    if (infoAddress < RTS_INFO_END && type !== T.TYPE_RET) return rtsFrameWords(this.view, sp, infoAddress);
    return type === T.TYPE_RET ? words[(infoAddress + L.INFO_PTRS) >>> 2] & 0xffff : 0;
  }
}

/**
 * The frames of a stack, top first, underflow frames included. A walk that cannot reach the end yields `{ cutOff }` last.
 * @param start a TSO's address, or a place on a stack
 */
export function* walkStack(view: MemoryView, start: number | StackStart): Generator<RawFrame | CutOff, void> {
  const cursor = new StackCursor(view, typeof start === 'number' ? stackStart(view, start) : start);
  while (cursor.next()) yield rawFrame(view, cursor);
  if (cursor.cutOff !== '') yield { cutOff: cursor.cutOff };
}

function rawFrame(view: MemoryView, cursor: StackCursor): RawFrame {
  const { sp, infoAddress, infoId, words } = cursor;
  return { sp, infoAddress, infoId, kind: frameKind(cursor.type) as FrameKind, ip: view.u32(infoAddress + L.INFO_ENTRY), words };
}
