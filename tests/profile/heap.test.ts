/** Where memory goes, and how long collections take. */
import { describe, expect, test } from 'vitest';
import { chromeHeapProfile, heapSeries } from '../../host/profile/heap-files.ts';
import { type HeapProfile, peakOf } from '../../host/profile/heap-profile.ts';
import { PauseLog } from '../../host/profile/pauses.ts';
import { heapText, pausesText, sparkline } from '../../host/profile/text.ts';
import { boxes, heavyAndLight, timedMachine } from './machines.ts';

const BOXES = 50_000;
const BOX_B = 12;

function profiled(): HeapProfile {
  const { machine } = timedMachine(boxes);
  const profiler = machine.profileHeap({ intervalMs: 1 });
  machine.runSync();
  return profiler.stop();
}

describe('a heap profile', () => {
  const profile = profiled();
  const row = (name: string) => profile.rows.find((one) => one.name === name);

  test('counts what is alive', () => {
    expect(profile.timesMs.length).toBeGreaterThan(10);
    expect(Math.max(...(row('Box')?.counts ?? []))).toBe(BOXES);
    expect(row('Box')?.maxB).toBe(BOXES * BOX_B);
    expect(Math.max(...(row('Cons')?.counts ?? []))).toBe(BOXES);
    expect(row('Box')).toMatchObject({ kind: 'con', place: { file: 'profiled.stg', line: 4 } });
  });

  test('the peak is the sum of its rows', () => {
    const peak = peakOf(profile);
    expect(profile.rows.reduce((sum, { bytes }) => sum + bytes[peak], 0)).toBe(profile.totalB[peak]);
    expect(profile.rows.slice(0, 2).map(({ name }) => name)).toEqual(['Box', 'Cons']);
  });

  test('as text', () => {
    expect(heapText(profile, 2)).toMatch(
      /^\d+ censuses, most alive: 1\.\d+ MB at \d+ ms\n.*\n *1\.\d+ MB +100% +[▁-█]+ +everything\n.*con Box.*\n.*con Cons.*\n/,
    );
  });

  test("as files: Chrome's tree holds the peak, the series everything", () => {
    const { head, samples } = chromeHeapProfile(profile);
    const sizeOf = (node: typeof head): number => node.children.reduce((sum, child) => sum + sizeOf(child), node.selfSize);
    const ids = (node: typeof head): number[] => [node.id, ...node.children.flatMap(ids)];
    expect(sizeOf(head)).toBe(profile.totalB[peakOf(profile)]);
    expect(new Set(ids(head)).size).toBe(ids(head).length);
    expect(samples.every(({ nodeId }) => ids(head).includes(nodeId))).toBe(true);
    const series = heapSeries(profile, 'p');
    expect(series.rows.every(({ bytes }) => bytes.length === series.timesMs.length)).toBe(true);
  });
});

test('many censuses become fewer, evenly', () => {
  const { machine } = timedMachine(heavyAndLight, { hostFunctions: { slow: () => {} } });
  const profiler = machine.profileHeap({ intervalMs: 1 });
  for (let i = 0; i < 3; i++) machine.runSync();
  const { timesMs } = profiler.stop();
  expect(timesMs.length).toBeGreaterThan(64);
  expect(timesMs.length).toBeLessThan(128);
  const steps = timesMs.slice(1).map((time, i) => time - timesMs[i]);
  expect(Math.max(...steps) / Math.min(...steps)).toBeLessThan(3);
});

test('every collection has its pause', () => {
  let now = 0;
  // The first reading is before a collection, the second after it.
  const log = new PauseLog(() => ++now);
  const { machine } = timedMachine(boxes, { limits: { nursery: '64k' } }, log.clock);
  log.watch(machine.view);
  machine.runSync();
  machine.collect();
  const { minorCollections, majorCollections, pauseTotalUs } = machine.statistics();
  const pauses = log.pauses();
  expect(minorCollections).toBeGreaterThan(3);
  expect(pauses.filter(({ isMajor }) => !isMajor).length).toBe(minorCollections);
  expect(pauses.filter(({ isMajor }) => isMajor).length).toBe(majorCollections);
  expect(pauses.reduce((sum, { ms }) => sum + ms, 0)).toBe(pauseTotalUs / 1000);
});

test('pauses as a histogram', () => {
  const pauses = [0.2, 0.2, 0.9].map((ms) => ({ ms, isMajor: false }));
  expect(pausesText([...pauses, { ms: 0.7, isMajor: true }])).toBe(
    ['   pauses  minor  major', `<= 250 us      2      0  ${'█'.repeat(24)}`, '<= 500 us      0      0', `  <= 1 ms      1      1  ${'█'.repeat(24)}`, ''].join(
      '\n',
    ),
  );
  expect(pausesText([])).toBe('');
});

test('sparklines', () => {
  expect(sparkline([0, 1, 4, 8])).toBe(' ▂▅█');
  expect(sparkline(Array.from({ length: 320 }, (_, i) => i)).length).toBe(32);
});
