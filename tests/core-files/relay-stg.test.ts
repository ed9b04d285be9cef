/** Golden STG programs handed from machine to machine at random points: the same output, the same end, the same stacks. */
import { describe, expect, test } from 'vitest';
import type { Image } from '../../abi/image.ts';
import { compileStg } from '../../compiler/stg-text.ts';
import type { MachineSettings } from '../../host/options.ts';
import { hostFunctions } from '../stg/host-functions.ts';
import { goldenPrograms, library, type Program, seedPrograms } from '../stg/programs.ts';
import { random } from './random.ts';
import { type Build, relay } from './relay.ts';

const SEED = Number(process.env.SEED ?? 1);

function compiled(source: string, file: string, defines: Program['defines'] = {}): Image {
  const { image, diagnostics } = compileStg(source, file, { defines });
  if (image === null) throw new Error(diagnostics.map((d) => d.message).join('\n'));
  return image;
}

const rts = compiled(library.source, library.file);

/** The boxes that the program holds have names. */
function boxes(): { functions: typeof hostFunctions; permanents: Record<string, unknown> } {
  const permanents: Record<string, unknown> = {};
  const makeBox = (n: number | bigint): ReturnType<(typeof hostFunctions)['test.makeBox']> => {
    const box = hostFunctions['test.makeBox'](n);
    permanents[`box ${Object.keys(permanents).length}`] = box;
    return box;
  };
  return { functions: { ...hostFunctions, 'test.makeBox': makeBox }, permanents };
}

async function handedOn(program: Program, cuts: readonly number[], builds: readonly Build[], settings: MachineSettings): Promise<void> {
  let stdout = '';
  let stderr = '';
  let unread: Uint8Array = new TextEncoder().encode(program.stdin);
  const decoders = [new TextDecoder(), new TextDecoder()];
  const { functions, permanents } = boxes();
  const limits = program.maxStack === null ? {} : { maxStack: program.maxStack };
  const { error, misfits } = await relay({
    images: [rts, compiled(program.source, program.file, program.defines)],
    cuts,
    builds,
    snapshot: { permanents },
    settings: {
      hostFrames: false,
      ...settings,
      limits: { ...settings.limits, ...limits },
      overflow: program.overflow,
      hostFunctions: functions,
      stdin: (max) => {
        const bytes = unread.slice(0, max);
        unread = unread.slice(max);
        return bytes;
      },
      stdout: (bytes) => {
        stdout += decoders[0].decode(bytes, { stream: true });
      },
      stderr: (bytes) => {
        stderr += decoders[1].decode(bytes, { stream: true });
      },
    },
  });
  expect(misfits).toEqual([]);
  if (error?.kind === 'internal') throw error;
  if (error !== null && error.kind !== 'exit') stderr += `${error.message}\n`;
  const { expected } = program;
  if (typeof expected.stdout === 'string') expect(stdout).toBe(expected.stdout);
  else expect(stdout).toMatch(expected.stdout);
  expect(error?.exitCode ?? 0).toBe(expected.exit);
  for (const line of expected.stderr) expect(stderr).toContain(line);
}

const programs = [...goldenPrograms(), ...seedPrograms('64k')];

describe.each(programs)('$name', (program) => {
  const choose = random(SEED + programs.indexOf(program));
  const cuts = (count: number, most: number): number[] => Array.from({ length: count }, () => choose(most));

  test('early and often, in both builds', async () => {
    await handedOn(program, cuts(6, 40), ['debug', 'release'], { stress: ['sanity'] });
  });

  test('under stress', async () => {
    const limits = { nursery: '32K', initialStack: '400', chunkSize: '2K', movedStack: '200' };
    await handedOn(program, cuts(4, 120), ['debug'], { stress: [choose(2) === 0 ? 'gc' : 'switch', 'sanity'], limits });
  });
});
