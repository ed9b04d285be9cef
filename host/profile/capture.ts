/** Frames of a thread as numbers for a profile: a bounded part of a stack of any depth, in bounded time. */
import * as T from '../../abi/closure-types.gen.ts';
import * as L from '../../abi/layout.ts';
import { I_UNDERFLOW } from '../../abi/rts-infos.gen.ts';
import { infoAt, untag } from '../memory/decode.ts';
import type { MemoryView } from '../memory/view.ts';
import { StackCursor, savedStart, stackStart } from '../memory/walk.ts';
import { FRAME_CALLED, FRAME_HOST, FRAME_PRIMITIVE, FRAME_RETURN, FRAME_SPECIAL, FRAME_UPDATE, frameCode, SPECIAL_LEFT_OUT } from './stacks.ts';

/** Frames kept from the top, and from the base of what is deeper. */
const TOP = 200;
const BASE = 56;
const NO_FRAME = 0xffffffff;
/** Words at the base of a stack by which it is known again. */
const KNOWN_BY_W = 512;
const LEFT_OUT = frameCode(FRAME_SPECIAL, SPECIAL_LEFT_OUT);

export class FrameReader {
  /** frames of the last stack read, top first */
  readonly frames = new Uint32Array(TOP + BASE + 1);
  readonly #view: MemoryView;
  /** the base read last, outermost last, and what it was known by */
  readonly #base = new Uint32Array(BASE);
  #baseLength = 0;
  #baseHash = 0;
  #oldest = { tso: 0, collections: 0, chunk: 0 };

  constructor(view: MemoryView) {
    this.#view = view;
  }

  /** Reads the stack of a thread in suspended form. Answers how many frames there are in `frames`. */
  read(tso: number): number {
    const cursor = new StackCursor(this.#view, stackStart(this.#view, tso));
    let count = 0;
    let isTop = true;
    while (count < TOP) {
      if (!cursor.next()) return count;
      const code = this.#code(cursor, isTop ? tso : 0);
      isTop = false;
      if (code !== NO_FRAME) this.frames[count++] = code;
    }
    return count + this.#readBase(cursor, count, tso);
  }

  /** The last frames of a stack whose top has been read, without a look at what lies between. */
  #readBase(top: StackCursor, at: number, tso: number): number {
    const oldest = this.#oldestChunk(top.chunk, tso);
    if (oldest === top.chunk) return this.#readRest(top, at);
    const hash = this.#hashOfBase(oldest);
    if (hash !== this.#baseHash) {
      this.#baseLength = this.#lastFrames(new StackCursor(this.#view, savedStart(this.#view, oldest)), this.#base);
      this.#baseHash = hash;
    }
    this.frames[at] = LEFT_OUT;
    this.frames.set(this.#base.subarray(0, this.#baseLength), at + 1);
    return this.#baseLength + 1;
  }

  /** The same when the stack ends in the chunk in which its top was read. */
  #readRest(cursor: StackCursor, at: number): number {
    const rest = new Uint32Array(BASE + 1);
    const length = this.#lastFrames(cursor, rest);
    const isGap = length > BASE;
    if (isGap) rest[0] = LEFT_OUT;
    this.frames.set(rest.subarray(0, length), at);
    return length;
  }

  /** The last frames of a stack, as many as `into` has room for, in order. Answers how many. */
  #lastFrames(cursor: StackCursor, into: Uint32Array): number {
    const room = into.length;
    const ring = new Uint32Array(room);
    let seen = 0;
    while (cursor.next()) {
      const code = this.#code(cursor, 0);
      if (code !== NO_FRAME) ring[seen++ % room] = code;
    }
    const length = Math.min(seen, room);
    for (let i = 0; i < length; i++) into[i] = ring[(seen - length + i) % room];
    return length;
  }

  /** Equal as long as the base has not been returned to, and nothing been moved. */
  #hashOfBase(chunk: number): number {
    const { words } = this.#view;
    const end = (chunk >>> 2) + this.#view.u32(chunk + L.STACK_SIZE);
    let hash = 1;
    for (let at = Math.max(end - KNOWN_BY_W, chunk >>> 2); at < end; at++) hash = Math.imul(hash ^ words[at], 0x01000193) + at;
    return hash | 1;
  }

  /** A thread keeps its oldest chunk until a collection moves it, so that most times nothing has to be walked. */
  #oldestChunk(from: number, tso: number): number {
    const view = this.#view;
    const collections = view.u32(L.REGS + L.STAT_MINOR_N) + view.u32(L.REGS + L.STAT_MAJOR_N);
    const oldest = this.#oldest;
    if (oldest.tso === tso && oldest.collections === collections && view.u32(oldest.chunk + L.STACK_OWNER) === tso) return oldest.chunk;
    let chunk = from;
    for (let left = view.words.length / L.STACK_HEADER_W; left > 0; left--) {
      const underflow = chunk + (view.u32(chunk + L.STACK_SIZE) - L.UNDERFLOW_SIZE_W) * L.WORD_B;
      if (view.u32(underflow) !== I_UNDERFLOW) break;
      chunk = view.u32(underflow + L.UNDERFLOW_NEXT);
    }
    this.#oldest = { tso, collections, chunk };
    return chunk;
  }

  /** @param topOf the thread whose top frame this is, else 0 */
  #code({ type, sp, infoId }: StackCursor, topOf: number): number {
    const view = this.#view;
    switch (type) {
      case T.TYPE_RET:
        return frameCode(FRAME_RETURN, infoId);
      case T.TYPE_UPDATE_FRAME:
        return this.#thunk(view.u32(sp + L.UPDATE_INFO));
      case T.TYPE_ENTER_FRAME:
        return this.#closure(view.u32(sp + L.ENTER_CLOSURE));
      case T.TYPE_APPLY_FRAME:
        return topOf === 0 ? NO_FRAME : this.#closure(view.u32(topOf + L.TSO_R1));
      case T.TYPE_BLOCKED_FRAME: {
        const operation = view.u32(sp + L.BLOCKED_PRIM);
        return operation >= L.HOST_CALL_BASE ? frameCode(FRAME_HOST, operation - L.HOST_CALL_BASE) : frameCode(FRAME_PRIMITIVE, operation);
      }
      default:
        return NO_FRAME;
    }
  }

  #thunk(info: number): number {
    return info === 0 ? NO_FRAME : frameCode(FRAME_UPDATE, this.#view.u32(info + L.INFO_ID));
  }

  #closure(pointer: number): number {
    const info = infoAt(this.#view, untag(pointer));
    return info === null ? NO_FRAME : frameCode(FRAME_CALLED, info.id);
  }
}
