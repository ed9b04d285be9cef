/** The machine as a compiled module: the built one when it is of this layout, else made here. And the modes in which tests run it. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ABI_CHECKSUM } from '../../../abi/checksum.gen.ts';
import { machineImports } from '../../../host/imports.ts';
import type { Stress } from '../../../host/options.ts';
import { compileAssembly } from '../../support/compile-assembly.ts';
import { repository } from '../../support/repository-files.ts';

export interface Mode {
  readonly name: string;
  readonly build: 'release' | 'debug';
  readonly stress: readonly Stress[];
}

export const modes: readonly Mode[] = [
  { name: 'the machine as shipped', build: 'release', stress: [] },
  { name: 'the machine under stress', build: 'debug', stress: ['gc', 'move', 'switch', 'sanity'] },
];

/** @param build `debug` has assertions and obeys stress settings */
export async function machineModule(build: Mode['build'] = 'release'): Promise<WebAssembly.Module> {
  const built = resolve(repository, build === 'release' ? 'build/machine.wasm' : 'build/machine.debug.wasm');
  if (existsSync(built)) {
    const module = new WebAssembly.Module(readFileSync(built));
    if (layoutOf(module) === ABI_CHECKSUM) return module;
  }
  return compileAssembly('assembly/index.ts', build === 'release' ? undefined : ['--optimizeLevel', '1']);
}

function layoutOf(module: WebAssembly.Module): number {
  const memory = (): WebAssembly.Memory => instance.exports.memory as WebAssembly.Memory;
  const instance: WebAssembly.Instance = new WebAssembly.Instance(
    module,
    machineImports(memory, () => 0),
  );
  return (instance.exports.abiChecksum as () => number)();
}
