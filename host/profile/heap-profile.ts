/** A heap profile as data: what was alive, by closure, over time. */
import { WORD_B } from '../../abi/layout.ts';
import { authorName } from '../backtrace/names.ts';
import { type Built, captureBirth, decodeBirth } from '../memory/births.ts';
import type { DebugIndex, SourcePlace } from '../memory/debug-index.ts';
import type { MemoryView } from '../memory/view.ts';
import { codeName, type FunctionAt, nameInSource } from './functions.ts';
import type { RawCensus } from './heap-sampler.ts';

/** A function on the way to where a thunk was built. */
export interface Builder {
  readonly name: string;
  readonly place: SourcePlace | null;
}

/** A constructor, function, thunk, or kind of object of the machine's. */
export interface HeapRow {
  readonly name: string;
  /** con, fun, thunk, caf; machine: its own objects */
  readonly kind: string;
  /** where it is declared or bound; null when the tables do not say */
  readonly place: SourcePlace | null;
  /** thunks of a machine with `provenance`: the function whose code built them, then who had called that; else empty */
  readonly builders: readonly Builder[];
  /** bytes at each of `timesMs` */
  readonly bytes: readonly number[];
  /** closures at each of `timesMs` */
  readonly counts: readonly number[];
  readonly maxB: number;
}

export interface HeapProfile {
  /** of each census: ms since the profile began */
  readonly timesMs: readonly number[];
  /** bytes alive at each */
  readonly totalB: readonly number[];
  /** most bytes ever first */
  readonly rows: readonly HeapRow[];
}

/** Names and places for censuses. */
export function decodeHeapProfile(censuses: readonly RawCensus[], view: MemoryView, debug: DebugIndex, beganMs: number): HeapProfile {
  const rows = new Map<string, Omit<HeapRow, 'maxB' | 'bytes' | 'counts'> & { bytes: number[]; counts: number[] }>();
  const known = new Map<number, Described>();
  censuses.forEach((census, i) => {
    for (const [id, words] of census.words) {
      const what = known.get(id) ?? described(view, debug, id);
      known.set(id, what);
      const key = keyOf(what);
      let row = rows.get(key);
      if (row === undefined) {
        row = { ...what, bytes: censuses.map(() => 0), counts: censuses.map(() => 0) };
        rows.set(key, row);
      }
      row.bytes[i] += words * WORD_B;
      row.counts[i] += census.counts.get(id) ?? 0;
    }
  });
  const listed = [...rows.values()].map((row) => ({ ...row, maxB: Math.max(0, ...row.bytes) }));
  return {
    timesMs: censuses.map(({ atMs }) => atMs - beganMs),
    totalB: censuses.map((_, i) => listed.reduce((sum, { bytes }) => sum + bytes[i], 0)),
    rows: listed.sort((a, b) => b.maxB - a.maxB || (a.name < b.name ? -1 : 1)),
  };
}

/** The same profile, in which code of the program is called as its source calls it. @param functionAt the innermost function around a place */
export function heapNamedByAuthor(profile: HeapProfile, functionAt: FunctionAt): HeapProfile {
  const builder = ({ name, place }: Builder): Builder => ({ name: (place === null ? '' : functionAt(place)) || name, place });
  const named = (row: HeapRow): HeapRow => ({ ...row, name: nameInSource(row, functionAt), builders: row.builders.map(builder) });
  return { ...profile, rows: profile.rows.map((row) => (row.kind === 'con' ? row : named(row))) };
}

/** Index of the census with most alive; -1 when there is none. */
export function peakOf({ totalB }: HeapProfile): number {
  return totalB.reduce((best, bytes, i) => (best < 0 || bytes > totalB[best] ? i : best), -1);
}

type Described = Pick<HeapRow, 'name' | 'kind' | 'place' | 'builders'>;

function keyOf({ name, kind, place, builders }: Described): string {
  return [kind, name, placeKey(place), ...builders.map((builder) => `${builder.name} ${placeKey(builder.place)}`)].join(' ');
}

function placeKey(place: SourcePlace | null): string {
  return place === null ? '' : `${place.file}:${place.line}:${place.col}`;
}

/** @param what as censuses count */
function described(view: MemoryView, debug: DebugIndex, what: number): Described {
  const birth = what < 0 ? captureBirth(view, -what) : null;
  const id = birth === null ? what : birth.info;
  const info = debug.info(id);
  if (info === null) return { name: debug.name(id) || `info ${id}`, kind: 'machine', place: null, builders: [] };
  const { kind, name } = info.debug;
  const builders = birth === null ? [] : buildersOf(decodeBirth(birth, debug));
  return { name: (kind === 'con' ? '' : codeName(info, debug)) || name, kind, place: info.place, builders };
}

/** Innermost first, up to the thunk whose evaluation all this was a part of. */
function buildersOf({ by, thunk, callers, end }: Built): Builder[] {
  const all = [{ name: by, place: thunk.place }, ...callers, ...(typeof end === 'string' ? [] : [end.thunk])];
  return all.map(({ name, place }) => ({ name: authorName(name).name, place })).filter(({ name, place }) => name !== '' || place !== null);
}
