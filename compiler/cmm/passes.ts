/**
 * From what was written to what is needed: dead instructions go, heap checks come, loads move to the branch that wants them.
 */
import { liveness } from './liveness.ts';
import * as make from './make.ts';
import { RegSet } from './reg-set.ts';
import type { Block, Instr, Proc, Site } from './syntax.ts';
import { addEnd, addUses, defOf, isAuthors, isSafepoint, shellWords, successorsOf } from './syntax.ts';

/** All of them, in order. */
export function runPasses(proc: Proc): void {
  removeDead(proc);
  const allocates = proc.blocks.some(allocatesIn);
  const sinks = !proc.keeps && proc.blocks.some(mightSink);
  if (!allocates && !sinks) return;
  // no pass changes where blocks lead
  const once = onlyReachedOnce(proc);
  if (allocates) insertHeapChecks(proc, once);
  if (sinks) sinkLoads(proc, once);
}

/** By the ids of blocks: can it be reached in exactly one way, and not by a back edge? */
type ReachedOnce = readonly boolean[];

function onlyReachedOnce({ blocks }: Proc): ReachedOnce {
  const reached = new Array<number>(blocks.length).fill(0);
  for (const { end } of blocks) for (const { id } of successorsOf(end)) reached[id]++;
  return reached.map((ways) => ways === 1);
}

// Dead code --------------------------------------------------------------------------------------------------------------------------------

function isPure(i: Instr): boolean {
  switch (i.op) {
    case 'literal':
    case 'static':
    case 'node':
    case 'free':
    case 'field':
    case 'alloc':
      return true;
    case 'prim':
      return !i.effect && i.site === null;
    default:
      return false;
  }
}

/** Removes instructions whose results nobody reads. Definitions precede uses in the list of blocks, so one pass backward finds them all. */
export function removeDead(proc: Proc): void {
  const used = new RegSet(proc.regs.length);
  for (const { end } of proc.blocks) addEnd(used, end);
  const isDead = (i: Instr): boolean => {
    if (!isPure(i)) return false;
    const def = defOf(i);
    return def === null || !(used.has(def.id) || (proc.keeps && isAuthors(def)));
  };
  for (let b = proc.blocks.length - 1; b >= 0; b--) {
    const block = proc.blocks[b];
    const { instrs } = block;
    let kept = instrs.length;
    for (let i = instrs.length - 1; i >= 0; i--) {
      if (isDead(instrs[i])) continue;
      addUses(used, instrs[i]);
      instrs[--kept] = instrs[i];
    }
    if (kept > 0) block.instrs = instrs.slice(kept);
  }
}

// Heap checks ------------------------------------------------------------------------------------------------------------------------------

function allocated(i: Instr): number {
  return i.op === 'alloc' || i.op === 'bump' ? shellWords(i.shell) : 0;
}

function allocatesIn({ instrs }: Block): boolean {
  for (const { op } of instrs) if (op === 'alloc' || op === 'bump') return true;
  return false;
}

/**
 * One check for all that is allocated between two safepoints. A block that allocates at its end also reserves for the blocks that only it leads to, up to their
 * first safepoint: what is reserved and not used costs nothing.
 */
function insertHeapChecks(proc: Proc, once: ReachedOnce): void {
  const { blocks } = proc;
  const site: Site = { kind: 'safepoint', waits: 'heap check', span: proc.span };
  /** by the ids of blocks: what they allocate before their first safepoint */
  const lead = new Array<number>(blocks.length).fill(0);
  const covered: Block[] = [];
  for (let b = blocks.length - 1; b >= 0; b--) {
    const block = blocks[b];
    if (!allocatesIn(block)) continue;
    const segments = segmentsOf(block);
    const last = segments[segments.length - 1];
    if (last.words > 0) {
      let most = 0;
      for (const s of successorsOf(block.end)) {
        if (!once[s.id]) continue;
        most = Math.max(most, lead[s.id]);
        covered.push(s);
      }
      last.words += most;
    }
    lead[block.id] = segments[0].words;
    block.instrs = withChecks(block.instrs, segments, site);
  }
  for (const block of covered) {
    const at = block.instrs.findIndex(isSafepoint);
    if (at >= 0 && block.instrs[at].op === 'heap') block.instrs.splice(at, 1);
  }
}

/** Instructions between two safepoints. */
interface Segment {
  /** where a check would come: behind the safepoint that begins the segment, or the loads from R1 */
  readonly check: number;
  words: number;
}

function segmentsOf({ instrs }: Block): Segment[] {
  const segments: Segment[] = [];
  let check = 0;
  let words = 0;
  for (let at = 0; at < instrs.length; at++) {
    const i = instrs[at];
    if (isSafepoint(i)) {
      segments.push({ check, words });
      check = at + 1;
      words = 0;
    } else if (check === at && (i.op === 'free' || i.op === 'node')) check = at + 1;
    else words += allocated(i);
  }
  segments.push({ check, words });
  return segments;
}

function withChecks(instrs: readonly Instr[], segments: readonly Segment[], site: Site): Instr[] {
  const checked: Instr[] = [];
  let from = 0;
  for (const { check, words } of segments) {
    if (words === 0) continue;
    for (; from < check; from++) checked.push(instrs[from]);
    checked.push(make.heapCheck(words, site));
  }
  for (; from < instrs.length; from++) checked.push(instrs[from]);
  return checked;
}

// Loads ------------------------------------------------------------------------------------------------------------------------------------

/**
 * Moves a load whose value only some of the following blocks want to the start of those. Never across a safepoint: a field kept in place of its
 * constructor is less to keep alive, and R1 is gone there.
 */
function sinkLoads(proc: Proc, once: ReachedOnce): void {
  const { liveIn } = liveness(proc);
  for (const block of proc.blocks) {
    if (!mightSink(block)) continue;
    const next = distinct(successorsOf(block.end));
    const needed = new RegSet(proc.regs.length);
    addEnd(needed, block.end);
    for (let i = block.instrs.length - 1; i >= 0 && !isSafepoint(block.instrs[i]); i--) {
      const instr = block.instrs[i];
      if (isLoad(instr) && !needed.has(instr.dst.id) && sinkInto(instr, next, liveIn, once)) block.instrs.splice(i, 1);
      else addUses(needed, instr);
    }
  }
}

function distinct(blocks: readonly Block[]): readonly Block[] {
  return blocks.length === 1 || (blocks.length === 2 && blocks[0] !== blocks[1]) ? blocks : [...new Set(blocks)];
}

/** Are there loads behind the last safepoint, and is there somewhere to go? */
function mightSink({ instrs, end }: Block): boolean {
  if (successorsOf(end).length === 0) return false;
  for (let i = instrs.length - 1; i >= 0 && !isSafepoint(instrs[i]); i--) if (isLoad(instrs[i])) return true;
  return false;
}

type Load = Instr & { op: 'field' | 'free' | 'static' | 'literal' };

function isLoad(i: Instr): i is Load {
  return i.op === 'field' || i.op === 'free' || i.op === 'static' || i.op === 'literal';
}

function sinkInto(load: Load, next: readonly Block[], liveIn: readonly RegSet[], once: ReachedOnce): boolean {
  const wanting = next.filter(({ id }) => liveIn[id].has(load.dst.id));
  if (wanting.length === 0 || (wanting.length === next.length && next.length > 1) || !wanting.every((b) => once[b.id] && b.params.length === 0)) return false;
  for (const b of wanting) {
    b.instrs.unshift(load);
    liveIn[b.id].delete(load.dst.id);
    addUses(liveIn[b.id], load);
  }
  return true;
}
