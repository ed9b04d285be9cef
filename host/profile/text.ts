/** Profiles as text: tables, bars and sparklines. */
import { type SourcePlace, showPlace } from '../memory/debug-index.ts';
import { type HeapProfile, type HeapRow, peakOf } from './heap-profile.ts';
import type { Pause } from './pauses.ts';
import { functionTimes, type Profile, sampledMs } from './profile.ts';

const BAR = '█';
const SPARKS = '▁▂▃▄▅▆▇█';
const BAR_WIDTH = 24;
const SPARK_WIDTH = 32;
const NAME_WIDTH = 44;
const KB = 1024;
/** Functions named on the way to where a thunk was built. */
const BUILDERS = 4;

/** The functions that took most time of their own; ends in a newline. @param rows at most */
export function profileText(profile: Profile, rows = 20): string {
  const allMs = sampledMs(profile);
  const times = functionTimes(profile);
  const header = `${profile.samples.length} samples, ${allMs.toFixed(1)} ms of running in ${profile.durationMs.toFixed(1)} ms`;
  const lines = times
    .slice(0, rows)
    .map(({ function: { name, place }, selfMs, totalMs }) => [percent(selfMs, allMs), percent(totalMs, allMs), bar(selfMs / allMs), name, placeText(place)]);
  return `${header}\n${columns([['self', 'total', '', 'function', ''], ...lines], [1, 1, 0, 0, 0])}${rest(times.length - rows, 'functions')}`;
}

/** The closures that took most memory at once, and how that went; ends in a newline. @param rows at most */
export function heapText(profile: HeapProfile, rows = 20): string {
  const peak = peakOf(profile);
  if (peak < 0) return 'heap: the run was too short for a census\n';
  const { timesMs, totalB } = profile;
  const header = `${totalB.length} ${totalB.length === 1 ? 'census' : 'censuses'}, most alive: ${bytes(totalB[peak])} at ${timesMs[peak].toFixed(0)} ms`;
  const all = lookingAlike(profile.rows);
  const lines = all
    .slice(0, rows)
    .map((row) => [
      bytes(row.maxB),
      percent(row.bytes[peak], totalB[peak]),
      sparkline(row.bytes),
      `${row.kind} ${row.name}`,
      placeText(row.place),
      buildersText(row),
    ]);
  const sum = [bytes(totalB[peak]), '100%', sparkline(totalB), 'everything', '', ''];
  const head = ['most', 'of peak', 'over time', 'closure', '', profile.rows.some(({ builders }) => builders.length > 0) ? 'built by' : ''];
  return `${header}\n${columns([head, sum, ...lines], [1, 1, 0, 0, 0, 0])}${rest(all.length - rows, 'closures')}`;
}

/** Rows that would read the same are one; most bytes first. */
function lookingAlike(rows: readonly HeapRow[]): HeapRow[] {
  const byText = new Map<string, HeapRow>();
  for (const row of rows) {
    const key = [row.kind, row.name, placeText(row.place), buildersText(row)].join(' ');
    const other = byText.get(key);
    byText.set(key, other === undefined ? row : together(row, other));
  }
  return [...byText.values()].sort((a, b) => b.maxB - a.maxB);
}

function together(row: HeapRow, other: HeapRow): HeapRow {
  const sums = row.bytes.map((n, i) => n + other.bytes[i]);
  return { ...row, bytes: sums, counts: row.counts.map((n, i) => n + other.counts[i]), maxB: Math.max(...sums) };
}

/** `add < totals < main`: the first few, innermost first. */
function buildersText({ builders }: HeapRow): string {
  const names = builders.map(({ name }) => name || '?').filter((name, i, all) => name !== all[i - 1]);
  return names.length > BUILDERS ? `${names.slice(0, BUILDERS).join(' < ')} < …` : names.join(' < ');
}

/** How many pauses were how long; ends in a newline. '' when there was none. */
export function pausesText(pauses: readonly Pause[]): string {
  if (pauses.length === 0) return '';
  const steps = pauses.map(({ ms }) => Math.max(0, Math.ceil(Math.log2(Math.max(ms, 1e-3) / FIRST_STEP_MS))));
  const first = Math.min(...steps);
  const rows: string[][] = [];
  const counted = Array.from({ length: Math.max(...steps) - first + 1 }, (_, i) => {
    const here = pauses.filter((_, k) => steps[k] === first + i);
    const major = here.filter(({ isMajor }) => isMajor).length;
    return { limit: FIRST_STEP_MS * 2 ** (first + i), minor: here.length - major, major };
  });
  const most = Math.max(...counted.map(({ minor, major }) => minor + major));
  for (const { limit, minor, major } of counted) {
    rows.push([`<= ${limit < 1 ? `${(limit * 1000).toFixed(0)} us` : `${limit.toFixed(0)} ms`}`, `${minor}`, `${major}`, bar((minor + major) / most)]);
  }
  return columns([['pauses', 'minor', 'major', ''], ...rows], [1, 1, 1, 0]);
}

/** Powers of two from here: 31, 62, 125, 250, 500 us, 1 ms. */
const FIRST_STEP_MS = 1 / 32;

/** Values as one row of blocks, at most 32 of them. */
export function sparkline(values: readonly number[]): string {
  const most = Math.max(...values, 1e-9);
  const width = Math.min(SPARK_WIDTH, values.length);
  return Array.from({ length: width }, (_, i) => {
    const part = values.slice(Math.floor((i * values.length) / width), Math.floor(((i + 1) * values.length) / width));
    const value = Math.max(...part);
    return value <= 0 ? ' ' : SPARKS[Math.min(SPARKS.length - 1, Math.floor((value / most) * SPARKS.length))];
  }).join('');
}

/** Bytes as people read them. */
function bytes(n: number): string {
  const units = ['B', 'KB', 'MB', 'GB'];
  let value = n;
  let unit = 0;
  for (; value >= KB && unit < units.length - 1; unit++) value /= KB;
  return `${unit === 0 ? value : value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0)} ${units[unit]}`;
}

function bar(share: number): string {
  const wide = Math.round(share * BAR_WIDTH);
  return BAR.repeat(share > 0 ? Math.max(1, wide) : 0);
}

function percent(part: number, all: number): string {
  return all === 0 ? '-' : `${((part / all) * 100).toFixed(1)}%`;
}

function placeText(place: SourcePlace | null): string {
  return place === null ? '' : showPlace(place);
}

function rest(count: number, what: string): string {
  return count > 0 ? `(${count} more ${what})\n` : '';
}

/** Rows under each other. @param right 1 for columns of numbers */
function columns(rows: readonly (readonly string[])[], right: readonly number[]): string {
  const shown = rows.map((row) => row.map((cell) => (cell.length > NAME_WIDTH ? `${cell.slice(0, NAME_WIDTH - 1)}…` : cell)));
  const widths = right.map((_, column) => Math.max(...shown.map((row) => row[column].length)));
  return shown
    .map((row) => `${row.map((cell, i) => (right[i] === 1 ? cell.padStart(widths[i]) : cell.padEnd(widths[i]))).join('  ')}`.trimEnd())
    .join('\n')
    .concat('\n');
}
