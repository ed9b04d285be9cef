/**
 * Images put together by hand, word by word, for tests of verifier, loader and machine that must not depend on the compiler.
 *
 * Labels name places in the segment; `ref` and `data` words get their relocations, `plain` ones none.
 */
import { ABI_CHECKSUM } from '../../../abi/checksum.gen.ts';
import { TYPE_CONSTR, TYPE_FUN, TYPE_RET, TYPE_THUNK } from '../../../abi/closure-types.gen.ts';
import type { DebugTables, HostFunction, Image, ImageSymbol, ImportedSymbol, Reloc } from '../../../abi/image.ts';
import * as L from '../../../abi/layout.ts';

/** A word of the segment before addresses are known. */
export type Word =
  | number
  | { readonly ref: string; readonly tag?: number }
  | { readonly data: number }
  | { readonly host: number }
  | { readonly imported: 'ptr' | 'closure' | 'code'; readonly target: number };

interface InfoRow {
  readonly label: string;
  readonly type: number;
  readonly flags: number;
  readonly con: number;
  readonly ptrs: number;
  readonly nptrs: number;
  /** label of the entry, '' = none */
  readonly entry: string;
  readonly shape: number;
}

export const ref = (label: string, tag = 0): Word => ({ ref: label, tag });
/** First word of an instruction. */
export const op = (opcode: number, a = 0, b = 0, c = 0): number => (opcode | (a << 8) | (b << 16) | (c << 24)) >>> 0;
/** The same with a 16-bit operand in bytes b, c. */
export const op16 = (opcode: number, a: number, wide: number): number => (opcode | (a << 8) | (wide << 16)) >>> 0;
/** Operand for word i of the frame; negative: below it. */
export const slot = (i: number): number => L.SLOT_BIAS + i;

export class TinyImage {
  readonly infos: InfoRow[] = [];
  readonly imports: ImportedSymbol[] = [];
  readonly hosts: HostFunction[] = [];
  readonly symbols: { name: string; label: string; tag: number; code: string; shape: number }[] = [];
  readonly #code: (Word | { label: string })[] = [];
  readonly #statics: (Word | { label: string })[] = [];
  readonly #data: number[] = [];
  debug: DebugTables | null = null;
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }

  /** A top-level function: its info table `name.info`, its code, its closure, an exported symbol. `args` are words, `frame` is F. */
  fun(name: string, shape: number, args: number, frame: number, body: readonly (Word | { label: string })[], entry: number): void {
    const arity = shape & L.SHAPE_COUNT_MASK;
    const tag = Math.min(arity, L.TAG_MAX);
    this.infos.push({ label: `${name}.info`, type: TYPE_FUN, flags: L.INFO_STATIC, con: arity, ptrs: 0, nptrs: 0, entry: `${name}.code`, shape });
    this.#code.push({ label: `${name}.code` }, op16(entry, args, frame), ref(`${name}.info`), ref(name, tag), ...body);
    this.#statics.push({ label: name }, ref(`${name}.info`));
    this.symbols.push({ name, label: name, tag, code: `${name}.code`, shape });
  }

  /** A top-level thunk. */
  caf(name: string, frame: number, body: readonly (Word | { label: string })[], entry: number): void {
    this.infos.push({ label: `${name}.info`, type: TYPE_THUNK, flags: L.INFO_STATIC, con: 0, ptrs: 0, nptrs: 0, entry: `${name}.code`, shape: 0 });
    this.#code.push({ label: `${name}.code` }, op16(entry, 0, frame), ref(`${name}.info`), ...body);
    this.#statics.push({ label: name }, ref(`${name}.info`), 0, 0, ref(`${name}.info`), 0);
    this.symbols.push({ name, label: name, tag: 0, code: '', shape: 0 });
  }

  /** A static constructor with its own info table. */
  con(name: string, con: number, fields: readonly Word[], ptrs: number): void {
    this.infos.push({ label: `${name}.info`, type: TYPE_CONSTR, flags: L.INFO_STATIC, con, ptrs, nptrs: fields.length - ptrs, entry: '', shape: 0 });
    this.#statics.push({ label: name }, ref(`${name}.info`), ...fields, 0);
    this.symbols.push({ name, label: name, tag: Math.min(con + 1, L.TAG_MAX), code: '', shape: 0 });
  }

  /** A continuation's info table: frame of F words, live bitmap. */
  ret(label: string, frame: number, live: number, entry: string, flags = 0): void {
    this.infos.push({ label, type: TYPE_RET, flags, con: 0, ptrs: frame, nptrs: 0, entry, shape: live });
  }

  /** A NUL-terminated literal; its offset. */
  literal(text: string): number {
    const at = this.#data.length;
    this.#data.push(...new TextEncoder().encode(text), 0);
    return at;
  }

  build(): Image {
    const labels = new Map<string, number>();
    const flat: Word[] = [];
    for (const row of this.infos) {
      labels.set(row.label, flat.length);
      flat.push(
        row.type | (row.flags << 8) | (row.con << 16),
        row.ptrs | (row.nptrs << 16),
        row.entry === '' ? 0 : ref(row.entry),
        row.shape,
        0,
        labels.size - 1,
      );
    }
    const place = (part: readonly (Word | { label: string })[]): void => {
      for (const word of part) {
        if (typeof word === 'object' && 'label' in word) labels.set(word.label, flat.length);
        else flat.push(word);
      }
    };
    const codeStart = flat.length;
    place(this.#code);
    const codeEnd = flat.length;
    place(this.#statics);
    const relocs: Reloc[] = this.infos.map((_, i) => ({ kind: 'infoId', at: i * (L.INFO_SIZE_B / 4) + L.INFO_ID / 4 }));
    const words = Uint32Array.from(flat, (word, at) => resolve(word, at, labels, relocs));
    const symbols = this.symbols.map(({ name, label, tag, code, shape }): ImageSymbol => {
      return { name, ptr: (labels.get(label) ?? 0) * 4 + tag, code: code === '' ? 0 : (labels.get(code) ?? 0) * 4, shape, exported: true };
    });
    const { name, imports, hosts, debug } = this;
    const data = Uint8Array.from(this.#data);
    return {
      name,
      abi: ABI_CHECKSUM,
      words,
      infoCount: this.infos.length,
      codeStart,
      codeEnd,
      staticEnd: flat.length,
      data,
      relocs,
      imports,
      symbols,
      hosts,
      exports: [],
      debug,
    };
  }
}

function resolve(word: Word, at: number, labels: ReadonlyMap<string, number>, relocs: Reloc[]): number {
  if (typeof word === 'number') return word;
  if ('data' in word) {
    relocs.push({ kind: 'data', at });
    return word.data;
  }
  if ('host' in word) {
    relocs.push({ kind: 'host', at });
    return word.host;
  }
  if ('imported' in word) {
    relocs.push({ kind: word.imported, at, target: word.target });
    return 0;
  }
  const target = labels.get(word.ref);
  if (target === undefined) throw new Error(`no label ${word.ref}`);
  relocs.push({ kind: 'local', at });
  return target * 4 + (word.tag ?? 0);
}
