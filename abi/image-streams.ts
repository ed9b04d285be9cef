/**
 * Numbers in many streams, one per kind of number, so that what resembles each other lies together. A `Coder` writes a number and answers it, or reads it and answers
 * that: one walk over a program serves both directions.
 *
 * As bytes: the number of streams, the length of each, then all of them one after the other. Numbers are varints.
 */
import { type ByteReader, ByteWriter } from './image-format.ts';

export interface Coder {
  /** An unsigned number below 2^32. Reading, `value` is not looked at. */
  number(stream: number, value: number): number;
  /** A number below 256. */
  byte(stream: number, value: number): number;
  /** A signed 32-bit number. */
  signed(stream: number, value: number): number;
  /** A number that likely occurred before in this stream: its place among those. The number itself, at first, is in the next stream. */
  repeated(stream: number, value: number): number;
  /** What was read, or is to be written, does not make sense: throws. */
  fail(what: string): never;
}

/** What cannot be written this way. */
export class Irregular extends Error {}

export class StreamWriter implements Coder {
  readonly #streams: ByteWriter[] = [];
  readonly #known: Map<number, number>[] = [];

  number(stream: number, value: number): number {
    this.#stream(stream).varint(value);
    return value >>> 0;
  }

  byte(stream: number, value: number): number {
    this.#stream(stream).u8(value);
    return value & 255;
  }

  signed(stream: number, value: number): number {
    this.#stream(stream).signed(value);
    return value | 0;
  }

  repeated(stream: number, value: number): number {
    this.#known[stream] ??= new Map();
    const known = this.#known[stream];
    const index = known.get(value) ?? known.size;
    this.number(stream, index);
    if (index === known.size) {
      known.set(value, index);
      this.number(stream + 1, value);
    }
    return value;
  }

  fail(what: string): never {
    throw new Irregular(what);
  }

  done(): ByteWriter {
    const out = new ByteWriter();
    const parts = Array.from(this.#streams, (stream) => stream?.done() ?? new Uint8Array(0));
    out.varint(parts.length);
    for (const { length } of parts) out.varint(length);
    for (const part of parts) out.raw(part);
    return out;
  }

  #stream(number: number): ByteWriter {
    this.#streams[number] ??= new ByteWriter();
    return this.#streams[number];
  }
}

/** Reads `count` streams at most; what is missing is empty. Everything that leads out of a stream is an ImageError. */
export class StreamReader implements Coder {
  readonly #input: ByteReader;
  readonly #bytes: Uint8Array;
  readonly #at: Int32Array;
  readonly #end: Int32Array;
  readonly #known: number[][] = [];

  constructor(input: ByteReader, count: number) {
    this.#input = input;
    const lengths = Array.from({ length: input.index(count + 1, 'streams') }, () => input.count(1, 'bytes of stream'));
    this.#bytes = input.bytes;
    this.#at = new Int32Array(count);
    this.#end = new Int32Array(count);
    lengths.forEach((length, stream) => {
      input.raw(length);
      this.#at[stream] = input.at - length;
      this.#end[stream] = input.at;
    });
  }

  number(stream: number): number {
    let at = this.#at[stream];
    let byte = this.#bytes[at++];
    let value = byte & 127;
    for (let shift = 7; byte > 127; shift += 7) {
      byte = this.#bytes[at++];
      value |= (byte & 127) << shift;
      if (shift > 28) this.fail('number too long');
    }
    if (at > this.#end[stream]) this.fail(`stream ${stream} ends too early`);
    this.#at[stream] = at;
    return value >>> 0;
  }

  byte(stream: number): number {
    const at = this.#at[stream]++;
    if (at >= this.#end[stream]) this.fail(`stream ${stream} ends too early`);
    return this.#bytes[at];
  }

  signed(stream: number): number {
    const value = this.number(stream);
    return (value >>> 1) ^ -(value & 1);
  }

  repeated(stream: number): number {
    this.#known[stream] ??= [];
    const known = this.#known[stream];
    const index = this.number(stream);
    if (index < known.length) return known[index];
    if (index > known.length) this.fail(`number ${index} of ${known.length} that occurred before`);
    known.push(this.number(stream + 1));
    return known[index];
  }

  fail(what: string): never {
    return this.#input.fail(what, this.#input.end);
  }

  /** Fails when a stream has more than was read. */
  finish(): void {
    for (const [stream, at] of this.#at.entries()) if (at !== this.#end[stream]) this.fail(`${this.#end[stream] - at} bytes too many in stream ${stream}`);
  }
}
