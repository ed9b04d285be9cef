/**
 * What a machine is made of, for benchmarks and for runs in other engines: the release build, and the images of a .stg file.
 */
import { readFileSync } from 'node:fs';
import type { Image } from '../abi/image.ts';
import { loadProgram } from '../host/cli/program.ts';
import { processTerminal } from '../host/cli/terminal.ts';

/** The images of a program, what it imports first. What is wrong with it goes to stderr. Rejects with NotCompiled, UsageError */
export function compileProgram(file: string, defines: Readonly<Record<string, string>> = {}): Promise<Image[]> {
  return loadProgram(file, processTerminal(), { defines });
}

/** A build of the machine. */
export function machineModule(build: 'release' | 'provenance' = 'release'): WebAssembly.Module {
  return new WebAssembly.Module(readFileSync(build === 'release' ? 'build/machine.wasm' : `build/machine.${build}.wasm`));
}
