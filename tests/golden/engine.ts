/** Compiles golden Haskell programs against the library and runs them on the machine, in this process. */
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import type { Image } from '../../abi/image.ts';
import { LIBRARY_IMAGE } from '../../abi/library.ts';
import { allWarnings } from '../../compiler/base/warnings.ts';
import { machineRoots, programImage } from '../../compiler/driver/image.ts';
import { compileLibrary } from '../../compiler/driver/library.ts';
import { lint } from '../../compiler/driver/lint.ts';
import { type Header, type ModuleResult, type ModuleSource, Session } from '../../compiler/driver/session.ts';
import { type CompiledModules, Library } from '../../compiler/driver/shared-library.ts';
import { renderDiagnostics } from '../../compiler/report/render.ts';
import { compiledLibrary } from '../../host/cli/library.ts';
import { libraryFolder, machinePath } from '../../host/cli/package-files.ts';
import { HaskellError } from '../../host/error.ts';
import { nodeFiles } from '../../host/io/node-files.ts';
import { Machine } from '../../host/machine.ts';
import type { Mode } from '../stg/engines.ts';
import { type GoldenFile, normalised, type Outcome, type RunProgram } from './programs.ts';

interface PreparedLibrary {
  /** what programs are compiled against: read once for all of them */
  readonly modules: Library;
  readonly image: Image;
}

// programs write files where they are started
process.chdir(mkdtempSync(join(tmpdir(), 'golden-')));

let prepared: PreparedLibrary | null = null;

/** What `npm run build` made of lib/; compiled here, once, when that is missing or out of date. */
export function library(): PreparedLibrary {
  prepared ??= libraryAhead() ?? libraryFromSource();
  return prepared;
}

function libraryAhead(): PreparedLibrary | null {
  const files = compiledLibrary();
  return files === null ? null : { modules: sharedModules(files.interfaces()), image: files.image() };
}

function libraryModules(): string[] {
  const files = readdirSync(libraryFolder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.hs'));
  return files.map((file) => file.replace(/\.hs$/, '').replaceAll('/', '.')).sort();
}

function libraryFromSource(): PreparedLibrary {
  const { image, interfaces, diagnostics, files } = compileLibrary(libraryModules(), (name) => sourceIn(libraryFolder, name));
  if (image === null || interfaces === null) throw new Error(`the library does not compile:\n${renderDiagnostics(diagnostics, files, { short: true })}`);
  return { image, modules: sharedModules(interfaces) };
}

function sharedModules(interfaces: CompiledModules['interfaces']): Library {
  return new Library({ interfaces, image: LIBRARY_IMAGE });
}

/** A module's source in a folder; places call it by its path from there. */
function sourceIn(folder: string, name: string): ModuleSource | null {
  const path = ['.hs', '.lhs'].map((ending) => join(folder, ...name.split('.')) + ending).find((file) => existsSync(file));
  if (path === undefined) return null;
  const isLibrary = folder === libraryFolder;
  return { file: isLibrary ? `lib/${relative(libraryFolder, path)}` : relative(folder, path), text: readFileSync(path, 'utf8'), library: isLibrary };
}

function headerIn(folder: string, name: string): Header | null {
  const file = join(folder, name);
  return existsSync(file) ? { file, text: readFileSync(file, 'utf8') } : null;
}

export interface Compiled {
  readonly session: Session;
  readonly module: ModuleResult;
  /** all that the compiler says, as one text; '' when there is nothing to say */
  readonly report: string;
  /** kind of the first error */
  readonly kind: string | null;
}

/** Compiles a program and its own modules. `level`: as `-O`. */
export function compile({ path, text }: GoldenFile, level: 0 | 1 = 1, until: 'types' | 'stg' = 'stg', warn = false): Compiled {
  const folder = dirname(path);
  const session = new Session({
    readModule: (name) => sourceIn(folder, name),
    moduleNames: libraryModules,
    readInclude: (name) => headerIn(folder, name),
    level,
    warn: new Set(warn ? allWarnings : []),
    lint,
    library: library().modules,
    isLocal: (name) => sourceIn(folder, name) !== null,
  });
  const module = session.compile({ file: basename(path), text, library: false }, until);
  const diagnostics = [...session.modules()].flatMap((one) => one.diagnostics);
  const kind = diagnostics.find((diagnostic) => diagnostic.level === 'error')?.kind ?? null;
  return { session, module, report: renderDiagnostics(diagnostics, session.files), kind };
}

/** The image a program is linked to. Throws what the compiler said when it does not compile. */
export function compiledImage(program: RunProgram, level: 0 | 1): Image {
  const { session, module, report } = compile(program, level);
  if (module.failed) throw new Error(report);
  const modules = session.linked(module);
  const files = session.files.map(({ name }) => name);
  const { image, diagnostics } = programImage(modules, 'Main', files, machineRoots(modules));
  if (image === null) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return image;
}

const machines = new Map<string, WebAssembly.Module>();

function machineModule(build: Mode['build']): WebAssembly.Module {
  const known = machines.get(build) ?? new WebAssembly.Module(readFileSync(machinePath(build)));
  machines.set(build, known);
  return known;
}

/** Runs a compiled program to its end. */
export async function observe(program: RunProgram, image: Image, mode: Mode): Promise<Outcome> {
  const text = { stdout: '', stderr: '' };
  const name = basename(program.path).replace(/\.l?hs$/, '');
  const machine = Machine.createSync({
    images: [library().image, image],
    module: machineModule(mode.build),
    limits: { timeout: '60s', ...mode.limits },
    stress: mode.stress,
    stdin: reader(program.stdin),
    stdout: writer((part) => {
      text.stdout += part;
    }),
    stderr: writer((part) => {
      text.stderr += part;
    }),
    onThreadDeath: (error) => {
      text.stderr += `${name}: ${error.message}\n`;
    },
    files: nodeFiles,
    program: { name, args: [], environment: {} },
  });
  const end = (stderr: string, exit: number): Outcome => ({ stdout: text.stdout, stderr: normalised(text.stderr + stderr, program), exit });
  try {
    await machine.run();
    return end('', 0);
  } catch (error) {
    if (!(error instanceof HaskellError)) throw error;
    if (error.kind === 'exit') return end('', error.exitCode);
    if (error.kind === 'internal') throw error;
    return end(`${name}: ${error.message}\n`, error.exitCode);
  }
}

function writer(write: (part: string) => void): (bytes: Uint8Array) => void {
  const decoder = new TextDecoder();
  return (bytes) => write(decoder.decode(bytes, { stream: true }));
}

function reader(text: string): (max: number) => Uint8Array {
  let unread: Uint8Array = new TextEncoder().encode(text);
  return (max) => {
    const bytes = unread.slice(0, max);
    unread = unread.slice(max);
    return bytes;
  };
}
