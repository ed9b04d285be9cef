/**
 * Cmm as text, in the manner of GHC's dumps: the stack check first, R1 set before a closure is entered, the continuation's info pointer stored at Sp before
 * every call. Registers show where they lie: `n@[Sp+4]`.
 */
import { WORD_B } from '../../abi/layout.ts';
import { Unrepresentable } from './limits.ts';
import { packed, wordsOf } from './shape.ts';
import { allocateSlots, inR1, NO_SLOT, type Slots } from './slots.ts';
import type { Block, CallTarget, Instr, Literal, Module, Proc, Reg, Shell, StaticRef, Terminator } from './syntax.ts';
import { shellWords } from './syntax.ts';

/** The procedures of a module; only those written in these top-level bindings, if any are named. */
export function print(module: Module, only: ReadonlySet<string> = new Set()): string {
  const wanted = module.procs.filter((p) => only.size === 0 || only.has(rootName(p)));
  return wanted.map(printProc).join('\n');
}

function rootName(proc: Proc): string {
  let root = proc;
  while (root.parent !== null) root = root.parent;
  return root.name;
}

function printProc(proc: Proc): string {
  return new Printer(proc).text();
}

/** Null when there are no slots for it: it is printed without places. */
function slotsOf(proc: Proc): Slots | null {
  try {
    return allocateSlots(proc);
  } catch (error) {
    if (error instanceof Unrepresentable) return null;
    throw error;
  }
}

type Of<T, K> = Extract<T, { op: K }>;
const types: Readonly<Record<Reg['rep'], string>> = { p: 'P32', i32: 'I32', i64: 'I64', f32: 'F32', f64: 'F64' };

class Printer {
  private readonly proc: Proc;
  private readonly slots: Slots | null;
  private readonly lines: string[] = [];
  private readonly names = new Map<Reg, string>();
  private readonly labels = new Map<Block, string>();
  private continuations = 0;

  constructor(proc: Proc) {
    this.proc = proc;
    this.slots = slotsOf(proc);
    const taken = new Set<string>();
    for (const reg of proc.regs) {
      const name = reg.name === '' || reg.name === '_' || taken.has(reg.name) ? `${reg.name.replace(/^_$/, '')}_${reg.id}` : reg.name;
      taken.add(name);
      this.names.set(reg, name);
    }
    for (const block of proc.blocks) this.labels.set(block, `b${block.id}_${block.name}`);
  }

  text(): string {
    const { proc } = this;
    const kind = proc.kind === 'fun' ? `function of ${proc.shape.args.length}` : { thunk: 'thunk', once: 'single-entry thunk', caf: 'CAF' }[proc.kind];
    const free = proc.free.length === 0 ? '' : `, free: ${proc.free.map((v) => `${v.name}::${types[v.rep]}`).join(' ')}`;
    const frame = this.slots === null ? 'too large' : `${this.slots.frame} words`;
    this.lines.push(`${proc.name}_entry(${proc.params.map((p) => this.reg(p, true)).join(', ')})  // ${kind}${free}; frame: ${frame}`, '{');
    this.entry();
    for (const block of proc.blocks) this.block(block);
    this.lines.push('}');
    return `${this.lines.join('\n')}\n`;
  }

  private line(text: string): void {
    this.lines.push(`        ${text}`);
  }

  private label(name: string, note = ''): void {
    this.lines.push(`    ${name}:${note === '' ? '' : `  // ${note}`}`);
  }

  private reg(reg: Reg, typed = false): string {
    const name = this.names.get(reg) ?? '?';
    const at = this.slots?.at[reg.id];
    const place = at === undefined || at === NO_SLOT ? '' : `@[${sp(at)}]`;
    return `${name}${typed ? `::${types[reg.rep]}` : ''}${typed ? place : ''}`;
  }

  private regs(list: readonly Reg[]): string {
    return list.map((r) => this.reg(r)).join(', ');
  }

  // Entry ----------------------------------------------------------------------------------------------------------------------------------

  private entry(): void {
    const { kind, closure, name } = this.proc;
    const frame = (this.slots?.frame ?? 0) * WORD_B;
    const updates = kind === 'thunk' || kind === 'caf';
    const need = frame + (updates ? 2 * WORD_B : 0);
    const again = kind === 'fun' && closure !== null ? `R1 = ${name}_closure; ` : '';
    if (need > 0) this.line(`if (Sp - ${need} < SpLim) { ${again}call __stg_gc_${kind === 'fun' ? 'fun' : 'enter'}(R1); }`);
    if (kind === 'caf') this.line('call newCAF(R1);');
    if (updates) {
      this.line('P32[Sp - 4] = R1; P32[Sp - 8] = stg_upd_frame_info; Sp = Sp - 8;');
      this.line('P32[R1] = stg_BLACKHOLE_info; P32[R1 + 4] = CurrentStack;');
    }
    if (frame > 0) this.line(`Sp = Sp - ${frame};`);
  }

  private block(block: Block): void {
    const params = block.params.map((p) => this.reg(p, true)).join(', ');
    this.label(this.labels.get(block) ?? '?', params === '' ? '' : `takes ${params}`);
    for (const i of block.instrs) this.instr(i);
    this.terminator(block.end);
  }

  /** A name for the place where execution goes on. */
  private continuation(): string {
    return `c${this.continuations++}`;
  }

  // Instructions ---------------------------------------------------------------------------------------------------------------------------

  private instr(i: Instr): void {
    switch (i.op) {
      case 'literal':
        return this.set(i.dst, literal(i.value));
      case 'static':
        return this.set(i.dst, staticName(i.target));
      case 'node':
        return this.set(i.dst, 'R1');
      case 'free':
        return this.set(i.dst, `${types[i.dst.rep]}[R1 + ${i.word * WORD_B}]`);
      case 'field':
        return this.set(i.dst, `${types[i.dst.rep]}[${this.reg(i.src)} + ${i.word * WORD_B}]`);
      case 'prim': {
        const value = `${i.code}(${[this.regs(i.args), ...(i.imm === null ? [] : [`${i.imm}`])].filter((a) => a !== '').join(', ')})`;
        return i.dst === null ? this.line(`${value};`) : this.set(i.dst, value);
      }
      case 'integer':
        return this.set(i.dst, `${i.code}(${this.regs(i.args)})  // or a call that returns here`);
      case 'heap':
        return this.heap(i);
      case 'alloc':
        return this.set(i.dst, `allocate ${shellName(i.shell)}(${this.regs(i.payload)})`);
      case 'bump':
        return this.set(i.dst, `Hp; Hp = Hp + ${shellWords(i.shell) * WORD_B}`);
      case 'fill':
        return this.line(`fill ${this.reg(i.closure)} with ${shellName(i.shell)}(${this.regs(i.payload)});`);
      case 'eval':
        return this.eval(i);
      case 'call':
        return this.call(i);
    }
  }

  private set(dst: Reg, value: string): void {
    this.line(`${this.reg(dst, true)} = ${value};`);
  }

  private heap(i: Of<Instr, 'heap'>): void {
    const again = this.continuation();
    this.label(again, this.live(i.live));
    this.line(`if (Hp + ${i.words * WORD_B} > HpLim) { P32[Sp] = ${again}_info; call stg_gc_noregs(); }`);
  }

  private eval(i: Of<Instr, 'eval'>): void {
    const next = this.continuation();
    this.line(`R1 = ${this.reg(i.reg)};`);
    this.line(`P32[Sp] = ${next}_info;`);
    this.line(`if (R1 & 3 != 0) goto ${next}; else call (I32[R1])(R1) returns to ${next};`);
    this.label(next, `${i.site.waits}; ${this.live(i.live)}`);
    this.line(`${this.reg(i.reg, true)} = R1;`);
  }

  private call(i: Of<Instr, 'call'>): void {
    const next = this.continuation();
    this.args(i.args, 0, i.target);
    this.line(`P32[Sp] = ${next}_info;`);
    this.line(`call ${callee(i.target)} returns to ${next};`);
    this.label(next, `${i.site.waits}; ${this.live(i.live)}`);
    if (inR1(i.results)) {
      if (this.slots?.info.dropped.has(i.results[0].id) !== true) this.set(i.results[0], 'R1');
      return;
    }
    const words = -wordsOf(i.results.map((r) => r.rep));
    packed(i.results.map((r) => r.rep)).forEach((offset, n) => {
      const reg = i.results[n];
      if (this.slots?.info.dropped.has(reg.id) !== true) this.set(reg, `${types[reg.rep]}[${sp(words + offset)}]`);
    });
  }

  /** Stores arguments so that they end at word `end`, and the callee in R1 if it needs to be there. */
  private args(args: readonly Reg[], end: number, target: CallTarget): void {
    const reps = args.map((r) => r.rep);
    const first = end - wordsOf(reps);
    packed(reps).forEach((offset, i) => {
      if (this.slots?.at[args[i].id] !== first + offset) this.line(`${types[reps[i]]}[${sp(first + offset)}] = ${this.reg(args[i])};`);
    });
    if (target.kind === 'node') this.line(`R1 = ${this.reg(target.node)};`);
    if (target.kind === 'unknown') this.line(`R1 = ${this.reg(target.fun)};`);
  }

  private live(number: number): string {
    const ids = [...(this.slots?.info.live[number] ?? [])];
    return `live: {${ids.map((id) => this.names.get(this.proc.regs[id])).join(', ')}}`;
  }

  // Ends of blocks -------------------------------------------------------------------------------------------------------------------------

  private terminator(end: Terminator): void {
    const to = (b: Block): string => `goto ${this.labels.get(b)}`;
    switch (end.op) {
      case 'jump':
        return this.jump(end);
      case 'branch':
        return this.line(
          `if (${end.code.slice(1)}(${this.reg(end.a)}, ${typeof end.b === 'number' ? end.b : this.reg(end.b)})) ${to(end.yes)}; else ${to(end.no)};`,
        );
      case 'tag':
        return this.line(`if (${this.reg(end.reg)} & 3 == ${end.tag}) ${to(end.yes)}; else ${to(end.no)};`);
      case 'cons':
        this.line(`switch (${end.wide ? `constructor number of ${this.reg(end.reg)}` : `${this.reg(end.reg)} & 3`}) {`);
        end.targets.forEach((b, i) => {
          this.line(`  case ${end.wide ? i : i + 1}: ${to(b)};`);
        });
        return this.line('}');
      case 'table':
        this.line(`switch (${this.reg(end.reg)}) {`);
        end.targets.forEach((b, i) => {
          if (b !== end.otherwise) this.line(`  case ${end.base + BigInt(i)}: ${to(b)};`);
        });
        return this.line(`  default: ${to(end.otherwise)};  }`);
      case 'return':
        return this.ret(end.values);
      case 'enter':
        this.line(`R1 = ${this.reg(end.reg)};`);
        this.pop();
        return this.line('if (R1 & 3 != 0) call (P32[Sp])(R1); else call (I32[R1])(R1);');
      case 'tail':
        this.args(end.args, this.slots?.frame ?? 0, end.target);
        this.pop();
        return this.line(`call ${callee(end.target)};`);
      case 'fail':
        return this.line('call no_alternative();');
    }
  }

  private jump(end: Of<Terminator, 'jump'>): void {
    const moves = end.target.params.flatMap((p, i) => (p === end.args[i] ? [] : [`${this.reg(p)} = ${this.reg(end.args[i])}`]));
    if (moves.length > 0) this.line(`${moves.join(', ')};  // at once`);
    if (end.back) this.line(`if (--fuel < 0) { P32[Sp] = ${this.continuation()}_info; call yield(); }  // ${this.live(end.live)}`);
    this.line(`goto ${this.labels.get(end.target)};`);
  }

  private pop(): void {
    const frame = this.slots?.frame ?? 0;
    if (frame > 0) this.line(`Sp = Sp + ${frame * WORD_B};`);
  }

  private ret(values: readonly Reg[]): void {
    const frame = this.slots?.frame ?? 0;
    if (inR1(values)) this.line(`R1 = ${this.reg(values[0])};`);
    else {
      const reps = values.map((v) => v.rep);
      const first = frame - wordsOf(reps);
      packed(reps).forEach((offset, i) => {
        this.line(`${types[reps[i]]}[${sp(first + offset)}] = ${this.reg(values[i])};`);
      });
    }
    this.pop();
    this.line(`call (P32[Sp])(${inR1(values) ? 'R1' : ''});`);
  }
}

function sp(word: number): string {
  if (word === 0) return 'Sp';
  return word < 0 ? `Sp-${-word * WORD_B}` : `Sp+${word * WORD_B}`;
}

function literal(value: Literal): string {
  return value.rep === 'string' ? `${JSON.stringify(value.value)}${value.bytes ? '##' : ''}` : `${value.value}`;
}

function staticName(target: StaticRef): string {
  if (target.kind === 'import') return `${target.module}.${target.name}_closure`;
  const tag = target.kind === 'caf' ? 0 : Math.min(target.kind === 'con' ? target.con.number + 1 : target.proc.shape.args.length, 3);
  return `${target.name}_closure${tag === 0 ? '' : `+${tag}`}`;
}

function shellName(shell: Shell): string {
  return shell.kind === 'con' ? `${shell.con.name}_con_info` : `${shell.proc.name}_info`;
}

function callee(target: CallTarget): string {
  switch (target.kind) {
    case 'static':
      return target.target.kind === 'import' ? `${target.target.module}.${target.target.name}_entry` : `${target.target.name}_entry`;
    case 'node':
      return `${target.proc.name}_entry(R1)`;
    case 'unknown':
      return `stg_ap_${(target.shape >>> 0).toString(16)}(R1)`;
    case 'prim':
      return `${target.name}`;
    case 'host':
      return `host ${JSON.stringify(target.host.hostName)}`;
  }
}
