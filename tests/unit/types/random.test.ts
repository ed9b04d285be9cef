/** Laws of unification, matching and apartness on random types. */
import { expect, test } from 'vitest';
import { surelyApart } from '../../../compiler/types/apart.ts';
import { tyVar } from '../../../compiler/types/make.ts';
import { matchTypes } from '../../../compiler/types/match.ts';
import { subst } from '../../../compiler/types/subst.ts';
import type { Type } from '../../../compiler/types/type.ts';
import { World } from './world.ts';

/** A small generator of numbers: the same for the same seed. */
function random(seed: number): (n: number) => number {
  let state = seed * 2654435761 + 1;
  return (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
}

function randomType(w: World, next: (n: number) => number, leaves: readonly Type[], depth: number): Type {
  const inner = (): Type => randomType(w, next, leaves, depth - 1);
  const choice = depth === 0 ? 0 : next(6);
  if (choice <= 1) return next(3) === 0 ? w.type(['Int', 'Bool'][next(2)]) : leaves[next(leaves.length)];
  if (choice === 2) return { kind: 'fun', arg: inner(), res: inner() };
  if (choice === 3) return w.globals.builtin.listType(inner());
  if (choice === 4) return w.globals.builtin.tupleType([inner(), inner()]);
  return { kind: 'app', fun: w.type('Maybe'), arg: inner() };
}

const seeds = Array.from({ length: 300 }, (_, i) => i);

test('what unifies is equal afterwards; what does not leaves no trace; apart types never unify', () => {
  let unified = 0;
  for (const seed of seeds) {
    const w = new World();
    const next = random(seed);
    const metas = ['a', 'b', 'c'].map((n) => w.tc.freshMeta(w.globals.builtin.typeKind, n));
    const [x, y] = [randomType(w, next, metas, 3), randomType(w, next, metas, 3)];
    const apart = surelyApart(w.tc, [x], [y]);
    const before = [w.show(x), w.show(y)];
    if (w.tc.tryUnify(x, y)) {
      unified++;
      expect(w.show(x), `seed ${seed}`).toBe(w.show(y));
      expect(w.tc.sameType(x, y)).toBe(true);
      expect(apart, `seed ${seed}`).toBe(false);
    } else {
      expect([w.show(x), w.show(y)], `seed ${seed}`).toEqual(before);
      expect(w.tc.tryUnify(y, x), `seed ${seed}: the other way round`).toBe(false);
    }
  }
  expect(unified).toBeGreaterThan(50);
});

test('a match makes the pattern the target, and every instance of a pattern matches', () => {
  let matched = 0;
  for (const seed of seeds) {
    const w = new World();
    const next = random(seed + 1000);
    const vars = ['a', 'b'].map((n) => tyVar(n, w.globals.builtin.typeKind));
    const pattern = randomType(
      w,
      next,
      vars.map((v) => ({ kind: 'var', var: v })),
      2,
    );
    const ground = [w.type('Int'), w.type('Char')];
    const target = randomType(w, next, ground, 3);
    const types = matchTypes(w.tc, vars, [pattern], [target]);
    if (types !== null) {
      matched++;
      expect(w.tc.sameType(subst(vars, types, pattern), target), `seed ${seed}`).toBe(true);
    }
    const instance = subst(vars, [randomType(w, next, ground, 2), randomType(w, next, ground, 2)], pattern);
    expect(matchTypes(w.tc, vars, [pattern], [instance]), `seed ${seed}`).not.toBeNull();
  }
  expect(matched).toBeGreaterThan(20);
});
