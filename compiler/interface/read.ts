/** Reading a graph, object by object, as they are asked for. */
import { asConstant } from '../base/constant.ts';
import { type InlineContext, newSpan, noSpan, type Span } from '../base/span.ts';
import { newVar } from '../core/build.ts';
import * as make from '../core/make.ts';
import type * as Core from '../core/syntax.ts';
import { isWrittenInfo, KnownInfo } from '../core/var-info.ts';
import { freshUnique, type Name } from '../names/name.ts';
import { unfinishedType } from '../types/make.ts';
import { ByteReader, type FixedTable } from './bytes.ts';
import { type EntityRef, entitySorts } from './entities.ts';
import { type BuiltinRef, type GraphFile, HEADER_B, Later, type Leaves, readHeader, reps, TAG, TEXTS_PER_BLOCK } from './graph.ts';
import { isLateKey, PartlyRead } from './partly-read.ts';

/** Numbers per name: module, text, space, and where it is defined: file, line, column, length. */
const NAME_ROW = 7;

interface Shape {
  readonly keys: readonly string[];
  readonly kind: string | null;
  readonly isInfo: boolean;
  /** makes it anew with the few shapes that passes know, see Note [Few shapes]; null: it stays as read */
  readonly remake: ((read: object) => object) | null;
  /** makes one whose parts are still to be read; null: they come to it as they are read */
  readonly unfinished: (() => object) | null;
}

function shapeOf(kind: string | null, keys: readonly string[]): Shape {
  return {
    kind,
    keys,
    isInfo: kind === null && isWrittenInfo(keys),
    remake: remakeOf(kind, keys),
    unfinished: keys.some(isLateKey) ? () => partlyRead(kind) : kind === null ? null : unfinishedType(kind, keys),
  };
}

function partlyRead(kind: string | null): object {
  return kind === null ? new PartlyRead() : Object.assign(new PartlyRead(), { kind });
}

/** Of Core; a node of STG looks like one when it has the same parts, which does no harm. */
function remakeOf(kind: string | null, keys: readonly string[]): Shape['remake'] {
  const has = (...wanted: readonly string[]): boolean => wanted.every((key) => keys.includes(key));
  if (kind === null || !has('span')) return null;
  if (has('body') && (has('fields') || has('lit'))) return (read) => make.altWith(read as Core.Alt, (read as Core.Alt).body);
  const parts = partsOfNodes.get(kind);
  return parts !== undefined && has(...parts) ? (read) => make.withOrigin(read as Core.Expr, (read as Core.Expr).origin) : null;
}

/** What tells Core from STG, by kind. */
const partsOfNodes: ReadonlyMap<string, readonly string[]> = new Map([
  ['var', ['var']],
  ['lit', ['lit']],
  ['app', ['fun', 'args', 'reps']],
  ['con', ['con', 'args']],
  ['prim', ['op', 'args', 'reps']],
  ['foreign', ['foreign', 'args', 'reps']],
  ['tuple', ['args']],
  ['jump', ['join', 'args']],
  ['lam', ['params', 'body', 'oneShot']],
  ['let', ['bind', 'body']],
  ['letjoin', ['rec', 'joins', 'body']],
  ['case', ['scrutinee', 'binder', 'alts', 'fallback', 'reps']],
]);

/** A written graph: its tables are read at once, objects when they are asked for. Bytes of another format throw GraphFormatError; damaged ones RangeError or TypeError. */
export class GraphReader {
  readonly #source: GraphFile;
  readonly #leaves: Leaves;
  /** where texts begin, in units, and where blocks of them do, in bytes; and their ends */
  readonly #textStarts: FixedTable;
  readonly #textBlocks: FixedTable;
  readonly #textsOfBlock: string[] = [];
  /** where texts begin in the file */
  readonly #texts: number;
  readonly #nameRows: FixedTable;
  readonly #modules: string[] = [];
  readonly #words = new Map<number, string>();
  readonly #names: Name[] = [];
  /** by the numbers of their texts: that of the kind plus 1, or 0 */
  readonly #shapeRows: { readonly kind: number; readonly keys: readonly number[] }[] = [];
  readonly #shapes: Shape[] = [];
  /** where objects begin in the body, and where it ends */
  readonly #offsets: FixedTable;
  readonly #body: number;
  readonly #objects: object[] = [];

  constructor(file: Uint8Array | GraphFile, leaves: Leaves) {
    const source = file instanceof Uint8Array ? { size: file.length, bytes: (at: number, end: number) => file.subarray(at, end) } : file;
    this.#source = source;
    this.#leaves = leaves;
    const header = new ByteReader(source.bytes(0, Math.min(HEADER_B, source.size)));
    readHeader(header);
    const length = header.number();
    this.#texts = header.at + length;
    const input = new ByteReader(source.bytes(header.at, Math.min(this.#texts, source.size)));
    this.#textBlocks = input.table();
    this.#textStarts = input.table();
    this.#nameRows = input.table();
    for (let left = input.number(); left > 0; left--) {
      const kind = input.number();
      const keys: number[] = [];
      for (let more = input.number(); more > 0; more--) keys.push(input.number());
      this.#shapeRows.push({ kind, keys });
    }
    this.#offsets = input.table();
    this.#body = this.#texts + this.#textBlocks.at(this.#textBlocks.length - 1);
    if (this.#body + this.#offsets.at(this.#offsets.length - 1) > source.size) throw new RangeError('the interface ends too early');
  }

  root(): object {
    return this.#object(0);
  }

  #text(index: number): string {
    const block = Math.floor(index / TEXTS_PER_BLOCK);
    const starts = this.#textStarts;
    const start = starts.at(block * TEXTS_PER_BLOCK);
    return (this.#textsOfBlock[block] ?? this.#decode(block)).slice(starts.at(index) - start, starts.at(index + 1) - start);
  }

  #decode(block: number): string {
    const texts = new TextDecoder().decode(this.#source.bytes(this.#texts + this.#textBlocks.at(block), this.#texts + this.#textBlocks.at(block + 1)));
    this.#textsOfBlock[block] = texts;
    return texts;
  }

  /** A text of which there are few: what code compares with its own constants. */
  #word(index: number): string {
    let word = this.#words.get(index);
    if (word === undefined) {
      word = asConstant(this.#text(index));
      this.#words.set(index, word);
    }
    return word;
  }

  /** A text that is looked up often: as one string, whose hash V8 keeps. */
  #module(index: number): string {
    this.#modules[index] ??= asConstant(this.#text(index));
    return this.#modules[index];
  }

  #name(index: number): Name {
    const known = this.#names[index];
    if (known !== undefined) return known;
    const rows = this.#nameRows;
    const row = NAME_ROW * index;
    const [line, col] = [rows.at(row + 4), rows.at(row + 5)];
    const span = line === 0 ? noSpan : newSpan(this.#fileNumber(rows.at(row + 3)), line, col, line, col + rows.at(row + 6));
    const name = this.#leaves.name(this.#module(rows.at(row)), this.#text(rows.at(row + 1)), rows.at(row + 2) === 0 ? 'value' : 'type', span);
    this.#names[index] = name;
    return name;
  }

  #shape(index: number): Shape {
    const { kind, keys } = this.#shapeRows[index];
    const shape = shapeOf(
      kind === 0 ? null : this.#word(kind - 1),
      keys.map((key) => this.#text(key)),
    );
    this.#shapes[index] = shape;
    return shape;
  }

  #fileNumber(written: number): number {
    return this.#leaves.fileNumber?.(written) ?? written;
  }

  #entity(ref: EntityRef): object {
    const found = this.#leaves.entity?.(ref);
    if (found === undefined) throw new RangeError(`the interface refers to \`${ref.name.text}\`, which is not at hand`);
    return found;
  }

  #object(number: number): object {
    return this.#objects[number] ?? this.#read(number);
  }

  #read(number: number): object {
    const bytes = this.#source.bytes(this.#body + this.#offsets.at(number), this.#body + this.#offsets.at(number + 1));
    return new ValueReader(this.#context, new ByteReader(bytes), null).numbered(this.#objects, number);
  }

  readonly #context: Context = {
    builtin: (ref) => this.#leaves.builtin(ref),
    globalVar: (name) => this.#leaves.globalVar(name),
    literalType: (value) => this.#leaves.literalType(value),
    entity: (ref) => this.#entity(ref),
    fileNumber: (written) => this.#fileNumber(written),
    text: (index) => this.#text(index),
    word: (index) => this.#word(index),
    name: (index) => this.#name(index),
    shape: (index) => this.#shapes[index] ?? this.#shape(index),
    object: (number) => this.#object(number),
  };
}

interface Context {
  builtin(ref: BuiltinRef): object;
  globalVar(name: Name): Core.Var;
  literalType(value: bigint | string): object;
  entity(ref: EntityRef): object;
  fileNumber(written: number): number;
  text(index: number): string;
  word(index: number): string;
  name(index: number): Name;
  shape(index: number): Shape;
  object(number: number): object;
}

/** What stands at one place: a numbered object, or a deferred value. */
class ValueReader {
  readonly #context: Context;
  readonly #in: ByteReader;
  /** the numbered objects of the deferred value this reads; null in others */
  readonly #here: object[] | null;
  #span: Span = noSpan;

  constructor(context: Context, input: ByteReader, here: object[] | null) {
    this.#context = context;
    this.#in = input;
    this.#here = here;
  }

  /** An object that is known by its number before its parts are read, which may refer to it. */
  numbered(table: object[], number: number): object {
    return this.#composite(this.#in.byte(), table, number);
  }

  value(): unknown {
    const input = this.#in;
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
        return BigInt(this.#context.text(input.number()));
      case TAG.text:
        return this.#context.word(input.number());
      case TAG.emptyArray:
        return [];
      case TAG.sameSpan:
        return this.#span;
      case TAG.nearSpan:
      case TAG.span:
        return this.#place(tag === TAG.span ? this.#context.fileNumber(input.number()) : this.#span.file);
      case TAG.context: {
        const inlined = this.value() as InlineContext | undefined;
        this.#span = { ...this.#span, inlined };
        return this.value();
      }
      default:
        return this.#object(tag);
    }
  }

  #object(tag: number): unknown {
    const input = this.#in;
    const context = this.#context;
    switch (tag) {
      case TAG.reference:
        return context.object(input.number());
      case TAG.referenceHere:
        return this.#here?.[input.number()];
      case TAG.sharedHere: {
        const here = this.#here as object[];
        return this.#composite(input.byte(), here, here.length);
      }
      case TAG.name:
        return context.name(input.number());
      case TAG.globalVar:
        return context.globalVar(context.name(input.number()));
      case TAG.builtin:
        return context.builtin({ name: context.name(input.number()), index: input.number() });
      case TAG.literalNumber:
        return context.literalType(BigInt(context.text(input.number())));
      case TAG.literalText:
        return context.literalType(context.text(input.number()));
      case TAG.entity: {
        const sort = entitySorts[input.byte()];
        const name = context.name(input.number());
        return context.entity({ sort, name, tag: input.number() });
      }
      case TAG.later: {
        const number = input.number();
        return new Later(() => context.object(number));
      }
      default:
        return this.#composite(tag, null, 0);
    }
  }

  #place(file: number): Span {
    const input = this.#in;
    const line = this.#span.line + input.signed();
    const col = input.number();
    const endLine = line + input.number();
    this.#span = newSpan(file, line, col, endLine, input.number(), this.#span.inlined);
    return this.#span;
  }

  #composite(tag: number, table: object[] | null, number: number): object {
    const input = this.#in;
    const keep = <T extends object>(object: T): T => {
      if (table !== null) table[number] = object;
      return object;
    };
    if (tag === TAG.object) {
      const { keys, kind, isInfo, remake, unfinished } = this.#context.shape(input.number());
      if (isInfo) return this.#info(keep(new KnownInfo()), keys);
      const read = this.#record(keep((unfinished?.() ?? (kind === null ? {} : { kind })) as Record<string, unknown>), keys);
      return remake === null || table !== null ? read : remake(read);
    }
    if (tag === TAG.localVar) return this.#localVar(keep);
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

  #localVar(keep: (v: Core.Var) => Core.Var): Core.Var {
    const name = this.#context.text(this.#in.number());
    const rep = reps[this.#in.byte()];
    // known by its number before its parts are read: its place may have a context, which has a number, too
    const v = keep(newVar(name, rep));
    return Object.assign(v, { span: this.value(), info: this.value() });
  }

  #info(info: KnownInfo, keys: readonly string[]): KnownInfo {
    for (const key of keys) {
      const deferred = this.#deferred();
      if (deferred === null) Object.assign(info, { [key]: this.value() });
      else if (key === 'unfolding') info.unfoldLater(deferred as () => Core.Expr);
      else info.defineLater(deferred as () => Core.Lam);
    }
    return info;
  }

  /** What reads the value that comes next, if it may be put off, and passes it; else null. */
  #deferred(): (() => unknown) | null {
    const input = this.#in;
    const { at } = input;
    if (input.byte() !== TAG.deferred) {
      input.at = at;
      return null;
    }
    const length = input.number();
    const from = input.at;
    input.at += length;
    return () => new ValueReader(this.#context, input.from(from), []).value();
  }

  #record(record: Record<string, unknown>, keys: readonly string[]): object {
    for (const key of keys) this.#field(record, key);
    // numbers of this process: those of the writer mean nothing here
    if ('unique' in record) record.unique = freshUnique();
    return record;
  }

  #field(record: Record<string, unknown>, key: string): void {
    const deferred = this.#deferred();
    // any other key is put off in infos only, which are read by `#info`; elsewhere it is read now
    if (deferred === null) record[key] = this.value();
    else record[key] = isLateKey(key) ? new Later(deferred) : deferred();
  }
}
