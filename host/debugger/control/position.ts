/** Where a stopped machine stands, as stops and steps speak of it. */
import * as L from '../../../abi/layout.ts';
import { OP_BREAK } from '../../../abi/opcodes.gen.ts';
import { RTS_INFO_N } from '../../../abi/rts-infos.gen.ts';
import type { SourcePlace } from '../../memory/debug-index.ts';
import { unqualified } from '../../memory/source-names.ts';
import { type Procedure, procedureAt } from '../look/code.ts';
import { placeAt, threadBacktrace } from '../look/frames.ts';
import { standing } from '../look/standing.ts';
import type { Target } from '../protocol.ts';

export interface Position {
  /** id of the running thread; 0: none runs */
  readonly thread: number;
  /** next instruction; 0: the thread is about to return to the frame on top of its stack */
  readonly ip: number;
  /** whose code that is; null in the machine's own return points */
  readonly procedure: Procedure | null;
  /** the next instruction is the procedure's entry: its frame is not made yet */
  readonly isEntry: boolean;
  /** words of frames on the thread's stack, from Sp on */
  readonly depth: number;
}

/** Entries of a backtrace that are enough to see its first frame. */
const NEAR_ENTRIES = 16;
/** First address behind the machine's own code. */
const OWN_CODE_END = L.RTS_CODE + (RTS_INFO_N + 1) * L.WORD_B;

/** The running thread's position. */
export function positionOf(target: Target): Position {
  const { view } = target;
  const tso = view.u32(L.REGS + L.REG_TSO);
  if (tso === 0) return { thread: 0, ip: 0, procedure: null, isEntry: false, depth: 0 };
  const { ip, procedure, isEntry, sp, chunk } = standing(target, tso);
  const end = chunk + view.u32(chunk + L.STACK_SIZE) * L.WORD_B;
  return { thread: view.u32(tso + L.TSO_ID), ip, procedure, isEntry, depth: view.u32(tso + L.TSO_BELOW_W) + ((end - sp) >>> 2) };
}

/** Words that entering a procedure pushes: its activation frame, and a thunk's update frame. */
export function pushedWords(target: Target, procedure: Procedure): number {
  return procedure.frameWords + (updates(target, procedure) ? L.UPDATE_SIZE_W : 0);
}

function updates({ view }: Target, procedure: Procedure): boolean {
  return !procedure.isFunction && (view.u8(procedure.infoAddress + L.INFO_FLAGS) & L.INFO_NO_UPDATE) === 0;
}

/** Dictionaries and call stacks: code that has a place, but that nobody wrote there. */
export function isEvidence(name: string): boolean {
  return /^\$(?:d|_?callStack)/.test(unqualified(name));
}

/** The place an instruction has in the source itself: that of its table row, or of the function it enters. Null for all others, and in evidence. */
export function ownPlace(target: Target, position: Position): SourcePlace | null {
  if (position.procedure !== null && isEvidence(position.procedure.name)) return null;
  if (position.isEntry) return position.procedure?.place ?? null;
  return position.ip === 0 ? null : (target.debug.at(position.ip)?.place ?? null);
}

/** What a stop says of its place, and of the function. */
export function placeAndFunction(target: Target, position: Position): { readonly place: SourcePlace | null; readonly function: string } {
  if (position.procedure !== null) {
    const place = position.isEntry ? position.procedure.place : placeAt(target, position.ip);
    return { place: place ?? position.procedure.place, function: position.procedure.name };
  }
  if (position.thread === 0) return { place: null, function: '' };
  const raising = raisingInstruction(target);
  const raiser = raising === 0 ? null : procedureAt(target, raising);
  if (raiser !== null) return { place: placeAt(target, raising) ?? raiser.place, function: raiser.name };
  const frame = threadBacktrace(target, 0, { entries: NEAR_ENTRIES }).entries.find((entry) => entry.entry === 'frame');
  return frame === undefined ? { place: null, function: '' } : { place: frame.place, function: frame.name };
}

/** The instruction that raises the exception at which the machine was stopped; 0: it was not stopped at one. */
export function raisingInstruction({ view }: Target): number {
  return view.u32(L.REGS + L.REG_STOPPED) === L.STOPPED_RAISED ? view.u32(L.REGS + L.REG_IP) : 0;
}

/** Whether an address lies in the machine's own return points. */
export function isOwnCode(ip: number): boolean {
  return ip >= L.RTS_CODE && ip < OWN_CODE_END;
}

/** The opcode that belongs at an address, breakpoint or not. */
export function opcodeAt({ view, patched }: Target, ip: number): number {
  const op = view.u8(ip);
  return op === OP_BREAK ? (patched.get(ip) ?? op) & 255 : op;
}

/** The code of a procedure is [entry, entry of the next); whether `ip` lies there. */
export function isIn(target: Target, procedure: Procedure, ip: number): boolean {
  return procedureAt(target, ip)?.entry === procedure.entry;
}
