/**
 * Makers of instructions and ends of blocks, in few shapes: see Note [Few shapes], core/make.ts. There are three shapes of instructions (what gives a value at once,
 * what allocates, everything else) and three of ends (tests, switches, everything else).
 */
import type { Block, CallTarget, Instr, Literal, Reg, Shell, Site, StaticRef, Terminator } from './syntax.ts';

// What gives a value at once

function load(op: string, dst: Reg, src: Reg | undefined, word: number, value: Literal | undefined, target: StaticRef | undefined): Instr {
  return { op, dst, src, word, value, target } as Instr;
}

export function literal(dst: Reg, value: Literal): Instr {
  return load('literal', dst, undefined, 0, value, undefined);
}

export function staticClosure(dst: Reg, target: StaticRef): Instr {
  return load('static', dst, undefined, 0, undefined, target);
}

export function node(dst: Reg): Instr {
  return load('node', dst, undefined, 0, undefined, undefined);
}

export function free(dst: Reg, word: number): Instr {
  return load('free', dst, undefined, word, undefined, undefined);
}

export function field(dst: Reg, src: Reg, word: number): Instr {
  return load('field', dst, src, word, undefined, undefined);
}

// What allocates

export function alloc(dst: Reg, shell: Shell, payload: readonly Reg[]): Instr {
  return { op: 'alloc', dst, closure: undefined, shell, payload } as Instr;
}

export function bump(dst: Reg, shell: Shell): Instr {
  return { op: 'bump', dst, closure: undefined, shell, payload: undefined } as Instr;
}

export function fill(closure: Reg, shell: Shell, payload: readonly Reg[]): Instr {
  return { op: 'fill', dst: undefined, closure, shell, payload } as Instr;
}

// Everything else: op, code, dst, reg, target, args, results, words, imm, effect, site, live

const none = undefined;

export function prim(code: string, dst: Reg | null, args: readonly Reg[], imm: number | null, effect: boolean, site: Site | null): Instr {
  return { op: 'prim', code, dst, reg: none, target: none, args, results: none, words: 0, imm, effect, site, live: -1 } as Instr;
}

export function integer(code: string, dst: Reg, args: readonly [Reg, Reg], site: Site): Instr {
  return { op: 'integer', code, dst, reg: none, target: none, args, results: none, words: 0, imm: null, effect: false, site, live: -1 } as Instr;
}

export function heapCheck(words: number, site: Site): Instr {
  return { op: 'heap', code: none, dst: none, reg: none, target: none, args: none, results: none, words, imm: null, effect: false, site, live: -1 } as Instr;
}

export function evaluate(reg: Reg, site: Site): Instr {
  return { op: 'eval', code: none, dst: none, reg, target: none, args: none, results: none, words: 0, imm: null, effect: false, site, live: -1 } as Instr;
}

export function call(target: CallTarget, args: readonly Reg[], results: readonly Reg[], site: Site): Instr {
  return { op: 'call', code: none, dst: none, reg: none, target, args, results, words: 0, imm: null, effect: false, site, live: -1 } as Instr;
}

// Ends of blocks without a test: op, target, args, values, reg, site, back, live, before

export function jump(target: Block, args: readonly Reg[], site: Site, back: boolean): Terminator {
  return { op: 'jump', target, args, values: none, reg: none, site, back, live: -1, before: -1 } as Terminator;
}

export function returned(values: readonly Reg[], site: Site | undefined): Terminator {
  return { op: 'return', target: none, args: none, values, reg: none, site, back: false, live: -1, before: -1 } as Terminator;
}

export function enter(reg: Reg, site: Site | undefined): Terminator {
  return { op: 'enter', target: none, args: none, values: none, reg, site, back: false, live: -1, before: -1 } as Terminator;
}

export function tailCall(target: CallTarget, args: readonly Reg[], site: Site): Terminator {
  return { op: 'tail', target, args, values: none, reg: none, site, back: false, live: -1, before: -1 } as Terminator;
}

export function fail(site: Site): Terminator {
  return { op: 'fail', target: none, args: none, values: none, reg: none, site, back: false, live: -1, before: -1 } as Terminator;
}

// Tests: op, code, a, b, reg, tag, yes, no; and switches: op, reg, wide, base, targets, otherwise

export function branch(code: string, a: Reg, b: Reg | number, yes: Block, no: Block): Terminator {
  return { op: 'branch', code, a, b, reg: none, tag: 0, yes, no } as Terminator;
}

export function tagTest(reg: Reg, tag: number, yes: Block, no: Block): Terminator {
  return { op: 'tag', code: none, a: none, b: none, reg, tag, yes, no } as Terminator;
}

export function constructorSwitch(reg: Reg, wide: boolean, targets: readonly Block[]): Terminator {
  return { op: 'cons', reg, wide, base: none, targets, otherwise: none } as Terminator;
}

export function tableSwitch(reg: Reg, base: bigint, targets: readonly Block[], otherwise: Block): Terminator {
  return { op: 'table', reg, wide: false, base, targets, otherwise } as Terminator;
}
