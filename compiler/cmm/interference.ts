/**
 * Which registers are needed at the same time, which of them across a safepoint, and where each would like to be.
 */
import { type Liveness, liveness, removeDefs, stepBack } from './liveness.ts';
import { lowestId, RegSet } from './reg-set.ts';
import { widthOf, wordsOfRegs } from './shape.ts';
import type { Block, Instr, Proc, Reg, Terminator } from './syntax.ts';
import { addEnd, defOf, isAuthors } from './syntax.ts';

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
   * pointers and others that are needed after an instruction that has a site, other than what it defines; and at back edges. Where variables stay: the one that is
   * evaluated, too, and what stays until the frame goes. Instructions and ends of blocks have the number of theirs in `live`
   */
  readonly live: readonly RegSet[];
  /** something runs that needs word 0 of a frame */
  readonly needsFrame: boolean;
  /** words of results of the call that gives most */
  readonly resultWords: number;
}

/** Above this, most registers of a procedure never meet: a matrix would be mostly empty. */
const MATRIX_REGS = 1 << 12;

/** The matrix of the procedure at hand: nobody keeps a relation from one procedure to the next. */
let matrix = new Int32Array(1 << 10);

function clearedMatrix(words: number): Int32Array {
  if (words > matrix.length) matrix = new Int32Array(2 * words);
  else matrix.fill(0, 0, words);
  return matrix;
}

/** A symmetric relation between registers; none to itself. */
class RegRelation {
  /** a row of bits for each register; empty where there are too many */
  readonly #rows: Int32Array;
  readonly #width: number;
  readonly #sets: readonly Set<number>[] | null;

  constructor(size: number) {
    const isLarge = size > MATRIX_REGS;
    this.#width = (size + 31) >>> 5;
    this.#rows = clearedMatrix(isLarge ? 0 : size * this.#width);
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
      const place = others.place(i);
      const known = this.#sets === null ? this.#rows[a * this.#width + place] : 0;
      for (let rest = others.word(i) & ~known; rest !== 0; rest &= rest - 1) this.add(a, lowestId(place, rest));
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
      for (let rest = this.#rows[from + i]; rest !== 0; rest &= rest - 1) visit(lowestId(i, rest));
    }
  }
}

export function interference(proc: Proc): Interference {
  return new Walk(proc, liveness(proc)).run();
}

/** Looks at each place of a procedure with what is needed there. */
class Walk {
  private readonly proc: Proc;
  private readonly flow: Liveness;
  private readonly neighbours: RegRelation;
  private readonly crossing: RegSet;
  private readonly dropped: RegSet;
  private readonly live: RegSet[] = [];
  private needsFrame = false;
  private resultWords = 0;

  constructor(proc: Proc, flow: Liveness) {
    const size = proc.regs.length;
    this.proc = proc;
    this.flow = flow;
    this.neighbours = new RegRelation(size);
    this.crossing = new RegSet(size);
    this.dropped = new RegSet(size);
  }

  run(): Interference {
    const { proc, neighbours, crossing, dropped, live } = this;
    for (const block of proc.blocks) this.block(block);
    this.defineAll(proc.params, this.flow.liveIn[proc.blocks[0].id]);
    return {
      neighbours,
      crossing,
      dropped,
      order: definitionOrder(proc),
      groups: loadGroups(proc),
      live,
      needsFrame: this.needsFrame,
      resultWords: this.resultWords,
    };
  }

  private block(block: Block): void {
    const { instrs, end } = block;
    const out = this.flow.liveOut[block.id];
    const live = out.copy();
    addEnd(live, end);
    for (let i = instrs.length - 1; i >= 0; i--) {
      const instr = instrs[i];
      this.defined(instr, live);
      this.seenAt(instr, live);
      stepBack(live, instr);
    }
    this.defineAll(block.params, live);
    this.atEnd(end, out);
  }

  private defined(instr: Instr, live: RegSet): void {
    if (instr.op === 'call') {
      this.resultWords = Math.max(this.resultWords, wordsOfRegs(instr.results));
      for (const { id } of instr.results) if (!live.has(id)) this.dropped.add(id);
      this.defineAll(instr.results, live);
      return;
    }
    const def = defOf(instr);
    if (def !== null) this.define(def.id, live);
  }

  private define(id: number, live: RegSet): void {
    if (!this.dropped.has(id)) this.neighbours.addAll(id, live);
  }

  /** Registers that get their values at the same time. */
  private defineAll(defs: readonly Reg[], live: RegSet): void {
    for (const { id } of defs) {
      this.define(id, live);
      if (defs.length > 1 && !this.dropped.has(id)) for (const other of defs) if (!this.dropped.has(other.id)) this.neighbours.add(id, other.id);
    }
  }

  /** Notes what the frame holds while an instruction waits or may throw. */
  private seenAt(instr: Instr, live: RegSet): void {
    const { keeps } = this.proc;
    switch (instr.op) {
      case 'eval':
        instr.live = this.across(keeps && isAuthors(instr.reg) ? live.copy() : without(live, instr));
        return;
      case 'call':
      case 'heap':
      case 'integer':
        instr.live = this.across(without(live, instr));
        return;
      case 'prim':
        if (instr.site !== null) instr.live = keeps ? this.across(without(live, instr)) : this.note(without(live, instr));
    }
  }

  private atEnd(end: Terminator, out: RegSet): void {
    const { keeps, kind } = this.proc;
    // Another call may come back here without ever growing the stack: only a check at entry sees the fuel run out.
    if (end.op === 'tail' && kind === 'fun') this.needsFrame = true;
    if (end.op === 'jump' && end.back) {
      const atTarget = this.flow.liveIn[end.target.id].copy();
      atTarget.addRegs(end.target.params);
      end.live = this.across(atTarget);
      if (keeps) end.before = this.across(out.copy());
    }
    if (keeps && (end.op === 'tail' || ((end.op === 'return' || end.op === 'enter') && end.site !== undefined))) end.live = this.across(out.copy());
  }

  /** What must lie in the frame. */
  private across(live: RegSet): number {
    this.crossing.addAll(live);
    return this.note(live);
  }

  private note(live: RegSet): number {
    this.needsFrame = true;
    return this.live.push(live) - 1;
  }
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

function loadGroups({ blocks }: Proc): readonly (readonly Reg[])[] {
  const groups: Reg[][] = [];
  for (const block of blocks) {
    const { instrs } = block;
    for (let from = 0; from < instrs.length; ) {
      const to = loadRunEnd(block, from);
      if (to - from > 1) groups.push(instrs.slice(from, to).map((i) => (i as Load).dst));
      from = Math.max(to, from + 1);
    }
  }
  return groups.length === 0 ? noGroups : groups;
}

type Load = Instr & { readonly op: 'free' | 'field' };
const noGroups: readonly (readonly Reg[])[] = [];

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
