/**
 * Instruction words with holes: labels are filled when a procedure ends, references to infos, closures and code when the image is laid out.
 */
import { SLOT_BIAS } from '../../abi/layout.ts';
import type { ByteOperand, WordOperand } from '../../abi/operands.ts';
import { opcodeRow } from '../cmm/opcode-rows.ts';
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
    const { bytes, words } = row;
    if (values.length !== bytes.length + words.length) throw new Error(`${name} takes ${bytes.length + words.length} operands, not ${values.length}`);
    let word = row.number;
    bytes.forEach(({ kind, shift }, i) => {
      word |= this.inner(name, kind, values[i] as number) << shift;
    });
    this.words.push(word >>> 0);
    words.forEach((kind, i) => {
      this.outer(kind, values[bytes.length + i], from);
    });
  }

  /** An operand of the first word; throws when it does not fit. */
  private inner(name: string, kind: ByteOperand, value: number): number {
    const width = kind === 'u24' ? 24 : kind === 'i16' || kind === 'u16' ? 16 : 8;
    const isSlot = kind === 's' || kind === 'd' || kind === 's2' || kind === 'd2';
    const raw = isSlot ? value + SLOT_BIAS : value;
    const signed = kind === 'i8' || kind === 'i16';
    const limit = 2 ** width;
    if (!Number.isInteger(raw) || raw < (signed ? -limit / 2 : 0) || raw >= (signed ? limit / 2 : limit))
      throw new RangeError(`${name}: operand ${kind} cannot be ${value}`);
    return raw & (limit - 1);
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
      for (let j = i; j < Math.min(i + 4, list.length); j++) word |= this.inner('slots', 's', list[j]) << (8 * (j - i));
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
