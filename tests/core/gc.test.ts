/**
 * The collector, rule by rule. Random graphs are in gc-random.test.ts.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import * as L from '../../abi/layout.ts';
import * as I from '../../abi/rts-infos.gen.ts';
import * as T from '../../abi/closure-types.gen.ts';
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

describe('copying', () => {
  test('a list of a million cells survives both kinds of collection, in order', () => {
    fresh();
    const n = 1_000_000;
    heap.setRoot(0, nil());
    for (let i = 0; i < n; i++) heap.setRoot(0, heap.con(CONS, () => [heap.root(0)], 1, [i]));
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
    heap.setRoot(0, heap.make(I.I_MUT_VAR_CLEAN, 2, (at) => heap.setWord(at, 0, 4)));
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
    heap.setRoot(4, heap.make(I.I_PAP, 8, (at) => [heap.root(3), shape, ...args()].forEach((word, i) => heap.setWord(at, word, L.PAP_FUN + 4 * i))) + 1);
    heap.setRoot(5, heap.make(I.I_AP, 9, (at) => [heap.root(3), shape, ...args()].forEach((word, i) => heap.setWord(at, word, L.AP_FUN + 4 * i))));
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
    heap.setWord(at, heap.con(0, () => [], 0, [5]), L.ARRAY_ELEMS + 4 * 17_000);
    for (const major of [false, false, true, false, true]) heap.collect(major);
    expect(heap.root(0)).toBe(at);
    expect(field(heap.word(at, L.ARRAY_ELEMS + 4 * 17_000), 0)).toBe(5);
    const live = heap.core.liveBytes();
    expect(live).toBeGreaterThan(words * 4);
    heap.setRoot(0, 0);
    heap.collect(true);
    expect(heap.core.liveBytes()).toBeLessThan(live - words * 4);
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

describe('indirections and selectors', () => {
  test('a chain of 10^5 indirections, referred to from everywhere, is walked once', () => {
    fresh();
    heap.setRoot(0, heap.con(2, () => [], 0, [9]));
    heap.setRoot(1, nil());
    for (let i = 0; i < 100_000; i++) {
      heap.setRoot(0, indirectTo(() => heap.root(0)));
      heap.setRoot(1, heap.con(CONS, () => [heap.root(1), heap.root(0)], 2));
    }
    heap.collect(true);
    const end = heap.root(0);
    expect(end & 3).toBe(3);
    for (let at = heap.root(1); (at & 3) === 2; at = field(at, 0)) if (field(at, 1) !== end) throw new Error('an indirection is left');
  });

  test('a selector whose scrutinee is evaluated becomes the field', () => {
    fresh();
    heap.setRoot(0, heap.con(0, () => [heap.con(2, () => [], 0, [1]), 0], 2, [5]));
    heap.setRoot(1, selector(0, () => heap.root(0)));
    heap.collect(false);
    expect(heap.root(1)).toBe(field(heap.root(0), 0));
    expect(heap.root(1) & 3).toBe(3);
  });

  test('one whose scrutinee is not stays, and works later', () => {
    fresh();
    heap.setRoot(0, thunk());
    heap.setRoot(1, selector(1, () => heap.root(0)));
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
    for (let i = 0; i < n && end === 'evaluated'; i++) heap.setRoot(0, heap.con(0, () => [0, heap.root(0)], 2));
    heap.setRoot(1, heap.root(0));
    heap.setRoot(2, nil());
    for (let i = 0; i < n; i++) {
      heap.setRoot(1, selector(1, () => heap.root(1)));
      heap.setRoot(2, heap.con(CONS, () => [heap.root(2), heap.root(1)], 2));
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
    heap.setRoot(0, heap.con(2, () => [], 0, [3]));
    for (let i = 0; i < 100_000; i++) {
      heap.setRoot(1, heap.con(0, () => [heap.root(0)], 1));
      heap.setRoot(0, selector(0, () => heap.root(1)));
    }
    heap.collect(true);
    expect(heap.root(0) & 3).toBe(3);
    expect(field(heap.root(0), 0)).toBe(3);
  });

  test('selectors that depend on themselves stay thunks', () => {
    fresh();
    // x = fst (x, _)     y = fst z, z = fst y     v = fst (w, _), w = fst (v, _)
    heap.setRoot(0, selector(0, () => 0));
    heap.setRoot(1, heap.con(0, () => [heap.root(0), 0], 2));
    heap.setWord(heap.root(0), heap.root(1), L.THUNK_PAYLOAD);
    heap.setRoot(2, selector(0, () => 0));
    heap.setRoot(3, selector(0, () => heap.root(2)));
    heap.setWord(heap.root(2), heap.root(3), L.THUNK_PAYLOAD);
    heap.setRoot(4, selector(0, () => 0));
    heap.setRoot(5, selector(0, () => heap.con(0, () => [heap.root(4), 0], 2)));
    const back = heap.con(0, () => [heap.root(5), 0], 2);
    heap.setWord(heap.root(4), back, L.THUNK_PAYLOAD);
    for (const major of [false, false, true]) heap.collect(major);
    for (const i of [0, 2, 3, 4, 5]) expect(heap.type(heap.root(i))).toBe(T.TYPE_THUNK_SELECTOR);
    expect(field(heap.word(heap.root(0), L.THUNK_PAYLOAD), 0)).toBe(heap.root(0));
  });
});

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
    heap.setRoot(0, heap.make(closure, 3, () => {}));
    const info = heap.word(lost);
    for (const at of [kept, lost, deep]) enter(at, heap.con(2, () => [], 0, [at]));
    heap.collect(false);
    heap.collect(false);
    for (const at of [kept, lost, deep]) expect(field(heap.word(at, L.IND_INDIRECTEE), 0)).toBe(at);
    heap.collect(true);
    for (const at of [kept, deep]) expect(field(heap.word(at, L.IND_INDIRECTEE), 0)).toBe(at);
    expect([heap.word(lost), heap.word(lost, L.CAF_LINK), heap.word(lost, L.IND_INDIRECTEE)]).toEqual([info, 0, 0]);
    // Entered again after the reset, it is an ordinary CAF.
    enter(lost, nil());
    heap.setRoot(1, heap.con(0, () => [lost], 1));
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
    heap.setRoot(0, heap.con(0, () => [cafs[99_999]], 1));
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
      [key(), value(), finalizer(), heap.reg(L.REG_WEAKS)].forEach((word, i) => heap.setWord(at, word, L.WEAK_KEY + 4 * i));
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
    for (const i of [...Array(49).keys()].reverse()) weak(() => heap.root(i), () => heap.root(i + 1), () => 0);
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
    for (let i = 1; i <= 5; i++) weak(() => mark(-i), nil, () => mark(i));
    heap.setRoot(0, mark(100));
    weak(() => heap.root(0), nil, () => mark(6));
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
    weak(() => key, () => heap.con(0, () => [key], 1), () => mark(7));
    heap.collect(false);
    expect(finalizers()).toEqual([7]);
  });

  test('stable names follow their object, and let go of it when it dies', () => {
    fresh();
    const name = (object: number, number: number): number =>
      heap.make(I.I_STABLE_NAME, L.STABLENAME_SIZE_W, (at) => {
        [object, number, heap.reg(L.REG_STABLE_NAMES)].forEach((word, i) => heap.setWord(at, word, L.STABLENAME_OBJECT + 4 * i));
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
        [slot, heap.reg(L.REG_HOST_HANDLES)].forEach((word, i) => heap.setWord(at, word, L.HOSTHANDLE_SLOT + 4 * i));
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
