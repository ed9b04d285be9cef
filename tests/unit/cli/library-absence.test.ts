/** A working copy (with next to no library) whose compiled library is missing or too old: the command says what would make it fast. */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { VERSION_AT } from '../../../abi/image-format.ts';

const folder = mkdtempSync(join(tmpdir(), 'vertebra-absence-'));
const command = join(folder, 'build', 'js', 'host', 'cli', 'vertebra.js');
const program = join(folder, 'Faulty.hs');

function check(): SpawnSyncReturns<string> {
  return spawnSync('node', [command, 'check', '--short', program], { encoding: 'utf8' });
}

beforeAll(() => {
  const cli = join('build', 'js', 'host', 'cli');
  mkdirSync(join(folder, cli), { recursive: true });
  const command = ['vertebra.js', 'vertebra.bundle.js', 'user-folder.js', 'v8-flags.js'].map((file) => join(cli, file));
  for (const file of ['package.json', 'tsconfig.json', ...command]) cpSync(file, join(folder, file));
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

  test('one of another format is told of in words', () => {
    for (const kind of ['vti', 'vtt']) cpSync(`build/lib.${kind}`, join(folder, 'build', `lib.${kind}`));
    const image = readFileSync('build/lib.vtb');
    image[VERSION_AT] = 99;
    writeFileSync(join(folder, 'build', 'lib.vtb'), image);
    const sound = join(folder, 'Sound.hs');
    writeFileSync(sound, 'main = print 1\n');
    const { status, stdout, stderr } = spawnSync('node', [command, 'run', sound], { encoding: 'utf8' });
    expect({ status, stdout }).toEqual({ status: 64, stdout: '' });
    expect(stderr).toMatch(/^vertebra: the compiled library does not fit this compiler: `.*lib\.vtb` .*format version 99.*`npm run build` makes it anew\n$/);
  });
});
