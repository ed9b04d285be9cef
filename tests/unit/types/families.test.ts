/** Type families, given equalities, untouchable metas, coercions. */
import { expect, test } from 'vitest';
import { tyVar } from '../../../compiler/types/make.ts';
import type { GivenEquality, Type } from '../../../compiler/types/type.ts';
import { origin, signature, World, why } from './world.ts';

/** Runs the body under skolems of these names with given equalities. */
function under(
  w: World,
  names: string,
  equalities: readonly [string, string][],
  body: (vars: Record<string, Type>) => void,
  outer: Record<string, Type> = {},
): void {
  const skolems = names
    .split(' ')
    .filter((n) => n !== '')
    .map((n) => w.tc.skolem(tyVar(n, w.globals.builtin.typeKind)));
  const vars = { ...outer, ...Object.fromEntries(skolems.map((v) => [v.name, { kind: 'var', var: v } as Type])) };
  const pairs = equalities.map(([a, b]): GivenEquality => [w.type(a, vars), w.type(b, vars)]);
  w.tc.under({ skolems, givens: [], equalities: pairs, why: signature }, () => body(vars));
}

function same(w: World, a: string, b: string, vars: Record<string, Type> = {}): void {
  w.tc.unify(w.type(a, vars), w.type(b, vars), why);
}

test('open families reduce by their equations, inside types and nested', () => {
  const w = new World();
  w.family('Elem c');
  w.equation('Elem [a] = a');
  w.equation('Elem (Maybe a) = Elem [a]');
  same(w, '[Elem (Maybe Int)] -> Elem [Bool]', '[Int] -> Bool');
  w.tc.finish();
  expect(w.errors).toEqual([]);
  same(w, 'Elem [Int]', 'Bool');
  expect(w.errors).toHaveLength(1);
});

test('a family waits for its argument', () => {
  const w = new World();
  w.family('Elem c');
  w.equation('Elem [a] = a');
  const star = w.globals.builtin.typeKind;
  const [c, e] = [w.tc.freshMeta(star, 'c'), w.tc.freshMeta(star, 'e')];
  same(w, 'Elem c', 'Maybe e', { c, e });
  same(w, 'c', '[Maybe Int]', { c });
  w.tc.finish();
  expect(w.show(e)).toBe('Int');
  expect(w.errors).toEqual([]);
});

test('equations that contradict each other are refused, those that agree are not', () => {
  const w = new World();
  w.family('F a b');
  w.equation('F Int b = b');
  w.equation('F a Bool = Bool');
  expect(w.errors).toEqual([]);
  w.equation('F a Char = Int');
  expect(w.errors[0]).toMatch(/^ConflictingFamilyInstances/);
});

test('a closed family takes the first equation that applies, and only when earlier ones cannot', () => {
  const w = new World();
  w.family('Same a b', ['Same a a = Bool', 'Same a b = Char']);
  same(w, 'Same Int Int', 'Bool');
  same(w, 'Same Int Bool', 'Char');
  expect(w.errors).toEqual([]);
  under(w, 'a', [], (vars) => {
    expect(w.tc.isStuck(w.tc.head(w.type('Same a Int', vars)))).toBe(true);
    same(w, 'Same a [a]', 'Same a [a]', vars);
  });
  expect(w.errors).toEqual([]);
});

test.each(['Loop [a]', 'Maybe (Loop a)', 'Int -> Loop a', '(Loop a, Loop a)'])('a family without end is reported: Loop a = %s', (right) => {
  const w = new World();
  w.family('Loop a');
  w.equation(`Loop a = ${right}`);
  same(w, 'Loop Int', 'Loop Bool');
  expect(w.tc.diagnostics[0].kind).toBe('ReductionTooDeep');
});

test('given equalities hold inside their scope only', () => {
  const w = new World();
  under(
    w,
    'a b',
    [
      ['a', 'Int'],
      ['b', '[a]'],
    ],
    (vars) => {
      same(w, '(a, b)', '(Int, [Int])', vars);
      same(w, 'Maybe b', 'Maybe [Int]', vars);
    },
  );
  expect(w.errors).toEqual([]);
  under(w, 'a', [], (vars) => {
    under(w, '', [['a', 'Int']], () => same(w, 'a', 'Int', vars), vars);
    same(w, 'a', 'Int', vars);
  });
  expect(w.errors).toHaveLength(1);
});

test('a given equality of structures is one of their parts', () => {
  const w = new World();
  under(w, 'a b', [['(a, Int)', '(Bool, b)']], (vars) => same(w, 'a -> b', 'Bool -> Int', vars));
  expect(w.errors).toEqual([]);
});

test('a given equality about a family', () => {
  const w = new World();
  w.family('F a');
  under(w, 'a', [['F a', 'Int']], (vars) => {
    same(w, '[F a]', '[Int]', vars);
    w.tc.wanted(w.type('F a ~ Int', vars), origin());
  });
  w.tc.finish();
  expect(w.errors).toEqual([]);
});

test('a meta of the outside is not bound under given equalities, but may be known later', () => {
  const w = new World();
  const star = w.globals.builtin.typeKind;
  const [known, unknown] = [w.tc.freshMeta(star, 'r'), w.tc.freshMeta(star, 'u')];
  under(w, 'a', [], (vars) => {
    under(
      w,
      '',
      [['a', 'Int']],
      () => {
        w.tc.unify(w.type('Int'), known, why);
        w.tc.unify(w.type('Int'), unknown, { ...why, span: { ...why.span, line: 99 } });
      },
      vars,
    );
    w.tc.unify(known, w.type('Int'), why);
  });
  w.tc.finish();
  expect(w.show(known)).toBe('Int');
  expect(w.tc.diagnostics.map((d) => [d.kind, d.span.line])).toEqual([['UntouchableType', 99]]);
});

test('an equality about a variable of its own scope makes nothing untouchable', () => {
  const w = new World();
  const r = w.tc.freshMeta(w.globals.builtin.typeKind, 'r');
  under(w, 'b', [['b', '[Int]']], (vars) => same(w, 'r', 'Int', { ...vars, r }));
  w.tc.finish();
  expect([w.show(r), w.errors]).toEqual(['Int', []]);
});

test('nothing is said about code that cannot be reached', () => {
  const w = new World();
  under(w, '', [['Int', 'Bool']], () => same(w, 'Char', 'Int'));
  expect(w.errors).toEqual([]);
});

test('coerce: newtypes are unwrapped, also under constructors and functions', () => {
  const w = new World();
  w.newtype('Age', 'Int');
  w.newtype('Wrap a', 'Maybe a');
  for (const pred of ['Coercible Age Int', 'Coercible (Wrap Age) (Maybe Int)', 'Coercible (Int -> Age) (Age -> Int)']) w.tc.wanted(w.type(pred), origin());
  w.tc.finish();
  expect(w.errors).toEqual([]);
  w.tc.wanted(w.type('Coercible Age Bool'), origin());
  w.tc.finish();
  expect(w.tc.diagnostics.map((d) => d.kind)).toEqual(['NotCoercible']);
});
