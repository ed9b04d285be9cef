/** What V8 is told where the compiler runs for long, or once: by the command, the scripts and the benchmarks. Flags that a version of V8 does not know change nothing. */
import { setFlagsFromString } from 'node:v8';

export function compilesWell(): void {
  // The trees of a module die with it. Those that V8 makes among the old objects, because others of their kind lived through a collection, keep young ones alive.
  setFlagsFromString('--no-allocation-site-pretenuring');
  // A compiler is thousands of functions, none of which is hot for long: optimised as early as V8 likes to, for what they have seen by then, they are optimised again and
  // again. With four times its patience a first module of 280 lines takes 30 % less of the processors, and the library is compiled in 85 % of the time.
  setFlagsFromString('--interrupt-budget=270000');
}
