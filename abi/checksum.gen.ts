// Written by scripts/gen-abi.ts from abi/tables. Do not edit.
export const ABI_CHECKSUM = 1532325427;
