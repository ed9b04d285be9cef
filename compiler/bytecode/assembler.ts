/**
 * Instruction words with holes: labels are filled when a procedure ends, references to infos, closures and code when the image is laid out.
 */
import type { WordOperand } from '../../abi/operands.ts';
import { type ByteRange, byteRange, opcodeRow } from '../cmm/opcode-rows.ts';
import type { StaticRef } from '../cmm/syntax.ts';

/** What a word of code refers to. All have one shape: they are made by the thousand. */
export interface Ref {
  readonly ref: 'info' | 'machineInfo' | 'code' | 'importCode' | 'static' | 'data' | 'host';
  /**
   * info: id of a table of this image · machineInfo: address of one of the machine's own · code: number of the procedure that is entered · importCode, host: index
   * of the import or host function · data: offset in the image's data
   */
  readonly number: number;
  /** of a pointer to an info table */
  readonly tag: number;
  /** static: the closure, which is tagged; null = no closure: 0 */
  readonly target: StaticRef | null;
}

export function refTo(ref: Exclude<Ref['ref'], 'static'>, number: number, tag = 0): Ref {
  return { ref, number, tag, target: null };
}

export function refToStatic(target: StaticRef | null): Ref {
  return { ref: 'static', number: 0, tag: 0, target };
}

export class Label {
  at = -1;
}

/** Operands of the first word are numbers (slots: words relative to Sp); those of later words by kind: number, bigint (lit64), Ref, Label, list of slots, list of labels. */
export type Value = number | bigint | Ref | Label | readonly number[] | readonly Label[];

export class Assembler {
  /** words that refer to something: where, and to what */
  readonly refsAt: number[] = [];
  readonly refs: Ref[] = [];
  /** of which `here` are written */
  private buffer = new Uint32Array(1 << 12);
  /** Word index of the next instruction. */
  here = 0;
  /** where, and from where to count */
  private readonly branchesAt: number[] = [];
  private readonly branchesFrom: number[] = [];
  private readonly branchesTo: Label[] = [];

  /** What is written so far; not a copy. */
  get words(): Uint32Array {
    return this.buffer.subarray(0, this.here);
  }

  private word(value: number): void {
    if (this.here === this.buffer.length) {
      const larger = new Uint32Array(2 * this.here);
      larger.set(this.buffer);
      this.buffer = larger;
    }
    this.buffer[this.here++] = value;
  }

  place(label: Label): void {
    label.at = this.here;
  }

  /** Encodes one instruction; operands in the order of its row. */
  op(name: string, a?: Value, b?: Value, c?: Value, d?: Value): void {
    if (a === undefined) this.write(name, []);
    else if (b === undefined) this.write(name, [a]);
    else if (c === undefined) this.write(name, [a, b]);
    else this.write(name, d === undefined ? [a, b, c] : [a, b, c, d]);
  }

  /** The same, with operands in a list. */
  write(name: string, values: readonly Value[]): void {
    const row = opcodeRow(name);
    const from = this.here;
    const { ranges, words } = row;
    if (values.length !== ranges.length + words.length) throw new Error(`${name} takes ${ranges.length + words.length} operands, not ${values.length}`);
    let word = row.number;
    for (let i = 0; i < ranges.length; i++) word |= inner(name, ranges[i], values[i] as number) << ranges[i].shift;
    this.word(word);
    for (let i = 0; i < words.length; i++) this.outer(words[i], values[ranges.length + i], from);
  }

  private outer(kind: WordOperand, value: Value, from: number): void {
    if (kind === 'slots') this.slots(value as readonly number[]);
    else if (kind === 'table') for (const label of value as readonly Label[]) this.branch(label, from);
    else if (value instanceof Label) this.branch(value, from);
    else if (typeof value === 'bigint') {
      this.word(Number(BigInt.asUintN(32, value)));
      this.word(Number(BigInt.asUintN(32, value >> 32n)));
    } else if (typeof value === 'number') this.word(value);
    else {
      this.refsAt.push(this.here);
      this.refs.push(value as Ref);
      this.word(0);
    }
  }

  private slots(list: readonly number[]): void {
    for (let i = 0; i < list.length; i += 4) {
      let word = 0;
      for (let j = i; j < Math.min(i + 4, list.length); j++) word |= inner('slots', slotRange, list[j]) << (8 * (j - i));
      this.word(word);
    }
  }

  private branch(label: Label, from: number): void {
    this.branchesAt.push(this.here);
    this.branchesFrom.push(from);
    this.branchesTo.push(label);
    this.word(0);
  }

  /** Fills the branches of the procedure that was just written. */
  resolveBranches(): void {
    for (let i = 0; i < this.branchesTo.length; i++) {
      const { at } = this.branchesTo[i];
      if (at < 0) throw new Error('branch to a label that was never placed');
      this.buffer[this.branchesAt[i]] = at - this.branchesFrom[i];
    }
    this.branchesAt.length = this.branchesFrom.length = this.branchesTo.length = 0;
  }
}

const slotRange: ByteRange = byteRange({ kind: 's', shift: 0 });

/** An operand of the first word; throws when it does not fit. */
function inner(name: string, { kind, bias, min, max, mask }: ByteRange, value: number): number {
  const raw = value + bias;
  if (!Number.isInteger(raw) || raw < min || raw > max) throw new RangeError(`${name}: operand ${kind} cannot be ${value}`);
  return raw & mask;
}
