/** Opcode rows by name, their operands taken apart. Encoder, decoder and disassembler read this. */
import { opcodes } from '../../abi/tables/opcodes.ts';

const numbers: ReadonlyMap<string, number> = new Map(opcodes.map((o, i) => [o.name, i]));

/** Number of an opcode, or undefined when there is none of that name. */
export function opcodeNumber(name: string): number | undefined {
  return numbers.get(name);
}
