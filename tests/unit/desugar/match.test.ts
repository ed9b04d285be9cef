/** Match compilation against the report's semantics: random patterns and values, with ⊥ anywhere in them, by a matcher that goes row by row. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { noSpan } from '../../../compiler/base/span.ts';
import { printModule } from '../../../compiler/core/print.ts';
import type * as Core from '../../../compiler/core/syntax.ts';
import type * as Typed from '../../../compiler/typed/syntax.ts';
import { conType, funTypes } from '../../../compiler/types/make.ts';
import { Evaluator, Raised, showValue, Thunk, type Value } from '../../support/core-evaluator.ts';
import {
  bind,
  boolType,
  con,
  data,
  desugar,
  generated,
  globalId,
  globals,
  id,
  int,
  intType,
  names,
  number,
  pBang,
  pCon,
  pLazy,
  plain,
  pVar,
  pWild,
  span,
  v,
} from './world.ts';

const tree = data('Main', 'Tree', [['Leaf'], ['Node', 'self', 'self'], ['Num', intType]]);
const treeType = conType(tree);
const [leaf, node, num] = tree.cons;

/** Patterns as data; `var` binds a variable nobody looks at. */
type P =
  | { readonly p: 'wild' | 'var' }
  | { readonly p: 'bang' | 'lazy'; readonly of: P }
  | { readonly p: 'leaf' }
  | { readonly p: 'node'; readonly l: P; readonly r: P }
  | { readonly p: 'num'; readonly n: number | null }
  | { readonly p: 'view'; readonly of: P };
/** Values; `bottom` raises when looked at. */
type V = { readonly v: 'bottom' | 'leaf' } | { readonly v: 'node'; readonly l: V; readonly r: V } | { readonly v: 'num'; readonly n: number };

const { pattern } = fc.letrec<{ pattern: P }>((tie) => ({
  pattern: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<P>({ p: 'wild' }, { p: 'var' }, { p: 'leaf' }),
    fc.record({ p: fc.constant('num' as const), n: fc.option(fc.integer({ min: 0, max: 2 })) }),
    fc.record({ p: fc.constant('node' as const), l: tie('pattern'), r: tie('pattern') }),
    fc.record({ p: fc.constantFrom('bang' as const, 'lazy' as const, 'view' as const), of: tie('pattern') }),
  ),
}));
const { value } = fc.letrec<{ value: V }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<V>({ v: 'leaf' }, { v: 'bottom' }),
    fc.record({ v: fc.constant('num' as const), n: fc.integer({ min: 0, max: 2 }) }),
    fc.record({ v: fc.constant('node' as const), l: tie('value'), r: tie('value') }),
  ),
}));
/** A clause: patterns, and what its guard says (null: none). */
const clauses = (width: number): fc.Arbitrary<Clauses> =>
  fc.array(fc.record({ ps: fc.array(pattern, { minLength: width, maxLength: width }), guard: fc.option(fc.boolean(), { freq: 3 }) }), {
    minLength: 1,
    maxLength: 6,
  });

// By the report ----------------------------------------------------------------------------------------------------------------------------

class Bottom extends Error {}

function matches(p: P, x: V): boolean {
  switch (p.p) {
    case 'wild':
    case 'var':
    case 'lazy':
      return true;
    case 'bang':
      look(x);
      return matches(p.of, x);
    case 'view':
      // the view is the identity
      return matches(p.of, x);
    case 'leaf':
      return look(x).v === 'leaf';
    case 'num':
      look(x);
      return x.v === 'num' && (p.n === null || p.n === x.n);
    case 'node':
      look(x);
      return x.v === 'node' && matches(p.l, x.l) && matches(p.r, x.r);
  }
}

function look(x: V): V {
  if (x.v === 'bottom') throw new Bottom();
  return x;
}

function byTheReport(rows: Clauses, xs: readonly V[]): string {
  try {
    const i = rows.findIndex(({ ps, guard }) => ps.every((p, k) => matches(p, xs[k])) && guard !== false);
    return i < 0 ? 'no match' : String(i);
  } catch (error) {
    if (error instanceof Bottom) return 'bottom';
    throw error;
  }
}

// As Core ----------------------------------------------------------------------------------------------------------------------------------

const identity = globalId('identity', funTypes([treeType], treeType));

function toTyped(p: P): Typed.Pattern {
  switch (p.p) {
    case 'wild':
      return pWild(treeType);
    case 'var':
      return pVar(id('x', treeType));
    case 'lazy':
      return pLazy(toTyped(p.of), treeType);
    case 'bang':
      return pBang(toTyped(p.of), treeType);
    case 'view':
      return { kind: 'viewPattern', function: v(identity), pattern: toTyped(p.of), type: treeType, resultType: treeType, span };
    case 'leaf':
      return pCon(leaf, []);
    case 'node':
      return pCon(node, [toTyped(p.l), toTyped(p.r)]);
    case 'num':
      return pCon(num, [
        p.n === null ? pWild(intType) : { kind: 'overloadedPattern', value: { kind: 'integer', value: BigInt(p.n) }, equals: v(identity), type: intType, span },
      ]);
  }
}

function toValue(x: V): Thunk {
  return new Thunk((): Value => {
    switch (x.v) {
      case 'bottom':
        throw new Bottom();
      case 'leaf':
        return { kind: 'con', con: leaf.core!, args: [] };
      case 'node':
        return { kind: 'con', con: node.core!, args: [toValue(x.l), toValue(x.r)] };
      case 'num':
        return {
          kind: 'con',
          con: num.core!,
          args: [new Thunk(() => ({ kind: 'con', con: int.cons[0].core!, args: [new Thunk(() => ({ kind: 'word', value: BigInt(x.n) }))] }))],
        };
    }
  });
}

interface Clauses extends ReadonlyArray<{ readonly ps: readonly P[]; readonly guard: boolean | null }> {}

function asCore(rows: Clauses, inputs: readonly (readonly V[])[]): string[] {
  const { core, f } = compiled(rows);
  const evaluator = new Evaluator([core]);
  return inputs.map((xs) => {
    try {
      return showValue(evaluator.apply(evaluator.global(f), xs.map(toValue))).replace(/[^\d]/g, '');
    } catch (error) {
      if (error instanceof Bottom) return 'bottom';
      if (error instanceof Raised) return 'no match';
      throw error;
    }
  });
}

/** The clauses as a function whose results are their numbers. */
function compiled(rows: Clauses): { readonly core: Core.Module; readonly f: Core.Var } {
  const width = rows[0].ps.length;
  const guardOf = (says: boolean | null): readonly Typed.Stmt[] => (says === null ? [] : [{ kind: 'exprStmt', expr: v(says ? yes : no), span }]);
  const f = globalId('f', funTypes(new Array(width).fill(treeType), intType));
  const x = id('x', treeType);
  const yes = globalId('yes', boolType);
  const no = globalId('no', boolType);
  const truth = (text: 'True' | 'False'): Typed.Expr => {
    const thing = globals.value(names.global('GHC.Types', text, 'value'));
    if (thing?.kind !== 'con') throw new Error(text);
    return con(thing.con);
  };
  const { core, vars } = desugar([
    bind(identity, { kind: 'lambda', params: [pVar(x)], rhs: plain(v(x)), type: treeType, context: generated, span }),
    bind(yes, truth('True')),
    bind(no, truth('False')),
    bind(f, {
      kind: 'match',
      paramTypes: new Array(width).fill(treeType),
      clauses: rows.map(({ ps, guard }, i) => ({
        patterns: ps.map(toTyped),
        rhs: { where: [], alternatives: [{ guards: guardOf(guard), body: number(i), span }], span },
        span,
      })),
      type: intType,
      context: { kind: 'function', name: 'f', span: noSpan },
      span,
    }),
  ]);
  const found = vars.get(f.name);
  if (found === undefined) throw new Error('f');
  return { core, f: found };
}

test.each([1, 2, 3])('matches %i arguments as the report says', (width) => {
  fc.assert(
    fc.property(clauses(width), fc.array(fc.array(value, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }), (rows, inputs) => {
      expect(asCore(rows, inputs)).toEqual(inputs.map((xs) => byTheReport(rows, xs)));
    }),
    { numRuns: 500 },
  );
});

test('clauses that look at one argument or another grow code by a constant each', () => {
  const wild: P = { p: 'wild' };
  const num = (n: number): P => ({ p: 'num', n });
  const either = (n: number): Clauses =>
    Array.from({ length: n }, (_, i) => [
      { ps: [num(i), wild, { p: 'leaf' } as const], guard: null },
      { ps: [wild, num(i), { p: 'node', l: wild, r: wild } as const], guard: null },
    ]).flat();
  const size = (n: number): number => printModule(compiled(either(n)).core).split('case').length;
  expect(size(80) / size(40)).toBeLessThan(2.5);
  const numbers = [0, 1, 7, 39, 40].map((n): V => ({ v: 'num', n }));
  const last: readonly V[] = [{ v: 'leaf' }, { v: 'node', l: { v: 'bottom' }, r: { v: 'bottom' } }, { v: 'bottom' }];
  const inputs = numbers.flatMap((x) => numbers.flatMap((y) => last.map((z) => [x, y, z])));
  expect(asCore(either(40), inputs)).toEqual(inputs.map((xs) => byTheReport(either(40), xs)));
});
