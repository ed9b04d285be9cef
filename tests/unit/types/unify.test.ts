/** Unification and head forms. */
import { expect, test } from 'vitest';
import { noSpan } from '../../../compiler/base/span.ts';
import { tyVar } from '../../../compiler/types/make.ts';
import type { Type } from '../../../compiler/types/type.ts';
import { signature, World, why } from './world.ts';

function metas(world: World, ...names: string[]): Record<string, Type> {
  return Object.fromEntries(names.map((n) => [n, world.tc.freshMeta(world.globals.builtin.typeKind, n)]));
}

test('metas are bound through functions, lists and tuples', () => {
  const w = new World();
  const v = metas(w, 'a', 'b');
  w.tc.unify(w.type('a -> [b]', v), w.type('Int -> [(Int, Bool)]'), why);
  expect(w.show(w.type('(a, b)', v))).toBe('(Int, (Int, Bool))');
  expect(w.errors).toEqual([]);
});

test('a partial application unifies with a function', () => {
  const w = new World();
  const m = w.tc.freshMeta(w.type('Type -> Type'), 'm');
  w.tc.unify(w.type('m Bool', { m }), w.type('Int -> Bool'), why);
  expect(w.show(w.type('m Char', { m }))).toBe('Int -> Char');
});

test('synonyms are looked through, and kept where nothing needs them expanded', () => {
  const w = new World();
  w.synonym('String', '[Char]');
  w.synonym('Pair a', '(a, a)');
  const v = metas(w, 'a', 'b');
  w.tc.unify(w.type('[a]', v), w.type('String'), why);
  w.tc.unify(v.b, w.type('Pair String'), why);
  expect(w.show(v.a)).toBe('Char');
  expect(w.show(v.b)).toBe('Pair String');
  w.tc.unify(v.b, w.type('([Char], String)'), why);
  expect(w.errors).toEqual([]);
});

test.each([
  ['Int', 'Bool', 'TypeMismatch'],
  ['[Int]', 'Maybe Int', 'TypeMismatch'],
  ['Int -> Int', 'Int', 'TypeMismatch'],
])('%s is not %s', (a, b, kind) => {
  const w = new World();
  w.tc.unify(w.type(a), w.type(b), why);
  expect(w.tc.diagnostics.map((d) => [d.kind, d.found, d.expected])).toEqual([[kind, a, b]]);
});

test('a type is no part of itself', () => {
  const w = new World();
  const v = metas(w, 'a');
  w.tc.unify(v.a, w.type('[a]', v), why);
  expect(w.errors[0]).toMatch(/^OccursCheck/);
});

test('kinds are respected', () => {
  const w = new World();
  w.tc.unify(w.tc.freshMeta(w.globals.builtin.typeKind), w.type('Maybe'), why);
  expect(w.errors[0]).toMatch(/^KindMismatch/);
});

test('an Open meta takes unboxed types, a lifted one does not', () => {
  const w = new World();
  const int: Type = w.globals.builtin.wiredType('Int#');
  const open = w.tc.freshOpen();
  w.tc.unify(open, int, why);
  expect(w.show(open)).toBe('Int#');
  const other = w.tc.freshOpen();
  const lifted = w.tc.freshMeta(w.globals.builtin.typeKind);
  w.tc.unify(lifted, other, why);
  w.tc.unify(other, int, why);
  expect(w.errors[0]).toMatch(/^KindMismatch/);
});

test('polymorphic types are equal up to names', () => {
  const w = new World();
  w.tc.unify(w.type('forall a. a -> [a]'), w.type('forall b. b -> [b]'), why);
  expect(w.errors).toEqual([]);
  w.tc.unify(w.type('forall a b. a -> b'), w.type('forall a b. b -> a'), why);
  expect(w.errors[0]).toMatch(/^RigidTypeVariable/);
});

test('trying leaves no trace when it fails', () => {
  const w = new World();
  const v = metas(w, 'a', 'b');
  w.tc.unify(v.a, v.b, why);
  expect(w.tc.tryUnify(w.type('(a, b)', v), w.type('(Int, Bool)'))).toBe(false);
  expect(w.tc.tryUnify(w.type('(a, b)', v), w.type('(Bool, Bool)'))).toBe(true);
  expect(w.show(v.a)).toBe('Bool');
});

test('a rigid variable cannot get out', () => {
  const w = new World();
  const outer = w.tc.freshMeta(w.globals.builtin.typeKind, 'r');
  const a = w.tc.skolem(tyVar('a', w.globals.builtin.typeKind));
  w.tc.under({ skolems: [a], givens: [], equalities: [], why: signature }, () => {
    w.tc.unify(outer, w.globals.builtin.listType({ kind: 'var', var: a }), { span: noSpan, reason: { reason: 'other' } });
  });
  expect(w.errors).toEqual(['SkolemEscape: the type variable `a` would escape its scope']);
});

test('long function types need no deep stack', () => {
  const w = new World();
  const long = (n: number): Type => {
    let t: Type = w.type('Int');
    for (let i = 0; i < n; i++) t = { kind: 'fun', arg: w.type('Int'), res: t };
    return t;
  };
  w.tc.unify(long(50000), long(50000), why);
  expect(w.errors).toEqual([]);
  expect(w.tc.zonk(long(50000)).kind).toBe('fun');
});
