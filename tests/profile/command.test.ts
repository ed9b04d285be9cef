/** `vertebra run` with --profile, --heap-profile and --stats. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { vertebra } from '../support/command-line.ts';
import { deep } from './machines.ts';

const folder = mkdtempSync(join(tmpdir(), 'vertebra-profile-'));
afterAll(() => rmSync(folder, { recursive: true }));

const program = join(folder, 'Deep.stg');
writeFileSync(program, deep.replace('module Main', 'module Deep'));

function json(name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(folder, name), 'utf8')) as Record<string, unknown>;
}

const limits = ['--max-stack', '64M'];

test('files, by their extensions', async () => {
  const run = await vertebra(['run', program, ...limits, '--profile', join(folder, 'a.speedscope.json'), '--heap-profile', join(folder, 'a.json')]);
  expect(run).toEqual({ code: 0, out: '', err: '' });
  expect(json('a.speedscope.json')).toMatchObject({ name: 'Deep', exporter: 'vertebra' });
  expect(json('a.json')).toMatchObject({ format: 'vertebra-heap-profile', version: 1, program: 'Deep' });
  await vertebra(['run', program, ...limits, '--profile', join(folder, 'b.cpuprofile'), '--heap-profile', join(folder, 'b.heapprofile')]);
  expect(Object.keys(json('b.cpuprofile'))).toEqual(['nodes', 'startTime', 'endTime', 'samples', 'timeDeltas']);
  expect(Object.keys(json('b.heapprofile'))).toEqual(['head', 'samples']);
});

test('text: profiles under the statistics, or by themselves', async () => {
  const { err } = await vertebra(['run', program, ...limits, '--stats', '--profile', join(folder, 'c.cpuprofile')]);
  expect(err).toMatch(/^ +wall time {2}\d+\.\d ms: program \d+\.\d ms, collector \d+\.\d ms\n/);
  expect(err).toMatch(/\n +stack high-water {2}\d,\d{3},\d{3} words/);
  expect(err).toMatch(/\n\n\d+ samples, /);
  expect((await vertebra(['run', program, ...limits, '--profile', '-'])).err).toMatch(/^\n\d+ samples, .*\n.*self +total +function\n/);
});

test('JSON: the same figures, functions with their times', async () => {
  const { err } = await vertebra(['run', program, ...limits, '--stats=json', '--profile', join(folder, 'd.cpuprofile')]);
  expect(err.trim().split('\n')).toHaveLength(1);
  const stats = JSON.parse(err.split('\n')[0]) as Record<string, number> & { functions: object[] };
  expect(stats.mutatorMs + stats.minorMs + stats.majorMs).toBeCloseTo(stats.wallMs, 1);
  for (const entry of stats.functions) expect(Object.keys(entry)).toEqual(['name', 'place', 'selfMs', 'totalMs']);
});

test('a file that cannot be written is a matter of the command line', async () => {
  const { code, err } = await vertebra(['run', program, ...limits, '--profile', join(folder, 'no', 'such', 'folder.cpuprofile')]);
  expect(code).toBe(64);
  expect(err).toContain('folder.cpuprofile');
});
