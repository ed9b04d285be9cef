/**
 * Which registers are needed at the start and end of each block: backward data flow over bit sets.
 *
 * Note [Variables that stay]. In code for a debugger the author's variables count as needed at the end of every block that all ways to lead through their
 * definition. That is their scope, or more.
 */
import { RegSet } from './reg-set.ts';
import type { Block, Instr, Proc, Reg } from './syntax.ts';
import { addEnd, addUses, defOf, defsOf, isAuthors, successor, successorCount, successorsOf } from './syntax.ts';

/** By the ids of blocks. */
export interface Liveness {
  /** before the block's parameters get their values */
  readonly liveIn: readonly RegSet[];
  readonly liveOut: readonly RegSet[];
}

/** Takes out what an instruction writes. */
function removeDefs(live: RegSet, i: Instr): void {
  if (i.op === 'call') live.deleteRegs(i.results);
  else {
    const def = defOf(i);
    if (def !== null) live.delete(def.id);
  }
}

/** From what is needed after an instruction to what is needed before it. */
function stepBack(live: RegSet, i: Instr): void {
  removeDefs(live, i);
  addUses(live, i);
}

// Data flow ------------------------------------------------------------------------------------------------------------------------------------

export function liveness(proc: Proc): Liveness {
  const { blocks } = proc;
  const size = proc.regs.length;
  const liveIn = new Array<RegSet | undefined>(blocks.length);
  const liveOut = proc.keeps ? staying(proc) : new Array<RegSet>(blocks.length);
  // Blocks behind come first: unless a block leads to one that is listed no later, what they need is known.
  let goesBack = false;
  for (let b = blocks.length - 1; b >= 0; b--) {
    const block = blocks[b];
    if (!proc.keeps) liveOut[block.id] = new RegSet(size);
    const out = liveOut[block.id];
    const { end } = block;
    for (let i = successorCount(end) - 1; i >= 0; i--) {
      const known = liveIn[successor(end, i).id];
      if (known === undefined) goesBack = true;
      else out.addAll(known);
    }
    liveIn[block.id] = before(block, out.copy());
  }
  const flow = { liveIn: liveIn as RegSet[], liveOut };
  if (goesBack) while (flowOn(blocks, flow));
  return flow;
}

/** What blocks need flows on to those that lead to them. True when something was new to one of them. */
function flowOn(blocks: readonly Block[], { liveIn, liveOut }: Liveness): boolean {
  let changed = false;
  for (let b = blocks.length - 1; b >= 0; b--) {
    const block = blocks[b];
    const out = liveOut[block.id];
    let isMore = false;
    for (let i = successorCount(block.end) - 1; i >= 0; i--) if (out.addAll(liveIn[successor(block.end, i).id])) isMore = true;
    if (isMore && liveIn[block.id].addAll(before(block, out.copy()))) changed = true;
  }
  return changed;
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

/** What is needed before a block's parameters get their values, in the set that held what is needed after it. */
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
