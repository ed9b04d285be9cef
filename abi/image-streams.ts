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
  /** A number that likely occurred before in this stream: its place among those, in the stream `places`. The number itself, at first, is in the stream behind `stream`. */
  repeated(stream: number, value: number, places?: number): number;
  /** As `repeated`, for numbers that occur again soon: its place among those of late, the last one first; the number itself, when it is none of them, as step from the last in the stream behind. */
  recent(stream: number, value: number): number;
  /** What was read, or is to be written, does not make sense: throws. */
  fail(what: string): never;
}

/** How many numbers `recent` knows. */
const RECENT = 120;

/** What cannot be written this way. */
export class Irregular extends Error {}

export class StreamWriter implements Coder {
  readonly #streams: ByteWriter[] = [];
  readonly #known: Map<number, number>[] = [];
  readonly #recent: number[][] = [];

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

  repeated(stream: number, value: number, places: number = stream): number {
    this.#known[stream] ??= new Map();
    const known = this.#known[stream];
    const index = known.get(value) ?? known.size;
    this.number(places, index);
    if (index === known.size) {
      known.set(value, index);
      this.number(stream + 1, value);
    }
    return value;
  }

  recent(stream: number, value: number): number {
    this.#recent[stream] ??= [];
    const recent = this.#recent[stream];
    const last = recent[0] ?? 0;
    const found = recent.indexOf(value);
    this.byte(stream, found < 0 ? RECENT : found);
    if (found < 0) this.signed(stream + 1, value - last);
    return moveToFront(recent, found, value);
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
  readonly #recent: number[][] = [];

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

  repeated(stream: number, _value: number, places: number = stream): number {
    this.#known[stream] ??= [];
    const known = this.#known[stream];
    const index = this.number(places);
    if (index < known.length) return known[index];
    if (index > known.length) this.fail(`number ${index} of ${known.length} that occurred before`);
    known.push(this.number(stream + 1));
    return known[index];
  }

  recent(stream: number): number {
    this.#recent[stream] ??= [];
    const recent = this.#recent[stream];
    const place = this.byte(stream);
    if (place < recent.length) return moveToFront(recent, place, recent[place]);
    if (place !== RECENT) this.fail(`number ${place} of ${recent.length} of late`);
    return moveToFront(recent, -1, (recent[0] ?? 0) + this.signed(stream + 1));
  }

  fail(what: string): never {
    return this.#input.fail(what, this.#input.end);
  }

  /** Fails when a stream has more than was read. */
  finish(): void {
    for (const [stream, at] of this.#at.entries()) if (at !== this.#end[stream]) this.fail(`${this.#end[stream] - at} bytes too many in stream ${stream}`);
  }
}

/** @param place where the value stands; -1 = nowhere */
function moveToFront(recent: number[], place: number, value: number): number {
  if (place >= 0) recent.splice(place, 1);
  else if (recent.length === RECENT) recent.pop();
  recent.unshift(value);
  return value;
}
