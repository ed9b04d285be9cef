/**
 * Improvement by wanted equalities: if `F a ~ Int` must hold, other wanted equalities hold with `Int` in the place of `F a`, and metas may become known by
 * that. Nothing is solved: only metas are bound that no other solution could bind otherwise. GHC's derived constraints do the same.
 */
import { enterEqualities, mentions } from './givens.ts';
import { type EqualityWanted, Scope } from './scope.ts';
import type { Tc } from './tc.ts';
import type { Type } from './type.ts';

export function improveByFamilies(tc: Tc, scope: Scope): void {
  const wanted = equalitiesAround(scope).filter(({ left, right }) => tc.isStuck(tc.head(left)) || tc.isStuck(tc.head(right)));
  if (wanted.length < 2) return;
  for (const equality of scope.wanteds) {
    if (equality.kind !== 'equality' || equality.coercible || ![equality.left, equality.right].some(mentionsMeta)) continue;
    const before = tc.unifier.bindings;
    const others = wanted.filter((other) => other !== equality);
    const [left, right] = underEqualities(tc, scope, others, [equality.left, equality.right]);
    if (!tc.isStuck(left) || !tc.isStuck(right)) tc.tryUnify(left, right);
    if (tc.unifier.bindings !== before) return;
  }
}

/** Wanted equalities of the scope and of those around it. */
function equalitiesAround(scope: Scope): EqualityWanted[] {
  const found: EqualityWanted[] = [];
  for (let s: Scope | null = scope; s !== null; s = s.parent) {
    for (const wanted of s.wanteds) if (wanted.kind === 'equality' && !wanted.coercible) found.push(wanted);
  }
  return found;
}

/** The types in normal form as if the equalities were given. */
function underEqualities(tc: Tc, scope: Scope, equalities: readonly EqualityWanted[], types: readonly Type[]): Type[] {
  const assumed = new Scope(
    scope,
    scope.why,
    [],
    [],
    equalities.map(({ left, right }) => [left, right] as const),
  );
  enterEqualities(tc, assumed, assumed.equalities);
  return tc.inside(assumed, () => types.map((type) => tc.normalise(type)));
}

function mentionsMeta(t: Type): boolean {
  return mentions(t, (part) => part.kind === 'meta');
}
