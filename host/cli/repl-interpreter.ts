/**
 * Compiles inputs and runs them: one session of the compiler, one machine that lives as long as nobody interrupts it. What the modules of an input hold is in
 * repl-scope.ts.
 */
import { readFileSync } from 'node:fs';
import type { Image } from '../../abi/image.ts';
import type { Diagnostic } from '../../compiler/base/diagnostic.ts';
import type { Span } from '../../compiler/base/span.ts';
import { machineRoots, programImage } from '../../compiler/driver/image.ts';
import type { ModuleResult, Session, Stage } from '../../compiler/driver/session.ts';
import { rename } from '../../compiler/rename/rename.ts';
import type { GlobalScope } from '../../compiler/rename/scope.ts';
import { renderDiagnostics } from '../../compiler/report/render.ts';
import { showType } from '../../compiler/types/print.ts';
import { thingType } from '../../compiler/types/thing.ts';
import type { Type } from '../../compiler/types/type.ts';
import { HaskellError } from '../error.ts';
import { nodeFiles } from '../io/node-files.ts';
import { Machine } from '../machine.ts';
import type { MachineSettings } from '../options.ts';
import { type BacktraceStyle, type FailureOptions, failureText } from './failure.ts';
import { openSession, programSource } from './haskell.ts';
import { type HostModule, hostSettings } from './host-functions.ts';
import type { CompiledLibraryFiles } from './library.ts';
import { FunctionsAt, sourceText } from './program-sources.ts';
import { ofInput } from './repl-backtrace.ts';
import { Info, unquantified } from './repl-info.ts';
import { type Entry, type Imported, ownNames, Scope } from './repl-scope.ts';
import { Settings } from './repl-settings.ts';
import { isTyped, shifted, type Written } from './repl-shift.ts';
import { machineBytes } from './run.ts';
import { readText } from './source.ts';
import { complain, print, type Terminal } from './terminal.ts';

const FILE = '<interactive>';

/** Lines of its module above declarations that were typed. */
const LINES_ABOVE = 2;

/** What the user says of the machine that inputs run on. */
export interface MachineChoices extends Pick<MachineSettings, 'provenance' | 'tailCalls'> {
  readonly host?: HostModule | null;
}

/** An input as part of a module: the text, what stands before and behind it, and the columns it moved to the right. */
interface Draft {
  readonly text: string;
  readonly before?: string;
  readonly behind?: string;
  readonly pragmas?: string;
  /** a module whose names it writes with their module */
  readonly qualified?: string;
}

export class Interpreter {
  readonly scope = new Scope();
  readonly settings = new Settings();
  readonly #terminal: Terminal;
  readonly #backtraces: BacktraceStyle;
  /** how the last input failed that did */
  #failed: HaskellError | null = null;
  readonly #stdin: MachineSettings['stdin'];
  #session: Session | null = null;
  #library: CompiledLibraryFiles | null = null;
  #machine: Machine | null = null;
  #abort = new AbortController();
  #inMachine = new Set<string>();
  #file: string | null = null;
  #count = 0;
  readonly #machineOptions: MachineChoices;

  constructor(terminal: Terminal, stdin: MachineSettings['stdin'], backtraces: BacktraceStyle = 'short', machineOptions: MachineChoices = {}) {
    this.#terminal = terminal;
    this.#machineOptions = machineOptions;
    this.#backtraces = backtraces;
    this.#stdin = stdin;
  }

  get file(): string | null {
    return this.#file;
  }

  // Files -----------------------------------------------------------------------------------------------------------------------------------

  /** Loads a file (null: none), forgetting all that was typed. False when it has errors, which are printed. Rejects with UsageError. */
  async load(file: string | null): Promise<boolean> {
    const text = file === null ? '' : readText(file);
    this.#file = file;
    this.scope.entries = [];
    this.scope.loaded = null;
    this.#forgetMachine();
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
    const { session, library } = await openSession(this.#file ?? FILE, this.#terminal, { warn: this.settings.warn });
    this.#session = session;
    this.#library = library;
    return session;
  }

  // Inputs ----------------------------------------------------------------------------------------------------------------------------------

  async addImport(imported: Imported): Promise<void> {
    const before = this.scope.imports;
    this.scope.imports = [...before, imported];
    const { result } = await this.#compile({ text: '' }, 'types');
    if (!result.failed) return;
    this.scope.imports = before;
    this.#say(
      result.diagnostics.slice(0, 1).map((diagnostic) => shifted(diagnostic, { text: imported.text, lines: Number.MAX_SAFE_INTEGER, columns: 0 })),
      imported.text,
    );
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
    const named = await this.#define({ text: `${pattern.replace(/\s*\n\s*/g, ' ')} = ${unboxed(made)}`, qualified: made.module.name });
    this.#complainAbout(pattern, named);
    if (!named.result.failed) this.#keep(named, true, this.settings.showTypes);
  }

  /** Runs an action and shows its result, or shows a value; binds `it`. */
  async evaluate(text: string): Promise<void> {
    const probe = await this.#compile(typeDraft(text), 'types');
    if (probe.result.failed) return this.#complainAbout(text, probe);
    const action = await this.#compile(boxDraft(text), 'stg');
    if (!action.result.failed) return this.#act(text, action);
    const value = await this.#compile({ text, before: 'replValue = (', behind: ') ; replRun = ReplPrelude.print replValue', pragmas: generalising }, 'stg');
    this.#complainAbout(text, value);
    if (value.result.failed || !(await this.#run(value.result))) return;
    this.#keep(value, false);
    const it = await this.#define({ text: `it = ${value.module.name}.replValue`, qualified: value.module.name, pragmas: generalising });
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
    const it = await this.#define({ text: `it = ${unboxed(boxed)}`, qualified: boxed.module.name });
    if (it.result.failed) return;
    this.#keep(it, true);
    const shown = await this.#compile({ text: 'it', before: 'replRun = ReplPrelude.print (', behind: ')' }, 'stg');
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

  /** The kind of a type; null when it has errors, which are printed. */
  async kindOf(text: string): Promise<string | null> {
    const made = await this.#compile({ text, before: 'type ReplKind = (', behind: ')' }, 'types');
    this.#complainAbout(text, made);
    const { types } = made.result;
    if (made.result.failed || types === null) return null;
    for (const [name, tycon] of types.tycons) if (name.text === 'ReplKind') return showType(tycon.kind);
    return null;
  }

  /** `name :: type` of all values a module exports; null when there is no such module. */
  async browse(module: string): Promise<string[] | null> {
    const session = this.#session ?? (await this.#open());
    const { result } = await this.#compile({ text: '', qualified: module }, 'rename');
    const exports = session.exportsOf(module);
    if (result.failed || exports === undefined) return null;
    return [...exports.values]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([text, name]) => {
        const thing = session.globals.value(name);
        if (thing === undefined) return [];
        const type = thingType(thing);
        return `${/^[\p{L}_]/u.test(text) ? text : `(${text})`} :: ${showType(unquantified(type))}`;
      });
  }

  /** What there is to know of a name; null when it is not in scope. */
  async infoOf(text: string): Promise<string[] | null> {
    const session = this.#session ?? (await this.#open());
    const about = new Info(session, this.#seen(session), (module, span) => this.#placeOf(session, module, span)).about(text);
    return about.length === 0 ? null : about;
  }

  /** The names that can be typed now, for completion. */
  names(): string[] {
    const session = this.#session;
    if (session === null) return [];
    const seen = this.#seen(session);
    const qualified = [...seen.qualifiers()].filter((qualifier) => !/^Repl[A-Z0-9]/.test(qualifier));
    const texts = (qualifier: string | null): string[] => [...seen.texts(qualifier, 'value'), ...seen.texts(qualifier, 'type')];
    return [...new Set([...texts(null), ...qualified.flatMap((qualifier) => texts(qualifier).map((text) => `${qualifier}.${text}`))])];
  }

  /** The modules that can be imported. */
  moduleNames(): string[] {
    return [...new Set(this.#session?.moduleNames() ?? [])];
  }

  /** What an input sees. */
  #seen(session: Session): GlobalScope {
    const { result } = this.#compileIn(session, { text: '' }, 'rename');
    const { names, wired } = session;
    return rename(result.ast, { names, wired, file: FILE, imports: (module) => session.exportsOf(module) }).scope;
  }

  #placeOf(session: Session, module: string, span: Span): string {
    const entry = this.scope.entries.find((each) => each.module === module);
    if (entry !== undefined) return `Defined at ${FILE}:${Math.max(1, span.line - LINES_ABOVE)}:${span.col}`;
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

  async #compile(draft: Draft, until: Stage, anew: Iterable<string> = [], isRun = true): Promise<Compiled> {
    return this.#compileIn(this.#session ?? (await this.#open()), draft, until, anew, isRun);
  }

  #compileIn(session: Session, draft: Draft, until: Stage, anew: Iterable<string> = [], isRun = true): Compiled {
    const { text, before, behind = '', pragmas = '', qualified } = draft;
    const name = `Repl${++this.#count}`;
    const imports = `${qualified === undefined ? '' : `import qualified ${qualified}; `}${this.scope.header(anew)}`;
    // declarations keep their columns, and the imports go where they stand; an expression stands within a declaration, hence further to the right
    const indent = before === undefined ? (/^[ \t]*(?=\S)/m.exec(text)?.[0] ?? '') : '';
    const above = [`${this.settings.pragma}${pragmas}module ${name} where`, indent + imports, ...(before === undefined ? [] : [before])];
    const below = behind === '' ? [] : [` ${behind}`];
    if (isRun && /\breplRun =/.test(`${before} ${behind}`)) below.push(`; ${entry(name)}`);
    const whole = `${[...above, before === undefined ? text : text.replace(/^/gm, ' '), ...below].join('\n')}\n`;
    const result = session.compile({ file: FILE, text: whole, library: false }, until);
    return { result, module: { name, text: whole }, written: { text, lines: above.length, columns: before === undefined ? 0 : 1 } };
  }

  /** A failed module may have left instances behind: everything is compiled anew for a session without them. The machine keeps what it has. */
  async #reopen(): Promise<void> {
    const file = this.#file;
    const session = await this.#open();
    if (file !== null && this.scope.loaded !== null) session.compile({ ...programSource(file, readFileSync(file, 'utf8')), exportsAll: true }, 'stg');
    for (const { text } of this.scope.entries) session.compile({ file: FILE, text, library: false }, 'stg');
  }

  #keep({ result, module: { name, text } }: Compiled, isResult: boolean, showTypes = false): void {
    const own = new Set<string>(ownNames);
    const names = [...(result.exports?.values.keys() ?? []), ...(result.exports?.types.keys() ?? [])].filter((each) => !own.has(each));
    const entry: Entry = { module: name, text, names, isResult };
    this.scope.entries.push(entry);
    if (showTypes) this.#showTypes(result);
  }

  #complainAbout(text: string, { result, written }: Compiled): void {
    const { diagnostics } = result;
    // of a module that was made of an input, only errors can be about what is not the input's
    const said = diagnostics.filter(({ level, kind, span }) => level === 'error' || (!/^Unused(Import|Top)/.test(kind) && isTyped(span, written)));
    this.#say(
      said.map((diagnostic) => shifted(diagnostic, written)),
      text,
    );
  }

  /** `typed`: the places are in this text. */
  #say(diagnostics: readonly Diagnostic[], typed?: string): void {
    const files = this.#session?.files ?? [];
    const shown = typed === undefined ? files : files.map(({ name, text }) => ({ name, text: name === FILE ? typed : text }));
    complain(this.#terminal, renderDiagnostics(diagnostics, shown, { color: this.#terminal.colorErr, short: false }));
  }

  // Running ---------------------------------------------------------------------------------------------------------------------------------

  /** Says how the last input failed, its stack in this style; false when none has failed. */
  showFailure(style: BacktraceStyle): boolean {
    if (this.#failed === null) return false;
    const { colorErr: color, widthErr: width } = this.#terminal;
    const functions = new FunctionsAt();
    const options: FailureOptions = { color, width, source: sourceText, functionAt: (place) => functions.at(place), trimmed: ofInput };
    complain(this.#terminal, failureText(this.#failed, '*** Exception', style, options));
    return true;
  }

  /** Ends what is running. */
  interrupt(): void {
    this.#abort.abort();
  }

  /** True when it ended well. */
  async #run(result: ModuleResult): Promise<boolean> {
    try {
      const machine = await this.#machineWith(this.#images(result));
      await machine.run(`${result.name}.main`);
      return true;
    } catch (error) {
      if (!(error instanceof HaskellError)) throw error;
      if (this.#abort.signal.aborted) complain(this.#terminal, 'Interrupted.\n');
      else if (error.kind === 'exit') complain(this.#terminal, `*** Exception: ${error.exitCode === 0 ? 'ExitSuccess' : `ExitFailure ${error.exitCode}`}\n`);
      else {
        this.#failed = error;
        this.showFailure(this.#backtraces);
      }
      if (this.#abort.signal.aborted || error.kind === 'internal' || error.kind === 'exit') this.#loseMachine();
      return false;
    }
  }

  #images(result: ModuleResult): Image[] {
    const session = this.#session as Session;
    const files = session.files.map(({ name }) => name);
    const wanted = session.linked(result).filter(({ name }) => !this.#inMachine.has(name));
    for (const { name } of wanted) this.#inMachine.add(name);
    return wanted.map((module) => {
      const { image, diagnostics } = programImage([module], module.name, files, null);
      this.#say(diagnostics);
      if (image === null) throw new Error(`no image of ${module.name}; ${machineRoots([module]).join()}`);
      return image;
    });
  }

  async #machineWith(images: readonly Image[]): Promise<Machine> {
    if (this.#machine !== null) {
      this.#machine.load(images);
      return this.#machine;
    }
    this.#abort = new AbortController();
    const all = this.#library === null ? images : [this.#library.image(), ...images];
    const { stdout, stderr, isTerminal } = this.#terminal;
    const { host = null, ...notes } = this.#machineOptions;
    const settings: MachineSettings = {
      limits: { signal: this.#abort.signal },
      ...{ stdout, stderr, stdin: this.#stdin, isTerminal: isTerminal ?? (() => false), files: nodeFiles },
      program: { args: [], environment: process.env, name: FILE },
      hostFrames: false,
      ...hostSettings(host),
      ...notes,
    };
    this.#machine = await Machine.create({
      ...settings,
      images: all,
      bytes: machineBytes(false, Boolean(notes.provenance || notes.tailCalls)),
      trusted: true,
    });
    host?.attach(this.#machine);
    return this.#machine;
  }

  #forgetMachine(): void {
    this.#machine = null;
    this.#inMachine = new Set();
    this.#abort = new AbortController();
  }

  /** An interrupted machine runs no more: results of actions went with it, and what was defined by them. */
  #loseMachine(): void {
    this.#forgetMachine();
    const gone = new Set<string>();
    for (const { module, isResult, names } of this.scope.entries) {
      const uses = this.#session?.module(module)?.stg?.imports.some((imported) => gone.has(imported.module)) ?? false;
      if (!isResult && !uses) continue;
      gone.add(module);
      if (names.length > 0) complain(this.#terminal, `no longer defined: ${names.join(', ')}\n`);
    }
    this.scope.entries = this.scope.entries.filter(({ module }) => !gone.has(module));
  }
}

interface ModuleText {
  readonly name: string;
  readonly text: string;
}

interface Compiled {
  readonly result: ModuleResult;
  readonly module: ModuleText;
  readonly written: Written;
}

/** As at GHC's prompt, variables without parameters are generalised. */
const generalising = '{-# LANGUAGE NoMonomorphismRestriction #-}';

/** The result of an action is kept in a box, so that running the action does not evaluate its result. */
function boxDraft(text: string): Draft {
  return {
    text,
    before: 'replBox = ReplUnsafe.unsafePerformIO (ReplPrelude.fmap ReplPrelude.Just (',
    behind: ')); replRun = case replBox of { ReplPrelude.Just _ -> ReplPrelude.return (); _ -> ReplPrelude.return () }',
  };
}

function unboxed({ module: { name } }: Compiled): string {
  return `case ${name}.replBox of { ReplPrelude.Just replIt -> replIt }`;
}

/** What makes `replRun` an action the host can run. */
function entry(name: string): string {
  return `replMain = ReplTop.runMainIO replRun; foreign export prim "${name}.main" replMain :: ReplTypes.IO ()`;
}

/** A function, since functions are generalised whatever is said of variables. */
function typeDraft(text: string): Draft {
  return { text, before: 'replType () =' };
}

function valueType({ types }: ModuleResult, wanted: string): Type | null {
  for (const [name, thing] of types?.values ?? []) if (name.text === wanted) return thingType(thing);
  return null;
}

/** A box that fits many types would be filled for each of them. */
function isPolymorphic(result: ModuleResult): boolean {
  return valueType(result, 'replBox')?.kind === 'forall';
}

function isUnitBox(result: ModuleResult): boolean {
  const type = valueType(result, 'replBox');
  return type?.kind === 'app' && showType(type.arg) === '()';
}

/** `t` of `() -> t`. */
function resultOf(type: Type): Type {
  if (type.kind === 'forall') return { ...type, body: resultOf(type.body) };
  return type.kind === 'fun' ? type.res : type;
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
