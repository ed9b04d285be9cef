/** A working copy (with next to no library) whose compiled library is missing or too old: the command says what would make it fast. */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'vertebra-absence-'));
const command = join(folder, 'build', 'js', 'host', 'cli', 'vertebra.js');
const program = join(folder, 'Faulty.hs');

function check(): SpawnSyncReturns<string> {
  return spawnSync('node', [command, 'check', '--short', program], { encoding: 'utf8' });
}

beforeAll(() => {
  const cli = join('build', 'js', 'host', 'cli');
  mkdirSync(join(folder, cli), { recursive: true });
  for (const file of ['package.json', 'tsconfig.json', join(cli, 'vertebra.js'), join(cli, 'vertebra.bundle.js'), join(cli, 'user-folder.js')])
    cpSync(file, join(folder, file));
  mkdirSync(join(folder, 'lib', 'Data'), { recursive: true });
  writeFileSync(join(folder, 'lib', 'Data', 'Young.hs'), 'module Data.Young where\n');
  writeFileSync(program, 'module Faulty where\nx = )\n');
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('without a compiled library', () => {
  test('stderr says so before anything is compiled', () => {
    const { stdout, stderr } = check();
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^vertebra: the library is not compiled: .*`npm run build`.*\n.*Faulty\.hs:2/);
  });

  test('one that is older than a source of the library does not count', () => {
    for (const kind of ['vtb', 'vti', 'vtt']) {
      const file = join(folder, 'build', `lib.${kind}`);
      writeFileSync(file, '');
      utimesSync(file, 1, 1);
    }
    expect(check().stderr).toMatch(/^vertebra: the compiled library is older than lib\/Data\/Young\.hs: .*`npm run build`.*\n.*Faulty\.hs:2/);
  });
});
