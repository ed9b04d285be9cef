/** The sources of a program for whoever prints its backtraces: text by file, and which of the author's functions is around a place. */
import { existsSync, readFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { parseModule } from '../../compiler/syntax/parser/parse.ts';
import type { SourcePlace } from '../memory/debug-index.ts';
import { packageRoot } from './package-files.ts';

/** The text of a file as debug tables name it: the author's as given on the command line, the library's from the package. null when it is not there. */
export function sourceText(file: string): string | null {
  const candidates = isAbsolute(file) ? [file] : [file, join(packageRoot, file)];
  const found = candidates.find((path) => existsSync(path));
  try {
    return found === undefined ? null : readFileSync(found, 'utf8');
  } catch {
    return null;
  }
}

interface Scope {
  readonly name: string;
  readonly line: number;
  readonly col: number;
  readonly endLine: number;
  readonly endCol: number;
}

/**
 * Name of the innermost function (or top-level value) whose definition is around a place, `instance C T` where methods are derived; '' when there is none, null
 * when the file cannot be read.
 */
export class FunctionsAt {
  readonly #scopes = new Map<string, readonly Scope[] | null>();
  readonly #text: (file: string) => string | null;

  /** @param text of a file as debug tables name it. Default: as it lies on disk */
  constructor(text: (file: string) => string | null = sourceText) {
    this.#text = text;
  }

  at(place: SourcePlace): string | null {
    const scopes = this.#scopesOf(place.file);
    return scopes === null ? null : (scopes.findLast((scope) => isInside(place, scope))?.name ?? '');
  }

  #scopesOf(file: string): readonly Scope[] | null {
    const known = this.#scopes.get(file);
    if (known !== undefined) return known;
    const text = /\.l?hs$/.test(file) ? this.#text(file) : null;
    const scopes = text === null ? null : scopesOf(parseModule(text, { literate: file.endsWith('.lhs') }).module, text.split('\n'));
    this.#scopes.set(file, scopes);
    return scopes;
  }
}

function isInside(place: SourcePlace, scope: Scope): boolean {
  const startsAfter = place.line > scope.line || (place.line === scope.line && place.col >= scope.col);
  const endsBefore = place.endLine < scope.endLine || (place.endLine === scope.endLine && place.endCol <= scope.endCol);
  return startsAfter && endsBefore;
}

interface Clause {
  readonly kind: 'functionClause';
  readonly name: { readonly text: string };
  readonly params: readonly unknown[];
  readonly span: Scope;
}

interface Derived {
  readonly kind: 'data' | 'dataInstance';
  readonly head: { readonly name: { readonly text: string } } | { readonly span: Scope };
  readonly deriving: readonly { readonly classes: readonly { readonly span: Scope }[] }[];
}

/** Outer ones before those inside. The clauses of a function are one; local values without parameters are part of the function around them. */
function scopesOf(tree: unknown, lines: readonly string[]): Scope[] {
  const found: Scope[] = [];
  const visit = (node: unknown, isTop: boolean): void => {
    if (isDerived(node)) found.push(...derivedScopes(node, lines));
    if (Array.isArray(node)) {
      let last: Mutable<Scope> | null = null;
      for (const item of node) {
        last = isClause(item) && (isTop || item.params.length > 0) ? clause(item, last, found) : null;
        visit(item, isTop);
      }
    } else if (typeof node === 'object' && node !== null) {
      for (const child of Object.values(node)) visit(child, isTop && !isClause(node));
    }
  };
  visit(tree, true);
  return found;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function derivedScopes({ head, deriving }: Derived, lines: readonly string[]): Scope[] {
  const type = 'name' in head ? head.name.text : codeAt(head.span, lines);
  return deriving.flatMap(({ classes }) => classes.map(({ span }) => ({ ...span, name: `instance ${codeAt(span, lines)} ${type}` })));
}

function codeAt({ line, col, endLine, endCol }: Scope, lines: readonly string[]): string {
  return (lines[line - 1] ?? '').slice(col - 1, line === endLine ? endCol - 1 : undefined).trim();
}

/** The scope of a clause: the one of the clause before it, made longer, when that is of the same function. */
function clause({ name, span }: Clause, before: Mutable<Scope> | null, found: Scope[]): Mutable<Scope> {
  if (before?.name === name.text) {
    before.endLine = span.endLine;
    before.endCol = span.endCol;
    return before;
  }
  const scope = { ...span, name: name.text };
  found.push(scope);
  return scope;
}

function isClause(node: unknown): node is Clause {
  return typeof node === 'object' && node !== null && (node as { readonly kind?: unknown }).kind === 'functionClause';
}

function isDerived(node: unknown): node is Derived {
  const { kind, deriving } = (node ?? {}) as { readonly kind?: unknown; readonly deriving?: unknown };
  return (kind === 'data' || kind === 'dataInstance') && Array.isArray(deriving);
}
