/** The collector alone, compiled for its tests: everything a test needs to drive it from outside. */
import { allocGroup, allocStatic, freeBlocks, freeGroup, initBlocks } from '../../../assembly/gc/blocks.ts';
import { allocate, allocateLarge, ensureNursery, initHeap } from '../../../assembly/gc/alloc.ts';
import { isOld, remember } from '../../../assembly/gc/remember.ts';
import { checkHeap } from '../../../assembly/gc/sanity.ts';
import { collect, liveBytes, needMajor } from '../../../assembly/gc/collect.ts';

export { allocGroup, allocStatic, freeBlocks, freeGroup, initBlocks };
export { allocate, allocateLarge, ensureNursery, initHeap };
export { isOld, remember };
export { checkHeap };
export { collect, liveBytes, needMajor };
