/**
 * The micro-benchmarks: one number each, with the goal it is held to. They run in this process, on the release build.
 */
import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { captureBacktrace, decodeBacktrace } from '../../host/backtrace.ts';
import { Machine, type MachineSettings } from '../../host/index.ts';
import { compileProgram, machineModule } from '../program.ts';
import { median } from '../table.ts';
import { atMost, type MicroResult, measureAll, plainly } from './result.ts';

const ROUNDS = 5;
const KILOBYTE = 1024;
const US_PER_MS = 1000;
const NS_PER_MS = 1_000_000;

type HostFunctions = NonNullable<MachineSettings['hostFunctions']>;

/** A machine with one of the programs of this folder; what it prints is dropped. */
async function machineFor(program: string, hostFunctions: HostFunctions, defines: Readonly<Record<string, string>> = {}): Promise<Machine> {
  const images = await compileProgram(`bench/micro/${program}.stg`, defines);
  return Machine.create({ module: machineModule(), images, hostFunctions, stdout: () => {}, trusted: true });
}

/** Milliseconds a run takes, of machines made beforehand: the median. */
async function timeRuns(make: () => Promise<Machine>, rounds: number): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < rounds; i++) {
    const machine = await make();
    const start = performance.now();
    await machine.run();
    times.push(performance.now() - start);
  }
  return median(times);
}

/** A deep computation that is frozen and resumed every 20 ms loses nothing. */
async function interrupted(): Promise<MicroResult[]> {
  const attempts: number[] = [];
  const run = (interrupt: string): Promise<number> =>
    timeRuns(() => machineFor('interrupted', { 'bench.attempts': (n: number | bigint) => void attempts.push(Number(n)) }, { INTERRUPT: interrupt }), 3);
  const plain = await run('0');
  attempts.length = 0;
  const broken = await run('1');
  return [
    plainly('thunk 10^7 frames deep', plain, 'ms'),
    plainly('the same, interrupted every 20 ms', broken, 'ms'),
    plainly('attempts that took', median(attempts), ''),
    atMost('interrupted / not', broken / plain, 'x', 2),
  ];
}

/** Depths tried: a first chunk and more than one full chunk, in words. */
const BOUNDARY_WORDS = 9000;
/** Passes at most: one depth takes 20 us, so on a busy computer it takes some passes until each has been measured undisturbed once. */
const BOUNDARY_PASSES = 20;

async function boundary(): Promise<MicroResult[]> {
  const best = new Array<number>(BOUNDARY_WORDS).fill(Number.POSITIVE_INFINITY);
  for (let i = 0; i < ROUNDS || (i < BOUNDARY_PASSES && Math.max(...best) > 1.5 * median(best)); i++) {
    let at = 0;
    const report = (ms: number): void => {
      best[at] = Math.min(best[at], ms);
      at++;
    };
    const machine = await machineFor('boundary', { 'bench.report': report }, { ROUNDS: '200', WORDS: `${BOUNDARY_WORDS}` });
    await machine.run();
    if (at !== BOUNDARY_WORDS) throw new Error(`${at} of ${BOUNDARY_WORDS} depths reported`);
  }
  const usual = median(best);
  const worst = Math.max(...best);
  return [
    plainly('call loop mid-chunk, a call', (usual * NS_PER_MS) / 200 / 4, 'ns'),
    atMost(`call loop at the worst of ${BOUNDARY_WORDS} depths / mid-chunk`, worst / usual, 'x', 2),
  ];
}

async function hostCall(): Promise<MicroResult[]> {
  const calls = 1_000_000;
  const times: number[] = [];
  for (let i = 0; i < ROUNDS; i++) {
    const machine = await machineFor('host-call', {
      'bench.echo': (n: number) => n,
      'bench.report': (called: number, plain: number) => void times.push(((called - plain) * NS_PER_MS) / calls),
    });
    await machine.run();
  }
  return [atMost('host call and back', median(times), 'ns', 150)];
}

/** Runs `look` while the program stands still in a host function under a stack of `depth` frames. */
async function lookInto(depth: number, look: (machine: Machine) => void): Promise<void> {
  let machine: Machine | null = null;
  const here = (): void => {
    if (machine !== null) look(machine);
  };
  machine = await machineFor('deep-stack', { 'bench.here': here }, { DEPTH: `${depth}` });
  await machine.run();
}

/** Captures and decodes stacks of known depths. */
export async function captureAndDecode(): Promise<MicroResult[]> {
  const results: MicroResult[] = [];
  await lookInto(80, ({ view }) => {
    const times: number[] = [];
    const many = 1000;
    for (let i = 0; i < 50; i++) {
      const start = performance.now();
      for (let k = 0; k < many; k++) captureBacktrace(view, { limit: 64 });
      times.push(((performance.now() - start) * US_PER_MS) / many);
    }
    if (captureBacktrace(view, { limit: 64 }).count !== 64) throw new Error('a capture is not 64 frames long');
    results.push(atMost('capture of 64 frames', median(times), 'us', 5));
  });
  await lookInto(1_000_000, ({ view, debug }) => {
    const times: number[] = [];
    for (let i = 0; i < ROUNDS; i++) {
      const start = performance.now();
      const capture = captureBacktrace(view, {});
      decodeBacktrace(capture, debug);
      times.push(performance.now() - start);
      if (capture.count < 1_000_000) throw new Error(`a capture of ${capture.count} frames, not 10^6`);
    }
    results.push(atMost('capture and decode of 10^6 frames', median(times), 'ms', 150));
  });
  return results;
}

function sizes(): MicroResult[] {
  const wasm = readFileSync('build/machine.wasm');
  return [plainly('machine.wasm', wasm.length / KILOBYTE, 'KB'), atMost('machine.wasm, brotli', brotliCompressSync(wasm).length / KILOBYTE, 'KB', 40)];
}

/** All of them. */
export function microBenchmarks(): Promise<MicroResult[]> {
  return measureAll([sizes, hostCall, captureAndDecode, boundary, interrupted]);
}
