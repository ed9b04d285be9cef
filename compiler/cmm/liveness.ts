/**
 * Which registers are needed at the start and end of each block: backward data flow over bit sets.
 *
 * Note [Variables that stay]. In code for a debugger the author's variables count as needed at the end of every block that all ways to lead through their
 * definition. That is their scope, or more.
 */
import type { Block, CallTarget, Instr, Proc, Reg, Terminator } from './syntax.ts';
import { defsOf, isAuthors, successorsOf } from './syntax.ts';

/** A set of register ids. */
export class RegSet {
  readonly words: Int32Array;

  constructor(size: number | Int32Array) {
    this.words = typeof size === 'number' ? new Int32Array((size + 31) >>> 5) : size.slice();
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
    return new RegSet(this.words);
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

/** By the ids of blocks. */
export interface Liveness {
  /** before the block's parameters get their values */
  readonly liveIn: readonly RegSet[];
  readonly liveOut: readonly RegSet[];
}

// What instructions read and write -------------------------------------------------------------------------------------------------------------

/** Adds what an instruction reads. */
export function addUses(live: RegSet, i: Instr): void {
  switch (i.op) {
    case 'literal':
    case 'static':
    case 'node':
    case 'free':
    case 'heap':
    case 'bump':
      return;
    case 'field':
      return live.add(i.src.id);
    case 'prim':
    case 'integer':
      return live.addRegs(i.args);
    case 'alloc':
      return live.addRegs(i.payload);
    case 'fill':
      live.add(i.closure.id);
      return live.addRegs(i.payload);
    case 'eval':
      return live.add(i.reg.id);
    case 'call':
      live.addRegs(i.args);
      addCallee(live, i.target);
  }
}

function removeDefs(live: RegSet, i: Instr): void {
  switch (i.op) {
    case 'heap':
    case 'fill':
      return;
    case 'eval':
      return live.delete(i.reg.id);
    case 'call':
      return live.deleteRegs(i.results);
    case 'prim':
      if (i.dst !== null) live.delete(i.dst.id);
      return;
    default:
      live.delete(i.dst.id);
  }
}

/** From what is needed after an instruction to what is needed before it. */
export function stepBack(live: RegSet, i: Instr): void {
  removeDefs(live, i);
  addUses(live, i);
}

function addCallee(live: RegSet, target: CallTarget): void {
  if (target.kind === 'node') live.add(target.node.id);
  else if (target.kind === 'unknown') live.add(target.fun.id);
}

/** Adds what the end of a block reads. */
export function addEnd(live: RegSet, end: Terminator): void {
  switch (end.op) {
    case 'jump':
      return live.addRegs(end.args);
    case 'branch':
      live.add(end.a.id);
      if (typeof end.b !== 'number') live.add(end.b.id);
      return;
    case 'tag':
    case 'cons':
    case 'table':
    case 'enter':
      return live.add(end.reg.id);
    case 'return':
      return live.addRegs(end.values);
    case 'tail':
      live.addRegs(end.args);
      return addCallee(live, end.target);
    case 'fail':
  }
}

function addDefs(defined: RegSet, i: Instr): void {
  switch (i.op) {
    case 'heap':
    case 'fill':
      return;
    case 'eval':
      return defined.add(i.reg.id);
    case 'call':
      return defined.addRegs(i.results);
    case 'prim':
      if (i.dst !== null) defined.add(i.dst.id);
      return;
    default:
      defined.add(i.dst.id);
  }
}

// Data flow ------------------------------------------------------------------------------------------------------------------------------------

export function liveness(proc: Proc): Liveness {
  const { blocks } = proc;
  const size = proc.regs.length;
  const liveIn: RegSet[] = [];
  const liveOut: RegSet[] = proc.keeps ? staying(proc) : [];
  const defined: RegSet[] = [];
  for (const block of blocks) {
    if (!proc.keeps) liveOut[block.id] = new RegSet(size);
    const own = new RegSet(size);
    own.addRegs(block.params);
    for (const i of block.instrs) addDefs(own, i);
    defined[block.id] = own;
    liveIn[block.id] = before(block, new RegSet(size));
  }
  const again = goesBack(proc);
  for (let changed = true; changed; ) {
    changed = false;
    for (let i = blocks.length - 1; i >= 0; i--) {
      const { id, end } = blocks[i];
      const out = liveOut[id];
      for (const s of successorsOf(end)) out.addAll(liveIn[s.id]);
      if (liveIn[id].addAllBut(out, defined[id])) changed = true;
    }
    changed &&= again;
  }
  return { liveIn, liveOut };
}

/** Does a block lead to one that is listed no later? Otherwise one pass backward sees everything. */
function goesBack({ blocks }: Proc): boolean {
  const listed: boolean[] = [];
  for (const { id, end } of blocks) {
    listed[id] = true;
    for (const s of successorsOf(end)) if (listed[s.id]) return true;
  }
  return false;
}

/** The author's registers that are defined on every way to the end of each block. See Note [Variables that stay]. */
function staying(proc: Proc): RegSet[] {
  const authors = new RegSet(proc.regs.length);
  authors.addRegs(proc.regs.filter(isAuthors));
  const [entry] = proc.blocks;
  const own: Reg[][] = [];
  const atStart: RegSet[] = [];
  for (const block of proc.blocks) {
    own[block.id] = [...block.params, ...block.instrs.flatMap(defsOf)].filter(isAuthors);
    atStart[block.id] = block === entry ? new RegSet(proc.regs.length) : authors.copy();
  }
  atStart[entry.id].addRegs(proc.params.filter(isAuthors));
  const atEnd = ({ id }: Block): RegSet => {
    const set = atStart[id].copy();
    set.addRegs(own[id]);
    return set;
  };
  for (let changed = true; changed; ) {
    changed = false;
    for (const block of proc.blocks) {
      for (const next of successorsOf(block.end)) if (atStart[next.id].retainAll(atEnd(block))) changed = true;
    }
  }
  const ends: RegSet[] = [];
  for (const block of proc.blocks) ends[block.id] = atEnd(block);
  return ends;
}

/** What is needed before a block's parameters get their values; takes `live`, what is needed after it. */
function before(block: Block, live: RegSet): RegSet {
  addEnd(live, block.end);
  for (let i = block.instrs.length - 1; i >= 0; i--) stepBack(live, block.instrs[i]);
  live.deleteRegs(block.params);
  return live;
}

/**
 * Walks a block backward. `at(i, live)` sees the registers needed *after* instruction i, before they are changed for it; i = instrs.length stands for
 * the terminator. The set is the walk's own: copy what is to be kept.
 */
export function walkBack(block: Block, out: RegSet, at: (index: number, live: RegSet) => void): RegSet {
  const live = out.copy();
  at(block.instrs.length, live);
  addEnd(live, block.end);
  for (let i = block.instrs.length - 1; i >= 0; i--) {
    at(i, live);
    stepBack(live, block.instrs[i]);
  }
  return live;
}
