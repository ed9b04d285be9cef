/** Opcode rows by name: what the encoder needs of `abi/tables/opcodes`. */
import { type OperandLayout, operandLayouts } from '../../abi/operands.ts';
import { opcodes } from '../../abi/tables/opcodes.ts';

export interface OpcodeRow extends OperandLayout {
  readonly number: number;
}

const rows: ReadonlyMap<string, OpcodeRow> = new Map(opcodes.map((o, number) => [o.name, { number, ...operandLayouts[number] }]));

/** Number of an opcode, or undefined when there is none of that name. */
export function opcodeNumber(name: string): number | undefined {
  return rows.get(name)?.number;
}

export function opcodeRow(name: string): OpcodeRow {
  const row = rows.get(name);
  if (row === undefined) throw new Error(`no opcode is called ${name}`);
  return row;
}
