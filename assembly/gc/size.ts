/** How many words closures have. */

import * as T from '../../abi/closure-types.gen.ts';
import * as L from '../../abi/layout.ts';
import { shapeWords } from '../shape.ts';

/** Closure or frame type of an info table. */
// @ts-ignore: decorator
@inline
export function infoType(info: u32): u32 {
  return load<u8>(info, L.INFO_TYPE);
}

/** True for what can be the address of an info table, given the first byte beyond static memory. */
// @ts-ignore: decorator
@inline
export function plausibleInfo(info: u32, staticEnd: u32): bool {
  return info - L.RTS_INFO < staticEnd - L.RTS_INFO && (info & 3) == 0;
}

/** Words of the closure at `p` (untagged, not forwarded) whose info table is `info`; 0 when it is no closure of the heap. */
export function closureWords(p: u32, info: u32): u32 {
  switch (infoType(info)) {
    case T.TYPE_CONSTR:
    case T.TYPE_FUN:
      return L.PAYLOAD_W + load<u16>(info, L.INFO_PTRS) + load<u16>(info, L.INFO_NPTRS);
    case T.TYPE_PAP:
      return L.PAP_SIZE_W + shapeWords(load<u32>(p, L.PAP_SHAPE));
    case T.TYPE_THUNK:
    case T.TYPE_THUNK_SELECTOR:
      return L.THUNK_PAYLOAD_W + load<u16>(info, L.INFO_PTRS) + load<u16>(info, L.INFO_NPTRS);
    case T.TYPE_AP:
      return L.AP_SIZE_W + shapeWords(load<u32>(p, L.AP_SHAPE));
    case T.TYPE_AP_STACK:
      return L.APSTACK_SIZE_W;
    case T.TYPE_IND:
    case T.TYPE_BLACKHOLE:
      return L.IND_SIZE_W;
    case T.TYPE_BLOCKING_QUEUE:
      return L.BQ_SIZE_W;
    case T.TYPE_MUT_VAR:
      return L.MUTVAR_SIZE_W;
    case T.TYPE_MVAR:
      return L.MVAR_SIZE_W;
    case T.TYPE_MVAR_QUEUE:
      return L.MVARQ_SIZE_W;
    case T.TYPE_ARRAY:
      return L.ARRAY_SIZE_W + load<u32>(p, L.ARRAY_COUNT);
    case T.TYPE_BYTE_ARRAY:
      return L.BYTES_SIZE_W + (load<u32>(p, L.BYTES_COUNT) >>> 2) + u32((load<u32>(p, L.BYTES_COUNT) & 3) != 0);
    case T.TYPE_WEAK:
    case T.TYPE_DEAD_WEAK:
      return L.WEAK_SIZE_W;
    case T.TYPE_STABLE_NAME:
      return L.STABLENAME_SIZE_W;
    case T.TYPE_HOST_HANDLE:
      return L.HOSTHANDLE_SIZE_W;
    case T.TYPE_TSO:
      return L.TSO_SIZE_W;
    case T.TYPE_STACK:
      return load<u32>(p, L.STACK_SIZE);
    case T.TYPE_THROW:
      return L.THROW_SIZE_W;
    default:
      return 0;
  }
}
