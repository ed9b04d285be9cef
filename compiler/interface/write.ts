/** Writing a graph. Objects are counted first, so that only those that are reached more than once get a number. */
import { noSpan } from '../base/span.ts';
import type * as Core from '../core/syntax.ts';
import type { Name } from '../names/name.ts';
import { ByteWriter } from './bytes.ts';
import { deferredKeys, isName, isSpan, isVar, Later, type Leaves, literalOf, partsOf, reps, TAG, writeHeader } from './graph.ts';

/** Where an object is reached: everywhere (0), or in one deferred value only. */
const EVERYWHERE = 0;

/** The root is the object of number 0. */
export function writeGraph(root: object, leaves: Leaves): Uint8Array {
  const writer = new GraphWriter(leaves);
  writer.count(root);
  return writer.write(root);
}

class GraphWriter {
  readonly #leaves: Leaves;
  readonly #texts = new Map<string, number>();
  readonly #names = new Map<string, number>();
  readonly #nameRows: number[] = [];
  readonly #shapes = new Map<string, number>();
  readonly #shapeRows: { readonly keys: readonly string[]; readonly kind: string | null }[] = [];
  readonly #places = new Map<object, number>();
  readonly #repeated = new Set<object>();
  /** numbered objects, in order; those from `#written` on are still to be written */
  readonly #numbered: object[] = [];
  readonly #numbers = new Map<object, number>();
  #nextPart = 1;
  /** numbers of objects within the deferred value being written; null outside of any */
  #here: Map<object, number> | null = null;
  #out = new ByteWriter();
  /** the place written last, in the object or deferred value being written */
  #span: Name['span'] = noSpan;

  constructor(leaves: Leaves) {
    this.#leaves = leaves;
  }

  // Counting -------------------------------------------------------------------------------------------------------------------------------

  /** Walks with a stack of its own: chains of objects may be long. */
  count(root: object): void {
    const stack: [unknown, number][] = [[root, EVERYWHERE]];
    this.#repeated.add(root);
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      const [value, place] = next;
      if (typeof value !== 'object' || value === null) continue;
      if (value instanceof Later) {
        const inner: object = value.get();
        this.#repeated.add(inner);
        stack.push([inner, EVERYWHERE]);
      } else if (isSpan(value)) stack.push([value.inlined, place]);
      else if (!this.#isLeaf(value)) this.#countObject(value, place, stack);
    }
  }

  #countObject(value: object, place: number, stack: [unknown, number][]): void {
    const before = this.#places.get(value);
    if (before !== undefined) this.#repeated.add(value);
    // what two deferred values reach belongs to neither
    const now = before === undefined || before === place ? place : EVERYWHERE;
    if (before === now) return;
    this.#places.set(value, now);
    if (Array.isArray(value) || value instanceof Map || value instanceof Set) for (const part of partsOf(value)) stack.push([part, now]);
    else if (isVar(value)) stack.push([value.span, now], [value.info, now]);
    else for (const [key, part] of Object.entries(value)) stack.push([part, now === EVERYWHERE && deferredKeys.has(key) ? this.#nextPart++ : now]);
  }

  #isLeaf(value: object): boolean {
    return (
      (isName(value) && value.module !== null) ||
      (isVar(value) && value.global) ||
      literalOf(value) !== undefined ||
      this.#leaves.builtinIndex(value) !== undefined
    );
  }

  // Writing --------------------------------------------------------------------------------------------------------------------------------

  write(root: object): Uint8Array {
    const body = new ByteWriter(1 << 16);
    const offsets: number[] = [];
    this.#number(root);
    for (let i = 0; i < this.#numbered.length; i++) {
      this.#out = new ByteWriter();
      this.#span = noSpan;
      this.#content(this.#numbered[i]);
      offsets.push(body.length);
      body.raw(this.#out.bytes());
    }
    return this.#assemble(offsets, body.bytes());
  }

  /** The number of an object that stands by itself. */
  #number(object: object): number {
    let number = this.#numbers.get(object);
    if (number === undefined) {
      number = this.#numbered.push(object) - 1;
      this.#numbers.set(object, number);
    }
    return number;
  }

  #value(value: unknown): void {
    const out = this.#out;
    switch (typeof value) {
      case 'undefined':
        return out.byte(TAG.undefined);
      case 'boolean':
        return out.byte(value ? TAG.true : TAG.false);
      case 'number':
        return this.#numeral(value);
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

  #numeral(value: number): void {
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
    const literal = literalOf(value);
    if (literal !== undefined) {
      out.byte(typeof literal === 'bigint' ? TAG.literalNumber : TAG.literalText);
      out.number(this.#text(String(literal)));
    } else if (builtin !== undefined) {
      out.byte(TAG.builtin);
      out.number(builtin);
    } else if (value instanceof Later) {
      out.byte(TAG.later);
      out.number(this.#number(value.get()));
    } else if (isSpan(value)) this.#place(value);
    else if (isName(value) && value.module !== null) {
      out.byte(TAG.name);
      out.number(this.#name(value.module, value.text, value.space, value.span));
    } else if (isVar(value) && value.global) {
      const module = value.module ?? '';
      out.byte(TAG.globalVar);
      out.number(this.#name(module, value.name.slice(module.length + 1), 'value', value.span));
    } else this.#composite(value);
  }

  #place(span: Name['span']): void {
    const out = this.#out;
    const { file, line, col, endLine, endCol, inlined } = span;
    if (inlined !== this.#span.inlined) {
      out.byte(TAG.context);
      this.#value(inlined);
      this.#span = { ...this.#span, inlined };
    }
    const before = this.#span;
    this.#span = span;
    if (file === before.file && line === before.line && col === before.col && endLine === before.endLine && endCol === before.endCol) {
      return out.byte(TAG.sameSpan);
    }
    out.byte(file === before.file ? TAG.nearSpan : TAG.span);
    if (file !== before.file) out.number(file);
    out.signed(line - before.line);
    out.number(col);
    out.number(endLine - line);
    out.number(endCol);
  }

  #composite(value: object): void {
    const out = this.#out;
    if (Array.isArray(value) && value.length === 0) return out.byte(TAG.emptyArray);
    if (!this.#repeated.has(value)) return this.#content(value);
    if (this.#here === null || this.#places.get(value) === EVERYWHERE) {
      out.byte(TAG.reference);
      return out.number(this.#number(value));
    }
    const known = this.#here.get(value);
    out.byte(known === undefined ? TAG.sharedHere : TAG.referenceHere);
    if (known !== undefined) return out.number(known);
    this.#here.set(value, this.#here.size);
    this.#content(value);
  }

  #content(value: object): void {
    const out = this.#out;
    if (Array.isArray(value)) this.#sequence(TAG.array, value.length, value);
    else if (value instanceof Map) this.#sequence(TAG.map, value.size, partsOf(value));
    else if (value instanceof Set) this.#sequence(TAG.set, value.size, value);
    else if (isVar(value)) this.#localVar(value);
    else {
      const { kind } = value as { readonly kind?: unknown };
      const hasKind = typeof kind === 'string';
      const keys = Object.keys(value).filter((key) => key !== 'kind' || !hasKind);
      out.byte(TAG.object);
      out.number(this.#shape(keys, hasKind ? kind : null));
      for (const key of keys) this.#field(key, (value as Record<string, unknown>)[key]);
    }
  }

  /** Its type is for dumps only. */
  #localVar({ name, rep, span, info }: Core.Var): void {
    this.#out.byte(TAG.localVar);
    this.#out.number(this.#text(name));
    this.#out.byte(reps.indexOf(rep));
    this.#value(span);
    this.#value(info);
  }

  #sequence(tag: number, length: number, parts: Iterable<unknown>): void {
    this.#out.byte(tag);
    this.#out.number(length);
    for (const part of parts) this.#value(part);
  }

  #field(key: string, value: unknown): void {
    if (!deferredKeys.has(key) || typeof value !== 'object' || value === null || this.#here !== null) return this.#value(value);
    const outer = { out: this.#out, span: this.#span };
    this.#out = new ByteWriter();
    this.#span = noSpan;
    this.#here = new Map();
    this.#value(value);
    const bytes = this.#out.bytes();
    this.#out = outer.out;
    this.#span = outer.span;
    this.#here = null;
    this.#out.byte(TAG.deferred);
    this.#out.number(bytes.length);
    this.#out.raw(bytes);
  }

  // Tables ---------------------------------------------------------------------------------------------------------------------------------

  #text(text: string): number {
    return indexIn(this.#texts, text);
  }

  #name(module: string, text: string, space: Name['space'], { file, line, col, endCol }: Name['span']): number {
    const before = this.#names.size;
    const index = indexIn(this.#names, `${space} ${module} ${text}`);
    if (index === before) this.#nameRows.push(this.#text(module), this.#text(text), space === 'value' ? 0 : 1, file, line, col, Math.max(0, endCol - col));
    return index;
  }

  #shape(keys: readonly string[], kind: string | null): number {
    const index = indexIn(this.#shapes, `${kind ?? ''}\n${keys.join('\n')}`);
    this.#shapeRows[index] ??= { keys, kind };
    return index;
  }

  #assemble(offsets: readonly number[], body: Uint8Array): Uint8Array {
    const out = new ByteWriter(body.length + (1 << 16));
    const shapes = new ByteWriter();
    shapes.number(this.#shapeRows.length);
    for (const { keys, kind } of this.#shapeRows) {
      shapes.number(kind === null ? 0 : this.#text(kind) + 1);
      shapes.number(keys.length);
      for (const key of keys) shapes.number(this.#text(key));
    }
    // as one string, which is cut where the lengths say
    const texts = [...this.#texts.keys()];
    const bytes = new TextEncoder().encode(texts.join(''));
    const starts = [0];
    for (const text of texts) starts.push(starts[starts.length - 1] + text.length);
    writeHeader(out);
    out.number(bytes.length);
    out.raw(bytes);
    out.table(starts);
    out.table(this.#nameRows);
    out.raw(shapes.bytes());
    out.table(offsets);
    out.raw(body);
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
