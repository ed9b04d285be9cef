/**
 * From a raw stop to suspended form and back, so that a debugger may let other threads run, and the collector move things, while one stands still.
 *
 * Possible before instructions at which the frame is described anyhow: entries, checks, evaluations, calls, primops, host calls, returns of a pointer, and where a return
 * arrives. The thread is put into the form it would have had if that instruction had been stopped by the machine itself (docs/machine.md, Safepoints); `unsettle` takes
 * what was pushed off again, with what the collector has moved.
 */
import { TYPE_THUNK } from '../abi/closure-types.gen.ts';
import * as L from '../abi/layout.ts';
import * as O from '../abi/opcodes.gen.ts';
import { I_APPLY, I_ENTER } from '../abi/rts-infos.gen.ts';
import { DEBUG } from './config.ts';
import { infoOf, reg, returnPoint, setReg, typeOf, unit } from './machine.ts';
import { primShape } from './prim-shapes.gen.ts';
import { loadThread, saveThread } from './sched.ts';
import { shapeWords } from './shape.ts';
import { pushBlocked } from './slow.ts';

// What an instruction does with the frame before its rest is pending, and what is then on top of the stack.
const POPS: u32 = 16; //  pops the frame
const STORES: u32 = 32; // puts its info into word 0
const AS_IT_IS: u32 = 1; //   nothing: R1 is returned to the frame on top
const CHECKS: u32 = 2; //     nothing, and R1 does not matter
const ENTERS_R1: u32 = 3; //  ENTER frame of R1
const ENTERS: u32 = 4; //     ENTER frame of slot a
const APPLIES: u32 = 5; //    APPLY frame; the function is the closure in the instruction
const APPLIES_SLOT: u32 = 6; // … in slot a
const BLOCKS: u32 = 7; //     BLOCKED frame
const RETURNS: u32 = 8; //    R1 is slot a
const ENTRY: u32 = 9; //      APPLY frame; the function is R1 or the closure in the instruction
const FORM: u32 = 15;

/** How a thread stopped before this instruction can wait; 0 = it cannot. */
function formOf(op: u32, ip: u32): u32 {
  switch (op as i32) {
    case O.OP_ENTRY:
      return ENTRY;
    case O.OP_ENTRY_THUNK:
    case O.OP_ENTRY_CAF:
    case O.OP_ENTRY_ONCE:
      return ENTERS_R1;
    case O.OP_ENTER_R1:
      return reg(L.REG_R1) & L.TAG_MASK ? AS_IT_IS : ENTERS_R1;
    case O.OP_HPCHK:
    case O.OP_LOOP:
      return STORES | CHECKS;
    case O.OP_EVAL:
    case O.OP_EVALTAG:
    case O.OP_EVALF2:
      return STORES | ENTERS;
    case O.OP_CALL:
      return STORES | APPLIES;
    case O.OP_CALLN:
    case O.OP_APPLY:
      return STORES | APPLIES_SLOT;
    case O.OP_PRIMCALL:
    case O.OP_HOSTCALL:
      return STORES | BLOCKS;
    case O.OP_TAIL:
      return POPS | APPLIES;
    case O.OP_TAILN:
    case O.OP_TAILAP:
      return POPS | APPLIES_SLOT;
    case O.OP_TAILPRIM:
    case O.OP_TAILHOST:
      return POPS | BLOCKS;
    case O.OP_ENTER:
      return POPS | ENTERS;
    case O.OP_RETP:
      return POPS | RETURNS;
    case O.OP_RETV:
      return POPS | CHECKS;
    case O.OP_UNDERFLOW_RET:
      return 0;
    case O.OP_R1GET:
      return ip == returnPoint(reg(L.REG_SP)) ? AS_IT_IS : 0;
    default:
      return op >= (O.OP_UPDATE_RET as u32) && op < (O.OP_ENTER_R1 as u32) && ip == returnPoint(reg(L.REG_SP)) ? AS_IT_IS : 0;
  }
}

function isThunkEntry(op: u32): bool {
  return op == (O.OP_ENTRY_THUNK as u32) || op == (O.OP_ENTRY_CAF as u32) || op == (O.OP_ENTRY_ONCE as u32);
}

/** Address of slot a of the instruction, with the frame at sp. */
function slotA(ip: u32, sp: u32): u32 {
  return sp - L.SLOT_BIAS_B + ((load<u8>(ip, 1) as u32) << 2);
}

function poppedB(form: u32, ip: u32): u32 {
  return form & POPS ? (load<u16>(ip, 2) as u32) << 2 : 0;
}

/**
 * Puts the thread that was stopped before an instruction with opcode `op` (which may lie under a breakpoint) into suspended form. 1: it is; 0: it cannot be, nothing
 * has changed.
 */
export function settle(op: u32): i32 {
  if (!DEBUG) return 0;
  if (reg(L.REG_STOPPED) != L.STOPPED_RAW) return 1;
  const ip = reg(L.REG_IP);
  const form = formOf(op, ip);
  if (form == 0) return 0;
  const frame = reg(L.REG_SP);
  if (form & STORES) store<u32>(frame, load<u32>(ip, 4));
  const operand = load<u32>(slotA(ip, frame));
  setReg(L.REG_SP, frame + poppedB(form, ip));
  switch (form & FORM) {
    case CHECKS:
      setReg(L.REG_R1, unit());
      break;
    case ENTERS_R1:
      pushEnter(reg(L.REG_R1));
      break;
    case ENTERS:
      pushEnter(operand);
      break;
    case ENTRY:
      if (load<u32>(ip, 8) != 0) setReg(L.REG_R1, load<u32>(ip, 8));
      pushApply(load<u32>(load<u32>(ip, 4), L.INFO_SHAPE));
      break;
    case APPLIES: {
      const closure = load<u32>(ip + (op == (O.OP_CALL as u32) ? 12 : 8));
      setReg(L.REG_R1, closure);
      pushApply(load<u32>(infoOf(closure), L.INFO_SHAPE));
      break;
    }
    case APPLIES_SLOT:
      setReg(L.REG_R1, operand);
      pushApply(shapeOf(op, ip, operand));
      break;
    case BLOCKS:
      pushBlockedCall(op, ip);
      setReg(L.REG_R1, unit());
      break;
    case RETURNS:
      setReg(L.REG_R1, operand);
      break;
  }
  setReg(L.REG_EXIT_D, form);
  saveThread();
  return 1;
}

/**
 * The other way: the thread stands again before the instruction at REG_IP, where `settle` found it and left its form in REG_EXIT_D. 0: it does not, because the thunk it was about to enter has its
 * value now; it stays in suspended form and goes on with that.
 */
export function unsettle(op: u32): i32 {
  if (!DEBUG) return 0;
  const ip = reg(L.REG_IP);
  loadThread();
  const form = reg(L.REG_EXIT_D);
  let sp = reg(L.REG_SP);
  if (isThunkEntry(op) && typeOf(load<u32>(sp, L.ENTER_CLOSURE)) != TYPE_THUNK) return 0;
  setReg(L.REG_IP, ip);
  setReg(L.REG_STOPPED, L.STOPPED_RAW);
  let operand = reg(L.REG_R1);
  switch (form & FORM) {
    case ENTERS_R1:
    case ENTERS:
      operand = load<u32>(sp, L.ENTER_CLOSURE);
      if ((form & FORM) == ENTERS_R1) setReg(L.REG_R1, operand);
      sp += 4 * L.ENTER_SIZE_W;
      break;
    case ENTRY:
    case APPLIES:
    case APPLIES_SLOT:
      sp += 4 * (L.APPLY_SIZE_W + shapeWords(load<u32>(sp, L.APPLY_SHAPE)));
      break;
    case BLOCKS:
      sp += 4 * (L.BLOCKED_SIZE_W + shapeWords(load<u32>(sp, L.BLOCKED_SHAPE)));
      break;
  }
  sp -= poppedB(form, ip);
  setReg(L.REG_SP, sp);
  const kind = form & FORM;
  if (kind == ENTERS || kind == APPLIES_SLOT || kind == RETURNS) store<u32>(slotA(ip, sp), operand);
  return 1;
}

function shapeOf(op: u32, ip: u32, fun: u32): u32 {
  if (op == (O.OP_APPLY as u32)) return load<u32>(ip, 8);
  if (op == (O.OP_TAILAP as u32)) return load<u32>(ip, 4);
  return load<u32>(infoOf(fun), L.INFO_SHAPE);
}

function pushEnter(closure: u32): void {
  const sp = reg(L.REG_SP) - 4 * L.ENTER_SIZE_W;
  store<u32>(sp, I_ENTER);
  store<u32>(sp, closure, L.ENTER_CLOSURE);
  setReg(L.REG_SP, sp);
  setReg(L.REG_R1, unit());
}

function pushApply(shape: u32): void {
  const sp = reg(L.REG_SP) - ((shapeWords(shape) + L.APPLY_SIZE_W) << 2);
  store<u32>(sp, I_APPLY);
  store<u32>(sp, shape, L.APPLY_SHAPE);
  setReg(L.REG_SP, sp);
}

function pushBlockedCall(op: u32, ip: u32): void {
  const isTail = op == (O.OP_TAILPRIM as u32) || op == (O.OP_TAILHOST as u32);
  const at = ip + (isTail ? 4 : 8);
  if (op == (O.OP_HOSTCALL as u32) || op == (O.OP_TAILHOST as u32)) pushBlocked(L.HOST_CALL_BASE + load<u32>(at), load<u32>(at, 4));
  else pushBlocked(load<u32>(at), primShape(load<u32>(at)));
}
