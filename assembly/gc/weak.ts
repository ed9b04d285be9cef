/**
 * What is held weakly: WEAK pointers, STABLE_NAMEs, HOST_HANDLEs.
 *
 * A WEAK lives as long as its key, not longer and not shorter; its value and finalizer live as long as it is reached this way. So after everything
 * else has been traced the WEAKs with live keys are traced, which may bring further keys to life, and so on. The rest is dead: finalizers become
 * roots, the WEAKs somebody still holds become DEAD_WEAK.
 *
 * The lists of the others are sorted: what is old is a suffix (evacuate.ts promotes them at once), and a minor collection stops there.
 */
import {
  BD_COUNT, BD_FLAGS, BD_FROM, BLOCK_SHIFT, HOSTHANDLE_LINK, HOSTHANDLE_SLOT, KIND_TABLE, REG_DEAD_HANDLES, REG_FINALIZERS,
  REG_HOST_HANDLES, REG_STABLE_NAMES, REG_WEAKS, REG_WEAKS_OLD, REGS, STABLENAME_LINK, STABLENAME_OBJECT, THROW_EXCEPTION, THROW_NEXT, THROW_SENDER,
  THROW_SIZE_W, WEAK_FINALIZER, WEAK_KEY, WEAK_LINK, WEAK_VALUE,
} from '../../abi/layout.ts';
import { I_DEAD_WEAK, I_THROW } from '../../abi/rts-infos.gen.ts';
import { TYPE_DEAD_WEAK } from '../../abi/closure-types.gen.ts';
import { allocGroup, descriptor, freeGroup } from './blocks.ts';
import { evacuate, survivor } from './evacuate.ts';
import { infoType } from './size.ts';
import { isOld, remember } from './remember.ts';
import { scavengeWeak } from './scavenge.ts';
import { evacuateFor, failedToEvac, major, newObject } from './space.ts';

/** WEAKs whose keys have not been found alive, by their old addresses, through WEAK_LINK. */
let pending: u32 = 0;

/** Takes the WEAKs this collection decides about: all of them in a major one, else the young ones. */
export function beginWeaks(): void {
  pending = load<u32>(REGS, REG_WEAKS);
  store<u32>(REGS, 0, REG_WEAKS);
  if (!major) return;
  let weak = load<u32>(REGS, REG_WEAKS_OLD);
  store<u32>(REGS, 0, REG_WEAKS_OLD);
  while (weak) {
    const next = load<u32>(weak, WEAK_LINK);
    store<u32>(weak, pending, WEAK_LINK);
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
    const next = load<u32>(weak, WEAK_LINK);
    const moved = survivor(weak);
    const finalized = infoType(load<u32>(moved ? moved : weak)) == TYPE_DEAD_WEAK;
    if (!finalized) {
      if (survivor(load<u32>(weak, WEAK_KEY))) {
        keepWeak(weak);
        found = true;
      } else {
        store<u32>(weak, rest, WEAK_LINK);
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
  const list = REGS + (old ? REG_WEAKS_OLD : REG_WEAKS);
  store<u32>(at, load<u32>(list), WEAK_LINK);
  store<u32>(list, at);
}

/** The WEAKs still pending are dead: their finalizers go on REG_FINALIZERS, as THROW cells [finalizer, next, 0]. */
export function buryWeaks(): void {
  for (let weak = pending; weak; weak = load<u32>(weak, WEAK_LINK)) {
    const finalizer = load<u32>(weak, WEAK_FINALIZER);
    const moved = survivor(weak);
    if (moved) {
      store<u32>(moved, I_DEAD_WEAK);
      store<u32>(moved, 0, WEAK_KEY);
      store<u32>(moved, 0, WEAK_VALUE);
      store<u32>(moved, 0, WEAK_FINALIZER);
      store<u32>(moved, 0, WEAK_LINK);
    }
    if (finalizer) addFinalizer(finalizer);
  }
  pending = 0;
}

function addFinalizer(finalizer: u32): void {
  const cell = newObject(THROW_SIZE_W * 4);
  if (!cell) return;
  store<u32>(cell, I_THROW);
  store<u32>(cell, finalizer, THROW_EXCEPTION);
  store<u32>(cell, load<u32>(REGS, REG_FINALIZERS), THROW_NEXT);
  store<u32>(cell, 0, THROW_SENDER);
  store<u32>(REGS, cell, REG_FINALIZERS);
}

// Lists that hold their members weakly ----------------------------------------------------------------------------------------------------

/** True when this address has not been evacuated because it needs no evacuation: what follows it on a sorted list is old. */
// @ts-ignore: decorator
@inline
export function isOutside(address: u32): bool {
  return (load<u8>(descriptor(address), BD_FLAGS) & BD_FROM) == 0;
}

/** Drops the stable names nobody reached; lets go of dead objects. After all tracing. */
export function sweepStableNames(): void {
  let last = REGS + REG_STABLE_NAMES - STABLENAME_LINK;
  let name = load<u32>(REGS, REG_STABLE_NAMES);
  while (name && !isOutside(name)) {
    const moved = survivor(name);
    if (moved) {
      if (major) store<u32>(moved, survivor(load<u32>(moved, STABLENAME_OBJECT)), STABLENAME_OBJECT);
      store<u32>(last, moved, STABLENAME_LINK);
      last = moved;
    }
    name = load<u32>(name, STABLENAME_LINK);
  }
  store<u32>(last, name, STABLENAME_LINK);
}

/** Drops the host handles nobody reached, and tells the host which slots of its table they held. After all tracing. */
export function sweepHostHandles(): void {
  let last = REGS + REG_HOST_HANDLES - HOSTHANDLE_LINK;
  let handle = load<u32>(REGS, REG_HOST_HANDLES);
  while (handle && !isOutside(handle)) {
    let moved = survivor(handle);
    // Without room to tell the host the handle lives on, until the next collection.
    if (!moved && !tellHost(load<u32>(handle, HOSTHANDLE_SLOT))) moved = evacuate(handle);
    if (moved) {
      store<u32>(last, moved, HOSTHANDLE_LINK);
      last = moved;
    }
    handle = load<u32>(handle, HOSTHANDLE_LINK);
  }
  store<u32>(last, handle, HOSTHANDLE_LINK);
}

/** Appends a slot to REG_DEAD_HANDLES, [count, slots…] in a group of its own; false when it is full and cannot grow. */
function tellHost(slot: u32): bool {
  let dead = load<u32>(REGS, REG_DEAD_HANDLES);
  const count = dead ? load<u32>(dead) : 0;
  const blocks = dead ? load<u32>(descriptor(dead), BD_COUNT) : 0;
  if ((count << 2) + 4 >= blocks << BLOCK_SHIFT) {
    const bigger = allocGroup(blocks ? blocks * 2 : 1, KIND_TABLE, 1);
    if (!bigger) return false;
    if (dead) {
      memory.copy(bigger, dead, 4 + (count << 2));
      freeGroup(dead);
    }
    dead = bigger;
    store<u32>(REGS, dead, REG_DEAD_HANDLES);
  }
  store<u32>(dead + 4 + (count << 2), slot);
  store<u32>(dead, count + 1);
  return true;
}
