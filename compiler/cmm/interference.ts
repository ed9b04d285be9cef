/**
 * Which registers are needed at the same time, which of them across a safepoint, and where each would like to be.
 */
import { liveness, removeDefs, stepBack } from './liveness.ts';
import { RegSet } from './reg-set.ts';
import { widthOf } from './shape.ts';
import type { Block, Instr, Proc, Reg } from './syntax.ts';
import { addEnd, defOf, isAuthors, isSafepoint } from './syntax.ts';

export interface Interference {
  /** registers that may not share a word with register i */
  readonly neighbours: RegRelation;
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

/** Above this, most registers of a procedure never meet: a matrix would be mostly empty. */
const MATRIX_REGS = 1 << 12;

/** A symmetric relation between registers; none to itself. */
class RegRelation {
  /** a row of bits for each register; empty where there are too many */
  readonly #rows: number[];
  readonly #width: number;
  readonly #sets: readonly Set<number>[] | null;

  constructor(size: number) {
    const isLarge = size > MATRIX_REGS;
    this.#width = (size + 31) >>> 5;
    this.#rows = isLarge ? [] : new Array<number>(size * this.#width).fill(0);
    this.#sets = isLarge ? Array.from({ length: size }, () => new Set<number>()) : null;
  }

  add(a: number, b: number): void {
    if (a === b) return;
    if (this.#sets !== null) {
      this.#sets[a].add(b);
      this.#sets[b].add(a);
      return;
    }
    this.#rows[a * this.#width + (b >>> 5)] |= 1 << (b & 31);
    this.#rows[b * this.#width + (a >>> 5)] |= 1 << (a & 31);
  }

  addAll(a: number, others: RegSet): void {
    for (let i = 0; i < others.wordCount; i++) {
      // what is known already is the most of it
      const known = this.#sets === null ? this.#rows[a * this.#width + i] : 0;
      for (let rest = others.word(i) & ~known; rest !== 0; rest &= rest - 1) this.add(a, (i << 5) + (31 - Math.clz32(rest & -rest)));
    }
  }

  /** Calls `visit` with each register that is related to `a`. */
  each(a: number, visit: (b: number) => void): void {
    if (this.#sets !== null) {
      for (const b of this.#sets[a]) visit(b);
      return;
    }
    const from = a * this.#width;
    for (let i = 0; i < this.#width; i++) {
      for (let rest = this.#rows[from + i]; rest !== 0; rest &= rest - 1) visit((i << 5) + (31 - Math.clz32(rest & -rest)));
    }
  }
}

export function interference(proc: Proc): Interference {
  const { liveIn, liveOut } = liveness(proc);
  const size = proc.regs.length;
  const neighbours = new RegRelation(size);
  const crossing = new RegSet(size);
  const dropped = new RegSet(size);
  const liveAt = new Map<object, RegSet>();
  let needsFrame = false;

  const define = (d: Reg, live: RegSet): void => {
    if (!dropped.has(d.id)) neighbours.addAll(d.id, live);
  };
  /** Registers that get their values at the same time. */
  const defineAll = (defs: readonly Reg[], live: RegSet): void => {
    for (const d of defs) {
      define(d, live);
      if (defs.length > 1 && !dropped.has(d.id)) for (const other of defs) if (!dropped.has(other.id)) neighbours.add(d.id, other.id);
    }
  };
  const keep = (key: object, live: RegSet): void => {
    crossing.addAll(live);
    liveAt.set(key, live);
    needsFrame = true;
  };

  for (const block of proc.blocks) {
    const { end, instrs } = block;
    const out = liveOut[block.id];
    const live = out.copy();
    addEnd(live, end);
    for (let i = instrs.length - 1; i >= 0; i--) {
      const instr = instrs[i];
      if (instr.op === 'call') {
        for (const r of instr.results) if (!live.has(r.id)) dropped.add(r.id);
        defineAll(instr.results, live);
      } else {
        const def = defOf(instr);
        if (def !== null) define(def, live);
      }
      if (isSafepoint(instr)) keep(instr, proc.keeps && instr.op === 'eval' && isAuthors(instr.reg) ? live.copy() : without(live, instr));
      else if (instr.op === 'prim' && instr.site !== null && proc.keeps) keep(instr, without(live, instr));
      else if (instr.op === 'prim' && instr.site !== null) {
        liveAt.set(instr, without(live, instr));
        needsFrame = true;
      }
      stepBack(live, instr);
    }
    defineAll(block.params, live);
    if (proc.keeps && (end.op === 'tail' || ((end.op === 'return' || end.op === 'enter') && end.site !== undefined))) keep(end, out.copy());
    if (end.op === 'jump' && end.back) {
      const atTarget = liveIn[end.target.id].copy();
      atTarget.addRegs(end.target.params);
      keep(end, atTarget);
      if (proc.keeps) keep(end.site, out.copy());
    }
    // Another call may come back here without ever growing the stack: only a check at entry sees the fuel run out.
    if (end.op === 'tail' && proc.kind === 'fun') needsFrame = true;
  }
  defineAll(proc.params, liveIn[proc.blocks[0].id]);
  return { neighbours, crossing, dropped, order: definitionOrder(proc), groups: loadGroups(proc), liveAt, needsFrame };
}

/** But for what the instruction writes. */
function without(live: RegSet, i: Instr): RegSet {
  const rest = live.copy();
  removeDefs(rest, i);
  return rest;
}

function definitionOrder({ regs, params, blocks }: Proc): Reg[] {
  const seen = new RegSet(regs.length);
  const order: Reg[] = [];
  addNew(order, params, seen);
  for (const block of blocks) {
    addNew(order, block.params, seen);
    for (const i of block.instrs) {
      const def = defOf(i);
      if (def !== null) addOne(order, def, seen);
      else if (i.op === 'call') addNew(order, i.results, seen);
    }
  }
  return order;
}

function addNew(order: Reg[], regs: readonly Reg[], seen: RegSet): void {
  for (let i = 0; i < regs.length; i++) addOne(order, regs[i], seen);
}

function addOne(order: Reg[], reg: Reg, seen: RegSet): void {
  if (seen.has(reg.id)) return;
  seen.add(reg.id);
  order.push(reg);
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
