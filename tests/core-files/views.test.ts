/** Cores of golden Haskell programs at random points, without the library in them: they show what the machine shows. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Image } from '../../abi/image.ts';
import { LIBRARY_IMAGE } from '../../abi/library.ts';
import { type CoreFile, openCore } from '../../host/core/open.ts';
import { Debugger } from '../../host/debugger/commands/perform.ts';
import { answerText } from '../../host/debugger/commands/text.ts';
import { globalsNamed } from '../../host/debugger/look/globals.ts';
import type { Target } from '../../host/debugger/protocol.ts';
import { MemoryFiles } from '../../host/io/memory-files.ts';
import { Machine } from '../../host/machine.ts';
import { compiledImage, library } from '../golden/engine.ts';
import { needsDisk, type RunProgram, runPrograms } from '../golden/programs.ts';
import { random } from './random.ts';
import { type Build, PausingExports } from './relay.ts';

const topics = new Set(['concurrency', 'exceptions', 'st']);
const sample = runPrograms().filter((program, i) => topics.has(program.name.split('/')[0]) && i % 3 === 0 && !needsDisk(program));
const SEED = Number(process.env.SEED ?? 1);
/** A core holds no library, but this much at most besides what was allocated: head, tables of the machine, program. */
const OVERHEAD_B = 60_000;

const looks = ['registers', 'threads', 'frames', 'stack 400', 'heap --rows 400', 'heap --by module', 'locals'];

async function views(target: Target): Promise<string> {
  const shell = new Debugger(target);
  const texts: string[] = [];
  for (const command of looks) for (const answer of await shell.line(command)) texts.push(answerText(answer, {}));
  return texts.join('\n');
}

function targetOf(machine: Machine): Target {
  const { view, debug } = machine;
  return { view, debug, global: (name) => globalsNamed(machine.images, name), source: () => null, patched: new Map() };
}

const isLibrary = (image: Image): boolean => image.name === LIBRARY_IMAGE;

async function paused(program: RunProgram, build: Build, fuel: number): Promise<Machine | null> {
  const pausing = new PausingExports(build, fuel);
  const machine = Machine.start(pausing.exports, [library().image, compiledImage(program, 1)], {
    hostFrames: false,
    trusted: true,
    limits: { timeout: '60s' },
    files: new MemoryFiles(),
    stdout: () => {},
    stderr: () => {},
    onThreadDeath: () => {},
  });
  const ended = machine.run().then(
    () => null,
    () => null,
  );
  return Promise.race([ended, pausing.paused.then(() => machine)]);
}

async function opened(machine: Machine): Promise<{ core: CoreFile; size: number }> {
  const bytes = await machine.dump({ elsewhere: isLibrary, source: () => null });
  return { size: bytes.length, core: await openCore(bytes, { find: ({ name }) => (name === LIBRARY_IMAGE ? library().image : null) }) };
}

// It is compiled first when it is not up to date.
beforeAll(() => void library());

describe.each(sample)('$name', (program) => {
  test('machine and core show the same', async () => {
    const choose = random(SEED + sample.indexOf(program));
    for (const [build, most] of [
      ['debug', 60],
      ['release', 1500],
    ] as const) {
      const machine = await paused(program, build, choose(most));
      if (machine === null) continue;
      // JavaScript's collector may let go of a handle at any time, and the heap is the smaller by what only that held
      const before = await views(targetOf(machine));
      const { core, size } = await opened(machine);
      expect(core.withoutTables).toEqual([]);
      const shown = await views(core);
      if (shown !== before) expect(shown).toBe(await views(targetOf(machine)));
      expect(size).toBeLessThan(OVERHEAD_B + machine.statistics().allocatedB);
    }
  });
});
