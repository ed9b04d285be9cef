/** Random corruption of memory: every reader returns, within what memory's size allows, whatever the bytes say. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as L from '../../../abi/layout.ts';
import * as I from '../../../abi/rts-infos.gen.ts';
import { captureBacktrace, decodeBacktrace, printBacktrace, printCause, rawBacktrace } from '../../../host/backtrace.ts';
import { printWaitFor, waitForReport } from '../../../host/memory/deadlock.ts';
import { decodeClosure } from '../../../host/memory/decode.ts';
import { decodeFrame } from '../../../host/memory/frames.ts';
import { heapCensus, heapRoots, walkHeap } from '../../../host/memory/heap.ts';
import { showClosure } from '../../../host/memory/print.ts';
import { listThreads } from '../../../host/memory/threads.ts';
import { MemoryView } from '../../../host/memory/view.ts';
import { walkStack } from '../../../host/memory/walk.ts';
import { MemoryBuilder } from './builder.ts';

const MEMORY_B = 1 << 16;

/** A small world with one of everything. */
function world(): MemoryBuilder {
  const b = new MemoryBuilder(MEMORY_B);
  const [fun, thunk] = [b.code('fun', 'go', 1, 1), b.code('thunk', 'xs', 3, 1)];
  const [nil, cons] = [b.con('Nil', 0, 0), b.con('Cons', 1, 2)];
  const [inFun, inThunk] = [b.ret('go', 2, 2, fun, 'case of xs', 1), b.ret('xs', 3, 4, thunk, 'call of go', 3)];
  let list = b.alloc(nil) + 1;
  for (let i = 0; i < 5; i++) list = b.alloc(cons, b.alloc(thunk, 0, list), list) + 2;
  const pap = b.alloc(I.I_PAP, b.alloc(fun, list) + 1, 1 | (L.ARG_PTR << L.SHAPE_ARGS_SHIFT), list) + 1;
  const array = b.alloc(I.I_ARRAY_DIRTY, 3, list, pap, b.bytes('text')) + 1;
  const older = b.chunk([[inFun, array], [I.I_CATCH, 0, pap], [I.I_STOP]]);
  const hole = b.alloc(I.I_BLACKHOLE, older);
  const cycle = [
    [inThunk, list, hole],
    [I.I_UPDATE, hole, 0],
    [inFun, list],
  ];
  const top = b.chunk([...Array.from({ length: 20 }, () => cycle).flat(), [I.I_UNDERFLOW, older]]);
  const main = b.thread(1, top, { [L.TSO_R1]: array });
  const mvar = b.alloc(I.I_MVAR, 0, 0, 0);
  const cell = b.alloc(I.I_MVAR_QUEUE, 0, main, 0, L.BLOCK_MVAR_TAKE);
  b.put(mvar + L.MVAR_HEAD, cell, cell);
  b.thread(2, b.chunk([[inFun, mvar], [I.I_STOP]]), { [L.TSO_STATUS]: L.THREAD_BLOCKED, [L.TSO_WHY]: L.BLOCK_MVAR_TAKE, [L.TSO_BLOCK_ON]: mvar });
  b.alloc(I.I_AP_STACK, 0, older, list);
  b.alloc(I.I_WEAK, list, pap, 0, 0);
  b.reg(L.REG_TSO, main);
  b.reg(L.REG_MAIN, main);
  b.reg(L.REG_LOOP_AT, hole);
  return b;
}

const origin = world();
const debug = origin.debug();
const usedWords = origin.alloc() / 4;

/** Everything there is to read, on this memory. Answers how much was visited. */
function readEverything(view: MemoryView): number {
  let visited = 0;
  for (const thread of listThreads(view, 1000)) {
    for (const frame of walkStack(view, thread.tso)) {
      visited++;
      if (!('cutOff' in frame)) decodeFrame(view, debug, frame);
    }
    const capture = captureBacktrace(view, { tso: thread.tso });
    const trace = decodeBacktrace(capture, debug);
    printBacktrace(trace);
    printCause(trace);
    visited += rawBacktrace(capture).length;
  }
  const addresses: number[] = [];
  visited += walkHeap(view, heapRoots(view), (address) => addresses.push(address)).closures;
  for (const address of addresses.slice(0, 500)) {
    decodeClosure(view, debug, address);
    showClosure(view, debug, address, { closures: 100 });
  }
  heapCensus(view, debug);
  printWaitFor(waitForReport(view, 50));
  return visited;
}

const interesting = fc.oneof(
  fc.nat(0xffff_ffff),
  fc.constantFrom(0, 1, 0xffff_ffff, 0x8000_0000, 0xffff, MEMORY_B, MEMORY_B - 4),
  // something that is a pointer, an info table, a frame
  fc.nat(usedWords - 1).map((word) => word * 4),
  fc.nat(usedWords - 1).map((word) => origin.words[word]),
  fc.nat(I.RTS_INFO_N - 1).map((row) => L.RTS_INFO + row * L.INFO_SIZE_B),
);
const anywhere = fc.oneof(fc.nat(usedWords - 1), fc.integer({ min: 8192, max: usedWords - 1 }), fc.integer({ min: L.REGS / 4, max: L.REGS / 4 + 60 }));

describe('damage', () => {
  it('the world is read whole when nothing is damaged', () => {
    const view = origin.view();
    expect(readEverything(view)).toBeGreaterThan(150);
    expect(captureBacktrace(view).cutOff).toBe('');
    expect(view.damageCount).toBe(0);
  });

  it('corrupted words: always returns, and visits no more than memory can hold', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anywhere, interesting), { minLength: 1, maxLength: 40 }), (changes) => {
        const words = origin.words.slice();
        for (const [at, value] of changes) words[at] = value;
        expect(readEverything(new MemoryView(words.buffer))).toBeLessThan(64 * words.length);
      }),
      { numRuns: 300 },
    );
  });

  it('truncated and random memory', () => {
    fc.assert(
      fc.property(fc.nat(MEMORY_B), (length) => {
        readEverything(new MemoryView(new Uint8Array(origin.words.buffer.slice(0, length))));
      }),
      { numRuns: 60 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 20_000 }), (bytes) => {
        readEverything(new MemoryView(bytes));
      }),
      { numRuns: 60 },
    );
  });
});
