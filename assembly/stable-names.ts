/**
 * Which stable name an object has.
 *
 * The names are a list (REG_STABLE_NAMES). Beyond a few, they are looked up in a hash table by the address of their object. Collections move objects: the table
 * holds until the next one, and is built again when somebody asks after it. It is a group of blocks at STATE_NAMES:
 *
 *   [collections when it was built][capacity, a power of two][names in it][names, 0 = free place …]
 */
import * as L from '../abi/layout.ts';
import { allocGroup, blocksFor, freeGroup } from './gc/blocks.ts';
import { gcState, STATE_NAMES } from './gc/state.ts';
import { reg, untag } from './machine.ts';

const TABLE_BUILT: u32 = 0;
const TABLE_CAPACITY: u32 = 4;
const TABLE_COUNT: u32 = 8;
const TABLE_NAMES: u32 = 12;

/** So many are found fast enough in the list. */
const FEW: u32 = 32;

/** The stable name made for `object` before; 0 = none. */
export function findStableName(object: u32): u32 {
  const wanted = untag(object);
  let seen: u32 = 0;
  for (let name = reg(L.REG_STABLE_NAMES); name != 0; name = load<u32>(name, L.STABLENAME_LINK)) {
    if (objectOf(name) == wanted) return name;
    // Without memory for the table it is the list all the way.
    if (++seen == FEW && upToDate()) return load<u32>(place(load<u32>(gcState(), STATE_NAMES), wanted));
  }
  return 0;
}

/** A new name, already on the list. */
export function noteStableName(name: u32): void {
  const table = load<u32>(gcState(), STATE_NAMES);
  if (isCurrent(table)) put(table, name);
}

function objectOf(name: u32): u32 {
  return untag(load<u32>(name, L.STABLENAME_OBJECT));
}

function collections(): u32 {
  return reg(L.STAT_MINOR_N) + reg(L.STAT_MAJOR_N);
}

/** In use since the last collection, and with places left. */
function isCurrent(table: u32): bool {
  return table != 0 && load<u32>(table, TABLE_BUILT) == collections() && load<u32>(table, TABLE_COUNT) < load<u32>(table, TABLE_CAPACITY) >>> 1;
}

/** The place of the name for the object at `wanted`, or the free one where it belongs. */
function place(table: u32, wanted: u32): u32 {
  const mask = load<u32>(table, TABLE_CAPACITY) - 1;
  let i = ((wanted >>> 2) * 0x9e3779b1) >>> 7;
  let at = table + TABLE_NAMES + ((i & mask) << 2);
  while (load<u32>(at) != 0 && objectOf(load<u32>(at)) != wanted) {
    i++;
    at = table + TABLE_NAMES + ((i & mask) << 2);
  }
  return at;
}

function put(table: u32, name: u32): void {
  store<u32>(place(table, objectOf(name)), name);
  store<u32>(table, load<u32>(table, TABLE_COUNT) + 1, TABLE_COUNT);
}

/** Sees to it that the table holds all names. False: no memory. */
function upToDate(): bool {
  if (isCurrent(load<u32>(gcState(), STATE_NAMES))) return true;
  let n: u32 = 0;
  for (let name = reg(L.REG_STABLE_NAMES); name != 0; name = load<u32>(name, L.STABLENAME_LINK)) n++;
  const table = emptyTable(n);
  if (table == 0) return false;
  for (let name = reg(L.REG_STABLE_NAMES); name != 0; name = load<u32>(name, L.STABLENAME_LINK)) put(table, name);
  return true;
}

/** A table with room for twice n names and more before it is half full: the old one, if it is big enough. 0: no memory. */
function emptyTable(n: u32): u32 {
  let capacity: u32 = 4 * FEW;
  while (capacity < 4 * n) capacity <<= 1;
  let table = load<u32>(gcState(), STATE_NAMES);
  if (table == 0 || load<u32>(table, TABLE_CAPACITY) < capacity) {
    const bigger = allocGroup(blocksFor(TABLE_NAMES + (capacity << 2)), L.KIND_TABLE, 1);
    if (bigger == 0) return 0;
    if (table != 0) freeGroup(table);
    table = bigger;
    store<u32>(gcState(), table, STATE_NAMES);
    store<u32>(table, capacity, TABLE_CAPACITY);
  }
  memory.fill(table + TABLE_NAMES, 0, load<u32>(table, TABLE_CAPACITY) << 2);
  store<u32>(table, collections(), TABLE_BUILT);
  store<u32>(table, 0, TABLE_COUNT);
  return table;
}
