/**
 * The instructions. Number = position in this list.
 *
 * An instruction is a 32-bit word, opcode in the low byte, then operands a, b, c in the next bytes; further words follow where the row says.
 * `operands` lists the kinds of the bytes in order, then after `|` those of the extra words: see `operandKinds`.
 * `info` on an instruction that may raise names the frame at that place: it is stored in word 0 before the exception is thrown.
 * Slots are Sp-relative with SLOT_BIAS (abi/layout). `F` stands for the frame size in words in the texts below.
 * Branches fall through when their condition is false; comparisons of doubles with NaN are false.
 */

/** What an operand of each kind is; first those that lie in the bytes of the first word, then those in words of their own. */
export const operandKinds = {
  s: 'slot of one word, read',
  d: 'slot of one word, written',
  s2: 'first of two slots, read (`i64`, `f64`)',
  d2: 'first of two slots, written (`i64`, `f64`)',
  i8: 'signed byte',
  u8: 'unsigned byte',
  i16: 'signed number in two bytes',
  u16: 'unsigned number in two bytes',
  u24: 'unsigned number in three bytes',
  n: 'count of the entries of `slots` or `table`',
  info: 'address of an info table',
  con: 'address of an info table, the tag of its constructors in the low bits',
  code: 'address of an instruction',
  ptr: 'static closure, tagged',
  w32: 'raw word',
  lit64: 'two raw words, low one first',
  shape: 'argument shape (`SHAPE_*` in `abi/layout.ts`)',
  addr: 'address inside the image: string literals',
  off: "branch target, in words from this instruction's first word",
  slots: '`n` slot bytes, four to a word',
  table: '`n` branch targets, each like `off`',
  prim: 'number of an out-of-line primop',
  host: 'number of a host function',
} as const;

export interface Opcode {
  readonly name: string;
  readonly operands: string;
  readonly doc: string;
}

const rows: Opcode[] = [];
/** `doc` is for docs/bytecode.md alone: scripts/bundle.ts leaves it out. */
const op = (name: string, operands: string, doc = ''): void => {
  rows.push({ name, operands: operands.trim(), doc });
};

op('BAD', '', 'never valid: zeroed memory stops here');
// frames and control
op('ENTRY', 'u8 u16 | info ptr', 'function entry: a = argument words, F = b,c. Push the frame; on failure re-enter ptr, or R1 when ptr is 0. F = 0: no check');
op('ENTRY_THUNK', 'u8 u16 | info', 'thunk entry, R1 = thunk: check 2 + F words, push an update frame, blackhole, push the frame');
op('ENTRY_CAF', 'u8 u16 | info', 'the same for a static thunk, which is put on the CAF list');
op('ENTRY_ONCE', 'u8 u16 | info', 'entry of a single-entry thunk: check F words, push the frame');
op('CALL', ' | info code ptr', 'call a known top-level function (ptr = its closure); arguments lie below Sp; info = continuation');
op('CALLN', 's | info code', 'call known code with node a');
op('APPLY', 's | info shape', 'apply an unknown function a to the arguments below Sp');
op('TAIL', 'u8 u16 | code ptr', 'pop F = b,c words, jump to a known function; arguments lie below the new Sp');
op('TAILN', 's u16 | code', 'the same with node a');
op('TAILAP', 's u16 | shape', 'pop F words, apply unknown a');
op('EVAL', 's | info', 'a evaluated: skip the next instruction (the R1GET at the continuation). Otherwise enter it');
op('ENTER', 's u16', 'pop F words, then return a if evaluated, else enter it');
op('RETP', 's u16', 'pop F words, return pointer a in R1');
op('RETW', 's u16', 'pop F words, return one word below Sp');
op('RETL', 's2 u16', 'pop F words, return two words below Sp');
op('RETV', 'u8 u16', 'pop F words, return nothing');
op('RETM', 'n u16 | slots', 'pop F words, return n words below Sp, first lowest');
op('JMP', ' | off', 'jump');
op('LOOP', ' | info off', 'back edge: uses fuel; info describes the frame there (INFO_SAFEPOINT, entry = this instruction)');
op('HPCHK', 'u24 | info', 'make sure of u24 heap words, or collect; info as for LOOP');
op('PRIMCALL', ' | info prim', 'out-of-line primop, arguments below Sp');
op('TAILPRIM', 'u8 u16 | prim', 'pop F words, then the primop returns to the frame above');
op('HOSTCALL', ' | info host shape', 'call a host function, arguments below Sp; shape = its arguments (void ones left out), result field 0');
op('TAILHOST', 'u8 u16 | host shape', 'pop F words, then the same');
op('FAIL', ' | w32', 'no alternative matches: internal check CASE, detail w32');
op('R1GET', 'd', 'd = R1');
op('R1FREE', 'd u8 u8', "copy c words from R1's closure, starting at its word b, to d, d+1, …");
// moves
op('MOV', 'd s');
op('MOV2', 'd2 s2');
op('LDI32', 'd i16', 'd = sign-extended immediate');
op('LDI64', 'd2 i16');
op('LDW', 'd | w32');
op('LDP', 'd | ptr', 'static closure');
op('LDA', 'd | addr', 'address of a literal');
op('LDL', 'd2 | lit64');
op('LDF', 'd s u8', 'd = word c of closure b (tag ignored; word 0 = info)');
op('LDF2', 'd2 s u8');
op('FIELDS', 'd s n', 'copy n payload words of constructor b to d, d+1, …');
// allocation: after HPCHK
op('CON', 'd n | con slots', 'allocate [info, n words]');
op('CON1', 'd s | con');
op('CON2', 'd s s | con');
op('CON1L', 'd s2 | con', 'one two-word field');
op('THK', 'd n | info slots', 'allocate a thunk: [info, -, n words]');
op('BUMP', 'd u8 u8', 'd = Hp | b, reserve c words (letrec)');
op('FILL', 's n | con slots', 'fill a bumped CONSTR or FUN');
op('FILLT', 's n | info slots', 'fill a bumped thunk');
// branches
op('BRTAG', 's u8 | off', 'jump if the tag of a is b');
op('SWTAG', 's n | table', 'jump by constructor number, family of at most 3 constructors; n entries');
op('SWCON', 's n | table', 'jump by constructor number in the info table; n entries');
op('SWTAB', 's2 n | lit64 table', 'jump by a - lit64 when 0 <= that < n, else fall through');
op('CONTAG', 'd2 s', 'd2 = constructor number (dataToTag#)');

const order = ['LT', 'LE', 'GT', 'GE'];
const compare = ['EQ', 'NE', ...order];
for (const c of compare) op(`J${c}64`, 's2 s2 | off', 'signed');
for (const c of order) op(`J${c}64U`, 's2 s2 | off', 'unsigned');
for (const c of compare) op(`J${c}64I`, 's2 i8 | off', 'with an immediate');
for (const c of compare) op(`J${c}32`, 's s | off', 'unsigned (Char#, Addr#)');
for (const c of compare) op(`J${c}32I`, 's u8 | off', 'unsigned, with an immediate');
for (const c of compare) op(`J${c}F64`, 's2 s2 | off');
for (const c of compare) op(`J${c}F32`, 's s | off');
for (const c of compare) op(`${c}64`, 'd2 s2 s2', 'd = 1 or 0');
for (const c of order) op(`${c}64U`, 'd2 s2 s2');
for (const c of compare) op(`${c}32`, 'd2 s s', 'unsigned');
for (const c of compare) op(`${c}F64`, 'd2 s2 s2');
for (const c of compare) op(`${c}F32`, 'd2 s s');
for (const o of ['ADD64', 'SUB64', 'MUL64', 'AND64', 'OR64', 'XOR64', 'SHL64', 'SAR64', 'SHR64']) op(o, 'd2 s2 s2');
op('ADDI64', 'd2 s2 i8');
op('MULI64', 'd2 s2 i8');
op('ANDI64', 'd2 s2 u8');
for (const o of ['QUOT64', 'REM64', 'DIV64', 'MOD64', 'QUOT64U', 'REM64U'])
  op(o, 'd2 s2 s2 | info', 'raises DivideByZero, and Overflow for minBound / -1 where signed (REM and MOD give 0)');
for (const o of ['NEG64', 'NOT64', 'POPCNT64', 'CLZ64', 'CTZ64', 'BSWAP64', 'NARROW8', 'NARROW16', 'NARROW32', 'NARROW8U', 'NARROW16U', 'NARROW32U'])
  op(o, 'd2 s2');
op('I64TO32', 'd s2', 'low word (chr#)');
op('I32TO64', 'd2 s', 'zero-extended (ord#)');
op('ADDA', 'd s s2', 'plusAddr#');
op('SUBA', 'd2 s s', 'minusAddr#');
for (const o of ['ADD', 'SUB', 'MUL', 'DIV']) op(`${o}F64`, 'd2 s2 s2');
for (const o of ['NEG', 'ABS', 'SQRT', 'FLOOR', 'CEIL', 'TRUNC', 'NEAREST']) op(`${o}F64`, 'd2 s2');
for (const o of ['ADD', 'SUB', 'MUL', 'DIV']) op(`${o}F32`, 'd s s');
for (const o of ['NEG', 'ABS', 'SQRT']) op(`${o}F32`, 'd s');
op('I64TOF64', 'd2 s2');
op('F64TOI64', 'd2 s2', 'truncate; saturates, NaN gives 0');
op('I64TOF32', 'd s2');
op('F32TOI64', 'd2 s');
op('F32TOF64', 'd2 s');
op('F64TOF32', 'd s2');
op('W64TOF64', 'd2 s2', 'unsigned');
op('W64TOF32', 'd s2');
op('MATH1', 'd2 s2 u8', 'c: 0 exp 1 log 2 sin 3 cos 4 tan 5 asin 6 acos 7 atan 8 sinh 9 cosh 10 tanh 11 expm1 12 log1p 13 asinh 14 acosh 15 atanh');
op('POWF64', 'd2 s2 s2');
// literals in the image, addresses
op('LD8A', 'd s s2', 'd = byte at address b + c, as Char#');
// mutable objects
op('RDVAR', 'd s', 'readMutVar#');
op('WRVAR', 's s', 'writeMutVar# a b');
op('RDARR', 'd s s2 | info', 'element c of ARRAY b; raises IndexOutOfBounds');
op('WRARR', 's s2 s | info', 'a[b] = c; raises IndexOutOfBounds');
op('SIZEARR', 'd2 s');
op('SIZEBYTES', 'd2 s');
for (const [w, d] of [
  ['8', 'd2'],
  ['8I', 'd2'],
  ['16', 'd2'],
  ['16I', 'd2'],
  ['32', 'd2'],
  ['32I', 'd2'],
  ['64', 'd2'],
  ['F32', 'd'],
  ['F64', 'd2'],
] as const)
  op(`RDB${w}`, `${d} s s2 | info`, 'element c (not byte c) of BYTE_ARRAY b; I = sign-extended; raises IndexOutOfBounds');
for (const [w, d] of [
  ['8', 's2'],
  ['16', 's2'],
  ['32', 's2'],
  ['64', 's2'],
  ['F32', 's'],
  ['F64', 's2'],
] as const)
  op(`WRB${w}`, `s s2 ${d} | info`, 'element b of BYTE_ARRAY a = c');
for (const [w, d] of [
  ['8', 'd2'],
  ['8I', 'd2'],
  ['16', 'd2'],
  ['16I', 'd2'],
  ['32', 'd2'],
  ['32I', 'd2'],
  ['64', 'd2'],
  ['8C', 'd'],
  ['32C', 'd'],
] as const)
  op(
    `RDM${w}`,
    `${d} s s2 | info`,
    'number c of those at address b, aligned or not, of a block or a literal; I = sign-extended, C = one word; applies noMemory where nothing is',
  );
for (const [w, d] of [
  ['8', 's2'],
  ['16', 's2'],
  ['32', 's2'],
  ['64', 's2'],
  ['32C', 's'],
] as const)
  op(`WRM${w}`, `s s2 ${d} | info`, 'number b of those at address a = c; not in literals');
op('SAMEP', 'd2 s s', 'pointer equality (reallyUnsafePtrEquality#, sameMutVar# …)');
op(
  'INTADD',
  'd s s | info',
  'Integer a + b when both are IS and the sum fits; else the primop, whose result R1GET (next instruction) stores. As EVAL: fast path skips it',
);
op('INTSUB', 'd s s | info');
op('INTMUL', 'd s s | info');
// superinstructions: each equals the sequence it names, whose first part it replaces and whose rest must follow it for the slow path
op('EVALTAG', 's u8 | info off', 'EVAL a, R1GET a, BRTAG a b off: evaluated, goes to off or on after that BRTAG');
op('EVALF2', 's d2 | info', 'EVAL a, R1GET a, LDF2 b a 1: evaluated, loads the field and goes on after that LDF2');
op('LDFF', 'd d s', 'a, b = words 1 and 2 of constructor c');
// entries of the machine's own frames and thunks
op('UPDATE_RET', '');
op('CATCH_RET', '');
op('MASK_RET', '');
op('MASK_UNINTERRUPTIBLE_RET', '');
op('UNMASK_RET', '');
op('APPLY_RET', '');
op('BOUNDARY_RET', '');
op('UNDERFLOW_RET', '');
op('STOP_RET', '');
op('ENTER_RET', '');
op('BLOCKED_RET', '');
op('RAISE_RET', '');
op('RAISE_ENTER', '');
op('FIRST_ENTER', '', 'thunk of the first field of a constructor');
op('FIRST_RET', '');
op('ENTER_R1', '', 'enter or return R1');
op('BREAK', '', "a debugger's breakpoint, written over another opcode; only the debug core knows it");

export const opcodes: readonly Opcode[] = rows;
