/** Class constraints: givens, instances, superclasses, overlap, functional dependencies, defaulting, generalisation. */
import { expect, test } from 'vitest';
import { noSpan } from '../../../compiler/base/span.ts';
import { localName } from '../../../compiler/names/name.ts';
import type { EvBinds, Evidence } from '../../../compiler/typed/syntax.ts';
import { tyVar } from '../../../compiler/types/make.ts';
import type { Type } from '../../../compiler/types/type.ts';
import { origin, signature, World, why } from './world.ts';

/** Evidence as text: `$fShowMaybe($dShow)`. Local bindings are looked up. */
function text(evidence: Evidence, binds: EvBinds | null = null, depth = 6): string {
  switch (evidence.kind) {
    case 'evHole':
      return evidence.solution === null ? '?' : text(evidence.solution, binds, depth);
    case 'evVar': {
      const bound = binds?.binds.find((b) => b.id === evidence.id);
      if (bound === undefined) return evidence.id.name.text;
      return depth === 0 ? '…' : text(bound.term, binds, depth - 1);
    }
    case 'evInstance':
      return evidence.instance.dfun.text + (evidence.args.length === 0 ? '' : `(${evidence.args.map((a) => text(a, binds, depth)).join(', ')})`);
    case 'evSuper':
      return `super${evidence.index}(${text(evidence.of, binds, depth)})`;
    case 'evExpr':
      return evidence.expr.kind === 'evLet' && evidence.expr.body.kind === 'evidence' ? text(evidence.expr.body.evidence, evidence.expr.binds, depth) : 'expr';
    case 'evNothing':
      return '-';
  }
}

function prelude(): World {
  const w = new World();
  w.class('Eq a', [], 'GHC.Classes');
  w.class('Eq a => Ord a', [], 'GHC.Classes');
  w.class('Show a', [], 'GHC.Show');
  w.class('Num a', [], 'GHC.Num');
  w.class('(Num a, Ord a) => Real a', [], 'GHC.Real');
  w.class('Num a => Fractional a', [], 'GHC.Real');
  for (const c of ['Eq', 'Ord', 'Show', 'Num', 'Real']) for (const t of ['Int', 'Integer', 'Double']) w.instance(`${c} ${t}`);
  w.instance('Fractional Double');
  for (const c of ['Eq', 'Ord', 'Show']) {
    w.instance(`${c} a => ${c} [a]`);
    w.instance(`${c} a => ${c} (Maybe a)`);
    w.instance(`(${c} a, ${c} b) => ${c} (a, b)`);
  }
  return w;
}

function solved(w: World, pred: string): string {
  const evidence = w.tc.wanted(w.type(pred), origin());
  w.tc.finish();
  return text(evidence);
}

test('instances are applied to what they need', () => {
  expect(solved(prelude(), 'Show [Maybe (Int, Int)]')).toBe('$fShow [a]($fShow (Maybe a)($fShow (a, b)($fShow Int, $fShow Int)))');
});

test('a missing instance says what asked for it', () => {
  const w = prelude();
  solved(w, 'Show [Int -> Int]');
  expect(w.tc.diagnostics.map((d) => [d.kind, d.message, d.note])).toEqual([
    ['MissingInstance', 'there is no instance `Show (Int -> Int)`', '`use` needs it; `Show [Int -> Int]` asks for it; functions have no `Show`'],
  ]);
});

test('givens and their superclasses come before instances', () => {
  const w = prelude();
  const a = w.tc.skolem(tyVar('a', w.globals.builtin.typeKind));
  const vars = { a: { kind: 'var', var: a } as Type };
  const given = w.tc.dictId(w.type('Real a', vars));
  const { result, binds } = w.tc.under({ skolems: [a], givens: [given], equalities: [], why: signature }, () =>
    ['Real a', 'Ord a', 'Eq a', 'Eq [a]', 'Show a'].map((p) => w.tc.wanted(w.type(p, vars), origin())),
  );
  w.tc.finish();
  expect(result.map((e) => text(e, binds))).toEqual(['$dReal', 'super1($dReal)', 'super0(super1($dReal))', '$fEq [a](super0(super1($dReal)))', '?']);
  expect(w.tc.diagnostics.map((d) => [d.message, d.help])).toEqual([['there is no instance `Show a`', 'add `Show a` to the context of the signature of `f`']]);
});

test('a dictionary is made once per scope, and may contain itself', () => {
  const w = prelude();
  w.data('Fix (f::Type->Type)');
  w.instance('Show (f (Fix f)) => Show (Fix f)');
  expect(solved(w, 'Show (Fix Maybe)')).toMatch(/^\$fShow \(Fix f\)\(\$fShow \(Maybe a\)\(\$fShow \(Fix f\)\(.*…/);
  expect(w.errors).toEqual([]);
});

test('a search that does not end is given up', () => {
  const w = prelude();
  w.class('C a');
  w.instance('C [[a]] => C [a]');
  solved(w, 'C [Int]');
  expect(w.tc.diagnostics.map((d) => d.kind)).toEqual(['InstanceSearchTooDeep']);
});

test('the more specific of overlapping instances is taken, when it is clear', () => {
  const w = new World();
  w.class('C a');
  w.instance('C [a]', 'overlappable');
  w.instance('C [Int]');
  expect(solved(w, 'C [Int]')).toBe('$fC [Int]');
  expect(solved(w, 'C [Bool]')).toBe('$fC [a]');
  const a = w.tc.skolem(tyVar('a', w.globals.builtin.typeKind));
  w.tc.under({ skolems: [a], givens: [], equalities: [], why: signature }, () => w.tc.wanted(w.type('C [a]', { a: { kind: 'var', var: a } }), origin()));
  w.tc.finish();
  expect(w.tc.diagnostics.map((d) => d.kind)).toEqual(['OverlappingInstances']);
});

test('overlap that nobody allowed is an error, a repeated instance as well', () => {
  const w = new World();
  w.class('C a');
  w.instance('C [a]');
  w.instance('C [Int]');
  solved(w, 'C [Int]');
  w.instance('C [b]');
  expect(w.tc.diagnostics.map((d) => d.kind)).toEqual(['OverlappingInstances', 'DuplicateInstance']);
});

test('functional dependencies: from instances, from givens, between wanted constraints', () => {
  const w = new World();
  w.class('Has a b', [{ from: [0], to: [1] }]);
  w.instance('Has (Maybe a) a');
  const star = w.globals.builtin.typeKind;
  const b = w.tc.freshMeta(star, 'b');
  w.tc.wanted(w.type('Has (Maybe Int) b', { b }), origin());
  const r = tyVar('r', star);
  const s = tyVar('s', star);
  const [rr, ss] = [w.tc.skolem(r), w.tc.skolem(s)];
  const vars = { r: { kind: 'var', var: rr } as Type, s: { kind: 'var', var: ss } as Type };
  w.tc.under({ skolems: [rr, ss], givens: [w.tc.dictId(w.type('Has r s', vars))], equalities: [], why: signature }, () => {
    const c = w.tc.freshMeta(star, 'c');
    w.tc.wanted(w.type('Has r c', { ...vars, c }), origin());
    w.tc.unify(c, vars.s, why);
  });
  const g = w.tc.generalise([localName('g', 'value')], false, () => {
    const [x, y, z] = ['x', 'y', 'z'].map((n) => w.tc.freshMeta(star, n));
    w.tc.wanted(w.type('Has x y', { x, y }), origin());
    w.tc.wanted(w.type('Has x z', { x, z }), origin());
    return { result: null, types: [w.type('x -> y -> z', { x, y, z })] };
  });
  w.tc.finish();
  expect(w.show(b)).toBe('Int');
  expect(g.types.map((t) => w.show(t))).toEqual(['x -> z -> z']);
  expect(g.dicts).toHaveLength(1);
  expect(w.errors).toEqual([]);
});

test('an instance against a dependency is refused', () => {
  const w = new World();
  w.class('Has a b', [{ from: [0], to: [1] }]);
  w.instance('Has (Maybe a) a');
  w.instance('Has (Maybe Int) Bool');
  expect(w.errors[0]).toMatch(/^FunctionalDependencyConflict/);
});

test('equalities in an instance context improve', () => {
  const w = new World();
  w.class('IsString a', [], 'Data.String');
  w.instance('(a ~ Char) => IsString [a]');
  const a = w.tc.freshMeta(w.globals.builtin.typeKind);
  w.tc.wanted(w.type('IsString [a]', { a }), origin());
  w.tc.finish();
  expect(w.show(a)).toBe('Char');
});

test('numeric metas default, to the first type that has all instances', () => {
  const w = prelude();
  const star = w.globals.builtin.typeKind;
  const [n, d, x] = [w.tc.freshMeta(star), w.tc.freshMeta(star), w.tc.freshMeta(star, 'x')];
  for (const p of ['Show n', 'Num n', 'Show d', 'Fractional d', 'Num d']) w.tc.wanted(w.type(p, { n, d }), origin());
  w.tc.wanted(w.type('Show x', { x }), origin('show'));
  w.tc.finish();
  expect([w.show(n), w.show(d)]).toEqual(['Integer', 'Double']);
  expect(w.errors).toEqual(['Ambiguous: the type of `show` is ambiguous']);
});

test('generalisation: few dictionaries, through instances and superclasses', () => {
  const w = prelude();
  const star = w.globals.builtin.typeKind;
  const g = w.tc.generalise([localName('f', 'value')], false, () => {
    const [a, b] = [w.tc.freshMeta(star, 'a'), w.tc.freshMeta(star, 'b')];
    const evidence = ['Eq a', 'Ord [a]', 'Eq a', 'Show (Maybe b)'].map((p) => w.tc.wanted(w.type(p, { a, b }), origin()));
    return { result: evidence, types: [w.type('a -> b', { a, b })] };
  });
  expect(g.context.map((c) => w.show(c))).toEqual(['Ord a', 'Show b']);
  expect(g.vars.map((v) => v.name)).toEqual(['a', 'b']);
  expect(g.result.map((e) => text(e, g.binds))).toEqual(['super0($dOrd)', '$fOrd [a]($dOrd)', 'super0($dOrd)', '$fShow (Maybe a)($dShow)']);
  expect(w.errors).toEqual([]);
});

test('the monomorphism restriction leaves constrained metas to the surroundings', () => {
  const w = prelude();
  const star = w.globals.builtin.typeKind;
  const g = w.tc.generalise([localName('f', 'value')], true, () => {
    const [a, b] = [w.tc.freshMeta(star, 'a'), w.tc.freshMeta(star, 'b')];
    w.tc.wanted(w.type('Num a', { a }), origin());
    return { result: [a], types: [w.type('a -> b', { a, b })] };
  });
  expect(g.vars.map((v) => v.name)).toEqual(['b']);
  expect(g.dicts).toEqual([]);
  w.tc.unify(g.result[0], w.type('Int'), why);
  w.tc.finish();
  expect(g.types.map((t) => w.show(t))).toEqual(['Int -> b']);
});

test('metas of the surroundings are not generalised', () => {
  const w = prelude();
  const outer = w.tc.freshMeta(w.globals.builtin.typeKind, 'o');
  const g = w.tc.generalise([localName('f', 'value')], false, () => {
    w.tc.wanted(w.type('Show o', { o: outer }), origin());
    return { result: null, types: [w.type('o -> Int', { o: outer })] };
  });
  expect([g.vars, g.dicts]).toEqual([[], []]);
  w.tc.unify(outer, w.type('Bool'), { span: noSpan, reason: { reason: 'other' } });
  w.tc.finish();
  expect(w.errors).toEqual(['MissingInstance: there is no instance `Show Bool`']);
});

test('what a scope inside wants is quantified outside of it', () => {
  const w = prelude();
  const star = w.globals.builtin.typeKind;
  const g = w.tc.generalise([localName('f', 'value')], false, () => {
    const a = w.tc.freshMeta(star, 'a');
    const b = w.tc.skolem(tyVar('b', star));
    const vars = { a, b: { kind: 'var', var: b } as Type };
    const inner = w.tc.under({ skolems: [b], givens: [w.tc.dictId(w.type('Show b', vars))], equalities: [], why: signature }, () =>
      w.tc.wanted(w.type('Show (a, b)', vars), origin()),
    );
    return { result: inner, types: [w.type('[a]', vars)] };
  });
  expect(g.context.map((c) => w.show(c))).toEqual(['Show a']);
  expect(text(g.result.result, g.result.binds)).toBe('$fShow (a, b)($dShow, $dShow)');
  w.tc.finish();
  expect(w.errors).toEqual([]);
});
