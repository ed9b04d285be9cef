/** Memory as bytes and as instructions. What breakpoints have overwritten is shown as it was. */
import type { DebugProtocol } from '@vscode/debugprotocol';
import { instructionAt, type Procedure, procedureAt } from '../debugger/look/code.ts';
import { type CodeLine, disassembleAt } from '../debugger/look/disassemble.ts';
import type { Target } from '../debugger/protocol.ts';
import { addressIn, hex } from './breakpoints.ts';
import { type Fields, RequestError } from './fields.ts';
import type { Places } from './places.ts';

/** Bytes answered at once. */
const MAX_BYTES = 1 << 20;
/** Instructions answered at once. */
const MAX_INSTRUCTIONS = 10_000;
/** Length of an instruction that is none. */
const WORD_B = 4;

export function readMemory({ view, patched }: Target, args: Fields): DebugProtocol.ReadMemoryResponse['body'] {
  view.refresh();
  const start = addressIn(args.text('memoryReference')) + (args.optionalNumber('offset') ?? 0);
  const wanted = args.number('count');
  if (wanted < 0) throw new RequestError('readMemory: `count` must not be negative');
  const readable = start < 0 ? 0 : Math.min(wanted, MAX_BYTES, Math.max(0, view.sizeB - start));
  if (readable === 0) return { address: hex(Math.max(0, start)), unreadableBytes: wanted };
  const bytes = view.bytes(start, readable).slice();
  for (const [address, word] of patched) if (address >= start && address < start + readable) bytes[address - start] = word & 255;
  return { address: hex(start), data: base64(bytes), ...(readable < wanted && { unreadableBytes: wanted - readable }) };
}

function base64(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

/** As many instructions as are asked for: where there are none, rows that say so. */
export function disassemble(target: Target, places: Places, args: Fields): DebugProtocol.DisassembleResponse['body'] {
  target.view.refresh();
  const address = addressIn(args.text('memoryReference')) + (args.optionalNumber('offset') ?? 0);
  const from = args.optionalNumber('instructionOffset') ?? 0;
  const count = Math.min(Math.max(0, args.number('instructionCount')), MAX_INSTRUCTIONS);
  const withSymbols = args.flag('resolveSymbols');
  const rows = around(target, address, Math.max(0, -from), Math.max(0, from + count));
  const wanted = rows.slice(Math.max(0, from + rows.findIndex((row) => row.address === address)));
  const instructions = Array.from({ length: count }, (_, i) => instruction(target, places, wanted[i], withSymbols));
  return { instructions };
}

interface Listed {
  readonly address: number;
  /** null: no instruction */
  readonly line: CodeLine | null;
  /** of the procedure that begins here; '' elsewhere */
  readonly symbol: string;
}

/** So many rows before the address, then the address itself and those behind it. */
function around(target: Target, address: number, before: number, after: number): Listed[] {
  const own = procedureAt(target, address);
  const listed = own === null ? [] : linesOf(target, own);
  const at = listed.findIndex((row) => row.address === address);
  const rows: Listed[] = at < 0 ? [{ address, line: null, symbol: '' }] : listed;
  const index = Math.max(0, at);
  while (rows.length - index < after) {
    const next = behind(target, rows[rows.length - 1]);
    rows.push(...next);
  }
  let missing = before - index;
  while (missing > 0) {
    const previous = inFront(target, rows[0].address);
    rows.unshift(...previous);
    missing -= previous.length;
  }
  return rows;
}

function behind(target: Target, last: Listed): Listed[] {
  const next = last.line === null ? last.address + WORD_B : (instructionAt(target, last.address)?.next ?? last.address + WORD_B);
  const procedure = procedureAt(target, next);
  return procedure?.entry === next ? linesOf(target, procedure) : [{ address: next, line: null, symbol: '' }];
}

function inFront(target: Target, first: number): Listed[] {
  const procedure = procedureAt(target, first - WORD_B);
  const lines = procedure === null || procedure.entry >= first ? [] : linesOf(target, procedure).filter(({ address }) => address < first);
  return lines.length > 0 ? lines : [{ address: first - WORD_B, line: null, symbol: '' }];
}

function linesOf(target: Target, procedure: Procedure): Listed[] {
  const code = disassembleAt(target, procedure.entry);
  const lines = code?.lines ?? [];
  if (code === null || lines.length === 0) return [{ address: procedure.entry, line: null, symbol: '' }];
  return lines.map((line, i) => ({ address: line.address, line, symbol: i === 0 ? code.name : '' }));
}

function instruction(target: Target, places: Places, row: Listed | undefined, withSymbols: boolean): DebugProtocol.DisassembledInstruction {
  if (row === undefined || row.line === null)
    return { address: hex(Math.max(0, row?.address ?? 0)), instruction: '(no instruction)', presentationHint: 'invalid' };
  const { address, op, operands, place } = row.line;
  const next = instructionAt(target, address)?.next ?? address + WORD_B;
  return {
    address: hex(address),
    instruction: `${op} ${operands}`.trim(),
    instructionBytes: bytesText(target, address, next),
    ...(withSymbols && row.symbol !== '' && { symbol: row.symbol }),
    ...(place !== null && { location: places.source(place.file), ...places.place(place) }),
  };
}

function bytesText({ view, patched }: Target, from: number, to: number): string {
  const bytes = view.bytes(from, to - from).slice();
  const first = patched.get(from);
  if (first !== undefined) bytes[0] = first & 255;
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
}
