/** Checking source text in tests: the types of what a module binds, and its complaints in brief. */
import type { Diagnostic } from '../../../compiler/base/diagnostic.ts';
import { checkModule } from '../../../compiler/declare/module.ts';
import { NameTable } from '../../../compiler/names/name.ts';
import { wiredIn } from '../../../compiler/names/wired-in.ts';
import type { ModuleExports } from '../../../compiler/rename/exports.ts';
import { rename } from '../../../compiler/rename/rename.ts';
import { parseModule } from '../../../compiler/syntax/parser/parse.ts';
import type * as Typed from '../../../compiler/typed/syntax.ts';
import { Globals } from '../../../compiler/types/environment.ts';
import { showType } from '../../../compiler/types/print.ts';
import type { ModuleTypes } from '../../../compiler/types/type.ts';
import { zonk } from '../../../compiler/types/zonk.ts';
import { tinyLibrary } from './prelude.ts';

/** What the checker made of a module. */
export interface Checked {
  readonly types: ModuleTypes | null;
  readonly typed: Typed.Module | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Modules checked one after the other; later ones may import earlier ones. */
class Modules {
  readonly #names = new NameTable();
  readonly #wired = wiredIn(this.#names);
  readonly #globals = new Globals(this.#names, this.#wired);
  readonly #exports = new Map<string, ModuleExports>();

  /** `keep`: others may import it. */
  check(source: string, keep: boolean): Checked {
    const parsed = parseModule(source);
    if (parsed.diagnostics.length > 0) throw new Error(`does not parse: ${brief(parsed.diagnostics).join('\n')}`);
    const renamed = rename(parsed.module, { names: this.#names, wired: this.#wired, file: 'Test.hs', imports: (name) => this.#exports.get(name) });
    if (renamed.module === null) return { types: null, typed: null, diagnostics: renamed.diagnostics };
    const { types, typed, diagnostics } = checkModule(renamed.module, this.#globals, 'main', false);
    if (keep) this.#exports.set(renamed.module.name, renamed.exports);
    return { types, typed, diagnostics: [...renamed.diagnostics, ...diagnostics] };
  }
}

let library: Modules | null = null;

function withLibrary(): Modules {
  if (library !== null) return library;
  const modules = new Modules();
  for (const source of tinyLibrary) {
    const { diagnostics } = modules.check(source, true);
    const errors = diagnostics.filter(({ level }) => level === 'error');
    if (errors.length > 0) throw new Error(`the tiny library is wrong:\n${source.split('\n').slice(0, 3).join('\n')}\n${brief(errors).join('\n')}`);
  }
  library = modules;
  return modules;
}

let checked = 0;

/** Checks a module against the tiny library. A header is put in front of declarations alone; each has its own name, since names of one module are one name. */
export function check(source: string): Checked {
  const text = /^(\{-#[^\n]*\n)*module /.test(source) ? source : source.replace(/^((\{-#[^\n]*\n)*)/, `$1module Test${++checked} where\n`);
  return withLibrary().check(text, false);
}

/** `name :: type` of everything a correct module binds, in source order; the outermost `forall` is left out. */
export function typesOf(source: string): string[] {
  const { types, diagnostics } = check(source);
  const errors = brief(diagnostics.filter(({ level }) => level === 'error'));
  if (errors.length > 0 || types === null) return errors;
  const found = [...types.values].filter(([name, thing]) => thing.kind === 'id' && name.span.line > 0);
  found.sort(([a], [b]) => a.span.line - b.span.line || a.span.col - b.span.col);
  return found.map(([name, thing]) => `${name.text} :: ${thing.kind === 'id' ? showType(zonk(thing.id.type)).replace(/^forall [^.]*\. /, '') : ''}`);
}

/** One line per diagnostic: place, kind, message, types. */
export function brief(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ span, kind, message, expected, found }) => {
    const types = expected === undefined && found === undefined ? '' : ` [${found ?? ''} / ${expected ?? ''}]`;
    return `${span.line}:${span.col} ${kind}: ${message}${types}`;
  });
}

/** The errors of a module. */
export function errorsOf(source: string): string[] {
  return brief(check(source).diagnostics.filter(({ level }) => level === 'error'));
}
