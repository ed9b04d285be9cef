/**
 * Selector thunks run by the collector (Wadler, "Fixing some space leaks with a garbage collector"): a THUNK_SELECTOR whose scrutinee is an evaluated
 * constructor becomes an indirection to the field.
 *
 * Note [Chains of selectors]
 * The scrutinee may itself be a selector that can be run, and so may the field; chains are as long as data structures are. So there is no recursion:
 * selectors under way are chained through word 1 (unused in a thunk), and marked SELECTOR_BUSY in word 0. Each waits for the one it led to, either as
 * its scrutinee or as its value (bit 0 of the link). When one is settled it becomes an IND; when one cannot be run, because its scrutinee is not
 * evaluated or is on the chain (`x = fst x`), it is copied as it is, and the next goes on from there. So each selector is looked at once per
 * collection, whatever the shape of the graph.
 */

import { TYPE_CONSTR, TYPE_IND, TYPE_THUNK_SELECTOR } from '../../abi/closure-types.gen.ts';
import { BD_FLAGS, BD_FROM, FORWARDED, IND_INDIRECTEE, INFO_CON, INFO_PTRS, PAYLOAD, TAG_MASK, THUNK_PAYLOAD } from '../../abi/layout.ts';
import { I_IND } from '../../abi/rts-infos.gen.ts';
import { descriptor } from './blocks.ts';
import { closureWords, infoType, plausibleInfo } from './size.ts';
import { copyObject, destination, staticEnd } from './space.ts';

/** In word 0 of a selector that is being run. */
const SELECTOR_BUSY: u32 = 2;
const LINK: u32 = IND_INDIRECTEE;
const FOR_SCRUTINEE: u32 = 0;
const FOR_VALUE: u32 = 1;

/**
 * Runs the THUNK_SELECTOR at `selector` (from-space, not forwarded). Answers what a pointer to it should now be replaced by, still to be evacuated:
 * the field, or the selector's copy. 0 when memory ran out.
 */
export function runSelector(selector: u32): u32 {
  let chain: u32 = 0;
  let current = selector;
  let waits = FOR_SCRUTINEE;
  let target = begin(current);
  while (true) {
    target = chase(target);
    const at = target & ~TAG_MASK;
    if (canRun(at)) {
      store<u32>(current, chain | waits, LINK);
      chain = current;
      current = at;
      waits = FOR_SCRUTINEE;
      target = begin(current);
      continue;
    }
    if (waits == FOR_SCRUTINEE) {
      const field = fieldOf(at, current);
      if (field) {
        waits = FOR_VALUE;
        target = field;
        continue;
      }
      target = giveUp(current);
    } else if (isBusy(at)) target = giveUp(current);
    else settle(current, target);
    if (!target || !chain) return target;
    current = chain;
    waits = load<u32>(current, LINK) & 1;
    chain = load<u32>(current, LINK) & ~1;
  }
}

/** Marks a selector as under way; answers its scrutinee. */
function begin(selector: u32): u32 {
  store<u32>(selector, load<u32>(selector) | SELECTOR_BUSY);
  return load<u32>(selector, THUNK_PAYLOAD);
}

function settle(selector: u32, value: u32): void {
  store<u32>(selector, I_IND);
  store<u32>(selector, value, IND_INDIRECTEE);
}

/** Copies a selector that cannot be run now; answers the copy, 0 when memory ran out. */
function giveUp(selector: u32): u32 {
  const info = load<u32>(selector) & ~SELECTOR_BUSY;
  store<u32>(selector, info);
  const copy = copyObject(selector, closureWords(selector, info), destination(load<u8>(descriptor(selector), BD_FLAGS)));
  return copy == selector ? 0 : copy;
}

/** What `selector` selects from the closure at `at`, 0 when that is no constructor. */
function fieldOf(at: u32, selector: u32): u32 {
  const info = load<u32>(at);
  if (!plausibleInfo(info, staticEnd) || infoType(info) != TYPE_CONSTR) return 0;
  const field: u32 = load<u16>(load<u32>(selector) & ~SELECTOR_BUSY, INFO_CON);
  return field < load<u16>(info, INFO_PTRS) ? load<u32>(at + PAYLOAD + (field << 2)) : 0;
}

/** Follows indirections and forwarding addresses. */
function chase(pointer: u32): u32 {
  while (true) {
    const at = pointer & ~TAG_MASK;
    const info = load<u32>(at);
    if ((info & FORWARDED) != 0 && isFrom(at)) return (info & ~FORWARDED) | (pointer & TAG_MASK);
    if (!plausibleInfo(info, staticEnd) || infoType(info) != TYPE_IND) return pointer;
    pointer = load<u32>(at, IND_INDIRECTEE);
  }
}

function canRun(at: u32): bool {
  const info = load<u32>(at);
  return plausibleInfo(info, staticEnd) && infoType(info) == TYPE_THUNK_SELECTOR && isFrom(at);
}

function isBusy(at: u32): bool {
  return isFrom(at) && (load<u32>(at) & SELECTOR_BUSY) != 0;
}

function isFrom(at: u32): bool {
  return (load<u8>(descriptor(at), BD_FLAGS) & BD_FROM) != 0;
}
