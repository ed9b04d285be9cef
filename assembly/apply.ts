/**
 * The general case of applying an unknown function (eval/apply, Marlow and Peyton Jones 2006): R1 is the function, its arguments lie below Sp as `shape` says.
 * The interpreter has already handled the function whose shape is exactly that of the call.
 */

import { TYPE_AP, TYPE_AP_STACK, TYPE_BLACKHOLE, TYPE_FUN, TYPE_IND, TYPE_PAP, TYPE_THUNK, TYPE_THUNK_SELECTOR } from '../abi/closure-types.gen.ts';
import { CHECK_BAD_CLOSURE, CHECK_SHAPE } from '../abi/exit-reasons.gen.ts';
import * as L from '../abi/layout.ts';
import { I_APPLY, I_PAP } from '../abi/rts-infos.gen.ts';
import { TRACKS } from './config.ts';
import { allocate } from './gc/alloc.ts';
import * as M from './machine.ts';
import { reg, setReg } from './machine.ts';
import { collectFor, outOfMemory, saveThread } from './sched.ts';
import { shapeCount, shapeDrop, shapeJoin, shapeResult, shapeTake, shapeWords } from './shape.ts';
import { noteCall } from './tail-calls.ts';

/** Bits of a shape that say what comes back; they are its highest. */
const RESULT_BITS = 32 - L.SHAPE_RESULT_SHIFT;

export function applySlow(shape: u32): i32 {
  const fun = reg(L.REG_R1);
  const info = M.infoOf(fun);
  switch (load<u8>(info, L.INFO_TYPE) as i32) {
    case TYPE_FUN:
      return applyFun(fun, info, shape);
    case TYPE_PAP:
      return applyPap(M.untag(fun), shape);
    case TYPE_THUNK:
    case TYPE_THUNK_SELECTOR:
    case TYPE_AP:
    case TYPE_AP_STACK:
    case TYPE_IND:
    case TYPE_BLACKHOLE:
      pushApply(shape);
      if (TRACKS) noteCall(reg(L.REG_SP));
      return M.DO_ENTER;
    default:
      saveThread();
      return M.internal(CHECK_BAD_CLOSURE, fun);
  }
}

/** Makes an APPLY frame of the arguments below Sp. */
export function pushApply(shape: u32): void {
  const sp = reg(L.REG_SP) - ((shapeWords(shape) + L.APPLY_SIZE_W) << 2);
  store<u32>(sp, I_APPLY);
  store<u32>(sp, shape, L.APPLY_SHAPE);
  setReg(L.REG_SP, sp);
}

function mismatch(shape: u32): i32 {
  pushApply(shape);
  saveThread();
  return M.internal(CHECK_SHAPE, shape);
}

/**
 * A function that returns a pointer where its caller waits for something else, its arguments being right: `error` out of a list, called for an unboxed tuple, as it
 * does for any type. It never returns. One that does finds a frame that applies what comes back to no arguments for the same result: an internal error.
 */
function isForAnyResult(has: u32, shape: u32): bool {
  return shapeResult(has) == L.RESULT_PTR && has << RESULT_BITS == shape << RESULT_BITS;
}

function applyFun(fun: u32, info: u32, shape: u32): i32 {
  const has = load<u32>(info, L.INFO_SHAPE);
  const arity = shapeCount(has);
  const given = shapeCount(shape);
  if (given == arity) {
    if (has != shape) {
      if (!isForAnyResult(has, shape)) return mismatch(shape);
      splitArguments(has, shapeDrop(shape, arity));
    }
    setReg(L.REG_R1, fun | M.tagFor(info));
    setReg(L.REG_IP, load<u32>(info, L.INFO_ENTRY));
    return M.DO_JUMP;
  }
  if (given < arity) return tooFew(fun | M.tagFor(info), shapeTake(has, given), shape);
  const first = shapeTake(shape, arity);
  // A function applied to more than it takes returns a function: a pointer.
  if (has != first) return mismatch(shape);
  setReg(L.REG_R1, fun | M.tagFor(info));
  splitArguments(first, shapeDrop(shape, arity));
  setReg(L.REG_IP, load<u32>(info, L.INFO_ENTRY));
  return M.DO_JUMP;
}

/** Leaves the arguments `first` below Sp, and those after them (at higher addresses) in an APPLY frame. */
function splitArguments(first: u32, rest: u32): void {
  const firstB = shapeWords(first) << 2;
  const frame = reg(L.REG_SP) - ((shapeWords(rest) + L.APPLY_SIZE_W) << 2);
  memory.copy(frame - firstB, frame + 4 * L.APPLY_SIZE_W - firstB, firstB);
  store<u32>(frame, I_APPLY);
  store<u32>(frame, rest, L.APPLY_SHAPE);
  setReg(L.REG_SP, frame);
  if (TRACKS) noteCall(frame);
}

/** A PAP of fun and the arguments below Sp. `expected` are the kinds of the function's first arguments. */
function tooFew(fun: u32, expected: u32, shape: u32): i32 {
  if (shape != expected) return mismatch(shape);
  const words = shapeWords(shape);
  const pap = allocate(L.PAP_SIZE_W + words);
  if (pap == 0) return collectThenApply(shape, L.PAP_SIZE_W + words);
  store<u32>(pap, I_PAP);
  store<u32>(pap, fun, L.PAP_FUN);
  store<u32>(pap, shape, L.PAP_SHAPE);
  memory.copy(pap + L.PAP_ARGS, reg(L.REG_SP) - (words << 2), words << 2);
  setReg(L.REG_R1, pap | 1);
  return M.DO_RETURN;
}

function collectThenApply(shape: u32, words: u32): i32 {
  pushApply(shape);
  saveThread();
  return collectFor(words, false) ? M.DO_RELOAD : outOfMemory();
}

/** Puts the PAP's arguments in front of those below Sp and applies its function. */
function applyPap(pap: u32, shape: u32): i32 {
  const held = load<u32>(pap, L.PAP_SHAPE);
  const heldCount = shapeCount(held);
  const fun = load<u32>(pap, L.PAP_FUN);
  const has = load<u32>(M.infoOf(fun), L.INFO_SHAPE);
  const missing = shapeCount(has) - heldCount;
  const given = shapeCount(shape);
  if (given < missing) return extendPap(pap, held, shape, has);
  let now = shape;
  if (given > missing) {
    now = shapeTake(shape, missing);
    splitArguments(now, shapeDrop(shape, missing));
  }
  const all = shapeJoin(held, now);
  if (all != has) {
    if (!isForAnyResult(has, all)) return mismatch(now);
    splitArguments(now, shapeDrop(now, missing));
  }
  const heldB = shapeWords(held) << 2;
  memory.copy(reg(L.REG_SP) - (shapeWords(now) << 2) - heldB, pap + L.PAP_ARGS, heldB);
  setReg(L.REG_R1, fun);
  setReg(L.REG_IP, load<u32>(M.infoOf(fun), L.INFO_ENTRY));
  return M.DO_JUMP;
}

/** Still too few: a bigger PAP. */
function extendPap(pap: u32, held: u32, shape: u32, has: u32): i32 {
  const both = shapeJoin(held, shape);
  if (both != shapeTake(has, shapeCount(both))) return mismatch(shape);
  const heldW = shapeWords(held);
  const givenW = shapeWords(shape);
  const bigger = allocate(L.PAP_SIZE_W + heldW + givenW);
  if (bigger == 0) return collectThenApply(shape, L.PAP_SIZE_W + heldW + givenW);
  store<u32>(bigger, I_PAP);
  store<u32>(bigger, load<u32>(pap, L.PAP_FUN), L.PAP_FUN);
  store<u32>(bigger, both, L.PAP_SHAPE);
  memory.copy(bigger + L.PAP_ARGS, pap + L.PAP_ARGS, heldW << 2);
  memory.copy(bigger + L.PAP_ARGS + (heldW << 2), reg(L.REG_SP) - (givenW << 2), givenW << 2);
  setReg(L.REG_R1, bigger | 1);
  return M.DO_RETURN;
}
