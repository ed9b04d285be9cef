/**
 * Typed views of a live machine's memory that follow its growth. The running host's own access, fast and without checks; for reading what may be
 * damaged there is memory/view.ts.
 *
 * Whatever runs or allocates in the machine may grow memory, which detaches all views of it: a detached view has length 0, and asking for a view looks.
 * So take views anew after every call of the machine, and keep none.
 */
import { REGS } from '../abi/layout.ts';

export class MemoryAccess {
  readonly memory: WebAssembly.Memory;
  #words: Uint32Array;
  #bytes: Uint8Array;
  #data: DataView;

  constructor(memory: WebAssembly.Memory) {
    this.memory = memory;
    this.#words = new Uint32Array(memory.buffer);
    this.#bytes = new Uint8Array(memory.buffer);
    this.#data = new DataView(memory.buffer);
  }

  get words(): Uint32Array {
    if (this.#words.length === 0) this.#refresh();
    return this.#words;
  }

  get bytes(): Uint8Array {
    if (this.#words.length === 0) this.#refresh();
    return this.#bytes;
  }

  get data(): DataView {
    if (this.#words.length === 0) this.#refresh();
    return this.#data;
  }

  /** The word at a 4-aligned byte address. */
  word(address: number): number {
    return this.words[address >>> 2];
  }

  setWord(address: number, value: number): void {
    this.words[address >>> 2] = value;
  }

  /** A register of the block at REGS, by its REG_*, CFG_* or STAT_* offset. */
  register(offset: number): number {
    return this.words[(REGS + offset) >>> 2];
  }

  setRegister(offset: number, value: number): void {
    this.words[(REGS + offset) >>> 2] = value;
  }

  #refresh(): void {
    const { buffer } = this.memory;
    this.#words = new Uint32Array(buffer);
    this.#bytes = new Uint8Array(buffer);
    this.#data = new DataView(buffer);
  }
}
