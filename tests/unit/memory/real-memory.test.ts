/** Reading what a real machine left: live, from a saved copy, and from copies with random damage. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import * as L from '../../../abi/layout.ts';
import { compileStg } from '../../../compiler/stg-text.ts';
import { captureBacktrace, decodeBacktrace, printBacktrace } from '../../../host/backtrace.ts';
import { Machine } from '../../../host/machine.ts';
import { decodeClosure } from '../../../host/memory/decode.ts';
import { decodeFrame } from '../../../host/memory/frames.ts';
import { heapCensus, heapRoots, walkHeap } from '../../../host/memory/heap.ts';
import { showClosure } from '../../../host/memory/print.ts';
import { listThreads } from '../../../host/memory/threads.ts';
import { MemoryView } from '../../../host/memory/view.ts';
import { walkStack } from '../../../host/memory/walk.ts';

const program = `module Main
data List = Nil | Cons p p
data Int = I# i64
data Char = C# i32
data Unit = Unit
export main, table, text, third

from = \\(n : i64) -> p {
  case ># n 1000 of r : i64 { 1 -> Nil;
    _ -> let h = I# n; t = thunk { case +# n 1 of m : i64 { _ -> from m } } in Cons h t }
}
table = thunk { from 1 }
text = Cons letterH restOfText
letterH = C# 'H'
restOfText = thunk { let c = C# 'i' in Cons c Nil }

-- the third element; forces three cells
third = thunk { case table of { Cons a as -> case as of { Cons b bs -> case bs of { Cons c cs -> c } } } }

sum = \\(xs : p) -> i64 {
  case xs of { Nil -> quotInt# 1 0; Cons y ys -> case y of { I# n -> case sum ys of r : i64 { _ -> +# n r } } }
}
total = thunk { case sum table of r : i64 { _ -> I# r } }
-- the list is needed once more, so that its cells stay
main = \\(s : void) -> (void, p) { case third of { I# n -> case total of { I# m -> case table of again { _ -> (# s, Unit #) } } } }
`;

let machine: Machine;
let address: (name: string) => number;

beforeAll(async () => {
  const { image, diagnostics } = compileStg(program, 'Main.stg');
  if (image === null) throw new Error(JSON.stringify(diagnostics));
  machine = await Machine.create({
    images: [image],
    bytes: new Uint8Array(readFileSync('build/machine.wasm')),
    limits: { initialStack: '1k', chunkSize: '8k', fuel: 1800 },
  });
  const [loaded] = machine.images;
  address = (name) => loaded.base + (image.symbols.find((symbol) => symbol.name === name)?.ptr ?? 0);
});

describe('a real machine', () => {
  it('before it runs: nothing is evaluated, and looking evaluates nothing', () => {
    const { view, debug } = machine;
    expect([showClosure(view, debug, address('table')), showClosure(view, debug, address('text'))]).toEqual(['_', '"H…"']);
    expect(decodeClosure(view, debug, address('table'))).toMatchObject({ kind: 'thunk', name: 'table', caf: true });
    expect(decodeClosure(view, debug, address('sum'))).toMatchObject({ kind: 'fun', name: 'sum', arity: 1, place: { file: 'Main.stg' } });
  });

  it('stopped in the middle: what is evaluated so far, the stack across chunks', async () => {
    const error = await machine.run().then(
      () => null,
      (thrown: unknown) => thrown,
    );
    expect(error).toMatchObject({ kind: 'fuel' });
    const { view, debug } = machine;
    expect(showClosure(view, debug, address('third'))).toBe('3');
    expect(showClosure(view, debug, address('table'), { width: 4 })).toBe('[1,2,3,4,…]');
    expect(decodeClosure(view, debug, address('total'))).toMatchObject({ kind: 'blackhole', owner: { tso: listThreads(view)[0].tso } });
    const text = printBacktrace(machine.backtrace());
    expect(text).toMatch(/\n +… \d+ more of #\d+\n#\d+ +total: call of `sum` +Main.*\n#\d+ +forcing `total` +Main\.stg:\d+:\d+-\d+\n#\d+ +main: /);
    // Fuel ends at a function entry, of whichever function it was.
    expect(text).toMatch(/^#0 +(from|sum): about to be called /);
    expect(text).not.toContain('[cut off');
    const kinds = [...walkStack(view, listThreads(view)[0].tso)].map((frame) => ('kind' in frame ? frame.kind : frame.cutOff));
    expect(kinds).toContain('underflow');
    expect(kinds.slice(-2)).toEqual(['catch', 'stop']);
    const rows = heapCensus(view, debug).rows;
    expect(rows.find((row) => row.name === 'Cons')?.count).toBeGreaterThan(100);
  });

  it('the same from a saved copy, with no machine', () => {
    const saved = new MemoryView(copy());
    expect(printBacktrace(decodeBacktrace(captureBacktrace(saved), machine.debug))).toBe(printBacktrace(machine.backtrace()));
    expect(heapCensus(saved, machine.debug)).toEqual(heapCensus(machine.view, machine.debug));
    expect(saved.damageCount).toBe(0);
  });

  it('with random damage: always returns', () => {
    const original = copy();
    const used = machine.view.u32(L.REGS + L.REG_MEMORY_END) >>> 2;
    const somewhere = fc.oneof(fc.nat(used), fc.nat(4096), fc.integer({ min: L.REGS / 4, max: (L.REGS + 256) / 4 }));
    const something = fc.oneof(
      fc.nat(0xffff_ffff),
      somewhere.map((word) => word * 4),
      somewhere.map((word) => machine.view.words[word] ?? 0),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(somewhere, something), { minLength: 1, maxLength: 200 }), (changes) => {
        const bytes = original.slice();
        const words = new Uint32Array(bytes.buffer);
        for (const [at, value] of changes) words[at] = value;
        readAll(new MemoryView(bytes));
      }),
      { numRuns: 12 },
    );
  });
});

function copy(): Uint8Array<ArrayBuffer> {
  return machine.view.bytes(0, machine.view.sizeB).slice();
}

function readAll(view: MemoryView): void {
  const { debug } = machine;
  for (const thread of listThreads(view, 100)) {
    for (const frame of walkStack(view, thread.tso)) if ('kind' in frame) decodeFrame(view, debug, frame);
    printBacktrace(decodeBacktrace(captureBacktrace(view, { tso: thread.tso }), debug));
  }
  const found: number[] = [];
  walkHeap(view, heapRoots(view), (at) => found.push(at));
  for (const at of found.slice(0, 300)) showClosure(view, debug, at);
}
