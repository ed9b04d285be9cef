/**
 * The collector: generational, copying, two generations with ageing (Ungar; Appel; the details follow GHC's rts/sm), in linear memory.
 *
 * `collect` moves objects. It is called by the scheduler only, with every thread in suspended form and no address in any wasm local that matters.
 * To-space is reserved before anything is touched, so that a collection which begins also ends.
 */
import * as L from '../../abi/layout.ts';
import { clock } from '../imports.ts';
import { heapLimit, keepHeadroom, MIN_OLD_LIMIT_B, noteFull, resizeNursery } from './alloc.ts';
import { reserveBlocks } from './blocks.ts';
import { settleRecords, sweepRecords } from './raises.ts';
import { truncateRemembered } from './remember.ts';
import { evacuateRoots, keepSpareChunk, sweepCafs } from './roots.ts';
import { scavengeAll, scavengeRemembered } from './scavenge.ts';
import { copiedB, flip, major, releaseFromSpace, toSpaceNeed } from './space.ts';
import { gcState, MAJOR_REQUIRED, STATE_NEED_MAJOR } from './state.ts';
import { dirtyRunningThread, evacuateThreads, resurrectThreads, sweepThreads } from './threads.ts';
import { beginWeaks, buryWeaks, sweepHostHandles, sweepStableNames, traceWeaks } from './weak.ts';

/** Beyond this the old generation could not be copied within 4 GiB. */
const MAX_OLD_LIMIT_B: u32 = 0x70000000;

/**
 * Collects the nursery and the survivors of the last collection; with `wantMajor` the old generation too. May GC, of course.
 * False, and nothing has happened, when memory for to-space cannot be had.
 */
export function collect(wantMajor: bool): bool {
  const begun = clock();
  const isMajor = wantMajor || load<u32>(gcState(), STATE_NEED_MAJOR) >= MAJOR_REQUIRED || !keepHeadroom(toSpaceNeed(false));
  if (!reserveBlocks(toSpaceNeed(isMajor))) return false;
  const used = load<u32>(L.REGS, L.REG_HP) - load<u32>(L.REGS, L.REG_NURSERY);
  add(L.STAT_ALLOCATED_B, <u64>used + load<u32>(L.REGS, L.REG_LARGE_YOUNG_B));
  settleRecords();
  flip(isMajor);
  keepSpareChunk();
  if (isMajor) {
    store<u32>(L.REGS, load<u32>(L.REGS, L.REG_EPOCH) + 1, L.REG_EPOCH);
    truncateRemembered(0);
  } else scavengeRemembered();
  evacuateThreads();
  evacuateRoots();
  trace();
  sweepThreads();
  sweepStableNames();
  sweepHostHandles();
  sweepRecords();
  if (isMajor) sweepCafs();
  releaseFromSpace();
  store<u32>(L.REGS, 0, L.REG_LARGE_YOUNG_B);
  resizeNursery(used);
  dirtyRunningThread();
  if (isMajor) {
    setOldLimit();
    noteFull();
  }
  countCollection(begun);
  return true;
}

/** Scavenges everything the roots lead to, and what weak pointers and unreachable threads add. */
function trace(): void {
  beginWeaks();
  scavengeAll();
  while (traceWeaks()) scavengeAll();
  if (major) {
    resurrectThreads();
    scavengeAll();
    while (traceWeaks()) scavengeAll();
  }
  buryWeaks();
  scavengeAll();
}

/** Whether the next collection should be a major one. */
export function needMajor(): bool {
  return load<u32>(L.REGS, L.REG_OLD_B) > load<u32>(L.REGS, L.REG_OLD_LIMIT_B) || load<u32>(gcState(), STATE_NEED_MAJOR) != 0;
}

/** Bytes that were alive after the last major collection (blocks of large objects counted whole). */
export function liveBytes(): u32 {
  return load<u32>(L.REGS, L.REG_LIVE_B);
}

/** The old generation may double before the next major collection, within what the settings and the address space allow. */
function setOldLimit(): void {
  const live = load<u32>(L.REGS, L.REG_OLD_B);
  store<u32>(L.REGS, live, L.REG_LIVE_B);
  store<u32>(gcState(), 0, STATE_NEED_MAJOR);
  if (live > load<u64>(L.REGS, L.STAT_MAX_LIVE_B)) store<u64>(L.REGS, live, L.STAT_MAX_LIVE_B);
  let most: u64 = MAX_OLD_LIMIT_B;
  if (heapLimit()) most = min(most, heapLimit());
  const wanted = max(<u64>live * 2, MIN_OLD_LIMIT_B);
  // Always some way to go, or every collection would be a major one.
  const limit = min(max(min(wanted, most), <u64>live + (live >>> 3) + (MIN_OLD_LIMIT_B >>> 2)), <u64>u32.MAX_VALUE);
  store<u32>(L.REGS, <u32>limit, L.REG_OLD_LIMIT_B);
}

function countCollection(begun: f64): void {
  const micros = <u32>max((clock() - begun) * 1000, 0);
  if (micros > load<u32>(L.REGS, L.STAT_PAUSE_MAX_US)) store<u32>(L.REGS, micros, L.STAT_PAUSE_MAX_US);
  add(L.STAT_PAUSE_TOTAL_US, micros);
  add(L.STAT_COPIED_B, copiedB);
  const counter = L.REGS + (major ? L.STAT_MAJOR_N : L.STAT_MINOR_N);
  store<u32>(counter, load<u32>(counter) + 1);
}

function add(statistic: u32, n: u64): void {
  store<u64>(L.REGS + statistic, load<u64>(L.REGS + statistic) + n);
}
