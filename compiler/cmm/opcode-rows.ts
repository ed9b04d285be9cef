/** Opcode rows by name: what the encoder needs of `abi/tables/opcodes`. */
import { SLOT_BIAS } from '../../abi/layout.ts';
import { type ByteOperand, type OperandLayout, operandLayouts } from '../../abi/operands.ts';
import { opcodes } from '../../abi/tables/opcodes.ts';

/** What fits an operand of the first word: a number from `min` to `max` that `bias` is added to, and `mask` is what is written of it. */
export interface ByteRange {
  readonly kind: ByteOperand;
  readonly shift: number;
  readonly bias: number;
  readonly min: number;
  readonly max: number;
  readonly mask: number;
}

export interface OpcodeRow extends OperandLayout {
  readonly name: string;
  readonly number: number;
  /** as `bytes` */
  readonly ranges: readonly ByteRange[];
}

const widths: Readonly<Record<string, number>> = { u24: 24, i16: 16, u16: 16 };

export function byteRange({ kind, shift }: OperandLayout['bytes'][number]): ByteRange {
  const size = 2 ** (widths[kind] ?? 8);
  const bias = kind === 's' || kind === 'd' || kind === 's2' || kind === 'd2' ? SLOT_BIAS : 0;
  const isSigned = kind === 'i8' || kind === 'i16';
  return { kind, shift, bias, min: isSigned ? -size / 2 : 0, max: (isSigned ? size / 2 : size) - 1, mask: size - 1 };
}

const rows: ReadonlyMap<string, OpcodeRow> = new Map(
  opcodes.map(({ name }, number) => [name, { name, number, ...operandLayouts[number], ranges: operandLayouts[number].bytes.map(byteRange) }]),
);

/** Number of an opcode, or undefined when there is none of that name. */
export function opcodeNumber(name: string): number | undefined {
  return rows.get(name)?.number;
}

export function opcodeRow(name: string): OpcodeRow {
  const row = rows.get(name);
  if (row === undefined) throw new Error(`no opcode is called ${name}`);
  return row;
}
