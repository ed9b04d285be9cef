/**
 * Closure and frame types: the number in byte 0 of every info table, its name as GHC spells it, and what the walkers need to know of it.
 * Numbers are positions in this list; machine constants `TYPE_<NAME>` are generated from it.
 */
export interface ClosureType {
  readonly name: string;
  /** `value`: evaluated · `thunk`: may be entered · `object`: machine object, evaluated · `frame`: stack frame · `none`: never seen by programs */
  readonly group: 'value' | 'thunk' | 'object' | 'frame' | 'none';
  readonly doc: string;
}

export const closureTypes: readonly ClosureType[] = [
  { name: 'INVALID', group: 'none', doc: 'zeroed memory; never valid' },
  { name: 'CONSTR', group: 'value', doc: 'saturated constructor' },
  { name: 'FUN', group: 'value', doc: 'function with its free variables' },
  { name: 'PAP', group: 'value', doc: 'function applied to too few arguments' },
  { name: 'THUNK', group: 'thunk', doc: 'suspended expression with its free variables; static ones are CAFs' },
  { name: 'THUNK_SELECTOR', group: 'thunk', doc: 'thunk that selects one field of one constructor; the collector can run it' },
  { name: 'AP', group: 'thunk', doc: 'suspended application of an unknown function' },
  { name: 'AP_STACK', group: 'thunk', doc: 'computation frozen by an asynchronous exception: a chain of stack chunks' },
  { name: 'IND', group: 'thunk', doc: 'updated thunk: points to its value' },
  { name: 'BLACKHOLE', group: 'thunk', doc: 'thunk under evaluation: points to the stack chunk with its update frame, or a BLOCKING_QUEUE' },
  { name: 'BLOCKING_QUEUE', group: 'none', doc: 'threads waiting for a BLACKHOLE' },
  { name: 'MUT_VAR', group: 'object', doc: 'mutable variable (IORef)' },
  { name: 'MVAR', group: 'object', doc: 'synchronising variable' },
  { name: 'MVAR_QUEUE', group: 'none', doc: 'place of a thread in the queue of an MVAR' },
  { name: 'ARRAY', group: 'object', doc: 'boxed array, mutable or frozen' },
  { name: 'BYTE_ARRAY', group: 'object', doc: 'unboxed array, mutable or frozen' },
  { name: 'WEAK', group: 'object', doc: 'weak pointer' },
  { name: 'DEAD_WEAK', group: 'object', doc: 'weak pointer whose key died or that was finalized' },
  { name: 'STABLE_NAME', group: 'object', doc: 'stable name of a closure' },
  { name: 'HOST_HANDLE', group: 'object', doc: 'JavaScript value held by Haskell' },
  { name: 'TSO', group: 'object', doc: 'thread' },
  { name: 'STACK', group: 'none', doc: 'stack chunk' },
  { name: 'THROW', group: 'none', doc: 'asynchronous exception on its way' },
  { name: 'RET', group: 'frame', doc: 'activation frame: a function waiting for an evaluation or a call' },
  { name: 'UPDATE_FRAME', group: 'frame', doc: 'a thunk is being forced: update it with what is returned' },
  { name: 'CATCH_FRAME', group: 'frame', doc: 'handler of catch#' },
  { name: 'MASK_FRAME', group: 'frame', doc: 'mask asynchronous exceptions (interruptible) again on return' },
  { name: 'MASK_UNINTERRUPTIBLE_FRAME', group: 'frame', doc: 'mask asynchronous exceptions (uninterruptible) again on return' },
  { name: 'UNMASK_FRAME', group: 'frame', doc: 'unmask asynchronous exceptions on return' },
  { name: 'APPLY_FRAME', group: 'frame', doc: 'arguments waiting for the function that is being evaluated' },
  { name: 'BOUNDARY_FRAME', group: 'frame', doc: 'the host called in here' },
  { name: 'UNDERFLOW_FRAME', group: 'frame', doc: 'base of a chunk: the stack goes on in the next one' },
  { name: 'FROZEN_BASE_FRAME', group: 'frame', doc: 'base of the oldest chunk of a frozen computation' },
  { name: 'STOP_FRAME', group: 'frame', doc: 'base of the stack: the thread ends here' },
  { name: 'ENTER_FRAME', group: 'frame', doc: 'enter a closure on return (part of a frozen computation)' },
  { name: 'BLOCKED_FRAME', group: 'frame', doc: 'a blocked or interrupted primop, to be run (again) on return' },
  { name: 'RAISE_FRAME', group: 'frame', doc: 'raise an exception on return' },
];
