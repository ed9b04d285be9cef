/**
 * The rare half of every instruction: what the loop in interp.ts hands over. Registers are in memory; each function leaves them so that the loop can go on, and
 * answers a DO_* status (machine.ts); `slow` carries the statuses out until the loop may continue or `run` is to return.
 */

import * as T from '../abi/closure-types.gen.ts';
import { CHECK_BAD_CLOSURE, CHECK_BAD_FRAME, EXIT_FINISHED, EXIT_NONE, EXIT_PAUSED } from '../abi/exit-reasons.gen.ts';
import * as L from '../abi/layout.ts';
import * as O from '../abi/opcodes.gen.ts';
import { I_APPLY, I_BLACKHOLE, I_BLOCKED, I_BLOCKING_QUEUE, I_ENTER, I_FIRST_RETURN, I_UPDATE } from '../abi/rts-infos.gen.ts';
import { WK_NON_TERMINATION } from '../abi/well-known.gen.ts';
import { applySlow } from './apply.ts';
import { hostCall, returnToHost } from './calls.ts';
import { DEBUG, TRACKS } from './config.ts';
import { addCatches, setWaitedFor } from './frame.ts';
import { split, thaw } from './freeze.ts';
import { allocate } from './gc/alloc.ts';
import * as M from './machine.ts';
import { reg, setReg } from './machine.ts';
import { noMemory } from './memory.ts';
import { prim } from './prim/dispatch.ts';
import { primShape } from './prim-shapes.gen.ts';
import { bornLike, tracking } from './provenance.ts';
import { pushWaiter, setBlocked } from './queue.ts';
import { deliverable, raiseSync } from './raise.ts';
import { touched, touchedArray, touchedVar } from './remember.ts';
import {
  collectFor,
  collectTwice,
  deliverPending,
  finishThread,
  growFor,
  hasPending,
  heapOverflow,
  loadThread,
  preempt,
  pushFrame,
  saveThread,
  schedule,
} from './sched.ts';
import { shapeWords } from './shape.ts';
import { holderOf, ownerChunk, underflow } from './stack.ts';
import { noteCall } from './tail-calls.ts';
import { stopRaw, stopsAtRaise } from './trap.ts';
import { updateThunk } from './update.ts';

export const ACT_ENTRY: i32 = 1; //             ENTRY check failed; ip at ENTRY, Sp the caller's
export const ACT_ENTRY_THUNK: i32 = 2; //       same for a thunk, R1
export const ACT_ENTRY_CAF: i32 = 3;
export const ACT_BLACKHOLE_OLD: i32 = 4; //     ENTRY_THUNK of a thunk in the old generation
export const ACT_APPLY: i32 = 5; //             arg = shape
export const ACT_ENTER: i32 = 6; //             R1 is neither thunk nor indirection
export const ACT_LOOP: i32 = 7;
export const ACT_HEAP: i32 = 8; //              arg = words
export const ACT_PRIM: i32 = 9; //              arg = primop
export const ACT_HOST: i32 = 10; //             arg = host function, REG_EXIT_A = shape
export const ACT_UPDATE: i32 = 11;
export const ACT_FRAME: i32 = 12; //            arg = opcode of the frame's return point
export const ACT_RAISE: i32 = 13; //            arg = well-known exception
export const ACT_DIRTY_VAR: i32 = 14; //        arg = MUT_VAR
export const ACT_DIRTY_ARRAY: i32 = 15;
export const ACT_INTERNAL: i32 = 16; //         arg = check, REG_EXIT_B = detail
export const ACT_NO_MEMORY: i32 = 20; //         REG_EXIT_B, C = address
// A debugger's:
export const ACT_STOP: i32 = 17; //             leave everything as it is, before the instruction at ip
export const ACT_RAISE_AGAIN: i32 = 18; //      go on after STOPPED_RAISED
export const ACT_RELOAD: i32 = 19; //           go on after STOPPED_THROWN

/** True: `run` returns, the reason is in REG_EXIT. */
export function slow(act: i32, arg: u32): bool {
  let status = start(act, arg);
  while (true) {
    switch (status) {
      case M.DO_RETURN:
        setReg(L.REG_IP, M.returnPoint(reg(L.REG_SP)));
        return false;
      case M.DO_ENTER:
        setReg(L.REG_IP, M.STUB_ENTER);
        return false;
      case M.DO_JUMP:
        return false;
      case M.DO_APPLY:
        status = applySlow(reg(L.REG_EXIT_A));
        break;
      case M.DO_RAISE:
        saveThread();
        if (DEBUG && stopsAtRaise(L.BREAK_RAISED, reg(L.REG_EXIT_A))) return true;
        status = raiseCollecting(reg(L.REG_EXIT_A));
        break;
      case M.DO_RELOAD:
        // First what is due: a thread that `interrupt` left counts as waiting, which a paused one must not.
        if (hasPending(reg(L.REG_TSO)) && deliverable(reg(L.REG_TSO))) {
          status = deliverPending(reg(L.REG_TSO));
          if (status != M.DO_RELOAD) break;
        }
        if (reg(L.REG_PREEMPT) & L.PREEMPT_PAUSE) {
          status = paused();
          break;
        }
        loadThread();
        return false;
      case M.DO_SCHEDULE:
        status = schedule();
        break;
      case M.DO_EXIT:
        return true;
      default:
        status = M.internal(CHECK_BAD_FRAME, status);
    }
  }
}

function paused(): i32 {
  setReg(L.REG_PREEMPT, reg(L.REG_PREEMPT) & ~L.PREEMPT_PAUSE);
  return M.exit(EXIT_PAUSED, 0, 0);
}

function start(act: i32, arg: u32): i32 {
  switch (act) {
    case ACT_ENTRY:
      return entryStopped();
    case ACT_ENTRY_THUNK:
      return thunkStopped();
    case ACT_ENTRY_CAF:
      return enterCaf();
    case ACT_BLACKHOLE_OLD:
      return enterOldThunk();
    case ACT_APPLY:
      return applySlow(arg);
    case ACT_ENTER:
      return enterSlow();
    case ACT_LOOP:
      setReg(L.REG_R1, M.unit());
      saveThread();
      return preempt();
    case ACT_HEAP:
      return collectAtCheck(arg);
    case ACT_PRIM:
      return runPrim(arg);
    case ACT_HOST:
      return hostCall(arg, reg(L.REG_EXIT_A));
    case ACT_UPDATE: {
      // A function that the thunk ended in gave back something unevaluated: a thunk's value is evaluated.
      if ((reg(L.REG_R1) & L.TAG_MASK) == 0) {
        if (TRACKS) noteCall(reg(L.REG_SP));
        return M.DO_ENTER;
      }
      const sp = reg(L.REG_SP);
      updateThunk(load<u32>(sp, L.UPDATE_UPDATEE), reg(L.REG_R1));
      setReg(L.REG_SP, sp + 4 * L.UPDATE_SIZE_W);
      return M.DO_RETURN;
    }
    case ACT_FRAME:
      return returnToFrame(arg);
    case ACT_RAISE:
      return M.raiseWellKnown(arg);
    case ACT_DIRTY_VAR:
      touchedVar(arg);
      return M.DO_JUMP;
    case ACT_DIRTY_ARRAY:
      touchedArray(arg);
      return M.DO_JUMP;
    case ACT_NO_MEMORY:
      return noMemory();
    case ACT_STOP:
      return stopRaw();
    case ACT_RAISE_AGAIN:
      return raiseCollecting(load<u32>(reg(L.REG_TSO), L.TSO_R1));
    case ACT_RELOAD:
      return M.DO_RELOAD;
    default:
      saveThread();
      return M.internal(arg, reg(L.REG_EXIT_B));
  }
}

// Entry checks -------------------------------------------------------------------------------------------------------------------------------

/** Puts an APPLY frame around the arguments that wait below Sp; the function returns to it, which enters it again. */
function entryStopped(): i32 {
  const ip = reg(L.REG_IP);
  const frame: u32 = load<u32>(ip) >>> 16;
  const shape = load<u32>(load<u32>(ip, 4), L.INFO_SHAPE);
  const known = load<u32>(ip, 8);
  if (known != 0) setReg(L.REG_R1, known);
  const callerSp = reg(L.REG_SP);
  const words = shapeWords(shape) + L.APPLY_SIZE_W;
  const sp = callerSp - (words << 2);
  store<u32>(sp, I_APPLY);
  store<u32>(sp, shape, L.APPLY_SHAPE);
  setReg(L.REG_SP, sp);
  return stopped(callerSp - (frame << 2), frame > words ? frame - words : 0);
}

function thunkStopped(): i32 {
  const frame: u32 = (load<u32>(reg(L.REG_IP)) >>> 16) + L.UPDATE_SIZE_W;
  const top = reg(L.REG_SP);
  const sp = top - 4 * L.ENTER_SIZE_W;
  store<u32>(sp, I_ENTER);
  store<u32>(sp, reg(L.REG_R1), L.ENTER_CLOSURE);
  setReg(L.REG_SP, sp);
  setReg(L.REG_R1, M.unit());
  return stopped(top - (frame << 2), frame);
}

/** A check failed for want of stack (down to `reach`) or of fuel, or both. `need` more words are to fit. */
function stopped(reach: u32, need: u32): i32 {
  const short = reach < reg(L.REG_SPLIM);
  if (DEBUG && !short) noteEntryAgain();
  saveThread();
  if (short) {
    const status = growFor(need);
    if (status != M.DO_RELOAD) return status;
  }
  return (reg(L.REG_FUEL) as i32) < 0 ? preempt() : M.DO_RELOAD;
}

/** The entry at ip has been stopped at, and will be again only because the fuel is out: the debugger is not to count it twice. */
function noteEntryAgain(): void {
  if (load<u8>(reg(L.REG_IP)) == O.OP_BREAK) M.setFlags(reg(L.REG_TSO), M.flagsOf(reg(L.REG_TSO)) | L.TSO_ENTRY_AGAIN);
}

/** The work of ENTRY_THUNK after its check, for thunks whose overwriting must be recorded. */
function blackhole(thunk: u32, entryWords: u32): i32 {
  const sp = reg(L.REG_SP) - 4 * L.UPDATE_SIZE_W;
  store<u32>(sp, I_UPDATE);
  store<u32>(sp, thunk, L.UPDATE_UPDATEE);
  store<u32>(sp, load<u32>(thunk), L.UPDATE_INFO);
  store<u32>(thunk, I_BLACKHOLE);
  store<u32>(thunk, reg(L.REG_STACK), L.IND_INDIRECTEE);
  touched(thunk);
  const ip = reg(L.REG_IP);
  setReg(L.REG_SP, sp - ((load<u32>(ip) >>> 16) << 2));
  setReg(L.REG_IP, ip + 4 * entryWords);
  return M.DO_JUMP;
}

function enterOldThunk(): i32 {
  setReg(L.REG_FUEL, reg(L.REG_FUEL) - 1);
  return blackhole(reg(L.REG_R1), 2);
}

function enterCaf(): i32 {
  const caf = reg(L.REG_R1);
  const frame: u32 = (load<u32>(reg(L.REG_IP)) >>> 16) + L.UPDATE_SIZE_W;
  setReg(L.REG_FUEL, reg(L.REG_FUEL) - 1);
  if (reg(L.REG_SP) - (frame << 2) < reg(L.REG_SPLIM) || (reg(L.REG_FUEL) as i32) < 0) return thunkStopped();
  if (load<u32>(caf, L.CAF_LINK) == 0) {
    const list = reg(L.REG_CAF_LIST);
    store<u32>(caf, list == 0 ? 1 : list, L.CAF_LINK);
    setReg(L.REG_CAF_LIST, caf);
  }
  return blackhole(caf, 2);
}

// Memory --------------------------------------------------------------------------------------------------------------------------------------

function collectAtCheck(words: u32): i32 {
  setReg(L.REG_R1, M.unit());
  saveThread();
  const status = collectTwice(words);
  // More than any nursery may have: only a damaged image asks for it.
  return status == M.DO_RELOAD && reg(L.REG_HPLIM) - reg(L.REG_HP) < words << 2 ? heapOverflow() : status;
}

/** The exception is in R1's place as a root while memory is found for unwinding. */
function raiseCollecting(exception: u32): i32 {
  let status = raiseSync(reg(L.REG_TSO), exception);
  for (let major: i32 = 0; status == M.DO_COLLECT && major < 2; major++) {
    store<u32>(reg(L.REG_TSO), exception, L.TSO_R1);
    if (!collectFor(reg(L.REG_WANT_W), major != 0) && reg(L.REG_EXIT) != EXIT_NONE) return M.DO_EXIT;
    exception = load<u32>(reg(L.REG_TSO), L.TSO_R1);
    status = raiseSync(reg(L.REG_TSO), exception);
  }
  return status == M.DO_COLLECT ? heapOverflow() : status;
}

// Primops -------------------------------------------------------------------------------------------------------------------------------------

// How often in a row the primop on top of the stack has asked for memory: not part of the machine's state, it only chooses the kind of collection.
let askedAgain: i32 = 0;
const ASKED_TOO_OFTEN: i32 = 3;

/** Runs an out-of-line primop. When it wants memory, its arguments are put into a BLOCKED frame, to be run again after the collection. */
export function runPrim(id: u32): i32 {
  const status = prim(id);
  if (status != M.DO_COLLECT) {
    askedAgain = 0;
    return status;
  }
  const words = reg(L.REG_WANT_W);
  pushBlocked(id, primShape(id));
  setReg(L.REG_R1, M.unit());
  saveThread();
  if (++askedAgain > ASKED_TOO_OFTEN) {
    askedAgain = 0;
    return heapOverflow();
  }
  // A failed collection is tried again as a major one when the primop comes back.
  if (!collectFor(words, askedAgain > 1) && reg(L.REG_EXIT) != 0) return M.DO_EXIT;
  return M.DO_RELOAD;
}

/** Makes a BLOCKED frame of the arguments below Sp. */
export function pushBlocked(id: u32, shape: u32): u32 {
  const sp = reg(L.REG_SP) - ((shapeWords(shape) + L.BLOCKED_SIZE_W) << 2);
  store<u32>(sp, I_BLOCKED);
  store<u32>(sp, id, L.BLOCKED_PRIM);
  store<u32>(sp, shape, L.BLOCKED_SHAPE);
  setReg(L.REG_SP, sp);
  return sp;
}

// Entering what is not a thunk ------------------------------------------------------------------------------------------------------------------

function enterSlow(): i32 {
  const closure = reg(L.REG_R1);
  const info = load<u32>(closure);
  switch (load<u8>(info, L.INFO_TYPE) as i32) {
    case T.TYPE_BLACKHOLE:
      return enterBlackhole(closure);
    case T.TYPE_AP:
      return enterAp(closure);
    case T.TYPE_AP_STACK:
      return enterFrozen(closure);
    case T.TYPE_CONSTR:
    case T.TYPE_FUN:
    case T.TYPE_PAP:
    case T.TYPE_MUT_VAR:
    case T.TYPE_MVAR:
    case T.TYPE_ARRAY:
    case T.TYPE_BYTE_ARRAY:
    case T.TYPE_WEAK:
    case T.TYPE_DEAD_WEAK:
    case T.TYPE_STABLE_NAME:
    case T.TYPE_HOST_HANDLE:
    case T.TYPE_TSO:
      setReg(L.REG_R1, closure | M.tagFor(info));
      return M.DO_RETURN;
    default:
      saveThread();
      return M.internal(CHECK_BAD_CLOSURE, closure);
  }
}

/** Room for `words` on the running thread's stack, or the status that makes it; R1 must be a closure to be entered again. */
function checkStack(words: u32): i32 {
  const sp = reg(L.REG_SP);
  if (sp - (words << 2) >= reg(L.REG_SPLIM)) return M.DO_RETURN;
  const at = sp - 4 * L.ENTER_SIZE_W;
  store<u32>(at, I_ENTER);
  store<u32>(at, reg(L.REG_R1), L.ENTER_CLOSURE);
  setReg(L.REG_SP, at);
  setReg(L.REG_R1, M.unit());
  saveThread();
  return growFor(words);
}

function enterAp(ap: u32): i32 {
  const shape = load<u32>(ap, L.AP_SHAPE);
  const words = shapeWords(shape);
  const status = checkStack(L.UPDATE_SIZE_W + L.APPLY_SIZE_W + words);
  if (status != M.DO_RETURN) return status;
  const sp = reg(L.REG_SP) - 4 * L.UPDATE_SIZE_W;
  store<u32>(sp, I_UPDATE);
  store<u32>(sp, ap, L.UPDATE_UPDATEE);
  const code = load<u32>(load<u32>(ap, L.AP_FUN) & ~L.TAG_MASK);
  store<u32>(sp, tracking() ? bornLike(code, load<u32>(ap)) : code, L.UPDATE_INFO);
  memory.copy(sp - (words << 2), ap + L.AP_ARGS, words << 2);
  setReg(L.REG_SP, sp);
  setReg(L.REG_R1, load<u32>(ap, L.AP_FUN));
  store<u32>(ap, I_BLACKHOLE);
  store<u32>(ap, reg(L.REG_STACK), L.IND_INDIRECTEE);
  touched(ap);
  setReg(L.REG_EXIT_A, shape);
  return M.DO_APPLY;
}

function enterFrozen(frozen: u32): i32 {
  saveThread();
  const need = thaw(reg(L.REG_TSO), frozen);
  if (need == 0) return M.DO_RELOAD;
  // No room: come back to it through an ENTER frame.
  const sp = pushFrame(reg(L.REG_TSO), L.ENTER_SIZE_W);
  store<u32>(sp, I_ENTER);
  store<u32>(sp, frozen, L.ENTER_CLOSURE);
  store<u32>(reg(L.REG_TSO), M.unit(), L.TSO_R1);
  return growFor(need);
}

/**
 * Somebody is evaluating this thunk. We ourselves: <<loop>>, at once. A chain of threads that wait for each other and ends in us: the same.
 * Nobody, because the evaluation was interrupted: take it up again. Another thread: wait for it.
 */
function enterBlackhole(thunk: u32): i32 {
  const me = reg(L.REG_TSO);
  const owner = holderOf(ownerChunk(thunk));
  if (M.typeOf(owner) != T.TYPE_TSO) return enterInterrupted(thunk, owner);
  if (waitsForMe(owner, me)) {
    setReg(L.REG_LOOP_AT, thunk);
    return M.raiseWellKnown(WK_NON_TERMINATION);
  }
  let queue = load<u32>(thunk, L.IND_INDIRECTEE);
  if (load<u32>(queue) != I_BLOCKING_QUEUE) {
    const fresh = allocate(L.BQ_SIZE_W);
    if (fresh == 0) return enterAgainAfterCollection(thunk);
    store<u32>(fresh, I_BLOCKING_QUEUE);
    store<u32>(fresh, queue, L.BQ_OWNER);
    setWaitedFor(queue);
    store<u32>(fresh, 0, L.BQ_HEAD);
    store<u32>(fresh, 0, L.BQ_TAIL);
    store<u32>(thunk, fresh, L.IND_INDIRECTEE);
    touched(thunk);
    queue = fresh;
  }
  saveThread();
  const sp = pushFrame(me, L.ENTER_SIZE_W);
  store<u32>(sp, I_ENTER);
  store<u32>(sp, thunk, L.ENTER_CLOSURE);
  store<u32>(me, M.unit(), L.TSO_R1);
  setBlocked(me, L.BLOCK_BLACKHOLE, thunk);
  pushWaiter(queue, me);
  setReg(L.REG_TSO, 0);
  return M.DO_SCHEDULE;
}

/** Whether `tso` is `me` or waits, through a chain of blackholes, for `me`. */
function waitsForMe(tso: u32, me: u32): bool {
  let steps: u32 = 0;
  let at = tso;
  while (at != me) {
    if (load<u32>(at, L.TSO_WHY) != L.BLOCK_BLACKHOLE || ++steps > reg(L.STAT_THREADS_N)) return false;
    const thunk = load<u32>(at, L.TSO_BLOCK_ON);
    if (load<u32>(thunk) != I_BLACKHOLE) return false;
    at = holderOf(ownerChunk(thunk));
    if (M.typeOf(at) != T.TYPE_TSO) return false;
  }
  return true;
}

/** The chunk with the thunk's update frame is frozen in an AP_STACK. */
function enterInterrupted(thunk: u32, owner: u32): i32 {
  if (M.typeOf(owner) != T.TYPE_AP_STACK) {
    saveThread();
    return M.internal(CHECK_BAD_CLOSURE, owner);
  }
  return split(thunk) ? M.DO_ENTER : enterAgainAfterCollection(thunk);
}

function enterAgainAfterCollection(thunk: u32): i32 {
  const sp = reg(L.REG_SP) - 4 * L.ENTER_SIZE_W;
  store<u32>(sp, I_ENTER);
  store<u32>(sp, thunk, L.ENTER_CLOSURE);
  setReg(L.REG_SP, sp);
  setReg(L.REG_R1, M.unit());
  saveThread();
  return collectTwice(reg(L.REG_WANT_W));
}

// Returning to the machine's own frames ---------------------------------------------------------------------------------------------------------

function returnToFrame(opcode: u32): i32 {
  const sp = reg(L.REG_SP);
  const tso = reg(L.REG_TSO);
  switch (opcode) {
    case O.OP_CATCH_RET:
      addCatches(reg(L.REG_STACK), -1);
      setReg(L.REG_SP, sp + 4 * L.CATCH_SIZE_W);
      return M.DO_RETURN;
    case O.OP_MASK_RET:
      return restoreMask(L.TSO_BLOCKEX | L.TSO_INTERRUPTIBLE);
    case O.OP_MASK_UNINTERRUPTIBLE_RET:
      return restoreMask(L.TSO_BLOCKEX);
    case O.OP_UNMASK_RET:
      return restoreMask(0);
    case O.OP_UNDERFLOW_RET:
      // No safepoint: results may lie below Sp.
      saveThread();
      underflow(tso);
      loadThread();
      return M.DO_JUMP;
    case O.OP_BOUNDARY_RET:
      return returnToHost();
    case O.OP_STOP_RET: {
      saveThread();
      const value = reg(L.REG_R1);
      finishThread(tso, L.THREAD_FINISHED);
      return tso == reg(L.REG_MAIN) ? M.exit(EXIT_FINISHED, value, 0) : M.DO_SCHEDULE;
    }
    case O.OP_BLOCKED_RET: {
      const id = load<u32>(sp, L.BLOCKED_PRIM);
      const shape = load<u32>(sp, L.BLOCKED_SHAPE);
      setReg(L.REG_SP, sp + ((L.BLOCKED_SIZE_W + shapeWords(shape)) << 2));
      return id >= (L.HOST_CALL_BASE as u32) ? hostCall(id - L.HOST_CALL_BASE, shape) : runPrim(id);
    }
    case O.OP_RAISE_RET:
      setReg(L.REG_EXIT_A, load<u32>(sp, L.RAISE_EXCEPTION));
      return M.DO_RAISE;
    case O.OP_FIRST_ENTER:
      return enterFirst();
    case O.OP_FIRST_RET:
      // The value of the pair is in R1; the update frame of the thunk is next.
      setReg(L.REG_SP, sp + L.WORD_B);
      setReg(L.REG_R1, load<u32>(M.untag(reg(L.REG_R1)), L.PAYLOAD));
      return M.DO_ENTER;
    case O.OP_RAISE_ENTER:
      setReg(L.REG_EXIT_A, load<u32>(reg(L.REG_R1), L.THUNK_PAYLOAD));
      return M.DO_RAISE;
    default:
      saveThread();
      return M.internal(CHECK_BAD_FRAME, sp);
  }
}

/** Enters the machine's selector thunk: evaluate its constructor under an update frame. */
function enterFirst(): i32 {
  const thunk = reg(L.REG_R1);
  const status = checkStack(L.UPDATE_SIZE_W + 1);
  if (status != M.DO_RETURN) return status;
  const update = reg(L.REG_SP) - 4 * L.UPDATE_SIZE_W;
  store<u32>(update, I_UPDATE);
  store<u32>(update, thunk, L.UPDATE_UPDATEE);
  store<u32>(update, load<u32>(thunk), L.UPDATE_INFO);
  store<u32>(update - 4, I_FIRST_RETURN);
  setReg(L.REG_SP, update - 4);
  setReg(L.REG_R1, load<u32>(thunk, L.THUNK_PAYLOAD));
  store<u32>(thunk, I_BLACKHOLE);
  store<u32>(thunk, reg(L.REG_STACK), L.IND_INDIRECTEE);
  touched(thunk);
  return M.DO_ENTER;
}

/** Pops a mask or unmask frame. What waited for this thread to unmask is thrown now. */
function restoreMask(bits: u32): i32 {
  const tso = reg(L.REG_TSO);
  M.setFlags(tso, (M.flagsOf(tso) & ~M.MASK_BITS) | bits);
  setReg(L.REG_SP, reg(L.REG_SP) + 4 * L.MASK_SIZE_W);
  if (bits != 0 || !hasPending(tso)) return M.DO_RETURN;
  saveThread();
  return M.DO_RELOAD;
}
