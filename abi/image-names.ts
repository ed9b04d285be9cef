/**
 * The string table of an image in parts. Most of it are the names of a library's functions, which are made of few words:
 *
 *     Data.Functor.Constant.  $c  traverse  $f  TraversableConstant  _w
 *     module                      method        instance             suffix
 *
 * Modules, instances and plain names come as they are, or not at all when they are those of the name before; methods and suffixes by their place among those
 * seen so far. What is of one kind lies together, and texts end in a NUL. A text that is no such name is a plain name.
 */
import { type ByteReader, ByteWriter } from './image-format.ts';

/** Of the form of a name: what stands between its module and its suffix. */
const PLAIN = 0;
const INSTANCE = 1;
const METHOD = 2;
const HEAD = 3;
/** It has another module, another instance than the name before. */
const NEW_MODULE = 4;
const NEW_INSTANCE = 8;
const FORMS = 16;

const END = '\0';
const shape = /^((?:[A-Z][\w']*\.)*)(.*?)((?:_[a-z]\d*)*)$/s;
const method = /^\$c(.+?)\$f(.+)$/s;
const instance = /^\$f(.+)$/s;

/** Names may be much longer than what is written of them, but not without limit. */
const MOST_CHARACTERS_A_BYTE = 64;

/** Texts that are told by their place among those seen so far. */
class Seen {
  readonly texts: string[] = [];
  readonly #places = new Map<string, number>();

  place(text: string): number {
    const known = this.#places.get(text);
    if (known !== undefined) return known;
    this.#places.set(text, this.texts.length);
    return this.texts.push(text) - 1;
  }
}

class NameWriter {
  readonly #forms: number[] = [];
  readonly #suffixes: number[] = [];
  readonly #methods: number[] = [];
  readonly #seenSuffixes = new Seen();
  readonly #seenMethods = new Seen();
  readonly #modules: string[] = [];
  readonly #instances: string[] = [];
  readonly #plain: string[] = [];
  #module = '';
  #instance = '';

  name(text: string): void {
    const [, module = '', middle = text, suffix = ''] = shape.exec(text) ?? [];
    const [, methodName, ofInstance] = method.exec(middle) ?? [];
    const instanceName = ofInstance ?? instance.exec(middle)?.[1] ?? null;
    let form = methodName !== undefined ? METHOD : instanceName !== null ? INSTANCE : PLAIN;
    if (module !== this.#module) {
      form |= NEW_MODULE;
      this.#modules.push(module);
      this.#module = module;
    }
    if (methodName !== undefined) this.#methods.push(this.#seenMethods.place(methodName));
    if (instanceName === null) this.#plain.push(middle);
    else if (instanceName !== this.#instance) {
      form |= NEW_INSTANCE;
      this.#instances.push(instanceName);
      this.#instance = instanceName;
    }
    this.#suffixes.push(this.#seenSuffixes.place(suffix));
    this.#forms.push(form);
  }

  done(): ByteWriter {
    const out = new ByteWriter();
    out.varint(this.#forms.length);
    for (const form of this.#forms) out.u8(form);
    for (const place of [...this.#suffixes, ...this.#methods]) out.varint(place);
    const lists = [this.#seenSuffixes.texts, this.#seenMethods.texts, this.#modules, this.#instances, this.#plain];
    for (const texts of lists) out.text(texts.map((text) => text + END).join(''));
    return out;
  }
}

/** Null when a text has a NUL in it, or when they are much longer than what would be written. */
export function encodeNames(texts: readonly string[]): ByteWriter | null {
  if (texts.some((text) => text.includes(END))) return null;
  const writer = new NameWriter();
  for (const text of texts) writer.name(text);
  const out = writer.done();
  return texts.reduce((sum, { length }) => sum + length, 0) > out.length * MOST_CHARACTERS_A_BYTE ? null : out;
}

/** The texts that `encodeNames` wrote. Throws ImageError. */
export function decodeNames(input: ByteReader): string[] {
  let left = input.left * MOST_CHARACTERS_A_BYTE;
  const forms = input.raw(input.count(1, 'names'));
  const places = (count: number): number[] => Array.from({ length: count }, () => input.varint());
  const suffixes = places(forms.length);
  const methods = places(forms.reduce((count, form) => count + ((form & HEAD) === METHOD ? 1 : 0), 0));
  const [seenSuffixes, seenMethods, modules, instances, plain] = Array.from({ length: 5 }, () => input.text().split(END));
  const next = { module: 0, instance: 0, plain: 0, method: 0 };
  const one = (texts: readonly string[], place: number): string =>
    place < texts.length - 1 ? texts[place] : input.fail(`part ${place} of ${texts.length - 1}`);
  let module = '';
  let ofInstance = '';
  const names = Array.from(forms, (form, i) => {
    if (form >= FORMS || (form & HEAD) === HEAD) input.fail(`a name of form ${form}`);
    if (form & NEW_MODULE) module = one(modules, next.module++);
    if (form & NEW_INSTANCE) ofInstance = one(instances, next.instance++);
    const head = form & HEAD;
    const middle =
      head === PLAIN ? one(plain, next.plain++) : head === INSTANCE ? `$f${ofInstance}` : `$c${one(seenMethods, methods[next.method++])}$f${ofInstance}`;
    const name = module + middle + one(seenSuffixes, suffixes[i]);
    left -= name.length;
    return left < 0 ? input.fail('names are too long') : name;
  });
  if (next.module + next.instance + next.plain !== modules.length + instances.length + plain.length - 3) input.fail('parts that no name has');
  return names;
}
