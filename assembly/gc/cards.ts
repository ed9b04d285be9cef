/**
 * Cards: which parts of a large array a minor collection must look at.
 *
 * Note [Cards]
 * An old array that was written to may point to generation 0, and is on the remembered set. When it is large, to look at all of it in each minor collection would make
 * programs that fill an array of a million elements quadratic. So a write marks the card of 128 elements that it falls into, in the descriptor of its block (large
 * objects have blocks of their own), and a minor collection looks at marked cards only. Marks mean something while the array is ARRAY_CARDS; writes into arrays that
 * are ARRAY_CLEAN set one, too, which is what is marked when they become ARRAY_CARDS; elsewhere nobody reads them. Source: GHC's rts/sm/Scav.c, mut_arr_ptrs.
 */
import * as L from '../../abi/layout.ts';
import { descriptor } from './blocks.ts';
import { evacuateRange } from './evacuate.ts';
import { clearFailedToEvac, failedToEvac, setFailedToEvac } from './space.ts';

/** Something is written to `slot`, an element of an array that is not ARRAY_DIRTY. */
// @ts-ignore: decorator
@inline
export function markCard(slot: u32): void {
  const bd = descriptor(slot);
  store<u64>(bd, load<u64>(bd, L.BD_CARDS) | cardBit(slot), L.BD_CARDS);
}

// @ts-ignore: decorator
@inline
function cardBit(slot: u32): u64 {
  return (<u64>1) << ((slot >>> L.CARD_SHIFT) & 63);
}

/** Marks what the `words` elements from `slot` on fall into. */
export function markCards(slot: u32, words: u32): void {
  const end = slot + (words << 2);
  for (; slot < end; slot = (slot & ~(L.CARD_B - 1)) + L.CARD_B) markCard(slot);
}

/** May this element of an ARRAY_CARDS point to generation 0? */
export function isMarked(slot: u32): bool {
  return (load<u64>(descriptor(slot), L.BD_CARDS) & cardBit(slot)) != 0;
}

/** Whether cards are kept of an old array. */
// @ts-ignore: decorator
@inline
export function hasCards(array: u32): bool {
  return load<u8>(descriptor(array), L.BD_KIND) == L.KIND_LARGE;
}

/** Evacuates what an old array with cards points to: what its marked cards hold, or everything. Marks are left where something stayed young, or failedToEvac is not set. */
export function scavengeCards(array: u32, onlyMarked: bool): void {
  const begin = array + L.ARRAY_ELEMS;
  const end = begin + (load<u32>(array, L.ARRAY_COUNT) << 2);
  let isYoung = false;
  for (let block = array & ~(L.BLOCK_B - 1); block < end; block += L.BLOCK_B) {
    const bd = descriptor(block);
    let left: u64 = 0;
    for (let bits = onlyMarked ? load<u64>(bd, L.BD_CARDS) : ~(<u64>0); bits; bits &= bits - 1) {
      const card = block + (<u32>ctz(bits) << L.CARD_SHIFT);
      const from = max(card, begin);
      const to = min(card + L.CARD_B, end);
      if (from >= to) continue;
      clearFailedToEvac();
      evacuateRange(from, (to - from) >>> 2);
      if (failedToEvac) left |= bits & -bits;
    }
    store<u64>(bd, left, L.BD_CARDS);
    if (left) isYoung = true;
  }
  if (isYoung) setFailedToEvac();
  else clearFailedToEvac();
}
