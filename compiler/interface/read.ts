/** Reading a graph: sections when they are asked for, deferred parts when they are looked at. */
import { noSpan, type Span } from '../base/span.ts';
import { freshUnique, type Name } from '../names/name.ts';
import { ByteReader } from './bytes.ts';
import { type Leaves, TAG } from './graph.ts';

/** Numbers per name: module, text, space, and where it is defined: file, line, column, length. */
const NAME_ROW = 7;

/** A written graph. Bytes that are no such graph throw RangeError or TypeError. */
export class GraphReader {
  readonly #bytes: Uint8Array;
  readonly #leaves: Leaves;
  readonly #texts: string[] = [];
  readonly #shapes: (readonly string[])[] = [];
  readonly #nameRows: readonly number[];
  readonly #names: Name[] = [];
  readonly #sections: { readonly first: number; readonly from: number }[] = [];
  readonly #roots: unknown[] = [];
  readonly #numbered: object[] = [];

  constructor(bytes: Uint8Array, leaves: Leaves) {
    this.#bytes = bytes;
    this.#leaves = leaves;
    const input = new ByteReader(bytes);
    for (let left = input.number(); left > 0; left--) this.#texts.push(input.text());
    const nameCount = input.number();
    this.#nameRows = Array.from({ length: nameCount * NAME_ROW }, () => input.number());
    for (let left = input.number(); left > 0; left--) {
      this.#shapes.push(Array.from({ length: input.number() }, () => this.#texts[input.number()]));
    }
    const lengths = Array.from({ length: input.number() }, () => ({ first: input.number(), length: input.number() }));
    let from = input.at;
    for (const { first, length } of lengths) {
      this.#sections.push({ first, from });
      from += length;
    }
  }

  get size(): number {
    return this.#sections.length;
  }

  /** The root of a section; reads the sections it refers to as well. */
  section(index: number): unknown {
    if (!(index in this.#roots)) {
      const { first, from } = this.#sections[index];
      this.#roots[index] = null;
      this.#roots[index] = new ValueReader(this.#context(), new ByteReader(this.#bytes, from), first, null).value();
    }
    return this.#roots[index];
  }

  #context(): Context {
    return {
      leaves: this.#leaves,
      texts: this.#texts,
      name: (index) => this.#names[index] ?? this.#name(index),
      shapes: this.#shapes,
      numbered: this.#numbered,
      bytes: this.#bytes,
      need: (number) => this.#need(number),
    };
  }

  #name(index: number): Name {
    const [module, text, space, file, line, col, length] = this.#nameRows.slice(NAME_ROW * index, NAME_ROW * (index + 1));
    const span = line === 0 ? noSpan : { file, line, col, endLine: line, endCol: col + length };
    const name = this.#leaves.name(this.#texts[module], this.#texts[text], space === 0 ? 'value' : 'type', span);
    this.#names[index] = name;
    return name;
  }

  /** The object of a number, whose section may not be read yet. */
  #need(number: number): object {
    let low = 0;
    let high = this.#sections.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#sections[middle].first <= number) low = middle;
      else high = middle - 1;
    }
    this.section(low);
    const found = this.#numbered[number];
    if (found === undefined) throw new RangeError('the interface refers to what it does not have');
    return found;
  }
}

interface Context {
  readonly leaves: Leaves;
  readonly texts: readonly string[];
  readonly name: (index: number) => Name;
  readonly shapes: readonly (readonly string[])[];
  readonly numbered: object[];
  readonly bytes: Uint8Array;
  readonly need: (number: number) => object;
}

class ValueReader {
  readonly #context: Context;
  readonly #in: ByteReader;
  #next: number;
  /** the numbered objects of the deferred part this reads; null in a section */
  readonly #here: object[] | null;

  constructor(context: Context, input: ByteReader, first: number, here: object[] | null) {
    this.#context = context;
    this.#in = input;
    this.#next = first;
    this.#here = here;
  }

  value(): unknown {
    const input = this.#in;
    const { texts } = this.#context;
    const tag = input.byte();
    switch (tag) {
      case TAG.undefined:
        return undefined;
      case TAG.null:
        return null;
      case TAG.true:
        return true;
      case TAG.false:
        return false;
      case TAG.integer:
        return input.number();
      case TAG.negative:
        return -1 - input.number();
      case TAG.double:
        return input.double();
      case TAG.bigint:
        return BigInt(texts[input.number()]);
      case TAG.text:
        return texts[input.number()];
      case TAG.emptyArray:
        return [];
      default:
        return this.#object(tag);
    }
  }

  #object(tag: number): unknown {
    const input = this.#in;
    const { leaves, numbered, need } = this.#context;
    switch (tag) {
      case TAG.reference: {
        const number = input.number();
        return numbered[number] ?? need(number);
      }
      case TAG.referenceHere:
        return this.#here?.[input.number()];
      case TAG.shared:
        return this.#composite(input.byte(), numbered, this.#next++);
      case TAG.sharedHere:
        return this.#composite(input.byte(), this.#here as object[], (this.#here as object[]).length);
      case TAG.span:
        return this.#span();
      case TAG.name:
        return this.#context.name(input.number());
      case TAG.globalVar:
        return leaves.globalVar(this.#context.name(input.number()));
      case TAG.builtin:
        return leaves.builtin(input.number());
      default:
        return this.#composite(tag, null, 0);
    }
  }

  #span(): Span {
    const input = this.#in;
    const file = input.number();
    const line = input.number();
    const col = input.number();
    const endLine = input.number();
    return { file, line, col, endLine, endCol: input.number() };
  }

  /** An object and what is in it. It has its number before its parts are read, which may refer to it. */
  #composite(tag: number, table: object[] | null, number: number): object {
    const input = this.#in;
    const keep = <T extends object>(object: T): T => {
      if (table !== null) table[number] = object;
      return object;
    };
    if (tag === TAG.object) return this.#record(keep({}), this.#context.shapes[input.number()]);
    const length = input.number();
    switch (tag) {
      case TAG.array: {
        const array = keep<unknown[]>([]);
        for (let i = 0; i < length; i++) array.push(this.value());
        return array;
      }
      case TAG.map: {
        const map = keep(new Map<unknown, unknown>());
        for (let i = 0; i < length; i++) {
          const key = this.value();
          map.set(key, this.value());
        }
        return map;
      }
      case TAG.set: {
        const set = keep(new Set<unknown>());
        for (let i = 0; i < length; i++) set.add(this.value());
        return set;
      }
      default:
        throw new TypeError(`no value of an interface begins with ${tag}`);
    }
  }

  #record(record: Record<string, unknown>, keys: readonly string[]): object {
    for (const key of keys) {
      const value = this.#field(record, key);
      if (value !== DEFERRED) record[key] = value;
    }
    // numbers of this process: those of the writer mean nothing here
    if ('unique' in record) record.unique = freshUnique();
    return record;
  }

  #field(record: Record<string, unknown>, key: string): unknown {
    const input = this.#in;
    const { at } = input;
    if (input.byte() !== TAG.deferred) {
      input.at = at;
      return this.value();
    }
    for (let left = input.number(); left > 0; left--) this.value();
    const length = input.number();
    const from = input.at;
    input.at += length;
    const context = this.#context;
    Object.defineProperty(record, key, {
      configurable: true,
      enumerable: true,
      get: () => {
        const value = new ValueReader(context, new ByteReader(context.bytes, from), 0, []).value();
        Object.defineProperty(record, key, { configurable: true, enumerable: true, writable: true, value });
        return value;
      },
      set: (value: unknown) => Object.defineProperty(record, key, { configurable: true, enumerable: true, writable: true, value }),
    });
    return DEFERRED;
  }
}

const DEFERRED = Symbol('read later');
