/** Laying out a fresh machine: the RTS's own info tables, return points and well-known closures, then the heap. */

import * as L from '../abi/layout.ts';
import { OP_ENTER_R1 } from '../abi/opcodes.gen.ts';
import { I_DEFAULT, RTS_INFO_N } from '../abi/rts-infos.gen.ts';
import { WELL_KNOWN_N, WK_MEMORY } from '../abi/well-known.gen.ts';
import { TRACKS } from './config.ts';
import { initHeap } from './gc/alloc.ts';
import { initBlocks } from './gc/blocks.ts';
import { reg, STUB_ENTER, setReg } from './machine.ts';
import { rtsInfoRow } from './rts-info-rows.gen.ts';
import { openTailCalls } from './tail-calls.ts';

const KB: u32 = 1024;
const DEFAULT_INITIAL_STACK_W: u32 = 256;
const DEFAULT_MOVED_W: u32 = 256;
const DEFAULT_MAX_STACK_W: u32 = 64 << 20; // 256 MiB
const DEFAULT_QUANTUM: u32 = 50000;
const MIN_INITIAL_STACK_W: u32 = 16;
const MIN_CHUNK_W: u32 = L.STACK_HEADER_W + L.STACK_RESERVE_W + 128;

/** Settings must have been written. 0: ready; 1: no memory. */
export function boot(): i32 {
  settle(L.CFG_INITIAL_STACK_W, DEFAULT_INITIAL_STACK_W, MIN_INITIAL_STACK_W);
  settle(L.CFG_CHUNK_W, L.BLOCK_W, MIN_CHUNK_W);
  settle(L.CFG_MOVED_W, DEFAULT_MOVED_W, 0);
  settle(L.CFG_MAX_STACK_W, DEFAULT_MAX_STACK_W, 1);
  settle(L.CFG_RESERVE_W, max<u32>(16 * KB, reg(L.CFG_MAX_STACK_W) >>> 3), 1);
  settle(L.CFG_GRACE_B, KB * KB, 0);
  settle(L.CFG_QUANTUM, DEFAULT_QUANTUM, 1);
  const room = reg(L.CFG_CHUNK_W) - MIN_CHUNK_W;
  if (reg(L.CFG_MOVED_W) > room) setReg(L.CFG_MOVED_W, room);
  layInfoTables();
  layWellKnown();
  return initBlocks(L.RTS_END) && initHeap() && (!TRACKS || openTailCalls()) ? 0 : 1;
}

function settle(setting: u32, standard: u32, least: u32): void {
  const value = reg(setting);
  setReg(setting, value == 0 ? standard : max<u32>(value, least));
}

function layInfoTables(): void {
  for (let i: u32 = 0; i < (RTS_INFO_N as u32); i++) {
    const row = rtsInfoRow(i);
    const info = L.RTS_INFO + i * L.INFO_SIZE_B;
    const code = L.RTS_CODE + (i << 2);
    store<u8>(info, row as u8, L.INFO_TYPE);
    store<u8>(info, info == I_DEFAULT ? L.INFO_STATIC : 0, L.INFO_FLAGS);
    store<u16>(info, (row >> 8) & 255, L.INFO_CON);
    store<u16>(info, (row >> 16) as u16, L.INFO_PTRS);
    store<u16>(info, (row >> 32) as u16, L.INFO_NPTRS);
    store<u32>(info, code, L.INFO_ENTRY);
    store<u32>(info, 0, L.INFO_SHAPE);
    store<u32>(info, 0, L.INFO_SRT);
    store<u32>(info, i, L.INFO_ID);
    store<u32>(code, (row >> 48) as u32);
  }
  store<u32>(STUB_ENTER, OP_ENTER_R1);
}

/** Each a static constructor of its own, so that they are told apart by address; images replace them. */
function layWellKnown(): void {
  for (let i: u32 = 0; i < (WELL_KNOWN_N as u32); i++) {
    const closure = L.RTS_STATIC + (i << 3);
    store<u32>(closure, I_DEFAULT);
    store<u32>(closure, 0, 4);
    store<u32>(L.WELL_KNOWN + (i << 2), i == WK_MEMORY ? 0 : closure | 1);
  }
  setReg(L.REG_WELL_KNOWN, L.WELL_KNOWN);
}
