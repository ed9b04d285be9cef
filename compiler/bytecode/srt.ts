/**
 * Static reference tables: which CAFs code can reach, and through what. Code that reaches none has no table.
 *
 * Note [What a frame keeps]: a closure has the table of all its code. A frame that waits has that of the code behind the place where it waits: what comes before is done
 * with, and a list at the top level that `main` has gone through is garbage, though `main` still runs. Code that loops has its whole loop before it. Behind is what
 * stands later in the list of blocks, or in a loop around (stretches that edges back span; those that overlap are one). A closure allocated there counts with all its
 * code: its own table speaks from when it exists. The tables of a procedure are prefixes of one list, a few of them, so that they stay small where many places wait.
 */
import type { Block, Instr, Module, Proc, Static, StaticCon, StaticRef, Terminator } from '../cmm/syntax.ts';
import { successor, successorCount } from '../cmm/syntax.ts';

export interface Srts {
  /** closures the code of this procedure refers to and that may lead to a CAF */
  of(proc: Proc): readonly StaticRef[];
  /** the same of what may still run when a frame of it waits at an instruction, or at the end of a block (`index` behind the instructions) */
  at(proc: Proc, block: Block, index: number): readonly StaticRef[];
}

/** Different tables for the frames of one procedure. */
const STEPS = 8;

const none: readonly StaticRef[] = [];

export function staticReferences(module: Module): Srts {
  const mentions = collect(module.procs);
  const leading = leadingToCafs(module.statics, mentions);
  const tables = mentions.map((refs) => [...refs].filter((ref) => leads(ref, leading)));
  const leadingToOwn = leadingToCafs(module.statics, mentions, false);
  const mayLetGo = tables.map((refs) => refs.some((ref) => ref.kind !== 'import' && leadingToOwn.has(ref)));
  let latest: Waiting | null = null;
  return {
    of: (proc) => tables[proc.index],
    at: (proc, block, index) => {
      // what only leads into other modules is kept whole: they have closures that last, and telling them apart takes time
      if (!mayLetGo[proc.index]) return tables[proc.index];
      if (latest?.proc !== proc) latest = new Waiting(proc, tables);
      return latest.at(block, index);
    },
  };
}

/** What each procedure mentions, in order of first mention, with those written in it: by its index. What is a static closure itself counts by itself. */
function collect(procs: readonly Proc[]): readonly Set<StaticRef>[] {
  const found = procs.map(() => new Set<StaticRef>());
  for (const proc of procs) {
    forEachMention(proc, (ref) => {
      let at = proc;
      for (; at.closure === null && at.parent !== null; at = at.parent) found[at.index].add(ref);
      found[at.index].add(ref);
    });
  }
  return found;
}

function forEachMention({ blocks }: Proc, note: (ref: StaticRef) => void): void {
  for (const { instrs, end } of blocks) {
    for (const i of instrs) noteMentioned(i, note);
    noteMentioned(end, note);
  }
}

function noteMentioned(i: Instr | Terminator, note: (ref: StaticRef) => void): void {
  const { op } = i;
  if (op === 'static') note(i.target);
  else if ((op === 'call' || op === 'tail') && i.target.kind === 'static') note(i.target.target);
}

/** A stretch of positions in a procedure. */
interface Stretch {
  readonly from: number;
  to: number;
}

/** The tables of one procedure's frames. See Note [What a frame keeps]. Positions count instructions and ends of blocks. */
class Waiting {
  readonly proc: Proc;
  /** by the ids of blocks */
  readonly #starts: number[] = [];
  /** the last mentioned come first */
  readonly #refs: readonly StaticRef[];
  /** where each is mentioned last, loops counted whole */
  readonly #last: readonly number[];
  readonly #prefixes: (readonly StaticRef[])[] = [];

  constructor(proc: Proc, tables: readonly (readonly StaticRef[])[]) {
    this.proc = proc;
    let position = 0;
    for (const { id, instrs } of proc.blocks) {
      this.#starts[id] = position;
      position += instrs.length + 1;
    }
    const last = this.#lastMentions(tables, this.#loops());
    const refs = tables[proc.index];
    const order = refs.map((_, i) => i).sort((a, b) => (last.get(refs[b]) ?? 0) - (last.get(refs[a]) ?? 0) || a - b);
    this.#refs = order.map((i) => refs[i]);
    this.#last = this.#refs.map((ref) => last.get(ref) ?? 0);
  }

  at(block: Block, index: number): readonly StaticRef[] {
    const position = this.#starts[block.id] + index;
    const behind = this.#last.findIndex((last) => last < position);
    const step = Math.ceil(this.#refs.length / STEPS);
    const count = behind < 0 ? this.#refs.length : Math.min(Math.ceil(behind / step) * step, this.#refs.length);
    this.#prefixes[count] ??= count === 0 ? none : this.#refs.slice(0, count);
    return this.#prefixes[count];
  }

  /** In order, apart from each other. */
  #loops(): readonly Stretch[] {
    const found: Stretch[] = [];
    for (const { id, instrs, end } of this.proc.blocks) {
      const to = this.#starts[id] + instrs.length;
      for (let i = 0; i < successorCount(end); i++) {
        const from = this.#starts[successor(end, i).id];
        if (from <= to && from <= this.#starts[id]) found.push({ from, to });
      }
    }
    found.sort((a, b) => a.from - b.from);
    const apart: Stretch[] = [];
    for (const loop of found) {
      const before = apart.at(-1);
      if (before !== undefined && loop.from <= before.to) before.to = Math.max(before.to, loop.to);
      else apart.push(loop);
    }
    return apart;
  }

  #lastMentions(tables: readonly (readonly StaticRef[])[], loops: readonly Stretch[]): ReadonlyMap<StaticRef, number> {
    const last = new Map<StaticRef, number>();
    let loop = 0;
    let position = 0;
    const note = (ref: StaticRef): void => {
      last.set(ref, loops[loop]?.from <= position ? loops[loop].to : position);
    };
    for (const { instrs, end } of this.proc.blocks) {
      for (let i = 0; i <= instrs.length; i++, position++) {
        while (loops[loop]?.to < position) loop++;
        noteMentioned(i < instrs.length ? instrs[i] : end, note);
        for (const ref of i < instrs.length ? madeBy(instrs[i], tables) : none) note(ref);
      }
    }
    return last;
  }
}

/** What the code of a closure refers to that an instruction makes. */
function madeBy(i: Instr, tables: readonly (readonly StaticRef[])[]): readonly StaticRef[] {
  if (i.op !== 'alloc' && i.op !== 'bump' && i.op !== 'fill') return none;
  return i.shell.kind === 'closure' ? tables[i.shell.proc.index] : none;
}

function leads(ref: StaticRef, leading: ReadonlySet<Static>): boolean {
  return ref.kind === 'import' || leading.has(ref);
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
