/**
 * Which registers are needed at the start and end of each block: backward data flow over bit sets.
 *
 * Note [Variables that stay]. In code for a debugger the author's variables count as needed at the end of every block that all ways to lead through their
 * definition. That is their scope, or more.
 */
import type { Block, Proc, Reg } from './syntax.ts';
import { defsOf, isAuthors, successorsOf, terminatorUses, usesOf } from './syntax.ts';

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
  /** True when something went. */
  retainAll(other: RegSet): boolean {
    let changed = false;
    for (let i = 0; i < this.words.length; i++) {
      const common = (this.words[i] & other.words[i]) >>> 0;
      if (common !== this.words[i]) changed = true;
      this.words[i] = common;
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
  const liveOut = proc.keeps ? staying(proc) : new Map<Block, RegSet>(proc.blocks.map((b) => [b, new RegSet(size)]));
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

/** The author's registers that are defined on every way to the end of each block. See Note [Variables that stay]. */
function staying(proc: Proc): Map<Block, RegSet> {
  const authors = new RegSet(proc.regs.length);
  addAll(authors, proc.regs.filter(isAuthors));
  const defined = (block: Block): Reg[] => [...block.params, ...block.instrs.flatMap(defsOf)].filter(isAuthors);
  const own = new Map(proc.blocks.map((block) => [block, defined(block)]));
  const [entry] = proc.blocks;
  const atStart = new Map(proc.blocks.map((block) => [block, block === entry ? new RegSet(proc.regs.length) : authors.copy()]));
  addAll(atStart.get(entry) as RegSet, proc.params.filter(isAuthors));
  const atEnd = (block: Block): RegSet => {
    const set = (atStart.get(block) as RegSet).copy();
    addAll(set, own.get(block) as Reg[]);
    return set;
  };
  for (let changed = true; changed; ) {
    changed = false;
    for (const block of proc.blocks) {
      for (const next of successorsOf(block.end)) if ((atStart.get(next) as RegSet).retainAll(atEnd(block))) changed = true;
    }
  }
  return new Map(proc.blocks.map((block) => [block, atEnd(block)]));
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
