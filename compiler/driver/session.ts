/**
 * A compilation session: modules compiled one after the other, each against what is known of those before.
 *
 *     parse → rename → check → desugar → optimise → STG
 *
 * and from there several modules together to one image (image.ts). Pure: source text comes from `readModule`. Never throws on any text: what is wrong is in the
 * modules' diagnostics, and a module that needs a faulty one is not compiled.
 */
import { unevenLines } from '../base/columns.ts';
import type { Diagnostic } from '../base/diagnostic.ts';
import type { SourceFile } from '../base/source-file.ts';
import type { Span } from '../base/span.ts';
import { unlessTooDeep } from '../base/stack-overflow.ts';
import { allWarnings, isAsked, switchWarnings, type Warning } from '../base/warnings.ts';
import { bindingsOf } from '../core/build.ts';
import type * as Core from '../core/syntax.ts';
import { type CompiledModule, writeInterfaces } from '../interface/interface.ts';
import { sessionLeaves } from '../interface/leaves.ts';
import type { NameTable } from '../names/name.ts';
import type { WiredIn } from '../names/wired-in.ts';
import type { ModuleExports } from '../rename/exports.ts';
import { rename } from '../rename/rename.ts';
import type * as Rn from '../rename/syntax.ts';
import type * as Stg from '../stg/syntax.ts';
import type * as Ast from '../syntax/ast.ts';
import type * as Typed from '../typed/syntax.ts';
import type { Globals } from '../types/environment.ts';
import type { ModuleTypes } from '../types/type.ts';
import type { ModuleStore } from './kept-modules.ts';
import { ModuleKeeper } from './module-keeper.ts';
import { type ModuleSource, moduleOrder, type ParsedModule, parseSource } from './module-order.ts';
import { LIBRARY_PACKAGE, MACHINE_MODULES, PROGRAM_PACKAGE, PROMPT_PACKAGE } from './packages.ts';
import { check, desugar, type Lint, optimised, type PassContext, stg } from './passes.ts';
import { type CompiledModules, Library } from './shared-library.ts';
import { newWorld, type World, worldApart, worldWith } from './world.ts';

export type { ModuleStore } from './kept-modules.ts';
export type { ModuleSource } from './module-order.ts';
export type { CompiledModules } from './shared-library.ts';

/** A file of directives that modules include. */
export interface Header {
  readonly file: string;
  readonly text: string;
}

export interface SessionOptions {
  /** the source of a module that is imported; null when there is none */
  readonly readModule: (name: string) => ModuleSource | null;
  readonly moduleNames?: () => Iterable<string>;
  /** macros for CPP */
  readonly defines?: Readonly<Record<string, string>>;
  /** extensions (`X`, `NoX`) and languages that the program's modules have beside those of their pragmas */
  readonly extensions?: readonly string[];
  /** a header that the file `from` of a module includes, by CPP; null when there is none */
  readonly readInclude?: (name: string, from: string) => Header | null;
  readonly warn?: ReadonlySet<Warning>;
  /** optimise (1, the default) or not (0) */
  readonly level?: 0 | 1;
  /** the optimiser takes less of the JavaScript stack, and does less in long chains of calls: for programs that were too deep (`isTooDeep`). Default false */
  readonly shallow?: boolean;
  /** for a debugger: names that are not the author's can be told from his. To be compiled with `keepVariables` from there on */
  readonly debug?: boolean;
  /** looks at what each pass makes: driver/lint.ts */
  readonly lint?: Lint;
  /** keep the trees between text and STG, for those who show or compare them; otherwise each is let go once the next is made, in a module that comes as far as STG */
  readonly keepTrees?: boolean;
  /** modules compiled before. A Library is shared with other sessions, and nothing of it is read twice */
  readonly library?: CompiledModules | Library;
  /** where modules of the program are kept, compiled, from session to session; for programs of several modules */
  readonly store?: ModuleStore;
  /** does the program have a module of this name itself, which goes before the library's? */
  readonly isLocal?: (name: string) => boolean;
  /** runs each stage of each module: for clocks around it */
  readonly around?: (stage: Stage, run: () => void) => void;
}

const noWarnings: ReadonlySet<Warning> = new Set();

/** How far to go. */
export const stages = ['ast', 'rename', 'types', 'desugar', 'core', 'stg'] as const;
export type Stage = (typeof stages)[number];

/** What the passes made of a module, as far as they came. Of a module that is STG what came between is let go, unless the session keeps trees. */
export interface ModuleResult {
  readonly name: string;
  readonly source: ModuleSource;
  readonly ast: Ast.Module;
  /** modules that had to be known before */
  readonly needs: readonly string[];
  readonly rn: Rn.Module | null;
  readonly exports: ModuleExports | null;
  readonly typed: Typed.Module | null;
  readonly types: ModuleTypes | null;
  /** as desugared */
  readonly desugared: Core.Module | null;
  /** as optimised */
  readonly core: Core.Module | null;
  /** the variables other modules may mention, with what the optimiser knows of them */
  readonly vars: readonly Core.Var[];
  readonly stg: Stg.Module | null;
  /** in the order of the passes, in source order each */
  readonly diagnostics: readonly Diagnostic[];
  /** has errors, or needs a module that has */
  readonly failed: boolean;
}

/** What no pass has made yet. */
const notMade = {
  ...{ rn: null, exports: null, typed: null, types: null, desugared: null, core: null, vars: [], stg: null },
  diagnostics: [],
  failed: false,
} satisfies Partial<ModuleResult>;

type SourceText = { readonly file: string; readonly text: string | null };

type Made = { -readonly [K in keyof ModuleResult]: ModuleResult[K] };

export class Session {
  /** what spans point into */
  readonly files: SourceFile[];
  readonly #options: SessionOptions;
  readonly #modules = new Map<string, ModuleResult>();
  readonly #headers = new Map<string, Header>();
  /** of the files, once they were asked for */
  readonly #lines: (readonly string[])[] = [];
  readonly #fileNames: string[];
  #world: World;
  #context: PassContext;
  #keeper: ModuleKeeper | null = null;
  /** the program's modules, those that are still to be compiled among them */
  readonly #own = new Set<string>();

  constructor(options: SessionOptions) {
    this.#options = options;
    const { library } = options;
    this.#world = library === undefined ? newWorld() : library instanceof Library ? worldWith(library) : worldApart(library, this.#own);
    this.files = [...(this.#library?.files ?? [])];
    this.#fileNames = [...(this.#library?.file.files ?? [])];
    this.#context = this.#passContext();
  }

  get names(): NameTable {
    return this.#world.names;
  }

  get wired(): WiredIn {
    return this.#world.wired;
  }

  get globals(): Globals {
    return this.#world.globals;
  }

  get #library(): Library | null {
    return this.#world.library;
  }

  #passContext(): PassContext {
    const { level = 1, shallow = false, lint = null, debug = false } = this.#options;
    const { names, wired, globals, vars } = this.#world;
    const imageOf = (module: string): string => this.#imageOf(module);
    return { names, wired, globals, vars, files: this.#fileNames, level, shallow, lint, textAt: debug ? this.#textAt : null, imageOf };
  }

  /**
   * Compiles a module and all it needs, that one last. In a session that shares its library: throws RangeError when the program has a module of the library
   * itself, and others were compiled before.
   */
  compile(source: ModuleSource, until: Stage): ModuleResult {
    const { readModule, defines, extensions } = this.#options;
    const included = new Map<ModuleSource, string[]>();
    const parse = (from: ModuleSource): ParsedModule => {
      const texts: string[] = [];
      included.set(from, texts);
      return this.#around('ast', () =>
        parseSource(from, this.#addFile(from), { defines, extensions, include: (name) => this.#header(name, from.file, texts) }),
      );
    };
    const root = parse(source);
    const order = moduleOrder(root, { readModule, moduleNames: () => this.moduleNames(), parse, isKnown: (name) => this.#isKnown(name) });
    if (order.some(({ name }) => this.#library?.owns(name))) this.#readApart();
    if (order.length > 1) this.#openStore(source, until);
    for (const { name } of order) this.#own.add(name);
    for (const module of order) {
      const made = this.#kept(module, included.get(module.source) ?? []) ?? this.#compile(module, until, module.name === root.name);
      this.#modules.set(module.name, made);
      this.#keep(made);
    }
    return this.#modules.get(root.name) as ModuleResult;
  }

  #header(name: string, from: string, texts: string[]): string | null {
    const header = this.#options.readInclude?.(name, from) ?? null;
    if (header === null) return null;
    texts.push(header.file, header.text);
    this.#headers.set(header.file, header);
    return header.text;
  }

  /** The headers that modules have included. */
  get headers(): readonly Header[] {
    return [...this.#headers.values()];
  }

  /** Compiles a module by its name; null when there is none. */
  compileNamed(name: string, until: Stage): ModuleResult | null {
    const known = this.#modules.get(name);
    if (known !== undefined) return known;
    const source = this.#options.readModule(name);
    return source === null ? null : this.compile(source, until);
  }

  /** The modules compiled so far, in order. */
  modules(): Iterable<ModuleResult> {
    return this.#modules.values();
  }

  /** The names of modules that can be asked for. */
  *moduleNames(): Iterable<string> {
    yield* this.#options.moduleNames?.() ?? [];
    yield* this.#library?.file.moduleNames() ?? [];
  }

  module(name: string): ModuleResult | undefined {
    return this.#modules.get(name);
  }

  /** The STG of a compiled module and of all it and the machine refer to, itself last. What is missing is compiled now. */
  linked(root: ModuleResult): readonly Stg.Module[] {
    const found = new Map<string, Stg.Module>();
    const isInImage = (this.#options.library?.image ?? null) !== null;
    const waiting = isInImage ? [root.name] : [...MACHINE_MODULES, root.name];
    for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
      const stg = found.has(name) ? null : this.#treeOf(name);
      if (stg === null) continue;
      found.set(name, stg);
      for (const { module } of stg.imports) waiting.push(module);
    }
    return [...found.values()].reverse();
  }

  #treeOf(name: string): Stg.Module | null {
    const library = this.#options.library;
    if (name === library?.image) return null;
    if (library?.trees !== undefined && this.#isAhead(name)) return library.trees(name);
    return this.compileNamed(name, 'stg')?.stg ?? null;
  }

  /** What a module exports, compiled now or before. */
  exportsOf(name: string): ModuleExports | undefined {
    return this.#modules.get(name)?.exports ?? (this.globals.inSight.has(name) ? this.#library?.file.exports(name) : undefined);
  }

  /** What is written down of the modules compiled in this session, for later ones. */
  interfaces(): Uint8Array {
    const compiled = [...this.#modules.values()].flatMap(({ name, needs, exports, types, stg, vars }): CompiledModule[] =>
      exports === null || types === null || stg === null ? [] : [{ name, needs, exports, types, vars }],
    );
    return writeInterfaces(compiled, this.#fileNames, sessionLeaves(this.names, this.#world.vars, this.globals.builtin));
  }

  /** The program has a module of the library itself: what it makes of it is no business of other sessions. */
  #readApart(): void {
    const { library } = this.#options;
    if (!(library instanceof Library) || this.#library !== library) return;
    if (this.#modules.size > 0) throw new RangeError('a module has the name of one in the library, which this session shares');
    const loaded = this.globals.inSight;
    this.#world = worldApart(library, this.#own);
    this.#context = this.#passContext();
    for (const name of loaded.keys()) this.#load(name);
  }

  /** From now on modules are looked for in the store. A program of one module is for others to keep, and so is a prompt's input. */
  #openStore({ library }: ModuleSource, until: Stage): void {
    const { store, level, shallow, debug, defines, extensions, warn, keepTrees, library: ahead } = this.#options;
    if (store === undefined || until !== 'stg' || keepTrees || library) return;
    const options = { level, shallow, debug, defines, extensions, warn: [...(warn ?? [])], image: ahead?.image };
    this.#keeper ??= new ModuleKeeper(store, this.#world, this.#fileNames, options, (name) => this.#modules.get(name)?.needs);
  }

  #kept(parsed: ParsedModule, included: readonly string[]): ModuleResult | null {
    const { name, source, ast, needs, diagnostics } = parsed;
    const isKept = diagnostics.length === 0 && source.exportsAll !== true;
    const found = isKept ? (this.#keeper?.find(parsed, included) ?? null) : null;
    return found && { ...notMade, name, source, ast, needs, ...found };
  }

  #keep({ name, needs, exports, types, vars, stg: tree, diagnostics }: ModuleResult): void {
    if (exports !== null && types !== null && tree !== null && diagnostics.length === 0) this.#keeper?.keep({ name, needs, exports, types, vars, stg: tree });
  }

  #isKnown(name: string): boolean {
    return this.#modules.has(name) || (!(this.#options.isLocal?.(name) ?? false) && this.#load(name));
  }

  /** Makes a module of the library known, and those it needs; false when there is none. */
  #load(name: string): boolean {
    const library = this.#library?.file;
    if (this.globals.inSight.has(name)) return true;
    if (library === undefined || !library.has(name)) return false;
    this.globals.addModulesOf(library, library.closure(name));
    return true;
  }

  /** Is the module at hand in compiled form only? */
  #isAhead(module: string | null): boolean {
    return module !== null && this.#library !== null && !this.#own.has(module) && this.#library.file.has(module);
  }

  readonly #textAt = ({ file, line, col, endCol }: Span): string => {
    this.#lines[file] ??= this.files[file]?.text?.split(/\r?\n/) ?? [];
    return this.#lines[file][line - 1]?.slice(col - 1, endCol - 1) ?? '';
  };

  #imageOf(module: string): string {
    const image = this.#options.library?.image ?? null;
    return image !== null && this.#isAhead(module) ? image : module;
  }

  #addFile({ file, text }: SourceText): number {
    this.#fileNames.push(file);
    return this.files.push({ name: file, text }) - 1;
  }

  #compile(parsed: ParsedModule, until: Stage, isRoot: boolean): ModuleResult {
    const { name, source, ast } = parsed;
    const diagnostics = [...parsed.diagnostics];
    const isProgram = isRoot && name === 'Main' && source.exportsAll !== true;
    const made: Made = {
      ...notMade,
      ...{ name, source, ast, needs: parsed.needs },
      diagnostics,
      failed: parsed.needs.some((needed) => this.#modules.get(needed)?.failed ?? false),
    };
    this.globals.hide(this.#outOfSight(parsed));
    const passes: readonly ((made: Made) => readonly Diagnostic[])[] = [
      () => [],
      (to) => this.#rename(to),
      (to) => this.#check(to, isProgram && until === 'stg' && this.#options.keepTrees !== true),
      (to) => this.#desugar(to, isProgram),
      (to) => this.#optimise(to),
      (to) => this.#stg(to),
    ];
    for (let i = 0; i <= stages.indexOf(until); i++) {
      // a program without its `main` is checked all the same
      if (made.failed && (stages[i] !== 'types' || made.rn === null)) break;
      const found = unlessTooDeep(ast.span.file, () => this.#around(stages[i], () => passes[i](made)));
      diagnostics.push(...('kind' in found ? [found] : found.filter((each) => isAsked(each, this.#asked(ast)))));
      made.failed = diagnostics.some(({ level }) => level === 'error');
      if (until === 'stg' && !made.failed && this.#options.keepTrees !== true) letGo(made, stages[i]);
    }
    return made;
  }

  /** The modules compiled so far that this one does not import, not even through others: it may have instances that they have as well. */
  #outOfSight({ name: own, needs }: ParsedModule): ReadonlySet<string> {
    const hidden = new Set(this.#modules.keys());
    const waiting = [own, ...needs];
    for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
      if (hidden.delete(name)) waiting.push(...(this.#modules.get(name)?.needs ?? []));
    }
    return hidden;
  }

  /** The warnings that were asked for, without those that the module switches off itself. */
  #asked({ flags }: Ast.Module): ReadonlySet<Warning> {
    const { warn = noWarnings } = this.#options;
    if (warn.size === 0 || flags.length === 0) return warn;
    const left = switchWarnings(allWarnings, flags);
    return new Set([...warn].filter((warning) => left.has(warning)));
  }

  #around<T>(stage: Stage, run: () => T): T {
    const { around } = this.#options;
    if (around === undefined) return run();
    let result: T | undefined;
    around(stage, () => {
      result = run();
    });
    return result as T;
  }

  #rename(made: Made): readonly Diagnostic[] {
    const imports = (module: string): ModuleExports | undefined => this.exportsOf(module);
    const { module, exports, diagnostics } = rename(made.ast, {
      names: this.names,
      wired: this.wired,
      file: made.source.file,
      lines: made.source.input === undefined ? unevenLines(made.source.text) : null,
      imports,
      atHand: this.#library?.file ?? null,
      warn: this.#asked(made.ast),
    });
    made.rn = module;
    made.exports = exports;
    return diagnostics;
  }

  #check(made: Made, late: boolean): readonly Diagnostic[] {
    const { typed, types, diagnostics } = check(made.rn as Rn.Module, this.#context, packageOf(made.source), this.#asked(made.ast), late);
    made.typed = typed;
    made.types = types;
    return diagnostics;
  }

  #desugar(made: Made, isProgram: boolean): readonly Diagnostic[] {
    const { core, diagnostics } = desugar(made.typed as Typed.Module, this.#context, isProgram, this.#asked(made.ast));
    made.desugared = core;
    return diagnostics;
  }

  #optimise(made: Made): readonly Diagnostic[] {
    const fullLaziness = made.ast.flags.findLast((flag) => flag.endsWith('full-laziness')) !== '-fno-full-laziness';
    const core = optimised(made.desugared as Core.Module, this.#context, { thorough: made.source.library, fullLaziness });
    made.core = core;
    made.vars = core.binds.flatMap((group) => bindingsOf(group).flatMap(({ var: v }) => (core.exported.has(v) ? v : [])));
    return [];
  }

  #stg(made: Made): readonly Diagnostic[] {
    made.stg = stg(made.core as Core.Module, this.#context);
    return [];
  }
}

/** No pass behind `stage` asks for the tree it was made from: what is kept for longer is copied by each collection. */
function letGo(made: Made, stage: Stage): void {
  if (stage === 'types') made.rn = null;
  else if (stage === 'desugar') made.typed = null;
  else if (stage === 'core') made.desugared = null;
  else if (stage === 'stg') made.core = null;
}

function packageOf({ library, input }: ModuleSource): string {
  if (library) return LIBRARY_PACKAGE;
  return input === undefined ? PROGRAM_PACKAGE : PROMPT_PACKAGE;
}
