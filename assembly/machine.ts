/**
 * The register block, and the small vocabulary every other file uses: statuses of out-of-line work, shapes, words of frames.
 *
 * See Note [Suspended form] in sched.ts for what must hold whenever a register is written here.
 */
import * as L from '../abi/layout.ts';
import { CHECK_NONE, EXIT_INTERNAL } from '../abi/exit-reasons.gen.ts';
import { RTS_INFO_N } from '../abi/rts-infos.gen.ts';
import { TYPE_CONSTR, TYPE_FUN } from '../abi/closure-types.gen.ts';
import { WK_UNIT } from '../abi/well-known.gen.ts';

// What out-of-line work answers to the interpreter's slow path.
export const DO_RETURN: i32 = 0; //  return R1 (or result words) to the top frame
export const DO_ENTER: i32 = 1; //   enter R1
export const DO_APPLY: i32 = 2; //   apply R1 to the arguments below Sp, shape in REG_EXIT_A
export const DO_COLLECT: i32 = 3; // memory is short (REG_WANT_W): collect, then do it again
export const DO_SCHEDULE: i32 = 4; // the thread waits (already in suspended form): run another
export const DO_RAISE: i32 = 5; //   raise the exception in REG_EXIT_A
export const DO_EXIT: i32 = 6; //    leave `run`, reason in REG_EXIT
export const DO_RELOAD: i32 = 7; //  the thread is in suspended form and may go on
export const DO_JUMP: i32 = 8; //    go on at REG_IP

// @ts-ignore: decorator
@inline
export function reg(offset: u32): u32 {
  return load<u32>(L.REGS + offset);
}

// @ts-ignore: decorator
@inline
export function setReg(offset: u32, value: u32): void {
  store<u32>(L.REGS + offset, value);
}

export function count(offset: u32): void {
  setReg(offset, reg(offset) + 1);
}

// @ts-ignore: decorator
@inline
export function untag(pointer: u32): u32 {
  return pointer & ~L.TAG_MASK;
}

// @ts-ignore: decorator
@inline
export function infoOf(closure: u32): u32 {
  return load<u32>(untag(closure));
}

// @ts-ignore: decorator
@inline
export function typeOf(closure: u32): u32 {
  return load<u8>(infoOf(closure), L.INFO_TYPE);
}

/** Well-known closure i, tagged. */
export function wellKnown(i: u32): u32 {
  return load<u32>(L.WELL_KNOWN + (i << 2));
}
/** A pointer and the state token; a pointer comes back: the shape of a handler. */
export const SHAPE_HANDLER: u32 = 2 | (L.ARG_PTR << L.SHAPE_ARGS_SHIFT);

/** The pointer tag an evaluated closure with this info table has. */
export function tagFor(info: u32): u32 {
  const type = load<u8>(info, L.INFO_TYPE);
  if (type == TYPE_CONSTR) return min<u32>(load<u16>(info, L.INFO_CON) + 1, L.TAG_MAX);
  if (type == TYPE_FUN) return min<u32>(load<u16>(info, L.INFO_CON), L.TAG_MAX);
  return 1;
}

// Return points and stubs: one instruction word per info table row, then the stubs.
export const STUB_ENTER: u32 = L.RTS_CODE + (RTS_INFO_N << 2);

/** Where a return to the frame at sp continues. */
// @ts-ignore: decorator
@inline
export function returnPoint(sp: u32): u32 {
  return load<u32>(load<u32>(sp), L.INFO_ENTRY);
}

/** A check inside the machine failed: remember it, and end the run. Later runs answer the same. */
export function internal(check: u32, detail: u32): i32 {
  if (reg(L.REG_DIRTY) == CHECK_NONE) {
    setReg(L.REG_DIRTY, check);
    setReg(L.REG_EXIT_B, detail);
  }
  setReg(L.REG_EXIT_A, reg(L.REG_DIRTY));
  setReg(L.REG_EXIT, EXIT_INTERNAL);
  return DO_EXIT;
}

/** End the run with this reason. */
export function exit(reason: u32, a: u32, b: u32): i32 {
  setReg(L.REG_EXIT, reason);
  setReg(L.REG_EXIT_A, a);
  setReg(L.REG_EXIT_B, b);
  return DO_EXIT;
}

/** Ask for a collection that makes `words` available. */
export function needWords(words: u32): i32 {
  setReg(L.REG_WANT_W, words);
  return DO_COLLECT;
}

export function raiseWellKnown(i: u32): i32 {
  setReg(L.REG_EXIT_A, wellKnown(i));
  return DO_RAISE;
}

// The TSO's mask bits.
export const MASK_BITS: u32 = L.TSO_BLOCKEX | L.TSO_INTERRUPTIBLE;

export function flagsOf(tso: u32): u32 {
  return load<u32>(tso, L.TSO_FLAGS);
}
export function setFlags(tso: u32, flags: u32): void {
  store<u32>(tso, flags, L.TSO_FLAGS);
}
export function isMasked(tso: u32): bool {
  return (flagsOf(tso) & L.TSO_BLOCKEX) != 0;
}


/** What a thread returns when nothing is asked of the value. */
export function unit(): u32 {
  return wellKnown(WK_UNIT);
}
