/**
 * Instruction words with holes: labels are filled when a procedure ends, references to infos, closures and code when the image is laid out.
 */
import type { WordOperand } from '../../abi/operands.ts';
import { type ByteRange, byteRange, opcodeRow } from '../cmm/opcode-rows.ts';
import type { StaticRef } from '../cmm/syntax.ts';

/** What a word of code refers to. */
export type Ref =
  /** info table `id` of this image, plus a tag */
  | { readonly ref: 'info'; readonly id: number; readonly tag: number }
  /** the machine's own info table at this address, plus a tag */
  | { readonly ref: 'machineInfo'; readonly address: number; readonly tag: number }
  /** entry code of procedure number `proc` */
  | { readonly ref: 'code'; readonly proc: number }
  /** entry code of an import */
  | { readonly ref: 'importCode'; readonly index: number }
  /** a static closure, tagged; null = no closure: 0 */
  | { readonly ref: 'static'; readonly target: StaticRef | null }
  /** offset in the image's data */
  | { readonly ref: 'data'; readonly offset: number }
  | { readonly ref: 'host'; readonly index: number };

export class Label {
  at = -1;
}

/** Operands of the first word are numbers (slots: words relative to Sp); those of later words by kind: number, bigint (lit64), Ref, Label, list of slots, list of labels. */
export type Value = number | bigint | Ref | Label | readonly number[] | readonly Label[];

export class Assembler {
  readonly words: number[] = [];
  readonly refs: { readonly at: number; readonly value: Ref }[] = [];
  private readonly branches: { readonly at: number; readonly from: number; readonly label: Label }[] = [];

  /** Word index of the next instruction. */
  get here(): number {
    return this.words.length;
  }

  place(label: Label): void {
    label.at = this.here;
  }

  /** Encodes one instruction; operands in the order of its row. */
  op(name: string, ...values: Value[]): void {
    const row = opcodeRow(name);
    const from = this.here;
    const { ranges, words } = row;
    if (values.length !== ranges.length + words.length) throw new Error(`${name} takes ${ranges.length + words.length} operands, not ${values.length}`);
    let word = row.number;
    for (let i = 0; i < ranges.length; i++) word |= inner(name, ranges[i], values[i] as number) << ranges[i].shift;
    this.words.push(word >>> 0);
    for (let i = 0; i < words.length; i++) this.outer(words[i], values[ranges.length + i], from);
  }

  private outer(kind: WordOperand, value: Value, from: number): void {
    if (kind === 'slots') this.slots(value as readonly number[]);
    else if (kind === 'table') for (const label of value as readonly Label[]) this.branch(label, from);
    else if (value instanceof Label) this.branch(value, from);
    else if (typeof value === 'bigint') this.words.push(Number(BigInt.asUintN(32, value)), Number(BigInt.asUintN(32, value >> 32n)));
    else if (typeof value === 'number') this.words.push(value >>> 0);
    else {
      this.refs.push({ at: this.here, value: value as Ref });
      this.words.push(0);
    }
  }

  private slots(list: readonly number[]): void {
    for (let i = 0; i < list.length; i += 4) {
      let word = 0;
      for (let j = i; j < Math.min(i + 4, list.length); j++) word |= inner('slots', slotRange, list[j]) << (8 * (j - i));
      this.words.push(word >>> 0);
    }
  }

  private branch(label: Label, from: number): void {
    this.branches.push({ at: this.here, from, label });
    this.words.push(0);
  }

  /** Fills the branches of the procedure that was just written. */
  resolveBranches(): void {
    for (const { at, from, label } of this.branches) {
      if (label.at < 0) throw new Error('branch to a label that was never placed');
      this.words[at] = (label.at - from) >>> 0;
    }
    this.branches.length = 0;
  }
}

const slotRange: ByteRange = byteRange({ kind: 's', shift: 0 });

/** An operand of the first word; throws when it does not fit. */
function inner(name: string, { kind, bias, min, max, mask }: ByteRange, value: number): number {
  const raw = value + bias;
  if (!Number.isInteger(raw) || raw < min || raw > max) throw new RangeError(`${name}: operand ${kind} cannot be ${value}`);
  return raw & mask;
}
