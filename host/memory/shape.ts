/** Shape words (abi/layout): how arguments lie, as data. */
import { ARG_DOUBLE, ARG_VOID, SHAPE_ARGS_SHIFT, SHAPE_COUNT_MASK, SHAPE_MAX_ARGS } from '../../abi/layout.ts';

/** Arguments of a shape, void ones included. */
export function shapeCount(shape: number): number {
  return Math.min(shape & SHAPE_COUNT_MASK, SHAPE_MAX_ARGS);
}

/** Kind (ARG_*) of argument `i`. */
export function shapeArg(shape: number, i: number): number {
  return (shape >>> (SHAPE_ARGS_SHIFT + 2 * i)) & 3;
}

/** Words that the arguments of a shape take. */
export function shapeWords(shape: number): number {
  let words = 0;
  for (let i = shapeCount(shape) - 1; i >= 0; i--) words += argWords(shapeArg(shape, i));
  return words;
}

/** Words that an argument of this kind takes. */
export function argWords(kind: number): number {
  return kind === ARG_VOID ? 0 : kind === ARG_DOUBLE ? 2 : 1;
}
