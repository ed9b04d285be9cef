/**
 * Programs from files: `.stg` text is compiled, `.vtb` images are read, and the modules they import are found: beside the importing file, then in the
 * library. `Data.Map` is looked for as Data/Map.vtb and Data/Map.stg; an image is taken only when it is not older than its source.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import type { Image } from '../../abi/image.ts';
import { attachDebug, decodeDebugFile, decodeImage } from '../../abi/image-decode.ts';
import { ImageError } from '../../abi/image-format.ts';
import type { Diagnostic } from '../../compiler/base/diagnostic.ts';
import { compileStg } from '../../compiler/pipeline.ts';
import { renderDiagnostics } from '../../compiler/report/render.ts';
import { UsageError } from './arguments.ts';
import { NotCompiled } from './failure.ts';
import { libraryFolder } from './package-files.ts';
import { complain, type Terminal } from './terminal.ts';

export type Compiled = ReturnType<typeof compileStg>;

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

/** Compiles one `.stg` file and prints its diagnostics. Throws NotCompiled, UsageError. */
export function compileFile(file: string, terminal: Terminal, options: SourceOptions = {}): Compiled & { readonly image: Image } {
  const text = readText(file);
  const compiled = compileStg(text, file, { defines: options.defines });
  report(compiled.diagnostics, file, text, terminal, options.short ?? false);
  const { image } = compiled;
  if (image === null) throw new NotCompiled(file);
  return { ...compiled, image };
}

function report(diagnostics: readonly Diagnostic[], file: string, text: string, terminal: Terminal, short: boolean): void {
  complain(terminal, renderDiagnostics(diagnostics, [{ name: file, text }], { short, color: terminal.colorErr }));
}

/** The image of a `.stg` or `.vtb` file; debug tables kept apart (`.vtbdebug` beside it) are put back. Throws NotCompiled, UsageError. */
export function loadImage(file: string, terminal: Terminal, options: SourceOptions = {}): Image {
  const kind = extname(file);
  if (kind === '.stg') return compileFile(file, terminal, options).image;
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

/** A program and all that it imports, itself last. Throws NotCompiled, UsageError. */
export function loadProgram(file: string, terminal: Terminal, options: SourceOptions = {}): Image[] {
  const program = loadImage(file, terminal, options);
  const loaded = new Map([[program.name, program]]);
  const waiting = [{ image: program, folder: dirname(file) }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const module of new Set(next.image.imports.map((imported) => imported.module))) {
      const found = loaded.has(module) ? null : findModule(module, next.folder);
      if (found === null) continue;
      const image = loadImage(found, terminal, { short: options.short });
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
