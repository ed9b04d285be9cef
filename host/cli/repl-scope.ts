/**
 * What is in scope at the prompt, as the head of the next module: each input is a module of its own that imports those before it, as far as their names are not
 * defined anew.
 */

import type { ModuleSource } from '../../compiler/driver/session.ts';

/** An input that went well. */
export interface Entry {
  readonly module: string;
  /** to be compiled again in another session */
  readonly source: ModuleSource;
  /** names of values and constructors, and of types: what it hides of those before */
  readonly names: readonly string[];
  /** it holds the result of an action: gone with the machine that ran it */
  readonly isResult: boolean;
}

export interface Imported {
  readonly text: string;
  readonly module: string;
  /** has a list of names already */
  readonly listed: boolean;
}

/** Names every module of an input may define for its own purposes. */
export const ownNames = ['replMain', 'replRun', 'replBox', 'replValue', 'replType'] as const;

const helpers = [
  'import qualified Prelude as ReplPrelude',
  'import qualified System.IO.Unsafe as ReplUnsafe',
  'import qualified GHC.TopHandler as ReplTop',
  'import qualified GHC.Types as ReplTypes',
];

export class Scope {
  entries: Entry[] = [];
  imports: Imported[] = [];
  /** module of the file that is loaded, with its imports */
  loaded: { readonly module: string; readonly imports: readonly Imported[] } | null = null;

  /** The imports of the next module, on one line. `anew`: what it defines itself. */
  header(anew: Iterable<string> = []): string {
    const hidden = new Set<string>([...ownNames, ...anew]);
    const lines: string[] = [];
    for (const { module, names } of this.entries.toReversed()) {
      lines.push(`import ${module}${hiding(hidden)}`);
      for (const name of names) hidden.add(name);
    }
    const { loaded } = this;
    if (loaded !== null) lines.push(`import ${loaded.module}${hiding(hidden)}`);
    const imports = [...(loaded?.imports ?? []), ...this.imports];
    for (const { text, listed } of imports) lines.push(listed ? text : `${text}${/\bqualified\b/.test(text) ? '' : hiding(hidden)}`);
    if (!imports.some(({ module }) => module === 'Prelude')) lines.push(`import Prelude${hiding(hidden)}`);
    return [...helpers, ...lines].join('; ');
  }
}

function hiding(names: ReadonlySet<string>): string {
  return ` hiding (${[...names].map((name) => (/^[\p{L}_]/u.test(name) ? name : `(${name})`)).join(', ')})`;
}
