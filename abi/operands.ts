/** The operand columns of abi/tables/opcodes, taken apart once: for everything that reads instructions by the table. */
import { opcodes } from './tables/opcodes.ts';

/** Operands in the bytes of the first word. */
export type ByteOperand = 's' | 'd' | 's2' | 'd2' | 'i8' | 'u8' | 'i16' | 'u16' | 'u24' | 'n';
/** Operands in the words that follow. */
export type WordOperand = 'info' | 'con' | 'code' | 'ptr' | 'w32' | 'lit64' | 'shape' | 'addr' | 'off' | 'slots' | 'table' | 'prim' | 'host';

export interface OperandLayout {
  /** `shift`: its lowest bit in the first word */
  readonly bytes: readonly { readonly kind: ByteOperand; readonly shift: number }[];
  readonly words: readonly WordOperand[];
  /** where the count that `slots` and `table` use lies in the first word; 0 = there is none */
  readonly countShift: number;
}

const byteSizes: Readonly<Record<string, number>> = { i16: 2, u16: 2, u24: 3 };

/** By opcode number. */
export const operandLayouts: readonly OperandLayout[] = opcodes.map(({ operands }) => {
  const [bytes = '', words = ''] = operands.split('|').map((part) => part.trim());
  let shift = 8;
  const placed = bytes
    .split(' ')
    .filter(Boolean)
    .map((kind) => {
      const at = shift;
      shift += 8 * (byteSizes[kind] ?? 1);
      return { kind: kind as ByteOperand, shift: at };
    });
  return { bytes: placed, words: words.split(' ').filter(Boolean) as WordOperand[], countShift: placed.find((b) => b.kind === 'n')?.shift ?? 0 };
});

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
