/** Source text to syntax tree: literate source, pragmas, preprocessor, lexer, layout and parser in their order. Never throws. */
import { type Diagnostic, inSourceOrder, isBefore } from '../../base/diagnostic.ts';
import type * as Ast from '../ast.ts';
import { preprocess, type ReadInclude } from '../cpp.ts';
import type { Macros } from '../cpp-macros.ts';
import { readHeader } from '../header.ts';
import { type InputPart, InputPlaces } from '../input-part.ts';
import { lex } from '../lexer.ts';
import { unlit } from '../literate.ts';
import type { Token } from '../token.ts';
import { ModuleParser } from './module.ts';

export interface ParseOptions {
  /** index of the file, for spans */
  readonly file?: number;
  /** literate source, as in `.lhs` files */
  readonly literate?: boolean;
  /** macros for CPP, as `-D` gives them */
  readonly defines?: Readonly<Record<string, string>>;
  /** switched on, or off, before the pragmas of the module are obeyed; names that mean nothing are passed over */
  readonly extensions?: readonly string[];
  /** what `#include` reads; without it there are no files */
  readonly include?: ReadInclude;
  /** the part of the text that was typed at a prompt: places are told in it */
  readonly input?: InputPart;
  /** receives all tokens in order, those that layout puts in included */
  readonly record?: Token[];
}

export interface Parsed {
  /** what could be read: complete when there are no errors */
  readonly module: Ast.Module;
  /** in source order */
  readonly diagnostics: readonly Diagnostic[];
}

/** Parses a module. */
export function parseModule(source: string, options: ParseOptions = {}): Parsed {
  const { file = 0, literate = false, defines = {}, extensions: said = [], include, input, record = null } = options;
  const places = input === undefined ? null : new InputPlaces(input);
  const diagnostics: Diagnostic[] = [];
  const keep = <T extends { readonly diagnostics: readonly Diagnostic[] }>(stage: T): T => {
    diagnostics.push(...(places === null ? stage.diagnostics : stage.diagnostics.map((each) => places.diagnostic(each))));
    return stage;
  };
  let text = source.replace(/\r\n/g, '\n');
  if (literate) text = keep(unlit(text, file)).text;
  let header = readHeader(text, file, said);
  let macros: Macros | null = null;
  if (header.extensions.has('CPP')) {
    ({ text, macros } = keep(preprocess(text, file, defines, include)));
    const { included } = macros;
    const lines = text.split('\n').map((line, i) => included.get(i + 1) ?? line);
    // without the pragmas that its conditions leave out, with those of what is included
    header = readHeader(lines.join('\n'), file, said);
  }
  const { extensions, flags, unreadable } = keep(header);
  const lexed = lex(text, file, extensions, macros);
  const { tokens, pragmas } = unreadable === null ? keep(lexed) : lexed;
  const parser = new ModuleParser(places === null ? tokens : tokens.map((token) => places.token(token)), extensions, record);
  const module = {
    ...parser.module(),
    flags,
    pragmas: places === null ? pragmas : pragmas.map((pragma) => ({ ...pragma, span: places.span(pragma.span) })),
  };
  const unclosed = unreadable ?? diagnostics.find(({ kind }) => /^Unterminated(String|Character)$/.test(kind));
  // what is wrong behind it may be right once it is closed
  diagnostics.push(...(unclosed === undefined ? parser.diagnostics : parser.diagnostics.filter((each) => isBefore(each, unclosed))));
  return { module, diagnostics: inSourceOrder(diagnostics) };
}
