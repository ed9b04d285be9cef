/**
 * Runs a program on the machine, in this process, several times: each on a new machine, from one compiled module and image.
 * Arguments: program, runs. Prints { compileMs, runs: [ms], output, memoryB } or { error }, as JSON.
 */
import { Machine } from '../../host/index.ts';
import { compileProgram, machineModule } from '../program.ts';

const [file, count] = process.argv.slice(2);
try {
  const start = performance.now();
  const images = await compileProgram(file);
  const compileMs = performance.now() - start;
  const module = machineModule();
  const runs: number[] = [];
  let output = '';
  let memoryB = 0;
  for (let i = 0; i < Number(count); i++) {
    const text: Uint8Array[] = [];
    const machine = await Machine.create({ module, images, trusted: true, stdout: (bytes) => text.push(bytes.slice()) });
    const begin = performance.now();
    await machine.run();
    runs.push(performance.now() - begin);
    memoryB = machine.statistics().memoryB;
    output = Buffer.concat(text).toString().trim();
  }
  console.log(JSON.stringify({ compileMs, runs, output, memoryB }));
} catch (error) {
  console.log(JSON.stringify({ error: error instanceof Error ? error.message : String(error) }));
}
