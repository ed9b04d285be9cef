/**
 * What a transaction must do at one moment. An entry of its log is the constructor `One` of `Entries` (lib/GHC/Conc/STM.hs): the TVar, the value as it was read,
 * the value as the transaction leaves it, the next entry; the other constructor ends the log. A TVar is a constructor of two variables: its value, and the list of those who wait for it.
 */
import * as L from '../../abi/layout.ts';
import { chunkEnd, frameWords, olderChunk } from '../frame.ts';
import { reg, untag } from '../machine.ts';
import { touchedVar } from '../remember.ts';
import { arg, argLong, retL } from './words.ts';

// an entry's pointer has tag 1
const ENTRY_VAR: usize = L.PAYLOAD - 1;
const ENTRY_READ: usize = L.PAYLOAD + 3;
const ENTRY_NEW: usize = L.PAYLOAD + 7;
const ENTRY_NEXT: usize = L.PAYLOAD + 11;
const TVAR_VALUE: usize = L.PAYLOAD;
const TVAR_WAITING: usize = L.PAYLOAD + 4;

const CHANGED: i64 = 0;
const DONE: i64 = 1;
const AWAITED: i64 = 2;

/** `One` is the first constructor of its type, and entries are evaluated. */
function isEntry(entry: u32): bool {
  return (entry & L.TAG_MASK) == 1;
}

function isWritten(entry: u32): bool {
  return untag(load<u32>(entry, ENTRY_READ)) != untag(load<u32>(entry, ENTRY_NEW));
}

/** commitTVars# entries what clock: see the table of primops. */
export function commit(): i32 {
  const entries = arg(4, 0);
  const what = argLong(4, 1);
  for (let e = entries; isEntry(e); e = load<u32>(e, ENTRY_NEXT)) {
    const tvar = untag(load<u32>(e, ENTRY_VAR));
    if (untag(load<u32>(untag(load<u32>(tvar, TVAR_VALUE)), L.MUTVAR_VALUE)) != untag(load<u32>(e, ENTRY_READ))) return retL(CHANGED);
  }
  if (what == 0) return retL(DONE);
  if (what == 1) {
    for (let e = entries; isEntry(e); e = load<u32>(e, ENTRY_NEXT)) {
      const waiting = load<u32>(untag(load<u32>(untag(load<u32>(e, ENTRY_VAR)), TVAR_WAITING)), L.MUTVAR_VALUE);
      // the empty list is the first constructor
      if (isWritten(e) && (waiting & L.TAG_MASK) != 1) return retL(AWAITED);
    }
  }
  for (let e = entries; isEntry(e); e = load<u32>(e, ENTRY_NEXT)) {
    if (!isWritten(e)) continue;
    const value = untag(load<u32>(untag(load<u32>(e, ENTRY_VAR)), TVAR_VALUE));
    store<u32>(value, load<u32>(e, ENTRY_NEW), L.MUTVAR_VALUE);
    touchedVar(value);
  }
  const clock = untag(arg(4, 3)) + L.BYTES_DATA;
  store<i64>(clock, load<i64>(clock) + 1);
  return retL(DONE);
}

/** isOnStack# p: looks at every word, also of slots that are dead by now. */
export function isOnStack(): i32 {
  const p = untag(arg(1, 0));
  let sp = reg(L.REG_SP);
  sp += frameWords(sp) << 2;
  for (let chunk = reg(L.REG_STACK); chunk != 0; chunk = olderChunk(chunk)) {
    if (chunk != reg(L.REG_STACK)) sp = load<u32>(chunk, L.STACK_SP);
    for (; sp < chunkEnd(chunk); sp += 4) if (untag(load<u32>(sp)) == p) return retL(1);
  }
  return retL(0);
}
