/**
 * What is held weakly: WEAK pointers, STABLE_NAMEs, HOST_HANDLEs.
 *
 * A WEAK lives as long as its key, not longer and not shorter; its value and finalizer live as long as it is reached this way. So after everything
 * else has been traced the WEAKs with live keys are traced, which may bring further keys to life, and so on. The rest is dead: finalizers become
 * roots, the WEAKs somebody still holds become DEAD_WEAK.
 *
 * The lists of the others are sorted: what is old is a suffix (evacuate.ts promotes them at once), and a minor collection stops there.
 */

import { TYPE_DEAD_WEAK } from '../../abi/closure-types.gen.ts';
import * as L from '../../abi/layout.ts';
import { I_DEAD_WEAK, I_THROW } from '../../abi/rts-infos.gen.ts';
import { allocGroup, descriptor, freeGroup } from './blocks.ts';
import { evacuate, survivor } from './evacuate.ts';
import { isOld, remember } from './remember.ts';
import { scavengeWeak } from './scavenge.ts';
import { infoType } from './size.ts';
import { evacuateFor, failedToEvac, major, newObject } from './space.ts';

/** WEAKs whose keys have not been found alive, by their old addresses, through WEAK_LINK. */
let pending: u32 = 0;

/** Takes the WEAKs this collection decides about: all of them in a major one, else the young ones. */
export function beginWeaks(): void {
  pending = load<u32>(L.REGS, L.REG_WEAKS);
  store<u32>(L.REGS, 0, L.REG_WEAKS);
  if (!major) return;
  let weak = load<u32>(L.REGS, L.REG_WEAKS_OLD);
  store<u32>(L.REGS, 0, L.REG_WEAKS_OLD);
  while (weak) {
    const next = load<u32>(weak, L.WEAK_LINK);
    store<u32>(weak, pending, L.WEAK_LINK);
    pending = weak;
    weak = next;
  }
}

/** Keeps the pending WEAKs whose keys are alive; true when there was one, and there is more to scavenge. */
export function traceWeaks(): bool {
  let found = false;
  let rest: u32 = 0;
  let weak = pending;
  while (weak) {
    const next = load<u32>(weak, L.WEAK_LINK);
    const moved = survivor(weak);
    const finalized = infoType(load<u32>(moved ? moved : weak)) == TYPE_DEAD_WEAK;
    if (!finalized) {
      if (survivor(load<u32>(weak, L.WEAK_KEY))) {
        keepWeak(weak);
        found = true;
      } else {
        store<u32>(weak, rest, L.WEAK_LINK);
        rest = weak;
      }
    }
    weak = next;
  }
  pending = rest;
  return found;
}

function keepWeak(weak: u32): void {
  evacuateFor(0, false);
  const at = evacuate(weak);
  const old = isOld(at);
  evacuateFor(u32(old), old);
  scavengeWeak(at);
  if (failedToEvac) remember(at);
  const list = L.REGS + (old ? L.REG_WEAKS_OLD : L.REG_WEAKS);
  store<u32>(at, load<u32>(list), L.WEAK_LINK);
  store<u32>(list, at);
}

/**
 * The WEAKs still pending are dead: their finalizers go on REG_FINALIZERS, as THROW cells [finalizer, next, 0]. Those nobody has reached are marked
 * where they were: the finalizers, traced after this, may hold them (a table of WEAKs that dies with them), and must find them dead.
 */
export function buryWeaks(): void {
  let weak = pending;
  while (weak) {
    const next = load<u32>(weak, L.WEAK_LINK);
    const finalizer = load<u32>(weak, L.WEAK_FINALIZER);
    const moved = survivor(weak);
    const at = moved ? moved : weak;
    store<u32>(at, I_DEAD_WEAK);
    store<u32>(at, 0, L.WEAK_KEY);
    store<u32>(at, 0, L.WEAK_VALUE);
    store<u32>(at, 0, L.WEAK_FINALIZER);
    store<u32>(at, 0, L.WEAK_LINK);
    if (finalizer) addFinalizer(finalizer);
    weak = next;
  }
  pending = 0;
}

function addFinalizer(finalizer: u32): void {
  const cell = newObject(L.THROW_SIZE_W * 4);
  if (!cell) return;
  store<u32>(cell, I_THROW);
  store<u32>(cell, finalizer, L.THROW_EXCEPTION);
  store<u32>(cell, load<u32>(L.REGS, L.REG_FINALIZERS), L.THROW_NEXT);
  store<u32>(cell, 0, L.THROW_SENDER);
  store<u32>(L.REGS, cell, L.REG_FINALIZERS);
}

// Lists that hold their members weakly ----------------------------------------------------------------------------------------------------

/** True when this address has not been evacuated because it needs no evacuation: what follows it on a sorted list is old. */
// @ts-ignore: decorator
@inline
export function isOutside(address: u32): bool {
  return (load<u8>(descriptor(address), L.BD_FLAGS) & L.BD_FROM) == 0;
}

/** Drops the stable names nobody reached; lets go of dead objects. After all tracing. */
export function sweepStableNames(): void {
  let last = L.REGS + L.REG_STABLE_NAMES - L.STABLENAME_LINK;
  let name = load<u32>(L.REGS, L.REG_STABLE_NAMES);
  while (name && !isOutside(name)) {
    const moved = survivor(name);
    if (moved) {
      if (major) store<u32>(moved, survivor(load<u32>(moved, L.STABLENAME_OBJECT)), L.STABLENAME_OBJECT);
      store<u32>(last, moved, L.STABLENAME_LINK);
      last = moved;
    }
    name = load<u32>(name, L.STABLENAME_LINK);
  }
  store<u32>(last, name, L.STABLENAME_LINK);
}

/** Drops the host handles nobody reached, and tells the host which slots of its table they held. After all tracing. */
export function sweepHostHandles(): void {
  let last = L.REGS + L.REG_HOST_HANDLES - L.HOSTHANDLE_LINK;
  let handle = load<u32>(L.REGS, L.REG_HOST_HANDLES);
  while (handle && !isOutside(handle)) {
    let moved = survivor(handle);
    // Without room to tell the host the handle lives on, until the next collection.
    if (!moved && !tellHost(load<u32>(handle, L.HOSTHANDLE_SLOT))) moved = evacuate(handle);
    if (moved) {
      store<u32>(last, moved, L.HOSTHANDLE_LINK);
      last = moved;
    }
    handle = load<u32>(handle, L.HOSTHANDLE_LINK);
  }
  store<u32>(last, handle, L.HOSTHANDLE_LINK);
}

/** Appends a slot to REG_DEAD_HANDLES, [count, slots…] in a group of its own; false when it is full and cannot grow. */
function tellHost(slot: u32): bool {
  let dead = load<u32>(L.REGS, L.REG_DEAD_HANDLES);
  const count = dead ? load<u32>(dead) : 0;
  const blocks = dead ? load<u32>(descriptor(dead), L.BD_COUNT) : 0;
  if ((count << 2) + 4 >= blocks << L.BLOCK_SHIFT) {
    const bigger = allocGroup(blocks ? blocks * 2 : 1, L.KIND_TABLE, 1);
    if (!bigger) return false;
    if (dead) {
      memory.copy(bigger, dead, 4 + (count << 2));
      freeGroup(dead);
    }
    dead = bigger;
    store<u32>(L.REGS, dead, L.REG_DEAD_HANDLES);
  }
  store<u32>(dead + 4 + (count << 2), slot);
  store<u32>(dead, count + 1);
  return true;
}
