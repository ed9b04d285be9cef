/** Images → bytes (image-format.ts). The same image gives the same bytes: relocations are sorted, strings numbered by first use. */
import { type HostSignature, type HostType, hostReps } from './host-types.ts';
import type { HostFunction, Image, ImageBase, ImageSymbol } from './image.ts';
import { IMAGE_MAGIC, IMAGE_VERSION } from './image.ts';
import { encodeDebug, StringTable } from './image-debug.ts';
import * as F from './image-format.ts';
import { encodeIndex } from './image-index.ts';
import { encodeNames } from './image-names.ts';
import { ProgramWalk } from './image-program.ts';
import { relocKinds } from './image-relocs.ts';
import { bytesAsSource, Sections } from './image-source.ts';
import { Irregular, StreamWriter } from './image-streams.ts';
import { programWords, relocTable, shiftWords } from './image-words.ts';

export interface EncodeOptions {
  /** leave the debug tables out; `encodeDebugFile` makes a file of them */
  readonly strip?: boolean;
  /** four times as large, and read in no time: for images that stay where they were made */
  readonly quick?: boolean;
  /** quick, and loaded without relocating when a machine gives it this place; for images that import nothing */
  readonly place?: ImageBase;
}

/** The bytes of a .vtb file. Throws a TypeError when an image with imports is to have a place. */
export function encodeImage(image: Image, options: EncodeOptions = {}): Uint8Array {
  const content = new F.ByteWriter();
  const quick = options.quick === true || options.place !== undefined;
  const plain = encodeSections(image, true);
  content.raw(quick && !options.place ? plain : encodeSections(image, quick, options.place));
  if (quick) content.section(F.SECTION_INDEX, indexOf(plain));
  if (image.debug && !options.strip) content.section(F.SECTION_DEBUG, encodeDebug(image.debug));
  return seal(image.abi, 0, F.hash64(plain), content.done());
}

/** Of plain sections. It says nothing that they do not say: it has no part in the image's id. */
function indexOf(plain: Uint8Array): F.ByteWriter {
  const sections = new Sections(bytesAsSource(plain), 0);
  const content = (tag: number): Uint8Array => {
    const input = sections.get(tag) as F.ByteReader;
    return input.raw(input.left);
  };
  return encodeIndex(content(F.SECTION_STRINGS), content(F.SECTION_SYMBOLS));
}

/** The bytes of a .vtbdebug file: the image's debug tables and its id. Throws a TypeError when the image has none. */
export function encodeDebugFile(image: Image): Uint8Array {
  if (!image.debug) throw new TypeError(`image \`${image.name}\` has no debug tables`);
  const content = new F.ByteWriter();
  content.section(F.SECTION_DEBUG, encodeDebug(image.debug));
  return seal(image.abi, F.FLAG_DEBUG_ONLY, idOf(image), content.done());
}

/** Hash of what the image is, debug tables apart and however it is written, as 16 hexadecimal digits. */
export function imageId(image: Image): string {
  return idText(idOf(image));
}

function idOf(image: Image): [number, number] {
  return F.hash64(encodeSections(image, true));
}

export function idText([low, high]: readonly [number, number]): string {
  return high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0');
}

function seal(abi: number, flags: number, id: readonly [number, number], sections: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(F.HEADER_B + sections.length);
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode(IMAGE_MAGIC));
  view.setUint16(F.VERSION_AT, IMAGE_VERSION, true);
  view.setUint16(F.FLAGS_AT, flags, true);
  view.setUint32(F.ABI_AT, abi, true);
  view.setUint32(F.ID_AT, id[0], true);
  view.setUint32(F.ID_AT + 4, id[1], true);
  bytes.set(sections, F.HEADER_B);
  view.setUint32(F.CHECK_AT, F.checkOf(bytes), true);
  return bytes;
}

function encodeSections(image: Image, quick: boolean, place?: ImageBase): Uint8Array {
  const out = new F.ByteWriter();
  const strings = new StringTable();
  const imports = encodeImports(image, strings);
  const program = quick ? null : encodeProgram(image, strings);
  const symbols = encodeSymbols(image, strings);
  const hosts = encodeHosts(image.hosts, strings);
  const exports = encodeHosts(image.exports, strings);
  const names = quick ? null : encodeNames(strings.texts);
  const name = new F.ByteWriter();
  name.text(image.name);
  out.section(F.SECTION_NAME, name);
  if (names !== null) out.section(F.SECTION_NAMES, names);
  else out.section(F.SECTION_STRINGS, textsSection(strings));
  out.section(F.SECTION_SHAPE, encodeShape(image));
  if (place !== undefined) out.section(F.SECTION_PLACED, encodePlaced(image, place));
  else if (program === null) {
    const words = new F.ByteWriter();
    words.words(image.words);
    out.section(F.SECTION_WORDS, words);
  } else out.section(F.SECTION_PROGRAM, program);
  out.section(F.SECTION_DATA, rawSection(image.data));
  if (program === null) out.section(F.SECTION_RELOCS, encodeRelocs(image));
  out.section(F.SECTION_IMPORTS, imports);
  if (program === null) out.section(F.SECTION_SYMBOLS, symbols);
  out.section(F.SECTION_HOSTS, hosts);
  if (image.exports.length > 0) out.section(F.SECTION_EXPORTS, exports);
  return out.done();
}

/** Null when the image is not laid out as the compiler does: what a walk makes of it is then not the same. */
function encodeProgram(image: Image, strings: StringTable): F.ByteWriter | null {
  const { infoCount, codeStart, codeEnd, staticEnd, symbols } = image;
  const whole = programWords(image.words, relocTable(image));
  if (whole === null) return null;
  const words = whole.words.slice();
  const kinds = whole.kinds.slice();
  const coder = new StreamWriter();
  try {
    const walk = new ProgramWalk(coder, { infoCount, codeStart, codeEnd, staticEnd, wordCount: words.length }, words, kinds, false);
    walk.run();
    const made = walk.symbols(symbols, { number: (text) => strings.number(text), text: (number) => strings.text(number) }, symbols.length);
    const isSame = same(words, whole.words) && same(kinds, whole.kinds) && made.every((each, i) => sameSymbol(each, symbols[i]));
    if (!isSame) return null;
    const out = new F.ByteWriter();
    out.varint(symbols.length);
    out.raw(coder.done().done());
    return out;
  } catch (error) {
    if (!(error instanceof Irregular)) throw error;
    return null;
  }
}

function same(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

function sameSymbol(a: ImageSymbol, b: ImageSymbol): boolean {
  return a.name === b.name && a.ptr === b.ptr && a.code === b.code && a.shape === b.shape && a.exported === b.exported;
}

function textsSection(strings: StringTable): F.ByteWriter {
  const out = new F.ByteWriter();
  strings.encode(out);
  return out;
}

function rawSection(bytes: Uint8Array): F.ByteWriter {
  const out = new F.ByteWriter();
  out.raw(bytes);
  return out;
}

function encodeShape(image: Image): F.ByteWriter {
  const out = new F.ByteWriter();
  for (const count of [image.infoCount, image.codeStart, image.codeEnd, image.staticEnd, image.words.length]) out.varint(count);
  return out;
}

function encodePlaced(image: Image, place: ImageBase): F.ByteWriter {
  if (image.imports.length > 0) throw new TypeError(`image \`${image.name}\` imports: it has no place of its own`);
  const words = image.words.slice();
  shiftWords(words, words.length, relocTable(image), place);
  const out = new F.ByteWriter();
  out.words(Uint32Array.of(place.base, place.infoIdBase, place.hostBase));
  out.words(words);
  return out;
}

/** Columns as they are: this is what is read at every start. */
function encodeRelocs(image: Image): F.ByteWriter {
  const out = new F.ByteWriter();
  const table = relocTable(image);
  for (const kind of relocKinds) {
    out.varint(table[kind].length);
    out.words(table[kind]);
  }
  return out;
}

function encodeImports({ imports }: Image, strings: StringTable): F.ByteWriter {
  const out = new F.ByteWriter();
  out.varint(imports.length);
  for (const { module, name, shape } of imports) for (const field of [strings.number(module), strings.number(name), shape]) out.varint(field);
  return out;
}

function encodeSymbols({ symbols }: Image, strings: StringTable): F.ByteWriter {
  const out = new F.ByteWriter();
  out.varint(symbols.length);
  for (const { name, ptr, code, shape, exported } of symbols) {
    for (const field of [strings.number(name) * 2 + (exported ? 1 : 0), ptr, code, shape]) out.varint(field);
  }
  return out;
}

function encodeHosts(functions: readonly HostFunction[], strings: StringTable): F.ByteWriter {
  const out = new F.ByteWriter();
  const type = (host: HostType): void => {
    if (typeof host === 'string') return out.u8(hostReps.indexOf(host));
    out.u8(F.HOST_SIGNATURE);
    signature(host);
  };
  const signature = ({ args, result }: HostSignature): void => {
    out.u8(hostReps.indexOf(result));
    out.varint(args.length);
    for (const arg of args) type(arg);
  };
  out.varint(functions.length);
  for (const each of functions) {
    out.varint(strings.number(each.name));
    signature(each);
  }
  return out;
}
