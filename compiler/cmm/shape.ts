/**
 * Shapes and widths: how the arguments of a call lie below Sp and what comes back, as one word (see `SHAPE_*` in abi/layout).
 */
import {
  ARG_DOUBLE,
  ARG_PTR,
  ARG_VOID,
  ARG_WORD,
  RESULT_DOUBLE,
  RESULT_MULTI,
  RESULT_PTR,
  RESULT_VOID,
  RESULT_WORD,
  SHAPE_ARGS_SHIFT,
  SHAPE_MAX_ARGS,
  SHAPE_RESULT_SHIFT,
} from '../../abi/layout.ts';
import type { Rep } from '../../abi/tables/primops.ts';
import type { Reg, RegRep } from './syntax.ts';

/** Words a value of this kind takes: 0, 1 or 2. */
export function widthOf(rep: Rep): 0 | 1 | 2 {
  if (rep === 'void') return 0;
  return rep === 'i64' || rep === 'f64' ? 2 : 1;
}

export function isReal(rep: Rep): rep is RegRep {
  return rep !== 'void';
}

function argCode(rep: Rep): number {
  if (rep === 'void') return ARG_VOID;
  if (rep === 'p') return ARG_PTR;
  return widthOf(rep) === 2 ? ARG_DOUBLE : ARG_WORD;
}

/** The result field of a shape, for these components (voids do not count). */
function resultCode(results: readonly Rep[]): number {
  let count = 0;
  let hash = 0;
  let last: Rep = 'void';
  for (const rep of results) {
    if (!isReal(rep)) continue;
    count++;
    hash = (hash * 5 + argCode(rep)) % 12;
    last = rep;
  }
  if (count === 0) return RESULT_VOID;
  if (count === 1) return last === 'p' ? RESULT_PTR : widthOf(last) === 2 ? RESULT_DOUBLE : RESULT_WORD;
  return RESULT_MULTI + hash;
}

/** The shape word of a call with at most SHAPE_MAX_ARGS arguments, voids included; unsigned. */
export function shapeOf(args: readonly Rep[], results: readonly Rep[]): number {
  if (args.length > SHAPE_MAX_ARGS) throw new RangeError(`a shape holds at most ${SHAPE_MAX_ARGS} arguments, not ${args.length}`);
  let word = args.length;
  for (let i = 0; i < args.length; i++) word |= argCode(args[i]) << (SHAPE_ARGS_SHIFT + 2 * i);
  return ((resultCode(results) << SHAPE_RESULT_SHIFT) | word) >>> 0;
}

/** A shape without its result field: what PAPs, primops and host calls carry. */
export function argShapeOf(args: readonly Rep[]): number {
  return (shapeOf(args, []) & ((1 << SHAPE_RESULT_SHIFT) - 1)) >>> 0;
}

/** Words these values take together. */
export function wordsOf(reps: readonly Rep[]): number {
  let words = 0;
  for (const rep of reps) words += widthOf(rep);
  return words;
}

/** Words these registers take together. */
export function wordsOfRegs(regs: readonly Reg[]): number {
  let words = 0;
  for (let i = 0; i < regs.length; i++) words += widthOf(regs[i].rep);
  return words;
}

/** Word offset of each value when they are packed, first lowest. */
export function packed(reps: readonly Rep[]): number[] {
  let at = 0;
  return reps.map((rep) => {
    const start = at;
    at += widthOf(rep);
    return start;
  });
}
