/** The host calls whose answers threads wait for, read from memory: each such thread stands on the machine's list of callers. */
import * as L from '../abi/layout.ts';
import type { MemoryAccess } from './memory-access.ts';

/** One whose answer a thread waits for. */
export interface WaitingCall {
  readonly id: number;
  /** number of the host function */
  readonly function: number;
  readonly thread: number;
  /** address of its first argument word */
  readonly args: number;
}

/** Latest first. */
export function waitingCalls(access: MemoryAccess): WaitingCall[] {
  const found: WaitingCall[] = [];
  for (let tso = access.register(L.REG_CALLERS); tso !== 0; tso = access.word(tso + L.TSO_LINK)) {
    const sp = access.word(access.word(tso + L.TSO_STACK) + L.STACK_SP);
    found.push({
      id: access.word(tso + L.TSO_WAKE),
      function: access.word(sp + L.BLOCKED_PRIM) - L.HOST_CALL_BASE,
      thread: access.word(tso + L.TSO_ID),
      args: sp + L.BLOCKED_ARGS,
    });
  }
  return found;
}
