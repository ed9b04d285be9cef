/**
 * Bytecode as data, and as text. The decoder is generic over the operand strings of tables/opcodes: verifier, disassembler and debugger read instructions
 * through `decodeInstruction`.
 */
import type { Image, Place } from './image.ts';
import { INFO_CON, INFO_ENTRY, INFO_FLAGS, INFO_PTRS, INFO_SIZE_B, INFO_TYPE, RTS_INFO, SLOT_BIAS, TAG_MASK } from './layout.ts';
import { type ByteOperand, operandLayouts, type WordOperand } from './operands.ts';
import { closureTypes } from './tables/closure-types.ts';
import { opcodes } from './tables/opcodes.ts';
import { primCalls } from './tables/primops.ts';
import { rtsInfos } from './tables/rts-infos.ts';

export type OperandKind = ByteOperand | WordOperand;

/**
 * One operand. Slots are words relative to Sp (SLOT_BIAS taken off); `off` and `table` entries are word indices, absolute like `at`;
 * `slots` and `table` have lists; `lit64` is a bigint; everything else the raw number. `at`: word index it was read from.
 */
export interface Operand {
  readonly kind: OperandKind;
  readonly value: number | bigint | readonly number[];
  readonly at: number;
}

export interface Instruction {
  readonly op: string;
  readonly opcode: number;
  readonly operands: readonly Operand[];
  /** words */
  readonly length: number;
}

/** Decodes the instruction at word index `at`; null when the opcode does not exist or the words end before the instruction does. */
export function decodeInstruction(words: Uint32Array, at: number): Instruction | null {
  if (at < 0 || at >= words.length) return null;
  const word = words[at];
  const opcode = word & 255;
  if (opcode >= opcodes.length) return null;
  const { bytes, words: following, countShift } = operandLayouts[opcode];
  const operands: Operand[] = bytes.map(({ kind, shift }) => ({ kind, value: byteValue(kind, word >>> shift), at }));
  const count = countShift === 0 ? 0 : (word >>> countShift) & 255;
  let next = at + 1;
  for (const kind of following) {
    const size = kind === 'slots' ? (count + 3) >>> 2 : kind === 'table' ? count : kind === 'lit64' ? 2 : 1;
    if (next + size > words.length) return null;
    operands.push({ kind, value: wordValue(kind, words, at, next, count), at: next });
    next += size;
  }
  return { op: opcodes[opcode].name, opcode, operands, length: next - at };
}

function byteValue(kind: ByteOperand, bits: number): number {
  switch (kind) {
    case 's':
    case 'd':
    case 's2':
    case 'd2':
      return (bits & 255) - SLOT_BIAS;
    case 'i8':
      return (bits << 24) >> 24;
    case 'i16':
      return (bits << 16) >> 16;
    case 'u16':
      return bits & 0xffff;
    case 'u24':
      return bits & 0xffffff;
    default:
      return bits & 255;
  }
}

function wordValue(kind: WordOperand, words: Uint32Array, at: number, from: number, count: number): number | bigint | readonly number[] {
  switch (kind) {
    case 'slots':
      return Array.from({ length: count }, (_, i) => ((words[from + (i >>> 2)] >>> (8 * (i & 3))) & 255) - SLOT_BIAS);
    case 'table':
      return Array.from({ length: count }, (_, i) => at + (words[from + i] | 0));
    case 'off':
      return at + (words[from] | 0);
    case 'lit64':
      return BigInt.asIntN(64, BigInt(words[from]) | (BigInt(words[from + 1]) << 32n));
    default:
      return words[from];
  }
}

// Text ---------------------------------------------------------------------------------------------------------------------------------------

/** The code of an image as text, one instruction a line, with names for what the image names. `only`: names of the top-level bindings wanted. */
export function disassemble(image: Image, only?: ReadonlySet<string>): string {
  const names = new ImageNames(image);
  const lines: string[] = [];
  let wanted = only === undefined;
  for (let at = image.codeStart; at < image.codeEnd; ) {
    const instr = decodeInstruction(image.words, at);
    if (instr === null) {
      lines.push(`  ${at}: not an instruction`);
      break;
    }
    const heading = names.headingAt(at, instr);
    if (heading !== null) {
      wanted = only === undefined || only.has(heading.root);
      if (wanted) lines.push('', heading.text);
    }
    if (wanted) {
      const text = `${String(at).padStart(6)}  ${instr.op.padEnd(8)} ${instr.operands.map((o) => names.operand(o)).join(' ')}`.trimEnd();
      const place = names.placeAt(at);
      lines.push(place === null ? text : `${text.padEnd(72)} ; ${place}`);
    }
    at += instr.length;
  }
  return `${lines.join('\n').trimStart()}\n`;
}

/** Entry addresses of functions, and what the debug tables call them. */
function entryNames(image: Image): [number, string][] {
  const rowsOfFuns = (image.debug?.infos ?? []).map((info, id) => ({ info, id })).filter(({ info }) => info.kind === 'fun');
  return rowsOfFuns.map(({ info, id }) => [image.words[(id * INFO_SIZE_B + INFO_ENTRY) >>> 2], info.name]);
}

class ImageNames {
  private readonly image: Image;
  private readonly relocs: ReadonlyMap<number, Image['relocs'][number]>;
  private readonly closures: ReadonlyMap<number, string>;
  private readonly code: ReadonlyMap<number, string>;

  constructor(image: Image) {
    this.image = image;
    this.relocs = new Map(image.relocs.map((r) => [r.at, r]));
    this.closures = new Map(image.symbols.map((s) => [s.ptr & ~TAG_MASK, s.name]));
    this.code = new Map([...entryNames(image), ...image.symbols.filter((s) => s.code !== 0).map((s): [number, string] => [s.code, s.name])]);
  }

  /** The line above a procedure's entry. */
  headingAt(at: number, instr: Instruction): { readonly root: string; readonly text: string } | null {
    if (!instr.op.startsWith('ENTRY')) return null;
    const info = instr.operands.find((o) => o.kind === 'info');
    const id = Number(info?.value) / INFO_SIZE_B;
    const debug = this.image.debug?.infos[id];
    const name = debug?.name ?? this.code.get(at * 4) ?? `info ${id}`;
    return { root: this.rootOf(id) ?? name, text: `${name}:  ${this.describeInfo(id)}${debug?.place ? `  ; ${this.place(debug.place)}` : ''}` };
  }

  /** Name of the top-level binding in whose text a procedure is written. */
  private rootOf(id: number): string | null {
    const infos = this.image.debug?.infos ?? [];
    let at = id;
    while (infos[at] !== undefined && infos[at].parent >= 0 && infos[at].parent < at) at = infos[at].parent;
    return infos[at]?.name ?? null;
  }

  placeAt(at: number): string | null {
    const row = this.image.debug?.ips.find((r) => r.start === at);
    return row === undefined ? null : this.place(row.place);
  }

  private place(p: Place): string {
    return `${this.image.debug?.files[p.file] ?? '?'}:${p.line}:${p.col}-${p.endLine === p.line ? '' : `${p.endLine}:`}${p.endCol}`;
  }

  operand(o: Operand): string {
    const value = Number(o.value);
    switch (o.kind) {
      case 's':
      case 'd':
      case 's2':
      case 'd2':
        return slot(value);
      case 'slots':
        return `(${(o.value as readonly number[]).map(slot).join(' ')})`;
      case 'table':
        return `{${(o.value as readonly number[]).map((t) => `@${t}`).join(' ')}}`;
      case 'off':
        return `@${value}`;
      case 'info':
      case 'con':
        return this.info(o.at, value);
      case 'ptr':
        return this.pointer(o.at, value);
      case 'code':
        return this.imported(o.at) ?? this.code.get(value) ?? `code@${value >>> 2}`;
      case 'shape':
        return `shape:${value.toString(16)}`;
      case 'addr':
        return JSON.stringify(this.text(value));
      case 'prim':
        return primCalls[value] ?? `prim ${value}`;
      case 'host':
        return JSON.stringify(this.image.hosts[value]?.name ?? `host ${value}`);
      case 'lit64':
        return `${o.value}`;
      default:
        return `${value}`;
    }
  }

  private imported(at: number): string | null {
    const reloc = this.relocs.get(at);
    if (reloc === undefined || !('target' in reloc)) return null;
    const symbol = this.image.imports[reloc.target];
    return symbol === undefined ? null : `${symbol.module}.${symbol.name}`;
  }

  private pointer(at: number, value: number): string {
    const name = this.imported(at);
    if (name !== null) return name;
    if (!this.relocs.has(at)) return value === 0 ? '-' : `0x${value.toString(16)}`;
    const base = value - (value & TAG_MASK);
    const tag = value & TAG_MASK;
    return `${this.closures.get(base) ?? `closure@${base >>> 2}`}${tag === 0 ? '' : `+${tag}`}`;
  }

  private info(at: number, value: number): string {
    const tag = value & TAG_MASK;
    const base = value - tag;
    if (!this.relocs.has(at)) return rtsInfos[(base - RTS_INFO) / INFO_SIZE_B]?.name ?? `0x${base.toString(16)}`;
    return `${this.describeInfo(base / INFO_SIZE_B)}${tag === 0 ? '' : `+${tag}`}`;
  }

  private describeInfo(id: number): string {
    const { words } = this.image;
    const at = (id * INFO_SIZE_B) >>> 2;
    const byte = (offset: number): number => (words[at + (offset >>> 2)] >>> (8 * (offset & 3))) & 255;
    const half = (offset: number): number => byte(offset) | (byte(offset + 1) << 8);
    const type = closureTypes[byte(INFO_TYPE)]?.name ?? '?';
    const debug = this.image.debug?.infos[id];
    if (type === 'RET') return `ret${id}[F=${half(INFO_PTRS)} live=${this.bits(at, byte(INFO_FLAGS), half(INFO_PTRS))}]`;
    return type === 'CONSTR' ? `${debug?.name ?? 'con'}#${half(INFO_CON)}` : `${type.toLowerCase()} ${debug?.name ?? id}`;
  }

  private bits(at: number, flags: number, frame: number): string {
    const shape = this.image.words[at + 3];
    const big = (flags & 2) !== 0;
    const slots: number[] = [];
    for (let i = 0; i < frame - 1; i++) {
      const word = big ? this.image.words[(shape >>> 2) + (i >>> 5)] : shape;
      if ((word >>> (i & 31)) & 1) slots.push(i + 1);
    }
    return `{${slots.join(',')}}`;
  }

  private text(offset: number): string {
    const end = this.image.data.indexOf(0, offset);
    return new TextDecoder().decode(this.image.data.subarray(offset, end < 0 ? undefined : end));
  }
}

function slot(word: number): string {
  return word < 0 ? `out[${word}]` : `[${word}]`;
}
