/** Array#, ByteArray#: every access is checked, an index outside is an IndexOutOfBounds. Byte arrays are little-endian. */
import type { Arguments } from './prim.ts';
import { byteArray, i64, immediate, Raise } from './prim.ts';
import type { Prim, PrimTable } from './primops.ts';
import type { Closure, Value } from './values.ts';

export function checkRange(start: number, count: number, size: number): void {
  if (start + count > size) throw new Raise('IndexOutOfBounds');
}

function element(a: Arguments): { elems: Closure[]; at: number } {
  const { elems } = a.array(0);
  const at = a.size(1);
  checkRange(at, 1, elems.length);
  return { elems, at };
}

const read: Prim = immediate((a) => {
  const { elems, at } = element(a);
  return elems[at];
});

const write: Prim = immediate((a) => {
  const { elems, at } = element(a);
  elems[at] = a.pointer(2);
  return [];
});

const size: Prim = immediate((a) => BigInt(a.array(0).elems.length));
const identity: Prim = immediate((a) => a.pointer(0));

/** array, offset, array, offset, count */
const copy: Prim = immediate((a) => {
  const [from, start, to, target, count] = [a.array(0).elems, a.size(1), a.array(2).elems, a.size(3), a.size(4)];
  checkRange(start, count, from.length);
  checkRange(target, count, to.length);
  to.splice(target, count, ...from.slice(start, start + count));
  return [];
});

const clone: Prim = immediate((a) => {
  const [from, start, count] = [a.array(0).elems, a.size(1), a.size(2)];
  checkRange(start, count, from.length);
  return { type: 'ARRAY', elems: from.slice(start, start + count) };
});

export interface ElementType {
  readonly bytes: number;
  read(view: DataView, at: number): Value;
  /** the value is argument 2 */
  write(view: DataView, at: number, a: Arguments): void;
}

export function integral(bytes: number, isSigned: boolean): ElementType {
  const bits = bytes * 8;
  return {
    bytes,
    read: (view, at) => {
      let n = 0n;
      for (let i = bytes - 1; i >= 0; i--) n = (n << 8n) | BigInt(view.getUint8(at + i));
      return isSigned ? BigInt.asIntN(bits, n) : i64(n);
    },
    write: (view, at, a) => {
      for (let i = 0; i < bytes; i++) view.setUint8(at + i, Number((a.i64(2) >> BigInt(8 * i)) & 255n));
    },
  };
}

export const elementTypes: Readonly<Record<string, ElementType>> = {
  Word8: integral(1, false),
  Int8: integral(1, true),
  Word16: integral(2, false),
  Int16: integral(2, true),
  Word32: integral(4, false),
  Int32: integral(4, true),
  Int: integral(8, true),
  Word: integral(8, false),
  Float: { bytes: 4, read: (view, at) => view.getFloat32(at, true), write: (view, at, a) => view.setFloat32(at, a.number(2), true) },
  Double: { bytes: 8, read: (view, at) => view.getFloat64(at, true), write: (view, at, a) => view.setFloat64(at, a.number(2), true) },
};

/** The place of element a.i64(1), counted in elements. */
function place(a: Arguments, type: ElementType): { view: DataView; at: number } {
  const { bytes } = a.bytes(0);
  const at = a.size(1) * type.bytes;
  checkRange(at, type.bytes, bytes.length);
  return { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.length), at };
}

function accessors(name: string, type: ElementType): [string, Prim][] {
  const readElement = immediate((a) => {
    const { view, at } = place(a, type);
    return type.read(view, at);
  });
  const writeElement = immediate((a) => {
    const { view, at } = place(a, type);
    type.write(view, at, a);
    return [];
  });
  return [
    [`index${name}Array#`, readElement],
    [`read${name}Array#`, readElement],
    [`write${name}Array#`, writeElement],
  ];
}

const copyBytes: Prim = immediate((a) => {
  const [from, start, to, target, count] = [a.bytes(0).bytes, a.size(1), a.bytes(2).bytes, a.size(3), a.size(4)];
  checkRange(start, count, from.length);
  checkRange(target, count, to.length);
  to.set(from.slice(start, start + count), target);
  return [];
});

const compareBytes: Prim = immediate((a) => {
  const [left, l, right, r, count] = [a.bytes(0).bytes, a.size(1), a.bytes(2).bytes, a.size(3), a.size(4)];
  checkRange(l, count, left.length);
  checkRange(r, count, right.length);
  for (let i = 0; i < count; i++) if (left[l + i] !== right[r + i]) return left[l + i] < right[r + i] ? -1n : 1n;
  return 0n;
});

const sizeOfBytes: Prim = immediate((a) => BigInt(a.bytes(0).bytes.length));

export const arrayPrimops: PrimTable = {
  ...Object.fromEntries(Object.entries(elementTypes).flatMap(([name, type]) => accessors(name, type))),
  'newArray#': immediate((a) => ({ type: 'ARRAY', elems: Array.from({ length: a.size(0) }, () => a.pointer(1)) })),
  'readArray#': read,
  'indexArray#': read,
  'writeArray#': write,
  'sizeofArray#': size,
  'sizeofMutableArray#': size,
  'getSizeofMutableArray#': size,
  'unsafeFreezeArray#': identity,
  'unsafeThawArray#': identity,
  'copyArray#': copy,
  'cloneArray#': clone,
  'shrinkMutableArray#': immediate((a) => {
    const [{ elems }, count] = [a.array(0), a.size(1)];
    checkRange(0, count, elems.length);
    elems.length = count;
    return [];
  }),
  'newByteArray#': immediate((a) => byteArray(new Uint8Array(a.size(0)))),
  'sizeofByteArray#': sizeOfBytes,
  'sizeofMutableByteArray#': sizeOfBytes,
  'getSizeofMutableByteArray#': sizeOfBytes,
  'unsafeFreezeByteArray#': identity,
  'unsafeThawByteArray#': identity,
  'copyByteArray#': copyBytes,
  'compareByteArrays#': compareBytes,
  'setByteArray#': immediate((a) => {
    const [{ bytes }, start, count] = [a.bytes(0), a.size(1), a.size(2)];
    checkRange(start, count, bytes.length);
    bytes.fill(Number(a.i64(3) & 255n), start, start + count);
    return [];
  }),
  'shrinkMutableByteArray#': immediate((a) => {
    const [target, count] = [a.bytes(0), a.size(1)];
    checkRange(0, count, target.bytes.length);
    target.bytes = target.bytes.slice(0, count);
    return [];
  }),
};
