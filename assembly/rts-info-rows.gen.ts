// Written by scripts/gen-abi.ts from abi/tables. Do not edit.
/** Row i of abi/tables/rts-infos: type | con << 8 | ptrs or words << 16 | nptrs << 32 | entry opcode << 48. */
export function rtsInfoRow(i: u32): u64 {
  switch (i) {
    case 0: // NOTHING
      return 0;
    case 1: // IND
      return 65544;
    case 2: // BLACKHOLE
      return 65545;
    case 3: // BLOCKING_QUEUE
      return 10;
    case 4: // PAP
      return 3;
    case 5: // AP
      return 6;
    case 6: // AP_STACK
      return 7;
    case 7: // MUT_VAR_CLEAN
      return 65547;
    case 8: // MUT_VAR_DIRTY
      return 65547;
    case 9: // MVAR
      return 196620;
    case 10: // MVAR_QUEUE
      return 4295163917;
    case 11: // ARRAY_CLEAN
      return 14;
    case 12: // ARRAY_DIRTY
      return 14;
    case 13: // ARRAY_CARDS
      return 14;
    case 14: // BYTE_ARRAY
      return 15;
    case 15: // WEAK
      return 16;
    case 16: // DEAD_WEAK
      return 17;
    case 17: // STABLE_NAME
      return 18;
    case 18: // HOST_HANDLE
      return 8589934611;
    case 19: // TSO
      return 20;
    case 20: // STACK
      return 21;
    case 21: // THROW
      return 196630;
    case 22: // UPDATE
      return 63331869760094232;
    case 23: // CATCH
      return 63613344736804889;
    case 24: // MASK
      return 63894819713384474;
    case 25: // MASK_UNINTERRUPTIBLE
      return 64176294690095131;
    case 26: // UNMASK
      return 64457769666805788;
    case 27: // APPLY
      return 64739244643581981;
    case 28: // BOUNDARY
      return 65020719620423710;
    case 29: // UNDERFLOW
      return 65302194597003295;
    case 30: // FROZEN_BASE
      return 131104;
    case 31: // STOP
      return 65583669573648417;
    case 32: // ENTER
      return 65865144550424610;
    case 33: // BLOCKED
      return 66146619527200803;
    case 34: // RAISE
      return 66428094503845924;
    case 35: // RAISE_THUNK
      return 66709569480491012;
    case 36: // FIRST
      return 66991044457201669;
    case 37: // FIRST_RETURN
      return 67272519433912343;
    case 38: // INTEGER_S
      return 8589934593;
    case 39: // INTEGER_P
      return 65793;
    case 40: // INTEGER_N
      return 66049;
    case 41: // DEFAULT
      return 1;
    default:
      return 0;
  }
}
