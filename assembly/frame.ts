/**
 * Frames: how long each is, and walking from one to the next older one. Nobody else computes a frame's size.
 */

import * as T from '../abi/closure-types.gen.ts';
import * as L from '../abi/layout.ts';
import { I_STOP, I_UNDERFLOW } from '../abi/rts-infos.gen.ts';
import { shapeWords } from './shape.ts';

/** Words of the frame at sp; 0 when there is no frame. */
export function frameWords(sp: u32): u32 {
  const info = load<u32>(sp);
  const type: i32 = load<u8>(info, L.INFO_TYPE);
  if (type < T.TYPE_RET) return 0;
  const words: u32 = load<u16>(info, L.INFO_PTRS);
  if (type == T.TYPE_APPLY_FRAME) return words + shapeWords(load<u32>(sp, L.APPLY_SHAPE));
  if (type == T.TYPE_BLOCKED_FRAME) return words + shapeWords(load<u32>(sp, L.BLOCKED_SHAPE));
  return words;
}

/** First byte after a chunk. */
export function chunkEnd(chunk: u32): u32 {
  return chunk + (load<u32>(chunk, L.STACK_SIZE) << 2);
}

/** The next older chunk, or 0 when this one ends in a stop frame or is the last of a frozen computation. */
export function olderChunk(chunk: u32): u32 {
  const end = chunkEnd(chunk);
  if (load<u32>(end - 4 * L.STOP_SIZE_W) == I_STOP) return 0;
  const base = end - 4 * L.UNDERFLOW_SIZE_W;
  return load<u32>(base) == I_UNDERFLOW ? load<u32>(base, L.UNDERFLOW_NEXT) : 0;
}

/** Words of frames in a chunk that is not running. */
export function usedWords(chunk: u32): u32 {
  return (chunkEnd(chunk) - load<u32>(chunk, L.STACK_SP)) >>> 2;
}

/** Whether no frame in the chunk can stop an exception. */
export function isWithoutCatches(chunk: u32): bool {
  return (load<u32>(chunk, L.STACK_CATCHES) & ~(L.STACK_WAITED as u32)) == 0;
}

export function isWaitedFor(chunk: u32): bool {
  return (load<u32>(chunk, L.STACK_CATCHES) & L.STACK_WAITED) != 0;
}

export function setWaitedFor(chunk: u32): void {
  store<u32>(chunk, load<u32>(chunk, L.STACK_CATCHES) | L.STACK_WAITED, L.STACK_CATCHES);
}

export function addCatches(chunk: u32, n: i32): void {
  store<i32>(chunk, load<i32>(chunk, L.STACK_CATCHES) + n, L.STACK_CATCHES);
}
