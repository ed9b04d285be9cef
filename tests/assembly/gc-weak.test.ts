/** What the collector holds weakly: CAFs that no code reaches, weak pointers, stable names, host handles. */
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

describe('CAFs', () => {
  /** A static function, constructor or CAF; addresses untagged. */
  const srt = (...closures: number[]): number => heap.static([0, closures.length, ...closures]);
  const caf = (table: number): number => heap.static([heap.info(T.TYPE_THUNK, { srt: table, flags: L.INFO_STATIC }), 0, 0, 0, 0]);
  const enter = (at: number, value: number): void => {
    heap.setWord(at, heap.word(at), L.CAF_SAVED_INFO);
    heap.setWord(at, heap.reg(L.REG_CAF_LIST) || 1, L.CAF_LINK);
    heap.setReg(L.REG_CAF_LIST, at);
    heap.setWord(at, I.I_IND);
    heap.setWord(at, value, L.IND_INDIRECTEE);
    heap.touched(at);
  };

  test('code keeps the CAFs its SRT leads to, through functions and constructors; the others are reset', () => {
    fresh();
    const [kept, lost, deep, unentered] = [caf(0), caf(0), caf(0), caf(0)];
    const inner = heap.static([heap.info(T.TYPE_FUN, { con: 1, srt: srt(deep, unentered), flags: L.INFO_STATIC })]);
    const con = heap.static([heap.info(T.TYPE_CONSTR, { ptrs: 2, nptrs: 1, flags: L.INFO_STATIC }), inner + 1, kept, 99, 0]);
    const closure = heap.info(T.TYPE_THUNK, { nptrs: 1, srt: srt(con), ptrs: 0 });
    heap.setRoot(
      0,
      heap.make(closure, 3, () => {}),
    );
    const info = heap.word(lost);
    for (const at of [kept, lost, deep])
      enter(
        at,
        heap.con(2, () => [], 0, [at]),
      );
    heap.collect(false);
    heap.collect(false);
    for (const at of [kept, lost, deep]) expect(field(heap.word(at, L.IND_INDIRECTEE), 0)).toBe(at);
    heap.collect(true);
    for (const at of [kept, deep]) expect(field(heap.word(at, L.IND_INDIRECTEE), 0)).toBe(at);
    expect([heap.word(lost), heap.word(lost, L.CAF_LINK), heap.word(lost, L.IND_INDIRECTEE)]).toEqual([info, 0, 0]);
    // Entered again after the reset, it is an ordinary CAF.
    enter(lost, nil());
    heap.setRoot(
      1,
      heap.con(0, () => [lost], 1),
    );
    heap.collect(true);
    expect(heap.word(lost, L.IND_INDIRECTEE) & 3).toBe(1);
    heap.setRoot(0, 0);
    heap.setRoot(1, 0);
    heap.collect(true);
    expect(heap.reg(L.REG_CAF_LIST)).toBe(0);
  });

  test('a CAF behind a chain of 10^5 static constructors', () => {
    fresh();
    const cafs = [caf(0)];
    for (let i = 1; i < 100_000; i++) cafs.push(heap.static([heap.info(T.TYPE_CONSTR, { ptrs: 1, flags: L.INFO_STATIC }), cafs[i - 1], 0]));
    enter(cafs[0], nil());
    heap.setRoot(
      0,
      heap.con(0, () => [cafs[99_999]], 1),
    );
    heap.collect(true);
    expect(heap.word(cafs[0])).toBe(I.I_IND);
    heap.setRoot(0, 0);
    heap.collect(true);
    expect(heap.word(cafs[0])).not.toBe(I.I_IND);
  });
});

describe('weak', () => {
  const weak = (key: () => number, value: () => number, finalizer: () => number): number =>
    heap.make(I.I_WEAK, L.WEAK_SIZE_W, (at) => {
      heap.setWords(at, L.WEAK_KEY, [key(), value(), finalizer(), heap.reg(L.REG_WEAKS)]);
      heap.setReg(L.REG_WEAKS, at);
    });
  const mark = (raw: number): number => heap.con(0, () => [], 0, [raw]);
  const finalizers = (): number[] => {
    const found: number[] = [];
    for (let cell = heap.reg(L.REG_FINALIZERS); cell !== 0; cell = heap.word(cell, L.THROW_NEXT)) found.push(field(heap.word(cell, L.THROW_EXCEPTION), 0));
    return found;
  };

  test('a chain of keys: each value is the key of the next', () => {
    fresh();
    for (let i = 0; i < 50; i++) heap.setRoot(i, mark(i));
    for (const i of [...Array(49).keys()].reverse())
      weak(
        () => heap.root(i),
        () => heap.root(i + 1),
        () => 0,
      );
    for (let i = 1; i < 50; i++) heap.setRoot(i, 0);
    heap.setRoot(50, heap.reg(L.REG_WEAKS) + 1);
    for (const major of [false, true, false, true]) heap.collect(major);
    expect(heap.type(heap.root(50))).toBe(T.TYPE_WEAK);
    let n = 0;
    for (let at = heap.reg(L.REG_WEAKS_OLD); at !== 0; at = heap.word(at, L.WEAK_LINK)) n++;
    expect(n).toBe(49);
    heap.setRoot(0, 0);
    heap.collect(true);
    expect(heap.type(heap.root(50))).toBe(T.TYPE_DEAD_WEAK);
    expect([heap.reg(L.REG_WEAKS), heap.reg(L.REG_WEAKS_OLD)]).toEqual([0, 0]);
  });

  test.each([false, true])('finalizers of dead keys are listed, and hold what they need (major: %s)', (major) => {
    fresh();
    for (let i = 1; i <= 5; i++)
      weak(
        () => mark(-i),
        nil,
        () => mark(i),
      );
    heap.setRoot(0, mark(100));
    weak(
      () => heap.root(0),
      nil,
      () => mark(6),
    );
    heap.collect(major);
    expect(finalizers().sort()).toEqual([1, 2, 3, 4, 5]);
    heap.collect(true);
    expect(finalizers().sort()).toEqual([1, 2, 3, 4, 5]);
    heap.setRoot(0, 0);
    heap.collect(true);
    expect(finalizers().sort()).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test('a key that only its own value reaches is dead', () => {
    fresh();
    const key = mark(1);
    weak(
      () => key,
      () => heap.con(0, () => [key], 1),
      () => mark(7),
    );
    heap.collect(false);
    expect(finalizers()).toEqual([7]);
  });

  test('stable names follow their object, and let go of it when it dies', () => {
    fresh();
    const name = (object: number, number: number): number =>
      heap.make(I.I_STABLE_NAME, L.STABLENAME_SIZE_W, (at) => {
        heap.setWords(at, L.STABLENAME_OBJECT, [object, number, heap.reg(L.REG_STABLE_NAMES)]);
        heap.setReg(L.REG_STABLE_NAMES, at);
      });
    heap.setRoot(0, mark(1));
    heap.setRoot(1, name(heap.root(0), 1) + 1);
    name(heap.root(0), 2);
    heap.setRoot(2, name(mark(3), 3) + 1);
    const names = (): number[] => {
      const found: number[] = [];
      for (let at = heap.reg(L.REG_STABLE_NAMES); at !== 0; at = heap.word(at, L.STABLENAME_LINK)) found.push(heap.word(at, L.STABLENAME_NUMBER));
      return found;
    };
    for (const major of [false, false, true]) {
      heap.collect(major);
      expect(heap.word(untag(heap.root(1)), L.STABLENAME_OBJECT)).toBe(heap.root(0));
      expect(names()).toEqual([3, 1]);
    }
    expect(heap.word(untag(heap.root(2)), L.STABLENAME_OBJECT)).toBe(0);
  });

  test('the host is told the slots of its handles that died', () => {
    fresh();
    const handle = (slot: number): number =>
      heap.make(I.I_HOST_HANDLE, L.HOSTHANDLE_SIZE_W, (at) => {
        heap.setWords(at, L.HOSTHANDLE_SLOT, [slot, heap.reg(L.REG_HOST_HANDLES)]);
        heap.setReg(L.REG_HOST_HANDLES, at);
      });
    const dead = (): number[] => {
      const at = heap.reg(L.REG_DEAD_HANDLES);
      return at === 0 ? [] : Array.from({ length: heap.word(at) }, (_, i) => heap.word(at, 4 + 4 * i)).sort((a, b) => a - b);
    };
    const n = 20_000;
    for (let i = 0; i < n; i++) {
      const at = handle(i);
      if (i % 1000 === 5) heap.setRoot(Math.floor(i / 1000), at + 1);
    }
    heap.collect(false);
    expect(dead()).toEqual(Array.from({ length: n }, (_, i) => i).filter((i) => i % 1000 !== 5));
    heap.setWord(heap.reg(L.REG_DEAD_HANDLES), 0);
    heap.collect(true);
    expect(dead()).toEqual([]);
    for (let i = 0; i < 20; i++) heap.setRoot(i, 0);
    heap.collect(false);
    expect(dead()).toEqual([]);
    heap.collect(true);
    expect(dead()).toEqual(Array.from({ length: 20 }, (_, i) => 1000 * i + 5));
  });
});
