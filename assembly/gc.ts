/** The collector alone: what its tests compile and drive. The machine itself imports the files of gc/. */

import { allocate, allocateLarge, ensureNursery, initHeap } from './gc/alloc.ts';
import { allocGroup, allocStatic, freeBlocks, freeGroup, initBlocks } from './gc/blocks.ts';
import { collect, liveBytes, needMajor } from './gc/collect.ts';
import { isOld, remember } from './gc/remember.ts';
import { checkHeap } from './gc/sanity.ts';

export {
  allocate,
  allocateLarge,
  allocGroup,
  allocStatic,
  checkHeap,
  collect,
  ensureNursery,
  freeBlocks,
  freeGroup,
  initBlocks,
  initHeap,
  isOld,
  liveBytes,
  needMajor,
  remember,
};
