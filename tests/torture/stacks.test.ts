/**
 * Stacks of every shape: tiny first chunks, tiny chunks, nothing or everything moved along, limits that end anywhere. Deep recursion with results of many words,
 * exceptions thrown from deep below to far up, overflows in handlers, finalizers and forked threads: values are right, or the program ends as it should.
 */
import { describe, expect, test } from 'vitest';
import * as E from '../../abi/exit-reasons.gen.ts';
import * as L from '../../abi/layout.ts';
import type { Limits, Stress } from '../../host/options.ts';
import { isMachineBuilt } from '../stg/engines.ts';
import { BareMachine, Dice, exitNames } from './bare-machine.ts';

const head = `
module Main
import Rts (forkIO (p, void) -> (p), catch (p, p, void) -> (p), mask_ (p, void) -> (p), uninterruptibleMask_ (p, void) -> (p), finally (p, p, void) -> (p),
  bracket (p, p, p, void) -> (p), errorText (i32) -> (p), unit)
data Int = I# i64
data Unit = Unit
data List = Nil | Cons p p
data Exception = ErrorCall p | StackOverflow | HeapOverflow
export main
up = \\(n : i64) -> i64 { case n of { 0 -> 0; _ -> case -# n 1 of m : i64 { _ -> case up m of r : i64 { _ -> +# r 1 } } } }
wide = \\(n : i64) (a : i64) (b : f64) (c : i32) p (d : i64) (e : i64) -> (i64, p, f64, i32, i64, p, i64) {
  case n of { 0 -> (# a, p, b, c, d, p, e #); _ ->
    case -# n 1 of m : i64 { _ -> let q = Cons p p in
    case wide m e b c q a d of { (# a1 : i64, p1 : p, b1 : f64, c1 : i32, d1 : i64, q1 : p, e1 : i64 #) ->
    case +# a1 1 of a2 : i64 { _ -> case +## b1 1.0 of b2 : f64 { _ -> (# d1, q1, b2, c1, e1, p1, a2 #) } } } } }
}
wideSum = \\(n : i64) -> i64 { case wide n 1 2.0 'a' Nil 3 4 of { (# a : i64, p : p, b : f64, c : i32, d : i64, q : p, e : i64 #) ->
  case double2Int# b of k : i64 { _ -> case ord# c of o : i64 { _ ->
  case +# a d of s : i64 { _ -> case +# s e of s1 : i64 { _ -> case +# s1 k of s2 : i64 { _ -> +# s2 o } } } } } } }
-- throws n frames below, caught at once; the handler goes as deep again
dive = \\(n : i64) -> p { case n of { 0 -> errorText "bottom"; _ -> case -# n 1 of m : i64 { _ -> case dive m of r { _ -> r } } } }
`;

const values: readonly (readonly [name: string, main: string, answer: bigint])[] = [
  ['deep recursion', 'main = \\(s : void) -> p { case up 3000 of n : i64 { _ -> I# n } }', 3000n],
  ['results of ten words across chunks', 'main = \\(s : void) -> p { case wideSum 800 of n : i64 { _ -> I# n } }', BigInt(1 + 3 + 4 + 800 + 2 + 800 + 97)],
  [
    'caught far up, again and again',
    `main = \\(s : void) -> p { loop 30 0 s }
loop = \\(k : i64) (acc : i64) (s : void) -> p { case k of { 0 -> I# acc; _ ->
  case *# k 40 of d : i64 { _ ->
  let body = \\(s1 : void) -> p { dive d }; handler = \\e (s1 : void) -> p { case up d of n : i64 { _ -> I# n } } in
  case catch body handler s of r { _ -> case r of { I# n -> case +# acc n of a : i64 { _ -> case -# k 1 of j : i64 { _ -> loop j a s } } } } } } }`,
    BigInt((40 * 30 * 31) / 2),
  ],
  [
    'catch frames all the way down',
    `main = \\(s : void) -> p { nest 300 s }
nest = \\(k : i64) (s : void) -> p { case k of { 0 -> errorText "bottom"; _ ->
  case -# k 1 of j : i64 { _ ->
  let body = \\(s1 : void) -> p { nest j s1 };
      handler = \\e (s1 : void) -> p { case remInt# k 7 of { 0 -> I# k; _ -> raiseIO# e s1 } } in
  case catch body handler s of r { _ -> case r of { I# n -> case +# n 1 of m : i64 { _ -> I# m } } } } } }`,
    BigInt(7 + 300 - 7 + 1),
  ],
  [
    'brackets and finalizers at every depth',
    `main = \\(s : void) -> p { let zero = I# 0 in case newMutVar# zero s of v { _ ->
  let body = \\(s1 : void) -> p { deep 120 v s1 }; handler = \\e (s1 : void) -> p { unit } in
  case catch body handler s of _ { _ -> case readMutVar# v s of r { _ -> r } } } }
bump = \\v (s : void) -> p { case readMutVar# v s of x { _ -> case x of { I# n -> case +# n 1 of m : i64 { _ -> let y = I# m in case writeMutVar# v y s of _ : void { _ -> unit } } } } }
deep = \\(k : i64) v (s : void) -> p { case k of { 0 -> errorText "bottom"; _ ->
  case -# k 1 of j : i64 { _ ->
  let body = \\(s1 : void) -> p { case up k of _ : i64 { _ -> deep j v s1 } }; clean = \\(s1 : void) -> p { case up 30 of _ : i64 { _ -> bump v s1 } } in
  case finally body clean s of r { _ -> r } } } }`,
    120n,
  ],
];

const stresses: readonly (readonly Stress[])[] = [['sanity'], ['sanity', 'move'], ['sanity', 'switch'], ['sanity']];

function randomLimits(dice: Dice): Limits {
  return {
    initialStack: `${dice.between(16, 300)}w`,
    chunkSize: `${dice.between(200, 1000)}w`,
    movedStack: `${dice.chance(50) ? dice.between(1, 12) : dice.between(1, 900)}w`,
    nursery: '32K',
    quantum: dice.between(20, 400),
  };
}

/** Runs to the end in random slices; answers the exit reason. */
function toTheEnd(bare: BareMachine, dice: Dice): number {
  for (let turn = 0; turn < 100_000; turn++) {
    const reason = bare.run(dice.between(1, 3000));
    if (reason === E.EXIT_UNCAUGHT && bare.exitB !== bare.reg(L.REG_MAIN)) bare.machine.discardThread();
    else if (reason === E.EXIT_OVERFLOW_MASKED && bare.exitA !== bare.reg(L.REG_MAIN)) bare.machine.discardThread();
    else if (reason === E.EXIT_WAIT) bare.now += 1;
    else if (reason !== E.EXIT_SLICE) return reason;
  }
  throw new Error('does not end');
}

describe.skipIf(!isMachineBuilt())('stacks of every shape', () => {
  test.each(values)('%s', (_, main, answer) => {
    for (let seed = 1; seed <= 60; seed++) {
      const dice = new Dice(seed);
      const limits = randomLimits(dice);
      const bare = new BareMachine(head + main, { limits, stress: stresses[dice.below(4)] });
      let found: unknown;
      try {
        const reason = toTheEnd(bare, dice);
        found = reason === E.EXIT_FINISHED ? bare.longIn(bare.exitA) : exitNames.get(reason);
      } catch (failure) {
        found = String(failure);
      }
      expect([seed, limits, found]).toEqual([seed, limits, answer]);
    }
  });
});

/** How a program may end whose stack is too small; it says by its value how often it noticed. */
const overflowing: readonly (readonly [name: string, main: string])[] = [
  [
    'caught and tried again, ever deeper',
    `main = \\(s : void) -> p { try 40 s }
try = \\(k : i64) (s : void) -> p { case k of { 0 -> I# 0; _ -> case *# k 100 of d : i64 { _ ->
  let body = \\(s1 : void) -> p { case up d of n : i64 { _ -> I# n } }; handler = \\e (s1 : void) -> p { case e of { StackOverflow -> I# 0; _ -> raiseIO# e s1 } } in
  case catch body handler s of r { _ -> case r of { I# n -> case -# k 1 of j : i64 { _ -> try j s } } } } } }`,
  ],
  [
    'in handlers, finalizers and masks',
    `main = \\(s : void) -> p { try 30 s }
try = \\(k : i64) (s : void) -> p { case k of { 0 -> I# 0; _ -> case *# k 30 of d : i64 { _ ->
  let deep = \\(s1 : void) -> p { case up d of n : i64 { _ -> I# n } };
      handler = \\e (s1 : void) -> p { case up d of n : i64 { _ -> I# n } };
      last = \\e (s1 : void) -> p { I# 1 } in
  let masked = \\(s1 : void) -> p { mask_ deep s1 } in
  let guarded = \\(s1 : void) -> p { finally masked deep s1 } in
  let handled = \\(s1 : void) -> p { catch guarded handler s1 } in
  case catch handled last s of r { _ -> case r of { I# n -> case -# k 1 of j : i64 { _ -> try j s } } } } } }`,
  ],
  [
    'in forked threads, and of thunks others want',
    `main = \\(s : void) -> p { try 12 s }
wait = \\t (s : void) -> p { case threadStatus# t s of { (# status : i64, why : i64 #) -> case status of { 2 -> unit; 3 -> unit; _ -> case yield# s of _ : void { _ -> wait t s } } } }
try = \\(k : i64) (s : void) -> p { case k of { 0 -> I# 0; _ -> case *# k 90 of d : i64 { _ ->
  let x = thunk { case up d of n : i64 { _ -> I# n } } in
  let y = thunk { case x of { I# n -> case up n of m : i64 { _ -> I# m } } } in
  let body = \\(s1 : void) -> p { case y of { I# n -> y } }; last = \\e (s1 : void) -> p { I# 1 } in
  let masked = \\(s1 : void) -> p { uninterruptibleMask_ body s1 } in
  case forkIO masked s of t1 { _ -> case forkIO body s of t2 { _ ->
  case catch body last s of r { _ -> case r of { I# n -> case wait t1 s of _ { _ -> case wait t2 s of _ { _ ->
  case catch body last s of r2 { _ -> case r2 of { I# n2 -> case -# k 1 of j : i64 { _ -> try j s } } } } } } } } } } } }`,
  ],
];

describe.skipIf(!isMachineBuilt())('limits that end anywhere', () => {
  for (const overflow of ['deferred', 'ghc-7.6'] as const)
    test.each(overflowing)(`%s (${overflow})`, (_, main) => {
      for (let seed = 1; seed <= 150; seed++) {
        const dice = new Dice(seed);
        const limits: Limits = {
          ...randomLimits(dice),
          maxStack: `${dice.between(60, 3000)}w`,
          stackReserve: `${dice.between(1, 600)}w`,
          maxHeap: '8M',
        };
        const bare = new BareMachine(head + main, { limits, overflow, stress: stresses[dice.below(4)] });
        let ended: string;
        try {
          ended = exitNames.get(toTheEnd(bare, dice)) ?? 'nothing';
        } catch (failure) {
          ended = String(failure);
        }
        expect([seed, limits, ['FINISHED', 'UNCAUGHT', 'OVERFLOW_MASKED'].includes(ended) ? 'fine' : ended]).toEqual([seed, limits, 'fine']);
        expect(bare.reg(L.STAT_STACK_MAX_W)).toBeLessThan(overflow === 'deferred' ? 3000 + 600 + 1200 : 1e6);
      }
    });
});
