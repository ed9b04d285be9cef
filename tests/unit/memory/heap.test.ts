import { describe, expect, it } from 'vitest';
import * as L from '../../../abi/layout.ts';
import * as I from '../../../abi/rts-infos.gen.ts';
import { primCalls } from '../../../abi/tables/primops.ts';
import { WK_BLOCKED_ON_MVAR } from '../../../abi/well-known.gen.ts';
import { captureBacktrace, decodeBacktrace, printCause } from '../../../host/backtrace.ts';
import { printWaitFor, waitForReport } from '../../../host/memory/deadlock.ts';
import { heapCensus, heapRoots, walkHeap } from '../../../host/memory/heap.ts';
import { MemoryBuilder } from './builder.ts';

describe('heap', () => {
  it('visits what roots reach, each closure once, and counts it by info table', () => {
    const b = new MemoryBuilder();
    const pair = b.con('Pair', 0, 2);
    const leaf = b.alloc(b.con('Leaf', 0, 0, 1), 7) + 1;
    const shared = b.alloc(pair, leaf, leaf) + 1;
    const ring = b.alloc(pair, shared, 0) + 1;
    b.put(ring - 1 + 8, ring);
    b.alloc(pair, leaf, leaf);
    const { rows, closures, words, cutOff } = heapCensus(b.view(), b.debug(), [ring]);
    expect(rows.map((row) => [row.name, row.count, row.words])).toEqual([
      ['Pair', 2, 6],
      ['Leaf', 1, 2],
    ]);
    expect([closures, words, cutOff]).toEqual([3, 8, '']);
  });

  it('goes through threads, their stacks across chunks, MVars, tables of static closures', () => {
    const b = new MemoryBuilder();
    const unit = b.con('Unit', 0, 0);
    const values = Array.from({ length: 6 }, () => b.alloc(unit) + 1);
    const live = b.ret('f', 3, 1, -1, '', 0b10);
    const older = b.chunk([[I.I_CATCH, 0, values[0]], [I.I_STOP]]);
    const top = b.chunk([
      [live, values[5], values[1]],
      [I.I_UPDATE, b.alloc(I.I_BLACKHOLE, older), 0],
      [I.I_UNDERFLOW, older],
    ]);
    const tso = b.thread(1, top, { [L.TSO_R1]: values[2] });
    const cell = b.alloc(I.I_MVAR_QUEUE, 0, tso, values[3], L.BLOCK_MVAR_PUT);
    const fun = b.code('fun', 'f', 1);
    b.put(fun + L.INFO_SRT, b.alloc(0, 1, values[4] - 1));
    const visited = new Set<number>();
    const walk = walkHeap(b.view(), [b.alloc(I.I_MVAR, 0, cell, cell), b.alloc(fun)], (at) => visited.add(at + 1));
    expect(walk.cutOff).toBe('');
    expect(values.map((value) => visited.has(value))).toEqual([true, true, true, true, true, false]);
    expect([top, older].map((chunk) => visited.has(chunk + 1))).toEqual([true, true]);
  });

  it('finds roots in registers and tables, and stops at a limit', () => {
    const b = new MemoryBuilder();
    const unit = b.con('Unit', 0, 0);
    const held = b.alloc(unit) + 1;
    b.reg(L.REG_HANDLES, b.alloc(held, 5, 0));
    b.reg(L.REG_HANDLES_N, 3);
    b.thread(1, b.chunk([[I.I_STOP]]));
    expect(heapRoots(b.view())).toContain(held);
    expect(heapCensus(b.view(), b.debug()).rows.map((row) => row.name)).toEqual(expect.arrayContaining(['thread', 'stack chunk', 'Unit']));
    expect(heapCensus(b.view(), b.debug(), heapRoots(b.view()), { closures: 2 }).cutOff).toBe('after 2 closures');
  });
});

describe('wait-for report', () => {
  const prim = (code: string): number => primCalls.indexOf(code);
  const onePointer = 1 | (L.ARG_PTR << L.SHAPE_ARGS_SHIFT);

  it('two threads that hold each other’s MVar', () => {
    const b = new MemoryBuilder();
    const [left, right] = [b.alloc(I.I_MVAR, 0, 0, 0), b.alloc(I.I_MVAR, 0, 0, 0)];
    const holds = b.ret('worker', 2, 4, -1, 'takeMVar#', 1);
    const waiting = (id: number, own: number, wanted: number): number =>
      b.thread(id, b.chunk([[I.I_BLOCKED, prim('TAKE_MVAR'), onePointer, wanted], [holds, own], [I.I_STOP]]), {
        [L.TSO_STATUS]: L.THREAD_BLOCKED,
        [L.TSO_WHY]: L.BLOCK_MVAR_TAKE,
        [L.TSO_BLOCK_ON]: wanted,
      });
    const one = waiting(1, left, right);
    const two = waiting(2, right, left);
    b.reg(L.REG_MAIN, one);
    const report = waitForReport(b.view());
    expect(report.cycle).toHaveLength(2);
    expect(report.waits.map((wait) => [wait.thread.tso, wait.why, wait.on, wait.for])).toEqual([
      [two, 'takeMVar', left, [one]],
      [one, 'takeMVar', right, [two]],
    ]);
    expect(printWaitFor(report).split('\n')[1]).toBe('main thread waits: takeMVar on MVar 2, for thread 2');
    expect(printWaitFor(report)).toContain('circle: ');
  });

  it('thunks under evaluation, throwTo, and what a raised thread was waiting for', () => {
    const b = new MemoryBuilder();
    const blocked = (why: number, on: number): Record<number, number> => ({ [L.TSO_STATUS]: L.THREAD_BLOCKED, [L.TSO_WHY]: why, [L.TSO_BLOCK_ON]: on });
    const owners = b.chunk([[I.I_STOP]]);
    const hole = b.alloc(I.I_BLACKHOLE, owners);
    const waiter = b.thread(1, b.chunk([[I.I_STOP]]), blocked(L.BLOCK_BLACKHOLE, hole));
    const owner = b.thread(2, owners, blocked(L.BLOCK_THROW_TO, waiter));
    const mvar = b.alloc(I.I_MVAR, 0, 0, 0);
    const raised = b.thread(3, b.chunk([[I.I_RAISE, 9], [I.I_BLOCKED, prim('PUT_MVAR'), onePointer, mvar], [I.I_STOP]]));
    const report = waitForReport(b.view());
    expect(report.waits.map((wait) => [wait.thread.tso, wait.why, wait.on, wait.for])).toEqual([
      [raised, 'putMVar', mvar, []],
      [owner, 'throwTo', waiter, [waiter]],
      [waiter, 'blackhole', hole, [owner]],
    ]);
    expect([...report.cycle].sort()).toEqual([waiter, owner].sort());
  });

  it('<<loop>>: the thunks that need each other, no more', () => {
    const b = new MemoryBuilder();
    const [xs, ys, zs] = ['xs', 'ys', 'zs'].map((name, i) => b.code('thunk', name, i + 1));
    const inside = (name: string, info: number): number[] => [b.ret(name, 1, 9, info)];
    const hole = b.alloc(I.I_BLACKHOLE, 0);
    const frames = [inside('ys', ys), [I.I_UPDATE, 0x9000, 0], inside('xs', xs), [I.I_UPDATE, hole, 0], inside('zs', zs), [I.I_UPDATE, 0x9100, 0], [I.I_STOP]];
    const tso = b.thread(1, b.chunk(frames));
    b.reg(L.REG_LOOP_AT, hole);
    const trace = decodeBacktrace(captureBacktrace(b.view(), { tso }), b.debug());
    expect(trace.loop.map((thunk) => thunk.name)).toEqual(['ys', 'xs']);
    expect(
      printCause(trace)
        .split('\n')
        .map((line) => line.replace(/ +Main.hs:\S+/, '')),
    ).toEqual(['values that need each other:', '  `xs`  needs `ys`', '  `ys`  needs `xs` again']);
    b.reg(L.REG_LOOP_AT, 0x9200);
    expect(decodeBacktrace(captureBacktrace(b.view(), { tso }), b.debug()).loop).toEqual([]);
  });

  it('a capture takes the report along when the thread is told of its deadlock', () => {
    const b = new MemoryBuilder();
    const mvar = b.alloc(I.I_MVAR, 0, 0, 0);
    b.put(L.WELL_KNOWN + WK_BLOCKED_ON_MVAR * 4, 0x9001);
    const tso = b.thread(1, b.chunk([[I.I_RAISE, 0x9001], [I.I_BLOCKED, prim('TAKE_MVAR'), onePointer, mvar], [I.I_STOP]]));
    expect(captureBacktrace(b.view(), { tso }).waitFor?.waits).toMatchObject([{ why: 'takeMVar', on: mvar }]);
  });
});
