/**
 * Instruction words with holes: branches are filled when a procedure ends, addresses of code and of static closures when the image is laid out.
 *
 * An instruction is `op`, with the operands in the bytes of its first word, then one call for each of its further words, in the order of its row. Slots are words
 * relative to Sp.
 */
import { relocCodes } from '../../abi/image-relocs.ts';
import { INFO_SIZE_B } from '../../abi/layout.ts';
import { type ByteRange, byteRange, type OpcodeRow } from '../cmm/opcode-rows.ts';
import type { Block, Static, StaticRef } from '../cmm/syntax.ts';

/** What words are, besides those that will have a relocation of a known kind: what is still to be put there. */
export const hole = {
  /** the info table of a row of this code, by its number times the size of an info table, plus the tag */
  row: 8,
  /** the offset in the image's data of the text with this number */
  text: 9,
  /** the address of the code of the procedure with this index */
  code: 10,
  /** the pointer to the closure at this place in `closures` */
  closure: 11,
} as const;

const UNPLACED = -1;

export class Assembler {
  /** of which `here` are written */
  #buffer = new Uint32Array(1 << 12);
  /** of each word: 0, the code of its relocation, or a `hole`. Words of imports hold the import */
  #kindOf = new Uint8Array(1 << 12);
  readonly closures: Static[] = [];
  /** Word index of the next word. */
  here = 0;
  /** that of the instruction being written */
  #first = 0;
  /** of the procedure being written, by the ids of its blocks */
  #blocksAt = new Int32Array(64);
  /** branches of the procedure being written: triples of the word to fill, the word to count from, the id of the block */
  readonly #branches: number[] = [];
  /** how many numbers of them */
  #branchesEnd = 0;

  /** What is written so far; not a copy. */
  get words(): Uint32Array {
    return this.#buffer.subarray(0, this.here);
  }

  get kinds(): Uint8Array {
    return this.#kindOf.subarray(0, this.here);
  }

  // Procedures

  startProc(blockCount: number): void {
    if (blockCount > this.#blocksAt.length) this.#blocksAt = new Int32Array(2 * blockCount);
    this.#blocksAt.fill(UNPLACED, 0, blockCount);
  }

  place(block: Block): void {
    this.#blocksAt[block.id] = this.here;
  }

  /** Fills the branches of the procedure that was just written. */
  endProc(): void {
    const branches = this.#branches;
    for (let i = 0; i < this.#branchesEnd; i += 3) {
      const at = this.#blocksAt[branches[i + 2]];
      if (at === UNPLACED) throw new Error('branch to a block that was never placed');
      this.#buffer[branches[i]] = at - branches[i + 1];
    }
    this.#branchesEnd = 0;
  }

  // Instructions

  /** The first word of an instruction. Throws when an operand does not fit, is missing, or is none. */
  op({ name, number, ranges }: OpcodeRow, a?: number, b?: number, c?: number): void {
    const given = c !== undefined ? 3 : b !== undefined ? 2 : a !== undefined ? 1 : 0;
    if (given !== ranges.length) throw new RangeError(`${name} has ${ranges.length} operands in its first word, not ${given}`);
    this.#first = this.here;
    let word = number;
    if (ranges.length > 0) word |= inner(name, ranges[0], a);
    if (ranges.length > 1) word |= inner(name, ranges[1], b);
    if (ranges.length > 2) word |= inner(name, ranges[2], c);
    if (this.here === this.#buffer.length) this.#grow();
    this.#buffer[this.here++] = word;
  }

  /** The same, with operands in a list. */
  opWith({ name, number, ranges }: OpcodeRow, operands: readonly number[]): void {
    this.#first = this.here;
    let word = number;
    for (let i = 0; i < ranges.length; i++) word |= inner(name, ranges[i], operands[i]);
    this.word(word);
  }

  /** A word as it is. */
  word(value: number): void {
    if (this.here === this.#buffer.length) this.#grow();
    this.#buffer[this.here++] = value;
  }

  #grow(): void {
    const words = new Uint32Array(2 * this.here);
    words.set(this.#buffer);
    this.#buffer = words;
    const kinds = new Uint8Array(2 * this.here);
    kinds.set(this.#kindOf);
    this.#kindOf = kinds;
  }

  #marked(kind: number, value: number): void {
    if (this.here === this.#buffer.length) this.#grow();
    this.#kindOf[this.here] = kind;
    this.#buffer[this.here++] = value;
  }

  /** 64 bits: two words. */
  long(value: bigint): void {
    this.word(Number(BigInt.asUintN(32, value)));
    this.word(Number(BigInt.asUintN(32, value >> 32n)));
  }

  /** The pointer to a procedure's info table. */
  info(proc: number, tag = 0): void {
    this.#marked(relocCodes.local, proc * INFO_SIZE_B + tag);
  }

  /** The pointer to the info table of a row of this code. */
  row(row: number, tag = 0): void {
    this.#marked(hole.row, row * INFO_SIZE_B + tag);
  }

  /** The address of a text. @param number of the text */
  text(number: number): void {
    this.#marked(hole.text, number);
  }

  host(index: number): void {
    this.#marked(relocCodes.host, index);
  }

  /** The address of a procedure's code. */
  code(proc: number): void {
    this.#marked(hole.code, proc);
  }

  importCode(index: number): void {
    this.#marked(relocCodes.code, index);
  }

  /** The tagged pointer to a closure; 0 for none. */
  closure(target: StaticRef | null): void {
    if (target === null) this.word(0);
    else if (target.kind === 'import') this.#marked(relocCodes.ptr, target.index);
    else {
      this.#marked(hole.closure, this.closures.length);
      this.closures.push(target);
    }
  }

  /** Slots, four to a word. */
  slots(list: readonly number[]): void {
    for (let i = 0; i < list.length; i += 4) {
      let word = 0;
      for (let j = i; j < i + 4 && j < list.length; j++) word |= inner('slots', slotRange, list[j]) << (8 * (j - i));
      this.word(word);
    }
  }

  /** A branch target, counted from the instruction's first word. */
  branch({ id }: Block): void {
    this.#branches[this.#branchesEnd++] = this.here;
    this.#branches[this.#branchesEnd++] = this.#first;
    this.#branches[this.#branchesEnd++] = id;
    this.word(0);
  }
}

const slotRange: ByteRange = byteRange({ kind: 's', shift: 0 });

/** An operand at its place in the first word; throws when it does not fit. */
function inner(name: string, { kind, shift, bias, min, max, mask }: ByteRange, value: number | undefined): number {
  const raw = (value as number) + bias;
  if (!Number.isInteger(raw) || raw < min || raw > max) throw new RangeError(`${name}: operand ${kind} cannot be ${value}`);
  return (raw & mask) << shift;
}
