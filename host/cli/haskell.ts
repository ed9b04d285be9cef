/** Haskell programs from files: the modules they import are found beside the program, then in the library. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, extname, join, relative, resolve } from 'node:path';
import type { Image } from '../../abi/image.ts';
import { LIBRARY_IMAGE } from '../../abi/library.ts';
import type { Diagnostic } from '../../compiler/base/diagnostic.ts';
import { suggest } from '../../compiler/base/suggest.ts';
import type { Warning } from '../../compiler/base/warnings.ts';
import type { CompiledModules, Header, ModuleResult, ModuleSource, Session, Stage } from '../../compiler/driver/session.ts';
import { UsageError } from './arguments.ts';
import { noteCompilerUse } from './compiler-use.ts';
import { onDeepStack } from './deep-stack.ts';
import { NotCompiled } from './failure.ts';
import { cachedProgram, keepProgram, moduleStore, type ProgramKey, type ProgramParts } from './haskell-cache.ts';
import { type CompiledLibraryFiles, compiledLibrary, libraryAbsence } from './library.ts';
import { libraryFolder } from './package-files.ts';
import { readText, textOf } from './source.ts';
import { complain, type Terminal } from './terminal.ts';

export interface HaskellOptions {
  /** macros of CPP, for the program's own modules */
  readonly defines?: Readonly<Record<string, string>>;
  /** one line per diagnostic */
  readonly short?: boolean;
  readonly optimise?: boolean;
  /** the optimiser takes less of the stack, and does less: for programs that were too deep, or got too large */
  readonly shallow?: boolean;
  /** the author's variables stay, under their names, as long as they are in scope */
  readonly debug?: boolean;
  /** what to warn of */
  readonly warn?: readonly Warning[];
  /** where modules are looked for that are not beside the program */
  readonly moduleFolders?: readonly string[];
  /** where CPP looks for files to include that are not beside the module */
  readonly includeFolders?: readonly string[];
  /** of all modules of the program, as `-X` names them */
  readonly extensions?: readonly string[];
  /** the program is to hold what it reaches of the library, rather than import it */
  readonly alone?: boolean;
  /** the program's modules as they were read for an earlier session; what else is read is put there */
  readonly read?: Map<string, ModuleSource>;
}

export interface HaskellProgram {
  readonly session: Session;
  readonly module: ModuleResult;
  /** what the program's imports from the library are linked with; null when that is compiled with it */
  readonly library: CompiledLibraryFiles | null;
}

/** Does the command line name Haskell source? `-` is standard input. */
export function isHaskell(file: string): boolean {
  return file === '-' || /\.l?hs$/.test(file);
}

/** The text of a source file; all of standard input for `-`. Rejects with UsageError. */
export async function haskellText(file: string, terminal: Terminal): Promise<string> {
  if (file !== '-') return readText(file);
  const parts: Uint8Array[] = [];
  for (let part = await terminal.stdin(READ_SIZE); part.length > 0; part = await terminal.stdin(READ_SIZE)) parts.push(part.slice());
  return textOf(Buffer.concat(parts), '<stdin>');
}

const READ_SIZE = 1 << 16;

/** What becomes of a program that is too deep for the stack of this thread, or gets too large: the optimiser inlines less, and is left out if that does not help; or `NestedTooDeeply` is thrown. */
export type WhenTooDeep = 'plain' | 'throw';

/** A program wants more stack than this thread has. Nothing has been said of it. */
export class NestedTooDeeply extends Error {}

/** What came of compiling a program, once. Nothing has been said of it. */
interface Attempt extends HaskellProgram {
  /** those of the program */
  readonly modules: readonly ModuleResult[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Compiles a file and what it imports as far as `until`, and prints what there is to say. Rejects with NotCompiled, UsageError, NestedTooDeeply. */
export async function compileHaskell(
  file: string,
  text: string,
  until: Stage,
  terminal: Terminal,
  options: HaskellOptions = {},
  whenTooDeep: WhenTooDeep = 'plain',
): Promise<HaskellProgram> {
  const found = await asFarAsPossible(options, whenTooDeep, (given) => attempt(file, text, until, terminal, given));
  await tell(found, terminal, options);
  if (found.module.failed) throw new NotCompiled(file);
  noteCompilerUse(until === 'stg' ? 'made' : 'checked', linesOf(found.session));
  return found;
}

async function attempt(file: string, text: string, until: Stage, terminal: Terminal, options: HaskellOptions): Promise<Attempt> {
  const { session, library } = await openSession(file, terminal, options);
  const module = session.compile(programSource(file, text), until);
  const modules = [...session.modules()];
  return { session, module, library, modules, diagnostics: modules.flatMap(({ diagnostics }) => diagnostics) };
}

/** A program that is too deep, or gets too large, is attempted with an optimiser that does less, then without it. */
async function asFarAsPossible<T extends Attempt>(
  options: HaskellOptions,
  whenTooDeep: WhenTooDeep,
  make: (options: HaskellOptions) => Promise<T>,
): Promise<T> {
  const { isTooDeep, notOptimised } = await import('../../compiler/base/stack-overflow.ts');
  const found = await make(options);
  if (!isTooDeep(found.diagnostics)) return found;
  if (whenTooDeep === 'throw') throw new NestedTooDeeply();
  if (options.optimise === false) return found;
  if (options.shallow !== true) return asFarAsPossible({ ...options, shallow: true }, whenTooDeep, make);
  const plain = await make({ ...options, optimise: false, shallow: false });
  return { ...plain, diagnostics: [...plain.diagnostics, notOptimised(plain.module.ast.span.file)] };
}

async function tell({ diagnostics, session }: Attempt, terminal: Terminal, { short }: HaskellOptions): Promise<void> {
  const { renderDiagnostics } = await import('../../compiler/report/render.ts');
  complain(terminal, renderDiagnostics(diagnostics, session.files, { short, color: terminal.colorErr }));
}

function linesOf(session: Session): number {
  return [...session.modules()].reduce((lines, { ast }) => lines + ast.span.endLine, 0);
}

/** Says what is wrong with a program. Rejects with NotCompiled, UsageError. */
export async function checkHaskell(file: string, text: string, terminal: Terminal, options: HaskellOptions = {}): Promise<void> {
  try {
    await compileHaskell(file, text, 'desugar', terminal, options, 'throw');
  } catch (error) {
    if (!(error instanceof NestedTooDeeply)) throw error;
    await onDeepStack({ what: 'check', file, text, options }, terminal);
  }
}

/** A session in which a file, or text typed in the folder of one, can be compiled. Says so when the library must be compiled with it: that takes seconds, each time. */
export async function openSession(file: string, terminal: Terminal, options: HaskellOptions = {}): Promise<Pick<HaskellProgram, 'session' | 'library'>> {
  const { Session } = await import('../../compiler/driver/session.ts');
  const { defines, optimise = true, shallow, debug = false, warn, extensions = [], alone = false } = options;
  const folders = foldersOf(file, options);
  await checkExtensions(extensions);
  const library = isLibrary(file) ? null : compiledLibrary();
  if (library === null && !isLibrary(file)) noteAbsence(terminal);
  const session = new Session({
    readModule: (name) => readModule(name, folders, options.read),
    moduleNames: () => [...folders, libraryFolder].flatMap((folder) => [...moduleNames(folder)]),
    readInclude: headerReader(file, options),
    defines,
    extensions,
    level: optimise ? 1 : 0,
    shallow,
    debug,
    warn: new Set(warn),
    library: library === null ? undefined : await codeOf(library, alone),
    store: library === null ? undefined : moduleStore(library.stamp),
    isLocal: (name) => options.read?.has(name) === true || sourceFile(name, folders) !== null,
  });
  return { session, library };
}

/** Finds what a module of the program includes: beside that module, beside the program, then where the command line says. */
export function headerReader(file: string, { includeFolders = [] }: HaskellOptions): (name: string, from: string) => Header | null {
  return (name, from) => readHeader(name, [dirname(from), dirname(file), join(dirname(file), 'include'), ...includeFolders]);
}

/** Where the modules of a program may be: beside it, then where the command line says. */
function foldersOf(file: string, { moduleFolders = [] }: HaskellOptions): readonly string[] {
  return [dirname(file), ...moduleFolders];
}

/** Throws UsageError for a name that no extension and no language has. */
async function checkExtensions(names: readonly string[]): Promise<void> {
  if (names.length === 0) return;
  const { extensionNames, languageNamed, switchExtension } = await import('../../compiler/syntax/extensions.ts');
  const strange = names.find((name) => languageNamed(name) === null && !switchExtension(new Set(), name));
  if (strange === undefined) return;
  const near = suggest(strange, extensionNames());
  throw new UsageError(`-X${strange}: there is no such extension${near === null ? '' : `: did you mean -X${near}?`}`);
}

let isAbsenceNoted = false;

/** Once per process. */
function noteAbsence(terminal: Terminal): void {
  if (isAbsenceNoted) return;
  isAbsenceNoted = true;
  complain(terminal, `vertebra: ${libraryAbsence()}: what the program needs of it is compiled each time; \`npm run build\` does that once\n`);
}

async function codeOf({ interfaces, trees }: CompiledLibraryFiles, alone: boolean): Promise<CompiledModules> {
  if (!alone) return { interfaces: interfaces(), image: LIBRARY_IMAGE };
  const { readTrees } = await import('../../compiler/interface/trees.ts');
  return { interfaces: interfaces(), image: null, trees: readTrees(trees()) };
}

/** What a file's text is to a session. */
export function programSource(file: string, text: string): ModuleSource {
  return { file: file === '-' ? '<stdin>' : shownName(file), text, library: isLibrary(file) };
}

/** A program as it is run: the library's image, when it is compiled ahead, and its own; from the cache when nothing changed. Rejects with NotCompiled, UsageError. */
export async function haskellImages(file: string, text: string, terminal: Terminal, options: HaskellOptions = {}): Promise<Image[]> {
  const library = isLibrary(file) ? null : compiledLibrary();
  if (library === null) return [(await makeProgram(file, text, terminal, options)).image];
  const key: ProgramKey = {
    file,
    text,
    options: { ...options, short: undefined, folder: resolve(dirname(file)), moduleFolders: foldersOf(file, options).map((folder) => resolve(folder)) },
    library: library.stamp,
  };
  const kept = cachedProgram(key);
  if (kept !== null) return [library.image(), kept];
  const { image, parts } = await makeProgram(file, text, terminal, options);
  // behind what the program says first
  if (parts !== null) setImmediate(keepProgram, key, parts, image);
  return [library.image(), image];
}

/** A program that stands alone: with all it reaches of the library. Rejects with NotCompiled, UsageError. */
export async function haskellImage(file: string, text: string, terminal: Terminal, options: HaskellOptions = {}): Promise<Image> {
  return (await makeProgram(file, text, terminal, { ...options, alone: true })).image;
}

/** On this thread, or on one with more stack. */
async function makeProgram(file: string, text: string, terminal: Terminal, options: HaskellOptions): Promise<MadeProgram> {
  try {
    return await makeProgramHere(file, text, terminal, options, 'throw');
  } catch (error) {
    if (!(error instanceof NestedTooDeeply)) throw error;
    return onDeepStack({ what: 'image', file, text, options }, terminal);
  }
}

export interface MadeProgram {
  readonly image: Image;
  /** what it depends on; null when something was said of it, and must be said again */
  readonly parts: ProgramParts | null;
}

/** On this thread. Rejects with NotCompiled, UsageError, NestedTooDeeply. */
export async function makeProgramHere(file: string, text: string, terminal: Terminal, options: HaskellOptions, whenTooDeep: WhenTooDeep): Promise<MadeProgram> {
  const found = await asFarAsPossible(options, whenTooDeep, (given) => attemptImage(file, text, terminal, given));
  await tell(found, terminal, options);
  const { image, session, modules, diagnostics } = found;
  if (image === null) throw new NotCompiled(file);
  noteCompilerUse('made', linesOf(session));
  return { image, parts: diagnostics.length === 0 ? partsOf(modules, found, foldersOf(file, options)) : null };
}

async function attemptImage(file: string, text: string, terminal: Terminal, options: HaskellOptions): Promise<Attempt & { readonly image: Image | null }> {
  const program = await attempt(file, text, 'stg', terminal, options);
  if (program.module.failed) return { ...program, image: null };
  const { machineRoots, programImage } = await import('../../compiler/driver/image.ts');
  const { session } = program;
  const modules = session.linked(entryOf(program));
  const files = session.files.map(({ name }) => name);
  const { image, diagnostics } = programImage(modules, programName(file), files, machineRoots(modules), { keepVariables: options.debug });
  return { ...program, image, diagnostics: [...program.diagnostics, ...diagnostics] };
}

/** The module to run: of a file that is another module than `Main` and exports an action `main`, one that does no more than hand it on, as `runghc` runs such files. */
function entryOf({ session, module }: HaskellProgram): ModuleResult {
  if (module.name === 'Main' || session.module('Main') !== undefined || !module.exports?.values.has('main')) return module;
  const text = `module Main (main) where\nimport ${module.name} (main)\n`;
  const entry = session.compile({ file: '<main>', text, library: false }, 'stg');
  return entry.failed ? module : entry;
}

/** What the program depends on beside its main module. */
function partsOf(modules: readonly ModuleResult[], { session, module: main }: HaskellProgram, folders: readonly string[]): ProgramParts {
  const sources = modules.filter((module) => module !== main).map(({ source }) => ({ file: source.file, text: source.text }));
  const own = [...sources, ...session.headers];
  const names = new Set(modules.map(({ name }) => name));
  const needed = new Set(modules.flatMap(({ needs }) => needs).filter((name) => !names.has(name)));
  return { own, absent: [...needed].flatMap((name) => folders.flatMap((folder) => sourceFiles(name, folder))) };
}

/** `Main` for a file whose name says nothing. */
export function programName(file: string): string {
  return file === '-' ? 'Main' : basename(file, extname(file));
}

function readModule(name: string, folders: readonly string[], read?: Map<string, ModuleSource>): ModuleSource | null {
  const known = read?.get(name);
  const file = known === undefined ? sourceFile(name, [...folders, libraryFolder]) : null;
  if (file === null) return known ?? null;
  const source = { file: shownName(file), text: readText(file), library: isLibrary(file) };
  if (!source.library) read?.set(name, source);
  return source;
}

/** What `#include` finds: the first in one of the folders. */
function readHeader(name: string, folders: readonly string[]): Header | null {
  const file = folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
  return file === undefined ? null : { file, text: readText(file) };
}

/** The first there is in one of the folders. */
function sourceFile(name: string, folders: readonly string[]): string | null {
  return folders.flatMap((folder) => sourceFiles(name, folder)).find((file) => existsSync(file)) ?? null;
}

/** The file of that name; else that of the module of that name, where the command was started. What is neither stays as it is. */
export function fileNamed(said: string): string {
  const isModule = !existsSync(said) && /^\p{Lu}[\p{L}\p{N}_']*(\.\p{Lu}[\p{L}\p{N}_']*)*$/u.test(said);
  return (isModule ? sourceFile(said, ['.']) : null) ?? said;
}

/** Where a module may be. */
function sourceFiles(name: string, folder: string): readonly string[] {
  const path = join(folder, ...name.split('.'));
  return [`${path}.hs`, `${path}.lhs`];
}

function isLibrary(file: string): boolean {
  return file !== '-' && !relative(libraryFolder, file).startsWith('..');
}

/** What places call a file: `lib/Data/Map.hs` for the library, wherever it is installed. */
function shownName(file: string): string {
  return isLibrary(file) ? `lib/${relative(libraryFolder, file)}` : file;
}

/** The modules in a folder and below, as far as folders have names of modules. */
function* moduleNames(folder: string, prefix = ''): Iterable<string> {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder)) {
    if (/^\p{Lu}[\p{L}\p{N}_']*\.l?hs$/u.test(entry)) yield `${prefix}${entry.replace(/\.l?hs$/, '')}`;
    else if (/^\p{Lu}[\p{L}\p{N}_']*$/u.test(entry) && statSync(join(folder, entry)).isDirectory())
      yield* moduleNames(join(folder, entry), `${prefix}${entry}.`);
  }
}
