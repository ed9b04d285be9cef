/** The instructions that are written by name, looked up once. */
import { type OpcodeRow, opcodeNumber, opcodeRow } from '../cmm/opcode-rows.ts';
import type { CallTarget, ProcKind } from '../cmm/syntax.ts';

export const OP = {
  BRTAG: opcodeRow('BRTAG'),
  BUMP: opcodeRow('BUMP'),
  CON: opcodeRow('CON'),
  CON1: opcodeRow('CON1'),
  CON1L: opcodeRow('CON1L'),
  CON2: opcodeRow('CON2'),
  ENTER: opcodeRow('ENTER'),
  EVAL: opcodeRow('EVAL'),
  EVALF2: opcodeRow('EVALF2'),
  EVALTAG: opcodeRow('EVALTAG'),
  FAIL: opcodeRow('FAIL'),
  FIELDS: opcodeRow('FIELDS'),
  FILL: opcodeRow('FILL'),
  FILLT: opcodeRow('FILLT'),
  HPCHK: opcodeRow('HPCHK'),
  JMP: opcodeRow('JMP'),
  LDA: opcodeRow('LDA'),
  LDF: opcodeRow('LDF'),
  LDF2: opcodeRow('LDF2'),
  LDFF: opcodeRow('LDFF'),
  LDI32: opcodeRow('LDI32'),
  LDI64: opcodeRow('LDI64'),
  LDL: opcodeRow('LDL'),
  LDP: opcodeRow('LDP'),
  LDW: opcodeRow('LDW'),
  LOOP: opcodeRow('LOOP'),
  MOV: opcodeRow('MOV'),
  MOV2: opcodeRow('MOV2'),
  R1FREE: opcodeRow('R1FREE'),
  R1GET: opcodeRow('R1GET'),
  RETL: opcodeRow('RETL'),
  RETM: opcodeRow('RETM'),
  RETP: opcodeRow('RETP'),
  RETV: opcodeRow('RETV'),
  RETW: opcodeRow('RETW'),
  SWCON: opcodeRow('SWCON'),
  SWTAB: opcodeRow('SWTAB'),
  SWTAG: opcodeRow('SWTAG'),
  THK: opcodeRow('THK'),
} as const;

/** Who is called by which instruction. */
export const CALL_OF: Readonly<Record<CallTarget['kind'], OpcodeRow>> = {
  static: opcodeRow('CALL'),
  node: opcodeRow('CALLN'),
  unknown: opcodeRow('APPLY'),
  prim: opcodeRow('PRIMCALL'),
  host: opcodeRow('HOSTCALL'),
};

export const TAIL_OF: Readonly<Record<CallTarget['kind'], OpcodeRow>> = {
  static: opcodeRow('TAIL'),
  node: opcodeRow('TAILN'),
  unknown: opcodeRow('TAILAP'),
  prim: opcodeRow('TAILPRIM'),
  host: opcodeRow('TAILHOST'),
};

/** How procedures of each kind begin. */
export const ENTRY_OF: Readonly<Record<ProcKind, OpcodeRow>> = {
  fun: opcodeRow('ENTRY'),
  thunk: opcodeRow('ENTRY_THUNK'),
  once: opcodeRow('ENTRY_ONCE'),
  caf: opcodeRow('ENTRY_CAF'),
};

const opposites: Readonly<Record<string, string>> = { EQ: 'NE', NE: 'EQ', LT: 'GE', GE: 'LT', LE: 'GT', GT: 'LE' };
const negatedTests = new Map<string, OpcodeRow | null>();

/** A test that is true exactly when `code` is false. There is none for floating point: NaN makes both false. */
export function negated(code: string): OpcodeRow | null {
  let row = negatedTests.get(code);
  if (row === undefined) {
    const opposite = `J${opposites[code.slice(1, 3)]}${code.slice(3)}`;
    row = code.includes('F') || opcodeNumber(opposite) === undefined ? null : opcodeRow(opposite);
    negatedTests.set(code, row);
  }
  return row;
}
