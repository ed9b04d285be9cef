/**
 * What V8 is told where the compiler runs: by the command, the scripts, the tests and the benchmarks. V8 complains on stderr of a flag that it does not know, so
 * only versions that were looked at are told anything: 11 to 13 (Node 20 to 24).
 */
import { setFlagsFromString } from 'node:v8';

const version = Number.parseInt(process.versions.v8 ?? '', 10);
const isKnown = version >= 11 && version <= 13;

/**
 * A compiler is thousands of functions, none of which is hot for long: optimised as early as V8 likes to, for what they have seen by then, they are optimised again
 * and again. With four times its patience a first module of 280 lines takes 30 % less of the processors (Node 24: 10 %), and the library is compiled in 85 % of the time.
 */
export const patience: readonly string[] =
  version === 11 ? ['--interrupt-budget=270000'] : isKnown ? ['--invocation-count-for-maglev=1600', '--invocation-count-for-turbofan=12000'] : [];

function tell(flags: readonly string[]): void {
  if (isKnown) for (const flag of flags) setFlagsFromString(flag);
}

/** Before much is compiled. */
export function compilesWell(): void {
  // The trees of a module die with it. Those that V8 makes among the old objects, because others of their kind lived through a collection, keep young ones alive.
  tell(['--no-allocation-site-pretenuring', ...patience]);
}

/** Before anything else, in a process that may be over soon. */
export function startsSoon(): void {
  // V8 starts with half a megabyte for new objects and doubles it when they filled it and lived: a compiler's do, and are copied each time.
  tell(['--semi-space-growth-factor=32']);
  // The machine's interpreter is one large function. By V8's usual measure, bytes jumped back over, it is hot after a hundred instructions, and a program that is done
  // in a millisecond waits at its end until the optimising compiler is. A hundred times that is a millisecond of a program that goes on.
  tell(['--wasm-tiering-budget=180000000']);
}
