/**
 * Static reference tables: which CAFs the code of a static closure can reach, and through what. Code that reaches none has no table.
 */
import type { Instr, Module, Proc, Static, StaticCon, StaticRef, Terminator } from '../cmm/syntax.ts';

export interface Srts {
  /** closures the code of this procedure (and of all that share its table: the same list) refers to and that may lead to a CAF, in order of first mention */
  entries(proc: Proc): readonly StaticRef[];
}

export function staticReferences(module: Module): Srts {
  const mentions = collect(module.procs);
  const leading = leadingToCafs(module.statics, mentions);
  /** by the indices of procedures: tables of those that have a closure of their own */
  const tables: (readonly StaticRef[])[] = new Array(module.procs.length).fill(none);
  for (const { root, refs } of mentions) {
    const table: StaticRef[] = [];
    for (const r of refs) if (leads(r, leading) && !(r.kind === 'fun' && r.proc === root)) table.push(r);
    if (table.length > 0) tables[root.index] = table;
  }
  return { entries: (proc) => tables[rootOf(proc).index] };
}

const none: readonly StaticRef[] = [];

/** The procedure of the static closure in whose code this one is written. */
function rootOf(proc: Proc): Proc {
  let root = proc;
  while (root.closure === null && root.parent !== null) root = root.parent;
  return root;
}

/** What the code under one static closure mentions. */
interface Mentions {
  readonly root: Proc;
  readonly refs: Set<StaticRef>;
}

/** In order of first mention. */
function collect(procs: readonly Proc[]): readonly Mentions[] {
  const found: Mentions[] = [];
  const byRoot: (Mentions | undefined)[] = new Array(procs.length);
  for (const proc of procs) {
    const root = rootOf(proc);
    let mentions = byRoot[root.index];
    if (mentions === undefined) {
      mentions = { root, refs: new Set() };
      byRoot[root.index] = mentions;
      found.push(mentions);
    }
    for (const { instrs, end } of proc.blocks) {
      for (const i of instrs) addMentioned(mentions.refs, i);
      addMentioned(mentions.refs, end);
    }
  }
  return found;
}

function addMentioned(to: Set<StaticRef>, i: Instr | Terminator): void {
  const { op } = i;
  if (op === 'static') to.add(i.target);
  else if ((op === 'call' || op === 'tail') && i.target.kind === 'static') to.add(i.target.target);
}

function leads(ref: StaticRef, leading: ReadonlySet<Static>): boolean {
  return ref.kind === 'import' || leading.has(ref);
}

/** Least fixpoint: a CAF leads to itself, an import may lead anywhere, everything else where its contents or its code lead. */
function leadingToCafs(statics: readonly Static[], mentions: readonly Mentions[]): ReadonlySet<Static> {
  const ofProc: (ReadonlySet<StaticRef> | undefined)[] = [];
  for (const { root, refs } of mentions) ofProc[root.index] = refs;
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
    for (const ref of s.kind === 'con' ? contents(s) : (ofProc[s.proc.index] ?? none)) {
      if (ref.kind === 'import') mark(s);
      else {
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
