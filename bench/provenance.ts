/**
 * What `--provenance` costs: the programs of bench/haskell on the build of the machine that notes who builds thunks, noting and not, next to the release build.
 * One image, one process, rounds by turns, the fastest of each counts; processor time, as the two builds are compared with each other alone.
 */
import { Machine } from '../host/index.ts';
import { compileProgram, machineModule } from './program.ts';
import { geometricMean, short, table } from './table.ts';

const ROUNDS = 5;

export interface ProvenanceCost {
  readonly program: string;
  /** milliseconds of processor time of the release build */
  readonly release: number;
  /** of the other build as it is, and noting 8 and 32 activations */
  readonly off: number;
  readonly depth8: number;
  readonly depth32: number;
}

/** Runs each program, prints times over those of the release build. */
export async function benchProvenance(programs: readonly string[], fileOf: (program: string) => string): Promise<ProvenanceCost[]> {
  const modules = { release: machineModule('release'), tracking: machineModule('provenance') };
  const costs: ProvenanceCost[] = [];
  for (const program of programs) {
    const images = await compileProgram(fileOf(program));
    const run = async (module: WebAssembly.Module, provenance: boolean | number): Promise<number> => {
      const machine = await Machine.create({ module, images, provenance, trusted: true, stdout: () => {} });
      const begin = process.cpuUsage();
      await machine.run();
      const { user, system } = process.cpuUsage(begin);
      return (user + system) / 1000;
    };
    const best = { release: Number.POSITIVE_INFINITY, off: Number.POSITIVE_INFINITY, depth8: Number.POSITIVE_INFINITY, depth32: Number.POSITIVE_INFINITY };
    for (let round = 0; round < ROUNDS; round++) {
      best.release = Math.min(best.release, await run(modules.release, false));
      best.off = Math.min(best.off, await run(modules.tracking, false));
      best.depth8 = Math.min(best.depth8, await run(modules.tracking, true));
      best.depth32 = Math.min(best.depth32, await run(modules.tracking, 32));
    }
    costs.push({ program, ...best });
    console.log(row(costs[costs.length - 1]).join('  '));
  }
  const mean = (of: (cost: ProvenanceCost) => number): string => short(geometricMean(costs.map((cost) => of(cost) / cost.release)));
  const means = ['geometric mean', '', mean((c) => c.off), mean((c) => c.depth8), mean((c) => c.depth32)];
  console.log(`\n${table([['program', 'release ms', 'not noting ×', '8 activations ×', '32 activations ×'], ...costs.map(row), means])}`);
  return costs;
}

function row({ program, release, off, depth8, depth32 }: ProvenanceCost): string[] {
  return [program, short(release), short(off / release), short(depth8 / release), short(depth32 / release)];
}
