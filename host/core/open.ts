/** A core file opened to be looked at: memory, debug tables, names and sources behind the same reading interface that a stopped machine has. No machine needed. */
import type { Image } from '../../abi/image.ts';
import { type DebugFile, decodeDebugFile } from '../../abi/image-decode.ts';
import { TAG_MASK, WORD_B } from '../../abi/layout.ts';
import { type Backtrace, captureBacktrace, decodeBacktrace } from '../backtrace.ts';
import { copyImage, type LoadedImage, type LoadedSymbol } from '../loader.ts';
import { DebugIndex } from '../memory/debug-index.ts';
import { unqualified } from '../memory/source-names.ts';
import { listThreads, type Thread } from '../memory/threads.ts';
import { MemoryView } from '../memory/view.ts';
import { registersStart } from '../memory/walk.ts';
import { decodeBlocks, writeBlocks } from './blocks.ts';
import { unpack } from './container.ts';
import * as F from './format.ts';
import type { CoreHead, CoreImage } from './head.ts';
import { asCoreError, type GivenImage, ImageStore, imagesOf } from './images.ts';
import { Json } from './json.ts';
import { type CoreSections, type CoreSource, readCore } from './reader.ts';
import { layRtsTables } from './rts-tables.ts';
import type { RunState } from './run-state.ts';
import { applyRuns, memorySize } from './runs.ts';
import { decodeSymbols } from './symbols.ts';

export interface OpenOptions {
  /** images, or debug tables of images, that the file does not hold */
  readonly images?: readonly GivenImage[];
  /** asked for what is still missing then; null: not to be had */
  readonly find?: (image: CoreImage) => GivenImage | null;
}

const BACKTRACE_FRAMES = 1_000_000;
const BASE_FRAMES = 64;

interface StaticClosure {
  readonly module: string;
  readonly name: string;
  readonly address: number;
}

/** What a core file says. Fits host/debugger/protocol.ts, `Target`. */
export class CoreFile {
  readonly head: CoreHead;
  readonly isSnapshot: boolean;
  readonly view: MemoryView;
  readonly debug: DebugIndex;
  /** a core has no breakpoints */
  readonly patched: ReadonlyMap<number, number> = new Map();
  /** of a snapshot: what the host knew of the run */
  readonly run: RunState | null;
  /** images whose debug tables nobody gave: names and places of their code are not known */
  readonly withoutTables: readonly CoreImage[];
  readonly #names: Names;
  readonly #sources: ReadonlyMap<string, string>;

  /** @internal */
  constructor(parts: CoreFileParts) {
    this.head = parts.head;
    this.isSnapshot = parts.isSnapshot;
    this.run = parts.run;
    this.view = new MemoryView(parts.memory);
    this.debug = parts.debug;
    this.withoutTables = parts.withoutTables;
    this.#names = parts.names;
    this.#sources = parts.sources;
  }

  /** Static closures called `name` or `Module.name`, else those that are so called in some module; those of the image loaded last first. */
  global(name: string): readonly StaticClosure[] {
    return this.#names.closures(name);
  }

  source(file: string): string | null {
    return this.#sources.get(file) ?? null;
  }

  get threads(): readonly Thread[] {
    return listThreads(this.view);
  }

  /** The stack of a thread, by its id; 0: of the one the core is about, else of the one that was running, else of main. */
  backtrace(thread = 0): Backtrace {
    const { why } = this.head;
    const wanted = thread || why.thread;
    const tso = this.threads.find(({ id }) => id === wanted)?.tso;
    // A trap left the thread in the middle of a run.
    const start = why.kind === 'internal' && thread === 0 ? { start: registersStart(this.view) } : {};
    const capture = captureBacktrace(this.view, { limit: BACKTRACE_FRAMES, tail: BASE_FRAMES, ...(tso === undefined ? {} : { tso }), ...start });
    return decodeBacktrace(capture, this.debug);
  }
}

interface CoreFileParts {
  readonly head: CoreHead;
  readonly isSnapshot: boolean;
  readonly run: RunState | null;
  readonly memory: ArrayBuffer;
  readonly debug: DebugIndex;
  readonly withoutTables: readonly CoreImage[];
  readonly names: Names;
  readonly sources: ReadonlyMap<string, string>;
}

/** Opens a core or a snapshot. Rejects with CoreError when it is damaged or foreign; with MissingImages when it needs some that are not to be had. */
export async function openCore(source: CoreSource, options: OpenOptions = {}): Promise<CoreFile> {
  const file = await readCore(source);
  const store = new ImageStore(options.images ?? []);
  const names = new Names();
  const tables = new Map<number, DebugFile>();
  const loaded = new Map<CoreImage, Uint8Array>();
  let sources = new Map<string, string>();
  for (const section of file.sections) {
    const image = file.head.images[section.index];
    if (section.tag === F.SECTION_IMAGE) await addImage(store, await unpack(section));
    else if (section.tag === F.SECTION_SOURCES) sources = new Map(Object.entries(Json.parse(await unpack(section), 'sources').texts()));
    else if (section.tag === F.SECTION_LOADED && image !== undefined) loaded.set(image, await unpack(section));
    else if (section.tag === F.SECTION_DEBUG) {
      const bytes = await unpack(section);
      tables.set(
        section.index,
        asCoreError('debug tables', () => decodeDebugFile(bytes)),
      );
    } else if (section.tag === F.SECTION_SYMBOLS && image !== undefined) {
      const bytes = await unpack(section);
      for (const { name, offset } of asCoreError('symbols', () => decodeSymbols(bytes))) names.add(image, name, offset);
    }
  }
  findMissing(file, store, tables, options);
  const debug = new DebugIndex();
  const withoutTables: CoreImage[] = [];
  for (const [index, image] of file.head.images.entries()) {
    const given = store.image(image.id);
    const known = tables.get(index) ?? store.tables(image.id);
    if (known === null && (given === null || given.debug === null)) withoutTables.push(image);
    if (given !== null && !names.knows(image)) for (const { name, ptr } of given.symbols) names.add(image, name, ptr & ~TAG_MASK);
    register(debug, image, () => known?.tables ?? given?.debug ?? null);
  }
  const memory = memoryOf(file, store, loaded);
  return new CoreFile({ ...file, memory, debug, withoutTables, names, sources });
}

async function addImage(store: ImageStore, bytes: Uint8Array): Promise<void> {
  asCoreError('image', () => store.add(bytes));
}

function findMissing({ head }: CoreSections, store: ImageStore, tables: ReadonlyMap<number, DebugFile>, { find }: OpenOptions): void {
  for (const [index, image] of head.images.entries()) {
    if (store.image(image.id) !== null || tables.has(index)) continue;
    const found = find?.(image) ?? null;
    if (found !== null) store.add(found);
  }
}

function register(
  debug: DebugIndex,
  { name, base, words, infoIdBase, infoCount, hostBase, hosts }: CoreImage,
  tables: () => ReturnType<typeof tablesOf>,
): void {
  debug.register({ name, debug: tables, infoIdBase, infoCount, address: base, words, hosts: hosts.map((host) => ({ name: host })), hostBase });
}

function tablesOf(image: Image): Image['debug'] {
  return image.debug;
}

// Memory ----------------------------------------------------------------------------------------------------------------------------------

function memoryOf({ head, memory, blocks, isSnapshot }: CoreSections, store: ImageStore, loaded: ReadonlyMap<CoreImage, Uint8Array>): ArrayBuffer {
  const size = asCoreError('memory', () => memorySize(memory));
  const absent = head.images.filter((image) => !image.inFile);
  const images = imagesOf(head, store, (image) => !image.inFile);
  const buffer = allocated(size);
  const words = new Uint32Array(buffer);
  if (isSnapshot) layRtsTables(words);
  layImages(
    absent.map((place, i) => loadedAs(place, images[i], size)),
    buffer,
  );
  for (const image of head.images) if (image.inFile) layWords(image, loaded.get(image), buffer);
  asCoreError('memory', () => applyRuns(memory, words));
  if (blocks !== null) {
    writeBlocks(
      asCoreError('blocks', () => decodeBlocks(blocks)),
      words,
    );
  }
  return buffer;
}

function allocated(size: number): ArrayBuffer {
  try {
    return new ArrayBuffer(size);
  } catch {
    throw new F.CoreError(`needs ${size} bytes of memory, which this host does not give`);
  }
}

function loadedAs({ base, infoIdBase, hostBase, name }: CoreImage, image: Image, size: number): LoadedImage {
  const dataBase = base + image.words.length * WORD_B;
  if (dataBase + image.data.length > size) throw new F.CoreError(`image \`${name}\` leaves the memory`);
  return { image, base, dataBase, infoIdBase, hostBase };
}

function layWords({ name, base, words, data }: CoreImage, content: Uint8Array | undefined, memory: ArrayBuffer): void {
  const sizeB = words * WORD_B + Math.ceil(data / WORD_B) * WORD_B;
  if (content?.length !== sizeB || base + sizeB > memory.byteLength) throw new F.CoreError(`image \`${name}\` is not as long as it was`);
  new Uint8Array(memory).set(content, base);
}

function layImages(images: readonly LoadedImage[], memory: ArrayBuffer): void {
  const modules = new Map(images.map((loaded) => [loaded.image.name, { loaded, symbols: new Map(loaded.image.symbols.map((s) => [s.name, s])) }]));
  const symbolOf = (module: string, name: string): LoadedSymbol | undefined => {
    const found = modules.get(module);
    const symbol = found?.symbols.get(name);
    return found && symbol ? { ...symbol, module, type: null, address: found.loaded.base + symbol.ptr } : undefined;
  };
  for (const loaded of images) copyImage(loaded, memory, symbolOf);
}

// Names -----------------------------------------------------------------------------------------------------------------------------------

class Names {
  readonly #exact = new Map<string, StaticClosure[]>();
  readonly #unqualified = new Map<string, StaticClosure[]>();
  readonly #images = new Set<CoreImage>();

  knows(image: CoreImage): boolean {
    return this.#images.has(image);
  }

  closures(name: string): readonly StaticClosure[] {
    return (this.#exact.get(name) ?? this.#unqualified.get(name) ?? []).toReversed();
  }

  add(image: CoreImage, name: string, offset: number): void {
    this.#images.add(image);
    const closure = { module: image.name, name, address: image.base + offset };
    listed(this.#exact, name, closure);
    listed(this.#exact, `${image.name}.${name}`, closure);
    if (unqualified(name) !== name) listed(this.#unqualified, unqualified(name), closure);
  }
}

function listed(map: Map<string, StaticClosure[]>, name: string, closure: StaticClosure): void {
  const known = map.get(name);
  if (known === undefined) map.set(name, [closure]);
  else known.push(closure);
}
