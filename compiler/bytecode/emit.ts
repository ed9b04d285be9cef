/**
 * A Cmm module to an image: code, then everything around it at its place. Same module, same bytes.
 */
import { ABI_CHECKSUM } from '../../abi/checksum.gen.ts';
import type { Image, ImageSymbol, IpDebug } from '../../abi/image.ts';
import { type RelocTable, type TabledImage, withRelocs } from '../../abi/image-relocs.ts';
import { CAF_SAVED_INFO, CAF_SIZE_W, INFO_BIG_BITMAP, INFO_SIZE_B, SRT_COUNT, SRT_ENTRIES, TAG_MAX, WORD_B } from '../../abi/layout.ts';
import { Unrepresentable } from '../cmm/limits.ts';
import { shapeOf } from '../cmm/shape.ts';
import { allocateSlots, type Slots } from '../cmm/slots.ts';
import type { Module, Proc, Static, StaticCon, StaticField, StaticRef, TextLiteral } from '../cmm/syntax.ts';
import { Assembler } from './assembler.ts';
import { doubleBits, floatBits } from './bits.ts';
import { emitProc } from './emit-proc.ts';
import { type InfoRow, InfoTable } from './infos.ts';
import { type Srts, staticReferences } from './srt.ts';

const INFO_W = INFO_SIZE_B / WORD_B;

export interface EmitOptions {
  /** leave the debug tables out */
  readonly strip?: boolean;
}

/** Emits a module. Throws Unrepresentable when a procedure needs more slots than can be named. */
export function emit(module: Module, options: EmitOptions = {}): TabledImage {
  return new ImageBuilder(module).build(options);
}

/** Words that refer to an import, each with its number, as one list. */
class ImportRelocs {
  /** word · IMPORTS + import: sorted as the words are */
  private readonly keys: number[] = [];

  add(at: number, target: number): void {
    this.keys.push(at * IMPORTS + target);
  }

  /** Pairs of word and import, by word. */
  pairs(): Uint32Array {
    const sorted = Float64Array.from(this.keys).sort();
    const pairs = new Uint32Array(2 * sorted.length);
    for (let i = 0; i < sorted.length; i++) {
      pairs[2 * i] = Math.floor(sorted[i] / IMPORTS);
      pairs[2 * i + 1] = sorted[i] % IMPORTS;
    }
    return pairs;
  }
}

/** More than an image has, and words of an image times this are exact numbers. */
const IMPORTS = 2 ** 22;

class ImageBuilder {
  private readonly module: Module;
  private readonly asm = new Assembler();
  private readonly infos: InfoTable;
  /** counted from the start of the code, until that is known */
  private readonly ips: { -readonly [K in keyof IpDebug]: IpDebug[K] }[] = [];
  private readonly texts = new Map<string, number>();
  private readonly data: number[] = [];
  private readonly entries: number[] = [];
  private readonly srts: Srts;
  private readonly srtAt = new Map<string, number>();
  /** the same by list: all info tables of one closure's code have one */
  private readonly srtOf = new Map<readonly StaticRef[], number>();
  private readonly closureAt = new Map<Static, number>();
  /** by kind: word indices, or pairs of word index and import */
  private readonly relocs = { local: [] as number[], data: [] as number[], infoId: [] as number[], host: [] as number[] };
  /** those of `local` in reference tables, which are last */
  private readonly tableRelocs: number[] = [];
  private readonly importRelocs = { ptr: new ImportRelocs(), closure: new ImportRelocs(), code: new ImportRelocs() };
  /** of which `end` are in use */
  private words = new Uint32Array(0);
  private end = 0;
  private codeStart = 0;

  constructor(module: Module) {
    this.module = module;
    this.srts = staticReferences(module);
    this.infos = new InfoTable(module.files, this.srts);
  }

  build(options: EmitOptions): TabledImage {
    const { module, infos } = this;
    for (const proc of module.procs) infos.proc(proc);
    for (const s of module.statics) if (s.kind === 'con') infos.con(s.con, true);
    const out = { asm: this.asm, infos, srts: this.srts, ips: this.ips, text: (literal: TextLiteral) => this.text(literal) };
    for (const proc of module.procs) this.entries[proc.index] = emitProc(out, proc, slotsOf(proc));
    this.codeStart = infos.rows.length * INFO_W;
    this.reserve(this.codeStart + this.asm.here);
    this.words.set(this.asm.words, this.codeStart);
    const codeEnd = this.end;
    this.layOutStatics();
    const staticEnd = this.end;
    for (let id = 0; id < infos.rows.length; id++) this.info(infos.rows[id], id);
    this.fillCode();
    this.fillStatics();
    for (const at of this.tableRelocs) this.relocs.local.push(at);
    const image: Omit<Image, 'relocs'> = {
      name: module.name,
      abi: ABI_CHECKSUM,
      words: this.words.slice(0, this.end),
      infoCount: infos.rows.length,
      codeStart: this.codeStart,
      codeEnd,
      staticEnd,
      data: new Uint8Array(this.data),
      imports: module.imports.map((i) => ({ module: i.module, name: i.name, shape: i.shape === null ? 0 : shapeOf(i.shape.args, i.shape.results) })),
      symbols: [
        ...module.statics.filter((s) => s.named).map((s) => this.symbol(s)),
        ...module.aliases.map(({ name, target }) => ({ ...this.symbol(target), name, exported: true })),
      ],
      hosts: module.hosts.map((h) => ({ name: h.hostName, args: h.args, result: h.result })),
      exports: module.aliases.flatMap(({ name, type }) => (type === null ? [] : { name, ...type })),
      debug: options.strip === true ? null : this.debug(),
    };
    return withRelocs(image, this.relocTable());
  }

  private relocTable(): RelocTable {
    const { local, data, infoId, host } = this.relocs;
    const { ptr, closure, code } = this.importRelocs;
    return {
      local: ascending(local),
      data: ascending(data),
      infoId: ascending(infoId),
      host: ascending(host),
      ptr: ptr.pairs(),
      closure: closure.pairs(),
      code: code.pairs(),
    };
  }

  /** Room for more words, all 0; answers with the index of the first. */
  private reserve(count: number): number {
    const first = this.end;
    this.end += count;
    if (this.end > this.words.length) {
      const larger = new Uint32Array(Math.max(this.end, this.words.length * 2));
      larger.set(this.words);
      this.words = larger;
    }
    return first;
  }

  private debug(): Image['debug'] {
    for (const row of this.ips) {
      row.start += this.codeStart;
      row.end += this.codeStart;
    }
    return { files: this.module.files, infos: this.infos.rows.map((r) => r.debug), ips: this.ips };
  }

  /** Offset of a text in the data: equal ones are stored once. */
  private text(literal: TextLiteral): number {
    const key = `${literal.bytes && !isPlain.test(literal.value) ? '#' : '"'}${literal.value}`;
    let offset = this.texts.get(key);
    if (offset === undefined) {
      offset = this.data.length;
      this.texts.set(key, offset);
      for (const byte of textBytes(literal)) this.data.push(byte);
      this.data.push(0);
    }
    return offset;
  }

  // Words that refer to something ------------------------------------------------------------------------------------------------------------

  private local(at: number, offset: number): void {
    this.words[at] = offset;
    this.relocs.local.push(at);
  }

  private codeOffset(proc: Proc): number {
    return (this.codeStart + this.entries[proc.index]) * WORD_B;
  }

  /** Puts the tagged pointer to a static closure at a word. */
  private pointer(at: number, target: StaticRef): void {
    if (target.kind === 'import') this.importRelocs.ptr.add(at, target.index);
    else this.local(at, this.closureOffset(target) + tagOf(target));
  }

  private closureOffset(s: Static): number {
    return (this.closureAt.get(s) as number) * WORD_B;
  }

  private fillCode(): void {
    const { codeStart, relocs, importRelocs } = this;
    const { local, data, host, code, importCode, importPtr, closures, closuresAt } = this.asm.refs;
    for (const at of local) relocs.local.push(codeStart + at);
    for (const at of data) relocs.data.push(codeStart + at);
    for (const at of host) relocs.host.push(codeStart + at);
    for (let i = 0; i < code.length; i += 2) this.local(codeStart + code[i], (codeStart + this.entries[code[i + 1]]) * WORD_B);
    for (let i = 0; i < importCode.length; i += 2) importRelocs.code.add(codeStart + importCode[i], importCode[i + 1]);
    for (let i = 0; i < importPtr.length; i += 2) importRelocs.ptr.add(codeStart + importPtr[i], importPtr[i + 1]);
    for (let i = 0; i < closures.length; i++) this.pointer(codeStart + closuresAt[i], closures[i]);
  }

  // Static closures ----------------------------------------------------------------------------------------------------------------------------

  private layOutStatics(): void {
    for (const s of this.module.statics) this.closureAt.set(s, this.reserve(sizeOf(s)));
  }

  private fillStatics(): void {
    for (const s of this.module.statics) {
      const at = this.closureAt.get(s) as number;
      const info = (s.kind === 'con' ? this.infos.con(s.con, true) : this.infos.proc(s.proc)) * INFO_SIZE_B;
      this.local(at, info);
      if (s.kind === 'caf') this.local(at + CAF_SAVED_INFO / WORD_B, info);
      if (s.kind === 'con') this.payload(at + 1, s);
    }
  }

  private payload(first: number, s: StaticCon): void {
    let at = first;
    for (const field of s.payload) at += this.field(at, field);
  }

  /** Fills in one field of a static constructor; answers with its words. */
  private field(at: number, field: StaticField): number {
    if (field.kind === 'static') {
      this.pointer(at, field.target);
      return 1;
    }
    switch (field.rep) {
      case 'i32':
        this.words[at] = field.value >>> 0;
        return 1;
      case 'f32':
        this.words[at] = floatBits(field.value);
        return 1;
      case 'string':
        this.words[at] = this.text(field);
        this.relocs.data.push(at);
        return 1;
      default: {
        const bits = field.rep === 'i64' ? field.value : doubleBits(field.value);
        this.words[at] = Number(BigInt.asUintN(32, bits));
        this.words[at + 1] = Number(BigInt.asUintN(32, bits >> 32n));
        return 2;
      }
    }
  }

  private symbol(s: Static): ImageSymbol {
    const isFun = s.kind === 'fun';
    return {
      name: s.name,
      ptr: this.closureOffset(s) + tagOf(s),
      code: isFun ? this.codeOffset(s.proc) : 0,
      shape: isFun ? shapeOf(s.proc.shape.args, s.proc.shape.results) : 0,
      exported: s.exported,
    };
  }

  // Info tables and what they point to -----------------------------------------------------------------------------------------------------------

  private info(row: InfoRow, id: number): void {
    const at = id * INFO_W;
    const big = typeof row.shape !== 'number';
    const flags = row.flags | (big ? INFO_BIG_BITMAP : 0);
    this.words[at] = (row.type | (flags << 8) | (row.con << 16)) >>> 0;
    this.words[at + 1] = (row.ptrs | (row.nptrs << 16)) >>> 0;
    if (row.entry >= 0) this.local(at + 2, (this.codeStart + row.entry) * WORD_B);
    if (typeof row.shape === 'number') this.words[at + 3] = row.shape;
    else {
      const bitmap = this.reserve(row.shape.length);
      this.local(at + 3, bitmap * WORD_B);
      this.words.set(row.shape, bitmap);
    }
    const srt = this.srt(row.srt);
    if (srt !== 0) this.local(at + 4, srt);
    this.words[at + 5] = id;
    this.relocs.infoId.push(at + 5);
  }

  /** Offset of the table with these entries; 0 when there are none. Equal tables are stored once. */
  private srt(refs: readonly StaticRef[]): number {
    if (refs.length === 0) return 0;
    let offset = this.srtOf.get(refs);
    if (offset === undefined) {
      offset = this.sharedSrt(refs);
      this.srtOf.set(refs, offset);
    }
    return offset;
  }

  private sharedSrt(refs: readonly StaticRef[]): number {
    const key = refs.map((r) => (r.kind === 'import' ? `i${r.index}` : `${this.closureAt.get(r)}`)).join();
    let offset = this.srtAt.get(key);
    if (offset === undefined) {
      const first = this.reserve(SRT_ENTRIES / WORD_B + refs.length);
      offset = first * WORD_B;
      this.srtAt.set(key, offset);
      this.words[first + SRT_COUNT / WORD_B] = refs.length;
      const at = first + SRT_ENTRIES / WORD_B;
      refs.forEach((r, i) => {
        if (r.kind === 'import') this.importRelocs.closure.add(at + i, r.index);
        else {
          this.words[at + i] = this.closureOffset(r);
          this.tableRelocs.push(at + i);
        }
      });
    }
    return offset;
  }
}

/** Words are noted in the order in which they lie, by and large. */
function ascending(list: readonly number[]): Uint32Array {
  const column = Uint32Array.from(list);
  for (let i = 1; i < column.length; i++) if (column[i - 1] > column[i]) return column.sort();
  return column;
}

/** A frame too small for all that a debugger would like to see holds what is needed. Throws Unrepresentable. */
function slotsOf(proc: Proc): Slots {
  try {
    return allocateSlots(proc);
  } catch (error) {
    if (!(error instanceof Unrepresentable && proc.keeps)) throw error;
    proc.keeps = false;
    return allocateSlots(proc);
  }
}

const utf8 = new TextEncoder();
/** Bytes and text are the same. */
const isPlain = /^[\x20-\x7e]*$/;

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
