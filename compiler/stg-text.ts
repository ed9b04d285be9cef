/** The machine's own assembly, STG as text: parsed, looked at, and compiled as what comes from Haskell is. */
import type { Diagnostic } from './base/diagnostic.ts';
import { type ImportedModules, resolveIn } from './imports.ts';
import { type Compiled, type CompileOptions, compileModule } from './pipeline.ts';
import { lint } from './stg/lint.ts';
import { type Parsed, parse } from './stg/parse.ts';

export interface StgOptions extends CompileOptions {
  /** identifiers that stand for a literal, with its text: `-D NAME=VALUE` */
  readonly defines?: Readonly<Record<string, string>>;
  /** modules imported from, as far as they are at hand: mistakes in imports are then found here, and with their place, rather than by the linker */
  readonly imported?: ImportedModules;
}

/** Compiles one file of STG text. Never throws on any text: what is wrong with it is in `diagnostics`. */
export function compileStg(source: string, fileName: string, options: StgOptions = {}): Compiled {
  return compileParsed(parseStg(source, fileName, options), options);
}

/** The first pass by itself, for those who first want to find the modules it imports. */
export function parseStg(source: string, fileName: string, { defines }: Pick<StgOptions, 'defines'> = {}): Parsed {
  return parse(source, fileName, defines === undefined ? {} : { defines });
}

/** The other passes. */
export function compileParsed({ module, diagnostics }: Parsed, options: StgOptions = {}): Compiled {
  if (module === null) return { image: null, diagnostics, stages: { stg: null, cmm: null } };
  const found = [...diagnostics, ...lint(module, options.imported === undefined ? undefined : resolveIn(options.imported))];
  if (hasErrors(found)) return { image: null, diagnostics: found, stages: { stg: module, cmm: null } };
  return compileModule(module, options, found);
}

function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ level }) => level === 'error');
}
