/**
 * Asynchronous exceptions at random moments, at threads that evaluate shared thunks: deep in recursion, in chains of update frames, under catch, mask and
 * bracket, waiting for each other's thunks, for MVars and for time. Whatever has been interrupted, the thunks' values are right in the end.
 */
import { describe, expect, test } from 'vitest';
import * as E from '../../abi/exit-reasons.gen.ts';
import * as L from '../../abi/layout.ts';
import type { Limits, Stress } from '../../host/options.ts';
import { isMachineBuilt } from '../stg/engines.ts';
import { BareMachine, Dice, exitNames } from './bare-machine.ts';

/** `main` forks the workers, all want all thunks; it answers their sum. Everyone who is hit tries again, or dies. */
const sharedThunks = `
module Main
import Rts (forkIO (p, void) -> (p), catch (p, p, void) -> (p), mask_ (p, void) -> (p), bracket (p, p, p, void) -> (p), finally (p, p, void) -> (p), unit)
data Int = I# i64 | Hit
data Unit = Unit
data List = Nil | Cons p p
export main, Hit

-- n + (n-1) + …, not in a loop: a frame for each
up = \\(n : i64) -> i64 { case n of { 0 -> 0; _ -> case -# n 1 of m : i64 { _ -> case up m of r : i64 { _ -> +# r n } } } }

-- the same, but three results come back at once
three = \\(n : i64) -> (i64, p, f64) {
  case n of { 0 -> (# 0, Nil, 0.0 #); _ -> case -# n 1 of m : i64 { _ ->
    case three m of { (# a : i64, b : p, c : f64 #) -> case +# a n of a' : i64 { _ -> case +## c 1.0 of c' : f64 { _ ->
      let b' = Cons b b in (# a', b', c' #) } } } } }
}

-- thunk i needs thunk i-1, and what it needs itself
chain = \\(i : i64) before -> p {
  thunkOf i before
}
thunkOf = \\(i : i64) before -> p {
  case before of { I# b ->
  case remInt# i 4 of {
    0 -> case *# i 9 of d : i64 { _ -> case up d of r : i64 { _ -> case +# b r of s : i64 { _ -> I# s } } };
    1 -> case *# i 5 of d : i64 { _ -> case three d of { (# a : i64, l : p, c : f64 #) ->
         case double2Int# c of k : i64 { _ -> case +# a k of r : i64 { _ -> case +# b r of s : i64 { _ -> I# s } } } } };
    2 -> let deep = thunk { case up 40 of r : i64 { _ -> I# r } } in
         let deeper = thunk { case deep of { I# r -> case up r of q : i64 { _ -> I# q } } } in
         case deeper of { I# q -> case +# b q of s : i64 { _ -> I# s } };
    _ -> case +# b i of s : i64 { _ -> I# s }
  } }
}

make = \\(i : i64) (n : i64) before -> p {
  case ># i n of { 1 -> Nil; _ ->
    case +# i 1 of j : i64 { _ ->
    let t = thunk { chain i before } in
    let rest = thunk { make j n t } in
    Cons t rest } }
}

sumOf = \\(acc : i64) xs -> i64 { case xs of { Nil -> acc; Cons h t -> case h of { I# n -> case +# acc n of m : i64 { _ -> sumOf m t } } } }

last = \\xs d -> p { case xs of { Nil -> d; Cons h t -> last t h } }

-- wants the last one first, so that all of them are under evaluation at once
demand = \\xs (s : void) -> p {
  case last xs xs of x { _ -> case sumOf 0 xs of n : i64 { _ -> I# n } }
}

-- masked but for the demand itself: a hit counts only under the catch frame
persistent = \\xs (s : void) -> p { let loop = \\(s1 : void) -> p { retry xs s1 } in maskAsyncExceptions# loop s }
retry = \\xs (s : void) -> p {
  let act = \\(s1 : void) -> p { demand xs s1 } in
  let open = \\(s1 : void) -> p { unmaskAsyncExceptions# act s1 };
      handler = \\e (s1 : void) -> p { (# Hit #) } in
  case catch# open handler s of { (# r #) -> case r of x { I# n -> x; _ -> retry xs s } }
}

careful = \\xs (s : void) -> p {
  let acquire = \\(s1 : void) -> p { unit };
      release = \\r (s1 : void) -> p { case up 20 of _ : i64 { _ -> unit } };
      use = \\r (s1 : void) -> p { demand xs s1 } in
  bracket acquire release use s
}

masked = \\xs (s : void) -> p { let act = \\(s1 : void) -> p { demand xs s1 } in mask_ act s }

waiting = \\xs box (s : void) -> p {
  let act = \\(s1 : void) -> p { case takeMVar# box s1 of _ { _ -> unit } };
      clean = \\(s1 : void) -> p { case demand xs s1 of _ { _ -> unit } } in
  finally act clean s
}

sleepy = \\xs (s : void) -> p { case delay# 500 s of _ : void { _ -> demand xs s } }

worker = \\(k : i64) xs box (s : void) -> p {
  case remInt# k 6 of {
    0 -> demand xs s;
    1 -> persistent xs s;
    2 -> careful xs s;
    3 -> masked xs s;
    4 -> waiting xs box s;
    _ -> sleepy xs s
  }
}

spawn = \\(k : i64) xs box (s : void) -> p {
  case k of { 0 -> Unit; _ ->
    let w = \\(s1 : void) -> p { worker k xs box s1 } in
    let u = \\(s1 : void) -> p { unmaskAsyncExceptions# w s1 } in
    case forkIO u s of t { _ -> case -# k 1 of j : i64 { _ -> spawn j xs box s } } }
}

main = \\(s : void) -> p {
  let zero = I# 0 in
  let xs = thunk { make 1 12 zero } in
  let go = \\(s1 : void) -> p { case newMVar# s1 of box { _ -> case spawn 12 xs box s1 of _ { _ -> persistent xs s1 } } } in
  maskAsyncExceptions# go s
}
`;

function up(n: number): number {
  return (n * (n + 1)) / 2;
}

function sharedSum(): bigint {
  let before = 0;
  let sum = 0;
  for (let i = 1; i <= 12; i++) {
    if (i % 4 === 0) before += up(9 * i);
    else if (i % 4 === 1) before += up(5 * i) + 5 * i;
    else if (i % 4 === 2) before += up(up(40));
    else before += i;
    sum += before;
  }
  return BigInt(sum);
}

const SUM = sharedSum();
const stresses: readonly (readonly Stress[])[] = [['sanity'], ['sanity', 'move'], ['sanity', 'switch'], ['sanity', 'gc']];

function randomLimits(dice: Dice): Limits {
  return {
    initialStack: `${dice.between(16, 300)}w`,
    chunkSize: `${dice.between(200, 1100)}w`,
    movedStack: `${[1, 8, 60, 200, 1000][dice.below(5)]}w`,
    nursery: '32K',
    quantum: dice.between(20, 400),
  };
}

const isMasked = (bare: BareMachine, tso: number): boolean => (bare.word(tso + L.TSO_FLAGS) & L.TSO_BLOCKEX) !== 0;

/** One run: slices, kills and collections as the dice say. Answers what main answered. */
function torment(seed: number): bigint {
  const dice = new Dice(seed);
  const limits = randomLimits(dice);
  const stress = stresses[dice.below(10) < 7 ? 0 : dice.below(4)];
  const bare = new BareMachine(sharedThunks, { limits, stress });
  const kills = dice.between(5, 120);
  const fuel = dice.between(30, 900);
  let killed = 0;
  // main masks itself first, and opens itself under a catch frame only
  let protectedMain = false;
  for (let turn = 0; turn < 200_000; turn++) {
    protectedMain ||= isMasked(bare, bare.reg(L.REG_MAIN));
    const reason = bare.run(killed < kills ? dice.between(1, fuel) : 5000);
    if (reason === E.EXIT_FINISHED) return bare.longIn(bare.exitA);
    if (reason === E.EXIT_UNCAUGHT) {
      // hit after its last catch frame: what was pending came at the unmask
      if (bare.exitB === bare.reg(L.REG_MAIN)) return SUM;
      expect(bare.machine.discardThread()).toBe(1);
    } else if (reason === E.EXIT_WAIT) bare.now += 1;
    else if (reason !== E.EXIT_SLICE) throw new Error(`unexpected exit ${exitNames.get(reason)}`);
    if (dice.chance(3)) bare.machine.gc(dice.below(2));
    if (killed < kills && dice.chance(60)) {
      const main = bare.reg(L.REG_MAIN);
      const alive = bare.threads().filter((tso) => bare.isAlive(tso));
      for (let n = dice.between(1, 3); n > 0; n--) {
        const victim = alive[dice.below(alive.length)];
        if (victim !== main || (protectedMain && !isMasked(bare, main) && dice.chance(20))) bare.machine.throwTo(victim, bare.export('Hit'));
        killed++;
      }
    }
  }
  throw new Error('does not end');
}

const SEEDS = Number(process.env.TORTURE ?? 120);
const FIRST = Number(process.env.TORTURE_FROM ?? 1);

describe.skipIf(!isMachineBuilt())('random kills', () => {
  test('shared thunks have their values, whoever is killed', () => {
    for (let seed = FIRST; seed < FIRST + SEEDS; seed++) {
      let answer: bigint | string;
      try {
        answer = torment(seed);
      } catch (failure) {
        answer = String(failure instanceof Error ? failure.stack : failure);
      }
      expect([seed, answer]).toEqual([seed, SUM]);
    }
  });
});
