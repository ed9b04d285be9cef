/** Long `do` blocks: the optimiser copies the monad's operators into all of them, so that the frame of the block tells the statement that runs. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { vertebra } from '../support/command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'vertebra-long-do-'));
afterAll(() => rmSync(folder, { recursive: true }));

const STATEMENTS = 151;
const FAILING = 140;

/** Rows that tell the place of the failing statement as where its block is. */
async function rowsAt(name: string, head: string, statement: (i: number) => string, failing: string): Promise<readonly string[]> {
  const lines = Array.from({ length: STATEMENTS }, (_, i) => (i === FAILING ? failing : statement(i)));
  const file = join(folder, `${name}.hs`);
  writeFileSync(file, `${head}\n${lines.map((line) => `  ${line}\n`).join('')}`);
  const { err } = await vertebra(['run', file]);
  const line = head.split('\n').length + FAILING + 1;
  return err.split('\n').filter((row) => /^#\d+ +(main|go)/.test(row) && row.includes(`${name}.hs:${line}:`));
}

test('in IO', async () => {
  const rows = await rowsAt(
    'Plain',
    'main :: IO ()\nmain = do',
    (i) => (i % 2 ? `x${i} <- pure (length (show ${i}))` : `print (${i} :: Int)`),
    'print (head ([] :: [Int]))',
  );
  expect(rows).toHaveLength(1);
});

test('in a state monad over it', async () => {
  const head = 'import Control.Monad.State\nmain :: IO ()\nmain = evalStateT go 0\ngo :: StateT Int IO ()\ngo = do';
  const rows = await rowsAt('Stateful', head, (i) => (i % 2 ? `modify (+ ${i})` : 'get >>= lift . print'), 'lift (print (head ([] :: [Int])))');
  expect(rows).toHaveLength(1);
});
