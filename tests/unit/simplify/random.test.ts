/** Random modules mean the same before and behind the optimiser, do no more work behind it, and are well formed after every pass. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lint } from '../../../compiler/core/lint.ts';
import { printModule } from '../../../compiler/core/print.ts';
import type * as Core from '../../../compiler/core/syntax.ts';
import { optimise } from '../../../compiler/simplify/simplify.ts';
import { lint as lintStg } from '../../../compiler/stg/lint.ts';
import { toStg } from '../../../compiler/to-stg/to-stg.ts';
import { Evaluator, OutOfFuel, Raised, type Thunk, type Value } from '../../support/core-evaluator.ts';
import { Tape } from '../random/tape.ts';
import { fail, growModule, tick } from './random-core.ts';

const RUNS = Number(process.env.CORE_RUNS ?? 400);
const FUEL = 20_000;
const LONGEST = 12;

interface Outcome {
  /** with `⊥` for what raises; null when it takes too long */
  readonly text: string | null;
  readonly ticks: number;
}

function run(module: Core.Module, fuel: number): Outcome {
  let ticks = 0;
  const count = (args: readonly Thunk[]): Value => {
    ticks++;
    return args[0].force();
  };
  const raise = (): Value => {
    throw new Raised('fail');
  };
  const natives = new Map<Core.Var, Value>([
    [tick, { kind: 'native', arity: 1, run: count }],
    [fail, { kind: 'native', arity: 1, run: raise }],
  ]);
  const evaluator = new Evaluator([module], natives, fuel);
  const result = [...module.exported].find((v) => v.name.endsWith('.result')) as Core.Var;
  try {
    return { text: show(() => evaluator.global(result), LONGEST), ticks };
  } catch (error) {
    if (error instanceof OutOfFuel || error instanceof RangeError) return { text: null, ticks };
    throw error;
  }
}

/** A value down to some depth, each part that raises by itself. */
function show(force: () => Value, depth: number): string {
  if (depth === 0) return '…';
  try {
    const value = force();
    if (value.kind === 'con') return `(${[value.con.name.replace(/.*\./, ''), ...value.args.map((arg) => show(() => arg.force(), depth - 1))].join(' ')})`;
    return value.kind === 'word' ? String(value.value) : '<function>';
  } catch (error) {
    if (error instanceof Raised) return '⊥';
    throw error;
  }
}

/** What the optimiser does wrong with a module, none or one. Where nothing raises, nothing may be done more often than before. */
function wrongWith(module: Core.Module, level: 0 | 1): string[] {
  const grown = lint(module, 'grown');
  if (grown.length > 0) return grown;
  const source = printModule(module);
  const before = run(module, FUEL);
  if (before.text === null) return [];
  const problems: string[] = [];
  const onPass = (pass: string, made: Core.Module): void => {
    if (problems.length > 0) return;
    problems.push(...lint(made, pass));
    const after = run(made, FUEL * 10);
    if ((after.text ?? '⊥') !== before.text) problems.push(`${pass}: ${before.text} became ${after.text}`);
    else if (!before.text?.includes('⊥') && after.ticks > before.ticks) problems.push(`${pass}: ${before.ticks} ticks became ${after.ticks}`);
    if (problems.length > 0) problems.push(printModule(made));
  };
  const optimised = optimise(module, { level, onPass });
  if (problems.length === 0) problems.push(...lintStg(toStg(optimised)).flatMap(({ level: l, message }) => (l === 'error' ? [`STG: ${message}`] : [])));
  return problems.length === 0 ? [] : [source, ...problems];
}

describe('random modules', () => {
  const numbers = fc.array(fc.nat(59), { maxLength: 500, size: 'max' });

  test.each([1, 0] as const)('mean the same after every pass, level %i', (level) => {
    fc.assert(
      fc.property(numbers, (tape) => {
        expect(wrongWith(growModule(new Tape(tape)), level).join('\n')).toBe('');
      }),
      { numRuns: RUNS },
    );
  });
});
