/**
 * Random STG programs: well-typed, with right kinds, deterministic, and ending.
 *
 * They end because types are simple (no function is stored where it could reach itself), because top-level functions count down a `fuel` argument, and
 * because loops count down from small numbers. They may well end in an exception: division by zero, an index outside an array, `<<loop>>`, a raise#.
 */
import * as fc from 'fast-check';
import type * as Stg from '../../../compiler/stg/syntax.ts';
import { app, atom, bind, binder, con, conRhs, int, lambda, mainModule, thunk, topBind, variable, voidToken } from './build.ts';
import { Grower, type TopFunction } from './grow.ts';
import { Tape } from './tape.ts';
import { f64, i64, integerType, intType, listType, repOf, type Type } from './types.ts';

/** Fuel of the calls that main makes. */
const FUEL = 3;

/** A program as decisions: for the signatures, for the results that main prints, for functions and CAFs. `toProgram` makes the module. */
export interface Tapes {
  readonly signatures: readonly number[];
  /** one for each result that main prints */
  readonly results: readonly (readonly number[])[];
  readonly rest: readonly number[];
}

const decisions = (maxLength: number): fc.Arbitrary<number[]> => fc.array(fc.nat(1_000_000), { maxLength, size: 'max' });

export const randomTapes: fc.Arbitrary<Tapes> = fc.record({
  signatures: decisions(20),
  results: fc.array(decisions(150), { minLength: 1, maxLength: 5 }),
  rest: decisions(800),
});

/** The module that tapes describe; all tapes describe one. */
export function toProgram(tapes: Tapes): Stg.Module {
  const tape = new Tape(tapes.signatures);
  const functions = tape.many(3, (index) => signature(tape, index));
  const cafs = tape.many(3, (index) => ({ name: `caf${index}`, type: tape.pick([intType, listType, integerType]) }));
  const grower = new Grower(new Tape(tapes.rest), functions, 'g');
  const results = tapes.results.map((result, index) => new Grower(new Tape(result), functions, `r${index}`));
  const statics = [...cafs, { name: 'one', type: intType }, { name: 'ones', type: listType }];
  const binds = [
    topBind('one', conRhs('I#', int(1))),
    topBind('ones', conRhs('Cons', variable('one'), variable('ones'))),
    ...functions.map((f) => topBind(f.name, functionBody(grower, f, statics))),
    ...cafs.map((caf) => topBind(caf.name, thunk(bind('fuel', 'i64', atom(int(1)), grower.expr(caf.type, scopeOf(statics), 5))))),
    topBind('main', mainBody(results, statics)),
  ];
  return mainModule(binds);
}

/** A random program. */
export const randomProgram: fc.Arbitrary<Stg.Module> = randomTapes.map(toProgram);

interface Named {
  readonly name: string;
  readonly type: Type;
}

function scopeOf(statics: readonly Named[], params: readonly Named[] = []): Grower['empty'] {
  return { values: [...statics, ...params], joins: [], hasFuel: true };
}

function signature(tape: Tape, index: number): TopFunction {
  const args = tape.many(4, () => tape.pick([i64, intType, f64, listType, integerType]));
  return { name: `f${index}`, args, result: tape.pick([i64, intType, f64, listType]) };
}

function functionBody(grower: Grower, f: TopFunction, statics: readonly Named[]): Stg.Lambda {
  const params = f.args.map((type, index) => ({ name: `${f.name}x${index}`, type }));
  const body = grower.expr(f.result, scopeOf(statics, params), 7);
  return lambda([binder('fuel', 'i64'), ...params.map((p) => binder(p.name, repOf(p.type)))], [repOf(f.result)], body);
}

/** Prints several results; each is computed when the one before has been printed. */
function mainBody(growers: readonly Grower[], statics: readonly Named[]): Stg.Lambda {
  const body = growers.reduceRight<Stg.Expr>(
    (rest, grower, index) => {
      const print = app('printInt', variable(`result${index}`), voidToken);
      return bind(`result${index}`, 'i64', grower.expr(i64, scopeOf(statics), 7), bind(`printed${index}`, 'p', print, rest));
    },
    con('I#', int(0)),
  );
  return lambda([binder('token', 'void')], ['p'], bind('fuel', 'i64', atom(int(FUEL)), body));
}
