/** Interfaces keep by which calls inlined code came to where it is, shared as it was: places of local variables included. */
import { expect, test } from 'vitest';
import type { InlineContext, Span } from '../../../compiler/base/span.ts';
import { newVar, varExpr } from '../../../compiler/core/build.ts';
import type * as Core from '../../../compiler/core/syntax.ts';
import type { Leaves } from '../../../compiler/interface/graph.ts';
import { GraphReader } from '../../../compiler/interface/read.ts';
import { writeGraph } from '../../../compiler/interface/write.ts';

const unasked = (): never => {
  throw new Error('nothing here is to be found again');
};
const noLeaves: Leaves = { builtinRef: () => undefined, builtin: unasked, name: unasked, literalType: unasked, globalVar: unasked };

function place(line: number, inlined?: InlineContext): Span {
  const own = { file: 0, line, col: 3, endLine: line, endCol: 9 };
  return inlined === undefined ? own : { ...own, inlined };
}

test.each(['unfolding', 'read at once'])('a function with inlined code: %s', (key) => {
  const outer: InlineContext = { callee: 'g', at: place(7) };
  const inner: InlineContext = { callee: 'f', at: place(4, outer) };
  const [x, y] = [newVar('x', 'lifted', place(1, inner)), newVar('y', 'lifted', place(2, inner))];
  const call: Core.App = {
    kind: 'app',
    fun: varExpr(x, place(3, inner)),
    args: [varExpr(y, place(3)), varExpr(x, place(5, outer))],
    reps: 'lifted',
    span: place(3, inner),
  };
  const lam: Core.Lam = { kind: 'lam', params: [x, y], body: call, oneShot: false, span: place(1, outer) };
  const root = new GraphReader(writeGraph({ [key]: lam }, noLeaves), noLeaves).root() as Record<string, Core.Lam>;
  const { params, body, span } = root[key];
  expect(span).toEqual(lam.span);
  expect(params.map((p) => [p.name, p.span])).toEqual([x, y].map((p) => [p.name, p.span]));
  const app = body as Core.App;
  expect(app.span).toEqual(call.span);
  expect([app.fun, ...app.args].map((e) => e.kind === 'var' && params.indexOf(e.var))).toEqual([0, 1, 0]);
  expect([app.fun, ...app.args].map((e) => e.span)).toEqual([call.fun, ...call.args].map((e) => e.span));
  const contexts = [params[0], params[1], app.fun, app].map((e) => e.span.inlined);
  expect(new Set(contexts).size).toBe(1);
  expect(contexts[0]?.at.inlined).toBe(span.inlined);
  expect(app.args[0].span.inlined).toBeUndefined();
});
