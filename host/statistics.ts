/** What the machine counts. */
import * as L from '../abi/layout.ts';
import type { MemoryAccess } from './memory-access.ts';

/** Since the machine started. `B` counts bytes, `W` words of 4 bytes, `Us` microseconds. */
export interface Statistics {
  readonly allocatedB: number;
  readonly copiedB: number;
  readonly liveB: number;
  readonly maxLiveB: number;
  /** linear memory of the machine */
  readonly memoryB: number;
  readonly minorCollections: number;
  readonly majorCollections: number;
  readonly pauseMaxUs: number;
  readonly pauseTotalUs: number;
  readonly stackScannedW: number;
  /** most frames one thread ever had */
  readonly stackMaxW: number;
  readonly stackGrown: number;
  readonly chunks: number;
  readonly frozenChunks: number;
  readonly threads: number;
  readonly threadSwitches: number;
  readonly fuel: number;
  readonly raises: number;
  readonly hostCalls: number;
}

export function readStatistics(access: MemoryAccess): Statistics {
  const word = (offset: number): number => access.register(offset);
  const long = (offset: number): number => access.register(offset) + access.register(offset + L.WORD_B) * 2 ** 32;
  return {
    // counted at collections: what was allocated since lies in the nursery and among large objects
    allocatedB: long(L.STAT_ALLOCATED_B) + word(L.REG_HP) - word(L.REG_NURSERY) + word(L.REG_LARGE_YOUNG_B),
    copiedB: long(L.STAT_COPIED_B),
    liveB: word(L.REG_LIVE_B),
    maxLiveB: long(L.STAT_MAX_LIVE_B),
    memoryB: access.bytes.length,
    minorCollections: word(L.STAT_MINOR_N),
    majorCollections: word(L.STAT_MAJOR_N),
    pauseMaxUs: word(L.STAT_PAUSE_MAX_US),
    pauseTotalUs: word(L.STAT_PAUSE_TOTAL_US),
    stackScannedW: long(L.STAT_STACK_SCANNED_W),
    stackMaxW: word(L.STAT_STACK_MAX_W),
    stackGrown: word(L.STAT_STACK_GROWN_N),
    chunks: word(L.STAT_CHUNKS_N),
    frozenChunks: word(L.STAT_FROZEN_CHUNKS_N),
    threads: word(L.STAT_THREADS_N),
    threadSwitches: word(L.REG_TICK),
    fuel: long(L.STAT_FUEL),
    raises: word(L.STAT_RAISES_N),
    hostCalls: word(L.STAT_HOST_CALLS_N),
  };
}
