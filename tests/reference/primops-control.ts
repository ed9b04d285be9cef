/** Evaluation, exceptions, threads, MVar, MutVar, weak pointers, names, and the machine itself. */
import {
  BLOCK_BLACKHOLE,
  BLOCK_DELAY,
  BLOCK_HOST_CALL,
  BLOCK_MVAR_PUT,
  BLOCK_MVAR_READ,
  BLOCK_MVAR_TAKE,
  BLOCK_NONE,
  BLOCK_THROW_TO,
  THREAD_BLOCKED,
  THREAD_DIED,
  THREAD_FINISHED,
  THREAD_RUNNABLE,
} from '../../abi/layout.ts';
import { throwTo, withMask } from './exceptions.ts';
import type { Machine } from './machine.ts';
import { Arguments, immediate, ok } from './prim.ts';
import type { Prim, PrimTable } from './primops.ts';
import { resolve } from './reach.ts';
import { lazyApply, lazyFirst } from './rules.ts';
import type { Closure, Constr, MaskState, MutVar, MVar, MVarWait, Thread, Weak } from './values.ts';
import { VOID } from './values.ts';

/** A primop that decides itself what the thread does next. */
const control =
  (rule: (m: Machine, t: Thread, a: Arguments) => void): Prim =>
  (m, t, args) =>
    rule(m, t, new Arguments(args));

const raise = control((_m, t, a) => {
  t.control = { do: 'raise', exception: a.pointer(0) };
});

/** catch#: action, handler. */
const catchPush = control((m, t, a) => {
  const [action, handler] = [a.pointer(0), a.pointer(1)];
  if (!m.hasRoomFor(t)) return;
  t.stack.push({ frame: 'catch', handler, mask: t.mask });
  t.control = { do: 'apply', fun: action, args: [VOID] };
});

const maskPush = (state: MaskState): Prim => control((m, t, a) => withMask(m, t, state, a.pointer(0)));

/** The new thread has its parent's masking state. */
const forkThread: Prim = immediate((a, m, t) => m.newThread({ do: 'apply', fun: a.pointer(0), args: [VOID] }, t.mask));

function threadStatus(t: Thread): bigint[] {
  const status = { runnable: THREAD_RUNNABLE, blocked: THREAD_BLOCKED, finished: THREAD_FINISHED, died: THREAD_DIED }[t.status];
  return [BigInt(status), BigInt(blockReason(t))];
}

function blockReason({ blocked }: Thread): number {
  switch (blocked?.why) {
    case undefined:
      return BLOCK_NONE;
    case 'mvar':
      return { take: BLOCK_MVAR_TAKE, read: BLOCK_MVAR_READ, put: BLOCK_MVAR_PUT }[blocked.wants];
    case 'blackhole':
      return BLOCK_BLACKHOLE;
    case 'delay':
      return BLOCK_DELAY;
    case 'throwTo':
      return BLOCK_THROW_TO;
    case 'hostCall':
      return BLOCK_HOST_CALL;
  }
}

// MVar ---------------------------------------------------------------------------------------------------------------------------------

/** Readers go before all others: they take nothing away. */
function waitFor(m: Machine, t: Thread, mvar: MVar, wait: MVarWait): void {
  if (wait.wants === 'read') mvar.queue.unshift(wait);
  else mvar.queue.push(wait);
  m.block(t, { why: 'mvar', mvar, wants: wait.wants });
}

const takeMVar = control((m, t, a) => {
  const mvar = a.mvar(0);
  const value = takeValue(m, mvar);
  if (value === null) waitFor(m, t, mvar, { thread: t, wants: 'take', value: null });
  else t.control = { do: 'return', values: [value] };
});

/** Empties a full MVar; the first thread that waits to put fills it again. */
function takeValue(m: Machine, mvar: MVar): Closure | null {
  const { value } = mvar;
  if (value === null) return null;
  const putter = mvar.queue.shift();
  mvar.value = putter?.value ?? null;
  if (putter !== undefined) m.wakeWith(putter.thread, []);
  return value;
}

const readMVar = control((m, t, a) => {
  const mvar = a.mvar(0);
  if (mvar.value === null) waitFor(m, t, mvar, { thread: t, wants: 'read', value: null });
  else t.control = { do: 'return', values: [mvar.value] };
});

const putMVar = control((m, t, a) => {
  const mvar = a.mvar(0);
  if (putValue(m, mvar, a.pointer(1))) t.control = { do: 'return', values: [] };
  else waitFor(m, t, mvar, { thread: t, wants: 'put', value: a.pointer(1) });
});

/** Gives the value to all waiting readers and the first taker, or leaves it in the MVar. False if it is full. */
function putValue(m: Machine, mvar: MVar, value: Closure): boolean {
  if (mvar.value !== null) return false;
  for (let wait = mvar.queue.shift(); wait !== undefined; wait = mvar.queue.shift()) {
    m.wakeWith(wait.thread, [value]);
    if (wait.wants === 'take') return true;
  }
  mvar.value = value;
  return true;
}

const orUnit = (m: Machine, value: Closure | null): [bigint, Closure] => (value === null ? [0n, m.wellKnown('Unit')] : [1n, value]);

// MutVar -------------------------------------------------------------------------------------------------------------------------------

/** (# old, function old #), the latter lazy; the variable gets the lazy first field of it. */
const atomicModify: Prim = immediate((a) => {
  const variable = a.mutVar(0);
  const old = variable.value;
  const result = lazyApply(a.pointer(1), [old]);
  variable.value = lazyFirst(result);
  return [old, result];
});

const compareAndSwap: Prim = immediate((a) => {
  const variable = a.mutVar(0);
  if (resolve(variable.value) !== resolve(a.pointer(1))) return [1n, variable.value];
  variable.value = a.pointer(2);
  return [0n, variable.value];
});

// Transactions ----------------------------------------------------------------------------------------------------------------------------

interface Entry {
  readonly value: MutVar;
  readonly waiting: MutVar;
  readonly read: Closure;
  readonly now: Closure;
}

/** The log of lib/GHC/Conc/STM.hs: constructors of TVar, value read, value now, next; the last one is another. */
function entriesOf(log: Closure): Entry[] {
  const found: Entry[] = [];
  for (let at = resolve(log); at.type === 'CONSTR' && at.con.index === 0; at = resolve(at.fields[3] as Closure)) {
    const tvar = resolve(at.fields[0] as Closure) as Constr;
    found.push({ value: tvar.fields[0] as MutVar, waiting: tvar.fields[1] as MutVar, read: at.fields[1] as Closure, now: at.fields[2] as Closure });
  }
  return found;
}

const commitTVars: Prim = immediate((a) => {
  const entries = entriesOf(a.pointer(0));
  const what = a.i64(1);
  if (entries.some((e) => resolve(e.value.value) !== resolve(e.read))) return 0n;
  if (what === 0n) return 1n;
  const written = entries.filter((e) => resolve(e.read) !== resolve(e.now));
  if (what === 1n && written.some((e) => (resolve(e.waiting.value) as Constr).con.index !== 0)) return 2n;
  for (const e of written) e.value.value = e.now;
  const { bytes } = a.bytes(2);
  const clock = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  clock.setBigInt64(0, clock.getBigInt64(0, true) + 1n, true);
  return 1n;
});

// Weak pointers and names ----------------------------------------------------------------------------------------------------------------

function makeWeak(m: Machine, key: Closure, value: Closure, finalizer: Closure | null): Weak {
  const weak: Weak = { type: 'WEAK', key, value, finalizer };
  m.weaks.push(weak);
  return weak;
}

/** The caller runs the finalizer, so nobody else will. */
const finalizeWeak: Prim = immediate((a, m) => {
  const weak = a.weak(0);
  const { finalizer } = weak;
  weak.key = weak.value = weak.finalizer = null;
  return orUnit(m, finalizer);
});

const same: Prim = immediate((a) => ok(resolve(a.pointer(0)) === resolve(a.pointer(1))));

export const controlPrimops: PrimTable = {
  'seq#': control((_m, t, a) => {
    t.control = { do: 'enter', closure: a.pointer(0) };
  }),
  'dataToTag#': immediate((a) => BigInt(a.constr(0).con.index)),
  'reallyUnsafePtrEquality#': same,
  'sameMutVar#': same,
  'sameMVar#': same,
  'sameMutableArray#': same,

  'raise#': raise,
  'raiseIO#': raise,
  'catch#': catchPush,
  'maskAsyncExceptions#': maskPush(2),
  'maskUninterruptible#': maskPush(1),
  'unmaskAsyncExceptions#': maskPush(0),
  'getMaskingState#': immediate((_a, _m, t) => BigInt(t.mask)),
  'fail#': control((m, t) => {
    t.control = { do: 'raise', exception: m.wellKnown('PatternMatchFail') };
  }),

  'fork#': forkThread,
  'yield#': immediate((_a, m) => {
    m.yield();
    return [];
  }),
  'myThreadId#': immediate((_a, _m, t) => t),
  'killThread#': control((m, t, a) => throwTo(m, t, a.closure(0, 'TSO'), a.pointer(1))),
  'threadStatus#': immediate((a) => threadStatus(a.closure(0, 'TSO'))),
  'threadId#': immediate((a) => BigInt(a.closure(0, 'TSO').id)),
  'labelThread#': immediate(() => []),
  'noDuplicate#': immediate(() => []),
  'delay#': control((m, t, a) => m.block(t, { why: 'delay', until: m.clock + Number(a.i64(0)) / 1000 })),

  'newMVar#': immediate(() => ({ type: 'MVAR', value: null, queue: [] })),
  'takeMVar#': takeMVar,
  'readMVar#': readMVar,
  'putMVar#': putMVar,
  'tryTakeMVar#': immediate((a, m) => orUnit(m, takeValue(m, a.mvar(0)))),
  'tryReadMVar#': immediate((a, m) => orUnit(m, a.mvar(0).value)),
  'tryPutMVar#': immediate((a, m) => ok(putValue(m, a.mvar(0), a.pointer(1)))),
  'isEmptyMVar#': immediate((a) => ok(a.mvar(0).value === null)),

  'newMutVar#': immediate((a) => ({ type: 'MUT_VAR', value: a.pointer(0) })),
  'readMutVar#': immediate((a) => a.mutVar(0).value),
  'writeMutVar#': immediate((a) => {
    a.mutVar(0).value = a.pointer(1);
    return [];
  }),
  'atomicModifyMutVar2#': atomicModify,
  'casMutVar#': compareAndSwap,
  'commitTVars#': commitTVars,
  // only a transaction inside another one would find something
  'isOnStack#': immediate(() => 0n),

  'mkWeak#': immediate((a, m) => makeWeak(m, a.pointer(0), a.pointer(1), a.pointer(2))),
  'mkWeakNoFinalizer#': immediate((a, m) => makeWeak(m, a.pointer(0), a.pointer(1), null)),
  'deRefWeak#': immediate((a, m) => orUnit(m, a.weak(0).value)),
  'finalizeWeak#': finalizeWeak,
  'makeStableName#': immediate((a, m) => m.stableName(resolve(a.pointer(0)))),
  'stableNameToInt#': immediate((a) => BigInt(a.closure(0, 'STABLE_NAME').number)),
  'makeStablePtr#': immediate((a, m) => BigInt(m.makeStablePtr(a.pointer(0)))),
  'deRefStablePtr#': immediate((a, m) => m.stablePtrs.get(Number(a.i64(0))) ?? m.wellKnown('Unit')),
  'freeStablePtr#': immediate((a, m) => {
    m.stablePtrs.delete(Number(a.i64(0)));
    return [];
  }),

  'performGC#': immediate((_a, m) => {
    m.collect();
    return [];
  }),
  'performMinorGC#': immediate(() => []),
  'exit#': control((m, _t, a) => {
    m.exit = { code: Number(a.i64(0)), reason: 'exited' };
  }),
  'clock#': immediate((_a, m) => m.clock),
  'stackDepth#': immediate((_a, _m, t) => BigInt(t.stack.length)),
};
