import { describe, expect, it } from 'vitest';
import * as L from '../../../abi/layout.ts';
import * as I from '../../../abi/rts-infos.gen.ts';
import { primCalls } from '../../../abi/tables/primops.ts';
import { WK_TOP_HANDLER } from '../../../abi/well-known.gen.ts';
import { type Backtrace, captureBacktrace, decodeBacktrace, printBacktrace, rawBacktrace } from '../../../host/backtrace.ts';
import { DebugIndex } from '../../../host/memory/debug-index.ts';
import { decodeFrame } from '../../../host/memory/frames.ts';
import { findRepeats } from '../../../host/memory/repeats.ts';
import { walkStack } from '../../../host/memory/walk.ts';
import { MemoryBuilder } from './builder.ts';

const TOP_HANDLER = L.RTS_STATIC + 1;

/** `main` calls `go`, which forces `xs`, and so on; ready to be stacked. */
class Program extends MemoryBuilder {
  readonly main = this.code('fun', 'main', 1);
  readonly go = this.code('fun', 'go', 5);
  readonly xs = this.code('thunk', 'xs', 9);
  readonly inMain = this.ret('main', 1, 2, this.main, 'call of go');
  readonly inGo = this.ret('go', 2, 6, this.go, 'case of xs', 1);
  readonly inXs = this.ret('xs', 3, 10, this.xs, 'call of map');
  readonly base: number[][] = [[I.I_CATCH, 0, TOP_HANDLER], [I.I_STOP]];

  constructor() {
    super();
    this.put(L.WELL_KNOWN + WK_TOP_HANDLER * 4, TOP_HANDLER);
    this.put(L.RTS_STATIC, this.main);
  }

  /** A thread that runs on these frames, over those under which `main` runs. */
  run(frames: readonly (readonly number[])[], ip = 0): number {
    const chunk = this.chunk([...frames, ...this.base]);
    const tso = this.thread(1, chunk);
    this.reg(L.REG_TSO, tso);
    this.reg(L.REG_STACK, chunk);
    this.reg(L.REG_SP, this.words[(chunk + L.STACK_SP) >>> 2]);
    this.reg(L.REG_IP, ip);
    return tso;
  }

  trace(limit?: number): Backtrace {
    return decodeBacktrace(captureBacktrace(this.view(), { limit }), this.debug());
  }

  print(): string {
    return printBacktrace(this.trace());
  }
}

describe('walkStack', () => {
  it('goes across chunks, down to the stop frame', () => {
    const p = new Program();
    const older = p.chunk([[p.inMain], ...p.base]);
    const top = p.chunk([
      [p.inGo, 0],
      [I.I_UNDERFLOW, older],
    ]);
    const tso = p.thread(1, top);
    const frames = [...walkStack(p.view(), tso)];
    expect(frames.map((f) => ('cutOff' in f ? f.cutOff : f.kind))).toEqual(['ret', 'underflow', 'ret', 'catch', 'stop']);
    expect(frames[0]).toMatchObject({ infoId: I.RTS_INFO_N + p.rowOf(p.inGo), words: 2, ip: p.entryOf(p.inGo) });
  });

  it('every kind of frame has its words', () => {
    const p = new Program();
    const shape = 2 | ((L.ARG_PTR | (L.ARG_DOUBLE << 2)) << L.SHAPE_ARGS_SHIFT);
    const takeMVar = primCalls.indexOf('TAKE_MVAR');
    const frames = [
      [I.I_BLOCKED, takeMVar, 1 | (L.ARG_PTR << L.SHAPE_ARGS_SHIFT), 5],
      [I.I_RAISE, 9],
      [I.I_ENTER, 9],
      [I.I_APPLY, shape, 9, 1, 2],
      [I.I_UPDATE, 9, 0],
      [I.I_MASK],
      [I.I_MASK_UNINTERRUPTIBLE],
      [I.I_UNMASK],
      [I.I_BOUNDARY, 3, 4, 5],
      [I.I_CATCH, L.TSO_BLOCKEX, 9],
      [p.inXs, 0, 0],
    ];
    const view = p.view();
    const found = [...walkStack(view, p.run(frames))].map((f) => ('cutOff' in f ? f : decodeFrame(view, p.debug(), f)));
    expect(found).toMatchObject([
      { kind: 'blocked', primop: 'takeMVar#', args: [{ value: 5 }] },
      { kind: 'raise', exception: 9 },
      { kind: 'enter', closure: 9 },
      {
        kind: 'apply',
        args: [
          { rep: 'p', value: 9 },
          { rep: 'double', value: 0x2_0000_0001n },
        ],
      },
      { kind: 'update', updatee: 9 },
      { kind: 'mask' },
      { kind: 'maskUninterruptible' },
      { kind: 'unmask' },
      { kind: 'boundary', serial: 3, spAtEntry: 4, call: 5 },
      { kind: 'catch', mask: 'uninterruptible', handler: 9, isTopHandler: false },
      { kind: 'ret', name: 'xs', waits: 'call of map' },
      { kind: 'catch', mask: 'unmasked', isTopHandler: true },
      { kind: 'stop' },
    ]);
  });

  it('live pointers come from the bitmap, large ones included', () => {
    const p = new Program();
    const bitmap = p.alloc(1, 2);
    const wide = p.info({ type: 23, flags: L.INFO_BIG_BITMAP, ptrs: 40, shape: bitmap, debug: { kind: 'ret', name: 'wide' } });
    const slots = Array.from({ length: 39 }, (_, i) => i + 1);
    const view = p.view();
    const [frame] = [...walkStack(view, p.run([[wide, ...slots]]))];
    expect('cutOff' in frame ? frame : decodeFrame(view, p.debug(), frame)).toMatchObject({ vars: [{ value: 1 }, { value: 34 }] });
  });

  it('says where damage cuts it off', () => {
    const p = new Program();
    const reason = (frames: number[][]): unknown => [...walkStack(p.view(), p.run(frames))].at(-1);
    expect(reason([[p.inMain], [12_345]])).toMatchObject({ cutOff: expect.stringMatching(/^no frame at 0x/) });
    expect(reason([[p.inMain], [I.I_UNDERFLOW, 64]])).toEqual({ cutOff: 'no stack chunk at 0x40' });
    expect(reason([[I.I_APPLY, 12 | (0xffffff << L.SHAPE_ARGS_SHIFT)]])).toMatchObject({ cutOff: expect.stringMatching(/leaves its chunk$/) });
    const ring = p.chunk([[I.I_UNDERFLOW, 0]]);
    p.put(p.words[(ring + L.STACK_SP) >>> 2] + 4, ring);
    expect([...walkStack(p.view(), p.thread(9, ring))].at(-1)).toEqual({ cutOff: 'the stack runs in a circle' });
    expect([...walkStack(p.view(), 0)]).toEqual([{ cutOff: 'no stack chunk at 0x0' }]);
  });
});

describe('backtrace', () => {
  it('names functions, thunks under evaluation, and the machine’s frames', () => {
    const p = new Program();
    p.run([[p.inXs, 0, 0], [I.I_UPDATE, 0x9000, 0], [p.inGo, 0], [I.I_UNMASK], [p.inMain]]);
    expect(p.print()).toBe(
      [
        '#0  xs: call of `map`   Main.hs:10:3-8',
        '#1  forcing `xs`        Main.hs:9:1-10:4',
        '#2  go: case of `xs`    Main.hs:6:3-8',
        '#3  unmask frame',
        '#4  main: call of `go`  Main.hs:2:3-8',
        '#5  top handler',
        '#6  stop frame',
      ].join('\n'),
    );
    expect(printBacktrace(p.trace(), { short: true }).split('\n')).toEqual([
      '#0  forcing `xs`: call of `map`  Main.hs:10:3-8',
      '#2  go: case of `xs`             Main.hs:6:3-8',
      '#4  main: call of `go`           Main.hs:2:3-8',
    ]);
    expect(printBacktrace(p.trace(), { color: true })).toContain('\u001b[36mMain.hs:6:3-8\u001b[0m');
  });

  it('a thunk that went on as a function by a tail call says so', () => {
    const p = new Program();
    p.run([[p.inGo, 0], [I.I_UPDATE, 0x9000, 0], [p.inMain]]);
    expect(p.print().split('\n')[1]).toBe('#1  forcing a call of `go`');
  });

  it('an update frame knows its thunk, whatever its code went on as', () => {
    const p = new Program();
    p.run([[p.inGo, 0], [I.I_UPDATE, 0x9000, p.code('thunk', 'total', 20)], [p.inMain]]);
    expect(p.print().split('\n')[1]).toBe('#1  forcing `total`     Main.hs:20:1-21:4');
  });

  it('a CAF is named by what it saved', () => {
    const p = new Program();
    const primes = p.code('caf', 'primes', 20);
    const blocks = p.alloc(...new Array<number>(8 * (L.BD_SIZE_B / 4)).fill(0x04));
    p.reg(L.REG_BLOCKS, blocks);
    const caf = p.alloc(I.I_BLACKHOLE, 0, 1, primes, 0);
    p.run([[p.inGo, 0], [I.I_UPDATE, caf, 0], [p.inMain]]);
    expect(p.print().split('\n')[1]).toBe('#1  forcing `primes`    Main.hs:20:1-21:4');
  });

  it('the exact ip: of the top frame, or of a function that left no frame', () => {
    const p = new Program();
    const boom = p.code('fun', 'boom', 30);
    p.ip(p.entryOf(boom), p.entryOf(boom) + 8, 31, 7, boom);
    p.ip(p.entryOf(p.inGo) - 8, p.entryOf(p.inGo), 6, 22, p.go);
    p.run([[p.inGo, 0]], p.entryOf(boom) + 4);
    expect(p.print().split('\n').slice(0, 2)).toEqual(['#0  boom              Main.hs:31:7-10', '#1  go: case of `xs`  Main.hs:6:3-8']);
    p.run([[p.inGo, 0]], p.entryOf(p.inGo) - 8);
    expect(p.print().split('\n')[0]).toBe('#0  go: case of `xs`  Main.hs:6:22-25');
  });

  it('a function that could not be entered is named from R1', () => {
    const p = new Program();
    const tso = p.run([[I.I_APPLY, 1], [p.inMain]]);
    p.put(tso + L.TSO_R1, p.alloc(p.go) + 1);
    expect(p.print().split('\n')[0]).toBe('#0  go: about to be called  Main.hs:5:1-6:4');
  });

  it('folds repeats with period and count, across chunks', () => {
    const p = new Program();
    const cycle = [
      [p.inXs, 0, 0],
      [I.I_UPDATE, 0, 0],
      [p.inGo, 0],
    ];
    const older = p.chunk([...Array.from({ length: 500 }, () => cycle).flat(), [p.inMain], ...p.base]);
    const top = p.chunk([...Array.from({ length: 500 }, () => cycle).flat(), [I.I_UNDERFLOW, older]]);
    const tso = p.thread(1, top);
    const trace = decodeBacktrace(captureBacktrace(p.view(), { tso }), p.debug());
    expect(trace.frames).toBe(3003);
    expect(printBacktrace(trace).split('\n')).toEqual([
      '#0     xs: call of `map`   Main.hs:10:3-8',
      '#1     forcing `xs`        Main.hs:9:1-10:4',
      '#2     go: case of `xs`    Main.hs:6:3-8',
      '       … 2,997 more of #0–#2 (period 3)',
      '#3000  main: call of `go`  Main.hs:2:3-8',
      '#3001  top handler',
      '#3002  stop frame',
    ]);
  });

  it('stops at a limit and says so; the raw view has every frame', () => {
    const p = new Program();
    p.run([[p.inGo, 0], [p.inXs, 0, 0], [p.inMain]]);
    expect(printBacktrace(p.trace(2)).split('\n').at(-1)).toBe('[cut off: after 2 frames]');
    const raw = rawBacktrace(captureBacktrace(p.view()));
    expect(raw).toHaveLength(5);
    expect(raw[0]).toEqual([p.entryOf(p.inGo), I.RTS_INFO_N + p.rowOf(p.inGo), p.words[(L.REGS + L.REG_SP) >>> 2]]);
  });

  it('keeps the base of a stack beyond the limit, and counts what lies between', () => {
    const p = new Program();
    const older = p.chunk([...Array.from({ length: 50 }, () => [p.inGo, 0]), [p.inMain], ...p.base]);
    const top = p.chunk([...Array.from({ length: 50 }, () => [p.inGo, 0]), [I.I_UNDERFLOW, older]]);
    const tso = p.thread(1, top);
    const trace = (limit: number, tail: number): string[] =>
      printBacktrace(decodeBacktrace(captureBacktrace(p.view(), { tso, limit, tail }), p.debug())).split('\n');
    const whole = trace(1000, 10);
    expect(whole.slice(1)).toEqual(['      … 99 more of #0', expect.stringMatching(/^#100 +main/), '#101  top handler', '#102  stop frame']);
    expect(trace(20, 5)).toEqual(whole);
    for (const limit of [1, 49, 50, 51, 52, 99, 100, 102, 103]) expect(trace(limit, 7).slice(-3)).toEqual(whole.slice(2));
  });

  it('says so when what lies between is something else', () => {
    const p = new Program();
    const go = Array.from({ length: 30 }, () => [p.inGo, 0]);
    const tso = p.thread(1, p.chunk([...go, [p.inXs, 0, 0], ...go, [p.inMain], ...p.base]));
    const lines = printBacktrace(decodeBacktrace(captureBacktrace(p.view(), { tso, limit: 20, tail: 8 }), p.debug())).split('\n');
    expect(lines.slice(1, 4)).toEqual(['     … 19 more of #0', '     … 36 more left out', expect.stringMatching(/^#56 +go/)]);
    const cycle = Array.from({ length: 40 }, () => [
      [p.inXs, 0, 0],
      [I.I_UPDATE, 0, 0],
      [p.inGo, 0],
    ]).flat();
    const other = p.thread(2, p.chunk([...cycle, [p.inMain], ...p.base]));
    for (let limit = 9; limit < 60; limit++) {
      const text = printBacktrace(decodeBacktrace(captureBacktrace(p.view(), { tso: other, limit, tail: 10 }), p.debug()));
      expect(text).toContain('… 117 more of #0–#2 (period 3)\n#120');
    }
  });

  it('counts the same whether it walks frames or passes over them', () => {
    const p = new Program();
    const wide = p.ret('wide', 200, 40);
    const cycle = (n: number): number[][] =>
      Array.from({ length: n }, () => [
        [p.inXs, 0, 0],
        [I.I_UPDATE, 0, 0],
        [p.inGo, 0],
      ]).flat();
    const base = p.chunk([...cycle(30), [wide, ...new Array<number>(199).fill(0)], [p.inMain], ...p.base]);
    const middle = p.chunk([...cycle(200).slice(1), [I.I_UNDERFLOW, base]]);
    const tso = p.thread(1, p.chunk([...cycle(100), [p.inXs, 0, 0], [I.I_UNDERFLOW, middle]]));
    const text = (limit: number, tail: number): string => printBacktrace(decodeBacktrace(captureBacktrace(p.view(), { tso, limit, tail }), p.debug()));
    const whole = text(10_000, 1);
    expect(whole).toContain('… 987 more of #0–#2 (period 3)\n#990  wide');
    for (const tail of [4, 5, 6, 7, 20, 64, 100]) for (const limit of [9, 10, 11, 50, 301, 302, 900, 989]) expect(text(limit, tail)).toBe(whole);
  });

  it('a thread that is thrown at: what it was about to do', () => {
    const p = new Program();
    const tso = p.run([[I.I_RAISE, 9], [I.I_APPLY, 1], [p.inMain]]);
    p.put(tso + L.TSO_R1, p.alloc(p.go) + 1);
    expect(p.print().split('\n')[0]).toBe('#0  go: about to be called  Main.hs:5:1-6:4');
  });

  it('without debug tables: ids', () => {
    const p = new Program();
    p.run([[p.inGo, 0]]);
    expect(printBacktrace(decodeBacktrace(captureBacktrace(p.view()), new DebugIndex())).split('\n')[0]).toBe(`#0  <info ${I.RTS_INFO_N + p.rowOf(p.inGo)}>`);
  });

  it('many different frames: both ends, and how many are left out', () => {
    const p = new Program();
    const functions = Array.from({ length: 20 }, (_, i) => p.ret(`f${i}`, 1, i + 1));
    // no stretch of these repeats: lengths of runs of f0 grow
    const frames = Array.from({ length: 60 }, (_, i) => functions[(i * i) % 19]);
    p.run(frames.map((f) => [f]));
    const trace = decodeBacktrace(captureBacktrace(p.view()), p.debug(), { entries: 10, fold: false });
    expect(trace.entries.map((e) => e.entry)).toEqual([...new Array(5).fill('frame'), 'omitted', ...new Array(5).fill('frame')]);
    expect(trace.entries[5]).toEqual({ entry: 'omitted', number: 5, count: 52 });
  });
});

describe('findRepeats', () => {
  const repeats = (text: string) =>
    findRepeats(
      [...text].map((c) => c.charCodeAt(0)),
      text.length,
    );

  it('needs three times; takes whole periods; prefers what covers most', () => {
    expect(repeats('abab')).toEqual([]);
    expect(repeats('aaa')).toEqual([{ start: 1, count: 2, period: 1 }]);
    expect(repeats('xabababay')).toEqual([{ start: 3, count: 4, period: 2 }]);
    expect(repeats('aabaabaab')).toEqual([{ start: 3, count: 6, period: 3 }]);
  });
});
