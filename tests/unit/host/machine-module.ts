/** The machine as a compiled module: the built one when it is of this layout, else made here. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ABI_CHECKSUM } from '../../../abi/checksum.gen.ts';
import { machineImports } from '../../../host/imports.ts';
import { compileAssembly } from '../../support/compile-assembly.ts';
import { repository } from '../../support/repository-files.ts';

export async function machineModule(): Promise<WebAssembly.Module> {
  const built = resolve(repository, 'build/machine.wasm');
  if (existsSync(built)) {
    const module = new WebAssembly.Module(readFileSync(built));
    if (layoutOf(module) === ABI_CHECKSUM) return module;
  }
  return compileAssembly('assembly/index.ts');
}

function layoutOf(module: WebAssembly.Module): number {
  const instance: WebAssembly.Instance = new WebAssembly.Instance(
    module,
    machineImports(
      () => instance.exports.memory as WebAssembly.Memory,
      () => 0,
    ),
  );
  return (instance.exports.abiChecksum as () => number)();
}
