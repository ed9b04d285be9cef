/**
 * Scavenging stack chunks: from the saved Sp to the end, frame by frame. A RET frame says by itself, through its info table, how long it is and which of
 * its slots are live pointers; the machine's own frames are known by type.
 */
import {
  APPLY_ARGS, APPLY_SHAPE, APPLY_SIZE_W, ARG_DOUBLE, ARG_PTR, BLOCKED_ARGS, BLOCKED_SHAPE, BLOCKED_SIZE_W, BOUNDARY_SIZE_W, BOUNDARY_SP, CATCH_HANDLER,
  CATCH_SIZE_W, ENTER_CLOSURE, ENTER_SIZE_W, FROZEN_BASE_SIZE_W, INFO_BIG_BITMAP, INFO_FLAGS, INFO_PTRS, INFO_SHAPE, INFO_SRT, MASK_SIZE_W,
  RAISE_EXCEPTION, RAISE_SIZE_W, REGS, SHAPE_ARGS_SHIFT, STACK_HEADER_W, STACK_MARK, STACK_OWNER, STACK_SIZE, STACK_SP, STAT_STACK_SCANNED_W,
  STOP_SIZE_W, UNDERFLOW_NEXT, UNDERFLOW_SIZE_W, UPDATE_SIZE_W, UPDATE_UPDATEE,
} from '../../abi/layout.ts';
import {
  TYPE_APPLY_FRAME, TYPE_BLOCKED_FRAME, TYPE_BOUNDARY_FRAME, TYPE_CATCH_FRAME, TYPE_ENTER_FRAME, TYPE_FROZEN_BASE_FRAME, TYPE_MASK_FRAME,
  TYPE_MASK_UNINTERRUPTIBLE_FRAME, TYPE_RAISE_FRAME, TYPE_RET, TYPE_STOP_FRAME, TYPE_UNDERFLOW_FRAME, TYPE_UNMASK_FRAME, TYPE_UPDATE_FRAME,
} from '../../abi/closure-types.gen.ts';
import { CHECK_BAD_FRAME } from '../../abi/exit-reasons.gen.ts';
import { evacuateSlot, evacuateUpdatee, isTopChunk } from './evacuate.ts';
import { infoType, plausibleInfo, shapeWords } from './size.ts';
import { damaged, major, setEager, staticEnd } from './space.ts';
import { markSrt } from './static.ts';

/**
 * Scavenges a STACK closure. What a resting chunk (not the top one of its thread) holds is promoted with it, so that it is clean after one visit;
 * what the top chunk holds may be garbage soon, and ages.
 */
export function scavengeStack(chunk: u32): void {
  const moved = load<u32>(chunk, STACK_MARK);
  store<u32>(chunk, 0, STACK_MARK);
  setEager(!isTopChunk(chunk, chunk - moved));
  evacuateSlot(chunk + STACK_OWNER);
  const end = chunk + (load<u32>(chunk, STACK_SIZE) << 2);
  const sp = load<u32>(chunk, STACK_SP);
  if (sp < chunk + STACK_HEADER_W * 4 || sp > end || sp & 3) {
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
  store<u64>(REGS, load<u64>(REGS, STAT_STACK_SCANNED_W) + ((end - sp) >>> 2), STAT_STACK_SCANNED_W);
}

/** Scavenges one frame; answers its words, 0 when it is none. */
function scavengeFrame(at: u32, chunk: u32, moved: u32): u32 {
  const info = load<u32>(at);
  if (!plausibleInfo(info, staticEnd)) return 0;
  switch (infoType(info)) {
    case TYPE_RET:
      return scavengeActivation(at, info);
    case TYPE_UPDATE_FRAME:
      store<u32>(at, evacuateUpdatee(load<u32>(at, UPDATE_UPDATEE)), UPDATE_UPDATEE);
      return UPDATE_SIZE_W;
    case TYPE_CATCH_FRAME:
      evacuateSlot(at + CATCH_HANDLER);
      return CATCH_SIZE_W;
    case TYPE_MASK_FRAME:
    case TYPE_MASK_UNINTERRUPTIBLE_FRAME:
    case TYPE_UNMASK_FRAME:
      return MASK_SIZE_W;
    case TYPE_APPLY_FRAME:
      scavengeArguments(at + APPLY_ARGS, load<u32>(at, APPLY_SHAPE));
      return APPLY_SIZE_W + shapeWords(load<u32>(at, APPLY_SHAPE));
    case TYPE_BLOCKED_FRAME:
      scavengeArguments(at + BLOCKED_ARGS, load<u32>(at, BLOCKED_SHAPE));
      return BLOCKED_SIZE_W + shapeWords(load<u32>(at, BLOCKED_SHAPE));
    case TYPE_BOUNDARY_FRAME:
      moveBoundary(at, chunk, moved);
      return BOUNDARY_SIZE_W;
    case TYPE_UNDERFLOW_FRAME:
      evacuateSlot(at + UNDERFLOW_NEXT);
      return UNDERFLOW_SIZE_W;
    case TYPE_FROZEN_BASE_FRAME:
      return FROZEN_BASE_SIZE_W;
    case TYPE_STOP_FRAME:
      return STOP_SIZE_W;
    case TYPE_ENTER_FRAME:
      evacuateSlot(at + ENTER_CLOSURE);
      return ENTER_SIZE_W;
    case TYPE_RAISE_FRAME:
      evacuateSlot(at + RAISE_EXCEPTION);
      return RAISE_SIZE_W;
    default:
      return 0;
  }
}

function scavengeActivation(at: u32, info: u32): u32 {
  const words: u32 = load<u16>(info, INFO_PTRS);
  if (major) markSrt(load<u32>(info, INFO_SRT));
  if (!(load<u8>(info, INFO_FLAGS) & INFO_BIG_BITMAP)) {
    scavengeBits(at + 4, load<u32>(info, INFO_SHAPE));
    return words;
  }
  let bitmap = load<u32>(info, INFO_SHAPE);
  for (let slot: u32 = 1; slot < words; slot += 32) {
    scavengeBits(at + (slot << 2), load<u32>(bitmap));
    bitmap += 4;
  }
  return words;
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
  for (let codes = (shape >>> SHAPE_ARGS_SHIFT) & 0xffffff; codes; codes >>>= 2) {
    const code = codes & 3;
    if (code == ARG_PTR) evacuateSlot(at);
    at += code == ARG_DOUBLE ? 8 : u32(code != 0) << 2;
  }
}

/** A boundary frame remembers an address in its own chunk, which may have moved. */
function moveBoundary(at: u32, chunk: u32, moved: u32): void {
  const sp = load<u32>(at, BOUNDARY_SP);
  const before = chunk - moved;
  if (moved && sp - before <= load<u32>(chunk, STACK_SIZE) << 2) store<u32>(at, sp + moved, BOUNDARY_SP);
}
