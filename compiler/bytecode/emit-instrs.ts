/** Instructions of a block, neighbours as one where the machine has one for both. */
import { loadRunEnd } from '../cmm/interference.ts';
import { opcodeRow } from '../cmm/opcode-rows.ts';
import { widthOf } from '../cmm/shape.ts';
import type { Block, Instr, Literal, Reg } from '../cmm/syntax.ts';
import { doubleBits, floatBits } from './bits.ts';
import { alloc, bump, fill } from './emit-alloc.ts';
import { call } from './emit-call.ts';
import type { FrameWriter, Of } from './frame-writer.ts';
import { OP } from './ops.ts';

export function emitInstrs(w: FrameWriter, block: Block): void {
  const { instrs } = block;
  for (let i = 0; i < instrs.length; ) {
    w.index = i;
    const instr = instrs[i];
    const { op } = instr;
    const done = op === 'free' || op === 'field' ? loads(w, block, i) : op === 'eval' ? evalAnd(w, block, i) : 0;
    if (done === 0) emitInstr(w, instr);
    i += Math.max(done, 1);
  }
}

/** Loads of neighbouring words to neighbouring slots as one instruction; answers with how many were written. */
function loads(w: FrameWriter, block: Block, from: number): number {
  const end = loadRunEnd(block, from);
  let to = from;
  let words = 0;
  const first = block.instrs[from];
  if (end - from < 2 || (first.op !== 'free' && first.op !== 'field')) return 0;
  for (; to < end; to++) {
    const { dst } = block.instrs[to] as Of<Instr, 'free' | 'field'>;
    if (w.at(dst) !== w.at(first.dst) + words) break;
    words += widthOf(dst.rep);
  }
  if (to - from < 2) return bothFields(w, block, from);
  if (first.op === 'free') w.asm.op(OP.R1FREE, w.at(first.dst), first.word, words);
  else w.asm.op(OP.FIELDS, w.at(first.dst), w.at(first.src), words);
  return to - from;
}

/** The two one-word fields of a constructor such as (:), to any two slots. */
function bothFields(w: FrameWriter, block: Block, from: number): number {
  const x = block.instrs[from];
  const y = block.instrs[from + 1];
  if (x.op !== 'field' || y.op !== 'field' || x.src !== y.src || widthOf(x.dst.rep) + widthOf(y.dst.rep) !== 2) return 0;
  if (Math.min(x.word, y.word) !== 1 || Math.max(x.word, y.word) !== 2) return 0;
  const isInOrder = x.word === 1;
  w.asm.op(OP.LDFF, w.at((isInOrder ? x : y).dst), w.at((isInOrder ? y : x).dst), w.at(x.src));
  return 2;
}

/** An evaluation with what is done with the value at once, in one instruction where it is evaluated already. The plain sequence follows for the slow path. */
function evalAnd(w: FrameWriter, block: Block, at: number): number {
  const i = block.instrs[at];
  if (i.op !== 'eval') return 0;
  const { asm } = w;
  const reg = w.at(i.reg);
  if (at + 1 === block.instrs.length) {
    const { end } = block;
    if (end.op !== 'tag' || end.reg !== i.reg) return 0;
    const info = w.seen(i.site, i.live);
    asm.op(OP.EVALTAG, reg, end.tag);
    asm.row(info);
    asm.branch(end.yes);
    w.resumed(info);
    asm.op(OP.R1GET, reg);
    return 1;
  }
  const next = block.instrs[at + 1];
  if (next.op !== 'field' || next.src !== i.reg || next.word !== 1 || widthOf(next.dst.rep) !== 2) return 0;
  const info = w.seen(i.site, i.live);
  asm.op(OP.EVALF2, reg, w.at(next.dst));
  asm.row(info);
  w.resumed(info);
  asm.op(OP.R1GET, reg);
  asm.op(OP.LDF2, w.at(next.dst), reg, 1);
  return 2;
}

function emitInstr(w: FrameWriter, i: Instr): void {
  const { asm } = w;
  switch (i.op) {
    case 'literal':
      return literal(w, w.at(i.dst), i.value);
    case 'static':
      asm.op(OP.LDP, w.at(i.dst));
      return asm.closure(i.target);
    case 'node':
      return asm.op(OP.R1GET, w.at(i.dst));
    case 'free':
      return asm.op(OP.R1FREE, w.at(i.dst), i.word, widthOf(i.dst.rep));
    case 'field':
      return asm.op(widthOf(i.dst.rep) === 2 ? OP.LDF2 : OP.LDF, w.at(i.dst), w.at(i.src), i.word);
    case 'prim':
      return prim(w, i);
    case 'integer': {
      const info = w.seen(i.site, i.live);
      asm.op(opcodeRow(i.code), w.at(i.dst), w.at(i.args[0]), w.at(i.args[1]));
      asm.row(info);
      w.resumed(info);
      return asm.op(OP.R1GET, w.at(i.dst));
    }
    case 'heap': {
      const info = w.seen(i.site, i.live);
      asm.op(OP.HPCHK, i.words);
      asm.row(info);
      return w.repeated(info);
    }
    case 'alloc':
      return alloc(w, i);
    case 'bump':
      return bump(w, i);
    case 'fill':
      return fill(w, i);
    case 'eval': {
      const info = w.seen(i.site, i.live);
      asm.op(OP.EVAL, w.at(i.reg));
      asm.row(info);
      w.resumed(info);
      return asm.op(OP.R1GET, w.at(i.reg));
    }
    case 'call':
      return call(w, i);
  }
}

function literal(w: FrameWriter, dst: number, value: Literal): void {
  const { asm } = w;
  switch (value.rep) {
    case 'i64':
      if (value.value >= -32768n && value.value <= 32767n) return asm.op(OP.LDI64, dst, Number(value.value));
      asm.op(OP.LDL, dst);
      return asm.long(value.value);
    case 'i32': {
      const signed = value.value | 0;
      if (signed >= -32768 && signed <= 32767) return asm.op(OP.LDI32, dst, signed);
      asm.op(OP.LDW, dst);
      return asm.word(signed);
    }
    case 'f32':
      asm.op(OP.LDW, dst);
      return asm.word(floatBits(value.value));
    case 'f64': {
      const bits = doubleBits(value.value);
      if (bits === 0n) return asm.op(OP.LDI64, dst, 0);
      asm.op(OP.LDL, dst);
      return asm.long(bits);
    }
    case 'string':
      asm.op(OP.LDA, dst);
      return asm.text(w.out.text(value));
  }
}

function prim(w: FrameWriter, i: Of<Instr, 'prim'>): void {
  const { asm } = w;
  const row = opcodeRow(i.code);
  const operands: number[] = [];
  let arg = 0;
  for (const { kind } of row.bytes) {
    if (kind === 'd' || kind === 'd2') operands.push(w.at(i.dst as Reg));
    else if (kind === 's' || kind === 's2') operands.push(w.at(i.args[arg++]));
    else operands.push(i.imm as number);
  }
  if (i.site === null) return asm.opWith(row, operands);
  const info = w.seen(i.site, i.live);
  asm.opWith(row, operands);
  asm.row(info);
  w.repeated(info);
}
