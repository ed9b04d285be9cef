/** Arrays, byte arrays, mutable variables: what allocates or moves many elements. Single accesses are instructions. */
import * as L from '../../abi/layout.ts';
import { I_AP, I_ARRAY_CLEAN, I_BYTE_ARRAY, I_FIRST, I_MUT_VAR_CLEAN } from '../../abi/rts-infos.gen.ts';
import { WK_HEAP_OVERFLOW, WK_INDEX, WK_MEMORY } from '../../abi/well-known.gen.ts';
import { allocate } from '../gc/alloc.ts';
import { needWords, raiseWellKnown, reg, untag } from '../machine.ts';
import { noMemory, readableAt } from '../memory.ts';
import { bornInPrimop, tracking } from '../provenance.ts';
import { touchedElements, touchedVar } from '../remember.ts';
import { arg, argLong, retL, retLP, retP, retPP, retVoid } from './words.ts';

/** More than linear memory can ever hold. */
const MAX_WORDS: u64 = 1 << 29;

export function newArray(): i32 {
  const n = argLong(3, 0) as u64;
  const element = arg(3, 2);
  if (n > MAX_WORDS) return raiseWellKnown((n as i64) < 0 ? WK_INDEX : WK_HEAP_OVERFLOW);
  const words = L.ARRAY_SIZE_W + (n as u32);
  const array = allocate(words);
  if (array == 0) return needWords(words);
  initArray(array, n as u32);
  for (let i: u32 = 0; i < (n as u32); i++) store<u32>(array + (i << 2), element, L.ARRAY_ELEMS);
  return retP(array | 1);
}

function initArray(array: u32, n: u32): void {
  store<u32>(array, I_ARRAY_CLEAN);
  store<u32>(array, n, L.ARRAY_COUNT);
}

/** offset + count <= length, all as unsigned 64-bit numbers */
function inside(length: u32, offset: i64, n: i64): bool {
  return offset >= 0 && n >= 0 && offset <= (length as i64) && n <= (length as i64) - offset;
}

export function copyArray(): i32 {
  const from = untag(arg(8, 0));
  const fromAt = argLong(8, 1);
  const to = untag(arg(8, 3));
  const toAt = argLong(8, 4);
  const n = argLong(8, 6);
  if (!inside(load<u32>(from, L.ARRAY_COUNT), fromAt, n) || !inside(load<u32>(to, L.ARRAY_COUNT), toAt, n)) return raiseWellKnown(WK_INDEX);
  memory.copy(to + L.ARRAY_ELEMS + ((toAt as u32) << 2), from + L.ARRAY_ELEMS + ((fromAt as u32) << 2), (n as u32) << 2);
  touchedElements(to, toAt as u32, n as u32);
  return retVoid();
}

export function cloneArray(): i32 {
  const from = untag(arg(5, 0));
  const at = argLong(5, 1);
  const n = argLong(5, 3);
  if (!inside(load<u32>(from, L.ARRAY_COUNT), at, n)) return raiseWellKnown(WK_INDEX);
  const words = L.ARRAY_SIZE_W + (n as u32);
  const array = allocate(words);
  if (array == 0) return needWords(words);
  initArray(array, n as u32);
  memory.copy(array + L.ARRAY_ELEMS, from + L.ARRAY_ELEMS + ((at as u32) << 2), (n as u32) << 2);
  return retP(array | 1);
}

export function shrinkArray(): i32 {
  const array = untag(arg(3, 0));
  const n = argLong(3, 1);
  if (!inside(load<u32>(array, L.ARRAY_COUNT), n, 0)) return raiseWellKnown(WK_INDEX);
  store<u32>(array, n as u32, L.ARRAY_COUNT);
  return retVoid();
}

// Byte arrays ---------------------------------------------------------------------------------------------------------------------------------

/** A BYTE_ARRAY of n bytes with undefined content, untagged; 0: collect first (bytesWords(n) words). */
export function makeBytes(n: u32): u32 {
  const bytes = allocate(bytesWords(n));
  if (bytes == 0) return 0;
  store<u32>(bytes, I_BYTE_ARRAY);
  store<u32>(bytes, n, L.BYTES_COUNT);
  return bytes;
}

export function bytesWords(n: u32): u32 {
  return L.BYTES_SIZE_W + ((n + 3) >>> 2);
}

export function newByteArray(): i32 {
  const n = argLong(2, 0) as u64;
  if (n > MAX_WORDS * 4) return raiseWellKnown((n as i64) < 0 ? WK_INDEX : WK_HEAP_OVERFLOW);
  const bytes = makeBytes(n as u32);
  if (bytes == 0) return needWords(bytesWords(n as u32));
  memory.fill(bytes + L.BYTES_DATA, 0, n as u32);
  return retP(bytes | 1);
}

export function copyBytes(): i32 {
  const from = untag(arg(8, 0));
  const fromAt = argLong(8, 1);
  const to = untag(arg(8, 3));
  const toAt = argLong(8, 4);
  const n = argLong(8, 6);
  if (!inside(load<u32>(from, L.BYTES_COUNT), fromAt, n) || !inside(load<u32>(to, L.BYTES_COUNT), toAt, n)) return raiseWellKnown(WK_INDEX);
  memory.copy(to + L.BYTES_DATA + (toAt as u32), from + L.BYTES_DATA + (fromAt as u32), n as u32);
  return retVoid();
}

/** From where an address leads: source address, target, offset, bytes. */
export function copyAddrToBytes(): i32 {
  const to = untag(arg(6, 1));
  const toAt = argLong(6, 2);
  const n = argLong(6, 4);
  if (!inside(load<u32>(to, L.BYTES_COUNT), toAt, n)) return raiseWellKnown(WK_INDEX);
  if (n == 0) return retVoid();
  const from = readableAt(arg(6, 0), 0, n as u32);
  if (from == 0) return noMemory();
  memory.copy(to + L.BYTES_DATA + (toAt as u32), from, n as u32);
  return retVoid();
}

/** setMemory# table */
export function setMemory(): i32 {
  store<u32>(L.WELL_KNOWN + 4 * WK_MEMORY, arg(1, 0));
  return retVoid();
}

export function setBytes(): i32 {
  const bytes = untag(arg(7, 0));
  const at = argLong(7, 1);
  const n = argLong(7, 3);
  if (!inside(load<u32>(bytes, L.BYTES_COUNT), at, n)) return raiseWellKnown(WK_INDEX);
  memory.fill(bytes + L.BYTES_DATA + (at as u32), arg(7, 5) as u8, n as u32);
  return retVoid();
}

export function shrinkBytes(): i32 {
  const bytes = untag(arg(3, 0));
  const n = argLong(3, 1);
  if (!inside(load<u32>(bytes, L.BYTES_COUNT), n, 0)) return raiseWellKnown(WK_INDEX);
  store<u32>(bytes, n as u32, L.BYTES_COUNT);
  return retVoid();
}

export function compareBytes(): i32 {
  const p = untag(arg(8, 0));
  const pAt = argLong(8, 1);
  const q = untag(arg(8, 3));
  const qAt = argLong(8, 4);
  const n = argLong(8, 6);
  if (!inside(load<u32>(p, L.BYTES_COUNT), pAt, n) || !inside(load<u32>(q, L.BYTES_COUNT), qAt, n)) return raiseWellKnown(WK_INDEX);
  return retL(memory.compare(p + L.BYTES_DATA + (pAt as u32), q + L.BYTES_DATA + (qAt as u32), n as u32) as i64);
}

// Mutable variables ---------------------------------------------------------------------------------------------------------------------------

export function newMutVar(): i32 {
  const v = allocate(L.MUTVAR_SIZE_W);
  if (v == 0) return needWords(L.MUTVAR_SIZE_W);
  store<u32>(v, I_MUT_VAR_CLEAN);
  store<u32>(v, arg(1, 0), L.MUTVAR_VALUE);
  return retP(v | 1);
}

const ATOMIC_W: u32 = L.AP_SIZE_W + 1 + L.THUNK_PAYLOAD_W + 1;

/**
 * atomicModifyMutVar2# var f: the variable gets a thunk of the first field of `f old`; (# old, f old (a thunk) #).
 * The first field is selected by the machine's own thunk, so that a dropped result leaks nothing.
 */
export function atomicModify(): i32 {
  const v = untag(arg(2, 0));
  const old = load<u32>(v, L.MUTVAR_VALUE);
  const ap = allocate(ATOMIC_W);
  if (ap == 0) return needWords(ATOMIC_W);
  store<u32>(ap, tracking() ? bornInPrimop(I_AP, reg(L.REG_SP)) : I_AP);
  store<u32>(ap, 0, L.IND_INDIRECTEE);
  store<u32>(ap, arg(2, 1), L.AP_FUN);
  store<u32>(ap, SHAPE_ONE, L.AP_SHAPE);
  store<u32>(ap, old, L.AP_ARGS);
  const first = ap + 4 * (L.AP_SIZE_W + 1);
  store<u32>(first, tracking() ? bornInPrimop(I_FIRST, reg(L.REG_SP)) : I_FIRST);
  store<u32>(first, 0, L.IND_INDIRECTEE);
  store<u32>(first, ap, L.THUNK_PAYLOAD);
  store<u32>(v, first, L.MUTVAR_VALUE);
  touchedVar(v);
  return retPP(old, ap);
}

const SHAPE_ONE: u32 = 1 | (L.ARG_PTR << L.SHAPE_ARGS_SHIFT);

/** casMutVar# var expected new: (# 0# if it was swapped, what is in it now #) */
export function casMutVar(): i32 {
  const v = untag(arg(3, 0));
  const now = load<u32>(v, L.MUTVAR_VALUE);
  if (untag(now) != untag(arg(3, 1))) return retLP(1, now);
  store<u32>(v, arg(3, 2), L.MUTVAR_VALUE);
  touchedVar(v);
  return retLP(0, arg(3, 2));
}
