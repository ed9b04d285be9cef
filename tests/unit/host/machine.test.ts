/** The machine from its user's side, on the real module: values across the border, ends of runs, limits, nesting. */
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { HaskellError } from '../../../host/error.ts';
import { Machine } from '../../../host/machine.ts';
import type { MachineSettings } from '../../../host/options.ts';
import { f32, f64, HaskellValue, i32, i64 } from '../../../host/values.ts';
import { machineModule, modes } from './machine-module.ts';
import { bridge } from './programs.ts';

const program = bridge();

/** The HaskellError that `action` ends in. */
async function failure(action: () => unknown): Promise<HaskellError> {
  try {
    await action();
  } catch (error) {
    if (error instanceof HaskellError) return error;
    throw error;
  }
  throw new Error('did not fail');
}

describe.each(modes)('$name', ({ build, stress }) => {
  let module: WebAssembly.Module;
  beforeAll(async () => {
    module = await machineModule(build);
  });

  function machine(settings: MachineSettings = {}): Machine {
    return Machine.createSync({ module, images: [program], stress, ...settings });
  }

  describe('values', () => {
    /** What arrives in JavaScript, and what comes back from what JavaScript answers. */
    const through = (rep: string, argument: unknown, answer: (got: unknown) => unknown = (got) => got): unknown[] => {
      const seen: unknown[] = [];
      const vm = machine({
        hostFunctions: {
          [rep]: (got: unknown) => {
            seen.push(got);
            return answer(got);
          },
          [`took_${rep}`]: (got: unknown) => {
            seen.push(got);
          },
        },
      });
      const value = vm.callSync(`call_${rep}`, argument);
      return rep.length === 3 && rep !== 'p' ? seen : [...seen, value];
    };

    test('64-bit integers are numbers where that is exact', () => {
      expect(through('i64', 42n)).toEqual([42, 42]);
      expect(through('i64', i64(-1))).toEqual([-1, -1]);
      expect(through('i64', 2n ** 53n - 1n)).toEqual([2 ** 53 - 1, 2 ** 53 - 1]);
      expect(through('i64', 2n ** 53n)).toEqual([2n ** 53n, 2n ** 53n]);
      expect(through('i64', -(2n ** 63n))).toEqual([-(2n ** 63n), -(2n ** 63n)]);
      expect(through('i64', 0n, () => true)).toEqual([0, 1]);
    });

    test('doubles, floats, words', () => {
      expect(through('f64', f64(-0))).toEqual([-0, -0]);
      expect(through('f64', f64(Math.PI))).toEqual([Math.PI, Math.PI]);
      expect(through('f32', f32(0.1))).toEqual([Math.fround(0.1), Math.fround(0.1)]);
      expect(through('i32', i32(-7))).toEqual([-7, -7]);
    });

    test('text and bytes', () => {
      expect(through('string', 'Grüße 🌍\n')).toEqual(['Grüße 🌍\n', new TextEncoder().encode('Grüße 🌍\n')]);
      expect(through('string', '')).toEqual(['', new Uint8Array()]);
      expect(through('bytes', Uint8Array.of(0, 255, 7))).toEqual([Uint8Array.of(0, 255, 7), Uint8Array.of(0, 255, 7)]);
      expect(through('bytes', new Uint8Array(100_000).fill(3))[1]).toEqual(new Uint8Array(100_000).fill(3));
    });

    test('JavaScript values are held by reference', () => {
      const object = { any: 'thing' };
      const [seen, back] = through('value', object);
      expect(seen).toBe(object);
      expect(back).toBe(object);
    });

    test('Integers are exact', () => {
      const values = [0n, 1n, -1n, 2n ** 63n - 1n, -(2n ** 63n), 2n ** 63n, -(2n ** 63n) - 1n, 2n ** 200n + 12345n, -(10n ** 100n)];
      const vm = machine({ integers: 'bigint', hostFunctions: { p: (value: HaskellValue) => value } });
      for (const value of values) expect(vm.callSync('call_p', value)).toBe(value);
    });

    test('what is no plain value stays in the machine, and can be given back to it', () => {
      const vm = machine({ hostFunctions: { p: (value: HaskellValue) => value } });
      const boom = vm.callSync('Boom');
      expect(boom).toBeInstanceOf(HaskellValue);
      expect(vm.callSync('call_p', boom)).toBeInstanceOf(HaskellValue);
      vm.collect();
      expect(vm.callSync('call_p', boom)).toBeInstanceOf(HaskellValue);
      expect(() => machine().callSync('call_p', boom)).toThrow('only be given to the machine it came from');
      (boom as HaskellValue).dispose();
      expect(() => vm.callSync('call_p', boom)).toThrow('was disposed of');
    });

    test('engines without finalizers: what stays in the machine is freed by hand', () => {
      vi.stubGlobal('FinalizationRegistry', undefined);
      try {
        const boom = machine().callSync('Boom') as HaskellValue;
        boom.dispose();
        expect(() => boom.dispose()).not.toThrow();
      } finally {
        vi.unstubAllGlobals();
      }
    });

    test('arguments that do not fit are refused in words', () => {
      const vm = machine();
      expect(() => vm.callSync('call_i64')).toThrow('`call_i64` takes 1 argument, but was given 0');
      expect(() => vm.callSync('call_i64', 3)).toThrow('argument 1 of `call_i64` is 64 bits wide: say which by giving a bigint, i64(n) or f64(x)');
      expect(() => vm.callSync('call_i64', 2n ** 64n)).toThrow('expected a 64-bit integer');
      expect(() => vm.callSync('call_p', i64(1))).toThrow('should be a pointer');
      expect(() => vm.callSync('nothing')).toThrow('no loaded image exports `nothing`');
    });

    test('many values of both sides come and go', () => {
      const vm = machine({ hostFunctions: { value: (object: { n: number }) => ({ n: object.n + 1 }) } });
      for (let n = 0; n < 5000; n++) expect(vm.callSync('call_value', { n })).toEqual({ n: n + 1 });
    });
  });

  describe('ends of a run', () => {
    test('a value', async () => {
      expect(machine({ hostFunctions: { main: () => 'done' } }).runSync()).toEqual({ exitCode: 0, value: new TextEncoder().encode('done') });
      expect(await machine({ hostFunctions: { main: async () => undefined } }).run()).toEqual({ exitCode: 0, value: undefined });
    });

    test('an exception nobody catches', async () => {
      const error = await failure(() => machine().runSync('boom'));
      expect(error).toMatchObject({ kind: 'exception', exitCode: 1 });
      const called = await failure(() => machine().call('boom'));
      expect(called).toMatchObject({ kind: 'exception', exitCode: 1 });
      expect(called.backtrace?.entries.length).toBeGreaterThan(0);
    });

    test('the machine goes on after a call that failed', async () => {
      const vm = machine({ hostFunctions: { string: (text: string) => text } });
      for (let i = 0; i < 50; i++) {
        expect((await failure(() => vm.callSync('late'))).kind).toBe('exception');
        expect(vm.callSync('call_string', 'x')).toEqual(Uint8Array.of(120));
      }
    });

    test('an exit code of its own', async () => {
      const vm = machine();
      expect(await failure(() => vm.run('leave'))).toMatchObject({ kind: 'exit', exitCode: 3 });
      expect(await failure(() => vm.run('boom'))).toMatchObject({ kind: 'stopped' });
    });

    test('fuel, time, abort: the stack is whole', async () => {
      expect(await failure(() => machine({ limits: { fuel: 1_000_000 } }).runSync('loop'))).toMatchObject({ kind: 'fuel' });
      const late = await failure(() => machine({ limits: { timeout: 30 } }).runSync('loop'));
      expect(late).toMatchObject({ kind: 'timeout', message: 'time limit of 30 ms passed' });
      expect(late.backtrace?.entries.length).toBeGreaterThan(0);
      const abort = new AbortController();
      setTimeout(() => abort.abort(new Error('enough')), 20);
      const aborted = await failure(() => machine({ limits: { signal: abort.signal } }).run('loop'));
      expect(aborted).toMatchObject({ kind: 'aborted', cause: new Error('enough') });
    });

    test('the event loop breathes while a program runs', async () => {
      const abort = new AbortController();
      let ticks = 0;
      const timer = setInterval(() => {
        if (++ticks === 3) abort.abort();
      }, 5);
      const { kind } = await failure(() => machine({ limits: { signal: abort.signal } }).run('loop'));
      clearInterval(timer);
      expect(kind).toBe('aborted');
    });

    test('timers are waited for, but not by synchronous runs', async () => {
      expect((await machine().run('sleep')).exitCode).toBe(0);
      expect(await failure(() => machine().runSync('sleep'))).toMatchObject({ kind: 'wouldBlock' });
      expect(await failure(() => machine({ limits: { timeout: 1 } }).run('sleep'))).toMatchObject({ kind: 'timeout' });
    });
  });

  describe('host functions', () => {
    test('what they throw becomes a Haskell exception, and their error the cause', async () => {
      const cause = new Error('disk full');
      const fail = () => {
        throw cause;
      };
      const error = await failure(() => machine({ hostFunctions: { main: fail } }).runSync());
      expect(error).toMatchObject({ kind: 'exception', message: 'disk full', cause, exception: { name: 'HostError' } });
      const later = await failure(() => machine({ hostFunctions: { main: async () => fail() } }).run());
      expect(later).toMatchObject({ kind: 'exception', message: 'disk full', cause });
    });

    test('a missing one fails when it is called', async () => {
      expect(await failure(() => machine().runSync())).toMatchObject({ message: 'the host provides no function `main`' });
    });

    test('an answer of the wrong kind is the caller’s exception', async () => {
      const error = await failure(() => machine({ hostFunctions: { string: () => 3 } }).callSync('call_string', 'x'));
      expect(error.message).toBe('a host function should have answered a string, but answered number');
    });

    test('promises block their thread only', async () => {
      const order: string[] = [];
      const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
      const vm = machine({
        hostFunctions: {
          string: async (text: string) => {
            order.push(`in ${text}`);
            await wait(text === 'slow' ? 15 : 1);
            order.push(`out ${text}`);
            return text;
          },
        },
      });
      await Promise.all([vm.call('call_string', 'slow'), vm.call('call_string', 'fast')]);
      expect(order).toEqual(['in slow', 'in fast', 'out fast', 'out slow']);
    });

    test('calls nest, last in first out', () => {
      const path: string[] = [];
      const vm: Machine = machine({
        hostFunctions: {
          i64: (depth: number) => {
            path.push(`down ${depth}`);
            if (depth > 0) vm.callSync('call_i64', i64(depth - 1));
            path.push(`up ${depth}`);
            return depth;
          },
          took_i64: () => undefined,
        },
      });
      vm.callSync('call_i64', 3n);
      expect(path).toEqual(['down 3', 'down 2', 'down 1', 'down 0', 'up 0', 'up 1', 'up 2', 'up 3']);
    });

    test('a Haskell exception passes through host functions as itself', async () => {
      const vm: Machine = machine({ hostFunctions: { main: () => vm.callSync('boom') } });
      const error = await failure(() => vm.runSync());
      expect(error.exception?.name).not.toBe('HostError');
      const caught: Machine = machine({
        hostFunctions: {
          main: () => {
            try {
              caught.callSync('boom');
            } catch (inner) {
              expect(inner).toBeInstanceOf(HaskellError);
            }
            return 'went on';
          },
        },
      });
      expect(caught.runSync().value).toEqual(new TextEncoder().encode('went on'));
    });

    test('a limit ends nested runs, too', async () => {
      const vm: Machine = machine({ limits: { timeout: 30 }, hostFunctions: { main: () => vm.callSync('loop') } });
      expect(await failure(() => vm.runSync())).toMatchObject({ kind: 'timeout' });
      expect(await failure(() => vm.runSync())).toMatchObject({ kind: 'stopped' });
    });

    test('an asynchronous call from inside one waits its turn', async () => {
      let inner: Promise<unknown> = Promise.resolve();
      const vm: Machine = machine({
        hostFunctions: {
          main: () => {
            inner = vm.call('call_string', 'later');
            return 'first';
          },
          string: (text: string) => text,
        },
      });
      expect((await vm.run()).value).toEqual(new TextEncoder().encode('first'));
      expect(await inner).toEqual(new TextEncoder().encode('later'));
    });
  });
});
