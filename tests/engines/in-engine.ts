/**
 * Runs the golden programs inside whatever engine this is. Web-standard APIs only; everything it needs is handed in.
 */

import type { Image } from '../../abi/image.ts';
import { decodeImage } from '../../abi/image-decode.ts';
import { HaskellCompiler } from '../../compiler/haskell.ts';
import { HaskellError, Machine, type MachineSettings, printBacktrace } from '../../host/index.ts';
import { Player, type Script } from '../host-frames/nest.ts';
import { hostFunctions } from '../stg/host-functions.ts';

/** A program as bytes, made once for all engines. */
export interface Item {
  readonly name: string;
  /** image, base64 */
  readonly image: string;
  readonly stdin: string;
  readonly maxStack: string | null;
  readonly overflow: 'deferred' | 'ghc-7.6';
}

/** A Haskell program as text, compiled in the engine. */
export interface HaskellItem {
  readonly name: string;
  /** what places call it */
  readonly file: string;
  readonly text: string;
  readonly stdin: string;
}

export interface Corpus {
  /** the Haskell library's image and its interfaces, base64 */
  readonly haskell: { readonly library: string; readonly interfaces: string; readonly items: readonly HaskellItem[] };
  /** image of the library, base64 */
  readonly library: string;
  readonly items: readonly Item[];
  /** tests/host-frames: image, base64, and what is to be played */
  readonly nests: { readonly image: string; readonly scripts: readonly Script[] };
  /** snapshots of programs under way, base64, with their images */
  readonly saved: readonly { readonly name: string; readonly snapshot: string }[];
}

/** What became of a snapshot. */
export interface Restored {
  readonly name: string;
  /** the stack before anything ran */
  readonly stack: string;
  /** what was written from there on, and the exit code */
  readonly stdout: string;
  readonly exit: number;
}

/** What an engine answers. */
export interface Answer {
  readonly outcomes: readonly Outcome[];
  readonly haskell: readonly Outcome[];
  /** what was wrong with traces of nested calls, one list for each script */
  readonly nests: readonly (readonly string[])[];
  readonly restored: readonly Restored[];
}

/** What became of a program. */
export interface Outcome {
  readonly name: string;
  readonly stdout: string;
  readonly stderr: string;
  /** -1: something else was thrown than a HaskellError; it is in stderr */
  readonly exit: number;
}

export async function runCorpus(module: WebAssembly.Module, corpus: Corpus): Promise<Answer> {
  const library = fromBase64(corpus.library);
  const outcomes: Outcome[] = [];
  for (const item of corpus.items) outcomes.push(await runItem(module, library, item));
  const restored: Restored[] = [];
  for (const { name, snapshot } of corpus.saved) restored.push(await restore(module, name, fromBase64(snapshot)));
  return { outcomes, haskell: await runHaskell(module, corpus.haskell), nests: await playNests(module, corpus.nests), restored };
}

/** Goes on from a snapshot. */
export async function restore(module: WebAssembly.Module, name: string, snapshot: Uint8Array): Promise<Restored> {
  let stdout = '';
  const settings = { hostFunctions, hostFrames: false, stderr: () => {} };
  const collect = decoded((text) => {
    stdout += text;
  });
  const machine = await Machine.restore(snapshot, { ...settings, module, stdout: collect });
  const stack = printBacktrace(machine.backtrace());
  try {
    await machine.finish();
    return { name, stack, stdout, exit: 0 };
  } catch (error) {
    return { name, stack: `${stack}${error instanceof HaskellError ? '' : String(error)}`, stdout, exit: error instanceof HaskellError ? error.exitCode : -1 };
  }
}

async function playNests(module: WebAssembly.Module, { image, scripts }: Corpus['nests']): Promise<(readonly string[])[]> {
  const player = new Player(module, fromBase64(image));
  const problems: (readonly string[])[] = [];
  for (const script of scripts) problems.push((await player.play(script)).problems);
  return problems;
}

async function runHaskell(module: WebAssembly.Module, { library, interfaces, items }: Corpus['haskell']): Promise<Outcome[]> {
  const compiler = new HaskellCompiler(fromBase64(interfaces));
  const code = decodeImage(fromBase64(library));
  const outcomes: Outcome[] = [];
  for (const { name, file, text, stdin } of items) {
    const { image, diagnostics } = compiler.compile(text, { file });
    if (image === null) outcomes.push({ name, stdout: '', stderr: diagnostics.map(({ message }) => message).join('\n'), exit: -1 });
    else outcomes.push(await outcomeOf(name, module, [code, image], { stdin: reader(stdin), trusted: true }));
  }
  return outcomes;
}

async function runItem(module: WebAssembly.Module, library: Uint8Array, item: Item): Promise<Outcome> {
  const settings: MachineSettings = {
    limits: item.maxStack === null ? {} : { maxStack: item.maxStack },
    overflow: item.overflow,
    hostFunctions,
    stdin: reader(item.stdin),
  };
  return outcomeOf(item.name, module, [library, fromBase64(item.image)], settings);
}

async function outcomeOf(name: string, module: WebAssembly.Module, images: readonly (Image | Uint8Array)[], given: MachineSettings): Promise<Outcome> {
  let stdout = '';
  let stderr = '';
  const settings: MachineSettings = {
    ...given,
    stdout: decoded((text) => {
      stdout += text;
    }),
    stderr: decoded((text) => {
      stderr += text;
    }),
  };
  try {
    const machine = await Machine.create({ ...settings, module, images });
    const { exitCode } = await machine.run();
    return { name, stdout, stderr, exit: exitCode };
  } catch (error) {
    const exit = error instanceof HaskellError ? error.exitCode : -1;
    return { name, stdout, stderr: `${stderr}${error instanceof Error ? error.message : String(error)}\n`, exit };
  }
}

function fromBase64(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
}

function decoded(write: (text: string) => void): (bytes: Uint8Array) => void {
  const decoder = new TextDecoder();
  return (bytes) => write(decoder.decode(bytes, { stream: true }));
}

function reader(text: string): (max: number) => Uint8Array {
  let unread: Uint8Array = new TextEncoder().encode(text);
  return (max) => {
    const bytes = unread.slice(0, max);
    unread = unread.slice(max);
    return bytes;
  };
}
