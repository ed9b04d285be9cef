/** Updates: a thunk becomes an indirection to its value, and whoever waited for it may go on. */

import * as L from '../abi/layout.ts';
import { I_BLACKHOLE, I_BLOCKING_QUEUE, I_IND } from '../abi/rts-infos.gen.ts';
import { DEBUG } from './config.ts';
import { wake } from './queue.ts';
import { touched } from './remember.ts';
import { noteUpdate } from './trap.ts';

/** May be given any thunk, under evaluation or not. Makes waiting threads runnable; allocates nothing. */
export function updateThunk(thunk: u32, value: u32): void {
  if (load<u32>(thunk) == I_BLACKHOLE) {
    const owner = load<u32>(thunk, L.IND_INDIRECTEE);
    if (load<u32>(owner) == I_BLOCKING_QUEUE) wakeAll(owner);
  }
  if (DEBUG) noteUpdate(thunk);
  store<u32>(thunk, I_IND);
  store<u32>(thunk, value, L.IND_INDIRECTEE);
  touched(thunk);
}

/** Makes runnable whoever waits in this BLOCKING_QUEUE. */
export function wakeAll(queue: u32): void {
  let tso = load<u32>(queue, L.BQ_HEAD);
  while (tso != 0) {
    const next = load<u32>(tso, L.TSO_LINK);
    wake(tso);
    tso = next;
  }
  store<u32>(queue, 0, L.BQ_HEAD);
  store<u32>(queue, 0, L.BQ_TAIL);
}
