/**
 * Where a thread stands. At rest a thread waits to return to the frame at its saved Sp (docs/machine.md, "Safepoints"); one that a debugger stopped between two
 * instructions has Sp, R1 and ip in the registers, and the activation under way has no continuation in word 0 yet.
 */
import * as L from '../../../abi/layout.ts';
import { OP_ENTRY_CAF, OP_ENTRY_THUNK } from '../../../abi/opcodes.gen.ts';
import { I_TSO } from '../../../abi/rts-infos.gen.ts';
import { listThreads, type Thread } from '../../memory/threads.ts';
import { type StackStart, stackStart } from '../../memory/walk.ts';
import type { Target } from '../protocol.ts';
import { type Procedure, procedureAt } from './code.ts';

export interface Standing {
  /** address of the thread; 0 when there is none */
  readonly tso: number;
  /** stopped between two instructions: `ip`, `sp` and `r1` are the registers' */
  readonly isRaw: boolean;
  /** the next instruction; 0 when not raw */
  readonly ip: number;
  readonly sp: number;
  readonly chunk: number;
  readonly r1: number;
  /** the function or thunk whose instruction comes next; null when not raw, and in the machine's own return points */
  readonly procedure: Procedure | null;
  /** it comes to its entry instruction next: arguments lie below Sp, its frame is not made yet */
  readonly isEntry: boolean;
  /** word 0 of its activation frame, as it is or will be; 0 when there is none */
  readonly frame: number;
  /** the frames below it: those of its callers */
  readonly callers: StackStart;
}

/** The running thread, else the main one; 0 when the machine has none. */
export function currentThread(target: Target): number {
  const { view } = target;
  return view.u32(L.REGS + L.REG_TSO) || view.u32(L.REGS + L.REG_MAIN);
}

/** The thread with this id; null when there is none. */
export function threadById(target: Target, id: number): Thread | null {
  return listThreads(target.view).find((thread) => thread.id === id) ?? null;
}

/** @param tso a thread; 0: the running one, else the main one */
export function standing(target: Target, tso = 0): Standing {
  const { view } = target;
  const thread = tso === 0 ? currentThread(target) : tso;
  if (isStoppedRaw(target) && thread === view.u32(L.REGS + L.REG_TSO)) return rawStanding(target, thread);
  const start = view.u32(thread) === I_TSO ? stackStart(view, thread) : { chunk: 0, sp: 0 };
  const r1 = view.u32(thread) === I_TSO ? view.u32(thread + L.TSO_R1) : 0;
  return { tso: thread, isRaw: false, ip: 0, sp: start.sp, chunk: start.chunk, r1, procedure: null, isEntry: false, frame: 0, callers: start };
}

/** Whether the running thread was stopped between two instructions. */
export function isStoppedRaw({ view }: Target): boolean {
  return view.u32(L.REGS + L.REG_STOPPED) === L.STOPPED_RAW && view.u32(L.REGS + L.REG_TSO) !== 0;
}

function rawStanding(target: Target, tso: number): Standing {
  const { view } = target;
  const [sp, chunk, ip, r1] = [L.REG_SP, L.REG_STACK, L.REG_IP, L.REG_R1].map((register) => view.u32(L.REGS + register));
  const procedure = procedureAt(target, ip);
  const isEntry = procedure?.entry === ip;
  const frameB = (procedure?.frameWords ?? 0) * L.WORD_B;
  const updateB = isEntry && procedure !== null && pushesUpdate(target, procedure) ? L.UPDATE_SIZE_W * L.WORD_B : 0;
  const frame = frameB === 0 ? 0 : isEntry ? sp - updateB - frameB : sp;
  const callers = { chunk, sp: isEntry ? sp : sp + frameB };
  return { tso, isRaw: true, ip, sp, chunk, r1, procedure, isEntry, frame, callers };
}

/** Whether entering it pushes an update frame. */
function pushesUpdate(target: Target, procedure: Procedure): boolean {
  const opcode = (target.patched.get(procedure.entry) ?? target.view.u32(procedure.entry)) & 255;
  return opcode === OP_ENTRY_THUNK || opcode === OP_ENTRY_CAF;
}
