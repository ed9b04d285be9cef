/**
 * `npm run test:engines`: every golden STG program in every engine that is found here, from the same machine.wasm and the same images.
 * An engine that is not installed is skipped and said so; it never counts as passed.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { encodeImage } from '../../abi/image-encode.ts';
import { compileStg } from '../../compiler/stg-text.ts';
import { Machine } from '../../host/machine.ts';
import { machineModule, PausingExports } from '../core-files/relay.ts';
import { needsDisk, runPrograms } from '../golden/programs.ts';
import { laterScript, script } from '../host-frames/scripts.ts';
import { hostFunctions } from '../stg/host-functions.ts';
import { goldenPrograms, library, maskedOverflowPrograms, type Program, seedPrograms } from '../stg/programs.ts';
import { repository } from '../support/repository-files.ts';
import { type Answer, type Corpus, type Outcome, type Restored, restore } from './in-engine.ts';
import { engines, type Files } from './starters.ts';

/** Every so-manieth golden program is also taken to other engines in the middle of its run. */
const SAMPLE = 4;

/** Every so-manieth golden Haskell program is compiled and run in other engines, where files lie in memory. */
const HASKELL_SAMPLE = 6;

const programs = [...goldenPrograms(), ...seedPrograms('64K'), ...maskedOverflowPrograms('64K')];
const scripts = [script, laterScript].flatMap((random) => fc.sample(random, { numRuns: 40, seed: 1450 }));
const haskellPrograms = runPrograms().filter(
  (program, i) => i % HASKELL_SAMPLE === 0 && !needsDisk(program) && !/Main\.hs$|\.lhs$|SystemIO/.test(program.path),
);
const base64 = (file: string): string => readFileSync(join(repository, file)).toString('base64');
const files: Files = { machine: 'build/machine.wasm', corpus: 'build/engines/corpus.json' };

function imageOf(source: string, file: string, defines: Program['defines'] = {}): string {
  const { image, diagnostics } = compileStg(source, file, { defines });
  if (image === null) throw new Error(`${file}: ${diagnostics[0]?.message}`);
  return Buffer.from(encodeImage(image)).toString('base64');
}

/** Golden programs under way, each at some point; and what becomes of them in this process. */
const expected: Restored[] = [];

async function snapshots(): Promise<Corpus['saved']> {
  const saved: { name: string; snapshot: string }[] = [];
  for (const [i, program] of goldenPrograms().entries()) {
    if (i % SAMPLE !== 0 || program.name.startsWith('host/')) continue;
    const pausing = new PausingExports('debug', 1 + ((i * 7) % 60));
    const images = [imageOf(library.source, 'Rts.stg'), imageOf(program.source, program.file)].map((image) => new Uint8Array(Buffer.from(image, 'base64')));
    const machine = Machine.start(pausing.exports, images, { hostFunctions, hostFrames: false, stdout: () => {}, stderr: () => {} });
    const ended = machine.run().then(
      () => true,
      () => true,
    );
    if (await Promise.race([ended, pausing.paused])) continue;
    const snapshot = await machine.snapshot({ embedImages: true });
    expected.push(await restore(machineModule('release'), program.name, snapshot));
    saved.push({ name: program.name, snapshot: Buffer.from(snapshot).toString('base64') });
  }
  return saved;
}

beforeAll(async () => {
  const corpus: Corpus = {
    library: imageOf(library.source, 'Rts.stg'),
    items: programs.map(({ name, source, file, defines, stdin, maxStack, overflow }) => ({
      name,
      image: imageOf(source, file, defines),
      stdin,
      maxStack,
      overflow,
    })),
    haskell: {
      library: base64('build/page/lib.vtb'),
      interfaces: base64('build/lib.vti'),
      items: haskellPrograms.map(({ name, path, text, stdin }) => ({ name, file: basename(path), text, stdin })),
    },
    saved: await snapshots(),
    nests: { image: imageOf(readFileSync(join(repository, 'tests/host-frames/nest.stg'), 'utf8'), 'nest.stg'), scripts },
  };
  mkdirSync(join(repository, 'build/engines'), { recursive: true });
  writeFileSync(join(repository, files.corpus), JSON.stringify(corpus));
});

for (const { name, binary, run } of engines) {
  if (binary === null) console.log(`not run: ${name} is not installed`);
  describe.skipIf(binary === null)(name, () => {
    const outcomes = new Map<string, Outcome>();
    let nests: Answer['nests'] = [];
    let restored: Answer['restored'] = [];
    let haskell: ReadonlyMap<string, Outcome> = new Map();
    beforeAll(async () => {
      const answer = await run(binary ?? '', files);
      for (const outcome of answer.outcomes) outcomes.set(outcome.name, outcome);
      nests = answer.nests;
      restored = answer.restored;
      haskell = new Map(answer.haskell.map((outcome) => [outcome.name, outcome]));
    }, 600_000);

    test('snapshots go on', () => {
      expect(restored.length).toBeGreaterThan(10);
      expect(restored).toEqual(expected);
    });

    test('traces of nested calls', () => {
      expect(nests.flatMap((problems, i) => problems.map((problem) => `${JSON.stringify(scripts[i])}\n${problem}`))).toEqual([]);
      expect(nests).toHaveLength(scripts.length);
    });

    test.each(haskellPrograms.map((program) => [program.name, program] as const))('compiled and run there: %s', (_, { name: program, expected }) => {
      const outcome = haskell.get(program);
      expect(outcome?.stdout, outcome?.stderr).toBe(expected.stdout);
      expect(outcome?.exit, outcome?.stderr).toBe(expected.exit);
    });

    test.each(programs.map((program) => [program.name, program] as const))('%s', (_, { name: program, expected }) => {
      const outcome = outcomes.get(program);
      if (outcome === undefined) throw new Error('no answer');
      if (typeof expected.stdout === 'string') expect(outcome.stdout).toBe(expected.stdout);
      else expect(outcome.stdout).toMatch(expected.stdout);
      for (const line of expected.stderr) expect(outcome.stderr).toContain(line);
      expect(outcome.exit, outcome.stderr).toBe(expected.exit);
    });
  });
}
