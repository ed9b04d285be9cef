/** Shapes (abi/layout): how the arguments of a call lie, in one word; their sums and parts. */

import * as L from '../abi/layout.ts';

// @ts-ignore: decorator
@inline
export function shapeCount(shape: u32): u32 {
  return shape & L.SHAPE_COUNT_MASK;
}

/** Words its arguments take: the two-bit codes are chosen so that their ones count the words. */
// @ts-ignore: decorator
@inline
export function shapeWords(shape: u32): u32 {
  return popcnt<u32>((shape >>> L.SHAPE_ARGS_SHIFT) & 0xffffff);
}

// @ts-ignore: decorator
@inline
export function shapeResult(shape: u32): u32 {
  return shape >>> L.SHAPE_RESULT_SHIFT;
}

/** The shape of arguments from..count-1 with the same result. */
export function shapeDrop(shape: u32, from: u32): u32 {
  const codes = (shape >>> L.SHAPE_ARGS_SHIFT) & 0xffffff;
  return ((codes >>> (2 * from)) << L.SHAPE_ARGS_SHIFT) | (shapeCount(shape) - from) | (shapeResult(shape) << L.SHAPE_RESULT_SHIFT);
}

/** The shape of the first n arguments, result PTR. */
export function shapeTake(shape: u32, n: u32): u32 {
  const codes = (shape >>> L.SHAPE_ARGS_SHIFT) & ((1 << (2 * n)) - 1);
  return (codes << L.SHAPE_ARGS_SHIFT) | n;
}

/** Arguments of a, then those of b; result of b. The counts must add up to at most SHAPE_MAX_ARGS. */
export function shapeJoin(a: u32, b: u32): u32 {
  const codes = ((a >>> L.SHAPE_ARGS_SHIFT) & 0xffffff) | (((b >>> L.SHAPE_ARGS_SHIFT) & 0xffffff) << (2 * shapeCount(a)));
  return (codes << L.SHAPE_ARGS_SHIFT) | (shapeCount(a) + shapeCount(b)) | (shapeResult(b) << L.SHAPE_RESULT_SHIFT);
}

/** One argument, the state token; a pointer comes back: the shape of an IO action. */
export const SHAPE_IO: u32 = 1;
