/**
 * Who built a thunk (Note [Births], abi/provenance.ts): captured as numbers while the machine stands still, made names and places of later.
 *
 * A birth goes on with the birth of the thunk whose evaluation it was a part of, and so on. Chains end; in damaged memory they are cut.
 */
import { TYPE_AP_STACK } from '../../abi/closure-types.gen.ts';
import * as L from '../../abi/layout.ts';
import * as V from '../../abi/provenance.ts';
import { type DebugIndex, type IndexedInfo, isOfLibrary, type SourcePlace } from './debug-index.ts';
import { infoAt, untag } from './decode.ts';
import { isEntry, isMain } from './entry.ts';
import { isBirth } from './info.ts';
import type { MemoryView } from './view.ts';

/** Info ids of a thunk and of those who had it built. */
export interface BirthCapture {
  readonly info: number;
  /** null: a constant of the program, or nobody noted it */
  readonly creation: CreationCapture | null;
}

export interface CreationCapture {
  /** activations below the one that built the thunk, youngest first */
  readonly callers: readonly number[];
  readonly isRecursive: boolean;
  readonly end: Origin | BirthCapture;
}

/** Where the callers end: the first activation of a thread, a call by the host, or more than were noted. */
export type Origin = 'start' | 'host' | 'cut';

/** Some code, by name and place. */
export interface CodePlace {
  /** '' when nobody knows */
  readonly name: string;
  readonly module: string;
  readonly place: SourcePlace | null;
  readonly library: boolean;
}

/** How a thunk came to be built. */
export interface Built {
  /** the thunk: its place is the expression that it is */
  readonly thunk: CodePlace;
  /** the function or thunk whose code built it, as the tables name it; '' at top level */
  readonly by: string;
  /** who had called that, each waiting where it says, innermost first */
  readonly callers: readonly CodePlace[];
  /** the thunk in `end` has had its like built in turn, and that again: some of them stand for all */
  readonly isRecursive: boolean;
  /** where the callers end: `constant` for what is written at top level, or the thunk whose evaluation needed all this */
  readonly end: Origin | 'constant' | Built;
}

const MAX_CHAIN = 256;

/** The birth that the info table at `address` is; null when it is none. @param known births met before, by address */
export function captureBirth(view: MemoryView, address: number, known: Map<number, BirthCapture> = new Map()): BirthCapture | null {
  const chain: number[] = [];
  let at = address;
  while (isBirth(view, at) && !known.has(at) && chain.length < MAX_CHAIN && !chain.includes(at)) {
    chain.push(at);
    at = view.u32(view.u32(at + V.BIRTH_CREATION) + V.CREATION_END);
  }
  let end = known.get(at) ?? endOf(view, chain.length === MAX_CHAIN || chain.includes(at) ? V.END_CUT : at);
  for (const birth of chain.reverse()) {
    const captured = { info: view.u32(birth + L.INFO_ID), creation: captureCreation(view, view.u32(birth + V.BIRTH_CREATION), end) };
    known.set(birth, captured);
    end = captured;
  }
  return typeof end === 'string' || end.creation === null ? null : end;
}

function endOf(view: MemoryView, end: number): Origin | BirthCapture {
  if (end === V.END_BOTTOM) return 'start';
  if (end === V.END_HOST) return 'host';
  return end === V.END_CUT || !view.has(end, L.INFO_SIZE_B) ? 'cut' : { info: view.u32(end + L.INFO_ID), creation: null };
}

function captureCreation(view: MemoryView, at: number, end: Origin | BirthCapture): CreationCapture {
  const count = Math.min(view.u16(at + V.CREATION_COUNT), V.PROVENANCE_MAX);
  const callers = Array.from({ length: count }, (_, i) => view.u32(view.u32(at + V.CREATION_FRAMES + i * L.WORD_B) + L.INFO_ID));
  return { callers, isRecursive: (view.u16(at + V.CREATION_FLAGS) & V.CREATION_RECURSIVE) !== 0, end };
}

/** The birth of the thunk at `address`, one whose evaluation was interrupted included; null when it is none, is under evaluation, or nobody noted it. */
export function birthOfThunk(view: MemoryView, address: number): BirthCapture | null {
  const type = infoAt(view, address)?.type;
  return captureBirth(view, view.u32(type === TYPE_AP_STACK ? address + L.APSTACK_INFO : address));
}

/** Who built the thunk that `pointer` leads to, by names and places; null as above. */
export function whereCreated(view: MemoryView, debug: DebugIndex, pointer: number): Built | null {
  const birth = birthOfThunk(view, untag(pointer));
  return birth === null ? null : decodeBirth(birth, debug);
}

/** Names and places for a birth. */
export function decodeBirth(birth: BirthCapture, debug: DebugIndex): Built {
  const chain: BirthCapture[] = [];
  for (let at: Origin | BirthCapture = birth; typeof at !== 'string'; at = at.creation?.end ?? 'start') chain.push(at);
  let end: Built['end'] = 'start';
  for (const { info, creation } of chain.reverse()) {
    if (creation === null) end = 'constant';
    else if (typeof creation.end === 'string') end = creation.end;
    const owner = debug.info(info);
    const runs = owner === null || owner.parent < 0 ? '' : (debug.owner(owner.parent)?.debug.name ?? '');
    const [{ name: by }, ...inlinedTo] = owner === null ? [{ name: runs }] : codePlaces(owner, runs);
    const called = [...inlinedTo, ...(creation?.callers.flatMap((id) => callersAt(id, debug)) ?? [])];
    const callers = called.filter(({ name }, i) => !(isEntry(name) && isMain(called[i - 1]?.name ?? by)));
    end = { thunk: codePlace(info, debug), by, callers, isRecursive: creation?.isRecursive ?? false, end };
  }
  return end as Built;
}

function codePlace(id: number, debug: DebugIndex): CodePlace {
  const info = debug.info(id);
  const module = info?.module ?? '';
  const place = info?.place ?? null;
  return { name: info?.debug.name ?? debug.name(id), module, place, library: isOfLibrary(module, place) };
}

/** An activation that waits, and those whose code was inlined there, innermost first. */
function callersAt(id: number, debug: DebugIndex): readonly CodePlace[] {
  const info = debug.info(id);
  return info === null ? [codePlace(id, debug)] : codePlaces(info, info.debug.name);
}

/** Of code of the function `runs`: that function, and before it those that were inlined into it. Copies of library code are none of them. */
function codePlaces({ inlined, outermost, module }: IndexedInfo, runs: string): [CodePlace, ...CodePlace[]] {
  const own: CodePlace = { name: runs, module, place: outermost, library: isOfLibrary(module, outermost) };
  const [first, ...rest] = inlined.filter(({ library }) => !library).map(({ name, place }): CodePlace => ({ name, module, place, library: false }));
  if (first === undefined) return [own];
  return isEntry(runs) ? [first, ...rest] : [first, ...rest, own];
}
