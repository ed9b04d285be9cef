/** The Core lint tells what passes may not make. */
import { expect, test } from 'vitest';
import { lint } from '../../../compiler/core/lint.ts';
import type * as Core from '../../../compiler/core/syntax.ts';
import { app, box, boxCon, con, consCon, evaluate, globalVar, join, jump, lam, letIn, letRec, moduleOf, newVar, nil, prim, varExpr, word } from './trees.ts';

/** What lint says of `M.top = expr`. */
function problems(expr: Core.Expr): string[] {
  return lint(moduleOf([globalVar('top'), expr]), 'pass').map((text) => text.replace(/^pass: in M\.top: /, '').replaceAll(/ \(\d+\)/g, ''));
}
const x = newVar('x', 'lifted');
const n = newVar('n', 'i64');
const j = newVar('j', 'lifted');

test('what is well formed', () => {
  expect(problems(lam([x], join(j, [n], con(boxCon, varExpr(n)), evaluate(varExpr(x), jump(j, word(1))))))).toEqual([]);
  expect(problems(letIn(n, prim('+#', [word(1), word(2)]), con(boxCon, varExpr(n))))).toEqual([]);
});

test.each<[string, Core.Expr, string]>([
  ['unbound variables', varExpr(x), 'x is not in scope'],
  ['variables out of their scope', evaluate(letIn(x, nil, varExpr(x)), varExpr(x)), 'x is not in scope'],
  ['variables bound twice', letIn(x, nil, letIn(x, nil, varExpr(x))), 'x is bound twice'],
  ['globals of this module that are not bound', varExpr(globalVar('gone')), 'M.gone is not bound in this module'],
  ['constructors that miss arguments', con(consCon, nil), 'M.Cons takes 2 arguments, here 1'],
  ['boxed arguments for unboxed fields', con(boxCon, nil), 'argument 1 of M.I# is lifted, not i64'],
  ['unknown primops', prim('+?', []), 'there is no primop +?'],
  ['primops that miss arguments', prim('+#', [word(1)]), '+# takes 2 arguments, here 1'],
  ['primops of other representations', prim('+#', [word(1), nil]), 'argument 2 of +# is lifted, not i64'],
  ['lets of other representations', letIn(n, nil, nil), 'n is i64, bound to lifted'],
  ['recursive words', letRec(n, word(1), nil), 'n is bound recursively but i64'],
  ['jumps from arguments', join(j, [], nil, con(consCon, jump(j), nil)), 'a jump to j that is not in tail position of its scope'],
  ['jumps from lambdas', join(j, [], nil, lam([x], jump(j))), 'a jump to j that is not in tail position of its scope'],
  ['jumps from scrutinees', join(j, [], nil, evaluate(jump(j), nil)), 'a jump to j that is not in tail position of its scope'],
  ['jumps that miss arguments', join(j, [n], nil, jump(j)), 'jump j takes 1 arguments, here 0'],
  ['alternatives that return something else', evaluate(nil, word(1)), 'an alternative returns i64, the case lifted'],
  ['lambdas without parameters', lam([], nil), 'a lambda has no parameters'],
  ['calls without arguments', app(box(1), []), 'an application to nothing'],
])('%s', (_, expr, message) => {
  expect(problems(expr)).toContain(message);
});

test('exports that are not bound', () => {
  const module = moduleOf([globalVar('top'), nil]);
  expect(lint({ ...module, exported: new Set([globalVar('other')]) }, 'pass')).toEqual(['pass: in M.top: M.other is exported but not bound']);
});
