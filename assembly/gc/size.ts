/** How many words closures have. */
import {
  AP_SHAPE, AP_SIZE_W, APSTACK_SIZE_W, ARRAY_COUNT, ARRAY_SIZE_W, BQ_SIZE_W, BYTES_COUNT, BYTES_SIZE_W, HOSTHANDLE_SIZE_W, IND_SIZE_W, INFO_NPTRS,
  INFO_PTRS, INFO_TYPE, MUTVAR_SIZE_W, MVAR_SIZE_W, MVARQ_SIZE_W, PAP_SHAPE, PAP_SIZE_W, PAYLOAD_W, RTS_INFO, SHAPE_ARGS_SHIFT, STABLENAME_SIZE_W,
  STACK_SIZE, THROW_SIZE_W, THUNK_PAYLOAD_W, TSO_SIZE_W, WEAK_SIZE_W,
} from '../../abi/layout.ts';
import {
  TYPE_AP, TYPE_AP_STACK, TYPE_ARRAY, TYPE_BLACKHOLE, TYPE_BLOCKING_QUEUE, TYPE_BYTE_ARRAY, TYPE_CONSTR, TYPE_DEAD_WEAK, TYPE_FUN, TYPE_HOST_HANDLE,
  TYPE_IND, TYPE_MUT_VAR, TYPE_MVAR, TYPE_MVAR_QUEUE, TYPE_PAP, TYPE_STABLE_NAME, TYPE_STACK, TYPE_THROW, TYPE_THUNK, TYPE_THUNK_SELECTOR, TYPE_TSO,
  TYPE_WEAK,
} from '../../abi/closure-types.gen.ts';

/** Argument words of a shape: the two-bit codes are chosen so that their ones count the words. */
// @ts-ignore: decorator
@inline
export function shapeWords(shape: u32): u32 {
  return popcnt<u32>((shape >>> SHAPE_ARGS_SHIFT) & 0xffffff);
}

/** Closure or frame type of an info table. */
// @ts-ignore: decorator
@inline
export function infoType(info: u32): u32 {
  return load<u8>(info, INFO_TYPE);
}

/** True for what can be the address of an info table, given the first byte beyond static memory. */
// @ts-ignore: decorator
@inline
export function plausibleInfo(info: u32, staticEnd: u32): bool {
  return info - RTS_INFO < staticEnd - RTS_INFO && (info & 3) == 0;
}

/** Words of the closure at `p` (untagged, not forwarded) whose info table is `info`; 0 when it is no closure of the heap. */
export function closureWords(p: u32, info: u32): u32 {
  switch (infoType(info)) {
    case TYPE_CONSTR:
    case TYPE_FUN:
      return PAYLOAD_W + load<u16>(info, INFO_PTRS) + load<u16>(info, INFO_NPTRS);
    case TYPE_PAP:
      return PAP_SIZE_W + shapeWords(load<u32>(p, PAP_SHAPE));
    case TYPE_THUNK:
    case TYPE_THUNK_SELECTOR:
      return THUNK_PAYLOAD_W + load<u16>(info, INFO_PTRS) + load<u16>(info, INFO_NPTRS);
    case TYPE_AP:
      return AP_SIZE_W + shapeWords(load<u32>(p, AP_SHAPE));
    case TYPE_AP_STACK:
      return APSTACK_SIZE_W;
    case TYPE_IND:
    case TYPE_BLACKHOLE:
      return IND_SIZE_W;
    case TYPE_BLOCKING_QUEUE:
      return BQ_SIZE_W;
    case TYPE_MUT_VAR:
      return MUTVAR_SIZE_W;
    case TYPE_MVAR:
      return MVAR_SIZE_W;
    case TYPE_MVAR_QUEUE:
      return MVARQ_SIZE_W;
    case TYPE_ARRAY:
      return ARRAY_SIZE_W + load<u32>(p, ARRAY_COUNT);
    case TYPE_BYTE_ARRAY:
      return BYTES_SIZE_W + (load<u32>(p, BYTES_COUNT) >>> 2) + u32((load<u32>(p, BYTES_COUNT) & 3) != 0);
    case TYPE_WEAK:
    case TYPE_DEAD_WEAK:
      return WEAK_SIZE_W;
    case TYPE_STABLE_NAME:
      return STABLENAME_SIZE_W;
    case TYPE_HOST_HANDLE:
      return HOSTHANDLE_SIZE_W;
    case TYPE_TSO:
      return TSO_SIZE_W;
    case TYPE_STACK:
      return load<u32>(p, STACK_SIZE);
    case TYPE_THROW:
      return THROW_SIZE_W;
    default:
      return 0;
  }
}
