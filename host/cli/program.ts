/**
 * Programs from files: `.stg` text is compiled, `.vtb` images are read, and the modules they import are found: beside the importing file, then in the
 * library. `Data.Map` is looked for as Data/Map.vtb and Data/Map.stg; an image is taken only when it is not older than its source.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, extname, isAbsolute, join, relative } from 'node:path';
import type { Image } from '../../abi/image.ts';
import { attachDebug, decodeDebugFile, decodeImage } from '../../abi/image-decode.ts';
import { ImageError } from '../../abi/image-format.ts';
import type { Compiled } from '../../compiler/pipeline.ts';
import { UsageError } from './arguments.ts';
import { cachedImage, keepImage } from './cache.ts';
import { NotCompiled } from './failure.ts';
import { libraryFolder } from './package-files.ts';
import { complain, type Terminal } from './terminal.ts';

export interface SourceOptions {
  /** `-D NAME=VALUE`; for the program's own module, not for what it imports */
  readonly defines?: Readonly<Record<string, string>>;
  /** one line per diagnostic */
  readonly short?: boolean;
}

/** The text of a file. Throws UsageError when it cannot be read. */
export function readText(file: string): string {
  return new TextDecoder().decode(readFileBytes(file));
}

export function readFileBytes(file: string): Uint8Array {
  try {
    return new Uint8Array(readFileSync(file));
  } catch (error) {
    throw new UsageError(`cannot read \`${file}\`: ${(error as Error).message}`);
  }
}

/** Compiles one `.stg` file and prints its diagnostics. The compiler is loaded when it is first needed. Rejects with NotCompiled, UsageError. */
export async function compileFile(file: string, terminal: Terminal, options: SourceOptions = {}): Promise<Compiled & { readonly image: Image }> {
  return compileText(file, readText(file), terminal, options);
}

async function compileText(
  file: string,
  text: string,
  terminal: Terminal,
  { defines, short = false }: SourceOptions,
): Promise<Compiled & { readonly image: Image }> {
  const [{ compileStg }, { renderDiagnostics }] = await Promise.all([import('../../compiler/pipeline.ts'), import('../../compiler/report/render.ts')]);
  const name = shownName(file);
  const compiled = compileStg(text, name, { defines });
  complain(terminal, renderDiagnostics(compiled.diagnostics, [{ name, text }], { short, color: terminal.colorErr }));
  const { image } = compiled;
  if (image === null) throw new NotCompiled(file);
  return { ...compiled, image };
}

/** A library module: from the cache when it is there. */
async function libraryImage(file: string, terminal: Terminal): Promise<Image> {
  const text = readText(file);
  const kept = cachedImage(file, text);
  if (kept !== null) return kept;
  const { image, diagnostics } = await compileText(file, text, terminal, {});
  if (diagnostics.length === 0) keepImage(file, text, image);
  return image;
}

/** What places call a file: as the user gave it; `lib/Rts.stg` for the library, wherever it is installed. */
function shownName(file: string): string {
  return isLibrary(file) ? `lib/${relative(libraryFolder, file)}` : file;
}

function isLibrary(file: string): boolean {
  const inLibrary = relative(libraryFolder, file);
  return isAbsolute(file) && !inLibrary.startsWith('..') && !isAbsolute(inLibrary);
}

/** The image of a `.stg` or `.vtb` file; debug tables kept apart (`.vtbdebug` beside it) are put back. Rejects with NotCompiled, UsageError. */
export async function loadImage(file: string, terminal: Terminal, options: SourceOptions = {}): Promise<Image> {
  const kind = extname(file);
  if (kind === '.stg') return isLibrary(file) ? libraryImage(file, terminal) : (await compileFile(file, terminal, options)).image;
  if (kind !== '.vtb') throw new UsageError(`\`${file}\` is neither STG text (.stg) nor an image (.vtb)`);
  try {
    const image = decodeImage(readFileBytes(file));
    const tables = `${file.slice(0, -kind.length)}.vtbdebug`;
    return existsSync(tables) ? attachDebug(image, decodeDebugFile(readFileBytes(tables))) : image;
  } catch (error) {
    if (!(error instanceof ImageError)) throw error;
    complain(terminal, `${file}: ${error.message}\n`);
    throw new NotCompiled(file);
  }
}

/** A program and all that it imports, itself last. Rejects with NotCompiled, UsageError. */
export async function loadProgram(file: string, terminal: Terminal, options: SourceOptions = {}): Promise<Image[]> {
  const program = await loadImage(file, terminal, options);
  const loaded = new Map([[program.name, program]]);
  const waiting = [{ image: program, folder: dirname(file) }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const module of new Set(next.image.imports.map((imported) => imported.module))) {
      const found = loaded.has(module) ? null : findModule(module, next.folder);
      if (found === null) continue;
      const image = await loadImage(found, terminal, { short: options.short });
      loaded.set(module, image);
      waiting.push({ image, folder: dirname(found) });
    }
  }
  return [...loaded.values()].reverse();
}

/** The file of a module; null when there is none (the linker will say so, with who wanted it). */
function findModule(module: string, folder: string): string | null {
  const path = join(...module.split('.'));
  for (const base of [join(folder, path), join(libraryFolder, path)]) {
    const [image, source] = [`${base}.vtb`, `${base}.stg`];
    const hasSource = existsSync(source);
    if (existsSync(image) && !(hasSource && statSync(source).mtimeMs > statSync(image).mtimeMs)) return image;
    if (hasSource) return source;
  }
  return null;
}

/** `NAME=VALUE` pairs as a record. Throws UsageError. */
export function parseDefines(pairs: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const equals = pair.indexOf('=');
      if (equals <= 0) throw new UsageError(`-D takes NAME=VALUE, not \`${pair}\``);
      return [pair.slice(0, equals), pair.slice(equals + 1)];
    }),
  );
}
