/** `--profile`, `--heap-profile` and what `--stats` adds to them: profiles of a run, as files and as text. */
import { writeFileSync } from 'node:fs';
import { processClock } from '../io/node.ts';
import type { Machine } from '../machine.ts';
import { cpuProfile } from '../profile/cpuprofile.ts';
import type { FunctionAt } from '../profile/functions.ts';
import { chromeHeapProfile, heapSeries } from '../profile/heap-files.ts';
import { type HeapProfile, heapNamedByAuthor } from '../profile/heap-profile.ts';
import { PauseLog } from '../profile/pauses.ts';
import { namedByAuthor, type Profile } from '../profile/profile.ts';
import type { Profiler } from '../profile/profiler.ts';
import { speedscope } from '../profile/speedscope.ts';
import { heapText, profileText } from '../profile/text.ts';
import { type Arguments, lastOf, type Option, UsageError } from './arguments.ts';
import { complain, type Terminal } from './terminal.ts';

export const profileOptions: readonly Option[] = [
  { name: 'profile', value: 'FILE', doc: 'where time goes: FILE.cpuprofile for Chrome and VS Code, else for speedscope.app; `-`: as text on stderr' },
  { name: 'heap-profile', value: 'FILE', doc: 'where memory goes: FILE.heapprofile (the peak) for Chrome, else the series as JSON; `-`: as text on stderr' },
];

const TEXT = '-';

/** What is being measured of one run. */
export interface Measuring {
  /** to be given to the machine */
  readonly clock: () => number;
  /** before the machine runs */
  begin(machine: Machine): void;
  /** Writes files and, where wanted, text. @param wantsText `--stats` was given, too */
  end(program: string, wantsText: boolean, terminal: Terminal): void;
  /** for `--stats` */
  readonly pauses: PauseLog;
  /** for `--stats=json` */
  profile(): Profile | null;
}

/** What the options ask for. `end` throws UsageError when a file cannot be written. */
export function measuring(args: Arguments, functionAt: FunctionAt = () => null): Measuring {
  const pauses = new PauseLog(processClock);
  const timeFile = lastOf(args, 'profile');
  const heapFile = lastOf(args, 'heap-profile');
  let time: (() => Profile) | null = null;
  let heap: (() => HeapProfile) | null = null;
  return {
    pauses,
    clock: pauses.clock,
    profile: () => time?.() ?? null,
    begin: (machine) => {
      pauses.watch(machine.view);
      if (timeFile !== undefined) time = stopped(machine.profile(), (profile) => namedByAuthor(profile, functionAt));
      if (heapFile !== undefined) heap = stopped(machine.profileHeap(), (profile) => heapNamedByAuthor(profile, functionAt));
    },
    end: (program, wantsText, terminal) => {
      if (time !== null && timeFile !== undefined) {
        const profile = time();
        if (timeFile !== TEXT) write(timeFile, timeFile.endsWith('.cpuprofile') ? cpuProfile(profile) : speedscope(profile, program));
        if (wantsText || timeFile === TEXT) complain(terminal, `\n${profileText(profile)}`);
      }
      if (heap !== null && heapFile !== undefined) {
        const profile = heap();
        if (heapFile !== TEXT) write(heapFile, heapFile.endsWith('.heapprofile') ? chromeHeapProfile(profile) : heapSeries(profile, program));
        if (wantsText || heapFile === TEXT) complain(terminal, `\n${heapText(profile)}`);
      }
    },
  };
}

/** Stops a profiler when it is asked first. */
function stopped<Seen>(profiler: Profiler<Seen>, named: (seen: Seen) => Seen): () => Seen {
  let seen: { readonly value: Seen } | null = null;
  return () => {
    seen ??= { value: named(profiler.stop()) };
    return seen.value;
  };
}

function write(file: string, data: object): void {
  try {
    writeFileSync(file, `${JSON.stringify(data)}\n`);
  } catch (failure) {
    throw new UsageError(`${file}: ${(failure as Error).message}`);
  }
}
