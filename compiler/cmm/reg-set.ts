/** Sets of registers as bits. */
import type { Reg, RegSink } from './syntax.ts';

/** A set of register ids. */
export class RegSet implements RegSink {
  /** 32 ids each; in a plain array, since most sets are small, and there are many */
  readonly words: number[];

  /** An empty set for ids below a number, or one with these words. */
  constructor(size: number | number[]) {
    this.words = typeof size === 'number' ? new Array<number>((size + 31) >>> 5).fill(0) : size;
  }
  has(id: number): boolean {
    return ((this.words[id >>> 5] >>> (id & 31)) & 1) === 1;
  }
  add(id: number): void {
    this.words[id >>> 5] |= 1 << (id & 31);
  }
  delete(id: number): void {
    this.words[id >>> 5] &= ~(1 << (id & 31));
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
    let changed = false;
    for (let i = 0; i < this.words.length; i++) {
      const union = this.words[i] | other.words[i];
      if (union !== this.words[i]) {
        this.words[i] = union;
        changed = true;
      }
    }
    return changed;
  }
  /** Adds what is in `other` and not in `without`. True when something was new. */
  addAllBut(other: RegSet, without: RegSet): boolean {
    let changed = false;
    for (let i = 0; i < this.words.length; i++) {
      const union = this.words[i] | (other.words[i] & ~without.words[i]);
      if (union !== this.words[i]) {
        this.words[i] = union;
        changed = true;
      }
    }
    return changed;
  }
  /** True when something went. */
  retainAll(other: RegSet): boolean {
    let changed = false;
    for (let i = 0; i < this.words.length; i++) {
      const common = this.words[i] & other.words[i];
      if (common !== this.words[i]) changed = true;
      this.words[i] = common;
    }
    return changed;
  }
  copy(): RegSet {
    return new RegSet(this.words.slice());
  }
  /** The ids, in order. */
  ids(): number[] {
    const found: number[] = [];
    for (let i = 0; i < this.words.length; i++) {
      for (let rest = this.words[i]; rest !== 0; rest &= rest - 1) found.push((i << 5) + (31 - Math.clz32(rest & -rest)));
    }
    return found;
  }
  [Symbol.iterator](): Iterator<number> {
    return this.ids()[Symbol.iterator]();
  }
}
