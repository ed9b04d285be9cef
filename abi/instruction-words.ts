/** How long instructions are: for everything that goes through code, which the compiler does not. */
import { operandLayouts } from './operands.ts';

/** Words before `slots` and `table`, by opcode number, the first included. */
const fixedWords: readonly number[] = operandLayouts.map(({ words }) =>
  words.reduce((sum, kind) => sum + (kind === 'lit64' ? 2 : kind === 'slots' || kind === 'table' ? 0 : 1), 1),
);
const hasSlots: readonly boolean[] = operandLayouts.map(({ words }) => words.includes('slots'));
const hasTable: readonly boolean[] = operandLayouts.map(({ words }) => words.includes('table'));

/** Words of the instruction whose first word this is; 0 when there is no such instruction. */
export function instructionWords(first: number): number {
  const op = first & 255;
  if (op === 0 || op >= operandLayouts.length) return 0;
  const fixed = fixedWords[op];
  if (hasSlots[op]) return fixed + ((((first >>> operandLayouts[op].countShift) & 255) + 3) >>> 2);
  if (hasTable[op]) return fixed + ((first >>> operandLayouts[op].countShift) & 255);
  return fixed;
}
