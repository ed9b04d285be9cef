/** Renaming source text in tests: several modules in order, and their complaints in brief. */
import type { Diagnostic } from '../../../compiler/base/diagnostic.ts';
import type { Warning } from '../../../compiler/base/warnings.ts';
import { NameTable } from '../../../compiler/names/name.ts';
import { wiredIn } from '../../../compiler/names/wired-in.ts';
import type { ModuleExports } from '../../../compiler/rename/exports.ts';
import { type Renamed, rename } from '../../../compiler/rename/rename.ts';
import { parseModule } from '../../../compiler/syntax/parser/parse.ts';

/** Stands for the whole library. */
export const tinyPrelude = `{-# LANGUAGE NoImplicitPrelude, MagicHash #-}
module Prelude where
infixl 6 +, -
infixl 7 *
infixr 0 $
infixr 9 .
infix 4 ==
data Bool = False | True
data Maybe a = Nothing | Just a
data Int
class Eq a where { (==) :: a -> a -> Bool; (/=) :: a -> a -> Bool }
class Show a where { show :: a -> [Int] }
(+), (-), (*) :: Int -> Int -> Int
(+) = (+)
(-) = (-)
(*) = (*)
f $ x = f x
(f . g) x = f (g x)
map f xs = xs
id x = x
`;

/** Renames modules, each of which may import those before it and the tiny Prelude. The last one's result. */
export function renameAll(sources: readonly string[], warn: readonly Warning[] = []): Renamed {
  const names = new NameTable();
  const wired = wiredIn(names);
  const done = new Map<string, ModuleExports>();
  let last: Renamed | null = null;
  for (const source of [tinyPrelude, ...sources]) {
    const { module, diagnostics } = parseModule(source);
    if (diagnostics.length > 0) throw new Error(`does not parse: ${diagnostics[0].message} in line ${diagnostics[0].span.line}`);
    last = rename(module, { names, wired, file: 'Test.hs', imports: (name) => done.get(name), warn: new Set(warn) });
    done.set(last.exports.module, last.exports);
  }
  return last as Renamed;
}

/** One line per diagnostic: place, kind, message, help. */
export function brief(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ span, kind, message, help }) => `${span.line}:${span.col} ${kind}: ${message}${help === undefined ? '' : ` (${help})`}`);
}

/** What is wrong with a module. */
export function problemsOf(...sources: string[]): string[] {
  return brief(renameAll(sources).diagnostics);
}
