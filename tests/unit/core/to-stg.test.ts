/** Core as STG that its lint accepts: what is static, what is a closure, what is evaluated. */
import { expect, test } from 'vitest';
import { infoOf } from '../../../compiler/core/build.ts';
import type * as Core from '../../../compiler/core/syntax.ts';
import { lint } from '../../../compiler/stg/lint.ts';
import { print } from '../../../compiler/stg/print.ts';
import type * as Stg from '../../../compiler/stg/syntax.ts';
import { toStg } from '../../../compiler/to-stg/to-stg.ts';
import { app, box, con, consCon, evaluate, globalVar, integer, lam, letIn, letRec, moduleOf, newVar, nil, prim, varExpr, word } from './trees.ts';

const top = globalVar('top');

/** The module `M.top = expr`, found to be well formed. */
function translated(expr: Core.Expr): Stg.Module {
  const module = toStg(moduleOf([top, expr]));
  expect(lint(module).filter((d) => d.level === 'error')).toEqual([]);
  return module;
}

const rhsOf = (module: Stg.Module, name: string): Stg.Rhs | undefined => module.binds.find((b) => b.name === name)?.rhs;

test('constructors of literals are static, and shared', () => {
  const module = translated(con(consCon, box(1), con(consCon, box(1), nil)));
  expect(module.binds.every((b) => b.rhs.kind === 'con')).toBe(true);
  expect(module.binds.filter((b) => b.rhs.kind === 'con' && b.rhs.con === 'M.I#')).toHaveLength(1);
});

test('inside functions, too', () => {
  const x = newVar('x', 'lifted');
  const module = translated(lam([x], con(consCon, varExpr(x), con(consCon, box(1), nil))));
  expect(module.binds.filter((b) => b.rhs.kind === 'con')).toHaveLength(3);
});

test('long lists', () => {
  let list: Core.Expr = nil;
  const x = newVar('x', 'lifted');
  let open: Core.Expr = nil;
  for (let i = 0; i < 20_000; i++) {
    list = con(consCon, box(i % 100), list);
    open = con(consCon, varExpr(x), open);
  }
  expect(translated(list).binds.length).toBeGreaterThan(20_000);
  expect(rhsOf(toStg(moduleOf([top, lam([x], open)])), 'M.top')?.kind).toBe('lambda');
});

test('calls that never return stand where words are expected', () => {
  const fail = globalVar('fail', 'Outside');
  infoOf(fail).bottoms = true;
  infoOf(fail).shape = { params: ['lifted'], results: 'lifted' };
  const call = (reps: Core.Reps): Core.Expr => app(varExpr(fail), [nil], reps);
  translated(lam([newVar('x', 'lifted')], call('i64')));
  translated(lam([newVar('x', 'lifted')], call(['lifted', 'f64'])));
  translated(con(consCon, evaluate(call('lifted'), nil), nil));
  translated(lam([newVar('x', 'lifted')], prim('+#', [call('i64'), word(1)])));
  translated(lam([newVar('x', 'lifted')], prim('raise#', [nil], ['void', 'lifted', 'i64'])));
});

test('Integers of one word are static; larger ones are made once, from pieces', () => {
  for (const value of [0n, -1n, 2n ** 63n - 1n, -(2n ** 63n)]) {
    expect(translated(con(consCon, integer(value), nil)).binds.some(({ rhs }) => rhs.kind === 'con' && rhs.con === 'IS')).toBe(true);
  }
  for (const value of [2n ** 63n, -(2n ** 63n) - 1n, 10n ** 100n]) {
    const module = translated(con(consCon, integer(value), con(consCon, integer(value), nil)));
    expect(module.binds.filter(({ rhs }) => rhs.kind === 'lambda')).toHaveLength(1);
    expect(print(module)).toContain('integerShiftL#');
  }
});

test('functions of many parameters', () => {
  const params = Array.from({ length: 30 }, (_, i) => newVar(`p${i}`, i % 2 === 0 ? 'lifted' : 'i64'));
  const args = (): Core.Expr[] => params.map((_, i) => (i % 2 === 0 ? nil : word(i)));
  const f = newVar('f', 'lifted');
  translated(lam(params, varExpr(params[0])));
  const copies = params.map((p) => newVar(p.name, p.rep));
  translated(letRec(f, lam(copies, app(varExpr(f), args())), app(varExpr(f), args())));
  const outside = globalVar('many', 'Outside');
  infoOf(outside).shape = { params: params.map((p) => p.rep), results: 'lifted' };
  translated(app(varExpr(outside), args()));
});

test('an unboxed let is evaluated first, a lifted one is a closure', () => {
  const [x, n] = [newVar('x', 'lifted'), newVar('n', 'i64')];
  const module = translated(lam([newVar('y', 'lifted')], letIn(n, prim('quotInt#', [word(1), word(0)]), letIn(x, app(varExpr(top), [nil]), varExpr(x)))));
  const rhs = rhsOf(module, 'M.top');
  expect(rhs?.kind === 'lambda' ? rhs.body.kind : null).toBe('case');
  expect(rhs?.kind === 'lambda' && rhs.body.kind === 'case' ? rhs.body.fallback?.kind : null).toBe('let');
});
