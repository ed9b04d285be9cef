/** Measuring programs with all contenders, and the table of what came out. */
import type { Contender, Run } from './contenders.ts';
import { geometricMean, median, short, table } from './table.ts';

export interface Measurement {
  readonly contender: string;
  /** median of the rounds; null when it did not finish */
  readonly ms: number | null;
  readonly runs: readonly number[];
  readonly error?: string;
  /** most the machine's memory was; of ours only */
  readonly memoryB?: number;
}

/** A contender that is installed. */
export interface Running {
  readonly contender: Contender;
  readonly run: (program: string) => Run;
}

export interface ProgramResult {
  readonly program: string;
  readonly output: string;
  readonly times: readonly Measurement[];
}

/** Every contender in turn, some rounds each; all must print the same. */
export function measureProgram(program: string, running: readonly Running[], rounds: number): ProgramResult {
  let output = '';
  const times = running.map(({ contender, run }) => {
    const runs: number[] = [];
    let memoryB: number | undefined;
    for (let i = 0; i < rounds; i++) {
      const result = run(program);
      if ('error' in result) return { contender: contender.name, ms: null, runs, error: result.error };
      if (output === '') output = result.output;
      if (result.output !== output) return { contender: contender.name, ms: null, runs, error: `prints ${result.output}, not ${output}` };
      runs.push(result.ms);
      memoryB = result.memoryB;
    }
    return { contender: contender.name, ms: median(runs), runs, memoryB };
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

/** A table: milliseconds, ours over the others', our peak memory where it is known, and what went wrong. */
export function report(results: readonly ProgramResult[], names: readonly string[]): string {
  const others = names.filter((name) => name !== 'vertebra' && name !== 'cold');
  const withMemory = results.some(({ times }) => times[0].memoryB !== undefined);
  const memory = ({ times }: ProgramResult): string[] => (withMemory ? [short((times[0].memoryB ?? Number.NaN) / 2 ** 20)] : []);
  const header = ['milliseconds', ...names, ...others.map((name) => `/ ${name}`), ...(withMemory ? ['MiB'] : [])];
  const rows = results.map((result) => [
    result.program,
    ...result.times.map((time) => (time.ms === null ? 'fails' : short(time.ms))),
    ...others.map((name) => short(ratios([result], name)[0] ?? Number.NaN)),
    ...memory(result),
  ]);
  const means = ['geometric mean', ...names.map(() => ''), ...others.map((name) => short(geometricMean(ratios(results, name))))];
  const failures = results.flatMap(({ program, times }) => times.filter((t) => t.error !== undefined).map((t) => `${program}, ${t.contender}: ${t.error}`));
  return [table([header, ...rows, means]), ...failures].join('\n');
}
