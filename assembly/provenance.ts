/**
 * Who built it: births of thunks (Note [Births], abi/provenance.ts). Only in builds that track; there CFG_PROVENANCE says whether they do.
 *
 * An instruction that builds a thunk comes behind a heap check with no safepoint in between, so everything built since the last check has one creation, which
 * is looked up when the first of them is built. The check's info table says how big the frame of the code is: below it lies whoever called.
 *
 * Births and creations lie in blocks of their own, are never moved nor given back, and end at MAX_BLOCKS: then thunks go without. Nothing here collects.
 */
import { TYPE_BOUNDARY_FRAME, TYPE_RET, TYPE_STOP_FRAME, TYPE_UNDERFLOW_FRAME, TYPE_UPDATE_FRAME } from '../abi/closure-types.gen.ts';
import * as L from '../abi/layout.ts';
import * as V from '../abi/provenance.ts';
import { TRACKS } from './config.ts';
import { frameWords } from './frame.ts';
import { allocGroup, freeGroup } from './gc/blocks.ts';
import { gcState, STATE_STATIC_END } from './gc/state.ts';
import { reg, setReg } from './machine.ts';

/** 32 MB of births and creations, beyond which nothing new is learned. */
const MAX_BLOCKS: u32 = 1024;
const MAX_SLOTS: u32 = 1 << 22;
/** Births that a creation goes on with, one after the other. */
const MAX_DEPTH: u32 = 64;
const GOLDEN: u32 = 0x9e3779b1;
/** One block of them. */
const FIRST_SLOTS: u32 = L.BLOCK_W;
/** Registers of a table, from its address on. */
const TABLE_N: u32 = 4;
const TABLE_USED: u32 = 8;

/** Whether thunks are to get births. */
export function tracking(): bool {
  return TRACKS && reg(V.CFG_PROVENANCE) != 0;
}

/** The info table for a thunk with code `info` that the activation at `sp`, behind its heap check, builds. */
export function bornInActivation(info: u32, sp: u32): u32 {
  let creation = reg(V.REG_CREATION);
  if (creation == 0) {
    creation = creationAt(sp + ((load<u16>(reg(V.REG_SITE), L.INFO_PTRS) as u32) << 2));
    setReg(V.REG_CREATION, creation);
  }
  return creation == 0 ? info : birth(info, creation);
}

/** The same for a thunk that the machine builds in the name of the frame at `sp`. */
export function bornInPrimop(info: u32, sp: u32): u32 {
  const creation = creationAt(sp);
  return creation == 0 ? info : birth(info, creation);
}

/** `info` with the creation that `parent` has; `info` itself when that has none. */
export function bornLike(info: u32, parent: u32): u32 {
  return isBirth(parent) ? birth(info, load<u32>(parent, V.BIRTH_CREATION)) : info;
}

// Births ------------------------------------------------------------------------------------------------------------------------------------

function isBirth(info: u32): bool {
  return info >= <u32>L.RTS_END && (load<u8>(info, L.INFO_FLAGS) & V.INFO_BORN) != 0;
}

function codeOf(info: u32): u32 {
  return isBirth(info) ? load<u32>(info, V.BIRTH_OF) : info;
}

function birthHash(info: u32, creation: u32): u32 {
  return scattered((info * 31) ^ creation);
}

function scattered(hash: u32): u32 {
  const product = hash * GOLDEN;
  return product ^ (product >>> 15);
}

function birth(info: u32, creation: u32): u32 {
  const table = reg(V.REG_BIRTHS);
  const mask = reg(V.REG_BIRTHS_N) - 1;
  let slot = birthHash(info, creation) & mask;
  while (true) {
    const at = load<u32>(table + (slot << 2));
    if (at == 0) break;
    if (load<u32>(at, V.BIRTH_OF) == info && load<u32>(at, V.BIRTH_CREATION) == creation) return at;
    slot = (slot + 1) & mask;
  }
  const at = take(V.BIRTH_SIZE_B);
  if (at == 0) return info;
  memory.copy(at, info, L.INFO_SIZE_B);
  store<u8>(at, load<u8>(info, L.INFO_FLAGS) | V.INFO_BORN, L.INFO_FLAGS);
  store<u32>(at, creation, V.BIRTH_CREATION);
  store<u32>(at, info, V.BIRTH_OF);
  store<u32>(table + (slot << 2), at);
  added(V.REG_BIRTHS);
  return at;
}

// Creations ---------------------------------------------------------------------------------------------------------------------------------

/** The creation of what is built on top of the frame at `sp`; 0 when there is no room for it. */
function creationAt(sp: u32): u32 {
  if (reg(V.REG_BIRTHS) == 0 && !begin()) return 0;
  const trail = reg(V.REG_TRAIL);
  let count: u32 = 0;
  let last: u32 = 0;
  let end: u32 = V.END_CUT;
  let at = sp;
  for (let left = reg(V.CFG_PROVENANCE); left != 0; left--) {
    const info = load<u32>(at);
    const type: u32 = load<u8>(info, L.INFO_TYPE);
    if (type == TYPE_RET) {
      at += (load<u16>(info, L.INFO_PTRS) as u32) << 2;
      if (info == last) continue;
      last = info;
      store<u32>(trail + (count << 2), info);
      count++;
    } else if (type == TYPE_UPDATE_FRAME) {
      end = load<u32>(at, L.UPDATE_INFO);
      break;
    } else if (type == TYPE_UNDERFLOW_FRAME) {
      at = load<u32>(load<u32>(at, L.UNDERFLOW_NEXT), L.STACK_SP);
    } else if (type == TYPE_STOP_FRAME || type == TYPE_BOUNDARY_FRAME) {
      end = type == TYPE_STOP_FRAME ? V.END_BOTTOM : V.END_HOST;
      break;
    } else {
      at += frameWords(at) << 2;
    }
  }
  return creation(count, end);
}

/** The creation of the `count` infos of the trail, going on with `end`. */
function creation(count: u32, end: u32): u32 {
  const trail = reg(V.REG_TRAIL);
  const table = reg(V.REG_CREATIONS);
  const mask = reg(V.REG_CREATIONS_N) - 1;
  let slot = creationHash(trail, count, end) & mask;
  while (true) {
    const at = load<u32>(table + (slot << 2));
    if (at == 0) break;
    if (load<u32>(at, V.CREATION_END) == end && isTrail(at, trail, count)) return load<u32>(at, V.CREATION_IS);
    slot = (slot + 1) & mask;
  }
  const repeated = ancestorLike(trail, count, end);
  const depth = isBirth(end) ? load<u32>(load<u32>(end, V.BIRTH_CREATION), V.CREATION_DEPTH) + 1 : 0;
  if (repeated == 0 && depth > MAX_DEPTH) return creation(count, V.END_CUT);
  const at = take(V.CREATION_FRAMES + (count << 2));
  if (at == 0) return 0;
  if (repeated != 0) store<u16>(repeated, V.CREATION_RECURSIVE, V.CREATION_FLAGS);
  store<u32>(at, repeated != 0 ? repeated : at, V.CREATION_IS);
  store<u32>(at, end, V.CREATION_END);
  store<u16>(at, count as u16, V.CREATION_COUNT);
  store<u16>(at, 0, V.CREATION_FLAGS);
  store<u32>(at, depth, V.CREATION_DEPTH);
  memory.copy(at + V.CREATION_FRAMES, trail, count << 2);
  store<u32>(table + (slot << 2), at);
  added(V.REG_CREATIONS);
  return load<u32>(at, V.CREATION_IS);
}

/** The creation that `end` goes on with, sooner or later, and that says the same of a thunk with the same code; 0 = none. */
function ancestorLike(trail: u32, count: u32, end: u32): u32 {
  for (let older = end; isBirth(older); ) {
    const at = load<u32>(older, V.BIRTH_CREATION);
    older = load<u32>(at, V.CREATION_END);
    if (codeOf(older) == codeOf(end) && isTrail(at, trail, count)) return at;
  }
  return 0;
}

function isTrail(at: u32, trail: u32, count: u32): bool {
  if ((load<u16>(at, V.CREATION_COUNT) as u32) != count) return false;
  for (let i: u32 = 0; i < count << 2; i += 4) if (load<u32>(at + i, V.CREATION_FRAMES) != load<u32>(trail + i)) return false;
  return true;
}

function creationHash(infos: u32, count: u32, end: u32): u32 {
  let hash = end;
  for (let i: u32 = 0; i < count; i++) hash = (hash ^ load<u32>(infos + (i << 2))) * GOLDEN;
  return scattered(hash);
}

// Room --------------------------------------------------------------------------------------------------------------------------------------

/** Tables of one block each; false when memory cannot be had. */
function begin(): bool {
  const births = emptyTable(FIRST_SLOTS);
  const creations = emptyTable(FIRST_SLOTS);
  const trail = take(V.PROVENANCE_MAX * 4);
  if (births == 0 || creations == 0 || trail == 0) return false;
  setReg(V.REG_TRAIL, trail);
  setReg(V.REG_CREATIONS, creations);
  setReg(V.REG_CREATIONS_N, FIRST_SLOTS);
  setReg(V.REG_BIRTHS_N, FIRST_SLOTS);
  setReg(V.REG_BIRTHS, births);
  return true;
}

function emptyTable(slots: u32): u32 {
  const at = allocGroup(slots >>> (L.BLOCK_SHIFT - 2), L.KIND_TABLE, 1);
  if (at != 0) memory.fill(at, 0, slots << 2);
  return at;
}

/** So many bytes for good, 0 when there are none to be had. The collector believes info tables below STATE_STATIC_END. */
function take(bytes: u32): u32 {
  let at = reg(V.REG_TRACKED_HP);
  if (reg(V.REG_TRACKED_LIM) - at < bytes) {
    if (reg(V.REG_TRACKED_N) == MAX_BLOCKS) return 0;
    at = allocGroup(1, L.KIND_TABLE, 1);
    if (at == 0) return 0;
    const end = at + L.BLOCK_B;
    setReg(V.REG_TRACKED_LIM, end);
    setReg(V.REG_TRACKED_N, reg(V.REG_TRACKED_N) + 1);
    if (end > load<u32>(gcState(), STATE_STATIC_END)) store<u32>(gcState(), end, STATE_STATIC_END);
  }
  setReg(V.REG_TRACKED_HP, at + bytes);
  return at;
}

/** One entry more in the table at register `table`, which grows when it is three quarters full. Its other registers follow. */
function added(table: u32): void {
  const used = reg(table + TABLE_USED) + 1;
  setReg(table + TABLE_USED, used);
  const slots = reg(table + TABLE_N);
  if (used < slots - (slots >>> 2)) return;
  const from = reg(table);
  const bigger = slots == MAX_SLOTS ? 0 : emptyTable(slots * 2);
  if (bigger == 0) {
    // Full but for a quarter: lookups still end, if nothing more is put in.
    setReg(V.CFG_PROVENANCE, 0);
    return;
  }
  for (let i: u32 = 0; i < slots; i++) {
    const at = load<u32>(from + (i << 2));
    if (at != 0) put(bigger, slots * 2 - 1, at, table == V.REG_BIRTHS ? birthHashOf(at) : creationHashOf(at));
  }
  freeGroup(from);
  setReg(table, bigger);
  setReg(table + TABLE_N, slots * 2);
}

function put(table: u32, mask: u32, at: u32, hash: u32): void {
  let slot = hash & mask;
  while (load<u32>(table + (slot << 2)) != 0) slot = (slot + 1) & mask;
  store<u32>(table + (slot << 2), at);
}

function birthHashOf(at: u32): u32 {
  return birthHash(load<u32>(at, V.BIRTH_OF), load<u32>(at, V.BIRTH_CREATION));
}

function creationHashOf(at: u32): u32 {
  return creationHash(at + V.CREATION_FRAMES, load<u16>(at, V.CREATION_COUNT), load<u32>(at, V.CREATION_END));
}
