/** JSON from a file, looked at before it is believed. Every misfit is a CoreError that says where. */
import { CoreError } from './format.ts';

const decoder = new TextDecoder('utf-8', { fatal: true });
const encoder = new TextEncoder();

export function jsonBytes(value: unknown): Uint8Array {
  return encoder.encode(JSON.stringify(value));
}

/** A part of a JSON document and its path. */
export class Json {
  readonly #value: unknown;
  readonly #path: string;

  constructor(value: unknown, path: string) {
    this.#value = value;
    this.#path = path;
  }

  /** The document in a section. */
  static parse(bytes: Uint8Array, section: string): Json {
    try {
      return new Json(JSON.parse(decoder.decode(bytes)), section);
    } catch {
      throw new CoreError(`${section} is no JSON text`);
    }
  }

  at(field: string): Json {
    if (typeof this.#value !== 'object' || this.#value === null || Array.isArray(this.#value)) throw this.#misfit('an object');
    const value = Object.hasOwn(this.#value, field) ? (this.#value as Record<string, unknown>)[field] : undefined;
    return new Json(value, `${this.#path}.${field}`);
  }

  get isNull(): boolean {
    return this.#value === null || this.#value === undefined;
  }

  /** What a field holds, or null where it holds nothing. */
  orNull<T>(read: (json: Json) => T): T | null {
    return this.isNull ? null : read(this);
  }

  text(): string {
    if (typeof this.#value !== 'string') throw this.#misfit('a text');
    return this.#value;
  }

  flag(): boolean {
    if (typeof this.#value !== 'boolean') throw this.#misfit('true or false');
    return this.#value;
  }

  number(): number {
    if (typeof this.#value !== 'number') throw this.#misfit('a number');
    return this.#value;
  }

  /** A whole number from 0 up to 2^32 - 1. */
  count(): number {
    const value = this.number();
    if (!Number.isInteger(value) || value < 0 || value > 0xffffffff) throw this.#misfit('a whole number');
    return value;
  }

  list<T>(read: (json: Json) => T): T[] {
    if (!Array.isArray(this.#value)) throw this.#misfit('a list');
    return this.#value.map((item, i) => read(new Json(item, `${this.#path}[${i}]`)));
  }

  /** Texts by name. */
  texts(): Record<string, string> {
    if (typeof this.#value !== 'object' || this.#value === null) throw this.#misfit('an object');
    return Object.fromEntries(Object.entries(this.#value).map(([key, value]) => [key, new Json(value, `${this.#path}.${key}`).text()]));
  }

  oneOf<T extends string>(texts: readonly T[]): T {
    const value = this.text();
    const found = texts.find((text) => text === value);
    if (found === undefined) throw this.#misfit(texts.join(', '));
    return found;
  }

  #misfit(wanted: string): CoreError {
    return new CoreError(`${this.#path} should be ${wanted}`);
  }
}
