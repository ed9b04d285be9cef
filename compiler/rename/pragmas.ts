/** INLINE and its kin, MINIMAL, DEPRECATED: found by place, since they are no declarations. */
import type { Span } from '../base/span.ts';
import type { Name } from '../names/name.ts';
import type * as Ast from '../syntax/ast.ts';
import type * as Rn from './syntax.ts';

type Inline = Rn.FunBind['pragma'];

const inlines: Readonly<Record<string, Inline>> = { INLINE: 'inline', NOINLINE: 'noinline', INLINABLE: 'inlinable' };

/** A name that a pragma speaks of. */
export interface PragmaName {
  readonly pragma: Ast.Pragma['pragma'];
  readonly text: string;
  readonly span: Span;
}

export class Pragmas {
  /** by the class or instance they are indented under; null at the top level */
  readonly #of = new Map<Ast.Decl | null, Ast.Pragma[]>();

  constructor({ decls, pragmas }: Ast.Module) {
    let next = 0;
    let before: Ast.Decl | null = null;
    for (const pragma of pragmas) {
      for (; next < decls.length && comesBefore(decls[next], pragma); next++) before = decls[next];
      if (before !== null && isLocal(before, pragma)) continue;
      const isInside = before !== null && (pragma.indent === undefined ? pragma.span.col > before.span.col : pragma.indent > 1);
      const owner = isInside ? before : null;
      const known = this.#of.get(owner);
      if (known === undefined) this.#of.set(owner, [pragma]);
      else known.push(pragma);
    }
  }

  /** What is said of functions at the top level (null), or of the methods of a class or instance. */
  inline(owner: Ast.Decl | null): ReadonlyMap<string, Inline> {
    const found = new Map<string, Inline>();
    for (const { pragma, text } of this.#of.get(owner) ?? []) {
      const names = text.replace(/^\[~?\d+\]/, '');
      if (Object.hasOwn(inlines, pragma)) for (const name of names.match(namePattern) ?? []) found.set(name, inlines[pragma]);
    }
    return found;
  }

  /** The names that pragmas speak of at the top level (null), or in a class or instance, with their places. */
  named(owner: Ast.Decl | null): readonly PragmaName[] {
    return (this.#of.get(owner) ?? []).flatMap((pragma) => namesIn(pragma).map((found) => ({ ...found, pragma: pragma.pragma })));
  }

  /** The methods an instance of the class must define; null where nothing is said. */
  minimal(owner: Ast.Decl, methodNamed: (text: string) => Name | undefined): Rn.Minimal | null {
    const pragma = this.#of.get(owner)?.find((found) => found.pragma === 'MINIMAL');
    if (pragma === undefined) return null;
    return new FormulaReader(pragma.text, methodNamed).any();
  }
}

/** The names a pragma is about; those of COMPLETE are looked up elsewhere. */
function namesIn({ pragma, text, textAt, span }: Ast.Pragma): { readonly text: string; readonly span: Span }[] {
  const isOneLine = span.line === span.endLine;
  const found: { readonly text: string; readonly span: Span }[] = [];
  for (const { 0: name, index } of namesPart(pragma, text).matchAll(pragmaNamePattern)) {
    const col = span.col + textAt + index;
    found.push({ text: name, span: isOneLine ? { ...span, col, endCol: col + name.length } : span });
  }
  return found;
}

/** `text` with blanks for what are no names: activation, type, message. */
function namesPart(pragma: Ast.Pragma['pragma'], text: string): string {
  const blank = (part: string): string => ' '.repeat(part.length);
  if (pragma === 'COMPLETE') return '';
  if (pragma === 'MINIMAL') return text.replace(/(?<![^\s()\p{L}\p{N}_'])\|(?![^\s()\p{L}_])/gu, ' ');
  if (pragma === 'DEPRECATED') return text.replace(/["[][\s\S]*$/, '');
  if (pragma === 'SPECIALISE' && /^instance\b/.test(text)) return '';
  return text.replace(/^(?:(?:no)?inline\s+|\[\s*~?\s*\d+\s*\]\s*)+/i, blank).replace(/\s::\s[\s\S]*$/, '');
}

/** The names of each COMPLETE pragma. */
export function completeNames({ pragmas }: Ast.Module): Ast.Name[][] {
  return pragmas.flatMap(({ pragma, text, span }) => {
    if (pragma !== 'COMPLETE') return [];
    const [names] = text.split(/\s::\s/);
    return [names.split(',').map((name) => written(name.replace(/[()\s]/g, ''), span))];
  });
}

function written(text: string, span: Ast.Name['span']): Ast.Name {
  const [, qualifier = null, name] = qualifiedPattern.exec(text) ?? ['', null, text];
  return { qualifier, text: name, span };
}

/** In an instance a method may be named with a qualifier. */
export function unqualified(text: string): string {
  return qualifiedPattern.exec(text)?.[2] ?? text;
}

const qualifiedPattern = /^(?:((?:\p{Lu}[\p{L}\p{N}_']*\.)*\p{Lu}[\p{L}\p{N}_']*)\.)?(.+)$/u;

/** Perhaps with a qualifier. */
const pragmaNamePattern = /(?:\p{Lu}[\p{L}\p{N}_']*\.)*(?:[\p{L}_][\p{L}\p{N}_'#]*|[^\p{L}\p{N}\s()[\]`,;_'"]+)/gu;

const namePattern = /[\p{L}_][\p{L}\p{N}_'#]*|[^\p{L}\s()[\]`,;]+/gu;

/** Is the pragma indented under a method, about what is local there? */
function isLocal(decl: Ast.Decl, pragma: Ast.Pragma): boolean {
  if (decl.kind !== 'class' && decl.kind !== 'instance') return false;
  const method = decl.decls.findLast((each) => comesBefore(each, pragma));
  return method !== undefined && pragma.span.line > method.span.line && pragma.span.col > method.span.col;
}

function comesBefore({ span }: Ast.Decl, pragma: Ast.Pragma): boolean {
  return span.line < pragma.span.line || (span.line === pragma.span.line && span.col < pragma.span.col);
}

/** `a | b, (c | (+))`: `,` binds more than `|`. What is no method stands for nothing. */
class FormulaReader {
  readonly #words: readonly string[];
  readonly #methodNamed: (text: string) => Name | undefined;
  #at = 0;

  constructor(text: string, methodNamed: (text: string) => Name | undefined) {
    this.#words = text.match(/[(),]|\|(?![^\s()\p{L}])|[^\s(),|]+|\|+/gu) ?? [];
    this.#methodNamed = methodNamed;
  }

  any(): Rn.Minimal {
    const of = [this.#all()];
    while (this.#take('|')) of.push(this.#all());
    return of.length === 1 ? of[0] : { kind: 'any', of };
  }

  #all(): Rn.Minimal {
    const of: Rn.Minimal[] = [];
    do of.push(...this.#one());
    while (this.#take(','));
    return of.length === 1 ? of[0] : { kind: 'all', of };
  }

  #one(): Rn.Minimal[] {
    const word = this.#words[this.#at];
    if (word === undefined || word === ')' || word === '|' || word === ',') return [];
    this.#at++;
    if (word !== '(') return this.#method(word);
    const isOperator = this.#words[this.#at + 1] === ')' && this.#methodNamed(this.#words[this.#at]) !== undefined;
    const inner = isOperator ? this.#method(this.#words[this.#at++]) : [this.any()];
    this.#take(')');
    return inner;
  }

  #method(text: string): Rn.Minimal[] {
    const name = this.#methodNamed(text);
    return name === undefined ? [] : [{ kind: 'method', name }];
  }

  #take(word: string): boolean {
    if (this.#words[this.#at] !== word) return false;
    this.#at++;
    return true;
  }
}
