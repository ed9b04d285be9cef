/** A walk over a block of the ip table (image-debug-format.ts), entry by entry, that makes nothing of those that nobody wants. */
import type { IpDebug } from './image.ts';
import { type Contexts, placeIn } from './image-contexts.ts';
import * as F from './image-debug-format.ts';
import type { ByteReader } from './image-format.ts';

/** Where code of a callee was last. */
interface Point {
  readonly file: number;
  readonly line: number;
  readonly col: number;
}

export class IpCursor {
  /** words [start, end) of the present entry */
  start: number;
  end: number;
  readonly #input: ByteReader;
  readonly #contexts: Contexts;
  #left: number;
  #info = 0;
  #file = 0;
  #line = 0;
  #col = 0;
  #endLine = 0;
  #endCol = 0;
  /** 0: none */
  #context = 0;
  /** the last one there was */
  #lastContext = 0;
  /** whose code the entries are, -1 when their own function's */
  #callee = -1;
  /** the last point in the code of each callee but this */
  readonly #points = new Map<number, Point>();

  /** Before the first of `count` entries in a block that starts at a word. */
  constructor(input: ByteReader, count: number, start: number, contexts: Contexts) {
    this.#input = input;
    this.#left = count;
    this.start = start;
    this.end = start;
    this.#contexts = contexts;
  }

  /** Goes to the next entry; false when there is none. Throws ImageError. */
  next(): boolean {
    const input = this.#input;
    if (this.#left === 0) {
      if (input.left > 0) input.fail(`${input.left} bytes too many in a block`);
      return false;
    }
    this.#left--;
    let first = input.u8();
    for (; first > F.LONG && first < F.LINES; first = input.u8()) this.#step(first);
    if (first === F.LONG) this.#long();
    else if (first >= F.LINES) this.#lines(first);
    else this.#packed(first);
    return true;
  }

  /** The present entry. Throws ImageError. */
  entry(): IpDebug {
    const place = { file: this.#file, line: this.#line, col: this.#col, endLine: this.#endLine, endCol: this.#endCol };
    const inlined = this.#contexts.at(this.#input, this.#context);
    return { start: this.start, end: this.end, place: placeIn(place, inlined), info: this.#info };
  }

  #step(op: number): void {
    const input = this.#input;
    if (op === F.FAR_INFO) this.#info += input.signed();
    else if (op === F.FILE) {
      this.#file = input.varint();
      this.#line = input.varint();
    } else if (op === F.NO_CONTEXT) this.#switchTo(0, -1);
    else {
      const context = this.#lastContext + (op === F.CONTEXT ? input.signed() : op - F.NEAR_CONTEXT + F.NEAREST);
      this.#switchTo(context, this.#contexts.calleeOf(input, context));
      if (context > 0) this.#lastContext = context;
    }
  }

  /** Goes on with other code, from where that was last. */
  #switchTo(context: number, callee: number): void {
    this.#points.set(this.#callee, { file: this.#file, line: this.#line, col: this.#col });
    const known = this.#points.get(callee);
    if (known !== undefined) ({ file: this.#file, line: this.#line, col: this.#col } = known);
    this.#callee = callee;
    this.#context = context;
  }

  #long(): void {
    const input = this.#input;
    const [gap, length, lines] = [input.varint(), input.varint(), input.signed()];
    const [cols, moreLines, endCol] = [input.signed(), input.signed(), input.signed()];
    this.#words(gap, length);
    this.#place(0, lines, cols, moreLines, endCol);
  }

  #lines(first: number): void {
    const input = this.#input;
    const step = (first >>> 3) & 1;
    const second = input.u8();
    const lines = input.u8() - 64;
    const cols = input.u8() - (step ? 0 : 128);
    this.#words(first & 7, (second >>> 5) + 1);
    this.#place(step, lines, cols, (second & 31) + 1, input.u8());
  }

  #packed(first: number): void {
    const input = this.#input;
    let bits = (first << 8) | input.u8();
    if (first < 0x80) {
      this.#words((bits >>> 12) & 7, ((bits >>> 10) & 3) + 1);
      return this.#place(0, 0, ((bits >>> 5) & 31) - 16, 0, bits & 31);
    }
    bits = (bits << 8) | input.u8();
    if (first < F.WIDE) {
      const step = (bits >>> 21) & 1;
      this.#words((bits >>> 18) & 7, ((bits >>> 16) & 3) + 1);
      return this.#place(step, ((bits >>> 12) & 15) - 4, ((bits >>> 6) & 63) - (step ? 0 : 32), 0, bits & 63);
    }
    bits = (bits << 8) | input.u8();
    const step = (bits >>> 28) & 1;
    this.#words((bits >>> 24) & 15, ((bits >>> 21) & 7) + 1);
    this.#place(step, ((bits >>> 14) & 127) - 32, ((bits >>> 7) & 127) - (step ? 0 : 64), 0, bits & 127);
  }

  #words(gap: number, length: number): void {
    this.start = this.end + gap;
    this.end = this.start + length;
  }

  /** `cols` is the column itself when `step` is 1; `endCol` counts from the column on one line, else from 0. */
  #place(step: number, lines: number, cols: number, moreLines: number, endCol: number): void {
    this.#info += step;
    this.#line += lines;
    this.#col = step === 1 ? cols : this.#col + cols;
    this.#endLine = this.#line + moreLines;
    this.#endCol = endCol + (moreLines === 0 ? this.#col : 0);
  }
}
