/**
 * Exact big-integer arithmetic, by name. Sign and boxing are prim/integer's affair: here everything is a magnitude, an array of 32-bit limbs, least
 * significant first, in areas the caller owns. Nothing allocates, nothing collects.
 *
 * Imported and exported again in two steps: asc takes file names with `.ts` from `import`, not from `export … from`.
 */

import { bnDivRem, bnDivScratch, bnGcd, bnGcdScratch, gcd64 } from './bignum/divide.ts';
import { BN_DOUBLE_LIMBS, bnEncodeDouble, bnFromDouble, bnToDouble, scaleDouble } from './bignum/float.ts';
import { bnAdd, bnBitLength, bnCompare, bnLowBitsZero, bnNormal, bnPopCount, bnShiftL, bnShiftR, bnSub } from './bignum/limbs.ts';
import { bnLogic, LOGIC_AND, LOGIC_OR, LOGIC_XOR } from './bignum/logic.ts';
import { bnMul, bnMulScratch } from './bignum/multiply.ts';
import { bnRead, bnReadLimbs, bnShow, bnShowBytes, bnShowScratch } from './bignum/text.ts';

export {
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
  gcd64,
  LOGIC_AND,
  LOGIC_OR,
  LOGIC_XOR,
  scaleDouble,
};
