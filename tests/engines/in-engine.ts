/**
 * Runs the golden programs inside whatever engine this is. Web-standard APIs only; everything it needs is handed in.
 */
import { HaskellError, Machine, type MachineSettings } from '../../host/index.ts';
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

export interface Corpus {
  /** image of the library, base64 */
  readonly library: string;
  readonly items: readonly Item[];
  /** tests/host-frames: image, base64, and what is to be played */
  readonly nests: { readonly image: string; readonly scripts: readonly Script[] };
}

/** What an engine answers. */
export interface Answer {
  readonly outcomes: readonly Outcome[];
  /** what was wrong with traces of nested calls, one list for each script */
  readonly nests: readonly (readonly string[])[];
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
  return { outcomes, nests: await playNests(module, corpus.nests) };
}

async function playNests(module: WebAssembly.Module, { image, scripts }: Corpus['nests']): Promise<(readonly string[])[]> {
  const player = new Player(module, fromBase64(image));
  const problems: (readonly string[])[] = [];
  for (const script of scripts) problems.push((await player.play(script)).problems);
  return problems;
}

async function runItem(module: WebAssembly.Module, library: Uint8Array, item: Item): Promise<Outcome> {
  let stdout = '';
  let stderr = '';
  const settings: MachineSettings = {
    limits: item.maxStack === null ? {} : { maxStack: item.maxStack },
    overflow: item.overflow,
    hostFunctions,
    stdin: reader(item.stdin),
    stdout: decoded((text) => {
      stdout += text;
    }),
    stderr: decoded((text) => {
      stderr += text;
    }),
  };
  try {
    const machine = await Machine.create({ ...settings, module, images: [library, fromBase64(item.image)] });
    const { exitCode } = await machine.run();
    return { name: item.name, stdout, stderr, exit: exitCode };
  } catch (error) {
    const exit = error instanceof HaskellError ? error.exitCode : -1;
    return { name: item.name, stdout, stderr: `${stderr}${error instanceof Error ? error.message : String(error)}\n`, exit };
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
