/** The command in a process of its own: what goes on while it waits for input, and Ctrl-C. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { repository } from '../support/repository-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'vertebra-interrupt-'));
afterAll(() => rmSync(folder, { recursive: true }));

const program = join(folder, 'Waits.hs');
writeFileSync(
  program,
  `import Control.Concurrent
import Control.Exception
import Control.Monad
import System.IO
main :: IO ()
main = do
  hSetBuffering stdout LineBuffering
  _ <- forkIO (forever (threadDelay 1000 >> putStrLn "tick"))
  line <- getLine \`finally\` putStrLn "cleanup"
  putStrLn ("got " ++ line)
`,
);

interface End {
  readonly code: number | null;
  readonly lines: readonly string[];
  readonly err: string;
}

/** Runs it; once other threads had their turn while it waits for input, something is done to the process. */
function ended(act: (process: ReturnType<typeof spawn>) => void): Promise<End> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(repository, 'build/js/host/cli/vertebra.js'), 'run', program], { stdio: 'pipe' });
    let out = '';
    let err = '';
    let acted = false;
    child.stdout.on('data', (bytes: Buffer) => {
      out += bytes;
      if (!acted && /(tick\n){3}/.test(out)) {
        acted = true;
        act(child);
      }
    });
    child.stderr.on('data', (bytes: Buffer) => {
      err += bytes;
    });
    child.on('close', (code) => resolve({ code, lines: out.split('\n').filter((line) => line !== 'tick' && line !== ''), err }));
  });
}

test('a program that waits for a line goes on with it, its other threads having run meanwhile', async () => {
  expect(await ended((child) => child.stdin?.write('hello\n'))).toEqual({ code: 0, lines: ['cleanup', 'got hello'], err: '' });
});

test('Ctrl-C runs the handlers and says where the program was', async () => {
  const { code, lines, err } = await ended((child) => child.kill('SIGINT'));
  expect({ code, lines }).toEqual({ code: 130, lines: ['cleanup'] });
  expect(err).toContain('Waits: user interrupt\n');
  expect(err).toContain('Waits.hs:9:11-');
});
