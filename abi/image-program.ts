/**
 * The program of an image (info tables, code, closures, reference tables, relocations, symbols) in as few numbers as the way the compiler lays it out allows. What
 * follows from something else is left out:
 *
 *   - a frame's info table, but its bitmap: frames come in the order of the instructions that name them, with the size of their procedure and the SRT of the frame
 *     before; their entry is the instruction, or the one behind it
 *   - entries of procedures: their ENTRY instruction; addresses of code in calls: the closure's
 *   - tags of pointers: their info table's; relocations: the kind of operand
 *
 * `ProgramWalk` goes through a program once, and writes it or reads it (image-streams.ts). Images of another layout are `Irregular`: image-encode.ts has a plain form.
 */
import { TYPE_CONSTR, TYPE_FUN, TYPE_RET, TYPE_THUNK, TYPE_THUNK_SELECTOR } from './closure-types.gen.ts';
import type { ImageSymbol } from './image.ts';
import { relocCodes, relocKinds } from './image-relocs.ts';
import type { Coder } from './image-streams.ts';
import { instructionWords } from './instruction-words.ts';
import { CAF_SAVED_INFO, CAF_SIZE_W, INFO_BIG_BITMAP, INFO_SAFEPOINT, INFO_SIZE_B, TAG_MAX, WORD_B } from './layout.ts';
import { type OperandLayout, operandLayouts, type WordOperand } from './operands.ts';
import { opcodes } from './tables/opcodes.ts';

const INFO_W = INFO_SIZE_B / WORD_B;

/** Sizes of the parts of a program, in words. */
export interface ProgramShape {
  readonly infoCount: number;
  readonly codeStart: number;
  readonly codeEnd: number;
  readonly staticEnd: number;
  readonly wordCount: number;
}

const NONE = 0;
const { local: LOCAL, data: DATA, infoId: INFO_ID, host: HOST, ptr: PTR, code: CODE } = relocCodes;

/**
 * First words, and those operands that depend on what stands around them rather than on where it stands: sequences of instructions occur again with all of it. (A stream
 * for each of these made the library's image a sixth larger.)
 */
const CODE_STREAM = 0;
/** Heads of info tables, and the shapes of functions. */
const HEAD = 1;
// One after each stream of `repeated` and `recent` numbers is theirs, too.
const SIZES = 2;
const SHAPE = 4;
const SRT = 6;
const STATIC_INFO = 8;
/** Words of static closures and reference tables: kinds, and the places of what is no offset. */
const KIND = 9;
const PLAIN = 10;
const NEAR = 12;
const ENTRY_INFO = 13;
const BIG_BITMAP = 14;
const CLOSURE_INFO = 15;
const CON_INFO = 16;
const MACHINE_INFO = 18;
const NODE_CODE = 20;
const CLOSURE = 21;
const IMPORT = 23;
const WORD = 24;
const CALL_SHAPE = 26;
const LITERAL = 28;
const TARGET = 30;
const TEXT = 31;
const NUMBER = 32;
const SYMBOL_NAME = 33;
const SYMBOL_CLOSURE = 34;
/** 1 where a frame's SRT is another than that of the frame before, or of the procedure. */
const OTHER_SRT = 35;
export const PROGRAM_STREAMS = 36;

const isEntry = opcodes.map(({ name }) => name.startsWith('ENTRY'));
/** Instructions whose `info` is no frame, but that of the thunk they make. */
const makesThunk = opcodes.map(({ name }) => name === 'THK' || name === 'FILLT');
const isKnownCall = opcodes.map(({ operands }) => operands.endsWith('code ptr'));
const byteCounts = operandLayouts.map(({ bytes }) => bytes.reduce((sum, { kind }) => sum + (kind === 'u24' ? 3 : kind === 'i16' || kind === 'u16' ? 2 : 1), 0));

export class ProgramWalk {
  /** words; of those that a relocation of an import fills, the import */
  readonly words: Uint32Array;
  /** by word: 0, or the code of its relocation's kind */
  readonly kinds: Uint8Array;
  readonly #coder: Coder;
  readonly #shape: ProgramShape;
  readonly #reading: boolean;
  /** word index of each static closure, and which closure starts at a word of that part: 1 + its number */
  readonly #closures: number[] = [];
  readonly #closureAt: Int32Array;
  /** by info: 1 + the number of its static closure, if it has one */
  readonly #closureOf: Int32Array;
  /** by word of code, when writing: the procedure whose entry it is */
  readonly #procAt: ReadonlyMap<number, number>;
  /** words that get an entry: pairs of word and info */
  readonly #entryUses: number[] = [];
  #nextFrame = 0;
  #proc = 0;
  #lastEntry = -1;
  #lastClosureInfo = 0;
  #lastText = 0;
  #lastSrt = 0;

  constructor(coder: Coder, shape: ProgramShape, words: Uint32Array, kinds: Uint8Array, reading: boolean) {
    const { infoCount, codeStart, codeEnd, staticEnd, wordCount } = shape;
    if (codeStart !== infoCount * INFO_W || codeStart > codeEnd || codeEnd > staticEnd || staticEnd > wordCount) coder.fail('parts overlap');
    this.#coder = coder;
    this.#shape = shape;
    this.words = words;
    this.kinds = kinds;
    this.#reading = reading;
    this.#closureAt = new Int32Array(staticEnd - codeEnd);
    this.#closureOf = new Int32Array(infoCount);
    this.#procAt = reading ? new Map() : this.#entries();
  }

  run(): void {
    const { infoCount, codeStart, codeEnd, staticEnd, wordCount } = this.#shape;
    for (let id = 0; id < infoCount; id++) this.#info(id);
    for (let at = codeEnd; at < staticEnd; ) at += this.#closure(at);
    for (let at = codeStart; at < codeEnd; ) at += this.#instruction(at);
    if (this.#nextRow() < infoCount) this.#coder.fail('a frame that no instruction names');
    for (let i = 0; i < this.#entryUses.length; i += 2) this.#set(this.#entryUses[i], LOCAL, this.words[this.#entryUses[i + 1] * INFO_W + 2]);
    let near = codeEnd;
    for (let at = staticEnd; at < wordCount; at++) {
      this.#anyWord(at, near * WORD_B);
      if (this.kinds[at] === LOCAL) near = this.words[at] / WORD_B;
    }
  }

  /** Symbols of static closures; their names are numbers of texts. */
  symbols(symbols: readonly ImageSymbol[], names: { number(text: string): number; text(number: number): string }, count: number): ImageSymbol[] {
    let expected = 0;
    let last = -1;
    return Array.from({ length: count }, (_, i) => {
      const symbol = symbols[i] as ImageSymbol | undefined;
      const step = symbol === undefined ? 0 : names.number(symbol.name) - expected;
      const packed = this.#coder.number(SYMBOL_NAME, (((step << 1) ^ (step >> 31)) << 1) | (symbol?.exported ? 1 : 0));
      const coded = packed >>> 1;
      const name = expected + ((coded >>> 1) ^ -(coded & 1));
      expected = name + 1;
      const number = last + 1 + this.#coder.signed(SYMBOL_CLOSURE, symbol === undefined ? 0 : this.#numberOf(symbol.ptr) - last - 1);
      last = number;
      const ptr = this.#pointerTo(number);
      const info = this.#infoAt(this.#closures[number]);
      const isFun = (this.words[info * INFO_W] & 255) === TYPE_FUN;
      const made = {
        name: names.text(name),
        exported: (packed & 1) === 1,
        ptr,
        code: isFun ? this.words[info * INFO_W + 2] : 0,
        shape: isFun ? this.words[info * INFO_W + 3] : 0,
      };
      return made;
    });
  }

  // Info tables ------------------------------------------------------------------------------------------------------------------------------

  #info(id: number): void {
    const { words } = this;
    const at = id * INFO_W;
    this.#set(at, NONE, this.#coder.number(HEAD, words[at]));
    this.#set(at + 5, INFO_ID, id);
    if ((words[at] & 255) === TYPE_RET) return;
    this.#set(at + 1, NONE, this.#coder.repeated(SIZES, words[at + 1]));
    this.#set(at + 3, NONE, this.#coder.repeated(SHAPE, words[at + 3], HEAD));
    this.#reference(at + 4, this.#coder.repeated(SRT, words[at + 4]));
  }

  /** A word that is a byte offset, or 0 for nothing. */
  #reference(at: number, offset: number): void {
    this.#set(at, offset === 0 ? NONE : LOCAL, offset);
  }

  #entries(): Map<number, number> {
    const entries = new Map<number, number>();
    for (let id = 0; id < this.#shape.infoCount; id++) {
      const type = this.words[id * INFO_W] & 255;
      if (type === TYPE_FUN || type === TYPE_THUNK || type === TYPE_THUNK_SELECTOR) entries.set(this.words[id * INFO_W + 2], id);
    }
    return entries;
  }

  #nextRow(): number {
    const { infoCount } = this.#shape;
    while (this.#nextFrame < infoCount && (this.words[this.#nextFrame * INFO_W] & 255) !== TYPE_RET) this.#nextFrame++;
    return this.#nextFrame;
  }

  /** The frame at an instruction of `length` words. */
  #frame(from: number, length: number, frameWords: number): number {
    const id = this.#nextRow();
    if (id >= this.#shape.infoCount) this.#coder.fail('an instruction without a frame');
    this.#nextFrame++;
    const { words } = this;
    const at = id * INFO_W;
    const flags = (words[at] >>> 8) & 255;
    this.#set(at + 1, NONE, frameWords);
    this.#set(at + 2, LOCAL, (flags & INFO_SAFEPOINT ? from : from + length) * WORD_B);
    if (flags & INFO_BIG_BITMAP) this.#set(at + 3, LOCAL, this.#coder.number(BIG_BITMAP, words[at + 3]));
    else this.#set(at + 3, NONE, this.#coder.number(CODE_STREAM, words[at + 3]));
    const isOther = this.#coder.byte(OTHER_SRT, words[at + 4] === this.#lastSrt ? 0 : 1) === 1;
    if (isOther) this.#lastSrt = this.#coder.repeated(SRT, words[at + 4]);
    this.#reference(at + 4, this.#lastSrt);
    return id;
  }

  // Static closures --------------------------------------------------------------------------------------------------------------------------

  /** Answers with its words. */
  #closure(at: number): number {
    const { codeEnd, staticEnd, infoCount } = this.#shape;
    const id = this.#lastClosureInfo + this.#coder.signed(STATIC_INFO, this.#infoAt(at) - this.#lastClosureInfo);
    if (id < 0 || id >= infoCount) this.#coder.fail(`closure with info ${id} of ${infoCount}`);
    this.#lastClosureInfo = id;
    const type = this.words[id * INFO_W] & 255;
    const sizes = this.words[id * INFO_W + 1];
    const size = type === TYPE_FUN ? 1 : type === TYPE_CONSTR ? 2 + (sizes & 0xffff) + (sizes >>> 16) : CAF_SIZE_W;
    if (at + size > staticEnd) this.#coder.fail('a closure that does not end');
    this.#set(at, LOCAL, id * INFO_SIZE_B);
    for (let i = 1; i < size; i++) {
      if (type !== TYPE_CONSTR && i === CAF_SAVED_INFO / WORD_B) this.#set(at + i, LOCAL, id * INFO_SIZE_B);
      else this.#anyWord(at + i, at * WORD_B);
    }
    this.#closureAt[at - codeEnd] = this.#closures.push(at);
    this.#closureOf[id] = this.#closures.length;
    return size;
  }

  #infoAt(at: number): number {
    return this.words[at] / INFO_SIZE_B;
  }

  #tagOf(id: number): number {
    const head = this.words[id * INFO_W];
    const type = head & 255;
    return type === TYPE_CONSTR ? Math.min((head >>> 16) + 1, TAG_MAX) : type === TYPE_FUN ? Math.min(head >>> 16, TAG_MAX) : 0;
  }

  /** The number of the closure a pointer leads to. */
  #numberOf(pointer: number): number {
    return this.#closureAt[(pointer >>> 2) - this.#shape.codeEnd] - 1;
  }

  #pointerTo(number: number): number {
    const at = this.#closures[number] as number | undefined;
    if (at === undefined) this.#coder.fail(`closure ${number} of ${this.#closures.length}`);
    return at * WORD_B + this.#tagOf(this.#infoAt(at));
  }

  // Code -------------------------------------------------------------------------------------------------------------------------------------

  #frameWords = 0;

  /** Answers with its words. */
  #instruction(at: number): number {
    const { words } = this;
    const op = this.#coder.byte(CODE_STREAM, words[at] & 255);
    const row = operandLayouts[op] as OperandLayout | undefined;
    if (row === undefined) this.#coder.fail(`opcode ${op}`);
    let first = op;
    for (let i = 1; i <= byteCounts[op]; i++) first |= this.#coder.byte(CODE_STREAM, (words[at] >>> (8 * i)) & 255) << (8 * i);
    this.#set(at, NONE, first >>> 0);
    const length = instructionWords(first);
    if (length === 0 || at + length > this.#shape.codeEnd) this.#coder.fail('an instruction that does not end');
    const count = (first >>> row.countShift) & 255;
    let to = at + 1;
    for (const kind of row.words) to = this.#operand(kind, op, at, to, count, length, first);
    return length;
  }

  /** Answers where the next operand is. */
  #operand(kind: WordOperand, op: number, from: number, at: number, count: number, length: number, first: number): number {
    const { words } = this;
    const coder = this.#coder;
    switch (kind) {
      case 'info':
        if (isEntry[op]) this.#entry(from, at, first >>> 16);
        else if (makesThunk[op]) this.#madeInfo(at, false);
        else this.#set(at, LOCAL, this.#frame(from, length, this.#frameWords) * INFO_SIZE_B);
        return at + 1;
      case 'con':
        this.#madeInfo(at, true);
        return at + 1;
      case 'code':
        if (!isKnownCall[op]) this.#nodeCode(at);
        return at + 1;
      case 'ptr':
        if (isEntry[op]) this.#ownClosure(at);
        else {
          this.#pointer(at);
          if (isKnownCall[op]) this.#codeOf(at - 1, at);
        }
        return at + 1;
      case 'shape':
        this.#set(at, NONE, coder.repeated(CALL_SHAPE, words[at], CODE_STREAM));
        return at + 1;
      case 'w32':
        this.#set(at, NONE, coder.repeated(WORD, words[at], CODE_STREAM));
        return at + 1;
      case 'prim':
        this.#set(at, NONE, coder.number(NUMBER, words[at]));
        return at + 1;
      case 'host':
        this.#set(at, HOST, coder.number(NUMBER, words[at]));
        return at + 1;
      case 'addr':
        this.#lastText += coder.signed(TEXT, words[at] - this.#lastText);
        this.#set(at, DATA, this.#lastText);
        return at + 1;
      case 'lit64':
        this.#set(at, NONE, coder.repeated(LITERAL, words[at]));
        this.#set(at + 1, NONE, coder.repeated(LITERAL, words[at + 1]));
        return at + 2;
      case 'off':
        this.#set(at, NONE, coder.signed(TARGET, words[at]));
        return at + 1;
      case 'table':
        for (let i = 0; i < count; i++) this.#set(at + i, NONE, coder.signed(TARGET, words[at + i]));
        return at + count;
      case 'slots':
        return this.#slots(at, count);
    }
  }

  #slots(at: number, count: number): number {
    for (let i = 0; i < count; i += 4) {
      const to = at + i / 4;
      let word = 0;
      for (let j = 0; j < Math.min(4, count - i); j++) word |= this.#coder.byte(CODE_STREAM, (this.words[to] >>> (8 * j)) & 255) << (8 * j);
      this.#set(to, NONE, word >>> 0);
    }
    return at + ((count + 3) >>> 2);
  }

  #entry(from: number, at: number, frameWords: number): void {
    const id = this.#knownInfo(this.#lastEntry + 1 + this.#coder.signed(ENTRY_INFO, this.words[at] / INFO_SIZE_B - this.#lastEntry - 1));
    this.#lastEntry = id;
    this.#proc = id;
    this.#lastSrt = this.words[id * INFO_W + 4];
    this.#frameWords = frameWords;
    this.#lastClosureInfo = id;
    this.#set(at, LOCAL, id * INFO_SIZE_B);
    this.#set(id * INFO_W + 2, LOCAL, from * WORD_B);
  }

  #knownInfo(id: number): number {
    if (id < 0 || id >= this.#shape.infoCount) this.#coder.fail(`info ${id} of ${this.#shape.infoCount}`);
    return id;
  }

  /** ENTRY names the static closure of its procedure. */
  #ownClosure(at: number): void {
    const number = this.#closureOf[this.#proc] - 1;
    this.#reference(at, number < 0 ? 0 : this.#pointerTo(number));
  }

  /** What is allocated: of the machine, a closure of this image, a constructor of it. */
  #madeInfo(at: number, tagged: boolean): void {
    const value = this.words[at];
    const id = Math.floor(value / INFO_SIZE_B);
    const isCon = this.kinds[at] === LOCAL && (this.words[id * INFO_W] & 255) === TYPE_CONSTR;
    const kind = this.#coder.byte(CODE_STREAM, this.kinds[at] !== LOCAL ? 0 : isCon ? 1 : 2);
    if (kind === 0) return this.#set(at, NONE, this.#coder.repeated(MACHINE_INFO, value, CODE_STREAM));
    let info = id;
    if (kind === 1) info = this.#coder.repeated(CON_INFO, id);
    else {
      info = this.#lastClosureInfo + this.#coder.signed(CLOSURE_INFO, id - this.#lastClosureInfo);
      this.#lastClosureInfo = info;
    }
    this.#set(at, LOCAL, this.#knownInfo(info) * INFO_SIZE_B + (tagged ? this.#tagOf(info) : 0));
  }

  /** A static closure or an import. */
  #pointer(at: number): void {
    const isImport = this.#coder.byte(CODE_STREAM, this.kinds[at] === PTR ? 1 : 0) === 1;
    if (isImport) return this.#set(at, PTR, this.#coder.number(IMPORT, this.words[at]));
    const number = this.#coder.recent(CLOSURE, this.#reading ? 0 : this.#numberOf(this.words[at]));
    this.#set(at, LOCAL, this.#pointerTo(number));
  }

  /** The address of the code of the closure that the word at `ptr` leads to. */
  #codeOf(at: number, ptr: number): void {
    const target = this.words[ptr];
    if (this.kinds[ptr] === PTR) this.#set(at, CODE, target);
    else this.#entryUses.push(at, this.#infoAt(target >>> 2));
  }

  #nodeCode(at: number): void {
    const known = this.#reading ? 0 : this.#procAt.get(this.words[at]);
    if (known === undefined) this.#coder.fail('code that is no entry');
    this.#entryUses.push(at, this.#knownInfo(this.#proc + this.#coder.signed(NODE_CODE, known - this.#proc)));
  }

  // Words ------------------------------------------------------------------------------------------------------------------------------------

  /** Any word; offsets are told from `near`. */
  #anyWord(at: number, near: number): void {
    const kind = this.#coder.byte(KIND, this.kinds[at]);
    if (kind > relocKinds.length) this.#coder.fail(`relocation of kind ${kind}`);
    if (kind === LOCAL) this.#set(at, LOCAL, near + this.#coder.signed(NEAR, this.words[at] - near));
    else this.#set(at, kind, this.#coder.repeated(PLAIN, this.words[at], KIND));
  }

  #set(at: number, kind: number, value: number): void {
    this.words[at] = value;
    this.kinds[at] = kind;
  }
}
