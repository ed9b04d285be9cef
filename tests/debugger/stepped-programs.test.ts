/** Haskell programs compiled for the debugger and stepped by source, each step at a place of the program, end as they do when nobody looks. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadProgram } from '../../host/cli/program.ts';
import { Session } from '../../host/debugger/control/session.ts';
import type { Step } from '../../host/debugger/protocol.ts';
import { silentTerminal, sourceText } from './stopped.ts';

const FOLDER = 'tests/golden/run';
const programs = [
  'programs/Accounts',
  'programs/Calc',
  'programs/Huffman',
  'programs/RedBlack',
  'programs/Zipper',
  'concurrency/MVars',
  'exceptions/Bracket',
  'exceptions/Catching',
  'exceptions/UncaughtHead',
  'patterns/Views',
  'containers/SeqBasics',
  'mtl/StateLazy',
];
/** Steps of each kind, one kind after the other; then the program runs to its end. */
const STEPS = 150;
const ways: readonly Step[] = ['into', 'over', 'into', 'out'];

const module = new WebAssembly.Module(readFileSync('build/machine.debug.wasm'));
const isOfLibrary = ({ file }: { readonly file: string }): boolean => file.startsWith('lib/');

async function opened(name: string): Promise<{ readonly session: Session; readonly stdout: () => string }> {
  const file = `${FOLDER}/${name}.hs`;
  const terminal = silentTerminal();
  const images = await loadProgram(file, terminal, { optimise: false, debug: true });
  const written: Uint8Array[] = [];
  const stdin = existsSync(`${FOLDER}/${name}.stdin`) ? readFileSync(`${FOLDER}/${name}.stdin`) : new Uint8Array(0);
  let read = 0;
  const session = await Session.create({
    images,
    module,
    history: false,
    skip: isOfLibrary,
    source: sourceText,
    stdin: (max) => {
      const part = stdin.subarray(read, read + max);
      read += part.length;
      return part;
    },
    stdout: (bytes) => void written.push(bytes.slice()),
    stderr: () => undefined,
  });
  return { session, stdout: () => Buffer.concat(written).toString() };
}

describe('stepped by source', () => {
  test.each(programs)('%s', async (name) => {
    const { session, stdout } = await opened(name);
    let stop = await session.run('main', true);
    let steps = 0;
    for (const how of ways) {
      for (let i = 0; i < STEPS && stop.reason !== 'ended'; i++) {
        stop = await session.step(how);
        if (stop.reason === 'step' && how !== 'out') expect(stop.place?.file).toBe(`${FOLDER}/${name}.hs`);
        steps++;
      }
    }
    while (stop.reason !== 'ended') stop = await session.continue();
    expect(steps).toBeGreaterThan(10);
    expect(stdout()).toBe(readFileSync(`${FOLDER}/${name}.stdout`, 'utf8'));
    const exit = `${FOLDER}/${name}.exit`;
    expect(stop.exitCode).toBe(existsSync(exit) ? Number(readFileSync(exit, 'utf8')) : 0);
  });
});
