/**
 * The remembered set: old closures that may point to generation 0, so that a minor collection finds what they hold without visiting the old generation.
 *
 * One growable array of addresses, [capacity][count][closures…]. Double entries are allowed: they cost a second visit, nothing else.
 * When the array cannot grow the set is given up and the next collection becomes a major one, which needs no remembered set.
 */
import { BD_GEN, BD_KIND, BLOCK_SHIFT, KIND_TABLE, REG_MUT_LIST, REGS } from '../../abi/layout.ts';
import { allocGroup, blocksFor, descriptor, freeGroup } from './blocks.ts';
import { gcState, MAJOR_REQUIRED, REMEMBERED_CAPACITY, REMEMBERED_COUNT, REMEMBERED_ENTRIES, STATE_NEED_MAJOR } from './state.ts';

/** Entries looked at before a closure is added: threads that play with one or two MVARs would otherwise add one entry per operation. */
const RECENT_N: u32 = 4;

/** True for closures of the old generation and static ones; the address may be tagged. */
// @ts-ignore: decorator
@inline
export function isOld(address: u32): bool {
  return load<u8>(descriptor(address), BD_GEN) != 0;
}

/** Puts an old closure (untagged) on the remembered set. The caller has set its dirty mark, if it has one. */
export function remember(closure: u32): void {
  let set = load<u32>(REGS, REG_MUT_LIST);
  const count = load<u32>(set, REMEMBERED_COUNT);
  let entry = set + REMEMBERED_ENTRIES + (count << 2);
  for (let i: u32 = min(count, RECENT_N); i; i--) {
    entry -= 4;
    if (load<u32>(entry) == closure) return;
  }
  if (count == load<u32>(set, REMEMBERED_CAPACITY)) {
    if (!growSet()) {
      store<u32>(gcState(), MAJOR_REQUIRED, STATE_NEED_MAJOR);
      return;
    }
    set = load<u32>(REGS, REG_MUT_LIST);
  }
  store<u32>(set + REMEMBERED_ENTRIES + (count << 2), closure);
  store<u32>(set, count + 1, REMEMBERED_COUNT);
}

/** Closures on the set. */
export function rememberedCount(): u32 {
  return load<u32>(load<u32>(REGS, REG_MUT_LIST), REMEMBERED_COUNT);
}

/** Keeps the first `count` entries. */
export function truncateRemembered(count: u32): void {
  store<u32>(load<u32>(REGS, REG_MUT_LIST), count, REMEMBERED_COUNT);
}

/** Address of entry i. */
// @ts-ignore: decorator
@inline
export function rememberedEntry(i: u32): u32 {
  return load<u32>(REGS, REG_MUT_LIST) + REMEMBERED_ENTRIES + (i << 2);
}

function growSet(): bool {
  const old = load<u32>(REGS, REG_MUT_LIST);
  const count = load<u32>(old, REMEMBERED_COUNT);
  const bytes = REMEMBERED_ENTRIES + (count << 2);
  const blocks = blocksFor(bytes * 2);
  const set = allocGroup(blocks, KIND_TABLE, 1);
  if (!set) return false;
  memory.copy(set, old, bytes);
  store<u32>(set, ((blocks << BLOCK_SHIFT) - REMEMBERED_ENTRIES) >>> 2, REMEMBERED_CAPACITY);
  store<u32>(REGS, set, REG_MUT_LIST);
  if (load<u8>(descriptor(old), BD_KIND) == KIND_TABLE) freeGroup(old);
  return true;
}
