/**
 * `npm run bench [name…]`: times the programs of bench/programs (all, or those named; `micro` = the micro-benchmarks) against the contenders that are
 * installed, prints times and ratios, and writes build/bench.json.
 */
import { readdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { type Contender, contenders, type Run } from './contenders.ts';
import { type MicroResult, microBenchmarks } from './micro/index.ts';
import { geometricMean, median, short, table } from './table.ts';

const ROUNDS = 5;

interface Measurement {
  readonly contender: string;
  /** median of the rounds; null when it did not finish */
  readonly ms: number | null;
  readonly runs: readonly number[];
  readonly error?: string;
}

interface ProgramResult {
  readonly program: string;
  readonly output: string;
  readonly times: readonly Measurement[];
}

function measureProgram(program: string, running: readonly { contender: Contender; run: (program: string) => Run }[]): ProgramResult {
  let output = '';
  const times = running.map(({ contender, run }) => {
    const runs: number[] = [];
    for (let i = 0; i < ROUNDS; i++) {
      const result = run(program);
      if ('error' in result) return { contender: contender.name, ms: null, runs, error: result.error };
      if (output === '') output = result.output;
      if (result.output !== output) return { contender: contender.name, ms: null, runs, error: `prints ${result.output}, not ${output}` };
      runs.push(result.ms);
    }
    return { contender: contender.name, ms: median(runs), runs };
  });
  return { program, output, times };
}

/** How many times longer ours takes than each other one's. */
function ratios(results: readonly ProgramResult[], name: string): number[] {
  return results.flatMap(({ times }) => {
    const ours = times[0].ms;
    const theirs = times.find((time) => time.contender === name)?.ms;
    return ours && theirs ? [ours / theirs] : [];
  });
}

function report(results: readonly ProgramResult[], names: readonly string[]): string {
  const others = names.filter((name) => name !== 'vertebra' && name !== 'cold');
  const header = ['milliseconds', ...names, ...others.map((name) => `/ ${name}`)];
  const rows = results.map((result) => [
    result.program,
    ...result.times.map((time) => (time.ms === null ? 'fails' : short(time.ms))),
    ...others.map((name) => short(ratios([result], name)[0] ?? Number.NaN)),
  ]);
  const means = ['geometric mean', ...names.map(() => ''), ...others.map((name) => short(geometricMean(ratios(results, name))))];
  const failures = results.flatMap(({ program, times }) => times.filter((t) => t.error !== undefined).map((t) => `${program}, ${t.contender}: ${t.error}`));
  return [table([header, ...rows, means]), ...failures].join('\n');
}

function reportMicro(results: readonly MicroResult[]): string {
  return table([
    ['measured', 'value', 'goal', ''],
    ...results.map((r) => [r.name, `${short(r.value)} ${r.unit}`, r.goal, r.met === null ? '' : r.met ? 'met' : 'MISSED']),
  ]);
}

async function main(): Promise<void> {
  const wanted = process.argv.slice(2);
  const all = readdirSync('bench/programs').sort();
  const unknown = wanted.filter((name) => name !== 'micro' && !all.includes(name));
  if (unknown.length > 0) throw new Error(`no such program: ${unknown.join(', ')} (there are ${all.join(', ')}, micro)`);
  const programs = wanted.length === 0 ? all : all.filter((name) => wanted.includes(name));
  const running = contenders.flatMap((contender) => {
    const run = contender.start();
    if (run === null) console.log(`not run: ${contender.name} is not installed`);
    return run === null ? [] : [{ contender, run }];
  });
  const results = programs.map((program) => measureProgram(program, running));
  if (results.length > 0) {
    const names = running.map(({ contender }) => contender.name);
    console.log(report(results, names));
  }
  const micro = wanted.length === 0 || wanted.includes('micro') ? await microBenchmarks() : [];
  if (micro.length > 0) console.log(`\n${reportMicro(micro)}`);
  const computer = { cpu: os.cpus()[0]?.model, cores: os.cpus().length, load: os.loadavg()[0], node: process.version, date: new Date().toISOString() };
  writeFileSync('build/bench.json', `${JSON.stringify({ computer, programs: results, micro }, null, 2)}\n`);
  console.log('\nwritten to build/bench.json');
}

await main();
