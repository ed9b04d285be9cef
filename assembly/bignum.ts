/**
 * Exact big-integer arithmetic, by name. Sign and boxing are prim/integer's affair: here everything is a magnitude, an array of 32-bit limbs, least
 * significant first, in areas the caller owns. Nothing allocates, nothing collects.
 */
import { bnAdd, bnBitLength, bnCompare, bnLowBitsZero, bnNormal, bnPopCount, bnShiftL, bnShiftR, bnSub } from './bignum/limbs.ts';
import { bnMul, bnMulScratch } from './bignum/multiply.ts';
import { bnDivRem, bnDivScratch, bnGcd, bnGcdScratch, gcd64 } from './bignum/divide.ts';
import { bnLogic, LOGIC_AND, LOGIC_OR, LOGIC_XOR } from './bignum/logic.ts';
import { BN_DOUBLE_LIMBS, bnEncodeDouble, bnFromDouble, bnToDouble, scaleDouble } from './bignum/float.ts';
import { bnRead, bnReadLimbs, bnShow, bnShowBytes, bnShowScratch } from './bignum/text.ts';

export { bnAdd, bnBitLength, bnCompare, bnLowBitsZero, bnNormal, bnPopCount, bnShiftL, bnShiftR, bnSub };
export { bnMul, bnMulScratch };
export { bnDivRem, bnDivScratch, bnGcd, bnGcdScratch, gcd64 };
export { bnLogic, LOGIC_AND, LOGIC_OR, LOGIC_XOR };
export { BN_DOUBLE_LIMBS, bnEncodeDouble, bnFromDouble, bnToDouble, scaleDouble };
export { bnRead, bnReadLimbs, bnShow, bnShowBytes, bnShowScratch };
