/**
 * Which registers are needed at the start and end of each block: backward data flow over bit sets.
 *
 * Note [Variables that stay]. In code for a debugger the author's variables count as needed at the end of every block that all ways to lead through their
 * definition. That is their scope, or more.
 */
import { RegSet } from './reg-set.ts';
import type { Block, Instr, Proc, Reg } from './syntax.ts';
import { addEnd, addUses, defOf, defsOf, isAuthors, successorsOf } from './syntax.ts';

/** By the ids of blocks. */
export interface Liveness {
  /** before the block's parameters get their values */
  readonly liveIn: readonly RegSet[];
  readonly liveOut: readonly RegSet[];
}

/** Takes out what an instruction writes. */
export function removeDefs(live: RegSet, i: Instr): void {
  if (i.op === 'call') live.deleteRegs(i.results);
  else {
    const def = defOf(i);
    if (def !== null) live.delete(def.id);
  }
}

/** From what is needed after an instruction to what is needed before it. */
export function stepBack(live: RegSet, i: Instr): void {
  removeDefs(live, i);
  addUses(live, i);
}

// Data flow ------------------------------------------------------------------------------------------------------------------------------------

export function liveness(proc: Proc): Liveness {
  const { blocks } = proc;
  const size = proc.regs.length;
  const liveIn: RegSet[] = [];
  const liveOut: RegSet[] = proc.keeps ? staying(proc) : [];
  for (const block of blocks) {
    if (!proc.keeps) liveOut[block.id] = new RegSet(size);
    liveIn[block.id] = before(block, new RegSet(size));
  }
  // A block that ends the procedure needs what it reads, and nobody asks what is needed behind it.
  if (blocks.length > 1 || successorsOf(blocks[0].end).length > 0 || proc.keeps) flow(proc, liveIn, liveOut);
  return { liveIn, liveOut };
}

/** What blocks need flows to those that lead to them. */
function flow({ blocks, regs }: Proc, liveIn: readonly RegSet[], liveOut: readonly RegSet[]): void {
  const defined: RegSet[] = [];
  const next: (readonly Block[])[] = [];
  for (const block of blocks) {
    const own = new RegSet(regs.length);
    own.addRegs(block.params);
    for (const i of block.instrs) addDefs(own, i);
    defined[block.id] = own;
    next[block.id] = successorsOf(block.end);
  }
  const again = goesBack(blocks, next);
  for (let changed = true; changed; ) {
    changed = false;
    for (let i = blocks.length - 1; i >= 0; i--) {
      const { id } = blocks[i];
      const out = liveOut[id];
      for (const s of next[id]) out.addAll(liveIn[s.id]);
      if (liveIn[id].addAllBut(out, defined[id])) changed = true;
    }
    changed &&= again;
  }
}

function addDefs(defined: RegSet, i: Instr): void {
  if (i.op === 'call') defined.addRegs(i.results);
  else {
    const def = defOf(i);
    if (def !== null) defined.add(def.id);
  }
}

/** Does a block lead to one that is listed no later? Otherwise one pass backward sees everything. */
function goesBack(blocks: readonly Block[], next: readonly (readonly Block[])[]): boolean {
  const listed: boolean[] = [];
  for (const { id } of blocks) {
    listed[id] = true;
    for (const s of next[id]) if (listed[s.id]) return true;
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
