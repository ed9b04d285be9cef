/** What a JavaScript author sees of an error: stack, cause, frames; and what is said when frames are missing. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { encodeImage } from '../../abi/image-encode.ts';
import { compileStg } from '../../compiler/stg-text.ts';
import { type Backtrace, printBacktrace } from '../../host/backtrace.ts';
import { sampleCall } from '../../host/calls.ts';
import { HaskellError } from '../../host/error.ts';
import { type Activation, captureSite, entered, newActivation } from '../../host/host-frames/activation.ts';
import { mergeHostFrames } from '../../host/host-frames/merge.ts';
import { Machine } from '../../host/machine.ts';
import type { MachineSettings } from '../../host/options.ts';
import { i64 } from '../../host/values.ts';
import { repository } from '../support/repository-files.ts';
import { machineModule } from '../unit/host/machine-module.ts';

const { image } = compileStg(readFileSync(resolve(repository, 'tests/host-frames/nest.stg'), 'utf8'), 'nest.stg');
if (image === null) throw new Error('nest.stg was not compiled');
const bytes = encodeImage(image);
const module = await machineModule();

function start(hostFunctions: MachineSettings['hostFunctions'], settings: MachineSettings = {}): Machine {
  return Machine.createSync({ module, images: [bytes], hostFunctions, ...settings });
}

function failure(action: () => unknown): HaskellError {
  try {
    action();
  } catch (error) {
    if (error instanceof HaskellError) return error;
    throw error;
  }
  throw new Error('did not fail');
}

/** Names of the functions in a trace, JavaScript's in angle brackets. */
function names(trace: Backtrace | null): string[] {
  return (trace?.entries ?? []).flatMap((entry) => {
    if (entry.entry === 'host') return [`<${entry.name}>`];
    if (entry.entry === 'missing') return [`[${entry.why}]`];
    return entry.entry === 'frame' && (entry.kind === 'ret' || entry.kind === 'here') ? [entry.name] : [];
  });
}

describe('an error', () => {
  const fail = (): never => {
    throw new TypeError('no such thing');
  };

  function userFunction(vm: Machine): unknown {
    return [vm.callSync('deep_plain', i64(0))];
  }

  test('has the merged trace as its stack, in the style of the engine', () => {
    const error = failure(() => userFunction(start({ plain: fail })));
    const [header, ...lines] = (error.stack ?? '').split('\n');
    expect(header).toBe('HaskellError: no such thing');
    expect(lines.slice(0, 4).map((line) => line.replace(/\(.*\/(?=[^/]+$)/, '('))).toEqual([
      expect.stringMatching(/^ {4}at fail \(host-view\.test\.ts:\d+:\d+\)$/),
      expect.stringMatching(/^ {4}at ping_plain \(nest\.stg:14:48\)$/),
      expect.stringMatching(/^ {4}at deep_plain \(nest\.stg:19:48\)$/),
      expect.stringMatching(/^ {4}at userFunction \(host-view\.test\.ts:\d+:\d+\)$/),
    ]);
  });

  test('names what a host function threw as its cause, with its own stack', () => {
    const error = failure(() => userFunction(start({ plain: fail })));
    expect(error.cause).toBeInstanceOf(TypeError);
    expect((error.cause as Error).stack).toMatch(/^TypeError: no such thing\n {4}at fail /);
  });

  test('keeps its first trace and its cause through host functions that let it pass', () => {
    const inner: HaskellError[] = [];
    const vm: Machine = start({
      plain: fail,
      helped: () => {
        try {
          return [vm.callSync('ping_plain', i64(0))];
        } catch (error) {
          inner.push(error as HaskellError);
          throw error;
        }
      },
    });
    const outer = failure(() => vm.callSync('ping_helped', i64(0)));
    expect(inner).toHaveLength(1);
    expect(outer.backtrace).toBe(inner[0].backtrace);
    expect(outer.cause).toBe(inner[0].cause);
    expect(names(outer.backtrace).slice(0, 4)).toEqual(['<fail>', 'ping_plain', '<helped>', 'ping_helped']);
  });

  test('can be given another stack, as any error', () => {
    const error = failure(() => userFunction(start({ plain: fail })));
    error.stack = 'mine';
    expect(error.stack).toBe('mine');
  });

  test('shows consoles what they need', () => {
    expect(Object.keys(failure(() => userFunction(start({ plain: fail }))))).toEqual(['kind', 'exitCode', 'exception', 'thread', 'name']);
  });

  test('of a promise: where it was made, and where it is awaited', async () => {
    const vm: Machine = start({
      promising: async () => [await vm.call('ping_late', i64(0))],
      late: async function later() {
        await null;
        throw new Error('too late');
      },
    });
    async function awaiting(): Promise<unknown> {
      return [await vm.call('ping_promising', i64(0))];
    }
    const error = (await awaiting().catch((thrown: unknown) => thrown)) as HaskellError;
    expect(names(error.backtrace).slice(0, 5)).toEqual(['<later>', 'ping_late', '<promising>', 'ping_promising', '<awaiting>']);
    const awaited = error.backtrace?.entries.filter((entry) => entry.entry === 'host').map(({ awaited }) => awaited);
    expect(awaited?.slice(0, 3)).toEqual([true, true, false]);
    expect(error.stack).toMatch(/at async later .*\n {4}at ping_late .*\n {4}at async promising .*\n {4}at ping_promising /);
  });
});

describe('a trace', () => {
  test('goes through another machine, and says so', () => {
    const seen: (Backtrace | null)[] = [];
    const inner: Machine = start({
      plain: () => {
        seen.push(outer.backtrace());
        return [outer.callSync('boom')];
      },
    });
    function between(): unknown {
      return [inner.callSync('ping_plain', i64(0))];
    }
    const outer: Machine = start({ plain: between });
    const error = failure(() => outer.callSync('ping_plain', i64(0)));
    expect(names(seen[0]).slice(0, 4)).toEqual(['<plain>', '[Haskell in another machine]', '<between>', 'ping_plain']);
    expect(names(error.backtrace).slice(0, 3)).toEqual(['[Haskell in another machine]', '<between>', 'ping_plain']);
    const first = (error.cause as HaskellError).cause as HaskellError;
    expect(names(first.backtrace).slice(0, 5)).toEqual(['boom', '<plain>', '[Haskell in another machine]', '<between>', 'ping_plain']);
  });

  test('of a host and a Haskell function that call each other for ever', () => {
    const vm: Machine = start({ plain: () => [vm.callSync('ping_plain', i64(0))] });
    const error = failure(() => vm.callSync('ping_plain', i64(0)));
    expect(error.message).toBe('stack overflow: host functions and Haskell call each other, 200 deep');
    expect(names(error.backtrace).filter((name) => name === '<plain>').length).toBeGreaterThan(100);
    expect((error.stack ?? '').split('\n').length).toBeLessThan(120);
    expect(failure(() => vm.callSync('boom')).kind).toBe('exception');
  });

  test('holds Haskell alone when that is wanted', () => {
    const error = failure(() => start({ plain: () => {} }, { hostFrames: false }).callSync('boom'));
    expect(names(error.backtrace)).toEqual(['boom']);
  });

  test('prints with numbers that run through', () => {
    const vm: Machine = start({ plain: () => [printBacktrace(vm.backtrace(), { short: true })] });
    const text = (vm.callSync('deep_plain', i64(0)) as string[])[0];
    expect(text.split('\n')[0]).toMatch(/^#0 +plain +.*host-view\.test\.ts:\d+:\d+ {2}\(JavaScript\)$/);
    expect(text).toMatch(/^#2 +ping_plain.* nest\.stg:14:48-56/m);
  });

  test('is there raw, too', () => {
    const vm: Machine = start({ plain: () => [vm.rawBacktrace(), vm.backtrace()] });
    const [raw, trace] = vm.callSync('deep_plain', i64(0)) as [number[][], Backtrace];
    expect(trace.entries.flatMap((entry) => (entry.entry === 'frame' ? [entry.raw] : []))).toEqual(raw);
  });
});

describe('missing frames', () => {
  const limit = Error.stackTraceLimit;
  afterEach(() => {
    Error.stackTraceLimit = limit;
  });

  /** A trace of one boundary, called by `activation`. */
  const oneBoundary = (activation: Activation, machine: object) => {
    const frame = { entry: 'frame', kind: 'boundary', name: '', module: '', place: null, waits: '', via: '', raw: [0, 0, 64] } as const;
    const trace = { thread: 1, entries: [{ ...frame, number: 0 }], frames: 1, cutOff: '', loop: [], waitFor: null } as unknown as Backtrace;
    return {
      machine,
      threads: [{ trace, boundaries: new Map([[64, activation]]), base: null }],
      insideHostCall: false,
      thrown: null,
      thrownFirst: null,
      sampleCall,
    };
  };

  test('numbers that disagree: both halves are printed', () => {
    const machine = {};
    const site = entered(newActivation(machine), () => ({ ...captureSite(), innermost: newActivation(machine) }));
    const trace = mergeHostFrames({ ...oneBoundary(site.innermost, machine), site });
    expect(names(trace).filter((name) => name.startsWith('['))).toEqual([
      '[cannot align: 2 calls into the machine, but 1 on the JavaScript stack]',
      '[cannot align: the JavaScript stack, as it was]',
    ]);
    expect(names(trace).some((name) => name.startsWith('<'))).toBe(true);
  });

  test('a call whose stack nobody kept', () => {
    const machine = {};
    expect(names(mergeHostFrames({ ...oneBoundary(newActivation(machine), machine), site: captureSite() }))).toEqual([
      '[cannot align: the JavaScript stack of this call is not known]',
    ]);
  });

  test("the page's own limit is put back, and a limit of none does no harm", () => {
    Error.stackTraceLimit = 0;
    const error = failure(() => start({}).callSync('boom'));
    expect(Error.stackTraceLimit).toBe(0);
    expect(names(error.backtrace)[0]).toBe('boom');
    expect(names(error.backtrace).length).toBeGreaterThan(2);
  });
});
