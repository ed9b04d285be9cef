/**
 * Where the bytes behind an Addr# are: in a block of the table of memory, which Foreign.Memory keeps (MEMORY_* in layout.ts), or in a literal of an image. Arrays move,
 * so an answer holds inside one instruction.
 */
import { TYPE_FUN } from '../abi/closure-types.gen.ts';
import * as L from '../abi/layout.ts';
import { I_WEAK } from '../abi/rts-infos.gen.ts';
import { WK_MEMORY, WK_NO_MEMORY } from '../abi/well-known.gen.ts';
import { TRACKS } from './config.ts';
import { descriptor } from './gc/blocks.ts';
import { DO_APPLY, raiseWellKnown, reg, setReg, typeOf, untag, wellKnown } from './machine.ts';
import { noteCall } from './tail-calls.ts';

const START: u64 = 1 << L.MEMORY_START_BIT;
/** Below, there are no images. */
const LITERALS: u64 = 4096;
/** An Int#; a pointer comes back. */
const SHAPE_ADDRESS: u32 = 1 | (L.ARG_DOUBLE << L.SHAPE_ARGS_SHIFT);

/** Of so many bytes that may be read; 0: nowhere, and REG_EXIT_B, C are the address. */
export function readableAt(address: u32, offset: i64, size: u32): u32 {
  const at = (address as u64) + (offset as u64);
  return at < START ? inLiteral(at, size) : inBlock(at, size);
}

/** Of so many bytes that may be written. */
export function writableAt(address: u32, offset: i64, size: u32): u32 {
  return inBlock((address as u64) + (offset as u64), size);
}

function inBlock(at: u64, size: u32): u32 {
  const table = untag(wellKnown(WK_MEMORY));
  // An address below the start gives a page beyond any table.
  const page = (at - START) >> L.MEMORY_PAGE_SHIFT;
  if (table != 0 && page < (load<u32>(table, L.ARRAY_COUNT) as u64)) {
    const block = load<u32>(table + ((page as u32) << 2), L.ARRAY_ELEMS);
    const tag: u32 = block & L.TAG_MASK;
    if (tag >= <u32>L.MEMORY_BLOCK_TAG) {
      let bytes = untag(load<u32>(block - tag, L.MEMORY_BLOCK_BYTES));
      if (tag == L.MEMORY_LENT_TAG) {
        if (load<u32>(bytes) != I_WEAK) return nowhere(at);
        bytes = untag(load<u32>(bytes, L.WEAK_KEY));
      }
      const offset = (at as u32) - load<u32>(block - tag, L.MEMORY_BLOCK_ADDRESS);
      if (offset + size <= load<u32>(bytes, L.BYTES_COUNT)) return bytes + L.BYTES_DATA + offset;
    }
  }
  return nowhere(at);
}

function inLiteral(at: u64, size: u32): u32 {
  const last = at + (size as u64) - 1;
  if (at < LITERALS || last >= (reg(L.REG_MEMORY_END) as u64)) return nowhere(at);
  const end = (last as u32) >>> L.BLOCK_SHIFT;
  for (let block = (at as u32) >>> L.BLOCK_SHIFT; block <= end; block++) {
    if (load<u8>(descriptor(block << L.BLOCK_SHIFT), L.BD_KIND) != L.KIND_STATIC) return nowhere(at);
  }
  return at as u32;
}

function nowhere(at: u64): u32 {
  store<u64>(L.REGS + L.REG_EXIT_B, at);
  return 0;
}

/** After an answer 0: whoever exports `noMemory` is called with the address and raises. It never returns to the frame at Sp. */
export function noMemory(): i32 {
  const raises = wellKnown(WK_NO_MEMORY);
  if (typeOf(raises) != TYPE_FUN) return raiseWellKnown(WK_NO_MEMORY);
  const sp = reg(L.REG_SP);
  if (TRACKS) noteCall(sp);
  store<u64>(sp - 8, load<u64>(L.REGS + L.REG_EXIT_B));
  setReg(L.REG_R1, raises);
  setReg(L.REG_EXIT_A, SHAPE_ADDRESS);
  return DO_APPLY;
}
