/**
 * Programs for what a careful reader doubts: exceptions at awkward moments, frozen thunks others wait for, operations that are out of memory half-way.
 * What each prints was reasoned out from GHC's semantics; each runs in every mode.
 */
import { describe, expect, test } from 'vitest';
import { isMachineBuilt, type Mode, modes, runOnMachine } from '../stg/engines.ts';
import type { Program } from '../stg/programs.ts';

const head = `
module Main
import Rts (printInt (i64, void) -> (p), putTextLn (i32, void) -> (p), forkIO (p, void) -> (p), catch (p, p, void) -> (p), putStrLn (p, void) -> (p),
  displayException (p) -> (p), mask_ (p, void) -> (p), uninterruptibleMask_ (p, void) -> (p), errorText (i32) -> (p), unit, ThreadKilled)
data Int = I# i64
data Unit = Unit
data List = Nil | Cons p p
data Exception = ErrorCall p | StackOverflow | HeapOverflow | DivideByZero | Overflow | IndexOutOfBounds | NonTermination
  | BlockedIndefinitelyOnMVar | PatternMatchFail | ThreadKilled | HostError | UserInterrupt | Timeout
export main
untilBlocked = \\t (s : void) -> p {
  case threadStatus# t s of { (# status : i64, why : i64 #) -> case status of { 1 -> Unit; 0 -> case yield# s of _ : void { _ -> untilBlocked t s }; _ -> Unit } }
}
untilDone = \\t (s : void) -> p {
  case threadStatus# t s of { (# status : i64, why : i64 #) -> case status of { 2 -> Unit; 3 -> Unit; _ -> case yield# s of _ : void { _ -> untilDone t s } } }
}
up = \\(n : i64) -> i64 { case n of { 0 -> 0; _ -> case -# n 1 of m : i64 { _ -> case up m of r : i64 { _ -> +# r 1 } } } }
tell = \\e (s : void) -> p { let text = thunk { displayException e } in putStrLn text s }
`;

type Flags = Partial<Pick<Program, 'maxStack' | 'maxHeap'>>;

interface Case extends Flags {
  readonly name: string;
  readonly body: string;
  readonly stdout: string;
  readonly exit?: number;
  readonly stderr?: string;
  readonly modes?: readonly string[];
}

function programOf({ name, body, stdout, exit = 0, maxStack = null, maxHeap = null }: Case): Program {
  return {
    name,
    file: `${name}.stg`,
    source: head + body,
    defines: {},
    stdin: '',
    maxStack,
    maxHeap,
    overflow: 'deferred',
    expected: { stdout, exit, stderr: [] },
  };
}

const cases: readonly Case[] = [
  {
    name: 'the value of a thunk is evaluated, even if the function it ends in gives back a thunk',
    body: `
give = \\y (s : void) -> p { (# y #) }
main = \\(s : void) -> p {
  let y = thunk { case up 3 of n : i64 { _ -> I# n } } in
  let x = thunk { give y void# } in let z = once { give y void# } in
  case newMVar# s of box { _ -> case putMVar# box y s of _ : void { _ ->
  let v = thunk { readMVar# box void# } in let w = once { takeMVar# box void# } in
  case x of { I# a -> case z of { I# b -> case v of { I# c -> case w of { I# d ->
  case +# a b of ab : i64 { _ -> case +# c d of cd : i64 { _ -> case +# ab cd of n : i64 { _ -> printInt n s } } } } } } }
  } }
}`,
    stdout: '12\n',
  },
  {
    name: 'a thunk that gives back itself is a loop',
    body: `
give = \\y (s : void) -> p { (# y #) }
main = \\(s : void) -> p { letrec x = thunk { give x void# } in let act = \\(s1 : void) -> p { case x of { I# n -> printInt n s1 } } in catch act tell s }`,
    stdout: '<<loop>>\n',
  },
  {
    name: 'whoever waits for a thunk inside a frozen one goes on with it',
    body: `
main = \\(s : void) -> p {
  case newMVar# s of gate { _ -> case newMVar# s of done { _ ->
  let inner = thunk { case readMVar# gate void# of _ { _ -> I# 5 } } in
  let outer = thunk { case inner of { I# n -> case +# n 100 of m : i64 { _ -> I# m } } } in
  let first = \\(s1 : void) -> p { case outer of { I# n -> printInt n s1 } } in
  let second = \\(s1 : void) -> p { case inner of { I# n -> case printInt n s1 of _ { _ -> case putMVar# done unit s1 of _ : void { _ -> unit } } } } in
  case forkIO first s of t1 { _ -> case untilBlocked t1 s of _ { _ ->
  case forkIO second s of t2 { _ -> case untilBlocked t2 s of _ { _ ->
  case killThread# t1 ThreadKilled s of _ : void { _ ->
  case putMVar# gate unit s of _ : void { _ ->
  case takeMVar# done s of _ { _ ->
  case outer of { I# n -> printInt n s } }}}}}}}}}
}`,
    stdout: '5\n105\n',
  },
  {
    name: 'a thread killed twice before it notices: its thunk goes on',
    body: `
main = \\(s : void) -> p {
  let x = thunk { case yield# void# of _ : void { _ -> case yield# void# of _ : void { _ -> case up 50 of n : i64 { _ -> I# n } } } } in
  let child = \\(s1 : void) -> p { case x of { I# n -> printInt n s1 } } in
  case forkIO child s of t { _ -> case yield# s of _ : void { _ ->
  case killThread# t ThreadKilled s of _ : void { _ ->
  case killThread# t ThreadKilled s of _ : void { _ ->
  case untilDone t s of _ { _ ->
  case x of { I# n -> printInt n s } }}}}}
}`,
    stdout: '50\n',
  },
  {
    name: 'what an MVar gave to a thread that is killed before it runs is not lost',
    body: `
main = \\(s : void) -> p {
  case newMVar# s of box { _ ->
  let x = thunk { case takeMVar# box void# of v { _ -> case v of { I# n -> case +# n 1 of m : i64 { _ -> I# m } } } } in
  let child = \\(s1 : void) -> p { case x of { I# n -> printInt n s1 } } in
  let seven = I# 7 in
  case forkIO child s of t { _ -> case untilBlocked t s of _ { _ ->
  case putMVar# box seven s of _ : void { _ ->
  case killThread# t ThreadKilled s of _ : void { _ ->
  case untilDone t s of _ { _ ->
  case x of { I# n -> printInt n s } }}}}}}
}`,
    stdout: '8\n',
  },
  {
    name: 'an error beyond a pending overflow is an error of the thunk',
    maxStack: '8K',
    body: `
deepThenFail = \\(n : i64) -> i64 { case n of { 0 -> case errorText "failed" of { I# k -> k }; _ -> case -# n 1 of m : i64 { _ -> case deepThenFail m of r : i64 { _ -> +# r 1 } } } }
main = \\(s : void) -> p {
  let x = thunk { case deepThenFail 2000 of n : i64 { _ -> I# n } } in
  let body = \\(s1 : void) -> p { case x of { I# n -> printInt n s1 } } in
  let child = \\(s1 : void) -> p { mask_ body s1 } in
  case forkIO child s of t { _ -> case untilDone t s of _ { _ ->
  catch body tell s }}
}`,
    stdout: 'failed\n',
  },
  {
    name: 'who throws at a deadlocked thread is not deadlocked',
    body: `
main = \\(s : void) -> p {
  let wait = \\(s1 : void) -> p { case newMVar# s1 of box { _ -> takeMVar# box s1 } } in
  let handler = \\e (s1 : void) -> p { tell e s1 } in
  let body = \\(s1 : void) -> p { catch wait handler s1 } in
  let child = \\(s1 : void) -> p { uninterruptibleMask_ body s1 } in
  case forkIO child s of t { _ -> case untilBlocked t s of _ { _ ->
  let throw = \\(s1 : void) -> p { case killThread# t ThreadKilled s1 of _ : void { _ -> putTextLn "thrown" s1 } } in
  case catch throw tell s of _ { _ -> putTextLn "end" s }}}
}`,
    stdout: 'thread blocked indefinitely in an MVar operation\nthrown\nend\n',
  },
  {
    name: 'ten thousand finalizers do not use up the memory a primop asked for',
    body: `
weaks = \\(n : i64) counter (s : void) -> p {
  case n of { 0 -> unit; _ ->
    let key = I# n in
    let add = \\v -> p { case v of { I# k -> case +# k 1 of j : i64 { _ -> let w = I# j in Cons w w } } } in
    let fin = \\(s1 : void) -> p { case atomicModifyMutVar2# counter add s1 of { (# old, r #) -> unit } } in
    case mkWeak# key unit fin s of w { _ -> case -# n 1 of m : i64 { _ -> weaks m counter s } } }
}
main = \\(s : void) -> p {
  let zero = I# 0 in
  case newMutVar# zero s of counter { _ ->
  case weaks 10000 counter s of _ { _ ->
  case newByteArray# 12000 s of b1 { _ ->
  case performGC# s of _ : void { _ ->
  case newByteArray# 12000 s of b2 { _ ->
  case newByteArray# 12000 s of b3 { _ ->
  case newByteArray# 12000 s of b4 { _ ->
  case sizeofMutableByteArray# b4 of n : i64 { _ -> printInt n s } }}}}}}}
}`,
    stdout: '12000\n',
    modes: ['release', 'debug', 'tiny nursery and chunks'],
  },
  {
    name: 'results of a few hundred kilobytes, two at a time',
    maxHeap: '64M',
    body: `
pow2 = \\(n : i64) -> p { case integerFromInt# 1 of one { _ -> integerShiftL# one n } }
size = \\x -> i64 { integerLog2# x }
main = \\(s : void) -> p {
  case pow2 3000000 of a { _ -> case pow2 2500000 of b { _ ->
  case integerFromInt# 12345 of c { _ -> case integerSub# a c of a1 { _ -> case integerAdd# b c of b1 { _ ->
  case integerQuotRem# a1 b1 of { (# q, r #) ->
  case integerMul# q b1 of m { _ -> case integerAdd# m r of back { _ ->
  case integerEq# back a1 of same : i64 { _ ->
  case printInt same s of _ { _ ->
  case integerMul# a1 b1 of p { _ -> case size p of n : i64 { _ -> case printInt n s of _ { _ ->
  case integerDivMod# p a1 of { (# q2, r2 #) -> case integerEq# q2 b1 of same2 : i64 { _ -> case printInt same2 s of _ { _ ->
  case integerGcd# a1 b1 of g { _ -> case size g of n2 : i64 { _ ->
  case integerXor# a1 p of x { _ -> case integerShiftR# x 5499990 of y { _ -> case integerToInt# y of k : i64 { _ -> case printInt k s of _ { _ ->
  case integerShow# a1 of t { _ -> case sizeofByteArray# t of len : i64 { _ ->
  case printInt len s of _ { _ -> case integerRead# t of a2 { _ -> case integerEq# a1 a2 of same3 : i64 { _ -> printInt same3 s }}}}}}}}}}}}}}}}}}}}}}}}}}}
}`,
    stdout: '1\n5500000\n1\n1024\n903090\n1\n',
    modes: ['release', 'debug', 'tiny nursery and chunks'],
  },
  {
    name: 'lists of the top level are garbage as soon as nobody needs them again, though the code that did still runs',
    maxHeap: '8M',
    body: `
upto = \\(n : i64) -> p { case n of { 0 -> Nil; _ -> let rest = thunk { case -# n 1 of m : i64 { _ -> upto m } } in Cons unit rest } }
xs = thunk { upto 1000000 }
ys = thunk { upto 1000000 }
len = \\l (k : i64) -> i64 { case l of { Nil -> k; Cons a b -> case +# k 1 of k1 : i64 { _ -> len b k1 } } }
main = \\(s : void) -> p { case len xs 0 of n : i64 { _ -> case printInt n s of _ { _ -> case len ys 0 of m : i64 { _ -> printInt m s } } } }`,
    stdout: '1000000\n1000000\n',
    modes: ['release', 'debug'],
  },
  {
    name: 'so they are while that code still needs much else, and for whoever called it by name',
    maxHeap: '8M',
    body: `
upto = \\(n : i64) -> p { case n of { 0 -> Nil; _ -> let rest = thunk { case -# n 1 of m : i64 { _ -> upto m } } in Cons unit rest } }
xs = thunk { upto 1000000 }
c1 = thunk { upto 1 }
c2 = thunk { upto 2 }
c3 = thunk { upto 3 }
c4 = thunk { upto 4 }
c5 = thunk { upto 5 }
c6 = thunk { upto 6 }
c7 = thunk { upto 7 }
c8 = thunk { upto 8 }
c9 = thunk { upto 9 }
c10 = thunk { upto 10 }
c11 = thunk { upto 11 }
len = \\l (k : i64) -> i64 { case l of { Nil -> k; Cons a b -> case +# k 1 of k1 : i64 { _ -> len b k1 } } }
inner = \\(s : void) -> p {
  case len xs 0 of n : i64 { _ -> case printInt n s of _ { _ ->
  case len c1 0 of n1 : i64 { _ -> case len c2 0 of n2 : i64 { _ -> case len c3 0 of n3 : i64 { _ -> case len c4 0 of n4 : i64 { _ -> case len c5 0 of n5 : i64 { _ -> case len c6 0 of n6 : i64 { _ -> case len c7 0 of n7 : i64 { _ -> case len c8 0 of n8 : i64 { _ -> case len c9 0 of n9 : i64 { _ -> case len c10 0 of n10 : i64 { _ -> case len c11 0 of n11 : i64 { _ -> printInt n11 s } } } } } } } } } } } } } }
main = \\(s : void) -> p { case inner s of _ { _ -> printInt 3 s } }`,
    stdout: '1000000\n11\n3\n',
    modes: ['release', 'debug'],
  },
  {
    name: 'so they are while a constant is computed that needed them',
    maxHeap: '8M',
    body: `
upto = \\(n : i64) -> p { case n of { 0 -> Nil; _ -> let rest = thunk { case -# n 1 of m : i64 { _ -> upto m } } in Cons unit rest } }
xs = thunk { upto 1000000 }
len = \\l (k : i64) -> i64 { case l of { Nil -> k; Cons a b -> case +# k 1 of k1 : i64 { _ -> len b k1 } } }
found = thunk { case len xs 0 of n : i64 { 1000000 -> Cons unit Nil; _ -> Nil } }
main = \\(s : void) -> p { case found of { Nil -> printInt 0 s; Cons a b -> printInt 1 s } }`,
    stdout: '1\n',
    modes: ['release', 'debug'],
  },
  {
    name: 'arrays that cannot be',
    body: `
try = \\(n : i64) (s : void) -> p {
  let body = \\(s1 : void) -> p { case newArray# n unit s1 of a { _ -> case sizeofMutableArray# a of k : i64 { _ -> printInt k s1 } } } in
  let body2 = \\(s1 : void) -> p { case newByteArray# n s1 of a { _ -> case sizeofMutableByteArray# a of k : i64 { _ -> printInt k s1 } } } in
  case catch body tell s of _ { _ -> catch body2 tell s }
}
main = \\(s : void) -> p {
  case try -1 s of _ { _ -> case try 0x8000000000000000 s of _ { _ -> case try 0x7fffffffffffffff s of _ { _ ->
  case try 0x80000000 s of _ { _ -> case try 0x20000000 s of _ { _ -> case try 0x1fffffff s of _ { _ -> case try 0x100000000 s of _ { _ -> case try 0x3fffffff s of _ { _ -> try 10 s }}}}}}}}
}`,
    maxHeap: '8M',
    stdout: `${'array index out of range\n'.repeat(4)}${'heap overflow\n'.repeat(12)}10\n10\n`,
  },
  {
    name: 'live data beyond the limit, caught, again and again',
    maxHeap: '4M',
    body: `
grow = \\xs (n : i64) -> p { case n of { 0 -> xs; _ -> case -# n 1 of m : i64 { _ -> let x = I# n in let ys = Cons x xs in grow ys m } } }
count = \\(n : i64) xs -> i64 { case xs of { Nil -> n; Cons h t -> case +# n 1 of m : i64 { _ -> count m t } } }
try = \\(k : i64) (s : void) -> p { case k of { 0 -> unit; _ ->
  let nil = Nil in
  let body = \\(s1 : void) -> p { case grow nil 10000000 of xs { _ -> case count 0 xs of n : i64 { _ -> printInt n s1 } } } in
  case catch body tell s of _ { _ -> case -# k 1 of j : i64 { _ -> try j s } } } }
main = \\(s : void) -> p { case try 5 s of _ { _ -> let nil = Nil in case grow nil 1000 of xs { _ -> case count 0 xs of n : i64 { _ -> printInt n s } } } }`,
    stdout: `${'heap overflow\n'.repeat(5)}1000\n`,
    modes: ['release', 'debug', 'tiny nursery and chunks'],
  },
  {
    name: 'a stack as deep as the heap allows',
    maxHeap: '8M',
    body: `
main = \\(s : void) -> p {
  let body = \\(s1 : void) -> p { case up 100000000 of n : i64 { _ -> printInt n s1 } } in
  case catch body tell s of _ { _ -> case catch body tell s of _ { _ -> putTextLn "end" s } }
}`,
    stdout: 'heap overflow\nheap overflow\nend\n',
    modes: ['release', 'debug', 'tiny nursery and chunks'],
  },
  {
    name: 'a hundred thousand threads wait for one MVar',
    body: `
waiter = \\gate out (s : void) -> p { case takeMVar# gate s of x { _ -> case putMVar# gate x s of _ : void { _ -> putDone out s } } }
putDone = \\out (s : void) -> p { let add = \\v -> p { case v of { I# k -> case +# k 1 of j : i64 { _ -> let w = I# j in Cons w w } } } in
  case atomicModifyMutVar2# out add s of { (# old, r #) -> case r of _ { _ -> unit } } }
spawn = \\(n : i64) gate out (s : void) -> p { case n of { 0 -> unit; _ ->
  let w = \\(s1 : void) -> p { waiter gate out s1 } in case forkIO w s of _ { _ -> case -# n 1 of m : i64 { _ -> spawn m gate out s } } } }
wait = \\out (n : i64) (s : void) -> p { case readMutVar# out s of v { _ -> case v of x { I# k -> case ==# k n of { 1 -> printInt k s; _ -> case yield# s of _ : void { _ -> wait out n s } } } } }
main = \\(s : void) -> p {
  let zero = I# 0 in
  case newMVar# s of gate { _ -> case newMutVar# zero s of out { _ ->
  case spawn 100000 gate out s of _ { _ -> case putMVar# gate unit s of _ : void { _ -> wait out 100000 s }}}}
}`,
    stdout: '100000\n',
    modes: ['release'],
  },
  {
    name: 'a hundred thousand threads sleep',
    body: `
spawn = \\(n : i64) gate (s : void) -> p { case n of { 0 -> unit; _ ->
  let w = \\(s1 : void) -> p { case *# n 7919 of a : i64 { _ -> case remInt# a 100003 of b : i64 { _ -> case delay# b s1 of _ : void { _ -> case putMVar# gate unit s1 of _ : void { _ -> unit } } } } } in
  case forkIO w s of _ { _ -> case -# n 1 of m : i64 { _ -> spawn m gate s } } } }
collect = \\(n : i64) gate (s : void) -> p { case n of { 0 -> putTextLn "all" s; _ -> case takeMVar# gate s of _ { _ -> case -# n 1 of m : i64 { _ -> collect m gate s } } } }
main = \\(s : void) -> p { case newMVar# s of gate { _ -> case spawn 100000 gate s of _ { _ -> collect 100000 gate s } } }`,
    stdout: 'all\n',
    modes: ['release'],
  },
  {
    name: 'a hundred thousand stable names and weak pointers',
    body: `
names = \\(n : i64) acc keep (s : void) -> p { case n of { 0 -> (# acc #); _ ->
  let x = I# n in case makeStableName# x s of a { _ -> case mkWeakNoFinalizer# x x s of w { _ -> let l = Cons a acc in let k = Cons x keep in
  case -# n 1 of m : i64 { _ -> names m l k s } } } } }
count = \\(n : i64) xs -> i64 { case xs of { Nil -> n; Cons h t -> case +# n 1 of m : i64 { _ -> count m t } } }
main = \\(s : void) -> p { let nil = Nil in case names 100000 nil nil s of { (# xs #) -> case count 0 xs of n : i64 { _ -> printInt n s } } }`,
    stdout: '100000\n',
    modes: ['release'],
  },
  {
    name: 'waits for an MVar that time out leave nothing behind',
    maxHeap: '2M',
    body: `
once = \\box me (s : void) -> p {
  let kill = \\(s1 : void) -> p { case killThread# me ThreadKilled s1 of _ : void { _ -> unit } };
      wait = \\(s1 : void) -> p { takeMVar# box s1 };
      handler = \\e (s1 : void) -> p { unit } in
  let body = \\(s1 : void) -> p { case forkIO kill s1 of _ { _ -> wait s1 } } in
  catch body handler s
}
loop = \\(n : i64) box me (s : void) -> p { case n of { 0 -> unit; _ -> case once box me s of _ { _ -> case -# n 1 of m : i64 { _ -> loop m box me s } } } }
main = \\(s : void) -> p {
  case newMVar# s of box { _ -> case myThreadId# s of me { _ -> case loop 200000 box me s of _ { _ -> case putMVar# box unit s of _ : void { _ -> putTextLn "end" s }}}}
}`,
    stdout: 'end\n',
    modes: ['release'],
  },
];

async function check(one: Case, mode: Mode): Promise<void> {
  const { stdout, exit, stderr } = await runOnMachine(programOf(one), mode);
  expect({ stdout, exit, stderr: exit === (one.exit ?? 0) ? '' : stderr }).toEqual({ stdout: one.stdout, exit: one.exit ?? 0, stderr: '' });
  if (one.stderr !== undefined) expect(stderr).toContain(one.stderr);
}

describe.skipIf(!isMachineBuilt()).each(modes.map((mode) => [mode.name, mode] as const))('%s', (_, mode) => {
  test.each(cases.filter((one) => one.modes?.includes(mode.name) ?? true).map((one) => [one.name, one] as const))('%s', async (_, one) => {
    await check(one, mode);
  });
});
