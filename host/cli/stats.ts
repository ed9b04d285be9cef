/** `--stats`: what a run used, for people and for programs. */
import { WORD_B } from '../../abi/layout.ts';
import type { Statistics } from '../statistics.ts';

/** The statistics as a table; ends in a newline. */
export function statsText(stats: Statistics, wallMs: number): string {
  const rows: readonly (readonly [string, string])[] = [
    ['allocated', bytes(stats.allocatedB)],
    ['collections', `${count(stats.minorCollections)} minor, ${count(stats.majorCollections)} major, ${bytes(stats.copiedB)} copied`],
    ['pauses', `${ms(stats.pauseTotalUs)} in all, ${ms(stats.pauseMaxUs)} longest`],
    ['max live', `${bytes(stats.maxLiveB)}, memory ${bytes(stats.memoryB)}`],
    ['stack high-water', `${count(stats.stackMaxW)} words, ${bytes(stats.stackMaxW * WORD_B)}`],
    ['stack chunks', `${count(stats.chunks)} full, grown ${count(stats.stackGrown)} times, ${count(stats.frozenChunks)} frozen`],
    ['threads', `${count(stats.threads)}, ${count(stats.threadSwitches)} switches`],
    ['exceptions', count(stats.raises)],
    ['host calls', count(stats.hostCalls)],
    ['fuel', count(stats.fuel)],
    ['wall time', `${wallMs.toFixed(1)} ms`],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `${name.padStart(width)}  ${value}\n`).join('');
}

/** The statistics as one line of JSON; ends in a newline. */
export function statsJson(stats: Statistics, wallMs: number): string {
  return `${JSON.stringify(statsData(stats, wallMs))}\n`;
}

export function statsData(stats: Statistics, wallMs: number): object {
  return { ...stats, stackMaxB: stats.stackMaxW * WORD_B, wallMs: Math.round(wallMs * 1000) / 1000 };
}

function count(n: number): string {
  return n.toLocaleString('en-US');
}

function bytes(n: number): string {
  return `${count(n)} bytes`;
}

function ms(us: number): string {
  return `${(us / 1000).toFixed(2)} ms`;
}
