import { describe, expect, it } from 'vitest';
import * as T from '../../../abi/closure-types.gen.ts';
import * as L from '../../../abi/layout.ts';
import * as I from '../../../abi/rts-infos.gen.ts';
import { decodeClosure } from '../../../host/memory/decode.ts';
import { showClosure } from '../../../host/memory/print.ts';
import { decodeThread, listThreads } from '../../../host/memory/threads.ts';
import { MemoryView } from '../../../host/memory/view.ts';
import { MemoryBuilder } from './builder.ts';

/** Haskell data as lib/Rts.stg lays it out. */
class Values extends MemoryBuilder {
  readonly nilInfo = this.con('Nil', 0, 0);
  readonly consInfo = this.con('Cons', 1, 2);
  readonly intInfo = this.con('I#', 0, 0, 2, [{ name: '', rep: 'i64', at: 1 }]);
  readonly charInfo = this.con('C#', 0, 0, 1, [{ name: '', rep: 'i32', at: 1 }]);
  readonly doubleInfo = this.con('D#', 0, 0, 2, [{ name: '', rep: 'f64', at: 1 }]);
  readonly thunkInfo = this.code('thunk', 'xs', 7, 1);
  readonly nil = this.alloc(this.nilInfo) + 1;

  int(n: bigint): number {
    return this.alloc(this.intInfo, Number(BigInt.asUintN(32, n)), Number(BigInt.asUintN(32, n >> 32n))) + 1;
  }
  char(c: string): number {
    return this.alloc(this.charInfo, c.codePointAt(0) ?? 0) + 1;
  }
  cons(head: number, tail: number): number {
    return this.alloc(this.consInfo, head, tail) + 2;
  }
  list(items: readonly number[], end = this.nil): number {
    return items.reduceRight((tail, head) => this.cons(head, tail), end);
  }
  thunk(free = this.nil): number {
    return this.alloc(this.thunkInfo, 0, free);
  }
  show(pointer: number): string {
    return showClosure(this.view(), this.debug(), pointer);
  }
  decode(pointer: number) {
    return decodeClosure(this.view(), this.debug(), pointer);
  }
}

describe('MemoryView', () => {
  it('answers 0 outside memory and remembers', () => {
    const view = new MemoryView(new ArrayBuffer(16));
    expect([view.u32(16), view.u32(3), view.u8(-1), view.u32(2 ** 33), view.f64(12), view.bytes(8, 100).length]).toEqual([0, 0, 0, 0, 0, 8]);
    expect(view.damageCount).toBe(6);
    expect(view.damage[0]).toEqual({ address: 16, bytes: 4 });
  });

  it('follows a live memory that grows', () => {
    const memory = new WebAssembly.Memory({ initial: 1, maximum: 4 });
    const view = new MemoryView(memory);
    expect(view.u32(65_536)).toBe(0);
    expect(view.damageCount).toBe(1);
    memory.grow(1);
    new Uint32Array(memory.buffer)[65_536 / 4] = 42;
    expect(view.u32(65_536)).toBe(42);
    expect(view.sizeB).toBe(131_072);
    expect(view.damageCount).toBe(1);
  });

  it('reads saved bytes at any alignment, and each width', () => {
    const saved = new Uint8Array([9, 1, 0, 0, 0x80, 0, 0, 0, 0]).subarray(1);
    const view = new MemoryView(saved);
    expect([view.u8(0), view.u16(2), view.u32(0), view.i32(0), view.i64(0)]).toEqual([1, 0x8000, 0x8000_0001, -0x7fff_ffff, 0x8000_0001n]);
  });
});

describe('decodeClosure', () => {
  it('constructors: name, number, fields by name and kind in the author’s order', () => {
    const b = new Values();
    const info = b.con('MkT', 4, 1, 2, [
      { name: 'count', rep: 'i64', at: 2 },
      { name: 'name', rep: 'p', at: 1 },
    ]);
    const closure = b.decode(b.alloc(info, b.nil, 0xffff_fffe, 0xffff_ffff) + 3);
    expect(closure).toMatchObject({
      kind: 'con',
      name: 'MkT',
      con: 4,
      words: 4,
      fields: [
        { name: 'count', rep: 'i64', value: -2n },
        { name: 'name', rep: 'p', value: b.nil },
      ],
    });
  });

  it('constructors whose tables do not fit: bare words', () => {
    const b = new Values();
    const info = b.con('Odd', 0, 1, 1, [{ name: 'x', rep: 'i64', at: 1 }]);
    expect(b.decode(b.alloc(info, b.nil, 5))).toMatchObject({
      fields: [
        { name: '', rep: 'p', value: b.nil },
        { name: '', rep: 'word', value: 5 },
      ],
    });
  });

  it('functions, thunks, selectors and CAFs', () => {
    const b = new Values();
    expect(b.decode(b.alloc(b.code('fun', 'go', 3, 1), b.nil) + 1)).toMatchObject({
      kind: 'fun',
      name: 'go',
      arity: 1,
      free: [{ rep: 'p' }],
      place: { file: 'Main.hs', line: 3 },
    });
    expect(b.decode(b.thunk())).toMatchObject({ kind: 'thunk', name: 'xs', caf: false, selects: -1, free: [{ value: b.nil }] });
    const selector = b.info({ type: T.TYPE_THUNK_SELECTOR, con: 2, ptrs: 1, debug: { kind: 'thunk', name: 'fst' } });
    expect(b.decode(b.alloc(selector, 0, b.nil))).toMatchObject({ kind: 'thunk', selects: 2, words: 3 });
    expect(b.decode(b.alloc(b.code('caf', 'primes', 9), 0, 0, 0, 0))).toMatchObject({ kind: 'thunk', name: 'primes', caf: true, words: 5 });
  });

  it('partial and suspended applications: arguments by shape', () => {
    const b = new Values();
    const f = b.alloc(b.code('fun', 'f', 3)) + 3;
    const shape = 3 | (((L.ARG_PTR << 0) | (L.ARG_VOID << 2) | (L.ARG_DOUBLE << 4)) << L.SHAPE_ARGS_SHIFT);
    expect(b.decode(b.alloc(I.I_PAP, f, shape, b.nil, 7, 1) + 1)).toMatchObject({
      kind: 'pap',
      name: 'f',
      fun: f,
      words: 6,
      args: [
        { rep: 'p', value: b.nil },
        { rep: 'double', value: 0x1_0000_0007n },
      ],
    });
    expect(b.decode(b.alloc(I.I_AP, 0, f, shape, b.nil, 7, 1))).toMatchObject({ kind: 'ap', name: 'f', words: 7 });
  });

  it('indirections are followed, circles of them are damage', () => {
    const b = new Values();
    const once = b.alloc(I.I_IND, b.nil);
    expect(b.decode(b.alloc(I.I_IND, once))).toMatchObject({ kind: 'con', name: 'Nil', indirections: 2 });
    const self = b.alloc(I.I_IND, 0);
    b.put(self + 4, self);
    expect(b.decode(self)).toMatchObject({ kind: 'damaged', reason: 'indirections run in a circle' });
  });

  it('blackholes know their thread and who waits', () => {
    const b = new Values();
    const chunk = b.chunk([[I.I_STOP]]);
    const owner = b.thread(1, chunk);
    const waiter = b.thread(2, b.chunk([[I.I_STOP]]));
    expect(b.decode(b.alloc(I.I_BLACKHOLE, chunk))).toMatchObject({ kind: 'blackhole', owner: { chunk, tso: owner, frozen: 0 }, waiting: [] });
    const queue = b.alloc(I.I_BLOCKING_QUEUE, chunk, waiter, waiter);
    expect(b.decode(b.alloc(I.I_BLACKHOLE, queue))).toMatchObject({ owner: { tso: owner }, waiting: [waiter] });
    const frozenChunk = b.chunk([[I.I_FROZEN_BASE, 0]]);
    const frozen = b.alloc(I.I_AP_STACK, 0, frozenChunk, b.nil);
    b.put(frozenChunk + L.STACK_OWNER, 0);
    b.put(frozenChunk + b.view().u32(frozenChunk + L.STACK_SIZE) * 4 - 4 * L.FROZEN_BASE_SIZE_W + L.FROZEN_BASE_HOLDER, frozen);
    expect(b.decode(b.alloc(I.I_BLACKHOLE, frozenChunk))).toMatchObject({ owner: { tso: 0, frozen } });
    expect(b.decode(frozen)).toMatchObject({ kind: 'apStack', chunk: frozenChunk, returns: b.nil });
  });

  it('machine objects', () => {
    const b = new Values();
    const tso = b.thread(3, b.chunk([[I.I_STOP]]));
    const gone = b.alloc(I.I_MVAR_QUEUE, 0, 0, 0, L.BLOCK_MVAR_TAKE);
    const putter = b.alloc(I.I_MVAR_QUEUE, gone, tso, b.nil, L.BLOCK_MVAR_PUT);
    expect(b.decode(b.alloc(I.I_MVAR, 0, putter, gone))).toMatchObject({ kind: 'mvar', value: null, queue: [{ tso, operation: 'put', value: b.nil }] });
    expect(b.decode(b.alloc(I.I_MVAR, b.nil, 0, 0))).toMatchObject({ value: b.nil, queue: [] });
    expect(b.decode(b.alloc(I.I_MUT_VAR_DIRTY, b.nil))).toMatchObject({ kind: 'mutVar', value: b.nil });
    expect(b.decode(b.alloc(I.I_ARRAY_CLEAN, 2, b.nil, tso))).toMatchObject({ kind: 'array', count: 2, elements: [b.nil, tso], words: 4 });
    expect(b.decode(b.bytes('hello'))).toMatchObject({ kind: 'bytes', count: 5, words: 4 });
    expect(b.decode(b.alloc(I.I_WEAK, b.nil, tso, 0, 0))).toMatchObject({ kind: 'weak', key: b.nil, value: tso });
    expect(b.decode(b.alloc(I.I_DEAD_WEAK, 0, 0, 0, 0)).kind).toBe('deadWeak');
    expect(b.decode(b.alloc(I.I_STABLE_NAME, b.nil, 17, 0))).toMatchObject({ kind: 'stableName', number: 17 });
    expect(b.decode(b.alloc(I.I_HOST_HANDLE, 5, 0))).toMatchObject({ kind: 'hostHandle', slot: 5 });
    expect(b.decode(b.alloc(I.I_THROW, b.nil, 0, tso))).toMatchObject({ kind: 'throw', exception: b.nil, sender: tso });
    expect(b.decode(tso)).toMatchObject({ kind: 'tso', id: 3 });
  });

  it('damage: what is no closure, what leaves memory', () => {
    const b = new Values();
    expect(b.decode(0)).toMatchObject({ kind: 'damaged', reason: 'null pointer' });
    expect(b.decode(b.alloc(12_345))).toMatchObject({ kind: 'damaged', reason: 'no closure here' });
    expect(b.decode(0xffff_fff0).kind).toBe('damaged');
    expect(b.decode(b.alloc(I.I_BYTE_ARRAY, 0xffff_ffff))).toMatchObject({ kind: 'damaged', reason: 'leaves memory' });
    expect(b.decode(b.alloc(I.I_UPDATE, 0))).toMatchObject({ kind: 'damaged', reason: 'no closure here' });
  });
});

describe('threads', () => {
  it('status, reason, mask, pending exceptions, label', () => {
    const b = new Values();
    const mvar = b.alloc(I.I_MVAR, 0, 0, 0);
    const sender = b.thread(1, b.chunk([[I.I_STOP]]));
    const cell = b.alloc(I.I_THROW, b.nil, 0, sender);
    const flags = L.TSO_BLOCKEX | L.TSO_INTERRUPTIBLE | L.TSO_OVERFLOW_PENDING;
    const fields = {
      [L.TSO_STATUS]: L.THREAD_BLOCKED,
      [L.TSO_WHY]: L.BLOCK_MVAR_TAKE,
      [L.TSO_BLOCK_ON]: mvar,
      [L.TSO_PENDING]: cell,
      [L.TSO_FLAGS]: flags,
      [L.TSO_LABEL]: b.bytes('worker'),
    };
    const tso = b.thread(2, b.chunk([[I.I_MASK], [I.I_STOP]]), fields);
    b.reg(L.REG_MAIN, sender);
    b.reg(L.REG_TSO, sender);
    expect(decodeThread(b.view(), tso)).toMatchObject({
      id: 2,
      label: 'worker',
      isMain: false,
      status: 'blocked',
      why: 'takeMVar',
      on: mvar,
      mask: 'masked',
      overflowPending: true,
      pending: [{ exception: b.nil, sender }],
      stackWords: 2,
    });
    expect(listThreads(b.view()).map((t) => [t.id, t.status, t.isMain])).toEqual([
      [2, 'blocked', false],
      [1, 'running', true],
    ]);
  });

  it('a list of threads that meets itself ends', () => {
    const b = new Values();
    const tso = b.thread(1, b.chunk([[I.I_STOP]]));
    b.put(tso + L.TSO_ALL_LINK, tso);
    expect(listThreads(b.view())).toHaveLength(1);
  });
});

describe('showClosure', () => {
  it('numbers, characters, strings', () => {
    const b = new Values();
    expect(b.show(b.int(-5n))).toBe('-5');
    expect(b.show(b.char("'"))).toBe("'\\''");
    expect(b.show(b.list([...'a"\n\u00e9'].map((c) => b.char(c))))).toBe('"a\\"\\n\\233"');
    expect(
      b.show(
        b.list(
          [...'ab'].map((c) => b.char(c)),
          b.thunk(),
        ),
      ),
    ).toBe('"ab…"');
    const half = new Uint32Array(new Float64Array([0.5]).buffer);
    expect(b.show(b.alloc(b.doubleInfo, half[0], half[1]) + 1)).toBe('0.5');
    expect(b.show(b.alloc(I.I_INTEGER_S, 5, 0) + 1)).toBe('5');
    expect(b.show(b.alloc(I.I_INTEGER_N, b.bytes('\0\0\0\0\u0001\0\0\0')) + 3)).toBe('-4294967296');
  });

  it('lists as far as they are evaluated', () => {
    const b = new Values();
    expect(b.show(b.nil)).toBe('[]');
    expect(b.show(b.list([b.int(1n), b.int(2n), b.thunk()]))).toBe('[1,2,_]');
    expect(b.show(b.list([b.int(1n), b.int(-2n)], b.thunk()))).toBe('1 : -2 : _');
    const ring = b.cons(b.int(1n), 0);
    b.put(ring - 2 + 8, ring);
    expect(b.show(ring)).toBe('1 : <cycle>');
  });

  it('constructors in Haskell syntax, within bounds', () => {
    const b = new Values();
    const just = b.con('Just', 1, 1);
    const pair = b.con('(,)', 0, 2);
    const value = b.alloc(just, b.alloc(pair, b.int(-1n), b.thunk()) + 1) + 2;
    expect(b.show(b.alloc(just, value) + 2)).toBe('Just (Just (-1,_))');
    expect(b.show(b.alloc(just, b.int(-1n)) + 2)).toBe('Just (-1)');
    let deep = b.int(0n);
    for (let i = 0; i < 100; i++) deep = b.alloc(just, deep) + 2;
    expect(b.show(deep)).toBe(`${'Just ('.repeat(6)}…${')'.repeat(6)}`.replace('(…)', '…'));
    expect(b.show(b.alloc(I.I_PAP, b.alloc(b.code('fun', 'f', 3)), 1 | (L.ARG_PTR << L.SHAPE_ARGS_SHIFT), b.int(3n)) + 1)).toBe('<f 3>');
    expect(b.show(b.alloc(I.I_MVAR, b.int(3n), 0, 0) + 1)).toBe('MVar 3');
  });
});
