/**
 * Info tables as data. The machine's own tables lie at fixed addresses and are known from abi/tables, so only those of images are believed from memory,
 * and only as far as they can be checked: aligned, inside memory, of a type an image may define.
 */
import { TYPE_CONSTR, TYPE_FUN, TYPE_INVALID, TYPE_RET, TYPE_THUNK, TYPE_THUNK_SELECTOR } from '../../abi/closure-types.gen.ts';
import * as L from '../../abi/layout.ts';
import { BIRTH_OF, BIRTH_SIZE_B, INFO_BORN } from '../../abi/provenance.ts';
import { RTS_INFO_N } from '../../abi/rts-infos.gen.ts';
import { closureTypes } from '../../abi/tables/closure-types.ts';
import { rtsInfos } from '../../abi/tables/rts-infos.ts';
import { shapeWords } from './shape.ts';
import type { MemoryView } from './view.ts';

export interface Info {
  readonly address: number;
  /** TYPE_* */
  readonly type: number;
  /** INFO_* bits */
  readonly flags: number;
  /** constructor number, arity or selected payload word */
  readonly con: number;
  /** closures: pointer words of the payload; RET frames: words of the frame */
  readonly ptrs: number;
  /** closures: other words of the payload */
  readonly nptrs: number;
  readonly entry: number;
  readonly shape: number;
  readonly srt: number;
  /** index into the debug tables; below RTS_INFO_N a row of abi/tables/rts-infos */
  readonly id: number;
}

/** INFO_BORN where a table's first word has it. */
const BORN = INFO_BORN << (8 * L.INFO_FLAGS);

/** The info table that the one at `address` is a copy of when it is a birth; `address` itself when it is none. */
function codeOfBirth(view: MemoryView, address: number): number {
  if (!isBirth(view, address)) return address;
  const of = view.u32(address + BIRTH_OF);
  return isBirth(view, of) ? address : of;
}

/** Whether the info table at `address` says who built the closures that have it. */
export function isBirth(view: MemoryView, address: number): boolean {
  return address >= L.RTS_END && (address & 3) === 0 && view.has(address, BIRTH_SIZE_B) && (view.u32(address) & BORN) !== 0;
}

/** Type of each of the machine's own tables, by row. */
const rtsTypes: readonly number[] = rtsInfos.map((row) => closureTypes.findIndex((type) => type.name === row.type));

/** First byte behind the machine's own info tables. */
export const RTS_INFO_END = L.RTS_INFO + RTS_INFO_N * L.INFO_SIZE_B;

/** Row of abi/tables/rts-infos whose table lies at `address`, or -1. */
function rtsRow(address: number): number {
  const at = address - L.RTS_INFO;
  return at >= 0 && address < RTS_INFO_END && at % L.INFO_SIZE_B === 0 ? at / L.INFO_SIZE_B : -1;
}

/** Type of the machine's info table at `address`; TYPE_INVALID when there is none. */
export function rtsType(address: number): number {
  const row = rtsRow(address);
  return row < 0 ? TYPE_INVALID : rtsTypes[row];
}

/** Words of the machine's frame at `sp` whose info table is at `address`, as `view` has it; 0 when that is no frame. */
export function rtsFrameWords(view: MemoryView, sp: number, address: number): number {
  const row = rtsRow(address);
  if (row < 0) return 0;
  const { words = 0, shapeAt } = rtsInfos[row];
  return shapeAt === undefined ? words : words + shapeWords(view.u32(sp + shapeAt));
}

/** Whether an image may define tables of this type. */
function isImageType(type: number): boolean {
  return type === TYPE_CONSTR || type === TYPE_FUN || type === TYPE_THUNK || type === TYPE_THUNK_SELECTOR || type === TYPE_RET;
}

/** The info table at `address`, or null when nothing there can be one. A birth (abi/provenance.ts) counts as the table it is a copy of. */
export function readInfo(view: MemoryView, address: number): Info | null {
  const row = rtsRow(address);
  if (row >= 0) return readRtsInfo(view, address, row);
  if (address < L.RTS_END || (address & 3) !== 0 || !view.has(address, L.INFO_SIZE_B)) return null;
  const head = view.u32(address);
  if ((head & BORN) !== 0) {
    const of = codeOfBirth(view, address);
    return of === address ? null : readInfo(view, of);
  }
  const type = head & 255;
  const id = view.u32(address + L.INFO_ID);
  return isImageType(type) && id >= RTS_INFO_N ? table(view, address, type, head, id) : null;
}

function readRtsInfo(view: MemoryView, address: number, row: number): Info | null {
  const { type: _, ptrs = 0, nptrs = 0, con = 0 } = rtsInfos[row];
  const type = rtsTypes[row];
  if (type === TYPE_INVALID) return null;
  // What the machine wrote beside the row (flags, entry) matters to nobody who walks; the row is right even where memory is not.
  return { address, type, flags: view.u8(address + L.INFO_FLAGS), con, ptrs, nptrs, entry: view.u32(address + L.INFO_ENTRY), shape: 0, srt: 0, id: row };
}

function table(view: MemoryView, address: number, type: number, head: number, id: number): Info {
  const sizes = view.u32(address + L.INFO_PTRS);
  return {
    address,
    type,
    flags: (head >>> 8) & 255,
    con: head >>> 16,
    ptrs: sizes & 0xffff,
    nptrs: sizes >>> 16,
    entry: view.u32(address + L.INFO_ENTRY),
    shape: view.u32(address + L.INFO_SHAPE),
    srt: view.u32(address + L.INFO_SRT),
    id,
  };
}
