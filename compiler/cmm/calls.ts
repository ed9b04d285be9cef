/**
 * Applications: known and unknown calls, primops, host functions, jumps to join points.
 *
 * A call is known when the callee's shape is: a top-level function, an import with a shape, a function bound by `let`. Too many arguments: known call, then
 * the result is applied to the rest. Too few: an unknown call, for which the machine builds a PAP.
 */
import { repOfHost } from '../../abi/host-types.ts';
import { SHAPE_MAX_ARGS } from '../../abi/layout.ts';
import { opcodes } from '../../abi/tables/opcodes.ts';
import type { Primop } from '../../abi/tables/primops.ts';
import { mathFunctions, primCalls } from '../../abi/tables/primops.ts';
import { primopTable } from '../stg/kinds.ts';
import type * as Stg from '../stg/syntax.ts';
import * as make from './make.ts';
import type { ProcGen } from './proc-gen.ts';
import { site } from './proc-gen.ts';
import { argShapeOf, isReal, shapeOf } from './shape.ts';
import type { CallShape, CallTarget, Reg, Site } from './syntax.ts';

/** opcodes that name an info table: they may throw */
const raising: ReadonlySet<string> = new Set(opcodes.filter(({ operands }) => operands.includes('info')).map(({ name }) => name));

export function primopNamed(name: string): Primop {
  const op = primopTable.get(name);
  if (op === undefined) throw new Error(`primop \`${name}\` does not exist: lint lets no such program pass`);
  return op;
}

/** What a leaf expression gives: registers in order, and whether a single pointer among them is sure to be evaluated. */
export interface Values {
  readonly regs: readonly Reg[];
  readonly evaluated: boolean;
}

interface Callee {
  readonly target: CallTarget;
  readonly shape: CallShape;
}

/** Translates an application with arguments. In tail position it ends the block and gives null. `results`: the kinds the context wants. */
export function genCall(g: ProcGen, e: Stg.Expr & { kind: 'app' }, results: readonly Stg.Rep[], tail: boolean): Values | null {
  const callee = knownCallee(g, e.fun.name);
  let args = e.args;
  const where = site('ret', `call of ${e.fun.name}`, e.span);
  if (callee !== null && args.length >= callee.shape.args.length) {
    const arity = callee.shape.args.length;
    if (args.length === arity) {
      if (tail && isSelf(g, callee.target)) return selfTailCall(g, g.operands(args), e);
      return finishCall(g, callee.target, g.operands(args), results, where, tail, false);
    }
    const first = finishCall(g, callee.target, g.operands(args.slice(0, arity)), ['p'], where, false, false) as Values;
    args = args.slice(arity);
    return applyUnknown(g, first.regs[0], args, results, where, tail);
  }
  return applyUnknown(g, g.operand(e.fun) as Reg, args, results, where, tail);
}

/** Applies an unknown function, SHAPE_MAX_ARGS arguments at a time. */
function applyUnknown(g: ProcGen, fun: Reg, args: readonly Stg.Atom[], results: readonly Stg.Rep[], where: Site, tail: boolean): Values | null {
  if (args.length <= SHAPE_MAX_ARGS) return finishCall(g, unknown(g, fun, args, results), g.operands(args), results, where, tail, false);
  let callee = fun;
  let rest = args;
  for (;;) {
    const now = rest.slice(0, SHAPE_MAX_ARGS);
    rest = rest.slice(SHAPE_MAX_ARGS);
    const last = rest.length === 0;
    const gives: readonly Stg.Rep[] = last ? results : ['p'];
    const values = finishCall(g, unknown(g, callee, now, gives), g.operands(now), gives, where, tail && last, false);
    if (last) return values;
    callee = (values as Values).regs[0];
  }
}

function unknown(g: ProcGen, fun: Reg, args: readonly Stg.Atom[], results: readonly Stg.Rep[]): CallTarget {
  const reps: Stg.Rep[] = [];
  for (const a of args) reps.push(g.repOf(a));
  return { kind: 'unknown', fun, shape: shapeOf(reps, results) };
}

/** `evaluated`: the one pointer that comes back is sure to be. A function's need not be: `(# x #)` and `x` come back in the same way. Whoever looks at it evaluates it; that costs little (EVALTAG). */
function finishCall(
  g: ProcGen,
  target: CallTarget,
  args: readonly Reg[],
  results: readonly Stg.Rep[],
  where: Site,
  tail: boolean,
  evaluated: boolean,
): Values | null {
  if (tail) {
    g.end(make.tailCall(target, args, where));
    return null;
  }
  const [single] = results;
  const regs = results.length === 1 && isReal(single) ? [g.reg(single)] : results.filter(isReal).map((rep) => g.reg(rep));
  g.emit(make.call(target, args, regs, where));
  return { regs, evaluated };
}

function knownCallee(g: ProcGen, name: string): Callee | null {
  const local = g.lookup(name);
  if (local.kind === 'static') {
    const { target } = local;
    if (target.kind === 'fun') return { target: { kind: 'static', target }, shape: target.proc.shape };
    if (target.kind === 'import' && target.shape !== null) return { target: { kind: 'static', target }, shape: target.shape };
    return null;
  }
  const proc = g.module.knownFuns.get(name);
  if (proc === undefined || local.kind !== 'reg') return null;
  return { target: { kind: 'node', node: local.reg, proc }, shape: proc.shape };
}

function isSelf(g: ProcGen, target: CallTarget): boolean {
  if (target.kind === 'static') return target.target.kind === 'fun' && target.target.proc === g.proc;
  return target.kind === 'node' && target.proc === g.proc && g.lookup(g.selfName).kind === 'reg' && (g.lookup(g.selfName) as { reg: Reg }).reg === target.node;
}

/** Parallel moves and a jump to the body, whose parameters are the procedure's own from now on. */
function selfTailCall(g: ProcGen, args: readonly Reg[], e: Stg.Expr): null {
  g.loops = true;
  g.body.params = g.proc.params;
  g.jump(g.body, args, site('safepoint', `loop of ${g.proc.name}`, e.span));
  return null;
}

// Join points --------------------------------------------------------------------------------------------------------------------------------

/** A call of a join point: ends the block. Returns false when the name is not one. */
export function genJump(g: ProcGen, e: Stg.Expr & { kind: 'app' }): boolean {
  const local = g.local(e.fun.name);
  if (local?.kind !== 'join') return false;
  g.jump(local.block, g.operands(e.args), site('safepoint', `loop of ${e.fun.name}`, e.span));
  return true;
}

// Primops ------------------------------------------------------------------------------------------------------------------------------------

/** Translates a primop; in tail position an out-of-line one ends the block and gives null. */
export function genPrim(g: ProcGen, e: Stg.Expr & { kind: 'prim' }, results: readonly Stg.Rep[], tail: boolean): Values | null {
  const op = primopNamed(e.op);
  if ('call' in op.how) {
    const target: CallTarget = { kind: 'prim', name: op.name, prim: primCalls.indexOf(op.how.call) };
    return finishCall(g, target, g.operands(e.args), results, site('ret', op.name, e.span), tail, op.effect !== true);
  }
  return genInline(g, op, op.how.inline, e);
}

function genInline(g: ProcGen, op: Primop, code: string, e: Stg.Expr & { kind: 'prim' }): Values {
  const immediate = withImmediate(code, e.args);
  const args = g.operands(immediate === null ? e.args : e.args.slice(0, 1));
  const rep = op.results.find(isReal);
  const dst = rep === undefined ? null : g.reg(rep);
  if (code.startsWith('INT')) {
    if (dst === null) throw new Error(`${code} gives a value`);
    g.emit(make.integer(code, dst, [args[0], args[1]], site('ret', op.name, e.span)));
    return { regs: [dst], evaluated: true };
  }
  const imm = immediate?.imm ?? (code === 'MATH1' ? mathFunctions.indexOf(op.name.replace('Double#', '')) : null);
  const where = raising.has(code) ? site('raise', op.name, e.span) : null;
  g.emit(make.prim(immediate?.code ?? code, dst, args, imm, op.effect === true, where));
  return { regs: dst === null ? [] : [dst], evaluated: false };
}

/** The form with an 8-bit immediate, when the second argument is a literal that fits. */
function withImmediate(code: string, args: readonly Stg.Atom[]): { code: string; imm: number } | null {
  const right = args[1];
  if (args.length !== 2 || right.kind !== 'lit' || right.rep !== 'i64') return null;
  const value = right.value;
  const fits = (v: bigint): boolean => v >= -128n && v <= 127n;
  if (code === 'ADD64' && fits(value)) return { code: 'ADDI64', imm: Number(value) };
  if (code === 'SUB64' && fits(-value)) return { code: 'ADDI64', imm: Number(-value) };
  if (code === 'MUL64' && fits(value)) return { code: 'MULI64', imm: Number(value) };
  if (code === 'AND64' && value >= 0n && value <= 255n) return { code: 'ANDI64', imm: Number(value) };
  return null;
}

// Host functions -----------------------------------------------------------------------------------------------------------------------------

export function genForeign(g: ProcGen, e: Stg.Expr & { kind: 'foreign' }, tail: boolean): Values | null {
  const host = g.module.foreigns.get(e.name);
  if (host === undefined) throw new Error(`foreign \`${e.name}\` is not declared: lint lets no such program pass`);
  const shape = argShapeOf(e.args.map((a) => g.repOf(a)).filter(isReal));
  const target: CallTarget = { kind: 'host', host, shape };
  const result = repOfHost(host.result);
  return finishCall(g, target, g.operands(e.args), [result], site('ret', `host function ${host.hostName}`, e.span), tail, false);
}
