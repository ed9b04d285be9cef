/** How a block ends: jumps, choices, returns and tail calls. */
import { opcodeRow } from '../cmm/opcode-rows.ts';
import type { Move } from '../cmm/parallel-move.ts';
import { widthOf } from '../cmm/shape.ts';
import type { Block, Reg, Terminator } from '../cmm/syntax.ts';
import { tailCall } from './emit-call.ts';
import type { FrameWriter, Of } from './frame-writer.ts';
import { negated, OP } from './ops.ts';

export function emitEnd(w: FrameWriter, end: Terminator, next: Block | null): void {
  const { asm } = w;
  const { frame } = w.slots;
  switch (end.op) {
    case 'jump':
      return jump(w, end, next);
    case 'branch':
      return branch(w, end, next);
    case 'tag':
      asm.op(OP.BRTAG, w.at(end.reg), end.tag);
      asm.branch(end.yes);
      return goTo(w, end.no, next);
    case 'cons':
      asm.op(end.wide ? OP.SWCON : OP.SWTAG, w.at(end.reg), end.targets.length);
      return targets(w, end.targets);
    case 'table':
      asm.op(OP.SWTAB, w.at(end.reg), end.targets.length);
      asm.long(end.base);
      targets(w, end.targets);
      return goTo(w, end.otherwise, next);
    case 'return': {
      const start = asm.here;
      ret(w, end.values);
      return left(w, end, start);
    }
    case 'enter': {
      const start = asm.here;
      asm.op(OP.ENTER, w.at(end.reg), frame);
      return left(w, end, start);
    }
    case 'tail':
      return tailCall(w, end);
    case 'fail': {
      const start = asm.here;
      asm.op(OP.FAIL);
      asm.word(end.site.span.line);
      return w.ip(start, end.site);
    }
  }
}

/** Behind the instruction, written since `start`, that takes the frame down. */
function left(w: FrameWriter, end: Of<Terminator, 'return' | 'enter'>, start: number): void {
  if (end.site !== undefined) w.leaves(start, end.live, end.site);
}

function targets(w: FrameWriter, blocks: readonly Block[]): void {
  for (const block of blocks) w.asm.branch(block);
}

function goTo(w: FrameWriter, target: Block, next: Block | null): void {
  if (target === next) return;
  w.asm.op(OP.JMP);
  w.asm.branch(target);
}

function jump(w: FrameWriter, end: Of<Terminator, 'jump'>, next: Block | null): void {
  const { target } = end;
  const before = w.asm.here;
  const list: Move[] = [];
  for (let i = 0; i < target.params.length; i++) {
    const from = w.at(end.args[i]);
    const to = w.at(target.params[i]);
    if (from !== to) list.push({ from, to, width: widthOf(target.params[i].rep) as 1 | 2 });
  }
  w.moves(list);
  if (!end.back) return goTo(w, target, next);
  if (w.asm.here > before && w.proc.keeps) w.leaves(before, end.before, end.site);
  const info = w.seen(end.site, end.live);
  w.asm.op(OP.LOOP);
  w.asm.row(info);
  w.asm.branch(target);
  w.repeated(info);
}

function branch(w: FrameWriter, end: Of<Terminator, 'branch'>, next: Block | null): void {
  const a = w.at(end.a);
  const b = typeof end.b === 'number' ? end.b : w.at(end.b);
  const opposite = end.yes === next ? negated(end.code) : null;
  if (opposite !== null) {
    w.asm.op(opposite, a, b);
    w.asm.branch(end.no);
    return;
  }
  w.asm.op(opcodeRow(end.code), a, b);
  w.asm.branch(end.yes);
  goTo(w, end.no, next);
}

function ret(w: FrameWriter, values: readonly Reg[]): void {
  const { asm } = w;
  const { frame } = w.slots;
  if (values.length === 0) asm.op(OP.RETV, 0, frame);
  else if (values.length > 1) {
    const words = w.wordsOf(values);
    asm.op(OP.RETM, words.length, frame);
    asm.slots(words);
  } else if (values[0].rep === 'p') asm.op(OP.RETP, w.at(values[0]), frame);
  else asm.op(widthOf(values[0].rep) === 2 ? OP.RETL : OP.RETW, w.at(values[0]), frame);
}
