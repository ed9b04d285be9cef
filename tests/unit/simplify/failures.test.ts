/** Calls that never return, where a function that would return a box is called for a word. */
import { expect, test } from 'vitest';
import { infoOf } from '../../../compiler/core/build.ts';
import { lint } from '../../../compiler/core/lint.ts';
import { shapeOf } from '../../../compiler/core/reps.ts';
import type * as Core from '../../../compiler/core/syntax.ts';
import { simplifyModule } from '../../../compiler/simplify/simplifier.ts';
import { app, globalVar, lam, moduleOf, newVar, prim, varExpr, word } from '../core/trees.ts';

test('the wrapper of a function that fails stays a call', () => {
  const [worker, wrapper, top] = [globalVar('failure_w'), globalVar('failure'), globalVar('top')];
  const [n, m, x, y] = [newVar('n', 'lifted'), newVar('m', 'lifted'), newVar('x', 'lifted'), newVar('y', 'i64')];
  const fails = lam([x], prim('raise#', [varExpr(x)], 'lifted'));
  const wraps = lam([n], app(varExpr(worker), [varExpr(n)]));
  for (const [v, expr] of [
    [worker, fails],
    [wrapper, wraps],
  ] as const)
    Object.assign(infoOf(v), { bottoms: true, shape: shapeOf(expr) });
  infoOf(worker).inline = 'never';
  Object.assign(infoOf(wrapper), { inline: 'always', wrapper: true });
  const chosen: Core.Expr = {
    kind: 'case',
    scrutinee: varExpr(y),
    binder: newVar('z', 'i64'),
    alts: [{ kind: 'lit', lit: { rep: 'i64', value: 0n }, body: app(varExpr(wrapper), [varExpr(m)], 'i64'), span: m.span }],
    fallback: word(1),
    reps: 'i64',
    span: m.span,
  };
  const module = moduleOf([worker, fails], [wrapper, wraps], [top, lam([m, y], chosen)]);
  expect(lint(module, 'by hand')).toEqual([]);
  expect(
    lint(simplifyModule(module, { inline: true, settled: new Map(), fillEntries: false, keepLets: false, besideWork: true, shallow: false }), 'simplified'),
  ).toEqual([]);
});
