/** The command on a terminal of its own, which `script` (util-linux) makes: characters come when they are typed, unseen when that is asked for. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { repository } from '../support/repository-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'vertebra-terminal-'));
afterAll(() => rmSync(folder, { recursive: true }));

const program = join(folder, 'Keys.hs');
writeFileSync(
  program,
  `import Control.Exception
import System.IO
main :: IO ()
main = do
  hSetBuffering stdout NoBuffering
  hSetBuffering stdin NoBuffering
  hSetEcho stdin False
  putStr "key? "
  getChar >>= print
  hSetEcho stdin True
  putStr "shown? "
  getChar >>= print
  hSetEcho stdin False
  hSetBuffering stdin LineBuffering
  putStr "secret? "
  getLine >>= print
  hSetBuffering stdin NoBuffering
  putStr "stop? "
  r <- try getChar
  print (r :: Either AsyncException Char)
`,
);

const typed: readonly (readonly [wait: string, send: string])[] = [
  ['key? ', 'a'],
  ['shown? ', 'z'],
  ['secret? ', 'pa\x7fass\n'],
  ['stop? ', '\x03'],
];
const hasScript = spawnSync('script', ['--version']).status === 0;

test.skipIf(!hasScript)("keys come at once, with or without echo; lines, erasing and Ctrl-C stay the terminal's; it is left as it was", async () => {
  // The trap is for shells that Ctrl-C ends, too, whatever the command makes of it.
  const command = `trap : INT; stty -a >'${folder}/before'; '${process.execPath}' '${join(repository, 'build/js/host/cli/vertebra.js')}' run '${program}'; stty -a >'${folder}/after'; cmp '${folder}/before' '${folder}/after' && echo same`;
  const child = spawn('script', ['-qc', command, '/dev/null'], { stdio: 'pipe' });
  let out = '';
  let at = 0;
  child.stdout.on('data', (bytes: Buffer) => {
    out += bytes;
    if (at < typed.length && out.includes(typed[at][0])) child.stdin.write(typed[at++][1]);
    if (out.includes('same')) child.stdin.end();
  });
  await new Promise((resolve) => child.on('close', resolve));
  expect(out.replaceAll('\r', '').split('\n').slice(0, 5)).toEqual(["key? 'a'", "shown? z'z'", 'secret? "pass"', 'stop? Left user interrupt', 'same']);
});
