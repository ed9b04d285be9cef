/** What a client sends, read field by field: every kind of value is checked before it is believed. */

/** A request that cannot be done; its message is the answer. */
export class RequestError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'RequestError';
  }
}

type Plain = Readonly<Record<string, unknown>>;

/** The fields of an object. Each method throws a RequestError for a value of another kind. */
export class Fields {
  readonly #values: Plain;
  /** what the object is, for messages */
  readonly #what: string;

  /** Anything but an object has no fields. */
  constructor(values: unknown, what: string) {
    this.#values = isPlain(values) ? values : {};
    this.#what = what;
  }

  has(name: string): boolean {
    return this.#get(name) !== undefined;
  }

  text(name: string): string {
    return this.optionalText(name) ?? this.#missing(name);
  }

  optionalText(name: string): string | undefined {
    const value = this.#get(name);
    return value === undefined || typeof value === 'string' ? value : this.#wrong(name, 'a text');
  }

  /** A whole number. */
  number(name: string): number {
    return this.optionalNumber(name) ?? this.#missing(name);
  }

  optionalNumber(name: string): number | undefined {
    const value = this.#get(name);
    if (value === undefined) return undefined;
    return typeof value === 'number' && Number.isSafeInteger(value) ? value : this.#wrong(name, 'a whole number');
  }

  flag(name: string, fallback = false): boolean {
    const value = this.#get(name) ?? fallback;
    return typeof value === 'boolean' ? value : this.#wrong(name, 'true or false');
  }

  texts(name: string): readonly string[] {
    const value = this.#get(name) ?? [];
    const isTexts = Array.isArray(value) && value.every((item): item is string => typeof item === 'string');
    return isTexts ? value : this.#wrong(name, 'a list of texts');
  }

  /** The objects of a list; none when it is left out. */
  list(name: string): readonly Fields[] {
    const value = this.#get(name) ?? [];
    if (!Array.isArray(value) || !value.every(isPlain)) return this.#wrong(name, 'a list of objects');
    return value.map((item) => new Fields(item, `${this.#what}: ${name}`));
  }

  /** An object; without any fields when it is left out. */
  object(name: string): Fields {
    const value = this.#get(name) ?? {};
    return isPlain(value) ? new Fields(value, `${this.#what}: ${name}`) : this.#wrong(name, 'an object');
  }

  /** Texts by name; null: the name is to be taken away. */
  textsByName(name: string): Readonly<Record<string, string | null>> {
    const value = this.#get(name) ?? {};
    const isTexts = isPlain(value) && Object.values(value).every((item) => typeof item === 'string' || item === null);
    return isTexts ? (value as Readonly<Record<string, string | null>>) : this.#wrong(name, 'an object of texts');
  }

  #get(name: string): unknown {
    return Object.hasOwn(this.#values, name) ? (this.#values[name] ?? undefined) : undefined;
  }

  #missing(name: string): never {
    throw new RequestError(`${this.#what}: \`${name}\` is missing`);
  }

  #wrong(name: string, expected: string): never {
    throw new RequestError(`${this.#what}: \`${name}\` must be ${expected}`);
  }
}

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
