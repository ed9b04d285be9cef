/** Instructions as they lie in memory, with names for what they name; what breakpoints have overwritten is put back. */
import type { Operand } from '../../../abi/disassemble.ts';
import * as L from '../../../abi/layout.ts';
import { primCalls } from '../../../abi/tables/primops.ts';
import type { SourcePlace } from '../../memory/debug-index.ts';
import { untag } from '../../memory/decode.ts';
import type { Target } from '../protocol.ts';
import { type CodeInstruction, instructionAt, type Procedure, procedureAt } from './code.ts';
import { standing } from './standing.ts';
import { codeSymbol, infoSymbol, symbolAt } from './symbols.ts';

export interface CodeLine {
  readonly address: number;
  readonly op: string;
  readonly operands: string;
  readonly place: SourcePlace | null;
  /** a breakpoint stands here */
  readonly isPatched: boolean;
  /** it comes next, in the thread that was asked about */
  readonly isNext: boolean;
}

export interface CodeView {
  readonly name: string;
  readonly place: SourcePlace | null;
  readonly entry: number;
  readonly lines: readonly CodeLine[];
  /** instructions before and behind that were not listed */
  readonly before: number;
  readonly after: number;
}

/** Instructions that a listing without an end may have. */
const MAX_LINES = 2000;

/** The code around an address. @param count instructions listed, around the one at the address; default: the whole procedure */
export function disassembleAt(target: Target, address: number, count = MAX_LINES, tso = 0): CodeView | null {
  const procedure = procedureAt(target, address);
  if (procedure === null) return null;
  const next = standing(target, tso).ip;
  const all = instructionsOf(target, procedure);
  const at = Math.max(
    0,
    all.findLastIndex((instruction) => instruction.address <= address),
  );
  const from = Math.min(Math.max(0, at - Math.floor(count / 3)), Math.max(0, all.length - count));
  const listed = all.slice(from, from + count);
  return {
    name: procedure.name || `info ${procedure.infoId}`,
    place: procedure.place,
    entry: procedure.entry,
    lines: listed.map((instruction) => codeLine(target, instruction, next)),
    before: from,
    after: all.length - from - listed.length,
  };
}

/** The instructions of a procedure: up to the entry of the next one. */
function instructionsOf(target: Target, procedure: Procedure): CodeInstruction[] {
  const found: CodeInstruction[] = [];
  let at = instructionAt(target, procedure.entry);
  while (at !== null && found.length < MAX_LINES && (found.length === 0 || !at.op.startsWith('ENTRY')) && at.op !== 'BAD') {
    if (found.length > 0 && procedureAt(target, at.address)?.infoAddress !== procedure.infoAddress) break;
    found.push(at);
    at = instructionAt(target, at.next);
  }
  return found;
}

function codeLine(target: Target, instruction: CodeInstruction, next: number): CodeLine {
  const { address, op } = instruction;
  return {
    address,
    op,
    operands: operandsText(target, instruction),
    place: target.debug.at(address)?.place ?? null,
    isPatched: target.patched.has(address),
    isNext: address === next,
  };
}

/** The operands of an instruction as text. */
export function operandsText(target: Target, instruction: CodeInstruction): string {
  return instruction.operands.map((operand) => operandText(target, operand)).join(' ');
}

function operandText(target: Target, { kind, value }: Operand): string {
  switch (kind) {
    case 's':
    case 'd':
    case 's2':
    case 'd2':
      return slotText(Number(value));
    case 'slots':
      return `(${(value as readonly number[]).map(slotText).join(' ')})`;
    case 'off':
      return `0x${Number(value).toString(16)}`;
    case 'table':
      return `{${(value as readonly number[]).map((to) => `0x${to.toString(16)}`).join(' ')}}`;
    case 'info':
      return `<${infoSymbol(target, Number(value)) || 'info'}>`;
    case 'con':
      return target.debug.name(target.view.u32(untag(Number(value)) + L.INFO_ID)) || 'constructor';
    case 'ptr':
      return Number(value) === 0 ? '-' : symbolAt(target, Number(value));
    case 'code':
      return codeSymbol(target, Number(value)) || `0x${Number(value).toString(16)}`;
    case 'shape':
      return `/${Number(value) & L.SHAPE_COUNT_MASK}`;
    case 'addr':
      return JSON.stringify(literalAt(target, Number(value)));
    case 'prim':
      return primCalls[Number(value)] ?? `prim ${value}`;
    case 'host':
      return target.debug.hostName(Number(value)) || `host ${value}`;
    default:
      return `${value}`;
  }
}

function slotText(slot: number): string {
  return slot < 0 ? `out[${slot}]` : `[${slot}]`;
}

/** Bytes of a literal that are shown. */
const LITERAL_B = 60;

function literalAt({ view }: Target, address: number): string {
  const bytes = view.bytes(address, Math.min(LITERAL_B, Math.max(0, view.sizeB - address)));
  const end = bytes.indexOf(0);
  return end < 0 ? `${new TextDecoder().decode(bytes)}…` : new TextDecoder().decode(bytes.subarray(0, end));
}
