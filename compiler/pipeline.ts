/**
 * The passes in order: STG text → tree → Cmm → image. What each stage made is kept for `dump`.
 */
import type { Image } from '../abi/image.ts';
import type { Diagnostic } from './base/diagnostic.ts';
import { ImageWriter } from './bytecode/emit.ts';
import type { EmitOptions } from './bytecode/layout.ts';
import { fromStg } from './cmm/from-stg.ts';
import { checkLimits, Unrepresentable } from './cmm/limits.ts';
import { runPasses } from './cmm/passes.ts';
import type * as Cmm from './cmm/syntax.ts';
import { forgetBody } from './cmm/syntax.ts';
import { type ImportedModules, resolveIn } from './imports.ts';
import { lint } from './stg/lint.ts';
import { type Parsed, parse } from './stg/parse.ts';
import type * as Stg from './stg/syntax.ts';
import { unique } from './stg/unique.ts';

export interface CompileOptions extends EmitOptions {
  /** identifiers that stand for a literal, with its text: `-D NAME=VALUE` */
  readonly defines?: Readonly<Record<string, string>>;
  /** the author's variables stay where a debugger finds them, as long as they are in scope: code takes more memory */
  readonly keepVariables?: boolean;
  /** each name has one meaning within a top-level binding already, as in what compiler/to-stg makes: names are not looked at again */
  readonly namesAreUnique?: boolean;
  /** nobody asks for `Stages.cmm`: procedures are forgotten one by one, as soon as their code is there */
  readonly forgetCmm?: boolean;
  /** modules imported from, as far as they are at hand: mistakes in imports are then found here, and with their place, rather than by the linker */
  readonly imported?: ImportedModules;
}

/** What the passes made, as far as they came; null for those that did not run. */
export interface Stages {
  readonly stg: Stg.Module | null;
  readonly cmm: Cmm.Module | null;
}

export interface Compiled {
  /** null when there are errors */
  readonly image: Image | null;
  readonly diagnostics: readonly Diagnostic[];
  readonly stages: Stages;
}

/** Compiles one file of STG text. Never throws on any text: what is wrong with it is in `diagnostics`. */
export function compileStg(source: string, fileName: string, options: CompileOptions = {}): Compiled {
  return compileParsed(parseStg(source, fileName, options), options);
}

/** The first pass by itself, for those who first want to find the modules it imports. */
export function parseStg(source: string, fileName: string, { defines }: Pick<CompileOptions, 'defines'> = {}): Parsed {
  return parse(source, fileName, defines === undefined ? {} : { defines });
}

/** The other passes. */
export function compileParsed({ module, diagnostics }: Parsed, options: CompileOptions = {}): Compiled {
  if (module === null) return { image: null, diagnostics, stages: { stg: null, cmm: null } };
  const found = [...diagnostics, ...lint(module, options.imported === undefined ? undefined : resolveIn(options.imported))];
  if (hasErrors(found)) return { image: null, diagnostics: found, stages: { stg: module, cmm: null } };
  return compileModule(module, options, found);
}

/** Compiles a tree that lint has passed. `before`: diagnostics found on the way here. */
export function compileModule(module: Stg.Module, options: CompileOptions = {}, before: readonly Diagnostic[] = []): Compiled {
  const limits = checkLimits(module);
  if (limits.length > 0) return { image: null, diagnostics: [...before, ...limits], stages: { stg: module, cmm: null } };
  const stg = options.namesAreUnique === true ? module : unique(module);
  const writer = new ImageWriter(stg.files);
  const forgets = options.forgetCmm === true;
  const write = (proc: Cmm.Proc): void => {
    runPasses(proc);
    writer.proc(proc);
    if (forgets) forgetBody(proc);
  };
  try {
    const cmm = fromStg(stg, options.keepVariables, write);
    return { image: writer.finish(cmm, options), diagnostics: before, stages: { stg, cmm: forgets ? null : cmm } };
  } catch (error) {
    if (!(error instanceof Unrepresentable)) throw error;
    return { image: null, diagnostics: [...before, error.diagnostic], stages: { stg, cmm: null } };
  }
}

function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((d) => d.level === 'error');
}
