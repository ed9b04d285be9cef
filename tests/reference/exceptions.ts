/**
 * Exceptions: synchronous ones fail the thunks they pass, asynchronous ones freeze them. Masking states carry GHC's numbers.
 */
import type { Machine } from './machine.ts';
import type { Closure, Control, Frame, MaskState, Thread, Thunk } from './values.ts';
import { VOID } from './values.ts';

/** raise#: to the nearest catch frame. Thunks under evaluation will raise the same exception when they are demanded again. */
export function raiseToCatch(m: Machine, t: Thread, exception: Closure): void {
  for (let frame = t.stack.pop(); frame !== undefined; frame = t.stack.pop()) {
    if (frame.frame === 'update') failThunk(m, frame.thunk, exception);
    else if (frame.frame === 'catch') return runHandler(t, frame, exception);
  }
  m.die(t, exception);
}

function failThunk(m: Machine, thunk: Thunk, exception: Closure): void {
  const { state } = thunk;
  thunk.state = { is: 'raise', exception };
  if (state.is === 'blackhole') for (const waiting of state.waiting) m.wake(waiting);
}

/**
 * The handler runs masked, interruptibly unless the catch frame was pushed in the uninterruptible state; afterwards the state of the catch
 * frame holds again.
 */
function runHandler(t: Thread, frame: Extract<Frame, { frame: 'catch' }>, exception: Closure): void {
  if (frame.mask === 0) t.stack.push({ frame: 'mask', state: 0 });
  t.mask = frame.mask === 1 ? 1 : 2;
  t.control = { do: 'apply', fun: frame.handler, args: [exception, VOID] };
}

/**
 * An asynchronous exception: every thunk under evaluation on the way keeps the work done so far as a frozen computation that goes on when it is
 * demanded again.
 */
export function raiseAsync(m: Machine, t: Thread, exception: Closure): void {
  m.unblock(t);
  let control: Control = t.control;
  let segment: Frame[] = [];
  for (let frame = t.stack.pop(); frame !== undefined; frame = t.stack.pop()) {
    if (frame.frame === 'update') {
      freezeThunk(m, frame.thunk, segment.reverse(), control);
      control = { do: 'enter', closure: frame.thunk };
      segment = [];
    } else if (frame.frame === 'catch') return runHandler(t, frame, exception);
    else segment.push(frame);
  }
  m.die(t, exception);
}

function freezeThunk(m: Machine, thunk: Thunk, frames: Frame[], control: Control): void {
  const { state } = thunk;
  thunk.state = { is: 'apStack', frames, control };
  if (state.is === 'blackhole') for (const waiting of state.waiting) m.wake(waiting);
}

/** throwTo: now if the target can take it, else the sender waits until it can. */
export function throwTo(m: Machine, sender: Thread, target: Thread, exception: Closure): void {
  const isOver = target.status === 'finished' || target.status === 'died';
  const takesIt = target === sender || target.mask === 0 || (target.mask === 2 && isInterruptible(target));
  if (!isOver && !takesIt) {
    target.pending.push({ exception, sender });
    m.block(sender, { why: 'throwTo', target });
    return;
  }
  sender.control = { do: 'return', values: [] };
  if (!isOver) raiseAsync(m, target, exception);
}

/** Blocked in an operation that takes asynchronous exceptions even when they are masked (but not uninterruptibly). */
function isInterruptible(t: Thread): boolean {
  return t.status === 'blocked' && t.blocked !== null && t.blocked.why !== 'blackhole' && t.blocked.why !== 'hostCall';
}

/** Raises what waited for this thread to unmask, one exception: its handler will run masked. */
export function deliverIfUnmasked(m: Machine, t: Thread): void {
  if (t.mask === 0) deliverPending(m, t);
}

/** Called when a thread has just blocked: masked interruptibly, it takes what is pending. */
export function deliverIfInterruptible(m: Machine, t: Thread): void {
  if (t.mask === 0 || (t.mask === 2 && isInterruptible(t))) deliverPending(m, t);
}

function deliverPending(m: Machine, t: Thread): void {
  if (t.overflowPending) {
    t.overflowPending = false;
    return raiseAsync(m, t, m.wellKnown('StackOverflow'));
  }
  const next = t.pending.shift();
  if (next === undefined) return;
  if (next.sender !== null) m.wakeWith(next.sender, []);
  raiseAsync(m, t, next.exception);
}

/** Runs an action in a masking state; a frame brings the present state back, unless a frame just below does so anyway. */
export function withMask(m: Machine, t: Thread, state: MaskState, action: Closure): void {
  const top = t.stack.at(-1);
  if (t.mask !== state && top?.frame !== 'mask') t.stack.push({ frame: 'mask', state: t.mask });
  t.mask = state;
  t.control = { do: 'apply', fun: action, args: [VOID] };
  deliverIfUnmasked(m, t);
}
