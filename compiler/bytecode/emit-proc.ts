/**
 * One procedure to bytecode: blocks in an order that falls through, moves around calls, an info table for every place where the frame can be seen.
 */
import type { Place } from '../../abi/image.ts';
import { TAG_MAX } from '../../abi/layout.ts';
import { loadRunEnd } from '../cmm/interference.ts';
import { type OpcodeRow, opcodeRow } from '../cmm/opcode-rows.ts';
import { type Move, sequentialise } from '../cmm/parallel-move.ts';
import { widthOf, wordsOfRegs } from '../cmm/shape.ts';
import { inR1, NO_SLOT, type Slots } from '../cmm/slots.ts';
import type { Block, CallTarget, Imported, Instr, Literal, Proc, Reg, Shell, Site, StaticFun, Terminator, TextLiteral } from '../cmm/syntax.ts';
import { calleeOf, shellWords } from '../cmm/syntax.ts';
import type { Assembler } from './assembler.ts';
import { doubleBits, floatBits } from './bits.ts';
import { blockOrder } from './block-order.ts';
import type { InfoMaker, InfoRow } from './infos.ts';
import { ENTRY_OF, negated, OP } from './ops.ts';
import type { Section } from './section.ts';
import type { Mentions } from './srt.ts';

/** What the procedures of a module share. */
export interface Output {
  readonly infos: InfoMaker;
  readonly mentions: Mentions;
  /** number of a literal's text */
  text(literal: TextLiteral): number;
}

/** Writes a procedure's code, and where it begins into its row. What it refers to is noted already. */
export function emitProc(out: Output, section: Section, row: InfoRow, proc: Proc, slots: Slots): void {
  new ProcEmitter(out, section, row, proc, slots).run();
}

type Of<T, K> = Extract<T, { op: K }>;

class ProcEmitter {
  private readonly out: Output;
  private readonly section: Section;
  private readonly asm: Assembler;
  /** the procedure's own */
  private readonly row: InfoRow;
  private readonly proc: Proc;
  private readonly slots: Slots;
  /** what is being written: an instruction of this block, or its end */
  private block: Block;
  private index = 0;

  constructor(out: Output, section: Section, row: InfoRow, proc: Proc, slots: Slots) {
    this.out = out;
    this.section = section;
    this.asm = section.asm;
    this.row = row;
    this.proc = proc;
    this.slots = slots;
    this.block = proc.blocks[0];
  }

  run(): void {
    const { asm } = this;
    const order = blockOrder(this.proc);
    asm.startProc(this.proc.blocks.length);
    this.#entry();
    for (let i = 0; i < order.length; i++) {
      const block = order[i];
      asm.place(block);
      this.block = block;
      this.#instrs(block);
      this.index = block.instrs.length;
      this.#terminator(block.end, i + 1 < order.length ? order[i + 1] : null);
    }
    asm.endProc();
  }

  #entry(): void {
    const { asm, proc, slots } = this;
    this.row.entry = asm.here;
    asm.op(ENTRY_OF[proc.kind], proc.kind === 'fun' ? slots.argWords : 0, slots.frame);
    asm.info(proc.index);
    if (proc.kind === 'fun') asm.closure(proc.closure);
  }

  #at(reg: Reg): number {
    const at = this.slots.at[reg.id];
    if (at === NO_SLOT) throw new Error(`register ${reg.name} of ${this.proc.name} has no slot`);
    return at;
  }

  // Places where the frame can be seen -----------------------------------------------------------------------------------------------------

  /** Number of a row for the frame as it is at this site. The instruction that is written next names it, and `shown` says what it was. */
  #info(site: Site, live: number): number {
    const { infos, mentions } = this.out;
    return this.section.add(infos.site(this.proc, this.slots, site, this.slots.info.live[live], mentions.position(this.block, this.index)));
  }

  /** Notes where the frame is seen: at the instruction written since `start`. `resume`: execution continues after it, not at it. */
  #shown(info: number, start: number, resume: boolean): void {
    const row = this.section.rows[info];
    row.entry = resume ? this.asm.here : start;
    this.#ipAt(start, row.debug.place);
  }

  /** Notes the place of the instruction written since `start`. */
  #ip(start: number, site: Site): void {
    this.#ipAt(start, this.out.infos.placeIn(this.proc, site.span));
  }

  #ipAt(start: number, place: Place | null): void {
    if (place !== null) this.section.ips.push({ start, end: this.asm.here, place, info: this.proc.index });
  }

  /** For a debugger: what the frame holds before an instruction that takes it down. No code refers to this row. */
  #standsAt(start: number, live: number, site: Site): void {
    if (!this.proc.keeps) return;
    this.section.rows[this.#info({ ...site, kind: 'safepoint' }, live)].entry = start;
  }

  /** Behind the instruction, written since `start`, that takes the frame down. */
  #left(end: Of<Terminator, 'return' | 'enter'>, start: number): void {
    if (end.site === undefined) return;
    this.#standsAt(start, end.live, end.site);
    this.#ip(start, end.site);
  }

  // Moves ------------------------------------------------------------------------------------------------------------------------------------

  #move(to: number, from: number, width: number): void {
    if (to !== from) this.asm.op(width === 2 ? OP.MOV2 : OP.MOV, to, from);
  }

  #moves(list: readonly Move[]): void {
    if (list.length === 0) return;
    for (const m of list.length === 1 ? list : sequentialise(list, this.slots.scratch)) this.#move(m.to, m.from, m.width);
  }

  /** Moves arguments so that they end at word `end`. Answers with the place of the callee, which they do not overwrite. */
  #passArgs(args: readonly Reg[], end: number, target: CallTarget): number {
    const first = end - wordsOfRegs(args);
    const list: Move[] = [];
    const callee = calleeOf(target);
    let at = callee === null ? 0 : this.#at(callee);
    let overwritten = false;
    let to = first;
    for (let i = 0; i < args.length; i++) {
      const from = this.#at(args[i]);
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
    this.#moves(list);
    return at;
  }

  // Instructions ---------------------------------------------------------------------------------------------------------------------------

  #instrs(block: Block): void {
    const { instrs } = block;
    for (let i = 0; i < instrs.length; ) {
      this.index = i;
      const instr = instrs[i];
      const { op } = instr;
      const done = op === 'free' || op === 'field' ? this.#loads(block, i) : op === 'eval' ? this.#evalAnd(block, i) : 0;
      if (done === 0) this.#instr(instr);
      i += Math.max(done, 1);
    }
  }

  /** Loads of neighbouring words to neighbouring slots as one instruction; answers with how many were written. */
  #loads(block: Block, from: number): number {
    const end = loadRunEnd(block, from);
    let to = from;
    let words = 0;
    const first = block.instrs[from];
    if (end - from < 2 || (first.op !== 'free' && first.op !== 'field')) return 0;
    for (; to < end; to++) {
      const { dst } = block.instrs[to] as Of<Instr, 'free' | 'field'>;
      if (this.#at(dst) !== this.#at(first.dst) + words) break;
      words += widthOf(dst.rep);
    }
    if (to - from < 2) return this.#bothFields(block, from);
    if (first.op === 'free') this.asm.op(OP.R1FREE, this.#at(first.dst), first.word, words);
    else this.asm.op(OP.FIELDS, this.#at(first.dst), this.#at(first.src), words);
    return to - from;
  }

  /** The two one-word fields of a constructor such as (:), to any two slots. */
  #bothFields(block: Block, from: number): number {
    const x = block.instrs[from];
    const y = block.instrs[from + 1];
    if (x.op !== 'field' || y.op !== 'field' || x.src !== y.src || widthOf(x.dst.rep) + widthOf(y.dst.rep) !== 2) return 0;
    if (Math.min(x.word, y.word) !== 1 || Math.max(x.word, y.word) !== 2) return 0;
    const isInOrder = x.word === 1;
    this.asm.op(OP.LDFF, this.#at((isInOrder ? x : y).dst), this.#at((isInOrder ? y : x).dst), this.#at(x.src));
    return 2;
  }

  /** An evaluation with what is done with the value at once, in one instruction where it is evaluated already. The plain sequence follows for the slow path. */
  #evalAnd(block: Block, at: number): number {
    const i = block.instrs[at];
    if (i.op !== 'eval') return 0;
    const { asm } = this;
    const reg = this.#at(i.reg);
    if (at + 1 === block.instrs.length) {
      const { end } = block;
      if (end.op !== 'tag' || end.reg !== i.reg) return 0;
      const info = this.#info(i.site, i.live);
      const start = asm.here;
      asm.op(OP.EVALTAG, reg, end.tag);
      asm.row(info);
      asm.branch(end.yes);
      this.#shown(info, start, true);
      asm.op(OP.R1GET, reg);
      return 1;
    }
    const next = block.instrs[at + 1];
    if (next.op !== 'field' || next.src !== i.reg || next.word !== 1 || widthOf(next.dst.rep) !== 2) return 0;
    const info = this.#info(i.site, i.live);
    const start = asm.here;
    asm.op(OP.EVALF2, reg, this.#at(next.dst));
    asm.row(info);
    this.#shown(info, start, true);
    asm.op(OP.R1GET, reg);
    asm.op(OP.LDF2, this.#at(next.dst), reg, 1);
    return 2;
  }

  #instr(i: Instr): void {
    const { asm } = this;
    switch (i.op) {
      case 'literal':
        return this.#literal(this.#at(i.dst), i.value);
      case 'static':
        asm.op(OP.LDP, this.#at(i.dst));
        return asm.closure(i.target);
      case 'node':
        return asm.op(OP.R1GET, this.#at(i.dst));
      case 'free':
        return asm.op(OP.R1FREE, this.#at(i.dst), i.word, widthOf(i.dst.rep));
      case 'field':
        return asm.op(widthOf(i.dst.rep) === 2 ? OP.LDF2 : OP.LDF, this.#at(i.dst), this.#at(i.src), i.word);
      case 'prim':
        return this.#prim(i);
      case 'integer': {
        const info = this.#info(i.site, i.live);
        const start = asm.here;
        asm.op(opcodeRow(i.code), this.#at(i.dst), this.#at(i.args[0]), this.#at(i.args[1]));
        asm.row(info);
        this.#shown(info, start, true);
        return asm.op(OP.R1GET, this.#at(i.dst));
      }
      case 'heap': {
        const info = this.#info(i.site, i.live);
        const start = asm.here;
        asm.op(OP.HPCHK, i.words);
        asm.row(info);
        return this.#shown(info, start, false);
      }
      case 'alloc':
        return this.#alloc(i);
      case 'bump':
        return asm.op(OP.BUMP, this.#at(i.dst), tagOf(i.shell), shellWords(i.shell));
      case 'fill':
        return this.#closure(isThunk(i.shell) ? OP.FILLT : OP.FILL, this.#at(i.closure), i.shell, i.payload);
      case 'eval': {
        const info = this.#info(i.site, i.live);
        const start = asm.here;
        asm.op(OP.EVAL, this.#at(i.reg));
        asm.row(info);
        this.#shown(info, start, true);
        return asm.op(OP.R1GET, this.#at(i.reg));
      }
      case 'call':
        return this.#call(i);
    }
  }

  #literal(dst: number, value: Literal): void {
    const { asm } = this;
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
        return asm.text(this.out.text(value));
    }
  }

  #prim(i: Of<Instr, 'prim'>): void {
    const { asm } = this;
    const row = opcodeRow(i.code);
    const operands: number[] = [];
    let arg = 0;
    for (const { kind } of row.bytes) {
      if (kind === 'd' || kind === 'd2') operands.push(this.#at(i.dst as Reg));
      else if (kind === 's' || kind === 's2') operands.push(this.#at(i.args[arg++]));
      else operands.push(i.imm as number);
    }
    if (i.site === null) return asm.opWith(row, operands);
    const info = this.#info(i.site, i.live);
    const start = asm.here;
    asm.opWith(row, operands);
    asm.row(info);
    this.#shown(info, start, false);
  }

  // Allocation

  #alloc({ dst, payload, shell }: Of<Instr, 'alloc'>): void {
    const { asm } = this;
    const at = this.#at(dst);
    if (isThunk(shell)) return this.#closure(OP.THK, at, shell, payload);
    if (payload.length === 1) {
      asm.op(widthOf(payload[0].rep) === 1 ? OP.CON1 : OP.CON1L, at, this.#at(payload[0]));
      return this.#shell(shell);
    }
    if (payload.length === 2 && widthOf(payload[0].rep) + widthOf(payload[1].rep) === 2) {
      asm.op(OP.CON2, at, this.#at(payload[0]), this.#at(payload[1]));
      return this.#shell(shell);
    }
    this.#closure(OP.CON, at, shell, payload);
  }

  /** An instruction with the operands `d n | con slots`. */
  #closure(op: OpcodeRow, at: number, shell: Shell, payload: readonly Reg[]): void {
    const words = this.#wordsOf(payload);
    this.asm.op(op, at, words.length);
    this.#shell(shell);
    this.asm.slots(words);
  }

  /** The word that says what is allocated. */
  #shell(shell: Shell): void {
    const { asm } = this;
    if (shell.kind === 'closure') return asm.info(shell.proc.index, tagOf(shell));
    const { con } = shell;
    if (con.machineInfo !== null) return asm.word(con.machineInfo + tagOf(shell));
    asm.row(this.section.con(con), tagOf(shell));
  }

  #wordsOf(regs: readonly Reg[]): number[] {
    const words: number[] = [];
    for (let i = 0; i < regs.length; i++) {
      const at = this.#at(regs[i]);
      words.push(at);
      if (widthOf(regs[i].rep) === 2) words.push(at + 1);
    }
    return words;
  }

  // Calls

  #call(i: Of<Instr, 'call'>): void {
    const { results } = i;
    const callee = this.#passArgs(i.args, 0, i.target);
    const info = this.#info(i.site, i.live);
    const start = this.asm.here;
    this.#callOp(i.target, callee, info);
    this.#shown(info, start, true);
    const { dropped } = this.slots.info;
    if (inR1(results)) {
      if (!dropped.has(results[0].id)) this.asm.op(OP.R1GET, this.#at(results[0]));
      return;
    }
    const list: Move[] = [];
    let from = -wordsOfRegs(results);
    for (const reg of results) {
      const width = widthOf(reg.rep) as 1 | 2;
      if (!dropped.has(reg.id)) list.push({ from, to: this.#at(reg), width });
      from += width;
    }
    this.#moves(list);
  }

  #callOp(target: CallTarget, callee: number, info: number): void {
    const { asm } = this;
    switch (target.kind) {
      case 'static':
        asm.op(OP.CALL);
        asm.row(info);
        this.#code(target.target);
        return asm.closure(target.target);
      case 'node':
        asm.op(OP.CALLN, callee);
        asm.row(info);
        return asm.code(target.proc.index);
      case 'unknown':
        asm.op(OP.APPLY, callee);
        asm.row(info);
        return asm.word(target.shape);
      case 'prim':
        asm.op(OP.PRIMCALL);
        asm.row(info);
        return asm.word(target.prim);
      case 'host':
        asm.op(OP.HOSTCALL);
        asm.row(info);
        asm.host(target.host.index);
        return asm.word(target.shape);
    }
  }

  #tailOp(target: CallTarget, callee: number): void {
    const { asm } = this;
    const { frame } = this.slots;
    switch (target.kind) {
      case 'static':
        asm.op(OP.TAIL, 0, frame);
        this.#code(target.target);
        return asm.closure(target.target);
      case 'node':
        asm.op(OP.TAILN, callee, frame);
        return asm.code(target.proc.index);
      case 'unknown':
        asm.op(OP.TAILAP, callee, frame);
        return asm.word(target.shape);
      case 'prim':
        asm.op(OP.TAILPRIM, 0, frame);
        return asm.word(target.prim);
      case 'host':
        asm.op(OP.TAILHOST, 0, frame);
        asm.host(target.host.index);
        return asm.word(target.shape);
    }
  }

  #code(target: StaticFun | Imported): void {
    if (target.kind === 'import') this.asm.importCode(target.index);
    else this.asm.code(target.proc.index);
  }

  // Ends of blocks -------------------------------------------------------------------------------------------------------------------------

  #terminator(end: Terminator, next: Block | null): void {
    const { asm } = this;
    const { frame } = this.slots;
    switch (end.op) {
      case 'jump':
        return this.#jump(end, next);
      case 'branch':
        return this.#branch(end, next);
      case 'tag':
        asm.op(OP.BRTAG, this.#at(end.reg), end.tag);
        asm.branch(end.yes);
        return this.#goTo(end.no, next);
      case 'cons':
        asm.op(end.wide ? OP.SWCON : OP.SWTAG, this.#at(end.reg), end.targets.length);
        return this.#targets(end.targets);
      case 'table':
        asm.op(OP.SWTAB, this.#at(end.reg), end.targets.length);
        asm.long(end.base);
        this.#targets(end.targets);
        return this.#goTo(end.otherwise, next);
      case 'return': {
        const start = asm.here;
        this.#ret(end.values);
        return this.#left(end, start);
      }
      case 'enter': {
        const start = asm.here;
        asm.op(OP.ENTER, this.#at(end.reg), frame);
        return this.#left(end, start);
      }
      case 'tail': {
        const before = asm.here;
        const callee = this.#passArgs(end.args, frame, end.target);
        const start = this.proc.keeps ? before : asm.here;
        this.#tailOp(end.target, callee);
        this.#standsAt(start, end.live, end.site);
        return this.#ip(start, end.site);
      }
      case 'fail': {
        const start = asm.here;
        asm.op(OP.FAIL);
        asm.word(end.site.span.line);
        return this.#ip(start, end.site);
      }
    }
  }

  #targets(blocks: readonly Block[]): void {
    for (const block of blocks) this.asm.branch(block);
  }

  #goTo(target: Block, next: Block | null): void {
    if (target === next) return;
    this.asm.op(OP.JMP);
    this.asm.branch(target);
  }

  #jump(end: Of<Terminator, 'jump'>, next: Block | null): void {
    const { target } = end;
    const before = this.asm.here;
    const list: Move[] = [];
    for (let i = 0; i < target.params.length; i++) {
      const from = this.#at(end.args[i]);
      const to = this.#at(target.params[i]);
      if (from !== to) list.push({ from, to, width: widthOf(target.params[i].rep) as 1 | 2 });
    }
    this.#moves(list);
    if (end.back && this.asm.here > before && this.proc.keeps) {
      this.#standsAt(before, end.before, end.site);
      this.#ip(before, end.site);
    }
    if (!end.back) return this.#goTo(target, next);
    const info = this.#info(end.site, end.live);
    const start = this.asm.here;
    this.asm.op(OP.LOOP);
    this.asm.row(info);
    this.asm.branch(target);
    this.#shown(info, start, false);
  }

  #branch(end: Of<Terminator, 'branch'>, next: Block | null): void {
    const a = this.#at(end.a);
    const b = typeof end.b === 'number' ? end.b : this.#at(end.b);
    const opposite = end.yes === next ? negated(end.code) : null;
    if (opposite !== null) {
      this.asm.op(opposite, a, b);
      this.asm.branch(end.no);
      return;
    }
    this.asm.op(opcodeRow(end.code), a, b);
    this.asm.branch(end.yes);
    this.#goTo(end.no, next);
  }

  #ret(values: readonly Reg[]): void {
    const { asm } = this;
    const { frame } = this.slots;
    if (values.length === 0) asm.op(OP.RETV, 0, frame);
    else if (values.length > 1) {
      const words = this.#wordsOf(values);
      asm.op(OP.RETM, words.length, frame);
      asm.slots(words);
    } else if (values[0].rep === 'p') asm.op(OP.RETP, this.#at(values[0]), frame);
    else asm.op(widthOf(values[0].rep) === 2 ? OP.RETL : OP.RETW, this.#at(values[0]), frame);
  }
}

function isThunk(shell: Shell): boolean {
  return shell.kind === 'closure' && shell.proc.kind !== 'fun';
}

/** Tag of a pointer to a fresh closure. */
function tagOf(shell: Shell): number {
  if (shell.kind === 'con') return Math.min(shell.con.number + 1, TAG_MAX);
  return shell.proc.kind === 'fun' ? Math.min(shell.proc.shape.args.length, TAG_MAX) : 0;
}
