/** A heap profile as data: what was alive, by closure, over time. */
import { WORD_B } from '../../abi/layout.ts';
import type { DebugIndex, SourcePlace } from '../memory/debug-index.ts';
import { codeName, type FunctionAt, nameInSource } from './functions.ts';
import type { RawCensus } from './heap-sampler.ts';

/** A constructor, function, thunk, or kind of object of the machine's. */
export interface HeapRow {
  readonly name: string;
  /** con, fun, thunk, caf; machine: its own objects */
  readonly kind: string;
  /** where it is declared or bound; null when the tables do not say */
  readonly place: SourcePlace | null;
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
export function decodeHeapProfile(censuses: readonly RawCensus[], debug: DebugIndex, beganMs: number): HeapProfile {
  const rows = new Map<string, Omit<HeapRow, 'maxB' | 'bytes' | 'counts'> & { bytes: number[]; counts: number[] }>();
  const keys = new Map<number, string>();
  censuses.forEach((census, i) => {
    for (const [id, words] of census.words) {
      const key = keys.get(id) ?? keyOf(debug, id);
      keys.set(id, key);
      let row = rows.get(key);
      if (row === undefined) {
        row = { ...described(debug, id), bytes: censuses.map(() => 0), counts: censuses.map(() => 0) };
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
  return { ...profile, rows: profile.rows.map((row) => (row.kind === 'con' ? row : { ...row, name: nameInSource(row, functionAt) })) };
}

/** Index of the census with most alive; -1 when there is none. */
export function peakOf({ totalB }: HeapProfile): number {
  return totalB.reduce((best, bytes, i) => (best < 0 || bytes > totalB[best] ? i : best), -1);
}

function keyOf(debug: DebugIndex, id: number): string {
  const { name, kind, place } = described(debug, id);
  return `${kind} ${name} ${place === null ? '' : `${place.file}:${place.line}:${place.col}`}`;
}

function described(debug: DebugIndex, id: number): Pick<HeapRow, 'name' | 'kind' | 'place'> {
  const info = debug.info(id);
  if (info === null) return { name: debug.name(id) || `info ${id}`, kind: 'machine', place: null };
  const { kind, name } = info.debug;
  return { name: (kind === 'con' ? '' : codeName(info, debug)) || name, kind, place: info.place };
}
