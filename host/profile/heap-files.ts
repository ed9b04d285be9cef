/** Heap profiles as files: the whole series in a format of our own, or the moment with most alive as Chrome's `.heapprofile`. */
import type { CpuProfileNode } from './cpuprofile.ts';
import { type HeapProfile, type HeapRow, peakOf } from './heap-profile.ts';

export interface HeapSeriesFile {
  readonly format: 'vertebra-heap-profile';
  readonly version: 1;
  readonly program: string;
  readonly timesMs: readonly number[];
  readonly totalB: readonly number[];
  readonly rows: readonly HeapRow[];
}

export interface HeapProfileNode {
  readonly id: number;
  readonly callFrame: CpuProfileNode['callFrame'];
  readonly selfSize: number;
  readonly children: readonly HeapProfileNode[];
}

export interface ChromeHeapProfile {
  readonly head: HeapProfileNode;
  readonly samples: readonly { readonly size: number; readonly nodeId: number; readonly ordinal: number }[];
}

export function heapSeries({ timesMs, totalB, rows }: HeapProfile, program: string): HeapSeriesFile {
  return { format: 'vertebra-heap-profile', version: 1, program, timesMs, totalB, rows };
}

const GROUPS: readonly { readonly name: string; readonly kinds: readonly string[] }[] = [
  { name: 'constructors', kinds: ['con'] },
  { name: 'thunks', kinds: ['thunk', 'caf'] },
  { name: 'functions', kinds: ['fun'] },
  { name: 'the machine', kinds: ['machine'] },
];

/** The census with most alive: kinds of closures as callers of the closures, since that format knows trees of functions only. */
export function chromeHeapProfile(profile: HeapProfile): ChromeHeapProfile {
  const peak = peakOf(profile);
  const samples: { size: number; nodeId: number; ordinal: number }[] = [];
  let id = 1;
  const leaf = (row: HeapRow): HeapProfileNode => {
    const { place } = row;
    const selfSize = row.bytes[peak];
    samples.push({ size: selfSize, nodeId: ++id, ordinal: samples.length + 1 });
    const callFrame = frame(row.name, place?.file ?? '', (place?.line ?? 0) - 1, (place?.col ?? 0) - 1);
    return { id, callFrame, selfSize, children: [] };
  };
  const children = GROUPS.map(({ name, kinds }) => {
    const own = ++id;
    const rows = peak < 0 ? [] : profile.rows.filter((row) => row.bytes[peak] > 0 && kinds.includes(row.kind));
    return { id: own, callFrame: frame(name, '', -1, -1), selfSize: 0, children: rows.map(leaf) };
  });
  return { head: { id: 1, callFrame: frame('(root)', '', -1, -1), selfSize: 0, children }, samples };
}

function frame(functionName: string, url: string, lineNumber: number, columnNumber: number): CpuProfileNode['callFrame'] {
  return { functionName, scriptId: url === '' ? '0' : '1', url, lineNumber, columnNumber };
}
