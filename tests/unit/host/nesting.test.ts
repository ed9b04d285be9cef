/** Host and machine call each other in random trees, synchronously and by promises: everybody gets his own answer, in the order of the calls. */
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { HaskellError } from '../../../host/error.ts';
import { Machine } from '../../../host/machine.ts';
import { machineModule, modes } from './machine-module.ts';
import { bridge } from './programs.ts';

/** What the host function does when it is called: calls in, one after the other, then answers its label or fails. */
interface Call {
  readonly label: string;
  readonly fails: boolean;
  readonly later: boolean;
  readonly inner: readonly Call[];
}

const MAX_DEPTH = 4;
const label = fc.string({ maxLength: 6 });

function callAt(depth: number): fc.Arbitrary<Call> {
  const inner = depth === MAX_DEPTH ? fc.constant([]) : fc.array(callAt(depth + 1), { maxLength: 3 });
  return fc.record({ label, fails: fc.boolean(), later: fc.boolean(), inner });
}

const call = callAt(0);

/** The events a tree of calls must produce: a shadow of both stacks. */
function expected({ label, fails, inner }: Call): string[] {
  return [`call ${label}`, ...inner.flatMap(expected), `${fails ? 'fail' : 'end'} ${label}`, `${fails ? 'error' : 'answer'} ${label}`];
}

describe.each(modes)('$name', ({ build, stress }) => {
  let module: WebAssembly.Module;
  beforeAll(async () => {
    module = await machineModule(build);
  });

  test('synchronous trees', () => {
    const at = (root: Call): string[] => {
      const events: string[] = [];
      const stack: Call[] = [];
      const visit = (tree: Call): void => {
        stack.push(tree);
        try {
          events.push(`answer ${new TextDecoder().decode(vm.callSync('call_string', tree.label) as Uint8Array)}`);
        } catch (error) {
          if (!(error instanceof HaskellError)) throw error;
          events.push(`error ${error.message}`);
        }
      };
      const vm: Machine = Machine.createSync({
        module,
        stress,
        images: [bridge()],
        hostFunctions: {
          string: (label: string) => {
            const tree = stack.pop();
            if (tree?.label !== label) throw new Error(`called for ${label}, but ${tree?.label} was next`);
            events.push(`call ${label}`);
            for (const inner of tree.inner) visit(inner);
            events.push(`${tree.fails ? 'fail' : 'end'} ${label}`);
            if (tree.fails) throw new Error(label);
            return label;
          },
        },
      });
      visit(root);
      return events;
    };
    fc.assert(
      fc.property(call, (root) => {
        expect(at(root)).toEqual(expected(root));
      }),
      { numRuns: build === 'debug' ? 10 : 40 },
    );
  });

  test('forests of promises', async () => {
    const run = async (roots: readonly Call[]): Promise<void> => {
      const vm: Machine = Machine.createSync({
        module,
        stress,
        images: [bridge()],
        hostFunctions: { value: (tree: Call) => (tree.later ? answerLater(tree) : answer(tree)) },
      });
      const answer = (tree: Call): string => {
        if (tree.fails) throw new Error(tree.label);
        for (const inner of tree.inner)
          if (!inner.later && !inner.fails && inner.inner.length === 0) expect(vm.callSync('call_value', inner)).toBe(inner.label);
        return tree.label;
      };
      const answerLater = async (tree: Call): Promise<string> => {
        await Promise.all(tree.inner.map(visit));
        if (tree.fails) throw new Error(tree.label);
        return tree.label;
      };
      const visit = async (tree: Call): Promise<void> => {
        const result = await vm.call('call_value', tree).catch((error: unknown) => (error instanceof HaskellError ? error.kind : Promise.reject(error)));
        expect(result).toBe(tree.fails ? 'exception' : tree.label);
      };
      await Promise.all(roots.map(visit));
    };
    await fc.assert(fc.asyncProperty(fc.array(call, { maxLength: 4 }), run), { numRuns: build === 'debug' ? 8 : 30 });
  });
});
