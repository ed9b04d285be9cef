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
  return { name, file: `${name}.stg`, source: head + body, defines: {}, stdin: '', maxStack, maxHeap, overflow: 'deferred', expected: { stdout, exit, stderr: [] } };
}

const cases: readonly Case[] = [
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
