/** The back end's passes in order: STG → Cmm → image. What each stage made is kept for `dump`. */
import type { Image } from '../abi/image.ts';
import type { Diagnostic } from './base/diagnostic.ts';
import { ImageWriter } from './bytecode/emit.ts';
import type { EmitOptions } from './bytecode/layout.ts';
import { fromStg } from './cmm/from-stg.ts';
import { checkLimits, Unrepresentable } from './cmm/limits.ts';
import { runPasses } from './cmm/passes.ts';
import type * as Cmm from './cmm/syntax.ts';
import { forgetBody } from './cmm/syntax.ts';
import type * as Stg from './stg/syntax.ts';
import { unique } from './stg/unique.ts';

export interface CompileOptions extends EmitOptions {
  /** the author's variables stay where a debugger finds them, as long as they are in scope: code takes more memory */
  readonly keepVariables?: boolean;
  /** each name has one meaning within a top-level binding already, as in what compiler/to-stg makes: names are not looked at again */
  readonly namesAreUnique?: boolean;
  /** nobody asks for `Stages.cmm`: procedures are forgotten one by one, as soon as their code is there */
  readonly forgetCmm?: boolean;
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
