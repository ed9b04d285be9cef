/**
 * One procedure to bytecode: blocks in an order that falls through, moves around calls, an info table for every place where the frame can be seen.
 */
import type { IpDebug, Place } from '../../abi/image.ts';
import { TAG_MAX } from '../../abi/layout.ts';
import { loadRunEnd } from '../cmm/interference.ts';
import { opcodeRow } from '../cmm/opcode-rows.ts';
import { type Move, sequentialise } from '../cmm/parallel-move.ts';
import type { RegSet } from '../cmm/reg-set.ts';
import { widthOf, wordsOfRegs } from '../cmm/shape.ts';
import { inR1, NO_SLOT, type Slots } from '../cmm/slots.ts';
import type { Block, CallTarget, Instr, Literal, Proc, Reg, Shell, Site, Terminator, TextLiteral } from '../cmm/syntax.ts';
import { calleeOf, shellWords } from '../cmm/syntax.ts';
import { type Assembler, Label, type Ref, refTo, refToStatic, type Value } from './assembler.ts';
import { doubleBits, floatBits } from './bits.ts';
import { blockOrder } from './block-order.ts';
import type { InfoTable } from './infos.ts';

/** What the procedures of a module share. */
export interface Output {
  readonly asm: Assembler;
  readonly infos: InfoTable;
  readonly ips: IpDebug[];
  /** offset in the image's data of a literal's text */
  text(literal: TextLiteral): number;
}

/** Writes a procedure's code. Answers with the word index of its ENTRY instruction. */
export function emitProc(out: Output, proc: Proc, slots: Slots): number {
  return new ProcEmitter(out, proc, slots).run();
}

type Of<T, K> = Extract<T, { op: K }>;

class ProcEmitter {
  private readonly out: Output;
  private readonly asm: Assembler;
  private readonly proc: Proc;
  private readonly slots: Slots;
  /** info id of the procedure */
  private readonly id: number;
  /** by the ids of blocks */
  private readonly labels: Label[] = [];

  constructor(out: Output, proc: Proc, slots: Slots) {
    this.out = out;
    this.asm = out.asm;
    this.proc = proc;
    this.slots = slots;
    this.id = out.infos.proc(proc);
  }

  run(): number {
    const start = this.asm.here;
    this.entry();
    const order = blockOrder(this.proc);
    for (const { id } of order) this.labels[id] = new Label();
    for (let i = 0; i < order.length; i++) {
      const block = order[i];
      this.asm.place(this.label(block));
      this.instrs(block);
      this.terminator(block.end, i + 1 < order.length ? order[i + 1] : null);
    }
    this.asm.resolveBranches();
    return start;
  }

  private entry(): void {
    const { proc, slots } = this;
    const info = refTo('info', this.id);
    this.out.infos.rows[this.id].entry = this.asm.here;
    if (proc.kind === 'fun') this.asm.op('ENTRY', slots.argWords, slots.frame, info, refToStatic(proc.closure));
    else this.asm.op(entryOps[proc.kind], 0, slots.frame, info);
  }

  private label(block: Block): Label {
    const label = this.labels[block.id] as Label | undefined;
    if (label === undefined) throw new Error(`block ${block.name} is not in the procedure`);
    return label;
  }

  private at(reg: Reg): number {
    const at = this.slots.at[reg.id];
    if (at === NO_SLOT) throw new Error(`register ${reg.name} of ${this.proc.name} has no slot`);
    return at;
  }

  // Places where the frame can be seen -----------------------------------------------------------------------------------------------------

  /** A row for the frame as it is at this site. The instruction that is written next names it, and `shown` says what it was. */
  private info(site: Site, key: object): Ref {
    const live = this.slots.info.liveAt.get(key) as RegSet;
    return refTo('info', this.out.infos.site(this.proc, this.slots, site, live));
  }

  /** Notes where the frame is seen: at the instruction written since `start`. `resume`: execution continues after it, not at it. */
  private shown({ number: id }: Ref, start: number, resume: boolean): void {
    const row = this.out.infos.rows[id];
    row.entry = resume ? this.asm.here : start;
    this.ipAt(start, row.debug.place);
  }

  /** Notes the place of the instruction written since `start`. */
  private ip(start: number, site: Site): void {
    this.ipAt(start, this.out.infos.placeIn(this.proc, site.span));
  }

  private ipAt(start: number, place: Place | null): void {
    if (place !== null) this.out.ips.push({ start, end: this.asm.here, place, info: this.id });
  }

  /** For a debugger: what the frame holds before an instruction that takes it down. No code refers to this row. */
  private standsAt(start: number, key: object, site: Site): void {
    if (!this.proc.keeps) return;
    this.out.infos.rows[this.info({ ...site, kind: 'safepoint' }, key).number].entry = start;
  }

  /** Behind the instruction, written since `start`, that takes the frame down. */
  private left(end: Of<Terminator, 'return' | 'enter'>, start: number): void {
    if (end.site === undefined) return;
    this.standsAt(start, end, end.site);
    this.ip(start, end.site);
  }

  // Moves ------------------------------------------------------------------------------------------------------------------------------------

  private move(to: number, from: number, width: number): void {
    if (to !== from) this.asm.op(width === 2 ? 'MOV2' : 'MOV', to, from);
  }

  private moves(list: readonly Move[]): void {
    if (list.length === 0) return;
    for (const m of list.length === 1 ? list : sequentialise(list, this.slots.scratch)) this.move(m.to, m.from, m.width);
  }

  /** Moves arguments so that they end at word `end`. Answers with the place of the callee, which they do not overwrite. */
  private passArgs(args: readonly Reg[], end: number, target: CallTarget): number {
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
      this.move(this.slots.scratch, at, 1);
      at = this.slots.scratch;
    }
    this.moves(list);
    return at;
  }

  // Instructions ---------------------------------------------------------------------------------------------------------------------------

  private instrs(block: Block): void {
    for (let i = 0; i < block.instrs.length; ) {
      const done = this.loads(block, i) || this.evalAnd(block, i);
      if (done === 0) this.instr(block.instrs[i]);
      i += Math.max(done, 1);
    }
  }

  /** Loads of neighbouring words to neighbouring slots as one instruction; answers with how many were written. */
  private loads(block: Block, from: number): number {
    const end = loadRunEnd(block, from);
    let to = from;
    let words = 0;
    const first = block.instrs[from];
    if (end - from < 2 || (first.op !== 'free' && first.op !== 'field')) return 0;
    for (; to < end; to++) {
      const { dst } = block.instrs[to] as Of<Instr, 'free' | 'field'>;
      if (this.at(dst) !== this.at(first.dst) + words) break;
      words += widthOf(dst.rep);
    }
    if (to - from < 2) return this.bothFields(block, from);
    if (first.op === 'free') this.asm.op('R1FREE', this.at(first.dst), first.word, words);
    else this.asm.op('FIELDS', this.at(first.dst), this.at(first.src), words);
    return to - from;
  }

  /** The two one-word fields of a constructor such as (:), to any two slots. */
  private bothFields(block: Block, from: number): number {
    const [x, y] = block.instrs.slice(from, from + 2);
    if (x.op !== 'field' || y.op !== 'field' || x.src !== y.src || widthOf(x.dst.rep) + widthOf(y.dst.rep) !== 2) return 0;
    if (Math.min(x.word, y.word) !== 1 || Math.max(x.word, y.word) !== 2) return 0;
    const [head, tail] = x.word === 1 ? [x, y] : [y, x];
    this.asm.op('LDFF', this.at(head.dst), this.at(tail.dst), this.at(x.src));
    return 2;
  }

  /** An evaluation with what is done with the value at once, in one instruction where it is evaluated already. The plain sequence follows for the slow path. */
  private evalAnd(block: Block, at: number): number {
    const i = block.instrs[at];
    if (i.op !== 'eval') return 0;
    const reg = this.at(i.reg);
    const next = block.instrs[at + 1];
    if (next === undefined && block.end.op === 'tag' && block.end.reg === i.reg) {
      const { tag, yes } = block.end;
      const info = this.info(i.site, i);
      const start = this.asm.here;
      this.asm.op('EVALTAG', reg, tag, info, this.label(yes));
      this.shown(info, start, true);
      this.asm.op('R1GET', reg);
      return 1;
    }
    if (next?.op !== 'field' || next.src !== i.reg || next.word !== 1 || widthOf(next.dst.rep) !== 2) return 0;
    const info = this.info(i.site, i);
    const start = this.asm.here;
    this.asm.op('EVALF2', reg, this.at(next.dst), info);
    this.shown(info, start, true);
    this.asm.op('R1GET', reg);
    this.asm.op('LDF2', this.at(next.dst), reg, 1);
    return 2;
  }

  private instr(i: Instr): void {
    switch (i.op) {
      case 'literal':
        return this.literal(this.at(i.dst), i.value);
      case 'static':
        return this.asm.op('LDP', this.at(i.dst), refToStatic(i.target));
      case 'node':
        return this.asm.op('R1GET', this.at(i.dst));
      case 'free':
        return this.asm.op('R1FREE', this.at(i.dst), i.word, widthOf(i.dst.rep));
      case 'field':
        return this.asm.op(widthOf(i.dst.rep) === 2 ? 'LDF2' : 'LDF', this.at(i.dst), this.at(i.src), i.word);
      case 'prim':
        return this.prim(i);
      case 'integer': {
        const info = this.info(i.site, i);
        const start = this.asm.here;
        this.asm.op(i.code, this.at(i.dst), this.at(i.args[0]), this.at(i.args[1]), info);
        this.shown(info, start, true);
        return this.asm.op('R1GET', this.at(i.dst));
      }
      case 'heap': {
        const info = this.info(i.site, i);
        const start = this.asm.here;
        this.asm.op('HPCHK', i.words, info);
        return this.shown(info, start, false);
      }
      case 'alloc':
        return this.alloc(i);
      case 'bump':
        return this.asm.op('BUMP', this.at(i.dst), tagOf(i.shell), shellWords(i.shell));
      case 'fill':
        return this.closure(isThunk(i.shell) ? 'FILLT' : 'FILL', this.at(i.closure), i.shell, i.payload);
      case 'eval': {
        const info = this.info(i.site, i);
        const start = this.asm.here;
        this.asm.op('EVAL', this.at(i.reg), info);
        this.shown(info, start, true);
        return this.asm.op('R1GET', this.at(i.reg));
      }
      case 'call':
        return this.call(i);
    }
  }

  private literal(dst: number, value: Literal): void {
    const { asm } = this;
    switch (value.rep) {
      case 'i64':
        if (value.value >= -32768n && value.value <= 32767n) asm.op('LDI64', dst, Number(value.value));
        else asm.op('LDL', dst, value.value);
        return;
      case 'i32': {
        const signed = value.value | 0;
        if (signed >= -32768 && signed <= 32767) asm.op('LDI32', dst, signed);
        else asm.op('LDW', dst, signed);
        return;
      }
      case 'f32':
        return asm.op('LDW', dst, floatBits(value.value));
      case 'f64': {
        const bits = doubleBits(value.value);
        if (bits === 0n) asm.op('LDI64', dst, 0);
        else asm.op('LDL', dst, bits);
        return;
      }
      case 'string':
        return asm.op('LDA', dst, refTo('data', this.out.text(value)));
    }
  }

  private prim(i: Of<Instr, 'prim'>): void {
    const values: Value[] = [];
    let arg = 0;
    for (const { kind } of opcodeRow(i.code).bytes) {
      if (kind === 'd' || kind === 'd2') values.push(this.at(i.dst as Reg));
      else if (kind === 's' || kind === 's2') values.push(this.at(i.args[arg++]));
      else values.push(i.imm as number);
    }
    if (i.site === null) {
      this.asm.write(i.code, values);
      return;
    }
    const info = this.info(i.site, i);
    values.push(info);
    const start = this.asm.here;
    this.asm.write(i.code, values);
    this.shown(info, start, false);
  }

  // Allocation

  private alloc({ dst, payload, shell }: Of<Instr, 'alloc'>): void {
    const at = this.at(dst);
    if (isThunk(shell)) return this.closure('THK', at, shell, payload);
    if (payload.length === 1) return this.asm.op(widthOf(payload[0].rep) === 1 ? 'CON1' : 'CON1L', at, this.at(payload[0]), this.shell(shell));
    if (payload.length === 2 && widthOf(payload[0].rep) + widthOf(payload[1].rep) === 2)
      return this.asm.op('CON2', at, this.at(payload[0]), this.at(payload[1]), this.shell(shell));
    this.closure('CON', at, shell, payload);
  }

  /** An instruction with the operands `d n | con slots`. */
  private closure(op: string, at: number, shell: Shell, payload: readonly Reg[]): void {
    const words = this.wordsOf(payload);
    this.asm.op(op, at, words.length, this.shell(shell), words);
  }

  private wordsOf(regs: readonly Reg[]): number[] {
    const words: number[] = [];
    for (let i = 0; i < regs.length; i++) {
      const at = this.at(regs[i]);
      words.push(at);
      if (widthOf(regs[i].rep) === 2) words.push(at + 1);
    }
    return words;
  }

  private shell(shell: Shell): Ref {
    if (shell.kind === 'closure') return refTo('info', this.out.infos.proc(shell.proc), tagOf(shell));
    const { con } = shell;
    if (con.machineInfo !== null) return refTo('machineInfo', con.machineInfo, tagOf(shell));
    return refTo('info', this.out.infos.con(con, false), tagOf(shell));
  }

  // Calls

  private call(i: Of<Instr, 'call'>): void {
    const { results } = i;
    const callee = this.passArgs(i.args, 0, i.target);
    const info = this.info(i.site, i);
    const start = this.asm.here;
    this.callOp(i.target, callee, info);
    this.shown(info, start, true);
    const { dropped } = this.slots.info;
    if (inR1(results)) {
      if (!dropped.has(results[0].id)) this.asm.op('R1GET', this.at(results[0]));
      return;
    }
    const list: Move[] = [];
    let from = -wordsOfRegs(results);
    for (const reg of results) {
      const width = widthOf(reg.rep) as 1 | 2;
      if (!dropped.has(reg.id)) list.push({ from, to: this.at(reg), width });
      from += width;
    }
    this.moves(list);
  }

  private callOp(target: CallTarget, callee: number, info: Ref): void {
    switch (target.kind) {
      case 'static':
        return this.asm.op('CALL', info, codeOf(target), refToStatic(target.target));
      case 'node':
        return this.asm.op('CALLN', callee, info, refTo('code', target.proc.index));
      case 'unknown':
        return this.asm.op('APPLY', callee, info, target.shape);
      case 'prim':
        return this.asm.op('PRIMCALL', info, target.prim);
      case 'host':
        return this.asm.op('HOSTCALL', info, refTo('host', target.host.index), target.shape);
    }
  }

  private tailOp(target: CallTarget, callee: number): void {
    const { frame } = this.slots;
    switch (target.kind) {
      case 'static':
        return this.asm.op('TAIL', 0, frame, codeOf(target), refToStatic(target.target));
      case 'node':
        return this.asm.op('TAILN', callee, frame, refTo('code', target.proc.index));
      case 'unknown':
        return this.asm.op('TAILAP', callee, frame, target.shape);
      case 'prim':
        return this.asm.op('TAILPRIM', 0, frame, target.prim);
      case 'host':
        return this.asm.op('TAILHOST', 0, frame, refTo('host', target.host.index), target.shape);
    }
  }

  // Ends of blocks -------------------------------------------------------------------------------------------------------------------------

  private terminator(end: Terminator, next: Block | null): void {
    const { asm } = this;
    const { frame } = this.slots;
    switch (end.op) {
      case 'jump':
        return this.jump(end, next);
      case 'branch':
        return this.branch(end, next);
      case 'tag':
        asm.op('BRTAG', this.at(end.reg), end.tag, this.label(end.yes));
        return this.goTo(end.no, next);
      case 'cons':
        return asm.op(end.wide ? 'SWCON' : 'SWTAG', this.at(end.reg), end.targets.length, this.targets(end.targets));
      case 'table':
        asm.op('SWTAB', this.at(end.reg), end.targets.length, end.base, this.targets(end.targets));
        return this.goTo(end.otherwise, next);
      case 'return': {
        const start = asm.here;
        this.ret(end.values);
        return this.left(end, start);
      }
      case 'enter': {
        const start = asm.here;
        asm.op('ENTER', this.at(end.reg), frame);
        return this.left(end, start);
      }
      case 'tail': {
        const before = asm.here;
        const callee = this.passArgs(end.args, frame, end.target);
        const start = this.proc.keeps ? before : asm.here;
        this.tailOp(end.target, callee);
        this.standsAt(start, end, end.site);
        return this.ip(start, end.site);
      }
      case 'fail': {
        const start = asm.here;
        asm.op('FAIL', end.site.span.line);
        return this.ip(start, end.site);
      }
    }
  }

  private targets(blocks: readonly Block[]): Label[] {
    return blocks.map((b) => this.label(b));
  }

  private goTo(target: Block, next: Block | null): void {
    if (target !== next) this.asm.op('JMP', this.label(target));
  }

  private jump(end: Of<Terminator, 'jump'>, next: Block | null): void {
    const { target } = end;
    const before = this.asm.here;
    const list: Move[] = [];
    for (let i = 0; i < target.params.length; i++) {
      const from = this.at(end.args[i]);
      const to = this.at(target.params[i]);
      if (from !== to) list.push({ from, to, width: widthOf(target.params[i].rep) as 1 | 2 });
    }
    this.moves(list);
    if (end.back && this.asm.here > before && this.proc.keeps) {
      this.standsAt(before, end.site, end.site);
      this.ip(before, end.site);
    }
    if (!end.back) return this.goTo(target, next);
    const info = this.info(end.site, end);
    const start = this.asm.here;
    this.asm.op('LOOP', info, this.label(target));
    this.shown(info, start, false);
  }

  private branch(end: Of<Terminator, 'branch'>, next: Block | null): void {
    const a = this.at(end.a);
    const b = typeof end.b === 'number' ? end.b : this.at(end.b);
    const negated = end.yes === next ? negate(end.code) : null;
    if (negated !== null) {
      this.asm.op(negated, a, b, this.label(end.no));
      return;
    }
    this.asm.op(end.code, a, b, this.label(end.yes));
    this.goTo(end.no, next);
  }

  private ret(values: readonly Reg[]): void {
    const { frame } = this.slots;
    if (values.length === 0) this.asm.op('RETV', 0, frame);
    else if (values.length > 1) {
      const words = this.wordsOf(values);
      this.asm.op('RETM', words.length, frame, words);
    } else if (values[0].rep === 'p') this.asm.op('RETP', this.at(values[0]), frame);
    else this.asm.op(widthOf(values[0].rep) === 2 ? 'RETL' : 'RETW', this.at(values[0]), frame);
  }
}

const entryOps = { thunk: 'ENTRY_THUNK', once: 'ENTRY_ONCE', caf: 'ENTRY_CAF' } as const;

const opposite: Readonly<Record<string, string>> = { EQ: 'NE', NE: 'EQ', LT: 'GE', GE: 'LT', LE: 'GT', GT: 'LE' };

/** A test that is true exactly when `code` is false. There is none for floating point: NaN makes both false. */
function negate(code: string): string | null {
  if (code.includes('F')) return null;
  return `J${opposite[code.slice(1, 3)]}${code.slice(3)}`;
}

function codeOf(target: CallTarget & { kind: 'static' }): Ref {
  const { target: callee } = target;
  return callee.kind === 'import' ? refTo('importCode', callee.index) : refTo('code', callee.proc.index);
}

function isThunk(shell: Shell): boolean {
  return shell.kind === 'closure' && shell.proc.kind !== 'fun';
}

/** Tag of a pointer to a fresh closure. */
function tagOf(shell: Shell): number {
  if (shell.kind === 'con') return Math.min(shell.con.number + 1, TAG_MAX);
  return shell.proc.kind === 'fun' ? Math.min(shell.proc.shape.args.length, TAG_MAX) : 0;
}
