/**
 * The collector and threads: stack chunks and their frames, deadlock, resurrection, and what a minor collection must not cost.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import * as T from '../../abi/closure-types.gen.ts';
import * as X from '../../abi/exit-reasons.gen.ts';
import * as L from '../../abi/layout.ts';
import * as I from '../../abi/rts-infos.gen.ts';
import { compileCollector, Heap, shapeOf, untag } from './gc-support/heap.ts';
import { Threads } from './gc-support/threads.ts';

let module: WebAssembly.Module;
let heap: Heap;
let threads: Threads;
beforeAll(async () => {
  module = await compileCollector();
});
const fresh = (): void => {
  heap = new Heap(module);
  threads = new Threads(heap);
};
const mark = (raw: number): number => heap.con(0, () => [], 0, [raw]);
const rawOf = (pointer: number): number => heap.word(untag(pointer), L.PAYLOAD);

describe('frames', () => {
  test('every kind of frame is scanned by what it says of itself', () => {
    fresh();
    const tso = (): number => threads.find(1);
    threads.make(200);
    for (let i = 0; i < 8; i++) heap.setRoot(i, mark(i));
    heap.setRoot(
      10,
      heap.make(I.I_BLACKHOLE, 2, (at) => heap.setWord(at, heap.word(tso(), L.TSO_STACK), 4)),
    );
    const junk = 0xfffffff0;
    const F = 70;
    const bits = [0, 0, 0];
    const big = Array.from({ length: F - 1 }, () => junk);
    for (const [slot, root] of [
      [1, 0],
      [33, 1],
      [69, 2],
    ] as const) {
      bits[(slot - 1) >> 5] |= 1 << ((slot - 1) & 31);
      big[slot - 1] = heap.root(root);
    }
    const bigInfo = heap.info(T.TYPE_RET, { ptrs: F, flags: L.INFO_BIG_BITMAP, shape: heap.static(bits) });
    threads.push(tso(), [bigInfo, ...big]);
    threads.push(tso(), [heap.info(T.TYPE_RET, { ptrs: 4, shape: 0b101 }), heap.root(3), junk, heap.root(4)]);
    threads.push(tso(), [I.I_UPDATE, heap.root(10), 0]);
    threads.push(tso(), [I.I_CATCH, junk, heap.root(5)]);
    threads.push(tso(), [I.I_MASK]);
    threads.push(tso(), [I.I_APPLY, shapeOf('wpdp'), junk, heap.root(6), junk, junk, heap.root(7)]);
    threads.push(tso(), [I.I_BLOCKED, junk, shapeOf('pw'), heap.root(0), junk]);
    threads.push(tso(), [I.I_BOUNDARY, junk, 0, junk]);
    const sp = heap.word(heap.word(tso(), L.TSO_STACK), L.STACK_SP);
    heap.setWord(sp, sp, L.BOUNDARY_SP);
    threads.push(tso(), [I.I_ENTER, heap.root(1)]);
    threads.push(tso(), [I.I_RAISE, heap.root(2)]);
    threads.push(tso(), [heap.info(T.TYPE_RET, { ptrs: 1 })]);
    for (const major of [false, false, false, true]) {
      heap.collect(major);
      const chunk = heap.word(tso(), L.TSO_STACK);
      let at = heap.word(chunk, L.STACK_SP);
      const frame = (words: number): number[] => {
        const found = Array.from({ length: words }, (_, i) => heap.word(at, 4 * i));
        at += 4 * words;
        return found;
      };
      const r = (i: number): number => heap.root(i);
      frame(1);
      expect(frame(2)).toEqual([I.I_RAISE, r(2)]);
      expect(frame(2)).toEqual([I.I_ENTER, r(1)]);
      expect(heap.word(at, L.BOUNDARY_SP)).toBe(at);
      frame(4);
      expect(frame(5)).toEqual([I.I_BLOCKED, junk, shapeOf('pw'), r(0), junk]);
      expect(frame(7)).toEqual([I.I_APPLY, shapeOf('wpdp'), junk, r(6), junk, junk, r(7)]);
      expect(frame(1)).toEqual([I.I_MASK]);
      expect(frame(3)).toEqual([I.I_CATCH, junk, r(5)]);
      expect(frame(3)).toEqual([I.I_UPDATE, r(10), 0]);
      expect(frame(4).slice(1)).toEqual([r(3), junk, r(4)]);
      const slots = frame(F);
      expect([slots[1], slots[33], slots[69]]).toEqual([r(0), r(1), r(2)]);
      expect(slots.filter((word) => word === junk).length).toBe(F - 4);
      expect(heap.word(at)).toBe(I.I_STOP);
      expect(at + 4).toBe(chunk + 4 * heap.word(chunk, L.STACK_SIZE));
      expect(heap.word(chunk, L.STACK_LIMIT)).toBe(chunk + 4 * (L.STACK_HEADER_W + L.STACK_RESERVE_W));
      expect(heap.word(r(10), L.IND_INDIRECTEE)).toBe(chunk);
      for (let i = 0; i < 8; i++) expect(rawOf(r(i))).toBe(i);
    }
  });

  test('an update frame is not led past the indirection it is to overwrite', () => {
    fresh();
    threads.make(100);
    const at = heap.make(I.I_IND, 2, () => {});
    heap.setWord(at, mark(1), L.IND_INDIRECTEE);
    threads.push(threads.find(1), [I.I_UPDATE, at, 0]);
    for (const major of [false, true]) {
      heap.collect(major);
      const updatee = heap.word(heap.word(heap.word(threads.find(1), L.TSO_STACK), L.STACK_SP), L.UPDATE_UPDATEE);
      expect(heap.word(updatee)).toBe(I.I_IND);
      expect(rawOf(heap.word(updatee, L.IND_INDIRECTEE))).toBe(1);
    }
  });

  test('what is no frame ends the scan and is reported, not trapped', () => {
    for (const word of [12, 0xfffffff0, I.I_IND, 0]) {
      fresh();
      threads.make(100);
      threads.push(threads.find(1), [word]);
      expect(heap.core.collect(0)).toBe(1);
      expect(heap.reg(L.REG_DIRTY)).toBe(X.CHECK_BAD_FRAME);
    }
  });

  test('what is no closure is left alone and reported, not trapped', () => {
    for (const word of [12, 0xfffffff0, I.I_UPDATE, 0]) {
      fresh();
      heap.setRoot(0, mark(1));
      heap.setWord(untag(heap.root(0)), word);
      expect(heap.core.collect(0)).toBe(1);
      expect(heap.reg(L.REG_DIRTY)).toBe(X.CHECK_BAD_CLOSURE);
    }
  });
});

describe('cost', () => {
  const scanned = (): number => heap.stat64(L.STAT_STACK_SCANNED_W);

  test('a deep stack is scanned once, and not again while it rests', () => {
    fresh();
    threads.make(200);
    const info = heap.info(T.TYPE_RET, { ptrs: 3, shape: 0b11 });
    const tso = threads.find(1);
    heap.setReg(L.REG_TSO, tso);
    const n = 200_000;
    // No major collection on the way: it would rightly scan all of it.
    heap.setReg(L.REG_OLD_LIMIT_B, 1 << 30);
    for (let i = 0; i < n; i++) {
      heap.setRoot(0, mark(i));
      heap.setRoot(1, mark(-i));
      threads.push(threads.find(1), [info, heap.root(0), heap.root(1)], 8192);
    }
    const deep = 3 * n;
    expect(heap.collections).toBeGreaterThan(3);
    heap.collect(false);
    heap.collect(false);
    expect(scanned()).toBeLessThan(deep + heap.collections * 2 * 8192);
    const before = scanned();
    for (let i = 0; i < 10; i++) heap.collect(false);
    expect(scanned() - before).toBeLessThanOrEqual(10 * 8192);
    heap.collect(true);
    expect(scanned() - before).toBeGreaterThan(deep);
    // Unwinds: everything is still there.
    for (let i = n - 1; i >= 0; i--) {
      const [, a, b] = threads.pop(threads.find(1));
      if (rawOf(a) !== i || rawOf(b) !== -i >>> 0) throw new Error(`frame ${i}`);
    }
  });

  test('threads that wait are not visited by minor collections', () => {
    fresh();
    for (let i = 1; i <= 5000; i++) {
      threads.make(40);
      threads.push(threads.find(i), [I.I_ENTER, mark(i)]);
      threads.block(threads.find(i), L.BLOCK_DELAY, 0);
    }
    for (let i = 0; i < 3; i++) heap.collect(false);
    const [copied, stack] = [heap.stat64(L.STAT_COPIED_B), scanned()];
    for (let i = 0; i < 5; i++) heap.collect(false);
    expect(heap.stat64(L.STAT_COPIED_B)).toBe(copied);
    expect(scanned()).toBe(stack);
    heap.collect(true);
    expect(threads.ids().length).toBe(5000);
    for (let i = 1; i <= 5000; i += 777) expect(rawOf(heap.word(heap.word(heap.word(threads.find(i), L.TSO_STACK), L.STACK_SP), L.ENTER_CLOSURE))).toBe(i);
  });
});

describe('the list of all threads', () => {
  test('finished threads go at once, whoever is old', () => {
    fresh();
    for (let i = 1; i <= 3; i++) threads.make(40);
    heap.collect(false);
    for (let i = 4; i <= 6; i++) threads.make(40);
    threads.finish(threads.find(5));
    threads.finish(threads.find(2));
    heap.collect(false);
    expect(threads.ids()).toEqual([6, 4, 3, 2, 1]);
    heap.collect(true);
    expect(threads.ids()).toEqual([6, 4, 3, 1]);
  });

  test('a thread that only itself could wake is resurrected by a major collection; one that somebody holds is not', () => {
    fresh();
    for (let i = 1; i <= 4; i++) threads.make(40);
    const mvar = (): number => heap.make(I.I_MVAR, L.MVAR_SIZE_W, (at) => heap.setWords(at, L.MVAR_VALUE, [0, 0, 0]));
    for (const i of [1, 2, 3]) {
      const at = mvar();
      if (i === 2) heap.setRoot(2, at + 1);
      threads.waitForMVar(threads.find(i), at);
    }
    heap.setReg(L.REG_MAIN, threads.find(1));
    heap.collect(false);
    expect(heap.reg(L.REG_RESURRECTED)).toBe(0);
    heap.collect(true);
    const dead: number[] = [];
    for (let tso = heap.reg(L.REG_RESURRECTED); tso !== 0; tso = heap.word(tso, L.TSO_LINK)) dead.push(heap.word(tso, L.TSO_ID));
    expect(dead).toEqual([1, 3]);
    expect(heap.reg(L.REG_MAIN)).toBe(threads.find(1));
    expect(heap.word(threads.find(3), L.TSO_LAST_WHY)).toBe(L.BLOCK_MVAR_TAKE);
    expect(heap.type(heap.word(threads.find(3), L.TSO_LAST_ON))).toBe(T.TYPE_MVAR);
    expect(threads.ids()).toEqual([4, 3, 2, 1]);
  });

  test('waiters of a blackhole whose owner waits for them are resurrected together, and their queue is dissolved', () => {
    fresh();
    for (let i = 1; i <= 3; i++) threads.make(60);
    const hole = heap.make(I.I_BLACKHOLE, 2, () => {});
    const queue = heap.make(I.I_BLOCKING_QUEUE, L.BQ_SIZE_W, () => {});
    heap.setWord(hole, queue, L.IND_INDIRECTEE);
    heap.setWords(queue, L.BQ_OWNER, [heap.word(threads.find(1), L.TSO_STACK), threads.find(1), threads.find(3)]);
    [1, 2, 3].forEach((id) => {
      threads.block(threads.find(id), L.BLOCK_BLACKHOLE, hole);
      heap.setWord(threads.find(id), id === 3 ? 0 : threads.find(id + 1), L.TSO_LINK);
    });
    threads.push(threads.find(1), [I.I_UPDATE, hole, 0]);
    heap.collect(true);
    const dead: number[] = [];
    for (let tso = heap.reg(L.REG_RESURRECTED); tso !== 0; tso = heap.word(tso, L.TSO_LINK)) dead.push(heap.word(tso, L.TSO_ID));
    expect(dead).toEqual([1, 2, 3]);
    const now = heap.word(heap.word(threads.find(2), L.TSO_BLOCK_ON), L.IND_INDIRECTEE);
    expect([heap.word(now), heap.word(now, L.BQ_HEAD), heap.word(now, L.BQ_TAIL)]).toEqual([I.I_BLOCKING_QUEUE, 0, 0]);
  });

  test('a frozen computation keeps its chunks', () => {
    fresh();
    threads.make(60);
    const chunk = threads.frozen([
      [I.I_ENTER, mark(8)],
      [I.I_FROZEN_BASE, 0],
    ]);
    heap.setRoot(
      0,
      heap.make(I.I_AP_STACK, L.APSTACK_SIZE_W, () => {}),
    );
    heap.setWord(heap.root(0), chunk, L.APSTACK_CHUNK);
    heap.setWord(heap.root(0), mark(9), L.APSTACK_R1);
    const base = (at: number) => at + 4 * heap.word(at, L.STACK_SIZE) - 4 * L.FROZEN_BASE_SIZE_W;
    heap.setWord(base(chunk), heap.root(0), L.FROZEN_BASE_HOLDER);
    for (const major of [false, false, true, false]) {
      heap.collect(major);
      const at = heap.word(heap.root(0), L.APSTACK_CHUNK);
      expect(rawOf(heap.word(heap.root(0), L.APSTACK_R1))).toBe(9);
      expect(rawOf(heap.word(heap.word(at, L.STACK_SP), L.ENTER_CLOSURE))).toBe(8);
      expect(heap.word(base(at), L.FROZEN_BASE_HOLDER)).toBe(heap.root(0));
    }
  });
});
