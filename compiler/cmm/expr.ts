/**
 * Expressions to blocks. One loop with an explicit list of what is still to be done: the depth of a program is never the depth of the compiler's stack.
 *
 * Alternatives and join points are queued and taken in the order last in, first out. So what is known to be evaluated can be kept on a trail, a
 * join point is translated after everything that jumps to it from its scope, and blocks are listed with definitions before uses.
 */
import type * as Stg from '../stg/syntax.ts';
import { allocCon, genLet } from './allocate.ts';
import type { Values } from './calls.ts';
import { genCall, genForeign, genJump, genPrim } from './calls.ts';
import * as make from './make.ts';
import { matchComparison, matchCon, matchLiteral, waitsFor } from './match.ts';
import type { Cont, Next, ProcGen } from './proc-gen.ts';
import { site } from './proc-gen.ts';
import { isReal } from './shape.ts';
import type { Reg, Site } from './syntax.ts';

/** Translates a procedure's body, and everything that it queues. */
export function genBody(g: ProcGen, body: Stg.Expr, cont: Cont): void {
  g.laterExpr(g.body, body, cont);
  for (let work = g.work.pop(); work !== undefined; work = g.work.pop()) {
    let next = g.resume(work);
    while (next !== null) next = step(g, next.expr, next.cont);
  }
}

function step(g: ProcGen, e: Stg.Expr, cont: Cont): Next | null {
  switch (e.kind) {
    case 'let':
      genLet(g, e);
      return { expr: e.body, cont };
    case 'join':
      genJoins(g, e, cont);
      return { expr: e.body, cont };
    case 'case':
      return genCase(g, e, cont);
    default:
      genLeaf(g, e, cont);
      return null;
  }
}

function genJoins(g: ProcGen, e: Stg.Expr & { kind: 'join' }, cont: Cont): void {
  for (let i = e.joins.length - 1; i >= 0; i--) {
    const { name, params, body } = e.joins[i];
    const regs: Reg[] = [];
    for (const p of params) {
      const reg = g.bind(p);
      if (reg !== null) regs.push(reg);
    }
    const block = g.newBlock(name, regs);
    g.mean(name, { kind: 'join', block, params });
    g.laterExpr(block, body, cont);
  }
}

// Case ----------------------------------------------------------------------------------------------------------------------------------

function genCase(g: ProcGen, e: Stg.Case, cont: Cont): Next | null {
  let { scrut } = e;
  while (scrut.kind === 'let') {
    genLet(g, scrut);
    scrut = scrut.body;
  }
  if (scrut.kind === 'case' || scrut.kind === 'join') return genNested(g, e, scrut, cont);
  const whole = scrut === e.scrut ? e : { ...e, scrut };
  if (matchComparison(g, whole, cont)) return null;
  const values = genValues(g, scrut, scrutResults(e), false) as Values;
  return genAlternatives(g, e, values, cont);
}

/** The kinds a case's scrutinee gives. */
function scrutResults(e: Stg.Case): readonly Stg.Rep[] {
  const [alt] = e.alts;
  return alt?.kind === 'tuple' ? alt.fields.map((f) => f.rep) : [e.binder.rep];
}

/** A scrutinee that branches itself: its values meet in a block where the alternatives begin. */
function genNested(g: ProcGen, e: Stg.Case, scrut: Stg.Expr, cont: Cont): Next {
  const results = scrutResults(e);
  const params = results.filter(isReal).map((rep) => g.reg(rep));
  const block = g.newBlock('case', params);
  const meet: Cont = { kind: 'block', block, results, evaluated: true };
  g.later(block, () => genAlternatives(g, e, { regs: params, evaluated: meet.evaluated }, cont));
  return { expr: scrut, cont: meet };
}

function genAlternatives(g: ProcGen, e: Stg.Case, values: Values, cont: Cont): Next | null {
  const [alt] = e.alts;
  if (alt?.kind === 'tuple') {
    nameComponents(g, alt.fields, values.regs);
    return { expr: alt.body, cont };
  }
  const reg = values.regs[0] as Reg | undefined;
  if (reg === undefined) g.meanVoid(e.binder.name);
  else g.alias(e.binder, reg);
  if (reg?.rep === 'p' && values.evaluated) g.markEvaluated(reg);
  if (alt === undefined || reg === undefined) return { expr: (e.fallback ?? alt?.body) as Stg.Expr, cont };
  if (alt.kind === 'lit') return matchLiteral(g, e, reg, cont);
  evaluate(g, reg, e.scrut);
  return matchCon(g, e, reg, cont);
}

function nameComponents(g: ProcGen, fields: readonly Stg.Binder[], regs: readonly Reg[]): void {
  let at = 0;
  for (const field of fields) {
    if (isReal(field.rep)) g.alias(field, regs[at++]);
    else g.meanVoid(field.name);
  }
}

function evaluate(g: ProcGen, reg: Reg, scrut: Stg.Expr): void {
  if (g.isEvaluated(reg)) return;
  const { waits, span } = waitsFor(scrut);
  g.emit(make.evaluate(reg, site('ret', waits, span)));
  g.markEvaluated(reg);
}

// Leaves --------------------------------------------------------------------------------------------------------------------------------

function genLeaf(g: ProcGen, e: Stg.Expr, cont: Cont): void {
  if (e.kind === 'app' && genJump(g, e)) return;
  const tail = cont.kind === 'tail';
  if (tail && e.kind === 'app' && e.args.length === 0 && g.repOf(e.fun) === 'p') {
    returnVariable(g, e);
    return;
  }
  if (tail && g.proc.kind === 'once') {
    returnEvaluated(g, e, cont.results);
    return;
  }
  const values = genValues(g, e, cont.results, tail);
  if (values === null) return;
  if (cont.kind === 'tail') g.end(make.returned(values.regs, shown(g, e)));
  else {
    cont.evaluated &&= values.evaluated;
    g.jump(cont.block, values.regs, site('safepoint', '', e.span));
  }
}

/** A single-entry thunk has no update frame, which would evaluate what a tail call gives: it does so itself. */
function returnEvaluated(g: ProcGen, e: Stg.Expr, results: readonly Stg.Rep[]): void {
  const { regs, evaluated } = genValues(g, e, results, false) as Values;
  if (!evaluated) evaluate(g, regs[0], e);
  g.end(make.returned(regs, shown(g, e)));
}

/** The value of an expression that is no case, let or join. Null when it was a tail call, which ended the block. */
function genValues(g: ProcGen, e: Stg.Expr, results: readonly Stg.Rep[], tail: boolean): Values | null {
  switch (e.kind) {
    case 'app':
      return e.args.length > 0 ? genCall(g, e, results, tail) : variable(g, e);
    case 'prim':
      return genPrim(g, e, results, tail);
    case 'foreign':
      return genForeign(g, e, tail);
    case 'con':
      return { regs: [allocCon(g, e)], evaluated: true };
    case 'lit':
      return { regs: g.operands([e.lit]), evaluated: false };
    case 'tuple':
      return { regs: g.operands(e.args), evaluated: false };
    default:
      throw new Error(`\`${e.kind}\` is not a leaf`);
  }
}

/** A variable where its value is wanted: a pointer is evaluated. */
function variable(g: ProcGen, e: Stg.Expr & { kind: 'app' }): Values {
  const reg = g.operand(e.fun);
  if (reg === null) return { regs: [], evaluated: false };
  if (reg.rep !== 'p') return { regs: [reg], evaluated: false };
  const target = g.staticOf(e.fun.name);
  if (target?.kind === 'fun') g.markEvaluated(reg);
  evaluate(g, reg, e);
  return { regs: [reg], evaluated: true };
}

/** In tail position: a value is returned, anything else entered. */
function returnVariable(g: ProcGen, e: Stg.Expr & { kind: 'app' }): void {
  const reg = g.operand(e.fun) as Reg;
  const target = g.staticOf(e.fun.name);
  const known = target === undefined ? g.isEvaluated(reg) : target.kind === 'fun' || target.kind === 'con';
  g.end(known ? make.returned([reg], shown(g, e)) : make.enter(reg, placed(e)));
}

/** The place of an expression that is returned, where a debugger is to stop there. */
function shown(g: ProcGen, e: Stg.Expr): Site | undefined {
  return g.proc.keeps === true ? placed(e) : undefined;
}

/** The place of an expression that is entered: the machine may note who entered it. */
function placed({ span }: Stg.Expr): Site | undefined {
  return span.line > 0 ? site('safepoint', '', span) : undefined;
}
