/** Source text as optimised Core, against the library's sources. */
import { existsSync, readFileSync } from 'node:fs';
import { printModule } from '../../../compiler/core/print.ts';
import type * as Core from '../../../compiler/core/syntax.ts';
import { lint } from '../../../compiler/driver/lint.ts';
import { type ModuleResult, Session, type Stage } from '../../../compiler/driver/session.ts';

const lib = new URL('../../../lib/', import.meta.url);

const session = new Session({
  readModule: (name) => {
    const file = new URL(`${name.replaceAll('.', '/')}.hs`, lib);
    return existsSync(file) ? { file: `lib/${name.replaceAll('.', '/')}.hs`, text: readFileSync(file, 'utf8'), library: true } : null;
  },
  lint,
  keepTrees: true,
});

let modules = 0;

export interface Optimised {
  readonly name: string;
  readonly before: Core.Module;
  readonly after: Core.Module;
  /** the optimised bindings of this name, with names of modules and numbers left out */
  readonly core: (name: string) => string;
}

/**
 * A module that exports `exports`; it may use what GHC.Base, GHC.Num and GHC.Exts' primops offer. `library`: as one of the library's is optimised; `pragma` stands
 * before it.
 */
export function optimisedSource(exports: string, lines: readonly string[], library = true, pragma = ''): Optimised {
  const { name, desugared: before, core: after, diagnostics } = compiled(exports, lines, 'stg', library, pragma);
  if (before === null || after === null) throw new Error(diagnostics.map((d) => `${d.span.line}: ${d.message}`).join('\n'));
  return { name, before, after, core: (of) => plain(printModule(after, of)) };
}

/** The same module before the optimiser has seen it. */
export function desugaredSource(exports: string, lines: readonly string[]): Core.Module {
  const { desugared, diagnostics } = compiled(exports, lines, 'desugar', true);
  if (desugared === null) throw new Error(diagnostics.map((d) => `${d.span.line}: ${d.message}`).join('\n'));
  return desugared;
}

function compiled(exports: string, lines: readonly string[], until: Stage, library: boolean, pragma = ''): ModuleResult {
  const name = `Test${++modules}`;
  const head = [
    pragma,
    '{-# LANGUAGE NoImplicitPrelude, MagicHash, UnboxedTuples, BangPatterns #-}',
    `module ${name} (${exports}) where`,
    'import GHC.Base',
    'import GHC.Num',
    'import GHC.Prim',
  ];
  return session.compile({ file: `${name}.hs`, text: [...head, ...lines, ''].join('\n'), library }, until);
}

/** Without what says nothing about the code: types, modules, numbers of variables, layout. */
export function plain(text: string): string {
  return text
    .replaceAll(/\b(?:[A-Z]\w*\.)+(?=\S)/g, '')
    .replaceAll(/(\w)_\d+\b/g, '$1')
    .replaceAll(/ :: .*/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
