/**
 * Reads linear memory, of a live machine or of a saved copy, and never throws: a read outside memory or off its alignment answers 0 and is remembered
 * as damage. Everything that decodes goes through here, so nothing above it can be brought down by what the bytes say.
 *
 * A live memory that grows gives its view a new buffer; the old one is detached and every read from it misses, and a miss first looks for the new buffer.
 */

/** A read that memory could not answer. */
export interface Damage {
  /** address of the first byte asked for */
  readonly address: number;
  readonly bytes: number;
}

/** Damage kept word for word; beyond it only counted. */
const DAMAGE_KEPT = 32;

export class MemoryView {
  /** The memory's words, unsigned. For loops that read much and check bounds themselves; call `refresh` first. */
  words: Uint32Array = new Uint32Array(0);
  private bytesOf: Uint8Array = new Uint8Array(0);
  private readonly live: WebAssembly.Memory | null;
  private readonly kept: Damage[] = [];
  private missed = 0;
  private readonly scratch = new DataView(new ArrayBuffer(8));

  /** @param source a live memory, or saved bytes (copied only when they are not aligned to words) */
  constructor(source: WebAssembly.Memory | ArrayBufferLike | Uint8Array) {
    if (source instanceof Uint8Array) {
      this.live = null;
      const aligned = source.byteOffset % 4 === 0 ? source : source.slice();
      this.adopt(aligned.buffer, aligned.byteOffset, aligned.byteLength);
    } else if (isMemory(source)) {
      this.live = source;
      this.refresh();
    } else {
      this.live = null;
      this.adopt(source, 0, source.byteLength);
    }
  }

  /** Bytes that can be read. */
  get sizeB(): number {
    return this.bytesOf.length;
  }

  /** Reads that missed since this view was made. */
  get damageCount(): number {
    return this.missed;
  }

  /** The first few of them. */
  get damage(): readonly Damage[] {
    return this.kept;
  }

  /** Follows a live memory that has grown. */
  refresh(): void {
    if (this.live !== null && this.live.buffer !== this.bytesOf.buffer) this.adopt(this.live.buffer, 0, this.live.buffer.byteLength);
  }

  /** Whether `bytes` bytes from `address` can be read. */
  has(address: number, bytes: number): boolean {
    if (address >= 0 && bytes >= 0 && address + bytes <= this.bytesOf.length) return true;
    this.refresh();
    return address >= 0 && bytes >= 0 && address + bytes <= this.bytesOf.length;
  }

  u8(address: number): number {
    const value = this.bytesOf[address];
    return value === undefined ? this.missed8(address) : value;
  }

  u16(address: number): number {
    return this.u8(address) | (this.u8(address + 1) << 8);
  }

  /** The word at a 4-aligned address, unsigned. */
  u32(address: number): number {
    const value = (address & 3) === 0 ? this.words[address / 4] : undefined;
    return value === undefined ? this.missed32(address) : value;
  }

  i32(address: number): number {
    return this.u32(address) | 0;
  }

  f32(address: number): number {
    this.scratch.setUint32(0, this.u32(address));
    return this.scratch.getFloat32(0);
  }

  u64(address: number): bigint {
    return (BigInt(this.u32(address + 4)) << 32n) | BigInt(this.u32(address));
  }

  i64(address: number): bigint {
    return BigInt.asIntN(64, this.u64(address));
  }

  f64(address: number): number {
    this.scratch.setUint32(0, this.u32(address + 4));
    this.scratch.setUint32(4, this.u32(address));
    return this.scratch.getFloat64(0);
  }

  /** A copy of `count` bytes, fewer where memory ends. */
  bytes(address: number, count: number): Uint8Array {
    if (!this.has(address, count)) this.remember(address, count);
    return this.bytesOf.slice(Math.max(0, address), Math.max(0, Math.min(address + count, this.bytesOf.length)));
  }

  /** `count` bytes as UTF-8, replacement characters where they are not. */
  text(address: number, count: number): string {
    return new TextDecoder().decode(this.bytes(address, count));
  }

  private adopt(buffer: ArrayBufferLike, offset: number, bytes: number): void {
    this.bytesOf = new Uint8Array(buffer, offset, bytes);
    this.words = new Uint32Array(buffer, offset, bytes >>> 2);
  }

  private missed8(address: number): number {
    this.refresh();
    const value = this.bytesOf[address];
    if (value !== undefined) return value;
    this.remember(address, 1);
    return 0;
  }

  private missed32(address: number): number {
    this.refresh();
    const value = (address & 3) === 0 ? this.words[address / 4] : undefined;
    if (value !== undefined) return value;
    this.remember(address, 4);
    return 0;
  }

  private remember(address: number, bytes: number): void {
    this.missed++;
    if (this.kept.length < DAMAGE_KEPT) this.kept.push({ address, bytes });
  }
}

function isMemory(source: WebAssembly.Memory | ArrayBufferLike): source is WebAssembly.Memory {
  return 'buffer' in source;
}
