/** `npm run bench debug`: what it costs that a program can be looked into. Each number next to the goal it is held to. */
import { readFileSync } from 'node:fs';
import { decodeImage } from '../../abi/image-decode.ts';
import { libraryImagePath } from '../../host/cli/library.ts';
import { Machine } from '../../host/index.ts';
import { captureAndDecode } from '../micro/index.ts';
import { atLeast, atMost, type MicroResult, measureAll, plainly } from '../micro/result.ts';
import { compileProgram, machineModule } from '../program.ts';
import { median } from '../table.ts';
import { positionTableSize } from './position-tables.ts';

const ROUNDS = 7;
/** Of runs with and without the profiler, in turn: the least of many, since what is looked for is small. */
const PROFILED_ROUNDS = 15;
const THROWS = 200_000;
const SHALLOW = 10;
const DEEP = 1_000_000;
/** Programs under the profiler. */
const PROFILED: readonly string[] = ['fib', 'nqueens', 'map', 'deep-recursion', 'ping-pong'];

/** Nanoseconds from throw to handler and on, under a stack of so many frames. */
async function throwNs(depth: number): Promise<number> {
  const images = await compileProgram('bench/debug/throws.stg', { DEPTH: `${depth}`, COUNT: `${THROWS}` });
  const module = machineModule();
  const times: number[] = [];
  for (let i = 0; i < ROUNDS; i++) {
    const marks: number[] = [];
    const hostFunctions = { 'bench.mark': () => void marks.push(performance.now()) };
    const machine = await Machine.create({ module, images, hostFunctions, trusted: true, limits: { maxStack: '512M' } });
    await machine.run();
    times.push(((marks[1] - marks[0]) * 1e6) / THROWS);
  }
  return Math.min(...times);
}

async function exceptions(): Promise<MicroResult[]> {
  const shallow = await throwNs(SHALLOW);
  const deep = await throwNs(DEEP);
  return [
    atLeast('exceptions thrown and caught', 1000 / shallow, 'M/s', 1),
    atLeast(`the same under ${DEEP / 1e6} M frames`, 1000 / deep, 'M/s', 1),
    atMost('an exception there / at the base', deep / shallow, 'x', 1.5),
  ];
}

function positionTables(): MicroResult[] {
  const { bytes, instructions } = positionTableSize(decodeImage(new Uint8Array(readFileSync(libraryImagePath)), { trusted: true }));
  return [plainly('instructions of the library', instructions, ''), atMost('position tables', bytes / instructions, 'B/instruction', 1.2)];
}

/** Processor time of this process, which other processes disturb less than the clock. */
function cpuMs(): number {
  return process.cpuUsage().user / 1000;
}

async function profiler(): Promise<MicroResult[]> {
  const module = machineModule();
  const results: MicroResult[] = [];
  for (const name of PROFILED) {
    const images = await compileProgram(`bench/programs/${name}/${name}.stg`);
    const plain: number[] = [];
    const profiled: number[] = [];
    const run = async (isProfiled: boolean): Promise<void> => {
      const machine = await Machine.create({ module, images, trusted: true, stdout: () => {} });
      if (isProfiled) machine.profile();
      const start = cpuMs();
      await machine.run();
      (isProfiled ? profiled : plain).push(cpuMs() - start);
    };
    for (let i = 0; i < PROFILED_ROUNDS; i++) {
      await run(i % 2 === 0);
      await run(i % 2 !== 0);
    }
    results.push(plainly(`${name}, profiled / not`, Math.min(...profiled) / Math.min(...plain), 'x'));
  }
  return [...results, atMost('profiled at 1 kHz / not, the median', median(results.map(({ value }) => value)), 'x', 1.05)];
}

/** Programs with the ring of tail calls, in the build that can, and as released. */
async function tailCalls(): Promise<MicroResult[]> {
  const [release, tracking] = [machineModule('release'), machineModule('provenance')];
  const results: MicroResult[] = [];
  for (const name of PROFILED) {
    const images = await compileProgram(`bench/programs/${name}/${name}.stg`);
    const best = { release: Number.POSITIVE_INFINITY, off: Number.POSITIVE_INFINITY, on: Number.POSITIVE_INFINITY };
    const run = async (module: WebAssembly.Module, isNoting: boolean): Promise<number> => {
      const machine = await Machine.create({ module, images, trusted: true, stdout: () => {}, tailCalls: isNoting });
      const start = cpuMs();
      await machine.run();
      return cpuMs() - start;
    };
    for (let i = 0; i < ROUNDS; i++) {
      best.release = Math.min(best.release, await run(release, false));
      best.off = Math.min(best.off, await run(tracking, false));
      best.on = Math.min(best.on, await run(tracking, true));
    }
    results.push(plainly(`${name}, tail calls noted / released`, best.on / best.release, 'x'));
    results.push(plainly(`${name}, not noted in that build / released`, best.off / best.release, 'x'));
  }
  return results;
}

export function debugBenchmarks(): Promise<MicroResult[]> {
  return measureAll([captureAndDecode, exceptions, positionTables, profiler, tailCalls]);
}
