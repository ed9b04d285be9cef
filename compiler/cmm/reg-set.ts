/**
 * Sets of registers as bits. Most procedures have no more than 32 registers, and their sets are made by the thousand: such a set is one object.
 */
import type { Reg, RegSink } from './syntax.ts';

/** A set of register ids. */
export class RegSet implements RegSink {
  /** ids below 32 */
  private low: number;
  /** the others, 32 each; null when there are none in the procedure */
  private readonly high: number[] | null;

  /** An empty set for ids below a number, or one with these bits. */
  constructor(size: number, low = 0, high: number[] | null = size <= 32 ? null : new Array<number>((size - 1) >>> 5).fill(0)) {
    this.low = low;
    this.high = high;
  }
  /** 32 ids each. */
  get wordCount(): number {
    return this.high === null ? 1 : 1 + this.high.length;
  }
  /** Ids 32 · i … as bits. */
  word(i: number): number {
    return i === 0 || this.high === null ? this.low : this.high[i - 1];
  }
  has(id: number): boolean {
    return ((this.word(id >>> 5) >>> (id & 31)) & 1) === 1;
  }
  add(id: number): void {
    if (id < 32) this.low |= 1 << id;
    else if (this.high !== null) this.high[(id >>> 5) - 1] |= 1 << (id & 31);
  }
  delete(id: number): void {
    if (id < 32) this.low &= ~(1 << id);
    else if (this.high !== null) this.high[(id >>> 5) - 1] &= ~(1 << (id & 31));
  }
  addReg(reg: Reg): void {
    this.add(reg.id);
  }
  addRegs(regs: readonly Reg[]): void {
    for (let i = 0; i < regs.length; i++) this.add(regs[i].id);
  }
  deleteRegs(regs: readonly Reg[]): void {
    for (let i = 0; i < regs.length; i++) this.delete(regs[i].id);
  }
  /** True when something was new. */
  addAll(other: RegSet): boolean {
    return this.addWords(other, null);
  }
  /** Adds what is in `other` and not in `without`. True when something was new. */
  addAllBut(other: RegSet, without: RegSet): boolean {
    return this.addWords(other, without);
  }
  private addWords(other: RegSet, without: RegSet | null): boolean {
    const low = this.low | (without === null ? other.low : other.low & ~without.low);
    let changed = low !== this.low;
    this.low = low;
    const { high } = this;
    if (high === null) return changed;
    for (let i = 0; i < high.length; i++) {
      const more = other.word(i + 1);
      const union = high[i] | (without === null ? more : more & ~without.word(i + 1));
      if (union !== high[i]) {
        high[i] = union;
        changed = true;
      }
    }
    return changed;
  }
  /** True when something went. */
  retainAll(other: RegSet): boolean {
    const low = this.low & other.low;
    let changed = low !== this.low;
    this.low = low;
    const { high } = this;
    if (high === null) return changed;
    for (let i = 0; i < high.length; i++) {
      const common = high[i] & other.word(i + 1);
      if (common !== high[i]) changed = true;
      high[i] = common;
    }
    return changed;
  }
  copy(): RegSet {
    return new RegSet(0, this.low, this.high === null ? null : this.high.slice());
  }
  /** The ids, in order. */
  ids(): number[] {
    const found: number[] = [];
    for (let i = 0; i < this.wordCount; i++) {
      for (let rest = this.word(i); rest !== 0; rest &= rest - 1) found.push(lowestId(i, rest));
    }
    return found;
  }
  [Symbol.iterator](): Iterator<number> {
    return this.ids()[Symbol.iterator]();
  }
}

/** The id that the lowest bit of a set's word `i` stands for. */
export function lowestId(i: number, bits: number): number {
  return (i << 5) + (31 - Math.clz32(bits & -bits));
}
