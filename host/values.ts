/**
 * Values between Haskell and JavaScript: plain ones are copied, the rest is held by reference, each side in a table of its own.
 *
 * Everything here works on a machine that is between two runs: closures move only when something is allocated, and stay put inside one
 * `build` of `allocate`.
 */
/// <reference lib="esnext.disposable" preserve="true" />
import { TYPE_BYTE_ARRAY, TYPE_CONSTR, TYPE_FUN, TYPE_HOST_HANDLE, TYPE_IND, TYPE_PAP } from '../abi/closure-types.gen.ts';
import type { HostSignature } from '../abi/host-types.ts';
import * as L from '../abi/layout.ts';
import { I_INTEGER_N, I_INTEGER_P, I_INTEGER_S } from '../abi/rts-infos.gen.ts';
import { WK_UNIT } from '../abi/well-known.gen.ts';
import { HaskellError } from './error.ts';
import type { MachineExports, Ptr } from './exports.ts';
import type { MemoryAccess } from './memory-access.ts';
import { makeShape, shapeArgs, shapeResult } from './shapes.ts';

/** How 64-bit integers arrive in JavaScript: as a number where that is exact (`auto`), or always as a bigint. */
export type IntegerStyle = 'auto' | 'bigint';

/** A closure that stays in the machine. Freed by `using`, `dispose()`, or, where the engine finalizes objects, its garbage collector. */
export class HaskellValue {
  readonly #values: Values;
  #slot: number;

  /** @internal */
  constructor(values: Values, slot: number) {
    this.#values = values;
    this.#slot = slot;
  }

  /** Lets go of the closure; the value must not be used afterwards. */
  dispose(): void {
    if (this.#slot === 0) return;
    this.#values.release(this, this.#slot);
    this.#slot = 0;
  }

  [Symbol.dispose](): void {
    this.dispose();
  }

  /** @internal */
  belongsTo(values: Values): boolean {
    return values === this.#values && this.#slot !== 0;
  }

  /** @internal Throws a TypeError when the value belongs to another machine or was disposed of. */
  slotIn(values: Values): number {
    if (values !== this.#values) throw new TypeError('a Haskell value can only be given to the machine it came from');
    if (this.#slot === 0) throw new TypeError('this Haskell value was disposed of');
    return this.#slot;
  }
}

/** A number given as a machine word of a known kind. Made by `i32`, `i64`, `f32`, `f64`. */
export class Unboxed {
  readonly rep: 'i32' | 'i64' | 'f32' | 'f64';
  readonly value: number | bigint;
  constructor(rep: Unboxed['rep'], value: number | bigint) {
    this.rep = rep;
    this.value = value;
  }
}

/** An argument of kind Char#, or any 32-bit word. */
export const i32 = (value: number): Unboxed => new Unboxed('i32', value);
/** An argument of kind Int# or Word#. */
export const i64 = (value: number | bigint): Unboxed => new Unboxed('i64', value);
/** An argument of kind Float#. */
export const f32 = (value: number): Unboxed => new Unboxed('f32', value);
/** An argument of kind Double#. */
export const f64 = (value: number): Unboxed => new Unboxed('f64', value);

const utf8Decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const utf8Encoder = new TextEncoder();
const twoTo32 = 2 ** 32;
const safeHigh = 2 ** 21;
const MAX_INDIRECTIONS = 10_000;
const GC_MINOR = 0;
const GC_MAJOR = 1;
const maxInt64 = 2n ** 63n;

export class Values {
  readonly machine: MachineExports;
  readonly access: MemoryAccess;
  readonly integers: IntegerStyle;
  /** JavaScript values held by Haskell, by slot */
  readonly #objects: unknown[] = [];
  readonly #freeSlots: number[] = [];
  /** slots of the machine's handle table that HaskellValues stand for */
  readonly #held = new Set<number>();
  /** of held functions whose type is known */
  readonly #types = new WeakMap<HaskellValue, HostSignature>();
  /** null where the engine has none (workers with an old compatibility date): values are then freed by `using` and `dispose()` alone */
  readonly #finalizer = typeof FinalizationRegistry === 'function' ? new FinalizationRegistry<number>((slot) => this.#letGo(slot)) : null;

  constructor(machine: MachineExports, access: MemoryAccess, integers: IntegerStyle) {
    this.machine = machine;
    this.access = access;
    this.integers = integers;
  }

  // Haskell → JavaScript ----------------------------------------------------------------------------------------------------------------

  /** The i64 at a 4-aligned address. */
  readLong(address: number): number | bigint {
    const { words } = this.access;
    const low = words[address >>> 2];
    const high = words[(address >>> 2) + 1] | 0;
    if (this.integers === 'auto' && high >= -safeHigh && high < safeHigh) return high * twoTo32 + low;
    return (BigInt(high) << 32n) | BigInt(low);
  }

  /** The same without a sign. */
  readUnsigned(address: number): number | bigint {
    const { words } = this.access;
    const low = words[address >>> 2];
    const high = words[(address >>> 2) + 1];
    if (this.integers === 'auto' && high < safeHigh) return high * twoTo32 + low;
    return (BigInt(high) << 32n) | BigInt(low);
  }

  /** A copy of an evaluated BYTE_ARRAY. Throws a TypeError when the pointer leads to something else. */
  readBytes(pointer: Ptr): Uint8Array {
    const [start, end] = this.#byteRange(pointer);
    return this.access.bytes.slice(start, end);
  }

  /** An evaluated BYTE_ARRAY as UTF-8. Throws a TypeError when the pointer leads to something else. */
  readString(pointer: Ptr): string {
    const [start, end] = this.#byteRange(pointer);
    return utf8Decoder.decode(this.access.bytes.subarray(start, end));
  }

  /** The JavaScript value in a HOST_HANDLE. Throws a TypeError when the pointer leads to something else. */
  readObject(pointer: Ptr): unknown {
    const address = this.#closureOf(pointer, TYPE_HOST_HANDLE, 'a host value');
    return this.#objects[this.access.word(address + L.HOSTHANDLE_SLOT)];
  }

  /** Holds a closure for JavaScript. */
  hold(pointer: Ptr): HaskellValue {
    const slot = this.machine.newHandle(pointer);
    this.#held.add(slot);
    const value = new HaskellValue(this, slot);
    this.#finalizer?.register(value, slot, value);
    return value;
  }

  /** A function of a known type. */
  holdFunction(pointer: Ptr, type: HostSignature): HaskellValue {
    const value = this.hold(pointer);
    this.#types.set(value, type);
    return value;
  }

  /** What a held function takes and answers, as far as that is known. */
  typeOf(value: HaskellValue): HostSignature | null {
    return this.#types.get(value) ?? null;
  }

  /** @internal */
  release(value: HaskellValue, slot: number): void {
    this.#finalizer?.unregister(value);
    this.#letGo(slot);
  }

  #letGo(slot: number): void {
    this.#held.delete(slot);
    this.machine.freeHandle(slot);
  }

  /** Any evaluated closure: numbers, bytes and host values are copied, unit is undefined, the rest is held. */
  read(pointer: Ptr): unknown {
    const address = this.follow(pointer);
    const info = this.access.word(address);
    if (info === I_INTEGER_S || info === I_INTEGER_P || info === I_INTEGER_N) return this.readInteger(address);
    const type = this.access.bytes[info + L.INFO_TYPE];
    if (type === TYPE_BYTE_ARRAY) return this.readBytes(address);
    if (type === TYPE_HOST_HANDLE) return this.readObject(address);
    if (address === this.follow(this.access.word(L.WELL_KNOWN + WK_UNIT * L.WORD_B))) return undefined;
    return this.hold(pointer);
  }

  /** An evaluated Integer at an untagged address. */
  readInteger(address: number): number | bigint {
    const info = this.access.word(address);
    if (info === I_INTEGER_S) return this.readLong(address + L.PAYLOAD);
    const [start, end] = this.#byteRange(this.access.word(address + L.PAYLOAD));
    let magnitude = 0n;
    for (let at = end - L.WORD_B; at >= start; at -= L.WORD_B) magnitude = (magnitude << 32n) | BigInt(this.access.word(at));
    return info === I_INTEGER_N ? -magnitude : magnitude;
  }

  /** The untagged address a pointer leads to once indirections are passed. */
  follow(pointer: Ptr): number {
    let address = (pointer & ~L.TAG_MASK) >>> 0;
    for (let n = 0; n < MAX_INDIRECTIONS && this.typeAt(address) === TYPE_IND; n++) {
      address = (this.access.word(address + L.IND_INDIRECTEE) & ~L.TAG_MASK) >>> 0;
    }
    return address;
  }

  /** TYPE_* of the closure at an untagged address. */
  typeAt(address: number): number {
    return this.access.bytes[this.access.word(address) + L.INFO_TYPE];
  }

  /** Number, pointer words and other words of an evaluated constructor; null when it is something else. */
  constructorAt(pointer: Ptr): { address: number; con: number; ptrs: number; nptrs: number; infoId: number } | null {
    const address = this.follow(pointer);
    if (this.typeAt(address) !== TYPE_CONSTR) return null;
    const info = this.access.word(address);
    const { data } = this.access;
    const half = (offset: number): number => data.getUint16(info + offset, true);
    return { address, con: half(L.INFO_CON), ptrs: half(L.INFO_PTRS), nptrs: half(L.INFO_NPTRS), infoId: this.access.word(info + L.INFO_ID) };
  }

  /** Shape of the arguments a function or partial application waits for; 0 for other closures. */
  shapeOf(pointer: Ptr): number {
    const address = this.follow(pointer);
    const type = this.typeAt(address);
    if (type === TYPE_FUN) return this.access.word(this.access.word(address) + L.INFO_SHAPE);
    if (type !== TYPE_PAP) return 0;
    const whole = this.shapeOf(this.access.word(address + L.PAP_FUN));
    const held = this.access.word(address + L.PAP_SHAPE) & L.SHAPE_COUNT_MASK;
    return makeShape(shapeArgs(whole).slice(held), shapeResult(whole));
  }

  #byteRange(pointer: Ptr): [number, number] {
    const address = this.#closureOf(pointer, TYPE_BYTE_ARRAY, 'a byte array');
    return [address + L.BYTES_DATA, address + L.BYTES_DATA + this.access.word(address + L.BYTES_COUNT)];
  }

  #closureOf(pointer: Ptr, type: number, what: string): number {
    const address = this.follow(pointer);
    if (this.typeAt(address) !== type) throw new TypeError(`expected an evaluated closure: ${what}`);
    return address;
  }

  // JavaScript → Haskell ----------------------------------------------------------------------------------------------------------------

  /**
   * Runs `build`, which makes one closure, until it answers a pointer instead of 0, with collections in between. May GC.
   * Throws HaskellError `heapOverflow` when memory cannot be had.
   */
  allocate(build: () => Ptr): Ptr {
    for (const effort of [GC_MINOR, GC_MAJOR]) {
      const pointer = build();
      if (pointer !== 0) return pointer >>> 0;
      this.machine.gc(effort);
    }
    const pointer = build();
    if (pointer === 0) throw new HaskellError('heapOverflow', 'heap overflow: no room for a value from the host');
    return pointer >>> 0;
  }

  /**
   * Any JavaScript value as a closure: text and bytes as BYTE_ARRAY, bigints as Integer, Haskell values as themselves, undefined as unit, everything
   * else by reference. May GC: a pointer made before is stale, unless held.
   */
  pointerTo(value: unknown): Ptr {
    if (value instanceof HaskellValue) return this.machine.handle(value.slotIn(this)) >>> 0;
    if (typeof value === 'string') return this.newBytes(utf8Encoder.encode(value));
    if (value instanceof Uint8Array) return this.newBytes(value);
    if (typeof value === 'bigint') return this.newInteger(value);
    if (value === undefined) return this.access.word(L.WELL_KNOWN + WK_UNIT * L.WORD_B);
    return this.newObject(value);
  }

  /** A BYTE_ARRAY. May GC. */
  newBytes(bytes: Uint8Array): Ptr {
    const pointer = this.allocate(() => this.machine.newBytes(bytes.length));
    this.access.bytes.set(bytes, (pointer & ~L.TAG_MASK) + L.BYTES_DATA);
    return pointer;
  }

  /** A HOST_HANDLE for a JavaScript value, which is kept until the handle dies. May GC. */
  newObject(object: unknown): Ptr {
    const slot = this.#keep(object);
    return this.allocate(() => this.machine.newHostHandle(slot));
  }

  /** An Integer. May GC. */
  newInteger(value: bigint): Ptr {
    if (value >= -maxInt64 && value < maxInt64) {
      const bits = BigInt.asUintN(64, value);
      return this.#newCon(I_INTEGER_S | 1, () => [Number(bits & 0xffffffffn), Number(bits >> 32n)]);
    }
    return this.holding(this.newBytes(limbBytes(value < 0n ? -value : value)), (limbs) =>
      this.#newCon(value < 0n ? I_INTEGER_N | 3 : I_INTEGER_P | 2, () => [limbs()]),
    );
  }

  /** Runs `action` while the closure is held; the function it is given answers the closure's address at that moment. */
  holding<T>(pointer: Ptr, action: (current: () => Ptr) => T): T {
    const slot = this.machine.newHandle(pointer);
    try {
      return action(() => this.machine.handle(slot) >>> 0);
    } finally {
      this.machine.freeHandle(slot);
    }
  }

  /** Puts a JavaScript value into the table that HOST_HANDLEs refer to. */
  #keep(object: unknown): number {
    const slot = this.#freeSlots.pop() ?? this.#objects.length;
    this.#objects[slot] = object;
    return slot;
  }

  /** Forgets the values whose HOST_HANDLE died: the machine lists their slots. */
  dropDead(): void {
    const list = this.access.register(L.REG_DEAD_HANDLES);
    if (list === 0) return;
    const count = this.access.word(list);
    for (let i = 1; i <= count; i++) {
      const slot = this.access.word(list + i * L.WORD_B);
      this.#objects[slot] = undefined;
      this.#freeSlots.push(slot);
    }
    this.access.setWord(list, 0);
  }

  // Snapshots ---------------------------------------------------------------------------------------------------------------------------

  /** The JavaScript values that live HOST_HANDLEs refer to, by slot. */
  objects(): Map<number, unknown> {
    const found = new Map<number, unknown>();
    for (let handle = this.access.register(L.REG_HOST_HANDLES); handle !== 0; handle = this.access.word(handle + L.HOSTHANDLE_LINK)) {
      const slot = this.access.word(handle + L.HOSTHANDLE_SLOT);
      found.set(slot, this.#objects[slot]);
    }
    return found;
  }

  /** The same for a machine whose memory was put back. */
  putObjects(objects: ReadonlyMap<number, unknown>): void {
    this.#objects.length = 0;
    this.#freeSlots.length = 0;
    const slots = Math.max(0, ...[...objects.keys()].map((slot) => slot + 1));
    for (let slot = 0; slot < slots; slot++) {
      this.#objects[slot] = objects.get(slot);
      if (!objects.has(slot)) this.#freeSlots.push(slot);
    }
  }

  /** Slots of the closures that JavaScript holds. */
  get held(): readonly number[] {
    return [...this.#held];
  }

  #newCon(info: Ptr, fields: () => readonly number[]): Ptr {
    return this.allocate(() => {
      const words = fields();
      for (const [i, word] of words.entries()) this.access.setWord(L.SCRATCH + i * L.WORD_B, word);
      return this.machine.newCon(info, words.length);
    });
  }
}

/** The 64 bits of an integer. Throws a TypeError for what is none, a RangeError for what does not fit Int64 or Word64. */
export function longBits(value: unknown): bigint {
  if (typeof value === 'bigint') {
    if (value >= -maxInt64 && value < 2n * maxInt64) return BigInt.asIntN(64, value);
  } else if (typeof value === 'number') {
    if (Number.isSafeInteger(value)) return BigInt(value);
  } else if (typeof value === 'boolean') return value ? 1n : 0n;
  else throw new TypeError(`expected an integer, found ${typeof value}`);
  throw new RangeError(`expected a 64-bit integer, found ${value}`);
}

function limbBytes(magnitude: bigint): Uint8Array {
  const limbs: number[] = [];
  for (let rest = magnitude; rest > 0n; rest >>= 32n) limbs.push(Number(rest & 0xffffffffn));
  return new Uint8Array(Uint32Array.from(limbs).buffer);
}

/** UTF-8 bytes of a string. */
export function utf8(text: string): Uint8Array {
  return utf8Encoder.encode(text);
}
