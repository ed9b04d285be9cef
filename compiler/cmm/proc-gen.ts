/**
 * One procedure under construction: registers, blocks, what local names mean, what is known to be evaluated, and the expressions still
 * to be translated. See expr.ts for the loop that empties `work`.
 */
import { noSpan, type Span } from '../base/span.ts';
import type * as Stg from '../stg/syntax.ts';
import type { Names } from './free.ts';
import * as make from './make.ts';
import type { ModuleEnv } from './module-env.ts';
import { isReal } from './shape.ts';
import type { Block, Instr, Literal, Proc, Reg, RegRep, Site, StaticRef, Terminator } from './syntax.ts';

/** What a local name stands for. */
export type Local =
  | { readonly kind: 'reg'; readonly reg: Reg }
  | { readonly kind: 'void' }
  | { readonly kind: 'static'; readonly target: StaticRef }
  | { readonly kind: 'join'; readonly block: Block; readonly params: readonly Stg.Binder[] };

/** Where the value of an expression goes: to the caller, or to a block of this procedure as its parameters. */
export type Cont =
  | { readonly kind: 'tail'; readonly results: readonly Stg.Rep[] }
  /** `evaluated` stays true while every value delivered so far is known to be */
  | { readonly kind: 'block'; readonly block: Block; readonly results: readonly Stg.Rep[]; evaluated: boolean };

export interface Next {
  readonly expr: Stg.Expr;
  readonly cont: Cont;
}

/** What is to be translated at the start of a block. */
export interface Work {
  readonly block: Block;
  /** what goes on there, and to where, if nothing else comes first */
  readonly next: Next | null;
  /** else: emits what comes first (field loads, a switch) and answers with the expression to go on with, if any */
  readonly run: (() => Next | null) | null;
  /** length of the trail of facts that hold there */
  readonly facts: number;
}

const unfinished: Terminator = make.fail({ kind: 'raise', waits: '', span: noSpan });

const noRegs: readonly Reg[] = [];
/** Of blocks that have none, or are not written yet: never added to. */
const noInstrs: Instr[] = [];
const voidLocal: Local = { kind: 'void' };

/** One for all procedures of a module: `begin` makes it that of the next. */
export class ProcGen {
  readonly module: ModuleEnv;
  proc!: Proc;
  names!: Names;
  readonly work: Work[] = [];
  /** the procedure's first block; a self tail call goes on there, behind the loads of free variables, and then its parameters are the procedure's own */
  body!: Block;
  /** was there one? */
  loops = false;
  block!: Block;
  /** by the numbers of names: what they stand for, in the procedure whose index stands beside it */
  readonly #meanings: Local[] = [];
  readonly #meantIn: number[] = [];
  /** by the ids of registers */
  #evaluated = new Uint8Array(64);
  /** those that are, in the order in which it became known: the first `facts` */
  readonly #trail: number[] = [];
  #facts = 0;
  /** by the ids of blocks */
  #started = new Uint8Array(64);
  #blockCount = 0;
  /** instructions of the current block: the first `written` */
  readonly #instrs: Instr[] = [];
  written = 0;

  constructor(module: ModuleEnv) {
    this.module = module;
  }

  /** `names`: of the binding that the procedure belongs to. */
  begin(proc: Proc, names: Names): void {
    this.proc = proc;
    this.names = names;
    this.loops = false;
    for (let i = 0; i < this.#facts; i++) this.#evaluated[this.#trail[i]] = 0;
    this.#facts = 0;
    this.#started.fill(0, 0, this.#blockCount);
    this.#blockCount = 0;
  }

  /** the binding's own name when a call of it from here is a call of this procedure */
  get selfName(): string {
    return this.proc.name;
  }

  // Registers and instructions

  reg(rep: RegRep, name = ''): Reg {
    const { regs } = this.proc;
    const reg: Reg = { id: regs.length, rep, name };
    regs.push(reg);
    return reg;
  }

  emit(instr: Instr): void {
    this.#instrs[this.written++] = instr;
  }

  literal(value: Literal): Reg {
    const dst = this.reg(value.rep === 'string' ? 'i32' : value.rep);
    this.emit(make.literal(dst, value));
    return dst;
  }

  static(target: StaticRef, name = ''): Reg {
    const dst = this.reg('p', name);
    this.emit(make.staticClosure(dst, target));
    return dst;
  }

  // Names

  /** What a name stands for within the procedure; undefined for the module's own. */
  local(name: string): Local | undefined {
    const number = this.names.find(name);
    return number >= 0 && this.#meantIn[number] === this.proc.index ? this.#meanings[number] : undefined;
  }

  mean(name: string, local: Local): void {
    const number = this.names.bind(name);
    while (this.#meantIn.length <= number) this.#meantIn.push(-1);
    this.#meanings[number] = local;
    this.#meantIn[number] = this.proc.index;
  }

  meanReg(name: string, reg: Reg): void {
    this.mean(name, { kind: 'reg', reg });
  }

  meanVoid(name: string): void {
    this.mean(name, voidLocal);
  }

  /** Gives a binder a register of its own; null for a void one. */
  bind(b: Stg.Binder): Reg | null {
    if (!isReal(b.rep)) {
      this.meanVoid(b.name);
      return null;
    }
    const reg = this.reg(b.rep, b.name);
    this.meanReg(b.name, reg);
    return reg;
  }

  alias(b: Stg.Binder, reg: Reg): void {
    if (reg.name === '' && b.name !== '_') reg.name = b.name;
    this.meanReg(b.name, reg);
  }

  lookup(name: string): Local {
    const local = this.local(name);
    if (local !== undefined) return local;
    const target = this.module.global(name);
    if (target === undefined) throw new Error(`\`${name}\` is not in scope: lint lets no such program pass`);
    return { kind: 'static', target };
  }

  /** The closure a name stands for when no register is needed to hold it. */
  staticOf = (name: string): StaticRef | undefined => {
    const local = this.local(name);
    if (local === undefined) return this.module.global(name);
    return local.kind === 'static' ? local.target : undefined;
  };

  /** A register that holds the atom; null when it is void. */
  operand(a: Stg.Atom): Reg | null {
    if (a.kind === 'lit') return a.rep === 'void' ? null : this.literal(a);
    const local = this.lookup(a.name);
    switch (local.kind) {
      case 'reg':
        return local.reg;
      case 'void':
        return null;
      case 'static':
        return this.static(local.target, a.name);
      case 'join':
        throw new Error(`join point \`${a.name}\` used as a value: lint lets no such program pass`);
    }
  }

  operands(atoms: readonly Stg.Atom[]): Reg[] {
    const regs = new Array<Reg>(atoms.length);
    let count = 0;
    for (let i = 0; i < atoms.length; i++) {
      const reg = this.operand(atoms[i]);
      if (reg !== null) regs[count++] = reg;
    }
    return count === regs.length ? regs : regs.slice(0, count);
  }

  repOf(a: Stg.Atom): Stg.Rep {
    if (a.kind === 'lit') return a.rep === 'string' ? 'i32' : a.rep;
    const local = this.lookup(a.name);
    if (local.kind === 'reg') return local.reg.rep;
    return local.kind === 'void' ? 'void' : 'p';
  }

  // Facts: registers known to hold an evaluated pointer, on every path to here

  markEvaluated({ id }: Reg): void {
    if (id >= this.#evaluated.length) {
      const larger = new Uint8Array(2 * id);
      larger.set(this.#evaluated);
      this.#evaluated = larger;
    }
    if (this.#evaluated[id] === 1) return;
    this.#evaluated[id] = 1;
    this.#trail[this.#facts++] = id;
  }

  isEvaluated({ id }: Reg): boolean {
    return this.#evaluated[id] === 1;
  }

  // Blocks

  newBlock(name: string, params: readonly Reg[] = noRegs): Block {
    return { id: this.#blockCount++, name, params, instrs: noInstrs, end: unfinished };
  }

  /** Further instructions go to this block. */
  start(block: Block): void {
    this.proc.blocks.push(block);
    if (block.id >= this.#started.length) {
      const larger = new Uint8Array(2 * this.#blockCount);
      larger.set(this.#started);
      this.#started = larger;
    }
    this.#started[block.id] = 1;
    this.block = block;
  }

  /** Ends the current block. */
  end(terminator: Terminator): void {
    const { block } = this;
    block.end = terminator;
    if (this.written === 0) return;
    block.instrs = this.#instrs.slice(0, this.written);
    this.written = 0;
  }

  /** Jumps; to a block that is already being written it is a back edge. */
  jump(target: Block, args: readonly Reg[], site: Site): void {
    this.end(make.jump(target, args, site, this.#started[target.id] === 1));
  }

  /** Queues what comes in a block. What is queued last is translated first, with the facts that hold now. */
  later(block: Block, run: () => Next | null): void {
    this.work.push({ block, next: null, run, facts: this.#facts });
  }

  /** The same, for an expression. */
  laterExpr(block: Block, expr: Stg.Expr, cont: Cont): void {
    this.work.push({ block, next: { expr, cont }, run: null, facts: this.#facts });
  }

  /** Starts a queued block. */
  resume({ block, next, run, facts }: Work): Next | null {
    while (this.#facts > facts) this.#evaluated[this.#trail[--this.#facts]] = 0;
    this.start(block);
    return run === null ? next : run();
  }
}

export function site(kind: Site['kind'], waits: string, span: Span): Site {
  return { kind, waits, span };
}
