/**
 * STG text to tree: declarations, and the entry point. Grammar: docs/stg.md.
 *
 * `data` and `foreign` declarations are read first, wherever they stand: constructor fields take their kinds from them, and a call of a foreign
 * function looks like any other. Scopes and kinds are not checked here but by lint.ts.
 */
import { HOST_DEPTH_MAX, type HostRep, hostReps } from '../../abi/host-types.ts';
import { type Diagnostic, inSourceOrder } from '../base/diagnostic.ts';
import { noSpan, type Span } from '../base/span.ts';
import { Cursor, describe } from './cursor.ts';
import { type ConInfo, constructorTable, primopTable } from './kinds.ts';
import { beginsDeclaration, lex, readDefine, type Token } from './lexer.ts';
import { quote } from './literals.ts';
import { isConName } from './names.ts';
import { ExprParser, Unclosed } from './parse-expr.ts';
import type { ConDecl, DataDecl, Foreign, FunShape, HostSignature, HostType, Import, Module, TopBind } from './syntax.ts';

export interface ParseOptions {
  /** identifiers that stand for a literal, with its text: `{ THRESHOLD: '23' }` */
  readonly defines?: Readonly<Record<string, string>>;
}

export interface Parsed {
  /** null when there are errors */
  readonly module: Module | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a module. Never throws. Spans are those of the text (file 0 = `fileName`), or what SRC pragmas say. */
export function parse(source: string, fileName: string, options: ParseOptions = {}): Parsed {
  const defines = options.defines ?? {};
  const { tokens, diagnostics } = lex(source, defines);
  const parser = new ModuleParser(new Cursor(tokens, [...checkDefines(defines), ...diagnostics]), tokens, fileName);
  const module = parser.module();
  const found = inSourceOrder(parser.diagnostics);
  return { module: found.some((d) => d.level === 'error') ? null : module, diagnostics: found };
}

function checkDefines(defines: Readonly<Record<string, string>>): Diagnostic[] {
  return Object.entries(defines)
    .filter(([, text]) => readDefine(text) === null)
    .map(([name, text]) => ({
      level: 'error',
      kind: 'InvalidDefine',
      message: `\`${name}\` is defined as \`${text}\`, which is not a literal`,
      span: noSpan,
      help: `for example -D ${name}=23`,
    }));
}

class ModuleParser {
  private readonly cursor: Cursor;
  private readonly exprs: ExprParser;
  private readonly tokenCount: number;
  private readonly tokens: readonly Token[];
  private readonly lexical: readonly Diagnostic[];
  /** token index of a declaration read in the first round → index behind it */
  private readonly alreadyRead = new Map<number, number>();
  private readonly files: string[];
  private readonly fileIndices = new Map<string, number>();
  private readonly conAtoms = new Set<string>();
  private readonly foreignTable = new Map<string, Foreign>();
  private cons = new Map<string, ConInfo>();
  private name = 'Main';
  private readonly imports: Import[] = [];
  private readonly datas: DataDecl[] = [];
  private readonly foreigns: Foreign[] = [];
  private readonly exports: Module['exports'][number][] = [];
  private readonly binds: TopBind[] = [];

  constructor(cursor: Cursor, tokens: readonly Token[], fileName: string) {
    this.cursor = cursor;
    this.tokens = tokens;
    this.tokenCount = tokens.length;
    this.lexical = [...cursor.diagnostics];
    this.files = [fileName];
    this.fileIndices.set(fileName, 0);
    const parser = this;
    this.exprs = new ExprParser(cursor, {
      get cons() {
        return parser.cons;
      },
      foreigns: this.foreignTable,
      fileIndex: (name) => this.#fileIndex(name),
      useConAtom: (name) => this.conAtoms.add(name),
    });
  }

  get diagnostics(): readonly Diagnostic[] {
    return this.cursor.diagnostics;
  }

  module(): Module {
    this.#readForeignsAndDatas();
    this.cons = constructorTable(this.datas);
    this.cursor.at = 0;
    this.attempt(() => this.#header());
    while (!this.cursor.atEnd) {
      const behind = this.alreadyRead.get(this.cursor.at);
      if (behind !== undefined) this.cursor.at = behind;
      else if (!this.cursor.accept(';')) this.attempt(() => this.#declaration());
    }
    this.#addConstructorClosures();
    const { name, files, imports, datas, foreigns, exports, binds } = this;
    return { name, files, imports, datas, foreigns, exports, binds };
  }

  private attempt(read: () => void): void {
    const from = this.cursor.at;
    const before = this.cursor.diagnostics.length;
    this.#recovering(read, from);
    // What could not even be read as tokens was reported by the lexer; what follows from that is no mistake of its own.
    if (this.cursor.diagnostics.length > before && this.#hasBadToken(from, this.cursor.at)) this.cursor.diagnostics.length = before;
  }

  #hasBadToken(from: number, to: number): boolean {
    const start = this.tokens[from].span;
    const end = this.tokens[to].span;
    return this.lexical.some(({ span }) => isBefore(start, span) && (to === this.tokenCount - 1 || isBefore(span, end)));
  }

  #recovering(read: () => void, from: number): void {
    const recover = (): void => this.cursor.skipToDeclaration(from);
    this.exprs.reset();
    try {
      this.cursor.attempt(read, recover, true);
    } catch (failure) {
      if (!(failure instanceof Unclosed)) throw failure;
      recover();
    }
  }

  #fileIndex(name: string): number {
    const known = this.fileIndices.get(name);
    if (known !== undefined) return known;
    this.fileIndices.set(name, this.files.length);
    return this.files.push(name) - 1;
  }

  // Declarations ---------------------------------------------------------------------------------------------------------------------------

  #readForeignsAndDatas(): void {
    for (let i = 0; i < this.tokenCount; i++) {
      const { kind, text } = this.tokens[i];
      if (kind !== 'keyword' || (text !== 'data' && text !== 'foreign')) continue;
      this.cursor.at = i;
      this.attempt(() => (text === 'data' ? this.#data() : this.#foreign()));
      this.alreadyRead.set(i, this.cursor.at);
    }
  }

  #header(): void {
    if (!this.cursor.accept('module')) return;
    this.name = this.cursor.expectName('the name of the module').text;
  }

  #declaration(): void {
    const { cursor } = this;
    if (cursor.accept('import')) this.#importDecl();
    else if (cursor.accept('export')) this.#exportDecl();
    else if (cursor.isKeyword('module')) cursor.fail('MisplacedHeader', 'the `module` line comes first, and once', cursor.token.span);
    else if (cursor.beginsBinding) this.#binding();
    else if (cursor.token.kind === 'name' && beginsDeclaration(cursor.token)) this.#notABinding();
    else cursor.unexpected('a declaration', cursor.isPunctuation('}') ? { help: 'there are more closing braces than opening ones' } : undefined);
  }

  #notABinding(): never {
    this.cursor.next();
    return this.cursor.unexpected('`=`', { help: 'a function is written `f = \\x (n : i64) -> p { … }`' });
  }

  #binding(): void {
    const { cursor } = this;
    const source = this.exprs.sourcePragma();
    const name = cursor.next();
    cursor.expect('=');
    const rhs = this.exprs.rhs();
    this.binds.push({ name: name.text, rhs, span: source ?? name.span });
    if (!cursor.atEnd && !cursor.isPunctuation(';') && !cursor.beginsBinding && !beginsDeclaration(cursor.token)) {
      cursor.unexpected('the next declaration', { labels: [{ span: name.span, text: `after the end of \`${name.text}\`` }] });
    }
  }

  #exportDecl(): void {
    const { cursor } = this;
    do {
      const name = cursor.expectName('the name of something to export');
      this.exports.push({ name: name.text, span: name.span });
    } while (cursor.accept(','));
  }

  #importDecl(): void {
    const { cursor } = this;
    const module = cursor.expectName('the name of a module');
    cursor.expect('(', { help: `list what is used: \`import ${module.text} (f (p, i64) -> p, x)\`` });
    while (!cursor.isPunctuation(')')) {
      const name = cursor.expectName('a name to import');
      this.imports.push({ module: module.text, name: name.text, shape: this.#shape(), span: name.span });
      if (!cursor.accept(',')) break;
    }
    cursor.expect(')', { help: 'imported names are separated by `,`' });
  }

  #shape(): FunShape | null {
    if (!this.cursor.isPunctuation('(')) return null;
    const args = this.exprs.repList();
    this.cursor.expect('->');
    return { args, results: this.exprs.repList() };
  }

  #data(): void {
    const { cursor } = this;
    cursor.next();
    const name = cursor.expectName('the name of a data type');
    const cons: ConDecl[] = [];
    if (cursor.accept('=')) {
      do cons.push(this.#conDecl());
      while (cursor.accept('|'));
    }
    this.datas.push({ name: name.text, cons, span: name.span });
    if (!cursor.atEnd && !cursor.isPunctuation(';') && !cursor.beginsBinding && !beginsDeclaration(cursor.token))
      cursor.unexpected('a kind, `|` or the next declaration');
  }

  #conDecl(): ConDecl {
    const { cursor } = this;
    const name = cursor.expectName('the name of a constructor');
    if (!isConName(name.text))
      cursor.fail('InvalidBinder', `\`${name.text}\` cannot be a constructor's name`, name.span, {
        help: 'constructors begin with an upper-case letter or `:`',
      });
    const fields: ConDecl['fields'][number][] = [];
    while (cursor.token.kind === 'name' && !cursor.beginsBinding && !beginsDeclaration(cursor.token)) fields.push(this.exprs.rep());
    return { name: name.text, fields, span: name.span };
  }

  #foreign(): void {
    const { cursor } = this;
    cursor.next();
    const name = cursor.expectName('the name of a foreign function');
    if (name.quoted || isConName(name.text) || primopTable.has(name.text)) {
      cursor.fail('InvalidBinder', `\`${name.text}\` cannot be the name of a foreign function`, name.span, {
        help: `give it a plain name of its own: \`foreign f = ${quote(name.text, '"')} (…) -> …\``,
      });
    }
    const hostName = cursor.accept('=') ? this.#hostName() : name.text;
    const foreign: Foreign = { name: name.text, hostName, ...this.#hostSignature(), span: name.span };
    this.foreigns.push(foreign);
    this.foreignTable.set(foreign.name, foreign);
  }

  #hostName(): string {
    const { literal } = this.cursor.token;
    if (literal?.rep !== 'string') return this.cursor.unexpected('the name of the host function, in double quotes');
    this.cursor.next();
    return literal.value;
  }

  /** `(i64, string) -> void` */
  #hostSignature(depth = 0): HostSignature {
    const { cursor } = this;
    if (depth > HOST_DEPTH_MAX) cursor.fail('TooDeep', `functions of the host nest at most ${HOST_DEPTH_MAX} deep`, cursor.token.span);
    const args: HostType[] = [];
    cursor.expect('(');
    while (!cursor.isPunctuation(')')) {
      args.push(this.#hostType(depth));
      if (!cursor.accept(',')) break;
    }
    cursor.expect(')');
    cursor.expect('->');
    return { args, result: this.#hostRep() };
  }

  #hostType(depth: number): HostType {
    const { cursor } = this;
    return cursor.isPunctuation('(') ? this.#hostSignature(depth + 1) : this.#hostRep();
  }

  #hostRep(): HostRep {
    const { cursor } = this;
    const found = hostReps.find((r) => cursor.isWord(r));
    if (found === undefined) {
      return cursor.fail('UnknownKind', `${describe(cursor.token)} is not a kind of host value`, cursor.token.span, {
        expected: `${hostReps.slice(0, -1).join(', ')} or ${hostReps.at(-1)}`,
      });
    }
    cursor.next();
    return found;
  }

  /** A nullary constructor that is used as an atom or exported needs a closure: a top-level binding of its own name, unless there is one. */
  #addConstructorClosures(): void {
    for (const { name } of this.exports) if (isConName(name)) this.conAtoms.add(name);
    const present = new Set([...this.binds, ...this.imports].map((b) => b.name));
    for (const name of this.conAtoms) {
      const con = this.cons.get(name)?.con;
      if (con === undefined || con.fields.length > 0 || present.has(name)) continue;
      this.binds.push({ name, rhs: { kind: 'con', con: name, args: [], span: con.span }, span: con.span });
    }
  }
}

function isBefore(a: Span, b: Span): boolean {
  return a.line < b.line || (a.line === b.line && a.col <= b.col);
}
