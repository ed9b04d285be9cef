/**
 * Cmm: what the machine does, before slots are chosen. Procedures of basic blocks over typed virtual registers; frames, heap checks and
 * continuations are explicit. Both back ends read it.
 *
 * Registers are in static single assignment form, with three exceptions that all keep "one register, one slot" sound:
 * `eval` replaces a register by the evaluated form of the same value; block parameters are assigned by every jump to the block; and a function that calls
 * itself in tail position loops to its body block, whose parameters are then the function's own.
 * Blocks are listed so that a definition comes before its uses (an order compatible with dominance); `blocks[0]` is the entry.
 */
import type { HostSignature } from '../../abi/host-types.ts';
import type { Rep } from '../../abi/tables/primops.ts';
import type { Span } from '../base/span.ts';

export type RegRep = Exclude<Rep, 'void'>;

export interface Reg {
  /** index, dense within its procedure */
  readonly id: number;
  readonly rep: RegRep;
  /** the author's name (the first he gave it), or '' for a temporary */
  name: string;
}

export interface Module {
  readonly name: string;
  readonly files: readonly string[];
  readonly cons: readonly Con[];
  readonly procs: Proc[];
  readonly statics: Static[];
  readonly imports: readonly Imported[];
  readonly hosts: readonly Host[];
  /** static closures that are exported under another name, too */
  readonly aliases: readonly { readonly name: string; readonly target: Static; readonly type: HostSignature | null }[];
}

// What is known of constructors, closures and host functions -------------------------------------------------------------------------------

export interface Con {
  readonly name: string;
  /** constructor number, from 0 */
  readonly number: number;
  /** constructors of its data type */
  readonly family: number;
  readonly fields: readonly Rep[];
  /** what the author calls them */
  readonly labels?: readonly string[];
  /** word of each field in the closure, counted from its start (1 = first payload word); -1 for void fields. Pointers come first */
  readonly words: readonly number[];
  /** indices of the fields that have words, in the order in which they lie in the closure */
  readonly order: readonly number[];
  readonly ptrs: number;
  readonly nptrs: number;
  /** address of the machine's own info table (Integer's constructors), or null */
  readonly machineInfo: number | null;
  readonly span: Span;
}

/** A closure that lies in the image. */
export type Static = StaticFun | StaticCaf | StaticCon;

interface StaticBase {
  /** dense within the module */
  readonly index: number;
  readonly name: string;
  /** another module or the host may use it */
  readonly exported: boolean;
  /** it has a symbol: a top-level binding or a nullary constructor, not something lifted out of a function */
  readonly named: boolean;
  readonly span: Span;
}
export interface StaticFun extends StaticBase {
  readonly kind: 'fun';
  readonly proc: Proc;
}
export interface StaticCaf extends StaticBase {
  readonly kind: 'caf';
  readonly proc: Proc;
}
export interface StaticCon extends StaticBase {
  readonly kind: 'con';
  readonly con: Con;
  /** in payload order; filled once all closures have names */
  readonly payload: StaticField[];
}
export type StaticField = { readonly kind: 'static'; readonly target: StaticRef } | Literal;

export interface Imported {
  readonly kind: 'import';
  readonly module: string;
  readonly name: string;
  /** null: a value, a CAF, or a function nothing is known of */
  readonly shape: CallShape | null;
  readonly index: number;
}

export type StaticRef = Static | Imported;

/** Tells closures of a module and imports from each other: those are even. */
export function numberOf({ kind, index }: StaticRef): number {
  return 2 * index + (kind === 'import' ? 1 : 0);
}

/** A string's bytes: see Stg.LitAtom. */
export type TextLiteral = Extract<Literal, { readonly rep: 'string' }>;

export type Literal =
  | { readonly kind: 'lit'; readonly rep: 'i64'; readonly value: bigint }
  | { readonly kind: 'lit'; readonly rep: 'i32' | 'f32' | 'f64'; readonly value: number }
  /** an Addr#: the address of NUL-terminated text */
  | { readonly kind: 'lit'; readonly rep: 'string'; readonly value: string; readonly bytes?: true };

export interface Host extends HostSignature {
  readonly hostName: string;
  readonly index: number;
}

/** Kinds of a function's arguments (voids included: they count for arity) and results. */
export interface CallShape {
  readonly args: readonly Rep[];
  readonly results: readonly Rep[];
}

// Procedures -------------------------------------------------------------------------------------------------------------------------------

/** fun: function · thunk: updatable · once: single-entry thunk · caf: top-level thunk */
export type ProcKind = 'fun' | 'thunk' | 'once' | 'caf';

export interface Proc {
  readonly kind: ProcKind;
  readonly name: string;
  /** dense within the module */
  readonly index: number;
  readonly parent: Proc | null;
  readonly shape: CallShape;
  /** arguments that have a word, in order */
  readonly params: readonly Reg[];
  readonly free: readonly FreeVar[];
  /** its closure lies in the image: it gets no node */
  readonly isStatic: boolean;
  /** that closure, once there is one; null otherwise */
  closure: StaticFun | StaticCaf | null;
  /** payload word (from 0) of the field it selects, when it is a selector thunk; else -1 */
  readonly selector: number;
  readonly span: Span;
  regs: Reg[];
  blocks: Block[];
  /** the author's variables stay in their slots as long as they are in scope, for a debugger; else only what is needed stays */
  keeps?: boolean;
}

/** Lets go of what only the code of the procedure itself is made from. */
export function forgetBody(proc: Proc): void {
  proc.regs = forgotten;
  proc.blocks = forgotten;
}

const forgotten: never[] = [];

/** Does the author know this register by a name, and by no global one? Names with `$` are the compiler's. */
export function isAuthors({ name }: Reg): boolean {
  return name !== '' && name !== '_' && !name.startsWith('$') && !/^\p{Lu}[\p{L}\p{N}_']*\./u.test(name);
}

export interface FreeVar {
  readonly name: string;
  readonly rep: RegRep;
  /** word in the closure, counted from its start */
  readonly word: number;
}

export interface Block {
  /** dense within its procedure; not its position */
  readonly id: number;
  readonly name: string;
  params: readonly Reg[];
  instrs: Instr[];
  end: Terminator;
}

/** A place that gets an info table of its own: what the frame waits for there, in the author's words. */
export interface Site {
  /** ret: a continuation · safepoint: a heap check or back edge · raise: an instruction that may throw */
  readonly kind: 'ret' | 'safepoint' | 'raise';
  readonly waits: string;
  readonly span: Span;
}

/**
 * What stays in the frame at an instruction, or at the end of a block: its number in what `interference` answers, which sets it; -1 where that says nothing.
 */
interface Seen {
  live: number;
}

/** What an allocation makes. */
export type Shell =
  | { readonly kind: 'con'; readonly con: Con }
  /** fun, thunk or once, by the procedure's kind */
  | { readonly kind: 'closure'; readonly proc: Proc };

export type CallTarget =
  | { readonly kind: 'static'; readonly target: StaticFun | Imported }
  | { readonly kind: 'node'; readonly node: Reg; readonly proc: Proc }
  | { readonly kind: 'unknown'; readonly fun: Reg; readonly shape: number }
  | { readonly kind: 'prim'; readonly name: string; readonly prim: number }
  | { readonly kind: 'host'; readonly host: Host; readonly shape: number };

export type Instr =
  | { readonly op: 'literal'; readonly dst: Reg; readonly value: Literal }
  | { readonly op: 'static'; readonly dst: Reg; readonly target: StaticRef }
  /** R1 at entry: the closure itself. Before any safepoint */
  | { readonly op: 'node'; readonly dst: Reg }
  /** a free variable, from R1. Before any safepoint */
  | { readonly op: 'free'; readonly dst: Reg; readonly word: number }
  | { readonly op: 'field'; readonly dst: Reg; readonly src: Reg; readonly word: number }
  /** one instruction of that name; `imm` its immediate operand; `site` when it may throw */
  | (Seen & {
      readonly op: 'prim';
      readonly code: string;
      readonly dst: Reg | null;
      readonly args: readonly Reg[];
      readonly imm: number | null;
      readonly effect: boolean;
      readonly site: Site | null;
    })
  /** Integer arithmetic with an inline fast path; a call otherwise */
  | (Seen & { readonly op: 'integer'; readonly code: string; readonly dst: Reg; readonly args: readonly [Reg, Reg]; readonly site: Site })
  /** `words` is set by the heap-check pass */
  | (Seen & { readonly op: 'heap'; readonly words: number; readonly site: Site })
  | { readonly op: 'alloc'; readonly dst: Reg; readonly shell: Shell; readonly payload: readonly Reg[] }
  /** room for a closure of a recursive group, filled by `fill` before the next safepoint */
  | { readonly op: 'bump'; readonly dst: Reg; readonly shell: Shell }
  | { readonly op: 'fill'; readonly closure: Reg; readonly shell: Shell; readonly payload: readonly Reg[] }
  /** evaluate in place */
  | (Seen & { readonly op: 'eval'; readonly reg: Reg; readonly site: Site })
  | (Seen & { readonly op: 'call'; readonly target: CallTarget; readonly args: readonly Reg[]; readonly results: readonly Reg[]; readonly site: Site });

export type Terminator =
  /** `before`: as `live`, before the parameters get their values */
  | (Seen & { readonly op: 'jump'; readonly target: Block; readonly args: readonly Reg[]; readonly site: Site; readonly back: boolean; before: number })
  /** opcode J<code>; `b` a register or an immediate */
  | { readonly op: 'branch'; readonly code: string; readonly a: Reg; readonly b: Reg | number; readonly yes: Block; readonly no: Block }
  | { readonly op: 'tag'; readonly reg: Reg; readonly tag: number; readonly yes: Block; readonly no: Block }
  /** by constructor number; `wide`: read it from the info table, not from the tag */
  | { readonly op: 'cons'; readonly reg: Reg; readonly wide: boolean; readonly targets: readonly Block[] }
  /** by value - base */
  | { readonly op: 'table'; readonly reg: Reg; readonly base: bigint; readonly targets: readonly Block[]; readonly otherwise: Block }
  /** `site` of a return: where variables stay, for a debugger */
  | (Seen & { readonly op: 'return'; readonly values: readonly Reg[]; readonly site?: Site })
  | (Seen & { readonly op: 'enter'; readonly reg: Reg; readonly site?: Site })
  | (Seen & { readonly op: 'tail'; readonly target: CallTarget; readonly args: readonly Reg[]; readonly site: Site })
  /** no alternative matches: cannot happen in a program that was type-checked */
  | { readonly op: 'fail'; readonly site: Site };

/** What takes note of registers. */
export interface RegSink {
  addReg(reg: Reg): void;
  addRegs(regs: readonly Reg[]): void;
}

/** Notes the registers an instruction reads. */
export function addUses(to: RegSink, i: Instr): void {
  switch (i.op) {
    case 'literal':
    case 'static':
    case 'node':
    case 'free':
    case 'heap':
    case 'bump':
      return;
    case 'field':
      return to.addReg(i.src);
    case 'prim':
    case 'integer':
      return to.addRegs(i.args);
    case 'alloc':
      return to.addRegs(i.payload);
    case 'fill':
      to.addReg(i.closure);
      return to.addRegs(i.payload);
    case 'eval':
      return to.addReg(i.reg);
    case 'call':
      to.addRegs(i.args);
      addCallee(to, i.target);
  }
}

/** Notes the registers the end of a block reads. */
export function addEnd(to: RegSink, end: Terminator): void {
  switch (end.op) {
    case 'jump':
      return to.addRegs(end.args);
    case 'branch':
      to.addReg(end.a);
      if (typeof end.b !== 'number') to.addReg(end.b);
      return;
    case 'tag':
    case 'cons':
    case 'table':
    case 'enter':
      return to.addReg(end.reg);
    case 'return':
      return to.addRegs(end.values);
    case 'tail':
      to.addRegs(end.args);
      return addCallee(to, end.target);
    case 'fail':
  }
}

function addCallee(to: RegSink, target: CallTarget): void {
  const callee = calleeOf(target);
  if (callee !== null) to.addReg(callee);
}

/** The register with the closure a call goes through, if any. */
export function calleeOf(target: CallTarget): Reg | null {
  if (target.kind === 'node') return target.node;
  return target.kind === 'unknown' ? target.fun : null;
}

/** The register an instruction writes; null for none, and for a call, which writes all its results. */
export function defOf(i: Instr): Reg | null {
  switch (i.op) {
    case 'heap':
    case 'fill':
    case 'call':
      return null;
    case 'eval':
      return i.reg;
    default:
      return i.dst;
  }
}

/** Registers an instruction writes. */
export function defsOf(i: Instr): readonly Reg[] {
  if (i.op === 'call') return i.results;
  const def = defOf(i);
  return def === null ? [] : [def];
}

/** How many blocks may come next; a block counts as often as it is named. */
export function successorCount(t: Terminator): number {
  switch (t.op) {
    case 'jump':
      return 1;
    case 'branch':
    case 'tag':
      return 2;
    case 'cons':
      return t.targets.length;
    case 'table':
      return 1 + t.targets.length;
    default:
      return 0;
  }
}

/** The i-th of the blocks that may come next, the one that should come first. @param i below successorCount */
export function successor(t: Terminator, i: number): Block {
  switch (t.op) {
    case 'jump':
      return t.target;
    case 'branch':
    case 'tag':
      return i === 0 ? t.no : t.yes;
    case 'cons':
      return t.targets[i];
    case 'table':
      return i === 0 ? t.otherwise : t.targets[i - 1];
    default:
      throw new RangeError(`nothing comes after ${t.op}`);
  }
}

export function successorsOf(t: Terminator): readonly Block[] {
  return Array.from({ length: successorCount(t) }, (_, i) => successor(t, i));
}

/** Objects may move here: what is needed afterwards must lie in the frame. */
export function isSafepoint(i: Instr): boolean {
  return i.op === 'eval' || i.op === 'call' || i.op === 'heap' || i.op === 'integer';
}

/** Words a shell takes on the heap, header included. */
export function shellWords(shell: Shell): number {
  if (shell.kind === 'con') return 1 + shell.con.ptrs + shell.con.nptrs;
  const { proc } = shell;
  const payload = proc.free.reduce((sum, v) => sum + (v.rep === 'i64' || v.rep === 'f64' ? 2 : 1), 0);
  return (proc.kind === 'fun' ? 1 : 2) + payload;
}
