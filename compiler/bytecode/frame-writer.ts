/**
 * What all instructions of a procedure are written with: where its registers are, moves between these places, and an info table for every place where the frame can
 * be seen.
 */
import type { Place } from '../../abi/image.ts';
import { type Move, sequentialise } from '../cmm/parallel-move.ts';
import { widthOf, wordsOfRegs } from '../cmm/shape.ts';
import { NO_SLOT, type Slots } from '../cmm/slots.ts';
import { type Block, type CallTarget, calleeOf, type Proc, type Reg, type Site, type TextLiteral } from '../cmm/syntax.ts';
import type { Assembler } from './assembler.ts';
import type { InfoMaker } from './infos.ts';
import { OP } from './ops.ts';
import type { Section } from './section.ts';
import type { Mentions } from './srt.ts';

/** What the procedures of a module share. */
export interface Output {
  readonly infos: InfoMaker;
  readonly mentions: Mentions;
  /** number of a literal's text */
  text(literal: TextLiteral): number;
}

/** An instruction, or an end, of that kind. */
export type Of<T, K> = Extract<T, { op: K }>;

export class FrameWriter {
  readonly out: Output;
  readonly section: Section;
  readonly asm: Assembler;
  readonly proc: Proc;
  readonly slots: Slots;
  /** what is being written: an instruction of this block, or its end */
  block: Block;
  index = 0;
  /** where the instruction begins that the frame is seen at */
  #start = 0;

  constructor(out: Output, section: Section, proc: Proc, slots: Slots) {
    this.out = out;
    this.section = section;
    this.asm = section.asm;
    this.proc = proc;
    this.slots = slots;
    this.block = proc.blocks[0];
  }

  at(reg: Reg): number {
    const at = this.slots.at[reg.id];
    if (at === NO_SLOT) throw new Error(`register ${reg.name} of ${this.proc.name} has no slot`);
    return at;
  }

  // Places where the frame can be seen -----------------------------------------------------------------------------------------------------

  /** Number of a row for the frame as it is at this site. The instruction that is written next names it; `resumed` or `repeated` follows. */
  seen(site: Site, live: number): number {
    const info = this.#info(site, live);
    this.#start = this.asm.here;
    return info;
  }

  /** The frame is seen at the instruction just written, and execution goes on after it. */
  resumed(info: number): void {
    this.#shown(info, this.asm.here);
  }

  /** The frame is seen at the instruction just written, which is done again. */
  repeated(info: number): void {
    this.#shown(info, this.#start);
  }

  #shown(info: number, entry: number): void {
    const row = this.section.rows[info];
    row.entry = entry;
    this.#ipAt(this.#start, row.debug.place);
  }

  #info(site: Site, live: number): number {
    const { infos, mentions } = this.out;
    return this.section.add(infos.site(this.proc, this.slots, site, this.slots.info.live[live], mentions.position(this.block, this.index)));
  }

  /** Notes the place of the instruction written since `start`. */
  ip(start: number, site: Site): void {
    this.#ipAt(start, this.out.infos.placeIn(this.proc, site.span));
  }

  #ipAt(start: number, place: Place | null): void {
    if (place !== null) this.section.ips.push({ start, end: this.asm.here, place, info: this.proc.index });
  }

  /** Notes the place of what was written since `start`, which takes the frame down; for a debugger, what this holds before. No code refers to that row. */
  leaves(start: number, live: number, site: Site): void {
    if (this.proc.keeps) this.section.rows[this.#info({ ...site, kind: 'safepoint' }, live)].entry = start;
    this.ip(start, site);
  }

  // Moves ------------------------------------------------------------------------------------------------------------------------------------

  #move(to: number, from: number, width: number): void {
    if (to !== from) this.asm.op(width === 2 ? OP.MOV2 : OP.MOV, to, from);
  }

  moves(list: readonly Move[]): void {
    if (list.length === 0) return;
    for (const m of list.length === 1 ? list : sequentialise(list, this.slots.scratch)) this.#move(m.to, m.from, m.width);
  }

  /** Moves arguments so that they end at word `end`. Answers with the place of the callee, which they do not overwrite. */
  passArgs(args: readonly Reg[], end: number, target: CallTarget): number {
    const first = end - wordsOfRegs(args);
    const list: Move[] = [];
    const callee = calleeOf(target);
    let at = callee === null ? 0 : this.at(callee);
    let overwritten = false;
    let to = first;
    for (let i = 0; i < args.length; i++) {
      const from = this.at(args[i]);
      const width = widthOf(args[i].rep) as 1 | 2;
      if (from !== to) {
        list.push({ from, to, width });
        if (at >= to && at < to + width) overwritten = true;
      }
      to += width;
    }
    if (callee !== null && overwritten) {
      this.#move(this.slots.scratch, at, 1);
      at = this.slots.scratch;
    }
    this.moves(list);
    return at;
  }

  /** Words of the frame that hold the registers. */
  wordsOf(regs: readonly Reg[]): number[] {
    const words: number[] = [];
    for (let i = 0; i < regs.length; i++) {
      const at = this.at(regs[i]);
      words.push(at);
      if (widthOf(regs[i].rep) === 2) words.push(at + 1);
    }
    return words;
  }
}
