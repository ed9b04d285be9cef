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
