// Written by scripts/gen-abi.ts from abi/tables. Do not edit.
export const WK_UNIT = 0;
export const WK_STACK_OVERFLOW = 1;
export const WK_HEAP_OVERFLOW = 2;
export const WK_DIVIDE_BY_ZERO = 3;
export const WK_OVERFLOW = 4;
export const WK_INDEX = 5;
export const WK_NON_TERMINATION = 6;
export const WK_BLOCKED_ON_MVAR = 7;
export const WK_PATTERN_FAIL = 8;
export const WK_THREAD_KILLED = 9;
export const WK_HOST_ERROR = 10;
export const WK_TOP_HANDLER = 11;
export const WK_USER_INTERRUPT = 12;
export const WK_HELD = 13;
export const WK_TIMEOUT = 14;
export const WELL_KNOWN_N = 15;
