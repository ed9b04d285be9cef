/**
 * `npm run bench [name…]`: times the programs of bench/programs (all, or those named; `micro` = the micro-benchmarks) against the contenders that are
 * installed, prints times and ratios, and writes build/bench.json. `npm run bench haskell [name…]`: the Haskell programs of bench/haskell, ours next to GHC
 * compiled, GHC's byte code and Hugs; outputs are compared, peak memory is ours. `npm run bench compile [name…]`: the compiler, pass by pass. `npm run bench
 * debug`: what backtraces, exceptions, position tables and profiles cost.
 */
import { readdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { benchCompile } from './compile.ts';
import { type Contender, contenders, haskellContenders, haskellFile, haskellPrograms } from './contenders.ts';
import { debugBenchmarks } from './debug/index.ts';
import { measureProgram, type ProgramResult, type Running, report } from './measure.ts';
import { microBenchmarks } from './micro/index.ts';
import type { MicroResult } from './micro/result.ts';
import { benchProvenance } from './provenance.ts';
import { short, table } from './table.ts';

const ROUNDS = 5;
const HASKELL_ROUNDS = 3;

function reportMicro(results: readonly MicroResult[]): string {
  return table([
    ['measured', 'value', 'goal', ''],
    ...results.map((r) => [r.name, `${short(r.value)} ${r.unit}`, r.goal, r.met === null ? '' : r.met ? 'met' : 'MISSED']),
  ]);
}

/** Those of them that are installed, ready to run; says who is not. */
function installedOf(all: readonly Contender[]): Running[] {
  return all.flatMap((contender) => {
    const run = contender.start();
    if (run === null) console.log(`not run: ${contender.name} is not installed`);
    return run === null ? [] : [{ contender, run }];
  });
}

function compare(programs: readonly string[], all: readonly Contender[], rounds: number): ProgramResult[] {
  if (programs.length === 0) return [];
  const running = installedOf(all);
  const results = programs.map((program) => measureProgram(program, running, rounds));
  console.log(
    report(
      results,
      running.map(({ contender }) => contender.name),
    ),
  );
  return results;
}

function chosen(wanted: readonly string[], all: readonly string[]): readonly string[] {
  const unknown = wanted.filter((name) => !all.includes(name));
  if (unknown.length > 0) throw new Error(`no such program: ${unknown.join(', ')} (there are ${all.join(', ')})`);
  return wanted.length === 0 ? all : all.filter((name) => wanted.includes(name));
}

function benchHaskell(wanted: readonly string[]): void {
  keep('build/bench-haskell.json', { programs: compare(chosen(wanted, haskellPrograms()), haskellContenders, HASKELL_ROUNDS) });
}

async function costOfProvenance(wanted: readonly string[]): Promise<void> {
  const programs = chosen(
    wanted,
    haskellPrograms().filter((name) => name !== 'hello'),
  );
  keep('build/bench-provenance.json', { programs: await benchProvenance(programs, haskellFile) });
}

async function benchMachine(wanted: readonly string[]): Promise<void> {
  const names = chosen(wanted, [...readdirSync('bench/programs').sort(), 'micro']);
  const programs = compare(
    names.filter((name) => name !== 'micro'),
    contenders,
    ROUNDS,
  );
  const micro = names.includes('micro') ? await microBenchmarks() : [];
  if (micro.length > 0) console.log(`\n${reportMicro(micro)}`);
  keep('build/bench.json', { programs, micro });
}

async function benchDebug(): Promise<void> {
  const results = await debugBenchmarks();
  console.log(reportMicro(results));
  keep('build/bench-debug.json', { results });
}

function keep(file: string, results: object): void {
  const computer = { cpu: os.cpus()[0]?.model, cores: os.cpus().length, load: os.loadavg()[0], node: process.version, date: new Date().toISOString() };
  writeFileSync(file, `${JSON.stringify({ computer, ...results }, null, 2)}\n`);
  console.log(`\nwritten to ${file}`);
}

const [first, ...rest] = process.argv.slice(2);
if (first === 'haskell') benchHaskell(rest);
else if (first === 'compile') benchCompile(rest);
else if (first === 'provenance') await costOfProvenance(rest);
else if (first === 'debug') await benchDebug();
else await benchMachine(process.argv.slice(2));
