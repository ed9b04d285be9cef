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
import type { Block, Instr, Proc, Static, StaticCon, StaticRef, Terminator } from '../cmm/syntax.ts';
import { successor, successorCount } from '../cmm/syntax.ts';

/** Tables, by the indices of procedures. */
export interface Srts {
  /** closures the code of a procedure refers to and that may lead to a CAF */
  of(proc: number): readonly StaticRef[];
  /** the same of what may still run when a frame of it waits at a position, as `Mentions.position` tells it */
  at(proc: number, position: number): readonly StaticRef[];
}

/** Different tables for the frames of one procedure. */
const STEPS = 8;

const none: readonly never[] = [];

/** What a procedure refers to, in order of first mention, each with the position where it is mentioned last, loops counted whole. */
interface Mentioned {
  readonly refs: readonly StaticRef[];
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
  #refs: StaticRef[] = [];
  #lasts: number[] = [];
  readonly #places = new Map<StaticRef, number>();
  #made: number[] = [];
  #madeLasts: number[] = [];

  /** Notes what a procedure refers to. */
  add({ index, blocks }: Proc): void {
    this.#place(blocks);
    const loops = this.#loops(blocks);
    let loop = 0;
    let position = 0;
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
    let position = 0;
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
    const known = this.#places.get(ref);
    if (known !== undefined) this.#lasts[known] = last;
    else {
      this.#places.set(ref, this.#refs.length);
      this.#refs.push(ref);
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
    if (this.#places.size > 0) this.#places.clear();
    return taken;
  }

  /** The tables, of all procedures of a module and its static closures. */
  tables(procs: readonly Proc[], statics: readonly Static[]): Srts {
    const noted = this.#noted;
    const mentions = withInner(procs, noted);
    const leading = leadingToCafs(statics, mentions);
    const tables = mentions.map((refs): readonly StaticRef[] =>
      refs.size === 0 ? none : [...refs].filter((ref) => ref.kind === 'import' || leading.has(ref)),
    );
    const leadingToOwn = leadingToCafs(statics, mentions, false);
    const mayLetGo = tables.map((refs) => refs.some((ref) => ref.kind !== 'import' && leadingToOwn.has(ref)));
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

const noRefs: Set<StaticRef> = new Set();

/** What each procedure mentions, with those written in it: by its index. What is a static closure itself counts by itself. */
function withInner(procs: readonly Proc[], noted: readonly Mentioned[]): readonly ReadonlySet<StaticRef>[] {
  const found = procs.map(() => noRefs);
  const add = (at: number, refs: readonly StaticRef[]): void => {
    if (found[at] === noRefs) found[at] = new Set(refs);
    else for (const ref of refs) found[at].add(ref);
  };
  for (const proc of procs) {
    const { refs } = noted[proc.index];
    if (refs.length === 0) continue;
    let at = proc;
    for (; at.closure === null && at.parent !== null; at = at.parent) add(at.index, refs);
    add(at.index, refs);
  }
  return found;
}

/** Where each closure is mentioned last, with the code of closures that are made. */
function lastMentions({ refs, lasts, made, madeLasts }: Mentioned, tables: readonly (readonly StaticRef[])[]): ReadonlyMap<StaticRef, number> {
  const found = new Map<StaticRef, number>();
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
  readonly #refs: readonly StaticRef[];
  readonly #lasts: readonly number[];
  readonly #prefixes: (readonly StaticRef[])[] = [];

  constructor(table: readonly StaticRef[], lasts: ReadonlyMap<StaticRef, number>) {
    const lastOf = table.map((ref) => lasts.get(ref) ?? 0);
    const order = table.map((_, i) => i).sort((a, b) => lastOf[b] - lastOf[a] || a - b);
    this.#refs = order.map((i) => table[i]);
    this.#lasts = order.map((i) => lastOf[i]);
  }

  at(position: number): readonly StaticRef[] {
    const behind = this.#lasts.findIndex((last) => last < position);
    const step = Math.ceil(this.#refs.length / STEPS);
    const count = behind < 0 ? this.#refs.length : Math.min(Math.ceil(behind / step) * step, this.#refs.length);
    this.#prefixes[count] ??= count === 0 ? none : this.#refs.slice(0, count);
    return this.#prefixes[count];
  }
}

/** Least fixpoint: a CAF leads to itself, an import may lead anywhere (or counts for nothing), everything else where its contents or its code lead. */
function leadingToCafs(statics: readonly Static[], mentions: readonly ReadonlySet<StaticRef>[], importsCount = true): ReadonlySet<Static> {
  const usedBy = new Map<StaticRef, Static[]>();
  const leading = new Set<Static>();
  const work: Static[] = [];
  const mark = (s: Static): void => {
    if (leading.has(s)) return;
    leading.add(s);
    work.push(s);
  };
  for (const s of statics) {
    if (s.kind === 'caf') mark(s);
    for (const ref of s.kind === 'con' ? contents(s) : mentions[s.proc.index]) {
      if (ref.kind === 'import') {
        if (importsCount) mark(s);
      } else {
        const users = usedBy.get(ref);
        if (users === undefined) usedBy.set(ref, [s]);
        else users.push(s);
      }
    }
  }
  for (let s = work.pop(); s !== undefined; s = work.pop()) for (const user of usedBy.get(s) ?? []) mark(user);
  return leading;
}

function contents({ payload }: StaticCon): readonly StaticRef[] {
  const targets: StaticRef[] = [];
  for (const field of payload) if (field.kind === 'static') targets.push(field.target);
  return targets;
}
