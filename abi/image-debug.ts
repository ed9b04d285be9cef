/**
 * Debug tables as bytes: the content of the debug section.
 *
 * Info rows follow each other with places as deltas to the row before. The ip table is a run of entries, each relative to the one before it, in three
 * lengths (bits from the first byte's highest):
 *
 *     0 ggg ll ccccc wwwww              2 bytes   same line, gap 0..7, length 1..4, column step -16..15, width 0..31
 *     10 ggg ll yyyy cccccc wwwwwww     3 bytes   the same with line step -4..11, column step -32..31, width 0..127
 *     110 iiiii                         1 byte    the following entries belong to the function i - 16 infos further
 *     11100000 varints                            long: gap, length, line step, column step, lines, end column
 *     11100001 varint                             the function, any distance
 *     11100010 varint                             the file
 *
 * gap = words between the end of the entry before and its start; length = its words; width = columns on its one line.
 */
import type { DebugTables, InfoDebug, IpDebug, Place } from './image.ts';
import { type ByteReader, ByteWriter } from './image-format.ts';
import type { Rep } from './tables/primops.ts';

const infoKinds: readonly InfoDebug['kind'][] = ['con', 'fun', 'thunk', 'caf', 'ret', 'safepoint', 'raise'];
const reps: readonly Rep[] = ['p', 'i32', 'i64', 'f32', 'f64', 'void'];

const KIND_MASK = 7;
const HAS_PLACE = 8;
const HAS_VARS = 16;
const HAS_WAITS = 32;

const NEAR_INFO = 0xc0;
const LONG = 0xe0;
const FAR_INFO = 0xe1;
const FILE = 0xe2;

const nowhere: Place = { file: 0, line: 0, col: 0, endLine: 0, endCol: 0 };

/** What the previous row said. */
interface Cursor {
  place: Place;
  end: number;
  info: number;
}

const start = (): Cursor => ({ place: nowhere, end: 0, info: 0 });

// Encoding ------------------------------------------------------------------------------------------------------------------------------

export function encodeDebug(tables: DebugTables): ByteWriter {
  const out = new ByteWriter();
  const strings = new StringTable();
  const body = new ByteWriter();
  encodeInfos(body, tables.infos, strings);
  encodeIps(body, tables.ips);
  out.varint(tables.files.length);
  for (const file of tables.files) out.text(file);
  strings.encode(out);
  out.raw(body.done());
  return out;
}

/** Each text once, numbered by first use. */
export class StringTable {
  readonly #numbers = new Map<string, number>();

  number(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    this.#numbers.set(text, this.#numbers.size);
    return this.#numbers.size - 1;
  }

  encode(out: ByteWriter): void {
    out.varint(this.#numbers.size);
    for (const text of this.#numbers.keys()) out.text(text);
  }

  static decode(input: ByteReader): string[] {
    return Array.from({ length: input.count(1, 'texts') }, () => input.text());
  }
}

function encodeInfos(out: ByteWriter, infos: readonly InfoDebug[], strings: StringTable): void {
  out.varint(infos.length);
  let place = nowhere;
  for (const [i, info] of infos.entries()) {
    const flags = (info.place ? HAS_PLACE : 0) | (info.vars.length > 0 ? HAS_VARS : 0) | (info.waits === '' ? 0 : HAS_WAITS);
    out.u8(infoKinds.indexOf(info.kind) | flags);
    out.varint(strings.number(info.name));
    out.varint(info.parent < 0 ? 0 : zigzag(info.parent - i) + 1);
    if (info.waits !== '') out.varint(strings.number(info.waits));
    if (info.place) place = encodePlace(out, info.place, place);
    if (info.vars.length > 0) {
      out.varint(info.vars.length);
      for (const { name, rep, at } of info.vars) {
        out.varint(strings.number(name));
        out.varint(at * reps.length + reps.indexOf(rep));
      }
    }
  }
}

function encodePlace(out: ByteWriter, place: Place, before: Place): Place {
  out.signed(place.file - before.file);
  out.signed(place.line - before.line);
  out.signed(place.col - before.col);
  out.signed(place.endLine - place.line);
  out.signed(place.endCol - (place.endLine === place.line ? place.col : 0));
  return place;
}

function encodeIps(out: ByteWriter, ips: readonly IpDebug[]): void {
  out.varint(ips.length);
  const cursor = start();
  for (const entry of ips) encodeIp(out, entry, cursor);
}

function encodeIp(out: ByteWriter, { start, end, place, info }: IpDebug, cursor: Cursor): void {
  if (info !== cursor.info) encodeInfoStep(out, info - cursor.info);
  if (place.file !== cursor.place.file) {
    out.u8(FILE);
    out.varint(place.file);
  }
  const gap = start - cursor.end;
  const length = end - start;
  const lines = place.line - cursor.place.line;
  const cols = place.col - cursor.place.col;
  const width = place.endLine === place.line ? place.endCol - place.col : -1;
  const near = gap < 8 && length >= 1 && length <= 4 && width >= 0;
  if (near && lines === 0 && within(cols, -16, 16) && width < 32) {
    const bits = (gap << 12) | ((length - 1) << 10) | ((cols + 16) << 5) | width;
    out.u8(bits >> 8);
    out.u8(bits & 255);
  } else if (near && within(lines, -4, 12) && within(cols, -32, 32) && width < 128) {
    const bits = (2 << 22) | (gap << 19) | ((length - 1) << 17) | ((lines + 4) << 13) | ((cols + 32) << 7) | width;
    out.u8(bits >> 16);
    out.u8((bits >> 8) & 255);
    out.u8(bits & 255);
  } else {
    out.u8(LONG);
    out.varint(gap);
    out.varint(length);
    out.signed(lines);
    out.signed(cols);
    out.signed(place.endLine - place.line);
    out.signed(place.endCol - (place.endLine === place.line ? place.col : 0));
  }
  cursor.place = place;
  cursor.end = end;
  cursor.info = info;
}

function encodeInfoStep(out: ByteWriter, step: number): void {
  if (within(step, -16, 16)) out.u8(NEAR_INFO | (step + 16));
  else {
    out.u8(FAR_INFO);
    out.signed(step);
  }
}

function within(value: number, from: number, below: number): boolean {
  return value >= from && value < below;
}

function zigzag(value: number): number {
  return ((value << 1) ^ (value >> 31)) >>> 0;
}

// Decoding ------------------------------------------------------------------------------------------------------------------------------

/** The tables of a debug section. Throws ImageError. */
export function decodeDebug(input: ByteReader): DebugTables {
  const files = StringTable.decode(input);
  const strings = StringTable.decode(input);
  const infos = decodeInfos(input, strings);
  const ips = decodeIps(input);
  if (input.left > 0) input.fail(`${input.left} bytes after the debug tables`);
  return { files, infos, ips };
}

function decodeInfos(input: ByteReader, strings: readonly string[]): InfoDebug[] {
  let before = nowhere;
  return Array.from({ length: input.count(3, 'info rows') }, (_, i): InfoDebug => {
    const flags = input.u8();
    const kind = infoKinds[flags & KIND_MASK] ?? input.fail('unknown kind of info row');
    const name = strings[input.index(strings.length, 'text')];
    const parentStep = input.varint();
    const parent = parentStep === 0 ? -1 : i + unzigzag(parentStep - 1);
    const waits = flags & HAS_WAITS ? strings[input.index(strings.length, 'text')] : '';
    const place = flags & HAS_PLACE ? decodePlace(input, before) : null;
    before = place ?? before;
    const vars = flags & HAS_VARS ? decodeVars(input, strings) : [];
    return { kind, name, place, parent, waits, vars };
  });
}

function decodeVars(input: ByteReader, strings: readonly string[]): InfoDebug['vars'] {
  return Array.from({ length: input.count(2, 'variables') }, () => {
    const name = strings[input.index(strings.length, 'text')];
    const packed = input.varint();
    return { name, rep: reps[packed % reps.length], at: Math.floor(packed / reps.length) };
  });
}

function decodePlace(input: ByteReader, before: Place): Place {
  const file = before.file + input.signed();
  const line = before.line + input.signed();
  const col = before.col + input.signed();
  return { file, line, col, ...decodeEnd(input, line, col) };
}

function decodeEnd(input: ByteReader, line: number, col: number): { endLine: number; endCol: number } {
  const lines = input.signed();
  return { endLine: line + lines, endCol: input.signed() + (lines === 0 ? col : 0) };
}

function decodeIps(input: ByteReader): IpDebug[] {
  const cursor = start();
  return Array.from({ length: input.count(2, 'ip entries') }, () => decodeIp(input, cursor));
}

function decodeIp(input: ByteReader, cursor: Cursor): IpDebug {
  let first = input.u8();
  for (; first >= NEAR_INFO && first !== LONG; first = input.u8()) decodeStep(input, first, cursor);
  const shape = first < 0x80 ? decodeShort(input, first) : first < NEAR_INFO ? decodeMedium(input, first) : decodeLong(input);
  const start = cursor.end + shape.gap;
  const line = cursor.place.line + shape.lines;
  const col = cursor.place.col + shape.cols;
  const place: Place = { file: cursor.place.file, line, col, endLine: line + shape.moreLines, endCol: shape.endCol + (shape.moreLines === 0 ? col : 0) };
  cursor.place = place;
  cursor.end = start + shape.length;
  return { start, end: cursor.end, place, info: cursor.info };
}

function decodeStep(input: ByteReader, op: number, cursor: Cursor): void {
  if (op < LONG) cursor.info += (op & 31) - 16;
  else if (op === FAR_INFO) cursor.info += input.signed();
  else if (op === FILE) cursor.place = { ...cursor.place, file: input.varint() };
  else input.fail('unknown ip entry', input.at - 1);
}

/** An ip entry relative to the one before; `endCol` counts from `col` on one line, else from 0. */
interface IpShape {
  readonly gap: number;
  readonly length: number;
  readonly lines: number;
  readonly cols: number;
  readonly moreLines: number;
  readonly endCol: number;
}

function decodeShort(input: ByteReader, first: number): IpShape {
  const bits = (first << 8) | input.u8();
  return { gap: bits >> 12, length: ((bits >> 10) & 3) + 1, lines: 0, cols: ((bits >> 5) & 31) - 16, moreLines: 0, endCol: bits & 31 };
}

function decodeMedium(input: ByteReader, first: number): IpShape {
  const bits = (first << 16) | (input.u8() << 8) | input.u8();
  return {
    gap: (bits >> 19) & 7,
    length: ((bits >> 17) & 3) + 1,
    lines: ((bits >> 13) & 15) - 4,
    cols: ((bits >> 7) & 63) - 32,
    moreLines: 0,
    endCol: bits & 127,
  };
}

function decodeLong(input: ByteReader): IpShape {
  return { gap: input.varint(), length: input.varint(), lines: input.signed(), cols: input.signed(), moreLines: input.signed(), endCol: input.signed() };
}

function unzigzag(value: number): number {
  return (value >>> 1) ^ -(value & 1);
}
