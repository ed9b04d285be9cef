/**
 * The debugging session of "Understanding the Stack" (SEEDS points 3 to 6) on Weird.stg: the frames in their order, one word a call, exactly 84 calls in 90 words, and
 * a stack that grows while hPutChar is being entered. A slice of one unit of fuel stops at each function entry.
 */
import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import * as E from '../../abi/exit-reasons.gen.ts';
import * as L from '../../abi/layout.ts';
import { compileStg } from '../../compiler/stg-text.ts';
import { instantiateMachineSync, type MachineExports } from '../../host/exports.ts';
import { Linker, type LoadedImage } from '../../host/loader.ts';
import { DebugIndex } from '../../host/memory/debug-index.ts';
import { MemoryView } from '../../host/memory/view.ts';
import { type RawFrame, stackStart, walkStack } from '../../host/memory/walk.ts';
import { MemoryAccess } from '../../host/memory-access.ts';
import { configure } from '../../host/options.ts';

const wasm = new WebAssembly.Module(readFileSync('build/machine.wasm'));
const W = L.WORD_B;

/** Frames of the bottom of every stack here: the top handler's catch frame (three words), the stop frame (one). */
const BASE = ['catch', 'stop'];
const CALLS_IN_90_WORDS = 84;

class Session {
  readonly machine: MachineExports;
  readonly view: MemoryView;
  readonly debug = new DebugIndex();
  readonly #loaded: LoadedImage;

  constructor(file: string, initialStack: string) {
    const { image } = compileStg(readFileSync(file, 'utf8'), file);
    if (!image) throw new Error(`${file} does not compile`);
    this.machine = instantiateMachineSync(wasm, () => 0);
    configure(new MemoryAccess(this.machine.memory), { limits: { initialStack, maxStack: '1M' } });
    expect(this.machine.boot()).toBe(0);
    this.view = new MemoryView(this.machine.memory);
    const linker = new Linker(this.machine);
    linker.load([image]);
    this.#loaded = linker.images[0];
    const { base, infoIdBase, hostBase } = this.#loaded;
    this.debug.register({
      name: image.name,
      debug: () => image.debug,
      infoIdBase,
      infoCount: image.infoCount,
      address: base,
      words: image.words.length,
      hosts: image.hosts,
      hostBase,
    });
    this.machine.startMain(linker.exported('main')[0].address);
  }

  reg(offset: number): number {
    return this.view.u32(L.REGS + offset);
  }

  get main(): number {
    return this.reg(L.REG_MAIN);
  }

  /** Address of a top-level closure, with its tag. */
  closure(name: string): number {
    const symbol = this.#loaded.image.symbols.find((s) => s.name === name);
    if (!symbol) throw new Error(`no ${name}`);
    return symbol.ptr + this.#loaded.base;
  }

  /** Runs to the next function entry; answers the function's name. The machine has put an apply frame around its arguments there. */
  step(): string {
    expect(this.machine.run(1)).toBe(E.EXIT_SLICE);
    const fun = this.view.u32(this.main + L.TSO_R1);
    return this.debug.name(this.view.u32(this.view.u32(fun & ~L.TAG_MASK) + L.INFO_ID));
  }

  stepTo(name: string): void {
    while (this.step() !== name);
  }

  /** The stack as it is at the function's entry, without the apply frame; top first. */
  frames(): RawFrame[] {
    const found = [...walkStack(this.view, stackStart(this.view, this.main))];
    expect(found.every((frame) => !('cutOff' in frame))).toBe(true);
    const frames = found as RawFrame[];
    expect(frames[0].kind).toBe('apply');
    return frames.slice(1);
  }

  kinds(): string[] {
    return this.frames().map((frame) => (frame.kind === 'ret' ? this.debug.name(frame.infoId) : frame.kind));
  }

  /** Words between SpLim and Sp at the function's entry. */
  room(): number {
    const chunk = this.view.u32(this.main + L.TSO_STACK);
    return (this.frames()[0].sp - this.view.u32(chunk + L.STACK_LIMIT)) / W;
  }

  /** Every word from Sp to the end of the stack. */
  words(): number[] {
    const chunk = this.view.u32(this.main + L.TSO_STACK);
    const end = chunk + this.view.u32(chunk + L.STACK_SIZE) * W;
    const words = [];
    for (let at = this.frames()[0].sp; at < end; at += W) words.push(this.view.u32(at));
    return words;
  }
}

describe('the session of the article, on Weird.stg with 90 words of stack', () => {
  let s: Session;
  beforeEach(() => {
    s = new Session('examples/seeds/Weird.stg', '90w');
    s.stepTo('go');
  });

  test('at the first entry of go: catch frame (mask state 0, the top handler), then stop frame', () => {
    expect(s.kinds()).toEqual(BASE);
    const [catchFrame, stop] = s.frames();
    expect([catchFrame.words, stop.words]).toEqual([3, 1]);
    expect(s.view.u32(catchFrame.sp + L.CATCH_MASK)).toBe(0);
    expect(s.room()).toBe(90 - 4);
  });

  test('inside the masked call: unmask frame and the first continuation of go; R1 is hPutChar with tag 1', () => {
    expect(s.step()).toBe('hPutChar');
    expect(s.kinds()).toEqual(['unmask', 'go', ...BASE]);
    expect(s.frames().map((frame) => frame.words)).toEqual([1, 1, 3, 1]);
    const r1 = s.view.u32(s.main + L.TSO_R1);
    expect(r1).toBe(s.closure('hPutChar'));
    expect(r1 & L.TAG_MASK).toBe(1);
    expect(s.view.u32(s.main + L.TSO_FLAGS) & L.TSO_BLOCKEX).toBe(L.TSO_BLOCKEX);
  });

  test('each call of go leaves one word: its second continuation', () => {
    const first = s.frames()[0].sp;
    const continuations = new Set<number>();
    for (let calls = 1; calls <= 5; calls++) {
      s.stepTo('go');
      expect(s.kinds()).toEqual([...new Array(calls).fill('go'), ...BASE]);
      expect(first - s.frames()[0].sp).toBe(calls * W);
      continuations.add(s.frames()[0].infoAddress);
    }
    expect(continuations.size).toBe(1);
  });

  test('after precisely 84 calls two words are left; hPutChar finds none, and is entered again on a bigger stack with the same contents', () => {
    for (let calls = 0; calls < CALLS_IN_90_WORDS; calls++) s.stepTo('go');
    expect(s.kinds()).toEqual([...new Array(CALLS_IN_90_WORDS).fill('go'), ...BASE]);
    expect(s.room()).toBe(2);
    expect(s.reg(L.STAT_STACK_GROWN_N)).toBe(0);
    const chunk = s.view.u32(s.main + L.TSO_STACK);
    const before = s.words();

    expect(s.step()).toBe('hPutChar');
    expect(s.reg(L.STAT_STACK_GROWN_N)).toBe(1);
    expect(s.view.u32(s.main + L.TSO_STACK)).not.toBe(chunk);
    expect(s.kinds().slice(0, 3)).toEqual(['unmask', 'go', 'go']);
    expect(s.words().slice(2)).toEqual(before);
    expect(s.room()).toBeGreaterThan(CALLS_IN_90_WORDS);
    s.stepTo('go');
    expect(s.kinds()).toEqual([...new Array(CALLS_IN_90_WORDS + 1).fill('go'), ...BASE]);
  });

  test('go is three nested cases, so it has three continuations; hPutChar has one', () => {
    const { image } = compileStg(readFileSync('examples/seeds/Weird.stg', 'utf8'), 'Weird.stg');
    const continuations = (name: string): number => image?.debug?.infos.filter((info) => info.kind === 'ret' && info.name === name).length ?? 0;
    expect(continuations('go')).toBe(3);
    expect(continuations('hPutChar')).toBe(1);
  });
});
