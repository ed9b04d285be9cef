/**
 * Debug tables as bytes: the content of the debug section.
 *
 * Info rows follow each other with places as deltas to the row before. The ip table is a run of entries, each relative to the one before it, in five
 * forms (bits from the first byte's highest):
 *
 *     0 ggg ll ccccc wwwww                   2 bytes   same function, same line; gap 0..7, length 1..4, column step -16..15, width 0..31
 *     10 f ggg ll yyyy cccccc wwwwww         3 bytes   line step -4..11, column step -32..31, width 0..63
 *     110 f gggg lll yyyyyyy ccccccc wwwwwww 4 bytes   gap 0..15, length 1..8, line step -32..95, column step -64..63, width 0..127
 *     1111 f ggg lllmmmmm yyyyyyyy cccccccc eeeeeeee    5 bytes   gap 0..7, length 1..8, 1..32 lines more, line step -64..191, column step -128..127, end column
 *     11100000 varints                       long      gap, length, line step, column step, lines, end column
 *     11100001 varint                        the following entries belong to the function so many infos further
 *     11100010 varint                        the file
 *     11100011 varint                        the following entries have the context so many further than the last one (zigzag)
 *     11100100                               the following entries have no context
 *     11100101 … 11101111                    the same as 11100011, -4 … 6 further
 *
 * gap = words between the end of the entry before and its start; length = its words; width = columns on its one line. f = 1: the entry belongs to the
 * function of the next info, and instead of a column step stands its column, 0..63 or 0..127.
 *
 * Contexts of inlined code (InlinedCall) are a tree in a table of their own: its rows are numbered from 1, 0 is no context, and a row comes after the one that
 * its call was inlined with. Lines and columns are relative to the last entry before that belongs to code of the same callee, if there is one.
 */
import type { DebugTables, InfoDebug, InlinedCall, IpDebug, Place } from './image.ts';
import { ContextTable, contextOf, decodeContexts, decodePlace, encodePlace, nowhere, placeIn } from './image-contexts.ts';
import { type ByteReader, ByteWriter } from './image-format.ts';
import type { Rep } from './tables/primops.ts';

const infoKinds: readonly InfoDebug['kind'][] = ['con', 'fun', 'thunk', 'caf', 'ret', 'safepoint', 'raise'];
const reps: readonly Rep[] = ['p', 'i32', 'i64', 'f32', 'f64', 'void'];

const KIND_MASK = 7;
const HAS_PLACE = 8;
const HAS_VARS = 16;
const HAS_WAITS = 32;
const HAS_PARAMS = 64;
const HAS_CONTEXT = 128;

const WIDE = 0xc0;
const LONG = 0xe0;
const FAR_INFO = 0xe1;
const FILE = 0xe2;
const CONTEXT = 0xe3;
const NO_CONTEXT = 0xe4;
const NEAR_CONTEXT = 0xe5;
/** steps to contexts that take one byte: from this, as many as there are bytes left */
const NEAREST = -4;
const NEAR_STEPS = 11;
const LINES = 0xf0;

/** What the previous row said. */
interface Cursor {
  place: Place;
  end: number;
  info: number;
  /** 0: none */
  context: number;
  /** the last one there was */
  lastContext: number;
  /** whose code the entries are, null when their own function's */
  callee: string | null;
  /** the last place in the code of each callee but this */
  readonly places: Map<string | null, Place>;
}

const start = (): Cursor => ({ place: nowhere, end: 0, info: 0, context: 0, lastContext: 0, callee: null, places: new Map() });

/** Goes on with other code, from where that was last. */
function switchTo(cursor: Cursor, context: number, callee: string | null): void {
  cursor.places.set(cursor.callee, cursor.place);
  cursor.place = cursor.places.get(callee) ?? cursor.place;
  cursor.callee = callee;
  cursor.context = context;
  if (context > 0) cursor.lastContext = context;
}

// Encoding ------------------------------------------------------------------------------------------------------------------------------

export function encodeDebug(tables: DebugTables): ByteWriter {
  const out = new ByteWriter();
  const strings = new StringTable();
  const contexts = new ContextTable();
  const body = new ByteWriter();
  encodeInfos(body, tables.infos, strings, contexts);
  encodeIps(body, tables.ips, contexts);
  const calls = new ByteWriter();
  contexts.encode(calls, (text) => strings.number(text));
  out.varint(tables.files.length);
  for (const file of tables.files) out.text(file);
  strings.encode(out);
  out.raw(calls.done());
  out.raw(body.done());
  return out;
}

/** Each text once, numbered by first use. */
export class StringTable {
  readonly #numbers = new Map<string, number>();
  readonly #texts: string[] = [];

  number(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    this.#numbers.set(text, this.#numbers.size);
    this.#texts.push(text);
    return this.#numbers.size - 1;
  }

  text(number: number): string {
    return this.#texts[number];
  }

  encode(out: ByteWriter): void {
    out.varint(this.#numbers.size);
    for (const text of this.#numbers.keys()) out.text(text);
  }

  static decode(input: ByteReader): string[] {
    return input.texts(input.count(1, 'texts'));
  }
}

function encodeInfos(out: ByteWriter, infos: readonly InfoDebug[], strings: StringTable, contexts: ContextTable): void {
  out.varint(infos.length);
  let place = nowhere;
  let lastContext = 0;
  for (const [i, info] of infos.entries()) {
    const { params = [] } = info;
    const extras = (info.waits === '' ? 0 : HAS_WAITS) | (params.length > 0 ? HAS_PARAMS : 0);
    const context = contexts.number(info.place?.inlined);
    const flags = (info.place ? HAS_PLACE : 0) | (info.vars.length > 0 ? HAS_VARS : 0) | (context > 0 ? HAS_CONTEXT : 0) | extras;
    out.u8(infoKinds.indexOf(info.kind) | flags);
    out.varint(strings.number(info.name));
    out.varint(info.parent < 0 ? 0 : zigzag(info.parent - i) + 1);
    if (info.waits !== '') out.varint(strings.number(info.waits));
    if (info.place) place = encodePlace(out, info.place, place);
    if (context > 0) {
      out.signed(context - lastContext);
      lastContext = context;
    }
    if (info.vars.length > 0) {
      out.varint(info.vars.length);
      for (const { name, rep, at } of info.vars) {
        out.varint(strings.number(name));
        out.varint(at * reps.length + reps.indexOf(rep));
      }
    }
    if (params.length > 0) encodeParams(out, params, strings);
  }
}

function encodeParams(out: ByteWriter, params: NonNullable<InfoDebug['params']>, strings: StringTable): void {
  out.varint(params.length);
  for (const { name, rep } of params) out.varint(strings.number(name) * reps.length + reps.indexOf(rep));
}

function encodeIps(out: ByteWriter, ips: readonly IpDebug[], contexts: ContextTable): void {
  out.varint(ips.length);
  const cursor = start();
  for (const entry of ips) {
    const { inlined } = entry.place;
    encodeContext(out, contexts.number(inlined), inlined?.callee ?? null, cursor);
    encodeIp(out, entry, cursor);
  }
}

function encodeContext(out: ByteWriter, context: number, callee: string | null, cursor: Cursor): void {
  if (context === cursor.context) return;
  const step = context - cursor.lastContext;
  if (context === 0) out.u8(NO_CONTEXT);
  else if (within(step, NEAREST, NEAREST + NEAR_STEPS)) out.u8(NEAR_CONTEXT + step - NEAREST);
  else {
    out.u8(CONTEXT);
    out.signed(step);
  }
  switchTo(cursor, context, callee);
}

function encodeIp(out: ByteWriter, entry: IpDebug, cursor: Cursor): void {
  const { start, end, place, info } = entry;
  const step = info - cursor.info;
  if (place.file !== cursor.place.file) {
    out.u8(FILE);
    out.varint(place.file);
  }
  const shape: IpShape = {
    step: step === 1 ? 1 : 0,
    gap: start - cursor.end,
    length: end - start,
    lines: place.line - cursor.place.line,
    cols: step === 1 ? place.col : place.col - cursor.place.col,
    moreLines: place.endLine - place.line,
    endCol: place.endCol - (place.endLine === place.line ? place.col : 0),
  };
  if (step !== 0 && step !== 1) {
    out.u8(FAR_INFO);
    out.signed(step);
  }
  if (!encodeShort(out, shape)) encodeLong(out, step === 1 ? { ...shape, cols: place.col - cursor.place.col } : shape);
  cursor.place = place;
  cursor.end = end;
  cursor.info = info;
}

/** The shortest of the packed forms; false when none is wide enough. */
function encodeShort(out: ByteWriter, shape: IpShape): boolean {
  const { step, gap, length, lines, cols, moreLines, endCol: width } = shape;
  if (moreLines !== 0) return encodeLines(out, shape);
  if (width < 0 || length < 1) return false;
  const fits = (gaps: number, lengths: number, fewest: number, most: number, columns: number, widths: number): boolean =>
    gap < gaps && length <= lengths && within(lines, fewest, most) && within(step ? cols - columns : cols, -columns, columns) && width < widths;
  if (step === 0 && fits(8, 4, 0, 1, 16, 32)) {
    const bits = (gap << 12) | ((length - 1) << 10) | ((cols + 16) << 5) | width;
    bytesOf(out, bits, 2);
  } else if (fits(8, 4, -4, 12, 32, 64)) {
    const bits = (2 << 22) | (step << 21) | (gap << 18) | ((length - 1) << 16) | ((lines + 4) << 12) | ((step ? cols : cols + 32) << 6) | width;
    bytesOf(out, bits, 3);
  } else if (fits(16, 8, -32, 96, 64, 128)) {
    const bits = (6 << 29) | (step << 28) | (gap << 24) | ((length - 1) << 21) | ((lines + 32) << 14) | ((step ? cols : cols + 64) << 7) | width;
    bytesOf(out, bits, 4);
  } else return false;
  return true;
}

/** A place of several lines. */
function encodeLines(out: ByteWriter, { step, gap, length, lines, cols, moreLines, endCol }: IpShape): boolean {
  const base = step ? 0 : 128;
  const fits = gap < 8 && within(length, 1, 9) && within(moreLines, 1, 33) && within(lines, -64, 192) && within(cols + base, 0, 256) && within(endCol, 0, 256);
  if (!fits) return false;
  for (const byte of [LINES | (step << 3) | gap, ((length - 1) << 5) | (moreLines - 1), lines + 64, cols + base, endCol]) out.u8(byte);
  return true;
}

function encodeLong(out: ByteWriter, { step, gap, length, lines, cols, moreLines, endCol }: IpShape): void {
  if (step === 1) {
    out.u8(FAR_INFO);
    out.signed(1);
  }
  out.u8(LONG);
  out.varint(gap);
  out.varint(length);
  for (const number of [lines, cols, moreLines, endCol]) out.signed(number);
}

/** The low `count` bytes, highest first. */
function bytesOf(out: ByteWriter, bits: number, count: number): void {
  for (let shift = 8 * (count - 1); shift >= 0; shift -= 8) out.u8((bits >>> shift) & 255);
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
  const contexts = decodeContexts(input, strings);
  const infos = decodeInfos(input, strings, contexts);
  const ips = decodeIps(input, contexts);
  if (input.left > 0) input.fail(`${input.left} bytes after the debug tables`);
  return { files, infos, ips };
}

function decodeInfos(input: ByteReader, strings: readonly string[], contexts: readonly InlinedCall[]): InfoDebug[] {
  let before = nowhere;
  let context = 0;
  return Array.from({ length: input.count(3, 'info rows') }, (_, i): InfoDebug => {
    const flags = input.u8();
    const kind = infoKinds[flags & KIND_MASK] ?? input.fail('unknown kind of info row');
    const name = strings[input.index(strings.length, 'text')];
    const parentStep = input.varint();
    const parent = parentStep === 0 ? -1 : i + unzigzag(parentStep - 1);
    const waits = flags & HAS_WAITS ? strings[input.index(strings.length, 'text')] : '';
    const bare = flags & HAS_PLACE ? decodePlace(input, before) : null;
    before = bare ?? before;
    if (flags & HAS_CONTEXT) context += input.signed();
    const place = bare !== null && flags & HAS_CONTEXT ? placeIn(bare, contextOf(input, contexts, context)) : bare;
    const vars = flags & HAS_VARS ? decodeVars(input, strings) : [];
    const row = { kind, name, place, parent, waits, vars };
    return flags & HAS_PARAMS ? { ...row, params: decodeParams(input, strings) } : row;
  });
}

function decodeParams(input: ByteReader, strings: readonly string[]): NonNullable<InfoDebug['params']> {
  return Array.from({ length: input.count(1, 'parameters') }, () => {
    const packed = input.index(strings.length * reps.length, 'parameter');
    return { name: strings[Math.floor(packed / reps.length)], rep: reps[packed % reps.length] };
  });
}

function decodeVars(input: ByteReader, strings: readonly string[]): InfoDebug['vars'] {
  return Array.from({ length: input.count(2, 'variables') }, () => {
    const name = strings[input.index(strings.length, 'text')];
    const packed = input.varint();
    return { name, rep: reps[packed % reps.length], at: Math.floor(packed / reps.length) };
  });
}

function decodeIps(input: ByteReader, contexts: readonly InlinedCall[]): IpDebug[] {
  const cursor = start();
  return Array.from({ length: input.count(2, 'ip entries') }, () => {
    const entry = decodeIp(input, cursor, contexts);
    return cursor.context === 0 ? entry : { ...entry, place: placeIn(entry.place, contextOf(input, contexts, cursor.context)) };
  });
}

function decodeIp(input: ByteReader, cursor: Cursor, contexts: readonly InlinedCall[]): IpDebug {
  let first = input.u8();
  for (; first > LONG && first < LINES; first = input.u8()) decodeStep(input, first, cursor, contexts);
  const shape = decodeShape(input, first);
  const { gap, length, lines, moreLines } = shape;
  const start = cursor.end + gap;
  const line = cursor.place.line + lines;
  const col = shape.step ? shape.cols : cursor.place.col + shape.cols;
  cursor.place = { file: cursor.place.file, line, col, endLine: line + moreLines, endCol: shape.endCol + (moreLines === 0 ? col : 0) };
  cursor.end = start + length;
  cursor.info += shape.step;
  return { start, end: cursor.end, place: cursor.place, info: cursor.info };
}

function decodeStep(input: ByteReader, op: number, cursor: Cursor, contexts: readonly InlinedCall[]): void {
  if (op === FAR_INFO) cursor.info += input.signed();
  else if (op === FILE) cursor.place = { ...cursor.place, file: input.varint() };
  else if (op === NO_CONTEXT) switchTo(cursor, 0, null);
  else if (op === CONTEXT || op >= NEAR_CONTEXT) {
    const context = cursor.lastContext + (op === CONTEXT ? input.signed() : op - NEAR_CONTEXT + NEAREST);
    switchTo(cursor, context, contextOf(input, contexts, context)?.callee ?? null);
  }
}

/** An ip entry relative to the one before; `cols` is the column itself when `step` is 1; `endCol` counts from the column on one line, else from 0. */
interface IpShape {
  readonly step: number;
  readonly gap: number;
  readonly length: number;
  readonly lines: number;
  readonly cols: number;
  readonly moreLines: number;
  readonly endCol: number;
}

function decodeShape(input: ByteReader, first: number): IpShape {
  if (first === LONG) {
    return {
      step: 0,
      gap: input.varint(),
      length: input.varint(),
      lines: input.signed(),
      cols: input.signed(),
      moreLines: input.signed(),
      endCol: input.signed(),
    };
  }
  if (first >= LINES) return decodeLines(input, first);
  let bits = (first << 8) | input.u8();
  const field = (shift: number, width: number): number => (bits >>> shift) & ((1 << width) - 1);
  if (first < 0x80) return { step: 0, gap: field(12, 3), length: field(10, 2) + 1, lines: 0, cols: field(5, 5) - 16, moreLines: 0, endCol: field(0, 5) };
  bits = (bits << 8) | input.u8();
  if (first < WIDE) {
    const step = field(21, 1);
    return {
      step,
      gap: field(18, 3),
      length: field(16, 2) + 1,
      lines: field(12, 4) - 4,
      cols: field(6, 6) - (step ? 0 : 32),
      moreLines: 0,
      endCol: field(0, 6),
    };
  }
  bits = (bits << 8) | input.u8();
  const step = field(28, 1);
  return {
    step,
    gap: field(24, 4),
    length: field(21, 3) + 1,
    lines: field(14, 7) - 32,
    cols: field(7, 7) - (step ? 0 : 64),
    moreLines: 0,
    endCol: field(0, 7),
  };
}

function decodeLines(input: ByteReader, first: number): IpShape {
  const step = (first >>> 3) & 1;
  const second = input.u8();
  const lines = input.u8() - 64;
  const cols = input.u8() - (step ? 0 : 128);
  return { step, gap: first & 7, length: (second >>> 5) + 1, lines, cols, moreLines: (second & 31) + 1, endCol: input.u8() };
}

function unzigzag(value: number): number {
  return (value >>> 1) ^ -(value & 1);
}
