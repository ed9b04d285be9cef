/** From the STG of several modules to one image with only what is reached. */
import type { Image } from '../../abi/image.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import { unlessTooDeep } from '../base/stack-overflow.ts';
import { type CompileOptions, compileModule } from '../pipeline.ts';
import { merge } from '../stg/merge.ts';
import type * as Stg from '../stg/syntax.ts';

export interface ProgramImage {
  /** null when a limit of the machine is exceeded */
  readonly image: Image | null;
  readonly stg: Stg.Module;
  readonly diagnostics: readonly Diagnostic[];
}

/** What the machine itself may need of a program: `foreign export`s and `main`. */
export function machineRoots(modules: readonly Stg.Module[]): string[] {
  return modules.flatMap(({ exports }) => exports.flatMap(({ symbol }) => symbol ?? []));
}

/** One image of several modules, with what is reached from `roots` (null: all that is exported). */
export function programImage(
  modules: readonly Stg.Module[],
  name: string,
  files: readonly string[],
  roots: readonly string[] | null,
  options: CompileOptions = {},
): ProgramImage {
  const stg = merge(modules, { name, files, roots });
  const compiled = unlessTooDeep(null, () => compileModule(stg, { ...options, namesAreUnique: true, forgetCmm: true }));
  if ('kind' in compiled) return { image: null, stg, diagnostics: [compiled] };
  return { image: compiled.image, stg, diagnostics: compiled.diagnostics };
}
