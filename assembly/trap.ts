/**
 * What a debugger needs of the machine: to be stopped. Compiled into the debug core only; a release build asks for none of it.
 *
 * Before every instruction the loop asks `trapped`, if there may be a reason. A stop leaves the registers *raw* (STOPPED_RAW): Sp, R1, ip and fuel as they are before that instruction, nothing
 * saved, nothing moved; the next `run` goes on from them. So a program that is stopped runs exactly as one that is not.
 * REG_PASS is what the debugger puts back for one instruction: the opcode under a breakpoint.
 */
import { EXIT_BREAK } from '../abi/exit-reasons.gen.ts';
import * as L from '../abi/layout.ts';
import { OP_BREAK } from '../abi/opcodes.gen.ts';
import { chunkEnd } from './frame.ts';
import { handleOf } from './handles.ts';
import { DO_EXIT, exit, reg, setReg, untag } from './machine.ts';

/** No opcode: do not run the instruction, stop. */
export const STOP_HERE: u32 = 256;
const OPCODE: u32 = 255;

/** The opcode to run for the instruction at ip, or STOP_HERE; `sp` is the running thread's. Asked when REG_TRAP or REG_PASS is set, and at breakpoints. */
export function trapped(ip: u32, sp: u32, op: u32): u32 {
  const pass = reg(L.REG_PASS);
  if (pass & OPCODE) {
    setReg(L.REG_PASS, pass & ~OPCODE);
    op = pass & OPCODE;
  } else {
    const trap = reg(L.REG_TRAP);
    if (trap != 0 && stopsBefore(trap, ip, sp)) return STOP_HERE;
    if (op == OP_BREAK) {
      setReg(L.REG_EXIT_A, L.BREAK_POINT);
      return STOP_HERE;
    }
  }
  return op;
}

function stopsBefore(trap: u32, ip: u32, sp: u32): bool {
  if (trap & L.TRAP_UPDATED) {
    setReg(L.REG_TRAP, trap & ~L.TRAP_UPDATED);
    setReg(L.REG_EXIT_A, L.BREAK_UPDATED);
    setReg(L.REG_EXIT_B, reg(L.REG_UPDATED));
    return true;
  }
  const until = (trap & L.TRAP_UNTIL) != 0 && load<u64>(L.REGS + L.STAT_STEPS) >= load<u64>(L.REGS + L.TRAP_UNTIL_STEPS);
  if (!until && ((trap & L.TRAP_STEP) == 0 || !stepEnds(ip, sp))) return false;
  setReg(L.REG_EXIT_A, L.BREAK_STEP);
  return true;
}

function stepEnds(ip: u32, sp: u32): bool {
  if (ip >= reg(L.REG_TRAP_FROM) && ip < reg(L.REG_TRAP_TO)) return false;
  const tso = reg(L.REG_TSO);
  const thread = reg(L.REG_TRAP_THREAD);
  if (thread != 0 && load<u32>(tso, L.TSO_ID) != thread) return false;
  const depth = reg(L.REG_TRAP_DEPTH);
  return depth == 0 || load<u32>(tso, L.TSO_BELOW_W) + ((chunkEnd(reg(L.REG_STACK)) - sp) >>> 2) <= depth;
}

/** The loop has stopped at STOP_HERE: registers are in memory. */
export function stopRaw(): i32 {
  setReg(L.REG_STOPPED, L.STOPPED_RAW);
  setReg(L.REG_EXIT, EXIT_BREAK);
  setReg(L.REG_EXIT_C, reg(L.REG_TSO));
  return DO_EXIT;
}

/** The running thread is saved and an exception about to reach it. True: stopped (REG_EXIT), and it is to be asked again when the debugger says go on. */
export function stopsAtRaise(why: u32, exception: u32): bool {
  if (reg(L.REG_PASS) & L.PASS_RAISE) {
    setReg(L.REG_PASS, reg(L.REG_PASS) & ~L.PASS_RAISE);
    return false;
  }
  if ((reg(L.REG_TRAP) & L.TRAP_RAISE) == 0) return false;
  const tso = reg(L.REG_TSO);
  if (why == L.BREAK_RAISED) store<u32>(tso, exception, L.TSO_R1);
  setReg(L.REG_STOPPED, why == L.BREAK_RAISED ? L.STOPPED_RAISED : L.STOPPED_THROWN);
  exit(EXIT_BREAK, why, exception);
  setReg(L.REG_EXIT_C, tso);
  return true;
}

/** This thunk is being updated: the next instruction is stopped at when somebody waits for that. */
export function noteUpdate(thunk: u32): void {
  if ((reg(L.REG_TRAP) & L.TRAP_UPDATE) == 0) return;
  const watches = reg(L.REG_WATCHES);
  for (let i = load<u32>(watches); i != 0; i--) {
    const slot = load<u32>(watches + (i << 2));
    if (untag(handleOf(slot)) != thunk) continue;
    setReg(L.REG_UPDATED, slot);
    setReg(L.REG_TRAP, reg(L.REG_TRAP) | L.TRAP_UPDATED);
  }
}

/** Update frames of the running thread's top chunk, at `from` and above (older), shrink by `words`: the depth a step waits for does, too. */
export function noteSqueezed(tso: u32, chunk: u32, from: u32, words: u32): void {
  const depth = reg(L.REG_TRAP_DEPTH);
  if (depth == 0 || load<u32>(tso, L.TSO_ID) != reg(L.REG_TRAP_THREAD)) return;
  const below = load<u32>(tso, L.TSO_BELOW_W);
  if (depth > below && from >= chunkEnd(chunk) - ((depth - below) << 2)) setReg(L.REG_TRAP_DEPTH, depth - words);
}
