/** Copies of overloaded functions for known dictionaries. */
import { expect, test } from 'vitest';
import { printExpr } from '../../../compiler/core/print.ts';
import type * as Core from '../../../compiler/core/syntax.ts';
import { noCopies, specialise } from '../../../compiler/simplify/specialise.ts';
import { app, box, globalVar, lam, moduleOf, newVar, varExpr } from '../core/trees.ts';

function printed(module: Core.Module, name: string): string {
  for (const group of module.binds) if (group.kind === 'nonrec' && group.var.name === name) return printExpr(group.expr);
  return `no ${name}`;
}

test('a call that comes later is one of the copy that is there', () => {
  const [overloaded, dictionary, early, late] = [globalVar('overloaded'), globalVar('$fNumInt'), globalVar('early'), globalVar('late')];
  const d = newVar('$dNum', 'lifted');
  const x = newVar('x', 'lifted');
  const call = (n: number): Core.Expr => app(varExpr(overloaded), [varExpr(dictionary), box(n)]);
  const first = moduleOf([dictionary, box(0)], [overloaded, lam([d, x], app(varExpr(d), [varExpr(x)]))], [early, call(1)]);
  const copies = noCopies();
  const once = specialise(first, copies);
  expect(printed(once, 'M.early')).toBe('M.overloaded_s1 (M.I# 1#)');

  const bind: Core.Bind = { kind: 'nonrec', var: late, expr: call(2), span: late.span };
  const twice = specialise({ ...once, binds: [bind, ...once.binds] }, copies);
  expect(printed(twice, 'M.late')).toBe('M.overloaded_s1 (M.I# 2#)');
  const names = twice.binds.map((group) => (group.kind === 'nonrec' ? group.var.name : 'a group'));
  expect(names.indexOf('M.overloaded_s1')).toBeLessThan(names.indexOf('M.late'));
  expect(specialise(twice, copies)).toBe(twice);
});
