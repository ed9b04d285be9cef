/**
 * Static reference tables: which CAFs code can reach, and through what. Code that reaches none has no table.
 *
 * What a procedure refers to is noted while its blocks are there; the tables are made when all procedures are known, of what was noted.
 *
 * Note [What a frame keeps]: a closure has the table of all its code. A frame that waits has that of the code behind the place where it waits: what comes before is done
 * with, and a list at the top level that `main` has gone through is garbage, though `main` still runs. Code that loops has its whole loop before it. Behind is what
 * stands later in the list of blocks, or in a loop around (stretches that edges back span; those that overlap are one). A closure allocated there counts with all its
 * code: its own table speaks from when it exists. The tables of a procedure are prefixes of one list, exact ones but in procedures that refer to very much: what a prefix
 * has beyond what is behind is what was mentioned just before, in the call that is waited for.
 */
import type { Block, Instr, Proc, Static, StaticRef, Terminator } from '../cmm/syntax.ts';
import { numberOf } from '../cmm/syntax.ts';

/** Closures and imports, as `numberOf` tells them. */
export type References = readonly number[];

/** Tables, by the indices of procedures. */
export interface Srts {
  /** closures the code of a procedure refers to and that may lead to a CAF */
  of(proc: number): References;
  /** the same of what may still run when a frame of it waits at a position, as `Mentions.position` tells it */
  at(proc: number, position: number): References;
}

/** Different tables for the frames of one procedure, so that they stay small where many places wait. */
const STEPS = 64;

const none: readonly never[] = [];

/** Positions in a procedure begin here: what only closures mention that nobody makes (their allocation was dead) has its last mention at 0, before all of them. */
const FIRST = 1;

/** What a procedure refers to, in order of first mention, each with the position where it is mentioned last, loops counted whole. */
interface Mentioned {
  readonly refs: References;
  readonly lasts: readonly number[];
  /** the same of closures that are made here, by the indices of their procedures */
  readonly made: readonly number[];
  readonly madeLasts: readonly number[];
}

const nothing: Mentioned = { refs: none, lasts: none, made: none, madeLasts: none };

/** A stretch of positions in a procedure. */
interface Stretch {
  readonly from: number;
  to: number;
}

/** What all procedures refer to. */
export class Mentions {
  /** by the indices of procedures */
  readonly #noted: Mentioned[] = [];
  /** of the procedure noted last, by the ids of its blocks: the position of the first instruction */
  #starts = new Int32Array(64);
  // of the procedure being noted: the first of them
  readonly #refs: number[] = [];
  readonly #lasts: number[] = [];
  #count = 0;
  readonly #places = new Marks();
  readonly #made: number[] = [];
  readonly #madeLasts: number[] = [];
  #madeCount = 0;

  /** Notes what a procedure refers to. */
  add({ index, blocks }: Proc): void {
    this.#place(blocks);
    const loops = this.#loops(blocks);
    let loop = 0;
    let position = FIRST;
    for (let b = 0; b < blocks.length; b++) {
      const { instrs, end } = blocks[b];
      for (let i = 0; i < instrs.length; i++, position++) {
        while (loop < loops.length && loops[loop].to < position) loop++;
        this.#instr(instrs[i], loop < loops.length && loops[loop].from <= position ? loops[loop].to : position, position);
      }
      while (loop < loops.length && loops[loop].to < position) loop++;
      this.#end(end, loop < loops.length && loops[loop].from <= position ? loops[loop].to : position);
      position++;
    }
    this.#noted[index] = this.#take();
  }

  /** Of an instruction of the procedure noted last, or the end of a block (`index` behind the instructions): what it counts as in `Srts.at`. */
  position({ id }: Block, index: number): number {
    return this.#starts[id] + index;
  }

  #place(blocks: readonly Block[]): void {
    if (blocks.length > this.#starts.length) this.#starts = new Int32Array(2 * blocks.length);
    let position = FIRST;
    for (let b = 0; b < blocks.length; b++) {
      this.#starts[blocks[b].id] = position;
      position += blocks[b].instrs.length + 1;
    }
  }

  /** In order, apart from each other. */
  #loops(blocks: readonly Block[]): readonly Stretch[] {
    let found: Stretch[] | null = null;
    for (const { id, instrs, end } of blocks) {
      if (end.op !== 'jump' || !end.back) continue;
      found ??= [];
      found.push({ from: this.#starts[end.target.id], to: this.#starts[id] + instrs.length });
    }
    if (found === null || found.length === 1) return found ?? none;
    found.sort((a, b) => a.from - b.from);
    const apart: Stretch[] = [];
    for (const loop of found) {
      const before = apart.at(-1);
      if (before !== undefined && loop.from <= before.to) before.to = Math.max(before.to, loop.to);
      else apart.push(loop);
    }
    return apart;
  }

  #instr(i: Instr, last: number, position: number): void {
    switch (i.op) {
      case 'static':
        return this.#mention(i.target, last);
      case 'call':
        // what is called has itself when it runs: the frame that waits for it is behind the call
        if (i.target.kind === 'static') this.#mention(i.target.target, last === position ? last - 1 : last);
        return;
      case 'alloc':
      case 'bump':
      case 'fill':
        if (i.shell.kind !== 'closure') return;
        this.#made[this.#madeCount] = i.shell.proc.index;
        this.#madeLasts[this.#madeCount++] = last;
    }
  }

  #end(end: Terminator, last: number): void {
    if (end.op === 'tail' && end.target.kind === 'static') this.#mention(end.target.target, last);
  }

  #mention(ref: StaticRef, last: number): void {
    const number = numberOf(ref);
    const known = this.#places.of(number);
    if (known >= 0) this.#lasts[known] = last;
    else {
      this.#places.put(number, this.#count);
      this.#refs[this.#count] = number;
      this.#lasts[this.#count++] = last;
    }
  }

  #take(): Mentioned {
    const count = this.#count;
    const madeCount = this.#madeCount;
    if (count + madeCount === 0) return nothing;
    this.#count = 0;
    this.#madeCount = 0;
    this.#places.clear();
    return {
      refs: count === 0 ? none : this.#refs.slice(0, count),
      lasts: count === 0 ? none : this.#lasts.slice(0, count),
      made: madeCount === 0 ? none : this.#made.slice(0, madeCount),
      madeLasts: madeCount === 0 ? none : this.#madeLasts.slice(0, madeCount),
    };
  }

  /** The tables, of all procedures of a module and its static closures. */
  tables(procs: readonly Proc[], statics: readonly Static[]): Srts {
    const noted = this.#noted;
    const mentions = withInner(procs, noted);
    const { own, any } = leadingToCafs(statics, mentions);
    const tables = mentions.map((refs) => thatLead(refs, any));
    const waiting: (Waiting | null | undefined)[] = [];
    return {
      of: (proc) => tables[proc],
      at: (proc, position) => {
        // what only leads into other modules is kept whole: they have closures that last, and telling them apart takes time
        if (waiting[proc] === undefined) waiting[proc] = leadsToOwn(tables[proc], own) ? new Waiting(tables[proc], lastMentions(noted[proc], tables)) : null;
        return waiting[proc]?.at(position) ?? tables[proc];
      },
    };
  }
}

/** Those that may lead to a CAF. */
function thatLead(refs: References, any: Uint8Array): References {
  for (const ref of refs) if ((ref & 1) === 0 && any[ref >>> 1] === 0) return refs.filter((r) => (r & 1) === 1 || any[r >>> 1] === 1);
  return refs;
}

function leadsToOwn(refs: References, own: Uint8Array): boolean {
  for (const ref of refs) if ((ref & 1) === 0 && own[ref >>> 1] === 1) return true;
  return false;
}

/** Numbers kept by other numbers, all forgotten at once. */
class Marks {
  #values = new Int32Array(256);
  #rounds = new Int32Array(256);
  #round = 1;

  clear(): void {
    this.#round++;
  }

  put(key: number, value: number): void {
    if (key >= this.#values.length) {
      const [values, rounds] = [new Int32Array(2 * key), new Int32Array(2 * key)];
      values.set(this.#values);
      rounds.set(this.#rounds);
      this.#values = values;
      this.#rounds = rounds;
    }
    this.#values[key] = value;
    this.#rounds[key] = this.#round;
  }

  /** -1 when there is none. */
  of(key: number): number {
    return key < this.#rounds.length && this.#rounds[key] === this.#round ? this.#values[key] : -1;
  }
}

/**
 * What each procedure mentions, with those written in it: by its index. What is a static closure itself counts by itself. Each takes what those directly in it
 * have, and these come behind it, so that code nested a thousand deep is not gone through once for each level.
 */
function withInner(procs: readonly Proc[], noted: readonly Mentioned[]): readonly References[] {
  const inner = new Array<number[] | undefined>(procs.length);
  const found = new Array<References>(procs.length);
  const seen = new Marks();
  for (let i = procs.length - 1; i >= 0; i--) {
    const { index, closure, parent } = procs[i];
    const refs = joined(noted[index].refs, inner[index] ?? none, found, seen);
    found[index] = refs;
    if (refs.length === 0 || closure !== null || parent === null) continue;
    const beside = inner[parent.index];
    if (beside === undefined) inner[parent.index] = [index];
    else beside.push(index);
  }
  return found;
}

/** A procedure's own references and those of the ones in it, the last of which comes first. */
function joined(own: References, inner: readonly number[], found: readonly References[], seen: Marks): References {
  if (inner.length === 0) return own;
  if (own.length === 0 && inner.length === 1) return found[inner[0]];
  seen.clear();
  const refs: number[] = [];
  const add = (ref: number): void => {
    if (seen.of(ref) >= 0) return;
    seen.put(ref, 0);
    refs.push(ref);
  };
  own.forEach(add);
  for (let i = inner.length - 1; i >= 0; i--) found[inner[i]].forEach(add);
  return refs;
}

/** Where each closure is mentioned last, with the code of closures that are made. */
function lastMentions({ refs, lasts, made, madeLasts }: Mentioned, tables: readonly References[]): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  refs.forEach((ref, i) => {
    found.set(ref, lasts[i]);
  });
  made.forEach((proc, i) => {
    for (const ref of tables[proc]) found.set(ref, Math.max(found.get(ref) ?? 0, madeLasts[i]));
  });
  return found;
}

/** The tables of one procedure's frames. See Note [What a frame keeps]. Positions count instructions and ends of blocks. */
class Waiting {
  /** the last mentioned come first */
  readonly #refs: References;
  readonly #lasts: readonly number[];
  readonly #prefixes: References[] = [];

  constructor(table: References, lasts: ReadonlyMap<number, number>) {
    const lastOf = table.map((ref) => lasts.get(ref) ?? 0);
    const order = table.map((_, i) => i).sort((a, b) => lastOf[b] - lastOf[a] || a - b);
    this.#refs = order.map((i) => table[i]);
    this.#lasts = order.map((i) => lastOf[i]);
  }

  at(position: number): References {
    const behind = this.#lasts.findIndex((last) => last < position);
    const step = Math.ceil(this.#refs.length / STEPS);
    const count = behind < 0 ? this.#refs.length : Math.min(Math.ceil(behind / step) * step, this.#refs.length);
    this.#prefixes[count] ??= count === 0 ? none : this.#refs.slice(0, count);
    return this.#prefixes[count];
  }
}

/** By the indices of static closures: 1 for those that lead to a CAF. */
interface Leading {
  /** of the module */
  readonly own: Uint8Array;
  /** at all: an import may lead anywhere */
  readonly any: Uint8Array;
}

/** Least fixpoint: a CAF leads to itself, everything else where its contents or its code lead. */
function leadingToCafs(statics: readonly Static[], mentions: readonly References[]): Leading {
  const usedBy = new Array<number[] | undefined>(statics.length);
  const cafs: number[] = [];
  const importing: number[] = [];
  const use = (ref: number, user: number): void => {
    if ((ref & 1) === 1) {
      importing.push(user);
      return;
    }
    const users = usedBy[ref >>> 1];
    if (users === undefined) usedBy[ref >>> 1] = [user];
    else users.push(user);
  };
  for (const s of statics) {
    if (s.kind === 'caf') cafs.push(s.index);
    if (s.kind !== 'con') for (const ref of mentions[s.proc.index]) use(ref, s.index);
    else for (const field of s.payload) if (field.kind === 'static') use(numberOf(field.target), s.index);
  }
  const own = new Uint8Array(statics.length);
  spread(own, cafs, usedBy);
  const any = own.slice();
  spread(any, importing, usedBy);
  return { own, any };
}

/** Marks closures, and all that use what is marked. */
function spread(marks: Uint8Array, from: readonly number[], usedBy: readonly (readonly number[] | undefined)[]): void {
  const work: number[] = [];
  const markAll = (indices: readonly number[]): void => {
    for (const index of indices) {
      if (marks[index] === 1) continue;
      marks[index] = 1;
      work.push(index);
    }
  };
  markAll(from);
  for (let index = work.pop(); index !== undefined; index = work.pop()) markAll(usedBy[index] ?? none);
}
