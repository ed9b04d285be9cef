/** Pauses asked for where the program cannot stop at once, and threads that take turns whatever they do. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compileStg } from '../../compiler/stg-text.ts';
import { machinePath } from '../../host/cli/package-files.ts';
import { Machine } from '../../host/machine.ts';
import type { MachineSettings } from '../../host/options.ts';
import { library } from '../stg/programs.ts';

const text = `module Main
import Rts (putTextLn (i32, void) -> (p), printInt (i64, void) -> (p))
data Int = I# i64
foreign ask = "ask" (void) -> i64
foreign tick = "tick" (void) -> void
export main, inner, others

inner = \\(s : void) -> p { case count 100000 of n : i64 { _ -> I# n } }
count = \\(n : i64) -> i64 { case n of { 0 -> 7; _ -> case -# n 1 of m : i64 { _ -> count m } } }
main = \\(s : void) -> p { case ask s of n : i64 { _ -> case count 300000 of m : i64 { _ -> printInt n s } } }

other = \\(s : void) -> p { putTextLn "other" s }
calling = \\(n : i64) (s : void) -> p { case n of { 0 -> putTextLn "calls are over" s; _ -> case tick s of _ : void { _ -> case -# n 1 of m : i64 { _ -> calling m s } } } }
others = \\(s : void) -> p { case fork# other s of thread { _ -> calling 20000 s } }
`;

function image(source: string, file: string): ReturnType<typeof compileStg>['image'] & object {
  const { image: made, diagnostics } = compileStg(source, file);
  if (made === null) throw new Error(diagnostics.map((d) => `${d.span.line}:${d.span.col}: ${d.message}`).join('\n'));
  return made;
}

const module = new WebAssembly.Module(readFileSync(machinePath('release')));
const images = [image(library.source, library.file), image(text, 'Pause.stg')];

function machineWith(settings: MachineSettings): { readonly machine: Machine; readonly said: () => string } {
  let said = '';
  const stdout = (bytes: Uint8Array): void => {
    said += new TextDecoder().decode(bytes);
  };
  return { machine: Machine.createSync({ module, images, stdout, ...settings }), said: () => said };
}

test('a pause asked for during a synchronous call comes when that has returned', async () => {
  const { machine, said } = machineWith({
    hostFunctions: {
      ask: () => {
        machine.pause();
        machine.callSync('inner');
        return 7n;
      },
    },
  });
  const run = machine.run();
  await new Promise((done) => setTimeout(done, 30));
  expect(said()).toBe('');
  expect(machine.backtrace().entries).toContainEqual(expect.objectContaining({ name: 'main' }));
  await machine.resume();
  await run;
  expect(said()).toBe('7\n');
});

test('a synchronous run cannot be paused, and says so', () => {
  let refusal = '';
  const { machine, said } = machineWith({
    hostFunctions: {
      ask: () => {
        try {
          machine.pause();
        } catch (error) {
          refusal = (error as Error).message;
        }
        return 7n;
      },
    },
  });
  machine.runSync();
  expect(refusal).toBe('a synchronous run cannot be paused: use the asynchronous form');
  expect(said()).toBe('7\n');
});

test('a thread that calls the host all the time lets others run', async () => {
  const { machine, said } = machineWith({ hostFunctions: { tick: () => {} } });
  await machine.run('others');
  expect(said()).toBe('other\ncalls are over\n');
});

test('a quantum is shorter than a slice', () => {
  expect(() => machineWith({ limits: { quantum: 80_001 } })).toThrow('invalid quantum: at most 80000');
});
