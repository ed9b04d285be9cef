/**
 * And, or, exclusive or of signed numbers as endless two's complement, on sign and magnitude. One pass: arguments are complemented limb by limb as they are
 * read, a negative result as it is written.
 */
import { bnNormal } from './limbs.ts';

export const LOGIC_AND: u32 = 0;
export const LOGIC_OR: u32 = 1;
export const LOGIC_XOR: u32 = 2;

/**
 * dst = a op b, `aneg`, `bneg` being their signs. dst has max(an, bn) + 1 limbs and may be a or b.
 * Answers `limbs << 1 | 1 when negative`.
 */
export function bnLogic(op: u32, dst: u32, a: u32, an: u32, aneg: bool, b: u32, bn: u32, bneg: bool): u32 {
  const n = max(an, bn) + 1;
  const negative = combineBits(op, aneg ? 1 : 0, bneg ? 1 : 0) != 0;
  // -x = ~x + 1: each a carry that runs until the first limb that is not zero
  let aCarry: u64 = 1;
  let bCarry: u64 = 1;
  let carry: u64 = 1;
  for (let i: u32 = 0; i < n; i++) {
    const at = i << 2;
    let x: u64 = i < an ? (load<u32>(a + at) as u64) : 0;
    let y: u64 = i < bn ? (load<u32>(b + at) as u64) : 0;
    if (aneg) {
      aCarry += ~x & 0xffff_ffff;
      x = aCarry & 0xffff_ffff;
      aCarry >>= 32;
    }
    if (bneg) {
      bCarry += ~y & 0xffff_ffff;
      y = bCarry & 0xffff_ffff;
      bCarry >>= 32;
    }
    let z = combineBits(op, x as u32, y as u32);
    if (negative) {
      carry += ~z as u64;
      z = carry as u32;
      carry >>= 32;
    }
    store<u32>(dst + at, z);
  }
  return (bnNormal(dst, n) << 1) | (negative ? 1 : 0);
}

function combineBits(op: u32, x: u32, y: u32): u32 {
  if (op == LOGIC_AND) return x & y;
  return op == LOGIC_OR ? x | y : x ^ y;
}
