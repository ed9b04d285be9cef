/**
 * Checks a procedure: what every pass after from-stg must keep true. Answers with complaints, in words for the people who write passes.
 *
 * - a register is assigned on every path before it is read, and has the kind the instruction wants;
 * - R1 is read (`node`, `free`) before any safepoint;
 * - what is allocated was reserved by a heap check since the last safepoint, and a closure that got room is filled before the next;
 * - registers needed at the same time share no word; what is needed across a safepoint lies in the frame.
 */

import { liveness, walkBack } from './liveness.ts';
import { opcodeRow } from './opcode-rows.ts';
import { RegSet } from './reg-set.ts';
import { isReal, widthOf } from './shape.ts';
import { NO_SLOT, type Slots } from './slots.ts';
import type { Block, Instr, Proc, Reg, Terminator } from './syntax.ts';
import { addEnd, addUses, defsOf, isSafepoint, type RegSink, shellWords, successorsOf } from './syntax.ts';

/** Complaints about a procedure; none when it is well formed. */
export function lint(proc: Proc): string[] {
  const complaints: string[] = [];
  const say = (block: Block, text: string): void => {
    complaints.push(`${proc.name}, ${block.name}: ${text}`);
  };
  for (const [block, start] of startStates(proc)) checkBlock(proc, block, start, (text) => say(block, text));
  return complaints;
}

// Flow -------------------------------------------------------------------------------------------------------------------------------------

/** What holds at a place on every path to it. */
interface State {
  readonly assigned: RegSet;
  r1: boolean;
  /** words reserved and not yet used */
  heap: number;
  /** closures with room and no contents */
  readonly unfilled: Set<Reg>;
}

function startStates(proc: Proc): Map<Block, State> {
  const first: State = { assigned: new RegSet(proc.regs.length), r1: true, heap: 0, unfilled: new Set() };
  for (const p of proc.params) first.assigned.add(p.id);
  const states = new Map<Block, State>([[proc.blocks[0], first]]);
  const work = [proc.blocks[0]];
  for (let block = work.pop(); block !== undefined; block = work.pop()) {
    const state = copyOf(states.get(block) as State);
    for (const p of block.params) state.assigned.add(p.id);
    for (const i of block.instrs) step(state, i);
    for (const next of successorsOf(block.end)) {
      const after = copyOf(state);
      if (block.end.op === 'jump' && block.end.back) {
        after.heap = 0;
        after.r1 = false;
      }
      const known = states.get(next);
      if (known === undefined) states.set(next, after);
      else if (!meet(known, after)) continue;
      work.push(next);
    }
  }
  return states;
}

function copyOf(s: State): State {
  return { assigned: s.assigned.copy(), r1: s.r1, heap: s.heap, unfilled: new Set(s.unfilled) };
}

/** Keeps of `into` what `other` has too; true when that was less. */
function meet(into: State, other: State): boolean {
  let changed = into.assigned.retainAll(other.assigned);
  if ((into.r1 && !other.r1) || into.heap > other.heap) changed = true;
  into.r1 &&= other.r1;
  into.heap = Math.min(into.heap, other.heap);
  return changed;
}

function step(state: State, i: Instr): void {
  if (isSafepoint(i)) {
    state.r1 = false;
    state.heap = i.op === 'heap' ? i.words : 0;
  }
  if (i.op === 'alloc' || i.op === 'bump') state.heap -= shellWords(i.shell);
  if (i.op === 'bump') state.unfilled.add(i.dst);
  if (i.op === 'fill') state.unfilled.delete(i.closure);
  for (const d of defsOf(i)) state.assigned.add(d.id);
}

// Checks -----------------------------------------------------------------------------------------------------------------------------------

function checkBlock(proc: Proc, block: Block, start: State, say: (text: string) => void): void {
  const state = copyOf(start);
  for (const p of block.params) state.assigned.add(p.id);
  const reader = (what: string): RegSink => ({
    addReg(r) {
      if (!state.assigned.has(r.id)) say(`${what} reads ${r.name || r.id} before it is assigned`);
    },
    addRegs(regs) {
      regs.forEach(this.addReg);
    },
  });
  for (const i of block.instrs) {
    addUses(reader(i.op), i);
    if ((i.op === 'free' || i.op === 'node') && !state.r1) say(`${i.op} after a safepoint`);
    if (isSafepoint(i) && state.unfilled.size > 0) say('a closure is not filled at a safepoint');
    step(state, i);
    if (state.heap < 0) say(`${-state.heap} words are allocated that were not reserved`);
    for (const c of kindComplaints(i)) say(c);
  }
  addEnd(reader(block.end.op), block.end);
  if (state.unfilled.size > 0) say('a closure is not filled at the end of its block');
  for (const c of endComplaints(proc, block.end)) say(c);
}

function kindComplaints(i: Instr): string[] {
  switch (i.op) {
    case 'prim':
      return primComplaints(i);
    case 'eval':
      return i.reg.rep === 'p' ? [] : ['eval of what is no pointer'];
    case 'field':
      return i.src.rep === 'p' ? [] : ['field of what is no pointer'];
    case 'alloc':
    case 'fill': {
      const words = i.payload.reduce((sum, r) => sum + widthOf(r.rep), 0);
      const wanted = shellWords(i.shell) - (i.shell.kind === 'closure' && i.shell.proc.kind !== 'fun' ? 2 : 1);
      return words === wanted ? [] : [`payload of ${words} words for a closure of ${wanted}`];
    }
    case 'call':
      if (i.target.kind !== 'static' && i.target.kind !== 'node') return [];
      return callComplaints(
        i.target.kind === 'node' ? i.target.proc.shape : i.target.target.kind === 'import' ? i.target.target.shape : i.target.target.proc.shape,
        i.args,
      );
    default:
      return [];
  }
}

function primComplaints(i: Instr & { op: 'prim' }): string[] {
  const args = [...i.args];
  const complaints: string[] = [];
  for (const { kind } of opcodeRow(i.code).bytes) {
    const isRead = kind === 's' || kind === 's2';
    if (!isRead && kind !== 'd' && kind !== 'd2') continue;
    const reg = isRead ? args.shift() : i.dst;
    if (reg === undefined || reg === null) complaints.push(`${i.code} lacks an operand`);
    else if (widthOf(reg.rep) !== (kind.endsWith('2') ? 2 : 1)) complaints.push(`${i.code} has an operand of the wrong width`);
  }
  if (args.length > 0) complaints.push(`${i.code} has too many operands`);
  return complaints;
}

function callComplaints(shape: { readonly args: readonly Reg['rep'][] | readonly string[] } | null, args: readonly Reg[]): string[] {
  if (shape === null) return ['a known call of something unknown'];
  const wanted = (shape.args as readonly Reg['rep'][]).filter(isReal).join();
  const given = args.map((a) => a.rep).join();
  return wanted === given ? [] : [`a call passes (${given}) for (${wanted})`];
}

function endComplaints(proc: Proc, end: Terminator): string[] {
  switch (end.op) {
    case 'jump': {
      const wanted = end.target.params.map((p) => p.rep).join();
      const given = end.args.map((a) => a.rep).join();
      return wanted === given ? [] : [`a jump to ${end.target.name} passes (${given}) for (${wanted})`];
    }
    case 'return': {
      const wanted = proc.shape.results.filter(isReal).join();
      const given = end.values.map((v) => v.rep).join();
      return wanted === given ? [] : [`returns (${given}) instead of (${wanted})`];
    }
    case 'enter':
    case 'tag':
    case 'cons':
      return end.reg.rep === 'p' ? [] : [`${end.op} of what is no pointer`];
    case 'table':
      return end.reg.rep === 'i64' ? [] : ['a table is indexed by an i64'];
    default:
      return [];
  }
}

/** Complaints about a choice of slots. */
export function lintSlots(proc: Proc, slots: Slots): string[] {
  const complaints: string[] = [];
  const { liveOut } = liveness(proc);
  const words = (r: Reg): number[] => {
    const at = slots.at[r.id];
    return widthOf(r.rep) === 2 ? [at, at + 1] : [at];
  };
  const together = (live: Iterable<number>, where: string): void => {
    const owner = new Map<number, Reg>();
    for (const id of live) {
      const reg = proc.regs[id];
      if (slots.at[id] === NO_SLOT) complaints.push(`${proc.name}, ${where}: ${reg.name || id} has no slot`);
      for (const w of words(reg)) {
        const other = owner.get(w);
        if (other !== undefined) complaints.push(`${proc.name}, ${where}: ${reg.name || id} and ${other.name || other.id} share word ${w}`);
        owner.set(w, reg);
      }
    }
  };
  for (const block of proc.blocks) {
    const atStart = walkBack(block, liveOut[block.id], (i, live) => {
      together(live, block.name);
      const instr = block.instrs[i];
      if (instr === undefined) return;
      const alone = live.copy();
      for (const d of defsOf(instr)) if (!slots.info.dropped.has(d.id)) alone.add(d.id);
      together(alone, block.name);
      if (!isSafepoint(instr)) return;
      for (const d of defsOf(instr)) alone.delete(d.id);
      for (const id of alone)
        if (words(proc.regs[id]).some((w) => w < 1 || w >= slots.frame))
          complaints.push(`${proc.name}, ${block.name}: ${proc.regs[id].name || id} is needed after ${instr.op} and lies at ${slots.at[id]}`);
    });
    for (const p of block.params) atStart.add(p.id);
    together(atStart, block.name);
  }
  return complaints;
}
