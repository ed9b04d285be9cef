/** `--stats`: what a run used, for people and for programs. */
import { WORD_B } from '../../abi/layout.ts';
import type { Pause } from '../profile/pauses.ts';
import { functionTimes, type Profile } from '../profile/profile.ts';
import { pausesText } from '../profile/text.ts';
import type { Statistics } from '../statistics.ts';

/** What there is to tell of a run. */
export interface RunFigures {
  readonly stats: Statistics;
  readonly wallMs: number;
  readonly pauses: readonly Pause[];
  /** null: it was not profiled */
  readonly profile: Profile | null;
}

/** The statistics as a table, and how long collections took; ends in a newline. */
export function statsText({ stats, wallMs, pauses }: RunFigures): string {
  const { minorMs, majorMs } = pauseTimes(pauses);
  const mutatorMs = Math.max(0, wallMs - minorMs - majorMs);
  const rows: readonly (readonly [string, string])[] = [
    ['wall time', `${wallMs.toFixed(1)} ms: program ${mutatorMs.toFixed(1)} ms, collector ${(wallMs - mutatorMs).toFixed(1)} ms`],
    ['allocated', `${bytes(stats.allocatedB)}${mutatorMs > 0 ? `, ${((stats.allocatedB / mutatorMs) * 1e-3).toFixed(0)} MB a second` : ''}`],
    ['minor collections', `${count(stats.minorCollections)}, ${minorMs.toFixed(2)} ms in all`],
    ['major collections', `${count(stats.majorCollections)}, ${majorMs.toFixed(2)} ms in all`],
    ['pauses', `${us(stats.pauseTotalUs)} in all, ${us(stats.pauseMaxUs)} longest, ${bytes(stats.copiedB)} copied`],
    ['max live', `${bytes(stats.maxLiveB)}, memory ${bytes(stats.memoryB)}`],
    ['stack high-water', `${count(stats.stackMaxW)} words, ${bytes(stats.stackMaxW * WORD_B)}`],
    ['stack chunks', `${count(stats.chunks)} full, grown ${count(stats.stackGrown)} times, ${count(stats.frozenChunks)} frozen`],
    ['threads', `${count(stats.threads)}, ${count(stats.threadSwitches)} switches`],
    ['exceptions', count(stats.raises)],
    ['host calls', count(stats.hostCalls)],
    ['fuel', count(stats.fuel)],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  const table = rows.map(([name, value]) => `${name.padStart(width)}  ${value}\n`).join('');
  const histogram = pausesText(pauses);
  return histogram === '' ? table : `${table}\n${histogram}`;
}

/** The statistics as one line of JSON; ends in a newline. */
export function statsJson(figures: RunFigures): string {
  return `${JSON.stringify(statsData(figures))}\n`;
}

export function statsData({ stats, wallMs, pauses, profile }: RunFigures): object {
  const { minorMs, majorMs } = pauseTimes(pauses);
  return {
    ...stats,
    stackMaxB: stats.stackMaxW * WORD_B,
    wallMs: rounded(wallMs),
    minorMs: rounded(minorMs),
    majorMs: rounded(majorMs),
    mutatorMs: rounded(Math.max(0, wallMs - minorMs - majorMs)),
    functions: profile === null ? undefined : functionRows(profile),
  };
}

function functionRows(profile: Profile): object[] {
  return functionTimes(profile).map(({ function: { name, place }, selfMs, totalMs }) => ({ name, place, selfMs: rounded(selfMs), totalMs: rounded(totalMs) }));
}

function pauseTimes(pauses: readonly Pause[]): { readonly minorMs: number; readonly majorMs: number } {
  const sum = (wanted: boolean): number => pauses.reduce((ms, pause) => (pause.isMajor === wanted ? ms + pause.ms : ms), 0);
  return { minorMs: sum(false), majorMs: sum(true) };
}

function count(n: number): string {
  return n.toLocaleString('en-US');
}

function bytes(n: number): string {
  return `${count(n)} bytes`;
}

function us(time: number): string {
  return `${(time / 1000).toFixed(2)} ms`;
}

function rounded(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}
