/**
 * Links images and places them in a machine's memory.
 *
 * All images of one call are linked together, so they may import from each other in any order and in circles. Nothing is reserved or written before
 * everything fits: versions, modules, symbols and shapes.
 */
import { ABI_CHECKSUM } from '../abi/checksum.gen.ts';
import type { HostSignature } from '../abi/host-types.ts';
import { type HostFunction, type Image, type ImageBase, type ImageSymbol, type ImportedSymbol, wordCount } from '../abi/image.ts';
import { relocTable, shiftWords } from '../abi/image-words.ts';
import { TAG_MASK, WELL_KNOWN, WORD_B } from '../abi/layout.ts';
import { RTS_INFO_N } from '../abi/rts-infos.gen.ts';
import { wellKnown } from '../abi/tables/well-known.ts';
import type { MachineExports, Ptr } from './exports.ts';
import { AbiMismatch } from './exports.ts';
import { describeShape } from './shapes.ts';
import { verifyImage } from './verify.ts';

/** An image in a machine's memory. Addresses are bytes. */
export interface LoadedImage extends ImageBase {
  readonly image: Image;
  /** where `image.data` starts, one past the last word */
  readonly dataBase: number;
}

/** An image and where it is to lie. */
export type ImagePlace = Pick<LoadedImage, 'image' | 'base' | 'infoIdBase' | 'hostBase'>;

/** Images that do not fit together: every misfit, not only the first. */
export class LinkError extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(problems.length === 1 ? problems[0] : `cannot link:\n  ${problems.join('\n  ')}`);
    this.name = 'LinkError';
    this.problems = problems;
  }
}

/** A symbol of a loaded image as the machine can use it. */
export interface LoadedSymbol extends ImageSymbol {
  /** what it takes and answers; null where its type does not say so */
  readonly type: HostSignature | null;
  readonly module: string;
  /** tagged pointer to its closure */
  readonly address: Ptr;
}

/** The images a machine has loaded, and what they define. */
export class Linker {
  readonly images: LoadedImage[] = [];
  /** declarations by the number the machine knows them by */
  readonly hosts: HostFunction[] = [];
  readonly #machine: MachineExports;
  readonly #modules = new Map<string, Module>();
  #nextInfoId = RTS_INFO_N;

  constructor(machine: MachineExports) {
    this.#machine = machine;
  }

  /**
   * Links `images` with each other and with those loaded before. Each is verified first unless `trusted`.
   * Throws LinkError, AbiMismatch, or ImageError for an image that is damaged inside; nothing was loaded then.
   */
  load(images: readonly Image[], trusted = false): void {
    for (const image of images) {
      if (image.abi !== ABI_CHECKSUM) throw new AbiMismatch(`image \`${image.name}\``, image.abi);
      if (!trusted) verifyImage(image);
    }
    const added = images.map((image) => moduleOf({ image }));
    this.#check(added);
    let at = this.#reserve(images);
    for (const module of added) at = this.#place(module, at);
    for (const { loaded } of added) if (loaded) this.#copy(loaded);
    for (const module of added) this.#nameWellKnown(module);
    for (const module of added) this.#holdExports(module);
  }

  /**
   * Puts images back to where they once lay, in a machine whose memory says so: static memory is not reserved again. Each is verified unless `trusted`.
   * Throws as `load`, and LinkError when an image does not fit its place.
   */
  adopt(placed: readonly ImagePlace[], trusted = false): void {
    for (const { image } of placed) {
      if (image.abi !== ABI_CHECKSUM) throw new AbiMismatch(`image \`${image.name}\``, image.abi);
      if (!trusted) verifyImage(image);
    }
    this.#check(placed.map(moduleOf));
    for (const { image, base, infoIdBase, hostBase } of placed) {
      const fits = base % WORD_B === 0 && base + sizeInMemory(image) <= this.#machine.memory.buffer.byteLength;
      if (!fits || infoIdBase !== this.#nextInfoId || hostBase !== this.hosts.length) throw new LinkError([`image \`${image.name}\` does not fit its place`]);
      this.#place(moduleOf({ image }), base);
    }
    for (const loaded of this.images) this.#copy(loaded);
  }

  /** The words and literals of a loaded image as they were before anything ran. */
  pristine(loaded: LoadedImage): Uint32Array {
    return linkedWords(loaded, (module, name) => this.symbol(module, name));
  }

  /** The symbol `name` of `module`, or undefined. */
  symbol(module: string, name: string): LoadedSymbol | undefined {
    const found = this.#modules.get(module);
    const symbol = found?.symbols.get(name);
    return found?.loaded && symbol ? { ...symbol, module, type: found.types.get(name) ?? null, address: found.loaded.base + symbol.ptr } : undefined;
  }

  /** Exported symbols called `name`, those of the image loaded last first. */
  exported(name: string): LoadedSymbol[] {
    const found: LoadedSymbol[] = [];
    for (const { image } of this.images.toReversed()) {
      const symbol = this.symbol(image.name, name);
      if (symbol?.exported) found.push(symbol);
    }
    return found;
  }

  #check(added: readonly Module[]): void {
    const problems: string[] = [];
    const visible = new Map(this.#modules);
    for (const module of added) {
      if (visible.has(module.image.name)) problems.push(`module \`${module.image.name}\` is given twice`);
      visible.set(module.image.name, module);
    }
    for (const { image } of added) {
      for (const imported of image.imports) {
        const problem = misfit(imported, visible);
        if (problem) problems.push(`\`${image.name}\` imports \`${imported.module}.${imported.name}\`, ${problem}`);
      }
    }
    if (problems.length > 0) throw new LinkError(problems);
  }

  /** Address of room for all of them, one after the other. In one piece, so that either all images are loaded or none. */
  #reserve(images: readonly Image[]): number {
    const bytes = images.reduce((sum, image) => sum + sizeInMemory(image), 0);
    const base = this.#machine.imageReserve(bytes) >>> 0;
    if (base !== 0 || bytes === 0) return base;
    const names = images.map((image) => `\`${image.name}\``).join(', ');
    throw new LinkError([`no memory for ${images.length === 1 ? 'image' : 'images'} ${names} (${bytes} bytes)`]);
  }

  /** Gives a module its place at `base`; answers where the next one goes. */
  #place(module: Module, base: number): number {
    const { image } = module;
    module.loaded = { image, base, dataBase: base + wordCount(image) * WORD_B, infoIdBase: this.#nextInfoId, hostBase: this.hosts.length };
    this.#nextInfoId += image.infoCount;
    this.hosts.push(...image.hosts);
    this.images.push(module.loaded);
    this.#modules.set(image.name, module);
    return base + sizeInMemory(image);
  }

  #copy(loaded: LoadedImage): void {
    copyImage(loaded, this.#machine.memory.buffer, (module, name) => this.symbol(module, name));
  }

  /** What the host may call by name at any time, and the CAFs it leads to, stay: a handle is a root. */
  #holdExports({ image }: Module): void {
    for (const { name } of image.exports) {
      const symbol = this.symbol(image.name, name);
      if (symbol && this.#machine.newHandle(symbol.address) === 0) throw new LinkError([`no memory to hold the exports of \`${image.name}\``]);
    }
  }

  #nameWellKnown({ image }: Module): void {
    const words = new Uint32Array(this.#machine.memory.buffer, WELL_KNOWN, wellKnown.length);
    for (const [row, { symbol: name }] of wellKnown.entries()) {
      const symbol = this.symbol(image.name, name);
      if (symbol?.exported) words[row] = symbol.address;
    }
  }
}

interface Module {
  readonly image: Image;
  readonly symbols: Pick<ReadonlyMap<string, ImageSymbol>, 'get'>;
  readonly types: ReadonlyMap<string, HostSignature>;
  loaded: LoadedImage | null;
}

function moduleOf({ image }: { readonly image: Image }): Module {
  return { image, symbols: symbolsOf(image), types: new Map(image.exports.map((each) => [each.name, each])), loaded: null };
}

function symbolsOf(image: Image): Module['symbols'] {
  const { symbolNamed } = image;
  if (symbolNamed !== undefined) return { get: symbolNamed };
  return new Map(image.symbols.map((s) => [s.name, s]));
}

/** What a symbol of another image is. */
export type SymbolOf = (module: string, name: string) => LoadedSymbol | undefined;

/** Puts an image where it belongs, with every address in it made absolute. */
export function copyImage(loaded: LoadedImage, memory: ArrayBufferLike, symbolOf: SymbolOf): void {
  const { image, base, dataBase } = loaded;
  new Uint8Array(memory, dataBase, image.data.length).set(image.data);
  if (image.placed && image.imports.length === 0 && isAt(image.placed, loaded)) return image.placed.copy(new Uint8Array(memory, base, dataBase - base));
  const words = new Uint32Array(memory, base, image.words.length);
  words.set(image.words);
  relocate(words, loaded, symbolOf);
}

function isAt(place: ImageBase, { base, infoIdBase, hostBase }: ImageBase): boolean {
  return place.base === base && place.infoIdBase === infoIdBase && place.hostBase === hostBase;
}

function linkedWords(loaded: LoadedImage, symbolOf: SymbolOf): Uint32Array {
  const { image } = loaded;
  const words = new Uint32Array(sizeInMemory(image) / WORD_B);
  words.set(image.words);
  new Uint8Array(words.buffer).set(image.data, image.words.length * WORD_B);
  relocate(words, loaded, symbolOf);
  return words;
}

function relocate(words: Uint32Array, loaded: LoadedImage, symbolOf: SymbolOf): void {
  const { image } = loaded;
  const table = relocTable(image);
  shiftWords(words, wordCount(image), table, loaded);
  const targets = image.imports.map((i) => symbolOf(i.module, i.name));
  put(words, table.ptr, (target) => targets[target]?.address ?? 0);
  put(words, table.closure, (target) => ((targets[target]?.address ?? 0) & ~TAG_MASK) >>> 0);
  put(words, table.code, (target) => codeAddress(targets[target]));
}

/** Bytes: its words, then its literals, rounded up to words. */
function sizeInMemory(image: Image): number {
  return wordCount(image) * WORD_B + ((image.data.length + TAG_MASK) & ~TAG_MASK);
}

function misfit(imported: ImportedSymbol, modules: ReadonlyMap<string, Module>): string | null {
  const module = modules.get(imported.module);
  if (!module) return `but there is no module \`${imported.module}\``;
  const symbol = module.symbols.get(imported.name);
  if (!symbol) return 'which is not defined there';
  if (!symbol.exported) return 'which is not exported there';
  if (imported.shape === 0 || imported.shape === symbol.shape) return null;
  if (symbol.shape === 0) return `as a function ${describeShape(imported.shape)}, but there it is no function`;
  return `as a function ${describeShape(imported.shape)}, but there it is ${describeShape(symbol.shape)}: compile \`${imported.module}\` and its users together`;
}

function codeAddress(symbol: LoadedSymbol | undefined): number {
  return symbol && symbol.code !== 0 ? symbol.address - symbol.ptr + symbol.code : 0;
}

function put(words: Uint32Array, pairs: Uint32Array, value: (target: number) => number): void {
  for (let i = 0; i < pairs.length; i += 2) words[pairs[i]] = value(pairs[i + 1]);
}
