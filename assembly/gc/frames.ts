/**
 * Scavenging stack chunks: from the saved Sp to the end, frame by frame. A RET frame says by itself, through its info table, how long it is and which of
 * its slots are live pointers; the machine's own frames are known by type.
 */

import * as T from '../../abi/closure-types.gen.ts';
import { CHECK_BAD_FRAME } from '../../abi/exit-reasons.gen.ts';
import * as L from '../../abi/layout.ts';
import { frameWords } from '../frame.ts';
import { evacuateSlot, evacuateUpdatee, isTopChunk } from './evacuate.ts';
import { infoType, plausibleInfo } from './size.ts';
import { damaged, major, setEager, staticEnd } from './space.ts';
import { markSrt } from './static.ts';

/**
 * Scavenges a STACK closure. What a resting chunk (not the top one of its thread) holds is promoted with it, so that it is clean after one visit;
 * what the top chunk holds may be garbage soon, and ages.
 */
export function scavengeStack(chunk: u32): void {
  const moved = load<u32>(chunk, L.STACK_MARK);
  store<u32>(chunk, 0, L.STACK_MARK);
  setEager(!isTopChunk(chunk, chunk - moved));
  evacuateSlot(chunk + L.STACK_OWNER);
  const end = chunk + (load<u32>(chunk, L.STACK_SIZE) << 2);
  const sp = load<u32>(chunk, L.STACK_SP);
  if (sp < chunk + L.STACK_HEADER_W * 4 || sp > end || sp & 3) {
    damaged(CHECK_BAD_FRAME, sp);
    return;
  }
  for (let at = sp; at < end; ) {
    const words = scavengeFrame(at, chunk, moved);
    if (!words) {
      damaged(CHECK_BAD_FRAME, at);
      break;
    }
    at += words << 2;
  }
  store<u64>(L.REGS, load<u64>(L.REGS, L.STAT_STACK_SCANNED_W) + ((end - sp) >>> 2), L.STAT_STACK_SCANNED_W);
}

/** Scavenges one frame; answers its words, 0 when it is none. */
function scavengeFrame(at: u32, chunk: u32, moved: u32): u32 {
  const info = load<u32>(at);
  if (!plausibleInfo(info, staticEnd)) return 0;
  switch (infoType(info)) {
    case T.TYPE_RET:
      scavengeActivation(at, info);
      break;
    case T.TYPE_UPDATE_FRAME:
      store<u32>(at, evacuateUpdatee(load<u32>(at, L.UPDATE_UPDATEE)), L.UPDATE_UPDATEE);
      break;
    case T.TYPE_CATCH_FRAME:
      evacuateSlot(at + L.CATCH_HANDLER);
      break;
    case T.TYPE_APPLY_FRAME:
      scavengeArguments(at + L.APPLY_ARGS, load<u32>(at, L.APPLY_SHAPE));
      break;
    case T.TYPE_BLOCKED_FRAME:
      scavengeArguments(at + L.BLOCKED_ARGS, load<u32>(at, L.BLOCKED_SHAPE));
      break;
    case T.TYPE_BOUNDARY_FRAME:
      moveBoundary(at, chunk, moved);
      break;
    case T.TYPE_UNDERFLOW_FRAME:
      evacuateSlot(at + L.UNDERFLOW_NEXT);
      break;
    case T.TYPE_FROZEN_BASE_FRAME:
      evacuateSlot(at + L.FROZEN_BASE_HOLDER);
      break;
    case T.TYPE_ENTER_FRAME:
      evacuateSlot(at + L.ENTER_CLOSURE);
      break;
    case T.TYPE_RAISE_FRAME:
      evacuateSlot(at + L.RAISE_EXCEPTION);
      break;
    default:
  }
  return frameWords(at);
}

function scavengeActivation(at: u32, info: u32): void {
  const words: u32 = load<u16>(info, L.INFO_PTRS);
  if (major) markSrt(load<u32>(info, L.INFO_SRT));
  if (!(load<u8>(info, L.INFO_FLAGS) & L.INFO_BIG_BITMAP)) {
    scavengeBits(at + 4, load<u32>(info, L.INFO_SHAPE));
    return;
  }
  let bitmap = load<u32>(info, L.INFO_SHAPE);
  for (let slot: u32 = 1; slot < words; slot += 32) {
    scavengeBits(at + (slot << 2), load<u32>(bitmap));
    bitmap += 4;
  }
}

/** Evacuates word i from `at` on for each bit i. */
// @ts-ignore: decorator
@inline
function scavengeBits(at: u32, bits: u32): void {
  while (bits) {
    evacuateSlot(at + (ctz(bits) << 2));
    bits &= bits - 1;
  }
}

/** Evacuates the pointers among argument words that lie as `shape` says. */
export function scavengeArguments(at: u32, shape: u32): void {
  for (let codes = (shape >>> L.SHAPE_ARGS_SHIFT) & 0xffffff; codes; codes >>>= 2) {
    const code = codes & 3;
    if (code == L.ARG_PTR) evacuateSlot(at);
    at += code == L.ARG_DOUBLE ? 8 : u32(code != 0) << 2;
  }
}

/** A boundary frame remembers an address in its own chunk, which may have moved. */
function moveBoundary(at: u32, chunk: u32, moved: u32): void {
  const sp = load<u32>(at, L.BOUNDARY_SP);
  const before = chunk - moved;
  if (moved && sp - before <= load<u32>(chunk, L.STACK_SIZE) << 2) store<u32>(at, sp + moved, L.BOUNDARY_SP);
}
