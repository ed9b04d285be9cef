/** Functions that the optimiser copied into others are seen wherever stacks are: in cores, in data, in profiles. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { vertebra } from '../support/command-line.ts';

const crash = fileURLToPath(new URL('crashes/InlinedChain.hs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'vertebra-inlined-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Lines that tell frames. */
const framesOf = (text: string): string[] => text.split('\n').filter((line) => /^#\d/.test(line));

test('in a core: the rows of the crash', async () => {
  const core = join(folder, 'chain.core');
  const { err } = await vertebra(['run', crash, '--core', core]);
  const rows = framesOf(err);
  expect(rows.slice(0, 3).map((row) => row.split(':')[0])).toEqual(['#0  share', '#0  discounted', '#0  perHead']);
  const { out } = await vertebra(['inspect', core, '--batch']);
  expect(framesOf(out)).toEqual(rows);
});

test('as data: entries of their own, with the number of the frame they share', async () => {
  const { out } = await vertebra(['run', crash, '--json']);
  const { error } = JSON.parse(out) as { error: { backtrace: { entries: { name: string; number: number; inlined?: true }[] } } };
  const chain = error.backtrace.entries.filter(({ name }) => ['Main.share', 'Main.discounted', 'Main.perHead'].includes(name));
  expect(chain.map(({ inlined }) => inlined)).toEqual([true, true, true]);
  expect(new Set(chain.map(({ number }) => number)).size).toBe(1);
});

test('in a profile: functions of their own, between caller and callee', async () => {
  const program = fileURLToPath(new URL('profiled/Spin.hs', import.meta.url));
  const profile = join(folder, 'spin.speedscope.json');
  expect((await vertebra(['run', program, '--profile', profile])).out).toBe('2999996\n4499995\n5999991\n');
  const { shared, profiles } = JSON.parse(readFileSync(profile, 'utf8')) as {
    shared: { frames: { name: string }[] };
    profiles: { samples: number[][] }[];
  };
  const stacks = profiles.flatMap(({ samples }) => samples.map((stack) => stack.map((frame) => shared.frames[frame].name)));
  const spinning = stacks.filter((stack) => stack.includes('share'));
  expect(spinning.length).toBeGreaterThan(0);
  for (const stack of spinning) expect(stack.indexOf('discounted')).toBeGreaterThan(stack.indexOf('main'));
});
