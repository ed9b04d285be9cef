/**
 * Choosing an alternative: on a constructor, on a literal, on a comparison.
 */

import type { Span } from '../base/span.ts';
import type * as Stg from '../stg/syntax.ts';
import { primopNamed } from './calls.ts';
import * as make from './make.ts';
import { opcodeNumber } from './opcode-rows.ts';
import type { Cont, Next, ProcGen } from './proc-gen.ts';
import { site } from './proc-gen.ts';
import type { Block, Con, Reg } from './syntax.ts';

/** More constructors than a jump table may have entries. */
const MAX_TABLE = 255;
/** A table is used from so many literals on … */
const MIN_TABLE = 5;
/** … and a binary search instead of a chain of tests. */
const MIN_SEARCH = 5;

/** The alternatives of a case on an evaluated constructor. Ends the block, unless there is only one way to go on. */
export function matchCon(g: ProcGen, e: Stg.Case, reg: Reg, cont: Cont): Next | null {
  const alts = e.alts as readonly (Stg.Alt & { kind: 'con' })[];
  const first = g.module.con(alts[0].con);
  const { family } = first;
  if (family === 1) {
    loadFields(g, first, alts[0], reg);
    return { expr: alts[0].body, cont };
  }
  const cons = alts.map((a) => g.module.con(a.con));
  const rest = alts.length === family ? null : fallbackBlock(g, e, cont);
  const blocks = alts.map((a) => g.newBlock(a.con));
  for (let i = alts.length - 1; i >= 0; i--) {
    if (alts[i].fields.length === 0) g.laterExpr(blocks[i], alts[i].body, cont);
    else
      g.later(blocks[i], () => {
        loadFields(g, cons[i], alts[i], reg);
        return { expr: alts[i].body, cont };
      });
  }
  const byNumber = new Array<Block | null>(family).fill(rest);
  cons.forEach((c, i) => {
    byNumber[c.number] = blocks[i];
  });
  switchCon(g, reg, byNumber as Block[], cons, blocks, rest);
  return null;
}

function loadFields(g: ProcGen, con: Con, alt: Stg.Alt & { kind: 'con' }, src: Reg): void {
  for (let i = 0; i < alt.fields.length; i++) {
    const dst = g.bind(alt.fields[i]);
    if (dst !== null) g.emit(make.field(dst, src, con.words[i]));
  }
}

/** Queues the fallback (or, for what cannot match, a failure) as a block of its own. */
function fallbackBlock(g: ProcGen, e: Stg.Case, cont: Cont): Block {
  const { fallback } = e;
  const block = g.newBlock(fallback === null ? 'no_match' : 'default');
  if (fallback !== null) g.laterExpr(block, fallback, cont);
  else
    g.later(block, () => {
      g.end(make.fail(site('raise', 'no alternative matches', e.span)));
      return null;
    });
  return block;
}

function switchCon(g: ProcGen, reg: Reg, byNumber: readonly Block[], cons: readonly Con[], blocks: readonly Block[], rest: Block | null): void {
  const family = byNumber.length;
  const [first] = cons;
  if (family === 2) {
    g.end(make.tagTest(reg, 2, byNumber[1], byNumber[0]));
  } else if (blocks.length === 1 && (family <= 3 || first.number < 2)) {
    g.end(make.tagTest(reg, first.number + 1, blocks[0], rest as Block));
  } else if (family <= 3) {
    g.end(make.constructorSwitch(reg, false, byNumber));
  } else if (family <= MAX_TABLE && blocks.length * 4 >= family) {
    g.end(make.constructorSwitch(reg, true, byNumber));
  } else {
    const number = g.reg('i64');
    g.emit(make.prim('CONTAG', number, [reg], null, false, null));
    // A complete family has no rest: then any alternative serves numbers that do not occur.
    switchNumber(
      g,
      number,
      cons.map((c, i) => ({ value: BigInt(c.number), block: blocks[i] })),
      rest ?? blocks[blocks.length - 1],
    );
  }
}

/** The alternatives of a case on a number. */
export function matchLiteral(g: ProcGen, e: Stg.Case, reg: Reg, cont: Cont): Next | null {
  const alts = e.alts as readonly (Stg.Alt & { kind: 'lit' })[];
  const rest = fallbackBlock(g, e, cont);
  const cases = alts.map((alt) => ({ lit: alt.lit, block: g.newBlock('literal') }));
  for (let i = alts.length - 1; i >= 0; i--) {
    const { body } = alts[i];
    g.laterExpr(cases[i].block, body, cont);
  }
  if (reg.rep === 'i64')
    switchNumber(
      g,
      reg,
      cases.map((c) => ({ value: (c.lit as { value: bigint }).value, block: c.block })),
      rest,
    );
  else if (reg.rep === 'i32')
    switchWord(
      g,
      reg,
      cases.map((c) => ({ value: (c.lit as { value: number }).value >>> 0, block: c.block })),
      rest,
    );
  else testFloats(g, reg, cases as { lit: Stg.LitAtom & { rep: 'f32' | 'f64' }; block: Block }[], rest);
  return null;
}

function testFloats(g: ProcGen, reg: Reg, cases: readonly { lit: Stg.LitAtom & { rep: 'f32' | 'f64' }; block: Block }[], rest: Block): void {
  testEach(g, cases, rest, ({ lit, block }, no) => g.end(make.branch(reg.rep === 'f64' ? 'JEQF64' : 'JEQF32', reg, g.literal(lit), block, no)));
}

/** One case after the other. */
function testEach<C>(g: ProcGen, cases: readonly C[], rest: Block, test: (c: C, no: Block) => void): void {
  cases.forEach((c, i) => {
    const no = i === cases.length - 1 ? rest : g.newBlock('test');
    test(c, no);
    if (no !== rest) g.start(no);
  });
}

// Searching among sorted numbers -----------------------------------------------------------------------------------------------------------------

interface NumberCase<V> {
  readonly value: V;
  readonly block: Block;
}

function switchNumber(g: ProcGen, reg: Reg, cases: readonly NumberCase<bigint>[], rest: Block): void {
  const sorted = [...cases].sort((a, b) => (a.value < b.value ? -1 : 1));
  const literal = (value: bigint): Reg | number => (value >= -128n && value <= 127n ? Number(value) : g.literal({ kind: 'lit', rep: 'i64', value }));
  const dense = (part: readonly NumberCase<bigint>[]): boolean => {
    const range = part[part.length - 1].value - part[0].value + 1n;
    return part.length >= MIN_TABLE && range <= BigInt(MAX_TABLE) && range <= BigInt(2 * part.length + 8);
  };
  const table = (part: readonly NumberCase<bigint>[]): void => {
    const base = part[0].value;
    const targets = new Array<Block>(Number(part[part.length - 1].value - base) + 1).fill(rest);
    for (const c of part) targets[Number(c.value - base)] = c.block;
    g.end(make.tableSwitch(reg, base, targets, rest));
  };
  search(g, reg, sorted, rest, literal, (part) => (dense(part) ? () => table(part) : null));
}

function switchWord(g: ProcGen, reg: Reg, cases: readonly NumberCase<number>[], rest: Block): void {
  const sorted = [...cases].sort((a, b) => a.value - b.value);
  const last = sorted[sorted.length - 1].value;
  if (sorted.length >= MIN_TABLE && last - sorted[0].value <= 2 * sorted.length + 8) {
    const wide = g.reg('i64');
    g.emit(make.prim('I32TO64', wide, [reg], null, false, null));
    switchNumber(
      g,
      wide,
      sorted.map((c) => ({ value: BigInt(c.value), block: c.block })),
      rest,
    );
    return;
  }
  const literal = (value: number): Reg | number => (value <= 255 ? value : g.literal({ kind: 'lit', rep: 'i32', value }));
  search(g, reg, sorted, rest, literal, () => null);
}

/** Binary search down to a table or a short chain of equality tests. */
function search<V>(
  g: ProcGen,
  reg: Reg,
  sorted: readonly NumberCase<V>[],
  rest: Block,
  literal: (value: V) => Reg | number,
  asTable: (part: readonly NumberCase<V>[]) => (() => void) | null,
): void {
  const bits = reg.rep === 'i64' ? 64 : 32;
  const branch = (test: 'EQ' | 'LT', value: V, yes: Block, no: Block): void => {
    const b = literal(value);
    g.end(make.branch(`J${test}${bits}${typeof b === 'number' ? 'I' : ''}`, reg, b, yes, no));
  };
  const parts: { readonly block: Block | null; readonly from: number; readonly to: number }[] = [{ block: null, from: 0, to: sorted.length }];
  for (let part = parts.pop(); part !== undefined; part = parts.pop()) {
    if (part.block !== null) g.start(part.block);
    const here = sorted.slice(part.from, part.to);
    const table = asTable(here);
    if (table !== null) table();
    else if (here.length < MIN_SEARCH) {
      testEach(g, here, rest, (c, no) => branch('EQ', c.value, c.block, no));
    } else {
      const middle = (part.from + part.to) >>> 1;
      const low = g.newBlock('below');
      const high = g.newBlock('above');
      branch('LT', sorted[middle].value, low, high);
      parts.push({ block: low, from: part.from, to: middle }, { block: high, from: middle, to: part.to });
    }
  }
}

// Comparisons ------------------------------------------------------------------------------------------------------------------------------------

const swapped: Readonly<Record<string, string>> = { EQ: 'EQ', NE: 'NE', LT: 'GT', LE: 'GE', GT: 'LT', GE: 'LE' };

/** A case on a comparison whose result is used for nothing else becomes a branch. Returns false when it is not of that form. */
export function matchComparison(g: ProcGen, e: Stg.Case, cont: Cont): boolean {
  const { scrut } = e;
  if (scrut.kind !== 'prim' || g.names.isUsed(e.binder.name)) return false;
  const { how } = primopNamed(scrut.op);
  if (!('inline' in how) || how.branch === undefined) return false;
  const truth = truthAlternatives(e);
  if (truth === null) return false;
  const yes = g.newBlock('true');
  const no = g.newBlock('false');
  g.laterExpr(yes, truth.yes, cont);
  g.laterExpr(no, truth.no, cont);
  genBranch(g, how.branch, scrut.args, yes, no);
  return true;
}

/** What follows 1# and 0#, when the alternatives ask for nothing else. */
function truthAlternatives(e: Stg.Case): { yes: Stg.Expr; no: Stg.Expr } | null {
  let yes = e.fallback;
  let no = e.fallback;
  for (const alt of e.alts) {
    if (alt.kind !== 'lit' || alt.lit.rep !== 'i64') return null;
    if (alt.lit.value === 1n) yes = alt.body;
    else if (alt.lit.value === 0n) no = alt.body;
    else return null;
  }
  if (yes === null || no === null || yes === no) return null;
  return { yes, no };
}

function genBranch(g: ProcGen, code: string, args: readonly Stg.Atom[], yes: Block, no: Block): void {
  const [left, right] = args;
  const direct = immediateFor(code, right);
  if (direct !== null) {
    g.end(make.branch(`${code}I`, g.operand(left) as Reg, direct, yes, no));
    return;
  }
  const turned = `J${swapped[code.slice(1, 3)]}${code.slice(3)}`;
  const indirect = immediateFor(turned, left);
  if (indirect !== null) {
    g.end(make.branch(`${turned}I`, g.operand(right) as Reg, indirect, yes, no));
    return;
  }
  g.end(make.branch(code, g.operand(left) as Reg, g.operand(right) as Reg, yes, no));
}

/** The literal as an immediate operand of `<code>I`, if there is such an instruction and it fits. */
function immediateFor(code: string, a: Stg.Atom): number | null {
  if (a.kind !== 'lit' || opcodeNumber(`${code}I`) === undefined) return null;
  if (a.rep === 'i64' && a.value >= -128n && a.value <= 127n) return Number(a.value);
  return a.rep === 'i32' && a.value >= 0 && a.value <= 255 ? a.value : null;
}

/** Spans of a case and what it waits for, in the author's words. */
export function waitsFor(scrut: Stg.Expr): { readonly waits: string; readonly span: Span } {
  return { waits: scrut.kind === 'app' ? `case of ${scrut.fun.name}` : 'case', span: scrut.span };
}
