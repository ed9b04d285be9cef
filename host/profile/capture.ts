/** Frames of a thread as numbers for a profile: a bounded part of a stack of any depth, in bounded time. */
import * as T from '../../abi/closure-types.gen.ts';
import * as L from '../../abi/layout.ts';
import { I_UNDERFLOW } from '../../abi/rts-infos.gen.ts';
import { infoAt, untag } from '../memory/decode.ts';
import type { MemoryView } from '../memory/view.ts';
import { StackCursor, type StackStart, savedStart, stackStart } from '../memory/walk.ts';
import { FRAME_CALLED, FRAME_HOST, FRAME_PRIMITIVE, FRAME_RETURN, FRAME_SPECIAL, FRAME_UPDATE, frameCode, SPECIAL_LEFT_OUT } from './stacks.ts';

/** Frames kept from the top, and from the base of what is deeper. */
const TOP = 200;
const BASE = 56;
const NO_FRAME = 0xffffffff;

export class FrameReader {
  /** frames of the last stack read, top first */
  readonly frames = new Uint32Array(TOP + BASE + 1);
  readonly #view: MemoryView;
  readonly #base = new Uint32Array(BASE);

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
    return count + this.#readBase(cursor, count);
  }

  /** The last frames of a stack whose top has been read, without a look at what lies between. */
  #readBase(top: StackCursor, at: number): number {
    const oldest = this.#oldestChunk(top.chunk);
    const start: StackStart = oldest === top.chunk ? { chunk: top.chunk, sp: top.sp + top.words * L.WORD_B } : savedStart(this.#view, oldest);
    const cursor = new StackCursor(this.#view, start);
    let seen = 0;
    while (cursor.next()) {
      const code = this.#code(cursor, 0);
      if (code !== NO_FRAME) this.#base[seen++ % BASE] = code;
    }
    const kept = Math.min(seen, BASE);
    const isGap = oldest !== top.chunk || seen > BASE;
    if (isGap) this.frames[at] = frameCode(FRAME_SPECIAL, SPECIAL_LEFT_OUT);
    for (let i = 0; i < kept; i++) this.frames[at + (isGap ? 1 : 0) + i] = this.#base[(seen - kept + i) % BASE];
    return kept + (isGap ? 1 : 0);
  }

  #oldestChunk(from: number): number {
    const view = this.#view;
    let chunk = from;
    for (let left = view.words.length / L.STACK_HEADER_W; left > 0; left--) {
      const underflow = chunk + (view.u32(chunk + L.STACK_SIZE) - L.UNDERFLOW_SIZE_W) * L.WORD_B;
      if (view.u32(underflow) !== I_UNDERFLOW) return chunk;
      chunk = view.u32(underflow + L.UNDERFLOW_NEXT);
    }
    return from;
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
