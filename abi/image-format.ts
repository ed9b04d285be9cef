/**
 * The container of an image file (.vtb) and of its debug tables alone (.vtbdebug).
 *
 *      0  magic 'VTB\n'                        (the newline finds out transfers that mend line ends)
 *      4  check   u32   hash of everything from byte 8 to the end
 *      8  version u16   IMAGE_VERSION
 *     10  flags   u16   FLAG_*
 *     12  abi     u32   ABI_CHECKSUM of the compiler
 *     16  id      u32×2 hash of the sections except the debug one: what joins a stripped image and its debug tables
 *     24  sections: tag u8, length varint, bytes. Unknown tags are skipped.
 *
 * Little-endian. Varints are LEB128, at most five bytes; signed ones are zigzag. Nothing is believed that the rest of the input cannot hold, so memory is
 * bounded by the size of the input.
 */

import { WORD_B } from './layout.ts';

export const HEADER_B = 24;
export const CHECK_AT = 4;
export const CHECKED_FROM = 8;
export const VERSION_AT = 8;
export const FLAGS_AT = 10;
export const ABI_AT = 12;
export const ID_AT = 16;

/** holds nothing but debug tables */
export const FLAG_DEBUG_ONLY = 1;

export const SECTION_NAME = 1;
/** string table: symbols, modules, host functions */
export const SECTION_STRINGS = 2;
/** counts of the parts of `words` */
export const SECTION_SHAPE = 3;
/** info tables, code, closures and reference tables, as they are */
export const SECTION_WORDS = 5;
export const SECTION_DATA = 6;
/** words with relocations, a column for each kind, as they are */
export const SECTION_RELOCS = 7;
export const SECTION_IMPORTS = 8;
export const SECTION_SYMBOLS = 9;
export const SECTION_HOSTS = 10;
export const SECTION_DEBUG = 11;
/** info tables, words, relocations and symbols in one, of images laid out as the compiler does (image-program.ts): instead of 5, 7 and 9 */
export const SECTION_PROGRAM = 12;
/** types of exported functions; left out when there are none */
export const SECTION_EXPORTS = 13;
/** the string table in parts (image-names.ts): instead of 2 */
export const SECTION_NAMES = 14;
/** where texts and symbols lie (image-index.ts), for quick images: beside 2 and 9 */
export const SECTION_INDEX = 15;

/** words made absolute for one place in memory, behind three numbers of 32 bits that say for which (ImageBase): instead of 5, in quick images */
export const SECTION_PLACED = 16;

/** Instead of the number of a HostRep: a signature follows. */
export const HOST_SIGNATURE = 255;

/** Bytes that are no image, or a damaged one. */
export class ImageError extends Error {
  /** what is wrong */
  readonly what: string;
  /** byte offset at which it was found */
  readonly at: number;
  constructor(what: string, at: number) {
    super(`damaged image: ${what} (at byte ${at})`);
    this.name = 'ImageError';
    this.what = what;
    this.at = at;
  }
}

/** 64 bits of hash in two lanes over little-endian words, the last one padded with zeros (mixing steps of MurmurHash3). Not for secrets. */
export function hash64(bytes: Uint8Array, from = 0, seed = 0): [number, number] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const words = (bytes.length - from) >>> 2;
  let a = seed ^ 0x9747b28c;
  let b = seed ^ 0x3c6ef372;
  let at = from;
  for (let i = 0; i < words; i++, at += 4) {
    const word = view.getUint32(at, true);
    a = mix(a, word);
    b = Math.imul(b ^ word, 0x01000193) + (a >>> 7);
  }
  let tail = 0;
  for (let shift = 0; at < bytes.length; at++, shift += 8) tail |= bytes[at] << shift;
  const size = bytes.length - from;
  a = mix(mix(a, tail), size);
  b = Math.imul(b ^ tail, 0x01000193) ^ size;
  return [finish(a ^ (b >>> 3)), finish(b ^ a)];
}

function mix(hash: number, word: number): number {
  const k = Math.imul(word, 0xcc9e2d51);
  const mixed = hash ^ Math.imul((k << 15) | (k >>> 17), 0x1b873593);
  return Math.imul((mixed << 13) | (mixed >>> 19), 5) + 0xe6546b64;
}

function finish(hash: number): number {
  let h = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** What the check field of an image must hold. */
export function checkOf(image: Uint8Array): number {
  return hash64(image, CHECKED_FROM)[0];
}

/** Bytes that grow. */
export class ByteWriter {
  #bytes = new Uint8Array(256);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  u8(value: number): void {
    if (this.#length === this.#bytes.length) this.#grow(1);
    this.#bytes[this.#length++] = value;
  }

  /** An unsigned number below 2^32. */
  varint(value: number): void {
    let rest = value >>> 0;
    while (rest > 127) {
      this.u8((rest & 127) | 128);
      rest >>>= 7;
    }
    this.u8(rest);
  }

  /** A signed 32-bit number: small magnitudes are short. */
  signed(value: number): void {
    this.varint(((value << 1) ^ (value >> 31)) >>> 0);
  }

  raw(bytes: Uint8Array): void {
    if (this.#length + bytes.length > this.#bytes.length) this.#grow(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  /** As they lie in memory: little-endian, as WebAssembly is and every host of it. */
  words(words: Uint32Array): void {
    this.raw(new Uint8Array(words.buffer, words.byteOffset, words.byteLength));
  }

  text(text: string): void {
    const bytes = new TextEncoder().encode(text);
    this.varint(bytes.length);
    this.raw(bytes);
  }

  section(tag: number, content: ByteWriter): void {
    this.u8(tag);
    this.varint(content.length);
    this.raw(content.done());
  }

  done(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  #grow(more: number): void {
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + more));
    larger.set(this.#bytes);
    this.#bytes = larger;
  }
}

/** Reads within a stretch of bytes; everything that leads out of it is an ImageError. */
export class ByteReader {
  readonly bytes: Uint8Array;
  at: number;
  readonly end: number;

  constructor(bytes: Uint8Array, at = 0, end = bytes.length) {
    this.bytes = bytes;
    this.at = at;
    this.end = end;
  }

  get left(): number {
    return this.end - this.at;
  }

  fail(what: string, at = this.at): never {
    throw new ImageError(what, at);
  }

  u8(): number {
    if (this.at >= this.end) this.fail('ends too early');
    return this.bytes[this.at++];
  }

  varint(): number {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.u8();
      value |= (byte & 127) << shift;
      if (byte < 128) {
        if (shift === 28 && byte > 15) break;
        return value >>> 0;
      }
    }
    return this.fail('number too long');
  }

  signed(): number {
    const value = this.varint();
    return (value >>> 1) ^ -(value & 1);
  }

  /** A number of things that take at least `least` bytes each: what the rest cannot hold is damage. */
  count(least: number, what: string): number {
    const at = this.at;
    const count = this.varint();
    if (count * least > this.left) this.fail(`${count} ${what} in ${this.left} bytes`, at);
    return count;
  }

  /** A number below `limit`. */
  index(limit: number, what: string): number {
    const at = this.at;
    const value = this.varint();
    if (value >= limit) this.fail(`${what} ${value} of ${limit}`, at);
    return value;
  }

  raw(length: number): Uint8Array {
    if (length > this.left) this.fail('ends too early');
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  /** So many words as they lie in memory: a copy. */
  words(count: number): Uint32Array {
    // not its `slice`: a Buffer's is no copy
    const bytes = this.raw(count * WORD_B);
    const words = new Uint32Array(count);
    new Uint8Array(words.buffer).set(bytes);
    return words;
  }

  skip(length: number): void {
    if (length > this.left) this.fail('ends too early');
    this.at += length;
  }

  text(): string {
    return utf8.decode(this.raw(this.count(1, 'bytes of text')));
  }

  /** So many texts. Most are short and ASCII: decoded together they take a fraction of the time. */
  texts(count: number): string[] {
    const start = this.at;
    const characters = bytewise.decode(this.bytes.subarray(start, this.end));
    const isPlain = !nonAscii.test(characters);
    return Array.from({ length: count }, () => {
      const { length } = this.raw(this.count(1, 'bytes of text'));
      const from = this.at - length;
      const text = characters.slice(from - start, this.at - start);
      return !isPlain && nonAscii.test(text) ? utf8.decode(this.bytes.subarray(from, this.at)) : text;
    });
  }

  /** So many ascending numbers below `limit`, each but the first the difference to the one before. */
  ascending(count: number, limit: number, what: string): Uint32Array {
    const column = new Uint32Array(count);
    const { bytes } = this;
    let at = this.at;
    let value = 0;
    for (let i = 0; i < count; i++) {
      let byte = bytes[at++];
      let more = byte & 127;
      for (let shift = 7; byte > 127; shift += 7) {
        byte = bytes[at++];
        more |= (byte & 127) << shift;
        if (shift > 28) this.fail('number too long', at - 1);
      }
      value += more >>> 0;
      if (value >= limit) this.fail(`${what} ${value} of ${limit}`, at - 1);
      column[i] = value;
    }
    if (at > this.end) this.fail('ends too early', this.end);
    this.at = at;
    return column;
  }
}

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
/** A character for each byte. */
const bytewise = new TextDecoder('windows-1252');
const nonAscii = /[^\0-\x7f]/;
