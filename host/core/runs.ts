/**
 * Memory as runs of words: zeros are left out, words that count upwards by one (free chains) are one number, the rest stands as it is.
 *
 *     size of memory in blocks, varint
 *     repeated: words passed over since the end of the run before, varint
 *               count * 2 + 1 if they count upwards, varint; 0 ends
 *               counting: the first word, varint; else the words, four bytes each
 *
 * Encoding is also what copies memory when an exception happens: it is one pass, and what comes out is no larger than what is in use.
 */
import { ByteReader, ByteWriter } from '../../abi/image-format.ts';
import { BLOCK_B, BLOCK_W } from '../../abi/layout.ts';
import { CoreError } from './format.ts';

/** Words [start, end) of memory, by word index. `exact`: zeros among them are written, for there is something else where they will be put. */
export interface WordRange {
  readonly start: number;
  readonly end: number;
  readonly exact?: boolean;
}

/** So many zeros end a run: a new one costs less than to write them. */
const ZEROS = 2;
const COUNTING = 4;
/** 4 GiB in blocks. */
const MAX_BLOCKS = 131072;

/** Runs for the words in `ranges`, which are ascending and do not overlap. */
export function encodeRuns(words: Uint32Array, ranges: Iterable<WordRange>): Uint8Array {
  const out = new RunWriter(words);
  for (const range of ranges) {
    if (range.exact) out.run(range.start, range.end);
    else out.range(range.start, range.end);
  }
  return out.done();
}

class RunWriter {
  readonly #words: Uint32Array;
  readonly #bytes: Uint8Array;
  readonly #out = new ByteWriter();
  #end = 0;

  constructor(words: Uint32Array) {
    this.#words = words;
    this.#bytes = new Uint8Array(words.buffer, words.byteOffset, words.length * 4);
    this.#out.varint(Math.ceil((words.length * 4) / BLOCK_B));
  }

  /** Cuts a range where it is zero. */
  range(from: number, to: number): void {
    const words = this.#words;
    for (let at = from; at < to; ) {
      while (at < to && words[at] === 0) at++;
      const start = at;
      let zeros = 0;
      for (; at < to && zeros < ZEROS; at++) zeros = words[at] === 0 ? zeros + 1 : 0;
      if (at - zeros > start) this.run(start, at - zeros);
    }
  }

  /** Cuts a run where it counts upwards. */
  run(start: number, end: number): void {
    const words = this.#words;
    let from = start;
    for (let at = start; at < end; ) {
      let next = at + 1;
      while (next < end && words[next] === words[next - 1] + 1) next++;
      if (next - at >= COUNTING) {
        this.#literal(from, at);
        this.#heading(at, next, 1);
        this.#out.varint(words[at]);
        from = next;
      }
      at = next;
    }
    this.#literal(from, end);
  }

  done(): Uint8Array {
    this.#out.varint(0);
    this.#out.varint(0);
    return this.#out.done();
  }

  #literal(start: number, end: number): void {
    if (start === end) return;
    this.#heading(start, end, 0);
    this.#out.raw(this.#bytes.subarray(start * 4, end * 4));
  }

  #heading(start: number, end: number, counting: number): void {
    this.#out.varint(start - this.#end);
    this.#out.varint((end - start) * 2 + counting);
    this.#end = end;
  }
}

/** Bytes of memory the runs speak of. Throws CoreError, ImageError. */
export function memorySize(runs: Uint8Array): number {
  const input = new ByteReader(runs);
  const blocks = input.varint();
  if (blocks > MAX_BLOCKS) throw new CoreError(`memory of ${blocks} blocks`);
  return blocks * BLOCK_B;
}

/** Writes the runs into memory, which is large enough for `memorySize` and zero where they leave words out. Throws CoreError, ImageError. */
export function applyRuns(runs: Uint8Array, words: Uint32Array): void {
  const input = new ByteReader(runs);
  const limit = input.varint() * BLOCK_W;
  if (limit > words.length) throw new CoreError(`memory of ${limit * 4} bytes in ${words.length * 4}`);
  const bytes = new Uint8Array(words.buffer, words.byteOffset, words.length * 4);
  for (let at = 0; ; ) {
    at += input.varint();
    const head = input.varint();
    if (head === 0) break;
    const count = head >>> 1;
    if (at + count > limit) throw new CoreError(`${count} words at word ${at} leave the memory`);
    if ((head & 1) === 0) bytes.set(input.raw(count * 4), at * 4);
    else for (let i = 0, first = input.varint(); i < count; i++) words[at + i] = first + i;
    at += count;
  }
  if (input.left > 0) throw new CoreError(`${input.left} bytes after the last run`);
}
