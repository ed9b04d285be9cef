/** Handles: closures the host (or a StablePtr) names by number across collections. The table is a root. */
import * as L from '../abi/layout.ts';
import { allocGroup, freeGroup } from './gc/blocks.ts';
import { reg, setReg } from './machine.ts';

/** A number for the closure, from 1; 0: no memory. */
export function newHandle(closure: u32): u32 {
  if (reg(L.REG_HANDLES_FREE) == 0 && !moreHandles()) return 0;
  const i = reg(L.REG_HANDLES_FREE);
  const at = reg(L.REG_HANDLES) + (i << 2);
  setReg(L.REG_HANDLES_FREE, load<u32>(at + (reg(L.REG_HANDLES_N) << 2)));
  store<u32>(at, closure);
  return i;
}

/** The closure behind a handle; 0 when there is none. */
export function handleOf(i: u32): u32 {
  return i == 0 || i >= reg(L.REG_HANDLES_N) ? 0 : load<u32>(reg(L.REG_HANDLES) + (i << 2));
}

export function freeHandle(i: u32): void {
  if (handleOf(i) == 0) return;
  const at = reg(L.REG_HANDLES) + (i << 2);
  store<u32>(at, 0);
  store<u32>(at + (reg(L.REG_HANDLES_N) << 2), reg(L.REG_HANDLES_FREE));
  setReg(L.REG_HANDLES_FREE, i);
}

/** Doubles the table; its group of blocks holds closures and links, half each. */
function moreHandles(): bool {
  const old = reg(L.REG_HANDLES);
  const oldN = reg(L.REG_HANDLES_N);
  const n: u32 = oldN == 0 ? L.BLOCK_W / 2 : 2 * oldN;
  const table = allocGroup((2 * n) >>> (L.BLOCK_SHIFT - 2), L.KIND_TABLE, 1);
  if (table == 0) return false;
  memory.fill(table, 0, n << 3);
  if (oldN != 0) {
    memory.copy(table, old, oldN << 2);
    freeGroup(old);
  }
  const links = table + (n << 2);
  for (let i = max<u32>(oldN, 1); i < n - 1; i++) store<u32>(links + (i << 2), i + 1);
  setReg(L.REG_HANDLES, table);
  setReg(L.REG_HANDLES_N, n);
  setReg(L.REG_HANDLES_FREE, max<u32>(oldN, 1));
  return true;
}
