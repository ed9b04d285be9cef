/** Compiled programs from bytes to their end: compiler, image format, verifier, linker, machine and backtrace together. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { decodeInstruction } from '../../../abi/disassemble.ts';
import type { Image } from '../../../abi/image.ts';
import { encodeDebug } from '../../../abi/image-debug.ts';
import { decodeImage } from '../../../abi/image-decode.ts';
import { encodeImage } from '../../../abi/image-encode.ts';
import { instructionWords } from '../../../abi/instruction-words.ts';
import { compileStg } from '../../../compiler/stg-text.ts';
import { printBacktrace } from '../../../host/backtrace.ts';
import { HaskellError } from '../../../host/error.ts';
import { Machine } from '../../../host/machine.ts';
import type { MachineSettings } from '../../../host/options.ts';
import { HaskellValue } from '../../../host/values.ts';
import { verifyImage } from '../../../host/verify.ts';
import { repository } from '../../support/repository-files.ts';
import { machineModule, modes } from './machine-module.ts';

function compiled(source: string, file: string): Image {
  const { image, diagnostics } = compileStg(source, file);
  if (!image) throw new Error(diagnostics.map((diagnostic) => diagnostic.message).join('\n'));
  return image;
}

const rts = compiled(readFileSync(resolve(repository, 'lib/Rts.stg'), 'utf8'), 'lib/Rts.stg');
const main = compiled(
  `module Main
import Rts (unit, putTextLn (i32, void) -> p, printInt (i64, void) -> p, errorText (i32) -> p, forkIO (p, void) -> p, throwIO (p, void) -> p, catch (p, p, void) -> p)
data Oops = Oops p
data Pair = Pair p p
foreign ask = "ask" (string, void) -> string
foreign later = "later" (i64, void) -> i64
foreign twice = "twice" (p, void) -> p
export main, failing, own, thread, echo, sumLater, pair, again

main = \\(s : void) -> p { case fib 15 of n : i64 { _ -> printInt n s } }
fib = \\(n : i64) -> i64 {
  case <# n 2 of r : i64 {
    1 -> n;
    _ -> case -# n 1 of m : i64 { _ -> case fib m of a : i64 { _ -> case -# n 2 of k : i64 { _ -> case fib k of b : i64 { _ -> +# a b } } } }
  }
}
failing = \\(s : void) -> p { case errorText "no such luck" of x { _ -> x } }
own = \\(s : void) -> p { let e = Oops unit in raiseIO# e s }
thread = \\(s : void) -> p { case fork# failing s of t { _ -> case yield# s of u : void { _ -> putTextLn "main goes on" s } } }
echo = \\text (s : void) -> p { ask text s }
sumLater = \\(s : void) -> p { case later 1 s of a : i64 { _ -> case later 2 s of b : i64 { _ -> case +# a b of c : i64 { _ -> printInt c s } } } }
pair = Pair unit unit
again = \\f (s : void) -> p { twice f s }
`,
  'Main.stg',
);

function failure(action: () => unknown): HaskellError {
  try {
    action();
  } catch (error) {
    if (error instanceof HaskellError) return error;
    throw error;
  }
  throw new Error('did not fail');
}

describe('images of the compiler', () => {
  test('pass the verifier, before and after the way through bytes', () => {
    for (const image of [rts, main]) {
      verifyImage(image);
      verifyImage(decodeImage(encodeImage(image)));
    }
  });

  test('have an ip table of at most 1.2 bytes an instruction', () => {
    let instructions = 0;
    for (let at = rts.codeStart; at < rts.codeEnd; at += instructionWords(rts.words[at])) instructions++;
    const ips = encodeDebug({ files: [], infos: [], ips: rts.debug?.ips ?? [] }).length;
    expect(rts.debug?.ips.length).toBeGreaterThan(100);
    expect(ips / instructions).toBeLessThanOrEqual(1.2);
  });

  test('both readers of instructions agree on lengths', () => {
    for (let at = rts.codeStart; at < rts.codeEnd; at += instructionWords(rts.words[at])) {
      expect(instructionWords(rts.words[at])).toBe(decodeInstruction(rts.words, at)?.length);
    }
  });
});

describe.each(modes)('programs on $name', ({ build, stress }) => {
  let module: WebAssembly.Module;
  beforeAll(async () => {
    module = await machineModule(build);
  });

  /** A machine with the library and the program, and what it printed. */
  function start(settings: MachineSettings = {}): { vm: Machine; printed: () => string } {
    const chunks: Uint8Array[] = [];
    const collect = (bytes: Uint8Array): void => void chunks.push(bytes.slice());
    const vm = Machine.createSync({ module, images: [encodeImage(rts), encodeImage(main)], stdout: collect, stderr: collect, stress, ...settings });
    return { vm, printed: () => chunks.map((bytes) => new TextDecoder().decode(bytes)).join('') };
  }

  test('print', () => {
    const { vm, printed } = start();
    expect(vm.runSync()).toEqual({ exitCode: 0, value: undefined });
    expect(printed()).toBe('610\n');
  });

  test('die with the text the library gives an exception, and the stack', () => {
    const error = failure(() => start({ hostFrames: false }).vm.runSync('failing'));
    expect(error).toMatchObject({ kind: 'exception', message: 'no such luck', exception: { name: 'ErrorCall', text: 'no such luck' } });
    expect(error.backtrace && printBacktrace(error.backtrace)).toMatch(
      /^#0 {2}error .*\n#1 {2}failing: call of `errorText` +Main\.stg:17:\d+-\d+\n#2 {2}top handler\n#3 {2}stop frame$/,
    );
  });

  test('exceptions of their own go by their constructor', () => {
    expect(failure(() => start().vm.runSync('own'))).toMatchObject({ message: 'Oops', exception: { name: 'Oops' } });
  });

  test('a thread may die alone', () => {
    const deaths: HaskellError[] = [];
    const { vm, printed } = start({ onThreadDeath: (error) => deaths.push(error) });
    vm.runSync('thread');
    expect(printed()).toBe('main goes on\n');
    expect(deaths.map((error) => error.message)).toEqual(['no such luck']);
    const quiet = start();
    quiet.vm.runSync('thread');
    expect(quiet.printed()).toMatch(/^thread \d+: no such luck\nmain goes on\n$/);
  });

  test('talk to the host', async () => {
    const { vm, printed } = start({ hostFunctions: { ask: (text: string) => text.toUpperCase(), later: async (n: number) => n * 10 } });
    expect(new TextDecoder().decode(vm.callSync('echo', 'héllo') as Uint8Array)).toBe('HÉLLO');
    await vm.run('sumLater');
    expect(printed()).toBe('30\n');
  });

  test('functions and values travel as handles', () => {
    const { vm, printed } = start({
      hostFunctions: {
        twice: (action: HaskellValue) => {
          vm.callSync(action);
          vm.callSync(action);
          return undefined;
        },
      },
    });
    expect(vm.callSync('pair')).toBeInstanceOf(HaskellValue);
    expect(vm.callSync('again', vm.value('Main.main'))).toBeUndefined();
    expect(printed()).toBe('610\n610\n');
  });
});
