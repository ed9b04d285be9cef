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
  /** emits what comes first (field loads, a switch) and answers with the expression to go on with, if any */
  readonly run: () => Next | null;
  /** length of the trail of facts that hold there */
  readonly facts: number;
}

const unfinished: Terminator = make.fail({ kind: 'raise', waits: '', span: noSpan });

export class ProcGen {
  readonly module: ModuleEnv;
  readonly proc: Proc;
  readonly names: Names;
  readonly locals = new Map<string, Local>();
  readonly work: Work[] = [];
  /** the binding's own name when a call of it from here is a call of this procedure */
  readonly selfName: string;
  /** where a self tail call goes on; its parameters are the procedure's own once there is one */
  body!: Block;
  block!: Block;
  /** by the ids of registers */
  private readonly evaluated: boolean[] = [];
  /** those that are, in the order in which it became known */
  private readonly trail: number[] = [];
  /** by the ids of blocks */
  private readonly started: boolean[] = [];
  private blockCount = 0;

  constructor(module: ModuleEnv, proc: Proc, names: Names, selfName: string) {
    this.module = module;
    this.proc = proc;
    this.names = names;
    this.selfName = selfName;
    for (let i = proc.regs.length; i > 0; i--) this.evaluated.push(false);
  }

  // Registers and instructions

  reg(rep: RegRep, name = ''): Reg {
    const reg: Reg = { id: this.proc.regs.length, rep, name };
    this.proc.regs.push(reg);
    this.evaluated.push(false);
    return reg;
  }

  emit(instr: Instr): void {
    this.block.instrs.push(instr);
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

  /** Gives a binder a register of its own; null for a void one. */
  bind(b: Stg.Binder): Reg | null {
    if (!isReal(b.rep)) {
      this.locals.set(b.name, { kind: 'void' });
      return null;
    }
    const reg = this.reg(b.rep, b.name);
    this.locals.set(b.name, { kind: 'reg', reg });
    return reg;
  }

  alias(b: Stg.Binder, reg: Reg): void {
    if (reg.name === '' && b.name !== '_') reg.name = b.name;
    this.locals.set(b.name, { kind: 'reg', reg });
  }

  lookup(name: string): Local {
    const local = this.locals.get(name);
    if (local !== undefined) return local;
    const target = this.module.global(name);
    if (target === undefined) throw new Error(`\`${name}\` is not in scope: lint lets no such program pass`);
    return { kind: 'static', target };
  }

  /** The closure a name stands for when no register is needed to hold it. */
  staticOf = (name: string): StaticRef | undefined => {
    const local = this.locals.get(name);
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
    const regs: Reg[] = [];
    for (const atom of atoms) {
      const reg = this.operand(atom);
      if (reg !== null) regs.push(reg);
    }
    return regs;
  }

  repOf(a: Stg.Atom): Stg.Rep {
    if (a.kind === 'lit') return a.rep === 'string' ? 'i32' : a.rep;
    const local = this.lookup(a.name);
    if (local.kind === 'reg') return local.reg.rep;
    return local.kind === 'void' ? 'void' : 'p';
  }

  // Facts: registers known to hold an evaluated pointer, on every path to here

  markEvaluated(reg: Reg): void {
    if (this.evaluated[reg.id]) return;
    this.evaluated[reg.id] = true;
    this.trail.push(reg.id);
  }

  isEvaluated(reg: Reg): boolean {
    return this.evaluated[reg.id];
  }

  // Blocks

  newBlock(name: string, params: readonly Reg[] = []): Block {
    this.started.push(false);
    return { id: this.blockCount++, name, params, instrs: [], end: unfinished };
  }

  /** Further instructions go to this block. */
  start(block: Block): void {
    this.proc.blocks.push(block);
    this.started[block.id] = true;
    this.block = block;
  }

  /** Ends the current block. */
  end(terminator: Terminator): void {
    this.block.end = terminator;
  }

  /** Jumps; to a block that is already being written it is a back edge. */
  jump(target: Block, args: readonly Reg[], site: Site): void {
    this.end(make.jump(target, args, site, this.started[target.id]));
  }

  /** Queues what comes in a block. What is queued last is translated first, with the facts that hold now. */
  later(block: Block, run: () => Next | null): void {
    this.work.push({ block, run, facts: this.trail.length });
  }

  /** Starts a queued block. */
  resume(work: Work): Next | null {
    while (this.trail.length > work.facts) this.evaluated[this.trail.pop() as number] = false;
    this.start(work.block);
    return work.run();
  }
}

export function site(kind: Site['kind'], waits: string, span: Span): Site {
  return { kind, waits, span };
}
