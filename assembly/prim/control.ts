/** Exceptions and masking, as GHC's Exception.cmm has them. */

import { EXIT_EXITED } from '../../abi/exit-reasons.gen.ts';
import * as L from '../../abi/layout.ts';
import { I_CATCH, I_MASK, I_MASK_UNINTERRUPTIBLE, I_UNMASK } from '../../abi/rts-infos.gen.ts';
import { WK_PATTERN_FAIL } from '../../abi/well-known.gen.ts';
import { pushApply } from '../apply.ts';
import { addCatches } from '../frame.ts';
import { DO_APPLY, DO_RAISE, DO_RELOAD, exit, flagsOf, MASK_BITS, raiseWellKnown, reg, setFlags, setReg } from '../machine.ts';
import { primShape } from '../prim-shapes.gen.ts';
import { growFor, hasPending, saveThread } from '../sched.ts';
import { SHAPE_IO } from '../shape.ts';
import { pushBlocked } from '../slow.ts';
import { noteDropped } from '../tail-calls.ts';
import { arg, argLong, retL } from './words.ts';

/** Room for `words` more on the stack; otherwise the primop is run again after the stack has grown. DO_APPLY = there is room. */
function room(id: u32, words: u32): i32 {
  if (reg(L.REG_SP) - (words << 2) >= reg(L.REG_SPLIM)) return DO_APPLY;
  pushBlocked(id, primShape(id));
  saveThread();
  const popped: u32 = L.BLOCKED_SIZE_W + 2;
  return growFor(words > popped ? words - popped : 0);
}

/** R1 is an IO action: run it. */
function runAction(action: u32): i32 {
  setReg(L.REG_R1, action);
  setReg(L.REG_EXIT_A, SHAPE_IO);
  return DO_APPLY;
}

export function raise(): i32 {
  setReg(L.REG_EXIT_A, arg(1, 0));
  return DO_RAISE;
}

/** catch# action handler: a catch frame that remembers the mask state. */
export function catchPrim(id: u32): i32 {
  const action = arg(2, 0);
  const handler = arg(2, 1);
  const status = room(id, L.CATCH_SIZE_W);
  if (status != DO_APPLY) return status;
  const sp = reg(L.REG_SP) - 4 * L.CATCH_SIZE_W;
  store<u32>(sp, I_CATCH);
  store<u32>(sp, flagsOf(reg(L.REG_TSO)) & MASK_BITS, L.CATCH_MASK);
  store<u32>(sp, handler, L.CATCH_HANDLER);
  setReg(L.REG_SP, sp);
  addCatches(reg(L.REG_STACK), 1);
  return runAction(action);
}

/** The frame that restores this mask state. */
function restorer(bits: u32): u32 {
  if ((bits & L.TSO_BLOCKEX) == 0) return I_UNMASK;
  return bits & L.TSO_INTERRUPTIBLE ? I_MASK : I_MASK_UNINTERRUPTIBLE;
}

/**
 * Runs the action in mask state `bits`. A frame restores the present state, unless it is the same, or the frame on top would undo this one at once
 * (GHC: "avoid growing the stack unnecessarily").
 */
function withMask(id: u32, bits: u32): i32 {
  const tso = reg(L.REG_TSO);
  const action = arg(1, 0);
  const now = flagsOf(tso) & MASK_BITS;
  if (now == bits) return runAction(action);
  if (load<u32>(reg(L.REG_SP)) == restorer(bits)) {
    noteDropped(L.MASK_SIZE_W);
    setReg(L.REG_SP, reg(L.REG_SP) + 4 * L.MASK_SIZE_W);
  } else {
    const status = room(id, L.MASK_SIZE_W);
    if (status != DO_APPLY) return status;
    const sp = reg(L.REG_SP) - 4 * L.MASK_SIZE_W;
    store<u32>(sp, restorer(now));
    setReg(L.REG_SP, sp);
  }
  setFlags(tso, (flagsOf(tso) & ~MASK_BITS) | bits);
  return runAction(action);
}

export function mask(id: u32): i32 {
  return withMask(id, L.TSO_BLOCKEX | L.TSO_INTERRUPTIBLE);
}

export function maskUninterruptible(id: u32): i32 {
  return withMask(id, L.TSO_BLOCKEX);
}

/** Unmasks, and lets in what has been waiting: the action has not begun then. */
export function unmask(id: u32): i32 {
  const action = arg(1, 0);
  const status = withMask(id, 0);
  const tso = reg(L.REG_TSO);
  if (status != DO_APPLY || !hasPending(tso)) return status;
  setReg(L.REG_R1, action);
  pushApply(SHAPE_IO);
  saveThread();
  return DO_RELOAD;
}

/** 0 unmasked, 1 uninterruptible, 2 interruptible. */
export function getMaskingState(): i32 {
  const bits = flagsOf(reg(L.REG_TSO)) & MASK_BITS;
  return retL(bits == 0 ? 0 : bits & L.TSO_INTERRUPTIBLE ? 2 : 1);
}

export function fail(): i32 {
  return raiseWellKnown(WK_PATTERN_FAIL);
}

export function exitPrim(): i32 {
  const code = argLong(2, 0);
  saveThread();
  return exit(EXIT_EXITED, code as u32, 0);
}
