/**
 * Static reference tables: which CAFs code can reach, and through what. Code that reaches none has no table.
 *
 * What a procedure refers to is noted while its blocks are there; the tables are made when all procedures are known, of what was noted.
 *
 * Note [What a frame keeps]: a closure has the table of all its code. A frame that waits has that of the code behind the place where it waits: what comes before is done
 * with, and a list at the top level that `main` has gone through is garbage, though `main` still runs. Code that loops has its whole loop before it. Behind is what
 * stands later in the list of blocks, or in a loop around (stretches that edges back span; those that overlap are one). A closure allocated there counts with all its
 * code: its own table speaks from when it exists. The tables of a procedure are prefixes of one list, a few of them, so that they stay small where many places wait.
 */
import type { Block, Instr, Proc, Static, StaticRef, Terminator } from '../cmm/syntax.ts';
import { numberOf, successor, successorCount } from '../cmm/syntax.ts';

/** Closures and imports, as `numberOf` tells them. */
export type References = readonly number[];

/** Tables, by the indices of procedures. */
export interface Srts {
  /** closures the code of a procedure refers to and that may lead to a CAF */
  of(proc: number): References;
  /** the same of what may still run when a frame of it waits at a position, as `Mentions.position` tells it */
  at(proc: number, position: number): References;
}

/** Different tables for the frames of one procedure. */
const STEPS = 8;

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
  // of the procedure being noted
  #refs: number[] = [];
  #lasts: number[] = [];
  readonly #places = new Marks();
  #made: number[] = [];
  #madeLasts: number[] = [];

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
        this.#instr(instrs[i], loop < loops.length && loops[loop].from <= position ? loops[loop].to : position);
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
      for (let i = successorCount(end) - 1; i >= 0; i--) {
        const from = this.#starts[successor(end, i).id];
        if (from > this.#starts[id]) continue;
        found ??= [];
        found.push({ from, to: this.#starts[id] + instrs.length });
      }
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

  #instr(i: Instr, last: number): void {
    switch (i.op) {
      case 'static':
        return this.#mention(i.target, last);
      case 'call':
        if (i.target.kind === 'static') this.#mention(i.target.target, last);
        return;
      case 'alloc':
      case 'bump':
      case 'fill':
        if (i.shell.kind !== 'closure') return;
        this.#made.push(i.shell.proc.index);
        this.#madeLasts.push(last);
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
      this.#places.put(number, this.#refs.length);
      this.#refs.push(number);
      this.#lasts.push(last);
    }
  }

  #take(): Mentioned {
    if (this.#refs.length + this.#made.length === 0) return nothing;
    const taken = { refs: this.#refs, lasts: this.#lasts, made: this.#made, madeLasts: this.#madeLasts };
    this.#refs = [];
    this.#lasts = [];
    this.#made = [];
    this.#madeLasts = [];
    this.#places.clear();
    return taken;
  }

  /** The tables, of all procedures of a module and its static closures. */
  tables(procs: readonly Proc[], statics: readonly Static[]): Srts {
    const noted = this.#noted;
    const mentions = withInner(procs, noted);
    const leading = leadingToCafs(statics, mentions, true);
    const tables = mentions.map((refs) => (refs.every((ref) => leads(ref, leading)) ? refs : refs.filter((ref) => leads(ref, leading))));
    const leadingToOwn = leadingToCafs(statics, mentions, false);
    const mayLetGo = tables.map((refs) => refs.some((ref) => !isImport(ref) && leadingToOwn[ref >>> 1] === 1));
    const waiting: (Waiting | undefined)[] = [];
    return {
      of: (proc) => tables[proc],
      at: (proc, position) => {
        // what only leads into other modules is kept whole: they have closures that last, and telling them apart takes time
        if (!mayLetGo[proc]) return tables[proc];
        waiting[proc] ??= new Waiting(tables[proc], lastMentions(noted[proc], tables));
        return waiting[proc].at(position);
      },
    };
  }
}

function isImport(ref: number): boolean {
  return (ref & 1) === 1;
}

function leads(ref: number, leading: Uint8Array): boolean {
  return isImport(ref) || leading[ref >>> 1] === 1;
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

/** What each procedure mentions, with those written in it: by its index. What is a static closure itself counts by itself. */
function withInner(procs: readonly Proc[], noted: readonly Mentioned[]): readonly References[] {
  const inner: number[][] = procs.map(() => []);
  for (const proc of procs) {
    if (noted[proc.index].refs.length === 0) continue;
    let at = proc;
    for (; at.closure === null && at.parent !== null; at = at.parent) inner[at.index].push(proc.index);
    inner[at.index].push(proc.index);
  }
  const seen = new Marks();
  return inner.map((of) => {
    if (of.length < 2) return of.length === 0 ? none : noted[of[0]].refs;
    seen.clear();
    const refs: number[] = [];
    for (const proc of of) {
      for (const ref of noted[proc].refs) {
        if (seen.of(ref) >= 0) continue;
        seen.put(ref, 0);
        refs.push(ref);
      }
    }
    return refs;
  });
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

/** Least fixpoint: a CAF leads to itself, an import may lead anywhere (or counts for nothing), everything else where its contents or its code lead. By index: 1 for those that do. */
function leadingToCafs(statics: readonly Static[], mentions: readonly References[], importsCount: boolean): Uint8Array {
  const usedBy: (number[] | undefined)[] = new Array(statics.length);
  const leading = new Uint8Array(statics.length);
  const work: number[] = [];
  const mark = (index: number): void => {
    if (leading[index] === 1) return;
    leading[index] = 1;
    work.push(index);
  };
  const use = (ref: number, user: number): void => {
    if (isImport(ref)) {
      if (importsCount) mark(user);
      return;
    }
    const users = usedBy[ref >>> 1];
    if (users === undefined) usedBy[ref >>> 1] = [user];
    else users.push(user);
  };
  for (const s of statics) {
    if (s.kind === 'caf') mark(s.index);
    if (s.kind !== 'con') for (const ref of mentions[s.proc.index]) use(ref, s.index);
    else for (const field of s.payload) if (field.kind === 'static') use(numberOf(field.target), s.index);
  }
  for (let index = work.pop(); index !== undefined; index = work.pop()) for (const user of usedBy[index] ?? none) mark(user);
  return leading;
}
