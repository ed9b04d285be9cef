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

const rows: [string, string, string][] = [
  ['BAD', '', 'never valid: zeroed memory stops here'],
  // frames and control
  ['ENTRY', 'u8 u16 | info ptr', 'function entry: a = argument words, F = b,c. Push the frame; on failure re-enter ptr, or R1 when ptr is 0. F = 0: no check'],
  ['ENTRY_THUNK', 'u8 u16 | info', 'thunk entry, R1 = thunk: check 2 + F words, push an update frame, blackhole, push the frame'],
  ['ENTRY_CAF', 'u8 u16 | info', 'the same for a static thunk, which is put on the CAF list'],
  ['ENTRY_ONCE', 'u8 u16 | info', 'entry of a single-entry thunk: check F words, push the frame'],
  ['CALL', ' | info code ptr', 'call a known top-level function (ptr = its closure); arguments lie below Sp; info = continuation'],
  ['CALLN', 's | info code', 'call known code with node a'],
  ['APPLY', 's | info shape', 'apply an unknown function a to the arguments below Sp'],
  ['TAIL', 'u8 u16 | code ptr', 'pop F = b,c words, jump to a known function; arguments lie below the new Sp'],
  ['TAILN', 's u16 | code', 'the same with node a'],
  ['TAILAP', 's u16 | shape', 'pop F words, apply unknown a'],
  ['EVAL', 's | info', 'a evaluated: skip the next instruction (the R1GET at the continuation). Otherwise enter it'],
  ['ENTER', 's u16', 'pop F words, then return a if evaluated, else enter it'],
  ['RETP', 's u16', 'pop F words, return pointer a in R1'],
  ['RETW', 's u16', 'pop F words, return one word below Sp'],
  ['RETL', 's2 u16', 'pop F words, return two words below Sp'],
  ['RETV', 'u8 u16', 'pop F words, return nothing'],
  ['RETM', 'n u16 | slots', 'pop F words, return n words below Sp, first lowest'],
  ['JMP', ' | off', 'jump'],
  ['LOOP', ' | info off', 'back edge: uses fuel; info describes the frame there (INFO_SAFEPOINT, entry = this instruction)'],
  ['HPCHK', 'u24 | info', 'make sure of u24 heap words, or collect; info as for LOOP'],
  ['PRIMCALL', ' | info prim', 'out-of-line primop, arguments below Sp'],
  ['TAILPRIM', 'u8 u16 | prim', 'pop F words, then the primop returns to the frame above'],
  ['HOSTCALL', ' | info host shape', 'call a host function, arguments below Sp; shape = its arguments (void ones left out), result field 0'],
  ['TAILHOST', 'u8 u16 | host shape', 'pop F words, then the same'],
  ['FAIL', ' | w32', 'no alternative matches: internal check CASE, detail w32'],
  ['R1GET', 'd', 'd = R1'],
  ['R1FREE', 'd u8 u8', "copy c words from R1's closure, starting at its word b, to d, d+1, …"],
  // moves
  ['MOV', 'd s', ''],
  ['MOV2', 'd2 s2', ''],
  ['LDI32', 'd i16', 'd = sign-extended immediate'],
  ['LDI64', 'd2 i16', ''],
  ['LDW', 'd | w32', ''],
  ['LDP', 'd | ptr', 'static closure'],
  ['LDA', 'd | addr', 'address of a literal'],
  ['LDL', 'd2 | lit64', ''],
  ['LDF', 'd s u8', 'd = word c of closure b (tag ignored; word 0 = info)'],
  ['LDF2', 'd2 s u8', ''],
  ['FIELDS', 'd s n', 'copy n payload words of constructor b to d, d+1, …'],
  // allocation: after HPCHK
  ['CON', 'd n | con slots', 'allocate [info, n words]'],
  ['CON1', 'd s | con', ''],
  ['CON2', 'd s s | con', ''],
  ['CON1L', 'd s2 | con', 'one two-word field'],
  ['THK', 'd n | info slots', 'allocate a thunk: [info, -, n words]'],
  ['BUMP', 'd u8 u8', 'd = Hp | b, reserve c words (letrec)'],
  ['FILL', 's n | con slots', 'fill a bumped CONSTR or FUN'],
  ['FILLT', 's n | info slots', 'fill a bumped thunk'],
  // branches
  ['BRTAG', 's u8 | off', 'jump if the tag of a is b'],
  ['SWTAG', 's n | table', 'jump by constructor number, family of at most 3 constructors; n entries'],
  ['SWCON', 's n | table', 'jump by constructor number in the info table; n entries'],
  ['SWTAB', 's2 n | lit64 table', 'jump by a - lit64 when 0 <= that < n, else fall through'],
  ['CONTAG', 'd2 s', 'd2 = constructor number (dataToTag#)'],
];

const compare = ['EQ', 'NE', 'LT', 'LE', 'GT', 'GE'];
for (const c of compare) rows.push([`J${c}64`, 's2 s2 | off', 'signed']);
for (const c of ['LT', 'LE', 'GT', 'GE']) rows.push([`J${c}64U`, 's2 s2 | off', 'unsigned']);
for (const c of compare) rows.push([`J${c}64I`, 's2 i8 | off', 'with an immediate']);
for (const c of ['EQ', 'NE', 'LT', 'LE', 'GT', 'GE']) rows.push([`J${c}32`, 's s | off', c.length === 2 && c[0] === 'E' ? '' : 'unsigned (Char#, Addr#)']);
for (const c of ['EQ', 'NE', 'LT', 'LE', 'GT', 'GE']) rows.push([`J${c}32I`, 's u8 | off', 'unsigned, with an immediate']);
for (const c of compare) rows.push([`J${c}F64`, 's2 s2 | off', '']);
for (const c of compare) rows.push([`J${c}F32`, 's s | off', '']);
for (const c of compare) rows.push([`${c}64`, 'd2 s2 s2', 'd = 1 or 0']);
for (const c of ['LT', 'LE', 'GT', 'GE']) rows.push([`${c}64U`, 'd2 s2 s2', '']);
for (const c of compare) rows.push([`${c}32`, 'd2 s s', 'unsigned']);
for (const c of compare) rows.push([`${c}F64`, 'd2 s2 s2', '']);
for (const c of compare) rows.push([`${c}F32`, 'd2 s s', '']);
for (const o of ['ADD64', 'SUB64', 'MUL64', 'AND64', 'OR64', 'XOR64', 'SHL64', 'SAR64', 'SHR64']) rows.push([o, 'd2 s2 s2', '']);
rows.push(['ADDI64', 'd2 s2 i8', ''], ['MULI64', 'd2 s2 i8', ''], ['ANDI64', 'd2 s2 u8', '']);
for (const o of ['QUOT64', 'REM64', 'DIV64', 'MOD64', 'QUOT64U', 'REM64U'])
  rows.push([o, 'd2 s2 s2 | info', 'raises DivideByZero, and Overflow for minBound / -1 where signed (REM and MOD give 0)']);
for (const o of ['NEG64', 'NOT64', 'POPCNT64', 'CLZ64', 'CTZ64', 'BSWAP64', 'NARROW8', 'NARROW16', 'NARROW32', 'NARROW8U', 'NARROW16U', 'NARROW32U'])
  rows.push([o, 'd2 s2', '']);
rows.push(['I64TO32', 'd s2', 'low word (chr#)'], ['I32TO64', 'd2 s', 'zero-extended (ord#)']);
rows.push(['ADDA', 'd s s2', 'plusAddr#'], ['SUBA', 'd2 s s', 'minusAddr#']);
for (const o of ['ADD', 'SUB', 'MUL', 'DIV']) rows.push([`${o}F64`, 'd2 s2 s2', '']);
for (const o of ['NEG', 'ABS', 'SQRT', 'FLOOR', 'CEIL', 'TRUNC', 'NEAREST']) rows.push([`${o}F64`, 'd2 s2', '']);
for (const o of ['ADD', 'SUB', 'MUL', 'DIV']) rows.push([`${o}F32`, 'd s s', '']);
for (const o of ['NEG', 'ABS', 'SQRT']) rows.push([`${o}F32`, 'd s', '']);
rows.push(
  ['I64TOF64', 'd2 s2', ''],
  ['F64TOI64', 'd2 s2', 'truncate; saturates, NaN gives 0'],
  ['I64TOF32', 'd s2', ''],
  ['F32TOI64', 'd2 s', ''],
  ['F32TOF64', 'd2 s', ''],
  ['F64TOF32', 'd s2', ''],
  ['W64TOF64', 'd2 s2', 'unsigned'],
  ['W64TOF32', 'd s2', ''],
  ['MATH1', 'd2 s2 u8', 'c: 0 exp 1 log 2 sin 3 cos 4 tan 5 asin 6 acos 7 atan 8 sinh 9 cosh 10 tanh 11 expm1 12 log1p 13 asinh 14 acosh 15 atanh'],
  ['POWF64', 'd2 s2 s2', ''],
  // literals in the image, addresses
  ['LD8A', 'd s s2', 'd = byte at address b + c, as Char#'],
  // mutable objects
  ['RDVAR', 'd s', 'readMutVar#'],
  ['WRVAR', 's s', 'writeMutVar# a b'],
  ['RDARR', 'd s s2 | info', 'element c of ARRAY b; raises IndexOutOfBounds'],
  ['WRARR', 's s2 s | info', 'a[b] = c; raises IndexOutOfBounds'],
  ['SIZEARR', 'd2 s', ''],
  ['SIZEBYTES', 'd2 s', ''],
);
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
  rows.push([`RDB${w}`, `${d} s s2 | info`, 'element c (not byte c) of BYTE_ARRAY b; I = sign-extended; raises IndexOutOfBounds']);
for (const [w, d] of [
  ['8', 's2'],
  ['16', 's2'],
  ['32', 's2'],
  ['64', 's2'],
  ['F32', 's'],
  ['F64', 's2'],
] as const)
  rows.push([`WRB${w}`, `s s2 ${d} | info`, 'element b of BYTE_ARRAY a = c']);
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
  rows.push([
    `RDM${w}`,
    `${d} s s2 | info`,
    'number c of those at address b, aligned or not, of a block or a literal; I = sign-extended, C = one word; applies noMemory where nothing is',
  ]);
for (const [w, d] of [
  ['8', 's2'],
  ['16', 's2'],
  ['32', 's2'],
  ['64', 's2'],
  ['32C', 's'],
] as const)
  rows.push([`WRM${w}`, `s s2 ${d} | info`, 'number b of those at address a = c; not in literals']);
rows.push(
  ['SAMEP', 'd2 s s', 'pointer equality (reallyUnsafePtrEquality#, sameMutVar# …)'],
  [
    'INTADD',
    'd s s | info',
    'Integer a + b when both are IS and the sum fits; else the primop, whose result R1GET (next instruction) stores. As EVAL: fast path skips it',
  ],
  ['INTSUB', 'd s s | info', ''],
  ['INTMUL', 'd s s | info', ''],
  // superinstructions: each equals the sequence it names, whose first part it replaces and whose rest must follow it for the slow path
  ['EVALTAG', 's u8 | info off', 'EVAL a, R1GET a, BRTAG a b off: evaluated, goes to off or on after that BRTAG'],
  ['EVALF2', 's d2 | info', 'EVAL a, R1GET a, LDF2 b a 1: evaluated, loads the field and goes on after that LDF2'],
  ['LDFF', 'd d s', 'a, b = words 1 and 2 of constructor c'],
  // entries of the machine's own frames and thunks
  ['UPDATE_RET', '', ''],
  ['CATCH_RET', '', ''],
  ['MASK_RET', '', ''],
  ['MASK_UNINTERRUPTIBLE_RET', '', ''],
  ['UNMASK_RET', '', ''],
  ['APPLY_RET', '', ''],
  ['BOUNDARY_RET', '', ''],
  ['UNDERFLOW_RET', '', ''],
  ['STOP_RET', '', ''],
  ['ENTER_RET', '', ''],
  ['BLOCKED_RET', '', ''],
  ['RAISE_RET', '', ''],
  ['RAISE_ENTER', '', ''],
  ['FIRST_ENTER', '', 'thunk of the first field of a constructor'],
  ['FIRST_RET', '', ''],
  ['ENTER_R1', '', 'enter or return R1'],
  ['BREAK', '', "a debugger's breakpoint, written over another opcode; only the debug core knows it"],
);

export const opcodes: readonly Opcode[] = rows.map(([name, operands, doc]) => ({ name, operands: operands.trim(), doc }));
