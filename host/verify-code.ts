/** Verifies the code of an image: every instruction by its row in the opcode table, every operand by its kind. See verify.ts. */
import { TYPE_CONSTR, TYPE_FUN, TYPE_RET, TYPE_THUNK, TYPE_THUNK_SELECTOR } from '../abi/closure-types.gen.ts';
import { repOfHost } from '../abi/host-types.ts';
import { instructionWords } from '../abi/instruction-words.ts';
import * as L from '../abi/layout.ts';
import * as OP from '../abi/opcodes.gen.ts';
import { operandLayouts } from '../abi/operands.ts';
import { opcodes } from '../abi/tables/opcodes.ts';
import type { Rep } from '../abi/tables/primops.ts';
import { primCalls } from '../abi/tables/primops.ts';
import { describeShape, makeShape } from './shapes.ts';
import type { Verifier } from './verify.ts';

/** Bits of `Verifier.starts`. */
export const STARTS_INSTRUCTION = 1;
export const STARTS_PROCEDURE = 2;

const entries: ReadonlySet<number> = new Set([OP.OP_ENTRY, OP.OP_ENTRY_THUNK, OP.OP_ENTRY_CAF, OP.OP_ENTRY_ONCE]);
/** Pop the frame: their u16 is F. */
const pops: ReadonlySet<number> = new Set([
  OP.OP_TAIL,
  OP.OP_TAILN,
  OP.OP_TAILAP,
  OP.OP_ENTER,
  OP.OP_RETP,
  OP.OP_RETW,
  OP.OP_RETL,
  OP.OP_RETV,
  OP.OP_RETM,
  OP.OP_TAILPRIM,
  OP.OP_TAILHOST,
]);
/** Never go on with the next instruction. */
const ends: ReadonlySet<number> = new Set([...pops, OP.OP_JMP, OP.OP_LOOP, OP.OP_FAIL, OP.OP_SWTAG, OP.OP_SWCON]);
/** Skip the next instruction on their fast path: it must be R1GET. */
const skips: ReadonlySet<number> = new Set([OP.OP_EVAL, OP.OP_EVALTAG, OP.OP_EVALF2, OP.OP_INTADD, OP.OP_INTSUB, OP.OP_INTMUL]);
/** Skip a further instruction, which must be this one. */
const skipsFurther: ReadonlyMap<number, number> = new Map([
  [OP.OP_EVALTAG, OP.OP_BRTAG],
  [OP.OP_EVALF2, OP.OP_LDF2],
]);
/** `info` is the thunk's own or the one to be built. */
const thunkMakers: ReadonlySet<number> = new Set([OP.OP_THK, OP.OP_FILLT]);
/** Build closures; `info` or `con` says of how many payload words. */
const payloadCounts: Readonly<Record<number, (first: number) => number>> = {
  [OP.OP_CON]: (first) => (first >>> 16) & 255,
  [OP.OP_THK]: (first) => (first >>> 16) & 255,
  [OP.OP_FILL]: (first) => (first >>> 16) & 255,
  [OP.OP_FILLT]: (first) => (first >>> 16) & 255,
  [OP.OP_CON1]: () => 1,
  [OP.OP_CON2]: () => 2,
  [OP.OP_CON1L]: () => 2,
};
/** First opcode of the machine's own return points: not for images. */
const FIRST_INTERNAL = OP.OP_UPDATE_RET;

/** Fills `verifier.starts`. Throws ImageError. */
export function verifyCode(verifier: Verifier): void {
  markStarts(verifier);
  const { codeStart, codeEnd } = verifier.image;
  const procedure = new Procedure(verifier);
  for (let at = codeStart; at < codeEnd; at += instructionWords(verifier.words[at])) {
    if (verifier.starts[at] & STARTS_PROCEDURE) procedure.enter(at);
    procedure.instruction(at);
  }
}

function markStarts(verifier: Verifier): void {
  const { words, starts, image } = verifier;
  let last = OP.OP_FAIL;
  let beforeLast = OP.OP_FAIL;
  for (let at = image.codeStart; at < image.codeEnd; ) {
    const op = words[at] & 255;
    const size = instructionWords(words[at]);
    if (size === 0 || op >= FIRST_INTERNAL || verifier.relocAt[at] !== 0) verifier.fail(`no instruction (${words[at].toString(16)})`, at);
    if (at + size > image.codeEnd) verifier.fail(`${opcodes[op].name} leaves the code`, at);
    starts[at] = entries.has(op) ? STARTS_INSTRUCTION | STARTS_PROCEDURE : STARTS_INSTRUCTION;
    if (at === image.codeStart && !entries.has(op)) verifier.fail('code before the first entry', at);
    if (entries.has(op) && !ends.has(last)) verifier.fail('a procedure runs on into the next', at);
    if (skips.has(last) && op !== OP.OP_R1GET) verifier.fail(`${opcodes[last].name} without R1GET`, at);
    const further = skipsFurther.get(beforeLast);
    if (further !== undefined && op !== further) verifier.fail(`${opcodes[beforeLast].name} without ${opcodes[further].name}`, at);
    beforeLast = last;
    last = op;
    at += size;
  }
  if (skipsFurther.has(beforeLast)) verifier.fail(`${opcodes[beforeLast].name} at the end of the code`, image.codeEnd - 1);
  if (!ends.has(last)) verifier.fail('the last procedure has no end', image.codeEnd - 1);
}

/** The procedure whose instructions are being looked at. */
class Procedure {
  readonly #v: Verifier;
  #start = 0;
  #end = 0;
  /** F: words of its frame */
  #frame = 0;

  constructor(verifier: Verifier) {
    this.#v = verifier;
  }

  enter(at: number): void {
    const { words, starts, image } = this.#v;
    this.#start = at;
    this.#frame = words[at] >>> 16;
    this.#end = at + 1;
    while (this.#end < image.codeEnd && (starts[this.#end] & STARTS_PROCEDURE) === 0) this.#end++;
    const args = (words[at] & 255) === OP.OP_ENTRY ? (words[at] >>> 8) & 255 : 0;
    if (this.#frame !== 0 && this.#frame < args + 1) this.#fail(`frame of ${this.#frame} words for ${args} words of arguments`, at);
  }

  instruction(at: number): void {
    const first = this.#v.words[at];
    const op = first & 255;
    const { bytes, words, countShift } = operandLayouts[op];
    for (const { kind, shift } of bytes) {
      if (kind === 's' || kind === 'd') this.#slots(at, (first >>> shift) & 255, 1);
      else if (kind === 's2' || kind === 'd2') this.#slots(at, (first >>> shift) & 255, 2);
    }
    if (pops.has(op) && first >>> 16 !== this.#frame) this.#fail(`${opcodes[op].name} pops ${first >>> 16} words of a frame of ${this.#frame}`, at);
    if (op === OP.OP_R1FREE) this.#slots(at, (first >>> 8) & 255, first >>> 24);
    if (op === OP.OP_FIELDS) this.#slots(at, (first >>> 8) & 255, first >>> 24);
    const count = countShift === 0 ? 0 : (first >>> countShift) & 255;
    let word = at + 1;
    for (const kind of words) {
      const size = kind === 'lit64' ? 2 : kind === 'slots' ? (count + 3) >>> 2 : kind === 'table' ? count : 1;
      this.#operand(op, kind, at, word, count);
      word += size;
    }
  }

  #operand(op: number, kind: string, at: number, word: number, count: number): void {
    const v = this.#v;
    switch (kind) {
      case 'info':
        return this.#info(op, at, word);
      case 'con':
        return this.#con(op, at, word);
      case 'code':
        return this.#code(at, word);
      case 'ptr':
        return this.#pointer(op, at, word);
      case 'addr':
        if (v.reloc(word) !== 'data') this.#fail('LDA of something that is no literal', word);
        return;
      case 'host':
        return this.#host(word);
      case 'prim':
        if (v.words[word] >= primCalls.length || v.relocAt[word] !== 0) this.#fail(`no primop ${v.words[word]}`, word);
        return;
      case 'off':
        return this.#target(at, word);
      case 'table':
        for (let i = word; i < word + count; i++) this.#target(at, i);
        return;
      case 'slots':
        for (let i = 0; i < count; i++) this.#slots(at, (v.words[word + (i >>> 2)] >>> (8 * (i & 3))) & 255, 1);
        this.#plain(word, (count + 3) >>> 2);
        return;
      default:
        this.#plain(word, kind === 'lit64' ? 2 : 1);
    }
  }

  /** Slots are words of the frame, or of the area below it that calls and leaves use. */
  #slots(at: number, operand: number, count: number): void {
    const last = operand - L.SLOT_BIAS + count - 1;
    if (last >= this.#frame && count > 0) this.#fail(`${opcodes[this.#v.words[at] & 255].name} uses word ${last} of a frame of ${this.#frame}`, at);
  }

  #plain(word: number, count: number): void {
    for (let i = word; i < word + count; i++) if (this.#v.relocAt[i] !== 0) this.#fail(`${this.#v.reloc(i)} relocation of a plain operand`, i);
  }

  #target(at: number, word: number): void {
    this.#plain(word, 1);
    const target = at + (this.#v.words[word] | 0);
    const inside = target > this.#start && target < this.#end;
    if (!inside || this.#v.starts[target] === 0) this.#fail('branch to something that is no instruction of its procedure', word);
  }

  #info(op: number, at: number, word: number): void {
    const v = this.#v;
    const info = v.infoAt(word);
    if (info < 0 || v.words[word] & L.TAG_MASK) this.#fail(`${opcodes[op].name} without an info table`, word);
    const type = v.typeOf(info);
    const entry = v.words[info + L.INFO_ENTRY / 4] >>> 2;
    if (entries.has(op)) {
      const fits = op === OP.OP_ENTRY ? type === TYPE_FUN : type === TYPE_THUNK || type === TYPE_THUNK_SELECTOR;
      if (!fits || entry !== at) this.#fail(`${opcodes[op].name} with the info table of something else`, word);
    } else if (thunkMakers.has(op)) {
      if (type !== TYPE_THUNK && type !== TYPE_THUNK_SELECTOR) this.#fail(`${opcodes[op].name} of something that is no thunk`, word);
      this.#payload(op, at, info, word);
    } else {
      if (type !== TYPE_RET || v.ptrsOf(info) !== this.#frame) this.#fail(`${opcodes[op].name} with an info table of another frame`, word);
      if (entry <= this.#start || entry >= this.#end) this.#fail(`${opcodes[op].name} continues outside its procedure`, word);
    }
  }

  #con(op: number, at: number, word: number): void {
    const v = this.#v;
    if (v.isMachineCon(word) || v.importAt(word) >= 0) return;
    const info = v.infoAt(word);
    if (info < 0 || (v.typeOf(info) !== TYPE_CONSTR && v.typeOf(info) !== TYPE_FUN))
      this.#fail(`${opcodes[op].name} of something that is no constructor or function`, word);
    const tag = Math.min(v.typeOf(info) === TYPE_CONSTR ? v.conOf(info) + 1 : v.conOf(info), L.TAG_MAX);
    if ((v.words[word] & L.TAG_MASK) !== tag) this.#fail(`${opcodes[op].name} with tag ${v.words[word] & L.TAG_MASK} instead of ${tag}`, word);
    this.#payload(op, at, info, word);
  }

  #payload(op: number, at: number, info: number, word: number): void {
    const v = this.#v;
    const given = payloadCounts[op](v.words[at]);
    const wanted = v.ptrsOf(info) + v.nptrsOf(info);
    if (given !== wanted) this.#fail(`${opcodes[op].name} fills ${given} words of a closure of ${wanted}`, word);
    if (v.flagsOf(info) & L.INFO_STATIC) this.#fail(`${opcodes[op].name} with the info table of a static closure`, word);
  }

  #code(at: number, word: number): void {
    const v = this.#v;
    if (v.reloc(word) === 'code') {
      if (v.image.imports[v.importAt(word)].shape === 0) this.#fail('jump to an import that is not known to be a function', word);
      return;
    }
    const target = v.words[word] / L.WORD_B;
    const isFunction = v.reloc(word) === 'local' && (v.starts[target] & STARTS_PROCEDURE) !== 0 && (v.words[target] & 255) === OP.OP_ENTRY;
    if (!isFunction) this.#fail(`${opcodes[v.words[at] & 255].name} to something that is no function`, word);
  }

  #pointer(op: number, at: number, word: number): void {
    const v = this.#v;
    const isNull = op === OP.OP_ENTRY && v.words[word] === 0 && v.relocAt[word] === 0;
    if (!isNull && !v.isPointer(word)) this.#fail(`${opcodes[op].name} of something that is no closure`, at);
  }

  #host(word: number): void {
    const v = this.#v;
    if (v.reloc(word) !== 'host') this.#fail('call of something that is no host function', word);
    const declared = v.image.hosts[v.words[word]];
    const shape = makeShape(declared.args.filter((type) => type !== 'void').map((type) => argCodes[repOfHost(type)]));
    if (v.words[word + 1] !== shape) this.#fail(`host function \`${declared.name}\` called as ${describeShape(v.words[word + 1])}`, word);
  }

  #fail(what: string, word: number): never {
    return this.#v.fail(what, word);
  }
}

const argCodes: Readonly<Record<Rep, number>> = {
  i32: L.ARG_WORD,
  i64: L.ARG_DOUBLE,
  f32: L.ARG_WORD,
  f64: L.ARG_DOUBLE,
  p: L.ARG_PTR,
  void: L.ARG_VOID,
};
