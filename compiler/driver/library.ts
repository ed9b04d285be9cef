/** The library compiled ahead: one image of all its modules, and their interfaces. */

import type { Image } from '../../abi/image.ts';
import { LIBRARY_IMAGE } from '../../abi/library.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import type { SourceFile } from '../base/source-file.ts';
import { writeTrees } from '../interface/trees.ts';
import { programImage } from './image.ts';
import { type ModuleSource, Session } from './session.ts';

export interface CompiledLibrary {
  /** null when a module has errors */
  readonly image: Image | null;
  readonly interfaces: Uint8Array | null;
  readonly trees: Uint8Array | null;
  readonly diagnostics: readonly Diagnostic[];
  readonly files: readonly SourceFile[];
}

/** Compiles all modules of a library, in whichever order they are named. */
export function compileLibrary(names: readonly string[], readModule: (name: string) => ModuleSource | null): CompiledLibrary {
  const session = new Session({ readModule, moduleNames: () => names });
  for (const name of names) session.compileNamed(name, 'stg');
  const modules = [...session.modules()];
  const diagnostics = modules.flatMap((module) => module.diagnostics);
  const { files } = session;
  if (modules.some(({ failed }) => failed)) return { image: null, interfaces: null, trees: null, diagnostics, files };
  const trees = modules.flatMap(({ stg }) => stg ?? []);
  const { image, diagnostics: more } = programImage(
    trees,
    LIBRARY_IMAGE,
    files.map(({ name }) => name),
    null,
  );
  const isWhole = image !== null;
  const interfaces = isWhole ? session.interfaces() : null;
  return { image, interfaces, trees: isWhole ? writeTrees(trees) : null, diagnostics: [...diagnostics, ...more], files };
}
