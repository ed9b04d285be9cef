/** Cores: what can be read from the file alone, the state an error happened in, and what becomes of damaged files. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Image } from '../../abi/image.ts';
import { encodeImage } from '../../abi/image-encode.ts';
import * as L from '../../abi/layout.ts';
import { I_IND } from '../../abi/rts-infos.gen.ts';
import { compileStg } from '../../compiler/stg-text.ts';
import { readContainer, type Section, unpack, writeContainer } from '../../host/core/container.ts';
import { CoreError, SECTION_HEAD } from '../../host/core/format.ts';
import { MissingImages } from '../../host/core/images.ts';
import { COLLECTOR_STATE_B } from '../../host/core/memory-map.ts';
import { type CoreFile, openCore } from '../../host/core/open.ts';
import { overviewData, overviewText } from '../../host/core/overview.ts';
import { layRtsTables } from '../../host/core/rts-tables.ts';
import type { Target } from '../../host/debugger/protocol.ts';
import type { HaskellError } from '../../host/error.ts';
import { Machine } from '../../host/machine.ts';
import { heapCensus } from '../../host/memory/heap.ts';
import type { MachineSettings } from '../../host/options.ts';
import { library } from '../stg/programs.ts';
import { repository } from '../support/repository-files.ts';
import { machineModule } from './relay.ts';

const text = `module Main
import Rts (putTextLn (i32, void) -> (p), printInt (i64, void) -> (p), error (p) -> (p), errorText (i32) -> (p))
data Int = I# i64
data List = Nil | Cons p p
foreign damage = "damage" (void) -> void
foreign peek = "peek" (void) -> void
export main, trap, look

xs = thunk { let one = I# 1; two = I# 2 in let end = Cons two nil in Cons one end }
nil = Nil

deep = \\(n : i64) -> i64 { case n of { 0 -> case errorText "too deep" of _ { _ -> 0 }; _ -> case -# n 1 of m : i64 { _ -> case deep m of r : i64 { _ -> +# r 1 }}} }

main = \\(s : void) -> p { case xs of { Cons h t -> case deep 5 of n : i64 { _ -> printInt n s }; Nil -> printInt 0 s } }

trap = \\(s : void) -> p { case damage s of _ : void { _ -> printInt 1 s } }

look = \\(s : void) -> p { case xs of { Cons h t -> case peek s of _ : void { _ -> printInt 1 s }; Nil -> printInt 0 s } }
`;

function image(source: string, file: string): Image {
  const { image: made, diagnostics } = compileStg(source, file);
  if (made === null) throw new Error(diagnostics.map((d) => `${d.span.line}:${d.span.col}: ${d.message}`).join('\n'));
  return made;
}

const rts = image(library.source, 'Rts.stg');
const crashing = image(text, 'Crash.stg');
const stripped = encodeImage(rts, { strip: true });

function machineFor(settings: MachineSettings = {}): Machine {
  return Machine.createSync({
    module: machineModule('debug'),
    images: [rts, crashing],
    hostFrames: false,
    stdout: () => {},
    program: { name: 'crash', args: ['-v'] },
    ...settings,
  });
}

async function failure(machine: Machine, entry = 'main'): Promise<HaskellError> {
  return machine.run(entry).then(
    () => expect.fail('it should fail'),
    (error: HaskellError) => error,
  );
}

const source = (file: string): string | null => (file === 'Crash.stg' ? text : null);

async function crashed(): Promise<{ machine: Machine; error: HaskellError; core: CoreFile; bytes: Uint8Array }> {
  const machine = machineFor({ cores: true });
  const error = await failure(machine);
  const bytes = await machine.dump({ error, source, elsewhere: (one) => one.name === 'Rts' });
  return { machine, error, bytes, core: await openCore(bytes, { images: [stripped] }) };
}

describe('an uncaught exception', () => {
  let crash: Awaited<ReturnType<typeof crashed>>;
  beforeAll(async () => {
    crash = await crashed();
  });

  test('the core says why', () => {
    const { why, program, images, debugMachine } = crash.core.head;
    expect(why).toMatchObject({ kind: 'exception', message: 'too deep', exception: { name: 'ErrorCall', text: 'too deep' }, thread: 1 });
    expect({ program, debugMachine, images: images.map(({ name }) => name) }).toEqual({
      program: { name: 'crash', args: ['-v'] },
      debugMachine: true,
      images: ['Rts', 'Main'],
    });
  });

  test('the stack is the one it happened on; names of what was left out come back with the image', async () => {
    const { bytes, error, core } = crash;
    expect(core.withoutTables.map(({ name }) => name)).toEqual(['Rts']);
    const named = await openCore(bytes, { images: [encodeImage(rts)] });
    expect(named.withoutTables).toEqual([]);
    expect(named.backtrace().entries).toEqual(error.backtrace?.entries);
    expect((await openCore(bytes, { find: ({ name }) => (name === 'Rts' ? rts : null) })).backtrace().entries).toEqual(error.backtrace?.entries);
    expect(core.source('Rts.stg')).toBeNull();
    const [own] = core.backtrace().entries.filter((entry) => entry.entry === 'frame' && entry.name === 'deep');
    expect(own).toMatchObject({ module: 'Main', place: { file: 'Crash.stg' } });
  });

  test('what was left out must be given, as it was: otherwise only the head is known', async () => {
    const { bytes } = crash;
    const refusal = await openCore(bytes).catch((error: MissingImages) => error);
    expect(refusal).toBeInstanceOf(MissingImages);
    const { message, head, images } = refusal as MissingImages;
    expect(message).toMatch(/^core file: needs image `Rts` \([0-9a-f]{16}\)$/);
    expect({ why: head.why.message, missing: images.map(({ name }) => name) }).toEqual({ why: 'too deep', missing: ['Rts'] });
    const other = image('module Rts\nexport one\none = \\(s : void) -> i64 { 1 }\n', 'Rts.stg');
    await expect(openCore(bytes, { images: [other] })).rejects.toThrow(/needs image `Rts` \(\w+; the one given is \w+\)/);
  });

  test('an image that imports from the program is in the file whatever is said of it', async () => {
    const { machine, error } = crash;
    const bytes = await machine.dump({ error, elsewhere: (one) => one.name === 'Main' });
    const core = await openCore(bytes);
    expect(core.head.images.map(({ name, inFile }) => [name, inFile])).toEqual([
      ['Rts', true],
      ['Main', true],
    ]);
    expect(core.withoutTables.map(({ name }) => name)).toEqual(['Main']);
  });

  test('it is what a debugger looks at', () => {
    const target: Target = crash.core;
    expect(target.source('Crash.stg')).toBe(text);
    expect(target.source('Rts.stg')).toBeNull();
    expect(target.global('Main.xs')).toHaveLength(1);
    const [{ address }] = target.global('xs');
    // it was evaluated
    expect(target.view.u32(address)).toBe(I_IND);
    expect(target.patched.size).toBe(0);
  });

  test('the overview, as text and as data', () => {
    const overview = overviewText(crash.core);
    expect(overview).toContain('uncaught exception in thread 1: too deep');
    expect(overview).toContain('of crash -v, written');
    expect(overview).toMatch(/main thread +running/);
    expect(overview).toMatch(/deep.*Crash\.stg:12/);
    expect(JSON.parse(JSON.stringify(overviewData(crash.core)))).toMatchObject({ kind: 'core', why: { kind: 'exception' } });
  });

  test('a stream serves as well as bytes', async () => {
    const { bytes } = crash;
    const parts = [bytes.slice(0, 7), bytes.slice(7, 100), bytes.slice(100)];
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        for (const part of parts) controller.enqueue(part);
        controller.close();
      },
    });
    expect((await openCore(stream, { images: [stripped] })).head).toEqual(crash.core.head);
  });
});

describe('other moments', () => {
  test('between runs: everything reachable is as in the machine', async () => {
    const machine = machineFor({ hostFunctions: { peek: () => {} } });
    machine.runSync('look');
    const core = await openCore(await machine.dump());
    expect(heapCensus(core.view, core.debug)).toEqual(heapCensus(machine.view, machine.debug));
    expect(core.head.why.kind).toBe('dump');
    expect(overviewText(core)).toContain('asked for by the host');
  });

  test('while the program runs', async () => {
    const dumps: Promise<Uint8Array>[] = [];
    const machine: Machine = machineFor({ hostFunctions: { peek: () => void dumps.push(machine.dump()) } });
    machine.runSync('look');
    const core = await openCore(await dumps[0]);
    expect(core.backtrace().entries).toContainEqual(expect.objectContaining({ name: 'look' }));
  });

  test('a trap: registers and stack as they were', async () => {
    const machine: Machine = machineFor({
      cores: true,
      // the frame the call returns to
      hostFunctions: {
        damage: () => {
          const { words } = machine.view;
          const stack = words[(words[(L.REGS + L.REG_TSO) / 4] + L.TSO_STACK) / 4];
          words[words[(stack + L.STACK_SP) / 4] / 4 + L.BLOCKED_SIZE_W] = 12;
        },
      },
    });
    const error = await failure(machine, 'trap');
    expect(error.kind).toBe('internal');
    const core = await openCore(await machine.dump({ error }));
    expect(core.head.why.kind).toBe('internal');
    expect(overviewText(core)).toContain('trap');
  });

  test('without `cores` the present state is written', async () => {
    const machine = machineFor();
    const error = await failure(machine);
    const core = await openCore(await machine.dump({ error }));
    expect(core.head.why.message).toBe('too deep');
    expect(core.threads.every(({ status }) => status !== 'running')).toBe(true);
  });
});

describe('damaged and foreign files', () => {
  let bytes: Uint8Array;
  let sections: Section[];
  beforeAll(async () => {
    ({ bytes } = await crashed());
    sections = await Promise.all(readContainer(bytes).sections.map(async (one) => ({ tag: one.tag, index: one.index, content: await unpack(one) })));
  });

  /** What opening says; '' when the file can be read, which it then is. */
  async function opened(file: Uint8Array): Promise<string> {
    try {
      const core = await openCore(file, { images: [stripped] });
      overviewText(core);
      heapCensus(core.view, core.debug);
      return '';
    } catch (error) {
      if (!(error instanceof CoreError)) throw error;
      return error.message;
    }
  }

  test('every truncation is noticed, and where', async () => {
    for (let length = 0; length < bytes.length; length++) expect(await opened(bytes.slice(0, length))).toMatch(/cut off|is no core file|is empty/);
    expect(await opened(bytes.slice(0, 500))).toMatch(/cut off in section \d+ of \d+.* \(at byte 500\)/);
    expect(await opened(new Uint8Array([...bytes, 0]))).toContain('1 bytes after the last section');
  });

  test('every changed byte is noticed', async () => {
    const changed = bytes.slice();
    for (let at = 0; at < bytes.length; at++) {
      changed[at] ^= 1 << (at & 7);
      expect(await opened(changed), `byte ${at}`).not.toBe('');
      changed[at] = bytes[at];
    }
  });

  test('other files, versions and machines', async () => {
    expect(await opened(new Uint8Array([0x1f, 0x8b, 8, 0]))).toContain('gzip');
    expect(await opened(encodeImage(rts))).toContain('is no core file');
    const [head] = sections;
    expect(await opened(await writeContainer([head], false))).toContain('section memory is missing');
  });

  test('well-formed files that say nonsense', { timeout: 120_000 }, async () => {
    const edit = fc.record({ section: fc.nat(), at: fc.nat(), byte: fc.nat(255), times: fc.integer({ min: 1, max: 8 }) });
    await fc.assert(
      fc.asyncProperty(edit, async ({ section, at, byte, times }) => {
        const edited = sections.map((one) => ({ ...one, content: one.content.slice() }));
        const { content } = edited[section % edited.length];
        for (let i = 0; i < times; i++) content[(at * (i + 1) + i) % content.length] = byte + i;
        await opened(await writeContainer(edited, false));
      }),
      { numRuns: 150 },
    );
  });

  test('heads that say nonsense', async () => {
    const head = JSON.parse(new TextDecoder().decode(sections.find(({ tag }) => tag === SECTION_HEAD)?.content)) as Record<string, unknown>;
    const withHead = (changed: Record<string, unknown>): Promise<Uint8Array> =>
      writeContainer(
        sections.map((one) => (one.tag === SECTION_HEAD ? { ...one, content: new TextEncoder().encode(JSON.stringify({ ...head, ...changed })) } : one)),
        false,
      );
    for (const field of Object.keys(head)) {
      for (const value of [null, 0, 'x', [1], { a: 1 }]) expect(await opened(await withHead({ [field]: value }))).toEqual(expect.any(String));
    }
    expect(await opened(await withHead({ images: [] }))).toMatch(/section of image|^$/);
    expect(await opened(await withHead({ why: 5 }))).toBe('core file: head.why should be an object');
  });
});

describe('what host and machine agree on', () => {
  test("the machine's own tables", () => {
    const machine = machineFor();
    const words = new Uint32Array(L.RTS_END / 4);
    layRtsTables(words);
    const live = machine.view.words;
    expect(words.slice(L.RTS_CODE / 4, L.RTS_STATIC / 4)).toEqual(live.slice(L.RTS_CODE / 4, L.RTS_STATIC / 4));
  });

  test("the collector's record is no longer than what is written of it", () => {
    const state = readFileSync(join(repository, 'assembly/gc/state.ts'), 'utf8');
    expect(Number(/STATE_SIZE_B: u32 = (\d+)/.exec(state)?.[1])).toBeLessThanOrEqual(COLLECTOR_STATE_B);
  });
});
