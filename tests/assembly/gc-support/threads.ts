/** Threads and stack chunks for tests of the collector, made and changed as the scheduler does it, barriers included. */
import * as L from '../../../abi/layout.ts';
import * as I from '../../../abi/rts-infos.gen.ts';
import type { Heap } from './heap.ts';

const OVERHEAD_W = L.STACK_HEADER_W + L.STACK_RESERVE_W;

export class Threads {
  readonly #heap: Heap;
  #ids = 0;

  constructor(heap: Heap) {
    this.#heap = heap;
  }

  /** A runnable thread whose first chunk has `usable` words; on the list of all threads. Answers its id. */
  make(usable: number): number {
    const heap = this.#heap;
    const id = ++this.#ids;
    // The chunk comes first: nothing leads to the thread before it is whole.
    const words = OVERHEAD_W + usable;
    const both = heap.allocate(L.TSO_SIZE_W + words);
    const chunk = both + 4 * L.TSO_SIZE_W;
    for (let i = 0; i < L.TSO_SIZE_W; i++) heap.setWord(both, 0, 4 * i);
    heap.setWord(both, I.I_TSO);
    heap.setWord(both, id, L.TSO_ID);
    heap.setWord(both, chunk, L.TSO_STACK);
    heap.setWord(both, heap.reg(L.REG_ALL_THREADS), L.TSO_ALL_LINK);
    heap.setReg(L.REG_ALL_THREADS, both);
    this.#initChunk(chunk, words, both);
    this.#pushRaw(chunk, [I.I_STOP]);
    return id;
  }

  /** Address of the thread with this id. */
  find(id: number): number {
    const heap = this.#heap;
    for (let tso = heap.reg(L.REG_ALL_THREADS); tso !== 0; tso = heap.word(tso, L.TSO_ALL_LINK)) if (heap.word(tso, L.TSO_ID) === id) return tso;
    throw new Error(`no thread ${id}`);
  }
  ids(): number[] {
    const heap = this.#heap;
    const found: number[] = [];
    for (let tso = heap.reg(L.REG_ALL_THREADS); tso !== 0; tso = heap.word(tso, L.TSO_ALL_LINK)) found.push(heap.word(tso, L.TSO_ID));
    return found;
  }

  /** A chunk that belongs to nobody yet, with these frames, top one first. */
  frozen(frames: readonly (readonly number[])[]): number {
    const words = OVERHEAD_W + frames.flat().length;
    const chunk = this.#heap.allocate(words);
    this.#initChunk(chunk, words, 0);
    for (const frame of [...frames].reverse()) this.#pushRaw(chunk, frame);
    return chunk;
  }

  #initChunk(chunk: number, words: number, owner: number): void {
    const heap = this.#heap;
    const end = chunk + 4 * words;
    const fields = [I.I_STACK, words, end, 0, owner, 0, chunk + 4 * OVERHEAD_W, 0];
    heap.setWords(chunk, 0, fields);
    heap.touchedStack(chunk);
  }
  #pushRaw(chunk: number, frame: readonly number[]): void {
    const sp = this.#heap.word(chunk, L.STACK_SP) - 4 * frame.length;
    this.#heap.setWords(sp, 0, frame);
    this.#heap.setWord(chunk, sp, L.STACK_SP);
  }

  /** Whether the top chunk has room for so many words. */
  hasRoom(tso: number, words: number): boolean {
    const chunk = this.#heap.word(tso, L.TSO_STACK);
    return this.#heap.word(chunk, L.STACK_SP) - 4 * words >= this.#heap.word(chunk, L.STACK_LIMIT);
  }

  /** A new top chunk of `words` words. May collect, so the thread is named by id. */
  addChunk(id: number, words: number): void {
    const heap = this.#heap;
    const chunk = heap.allocate(words);
    const tso = this.find(id);
    this.#initChunk(chunk, words, tso);
    this.#pushRaw(chunk, [I.I_UNDERFLOW, heap.word(tso, L.TSO_STACK)]);
    heap.setWord(tso, chunk, L.TSO_STACK);
    heap.touchedTso(tso);
  }

  /**
   * Pushes a frame; when the chunk is full, on a new one of `chunkWords` words. The frame's pointers are kept in the last roots while that chunk is
   * found, and may be tagged.
   */
  push(tso: number, frame: readonly number[], chunkWords = 600): void {
    const heap = this.#heap;
    if (!this.hasRoom(tso, frame.length)) {
      if (frame.length > 8) throw new Error('a frame for which no chunk can be added here');
      const id = heap.word(tso, L.TSO_ID);
      const first = heap.roots - 8;
      for (let i = 1; i < frame.length; i++) heap.setRoot(first + i, frame[i]);
      this.addChunk(id, chunkWords);
      const moved = frame.map((word, i) => (i === 0 ? word : heap.root(first + i)));
      for (let i = 0; i < 8; i++) heap.setRoot(first + i, 0);
      this.push(this.find(id), moved, chunkWords);
      return;
    }
    const chunk = heap.word(tso, L.TSO_STACK);
    this.#pushRaw(chunk, frame);
    heap.touchedStack(chunk);
  }

  /** Pops a RET or UPDATE frame and answers its words; leaves an emptied chunk behind. */
  pop(tso: number): number[] {
    const heap = this.#heap;
    let chunk = heap.word(tso, L.TSO_STACK);
    if (heap.word(heap.word(chunk, L.STACK_SP)) === I.I_UNDERFLOW) {
      chunk = heap.word(heap.word(chunk, L.STACK_SP), L.UNDERFLOW_NEXT);
      heap.setWord(tso, chunk, L.TSO_STACK);
      heap.touchedTso(tso);
    }
    heap.touchedStack(chunk);
    const sp = heap.word(chunk, L.STACK_SP);
    const words = heap.word(sp) === I.I_UPDATE ? L.UPDATE_SIZE_W : heap.half(heap.word(sp) + L.INFO_PTRS);
    heap.setWord(chunk, sp + 4 * words, L.STACK_SP);
    return Array.from({ length: words }, (_, i) => heap.word(sp, 4 * i));
  }

  finish(tso: number): void {
    this.#heap.setWord(tso, L.THREAD_FINISHED, L.TSO_STATUS);
  }

  block(tso: number, why: number, on: number): void {
    const heap = this.#heap;
    heap.setWord(tso, L.THREAD_BLOCKED, L.TSO_STATUS);
    heap.setWord(tso, why, L.TSO_WHY);
    heap.setWord(tso, on, L.TSO_BLOCK_ON);
    heap.touchedTso(tso);
  }

  /** Blocks a thread in takeMVar on an MVAR (untagged) nobody else waits for. */
  waitForMVar(tso: number, mvar: number): void {
    const heap = this.#heap;
    const [tsoRoot, mvarRoot] = [heap.roots - 1, heap.roots - 2];
    heap.setRoot(tsoRoot, tso);
    heap.setRoot(mvarRoot, mvar);
    const cell = heap.make(I.I_MVAR_QUEUE, L.MVARQ_SIZE_W, (at) => {
      heap.setWords(at, L.MVARQ_NEXT, [0, heap.root(tsoRoot), 0, L.BLOCK_MVAR_TAKE]);
    });
    const at = heap.root(mvarRoot);
    heap.setWord(at, cell, L.MVAR_HEAD);
    heap.setWord(at, cell, L.MVAR_TAIL);
    heap.touched(at);
    const moved = heap.root(tsoRoot);
    heap.setWord(moved, cell, L.TSO_MVAR_CELL);
    this.block(moved, L.BLOCK_MVAR_TAKE, at);
    heap.setRoot(tsoRoot, 0);
    heap.setRoot(mvarRoot, 0);
  }
}
