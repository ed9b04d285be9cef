/** Numbers and texts as bytes: what interfaces are written with. */

/** Grows as it is written to. Integers are stored in groups of seven bits. */
export class ByteWriter {
  #bytes: Uint8Array;
  #length = 0;

  constructor(room = 1 << 8) {
    this.#bytes = new Uint8Array(room);
  }

  get length(): number {
    return this.#length;
  }

  byte(value: number): void {
    if (this.#length === this.#bytes.length) this.#grow(1);
    this.#bytes[this.#length++] = value;
  }

  /** A whole number from 0 to 2^53. */
  number(value: number): void {
    let rest = value;
    while (rest >= 0x80) {
      this.byte((rest % 0x80) | 0x80);
      rest = Math.floor(rest / 0x80);
    }
    this.byte(rest);
  }

  /** A whole number of either sign, small when it is near 0. */
  signed(value: number): void {
    this.number(value >= 0 ? 2 * value : -2 * value - 1);
  }

  raw(bytes: Uint8Array): void {
    if (this.#length + bytes.length > this.#bytes.length) this.#grow(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  double(value: number): void {
    const bytes = new Uint8Array(8);
    new DataView(bytes.buffer).setFloat64(0, value, true);
    this.raw(bytes);
  }

  /** A table of fixed width: found by position. */
  table(values: readonly number[]): void {
    const bytes = new Uint8Array(4 * values.length);
    const view = new DataView(bytes.buffer);
    for (const [i, value] of values.entries()) view.setUint32(4 * i, value, true);
    this.number(values.length);
    this.raw(bytes);
  }

  bytes(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  /** The same, not copied: until the next byte is written. */
  written(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  /** Begins again with nothing. */
  clear(): void {
    this.#length = 0;
  }

  #grow(by: number): void {
    const larger = new Uint8Array(Math.max(2 * this.#bytes.length, this.#length + by));
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
  }
}

/** Reads what a ByteWriter wrote; beyond the end: RangeError. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  at: number;

  constructor(bytes: Uint8Array, at = 0) {
    this.#bytes = bytes;
    this.at = at;
  }

  get left(): number {
    return this.#bytes.length - this.at;
  }

  /** Reads the same bytes from another place on. */
  from(at: number): ByteReader {
    return new ByteReader(this.#bytes, at);
  }

  byte(): number {
    const { at } = this;
    if (at >= this.#bytes.length) throw new RangeError('the interface ends too early');
    this.at = at + 1;
    return this.#bytes[at];
  }

  number(): number {
    let byte = this.byte();
    if (byte < 0x80) return byte;
    let value = byte & 0x7f;
    for (let scale = 0x80; ; scale *= 0x80) {
      byte = this.byte();
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
    }
  }

  signed(): number {
    const value = this.number();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  /** The next so many bytes. */
  raw(length: number): Uint8Array {
    const { at } = this;
    if (at + length > this.#bytes.length) throw new RangeError('the interface ends too early');
    this.at = at + length;
    return this.#bytes.subarray(at, at + length);
  }

  double(): number {
    const { buffer, byteOffset } = this.raw(8);
    return new DataView(buffer, byteOffset, 8).getFloat64(0, true);
  }

  table(): FixedTable {
    const length = this.number();
    const { buffer, byteOffset, byteLength } = this.raw(4 * length);
    const view = new DataView(buffer, byteOffset, byteLength);
    return { length, at: (index) => view.getUint32(4 * index, true) };
  }
}

export interface FixedTable {
  readonly length: number;
  at(index: number): number;
}
