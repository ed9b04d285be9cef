/** Where time goes, by a clock that is known. */
import { describe, expect, test } from 'vitest';
import * as L from '../../abi/layout.ts';
import { cpuProfile } from '../../host/profile/cpuprofile.ts';
import { functionTimes, type Profile, sampledMs } from '../../host/profile/profile.ts';
import { speedscope } from '../../host/profile/speedscope.ts';
import { profileText } from '../../host/profile/text.ts';
import { deep, heavyAndLight, timedMachine } from './machines.ts';

const SLOW_MS = 40;

function profiled(): Profile {
  const { machine, pass } = timedMachine(heavyAndLight, { hostFunctions: { slow: () => pass(SLOW_MS) } });
  const profiler = machine.profile();
  machine.runSync();
  return profiler.stop();
}

function times(profile: Profile): Map<string, { selfMs: number; totalMs: number }> {
  return new Map(functionTimes(profile).map(({ function: { name }, selfMs, totalMs }) => [name, { selfMs, totalMs }]));
}

describe('a profile', () => {
  const profile = profiled();

  test('time is with whoever used it', () => {
    const all = times(profile);
    const heavy = all.get('heavy')?.totalMs ?? 0;
    const light = all.get('light')?.totalMs ?? 0;
    expect(heavy / light).toBeGreaterThan(2.7);
    expect(heavy / light).toBeLessThan(3.3);
    expect(all.get('spin')?.selfMs).toBeCloseTo(heavy + light, -1);
    expect(all.get('main')?.totalMs).toBeCloseTo(sampledMs(profile), 6);
    expect(all.get('main')?.selfMs ?? 0).toBeLessThan(2);
  });

  test('a host function that takes long is on top of its caller', () => {
    const slow = times(profile).get('host function slow');
    expect(slow?.selfMs).toBeGreaterThan(SLOW_MS - 1);
    expect(slow?.selfMs).toBeLessThan(SLOW_MS + 3);
  });

  test('samples come about every millisecond and stand for all the time there was', () => {
    expect(profile.samples.length).toBeGreaterThan(60);
    expect(sampledMs(profile)).toBeCloseTo(profile.durationMs, 3);
    const sorted = profile.samples.map(({ startMs }) => startMs);
    expect([...sorted].sort((a, b) => a - b)).toEqual(sorted);
  });

  test('functions have their places, samples lines inside of them', () => {
    const spin = profile.functions.find(({ name }) => name === 'spin');
    expect(spin?.place).toMatchObject({ file: 'profiled.stg', line: 5 });
    const lines = profile.samples.filter(({ node }) => profile.functions[profile.nodes[node].function] === spin).map(({ line }) => line);
    expect(lines.every((line) => line === 5 || line === 6)).toBe(true);
  });

  test('as text: most time first', () => {
    const lines = profileText(profile, 2).split('\n');
    expect(lines[0]).toMatch(/^\d+ samples, 1\d\d\.\d ms of running in 1\d\d\.\d ms$/);
    expect(lines[1]).toMatch(/^ *self +total +function$/);
    expect(lines[2]).toMatch(/^ *7\d\.\d% +7\d\.\d% +█+ +spin +profiled\.stg:5:/);
    expect(lines[3]).toMatch(/host function slow/);
  });
});

test('a million frames are a few: what repeats is folded, what lies between is said', () => {
  const { machine } = timedMachine(deep, { limits: { maxStack: '64M' } });
  const profiler = machine.profile();
  machine.runSync();
  const profile = profiler.stop();
  expect(profile.nodes.length).toBeLessThan(20);
  const all = times(profile);
  expect(all.get('main')?.totalMs).toBeCloseTo(sampledMs(profile), 6);
  expect(all.get('down')?.totalMs ?? 0).toBeGreaterThan(sampledMs(profile) * 0.95);
});

test('being profiled changes nothing, and ends', () => {
  const { machine } = timedMachine(heavyAndLight, { hostFunctions: { slow: () => {} } });
  const quantum = machine.view.u32(L.REGS + L.CFG_QUANTUM);
  const profiler = machine.profile();
  expect(() => machine.profile()).toThrow('profiled already');
  const { value } = machine.runSync();
  expect(profiler.stop()).toBe(profiler.stop());
  expect(machine.view.u32(L.REGS + L.CFG_QUANTUM)).toBe(quantum);
  expect(machine.runSync().value).toEqual(value);
  expect(machine.profile().stop().samples).toEqual([]);
});

describe('files', () => {
  const profile = profiled();

  test('speedscope: what its schema asks for', () => {
    const file = JSON.parse(JSON.stringify(speedscope(profile, 'p'))) as ReturnType<typeof speedscope>;
    expect(file.$schema).toBe('https://www.speedscope.app/file-format-schema.json');
    expect(file.shared.frames.every(({ name }) => typeof name === 'string' && name !== '')).toBe(true);
    expect(file.profiles.length).toBe(1);
    for (const { type, name, unit, startValue, endValue, samples, weights } of file.profiles) {
      expect([type, name, unit, startValue]).toEqual(['sampled', 'main thread', 'milliseconds', 0]);
      expect(weights.length).toBe(samples.length);
      expect(weights.every((weight) => weight >= 0)).toBe(true);
      expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(endValue, 6);
      expect(samples.flat().every((frame) => Number.isInteger(frame) && frame >= 0 && frame < file.shared.frames.length)).toBe(true);
    }
    const names = file.profiles[0].samples.map((stack) => stack.map((frame) => file.shared.frames[frame].name).join(' '));
    expect(new Set(names)).toContain('main heavy spin');
  });

  test("cpuprofile: one tree, every sample a node's, time only goes on", () => {
    const file = cpuProfile(profile);
    const byId = new Map(file.nodes.map((node) => [node.id, node]));
    expect(byId.size).toBe(file.nodes.length);
    const children = file.nodes.flatMap((node) => node.children);
    expect(new Set(children).size).toBe(children.length);
    expect(children.every((id) => byId.has(id))).toBe(true);
    expect(file.nodes.filter(({ id }) => !children.includes(id)).map(({ callFrame }) => callFrame.functionName)).toEqual(['(root)']);
    expect(file.samples.every((id) => byId.has(id))).toBe(true);
    expect(file.timeDeltas.length).toBe(file.samples.length);
    expect(file.timeDeltas.every((us) => Number.isInteger(us) && us >= 0)).toBe(true);
    expect(file.timeDeltas.reduce((sum, us) => sum + us, 0)).toBeLessThanOrEqual(file.endTime - file.startTime);
    expect(file.nodes.reduce((sum, { hitCount }) => sum + hitCount, 0)).toBe(file.samples.length);
    for (const { hitCount, positionTicks = [] } of file.nodes) expect(positionTicks.reduce((sum, { ticks }) => sum + ticks, 0)).toBeLessThanOrEqual(hitCount);
    const spin = file.nodes.find(({ callFrame }) => callFrame.functionName === 'spin');
    expect(spin?.callFrame).toMatchObject({ url: 'profiled.stg', lineNumber: 4 });
  });
});
