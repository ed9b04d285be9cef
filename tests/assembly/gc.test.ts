/**
 * Copying, promotion, indirections and selectors, rule by rule. Random graphs are in gc-random.test.ts.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import * as T from '../../abi/closure-types.gen.ts';
import * as L from '../../abi/layout.ts';
import * as I from '../../abi/rts-infos.gen.ts';
import { compileCollector, Heap, shapeOf, untag } from './gc-support/heap.ts';

let module: WebAssembly.Module;
let heap: Heap;
beforeAll(async () => {
  module = await compileCollector();
});
const fresh = (settings: Record<number, number> = {}): Heap => {
  heap = new Heap(module, settings);
  return heap;
};

const CONS = 1;
const nil = (): number => heap.con(0, () => [], 0);
const field = (pointer: number, i: number): number => heap.word(untag(pointer), L.PAYLOAD + 4 * i);

/** A selector thunk for `fieldIndex` of what `scrutinee` answers. */
function selector(fieldIndex: number, scrutinee: () => number): number {
  return heap.make(heap.info(T.TYPE_THUNK_SELECTOR, { ptrs: 1, con: fieldIndex }), 3, (at) => heap.setWord(at, scrutinee(), L.THUNK_PAYLOAD));
}
const thunk = (): number => heap.make(heap.info(T.TYPE_THUNK, { ptrs: 0, nptrs: 1 }), 3, (at) => heap.setWord(at, 77, L.THUNK_PAYLOAD));
function indirectTo(pointer: () => number): number {
  return heap.make(I.I_IND, 2, (at) => heap.setWord(at, pointer(), L.IND_INDIRECTEE));
}

describe('copying', () => {
  test('a list of a million cells survives both kinds of collection, in order', () => {
    fresh();
    const n = 1_000_000;
    heap.setRoot(0, nil());
    for (let i = 0; i < n; i++)
      heap.setRoot(
        0,
        heap.con(CONS, () => [heap.root(0)], 1, [i]),
      );
    const check = (): void => {
      let at = heap.root(0);
      for (let i = n - 1; i >= 0; i--) {
        if ((at & 3) !== 2 || field(at, 1) !== i) throw new Error(`cell ${i}`);
        at = field(at, 0);
      }
      expect(at & 3).toBe(1);
    };
    check();
    heap.collect(true);
    check();
    expect(heap.core.liveBytes()).toBeLessThan(n * 12 * 1.05);
    heap.setRoot(0, 0);
    heap.collect(true);
    expect(heap.core.liveBytes()).toBeLessThan(1000);
  });

  test('objects age: generation 0 after one collection, 1 after two', () => {
    fresh();
    heap.setRoot(0, nil());
    heap.collect(false);
    expect(heap.isOld(heap.root(0))).toBe(false);
    heap.collect(false);
    expect(heap.isOld(heap.root(0))).toBe(true);
  });

  test('what an old immutable object holds is promoted at once', () => {
    fresh();
    const at = thunk();
    heap.setRoot(0, at);
    heap.collect(true);
    const value = nil();
    const old = heap.root(0);
    expect(heap.isOld(old)).toBe(true);
    heap.setWord(old, I.I_IND);
    heap.setWord(old, value, L.IND_INDIRECTEE);
    heap.touched(old);
    heap.collect(false);
    expect(heap.isOld(heap.word(old, L.IND_INDIRECTEE))).toBe(true);
  });

  test('what a mutable old object holds ages, and is found again by the next collection', () => {
    fresh();
    heap.setRoot(
      0,
      heap.make(I.I_MUT_VAR_CLEAN, 2, (at) => heap.setWord(at, 0, 4)),
    );
    heap.collect(true);
    const value = heap.con(0, () => [], 0, [4711]);
    const cell = heap.root(0);
    heap.setWord(cell, value, L.MUTVAR_VALUE);
    heap.touchedVar(cell);
    heap.collect(false);
    expect(heap.isOld(heap.word(cell, L.MUTVAR_VALUE))).toBe(false);
    expect(heap.word(cell)).toBe(I.I_MUT_VAR_DIRTY);
    heap.collect(false);
    expect(heap.isOld(heap.word(cell, L.MUTVAR_VALUE))).toBe(true);
    expect(heap.word(cell)).toBe(I.I_MUT_VAR_CLEAN);
    expect(field(heap.word(cell, L.MUTVAR_VALUE), 0)).toBe(4711);
  });

  test('PAP and AP arguments are scanned by their shape', () => {
    fresh();
    const shape = shapeOf('wpvdp');
    const mark = (raw: number): number => heap.con(0, () => [], 0, [raw]);
    heap.setRoot(1, mark(1));
    heap.setRoot(2, mark(2));
    heap.setRoot(3, heap.make(heap.info(T.TYPE_FUN, { con: 7, shape: shapeOf('wpvdpww') }), 1, () => {}) + 3);
    const args = (): number[] => [0xdeadbeef, heap.root(1), 0xfeedface, 0xcafebabe, heap.root(2)];
    heap.setRoot(4, heap.make(I.I_PAP, 8, (at) => heap.setWords(at, L.PAP_FUN, [heap.root(3), shape, ...args()])) + 1);
    heap.setRoot(
      5,
      heap.make(I.I_AP, 9, (at) => heap.setWords(at, L.AP_FUN, [heap.root(3), shape, ...args()])),
    );
    for (const major of [false, true]) {
      heap.collect(major);
      for (const at of [untag(heap.root(4)) + L.PAP_ARGS, heap.root(5) + L.AP_ARGS]) {
        expect([heap.word(at), heap.word(at, 8), heap.word(at, 12)]).toEqual([0xdeadbeef, 0xfeedface, 0xcafebabe]);
        expect([heap.word(at, 4), heap.word(at, 16)]).toEqual([heap.root(1), heap.root(2)]);
      }
      expect(heap.word(untag(heap.root(4)), L.PAP_FUN)).toBe(heap.root(3));
    }
  });
});

describe('indirections and selectors', () => {
  test('a chain of 10^5 indirections, referred to from everywhere, is walked once', () => {
    fresh();
    heap.setRoot(
      0,
      heap.con(2, () => [], 0, [9]),
    );
    heap.setRoot(1, nil());
    for (let i = 0; i < 100_000; i++) {
      heap.setRoot(
        0,
        indirectTo(() => heap.root(0)),
      );
      heap.setRoot(
        1,
        heap.con(CONS, () => [heap.root(1), heap.root(0)], 2),
      );
    }
    heap.collect(true);
    const end = heap.root(0);
    expect(end & 3).toBe(3);
    for (let at = heap.root(1); (at & 3) === 2; at = field(at, 0)) if (field(at, 1) !== end) throw new Error('an indirection is left');
  });

  test('a selector whose scrutinee is evaluated becomes the field', () => {
    fresh();
    heap.setRoot(
      0,
      heap.con(0, () => [heap.con(2, () => [], 0, [1]), 0], 2, [5]),
    );
    heap.setRoot(
      1,
      selector(0, () => heap.root(0)),
    );
    heap.collect(false);
    expect(heap.root(1)).toBe(field(heap.root(0), 0));
    expect(heap.root(1) & 3).toBe(3);
  });

  test('one whose scrutinee is not stays, and works later', () => {
    fresh();
    heap.setRoot(0, thunk());
    heap.setRoot(
      1,
      selector(1, () => heap.root(0)),
    );
    heap.collect(false);
    expect(heap.type(heap.root(1))).toBe(T.TYPE_THUNK_SELECTOR);
    const pair = heap.con(0, () => [0, nil()], 2);
    heap.setWord(heap.root(0), I.I_IND);
    heap.setWord(heap.root(0), pair, L.IND_INDIRECTEE);
    heap.touched(heap.root(0));
    heap.collect(false);
    expect(heap.root(1)).toBe(field(heap.root(0), 1));
  });

  test.each(['evaluated', 'not evaluated'])('10^5 selectors, each the scrutinee of the next; the last scrutinee is %s', (end) => {
    fresh();
    const n = 100_000;
    // Field 1 of each pair is the pair before it.
    heap.setRoot(0, end === 'evaluated' ? heap.con(0, () => [0, 0], 2) : thunk());
    for (let i = 0; i < n && end === 'evaluated'; i++)
      heap.setRoot(
        0,
        heap.con(0, () => [0, heap.root(0)], 2),
      );
    heap.setRoot(1, heap.root(0));
    heap.setRoot(2, nil());
    for (let i = 0; i < n; i++) {
      heap.setRoot(
        1,
        selector(1, () => heap.root(1)),
      );
      heap.setRoot(
        2,
        heap.con(CONS, () => [heap.root(2), heap.root(1)], 2),
      );
    }
    heap.collect(true);
    if (end === 'evaluated') {
      expect(heap.type(heap.root(1))).toBe(T.TYPE_CONSTR);
      expect(heap.root(1) & 3).toBe(1);
    } else {
      let at = heap.root(1);
      let length = 0;
      for (; heap.type(at) === T.TYPE_THUNK_SELECTOR; length++) at = heap.word(at, L.THUNK_PAYLOAD);
      expect(length).toBe(n);
    }
  });

  test('10^5 selectors, each the value of the next', () => {
    fresh();
    heap.setRoot(
      0,
      heap.con(2, () => [], 0, [3]),
    );
    for (let i = 0; i < 100_000; i++) {
      heap.setRoot(
        1,
        heap.con(0, () => [heap.root(0)], 1),
      );
      heap.setRoot(
        0,
        selector(0, () => heap.root(1)),
      );
    }
    heap.collect(true);
    expect(heap.root(0) & 3).toBe(3);
    expect(field(heap.root(0), 0)).toBe(3);
  });

  test('selectors that depend on themselves stay thunks', () => {
    fresh();
    // x = fst (x, _)     y = fst z, z = fst y     v = fst (w, _), w = fst (v, _)
    heap.setRoot(
      0,
      selector(0, () => 0),
    );
    heap.setRoot(
      1,
      heap.con(0, () => [heap.root(0), 0], 2),
    );
    heap.setWord(heap.root(0), heap.root(1), L.THUNK_PAYLOAD);
    heap.setRoot(
      2,
      selector(0, () => 0),
    );
    heap.setRoot(
      3,
      selector(0, () => heap.root(2)),
    );
    heap.setWord(heap.root(2), heap.root(3), L.THUNK_PAYLOAD);
    heap.setRoot(
      4,
      selector(0, () => 0),
    );
    heap.setRoot(
      5,
      selector(0, () => heap.con(0, () => [heap.root(4), 0], 2)),
    );
    const back = heap.con(0, () => [heap.root(5), 0], 2);
    heap.setWord(heap.root(4), back, L.THUNK_PAYLOAD);
    for (const major of [false, false, true]) heap.collect(major);
    for (const i of [0, 2, 3, 4, 5]) expect(heap.type(heap.root(i))).toBe(T.TYPE_THUNK_SELECTOR);
    expect(field(heap.word(heap.root(0), L.THUNK_PAYLOAD), 0)).toBe(heap.root(0));
  });
});
