/**
 * Static reference tables: which CAFs the code of a static closure can reach, and through what. Code that reaches none has no table.
 */
import type { Instr, Module, Proc, Static, StaticFun, StaticRef, Terminator } from '../cmm/syntax.ts';

export interface Srts {
  /** closures the code of this procedure (and of all that share its table: the same list) refers to and that may lead to a CAF, in order of first mention */
  entries(proc: Proc): readonly StaticRef[];
}

export function staticReferences(module: Module): Srts {
  const mentions = collect(module.procs);
  const leading = leadingToCafs(module.statics, mentions);
  const tables = new Map<Proc, readonly StaticRef[]>();
  for (const [root, refs] of mentions) {
    const table: StaticRef[] = [];
    for (const r of refs) if (leads(r, leading) && !(r.kind === 'fun' && r.proc === root)) table.push(r);
    if (table.length > 0) tables.set(root, table);
  }
  return { entries: (proc) => tables.get(rootOf(proc)) ?? none };
}

const none: readonly StaticRef[] = [];

/** The procedure of the static closure in whose code this one is written. */
function rootOf(proc: Proc): Proc {
  let root = proc;
  while (root.closure === null && root.parent !== null) root = root.parent;
  return root;
}

function collect(procs: readonly Proc[]): Map<Proc, Set<StaticRef>> {
  const mentions = new Map<Proc, Set<StaticRef>>();
  for (const proc of procs) {
    const root = rootOf(proc);
    const set = mentions.get(root) ?? new Set();
    mentions.set(root, set);
    for (const { instrs, end } of proc.blocks) {
      for (const i of instrs) addMentioned(set, i);
      addMentioned(set, end);
    }
  }
  return mentions;
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
function leadingToCafs(statics: readonly Static[], mentions: ReadonlyMap<Proc, ReadonlySet<StaticRef>>): ReadonlySet<Static> {
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
    for (const ref of contents(s, mentions)) {
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

function contents(s: Static, mentions: ReadonlyMap<Proc, ReadonlySet<StaticRef>>): Iterable<StaticRef> {
  if (s.kind !== 'con') return mentions.get((s as StaticFun).proc) ?? none;
  const targets: StaticRef[] = [];
  for (const field of s.payload) if (field.kind === 'static') targets.push(field.target);
  return targets;
}
