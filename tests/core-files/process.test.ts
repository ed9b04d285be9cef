/** A snapshot goes on in another process: same output, same value, same stack. The child runs what `npm run build` made. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { compileStg } from '../../compiler/stg-text.ts';
import { machinePath } from '../../host/cli/package-files.ts';
import { Machine } from '../../host/machine.ts';
import { library, type Program, seedPrograms } from '../stg/programs.ts';
import { repository } from '../support/repository-files.ts';
import { machineModule, PausingExports, stackText } from './relay.ts';

const folder = mkdtempSync(join(tmpdir(), 'snapshots-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Restores the snapshot, says what the stack is, goes on, says how it ended. */
const child = `
import { readFileSync, writeSync } from 'node:fs';
const { Machine, printBacktrace } = await import(process.argv[1]);
const [, , file, wasm] = process.argv;
let stdout = '';
const decoder = new TextDecoder();
const machine = await Machine.restore(new Uint8Array(readFileSync(file)), {
  bytes: readFileSync(wasm), hostFrames: false, stdout: (bytes) => { stdout += decoder.decode(bytes, { stream: true }); },
});
const stack = JSON.stringify(machine.rawBacktrace()) + '\\n' + printBacktrace(machine.backtrace());
const end = await machine.finish().then(() => 'well', (error) => error.kind);
writeSync(1, JSON.stringify({ stack, stdout, end }));
`;

function compiled({ source, file, defines }: Pick<Program, 'source' | 'file' | 'defines'>) {
  const { image } = compileStg(source, file, { defines });
  if (image === null) throw new Error(`${file} does not compile`);
  return image;
}

const [masked] = seedPrograms('64k').filter(({ name }) => name.startsWith('seeds/PrintThenCrash'));

test.each([
  ['release', 60],
  ['debug', 400],
] as const)('into the %s build, after %d entries', async (build, fuel) => {
  const pausing = new PausingExports('debug', fuel);
  let stdout = '';
  const decoder = new TextDecoder();
  const write = (bytes: Uint8Array): void => {
    stdout += decoder.decode(bytes, { stream: true });
  };
  const images = [compiled({ ...library, defines: {} }), compiled(masked)];
  const settings = { hostFrames: false, limits: { maxStack: '64k' }, stdout: write, stress: ['sanity' as const] };
  const machine = Machine.start(pausing.exports, images, settings);
  void machine.run().catch(() => {});
  await pausing.paused;
  const file = join(folder, `${build}.core`);
  writeFileSync(file, await machine.snapshot({ embedImages: true }));
  const host = pathToFileURL(join(repository, 'build/js/host/index.js')).href;
  const answer = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', child, host, file, machinePath(build)]);
  const there = JSON.parse(answer.stdout) as { stack: string; stdout: string; end: string };
  expect(there.stack).toBe(stackText(machine));
  const whole = await undisturbed(images);
  expect({ stdout: stdout + there.stdout, end: there.end }).toEqual(whole);
});

async function undisturbed(images: Parameters<typeof Machine.start>[1]): Promise<{ stdout: string; end: string }> {
  let stdout = '';
  const machine = Machine.createSync({
    module: machineModule('release'),
    images,
    limits: { maxStack: '64k' },
    stdout: (bytes) => {
      stdout += new TextDecoder().decode(bytes);
    },
  });
  const end = await machine.run().then(
    () => 'well',
    (error: { kind: string }) => error.kind,
  );
  return { stdout, end };
}
