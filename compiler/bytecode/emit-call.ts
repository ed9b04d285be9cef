/** Calls and tail calls: arguments to their places, whom to call, results to theirs. */
import type { Move } from '../cmm/parallel-move.ts';
import { widthOf, wordsOfRegs } from '../cmm/shape.ts';
import { inR1 } from '../cmm/slots.ts';
import type { CallTarget, Instr, Reg, Terminator } from '../cmm/syntax.ts';
import type { Assembler } from './assembler.ts';
import type { FrameWriter, Of } from './frame-writer.ts';
import { CALL_OF, OP, TAIL_OF } from './ops.ts';

export function call(w: FrameWriter, { args, results, target, site, live }: Of<Instr, 'call'>): void {
  const { asm } = w;
  const callee = w.passArgs(args, 0, target);
  const info = w.seen(site, live);
  const op = CALL_OF[target.kind];
  if (op.ranges.length === 0) asm.op(op);
  else asm.op(op, callee);
  asm.row(info);
  whom(asm, target);
  w.resumed(info);
  takeResults(w, results);
}

function takeResults(w: FrameWriter, results: readonly Reg[]): void {
  const { dropped } = w.slots.info;
  if (inR1(results)) {
    if (!dropped.has(results[0].id)) w.asm.op(OP.R1GET, w.at(results[0]));
    return;
  }
  const list: Move[] = [];
  let from = -wordsOfRegs(results);
  for (const reg of results) {
    const width = widthOf(reg.rep) as 1 | 2;
    if (!dropped.has(reg.id)) list.push({ from, to: w.at(reg), width });
    from += width;
  }
  w.moves(list);
}

export function tailCall(w: FrameWriter, { args, target, site, live }: Of<Terminator, 'tail'>): void {
  const { asm } = w;
  const { frame } = w.slots;
  const before = asm.here;
  const callee = w.passArgs(args, frame, target);
  const start = w.proc.keeps ? before : asm.here;
  asm.op(TAIL_OF[target.kind], callee, frame);
  whom(asm, target);
  w.leaves(start, live, site);
}

/** The words that say who is called, or what is behind a closure in a register. */
function whom(asm: Assembler, target: CallTarget): void {
  switch (target.kind) {
    case 'static':
      if (target.target.kind === 'import') asm.importCode(target.target.index);
      else asm.code(target.target.proc.index);
      return asm.closure(target.target);
    case 'node':
      return asm.code(target.proc.index);
    case 'unknown':
      return asm.word(target.shape);
    case 'prim':
      return asm.word(target.prim);
    case 'host':
      asm.host(target.host.index);
      return asm.word(target.shape);
  }
}
