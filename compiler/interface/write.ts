/** Writing a graph. Note [Sharing]: objects are counted first, so that only those that are referred to again get a number. */
import type { Name } from '../names/name.ts';
import { ByteWriter } from './bytes.ts';
import { DEFERRED_KEY, isGlobalVar, isName, isSpan, type Leaves, partsOf, TAG } from './graph.ts';

/** Where an object is reached: everywhere (0), or in one deferred part only. */
const EVERYWHERE = 0;

/** One section per root. All texts, names and shapes come first: `read.ts` reads them at once. */
export function writeGraph(roots: readonly unknown[], leaves: Leaves): Uint8Array {
  const writer = new GraphWriter(leaves);
  for (const root of roots) writer.count(root);
  const sections = roots.map((root) => writer.section(root));
  return writer.assemble(sections);
}

interface Section {
  readonly bytes: Uint8Array;
  /** number of its first object with a number */
  readonly first: number;
}

class GraphWriter {
  readonly #leaves: Leaves;
  readonly #texts = new Map<string, number>();
  readonly #shapes = new Map<string, number>();
  readonly #names = new Map<string, number>();
  readonly #nameRows: (readonly number[])[] = [];
  readonly #shapeKeys: (readonly string[])[] = [];
  /** how often and where objects are reached */
  readonly #places = new Map<object, number>();
  readonly #repeated = new Set<object>();
  readonly #numbers = new Map<object, number>();
  #nextNumber = 0;
  #nextPart = 1;
  /** numbers of objects within the deferred part being written; null outside of any */
  #here: Map<object, number> | null = null;
  #out = new ByteWriter();

  constructor(leaves: Leaves) {
    this.#leaves = leaves;
  }

  // Counting -------------------------------------------------------------------------------------------------------------------------------

  count(root: unknown): void {
    this.#count(root, EVERYWHERE);
  }

  #count(value: unknown, place: number): void {
    if (typeof value !== 'object' || value === null || this.#isLeaf(value)) return;
    const before = this.#places.get(value);
    if (before !== undefined) this.#repeated.add(value);
    // what two deferred parts reach belongs to neither
    const now = before === undefined || before === place ? place : EVERYWHERE;
    if (before === now) return;
    this.#places.set(value, now);
    if (Array.isArray(value) || value instanceof Map || value instanceof Set) {
      for (const part of partsOf(value)) this.#count(part, now);
      return;
    }
    for (const [key, part] of Object.entries(value)) {
      this.#count(part, key === DEFERRED_KEY && now === EVERYWHERE ? this.#nextPart++ : now);
    }
  }

  #isLeaf(value: object): boolean {
    return isSpan(value) || isName(value) || isGlobalVar(value) || this.#leaves.builtinIndex(value) !== undefined;
  }

  // Writing --------------------------------------------------------------------------------------------------------------------------------

  section(root: unknown): Section {
    this.#out = new ByteWriter();
    const first = this.#nextNumber;
    this.#value(root);
    return { bytes: this.#out.bytes(), first };
  }

  #value(value: unknown): void {
    const out = this.#out;
    switch (typeof value) {
      case 'undefined':
        return out.byte(TAG.undefined);
      case 'boolean':
        return out.byte(value ? TAG.true : TAG.false);
      case 'number':
        return this.#number(value);
      case 'bigint':
        out.byte(TAG.bigint);
        return out.number(this.#text(String(value)));
      case 'string':
        out.byte(TAG.text);
        return out.number(this.#text(value));
      case 'object':
        return value === null ? out.byte(TAG.null) : this.#object(value);
      default:
        throw new TypeError(`an interface cannot hold a ${typeof value}`);
    }
  }

  #number(value: number): void {
    const out = this.#out;
    if (!Number.isSafeInteger(value) || Object.is(value, -0)) {
      out.byte(TAG.double);
      out.double(value);
    } else {
      out.byte(value >= 0 ? TAG.integer : TAG.negative);
      out.number(value >= 0 ? value : -1 - value);
    }
  }

  #object(value: object): void {
    const out = this.#out;
    const builtin = this.#leaves.builtinIndex(value);
    if (builtin !== undefined) {
      out.byte(TAG.builtin);
      out.number(builtin);
    } else if (isSpan(value)) {
      out.byte(TAG.span);
      for (const part of [value.file, value.line, value.col, value.endLine, value.endCol]) out.number(part);
    } else if (isName(value) && value.module !== null) {
      out.byte(TAG.name);
      out.number(this.#name(value.module, value.text, value.space, value.span));
    } else if (isGlobalVar(value)) {
      const module = value.module ?? '';
      out.byte(TAG.globalVar);
      out.number(this.#name(module, value.name.slice(module.length + 1), 'value', value.span));
    } else this.#composite(value);
  }

  #composite(value: object): void {
    const out = this.#out;
    if (Array.isArray(value) && value.length === 0) return out.byte(TAG.emptyArray);
    if (this.#repeated.has(value) || isName(value)) {
      const here = this.#places.get(value) === EVERYWHERE ? null : this.#here;
      const known = (here ?? this.#numbers).get(value);
      if (known !== undefined) {
        out.byte(here === null ? TAG.reference : TAG.referenceHere);
        return out.number(known);
      }
      if (here !== null) here.set(value, here.size);
      else this.#numbers.set(value, this.#nextNumber++);
      out.byte(here === null ? TAG.shared : TAG.sharedHere);
    }
    this.#content(value);
  }

  #content(value: object): void {
    const out = this.#out;
    if (Array.isArray(value)) this.#sequence(TAG.array, value.length, value);
    else if (value instanceof Map) this.#sequence(TAG.map, value.size, partsOf(value));
    else if (value instanceof Set) this.#sequence(TAG.set, value.size, value);
    else {
      const keys = Object.keys(value);
      out.byte(TAG.object);
      out.number(this.#shape(keys));
      for (const key of keys) this.#field(key, (value as Record<string, unknown>)[key]);
    }
  }

  #sequence(tag: number, length: number, parts: Iterable<unknown>): void {
    this.#out.byte(tag);
    this.#out.number(length);
    for (const part of parts) this.#value(part);
  }

  #field(key: string, value: unknown): void {
    if (key !== DEFERRED_KEY || typeof value !== 'object' || value === null || this.#here !== null) return this.#value(value);
    const outer = this.#out;
    // what others reach, too, is written before: a deferred part may never be read
    const hoisted: object[] = [];
    this.#findHoisted(value, new Set(), hoisted);
    outer.byte(TAG.deferred);
    outer.number(hoisted.length);
    for (const object of hoisted) this.#object(object);
    this.#out = new ByteWriter();
    this.#here = new Map();
    this.#value(value);
    const bytes = this.#out.bytes();
    this.#out = outer;
    this.#here = null;
    outer.number(bytes.length);
    outer.raw(bytes);
  }

  #findHoisted(value: unknown, seen: Set<object>, found: object[]): void {
    if (typeof value !== 'object' || value === null || seen.has(value) || this.#isLeaf(value)) return;
    seen.add(value);
    if (this.#places.get(value) !== EVERYWHERE) for (const part of partsOf(value)) this.#findHoisted(part, seen, found);
    else if (!this.#numbers.has(value) && !(Array.isArray(value) && value.length === 0)) {
      this.#repeated.add(value);
      found.push(value);
    }
  }

  // Tables ---------------------------------------------------------------------------------------------------------------------------------

  #text(text: string): number {
    return indexIn(this.#texts, text);
  }

  #name(module: string, text: string, space: Name['space'], { file, line, col, endCol }: Name['span']): number {
    const before = this.#names.size;
    const index = indexIn(this.#names, `${space} ${module} ${text}`);
    if (index === before) this.#nameRows.push([this.#text(module), this.#text(text), space === 'value' ? 0 : 1, file, line, col, Math.max(0, endCol - col)]);
    return index;
  }

  #shape(keys: readonly string[]): number {
    const index = indexIn(this.#shapes, keys.join('\n'));
    this.#shapeKeys[index] ??= keys;
    return index;
  }

  assemble(sections: readonly Section[]): Uint8Array {
    const out = new ByteWriter();
    for (const keys of this.#shapeKeys) for (const key of keys) this.#text(key);
    out.number(this.#texts.size);
    for (const text of this.#texts.keys()) out.text(text);
    out.number(this.#nameRows.length);
    for (const row of this.#nameRows) for (const part of row) out.number(part);
    out.number(this.#shapeKeys.length);
    for (const keys of this.#shapeKeys) {
      out.number(keys.length);
      for (const key of keys) out.number(this.#text(key));
    }
    out.number(sections.length);
    for (const { bytes, first } of sections) {
      out.number(first);
      out.number(bytes.length);
    }
    for (const { bytes } of sections) out.raw(bytes);
    return out.bytes();
  }
}

function indexIn(table: Map<string, number>, text: string): number {
  let index = table.get(text);
  if (index === undefined) {
    index = table.size;
    table.set(text, index);
  }
  return index;
}
