/** Writing a graph. Objects are counted first, so that only those that are reached more than once get a number. */
import { noSpan } from '../base/span.ts';
import type * as Core from '../core/syntax.ts';
import { KnownInfo, writtenInfo } from '../core/var-info.ts';
import { keyOf, type Name } from '../names/name.ts';
import { ByteWriter } from './bytes.ts';
import { type EntityRef, entitySorts } from './entities.ts';
import {
  deferredKeys,
  HEADER_B,
  isName,
  isSpan,
  isTree,
  isVar,
  Later,
  type Leaves,
  literalOf,
  partsOf,
  reps,
  TAG,
  TEXTS_PER_BLOCK,
  writeHeader,
} from './graph.ts';
import { PartlyRead } from './partly-read.ts';
import { ShapeTable } from './shapes.ts';

/** Where an object is reached: everywhere (0), or in one deferred value only. */
const EVERYWHERE = 0;
/** Reached more than once. */
const REPEATED = 1;
/** REPEATED, before it was reached. */
const MARKED = -1;

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
  /** names and global variables met before */
  readonly #nameOf = new Map<object, number>();
  readonly #shapes = new ShapeTable();
  /** of each object that is no leaf and no tree: where it is reached, times 2, and REPEATED or not; or MARKED */
  readonly #places = new Map<object, number>();
  /** objects still to be counted, and where they were reached */
  readonly #waiting: object[] = [];
  readonly #waitingPlaces: number[] = [];
  /** numbered objects, in order; those from `#written` on are still to be written */
  readonly #numbered: object[] = [];
  readonly #numbers = new Map<object, number>();
  #nextPart = 1;
  /** numbers of objects within the deferred value being written; null outside of any */
  #here: Map<object, number> | null = null;
  #out = new ByteWriter(1 << 16);
  /** for a deferred value, before its length is known */
  readonly #apart = new ByteWriter(1 << 12);
  /** the place written last, in the object or deferred value being written */
  #span: Name['span'] = noSpan;

  constructor(leaves: Leaves) {
    this.#leaves = leaves;
  }

  // Counting -------------------------------------------------------------------------------------------------------------------------------

  /** Walks with a stack of its own: chains of objects may be long. */
  count(root: object): void {
    this.#mark(root);
    while (this.#waiting.length > 0) this.#countObject(this.#waiting.pop() as object, this.#waitingPlaces.pop() as number);
  }

  /** To be counted as reached at a place. */
  #reach(value: unknown, place: number): void {
    if (typeof value !== 'object' || value === null) return;
    this.#waiting.push(value);
    this.#waitingPlaces.push(place);
  }

  /** An object that gets a number however often it is reached. */
  #mark(object: object): void {
    const before = this.#places.get(object);
    this.#places.set(object, before === undefined ? MARKED : before | REPEATED);
    this.#reach(object, EVERYWHERE);
  }

  #countObject(value: object, place: number): void {
    if (value instanceof Later) return this.#mark(value.get());
    if (isTree(value)) return this.#reachParts(value, place);
    if (isSpan(value)) return this.#reach(value.inlined, place);
    if (this.#isLeaf(value)) return;
    const before = this.#places.get(value);
    const isFirst = before === undefined || before === MARKED;
    // what two deferred values reach belongs to neither
    const now = isFirst || before >> 1 === place ? place : EVERYWHERE;
    const state = (now << 1) | (before === undefined ? 0 : REPEATED);
    if (state !== before) this.#places.set(value, state);
    if (isFirst || before >> 1 !== now) this.#reachParts(value, now);
  }

  #reachParts(value: object, place: number): void {
    if (Array.isArray(value)) for (let i = 0; i < value.length; i++) this.#reach(value[i], place);
    else if (value instanceof Map || value instanceof Set) for (const part of partsOf(value)) this.#reach(part, place);
    else if (isVar(value)) {
      this.#reach(value.span, place);
      this.#reach(value.info, place);
    } else {
      const record = recordOf(value);
      for (const key of Object.keys(record)) {
        this.#reach(record[key], place === EVERYWHERE && deferredKeys.has(key) ? this.#nextPart++ : place);
      }
    }
  }

  #isLeaf(value: object): boolean {
    return (
      (isName(value) && value.module !== null) ||
      (isVar(value) && value.global) ||
      literalOf(value) !== undefined ||
      this.#leaves.builtinRef(value) !== undefined ||
      this.#elsewhere(value) !== null
    );
  }

  // Writing --------------------------------------------------------------------------------------------------------------------------------

  write(root: object): Uint8Array {
    const offsets: number[] = [];
    this.#number(root);
    for (let i = 0; i < this.#numbered.length; i++) {
      this.#span = noSpan;
      offsets.push(this.#out.length);
      this.#content(this.#numbered[i]);
    }
    return this.#assemble(offsets, this.#out.written());
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
    const builtin = this.#leaves.builtinRef(value);
    const literal = literalOf(value);
    if (literal !== undefined) {
      out.byte(typeof literal === 'bigint' ? TAG.literalNumber : TAG.literalText);
      out.number(this.#text(String(literal)));
    } else if (builtin !== undefined) {
      out.byte(TAG.builtin);
      this.#globalName(builtin.name);
      out.number(builtin.index);
    } else if (value instanceof Later) {
      out.byte(TAG.later);
      out.number(this.#number(value.get()));
    } else if (isSpan(value)) this.#place(value);
    else if (isName(value) && value.module !== null) {
      out.byte(TAG.name);
      this.#globalName(value);
    } else if (isVar(value) && value.global) {
      const module = value.module ?? '';
      out.byte(TAG.globalVar);
      out.number(this.#name(value, module, value.name.slice(module.length + 1), 'value', value.span));
    } else {
      const ref = this.#elsewhere(value);
      if (ref === null) this.#composite(value);
      else this.#entity(ref);
    }
  }

  #fileNumber(file: number): number {
    return this.#leaves.fileNumber?.(file) ?? file;
  }

  #elsewhere(value: object): EntityRef | null {
    return this.#leaves.elsewhere?.(value) ?? null;
  }

  #entity({ sort, name, tag }: EntityRef): void {
    const out = this.#out;
    out.byte(TAG.entity);
    out.byte(entitySorts.indexOf(sort));
    this.#globalName(name);
    out.number(tag);
  }

  #globalName(name: Name): void {
    this.#out.number(this.#name(name, name.module ?? '', keyOf(name), name.space, name.span));
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
    if (file !== before.file) out.number(this.#fileNumber(file));
    out.signed(line - before.line);
    out.number(col);
    out.number(endLine - line);
    out.number(endCol);
  }

  #composite(value: object): void {
    const out = this.#out;
    if (Array.isArray(value) && value.length === 0) return out.byte(TAG.emptyArray);
    if (isTree(value)) return this.#content(value);
    const place = this.#places.get(value) ?? EVERYWHERE;
    if ((place & REPEATED) === 0) return this.#content(value);
    if (this.#here === null || place === (EVERYWHERE | REPEATED)) {
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
    if (Array.isArray(value)) {
      out.byte(TAG.array);
      out.number(value.length);
      for (let i = 0; i < value.length; i++) this.#value(value[i]);
    } else if (value instanceof Map) this.#sequence(TAG.map, value.size, partsOf(value));
    else if (value instanceof Set) this.#sequence(TAG.set, value.size, value);
    else if (isVar(value)) this.#localVar(value);
    else {
      const record = recordOf(value);
      const { index, keys } = this.#shapes.of(record);
      out.byte(TAG.object);
      out.number(index);
      for (let i = 0; i < keys.length; i++) this.#field(keys[i], record[keys[i]]);
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
    // a number of this process: those who read give their own
    if (key === 'unique') return this.#value(0);
    if (!deferredKeys.has(key) || typeof value !== 'object' || value === null || this.#here !== null) return this.#value(value);
    const out = this.#out;
    const span = this.#span;
    this.#out = this.#apart;
    this.#span = noSpan;
    this.#here = new Map();
    this.#value(value);
    this.#out = out;
    this.#span = span;
    this.#here = null;
    out.byte(TAG.deferred);
    out.number(this.#apart.length);
    out.raw(this.#apart.written());
    this.#apart.clear();
  }

  // Tables ---------------------------------------------------------------------------------------------------------------------------------

  #text(text: string): number {
    return indexIn(this.#texts, text);
  }

  /** The row of a global name or variable. */
  #name(object: object, module: string, text: string, space: Name['space'], span: Name['span']): number {
    let index = this.#nameOf.get(object);
    if (index === undefined) {
      index = this.#nameRow(module, text, space, span);
      this.#nameOf.set(object, index);
    }
    return index;
  }

  #nameRow(module: string, text: string, space: Name['space'], { file, line, col, endCol }: Name['span']): number {
    const before = this.#names.size;
    const index = indexIn(this.#names, `${space} ${module} ${text}`);
    if (index === before)
      this.#nameRows.push(
        this.#text(module),
        this.#text(text),
        space === 'value' ? 0 : 1,
        line === 0 ? file : this.#fileNumber(file),
        line,
        col,
        Math.max(0, endCol - col),
      );
    return index;
  }

  #assemble(offsets: readonly number[], body: Uint8Array): Uint8Array {
    const head = new ByteWriter(1 << 16);
    const shapes = new ByteWriter();
    shapes.number(this.#shapes.rows.length);
    for (const { keys, kind } of this.#shapes.rows) {
      shapes.number(kind === null ? 0 : this.#text(kind) + 1);
      shapes.number(keys.length);
      for (const key of keys) shapes.number(this.#text(key));
    }
    const texts = textBlocks([...this.#texts.keys()]);
    head.table(texts.blocks);
    head.table(texts.starts);
    head.table(this.#nameRows);
    head.raw(shapes.written());
    head.table([...offsets, body.length]);
    const out = new ByteWriter(head.length + texts.bytes.length + body.length + HEADER_B);
    writeHeader(out);
    out.number(head.length);
    out.raw(head.written());
    out.raw(texts.bytes.written());
    out.raw(body);
    return out.bytes();
  }
}

/** Texts one behind the other: where each begins, in units of JavaScript's strings, and where each block of them does, in bytes; and their ends. */
function textBlocks(texts: readonly string[]): { readonly bytes: ByteWriter; readonly starts: readonly number[]; readonly blocks: readonly number[] } {
  const bytes = new ByteWriter(1 << 16);
  const starts = [0];
  for (const text of texts) starts.push(starts[starts.length - 1] + text.length);
  const blocks = [0];
  for (let from = 0; from < texts.length; from += TEXTS_PER_BLOCK) {
    bytes.raw(new TextEncoder().encode(texts.slice(from, from + TEXTS_PER_BLOCK).join('')));
    blocks.push(bytes.length);
  }
  return { bytes, starts, blocks };
}

/** An object by the keys it is written with. */
function recordOf(value: object): Record<string, unknown> {
  const record = value instanceof KnownInfo ? writtenInfo(value) : value instanceof PartlyRead ? value.whole : value;
  return record as Record<string, unknown>;
}

function indexIn(table: Map<string, number>, text: string): number {
  let index = table.get(text);
  if (index === undefined) {
    index = table.size;
    table.set(text, index);
  }
  return index;
}
