/**
 * Primops as STG programs see them. Names are GHC's. Kinds: p pointer, i32 (Char#, Addr#), i64 (Int#, Word#), f32, f64, void (State#).
 *
 * - `inline`: one instruction, operands in the row's order, destination first. Pointer arguments are evaluated unless `lazy`.
 * - `branch`: a comparison; the emitter fuses it with a case on its result into `J<op>`; `inline` gives the value form.
 * - `call`: out of line (may collect, block, raise or run code), number = position among the `call` rows (machine constants `PRIM_<CONST>`).
 *   Arguments lie below Sp, first lowest; it returns like a function. `state` in the middle of the arguments is void and has no word.
 */
export type Rep = 'p' | 'i32' | 'i64' | 'f32' | 'f64' | 'void';

export interface Primop {
  readonly name: string;
  readonly args: readonly Rep[];
  readonly results: readonly Rep[];
  readonly how: { readonly inline: string; readonly branch?: string } | { readonly call: string };
  /** may raise a Haskell exception; `by divisor`: only where the second argument is 0 or -1 */
  readonly fails?: boolean | 'by divisor';
  /** reads or writes the world: not to be duplicated, dropped or moved */
  readonly effect?: boolean;
  readonly doc?: string;
}

const I: Rep = 'i64',
  D: Rep = 'f64',
  F: Rep = 'f32',
  C: Rep = 'i32',
  P: Rep = 'p',
  S: Rep = 'void';
const list: Primop[] = [];
type Nature = Pick<Primop, 'fails' | 'effect'>;
const pure: Nature = {};
const fails: Nature = { fails: true };
const byDivisor: Nature = { fails: 'by divisor' };
const io: Nature = { effect: true };
const ioFails: Nature = { effect: true, fails: true };
// `doc` is for docs/bytecode.md alone: scripts/bundle.ts leaves it out
const inline = (name: string, args: Rep[], results: Rep[], op: string, nature = pure, doc = ''): void => {
  list.push({ name, args, results, how: { inline: op }, ...nature, doc });
};
const compare = (name: string, args: Rep[], op: string): void => {
  list.push({ name, args, results: [I], how: { inline: op, branch: `J${op}` } });
};
const call = (name: string, args: Rep[], results: Rep[], id: string, nature = pure, doc = ''): void => {
  list.push({ name, args, results, how: { call: id }, ...nature, doc });
};

// Int#
inline('+#', [I, I], [I], 'ADD64');
inline('-#', [I, I], [I], 'SUB64');
inline('*#', [I, I], [I], 'MUL64');
inline('quotInt#', [I, I], [I], 'QUOT64', byDivisor);
inline('remInt#', [I, I], [I], 'REM64', byDivisor);
// functions in GHC; one instruction is a quarter of what they take
inline('divInt#', [I, I], [I], 'DIV64', byDivisor, 'towards minus infinity');
inline('modInt#', [I, I], [I], 'MOD64', byDivisor, 'with the sign of the divisor');
inline('negateInt#', [I], [I], 'NEG64');
inline('andI#', [I, I], [I], 'AND64');
inline('orI#', [I, I], [I], 'OR64');
inline('xorI#', [I, I], [I], 'XOR64');
inline('notI#', [I], [I], 'NOT64');
inline('uncheckedIShiftL#', [I, I], [I], 'SHL64');
inline('uncheckedIShiftRA#', [I, I], [I], 'SAR64');
inline('uncheckedIShiftRL#', [I, I], [I], 'SHR64');
for (const [n, o] of [
  ['==#', 'EQ64'],
  ['/=#', 'NE64'],
  ['<#', 'LT64'],
  ['<=#', 'LE64'],
  ['>#', 'GT64'],
  ['>=#', 'GE64'],
] as const)
  compare(n, [I, I], o);
call('quotRemInt#', [I, I], [I, I], 'QUOT_REM_INT', fails, '(# quotient, remainder #)');
call('addIntC#', [I, I], [I, I], 'ADD_INT_C', pure, '(# sum, overflowed #)');
call('subIntC#', [I, I], [I, I], 'SUB_INT_C');
call('mulIntMayOflo#', [I, I], [I], 'MUL_INT_MAY_OFLO', pure, '0# when the product fits');
call('timesInt2#', [I, I], [I, I, I], 'TIMES_INT2', pure, '(# high needed, high, low #)');
// Word#
inline('int2Word#', [I], [I], 'MOV2');
inline('word2Int#', [I], [I], 'MOV2');
inline('plusWord#', [I, I], [I], 'ADD64');
inline('minusWord#', [I, I], [I], 'SUB64');
inline('timesWord#', [I, I], [I], 'MUL64');
inline('quotWord#', [I, I], [I], 'QUOT64U', byDivisor);
inline('remWord#', [I, I], [I], 'REM64U', byDivisor);
call('quotRemWord#', [I, I], [I, I], 'QUOT_REM_WORD', fails);
call('timesWord2#', [I, I], [I, I], 'TIMES_WORD2', pure, '(# high, low #)');
inline('and#', [I, I], [I], 'AND64');
inline('or#', [I, I], [I], 'OR64');
inline('xor#', [I, I], [I], 'XOR64');
inline('not#', [I], [I], 'NOT64');
inline('uncheckedShiftL#', [I, I], [I], 'SHL64');
inline('uncheckedShiftRL#', [I, I], [I], 'SHR64');
for (const [n, o] of [
  ['eqWord#', 'EQ64'],
  ['neWord#', 'NE64'],
  ['ltWord#', 'LT64U'],
  ['leWord#', 'LE64U'],
  ['gtWord#', 'GT64U'],
  ['geWord#', 'GE64U'],
] as const)
  compare(n, [I, I], o);
inline('popCnt#', [I], [I], 'POPCNT64');
inline('clz#', [I], [I], 'CLZ64');
inline('ctz#', [I], [I], 'CTZ64');
inline('byteSwap#', [I], [I], 'BSWAP64');
for (const [n, o] of [
  ['narrow8Int#', 'NARROW8'],
  ['narrow16Int#', 'NARROW16'],
  ['narrow32Int#', 'NARROW32'],
  ['narrow8Word#', 'NARROW8U'],
  ['narrow16Word#', 'NARROW16U'],
  ['narrow32Word#', 'NARROW32U'],
] as const)
  inline(n, [I], [I], o);
// Char#
inline('chr#', [I], [C], 'I64TO32');
inline('ord#', [C], [I], 'I32TO64');
for (const [n, o] of [
  ['eqChar#', 'EQ32'],
  ['neChar#', 'NE32'],
  ['ltChar#', 'LT32'],
  ['leChar#', 'LE32'],
  ['gtChar#', 'GT32'],
  ['geChar#', 'GE32'],
] as const)
  compare(n, [C, C], o);
// Double#
inline('+##', [D, D], [D], 'ADDF64');
inline('-##', [D, D], [D], 'SUBF64');
inline('*##', [D, D], [D], 'MULF64');
inline('/##', [D, D], [D], 'DIVF64');
inline('**##', [D, D], [D], 'POWF64');
inline('negateDouble#', [D], [D], 'NEGF64');
inline('fabsDouble#', [D], [D], 'ABSF64');
inline('sqrtDouble#', [D], [D], 'SQRTF64');
inline('floorDouble#', [D], [D], 'FLOORF64');
inline('ceilDouble#', [D], [D], 'CEILF64');
inline('truncDouble#', [D], [D], 'TRUNCF64');
inline('nearestDouble#', [D], [D], 'NEARESTF64');
for (const [n, o] of [
  ['==##', 'EQF64'],
  ['/=##', 'NEF64'],
  ['<##', 'LTF64'],
  ['<=##', 'LEF64'],
  ['>##', 'GTF64'],
  ['>=##', 'GEF64'],
] as const)
  compare(n, [D, D], o);
const math = ['exp', 'log', 'sin', 'cos', 'tan', 'asin', 'acos', 'atan', 'sinh', 'cosh', 'tanh', 'expm1', 'log1p', 'asinh', 'acosh', 'atanh'];
/** Function number = third operand of MATH1. */
export const mathFunctions: readonly string[] = math;
for (const m of math) inline(`${m}Double#`, [D], [D], 'MATH1');
call('decodeDouble_Int64#', [D], [I, I], 'DECODE_DOUBLE', pure, '(# mantissa, exponent #)');
call('encodeDouble#', [I, I], [D], 'ENCODE_DOUBLE', pure, 'mantissa * 2^exponent');
inline('int2Double#', [I], [D], 'I64TOF64');
inline('double2Int#', [D], [I], 'F64TOI64');
inline('word2Double#', [I], [D], 'W64TOF64');
call('double2Bits#', [D], [I], 'DOUBLE_TO_BITS', pure, 'castDoubleToWord64');
call('bits2Double#', [I], [D], 'BITS_TO_DOUBLE');
call('showDouble#', [D], [P], 'SHOW_DOUBLE', pure, "BYTE_ARRAY: the text of GHC's show, no parentheses");
call('showFloat#', [F], [P], 'SHOW_FLOAT');
call('readDouble#', [P], [D], 'READ_DOUBLE', pure, 'BYTE_ARRAY of a decimal literal; NaN when it is none');
call('doubleDigits#', [D], [P, I], 'DOUBLE_DIGITS', pure, '(# shortest decimal digits (bytes 0..9), exponent #) as floatToDigits 10; argument > 0');
call('floatDigits#', [F], [P, I], 'FLOAT_DIGITS');
// Float#
inline('plusFloat#', [F, F], [F], 'ADDF32');
inline('minusFloat#', [F, F], [F], 'SUBF32');
inline('timesFloat#', [F, F], [F], 'MULF32');
inline('divideFloat#', [F, F], [F], 'DIVF32');
inline('negateFloat#', [F], [F], 'NEGF32');
inline('fabsFloat#', [F], [F], 'ABSF32');
inline('sqrtFloat#', [F], [F], 'SQRTF32');
for (const [n, o] of [
  ['eqFloat#', 'EQF32'],
  ['neFloat#', 'NEF32'],
  ['ltFloat#', 'LTF32'],
  ['leFloat#', 'LEF32'],
  ['gtFloat#', 'GTF32'],
  ['geFloat#', 'GEF32'],
] as const)
  compare(n, [F, F], o);
inline('int2Float#', [I], [F], 'I64TOF32');
inline('word2Float#', [I], [F], 'W64TOF32');
inline('float2Int#', [F], [I], 'F32TOI64');
inline('float2Double#', [F], [D], 'F32TOF64');
inline('double2Float#', [D], [F], 'F64TOF32');
call('float2Bits#', [F], [I], 'FLOAT_TO_BITS');
call('bits2Float#', [I], [F], 'BITS_TO_FLOAT');
call('decodeFloat_Int#', [F], [I, I], 'DECODE_FLOAT');
// Addr#: bytes of a literal in an image, or of a block of the table of memory (MEMORY_* in layout.ts)
inline('indexLiteral#', [C, I], [C], 'LD8A', pure, 'a byte of what is known to be a literal');
for (const [n, w, r] of [
  ['Char', '8C', C],
  ['WideChar', '32C', C],
  ['Word8', '8', I],
  ['Int8', '8I', I],
  ['Word16', '16', I],
  ['Int16', '16I', I],
  ['Word32', '32', I],
  ['Int32', '32I', I],
  ['Word', '64', I],
  ['Float', '32C', F],
  ['Double', '64', D],
] as const) {
  inline(`index${n}OffAddr#`, [C, I], [r], `RDM${w}`, fails);
  inline(`read${n}OffAddr#`, [C, I, S], [r], `RDM${w}`, ioFails);
}
for (const [n, w, r] of [
  ['WideChar', '32C', C],
  ['Word8', '8', I],
  ['Word16', '16', I],
  ['Word32', '32', I],
  ['Word', '64', I],
  ['Float', '32C', F],
  ['Double', '64', D],
] as const)
  inline(`write${n}OffAddr#`, [C, I, r, S], [S], `WRM${w}`, ioFails);
call('setMemory#', [P, S], [S], 'SET_MEMORY', io, 'the table of memory: an ARRAY of blocks by number of page');
inline('plusAddr#', [C, I], [C], 'ADDA');
inline('minusAddr#', [C, C], [I], 'SUBA');
compare('eqAddr#', [C, C], 'EQ32');
call('copyAddrToByteArray#', [C, P, I, I, S], [S], 'COPY_ADDR_TO_BYTES', ioFails, 'source, target, offset, bytes');
// evaluation, tags
call('seq#', [P, S], [P], 'SEQ', io, '(# s, a #): evaluate in the state thread');
inline('dataToTag#', [P], [I], 'CONTAG', pure, 'constructor number; the argument must be evaluated');
inline('reallyUnsafePtrEquality#', [P, P], [I], 'SAMEP');
inline('sameMutVar#', [P, P], [I], 'SAMEP');
inline('sameMVar#', [P, P], [I], 'SAMEP');
inline('sameMutableArray#', [P, P], [I], 'SAMEP');
// exceptions
call('raise#', [P], [P], 'RAISE', fails, 'throw from pure code');
call('raiseIO#', [P, S], [P], 'RAISE', ioFails, 'throw in IO');
call('catch#', [P, P, S], [P], 'CATCH', io, 'action, handler');
call('maskAsyncExceptions#', [P, S], [P], 'MASK', io);
call('maskUninterruptible#', [P, S], [P], 'MASK_UNINTERRUPTIBLE', io);
call('unmaskAsyncExceptions#', [P, S], [P], 'UNMASK', io);
call('getMaskingState#', [S], [I], 'GET_MASKING_STATE', io, "0 unmasked, 1 uninterruptible, 2 interruptible (GHC's numbers)");
call('fail#', [C], [P], 'FAIL', fails, 'raise PatternMatchFail with the NUL-terminated text at this address');
// threads
call('fork#', [P, S], [P], 'FORK', io, 'ThreadId# of a new thread that runs the action');
call('yield#', [S], [S], 'YIELD', io);
call('myThreadId#', [S], [P], 'MY_THREAD_ID', io);
call('killThread#', [P, P, S], [S], 'THROW_TO', ioFails, 'target, exception');
call('threadStatus#', [P, S], [I, I], 'THREAD_STATUS', io, '(# THREAD_*, BLOCK_* #)');
call('threadId#', [P], [I], 'THREAD_ID', pure, 'its number, from 1');
call('labelThread#', [P, P, S], [S], 'LABEL_THREAD', io, 'ThreadId#, BYTE_ARRAY');
call('noDuplicate#', [S], [S], 'NO_DUPLICATE', io);
call('delay#', [I, S], [S], 'DELAY', ioFails, 'microseconds');
// MVar
call('newMVar#', [S], [P], 'NEW_MVAR', io);
call('takeMVar#', [P, S], [P], 'TAKE_MVAR', ioFails);
call('readMVar#', [P, S], [P], 'READ_MVAR', ioFails);
call('putMVar#', [P, P, S], [S], 'PUT_MVAR', ioFails);
call('tryTakeMVar#', [P, S], [I, P], 'TRY_TAKE_MVAR', io, '(# 1#, value #) or (# 0#, unit #)');
call('tryReadMVar#', [P, S], [I, P], 'TRY_READ_MVAR', io);
call('tryPutMVar#', [P, P, S], [I], 'TRY_PUT_MVAR', io);
call('isEmptyMVar#', [P, S], [I], 'IS_EMPTY_MVAR', io);
// MutVar
call('newMutVar#', [P, S], [P], 'NEW_MUT_VAR', io);
inline('readMutVar#', [P, S], [P], 'RDVAR', io);
inline('writeMutVar#', [P, P, S], [S], 'WRVAR', io);
call(
  'atomicModifyMutVar2#',
  [P, P, S],
  [P, P],
  'ATOMIC_MODIFY',
  io,
  'var, function: (# old value, function old (lazy) #); the variable gets the lazy first field of that',
);
call('casMutVar#', [P, P, P, S], [I, P], 'CAS_MUT_VAR', io, '(# 0# when swapped, value now in it #)');
// transactions: GHC.Conc.STM
call(
  'commitTVars#',
  [P, I, P, S],
  [I],
  'COMMIT_TVARS',
  io,
  'entries, what for (0: look whether all is as it was read; 1: write if nobody waits for it; 2: write), clock: 0# = something has changed, 1# = done, 2# = somebody waits',
);
call('isOnStack#', [P, S], [I], 'IS_ON_STACK', io, 'whether a frame below the one that asks holds this pointer');
// Array#
call('newArray#', [I, P, S], [P], 'NEW_ARRAY', ioFails, 'length, element');
inline('readArray#', [P, I, S], [P], 'RDARR', ioFails);
inline('writeArray#', [P, I, P, S], [S], 'WRARR', ioFails);
inline('indexArray#', [P, I], [P], 'RDARR', fails, '(# element #)');
inline('sizeofArray#', [P], [I], 'SIZEARR');
inline('sizeofMutableArray#', [P], [I], 'SIZEARR');
inline('getSizeofMutableArray#', [P, S], [I], 'SIZEARR', io);
inline('unsafeFreezeArray#', [P, S], [P], 'MOV', io);
inline('unsafeThawArray#', [P, S], [P], 'MOV', io);
call('copyArray#', [P, I, P, I, I, S], [S], 'COPY_ARRAY', ioFails, 'source, offset, target, offset, count (may overlap)');
call('shrinkMutableArray#', [P, I, S], [S], 'SHRINK_ARRAY', ioFails);
call('cloneArray#', [P, I, I], [P], 'CLONE_ARRAY', fails, 'array, offset, count');
// ByteArray#
call('newByteArray#', [I, S], [P], 'NEW_BYTE_ARRAY', ioFails, 'bytes; zeroed');
for (const [n, w, r] of [
  ['Word8', '8', I],
  ['Int8', '8I', I],
  ['Word16', '16', I],
  ['Int16', '16I', I],
  ['Word32', '32', I],
  ['Int32', '32I', I],
  ['Int', '64', I],
  ['Word', '64', I],
  ['Float', 'F32', F],
  ['Double', 'F64', D],
] as const) {
  inline(`index${n}Array#`, [P, I], [r], `RDB${w}`, fails);
  inline(`read${n}Array#`, [P, I, S], [r], `RDB${w}`, ioFails);
}
for (const [n, w, r] of [
  ['Word8', '8', I],
  ['Int8', '8', I],
  ['Word16', '16', I],
  ['Int16', '16', I],
  ['Word32', '32', I],
  ['Int32', '32', I],
  ['Int', '64', I],
  ['Word', '64', I],
  ['Float', 'F32', F],
  ['Double', 'F64', D],
] as const)
  inline(`write${n}Array#`, [P, I, r, S], [S], `WRB${w}`, ioFails);
inline('sizeofByteArray#', [P], [I], 'SIZEBYTES');
inline('sizeofMutableByteArray#', [P], [I], 'SIZEBYTES');
inline('getSizeofMutableByteArray#', [P, S], [I], 'SIZEBYTES', io);
inline('unsafeFreezeByteArray#', [P, S], [P], 'MOV', io);
inline('unsafeThawByteArray#', [P, S], [P], 'MOV', io);
call('copyByteArray#', [P, I, P, I, I, S], [S], 'COPY_BYTES', ioFails, 'source, offset, target, offset, bytes (may overlap)');
call('setByteArray#', [P, I, I, I, S], [S], 'SET_BYTES', ioFails, 'array, offset, bytes, value');
call('shrinkMutableByteArray#', [P, I, S], [S], 'SHRINK_BYTES', ioFails);
call('compareByteArrays#', [P, I, P, I, I], [I], 'COMPARE_BYTES', fails);
// Integer: constructors IS i64 | IP p | IN p (BYTE_ARRAY of 32-bit limbs, least first, no leading zeros, magnitude beyond i64). Arguments evaluated.
inline('integerAdd#', [P, P], [P], 'INTADD');
inline('integerSub#', [P, P], [P], 'INTSUB');
inline('integerMul#', [P, P], [P], 'INTMUL');
call('integerAddSlow#', [P, P], [P], 'INTEGER_ADD');
call('integerSubSlow#', [P, P], [P], 'INTEGER_SUB');
call('integerMulSlow#', [P, P], [P], 'INTEGER_MUL');
call('integerNegate#', [P], [P], 'INTEGER_NEGATE');
call('integerAbs#', [P], [P], 'INTEGER_ABS');
call('integerSignum#', [P], [I], 'INTEGER_SIGNUM');
call('integerQuot#', [P, P], [P], 'INTEGER_QUOT', fails);
call('integerRem#', [P, P], [P], 'INTEGER_REM', fails);
call('integerDiv#', [P, P], [P], 'INTEGER_DIV', fails);
call('integerMod#', [P, P], [P], 'INTEGER_MOD', fails);
call('integerQuotRem#', [P, P], [P, P], 'INTEGER_QUOT_REM', fails);
call('integerDivMod#', [P, P], [P, P], 'INTEGER_DIV_MOD', fails);
call('integerGcd#', [P, P], [P], 'INTEGER_GCD');
call('integerCompare#', [P, P], [I], 'INTEGER_COMPARE', pure, '-1, 0 or 1');
call('integerEq#', [P, P], [I], 'INTEGER_EQ');
call('integerAnd#', [P, P], [P], 'INTEGER_AND', pure, "two's complement, as GHC");
call('integerOr#', [P, P], [P], 'INTEGER_OR');
call('integerXor#', [P, P], [P], 'INTEGER_XOR');
call('integerComplement#', [P], [P], 'INTEGER_COMPLEMENT');
call('integerShiftL#', [P, I], [P], 'INTEGER_SHIFT_L', fails);
call('integerShiftR#', [P, I], [P], 'INTEGER_SHIFT_R', pure, 'rounds toward minus infinity');
call('integerTestBit#', [P, I], [I], 'INTEGER_TEST_BIT');
call('integerPopCount#', [P], [I], 'INTEGER_POP_COUNT', pure, 'negative: minus the count of the magnitude, as GHC');
call('integerLog2#', [P], [I], 'INTEGER_LOG2', pure, '-1 when not positive');
call('integerFromInt#', [I], [P], 'INTEGER_FROM_INT');
call('integerFromWord#', [I], [P], 'INTEGER_FROM_WORD');
call('integerToInt#', [P], [I], 'INTEGER_TO_INT', pure, 'low 64 bits');
call('integerToDouble#', [P], [D], 'INTEGER_TO_DOUBLE', pure, 'rounds to nearest even');
call('integerFromDouble#', [D], [P], 'INTEGER_FROM_DOUBLE', pure, 'truncates; 0 for NaN and infinities');
call('integerEncodeDouble#', [P, I], [D], 'INTEGER_ENCODE_DOUBLE', pure, "mantissa * 2^exponent, truncating as GHC's integerEncodeDouble#");
call('integerShow#', [P], [P], 'INTEGER_SHOW', pure, 'decimal text as BYTE_ARRAY, with sign');
call('integerRead#', [P], [P], 'INTEGER_READ', fails, 'BYTE_ARRAY of an optional minus and decimal digits');
// weak pointers, names, host values
call('mkWeak#', [P, P, P, S], [P], 'MK_WEAK', io, 'key, value, finalizer action');
call('mkWeakNoFinalizer#', [P, P, S], [P], 'MK_WEAK_NO_FINALIZER', io);
call('deRefWeak#', [P, S], [I, P], 'DEREF_WEAK', io, '(# 1#, value #) or (# 0#, unit #)');
call('finalizeWeak#', [P, S], [I, P], 'FINALIZE_WEAK', io, '(# 1#, finalizer #) or (# 0#, unit #)');
call('makeStableName#', [P, S], [P], 'MAKE_STABLE_NAME', io);
call('stableNameToInt#', [P], [I], 'STABLE_NAME_TO_INT');
call('makeStablePtr#', [P, S], [I], 'MAKE_STABLE_PTR', io, 'a handle number, as the host uses them');
call('deRefStablePtr#', [I, S], [P], 'DEREF_STABLE_PTR', ioFails);
call('freeStablePtr#', [I, S], [S], 'FREE_STABLE_PTR', io);
// the machine
call('performGC#', [S], [S], 'PERFORM_GC', io, 'major collection');
call('performMinorGC#', [S], [S], 'PERFORM_MINOR_GC', io);
call('exit#', [I, S], [P], 'EXIT', ioFails, 'end the program with this exit code');
call('clock#', [S], [D], 'CLOCK', io, 'monotonic milliseconds');
call('stackDepth#', [S], [I], 'STACK_DEPTH', io, 'words of frames of this thread');

export const primops: readonly Primop[] = list;

/** Distinct out-of-line operations in order of first use; the index is the instruction's `prim` operand. */
export const primCalls: readonly string[] = [...new Set(list.flatMap((p) => ('call' in p.how ? [p.how.call] : [])))];
