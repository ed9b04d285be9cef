/** One procedure to bytecode: blocks in an order that falls through. */
import type { Slots } from '../cmm/slots.ts';
import type { Proc } from '../cmm/syntax.ts';
import { blockOrder } from './block-order.ts';
import { emitEnd } from './emit-end.ts';
import { emitInstrs } from './emit-instrs.ts';
import { FrameWriter, type Output } from './frame-writer.ts';
import type { InfoRow } from './infos.ts';
import { ENTRY_OF } from './ops.ts';
import type { Section } from './section.ts';

/** Writes a procedure's code, and where it begins into its row. What it refers to is noted already. */
export function emitProc(out: Output, section: Section, row: InfoRow, proc: Proc, slots: Slots): void {
  const w = new FrameWriter(out, section, proc, slots);
  const { asm } = w;
  const order = blockOrder(proc);
  asm.startProc(proc.blocks.length);
  row.entry = asm.here;
  emitEntry(w);
  for (let i = 0; i < order.length; i++) {
    const block = order[i];
    asm.place(block);
    w.block = block;
    emitInstrs(w, block);
    w.index = block.instrs.length;
    emitEnd(w, block.end, i + 1 < order.length ? order[i + 1] : null);
  }
  asm.endProc();
}

function emitEntry({ asm, proc, slots }: FrameWriter): void {
  asm.op(ENTRY_OF[proc.kind], proc.kind === 'fun' ? slots.argWords : 0, slots.frame);
  asm.info(proc.index);
  if (proc.kind === 'fun') asm.closure(proc.closure);
}
