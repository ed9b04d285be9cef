/**
 * Integer: IS (64-bit), IP and IN (magnitude in a BYTE_ARRAY of 32-bit limbs, beyond 64 bits). Arithmetic on magnitudes is in bignum/; here are signs,
 * closures and memory.
 *
 * Invariant: a value that fits 64 bits is IS; limbs have no leading zeros. Everything an operation needs is allocated before it begins, so it is done in one go.
 */
import * as L from '../../abi/layout.ts';
import { I_INTEGER_N, I_INTEGER_P, I_INTEGER_S } from '../../abi/rts-infos.gen.ts';
import { WK_DIVIDE_BY_ZERO, WK_HEAP_OVERFLOW, WK_INDEX } from '../../abi/well-known.gen.ts';
import {
  BN_DOUBLE_LIMBS,
  bnAdd,
  bnBitLength,
  bnCompare,
  bnDivRem,
  bnDivScratch,
  bnEncodeDouble,
  bnFromDouble,
  bnGcd,
  bnGcdScratch,
  bnLogic,
  bnLowBitsZero,
  bnMul,
  bnMulScratch,
  bnNormal,
  bnPopCount,
  bnRead,
  bnReadLimbs,
  bnShiftL,
  bnShiftR,
  bnShow,
  bnShowBytes,
  bnShowScratch,
  bnSub,
  bnToDouble,
} from '../bignum.ts';
import { allocate } from '../gc/alloc.ts';
import { allocGroup, freeGroup } from '../gc/blocks.ts';
import { needWords, raiseWellKnown, reg, untag } from '../machine.ts';
import { bytesWords, makeBytes } from './arrays.ts';
import { arg, argDouble, argLong, retD, retL, retP, retPP } from './words.ts';

const SMALL_W: u32 = 3;
const SMALL_TAG: u32 = 1;
const NEGATIVE_TAG: u32 = 3;
/** No integer may have more limbs: its BYTE_ARRAY would not fit linear memory. */
const MAX_LIMBS: u32 = 1 << 27;

// The operands of the operation under way: address of limbs, their number, sign. Small ones lie in SCRATCH.
let aAt: u32 = 0;
let aN: u32 = 0;
let aNegative: bool = false;
let bAt: u32 = 0;
let bN: u32 = 0;
let bNegative: bool = false;
const A_LIMBS: u32 = L.SCRATCH;
const B_LIMBS: u32 = L.SCRATCH + 8;

/** Writes |x| at `at`; answers its limbs. */
function smallLimbs(x: i64, at: u32): u32 {
  const magnitude = (x < 0 ? -x : x) as u64;
  store<u64>(at, magnitude);
  return magnitude >> 32 != 0 ? 2 : u32(magnitude != 0);
}

function loadA(p: u32): void {
  const closure = untag(p);
  const tag = p & L.TAG_MASK;
  if (tag == SMALL_TAG) {
    const x = load<i64>(closure, L.PAYLOAD);
    aAt = A_LIMBS;
    aN = smallLimbs(x, A_LIMBS);
    aNegative = x < 0;
    return;
  }
  const bytes = untag(load<u32>(closure, L.PAYLOAD));
  aAt = bytes + L.BYTES_DATA;
  aN = load<u32>(bytes, L.BYTES_COUNT) >>> 2;
  aNegative = tag == NEGATIVE_TAG;
}

function loadB(p: u32): void {
  const at = aAt;
  const n = aN;
  const negative = aNegative;
  loadA(p);
  if (aAt == A_LIMBS) {
    store<u64>(B_LIMBS, load<u64>(A_LIMBS));
    aAt = B_LIMBS;
  }
  bAt = aAt;
  bN = aN;
  bNegative = aNegative;
  aAt = at;
  aN = n;
  aNegative = negative;
}

/** Both operands; a's small limbs are loaded last, as loading b passes through their place. */
function loadBoth(p: u32, q: u32): void {
  loadB(q);
  loadA(p);
}

function isSmall(p: u32): bool {
  return (p & L.TAG_MASK) == SMALL_TAG;
}
function small(p: u32): i64 {
  return load<i64>(p - SMALL_TAG, L.PAYLOAD);
}

// Results -------------------------------------------------------------------------------------------------------------------------------------

/** A result to be: room for the constructor, and a BYTE_ARRAY for up to `limbs` limbs. */
let conAt: u32 = 0;
let bytesAt: u32 = 0;

function reserve(limbs: u32): bool {
  conAt = allocate(SMALL_W);
  if (conAt == 0) return false;
  bytesAt = makeBytes(limbs << 2);
  return bytesAt != 0;
}

function limbsAt(): u32 {
  return bytesAt + L.BYTES_DATA;
}

function wanted(limbs: u32, scratch: u32): i32 {
  return needWords(SMALL_W + bytesWords(limbs << 2) + (scratch < (L.LARGE_OBJECT_W as u32) ? scratch : 0));
}

/** Working space until `release`: what is left of the nursery, or blocks of its own. 0: there is none. */
let scratchGroup: u32 = 0;
function borrow(words: u32): u32 {
  scratchGroup = 0;
  const hp = reg(L.REG_HP);
  if (reg(L.REG_HPLIM) > hp && reg(L.REG_HPLIM) - hp >= words << 2) return hp;
  scratchGroup = allocGroup((words >>> (L.BLOCK_SHIFT - 2)) + 1, L.KIND_TABLE, 1);
  return scratchGroup;
}
function release(): void {
  if (scratchGroup != 0) freeGroup(scratchGroup);
  scratchGroup = 0;
}

/** Boxes a 64-bit value; the caller has SMALL_W words at conAt. */
function box(x: i64): u32 {
  store<u32>(conAt, I_INTEGER_S);
  store<i64>(conAt, x, L.PAYLOAD);
  return conAt | SMALL_TAG;
}

/** The Integer with the sign and the n limbs in bytesAt. */
function finish(n: u32, negative: bool): u32 {
  n = bnNormal(limbsAt(), n);
  if (n <= 2) {
    const magnitude = n == 0 ? 0 : n == 1 ? (load<u32>(limbsAt()) as u64) : load<u64>(limbsAt());
    if (magnitude <= (i64.MAX_VALUE as u64)) return box(negative ? -(magnitude as i64) : (magnitude as i64));
    if (negative && magnitude == 1 << 63) return box(i64.MIN_VALUE);
  }
  store<u32>(bytesAt, n << 2, L.BYTES_COUNT);
  store<u32>(conAt, negative ? I_INTEGER_N : I_INTEGER_P);
  store<u32>(conAt, bytesAt | 1, L.PAYLOAD);
  return conAt | (negative ? NEGATIVE_TAG : NEGATIVE_TAG - 1);
}

function retSmall(x: i64): i32 {
  conAt = allocate(SMALL_W);
  return conAt == 0 ? needWords(SMALL_W) : retP(box(x));
}

// Sums and products ---------------------------------------------------------------------------------------------------------------------------

export function add(): i32 {
  return sum(arg(2, 0), arg(2, 1), false);
}
export function subtract(): i32 {
  return sum(arg(2, 0), arg(2, 1), true);
}

function sum(p: u32, q: u32, minus: bool): i32 {
  if (isSmall(p) && isSmall(q)) {
    const x = small(p);
    const y = small(q);
    const z = minus ? x - y : x + y;
    if (minus ? ((x ^ y) & (x ^ z)) >= 0 : ((x ^ z) & (y ^ z)) >= 0) return retSmall(z);
  }
  loadBoth(p, q);
  const limbs = max(aN, bN) + 1;
  if (!reserve(limbs)) return wanted(limbs, 0);
  const bSign = minus ? !bNegative : bNegative;
  if (aNegative == bSign) return retP(finish(bnAdd(limbsAt(), aAt, aN, bAt, bN), aNegative));
  if (bnCompare(aAt, aN, bAt, bN) >= 0) return retP(finish(bnSub(limbsAt(), aAt, aN, bAt, bN), aNegative));
  return retP(finish(bnSub(limbsAt(), bAt, bN, aAt, aN), bSign));
}

export function multiply(): i32 {
  loadBoth(arg(2, 0), arg(2, 1));
  const limbs = aN + bN;
  if (limbs > MAX_LIMBS) return raiseWellKnown(WK_HEAP_OVERFLOW);
  const scratch = bnMulScratch(aN, bN);
  if (!reserve(limbs)) return wanted(limbs, scratch);
  const work = borrow(scratch);
  if (work == 0) return wanted(limbs, scratch);
  const n = bnMul(limbsAt(), aAt, aN, bAt, bN, work);
  release();
  return retP(finish(n, aNegative != bNegative));
}

export function negate(): i32 {
  const p = arg(1, 0);
  if (isSmall(p) && small(p) != i64.MIN_VALUE) return retSmall(-small(p));
  loadA(p);
  return retCopy(!aNegative);
}

export function absolute(): i32 {
  const p = arg(1, 0);
  if (isSmall(p) && small(p) != i64.MIN_VALUE) return retSmall(small(p) < 0 ? -small(p) : small(p));
  loadA(p);
  return aNegative ? retCopy(false) : retP(p);
}

function retCopy(negative: bool): i32 {
  if (!reserve(aN)) return wanted(aN, 0);
  memory.copy(limbsAt(), aAt, aN << 2);
  return retP(finish(aN, negative));
}

export function signum(): i32 {
  loadA(arg(1, 0));
  return retL(aNegative ? -1 : i64(aN != 0));
}

// Division ------------------------------------------------------------------------------------------------------------------------------------

const WANT_QUOTIENT: u32 = 1;
const WANT_REMAINDER: u32 = 2;

export function quot(): i32 {
  return divide(WANT_QUOTIENT, false);
}
export function rem(): i32 {
  return divide(WANT_REMAINDER, false);
}
export function quotRem(): i32 {
  return divide(WANT_QUOTIENT | WANT_REMAINDER, false);
}
export function div(): i32 {
  return divide(WANT_QUOTIENT, true);
}
export function mod(): i32 {
  return divide(WANT_REMAINDER, true);
}
export function divMod(): i32 {
  return divide(WANT_QUOTIENT | WANT_REMAINDER, true);
}

/** `floor`: toward minus infinity (div, mod), else toward zero (quot, rem). */
function divide(want: u32, floor: bool): i32 {
  const p = arg(2, 0);
  const q = arg(2, 1);
  if (isSmall(q) && small(q) == 0) return raiseWellKnown(WK_DIVIDE_BY_ZERO);
  if (isSmall(p) && isSmall(q) && !(small(q) == -1 && small(p) == i64.MIN_VALUE)) return divideSmall(small(p), small(q), want, floor);
  loadBoth(p, q);
  const quotientN = aN >= bN ? aN - bN + 2 : 1;
  const scratch = max(bnDivScratch(max(aN, bN), bN), 1);
  if (!reserve(quotientN)) return wanted(quotientN + bN, scratch);
  const quotientCon = conAt;
  const quotientBytes = bytesAt;
  if (!reserve(bN + 1)) return wanted(quotientN + bN + SMALL_W, scratch);
  const work = borrow(scratch);
  if (work == 0) return wanted(quotientN + bN, scratch);
  const quotientAt = quotientBytes + L.BYTES_DATA;
  let n: u32 = 0;
  let r: u32 = bN;
  if (bnCompare(aAt, aN, bAt, bN) < 0) {
    memory.copy(limbsAt(), aAt, aN << 2);
    r = aN;
  } else {
    bnDivRem(quotientAt, limbsAt(), aAt, aN, bAt, bN, work);
    n = aN - bN + 1;
  }
  release();
  r = bnNormal(limbsAt(), r);
  const negative = aNegative != bNegative;
  let remainderNegative = aNegative;
  if (floor && negative && r != 0) {
    // floor: one step further from zero, the remainder takes the divisor's sign
    store<u32>(ONE, 1);
    n = bnAdd(quotientAt, quotientAt, bnNormal(quotientAt, n), ONE, 1);
    r = bnSub(limbsAt(), bAt, bN, limbsAt(), r);
    remainderNegative = bNegative;
  }
  const remainder = want & WANT_REMAINDER ? finish(r, remainderNegative) : 0;
  conAt = quotientCon;
  bytesAt = quotientBytes;
  const quotient = want & WANT_QUOTIENT ? finish(n, negative) : 0;
  if (want == WANT_QUOTIENT) return retP(quotient);
  return want == WANT_REMAINDER ? retP(remainder) : retPP(quotient, remainder);
}

const ONE: u32 = L.SCRATCH + 16;

function divideSmall(x: i64, y: i64, want: u32, floor: bool): i32 {
  let q = x / y;
  let r = x - q * y;
  if (floor && r != 0 && (r ^ y) < 0) {
    q--;
    r += y;
  }
  if (want == WANT_QUOTIENT) return retSmall(q);
  if (want == WANT_REMAINDER) return retSmall(r);
  const both = allocate(2 * SMALL_W);
  if (both == 0) return needWords(2 * SMALL_W);
  conAt = both;
  const quotient = box(q);
  conAt = both + 4 * SMALL_W;
  return retPP(quotient, box(r));
}

export function gcd(): i32 {
  loadBoth(arg(2, 0), arg(2, 1));
  const limbs = max(aN, bN);
  const scratch = bnGcdScratch(aN, bN);
  if (!reserve(limbs)) return wanted(limbs, scratch);
  const work = borrow(scratch);
  if (work == 0) return wanted(limbs, scratch);
  const n = bnGcd(limbsAt(), aAt, aN, bAt, bN, work);
  release();
  return retP(finish(n, false));
}

// Comparison ----------------------------------------------------------------------------------------------------------------------------------

function order(p: u32, q: u32): i64 {
  if (isSmall(p) && isSmall(q)) return i64(small(p) > small(q)) - i64(small(p) < small(q));
  loadBoth(p, q);
  if (aNegative != bNegative) return aNegative ? -1 : 1;
  const magnitudes = bnCompare(aAt, aN, bAt, bN) as i64;
  return aNegative ? -magnitudes : magnitudes;
}

export function compare(): i32 {
  return retL(order(arg(2, 0), arg(2, 1)));
}
export function equal(): i32 {
  return retL(i64(order(arg(2, 0), arg(2, 1)) == 0));
}

// Bits, as of endless two's complement ----------------------------------------------------------------------------------------------------------

export function logic(op: u32): i32 {
  loadBoth(arg(2, 0), arg(2, 1));
  const limbs = max(aN, bN) + 1;
  if (!reserve(limbs)) return wanted(limbs, 0);
  const result = bnLogic(op, limbsAt(), aAt, aN, aNegative, bAt, bN, bNegative);
  return retP(finish(result >>> 1, (result & 1) != 0));
}

/** -x - 1 */
export function complement(): i32 {
  const p = arg(1, 0);
  if (isSmall(p)) return retSmall(~small(p));
  loadA(p);
  if (!reserve(aN + 1)) return wanted(aN + 1, 0);
  store<u32>(ONE, 1);
  const n = aNegative ? bnSub(limbsAt(), aAt, aN, ONE, 1) : bnAdd(limbsAt(), aAt, aN, ONE, 1);
  return retP(finish(n, !aNegative));
}

export function shiftL(): i32 {
  const bits = argLong(3, 1);
  loadA(arg(3, 0));
  if (bits < 0) return raiseWellKnown(WK_INDEX);
  if (aN == 0) return retP(arg(3, 0));
  if (bits >> 5 > (MAX_LIMBS as i64)) return raiseWellKnown(WK_HEAP_OVERFLOW);
  const limbs = aN + ((bits as u32) >>> 5) + 1;
  if (!reserve(limbs)) return wanted(limbs, 0);
  return retP(finish(bnShiftL(limbsAt(), aAt, aN, bits as u32), aNegative));
}

export function shiftR(): i32 {
  const bits = argLong(3, 1);
  if (bits < 0) return raiseWellKnown(WK_INDEX);
  const p = arg(3, 0);
  if (isSmall(p)) return retSmall(small(p) >> min<i64>(bits, 63));
  loadA(p);
  if (bits >> 5 >= (aN as i64)) return retSmall(aNegative ? -1 : 0);
  if (!reserve(aN + 1)) return wanted(aN + 1, 0);
  const inexact = aNegative && !bnLowBitsZero(aAt, aN, bits as u32);
  let n = bnShiftR(limbsAt(), aAt, aN, bits as u32);
  if (inexact) {
    store<u32>(ONE, 1);
    n = bnAdd(limbsAt(), limbsAt(), n, ONE, 1);
  }
  return retP(finish(n, aNegative));
}

export function testBit(): i32 {
  const bit = argLong(3, 1);
  if (bit < 0) return retL(0);
  loadA(arg(3, 0));
  if (bit >> 5 >= (aN as i64)) return retL(i64(aNegative));
  const at = bit as u32;
  const set = (load<u32>(aAt + ((at >>> 5) << 2)) >>> (at & 31)) & 1;
  // -x has the complement of x's bits above the lowest set one
  return retL(i64(aNegative && !bnLowBitsZero(aAt, aN, at) ? set ^ 1 : set));
}

/** Of a negative number: minus the count of its magnitude's bits, as GHC's integerPopCount#. */
export function popCount(): i32 {
  loadA(arg(1, 0));
  const ones = bnPopCount(aAt, aN) as i64;
  return retL(aNegative ? -ones : ones);
}

export function log2(): i32 {
  loadA(arg(1, 0));
  return retL(aNegative || aN == 0 ? -1 : (bnBitLength(aAt, aN) as i64) - 1);
}

// Conversions ---------------------------------------------------------------------------------------------------------------------------------

export function fromInt(): i32 {
  return retSmall(argLong(2, 0));
}

export function fromWord(): i32 {
  const x = argLong(2, 0);
  if (x >= 0) return retSmall(x);
  if (!reserve(2)) return wanted(2, 0);
  store<i64>(limbsAt(), x);
  return retP(finish(2, false));
}

export function toInt(): i32 {
  const p = arg(1, 0);
  if (isSmall(p)) return retL(small(p));
  loadA(p);
  const low = load<i64>(aAt);
  return retL(aNegative ? -low : low);
}

export function toDouble(): i32 {
  const p = arg(1, 0);
  if (isSmall(p)) return retD(small(p) as f64);
  loadA(p);
  const x = bnToDouble(aAt, aN, 0);
  return retD(aNegative ? -x : x);
}

export function fromDouble(): i32 {
  const x = argDouble(2, 0);
  if (abs<f64>(x) < 9e18) return retSmall(x as i64);
  if (!(abs<f64>(x) < Infinity)) return retSmall(0);
  if (!reserve(BN_DOUBLE_LIMBS)) return wanted(BN_DOUBLE_LIMBS, 0);
  return retP(finish(bnFromDouble(limbsAt(), abs<f64>(x)), x < 0));
}

export function encodeDouble(): i32 {
  loadA(arg(3, 0));
  const exponent = max<i64>(min<i64>(argLong(3, 1), 1 << 30), -(1 << 30)) as i32;
  const x = bnEncodeDouble(aAt, aN, exponent);
  return retD(aNegative ? -x : x);
}

/** Decimal text. */
export function show(): i32 {
  loadA(arg(1, 0));
  const room = bnShowBytes(aN) + 1;
  const scratch = bnShowScratch(aN);
  const text = makeBytes(room);
  if (text == 0) return needWords(bytesWords(room) + scratch);
  const work = borrow(scratch);
  if (work == 0) return needWords(bytesWords(room) + scratch);
  const at = text + L.BYTES_DATA;
  if (aNegative) store<u8>(at, 0x2d);
  const length = bnShow(at + u32(aNegative), aAt, aN, work) + u32(aNegative);
  release();
  store<u32>(text, length, L.BYTES_COUNT);
  return retP(text | 1);
}

/** From decimal text: an optional minus and digits; anything else is an index error. */
export function read(): i32 {
  const text = untag(arg(1, 0));
  const length = load<u32>(text, L.BYTES_COUNT);
  const at = text + L.BYTES_DATA;
  const negative = length != 0 && load<u8>(at) == 0x2d;
  const skip = u32(negative);
  if (length == skip) return raiseWellKnown(WK_INDEX);
  for (let i = skip; i < length; i++) if ((load<u8>(at + i) as u32) - 0x30 > 9) return raiseWellKnown(WK_INDEX);
  const limbs = bnReadLimbs(length - skip) + 1;
  if (!reserve(limbs)) return wanted(limbs, 0);
  return retP(finish(bnRead(limbsAt(), at + skip, length - skip), negative));
}
