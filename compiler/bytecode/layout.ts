/**
 * What was written of a module (emit.ts) as an image: info tables, code, static closures, reference tables and bitmaps, each at its place.
 */
import { ABI_CHECKSUM } from '../../abi/checksum.gen.ts';
import { TYPE_CONSTR, TYPE_RET } from '../../abi/closure-types.gen.ts';
import type { Image, ImageSymbol } from '../../abi/image.ts';
import { programRelocs, relocCodes, type TabledImage, withRelocs } from '../../abi/image-relocs.ts';
import { CAF_SAVED_INFO, CAF_SIZE_W, INFO_BIG_BITMAP, INFO_SIZE_B, SRT_COUNT, SRT_ENTRIES, TAG_MAX, WORD_B } from '../../abi/layout.ts';
import { shapeOf } from '../cmm/shape.ts';
import type { Con, Module, Static, StaticCon, StaticField, StaticRef, TextLiteral } from '../cmm/syntax.ts';
import { hole } from './assembler.ts';
import { doubleBits, floatBits } from './bits.ts';
import { conRow, type InfoRow } from './infos.ts';
import type { Section } from './section.ts';
import type { Mentions, References, Srts } from './srt.ts';

const INFO_W = INFO_SIZE_B / WORD_B;

export interface EmitOptions {
  /** leave the debug tables out */
  readonly strip?: boolean;
}

/** The image of a module, with what was written of it. */
export function layOut(module: Module, written: Written, options: EmitOptions): TabledImage {
  return new Layout(module, written).build(options);
}

/** What a writer has, when everything is written. */
export interface Written {
  readonly mentions: Mentions;
  /** procedures of the top level, then all others */
  readonly sections: readonly Section[];
  /** by the indices of procedures */
  readonly procRows: readonly InfoRow[];
  /** texts by their numbers */
  readonly literals: readonly TextLiteral[];
  /** the number of a text */
  text(literal: TextLiteral): number;
}

/** Puts everything at its place. */
class Layout {
  readonly #module: Module;
  readonly #written: Written;
  readonly #srts: Srts;
  readonly #rows: InfoRow[];
  /** of static constructors */
  readonly #conRows = new Map<Con, number>();
  /** offsets of texts in the data, by their numbers */
  readonly #textAt: number[] = [];
  readonly #data: number[] = [];
  readonly #srtAt = new Map<string, number>();
  /** the same by list: many info tables of one closure's code have one */
  readonly #srtOf = new Map<References, number>();
  /** by the indices of static closures */
  readonly #closureAt: number[] = [];
  /** of which `end` are in use; words that are to be an import's hold the import */
  #words = new Uint32Array(0);
  /** codes of their relocations */
  #kinds = new Uint8Array(0);
  #end = 0;

  constructor(module: Module, written: Written) {
    this.#module = module;
    this.#written = written;
    this.#srts = written.mentions.tables(module.procs, module.statics);
    this.#rows = written.procRows.slice();
  }

  build(options: EmitOptions): TabledImage {
    const module = this.#module;
    const rows = this.#rows;
    const { sections } = this.#written;
    for (const s of module.statics) if (s.kind === 'con') this.#conRow(s.con);
    const finalRows = this.#numberRows();
    const codeStart = this.#reserve(rows.length * INFO_W) + rows.length * INFO_W;
    this.#placeCode();
    const codeEnd = this.#end;
    this.#layOutStatics();
    const staticEnd = this.#end;
    for (let id = 0; id < rows.length; id++) this.#info(rows[id], id);
    let at = codeStart;
    for (const [i, section] of sections.entries()) {
      this.#fillCode(section, at, finalRows[i]);
      at += section.asm.here;
    }
    this.#fillStatics();
    const words = this.#words.slice(0, this.#end);
    const relocs = programRelocs(words, this.#kinds.subarray(0, this.#end));
    const image: Omit<Image, 'relocs'> = {
      name: module.name,
      abi: ABI_CHECKSUM,
      words,
      infoCount: rows.length,
      codeStart,
      codeEnd,
      staticEnd,
      data: new Uint8Array(this.#data),
      imports: module.imports.map((i) => ({ module: i.module, name: i.name, shape: i.shape === null ? 0 : shapeOf(i.shape.args, i.shape.results) })),
      symbols: [
        ...module.statics.filter((s) => s.named).map((s) => this.#symbol(s)),
        ...module.aliases.map(({ name, target }) => ({ ...this.#symbol(target), name, exported: true })),
      ],
      hosts: module.hosts.map((h) => ({ name: h.hostName, args: h.args, result: h.result })),
      exports: module.aliases.flatMap(({ name, type }) => (type === null ? [] : { name, ...type })),
      debug: options.strip === true ? null : this.#debug(),
    };
    return withRelocs(image, relocs);
  }

  // Rows and code --------------------------------------------------------------------------------------------------------------------------------

  /** Info id of a constructor's closures in the image. */
  #conRow(con: Con): number {
    let id = this.#conRows.get(con);
    if (id === undefined) {
      id = this.#rows.push(conRow(con, true)) - 1;
      this.#conRows.set(con, id);
    }
    return id;
  }

  /** Rows of the sections behind those there are; a constructor has one for all. Answers with their ids, by section. */
  #numberRows(): readonly Int32Array[] {
    const cons = new Map<InfoRow, Con>();
    const known = new Map<Con, number>();
    return this.#written.sections.map((section) => {
      cons.clear();
      for (const [con, row] of section.cons) cons.set(section.rows[row], con);
      return Int32Array.from(section.rows, (row) => {
        const con = row.type === TYPE_CONSTR ? cons.get(row) : undefined;
        const id = con === undefined ? undefined : known.get(con);
        if (id !== undefined) return id;
        if (con !== undefined) known.set(con, this.#rows.length);
        return this.#rows.push(row) - 1;
      });
    });
  }

  /** The code of the sections behind each other; what counts from the start of one counts from that of the image then. */
  #placeCode(): void {
    const { sections } = this.#written;
    const starts = sections.map(({ asm, rows, ips }) => {
      const start = this.#reserve(asm.here);
      this.#words.set(asm.words, start);
      this.#kinds.set(asm.kinds, start);
      for (const row of rows) if (row.entry >= 0) row.entry += start;
      for (const ip of ips) {
        ip.start += start;
        ip.end += start;
      }
      return start;
    });
    for (const { index, parent } of this.#module.procs) this.#rows[index].entry += starts[parent === null ? 0 : 1];
  }

  #fillCode({ asm }: Section, start: number, rows: Int32Array): void {
    const words = this.#words;
    const kinds = this.#kinds;
    for (let at = start; at < start + asm.here; at++) {
      const value = words[at];
      switch (kinds[at]) {
        case 0:
          break;
        case hole.row: {
          const row = Math.floor(value / INFO_SIZE_B);
          words[at] = value + (rows[row] - row) * INFO_SIZE_B;
          kinds[at] = relocCodes.local;
          break;
        }
        case hole.text:
          this.#text(at, value);
          break;
        case hole.code:
          this.#local(at, this.#rows[value].entry * WORD_B);
          break;
        case hole.closure:
          this.#pointer(at, asm.closures[value]);
      }
    }
  }

  /** Room for more words, all 0; answers with the index of the first. */
  #reserve(count: number): number {
    const first = this.#end;
    this.#end += count;
    if (this.#end > this.#words.length) {
      const size = Math.max(this.#end, this.#words.length * 2);
      const words = new Uint32Array(size);
      words.set(this.#words);
      this.#words = words;
      const kinds = new Uint8Array(size);
      kinds.set(this.#kinds);
      this.#kinds = kinds;
    }
    return first;
  }

  #debug(): Image['debug'] {
    const { sections } = this.#written;
    return { files: this.#module.files, infos: this.#rows.map((r) => r.debug), ips: sections[0].ips.concat(...sections.slice(1).map(({ ips }) => ips)) };
  }

  /** Puts the offset of a text in the data at a word. */
  #text(at: number, number: number): void {
    this.#textAt[number] ??= this.#addText(this.#written.literals[number]);
    this.#words[at] = this.#textAt[number];
    this.#kinds[at] = relocCodes.data;
  }

  #addText(literal: TextLiteral): number {
    const offset = this.#data.length;
    for (const byte of textBytes(literal)) this.#data.push(byte);
    this.#data.push(0);
    return offset;
  }

  // Words that refer to something ------------------------------------------------------------------------------------------------------------

  #local(at: number, offset: number): void {
    this.#words[at] = offset;
    this.#kinds[at] = relocCodes.local;
  }

  /** Puts a number of an import at a word: the linker puts there what `kind` says. */
  #imported(at: number, kind: number, target: number): void {
    this.#words[at] = target;
    this.#kinds[at] = kind;
  }

  /** Puts the tagged pointer to a static closure at a word. */
  #pointer(at: number, target: StaticRef): void {
    if (target.kind === 'import') this.#imported(at, relocCodes.ptr, target.index);
    else this.#local(at, this.#closureOffset(target) + tagOf(target));
  }

  #closureOffset(s: Static): number {
    return this.#closureAt[s.index] * WORD_B;
  }

  // Static closures ----------------------------------------------------------------------------------------------------------------------------

  #layOutStatics(): void {
    for (const s of this.#module.statics) this.#closureAt[s.index] = this.#reserve(sizeOf(s));
  }

  #fillStatics(): void {
    for (const s of this.#module.statics) {
      const at = this.#closureAt[s.index];
      const info = (s.kind === 'con' ? this.#conRow(s.con) : s.proc.index) * INFO_SIZE_B;
      this.#local(at, info);
      if (s.kind === 'caf') this.#local(at + CAF_SAVED_INFO / WORD_B, info);
      if (s.kind === 'con') this.#payload(at + 1, s);
    }
  }

  #payload(first: number, s: StaticCon): void {
    let at = first;
    for (const field of s.payload) at += this.#field(at, field);
  }

  /** Fills in one field of a static constructor; answers with its words. */
  #field(at: number, field: StaticField): number {
    if (field.kind === 'static') {
      this.#pointer(at, field.target);
      return 1;
    }
    switch (field.rep) {
      case 'i32':
        this.#words[at] = field.value >>> 0;
        return 1;
      case 'f32':
        this.#words[at] = floatBits(field.value);
        return 1;
      case 'string':
        this.#text(at, this.#written.text(field));
        return 1;
      default: {
        const bits = field.rep === 'i64' ? field.value : doubleBits(field.value);
        this.#words[at] = Number(BigInt.asUintN(32, bits));
        this.#words[at + 1] = Number(BigInt.asUintN(32, bits >> 32n));
        return 2;
      }
    }
  }

  #symbol(s: Static): ImageSymbol {
    const isFun = s.kind === 'fun';
    return {
      name: s.name,
      ptr: this.#closureOffset(s) + tagOf(s),
      code: isFun ? this.#rows[s.proc.index].entry * WORD_B : 0,
      shape: isFun ? shapeOf(s.proc.shape.args, s.proc.shape.results) : 0,
      exported: s.exported,
    };
  }

  // Info tables and what they point to -----------------------------------------------------------------------------------------------------------

  #info(row: InfoRow, id: number): void {
    const at = id * INFO_W;
    const big = typeof row.shape !== 'number';
    const flags = row.flags | (big ? INFO_BIG_BITMAP : 0);
    this.#words[at] = (row.type | (flags << 8) | (row.con << 16)) >>> 0;
    this.#words[at + 1] = (row.ptrs | (row.nptrs << 16)) >>> 0;
    if (row.entry >= 0) this.#local(at + 2, row.entry * WORD_B);
    if (typeof row.shape === 'number') this.#words[at + 3] = row.shape;
    else {
      const bitmap = this.#reserve(row.shape.length);
      this.#local(at + 3, bitmap * WORD_B);
      this.#words.set(row.shape, bitmap);
    }
    const srt = this.#srt(this.#referencesOf(row, id));
    if (srt !== 0) this.#local(at + 4, srt);
    this.#words[at + 5] = id;
    this.#kinds[at + 5] = relocCodes.infoId;
  }

  /** Static closures that what a row belongs to may need. */
  #referencesOf(row: InfoRow, id: number): References {
    if (id < this.#written.procRows.length) return this.#srts.of(id);
    return row.type === TYPE_RET ? this.#srts.at(row.debug.parent, row.position) : none;
  }

  /** Offset of the table with these entries; 0 when there are none. Equal tables are stored once. */
  #srt(refs: References): number {
    if (refs.length === 0) return 0;
    let offset = this.#srtOf.get(refs);
    if (offset === undefined) {
      offset = this.#sharedSrt(refs);
      this.#srtOf.set(refs, offset);
    }
    return offset;
  }

  #sharedSrt(refs: References): number {
    const key = refs.join();
    let offset = this.#srtAt.get(key);
    if (offset === undefined) {
      const first = this.#reserve(SRT_ENTRIES / WORD_B + refs.length);
      offset = first * WORD_B;
      this.#srtAt.set(key, offset);
      this.#words[first + SRT_COUNT / WORD_B] = refs.length;
      const at = first + SRT_ENTRIES / WORD_B;
      refs.forEach((ref, i) => {
        if ((ref & 1) === 1) this.#imported(at + i, relocCodes.closure, ref >>> 1);
        else this.#local(at + i, this.#closureAt[ref >>> 1] * WORD_B);
      });
    }
    return offset;
  }
}

const none: References = [];

const utf8 = new TextEncoder();

/** U+0000 of a text is written as the two bytes C0 80, so that NUL ends it. */
function textBytes({ value, bytes }: TextLiteral): Iterable<number> {
  if (bytes) return Array.from(value, (char) => char.charCodeAt(0));
  return value.includes('\0') ? [...utf8.encode(value)].flatMap((byte) => (byte === 0 ? [0xc0, 0x80] : [byte])) : utf8.encode(value);
}

function sizeOf(s: Static): number {
  if (s.kind === 'fun') return 1;
  // A static constructor ends in the word where a major collection leaves its mark.
  return s.kind === 'caf' ? CAF_SIZE_W : 2 + s.con.ptrs + s.con.nptrs;
}

function tagOf(s: Static): number {
  if (s.kind === 'caf') return 0;
  return Math.min(s.kind === 'con' ? s.con.number + 1 : s.proc.shape.args.length, TAG_MAX);
}
