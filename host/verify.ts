/**
 * Verifies an image before anything of it is placed: what the machine takes for granted must hold.
 *
 * Checked: parts and relocations (every address word carries a relocation of the right kind, no other word does), info tables, static closures, static
 * reference tables, bitmaps, symbols; and, in verify-code.ts, every instruction. Not checked: kinds of values in slots (the compiler's lint does), so a
 * program can still be ill-typed; it cannot leave its frames, its code or its image by the letter of its instructions.
 *
 * Each check is one pass over typed arrays. `at` of the errors is a byte offset into the image's segment.
 */
import { TYPE_CONSTR, TYPE_FUN, TYPE_RET, TYPE_THUNK, TYPE_THUNK_SELECTOR } from '../abi/closure-types.gen.ts';
import type { Image } from '../abi/image.ts';
import { ImageError } from '../abi/image-format.ts';
import { importRelocKinds, plainRelocKinds, type RelocKind, relocKinds } from '../abi/image-relocs.ts';
import { relocTable } from '../abi/image-words.ts';
import * as L from '../abi/layout.ts';
import { I_INTEGER_N, I_INTEGER_P, I_INTEGER_S } from '../abi/rts-infos.gen.ts';
import { STARTS_INSTRUCTION, STARTS_PROCEDURE, verifyCode } from './verify-code.ts';

const INFO_W = L.INFO_SIZE_B / L.WORD_B;
const KNOWN_FLAGS = L.INFO_STATIC | L.INFO_BIG_BITMAP | L.INFO_NO_UPDATE | L.INFO_SAFEPOINT;

/** Throws ImageError with the first thing that is wrong. */
export function verifyImage(image: Image): void {
  new Verifier(image).verify();
}

/** One image under examination: the questions that all checks ask. Positions are word indices into `words`. */
export class Verifier {
  readonly image: Image;
  readonly words: Uint32Array;
  /** 1 + index into relocKinds per word, 0 = none */
  readonly relocAt: Uint8Array;
  /** per code word: STARTS bits; filled by verifyCode */
  readonly starts: Uint8Array;
  /** 1 where a static closure starts */
  readonly closures: Uint8Array;
  readonly #targets = new Map<number, number>();

  constructor(image: Image) {
    this.image = image;
    this.words = image.words;
    this.#parts();
    this.relocAt = new Uint8Array(image.words.length);
    this.starts = new Uint8Array(image.words.length);
    this.closures = new Uint8Array(image.words.length);
  }

  verify(): void {
    this.#relocations();
    this.#staticClosures();
    verifyCode(this);
    for (let i = 0; i < this.image.infoCount; i++) this.#infoTable(i * INFO_W);
    this.#closureContents();
    this.#symbols();
  }

  fail(what: string, word: number): never {
    throw new ImageError(`${what}, in \`${this.image.name}\``, word * L.WORD_B);
  }

  reloc(word: number): RelocKind | null {
    return this.relocAt[word] === 0 ? null : relocKinds[this.relocAt[word] - 1];
  }

  /** Index of the import that word `word` stands for; -1 when it stands for none. */
  importAt(word: number): number {
    return this.#targets.get(word) ?? -1;
  }

  // Reading info tables; `info` is the word index of its start --------------------------------------------------------------------------------

  typeOf(info: number): number {
    return this.words[info] & 255;
  }
  flagsOf(info: number): number {
    return (this.words[info] >>> 8) & 255;
  }
  conOf(info: number): number {
    return this.words[info] >>> 16;
  }
  ptrsOf(info: number): number {
    return this.words[info + L.INFO_PTRS / 4] & 0xffff;
  }
  nptrsOf(info: number): number {
    return this.words[info + L.INFO_PTRS / 4] >>> 16;
  }

  /** The info table of this image whose address word `word` holds, tag ignored; -1 when it holds something else. */
  infoAt(word: number): number {
    if (this.reloc(word) !== 'local') return -1;
    const at = (this.words[word] & ~L.TAG_MASK) / L.WORD_B;
    return at % INFO_W === 0 && at < this.image.infoCount * INFO_W ? at : -1;
  }

  /** Whether word `word` holds one of the machine's own constructor tables (Integer), tag ignored. */
  isMachineCon(word: number): boolean {
    const info = this.words[word] & ~L.TAG_MASK;
    return this.relocAt[word] === 0 && (info === I_INTEGER_S || info === I_INTEGER_P || info === I_INTEGER_N);
  }

  /** Payload words of the static closure at `at`: pointers, others. */
  payloadAt(at: number): readonly [number, number] {
    const info = this.infoAt(at);
    if (info >= 0) return [this.ptrsOf(info), this.nptrsOf(info)];
    return this.words[at] === I_INTEGER_S ? [0, 2] : [1, 0];
  }

  // Parts -------------------------------------------------------------------------------------------------------------------------------------

  #parts(): void {
    const { infoCount, codeStart, codeEnd, staticEnd, words } = this.image;
    const inOrder = codeStart === infoCount * INFO_W && codeStart <= codeEnd && codeEnd <= staticEnd && staticEnd <= words.length;
    if (!inOrder)
      this.fail(
        `parts overlap: info tables up to ${infoCount * INFO_W}, code ${codeStart}–${codeEnd}, closures up to ${staticEnd} of ${words.length} words`,
        0,
      );
  }

  #relocations(): void {
    const table = relocTable(this.image);
    const mark = (kind: RelocKind, at: number): void => {
      if (at >= this.words.length) this.fail(`relocation of word ${at} of ${this.words.length}`, at);
      if (this.relocAt[at] !== 0) this.fail('two relocations of one word', at);
      this.relocAt[at] = relocKinds.indexOf(kind) + 1;
    };
    for (const kind of plainRelocKinds) {
      const limit = { local: this.words.length * L.WORD_B, data: this.image.data.length, infoId: this.image.infoCount, host: this.image.hosts.length }[kind];
      for (const at of table[kind]) {
        mark(kind, at);
        if (this.words[at] >= limit) this.fail(`${kind} relocation of ${this.words[at]}, beyond ${limit}`, at);
      }
    }
    for (const kind of importRelocKinds) {
      for (let i = 0; i < table[kind].length; i += 2) {
        mark(kind, table[kind][i]);
        if (table[kind][i + 1] >= this.image.imports.length) this.fail(`import ${table[kind][i + 1]} of ${this.image.imports.length}`, table[kind][i]);
        this.#targets.set(table[kind][i], table[kind][i + 1]);
      }
    }
  }

  // Info tables -------------------------------------------------------------------------------------------------------------------------------

  #infoTable(info: number): void {
    const type = this.typeOf(info);
    const flags = this.flagsOf(info);
    if (flags & ~KNOWN_FLAGS) this.fail(`info table with unknown flags ${flags}`, info);
    if (this.relocAt[info] !== 0 || this.relocAt[info + 1] !== 0) this.fail('relocation inside an info table', info);
    this.#infoEntry(info, type);
    this.#infoShape(info, type, flags);
    this.#infoSrt(info + L.INFO_SRT / 4);
    if (this.reloc(info + L.INFO_ID / 4) !== 'infoId') this.fail('info table without an id', info + L.INFO_ID / 4);
  }

  #infoEntry(info: number, type: number): void {
    const word = info + L.INFO_ENTRY / 4;
    if (type === TYPE_CONSTR && this.relocAt[word] === 0 && this.words[word] === 0) return;
    if (type !== TYPE_CONSTR && type !== TYPE_FUN && type !== TYPE_THUNK && type !== TYPE_THUNK_SELECTOR && type !== TYPE_RET)
      this.fail(`info table of type ${type}`, info);
    const target = this.reloc(word) === 'local' ? this.words[word] / L.WORD_B : -1;
    const needed = type === TYPE_RET ? STARTS_INSTRUCTION : STARTS_PROCEDURE;
    if (!Number.isInteger(target) || target < 0 || (this.starts[target] & needed) === 0) this.fail('info table whose entry is no instruction', word);
  }

  #infoShape(info: number, type: number, flags: number): void {
    const word = info + L.INFO_SHAPE / 4;
    const shape = this.words[word];
    if (type === TYPE_FUN) {
      const arity = shape & L.SHAPE_COUNT_MASK;
      if (arity !== this.conOf(info) || arity === 0 || arity > L.SHAPE_MAX_ARGS)
        this.fail(`function of arity ${this.conOf(info)} with the shape of ${arity} arguments`, word);
    }
    if (type !== TYPE_RET) {
      if (this.relocAt[word] !== 0) this.fail('relocation inside an info table', word);
      return;
    }
    const slots = Math.max(0, this.ptrsOf(info) - 1);
    if (flags & L.INFO_BIG_BITMAP) this.#bigBitmap(word, Math.ceil(slots / 32));
    else if (this.relocAt[word] !== 0 || (slots < 32 && shape >>> slots !== 0)) this.fail(`live slots beyond a frame of ${slots + 1} words`, word);
  }

  #bigBitmap(word: number, size: number): void {
    const at = this.#beyondStatics(word, size);
    for (let i = at; i < at + size; i++) if (this.relocAt[i] !== 0) this.fail('relocation inside a bitmap', i);
  }

  #infoSrt(word: number): void {
    if (this.relocAt[word] === 0 && this.words[word] === 0) return;
    const at = this.#beyondStatics(word, L.SRT_ENTRIES / 4);
    const count = this.words[at + L.SRT_COUNT / 4];
    if (count > this.words.length - at - L.SRT_ENTRIES / 4) this.fail(`static reference table of ${count} entries leaves the image`, at);
    for (let i = at + L.SRT_ENTRIES / 4; i < at + L.SRT_ENTRIES / 4 + count; i++) {
      if (this.reloc(i) !== 'closure' && !this.#isClosure(i, 0)) this.fail('static reference table names something that is no closure', i);
    }
  }

  /** Where word `word` points, which must be `size` words in the part after the static closures. */
  #beyondStatics(word: number, size: number): number {
    const at = this.words[word] / L.WORD_B;
    const fits = this.reloc(word) === 'local' && Number.isInteger(at) && at >= this.image.staticEnd && at + size <= this.words.length;
    return fits ? at : this.fail('info table points outside the tables', word);
  }

  // Static closures -----------------------------------------------------------------------------------------------------------------------------

  /** Finds where they start. */
  #staticClosures(): void {
    const { codeEnd, staticEnd } = this.image;
    for (let at = codeEnd; at < staticEnd; ) {
      this.closures[at] = 1;
      at += this.#staticWords(at);
      if (at > staticEnd) this.fail('last static closure leaves its part', staticEnd - 1);
    }
  }

  #staticWords(at: number): number {
    const info = this.infoAt(at);
    if (this.words[at] & L.TAG_MASK || (info < 0 && !this.isMachineCon(at))) this.fail('static closure without an info table', at);
    const [ptrs, nptrs] = this.payloadAt(at);
    if (info < 0) return 1 + ptrs + nptrs + 1;
    if ((this.flagsOf(info) & L.INFO_STATIC) === 0) this.fail('static closure with the info table of a heap closure', at);
    if (this.typeOf(info) === TYPE_CONSTR) return 1 + ptrs + nptrs + 1;
    if (ptrs + nptrs !== 0) this.fail('static closure with free variables', at);
    if (this.typeOf(info) === TYPE_FUN) return 1;
    if (this.typeOf(info) === TYPE_THUNK) return L.CAF_SIZE_W;
    return this.fail(`static closure of type ${this.typeOf(info)}`, at);
  }

  #closureContents(): void {
    for (let at = this.image.codeEnd; at < this.image.staticEnd; at++) {
      if (this.closures[at] === 0) continue;
      const info = this.infoAt(at);
      if (info >= 0 && this.typeOf(info) === TYPE_THUNK) this.#caf(at, info);
      else if (info < 0 || this.typeOf(info) === TYPE_CONSTR) this.#staticCon(at);
    }
  }

  #caf(at: number, info: number): void {
    if (this.infoAt(at + L.CAF_SAVED_INFO / 4) !== info) this.fail('top-level thunk whose saved info table is another one', at);
    for (const offset of [L.IND_INDIRECTEE, L.CAF_LINK, L.CAF_MARK]) {
      if (this.words[at + offset / 4] !== 0 || this.relocAt[at + offset / 4] !== 0) this.fail('top-level thunk that was entered', at + offset / 4);
    }
  }

  #staticCon(at: number): void {
    const [ptrs, nptrs] = this.payloadAt(at);
    const first = at + L.PAYLOAD_W;
    for (let i = first; i < first + ptrs; i++) if (!this.isPointer(i)) this.fail('field that is no pointer to a closure', i);
    for (let i = first + ptrs; i < first + ptrs + nptrs; i++) {
      const kind = this.reloc(i);
      if (kind !== null && kind !== 'data') this.fail(`${kind} relocation of an unboxed field`, i);
    }
    const mark = first + ptrs + nptrs;
    if (this.words[mark] !== 0 || this.relocAt[mark] !== 0) this.fail('static constructor that is marked', mark);
  }

  /** Whether word `word` holds a rightly tagged pointer to a static closure, of this image or another. */
  isPointer(word: number): boolean {
    if (this.reloc(word) === 'ptr') return true;
    const at = (this.words[word] & ~L.TAG_MASK) >>> 2;
    return this.#isClosure(word, this.words[word] & L.TAG_MASK) && (this.words[word] & L.TAG_MASK) === this.tagAt(at);
  }

  #isClosure(word: number, tag: number): boolean {
    return this.reloc(word) === 'local' && this.closures[(this.words[word] - tag) / L.WORD_B] === 1;
  }

  /** The tag pointers to the static closure at `at` carry. */
  tagAt(at: number): number {
    const info = this.infoAt(at);
    if (info < 0) return this.words[at] === I_INTEGER_S ? 1 : this.words[at] === I_INTEGER_P ? 2 : 3;
    if (this.typeOf(info) === TYPE_CONSTR) return Math.min(this.conOf(info) + 1, L.TAG_MAX);
    return this.typeOf(info) === TYPE_FUN ? Math.min(this.conOf(info), L.TAG_MAX) : 0;
  }

  // Symbols -----------------------------------------------------------------------------------------------------------------------------------

  #symbols(): void {
    const names = new Set<string>();
    for (const { name, ptr, code, shape } of this.image.symbols) {
      if (names.has(name)) this.fail(`symbol \`${name}\` is defined twice`, 0);
      names.add(name);
      const at = (ptr & ~L.TAG_MASK) >>> 2;
      if (this.closures[at] !== 1 || (ptr & L.TAG_MASK) !== this.tagAt(at)) this.fail(`symbol \`${name}\` is no closure`, at);
      const info = this.infoAt(at);
      const isFun = info >= 0 && this.typeOf(info) === TYPE_FUN;
      if (isFun ? code !== this.words[info + L.INFO_ENTRY / 4] : code !== 0) this.fail(`symbol \`${name}\` has another entry than its closure`, at);
      if (isFun ? shape !== this.words[info + L.INFO_SHAPE / 4] : shape !== 0) this.fail(`symbol \`${name}\` has another shape than its closure`, at);
    }
  }
}
