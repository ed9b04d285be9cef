/**
 * Write barriers: what must happen when a machine object is changed.
 * Invariant (gc/remember.ts): an old object that may point to a young one is on the remembered set.
 */
import * as L from '../abi/layout.ts';
import { I_ARRAY_CARDS, I_ARRAY_CLEAN, I_ARRAY_DIRTY, I_MUT_VAR_CLEAN, I_MUT_VAR_DIRTY } from '../abi/rts-infos.gen.ts';
import { hasCards, markCards } from './gc/cards.ts';
import { isOld, remember } from './gc/remember.ts';
import { flagsOf, setFlags } from './machine.ts';

/** Before or after any write into an object without a dirty mark of its own (MVAR, thunk, WEAK, BLOCKING_QUEUE, MVAR_QUEUE, THROW). */
export function touched(closure: u32): void {
  if (isOld(closure)) remember(closure);
}

export function touchedVar(v: u32): void {
  if (load<u32>(v) != I_MUT_VAR_CLEAN) return;
  store<u32>(v, I_MUT_VAR_DIRTY);
  if (isOld(v)) remember(v);
}

/** Behind a write whose card is marked: Note [Cards]. */
export function touchedArray(array: u32): void {
  if (load<u32>(array) != I_ARRAY_CLEAN) return;
  const old = isOld(array);
  store<u32>(array, old && hasCards(array) ? I_ARRAY_CARDS : I_ARRAY_DIRTY);
  if (old) remember(array);
}

/** After `n` elements from number `at` on were written. */
export function touchedElements(array: u32, at: u32, n: u32): void {
  if (load<u32>(array) == I_ARRAY_DIRTY) return;
  markCards(array + L.ARRAY_ELEMS + (at << 2), n);
  touchedArray(array);
}

export function touchedTso(tso: u32): void {
  if (flagsOf(tso) & L.TSO_DIRTY) return;
  setFlags(tso, flagsOf(tso) | L.TSO_DIRTY);
  if (isOld(tso)) remember(tso);
}

export function touchedStack(chunk: u32): void {
  if (load<u32>(chunk, L.STACK_DIRTY)) return;
  store<u32>(chunk, 1, L.STACK_DIRTY);
  if (isOld(chunk)) remember(chunk);
}
