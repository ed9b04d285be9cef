/** Declarations checked against the lower modules of the real library: deriving refers to much of it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ModuleResult, Session } from '../../../compiler/driver/session.ts';
import { conApp, forallType } from '../../../compiler/types/make.ts';
import { showType } from '../../../compiler/types/print.ts';
import { brief } from '../check/support.ts';

const folder = fileURLToPath(new URL('../../../lib/', import.meta.url));

const imports = ['GHC.Types', 'GHC.Classes', 'GHC.Base', 'GHC.Num', 'GHC.Show', 'GHC.Enum'];

let session: Session | null = null;

/** A module with these declarations, checked; LANGUAGE pragmas may stand in front. */
export function withLibrary(source: string): ModuleResult {
  session ??= new Session({
    readModule: (name) => {
      const file = join(folder, `${name.replaceAll('.', '/')}.hs`);
      return existsSync(file) ? { file, text: readFileSync(file, 'utf8'), library: true } : null;
    },
  });
  const header = `module Test where\n${imports.map((name) => `import ${name}\n`).join('')}`;
  const text = source.replace(/^((\{-#[^\n]*\n)*)/, `{-# LANGUAGE NoImplicitPrelude #-}\n$1${header}`);
  return session.compile({ file: 'Test.hs', text, library: true }, 'types');
}

/** The same; it must be right. */
export function checked(source: string): ModuleResult {
  const result = withLibrary(source);
  const errors = result.diagnostics.filter(({ level }) => level === 'error');
  if (errors.length > 0) throw new Error(brief(errors).join('\n'));
  return result;
}

/** `context => Class types` of each instance. */
export function instancesWithLibrary(source: string): string[] {
  return (checked(source).types?.instances ?? []).map(({ class: c, args, context }) => showType(forallType([], context, conApp(c.tycon, ...args))));
}
