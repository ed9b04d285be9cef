/** Opcode rows by name, their operands taken apart: what the encoder needs of `abi/tables/opcodes`. */
import { type OperandKind, parseOperands } from '../../abi/disassemble.ts';
import { opcodes } from '../../abi/tables/opcodes.ts';

export interface OpcodeRow {
  readonly number: number;
  readonly name: string;
  /** operands in the instruction word */
  readonly inner: readonly OperandKind[];
  /** operands in the words that follow */
  readonly outer: readonly OperandKind[];
}

const rows: ReadonlyMap<string, OpcodeRow> = new Map(opcodes.map((o, number) => [o.name, { number, name: o.name, ...parseOperands(o.operands) }]));

/** Number of an opcode, or undefined when there is none of that name. */
export function opcodeNumber(name: string): number | undefined {
  return rows.get(name)?.number;
}

export function opcodeRow(name: string): OpcodeRow {
  const row = rows.get(name);
  if (row === undefined) throw new Error(`no opcode is called ${name}`);
  return row;
}
