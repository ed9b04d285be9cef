/**
 * The pragmas before a module: LANGUAGE, and the -X options of OPTIONS_GHC. They are read first, since they say how the rest is to be read.
 */
import { type Diagnostic, problem } from '../base/diagnostic.ts';
import { onLine, type Span } from '../base/span.ts';
import { suggest } from '../base/suggest.ts';
import { defaultExtensions, type Extension, extensionNames, languageNamed, switchExtension } from './extensions.ts';

export interface Header {
  readonly extensions: ReadonlySet<Extension>;
  /** of OPTIONS_GHC: about warnings, and `-fno-full-laziness` */
  readonly flags: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  /** of these, that a LANGUAGE pragma cannot be read: it may go on over what was not meant, if it is not closed */
  readonly unreadable: Diagnostic | null;
}

interface Named {
  readonly name: string;
  readonly span: Span;
}

const blank = /(?:\s|--+(?![!#$%&*+./<=>?@\\^|~:-])[^\n]*|^#[^\n]*)+/my;
const pragma = /\{-#\s*(\w+)([\s\S]*?)#-\}/y;

/** Reads the pragmas `text` begins with; `said` are switches that come before them. Every name that is not supported is reported where it stands. */
export function readHeader(text: string, file: number, said: readonly string[] = []): Header {
  const pragmas = new Pragmas(text, file);
  for (let at = 0; at >= 0; ) at = pragmas.read(skip(blank, text, at));
  const { named, flags, unreadable } = pragmas;
  const { extensions, diagnostics } = switched(named, said);
  return { extensions, diagnostics: unreadable === null ? diagnostics : [...diagnostics, unreadable], unreadable, flags };
}

class Pragmas {
  readonly named: Named[] = [];
  readonly flags: string[] = [];
  unreadable: Diagnostic | null = null;
  readonly #text: string;
  readonly #file: number;

  constructor(text: string, file: number) {
    this.#text = text;
    this.#file = file;
  }

  /** Where the pragma or comment at `at` ends; -1 when there is none. */
  read(at: number): number {
    pragma.lastIndex = at;
    const match = pragma.exec(this.#text);
    if (match === null) return this.#text.startsWith('{-', at) ? commentEnd(this.#text, at) : -1;
    const [whole, word, body] = match;
    const bodyAt = at + whole.indexOf(body, 3 + word.length);
    if (/^OPTIONS(_GHC)?$/i.test(word)) this.#options(body, bodyAt);
    else if (/^LANGUAGE$/i.test(word)) this.#language(body, bodyAt);
    return at + whole.length;
  }

  #options(body: string, at: number): void {
    this.flags.push(...body.split(/\s+/).filter((flag) => /^-(w$|W|f(no-)?(warn-|full-laziness$))/.test(flag)));
    for (const { 0: flag, index } of body.matchAll(/(?<=(?:^|\s)-X)\w+|(?<=(?:^|\s)-)cpp\b/g))
      this.#name(flag === 'cpp' ? 'CPP' : flag, at + index, flag.length);
  }

  #language(body: string, at: number): void {
    const end = readNames(body, (name, index) => this.#name(name, at + index, name.length));
    if (end >= 0) this.unreadable ??= notNames(this.#text, at + end, this.#file);
  }

  #name(name: string, at: number, length: number): void {
    this.named.push({ name, span: spanAt(this.#text, at, length, this.#file) });
  }
}

const between = /(?:\s|--[^\n]*)*/y;
const extensionName = /[A-Za-z]\w*/y;

/** The names in a LANGUAGE pragma, with commas between them. Answers with the place of what is neither; -1 when all of it is as it should be. */
function readNames(body: string, found: (name: string, index: number) => void): number {
  for (let at = skip(between, body, 0); ; at = skip(between, body, at + 1)) {
    const end = skip(extensionName, body, at);
    if (end === at) return at;
    found(body.slice(at, end), at);
    at = skip(between, body, end);
    if (at === body.length) return -1;
    if (body[at] !== ',') return at;
  }
}

function notNames(text: string, at: number, file: number): Diagnostic {
  const [token] = /^(?:#-\}|\w+|\S)/.exec(text.slice(at)) ?? [' '];
  return problem(
    'UnexpectedToken',
    spanAt(text, at, token.length, file),
    `a LANGUAGE pragma lists extensions with commas between them, but here is \`${token}\``,
  );
}

/** The language comes first, wherever it stands; then the switches, in order. */
function switched(named: readonly Named[], said: readonly string[]): Pick<Header, 'extensions' | 'diagnostics'> {
  const diagnostics: Diagnostic[] = [];
  let extensions = defaultExtensions();
  for (const name of [...said, ...named.map((pragma) => pragma.name)]) extensions = languageNamed(name) ?? extensions;
  for (const name of said) switchExtension(extensions, name);
  for (const { name, span } of named) {
    if (languageNamed(name) !== null || switchExtension(extensions, name)) continue;
    const off = /^No[A-Z]/.test(name) ? extensionNames().map((known) => `No${known}`) : [];
    const near = suggest(name, [...extensionNames(), ...off]);
    diagnostics.push(
      problem('UnsupportedExtension', span, `the extension \`${name}\` is not supported`, near === null ? {} : { help: `did you mean \`${near}\`?` }),
    );
  }
  return { extensions, diagnostics };
}

/** The position behind the nested comment at `at`; -1 when it is never closed. */
export function commentEnd(text: string, at: number): number {
  const mark = /\{-|-\}/g;
  mark.lastIndex = at;
  let depth = 0;
  for (let match = mark.exec(text); match !== null; match = mark.exec(text)) {
    depth += match[0] === '{-' ? 1 : -1;
    if (depth === 0) return mark.lastIndex;
  }
  return -1;
}

function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

function spanAt(text: string, at: number, length: number, file: number): Span {
  const before = text.slice(0, at).split('\n');
  const col = before[before.length - 1].length + 1;
  return onLine(file, before.length, col, col + length);
}
