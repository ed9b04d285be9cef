/** Where this package keeps what it was installed with: the machine's modules, the library, its version. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The package's folder: the nearest above this file whose package.json is ours. */
export const packageRoot: string = findRoot(dirname(fileURLToPath(import.meta.url)));

function findRoot(from: string): string {
  for (let at = from; ; at = dirname(at)) {
    if (existsSync(join(at, 'package.json')) && packageJson(at).name === 'vertebra') return at;
    if (at === dirname(at)) throw new Error(`no package.json of vertebra above ${from}`);
  }
}

function packageJson(folder: string): { readonly name?: string; readonly version?: string } {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { name?: string; version?: string };
}

export function packageVersion(): string {
  return packageJson(packageRoot).version ?? '';
}

/** `debug` checks itself and obeys a debugger; `provenance` notes who builds thunks, as `debug` can. */
export type MachineBuild = 'release' | 'provenance' | 'debug';

/** Path of the machine's WebAssembly module. */
export function machinePath(build: MachineBuild): string {
  return join(packageRoot, 'build', build === 'release' ? 'machine.wasm' : `machine.${build}.wasm`);
}

/** Whether the package is built here, and not as it was installed, where files are as old as their installation. */
export function isWorkingCopy(): boolean {
  return existsSync(join(packageRoot, 'tsconfig.json'));
}

/** Folder of the library's sources. */
export const libraryFolder: string = join(packageRoot, 'lib');
