/** Where the bytes of a file come from: all of them at hand, or read when they are needed. */
import { ByteReader, ImageError } from './image-format.ts';

export interface ByteSource {
  /** bytes in all */
  readonly size: number;
  /** Reads from `at` to `end`, which lie within. */
  reader(at: number, end: number): ByteReader;
  /** Those from `at` to `end`, which are not to be changed. */
  bytes(at: number, end: number): Uint8Array;
  /** Bytes from `at` on, as many as there is room for. */
  copy(at: number, into: Uint8Array): void;
}

export function bytesAsSource(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    reader: (at, end) => new ByteReader(bytes, at, end),
    bytes: (at, end) => bytes.subarray(at, end),
    copy: (at, into) => into.set(bytes.subarray(at, at + into.length)),
  };
}

interface Stretch {
  readonly at: number;
  readonly end: number;
}

/** A tag and a length, at most. */
const SECTION_HEAD_B = 6;

/** Sections by their tags. */
export class Sections {
  readonly #source: ByteSource;
  readonly #places = new Map<number, Stretch>();

  /** @param from where the first begins. Throws ImageError. */
  constructor(source: ByteSource, from: number) {
    this.#source = source;
    for (let at = from; at < source.size; ) {
      const head = source.reader(at, Math.min(at + SECTION_HEAD_B, source.size));
      const start = head.at;
      const tag = head.u8();
      const lengthAt = head.at;
      const length = head.varint();
      const content = at + head.at - start;
      if (length > source.size - content) head.fail(`${length} bytes of section in ${source.size - content} bytes`, lengthAt);
      if (this.#places.has(tag)) head.fail(`section ${tag} twice`, start);
      at = content + length;
      this.#places.set(tag, { at: content, end: at });
    }
  }

  has(tag: number): boolean {
    return this.#places.has(tag);
  }

  /** The content of a section; undefined when there is none. */
  get(tag: number): ByteReader | undefined {
    return this.has(tag) ? this.read(tag) : undefined;
  }

  /** The content of a section. Throws ImageError when there is none. */
  read(tag: number): ByteReader {
    const { at, end } = this.place(tag);
    return this.#source.reader(at, end);
  }

  /** Where the content of a section lies. Throws ImageError when there is none. */
  place(tag: number): Stretch {
    const place = this.#places.get(tag);
    if (place === undefined) throw new ImageError(`section ${tag} is missing`, this.#source.size);
    return place;
  }

  /** Bytes of a section, from one of them on, as many as there is room for. Throws ImageError when there is none. */
  copy(tag: number, from: number, into: Uint8Array): void {
    this.#source.copy(this.place(tag).at + from, into);
  }
}
