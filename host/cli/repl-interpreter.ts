/** Compiles inputs and runs them: one session of the compiler, one machine. */
import type { Image } from '../../abi/image.ts';
import type { Diagnostic } from '../../compiler/base/diagnostic.ts';
import type { Span } from '../../compiler/base/span.ts';
import { machineRoots, programImage } from '../../compiler/driver/image.ts';
import type { ModuleResult, ModuleSource, Session, Stage } from '../../compiler/driver/session.ts';
import { rename } from '../../compiler/rename/rename.ts';
import type { GlobalScope } from '../../compiler/rename/scope.ts';
import { renderDiagnostics } from '../../compiler/report/render.ts';
import { defaultExtensions } from '../../compiler/syntax/extensions.ts';
import type { InputPart } from '../../compiler/syntax/input-part.ts';
import { parseModule } from '../../compiler/syntax/parser/parse.ts';
import { showType } from '../../compiler/types/print.ts';
import { Tc } from '../../compiler/types/tc.ts';
import { thingType } from '../../compiler/types/thing.ts';
import type { Type } from '../../compiler/types/type.ts';
import { EXIT_INTERRUPTED, HaskellError } from '../error.ts';
import type { MachineSettings } from '../options.ts';
import { type BacktraceStyle, type FailureOptions, failureText } from './failure.ts';
import { openSession, programSource } from './haskell.ts';
import type { CompiledLibraryFiles } from './library.ts';
import { FunctionsAt, sourceText } from './program-sources.ts';
import { ofInput } from './repl-backtrace.ts';
import { aboutInput } from './repl-diagnostics.ts';
import { boxDraft, type Draft, FILE, generalising, sourceOf, typeDraft, unboxed, valueDraft } from './repl-draft.ts';
import { Info, unquantified } from './repl-info.ts';
import { qualifiersIn } from './repl-input.ts';
import { isPolymorphic, isUnitBox, resultOf, valueType } from './repl-result-types.ts';
import { type MachineChoices, Runner } from './repl-runner.ts';
import { type Entry, type Imported, ownNames, Scope } from './repl-scope.ts';
import { Settings } from './repl-settings.ts';
import { readText } from './source.ts';
import { complain, print, type Terminal } from './terminal.ts';

export class Interpreter {
  readonly scope = new Scope();
  readonly settings = new Settings();
  readonly #terminal: Terminal;
  readonly #backtraces: BacktraceStyle;
  readonly #runner: Runner;
  #session: Session | null = null;
  #library: CompiledLibraryFiles | null = null;
  #file: string | null = null;
  /** what was read of it: it may have changed since, or be gone */
  #text = '';
  /** the modules it imports, likewise */
  #read = new Map<string, ModuleSource>();
  /** modules made of inputs */
  #count = 0;
  /** the line the present input begins on */
  #line = 1;
  /** all that was typed, by line, from 1 */
  readonly #typed: string[] = [''];
  /** how the last input failed that did */
  #failed: HaskellError | null = null;

  constructor(terminal: Terminal, stdin: MachineSettings['stdin'], backtraces: BacktraceStyle = 'short', choices: MachineChoices = {}) {
    this.#terminal = terminal;
    this.#backtraces = backtraces;
    this.#runner = new Runner(terminal, stdin, choices);
  }

  /** What comes next was typed on this line, counted from 1, and those behind it. */
  begin(line: number, text: string): void {
    this.#line = line;
    for (const [i, each] of text.split('\n').entries()) this.#typed[line + i] = each;
  }

  get file(): string | null {
    return this.#file;
  }

  // Files -----------------------------------------------------------------------------------------------------------------------------------

  /** Loads a file (null: none), forgetting all that was typed. False when it has errors, which are printed. Rejects with UsageError. */
  async load(file: string | null): Promise<boolean> {
    const text = file === null ? '' : readText(file);
    this.#file = file;
    this.#text = text;
    this.#read.clear();
    this.scope.entries = [];
    this.scope.loaded = null;
    this.#runner.forget();
    const session = await this.#open();
    if (file === null) return true;
    const module = session.compile({ ...programSource(file, text), exportsAll: true }, 'stg');
    this.#say([...session.modules()].flatMap(({ diagnostics }) => diagnostics));
    if (module.failed) {
      await this.#open();
      return false;
    }
    this.scope.loaded = { module: module.name, imports: importsOf(module, text) };
    return true;
  }

  async #open(): Promise<Session> {
    const { session, library } = await openSession(this.#file ?? FILE, this.#terminal, { warn: this.settings.warn, read: this.#read });
    this.#session = session;
    this.#library = library;
    return session;
  }

  // Inputs ----------------------------------------------------------------------------------------------------------------------------------

  async addImport(imported: Imported): Promise<void> {
    const before = this.scope.imports;
    const asTyped = { text: imported.text, above: 1, columns: 0, line: this.#line };
    const { diagnostics } = parseModule(`module M where\n${imported.text}\n`, { input: asTyped });
    if (diagnostics.length > 0) {
      const shown = [{ name: FILE, text: this.#inPlace(imported.text) }];
      return complain(this.#terminal, renderDiagnostics(aboutInput(diagnostics.slice(0, 1), asTyped), shown, { color: this.#terminal.colorErr, short: false }));
    }
    this.scope.imports = [...before, imported];
    const { result } = await this.#compile({ text: '' }, 'types');
    if (!result.failed) return;
    this.scope.imports = before;
    this.#say(aboutInput(result.diagnostics.slice(0, 1), { text: imported.text, above: 0, columns: 0, line: this.#line }), imported.text);
  }

  /** `:m MODULES` (sign null: they and no others), `:m + MODULES`, `:m - MODULES`. Nothing changes when one of them does not exist. */
  async setModules(sign: '+' | '-' | null, modules: readonly string[]): Promise<void> {
    const { scope } = this;
    const { imports: before, loaded } = scope;
    const named = (imported: Imported): boolean => modules.includes(imported.module);
    if (sign === '-') {
      scope.imports = before.filter((imported) => !named(imported));
      if (loaded !== null && modules.includes(loaded.module)) scope.loaded = null;
      return;
    }
    if (sign === null) {
      scope.imports = [];
      scope.loaded = null;
    }
    for (const module of modules) {
      const count = scope.imports.length;
      await this.addImport({ text: `import ${module}`, module, listed: false });
      if (scope.imports.length === count) {
        scope.imports = before;
        scope.loaded = loaded;
        return;
      }
    }
  }

  async declare(text: string): Promise<void> {
    const made = await this.#define({ text, pragmas: generalising });
    this.#complainAbout(text, made);
    if (!made.result.failed) this.#keep(made, false, this.settings.showTypes);
    else if (/\b(instance|deriving)\b/.test(text)) await this.#reopen();
  }

  /** `pattern <- expr`. */
  async bind(pattern: string, expr: string): Promise<void> {
    const made = await this.#compile(boxDraft(expr), 'stg');
    if (made.result.failed) return this.#complainAbout(expr, made);
    if (isPolymorphic(made.result)) {
      complain(this.#terminal, 'the type of the result is not determined: say it, as in `x <- newIORef ([] :: [Int])`\n');
      return;
    }
    if (!(await this.#run(made.result))) return;
    this.#keep(made, true);
    const named = await this.#define({ text: pattern.replace(/\s*\n\s*/g, ' '), behind: `= ${unboxed(made.module)}`, qualified: made.module });
    this.#complainAbout(pattern, named);
    if (!named.result.failed) this.#keep(named, true, this.settings.showTypes);
  }

  /** Runs an action and shows its result, or shows a value; binds `it`. */
  async evaluate(text: string): Promise<void> {
    const probe = await this.#compile(typeDraft(text), 'types');
    if (probe.result.failed) return this.#complainAbout(text, probe);
    const action = await this.#compile(boxDraft(text), 'stg');
    if (!action.result.failed) return this.#act(text, action);
    const value = await this.#compile(valueDraft(text), 'stg');
    this.#complainAbout(text, value);
    if (value.result.failed || !(await this.#run(value.result))) return;
    this.#keep(value, false);
    const it = await this.#define({ text: '', before: `it = ${value.module}.replValue`, qualified: value.module, pragmas: generalising });
    if (!it.result.failed) this.#keep(it, false, this.settings.showTypes);
  }

  /** Runs what is known to be an action. */
  async #act(text: string, boxed: Compiled): Promise<void> {
    if (isPolymorphic(boxed.result)) {
      const shown = await this.#compile({ text, before: 'replRun = (', behind: ') ReplPrelude.>>= ReplPrelude.print' }, 'stg');
      if (!shown.result.failed) {
        await this.#run(shown.result);
        return;
      }
      const only = await this.#compile({ text, before: 'replRun = (', behind: ') ReplPrelude.>>= \\_ -> ReplPrelude.return ()' }, 'stg');
      this.#complainAbout(text, only);
      if (!only.result.failed) await this.#run(only.result);
      return;
    }
    if (!(await this.#run(boxed.result)) || isUnitBox(boxed.result)) return;
    this.#keep(boxed, true);
    const it = await this.#define({ text: '', before: `it = ${unboxed(boxed.module)}`, qualified: boxed.module });
    if (it.result.failed) return;
    this.#keep(it, true);
    const shown = await this.#compile({ text: '', before: 'replRun = ReplPrelude.print it' }, 'stg');
    if (!shown.result.failed) await this.#run(shown.result);
    if (this.settings.showTypes) this.#showTypes(it.result);
  }

  // Questions -------------------------------------------------------------------------------------------------------------------------------

  /** The type of an expression; null when it has errors, which are printed. */
  async typeOf(text: string): Promise<string | null> {
    const made = await this.#compile(typeDraft(text), 'types');
    this.#complainAbout(text, made);
    const type = made.result.failed ? null : valueType(made.result, 'replType');
    return type === null ? null : showType(unquantified(resultOf(type)));
  }

  /** The kind of a type, and if `reduced` the type without synonyms and families; null when it has errors, which are printed. */
  async kindOf(text: string, reduced = false): Promise<string | null> {
    const made = await this.#compile({ text, before: 'type ReplKind = (', behind: ')' }, 'types');
    this.#complainAbout(text, made);
    const { types } = made.result;
    if (made.result.failed || types === null) return null;
    for (const [name, tycon] of types.tycons) {
      if (name.text !== 'ReplKind' || tycon.flavour !== 'synonym') continue;
      const kind = showType(tycon.kind);
      return reduced ? `${kind}\n= ${showType(this.#reduced(tycon.right))}` : kind;
    }
    return null;
  }

  #reduced(type: Type): Type {
    const { globals } = this.#session as Session;
    return new Tc(globals, { name: '', file: FILE, lines: null, unit: '', extensions: defaultExtensions() }).normalise(type);
  }

  /** Declarations of all a module exports, in the order of its text if that is the program's, else of the alphabet; null when there is no such module. */
  async browse(module: string): Promise<string[] | null> {
    const session = this.#session ?? (await this.#open());
    const { result } = await this.#compile({ text: '', qualified: module }, 'rename');
    const exports = session.exportsOf(module);
    if (result.failed || exports === undefined) return null;
    const names = [...exports.types.values(), ...exports.values.values()];
    if (session.module(module) !== undefined) names.sort((a, b) => a.span.line - b.span.line || a.span.col - b.span.col);
    else names.sort((a, b) => (a.text < b.text ? -1 : 1));
    return this.#info(session, `${module}.all`).declarations(names);
  }

  /** Declarations of what was typed and is in scope, in the order of input. */
  bindings(): string[] {
    const session = this.#session;
    if (session === null) return [];
    const seen = new Set<string>();
    const found = this.scope.entries.toReversed().flatMap(({ module, names: texts }) => {
      const exports = session.exportsOf(module);
      const names = [...new Set(texts)]
        .flatMap((text) => (seen.has(text) ? [] : [exports?.types.get(text), exports?.values.get(text)]))
        .filter((name) => name !== undefined);
      for (const text of texts) seen.add(text);
      return this.#info(session, '').declarations(names).toReversed();
    });
    return found.toReversed();
  }

  /** What there is to know of a name; null when it is not in scope. */
  async infoOf(text: string): Promise<string[] | null> {
    const session = this.#session ?? (await this.#open());
    const about = this.#info(session, text).about(text);
    return about.length === 0 ? null : about;
  }

  #info(session: Session, name: string): Info {
    return new Info(session, this.#seen(session, name), (module, span) => this.#placeOf(session, module, span));
  }

  /** The names that can be typed now, for completion. */
  names(): string[] {
    const session = this.#session;
    if (session === null) return [];
    const seen = this.#seen(session);
    const qualified = [...seen.qualifiers()].filter((qualifier) => !/^(Repl[A-Z]|Ghci[0-9])/.test(qualifier));
    const texts = (qualifier: string | null): string[] => [...seen.texts(qualifier, 'value'), ...seen.texts(qualifier, 'type')];
    return [...new Set([...texts(null), ...qualified.flatMap((qualifier) => texts(qualifier).map((text) => `${qualifier}.${text}`))])];
  }

  /** The modules that can be imported. */
  moduleNames(): string[] {
    return [...new Set(this.#session?.moduleNames() ?? [])];
  }

  /** What an input sees that says no more than a name. */
  #seen(session: Session, name = ''): GlobalScope {
    const { result } = this.#compileIn(session, { text: '', before: implicitImports(session, name).join('; ') }, 'rename');
    const { names, wired } = session;
    return rename(result.ast, { names, wired, file: FILE, imports: (module) => session.exportsOf(module) }).scope;
  }

  #placeOf(session: Session, module: string, span: Span): string {
    const compiled = session.module(module);
    return compiled === undefined ? `Defined in ‘${module}’` : `Defined at ${compiled.source.file}:${span.line}:${span.col}`;
  }

  /** Says what types the names have that an input gave. */
  #showTypes({ types }: ModuleResult): void {
    const own = new Set<string>(ownNames);
    for (const [{ text }, thing] of types?.values ?? []) {
      if (own.has(text) || thing.kind !== 'id') continue;
      print(this.#terminal, `${/^[\p{L}_]/u.test(text) ? text : `(${text})`} :: ${showType(unquantified(thingType(thing)))}\n`);
    }
  }

  /** The session, anew: with what `:set` says of warnings. */
  async applySettings(): Promise<void> {
    if (this.#session !== null) await this.#reopen();
  }

  // Compiling -------------------------------------------------------------------------------------------------------------------------------

  /** A module that may define anew what is in scope. */
  async #define(draft: Draft): Promise<Compiled> {
    const { result } = await this.#compile(draft, 'rename', [], false);
    return this.#compile(draft, 'stg', [...(result.exports?.values.keys() ?? []), ...(result.exports?.types.keys() ?? [])]);
  }

  async #compile(draft: Draft, until: Stage, anew: Iterable<string> = [], mayRun = true): Promise<Compiled> {
    return this.#compileIn(this.#session ?? (await this.#open()), draft, until, anew, mayRun);
  }

  #compileIn(session: Session, draft: Draft, until: Stage, anew: Iterable<string> = [], mayRun = true): Compiled {
    const module = `Ghci${++this.#count}`;
    const { pragma } = this.settings;
    const imports = [...implicitImports(session, draft.text), this.scope.header(anew)].join('; ');
    const source = sourceOf(draft, { module, pragma, imports, line: this.#line }, mayRun);
    return { result: session.compile(source, until), module, source, input: source.input as InputPart };
  }

  /** A failed module may have left instances behind: everything is compiled anew for a session without them. The machine keeps what it has. */
  async #reopen(): Promise<void> {
    const file = this.#file;
    const session = await this.#open();
    if (file !== null && this.scope.loaded !== null) session.compile({ ...programSource(file, this.#text), exportsAll: true }, 'stg');
    for (const { source } of this.scope.entries) session.compile(source, 'stg');
  }

  #keep({ result, module, source }: Compiled, isResult: boolean, showTypes = false): void {
    const own = new Set<string>(ownNames);
    const names = [...(result.exports?.values.keys() ?? []), ...(result.exports?.types.keys() ?? [])].filter((each) => !own.has(each));
    const entry: Entry = { module, source, names, isResult };
    this.scope.entries.push(entry);
    if (showTypes) this.#showTypes(result);
  }

  #complainAbout(text: string, { result, input }: Compiled): void {
    this.#say(aboutInput(result.diagnostics, input), text);
  }

  /** `typed`: the places are in this text. */
  #say(diagnostics: readonly Diagnostic[], typed?: string): void {
    const files = this.#session?.files ?? [];
    const shown = typed === undefined ? files : files.map(({ name, text }) => ({ name, text: name === FILE ? this.#inPlace(typed) : text }));
    complain(this.#terminal, renderDiagnostics(diagnostics, shown, { color: this.#terminal.colorErr, short: false }));
  }

  /** What was typed, in its lines. */
  #inPlace(typed: string): string {
    return `${'\n'.repeat(this.#line - 1)}${typed}`;
  }

  // Running ---------------------------------------------------------------------------------------------------------------------------------

  /** Says how the last input failed, its stack in this style; false when none has failed. */
  showFailure(style: BacktraceStyle): boolean {
    if (this.#failed === null) return false;
    const { colorErr: color, widthErr: width } = this.#terminal;
    const functions = new FunctionsAt();
    const options: FailureOptions = { color, width, source: (file) => this.#sourceOf(file), functionAt: (place) => functions.at(place), trimmed: ofInput };
    complain(this.#terminal, failureText(this.#failed, '*** Exception', style, options));
    return true;
  }

  #sourceOf(file: string): string | null {
    return file === FILE
      ? Array.from(this.#typed, (line) => line ?? '')
          .slice(1)
          .join('\n')
      : sourceText(file);
  }

  /** What the machine has allocated so far, in bytes. */
  get allocatedB(): number {
    return this.#runner.allocatedB;
  }

  /** Ends what is running. */
  interrupt(): void {
    this.#runner.interrupt();
  }

  /** True when it ended well. */
  async #run(result: ModuleResult): Promise<boolean> {
    try {
      await this.#runner.run(this.#images(result), () => (this.#library === null ? [] : [this.#library.image()]), `${result.name}.main`);
      return true;
    } catch (error) {
      if (!(error instanceof HaskellError)) throw error;
      const isInterrupt = this.#runner.isInterrupted && error.kind === 'exit' && error.exitCode === EXIT_INTERRUPTED;
      if (this.#runner.isStopped || isInterrupt) complain(this.#terminal, 'Interrupted.\n');
      else if (error.kind === 'exit') complain(this.#terminal, `*** Exception: ${error.exitCode === 0 ? 'ExitSuccess' : `ExitFailure ${error.exitCode}`}\n`);
      else {
        this.#failed = error;
        this.showFailure(this.#backtraces);
      }
      if (this.#runner.isStopped || error.kind === 'internal' || error.kind === 'deadlock') this.#loseMachine();
      return false;
    }
  }

  /** The code the machine has not got yet, by modules. */
  #images(result: ModuleResult): ReadonlyMap<string, Image> {
    const session = this.#session as Session;
    const files = session.files.map(({ name }) => name);
    const images = new Map<string, Image>();
    for (const module of session.linked(result)) {
      if (this.#runner.holds(module.name)) continue;
      const { image, diagnostics } = programImage([module], module.name, files, null);
      this.#say(diagnostics);
      if (image === null) throw new Error(`no image of ${module.name}; ${machineRoots([module]).join()}`);
      images.set(module.name, image);
    }
    return images;
  }

  /** A machine that was stopped, or in which nothing can run, runs no more: results of actions went with it, and what was defined by them. */
  #loseMachine(): void {
    this.#runner.forget();
    const gone = new Set<string>();
    const lost = new Set<string>();
    for (const { module, isResult, names } of this.scope.entries) {
      const uses = this.#session?.module(module)?.stg?.imports.some((imported) => gone.has(imported.module)) ?? false;
      if (!isResult && !uses) continue;
      gone.add(module);
      for (const name of names) lost.add(name);
    }
    this.scope.entries = this.scope.entries.filter(({ module }) => !gone.has(module));
    if (lost.size > 0) complain(this.#terminal, `no longer defined: ${[...lost].join(', ')}\n`);
  }
}

/** A module made of an input. */
interface Compiled {
  readonly result: ModuleResult;
  readonly module: string;
  readonly source: ModuleSource;
  readonly input: InputPart;
}

/** Every module can be named in full without being imported, as at GHC's prompt. */
function implicitImports(session: Session, text: string): string[] {
  const qualifiers = qualifiersIn(text);
  return qualifiers.size === 0 ? [] : [...new Set(session.moduleNames())].filter((name) => qualifiers.has(name)).map((name) => `import qualified ${name}`);
}

/** The imports of a file, for use elsewhere. */
function importsOf({ ast }: ModuleResult, text: string): Imported[] {
  const lines = text.split('\n');
  return ast.imports.map(({ span, module, entities }) => {
    const part = lines.slice(span.line - 1, span.endLine);
    part[part.length - 1] = part[part.length - 1].slice(0, span.endCol - 1);
    part[0] = part[0].slice(span.col - 1);
    return { text: part.join('\n').replace(/--.*$/gm, '').replace(/\s+/g, ' '), module: module.text, listed: entities !== null };
  });
}
