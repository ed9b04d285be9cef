/**
 * Which registers are needed at the same time, which of them across a safepoint, and where each would like to be.
 */
import { type Liveness, liveness } from './liveness.ts';
import { lowestId, RegSet } from './reg-set.ts';
import { widthOf, wordsOfRegs } from './shape.ts';
import type { Block, Instr, Proc, Reg, Terminator } from './syntax.ts';
import { addEnd, addUses, defOf, isAuthors, successor, successorCount } from './syntax.ts';

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
  /** a row of bits for each register, `width` words; empty where there are too many */
  readonly rows: Int32Array;
  readonly width: number;
  /** then: by the ids of registers */
  readonly sets: readonly Set<number>[] | null;

  constructor(size: number) {
    const isLarge = size > MATRIX_REGS;
    this.width = (size + 31) >>> 5;
    this.rows = clearedMatrix(isLarge ? 0 : size * this.width);
    this.sets = isLarge ? Array.from({ length: size }, () => new Set<number>()) : null;
  }

  add(a: number, b: number): void {
    if (a !== b) this.#addWord(a, b >>> 5, 1 << (b & 31));
  }

  /** But for `a` itself. */
  addAll(a: number, { low, places, high }: RegSet): void {
    if (low !== 0) this.#addWord(a, 0, low);
    if (places === null || high === null) return;
    for (let i = 0; i < places.length; i++) if (high[i] !== 0) this.#addWord(a, places[i], high[i]);
  }

  /** Registers from 32 · `place` on. */
  #addWord(a: number, place: number, bits: number): void {
    const { rows, width, sets } = this;
    const at = a * width + place;
    const own = place === a >>> 5 ? 1 << (a & 31) : 0;
    // what is known already is the most of it
    let rest = sets === null ? bits & ~(rows[at] | own) : bits & ~own;
    if (sets === null) rows[at] |= rest;
    for (; rest !== 0; rest &= rest - 1) {
      const b = lowestId(place, rest);
      if (sets === null) rows[b * width + (a >>> 5)] |= 1 << (a & 31);
      else {
        sets[a].add(b);
        sets[b].add(a);
      }
    }
  }
}

export function interference(proc: Proc): Interference {
  return new Walk(proc, proc.keeps || leadsBack(proc) ? liveness(proc) : null).run();
}

/** Unless a block leads to one that is listed no later, what blocks behind need is known when those that lead to them are looked at. */
function leadsBack({ blocks }: Proc): boolean {
  for (const { end } of blocks) if (end.op === 'jump' && end.back) return true;
  return false;
}

/** Looks at each place of a procedure with what is needed there, from the last to the first. */
class Walk {
  readonly #proc: Proc;
  /** null when it is found on the way: see `leadsBack` */
  readonly #flow: Liveness | null;
  /** else: by the ids of blocks, before the block's parameters get their values */
  readonly #liveIn: (RegSet | undefined)[] = [];
  readonly #neighbours: RegRelation;
  readonly #crossing: RegSet;
  readonly #dropped: RegSet;
  readonly #live: RegSet[] = [];
  #needsFrame = false;
  #resultWords = 0;

  constructor(proc: Proc, flow: Liveness | null) {
    const size = proc.regs.length;
    this.#proc = proc;
    this.#flow = flow;
    this.#neighbours = new RegRelation(size);
    this.#crossing = new RegSet(size);
    this.#dropped = new RegSet(size);
  }

  run(): Interference {
    const proc = this.#proc;
    const neighbours = this.#neighbours;
    const crossing = this.#crossing;
    const dropped = this.#dropped;
    const live = this.#live;
    const { blocks } = proc;
    for (let b = blocks.length - 1; b >= 0; b--) this.#block(blocks[b]);
    this.#defineAll(proc.params, this.#needed(blocks[0]));
    return {
      neighbours,
      crossing,
      dropped,
      order: definitionOrder(proc),
      groups: loadGroups(proc),
      live,
      needsFrame: this.#needsFrame,
      resultWords: this.#resultWords,
    };
  }

  #block(block: Block): void {
    const { instrs, end } = block;
    const live = this.#flow === null ? this.#behind(end) : this.#flow.liveOut[block.id].copy();
    this.#atEnd(end, live);
    addEnd(live, end);
    for (let i = instrs.length - 1; i >= 0; i--) {
      const instr = instrs[i];
      this.#defined(instr, live);
      this.#seenAt(instr, live);
      addUses(live, instr);
    }
    if (block.params.length > 0) this.#defineAll(block.params, live);
    if (this.#flow !== null) return;
    live.deleteRegs(block.params);
    this.#liveIn[block.id] = live;
  }

  /** What is needed at the start of a block. */
  #needed({ id, name }: Block): RegSet {
    const live = this.#flow === null ? this.#liveIn[id] : this.#flow.liveIn[id];
    if (live === undefined) throw new Error(`a branch goes back to ${name}`);
    return live;
  }

  #behind(end: Terminator): RegSet {
    const live = new RegSet(this.#proc.regs.length);
    for (let i = successorCount(end) - 1; i >= 0; i--) live.addAll(this.#needed(successor(end, i)));
    return live;
  }

  /** Notes what is defined while other registers are needed, and takes it out of them. */
  #defined(instr: Instr, live: RegSet): void {
    if (instr.op === 'call') {
      const { results } = instr;
      this.#resultWords = Math.max(this.#resultWords, wordsOfRegs(results));
      for (const { id } of results) if (!live.has(id)) this.#dropped.add(id);
      this.#defineAll(results, live);
      live.deleteRegs(results);
      return;
    }
    const def = defOf(instr);
    if (def === null) return;
    this.#define(def.id, live);
    // what is evaluated stays: a debugger is to show it meanwhile
    if (instr.op !== 'eval' || !this.#proc.keeps || !isAuthors(def)) live.delete(def.id);
  }

  #define(id: number, live: RegSet): void {
    if (!this.#dropped.has(id)) this.#neighbours.addAll(id, live);
  }

  /** Registers that get their values at the same time. */
  #defineAll(defs: readonly Reg[], live: RegSet): void {
    for (const { id } of defs) {
      this.#define(id, live);
      if (defs.length > 1 && !this.#dropped.has(id)) for (const other of defs) if (!this.#dropped.has(other.id)) this.#neighbours.add(id, other.id);
    }
  }

  /** Notes what the frame holds while an instruction waits or may throw. `live`: but for what it gives. */
  #seenAt(instr: Instr, live: RegSet): void {
    switch (instr.op) {
      case 'eval':
      case 'call':
      case 'heap':
      case 'integer':
        instr.live = this.#across(live);
        return;
      case 'prim':
        if (instr.site !== null) instr.live = this.#proc.keeps ? this.#across(live) : this.#note(live);
    }
  }

  #atEnd(end: Terminator, out: RegSet): void {
    const { keeps, kind } = this.#proc;
    // Another call may come back here without ever growing the stack: only a check at entry sees the fuel run out.
    if (end.op === 'tail' && kind === 'fun') this.#needsFrame = true;
    if (end.op === 'jump' && end.back) {
      const atTarget = this.#needed(end.target).copy();
      atTarget.addRegs(end.target.params);
      end.live = this.#across(atTarget);
      if (keeps) end.before = this.#across(out);
    }
    if (keeps && (end.op === 'tail' || ((end.op === 'return' || end.op === 'enter') && end.site !== undefined))) end.live = this.#across(out);
  }

  /** What must lie in the frame. */
  #across(live: RegSet): number {
    this.#crossing.addAll(live);
    return this.#note(live);
  }

  #note(live: RegSet): number {
    this.#needsFrame = true;
    return this.#live.push(live.copy()) - 1;
  }
}

/** By the ids of registers: was there a definition? Scratch, for the procedure at hand. */
let isDefined = new Uint8Array(64);

function definitionOrder({ regs, params, blocks }: Proc): Reg[] {
  if (regs.length > isDefined.length) isDefined = new Uint8Array(2 * regs.length);
  else isDefined.fill(0, 0, regs.length);
  const order = new Array<Reg>(regs.length);
  let count = addNew(order, 0, params);
  for (const block of blocks) {
    const { instrs } = block;
    count = addNew(order, count, block.params);
    for (const i of instrs) {
      const def = defOf(i);
      if (def === null) {
        if (i.op === 'call') count = addNew(order, count, i.results);
      } else if (isDefined[def.id] === 0) {
        isDefined[def.id] = 1;
        order[count++] = def;
      }
    }
  }
  return count === order.length ? order : order.slice(0, count);
}

/** Behind the first `count`; answers with how many there are then. */
function addNew(order: Reg[], count: number, regs: readonly Reg[]): number {
  let end = count;
  for (let i = 0; i < regs.length; i++) {
    const { id } = regs[i];
    if (isDefined[id] === 1) continue;
    isDefined[id] = 1;
    order[end++] = regs[i];
  }
  return end;
}

function loadGroups({ blocks }: Proc): readonly (readonly Reg[])[] {
  let groups: Reg[][] | null = null;
  for (const block of blocks) {
    const { instrs } = block;
    for (let from = 0; from < instrs.length; ) {
      const { op } = instrs[from];
      const to = op === 'free' || op === 'field' ? loadRunEnd(block, from) : from;
      if (to - from > 1) {
        groups ??= [];
        groups.push(instrs.slice(from, to).map((i) => (i as Load).dst));
      }
      from = Math.max(to, from + 1);
    }
  }
  return groups ?? noGroups;
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
