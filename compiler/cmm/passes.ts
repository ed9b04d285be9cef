/**
 * From what was written to what is needed: dead instructions go, allocations and loads move to the branch that wants them, heap checks come.
 */
import { liveness } from './liveness.ts';
import * as make from './make.ts';
import { RegMarks, type RegSet } from './reg-set.ts';
import { wordsOfRegs } from './shape.ts';
import type { Block, Instr, Proc, Reg, Site, Terminator } from './syntax.ts';
import { addEnd, addUses, defOf, isAuthors, isSafepoint, shellWords, successor, successorCount } from './syntax.ts';

/** All of them, in order. */
export function runPasses(proc: Proc): void {
  removeDead(proc);
  const allocates = proc.blocks.some(allocatesIn);
  const sinks = !proc.keeps && proc.blocks.some(mightSink);
  if (!allocates && !sinks) return;
  // no pass changes where blocks lead
  if (proc.blocks.length > 1) {
    countWays(proc);
    if (allocates && !proc.keeps) sinkAllocations(proc);
  }
  if (allocates) insertHeapChecks(proc);
  if (sinks) sinkLoads(proc);
}

/** By the ids of blocks: in how many ways each can be reached. Scratch, for the procedure at hand. */
let ways = new Int32Array(64);

function countWays({ blocks }: Proc): void {
  if (blocks.length > ways.length) ways = new Int32Array(2 * blocks.length);
  else ways.fill(0, 0, blocks.length);
  for (const { end } of blocks) for (let i = successorCount(end) - 1; i >= 0; i--) ways[successor(end, i).id]++;
}

/** Can a block be reached in exactly one way, and not by a back edge? */
function isReachedOnce({ id }: Block): boolean {
  return ways[id] === 1;
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

/** What is read somewhere behind. Scratch, for the procedure at hand. */
const used = new RegMarks();

/** Removes instructions whose results nobody reads. Definitions precede uses in the list of blocks, so one pass backward finds them all. */
export function removeDead(proc: Proc): void {
  used.clear(proc.regs.length);
  for (const { end } of proc.blocks) addEnd(used, end);
  for (let b = proc.blocks.length - 1; b >= 0; b--) {
    const block = proc.blocks[b];
    const { instrs } = block;
    let kept = instrs.length;
    for (let i = instrs.length - 1; i >= 0; i--) {
      const instr = instrs[i];
      if (isPure(instr) && !isWanted(defOf(instr), proc)) continue;
      addUses(used, instr);
      kept--;
      if (kept !== i) instrs[kept] = instr;
    }
    if (kept > 0) block.instrs = instrs.slice(kept);
  }
}

function isWanted(def: Reg | null, { keeps }: Proc): boolean {
  return def !== null && (used.has(def.id) || (keeps === true && isAuthors(def)));
}

// Allocations ------------------------------------------------------------------------------------------------------------------------------

/** So many words of contents may be kept in a frame in the place of a pointer. */
const LITTLE = 3;

/** What is read in the rest of a block. Scratch, as `ways`. */
const needed = new RegMarks();

/**
 * Moves an allocation that only some of the following blocks want to the start of those: a loop's accumulator gets its box where the loop ends, a thunk is made where
 * it is needed. What holds little does so across safepoints, too: its contents are kept in its place.
 */
function sinkAllocations(proc: Proc): void {
  let liveIn: readonly RegSet[] | null = null;
  for (const block of proc.blocks) {
    const { instrs, end } = block;
    if (successorCount(end) === 0 || !allocatesIn(block)) continue;
    needed.clear(proc.regs.length);
    addEnd(needed, end);
    let next: readonly Block[] | null = null;
    let most = Number.POSITIVE_INFINITY;
    for (let i = instrs.length - 1; i >= 0; i--) {
      const instr = instrs[i];
      if (isSafepoint(instr)) most = LITTLE;
      if (instr.op === 'alloc' && !needed.has(instr.dst.id) && wordsOfRegs(instr.payload) <= most) {
        next ??= distinctSuccessors(end);
        liveIn ??= liveness(proc).liveIn;
        if (sinkInto(instr, next, liveIn)) {
          instrs.splice(i, 1);
          continue;
        }
      }
      addUses(needed, instr);
    }
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

/** By the ids of blocks: what they allocate before their first safepoint. Scratch, as `ways`. */
let lead = new Int32Array(64);

/**
 * One check for all that is allocated between two safepoints. A block that allocates at its end also reserves for the blocks that only it leads to, up to their
 * first safepoint: what is reserved and not used costs nothing.
 */
function insertHeapChecks(proc: Proc): void {
  const { blocks } = proc;
  const site: Site = { kind: 'safepoint', waits: 'heap check', span: proc.span };
  if (blocks.length > lead.length) lead = new Int32Array(2 * blocks.length);
  else lead.fill(0, 0, blocks.length);
  const covered: Block[] = [];
  for (let b = blocks.length - 1; b >= 0; b--) {
    const block = blocks[b];
    if (!allocatesIn(block)) continue;
    const last = findSegments(block) - 1;
    if (segmentWords[last] > 0) {
      let most = 0;
      for (let i = 0; i < successorCount(block.end); i++) {
        const s = successor(block.end, i);
        if (!isReachedOnce(s)) continue;
        most = Math.max(most, lead[s.id]);
        covered.push(s);
      }
      segmentWords[last] += most;
    }
    lead[block.id] = segmentWords[0];
    block.instrs = withChecks(block.instrs, last + 1, site);
  }
  for (const block of covered) {
    const at = block.instrs.findIndex(isSafepoint);
    if (at >= 0 && block.instrs[at].op === 'heap') block.instrs.splice(at, 1);
  }
}

// Of the segments of the block at hand, each the instructions between two safepoints. Scratch.
/** where a check would come: behind the safepoint that begins the segment, or the loads from R1 */
const segmentChecks: number[] = [];
/** what it allocates */
const segmentWords: number[] = [];

/** Answers with how many segments a block has. */
function findSegments({ instrs }: Block): number {
  let count = 0;
  let check = 0;
  let words = 0;
  for (let at = 0; at < instrs.length; at++) {
    const i = instrs[at];
    if (isSafepoint(i)) {
      segmentChecks[count] = check;
      segmentWords[count++] = words;
      check = at + 1;
      words = 0;
    } else if (check === at && (i.op === 'free' || i.op === 'node')) check = at + 1;
    else words += allocated(i);
  }
  segmentChecks[count] = check;
  segmentWords[count++] = words;
  return count;
}

function withChecks(instrs: readonly Instr[], segments: number, site: Site): Instr[] {
  let checks = 0;
  for (let s = 0; s < segments; s++) if (segmentWords[s] > 0) checks++;
  const checked = new Array<Instr>(instrs.length + checks);
  let from = 0;
  let to = 0;
  for (let s = 0; s < segments; s++) {
    if (segmentWords[s] === 0) continue;
    while (from < segmentChecks[s]) checked[to++] = instrs[from++];
    checked[to++] = make.heapCheck(segmentWords[s], site);
  }
  while (from < instrs.length) checked[to++] = instrs[from++];
  return checked;
}

// Loads ------------------------------------------------------------------------------------------------------------------------------------

/**
 * Moves a load whose value only some of the following blocks want to the start of those. Never across a safepoint: a field kept in place of its
 * constructor is less to keep alive, and R1 is gone there.
 */
function sinkLoads(proc: Proc): void {
  const { liveIn } = liveness(proc);
  for (const block of proc.blocks) {
    if (!mightSink(block)) continue;
    const next = distinctSuccessors(block.end);
    needed.clear(proc.regs.length);
    addEnd(needed, block.end);
    for (let i = block.instrs.length - 1; i >= 0 && !isSafepoint(block.instrs[i]); i--) {
      const instr = block.instrs[i];
      if (isLoad(instr) && !needed.has(instr.dst.id) && sinkInto(instr, next, liveIn)) block.instrs.splice(i, 1);
      else addUses(needed, instr);
    }
  }
}

function distinctSuccessors(end: Terminator): readonly Block[] {
  const found: Block[] = [];
  for (let i = 0; i < successorCount(end); i++) found.push(successor(end, i));
  return found.length === 1 || (found.length === 2 && found[0] !== found[1]) ? found : [...new Set(found)];
}

/** Are there loads behind the last safepoint, and is there somewhere to go? */
function mightSink({ instrs, end }: Block): boolean {
  if (successorCount(end) === 0) return false;
  for (let i = instrs.length - 1; i >= 0 && !isSafepoint(instrs[i]); i--) if (isLoad(instrs[i])) return true;
  return false;
}

type Alloc = Instr & { op: 'alloc' };
type Load = Instr & { op: 'field' | 'free' | 'static' | 'literal' };

function isLoad(i: Instr): i is Load {
  return i.op === 'field' || i.op === 'free' || i.op === 'static' || i.op === 'literal';
}

/** Is a register read nowhere from a block on to where ways part, and then wanted on some of them only? */
function isWantedLater(start: Block, id: number, liveIn: readonly RegSet[]): boolean {
  for (let block = start; ; block = successor(block.end, 0)) {
    const { instrs, end } = block;
    read.clear(id + 1);
    addEnd(read, end);
    for (const i of instrs) addUses(read, i);
    if (read.has(id)) return false;
    let wanting = 0;
    const count = successorCount(end);
    for (let i = 0; i < count; i++) if (liveIn[successor(end, i).id].has(id)) wanting++;
    if (wanting < count) return wanting > 0;
    if (count !== 1 || !isReachedOnce(successor(end, 0))) return false;
  }
}

/** What a block reads. Scratch, as `ways`. */
const read = new RegMarks();

/** Moves an instruction to the start of the following blocks that want its result: unless all do, or what is allocated will not go further. */
function sinkInto(instr: Load | Alloc, next: readonly Block[], liveIn: readonly RegSet[]): boolean {
  const { id } = instr.dst;
  let wanting = 0;
  for (const b of next) {
    if (!liveIn[b.id].has(id)) continue;
    if (!isReachedOnce(b) || (b.params.length > 0 && instr.op !== 'alloc')) return false;
    wanting++;
  }
  if (wanting === 0) return false;
  if (wanting === next.length && next.length > 1 && !(instr.op === 'alloc' && next.some((b) => isWantedLater(b, id, liveIn)))) return false;
  for (const b of next) {
    if (!liveIn[b.id].has(id)) continue;
    b.instrs = [instr, ...b.instrs];
    liveIn[b.id].delete(id);
    addUses(liveIn[b.id], instr);
  }
  return true;
}
