/** Sections to bytes and back: packing, lengths, checksums (format.ts). Any input gives sections or a CoreError. */
import { ABI_CHECKSUM } from '../../abi/checksum.gen.ts';
import { hash64 } from '../../abi/image-format.ts';
import * as F from './format.ts';

/** One section as it is used: unpacked. */
export interface Section {
  readonly tag: number;
  /** the image it belongs to, as the head counts them */
  readonly index: number;
  readonly content: Uint8Array;
}

/** A section as it lies in the file, not yet unpacked. */
export interface StoredSection {
  readonly tag: number;
  readonly index: number;
  readonly packing: number;
  /** bytes when unpacked */
  readonly size: number;
  readonly stored: Uint8Array;
  /** where `stored` begins in the file */
  readonly at: number;
}

export interface Container {
  readonly isSnapshot: boolean;
  readonly abi: number;
  readonly sections: readonly StoredSection[];
}

/** Below this a section is not worth packing. */
const PACK_FROM = 64;

/** The bytes of a core file. */
export async function writeContainer(sections: readonly Section[], isSnapshot: boolean): Promise<Uint8Array> {
  const packed = await Promise.all(sections.map(packSection));
  const bytes = new Uint8Array(F.HEADER_B + packed.reduce((sum, part) => sum + part.length, 0));
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode(F.CORE_MAGIC));
  view.setUint16(F.VERSION_AT, F.CORE_VERSION, true);
  view.setUint16(F.FLAGS_AT, isSnapshot ? F.FLAG_SNAPSHOT : 0, true);
  view.setUint32(F.ABI_AT, ABI_CHECKSUM, true);
  view.setUint32(F.SECTIONS_AT, sections.length, true);
  view.setUint32(F.CHECK_AT, hash64(bytes.subarray(0, F.CHECK_AT))[0], true);
  let at = F.HEADER_B;
  for (const part of packed) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

async function packSection({ tag, index, content }: Section): Promise<Uint8Array> {
  const deflated = content.length < PACK_FROM ? null : await deflate(content);
  const packing = deflated !== null && deflated.length < content.length ? F.PACKED_DEFLATE : F.PACKED_NOT;
  const stored = packing === F.PACKED_DEFLATE && deflated !== null ? deflated : content;
  const bytes = new Uint8Array(F.SECTION_HEADER_B + stored.length);
  const view = new DataView(bytes.buffer);
  bytes[F.SECTION_TAG_AT] = tag;
  bytes[F.SECTION_PACKING_AT] = packing;
  view.setUint16(F.SECTION_INDEX_AT, index, true);
  view.setUint32(F.SECTION_STORED_AT, stored.length, true);
  view.setUint32(F.SECTION_SIZE_AT, content.length, true);
  bytes.set(stored, F.SECTION_HEADER_B);
  view.setUint32(F.SECTION_CHECK_AT, sectionCheck(bytes), true);
  return bytes;
}

/** What the check field of a section must hold. `bytes`: header and content. */
function sectionCheck(bytes: Uint8Array): number {
  return hash64(bytes, F.SECTION_HEADER_B, hash64(bytes.subarray(0, F.SECTION_CHECK_AT))[0])[0];
}

/** Finds the sections, checks all of them, unpacks none. Throws CoreError. */
export function readContainer(bytes: Uint8Array): Container {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!Array.from(F.CORE_MAGIC).every((c, i) => bytes[i] === c.charCodeAt(0))) throw new F.CoreError(foreign(bytes), 0);
  if (bytes.length < F.HEADER_B) throw new F.CoreError(`cut off: only ${bytes.length} bytes`, bytes.length);
  if (view.getUint32(F.CHECK_AT, true) !== hash64(bytes.subarray(0, F.CHECK_AT))[0])
    throw new F.CoreError('the header does not match its checksum', F.CHECK_AT);
  const version = view.getUint16(F.VERSION_AT, true);
  if (version !== F.CORE_VERSION) throw new F.CoreError(`format version ${version}, this host reads ${F.CORE_VERSION}`, F.VERSION_AT);
  const count = view.getUint32(F.SECTIONS_AT, true);
  const sections: StoredSection[] = [];
  let at = F.HEADER_B;
  for (let i = 0; i < count; i++) {
    const section = readSection(bytes, view, at, `section ${i + 1} of ${count}`);
    sections.push(section);
    at = section.at + section.stored.length;
  }
  if (at !== bytes.length) throw new F.CoreError(`${bytes.length - at} bytes after the last section`, at);
  return { isSnapshot: (view.getUint16(F.FLAGS_AT, true) & F.FLAG_SNAPSHOT) !== 0, abi: view.getUint32(F.ABI_AT, true), sections };
}

function foreign(bytes: Uint8Array): string {
  if (bytes.length === 0) return 'is empty';
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? 'is packed with gzip: unpack it first' : 'is no core file';
}

function readSection(bytes: Uint8Array, view: DataView, at: number, which: string): StoredSection {
  if (at + F.SECTION_HEADER_B > bytes.length) throw new F.CoreError(`cut off in ${which}`, bytes.length);
  const stored = view.getUint32(at + F.SECTION_STORED_AT, true);
  const start = at + F.SECTION_HEADER_B;
  if (start + stored > bytes.length) throw new F.CoreError(`cut off in ${which}: ${bytes.length - start} of ${stored} bytes`, bytes.length);
  const tag = bytes[at + F.SECTION_TAG_AT];
  const named = `${which} (${F.sectionNames[tag] ?? `tag ${tag}`})`;
  if (view.getUint32(at + F.SECTION_CHECK_AT, true) !== sectionCheck(bytes.subarray(at, start + stored))) {
    throw new F.CoreError(`${named} does not match its checksum`, at);
  }
  const packing = bytes[at + F.SECTION_PACKING_AT];
  const size = view.getUint32(at + F.SECTION_SIZE_AT, true);
  if (packing !== F.PACKED_NOT && packing !== F.PACKED_DEFLATE) throw new F.CoreError(`${named} is packed in an unknown way`, at + F.SECTION_PACKING_AT);
  if (packing === F.PACKED_NOT && size !== stored) throw new F.CoreError(`${named} should be ${size} bytes`, at + F.SECTION_SIZE_AT);
  return { tag, index: view.getUint16(at + F.SECTION_INDEX_AT, true), packing, size, stored: bytes.subarray(start, start + stored), at: start };
}

/** The content of a section. Rejects with CoreError. */
export async function unpack(section: StoredSection): Promise<Uint8Array> {
  if (section.packing === F.PACKED_NOT) return section.stored;
  const name = F.sectionNames[section.tag] ?? `tag ${section.tag}`;
  if (typeof DecompressionStream !== 'function') throw new F.CoreError(`section ${name} is packed, and this host has no DecompressionStream`, section.at);
  let content: Uint8Array | null;
  try {
    content = await inflate(section.stored, section.size);
  } catch (failure) {
    throw new F.CoreError(`section ${name} cannot be unpacked: ${failure instanceof Error ? failure.message : failure}`, section.at);
  }
  if (content === null) throw new F.CoreError(`section ${name} does not unpack to ${section.size} bytes`, section.at);
  return content;
}

// Streams ---------------------------------------------------------------------------------------------------------------------------------

/** Null where the host cannot. */
async function deflate(bytes: Uint8Array): Promise<Uint8Array | null> {
  if (typeof CompressionStream !== 'function') return null;
  return through(bytes, new CompressionStream('deflate-raw'), Number.POSITIVE_INFINITY);
}

/** Null when it is not exactly `size` bytes: reading ends as soon as there are more. */
async function inflate(bytes: Uint8Array, size: number): Promise<Uint8Array | null> {
  const content = await through(bytes, new DecompressionStream('deflate-raw'), size);
  return content?.length === size ? content : null;
}

/** What comes out at the other end; null when that is more than `most` bytes. */
async function through(bytes: Uint8Array, stream: CompressionStream | DecompressionStream, most: number): Promise<Uint8Array | null> {
  const writer = stream.writable.getWriter();
  // What goes wrong shows at the reading end.
  writer.write(bytes as Uint8Array<ArrayBuffer>).catch(() => {});
  writer.close().catch(() => {});
  return collected(stream.readable as ReadableStream<Uint8Array>, most);
}

/** All bytes of a stream; null when they are more than `most`. */
export async function collected(stream: ReadableStream<Uint8Array>, most: number = Number.POSITIVE_INFINITY): Promise<Uint8Array | null> {
  const reader = stream.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    parts.push(part.value);
    length += part.value.length;
    if (length > most) {
      reader.cancel().catch(() => {});
      return null;
    }
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
