/** Programs lint accepts, one per rule it could be too strict about. What it rejects: messages/. */
import { expect, test } from 'vitest';
import { exportShapes, fitOf, lint } from '../../../compiler/stg/lint.ts';
import { parse } from '../../../compiler/stg/parse.ts';
import type { FunShape } from '../../../compiler/stg/syntax.ts';

const header = `
import Rts (putStrLn (p, void) -> p, nil)
data Bool = False | True
data Int = I# i64
data List = Nil | Cons p p
foreign now () -> f64
foreign write = "vertebra.write" (i64, bytes, void) -> void
`;

const accepted: [string, string][] = [
  ['an import used as a function, applied and partially applied', 'f = \\(s : void) { putStrLn nil s }\ng = \\x { putStrLn x }'],
  ['an import of unknown shape, applied', 'f = \\(n : i64) { nil n }'],
  ['too many arguments for a function that returns a pointer', 'f = \\x { x }\ng = \\x -> i64 { f x x 3 }'],
  ['a constructor as an atom', 'f = \\x { f True }'],
  ['an unknown function gives what the context takes', 'f = \\g -> (f64, i32) { g 1 }\nh = \\g -> i64 { case g 2 of { (# a : i64, b #) -> a } }'],
  ['void components do not count', 'f = \\(s : void) x -> (void, p) { (# s, x #) }\ng = \\(s : void) x -> p { f s x }\nh = \\(s : void) -> () { s }'],
  [
    'a state primop with and without its state component',
    'f = \\v (s : void) -> p { case readMutVar# v s of { (# t : void, x #) -> case readMutVar# v t of y { _ -> y } } }',
  ],
  ['effects that return nothing', 'f = \\v (s : void) -> () { case writeMutVar# v v s of t : void { _ -> case yield# t of { _ -> (# #) } } }'],
  [
    'primops that do not return fit everywhere',
    'f = \\e -> i64 { raise# e }\ng = \\e (s : void) -> (p, f64) { raiseIO# e s }\nh = \\x -> f32 { fail# "no match" }',
  ],
  [
    'join points, nested, recursive, in tail position of alternatives and of other join points',
    `
f = \\(n : i64) -> i64 {
  joinrec loop (i : i64) (acc : i64) = {
    join next (k : i64) = { case -# i 1 of j : i64 { _ -> loop j k } } in
    case i of { 0 -> acc; 1 -> loop 0 acc; _ -> case +# acc i of k : i64 { _ -> next k } }
  } in loop n 0
}`,
  ],
  ['a join point inside a scrutinee', 'f = \\x -> i64 { case join j (n : i64) = { n } in case x of { True -> j 1; _ -> j 2 } of r : i64 { _ -> r } }'],
  ['shadowing', 'f = \\f x { case x of x { Cons f x -> f x; _ -> x } }'],
  ['letrec sees itself, and constructors in it too', 'f = \\x { letrec xs = Cons x ys; ys = thunk { xs } in xs }'],
  ['known local functions', 'f = \\(n : i64) -> i64 { let g = \\(m : i64) -> i64 { +# n m } in case g 1 of r : i64 { _ -> g r } }'],
  ['comparisons with both results', 'f = \\(n : i64) -> i64 { case <# n 2 of { 1 -> 0; 0 -> n } }'],
  [
    'literals of every kind',
    "f = \\(c : i32) (d : f64) (e : f32) -> i64 { case c of { 'a' -> 1; _ -> case d of { 1.5 -> 2; _ -> case e of { 2.5f -> 3; _ -> 4 } } } }",
  ],
  ['foreign calls', 'f = \\x (s : void) -> f64 { case write 1 x s of { _ -> now } }'],
  ['Integer is built in', 'f = \\i -> i64 { case integerAdd# i i of { IS n -> n; _ -> 0 } }'],
  ['a partial application is a value', 'f = \\x y { x }\ng = \\x { case f x of h { _ -> h x } }'],
  ['an unboxed tuple as scrutinee', 'f = \\x (n : i64) -> i64 { case (# x, n #) of { (# y, m : i64 #) -> m } }'],
  ['holes, several', 'f = \\_ _ x { case x of { Cons _ _ -> x; Nil -> x } }'],
];

test.each(accepted)('%s', (_, text) => {
  const { module, diagnostics } = parse(header + text, 'test.stg');
  expect(diagnostics).toEqual([]);
  expect(lint(module!)).toEqual([]);
});

test('exportShapes: functions have their shape, other values none, constructors are values', () => {
  const { module } = parse('export f, x, A\ndata T = A\nf = \\y (n : i64) -> (p, f64) { f y n }\nx = thunk { x }', 'test.stg');
  expect([...exportShapes(module!)]).toEqual([
    ['f', { args: ['p', 'i64'], results: ['p', 'f64'] }],
    ['x', null],
    ['A', null],
  ]);
});

test('an import that is believed needs no resolver, one that is resolved must have that shape', () => {
  const { module } = parse('import M (f (p) -> p, x)\ng = \\y { f y }', 'test.stg');
  const kinds = (f: FunShape | null): string[] => lint(module!, (entry) => fitOf(entry, new Map([['f', f]]))).map((d) => d.kind);
  expect(lint(module!)).toEqual([]);
  expect(kinds({ args: ['p'], results: ['void', 'p'] })).toEqual(['UnknownImport']);
  expect(kinds(null)).toEqual(['ImportShape', 'UnknownImport']);
  expect(kinds({ args: ['p', 'p'], results: ['p'] })).toEqual(['ImportShape', 'UnknownImport']);
});
