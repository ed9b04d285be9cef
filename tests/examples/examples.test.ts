/**
 * The programs of examples/ through the command line, as a reader would run them. `tests/examples/Name.stdout` is what GHC 9.0.2 prints for
 * `examples/Name.hs` (given `Name.stdin` where there is one); the founding documents' programs have their ends in tables here.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { repository } from '../support/repository-files.ts';

const command = join(repository, 'build', 'js', 'host', 'cli', 'vertebra.js');
const here = join(repository, 'tests', 'examples');
const HEAP_OVERFLOW = 251;
const STACK_OVERFLOW = 2;

interface Ended {
  readonly stdout: string;
  readonly stderr: string;
  readonly exit: number | null;
}

function run(program: string, flags: readonly string[] = [], input = ''): Ended {
  const { stdout, stderr, status } = spawnSync(process.execPath, [command, 'run', ...flags, join('examples', `${program}.hs`)], {
    cwd: repository,
    encoding: 'utf8',
    input,
    timeout: 50_000,
  });
  return { stdout, stderr, exit: status };
}

const printed = readdirSync(here)
  .filter((file) => file.endsWith('.stdout'))
  .map((file) => file.slice(0, -'.stdout'.length));

describe.skipIf(!existsSync(command))('example programs', () => {
  test.each(printed)('%s prints what it prints with GHC', (name) => {
    const stdin = join(here, `${name}.stdin`);
    const ended = run(name, [], existsSync(stdin) ? readFileSync(stdin, 'utf8') : '');
    expect(ended).toEqual({ stdout: readFileSync(join(here, `${name}.stdout`), 'utf8'), stderr: '', exit: 0 });
  });
});

describe.skipIf(!existsSync(command))('the programs of "Understanding the Stack", in Haskell', () => {
  const limits = ['--max-stack', '256K', '--max-heap', '8M'];

  test.each(['Weird', 'WeirdNoCase', 'WeirdNoMask', 'Postscript'])('%s overflows its stack', (name) => {
    const { stderr, exit } = run(`seeds/${name}`, limits);
    expect(stderr).toContain('stack overflow');
    expect(exit).toBe(STACK_OVERFLOW);
  });

  test.each(['WeirdNoCase', 'WeirdNoMask'])('%s does so under ghc-7.6, too', (name) => {
    expect(run(`seeds/${name}`, [...limits, '--stack-overflow=ghc-7.6']).exit).toBe(STACK_OVERFLOW);
  });

  // What the optimiser leaves of it grows while masked, as some thresholds of the article's program do.
  test('Postscript ends under ghc-7.6, too, by one limit or the other', () => {
    expect([STACK_OVERFLOW, HEAP_OVERFLOW]).toContain(run('seeds/Postscript', [...limits, '--stack-overflow=ghc-7.6']).exit);
  });

  test('Weird never does under ghc-7.6: the heap ends it', () => {
    const { stderr, exit } = run('seeds/Weird', [...limits, '--stack-overflow=ghc-7.6']);
    expect(stderr).toContain('heap overflow');
    expect(exit).toBe(HEAP_OVERFLOW);
  });

  test('PrintThenCrash prints dots in proportion to 1 / THRESHOLD, then crashes', () => {
    const calls = [23, 26].map((threshold) => {
      const { stdout, stderr, exit } = run('seeds/PrintThenCrash', ['--max-stack', '1M', '-D', `THRESHOLD=${threshold}`]);
      expect(stdout).toMatch(/^\.+$/);
      expect(stderr).toContain('stack overflow');
      expect(exit).toBe(STACK_OVERFLOW);
      return stdout.length * threshold;
    });
    const chunk = 1 / 32;
    expect(Math.abs(calls[0] - calls[1]) / calls[0]).toBeLessThan(chunk);
  });
});

describe.skipIf(!existsSync(command))('deep recursion while asynchronous exceptions are masked, in Haskell', () => {
  test.each([
    ['Mask', ''],
    ['Uninterruptible', ''],
    ['Handler', ''],
    ['Bracket', ''],
    ['Finally', 'working\n'],
  ])('%s ends when its reserve is spent', (name, before) => {
    const { stdout, stderr, exit } = run(`masked-overflow/${name}`, ['--max-stack', '1M']);
    expect(stdout).toBe(before);
    expect(stderr).toContain('stack overflow');
    expect(exit).toBe(STACK_OVERFLOW);
  });
});
