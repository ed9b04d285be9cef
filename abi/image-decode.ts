/**
 * Bytes → images (image-format.ts). Any input gives an image or an ImageError that says what is wrong and where; never another exception. Whether the
 * image makes sense is the verifier's question.
 */
import { HOST_DEPTH_MAX, type HostRep, type HostSignature, type HostType, hostReps } from './host-types.ts';
import type { DebugTables, HostFunction, Image, ImageBase, ImageSymbol, ImportedSymbol, PlacedWords, Reloc } from './image.ts';
import { IMAGE_MAGIC, IMAGE_VERSION } from './image.ts';
import { decodeDebug, type TablesOfBytes } from './image-debug-decode.ts';
import { idText } from './image-encode.ts';
import * as F from './image-format.ts';
import { ImageIndex, readSymbol, type Texts } from './image-index.ts';
import { decodeNames } from './image-names.ts';
import { PROGRAM_STREAMS, type ProgramShape, ProgramWalk } from './image-program.ts';
import { programRelocs, type RelocKind, type RelocTable, relocList, type TabledImage, tableOfColumns, withRelocs } from './image-relocs.ts';
import { type ByteSource, bytesAsSource, Sections } from './image-source.ts';
import { StreamReader } from './image-streams.ts';
import { isImportReloc, shiftWords } from './image-words.ts';
import { INFO_SIZE_B, WORD_B } from './layout.ts';

/** An image that came from bytes: relocations in columns, debug tables decoded when they are asked for. */
export interface DecodedImage extends TabledImage {
  /** hash of what the image is, debug tables apart; joins it with its .vtbdebug file */
  readonly id: string;
  /** why `debug` is null, or says nothing, although the file has debug tables; null when nothing is wrong with them. Reads all of them */
  readonly debugError: F.ImageError | null;
}

/** Debug tables that were kept apart. */
export interface DebugFile {
  /** id of the image they belong to */
  readonly id: string;
  readonly tables: DebugTables;
}

/** The image in the bytes of a .vtb file. `trusted`: neither its checksum is looked at nor what of it nobody asks for. Throws ImageError. */
export function decodeImage(bytes: Uint8Array, { trusted = false }: { readonly trusted?: boolean } = {}): DecodedImage {
  return imageOf(openFile(bytesAsSource(bytes), trusted));
}

/** The same of a trusted file, whose parts are read when something asks for them. Throws ImageError. */
export function openImage(source: ByteSource): DecodedImage {
  return imageOf(openFile(source, true));
}

function imageOf(file: File): DecodedImage {
  if (file.flags & F.FLAG_DEBUG_ONLY) throw new F.ImageError('holds debug tables only, no image', F.FLAGS_AT);
  return new ImageOfFile(file);
}

/** The tables in the bytes of a .vtbdebug file (or of an image that has them). Throws ImageError. */
export function decodeDebugFile(bytes: Uint8Array): DebugFile {
  const file = openFile(bytesAsSource(bytes), false);
  const section = file.sections.get(F.SECTION_DEBUG);
  if (!section) throw new F.ImageError('has no debug tables', bytes.length);
  const tables = decodeDebug(section);
  const damage = tables.check();
  if (damage !== null) throw damage;
  return { id: file.id, tables };
}

/** The image with debug tables that were kept apart. Throws ImageError when they belong to another image. */
export function attachDebug(image: DecodedImage, file: DebugFile): Image {
  if (image.id !== file.id) throw new F.ImageError(`debug tables of image ${file.id}, not of ${image.id}`, F.ID_AT);
  const { name, abi, words, infoCount, codeStart, codeEnd, staticEnd, data, relocTable, imports, symbols, hosts, exports } = image;
  const attached = { name, abi, words, infoCount, codeStart, codeEnd, staticEnd, data, imports, symbols, hosts, exports, debug: file.tables };
  return withRelocs(attached, relocTable);
}

interface File {
  readonly flags: number;
  readonly abi: number;
  readonly id: string;
  readonly sections: Sections;
  readonly size: number;
  readonly trusted: boolean;
}

function openFile(source: ByteSource, trusted: boolean): File {
  const { size } = source;
  if (size < F.HEADER_B) throw new F.ImageError(`only ${size} bytes`, size);
  const header = source.reader(0, F.HEADER_B).raw(F.HEADER_B);
  if (!Array.from(IMAGE_MAGIC).every((c, i) => header[i] === c.charCodeAt(0))) throw new F.ImageError('is no image file', 0);
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  const version = view.getUint16(F.VERSION_AT, true);
  if (version !== IMAGE_VERSION) throw new F.ImageError(`format version ${version}, this host reads ${IMAGE_VERSION}`, F.VERSION_AT);
  const isDamaged = !trusted && view.getUint32(F.CHECK_AT, true) !== F.checkOf(source.reader(0, size).raw(size));
  if (isDamaged) throw new F.ImageError('content does not match its checksum', F.CHECK_AT);
  return {
    flags: view.getUint16(F.FLAGS_AT, true),
    abi: view.getUint32(F.ABI_AT, true),
    id: idText([view.getUint32(F.ID_AT, true), view.getUint32(F.ID_AT + 4, true)]),
    sections: new Sections(source, F.HEADER_B),
    size,
    trusted,
  };
}

class ImageOfFile implements DecodedImage {
  readonly name: string;
  readonly abi: number;
  readonly id: string;
  readonly wordCount: number;
  readonly placed: PlacedWords | undefined;
  readonly infoCount: number;
  readonly codeStart: number;
  readonly codeEnd: number;
  readonly staticEnd: number;
  readonly data: Uint8Array;
  readonly imports: readonly ImportedSymbol[];
  readonly symbolNamed: ((name: string) => ImageSymbol | undefined) | undefined;
  readonly hosts: readonly HostFunction[];
  readonly exports: readonly HostFunction[];
  #code: () => Code;
  #symbols: () => readonly ImageSymbol[];
  #relocs: readonly Reloc[] | null = null;
  #debugSection: (() => F.ByteReader | undefined) | null;
  #debug: TablesOfBytes | null = null;
  #debugError: F.ImageError | null = null;

  constructor(file: File) {
    const need = (tag: number): F.ByteReader => file.sections.read(tag);
    const all: ReadWhole = (tag, read) => {
      const input = need(tag);
      const value = read(input);
      if (input.left > 0) input.fail(`${input.left} bytes too many in section ${tag}`);
      return value;
    };
    this.abi = file.abi;
    this.id = file.id;
    this.name = all(F.SECTION_NAME, (input) => input.text());
    // what is not read now is not checked now
    const index = file.trusted && file.sections.has(F.SECTION_INDEX) ? indexOf(need) : null;
    const strings = index ?? readTexts(file, all);
    const [infoCount, codeStart, codeEnd, staticEnd, wordCount] = all(F.SECTION_SHAPE, (input) => Array.from({ length: 5 }, () => input.varint()));
    this.infoCount = infoCount;
    this.codeStart = codeStart;
    this.codeEnd = codeEnd;
    this.staticEnd = staticEnd;
    this.data = all(F.SECTION_DATA, (input) => input.raw(input.left)).slice();
    this.imports = all(F.SECTION_IMPORTS, (input) => readImports(input, strings));
    this.wordCount = wordCount;
    this.placed = file.sections.has(F.SECTION_PLACED) ? placedWords(file.sections, wordCount) : undefined;
    const shape = { infoCount, codeStart, codeEnd, staticEnd, wordCount };
    const program = file.sections.has(F.SECTION_PROGRAM) ? all(F.SECTION_PROGRAM, (input) => readProgram(input, shape, strings)) : null;
    const { imports } = this;
    const readCode = (): Code => {
      const limits = file.trusted ? null : { words: wordCount, imports: imports.length };
      const relocTable = all(F.SECTION_RELOCS, (input) => readRelocs(input, limits));
      if (this.placed === undefined) return { words: all(F.SECTION_WORDS, (input) => readWords(input, infoCount, wordCount)), relocTable };
      return { words: all(F.SECTION_PLACED, (input) => readPlaced(input, infoCount, wordCount, relocTable)), relocTable };
    };
    const code = program ?? (file.trusted ? null : readCode());
    this.#code = code === null ? readCode : () => code;
    const symbols = program?.symbols ?? (index === null ? all(F.SECTION_SYMBOLS, (input) => readSymbols(input, strings)) : null);
    this.#symbols = symbols === null ? () => all(F.SECTION_SYMBOLS, (input) => readSymbols(input, readTexts(file, all))) : () => symbols;
    this.symbolNamed = index === null ? undefined : (name) => index.symbol(name);
    this.hosts = all(F.SECTION_HOSTS, (input) => readHosts(input, strings));
    this.exports = file.sections.has(F.SECTION_EXPORTS) ? all(F.SECTION_EXPORTS, (input) => readHosts(input, strings)) : [];
    this.#debugSection = file.sections.has(F.SECTION_DEBUG) ? () => file.sections.get(F.SECTION_DEBUG) : null;
  }

  get words(): Uint32Array {
    return this.#codeRead().words;
  }

  get relocTable(): RelocTable {
    return this.#codeRead().relocTable;
  }

  #codeRead(): Code {
    const code = this.#code();
    this.#code = () => code;
    return code;
  }

  get symbols(): readonly ImageSymbol[] {
    const symbols = this.#symbols();
    this.#symbols = () => symbols;
    return symbols;
  }

  get relocs(): readonly Reloc[] {
    this.#relocs ??= relocList(this.relocTable);
    return this.#relocs;
  }

  get debug(): DebugTables | null {
    const section = this.#debugSection?.();
    this.#debugSection = null;
    try {
      if (section) this.#debug = decodeDebug(section);
    } catch (error) {
      if (!(error instanceof F.ImageError)) throw error;
      this.#debugError = error;
    }
    return this.#debug;
  }

  get debugError(): F.ImageError | null {
    return this.debug === null || this.#debug === null ? this.#debugError : this.#debug.check();
  }
}

type Code = Pick<TabledImage, 'words' | 'relocTable'>;

/** Reads a section from its first byte to its last. */
type ReadWhole = <T>(tag: number, read: (input: F.ByteReader) => T) => T;

function indexOf(need: (tag: number) => F.ByteReader): ImageIndex {
  return new ImageIndex(need(F.SECTION_INDEX), need(F.SECTION_STRINGS), need(F.SECTION_SYMBOLS));
}

function readTexts({ sections }: File, all: ReadWhole): readonly string[] {
  return sections.has(F.SECTION_NAMES) ? all(F.SECTION_NAMES, decodeNames) : all(F.SECTION_STRINGS, (input) => input.texts(input.count(1, 'texts')));
}

/** No instruction, info table or closure has more words for a byte of its own in the streams. */
const MOST_WORDS = 8;

function readProgram(input: F.ByteReader, shape: ProgramShape, strings: Texts): Pick<DecodedImage, 'words' | 'relocTable' | 'symbols'> {
  if (shape.wordCount > input.left * MOST_WORDS) input.fail(`${shape.wordCount} words in ${input.left} bytes`);
  const count = input.count(1, 'symbols');
  const coder = new StreamReader(input, PROGRAM_STREAMS);
  const walk = new ProgramWalk(coder, shape, new Uint32Array(shape.wordCount), new Uint8Array(shape.wordCount), true);
  walk.run();
  const text = (number: number): string => strings.at(number) ?? input.fail(`text ${number} of ${strings.length}`);
  const symbols = walk.symbols([], { number: () => 0, text }, count);
  coder.finish();
  return { words: walk.words, relocTable: programRelocs(walk.words, walk.kinds), symbols };
}

function readWords(input: F.ByteReader, infoCount: number, wordCount: number): Uint32Array {
  if (wordCount * WORD_B !== input.left) input.fail(`${input.left} bytes for ${wordCount} words`);
  if (infoCount * INFO_SIZE_B > wordCount * WORD_B) input.fail(`${infoCount} info tables in ${wordCount} words`);
  return input.words(wordCount);
}

/** Numbers of an ImageBase. */
const PLACED_HEAD_W = 3;

/** Words made absolute, as `shiftWords` does, behind what for. */
function readPlaced(input: F.ByteReader, infoCount: number, wordCount: number, relocTable: RelocTable): Uint32Array {
  const base = readBase(input);
  const words = readWords(input, infoCount, wordCount);
  shiftWords(words, wordCount, relocTable, base, -1);
  return words;
}

function readBase(input: F.ByteReader): ImageBase {
  const [base, infoIdBase, hostBase] = input.words(PLACED_HEAD_W);
  return { base, infoIdBase, hostBase };
}

/** Of the section only its head is read. */
function placedWords(sections: Sections, wordCount: number): PlacedWords {
  const head = new Uint8Array(PLACED_HEAD_W * WORD_B);
  const { at, end } = sections.place(F.SECTION_PLACED);
  if (end - at !== head.length + wordCount * WORD_B) throw new F.ImageError(`${end - at} bytes for ${wordCount} words and their place`, at);
  sections.copy(F.SECTION_PLACED, 0, head);
  return { ...readBase(new F.ByteReader(head)), copy: (into) => sections.copy(F.SECTION_PLACED, head.length, into) };
}

/** @param limits how many words and imports there are; null: nothing is checked */
function readRelocs(input: F.ByteReader, limits: { readonly words: number; readonly imports: number } | null): RelocTable {
  const column = (kind: RelocKind): Uint32Array => {
    const at = input.at;
    const numbers = input.words(input.count(WORD_B, 'relocations'));
    const step = isImportReloc(kind) ? 2 : 1;
    if (numbers.length % step !== 0) input.fail('half a relocation', at);
    for (let i = 0; limits !== null && i < numbers.length; i += step) {
      if (i > 0 && numbers[i] < numbers[i - step]) input.fail('relocations out of order', at);
      if (numbers[i] >= limits.words) input.fail(`relocation of word ${numbers[i]} of ${limits.words}`, at);
      if (step === 2 && numbers[i + 1] >= limits.imports) input.fail(`import ${numbers[i + 1]} of ${limits.imports}`, at);
    }
    return numbers;
  };
  return tableOfColumns(column);
}

function readImports(input: F.ByteReader, strings: Texts): ImportedSymbol[] {
  const text = (): string => strings.at(input.index(strings.length, 'text')) as string;
  return Array.from({ length: input.count(3, 'imports') }, () => ({ module: text(), name: text(), shape: input.varint() }));
}

function readSymbols(input: F.ByteReader, strings: Texts): ImageSymbol[] {
  return Array.from({ length: input.count(4, 'symbols') }, () => readSymbol(input, strings));
}

function readHosts(input: F.ByteReader, strings: Texts): HostFunction[] {
  const signature = (depth: number): HostSignature => {
    if (depth > HOST_DEPTH_MAX) input.fail('types of functions nested too deeply');
    const result = rep(input.u8());
    return { result, args: Array.from({ length: input.count(1, 'arguments') }, () => type(depth)) };
  };
  const type = (depth: number): HostType => {
    const number = input.u8();
    return number === F.HOST_SIGNATURE ? signature(depth + 1) : rep(number);
  };
  const rep = (number: number): HostRep => hostReps[number] ?? input.fail('unknown kind of value', input.at - 1);
  return Array.from({ length: input.count(3, 'host functions') }, () => ({ name: strings.at(input.index(strings.length, 'text')) as string, ...signature(0) }));
}
