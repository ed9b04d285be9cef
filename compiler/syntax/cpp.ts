/**
 * The C preprocessor, as far as Haskell sources use it: conditions and macros.
 *
 * Directive lines and lines of branches not taken are blanked, so spans stay those of the file; macros are not put into the text either: the lexer asks
 * for them, and gives their tokens the place where the name stands.
 */

import { type Diagnostic, problem } from '../base/diagnostic.ts';
import { onLine } from '../base/span.ts';
import { evaluateCondition, isKnownVersion, versionMacros } from './cpp-condition.ts';
import { type Macro, Macros, macroHead } from './cpp-macros.ts';
import { ghcHeader } from './ghc-headers.ts';

export interface Preprocessed {
  readonly text: string;
  readonly macros: Macros;
  readonly diagnostics: readonly Diagnostic[];
}

/** As GHC 9.0.2 with base 4.15 answers. */
const predefined: Readonly<Record<string, string>> = { __GLASGOW_HASKELL__: '900', __VERTEBRA__: '1', linux_HOST_OS: '1', wasm32_HOST_ARCH: '1' };

/** An `#if` that is open. */
interface Branch {
  readonly line: number;
  /** the lines around it are read */
  readonly outer: boolean;
  /** a branch of it has been taken */
  taken: boolean;
  active: boolean;
  hasElse: boolean;
}

/** The text of a file that is included; null when there is none. */
export type ReadInclude = (name: string) => string | null;

/** Files included by files. */
const MAX_INCLUDES = 50;

/** Obeys the directives of `text`. `defines` are the macros of the command line. */
export function preprocess(text: string, file: number, defines: Readonly<Record<string, string>>, include: ReadInclude = () => null): Preprocessed {
  return new Preprocessor(file, defines, include).run(text);
}

class Preprocessor {
  readonly #file: number;
  readonly #macros = new Macros();
  readonly #open: Branch[] = [];
  readonly #diagnostics: Diagnostic[] = [];
  readonly #include: ReadInclude;
  /** files that are being read, one within the other */
  #depth = 0;

  constructor(file: number, defines: Readonly<Record<string, string>>, include: ReadInclude) {
    this.#file = file;
    this.#include = include;
    for (const [what, body] of Object.entries({ ...predefined, ...versionMacros, ...defines })) {
      const { name, params } = macroHead(what) ?? { name: what, params: null };
      this.#macros.set(name, 0, { params, body });
    }
  }

  run(text: string): Preprocessed {
    const kept: string[] = [];
    this.#scan(text.split('\n'), kept, (word, rest, line, width) => this.#directive(word, rest, line, width));
    for (const { line } of this.#open) this.#complain('UnterminatedCondition', line, 4, 'this `#if` has no `#endif`');
    return { text: kept.join('\n'), macros: this.#macros, diagnostics: this.#diagnostics };
  }

  /** Finds the directives; `kept` receives the lines that stay, in place of the others what `directive` answers. */
  #scan(lines: readonly string[], kept: string[], directive: (word: string, rest: string, line: number, width: number) => string): void {
    for (let i = 0; i < lines.length; i++) {
      const match = /^#\s*([a-z_]+)\b(.*)$/.exec(lines[i].trimEnd());
      if (match === null) {
        kept.push(this.#active ? lines[i] : '');
        continue;
      }
      const start = i;
      const place = kept.push('') - 1;
      let rest = match[2];
      while (rest.endsWith('\\') && i + 1 < lines.length) {
        rest = `${rest.slice(0, -1)} ${lines[++i]}`;
        kept.push('');
      }
      kept[place] = directive(match[1], rest.replace(/\/\*.*?\*\//g, '').trim(), start + 1, lines[start].trimEnd().length);
    }
  }

  /**
   * Obeys the directives of a header. What else it holds is answered when it fits on the line of its `#include`, or when a header includes it; otherwise the lexer
   * is told that it stands there.
   */
  #included(rest: string, line: number, width: number): string {
    const name = /^(?:"([^"]+)"|<([^>]+)>)$/.exec(rest);
    const file = name === null ? '' : (name[1] ?? name[2]);
    const text = file === '' ? null : (this.#include(file) ?? ghcHeader(file));
    if (text === null) {
      this.#complain('InvalidDirective', line, width, file === '' ? '`#include` needs a name in quotes' : `there is no file \`${file}\` to include`);
    } else if (this.#depth === MAX_INCLUDES) this.#complain('InvalidDirective', line, width, `\`${file}\` includes itself`);
    else {
      this.#depth++;
      const code: string[] = [];
      this.#scan(text.replace(/\/\*[\s\S]*?\*\//g, ' ').split(/\r?\n/), code, (word, more) => this.#directive(word, more, line, width));
      this.#depth--;
      if (this.#depth > 0) return code.join('\n');
      const declarations = onOneLine(code);
      if (declarations !== null) return declarations;
      this.#macros.included.set(line, code.join('\n'));
    }
    return '';
  }

  get #active(): boolean {
    return this.#open.at(-1)?.active ?? true;
  }

  #directive(word: string, rest: string, line: number, width: number): string {
    if (word === 'if' || word === 'ifdef' || word === 'ifndef') {
      const outer = this.#active;
      const holds = outer && this.#holds(word, rest, line, width);
      this.#open.push({ line, outer, taken: holds, active: holds, hasElse: false });
    } else if (word === 'elif' || word === 'else' || word === 'endif') this.#branch(word, rest, line, width);
    else if (this.#active && word === 'include') return this.#included(rest, line, width);
    else if (this.#active) this.#plain(word, rest, line, width);
    return '';
  }

  #branch(word: 'elif' | 'else' | 'endif', rest: string, line: number, width: number): void {
    const branch = this.#open.at(-1);
    if (branch === undefined || (branch.hasElse && word !== 'endif')) {
      this.#complain('UnmatchedCondition', line, width, branch === undefined ? `\`#${word}\` without \`#if\`` : `\`#${word}\` behind \`#else\``);
    } else if (word === 'endif') this.#open.pop();
    else {
      branch.hasElse = word === 'else';
      branch.active = branch.outer && !branch.taken && (word === 'else' || this.#holds('if', rest, line, width));
      branch.taken ||= branch.active;
    }
  }

  #plain(word: string, rest: string, line: number, width: number): void {
    if (word === 'define') {
      const macro = macroHead(rest);
      if (macro === null) this.#complain('InvalidDirective', line, width, '`#define` needs a name');
      else this.#macros.set(macro.name, line, { params: macro.params, body: rest.slice(macro.length).trim() });
    } else if (word === 'undef') this.#macros.set(rest, line, null);
    else if (word === 'error') this.#complain('CppError', line, width, rest === '' ? '`#error`' : rest);
    else if (!['warning', 'line', 'pragma'].includes(word)) this.#complain('InvalidDirective', line, width, `there is no directive \`#${word}\``);
  }

  #holds(word: 'if' | 'ifdef' | 'ifndef', rest: string, line: number, width: number): boolean {
    const lookUp = (name: string): Macro | null => this.#macros.at(name, line);
    if (word === 'ifdef') return lookUp(rest) !== null || isKnownVersion(rest);
    if (word === 'ifndef') return lookUp(rest) === null && !isKnownVersion(rest);
    const value = evaluateCondition(rest, lookUp);
    if (typeof value === 'number') return value !== 0;
    this.#complain('InvalidCondition', line, width, `invalid condition: ${value}`);
    return false;
  }

  #complain(kind: string, line: number, width: number, message: string, help?: string): void {
    this.#diagnostics.push(problem(kind, onLine(this.#file, line, 1, width + 1), message, help === undefined ? {} : { help }));
  }
}

/** Declarations of a line each, on one line; null when one has more lines than that. Comments are left out; behind a pragma there may be the module's header. */
function onOneLine(code: readonly string[]): string | null {
  const lines = code.map((line) => line.replace(/(^|\s)--+(\s.*)?$/, '')).filter((line) => line.trim() !== '');
  return lines.some((line) => /^\s/.test(line)) ? null : lines.join('; ').replace(/(?<=^|; )(\{-#.*?#-\})\s*;/g, '$1');
}
