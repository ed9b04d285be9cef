/**
 * From what was written to what is needed: dead instructions go, heap checks come, loads move to the branch that wants them.
 */
import type { RegSet } from './liveness.ts';
import { liveness } from './liveness.ts';
import type { Block, Instr, Proc, Site } from './syntax.ts';
import { defsOf, isAuthors, isSafepoint, shellWords, successorsOf, terminatorUses, usesOf } from './syntax.ts';

/** All of them, in order. */
export function runPasses(proc: Proc): void {
  removeDead(proc);
  insertHeapChecks(proc);
  if (!proc.keeps) sinkLoads(proc);
}

/** Blocks that can be reached in exactly one way, and not by a back edge. */
function onlyReachedOnce(proc: Proc): Set<Block> {
  const reached = new Map<Block, number>();
  for (const b of proc.blocks) for (const s of successorsOf(b.end)) reached.set(s, (reached.get(s) ?? 0) + 1);
  return new Set(proc.blocks.filter((b) => reached.get(b) === 1));
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
  const used = new Set<number>();
  for (const b of proc.blocks) for (const r of terminatorUses(b.end)) used.add(r.id);
  for (const block of [...proc.blocks].reverse()) {
    const kept: Instr[] = [];
    for (let i = block.instrs.length - 1; i >= 0; i--) {
      const instr = block.instrs[i];
      if (isPure(instr) && defsOf(instr).every((r) => !used.has(r.id) && !(proc.keeps && isAuthors(r)))) continue;
      for (const r of usesOf(instr)) used.add(r.id);
      kept.push(instr);
    }
    block.instrs = kept.reverse();
  }
}

// Heap checks ------------------------------------------------------------------------------------------------------------------------------

function allocated(i: Instr): number {
  return i.op === 'alloc' || i.op === 'bump' ? shellWords(i.shell) : 0;
}

/**
 * One check for all that is allocated between two safepoints. A block that allocates at its end also reserves for the blocks that only it leads to, up to their
 * first safepoint: what is reserved and not used costs nothing.
 */
export function insertHeapChecks(proc: Proc): void {
  const once = onlyReachedOnce(proc);
  const site: Site = { kind: 'safepoint', waits: 'heap check', span: proc.span };
  const lead = new Map<Block, number>();
  const covered = new Set<Block>();
  for (const block of [...proc.blocks].reverse()) {
    const segments = segmentsOf(block);
    const last = segments[segments.length - 1];
    if (last.words > 0) {
      const next = successorsOf(block.end).filter((s) => once.has(s));
      last.words += Math.max(0, ...next.map((s) => lead.get(s) ?? 0));
      for (const s of next) covered.add(s);
    }
    lead.set(block, segments[0].words);
    block.instrs = segments.flatMap((s) =>
      s.words > 0 ? [...s.prefix, { op: 'heap', words: s.words, site } as const, ...s.instrs] : [...s.prefix, ...s.instrs],
    );
  }
  for (const block of covered) {
    const at = block.instrs.findIndex(isSafepoint);
    if (at >= 0 && block.instrs[at].op === 'heap') block.instrs.splice(at, 1);
  }
}

interface Segment {
  /** what must come before a check: the safepoint itself, or the loads from R1 */
  readonly prefix: Instr[];
  readonly instrs: Instr[];
  words: number;
}

function segmentsOf(block: Block): Segment[] {
  let current: Segment = { prefix: [], instrs: [], words: 0 };
  const segments = [current];
  for (const i of block.instrs) {
    if (isSafepoint(i)) {
      current = { prefix: [i], instrs: [], words: 0 };
      segments.push(current);
    } else if (current.instrs.length === 0 && (i.op === 'free' || i.op === 'node')) current.prefix.push(i);
    else {
      current.instrs.push(i);
      current.words += allocated(i);
    }
  }
  return segments;
}

// Loads ------------------------------------------------------------------------------------------------------------------------------------

/**
 * Moves a load whose value only some of the following blocks want to the start of those. Never across a safepoint: a field kept in place of its
 * constructor is less to keep alive, and R1 is gone there.
 */
export function sinkLoads(proc: Proc): void {
  const { liveIn } = liveness(proc);
  const once = onlyReachedOnce(proc);
  for (const block of proc.blocks) {
    const next = [...new Set(successorsOf(block.end))];
    if (next.length === 0) continue;
    const needed = new Set(terminatorUses(block.end).map((r) => r.id));
    for (let i = block.instrs.length - 1; i >= 0 && !isSafepoint(block.instrs[i]); i--) {
      const instr = block.instrs[i];
      if (isLoad(instr) && !needed.has(instr.dst.id) && sinkInto(instr, next, liveIn, once)) block.instrs.splice(i, 1);
      else for (const r of usesOf(instr)) needed.add(r.id);
    }
  }
}

type Load = Instr & { op: 'field' | 'free' | 'static' | 'literal' };

function isLoad(i: Instr): i is Load {
  return i.op === 'field' || i.op === 'free' || i.op === 'static' || i.op === 'literal';
}

function sinkInto(load: Load, next: readonly Block[], liveIn: ReadonlyMap<Block, RegSet>, once: ReadonlySet<Block>): boolean {
  const live = (b: Block): RegSet => liveIn.get(b) as RegSet;
  const wanting = next.filter((b) => live(b).has(load.dst.id));
  if (wanting.length === 0 || (wanting.length === next.length && next.length > 1) || !wanting.every((b) => once.has(b) && b.params.length === 0)) return false;
  for (const b of wanting) {
    b.instrs.unshift(load);
    live(b).delete(load.dst.id);
    for (const r of usesOf(load)) live(b).add(r.id);
  }
  return true;
}
