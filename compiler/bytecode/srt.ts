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
    tables.set(
      root,
      [...refs].filter((r) => leads(r, leading) && !(r.kind === 'fun' && r.proc === root)),
    );
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
    const add = (i: Instr | Terminator): void => {
      const target = mentioned(i);
      if (target !== null) set.add(target);
    };
    for (const { instrs, end } of proc.blocks) {
      instrs.forEach(add);
      add(end);
    }
  }
  return mentions;
}

function mentioned(i: Instr | Terminator): StaticRef | null {
  if (i.op === 'static') return i.target;
  return (i.op === 'call' || i.op === 'tail') && i.target.kind === 'static' ? i.target.target : null;
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
  if (s.kind === 'con') return s.payload.flatMap((f) => (f.kind === 'static' ? [f.target] : []));
  return mentions.get((s as StaticFun).proc) ?? [];
}
