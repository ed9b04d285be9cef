/** Debug tables → bytes (image-debug-format.ts). */
import type { DebugTables, InfoDebug, IpDebug, Place } from './image.ts';
import { encodeBlocks, encodeTexts } from './image-blocks.ts';
import { ContextTable, encodePlace, nowhere } from './image-contexts.ts';
import * as F from './image-debug-format.ts';
import { ByteWriter } from './image-format.ts';

export function encodeDebug(tables: DebugTables): ByteWriter {
  const out = new ByteWriter();
  const strings = new StringTable();
  const contexts = new ContextTable();
  const body = new ByteWriter();
  encodeBlocks(body, tables.infos.length, F.INFO_ROWS.perBlock, (block, from, to) => encodeInfos(block, tables.infos, from, to, strings, contexts));
  encodeStarts(body, tables.ips);
  encodeBlocks(body, tables.ips.length, F.IP_ROWS.perBlock, (block, from, to) => encodeIps(block, tables.ips.slice(from, to), contexts));
  const calls = new ByteWriter();
  contexts.encode(calls, (text) => strings.number(text));
  out.varint(tables.files.length);
  for (const file of tables.files) out.text(file);
  encodeTexts(out, strings.texts);
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

  get texts(): readonly string[] {
    return this.#texts;
  }

  encode(out: ByteWriter): void {
    out.varint(this.#texts.length);
    for (const text of this.#texts) out.text(text);
  }
}

function encodeInfos(out: ByteWriter, infos: readonly InfoDebug[], from: number, to: number, strings: StringTable, contexts: ContextTable): void {
  let place = nowhere;
  let lastContext = 0;
  for (let i = from; i < to; i++) {
    const info = infos[i];
    const { params = [] } = info;
    const extras = (info.waits === '' ? 0 : F.HAS_WAITS) | (params.length > 0 ? F.HAS_PARAMS : 0);
    const context = contexts.number(info.place?.inlined);
    const flags = (info.place ? F.HAS_PLACE : 0) | (info.vars.length > 0 ? F.HAS_VARS : 0) | (context > 0 ? F.HAS_CONTEXT : 0) | extras;
    out.u8(F.infoKinds.indexOf(info.kind) | flags);
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
        out.varint(at * F.reps.length + F.reps.indexOf(rep));
      }
    }
    if (params.length > 0) encodeParams(out, params, strings);
  }
}

function encodeParams(out: ByteWriter, params: NonNullable<InfoDebug['params']>, strings: StringTable): void {
  out.varint(params.length);
  for (const { name, rep } of params) out.varint(strings.number(name) * F.reps.length + F.reps.indexOf(rep));
}

/** What the previous entry said. */
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

/** Goes on with other code, from where that was last. */
function switchTo(cursor: Cursor, context: number, callee: string | null): void {
  cursor.places.set(cursor.callee, cursor.place);
  cursor.place = cursor.places.get(callee) ?? cursor.place;
  cursor.callee = callee;
  cursor.context = context;
  if (context > 0) cursor.lastContext = context;
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

/** Where each block starts, so that the one with an entry is found. */
function encodeStarts(out: ByteWriter, ips: readonly IpDebug[]): void {
  let before = 0;
  out.varint(Math.ceil(ips.length / F.IP_ROWS.perBlock));
  for (let from = 0; from < ips.length; from += F.IP_ROWS.perBlock) {
    out.varint(ips[from].start - before);
    before = ips[from].start;
  }
}

function encodeIps(out: ByteWriter, ips: readonly IpDebug[], contexts: ContextTable): void {
  const cursor: Cursor = { place: nowhere, end: ips[0].start, info: 0, context: 0, lastContext: 0, callee: null, places: new Map() };
  for (const entry of ips) {
    const { inlined } = entry.place;
    encodeContext(out, contexts.number(inlined), inlined?.callee ?? null, cursor);
    encodeIp(out, entry, cursor);
  }
}

function encodeContext(out: ByteWriter, context: number, callee: string | null, cursor: Cursor): void {
  if (context === cursor.context) return;
  const step = context - cursor.lastContext;
  if (context === 0) out.u8(F.NO_CONTEXT);
  else if (within(step, F.NEAREST, F.NEAREST + F.NEAR_STEPS)) out.u8(F.NEAR_CONTEXT + step - F.NEAREST);
  else {
    out.u8(F.CONTEXT);
    out.signed(step);
  }
  switchTo(cursor, context, callee);
}

function encodeIp(out: ByteWriter, entry: IpDebug, cursor: Cursor): void {
  const { start, end, place, info } = entry;
  const step = info - cursor.info;
  if (place.file !== cursor.place.file) {
    out.u8(F.FILE);
    out.varint(place.file);
    out.varint(place.line);
    cursor.place = { ...cursor.place, file: place.file, line: place.line };
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
    out.u8(F.FAR_INFO);
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
  for (const byte of [F.LINES | (step << 3) | gap, ((length - 1) << 5) | (moreLines - 1), lines + 64, cols + base, endCol]) out.u8(byte);
  return true;
}

function encodeLong(out: ByteWriter, { step, gap, length, lines, cols, moreLines, endCol }: IpShape): void {
  if (step === 1) {
    out.u8(F.FAR_INFO);
    out.signed(1);
  }
  out.u8(F.LONG);
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
