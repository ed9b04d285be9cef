/**
 * Which registers are needed at the same time, which of them across a safepoint, and where each would like to be.
 */
import { liveness, RegSet, walkBack } from './liveness.ts';
import { widthOf } from './shape.ts';
import type { Block, Instr, Proc, Reg } from './syntax.ts';
import { defsOf, isAuthors, isSafepoint } from './syntax.ts';

export interface Interference {
  /** registers that may not share a word with register i */
  readonly neighbours: readonly ReadonlySet<number>[];
  /** needed after a safepoint: must lie in the frame */
  readonly crossing: RegSet;
  /** results of calls that nobody reads: they get no place */
  readonly dropped: RegSet;
  /** registers in order of definition */
  readonly order: readonly Reg[];
  /** loads that one instruction can do, when they lie next to each other: registers in order */
  readonly groups: readonly (readonly Reg[])[];
  /**
   * pointers and others that are needed after each instruction that has a site, other than what it defines; and at each back edge. Where variables stay: the one
   * that is evaluated, too, and what stays until the frame goes
   */
  readonly liveAt: ReadonlyMap<object, RegSet>;
  /** something runs that needs word 0 of a frame */
  readonly needsFrame: boolean;
}

export function interference(proc: Proc): Interference {
  const { liveIn, liveOut } = liveness(proc);
  const neighbours = proc.regs.map(() => new Set<number>());
  const crossing = new RegSet(proc.regs.length);
  const dropped = new RegSet(proc.regs.length);
  const liveAt = new Map<object, RegSet>();
  let needsFrame = false;

  const meet = (a: number, b: number): void => {
    if (a === b) return;
    neighbours[a].add(b);
    neighbours[b].add(a);
  };
  const define = (defs: readonly Reg[], live: RegSet): void => {
    for (const d of defs) {
      for (const l of live) meet(d.id, l);
      for (const other of defs) meet(d.id, other.id);
    }
  };
  const keep = (key: object, live: RegSet): void => {
    crossing.addAll(live);
    liveAt.set(key, live);
    needsFrame = true;
  };

  for (const block of proc.blocks) {
    const atStart = walkBack(block, liveOut.get(block) as RegSet, (i, live) => {
      if (i === block.instrs.length) return;
      const instr = block.instrs[i];
      const defs = defsOf(instr);
      if (instr.op === 'call') for (const r of defs) if (!live.has(r.id)) dropped.add(r.id);
      define(
        defs.filter((r) => !dropped.has(r.id)),
        live,
      );
      if (isSafepoint(instr)) keep(instr, proc.keeps && instr.op === 'eval' && isAuthors(instr.reg) ? live.copy() : without(live, defs));
      else if (instr.op === 'prim' && instr.site !== null && proc.keeps) keep(instr, without(live, defs));
      else if (instr.op === 'prim' && instr.site !== null) {
        liveAt.set(instr, without(live, defs));
        needsFrame = true;
      }
    });
    define(block.params, atStart);
    const { end } = block;
    if (proc.keeps && (end.op === 'tail' || ((end.op === 'return' || end.op === 'enter') && end.site !== undefined)))
      keep(end, (liveOut.get(block) as RegSet).copy());
    if (end.op === 'jump' && end.back) {
      const live = (liveIn.get(end.target) as RegSet).copy();
      for (const p of end.target.params) live.add(p.id);
      keep(end, live);
      if (proc.keeps) keep(end.site, (liveOut.get(block) as RegSet).copy());
    }
    // Another call may come back here without ever growing the stack: only a check at entry sees the fuel run out.
    if (end.op === 'tail' && proc.kind === 'fun') needsFrame = true;
  }
  const [entry] = proc.blocks;
  define(proc.params, liveIn.get(entry) as RegSet);
  return { neighbours, crossing, dropped, order: definitionOrder(proc), groups: loadGroups(proc), liveAt, needsFrame };
}

function without(live: RegSet, defs: readonly Reg[]): RegSet {
  const rest = live.copy();
  for (const d of defs) rest.delete(d.id);
  return rest;
}

function definitionOrder(proc: Proc): Reg[] {
  const order = new Set<Reg>(proc.params);
  for (const block of proc.blocks) {
    for (const p of block.params) order.add(p);
    for (const i of block.instrs) for (const r of defsOf(i)) order.add(r);
  }
  return [...order];
}

function loadGroups(proc: Proc): Reg[][] {
  const groups: Reg[][] = [];
  for (const block of proc.blocks) {
    let from = 0;
    while (from < block.instrs.length) {
      const to = loadRunEnd(block, from);
      if (to - from > 1) groups.push(block.instrs.slice(from, to).map((i) => (i as Instr & { op: 'free' | 'field' }).dst));
      from = Math.max(to, from + 1);
    }
  }
  return groups;
}

/** End of the run of loads that one FIELDS or R1FREE could do and that starts at instruction `from`. */
export function loadRunEnd(block: Block, from: number): number {
  const first = block.instrs[from];
  if (first.op !== 'free' && (first.op !== 'field' || first.word !== 1)) return from;
  let { word } = first;
  let at = from;
  for (; at < block.instrs.length; at++) {
    const i = block.instrs[at];
    if (i.op !== first.op || i.word !== word || (i.op === 'field' && first.op === 'field' && i.src !== first.src)) break;
    word += widthOf(i.dst.rep);
  }
  return at;
}
