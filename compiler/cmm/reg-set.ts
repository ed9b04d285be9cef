/**
 * Sets of registers as bits. Most procedures have no more than 32 registers, and their sets are made by the thousand: such a set is one object. In a larger
 * procedure little of it is needed at one place: only those words are kept in which there are bits, so that what a set costs does not grow with the procedure.
 */
import type { Reg, RegSink } from './syntax.ts';

/** A set of register ids. */
export class RegSet implements RegSink {
  /** ids below 32 */
  low: number;
  /** the others, in words of 32: the numbers of the words there are, ascending, and their bits; null when there are none in the procedure */
  readonly places: number[] | null;
  readonly high: number[] | null;

  /** An empty set for ids below a number, or one with these bits. */
  constructor(size: number, low = 0, places: number[] | null = size <= 32 ? null : [], high: number[] | null = size <= 32 ? null : []) {
    this.low = low;
    this.places = places;
    this.high = high;
  }
  has(id: number): boolean {
    if (id < 32) return ((this.low >>> id) & 1) === 1;
    const { places, high } = this;
    if (places === null || high === null) return false;
    const at = search(places, id >>> 5);
    return at < places.length && places[at] === id >>> 5 && ((high[at] >>> (id & 31)) & 1) === 1;
  }
  add(id: number): void {
    if (id < 32) this.low |= 1 << id;
    else this.#addBits(id >>> 5, 1 << (id & 31), 0);
  }
  delete(id: number): void {
    if (id < 32) {
      this.low &= ~(1 << id);
      return;
    }
    const { places, high } = this;
    if (places === null || high === null) return;
    const at = search(places, id >>> 5);
    if (at < places.length && places[at] === id >>> 5) high[at] &= ~(1 << (id & 31));
  }
  addReg({ id }: Reg): void {
    if (id < 32) this.low |= 1 << id;
    else this.#addBits(id >>> 5, 1 << (id & 31), 0);
  }
  addRegs(regs: readonly Reg[]): void {
    for (let i = 0; i < regs.length; i++) {
      const { id } = regs[i];
      if (id < 32) this.low |= 1 << id;
      else this.#addBits(id >>> 5, 1 << (id & 31), 0);
    }
  }
  deleteRegs(regs: readonly Reg[]): void {
    for (let i = 0; i < regs.length; i++) {
      const { id } = regs[i];
      if (id < 32) this.low &= ~(1 << id);
      else this.delete(id);
    }
  }
  /** True when something was new. */
  addAll(other: RegSet): boolean {
    const low = this.low | other.low;
    let changed = low !== this.low;
    this.low = low;
    const { places, high } = other;
    if (places === null || high === null) return changed;
    let from = 0;
    for (let i = 0; i < places.length; i++) {
      if (high[i] === 0) continue;
      const at = this.#addBits(places[i], high[i], from);
      if (at < 0) changed = true;
      from = at < 0 ? ~at : at;
    }
    return changed;
  }
  /** Where a word is, after bits were added to it; its complement when some of them were new. @param from the word is not before this one */
  #addBits(place: number, bits: number, from: number): number {
    const { places, high } = this;
    if (places === null || high === null) return from;
    const at = search(places, place, from);
    if (at < places.length && places[at] === place) {
      const union = high[at] | bits;
      if (union === high[at]) return at;
      high[at] = union;
    } else if (at === places.length) {
      places.push(place);
      high.push(bits);
    } else {
      places.splice(at, 0, place);
      high.splice(at, 0, bits);
    }
    return ~at;
  }
  /** True when something went. */
  retainAll(other: RegSet): boolean {
    const low = this.low & other.low;
    let changed = low !== this.low;
    this.low = low;
    const { places, high } = this;
    if (places === null || high === null) return changed;
    for (let i = 0; i < places.length; i++) {
      const common = high[i] & other.bitsOf(places[i]);
      if (common !== high[i]) changed = true;
      high[i] = common;
    }
    return changed;
  }
  private bitsOf(place: number): number {
    const { places, high } = this;
    if (places === null || high === null) return 0;
    const at = search(places, place);
    return at < places.length && places[at] === place ? high[at] : 0;
  }
  copy(): RegSet {
    if (this.places === null || this.high === null) return new RegSet(0, this.low);
    return new RegSet(0, this.low, this.places.slice(), this.high.slice());
  }
  /** The ids, in order. */
  ids(): number[] {
    const found: number[] = [];
    const { places, high } = this;
    for (let rest = this.low; rest !== 0; rest &= rest - 1) found.push(lowestId(0, rest));
    if (places === null || high === null) return found;
    for (let i = 0; i < places.length; i++) for (let rest = high[i]; rest !== 0; rest &= rest - 1) found.push(lowestId(places[i], rest));
    return found;
  }
  [Symbol.iterator](): Iterator<number> {
    return this.ids()[Symbol.iterator]();
  }
}

/** A set that is filled again and again, of whatever procedure is at hand. */
export class RegMarks implements RegSink {
  /** by id: the round in which it was added last */
  private rounds = new Int32Array(64);
  private round = 0;

  /** Nothing is in it. @param size ids are below this */
  clear(size: number): void {
    if (size > this.rounds.length) {
      this.rounds = new Int32Array(2 * size);
      this.round = 0;
    }
    this.round++;
  }
  has(id: number): boolean {
    return this.rounds[id] === this.round;
  }
  addReg({ id }: Reg): void {
    this.rounds[id] = this.round;
  }
  addRegs(regs: readonly Reg[]): void {
    for (let i = 0; i < regs.length; i++) this.rounds[regs[i].id] = this.round;
  }
}

/** First position from `from` on, of ascending numbers, with no smaller one than `wanted`. */
function search(places: readonly number[], wanted: number, from = 0): number {
  let low = from;
  let high = places.length;
  // most often it is the next, or behind all others
  if (low < high && places[low] >= wanted) return low;
  if (low < high && places[high - 1] < wanted) return high;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (places[middle] < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The id that the lowest of some bits stands for, which are those from 32 · `place` on. */
export function lowestId(place: number, bits: number): number {
  return (place << 5) + (31 - Math.clz32(bits & -bits));
}
