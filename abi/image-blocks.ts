/**
 * Tables of which any part can be read without the rest: rows in blocks, and texts.
 *
 * Blocks: the number of rows, the length in bytes of each block, then the blocks. All but the last have the same number of rows.
 */
import { ByteReader, ByteWriter } from './image-format.ts';

/** Writes `count` rows. @param encode writes the rows [from, to), which refer to nothing before them */
export function encodeBlocks(out: ByteWriter, count: number, rowsPerBlock: number, encode: (body: ByteWriter, from: number, to: number) => void): void {
  const body = new ByteWriter();
  out.varint(count);
  for (let from = 0; from < count; from += rowsPerBlock) {
    const before = body.length;
    encode(body, from, Math.min(count, from + rowsPerBlock));
    out.varint(body.length - before);
  }
  out.raw(body.done());
}

/** What rows of a table are called, how many make a block, and how few bytes a row takes. */
export interface BlockShape {
  readonly rows: string;
  readonly perBlock: number;
  readonly leastB: number;
}

/** Where the blocks of a table are. */
export class BlockIndex {
  /** rows of all blocks */
  readonly length: number;
  /** number of blocks */
  readonly count: number;
  readonly #perBlock: number;
  readonly #bytes: Uint8Array;
  /** where each block starts, and where the last one ends */
  readonly #starts: Uint32Array;

  /** Throws ImageError. */
  constructor(input: ByteReader, { rows, perBlock, leastB }: BlockShape) {
    this.length = input.count(leastB, rows);
    this.count = Math.ceil(this.length / perBlock);
    this.#perBlock = perBlock;
    this.#bytes = input.bytes;
    const starts = new Uint32Array(this.count + 1);
    for (let i = 0; i < this.count; i++) starts[i + 1] = starts[i] + input.count(1, `bytes of ${rows}`);
    this.#starts = starts.map((start) => input.at + start);
    input.skip(starts[this.count]);
  }

  /** A reader at the beginning of a block. @param number below `count` */
  block(number: number): ByteReader {
    return new ByteReader(this.#bytes, this.#starts[number], this.#starts[number + 1]);
  }

  /** Rows of a block. @param number below `count` */
  rowsIn(number: number): number {
    return Math.min(this.#perBlock, this.length - number * this.#perBlock);
  }
}

/** Rows that are decoded a block at a time, when one of them is first asked for. */
export class Blocks<T> {
  readonly #index: BlockIndex;
  readonly #perBlock: number;
  readonly #decode: (input: ByteReader, from: number, count: number) => readonly T[];
  readonly #blocks: (readonly T[] | undefined)[] = [];

  /** @param decode reads `count` rows from the row `from` on. Throws ImageError. */
  constructor(input: ByteReader, shape: BlockShape, decode: (input: ByteReader, from: number, count: number) => readonly T[]) {
    this.#index = new BlockIndex(input, shape);
    this.#perBlock = shape.perBlock;
    this.#decode = decode;
  }

  get length(): number {
    return this.#index.length;
  }

  /** Undefined when there is no such row. Throws ImageError. */
  row(number: number): T | undefined {
    if (number < 0 || number >= this.length) return undefined;
    const block = Math.floor(number / this.#perBlock);
    return this.#block(block)[number - block * this.#perBlock];
  }

  #block(block: number): readonly T[] {
    const known = this.#blocks[block];
    if (known !== undefined) return known;
    const input = this.#index.block(block);
    const rows = this.#decode(input, block * this.#perBlock, this.#index.rowsIn(block));
    if (input.left > 0) input.fail(`${input.left} bytes too many in a block`);
    this.#blocks[block] = rows;
    return rows;
  }

  /** Throws ImageError. */
  all(): T[] {
    return Array.from({ length: this.#index.count }, (_, block) => this.#block(block)).flat();
  }
}

const TEXTS: BlockShape = { rows: 'texts', perBlock: 64, leastB: 1 };

/** Writes texts. */
export function encodeTexts(out: ByteWriter, texts: readonly string[]): void {
  encodeBlocks(out, texts.length, TEXTS.perBlock, (block, from, to) => {
    for (let i = from; i < to; i++) block.text(texts[i]);
  });
}

/** Texts that are decoded one by one, when they are asked for. */
export class Texts {
  readonly #bytes: Uint8Array;
  /** where the length of each stands */
  readonly #places: Blocks<number>;
  readonly #texts: (string | undefined)[] = [];

  /** Throws ImageError. */
  constructor(input: ByteReader) {
    this.#bytes = input.bytes;
    this.#places = new Blocks(input, TEXTS, (block, _, count) => Array.from({ length: count }, () => passText(block)));
  }

  get length(): number {
    return this.#places.length;
  }

  /** @param number below `length`. Throws ImageError. */
  at(number: number): string {
    this.#texts[number] ??= this.#decoded(this.#places.row(number) as number);
    return this.#texts[number];
  }

  #decoded(place: number): string {
    const input = new ByteReader(this.#bytes, place);
    return textOf(input.raw(input.varint()));
  }
}

/** Answers where it began. */
function passText(input: ByteReader): number {
  const { at } = input;
  input.skip(input.count(1, 'bytes of text'));
  return at;
}

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
/** Longer texts are not worth the while. */
const SHORT_B = 64;

function textOf(bytes: Uint8Array): string {
  return bytes.length <= SHORT_B && bytes.every((byte) => byte < 128) ? String.fromCharCode(...bytes) : utf8.decode(bytes);
}
