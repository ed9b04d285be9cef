/**
 * `npm run test:engines`: every golden STG program in every engine that is found here, from the same machine.wasm and the same images.
 * An engine that is not installed is skipped and said so; it never counts as passed.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { encodeImage } from '../../abi/image-encode.ts';
import { compileStg } from '../../compiler/pipeline.ts';
import { laterScript, script } from '../host-frames/scripts.ts';
import { goldenPrograms, library, maskedOverflowPrograms, type Program, seedPrograms } from '../stg/programs.ts';
import { repository } from '../support/repository-files.ts';
import type { Answer, Corpus, Outcome } from './in-engine.ts';
import { engines, type Files } from './starters.ts';

const programs = [...goldenPrograms(), ...seedPrograms('64K'), ...maskedOverflowPrograms('64K')];
const scripts = [script, laterScript].flatMap((random) => fc.sample(random, { numRuns: 40, seed: 1450 }));
const files: Files = { machine: 'build/machine.wasm', corpus: 'build/engines/corpus.json' };

function imageOf(source: string, file: string, defines: Program['defines'] = {}): string {
  const { image, diagnostics } = compileStg(source, file, { defines });
  if (image === null) throw new Error(`${file}: ${diagnostics[0]?.message}`);
  return Buffer.from(encodeImage(image)).toString('base64');
}

beforeAll(() => {
  const corpus: Corpus = {
    library: imageOf(library.source, 'Rts.stg'),
    items: programs.map(({ name, source, file, defines, stdin, maxStack, overflow }) => ({
      name,
      image: imageOf(source, file, defines),
      stdin,
      maxStack,
      overflow,
    })),
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
    beforeAll(async () => {
      const answer = await run(binary ?? '', files);
      for (const outcome of answer.outcomes) outcomes.set(outcome.name, outcome);
      nests = answer.nests;
    }, 600_000);

    test('traces of nested calls', () => {
      expect(nests.flatMap((problems, i) => problems.map((problem) => `${JSON.stringify(scripts[i])}\n${problem}`))).toEqual([]);
      expect(nests).toHaveLength(scripts.length);
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
