/** The collector's part of assembly/raise-log.ts: raise records hold exceptions weakly. */
import { TYPE_IND } from '../../abi/closure-types.gen.ts';
import * as L from '../../abi/layout.ts';
import { WK_DIVIDE_BY_ZERO } from '../../abi/well-known.gen.ts';
import { survivor } from './evacuate.ts';

/** SomeException [info][dictionary][exception] */
export const WRAPPED: u32 = 8;

export function followed(pointer: u32): u32 {
  let at = pointer & ~L.TAG_MASK;
  while (load<u8>(load<u32>(at), L.INFO_TYPE) == TYPE_IND) at = load<u32>(at, L.IND_INDIRECTEE) & ~L.TAG_MASK;
  return at;
}

/** Whether this is SomeException: what the machine's own exceptions are wrapped in, once a library has put them there. */
export function isWrapper(at: u32): bool {
  const info = load<u32>(at);
  return info == load<u32>(load<u32>(L.WELL_KNOWN + (WK_DIVIDE_BY_ZERO << 2)) & ~L.TAG_MASK) && load<u16>(info, L.INFO_PTRS) == 2;
}

/** What an exception is known by: the address of the constructor inside its wrapper; of a thunk while it is one. */
export function identityOf(exception: u32): u32 {
  const at = followed(exception);
  return isWrapper(at) ? followed(load<u32>(at, WRAPPED)) : at;
}

/** Before a collection: what has been evaluated since is known by what is inside. */
export function settleRecords(): void {
  for (let i: u32 = 0; i < <u32>L.RAISES_N; i++) {
    const record = L.RAISES + i * L.RAISE_RECORD_B;
    const key = load<u32>(record, L.RAISE_KEY);
    if (key != 0) store<u32>(record, identityOf(key), L.RAISE_KEY);
  }
}

/** After all tracing: records of what is dead are forgotten. */
export function sweepRecords(): void {
  for (let i: u32 = 0; i < <u32>L.RAISES_N; i++) {
    const record = L.RAISES + i * L.RAISE_RECORD_B;
    const key = load<u32>(record, L.RAISE_KEY);
    if (key != 0) store<u32>(record, survivor(key) & ~L.TAG_MASK, L.RAISE_KEY);
  }
}
