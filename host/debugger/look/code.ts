/**
 * Code as it lies in memory: whose an address is, and the instructions there, with what breakpoints have overwritten put back.
 */

import { TYPE_FUN, TYPE_THUNK, TYPE_THUNK_SELECTOR } from '../../../abi/closure-types.gen.ts';
import { decodeInstruction, type Instruction } from '../../../abi/disassemble.ts';
import * as L from '../../../abi/layout.ts';
import type { DebugIndex, IndexedImage, IndexedInfo, SourcePlace } from '../../memory/debug-index.ts';
import { readInfo } from '../../memory/info.ts';
import type { MemoryView } from '../../memory/view.ts';
import type { Target } from '../protocol.ts';

/** An instruction at an address. Branch targets (`off`, `table`) are byte addresses. */
export interface CodeInstruction extends Instruction {
  readonly address: number;
  /** address behind it */
  readonly next: number;
}

/** The code of one function or thunk. */
export interface Procedure {
  readonly info: IndexedInfo | null;
  readonly infoAddress: number;
  readonly infoId: number;
  readonly isFunction: boolean;
  readonly name: string;
  readonly module: string;
  readonly place: SourcePlace | null;
  /** address of its entry instruction */
  readonly entry: number;
  /** words of its arguments; 0 for thunks */
  readonly argWords: number;
  /** words of its activation frame; 0: it has none */
  readonly frameWords: number;
}

/** More words than any instruction has. */
const LONGEST_W = 320;

/** The instruction at a byte address; null when there is none. */
export function instructionAt(target: Target, address: number): CodeInstruction | null {
  const { view, patched } = target;
  view.refresh();
  if ((address & 3) !== 0 || !view.has(address, L.WORD_B)) return null;
  const first = patched.get(address);
  const at = address / L.WORD_B;
  const words = first === undefined ? view.words : view.words.slice(at, at + LONGEST_W);
  if (first !== undefined) words[0] = first;
  const base = first === undefined ? 0 : at;
  const found = decodeInstruction(words, at - base);
  if (found === null) return null;
  const operands = found.operands.map((o) => {
    const moved = { ...o, at: o.at + base };
    if (o.kind === 'off') return { ...moved, value: (Number(o.value) + base) * L.WORD_B };
    return o.kind === 'table' ? { ...moved, value: (o.value as readonly number[]).map((t) => (t + base) * L.WORD_B) } : moved;
  });
  return { ...found, operands, address, next: address + found.length * L.WORD_B };
}

/** An operand's value by kind; undefined when the instruction has none. */
export function operandOf(instruction: CodeInstruction, kind: string): number | undefined {
  const found = instruction.operands.find((o) => o.kind === kind);
  return found === undefined ? undefined : Number(found.value);
}

/** Entry addresses of an image's functions and thunks, ascending, and the info tables that have them. */
interface Entries {
  readonly entries: readonly number[];
  readonly infos: readonly number[];
}

const entriesOf = new WeakMap<DebugIndex, Map<number, Entries>>();

/** The function or thunk whose code an address lies in; null when it is no code of an image. */
export function procedureAt(target: Target, address: number): Procedure | null {
  const image = target.debug.imageOf(address);
  if (image === null) return null;
  const { entries, infos } = entriesIn(target, image);
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (entries[middle] <= address) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? null : procedureOf(target, infos[low - 1]);
}

/** The code that an info table of a function or thunk leads to. */
export function procedureOf(target: Target, infoAddress: number): Procedure | null {
  const info = readInfo(target.view, infoAddress);
  if (info === null) return null;
  const entry = instructionAt(target, info.entry);
  if (entry === null || !entry.op.startsWith('ENTRY')) return null;
  const known = target.debug.info(info.id);
  return {
    info: known,
    infoAddress,
    infoId: info.id,
    isFunction: info.type === TYPE_FUN,
    name: known?.debug.name ?? '',
    module: known?.module ?? '',
    place: known?.place ?? null,
    entry: info.entry,
    argWords: operandOf(entry, 'u8') ?? 0,
    frameWords: operandOf(entry, 'u16') ?? 0,
  };
}

/** Info tables that only say what a frame holds before an instruction, by its address: in code for debuggers tail calls have them. */
const rowsOf = new WeakMap<DebugIndex, Map<number, ReadonlyMap<number, IndexedInfo>>>();

/** What the tables list for an instruction that refers to no table itself; null when they list nothing. */
export function rowBefore(target: Target, address: number): IndexedInfo | null {
  const image = target.debug.imageOf(address);
  if (image === null) return null;
  const perImage = rowsOf.get(target.debug) ?? new Map<number, ReadonlyMap<number, IndexedInfo>>();
  rowsOf.set(target.debug, perImage);
  let known = perImage.get(image.address);
  if (known === undefined) {
    known = collectRows(target, image);
    perImage.set(image.address, known);
  }
  return known.get(address) ?? null;
}

function collectRows({ view, debug }: Target, image: IndexedImage): ReadonlyMap<number, IndexedInfo> {
  const found = new Map<number, IndexedInfo>();
  for (const [i, row] of (debug.tables(image)?.infos ?? []).entries()) {
    if (row.kind !== 'safepoint' || row.vars.length === 0) continue;
    const entry = readInfo(view, image.address + i * L.INFO_SIZE_B)?.entry ?? 0;
    const info = debug.info(image.infoIdBase + i);
    if (entry !== 0 && info !== null) found.set(entry, info);
  }
  return found;
}

function entriesIn(target: Target, image: IndexedImage): Entries {
  const perImage = entriesOf.get(target.debug) ?? new Map<number, Entries>();
  entriesOf.set(target.debug, perImage);
  let known = perImage.get(image.address);
  if (known === undefined) {
    known = collectEntries(target.view, image);
    perImage.set(image.address, known);
  }
  return known;
}

function collectEntries(view: MemoryView, image: IndexedImage): Entries {
  const found: { entry: number; info: number }[] = [];
  const end = image.address + image.words * L.WORD_B;
  for (let i = 0; i < image.infoCount; i++) {
    const address = image.address + i * L.INFO_SIZE_B;
    const info = readInfo(view, address);
    if (info === null || (info.type !== TYPE_FUN && info.type !== TYPE_THUNK && info.type !== TYPE_THUNK_SELECTOR)) continue;
    if (info.entry > address && info.entry < end) found.push({ entry: info.entry, info: address });
  }
  found.sort((a, b) => a.entry - b.entry);
  return { entries: found.map(({ entry }) => entry), infos: found.map(({ info }) => info) };
}
