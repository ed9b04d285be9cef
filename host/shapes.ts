/** Argument shapes (abi/layout) from the host's side: taken apart, put together, told. */
import {
  ARG_DOUBLE,
  ARG_PTR,
  ARG_VOID,
  ARG_WORD,
  RESULT_DOUBLE,
  RESULT_PTR,
  RESULT_VOID,
  RESULT_WORD,
  SHAPE_ARGS_SHIFT,
  SHAPE_MAX_ARGS,
  SHAPE_RESULT_SHIFT,
} from '../abi/layout.ts';
import { shapeArg, shapeCount } from './memory/shape.ts';

/** Codes of a shape's arguments: ARG_VOID, ARG_PTR, ARG_WORD or ARG_DOUBLE each. */
export function shapeArgs(shape: number): number[] {
  return Array.from({ length: shapeCount(shape) }, (_, i) => shapeArg(shape, i));
}

/** RESULT_PTR .. RESULT_MULTI + 11. */
export function shapeResult(shape: number): number {
  return shape >>> SHAPE_RESULT_SHIFT;
}

/** The shape word of arguments with these codes. Throws a RangeError beyond SHAPE_MAX_ARGS. */
export function makeShape(args: readonly number[], result: number = RESULT_PTR): number {
  if (args.length > SHAPE_MAX_ARGS) throw new RangeError(`${args.length} arguments: at most ${SHAPE_MAX_ARGS} can be passed at once`);
  const codes = args.reduce((bits, code, i) => bits | (code << (SHAPE_ARGS_SHIFT + 2 * i)), args.length);
  return (codes | (result << SHAPE_RESULT_SHIFT)) >>> 0;
}

const argNames: Readonly<Record<number, string>> = { [ARG_VOID]: 'void', [ARG_PTR]: 'p', [ARG_WORD]: 'word', [ARG_DOUBLE]: 'double' };
const resultNames: Readonly<Record<number, string>> = { [RESULT_PTR]: 'p', [RESULT_VOID]: 'void', [RESULT_WORD]: 'word', [RESULT_DOUBLE]: 'double' };

/** `(p, double) -> p`, for messages. */
export function describeShape(shape: number): string {
  const result = resultNames[shapeResult(shape)] ?? `tuple#${shapeResult(shape)}`;
  return `(${shapeArgs(shape)
    .map((code) => argNames[code])
    .join(', ')}) -> ${result}`;
}
