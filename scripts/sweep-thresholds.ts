/**
 * The article's experiment: for which THRESHOLDs does PrintThenCrash never crash under GHC 7.6's policy? (GHC 7.6.3 on a 64-bit machine: 24.)
 * A run that the heap limit ends has grown its stack beyond the stack limit without an overflow: it would never have crashed.
 *
 * node build/js/scripts/sweep-thresholds.js [from=5] [to=60] [max-stack=256K]
 */
import { readFileSync } from 'node:fs';
import { loadProgram } from '../host/cli/program.ts';
import { processTerminal } from '../host/cli/terminal.ts';
import { HaskellError, Machine, type OverflowPolicy } from '../host/index.ts';

const MAX_HEAP = '16M';
const NEVER_OVERFLOWED = 251;
const module = new WebAssembly.Module(readFileSync('build/machine.wasm'));

async function outcome(threshold: number, maxStack: string, overflow: OverflowPolicy): Promise<{ dots: number; exitCode: number }> {
  const images = await loadProgram('examples/seeds/PrintThenCrash.stg', processTerminal(), { defines: { THRESHOLD: String(threshold) } });
  let dots = 0;
  const stdout = (bytes: Uint8Array): void => {
    dots += bytes.length;
  };
  const machine = await Machine.create({ module, images, overflow, limits: { maxStack, maxHeap: MAX_HEAP }, stdout });
  try {
    await machine.run();
    return { dots, exitCode: 0 };
  } catch (error) {
    if (!(error instanceof HaskellError)) throw error;
    return { dots, exitCode: error.exitCode };
  }
}

const [from = '5', to = '60', maxStack = '256K'] = process.argv.slice(2);
const endless: number[] = [];
console.log(`max-stack ${maxStack}\nTHRESHOLD  default: dots, exit  ghc-7.6: dots, exit`);
for (let threshold = Number(from); threshold <= Number(to); threshold++) {
  const ours = await outcome(threshold, maxStack, 'deferred');
  const theirs = await outcome(threshold, maxStack, 'ghc-7.6');
  const never = theirs.exitCode === NEVER_OVERFLOWED;
  if (never) endless.push(threshold);
  const columns = [threshold, ours.dots, ours.exitCode, theirs.dots, theirs.exitCode].map(String);
  const widths = [9, 14, 6, 15, 6];
  console.log(`${columns.map((text, i) => text.padStart(widths[i])).join('')}${never ? '  never crashes' : ''}`);
}
console.log(endless.length === 0 ? 'every threshold crashes' : `never crashes under ghc-7.6: ${endless.join(', ')}`);
