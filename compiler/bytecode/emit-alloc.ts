/** Closures on the heap: allocated, or filled in that were allocated before. */
import { TAG_MAX } from '../../abi/layout.ts';
import type { OpcodeRow } from '../cmm/opcode-rows.ts';
import { widthOf } from '../cmm/shape.ts';
import { type Instr, type Reg, type Shell, shellWords } from '../cmm/syntax.ts';
import type { FrameWriter, Of } from './frame-writer.ts';
import { OP } from './ops.ts';

export function alloc(w: FrameWriter, { dst, payload, shell }: Of<Instr, 'alloc'>): void {
  const { asm } = w;
  const at = w.at(dst);
  if (isThunk(shell)) return closure(w, OP.THK, at, shell, payload);
  if (payload.length === 1) {
    asm.op(widthOf(payload[0].rep) === 1 ? OP.CON1 : OP.CON1L, at, w.at(payload[0]));
    return what(w, shell);
  }
  if (payload.length === 2 && widthOf(payload[0].rep) + widthOf(payload[1].rep) === 2) {
    asm.op(OP.CON2, at, w.at(payload[0]), w.at(payload[1]));
    return what(w, shell);
  }
  closure(w, OP.CON, at, shell, payload);
}

/** Room for a closure that others refer to before it is filled in. */
export function bump(w: FrameWriter, { dst, shell }: Of<Instr, 'bump'>): void {
  w.asm.op(OP.BUMP, w.at(dst), tagOf(shell), shellWords(shell));
}

export function fill(w: FrameWriter, { closure: at, shell, payload }: Of<Instr, 'fill'>): void {
  closure(w, isThunk(shell) ? OP.FILLT : OP.FILL, w.at(at), shell, payload);
}

/** An instruction with the operands `d n | con slots`. */
function closure(w: FrameWriter, op: OpcodeRow, at: number, shell: Shell, payload: readonly Reg[]): void {
  const words = w.wordsOf(payload);
  w.asm.op(op, at, words.length);
  what(w, shell);
  w.asm.slots(words);
}

/** The word that says what is allocated. */
function what(w: FrameWriter, shell: Shell): void {
  const { asm } = w;
  if (shell.kind === 'closure') return asm.info(shell.proc.index, tagOf(shell));
  const { con } = shell;
  if (con.machineInfo !== null) return asm.word(con.machineInfo + tagOf(shell));
  asm.row(w.section.con(con), tagOf(shell));
}

function isThunk(shell: Shell): boolean {
  return shell.kind === 'closure' && shell.proc.kind !== 'fun';
}

/** Tag of a pointer to a fresh closure. */
function tagOf(shell: Shell): number {
  if (shell.kind === 'con') return Math.min(shell.con.number + 1, TAG_MAX);
  return shell.proc.kind === 'fun' ? Math.min(shell.proc.shape.args.length, TAG_MAX) : 0;
}
