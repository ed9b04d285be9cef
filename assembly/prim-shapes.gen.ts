// Written by scripts/gen-abi.ts from abi/tables. Do not edit.
/** Argument shape (abi/layout) of out-of-line primop id; 0 for a number that is none. */
export function primShape(id: u32): u32 {
  switch (id) {
    case 0: // QUOT_REM_INT
      return 242;
    case 1: // ADD_INT_C
      return 242;
    case 2: // SUB_INT_C
      return 242;
    case 3: // MUL_INT_MAY_OFLO
      return 242;
    case 4: // TIMES_INT2
      return 242;
    case 5: // QUOT_REM_WORD
      return 242;
    case 6: // TIMES_WORD2
      return 242;
    case 7: // DECODE_DOUBLE
      return 49;
    case 8: // ENCODE_DOUBLE
      return 242;
    case 9: // DOUBLE_TO_BITS
      return 49;
    case 10: // BITS_TO_DOUBLE
      return 49;
    case 11: // SHOW_DOUBLE
      return 49;
    case 12: // SHOW_FLOAT
      return 33;
    case 13: // READ_DOUBLE
      return 17;
    case 14: // DOUBLE_DIGITS
      return 49;
    case 15: // FLOAT_DIGITS
      return 33;
    case 16: // FLOAT_TO_BITS
      return 33;
    case 17: // BITS_TO_FLOAT
      return 49;
    case 18: // DECODE_FLOAT
      return 33;
    case 19: // SET_MEMORY
      return 18;
    case 20: // COPY_ADDR_TO_BYTES
      return 3941;
    case 21: // SEQ
      return 18;
    case 22: // RAISE
      return 17;
    case 23: // CATCH
      return 83;
    case 24: // MASK
      return 18;
    case 25: // MASK_UNINTERRUPTIBLE
      return 18;
    case 26: // UNMASK
      return 18;
    case 27: // GET_MASKING_STATE
      return 1;
    case 28: // FAIL
      return 33;
    case 29: // FORK
      return 18;
    case 30: // YIELD
      return 1;
    case 31: // MY_THREAD_ID
      return 1;
    case 32: // THROW_TO
      return 83;
    case 33: // THREAD_STATUS
      return 18;
    case 34: // THREAD_ID
      return 17;
    case 35: // LABEL_THREAD
      return 83;
    case 36: // NO_DUPLICATE
      return 1;
    case 37: // DELAY
      return 50;
    case 38: // NEW_MVAR
      return 1;
    case 39: // TAKE_MVAR
      return 18;
    case 40: // READ_MVAR
      return 18;
    case 41: // PUT_MVAR
      return 83;
    case 42: // TRY_TAKE_MVAR
      return 18;
    case 43: // TRY_READ_MVAR
      return 18;
    case 44: // TRY_PUT_MVAR
      return 83;
    case 45: // IS_EMPTY_MVAR
      return 18;
    case 46: // NEW_MUT_VAR
      return 18;
    case 47: // ATOMIC_MODIFY
      return 83;
    case 48: // CAS_MUT_VAR
      return 340;
    case 49: // COMMIT_TVARS
      return 468;
    case 50: // IS_ON_STACK
      return 18;
    case 51: // NEW_ARRAY
      return 115;
    case 52: // COPY_ARRAY
      return 15830;
    case 53: // SHRINK_ARRAY
      return 211;
    case 54: // CLONE_ARRAY
      return 979;
    case 55: // NEW_BYTE_ARRAY
      return 50;
    case 56: // COPY_BYTES
      return 15830;
    case 57: // SET_BYTES
      return 4053;
    case 58: // SHRINK_BYTES
      return 211;
    case 59: // COMPARE_BYTES
      return 15829;
    case 60: // INTEGER_ADD
      return 82;
    case 61: // INTEGER_SUB
      return 82;
    case 62: // INTEGER_MUL
      return 82;
    case 63: // INTEGER_NEGATE
      return 17;
    case 64: // INTEGER_ABS
      return 17;
    case 65: // INTEGER_SIGNUM
      return 17;
    case 66: // INTEGER_QUOT
      return 82;
    case 67: // INTEGER_REM
      return 82;
    case 68: // INTEGER_DIV
      return 82;
    case 69: // INTEGER_MOD
      return 82;
    case 70: // INTEGER_QUOT_REM
      return 82;
    case 71: // INTEGER_DIV_MOD
      return 82;
    case 72: // INTEGER_GCD
      return 82;
    case 73: // INTEGER_COMPARE
      return 82;
    case 74: // INTEGER_EQ
      return 82;
    case 75: // INTEGER_AND
      return 82;
    case 76: // INTEGER_OR
      return 82;
    case 77: // INTEGER_XOR
      return 82;
    case 78: // INTEGER_COMPLEMENT
      return 17;
    case 79: // INTEGER_SHIFT_L
      return 210;
    case 80: // INTEGER_SHIFT_R
      return 210;
    case 81: // INTEGER_TEST_BIT
      return 210;
    case 82: // INTEGER_POP_COUNT
      return 17;
    case 83: // INTEGER_LOG2
      return 17;
    case 84: // INTEGER_FROM_INT
      return 49;
    case 85: // INTEGER_FROM_WORD
      return 49;
    case 86: // INTEGER_TO_INT
      return 17;
    case 87: // INTEGER_TO_DOUBLE
      return 17;
    case 88: // INTEGER_FROM_DOUBLE
      return 49;
    case 89: // INTEGER_ENCODE_DOUBLE
      return 210;
    case 90: // INTEGER_SHOW
      return 17;
    case 91: // INTEGER_READ
      return 17;
    case 92: // MK_WEAK
      return 340;
    case 93: // MK_WEAK_NO_FINALIZER
      return 83;
    case 94: // DEREF_WEAK
      return 18;
    case 95: // FINALIZE_WEAK
      return 18;
    case 96: // MAKE_STABLE_NAME
      return 18;
    case 97: // STABLE_NAME_TO_INT
      return 17;
    case 98: // MAKE_STABLE_PTR
      return 18;
    case 99: // DEREF_STABLE_PTR
      return 50;
    case 100: // FREE_STABLE_PTR
      return 50;
    case 101: // PERFORM_GC
      return 1;
    case 102: // PERFORM_MINOR_GC
      return 1;
    case 103: // EXIT
      return 50;
    case 104: // CLOCK
      return 1;
    case 105: // STACK_DEPTH
      return 1;
    default:
      return 0;
  }
}
