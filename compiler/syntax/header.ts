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
  const named: Named[] = [];
  let unreadable: Diagnostic | null = null;
  const flags: string[] = [];
  let at = 0;
  for (;;) {
    at = skip(blank, text, at);
    pragma.lastIndex = at;
    const match = pragma.exec(text);
    if (match !== null) {
      const body = at + match[0].indexOf(match[2], 3 + match[1].length);
      const isOptions = /^OPTIONS(_GHC)?$/i.test(match[1]);
      if (isOptions) flags.push(...match[2].split(/\s+/).filter((flag) => /^-(w$|W|f(no-)?(warn-|full-laziness$))/.test(flag)));
      if (match[1].toUpperCase() === 'LANGUAGE') {
        const end = readNames(match[2], (name, index) => named.push({ name, span: spanAt(text, body + index, name.length, file) }));
        if (end >= 0) unreadable ??= notNames(text, body + end, file);
      }
      for (const found of isOptions ? match[2].matchAll(/(?<=(?:^|\s)-X)\w+|(?<=(?:^|\s)-)cpp\b/g) : []) {
        named.push({ name: found[0] === 'cpp' ? 'CPP' : found[0], span: spanAt(text, body + found.index, found[0].length, file) });
      }
      at = pragma.lastIndex;
    } else if (text.startsWith('{-', at)) {
      const end = commentEnd(text, at);
      if (end < 0) break;
      at = end;
    } else break;
  }
  const { extensions, diagnostics } = switched(named, said);
  return { extensions, diagnostics: unreadable === null ? diagnostics : [...diagnostics, unreadable], unreadable, flags };
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
