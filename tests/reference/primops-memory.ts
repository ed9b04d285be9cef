/** Addr#: bytes of literals, which cannot be written, and of the blocks of the table that `setMemory#` names. */
import type { Machine } from './machine.ts';
import type { Arguments } from './prim.ts';
import { immediate, Raise } from './prim.ts';
import type { Prim, PrimTable } from './primops.ts';
import { checkRange, type ElementType, elementTypes, integral } from './primops-array.ts';
import { resolve } from './reach.ts';

const START = 0x80000000;
const PAGE = 1024;

/** The `count` bytes at an address, those of a literal as a copy. */
function bytesAt(m: Machine, address: number, count: number): DataView {
  if (address > 0 && address < START) return new DataView(Uint8Array.from({ length: count }, (_, i) => m.program.literals.byte(address + i)).buffer);
  return blockAt(m, address, count);
}

function blockAt(m: Machine, address: number, count: number): DataView {
  const entry = m.memory?.elems[Math.floor((address - START) / PAGE)];
  const block = entry === undefined ? null : resolve(entry);
  if (block?.type !== 'CONSTR' || block.con.index !== 1) throw new Raise('noMemory');
  const start = Number(block.fields.find((field) => typeof field === 'bigint'));
  const bytes = block.fields.map((field) => (typeof field === 'object' ? resolve(field) : null)).find((field) => field?.type === 'BYTE_ARRAY');
  if (bytes?.type !== 'BYTE_ARRAY' || address - start + count > bytes.bytes.length) throw new Raise('noMemory');
  return new DataView(bytes.bytes.buffer, bytes.bytes.byteOffset + address - start, count);
}

const place = (a: Arguments, size: number): number => (a.number(0) >>> 0) + Number(a.i64(1)) * size;

const character = (bytes: number): ElementType => ({
  bytes,
  read: (view, at) => Number(integral(bytes, false).read(view, at)),
  write: (view, at, a) => view.setUint32(at, a.number(2), true),
});

const types: Readonly<Record<string, ElementType>> = { ...elementTypes, Char: character(1), WideChar: character(4) };

function accessors(name: string): [string, Prim][] {
  const type = types[name];
  const read = immediate((a, m) => type.read(bytesAt(m, place(a, type.bytes), type.bytes), 0));
  const write = immediate((a, m) => {
    type.write(blockAt(m, place(a, type.bytes), type.bytes), 0, a);
    return [];
  });
  const reads: [string, Prim][] = [
    [`index${name}OffAddr#`, read],
    [`read${name}OffAddr#`, read],
  ];
  return written.includes(name) ? [...reads, [`write${name}OffAddr#`, write]] : reads;
}

const written = ['WideChar', 'Word8', 'Word16', 'Word32', 'Word', 'Float', 'Double'];

export const memoryPrimops: PrimTable = {
  ...Object.fromEntries([...written, 'Char', 'Int8', 'Int16', 'Int32'].flatMap(accessors)),
  'copyAddrToByteArray#': immediate((a, m) => {
    const [{ bytes }, start, count] = [a.bytes(1), a.size(2), a.size(3)];
    checkRange(start, count, bytes.length);
    const from = bytesAt(m, a.number(0) >>> 0, count);
    for (let i = 0; i < count; i++) bytes[start + i] = from.getUint8(i);
    return [];
  }),
  'setMemory#': immediate((a, m) => {
    m.memory = a.array(0);
    return [];
  }),
};
