/** What the heap holds: closures counted by what they are, by module, or by kind. */
import * as L from '../../../abi/layout.ts';
import { closureTypes } from '../../../abi/tables/closure-types.ts';
import { type SourcePlace, showPlace } from '../../memory/debug-index.ts';
import { type HeapLimits, type HeapWalk, heapCensus, heapRoots, walkHeap } from '../../memory/heap.ts';
import { qualifier } from '../../memory/source-names.ts';
import type { Target } from '../protocol.ts';
import { standing } from './standing.ts';

export type CensusBy = 'closure' | 'module' | 'kind';

export interface CensusEntry {
  /** constructor, function, thunk; module; kind */
  readonly name: string;
  /** `con`, `fun`, `thunk`, …; '' when rows are modules */
  readonly kind: string;
  readonly place: SourcePlace | null;
  readonly count: number;
  readonly bytes: number;
}

export interface Census {
  readonly by: CensusBy;
  readonly rows: readonly CensusEntry[];
  readonly closures: number;
  readonly bytes: number;
  readonly cutOff: string;
}

/** Counts everything that can be reached; most bytes first. */
export function census(target: Target, by: CensusBy = 'closure'): Census {
  const counted = heapCensus(target.view, target.debug, rootsOf(target), { stacks: stacksOf(target) });
  const rows = new Map<string, { name: string; kind: string; place: SourcePlace | null; count: number; bytes: number }>();
  for (const { infoId, type, count, words } of counted.rows) {
    const entry = describe(target, infoId, type, by);
    const key = `${entry.kind} ${entry.name} ${entry.place === null ? '' : showPlace(entry.place)}`;
    const row = rows.get(key) ?? { ...entry, count: 0, bytes: 0 };
    row.count += count;
    row.bytes += words * L.WORD_B;
    rows.set(key, row);
  }
  const sorted = [...rows.values()].sort((a, b) => b.bytes - a.bytes || (a.name < b.name ? -1 : 1));
  return { by, rows: sorted, closures: counted.closures, bytes: counted.words * L.WORD_B, cutOff: counted.cutOff };
}

function describe({ debug }: Target, infoId: number, type: number, by: CensusBy): { name: string; kind: string; place: SourcePlace | null } {
  const known = debug.info(infoId);
  const machineKind = closureTypes[type]?.name.toLowerCase() ?? '?';
  const kind = known?.debug.kind ?? (machineKind === 'constr' ? 'con' : machineKind);
  if (by === 'kind') return { name: kind, kind: '', place: null };
  if (by === 'module') return { name: known === null ? 'the machine' : moduleOf(known.debug.name, known.place, known.module), kind: '', place: null };
  return { name: debug.name(infoId) || `info ${infoId}`, kind, place: known?.place ?? null };
}

/** Top-level names say their module; others that of their file. */
function moduleOf(name: string, place: SourcePlace | null, image: string): string {
  return (
    qualifier(name) ||
    (place === null
      ? image
      : place.file
          .replace(/^lib\//, '')
          .replace(/\.l?hs$|\.stg$/, '')
          .replaceAll('/', '.'))
  );
}

/** Walks all that a target can reach; what a stopped activation holds is among it. */
export function walkTarget(target: Target, visit: Parameters<typeof walkHeap>[2], limits: HeapLimits = {}): HeapWalk {
  return walkHeap(target.view, rootsOf(target), visit, { ...limits, stacks: stacksOf(target) });
}

function rootsOf(target: Target): number[] {
  return [...heapRoots(target.view), ...activationPointers(target)];
}

/** Where the stack of a thread begins that was stopped between two instructions. */
function stacksOf(target: Target): ReadonlyMap<number, number> {
  const at = standing(target, target.view.u32(L.REGS + L.REG_TSO));
  return at.isRaw ? new Map([[at.chunk, at.callers.sp]]) : new Map();
}

/** Words that may be pointers in the activation under way: its slots, and its arguments below Sp. */
function activationPointers(target: Target): number[] {
  const at = standing(target, target.view.u32(L.REGS + L.REG_TSO));
  if (!at.isRaw) return [];
  const argumentsB = (at.procedure?.argWords ?? 0) * L.WORD_B;
  const words: number[] = [at.r1];
  for (let address = Math.min(at.sp, at.callers.sp - argumentsB); address < at.callers.sp; address += L.WORD_B) words.push(target.view.u32(address));
  return words;
}
