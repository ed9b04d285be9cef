/** Haskell programs in a JavaScript program: compiled by the library, run on a machine of their own. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Image } from '../../abi/image.ts';
import { decodeImage } from '../../abi/image-decode.ts';
import { type CompiledHaskell, HaskellCompiler, type HaskellOptions } from '../../compiler/haskell.ts';
import { renderDiagnostics } from '../../compiler/report/render.ts';
import { Machine, type MachineSettings } from '../../host/index.ts';
import { repository } from '../support/repository-files.ts';

export const built = (file: string): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(join(repository, 'build', file)));

export const compiler: HaskellCompiler = new HaskellCompiler(built('lib.vti'));
const library = decodeImage(built('lib.vtb'), { trusted: true });
const bytes = built('machine.wasm');

/** The image of a program without errors. */
export function imageOf(text: string, options: HaskellOptions = {}): Image {
  const { image, diagnostics, files } = compiler.compile(text, options);
  if (image === null) throw new Error(renderDiagnostics(diagnostics, files));
  return image;
}

/** What the compiler says of a program, one line each. */
export function saidOf({ diagnostics, files }: CompiledHaskell): string {
  return renderDiagnostics(diagnostics, files, { short: true });
}

/** A program and what it wrote. */
export async function started(text: string, settings: MachineSettings = {}, options: HaskellOptions = {}): Promise<{ machine: Machine; output: () => string }> {
  let output = '';
  const decoder = new TextDecoder();
  const write = (part: Uint8Array): void => {
    output += decoder.decode(part, { stream: true });
  };
  const machine = await Machine.create({ bytes, images: [library, imageOf(text, options)], stdout: write, stderr: write, ...settings });
  return { machine, output: () => output };
}
