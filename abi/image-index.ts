/**
 * Where each text and each symbol of an image lies, so that the few that are wanted can be read without the rest: the library has some ten thousand, a program
 * imports some dozen. Quick images have it.
 *
 * As 32-bit numbers, little-endian: how many texts there are; how many slots, a power of two; of each text its place in the string table; of each slot 0, or the
 * place of a symbol among the symbols. A symbol is in the slot that its name's hash says, or in the next ones that were free.
 */
import type { ImageSymbol } from './image.ts';
import { ByteReader, ByteWriter } from './image-format.ts';
import { WORD_B } from './layout.ts';

const TEXTS_AT = 2;

/** @param strings the string table, with all names of symbols @param symbols their section */
export function encodeIndex(strings: Uint8Array, symbols: Uint8Array): ByteWriter {
  const texts = new ByteReader(strings);
  const places: number[] = [];
  const names: string[] = [];
  for (let left = texts.varint(); left > 0; left--) {
    places.push(texts.at);
    names.push(texts.text());
  }
  const input = new ByteReader(symbols);
  const count = input.varint();
  let slots = 1;
  while (slots < 2 * count) slots *= 2;
  const words = new Uint32Array(TEXTS_AT + places.length + slots);
  words.set([places.length, slots, ...places]);
  const table = words.subarray(TEXTS_AT + places.length);
  const nameIn = new Map<number, string>();
  for (let i = 0; i < count; i++) {
    const place = input.at;
    const name = names[input.varint() >>> 1];
    input.varint();
    input.varint();
    input.varint();
    let slot = hashOf(name) & (slots - 1);
    // of several with one name the last counts
    while (table[slot] !== 0 && nameIn.get(slot) !== name) slot = (slot + 1) & (slots - 1);
    table[slot] = place;
    nameIn.set(slot, name);
  }
  const out = new ByteWriter();
  out.words(words);
  return out;
}

/** FNV-1a over the units of a text. */
function hashOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return hash ^ (hash >>> 15);
}

/** Texts and symbols of an image that nobody has damaged. */
export class ImageIndex {
  /** number of texts */
  readonly length: number;
  readonly #words: Uint32Array;
  readonly #strings: ByteReader;
  readonly #symbols: ByteReader;
  readonly #slots: number;

  /** @param strings the string table @param symbols the section of symbols. Throws ImageError when the index does not end where it should. */
  constructor(input: ByteReader, strings: ByteReader, symbols: ByteReader) {
    this.#words = input.words(Math.floor(input.left / WORD_B));
    [this.length, this.#slots] = this.#words;
    if (this.#words.length < TEXTS_AT || this.#words.length !== TEXTS_AT + this.length + this.#slots) input.fail('an index of another size');
    this.#strings = strings;
    this.#symbols = symbols;
  }

  /** The text with a number below `length`. */
  at(number: number): string {
    return within(this.#strings, this.#words[TEXTS_AT + number]).text();
  }

  /** The symbol of that name, the last if there are several; undefined when there is none. */
  symbol(name: string): ImageSymbol | undefined {
    let slot = hashOf(name) & (this.#slots - 1);
    for (let left = this.#slots; left > 0; left--, slot = (slot + 1) & (this.#slots - 1)) {
      const place = this.#words[TEXTS_AT + this.length + slot];
      if (place === 0) return undefined;
      const symbol = readSymbol(within(this.#symbols, place), this);
      if (symbol.name === name) return symbol;
    }
    return undefined;
  }
}

/** A reader at a place counted from where another one began. */
function within({ bytes, at, end }: ByteReader, place: number): ByteReader {
  return new ByteReader(bytes, at + place, end);
}

/** Texts by their numbers. */
export interface Texts {
  readonly length: number;
  at(number: number): string | undefined;
}

/** Throws ImageError. */
export function readSymbol(input: ByteReader, texts: Texts): ImageSymbol {
  const packed = input.index(texts.length * 2, 'text');
  return { name: texts.at(packed >>> 1) as string, exported: (packed & 1) === 1, ptr: input.varint(), code: input.varint(), shape: input.varint() };
}
