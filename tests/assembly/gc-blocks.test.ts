/** Blocks, growth of memory, and large objects. */
import { beforeAll, describe, expect, test } from 'vitest';
import * as T from '../../abi/closure-types.gen.ts';
import * as L from '../../abi/layout.ts';
import * as I from '../../abi/rts-infos.gen.ts';
import { compileCollector, Heap, untag } from './gc-support/heap.ts';

let module: WebAssembly.Module;
let heap: Heap;
beforeAll(async () => {
  module = await compileCollector();
});
const fresh = (settings: Record<number, number> = {}): Heap => {
  heap = new Heap(module, settings);
  return heap;
};

const nil = (): number => heap.con(0, () => [], 0);
const field = (pointer: number, i: number): number => heap.word(untag(pointer), L.PAYLOAD + 4 * i);

describe('blocks', () => {
  test('groups that touch become one when they are given back', () => {
    const { core } = fresh();
    const total = core.freeBlocks();
    const groups = [3, 1, 5, 2].map((n) => core.allocGroup(n, L.KIND_TABLE, 1));
    expect(groups.every((at) => at !== 0)).toBe(true);
    for (const at of [groups[1], groups[3], groups[0], groups[2]]) core.freeGroup(at);
    expect(core.freeBlocks()).toBeGreaterThanOrEqual(total);
    const all = core.allocGroup(core.freeBlocks(), L.KIND_TABLE, 1);
    expect(all).not.toBe(0);
    expect(core.freeBlocks()).toBe(0);
    core.freeGroup(all);
    expect(core.checkHeap()).toBe(0);
  });

  test('memory grows, and its descriptor table with it', () => {
    const { core } = fresh();
    const table = heap.reg(L.REG_BLOCKS);
    const before = heap.reg(L.REG_BLOCKS_N);
    const groups = Array.from({ length: 40 }, () => core.allocGroup(64, L.KIND_TABLE, 1) >>> 0);
    expect(new Set(groups).size).toBe(40);
    expect(heap.reg(L.REG_BLOCKS_N)).toBeGreaterThan(before + 2400);
    expect(heap.reg(L.REG_BLOCKS)).not.toBe(table);
    expect(core.memory.buffer.byteLength).toBeLessThan(2 * 41 * 64 * L.BLOCK_B);
    for (const at of groups) core.freeGroup(at);
    expect(core.checkHeap()).toBe(0);
  });

  test('what cannot be had is answered with 0, and nothing has changed', () => {
    const { core } = fresh();
    const free = core.freeBlocks();
    expect(core.allocGroup(131_080, L.KIND_TABLE, 1)).toBe(0);
    expect(core.allocGroup(0x7fffffff, L.KIND_TABLE, 1)).toBe(0);
    expect(core.allocate(0x3fffffff)).toBe(0);
    expect(core.ensureNursery(0x3fffffff)).toBe(0);
    expect(core.freeBlocks()).toBe(free);
    expect(core.checkHeap()).toBe(0);
  });

  test('static memory is zeroed, aligned, and never moved', () => {
    const { core } = fresh();
    const small = core.allocStatic(12);
    const big = core.allocStatic(5 * L.BLOCK_B);
    expect(small % 8).toBe(0);
    expect(big % 8).toBe(0);
    for (let at = big; at < big + 5 * L.BLOCK_B; at += 4096) {
      expect(heap.word(at)).toBe(0);
      expect(heap.isOld(at)).toBe(true);
    }
  });

  test('a new machine is small', () => {
    const { core } = fresh();
    expect(core.memory.buffer.byteLength).toBeLessThanOrEqual(4 * 65536);
    for (let i = 0; i < 1000; i++) nil();
    expect(heap.collections).toBe(0);
  });
});

describe('large objects', () => {
  test('they never move, and go when they are dead', () => {
    fresh();
    const words = 20_000;
    const make = (): number =>
      heap.make(I.I_ARRAY_CLEAN, words, (at) => {
        heap.setWord(at, words - 2, L.ARRAY_COUNT);
        for (let i = 0; i < words - 2; i++) heap.setWord(at, 0, L.ARRAY_ELEMS + 4 * i);
      });
    heap.setRoot(0, make());
    const at = heap.root(0);
    heap.setWord(
      at,
      heap.con(0, () => [], 0, [5]),
      L.ARRAY_ELEMS + 4 * 17_000,
    );
    for (const major of [false, false, true, false, true]) heap.collect(major);
    expect(heap.root(0)).toBe(at);
    expect(field(heap.word(at, L.ARRAY_ELEMS + 4 * 17_000), 0)).toBe(5);
    const live = heap.core.liveBytes();
    expect(live).toBeGreaterThan(words * 4);
    heap.setRoot(0, 0);
    heap.collect(true);
    expect(heap.core.liveBytes()).toBeLessThan(live - words * 4);
  });

  test('of a large array minor collections look at what was written to since', () => {
    fresh();
    const n = 20_000;
    const make = (): number =>
      heap.make(I.I_ARRAY_CLEAN, n + L.ARRAY_SIZE_W, (at) => {
        heap.setWord(at, n, L.ARRAY_COUNT);
        for (let i = 0; i < n; i++) heap.setWord(at, 0, L.ARRAY_ELEMS + 4 * i);
      });
    heap.setRoot(0, make());
    const at = heap.root(0);
    const slot = (i: number): number => L.ARRAY_ELEMS + 4 * i;
    const write = (i: number, value: number): void => {
      heap.setWord(
        at,
        heap.con(0, () => [], 0, [value]),
        slot(i),
      );
      heap.touchedArray(at, slot(i));
    };
    for (let i = 0; i < 3; i++) heap.collect(false);
    expect(heap.isOld(at)).toBe(true);
    expect(heap.word(at)).toBe(I.I_ARRAY_CLEAN);
    for (const i of [0, 117, 118, 9000, n - 1]) write(i, i);
    // a pointer that no barrier was told of is not seen
    const hidden = heap.con(0, () => [], 0, [5]);
    heap.setWord(at, hidden, slot(12_000));
    if (!heap.core.collect(0)) throw new Error('no memory');
    expect(heap.word(at, slot(12_000))).toBe(hidden);
    heap.setWord(at, 0, slot(12_000));
    heap.checkSound();
    expect(heap.word(at)).toBe(I.I_ARRAY_CARDS);
    for (const i of [0, 117, 118, 9000, n - 1]) expect(field(heap.word(at, slot(i)), 0)).toBe(i);
    heap.collect(false);
    expect(heap.word(at)).toBe(I.I_ARRAY_CLEAN);
    for (const i of [0, 117, 118, 9000, n - 1]) expect(field(heap.word(at, slot(i)), 0)).toBe(i);
  });

  test('garbage of large objects asks for collections and does not pile up', () => {
    fresh();
    for (let i = 0; i < 2000; i++) heap.make(I.I_BYTE_ARRAY, 8192, (at) => heap.setWord(at, 8190 * 4, L.BYTES_COUNT));
    expect(heap.collections).toBeGreaterThan(10);
    expect(heap.core.memory.buffer.byteLength).toBeLessThan(8 << 20);
  });

  test('a limit on the heap refuses them', () => {
    fresh({ [L.CFG_MAX_HEAP_B]: 1024 });
    expect(heap.core.allocate(1 << 20)).toBe(0);
    expect(heap.core.needMajor()).toBe(1);
    heap.collect(true);
    expect(heap.core.needMajor()).toBe(0);
    expect(heap.core.ensureNursery(1 << 20)).toBe(0);
    expect(heap.core.ensureNursery(1 << 16)).toBe(1);
    expect(heap.core.allocate(1 << 16)).not.toBe(0);
  });
});

describe('out of memory', () => {
  /** Makes the list in root 0 longer until no more memory can be had; with `grace` as if HeapOverflow were being handled all the time. */
  const fill = (grace = false): number => {
    for (let n = 0; ; n++) {
      let at = 0;
      for (let attempt = 0; attempt < 3 && at === 0; attempt++) {
        at = heap.core.allocate(3) >>> 0;
        if (at !== 0) continue;
        if (!heap.core.collect(heap.core.needMajor())) return n;
        if (grace) heap.setReg(L.REG_HEAP_STATE, 1);
        if (!heap.core.ensureNursery(3)) return n;
      }
      if (at === 0) return n;
      heap.setWords(at, 0, [heap.info(T.TYPE_CONSTR, { con: 1, ptrs: 1, nptrs: 1 }), heap.root(0), n]);
      heap.setRoot(0, at + 2);
    }
  };
  const checkList = (n: number): void => {
    let at = heap.root(0);
    for (let i = n - 1; i >= 0; i--) {
      if (field(at, 1) !== i) throw new Error(`cell ${i}`);
      at = field(at, 0);
    }
    expect(at & 3).toBe(1);
  };

  test('is noticed while there is still room to recover', async () => {
    heap = new Heap(await compileCollector(256), { [L.CFG_NURSERY_B]: 4 * L.BLOCK_B });
    heap.setRoot(0, nil());
    const n = fill();
    expect(n).toBeGreaterThan(400_000);
    heap.checkSound();
    checkList(n);
    // HeapOverflow is thrown; the handler allocates, lets go of the list, and the program goes on.
    heap.setReg(L.REG_HEAP_STATE, 1);
    for (let i = 0; i < 3000; i++)
      heap.setRoot(
        1,
        heap.con(2, () => [], 0, [i]),
      );
    heap.setRoot(0, nil());
    for (let i = 0; i < 20_000; i++)
      heap.setRoot(
        1,
        heap.con(2, () => [], 0, [i]),
      );
    expect(heap.reg(L.REG_HEAP_STATE)).toBe(0);
    expect(fill()).toBeGreaterThan(400_000);
  });

  test('without recovery ends in a refused collection, which has changed nothing', async () => {
    heap = new Heap(await compileCollector(256), { [L.CFG_NURSERY_B]: 4 * L.BLOCK_B });
    heap.setRoot(0, nil());
    const n = fill(true);
    expect(heap.core.collect(1)).toBe(0);
    heap.checkSound();
    checkList(n);
  });

  test('large objects leave room for a collection', async () => {
    heap = new Heap(await compileCollector(256));
    for (let i = 0; i < heap.roots; i++) {
      let at = 0;
      for (let attempt = 0; attempt < 3 && at === 0; attempt++) {
        at = heap.core.allocate(100_000) >>> 0;
        if (at === 0) heap.collect(heap.core.needMajor() !== 0);
      }
      if (at === 0) break;
      heap.setWords(at, 0, [I.I_BYTE_ARRAY, 4 * 99_998]);
      heap.setRoot(i, at);
    }
    expect(heap.root(30)).not.toBe(0);
    expect(heap.root(50)).toBe(0);
    expect(heap.core.ensureNursery(100_000)).toBe(0);
    heap.collect(true);
    heap.setRoot(7, 0);
    heap.collect(true);
    expect(heap.core.allocate(100_000)).not.toBe(0);
  });
});
