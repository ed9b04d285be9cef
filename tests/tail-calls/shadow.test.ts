/**
 * Callers that tail calls erased, against an interpreter that keeps them: for random programs every backtrace taken on the way says what there was, or less, and
 * never anything else.
 */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Image } from '../../abi/image.ts';
import { compileStg } from '../../compiler/stg-text.ts';
import { HaskellError } from '../../host/error.ts';
import { Machine } from '../../host/machine.ts';
import type { Backtrace } from '../../host/memory/backtrace-data.ts';
import { captureBacktrace } from '../../host/memory/capture.ts';
import { decodeBacktrace } from '../../host/memory/trace.ts';
import type { Limits, Stress } from '../../host/options.ts';
import { type Build, isBuilt, machineModule } from '../provenance/machines.ts';
import { library } from '../stg/programs.ts';
import { expected, type Program, randomProgram, stgText } from './program.ts';

function compiled(source: string, file: string): Image {
  const { image, diagnostics } = compileStg(source, file);
  if (image === null) throw new Error(`${diagnostics.map((d) => d.message).join('\n')}\n${source}`);
  return image;
}

const rts = compiled(library.source, library.file);

/** Frames of the program and erased callers, innermost first, as `expected` has them. */
function seen({ entries }: Backtrace): string[] {
  return entries.flatMap((entry) => {
    if (entry.entry !== 'frame' || entry.kind === 'stop') return [];
    const erased: string[] = [];
    for (const caller of entry.erased?.callers ?? []) {
      if ('erased' in caller) erased.push(`~${caller.name.replace('Main.', '')}`);
      else for (let i = 0; i < caller.count; i++) erased.push(erased[erased.length - caller.period]);
    }
    if (entry.name === '') return erased;
    const isShown = entry.module === 'Main' && (entry.kind === 'ret' || entry.kind === 'here' || entry.kind === 'update');
    return [...(isShown ? [`${entry.name.replace('Main.', '')}${entry.kind === 'update' ? '!' : ''}`] : []), ...erased];
  });
}

/** All that there was; all up to some caller, and none that are older; or some. */
type Allowed = 'all' | 'newest' | 'some';

interface Setting {
  readonly name: string;
  readonly build: Build;
  readonly allowed: Allowed;
  readonly threads: number;
  readonly tailCalls: boolean | number;
  readonly stress?: readonly Stress[];
  readonly limits?: Limits;
  /** mask states change. Default true */
  readonly masks?: boolean;
  /** update frames may be squeezed */
  readonly squeezes?: boolean;
}

function isAllowed(told: readonly string[], whole: readonly string[], allowed: Allowed): boolean {
  const isErased = (name: string): boolean => name.startsWith('~');
  let newest = told.filter(isErased).length;
  if (allowed !== 'some') {
    const cut = whole.filter((name) => !isErased(name) || newest-- > 0);
    return cut.join() === told.join() && (allowed === 'newest' || cut.length === whole.length);
  }
  let at = 0;
  for (const name of whole) if (told[at] === name) at++;
  return at === told.length && whole.filter((name) => !isErased(name)).join() === told.filter((name) => !isErased(name)).join();
}

async function agrees(program: Program, { build, allowed, tailCalls, stress, limits, squeezes }: Setting): Promise<void> {
  const text = stgText(program);
  const { probes, crash } = expected(program);
  const shown = (names: readonly string[]): string[] => names.filter((name) => !(squeezes && name.endsWith('!')));
  const done = probes.map(() => 0);
  const wrong: { readonly told: readonly string[]; readonly whole: readonly string[] }[] = [];
  const check = (backtrace: Backtrace, whole: readonly string[]): void => {
    const told = shown(seen(backtrace));
    if (!isAllowed(told, shown(whole), allowed)) wrong.push({ told, whole: shown(whole) });
  };
  const probe = (w: bigint | number): number => {
    const whole = probes[Number(w)][done[Number(w)]++];
    check(decodeBacktrace(captureBacktrace(machine.view), machine.debug, { fold: false }), whole);
    return 0;
  };
  const back = (callee: bigint | number, depth: bigint | number): number => {
    machine.callSync(`f${callee}`, 0n, BigInt(depth));
    return 0;
  };
  const machine = Machine.createSync({
    images: [rts, compiled(text, 'Main.stg')],
    module: machineModule(build),
    tailCalls,
    stress,
    limits,
    hostFrames: false,
    hostFunctions: { probe, back },
    stdout: () => {},
    stderr: () => {},
  });
  const error = await machine.run().then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(wrong, text).toEqual([]);
  if (error !== null && !(error instanceof HaskellError && error.kind === 'exception')) throw error;
  if (crash !== null) check(error?.backtrace as Backtrace, crash);
  else expect(done, text).toEqual(probes.map((list) => list.length));
}

const small: Limits = { initialStack: '16w', chunkSize: '300w', movedStack: '40w', nursery: '32k' };
const settings: readonly Setting[] = [
  { name: 'all of them', build: 'provenance', allowed: 'all', threads: 0, tailCalls: true },
  { name: 'all of them, in the debug build', build: 'debug', allowed: 'all', threads: 0, tailCalls: true },
  { name: 'the newest, in a small ring', build: 'provenance', allowed: 'newest', threads: 0, tailCalls: 16 },
  { name: 'all, with threads', build: 'provenance', allowed: 'all', threads: 2, tailCalls: true, masks: false },
  { name: 'some, with threads and a small ring', build: 'provenance', allowed: 'some', threads: 2, tailCalls: 16 },
  { name: 'all, collecting everywhere', build: 'debug', allowed: 'all', threads: 0, tailCalls: true, stress: ['gc', 'sanity'] },
  {
    name: 'all, the stack moving and in small chunks',
    build: 'debug',
    allowed: 'all',
    threads: 0,
    tailCalls: true,
    stress: ['move'],
    limits: small,
    squeezes: true,
  },
  {
    name: 'some, switching everywhere',
    build: 'debug',
    allowed: 'some',
    threads: 2,
    tailCalls: true,
    stress: ['switch', 'gc', 'move'],
    limits: small,
    squeezes: true,
  },
];

describe.skipIf(!isBuilt)('the ring of tail calls tells', () => {
  test.each(settings)('$name', async (setting) => {
    const runs = setting.build === 'debug' ? 60 : 150;
    await fc.assert(
      fc.asyncProperty(randomProgram(setting.threads, 6, setting.masks !== false), (program) => agrees(program, setting)),
      { numRuns: Number(process.env.TAIL_RUNS ?? runs) },
    );
  });
});
