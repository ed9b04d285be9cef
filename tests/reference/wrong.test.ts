/** Programs that no compiler should let through: the reference evaluator says what is wrong instead of computing something. */
import { expect, test } from 'vitest';
import { parseModule } from '../stg/programs.ts';
import { evaluateSync } from './evaluate.ts';

function run(main: string): () => unknown {
  const module = parseModule(`module Main\ndata Unit = Unit\ndata Int = I# i64\ndata Two = A | B p\nexport main\n${main}`, 'Wrong.stg');
  return () => evaluateSync([module]);
}

test.each([
  ['an argument of another kind', 'f = \\(n : i64) -> p { Unit }\ng = \\h -> p { h 1.5 }\nmain = \\(s : void) -> p { g f }', 'expected a value of kind i64'],
  ['a number applied', 'main = \\(s : void) -> p { let x = I# 1 in x s }', 'constructor I# is applied to arguments'],
  ['an alternative of another type', 'main = \\(s : void) -> p { let x = A in case x of { I# n -> Unit } }', 'another data type'],
  ['no alternative', 'main = \\(s : void) -> p { let x = A in case x of { B y -> y } }', 'no alternative for constructor A'],
  ['a primop on the wrong closure', 'main = \\(s : void) -> p { let x = I# 1 in readMutVar# x s }', 'expected MUT_VAR, found constructor I#'],
  ['an unevaluated operand', 'main = \\(s : void) -> p { let x = thunk { newMVar# void# } in takeMVar# x s }', 'expected MVAR, found THUNK'],
])('%s', (_, main, message) => {
  expect(run(main)).toThrow(message);
});

test('a program that runs on and on is given up', () => {
  const module = parseModule('module Main\nexport main\nmain = \\(s : void) -> p { main s }', 'Endless.stg');
  expect(evaluateSync([module], { maxSteps: 1000 }).exit.reason).toBe('outOfSteps');
});
