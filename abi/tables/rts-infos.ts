/**
 * Info tables the machine itself owns, laid out from RTS_INFO at boot, row i at RTS_INFO + i * INFO_SIZE_B with info id i.
 * Frames and thunks get a one-word return point holding `op`, from RTS_CODE. Machine constants `I_<NAME>` (info addresses) are generated.
 */
import * as L from '../layout.ts';

export interface RtsInfo {
  readonly name: string;
  readonly type: string;
  readonly ptrs?: number;
  readonly nptrs?: number;
  /** frames: their words, kept where RET tables keep theirs */
  readonly words?: number;
  /** frames that arguments follow: byte offset of the word that says which, a shape of abi/layout */
  readonly shapeAt?: number;
  /** selector thunks: the field they select, from 0; constructors: their number */
  readonly con?: number;
  /** opcode of the entry instruction */
  readonly op?: string;
  /** what a person reads in a backtrace or heap view */
  readonly label: string;
}

export const rtsInfos: readonly RtsInfo[] = [
  { name: 'NOTHING', type: 'INVALID', label: 'nothing' },
  { name: 'IND', type: 'IND', ptrs: 1, label: 'indirection' },
  { name: 'BLACKHOLE', type: 'BLACKHOLE', ptrs: 1, label: 'blackhole' },
  { name: 'BLOCKING_QUEUE', type: 'BLOCKING_QUEUE', label: 'blocking queue' },
  { name: 'PAP', type: 'PAP', label: 'partial application' },
  { name: 'AP', type: 'AP', label: 'application' },
  { name: 'AP_STACK', type: 'AP_STACK', label: 'frozen computation' },
  { name: 'MUT_VAR_CLEAN', type: 'MUT_VAR', ptrs: 1, label: 'MutVar' },
  { name: 'MUT_VAR_DIRTY', type: 'MUT_VAR', ptrs: 1, label: 'MutVar' },
  { name: 'MVAR', type: 'MVAR', ptrs: 3, label: 'MVar' },
  { name: 'MVAR_QUEUE', type: 'MVAR_QUEUE', ptrs: 3, nptrs: 1, label: 'MVar queue' },
  { name: 'ARRAY_CLEAN', type: 'ARRAY', label: 'Array' },
  { name: 'ARRAY_DIRTY', type: 'ARRAY', label: 'Array' },
  { name: 'ARRAY_CARDS', type: 'ARRAY', label: 'Array' },
  { name: 'BYTE_ARRAY', type: 'BYTE_ARRAY', label: 'ByteArray' },
  { name: 'WEAK', type: 'WEAK', label: 'Weak' },
  { name: 'DEAD_WEAK', type: 'DEAD_WEAK', label: 'dead Weak' },
  { name: 'STABLE_NAME', type: 'STABLE_NAME', label: 'StableName' },
  { name: 'HOST_HANDLE', type: 'HOST_HANDLE', nptrs: 2, label: 'host value' },
  { name: 'TSO', type: 'TSO', label: 'thread' },
  { name: 'STACK', type: 'STACK', label: 'stack chunk' },
  { name: 'THROW', type: 'THROW', ptrs: 3, label: 'exception on its way' },
  { name: 'UPDATE', type: 'UPDATE_FRAME', words: L.UPDATE_SIZE_W, op: 'UPDATE_RET', label: 'update frame' },
  { name: 'CATCH', type: 'CATCH_FRAME', words: L.CATCH_SIZE_W, op: 'CATCH_RET', label: 'catch frame' },
  { name: 'MASK', type: 'MASK_FRAME', words: L.MASK_SIZE_W, op: 'MASK_RET', label: 'mask frame' },
  {
    name: 'MASK_UNINTERRUPTIBLE',
    type: 'MASK_UNINTERRUPTIBLE_FRAME',
    words: L.MASK_SIZE_W,
    op: 'MASK_UNINTERRUPTIBLE_RET',
    label: 'mask uninterruptible frame',
  },
  { name: 'UNMASK', type: 'UNMASK_FRAME', words: L.MASK_SIZE_W, op: 'UNMASK_RET', label: 'unmask frame' },
  { name: 'APPLY', type: 'APPLY_FRAME', words: L.APPLY_SIZE_W, shapeAt: L.APPLY_SHAPE, op: 'APPLY_RET', label: 'apply frame' },
  { name: 'BOUNDARY', type: 'BOUNDARY_FRAME', words: L.BOUNDARY_SIZE_W, op: 'BOUNDARY_RET', label: 'host boundary frame' },
  { name: 'UNDERFLOW', type: 'UNDERFLOW_FRAME', words: L.UNDERFLOW_SIZE_W, op: 'UNDERFLOW_RET', label: 'underflow frame' },
  { name: 'FROZEN_BASE', type: 'FROZEN_BASE_FRAME', words: L.FROZEN_BASE_SIZE_W, op: 'BAD', label: 'base of a frozen computation' },
  { name: 'STOP', type: 'STOP_FRAME', words: L.STOP_SIZE_W, op: 'STOP_RET', label: 'stop frame' },
  { name: 'ENTER', type: 'ENTER_FRAME', words: L.ENTER_SIZE_W, op: 'ENTER_RET', label: 'enter frame' },
  { name: 'BLOCKED', type: 'BLOCKED_FRAME', words: L.BLOCKED_SIZE_W, shapeAt: L.BLOCKED_SHAPE, op: 'BLOCKED_RET', label: 'blocked operation' },
  { name: 'RAISE', type: 'RAISE_FRAME', words: L.RAISE_SIZE_W, op: 'RAISE_RET', label: 'raise frame' },
  { name: 'RAISE_THUNK', type: 'THUNK', ptrs: 1, op: 'RAISE_ENTER', label: 'failed thunk' },
  { name: 'FIRST', type: 'THUNK_SELECTOR', con: 0, ptrs: 1, op: 'FIRST_ENTER', label: 'first field (atomicModifyMutVar2#)' },
  { name: 'FIRST_RETURN', type: 'RET', ptrs: 1, op: 'FIRST_RET', label: 'first field (atomicModifyMutVar2#)' },
  { name: 'INTEGER_S', type: 'CONSTR', con: 0, nptrs: 2, label: 'IS' },
  { name: 'INTEGER_P', type: 'CONSTR', con: 1, ptrs: 1, label: 'IP' },
  { name: 'INTEGER_N', type: 'CONSTR', con: 2, ptrs: 1, label: 'IN' },
  { name: 'DEFAULT', type: 'CONSTR', label: 'well-known closure' },
];
