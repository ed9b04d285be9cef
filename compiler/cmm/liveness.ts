/** Which registers are needed at the start and end of each block: backward data flow over bit sets. */
import type { Block, Proc, Reg } from './syntax.ts';
import { defsOf, successorsOf, terminatorUses, usesOf } from './syntax.ts';

/** A set of register ids. */
export class RegSet {
  readonly words: Uint32Array;

  constructor(size: number | Uint32Array) {
    this.words = typeof size === 'number' ? new Uint32Array((size + 31) >>> 5) : size.slice();
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
  /** True when something was new. */
  addAll(other: RegSet): boolean {
    let changed = false;
    for (let i = 0; i < this.words.length; i++) {
      const union = this.words[i] | other.words[i];
      if (union >>> 0 !== this.words[i]) {
        this.words[i] = union;
        changed = true;
      }
    }
    return changed;
  }
  copy(): RegSet {
    return new RegSet(this.words);
  }
  *[Symbol.iterator](): Generator<number> {
    for (let i = 0; i < this.words.length; i++) {
      for (let rest = this.words[i]; rest !== 0; rest &= rest - 1) yield (i << 5) + (31 - Math.clz32(rest & -rest));
    }
  }
}

export interface Liveness {
  /** before the block's parameters get their values */
  readonly liveIn: ReadonlyMap<Block, RegSet>;
  readonly liveOut: ReadonlyMap<Block, RegSet>;
}

const addAll = (set: RegSet, regs: readonly Reg[]): void => {
  for (const r of regs) set.add(r.id);
};
const removeAll = (set: RegSet, regs: readonly Reg[]): void => {
  for (const r of regs) set.delete(r.id);
};

export function liveness(proc: Proc): Liveness {
  const size = proc.regs.length;
  const liveIn = new Map<Block, RegSet>(proc.blocks.map((b) => [b, new RegSet(size)]));
  const liveOut = new Map<Block, RegSet>(proc.blocks.map((b) => [b, new RegSet(size)]));
  for (let changed = true; changed; ) {
    changed = false;
    for (let i = proc.blocks.length - 1; i >= 0; i--) {
      const block = proc.blocks[i];
      const out = liveOut.get(block) as RegSet;
      for (const s of successorsOf(block.end)) out.addAll(liveIn.get(s) as RegSet);
      if ((liveIn.get(block) as RegSet).addAll(before(block, out))) changed = true;
    }
  }
  return { liveIn, liveOut };
}

function before(block: Block, out: RegSet): RegSet {
  const live = out.copy();
  addAll(live, terminatorUses(block.end));
  for (let i = block.instrs.length - 1; i >= 0; i--) {
    removeAll(live, defsOf(block.instrs[i]));
    addAll(live, usesOf(block.instrs[i]));
  }
  removeAll(live, block.params);
  return live;
}

/**
 * Walks a block backward. `at(i, live)` sees the registers needed *after* instruction i, before they are changed for it; i = instrs.length stands for
 * the terminator. The set is the walk's own: copy what is to be kept.
 */
export function walkBack(block: Block, out: RegSet, at: (index: number, live: RegSet) => void): RegSet {
  const live = out.copy();
  at(block.instrs.length, live);
  addAll(live, terminatorUses(block.end));
  for (let i = block.instrs.length - 1; i >= 0; i--) {
    at(i, live);
    removeAll(live, defsOf(block.instrs[i]));
    addAll(live, usesOf(block.instrs[i]));
  }
  return live;
}
