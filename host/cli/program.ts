/**
 * Programs from files: Haskell is haskell.ts's; `.stg` text is compiled, `.vtb` images are read, and the modules they import are found: beside the importing file, then in the
 * library. `Data.Map` is looked for as Data/Map.vtb and Data/Map.stg; an image is taken only when it is not older than its source.
 */
import { existsSync, statSync } from 'node:fs';
import { dirname, extname, isAbsolute, join, relative } from 'node:path';
import type { Image } from '../../abi/image.ts';
import { attachDebug, decodeDebugFile, decodeImage } from '../../abi/image-decode.ts';
import { ImageError } from '../../abi/image-format.ts';
import type { Compiled } from '../../compiler/pipeline.ts';
import type * as Stg from '../../compiler/stg/syntax.ts';
import { UsageError } from './arguments.ts';
import { cachedImage, keepImage } from './cache.ts';
import { NotCompiled } from './failure.ts';
import { type HaskellOptions, haskellImage, haskellImages, haskellText, isHaskell } from './haskell.ts';
import { libraryFolder } from './package-files.ts';
import { readFileBytes, readText } from './source.ts';
import { complain, type Terminal } from './terminal.ts';

/** STG text knows of `defines` (for the program's own module, not for what it imports) and `short` only. */
export type SourceOptions = Omit<HaskellOptions, 'alone'>;

/** A `.stg` file compiled, its diagnostics printed. The compiler is loaded when it is first needed. Rejects with NotCompiled, UsageError. */
export async function compileFile(file: string, terminal: Terminal, options: SourceOptions = {}): Promise<CompiledImage> {
  return new Modules({ ...terminal, stderr: () => {} }).compile(file, terminal, options);
}

/** The image of a `.stg` or `.vtb` file, by itself; of Haskell source with all it needs. Rejects with NotCompiled, UsageError. */
export async function loadImage(file: string, terminal: Terminal, options: SourceOptions = {}): Promise<Image> {
  if (isHaskell(file)) return haskellImage(file, await haskellText(file, terminal), terminal, options);
  return new Modules({ ...terminal, stderr: () => {} }).load(file, terminal, options);
}

/** A program and all that it imports, itself last. Rejects with NotCompiled, UsageError. */
export async function loadProgram(file: string, terminal: Terminal, options: SourceOptions = {}): Promise<Image[]> {
  if (isHaskell(file)) return haskellImages(file, await haskellText(file, terminal), terminal, options);
  const modules = new Modules(terminal);
  const program = await modules.load(file, terminal, options);
  if (modules.failure !== null) throw modules.failure;
  return [...[...modules.images.values()].filter((image) => image !== program), program];
}

type CompiledImage = Compiled & { readonly image: Image };

/**
 * The modules one command reads, each once. What a module imports is read before it is compiled, so that the compiler can say whether it fits; among modules
 * that import each other there is one whose image does not exist yet, but its tree does.
 */
class Modules {
  /** by module name */
  readonly images = new Map<string, Image>();
  /** the first imported module that is not in order */
  failure: NotCompiled | null = null;
  readonly #trees = new Map<string, Stg.Module>();
  readonly #begun = new Set<string>();
  /** where messages about imported modules go */
  readonly #terminal: Terminal;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  async load(file: string, terminal: Terminal, options: SourceOptions): Promise<Image> {
    const kind = extname(file);
    if (kind !== '.stg' && kind !== '.vtb') throw new UsageError(`\`${file}\` is neither Haskell source (.hs, .lhs), STG text (.stg) nor an image (.vtb)`);
    const image = kind === '.vtb' ? readImage(file, terminal) : isLibrary(file) ? cachedImage(file, readText(file)) : null;
    if (image === null) return (await this.compile(file, terminal, options)).image;
    this.#begun.add(image.name);
    this.images.set(image.name, image);
    await this.#imports(image.imports, dirname(file), options);
    return image;
  }

  async compile(file: string, terminal: Terminal, { defines, short = false }: SourceOptions): Promise<CompiledImage> {
    const [{ parseStg, compileParsed }, { renderDiagnostics }] = await Promise.all([
      import('../../compiler/stg-text.ts'),
      import('../../compiler/report/render.ts'),
    ]);
    const name = shownName(file);
    const text = readText(file);
    const parsed = parseStg(text, name, { defines });
    if (parsed.module !== null) {
      this.#begun.add(parsed.module.name);
      this.#trees.set(parsed.module.name, parsed.module);
      await this.#imports(parsed.module.imports, dirname(file), { short });
    }
    const compiled = compileParsed(parsed, { defines, imported: (module) => this.#trees.get(module) ?? this.images.get(module) });
    const { image, diagnostics } = compiled;
    complain(terminal, renderDiagnostics(diagnostics, [{ name, text }], { short, color: terminal.colorErr }));
    if (image === null) throw new NotCompiled(file);
    if (isLibrary(file) && diagnostics.length === 0) keepImage(file, text, image);
    this.images.set(image.name, image);
    return { ...compiled, image };
  }

  /** Reads what is imported, as far as it is found: the linker will say what is missing. */
  async #imports(imports: readonly { readonly module: string }[], folder: string, { short }: SourceOptions): Promise<void> {
    for (const { module } of imports) {
      const file = this.#begun.has(module) ? null : findModule(module, folder);
      if (file === null) continue;
      this.#begun.add(module);
      try {
        await this.load(file, this.#terminal, { short });
      } catch (error) {
        if (!(error instanceof NotCompiled)) throw error;
        this.failure ??= error;
      }
    }
  }
}

/** What places call a file: as the user gave it; `lib/Rts.stg` for the library, wherever it is installed. */
function shownName(file: string): string {
  return isLibrary(file) ? `lib/${relative(libraryFolder, file)}` : file;
}

function isLibrary(file: string): boolean {
  const inLibrary = relative(libraryFolder, file);
  return isAbsolute(file) && !inLibrary.startsWith('..') && !isAbsolute(inLibrary);
}

/** Debug tables kept apart (`.vtbdebug` beside the image) are put back. Throws NotCompiled, UsageError. */
function readImage(file: string, terminal: Terminal): Image {
  try {
    const image = decodeImage(readFileBytes(file));
    const tables = `${file.slice(0, -extname(file).length)}.vtbdebug`;
    return existsSync(tables) ? attachDebug(image, decodeDebugFile(readFileBytes(tables))) : image;
  } catch (error) {
    if (!(error instanceof ImageError)) throw error;
    complain(terminal, `${file}: ${error.message}\n`);
    throw new NotCompiled(file);
  }
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

/** `NAME=VALUE` pairs as a record; a name alone stands for 1. Throws UsageError. */
export function parseDefines(pairs: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const [name, value = '1'] = pair.split(/=(.*)/s);
      if (name === '') throw new UsageError(`-D takes NAME=VALUE, not \`${pair}\``);
      return [name, value];
    }),
  );
}
