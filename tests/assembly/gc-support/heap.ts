/**
 * The collector under a test's thumb: one instance with its own memory, info tables made to order, closures written field by field, and the write
 * barriers as the machine has them. Addresses are numbers (unsigned bytes).
 */

import * as T from '../../../abi/closure-types.gen.ts';
import * as L from '../../../abi/layout.ts';
import * as I from '../../../abi/rts-infos.gen.ts';
import { layRtsTables } from '../../../host/core/rts-tables.ts';
import { machineImports } from '../../../host/imports.ts';
import { compileAssembly } from '../../support/compile-assembly.ts';

interface Core {
  readonly memory: WebAssembly.Memory;
  initBlocks(firstFreeByte: number): number;
  allocGroup(blocks: number, kind: number, gen: number): number;
  freeGroup(address: number): void;
  freeBlocks(): number;
  allocStatic(bytes: number): number;
  initHeap(): number;
  allocate(words: number): number;
  allocateLarge(words: number): number;
  ensureNursery(words: number): number;
  isOld(address: number): number;
  remember(closure: number): void;
  collect(major: number): number;
  needMajor(): number;
  liveBytes(): number;
  checkHeap(): number;
}

export interface InfoFields {
  readonly ptrs?: number;
  readonly nptrs?: number;
  readonly con?: number;
  readonly shape?: number;
  readonly srt?: number;
  readonly flags?: number;
}

/** Debug build (with the sanity walker); with a limit in pages of 64 KB its memory cannot grow beyond that. */
export function compileCollector(maximumPages = 0): Promise<WebAssembly.Module> {
  const limit = maximumPages === 0 ? [] : ['--maximumMemory', String(maximumPages)];
  return compileAssembly('assembly/gc.ts', ['--optimizeLevel', '2', ...limit]);
}

const ROOTS_N = 64;

export class Heap {
  readonly core: Core;
  /** Collections made by `allocate`. */
  collections = 0;
  /** Called after every collection. */
  afterCollection: (major: boolean) => void = () => {};
  readonly #infos = new Map<string, number>();
  #view: DataView;

  constructor(module: WebAssembly.Module, settings: Readonly<Record<number, number>> = {}) {
    const instance: WebAssembly.Instance = new WebAssembly.Instance(
      module,
      machineImports(
        () => this.core.memory,
        () => performance.now(),
      ),
    );
    this.core = instance.exports as unknown as Core;
    this.#view = new DataView(this.core.memory.buffer);
    for (const [offset, value] of Object.entries(settings)) this.setReg(Number(offset), value);
    if (!this.core.initBlocks(L.RTS_END)) throw new Error('no memory');
    layRtsTables(new Uint32Array(this.core.memory.buffer));
    if (!this.core.initHeap()) throw new Error('no memory');
    this.setReg(L.REG_HANDLES, this.core.allocGroup(1, L.KIND_TABLE, 1) >>> 0);
    this.setReg(L.REG_HANDLES_N, ROOTS_N);
    for (let i = 0; i < ROOTS_N; i++) this.setRoot(i, 0);
  }

  // Words ------------------------------------------------------------------------------------------------------------------------------

  #memory(): DataView {
    if (this.#view.buffer !== this.core.memory.buffer) this.#view = new DataView(this.core.memory.buffer);
    return this.#view;
  }
  word(at: number, offset = 0): number {
    return this.#memory().getUint32(at + offset, true);
  }
  setWord(at: number, value: number, offset = 0): void {
    this.#memory().setUint32(at + offset, value, true);
  }
  /** Writes words from `at + offset` on. */
  setWords(at: number, offset: number, words: readonly number[]): void {
    for (const [i, word] of words.entries()) this.setWord(at, word, offset + 4 * i);
  }
  byte(at: number): number {
    return this.#memory().getUint8(at);
  }
  half(at: number): number {
    return this.#memory().getUint16(at, true);
  }
  reg(offset: number): number {
    return this.word(L.REGS + offset);
  }
  setReg(offset: number, value: number): void {
    this.setWord(L.REGS + offset, value);
  }
  stat64(offset: number): number {
    return Number(this.#memory().getBigUint64(L.REGS + offset, true));
  }

  // Roots: slots of the handle table ---------------------------------------------------------------------------------------------------

  readonly roots = ROOTS_N;
  root(i: number): number {
    return this.word(this.reg(L.REG_HANDLES) + 4 * i);
  }
  setRoot(i: number, pointer: number): void {
    this.setWord(this.reg(L.REG_HANDLES) + 4 * i, pointer);
  }

  // Info tables and closures -----------------------------------------------------------------------------------------------------------

  /** Address of an info table; the same fields give the same table. */
  info(type: number, fields: InfoFields = {}): number {
    const key = JSON.stringify([type, fields]);
    let at = this.#infos.get(key);
    if (at === undefined) {
      at = this.core.allocStatic(L.INFO_SIZE_B) >>> 0;
      this.#writeInfo(at, type, fields);
      this.#infos.set(key, at);
    }
    return at;
  }
  #writeInfo(at: number, type: number, fields: InfoFields): void {
    this.setWord(at, type | ((fields.flags ?? 0) << 8) | ((fields.con ?? 0) << 16));
    this.setWord(at, (fields.ptrs ?? 0) | ((fields.nptrs ?? 0) << 16), L.INFO_PTRS);
    this.setWord(at, fields.shape ?? 0, L.INFO_SHAPE);
    this.setWord(at, fields.srt ?? 0, L.INFO_SRT);
  }
  static(words: readonly number[]): number {
    const at = this.core.allocStatic(words.length * 4) >>> 0;
    this.setWords(at, 0, words);
    return at;
  }
  type(pointer: number): number {
    return this.byte(this.word(untag(pointer)));
  }
  descriptorOf(address: number): number {
    return this.reg(L.REG_BLOCKS) + ((address >>> L.BLOCK_SHIFT) << L.BD_SHIFT);
  }
  isOld(pointer: number): boolean {
    return this.core.isOld(pointer) !== 0;
  }

  /** Room for a closure; collects when it must, so no address may be held across it. */
  allocate(words: number): number {
    for (let attempt = 0; ; attempt++) {
      const at = this.core.allocate(words) >>> 0;
      if (at !== 0) return at;
      if (attempt === 3) throw new Error(`cannot allocate ${words} words`);
      this.collect(this.core.needMajor() !== 0);
      if (!this.core.ensureNursery(words)) throw new Error(`no room for ${words} words`);
    }
  }
  /** Writes a closure; its words are asked for after the room has been found. */
  make(info: number, words: number, fill: (at: number) => void): number {
    const at = this.allocate(words);
    this.setWord(at, info);
    fill(at);
    return at;
  }
  /** A constructor; `pointers` is asked for its fields after the room has been found. Tagged. */
  con(con: number, pointers: () => readonly number[], ptrs: number, raw: readonly number[] = []): number {
    const at = this.allocate(1 + ptrs + raw.length);
    this.setWord(at, this.info(T.TYPE_CONSTR, { con, ptrs, nptrs: raw.length }));
    this.setWords(at, L.PAYLOAD, [...pointers(), ...raw]);
    return at + Math.min(con + 1, 3);
  }

  collect(major: boolean): void {
    if (!this.core.collect(major ? 1 : 0)) throw new Error('no memory to collect');
    this.collections++;
    this.checkSound();
    this.afterCollection(major);
  }
  checkSound(): void {
    if (this.reg(L.REG_DIRTY) !== 0) throw new Error(`damaged: check ${this.reg(L.REG_DIRTY)} at ${this.reg(L.REG_EXIT_B)}`);
    const failed = this.core.checkHeap();
    if (failed !== 0) throw new Error(`heap check ${failed} failed at ${this.reg(L.REG_EXIT_B)}`);
  }

  // Write barriers, as in assembly/remember.ts -----------------------------------------------------------------------------------------

  touched(closure: number): void {
    if (this.isOld(closure)) this.core.remember(closure);
  }
  touchedVar(closure: number): void {
    if (this.word(closure) !== I.I_MUT_VAR_CLEAN) return;
    this.setWord(closure, I.I_MUT_VAR_DIRTY);
    this.touched(closure);
  }
  /** `at`: where in the array was written, in bytes */
  touchedArray(closure: number, at: number): void {
    if (this.word(closure) === I.I_ARRAY_DIRTY) return;
    const slot = closure + at;
    const marks = this.descriptorOf(slot) + L.BD_CARDS + ((slot >>> (L.CARD_SHIFT + 3)) & 4);
    this.setWord(marks, this.word(marks) | (1 << ((slot >>> L.CARD_SHIFT) & 31)));
    if (this.word(closure) !== I.I_ARRAY_CLEAN) return;
    const isLarge = (this.word(this.descriptorOf(closure)) & 255) === L.KIND_LARGE;
    this.setWord(closure, isLarge && this.isOld(closure) ? I.I_ARRAY_CARDS : I.I_ARRAY_DIRTY);
    this.touched(closure);
  }
  touchedTso(tso: number): void {
    const flags = this.word(tso, L.TSO_FLAGS);
    if (flags & L.TSO_DIRTY) return;
    this.setWord(tso, flags | L.TSO_DIRTY, L.TSO_FLAGS);
    this.touched(tso);
  }
  touchedStack(chunk: number): void {
    if (this.word(chunk, L.STACK_DIRTY)) return;
    this.setWord(chunk, 1, L.STACK_DIRTY);
    this.touched(chunk);
  }
}

export function untag(pointer: number): number {
  return (pointer & ~L.TAG_MASK) >>> 0;
}

/** A shape word from the arguments' kinds: v void, p pointer, w word, d double. */
export function shapeOf(kinds: string): number {
  let shape = kinds.length;
  [...kinds].forEach((kind, i) => {
    shape |= 'vpwd'.indexOf(kind) << (L.SHAPE_ARGS_SHIFT + 2 * i);
  });
  return shape >>> 0;
}
