/**
 * Improvement by wanted equalities: if `F a ~ Int` must hold, other wanted equalities hold with `Int` in the place of `F a`, and metas may become known by
 * that. Nothing is solved: only metas are bound that no other solution could bind otherwise. GHC's derived constraints do the same.
 */
import { enterEqualities } from './givens.ts';
import { inverse } from './literals.ts';
import { mapParts, repr, spine, tyVar, varType } from './make.ts';
import { matchTypes } from './match.ts';
import { type EqualityWanted, Scope } from './scope.ts';
import { subst } from './subst.ts';
import type { Tc } from './tc.ts';
import type { FamilyTyCon, Type } from './type.ts';
import { freeVariables, mentionsMeta } from './type-walk.ts';

export function improveByFamilies(tc: Tc, scope: Scope): void {
  const before = tc.unifier.bindings;
  improveByInjectivity(tc, scope);
  if (tc.unifier.bindings === before) improveByEqualities(tc, scope);
}

/** `F a ~ [Int]`: with F injective, the one equation that gives lists says what `a` is like; `n + 3 ~ 5` says what `n` is. */
function improveByInjectivity(tc: Tc, scope: Scope): void {
  for (const wanted of scope.wanteds) {
    if (wanted.kind !== 'equality' || wanted.coercible) continue;
    learn(tc, wanted.left, wanted.right);
    learn(tc, wanted.right, wanted.left);
  }
}

function learn(tc: Tc, application: Type, result: Type): void {
  const { head, args } = spine(tc.head(application));
  if (head.kind !== 'con' || head.con.flavour !== 'family' || tc.isStuck(tc.head(result))) return;
  if (head.con.injective !== undefined) inferArguments(tc, head.con, head.con.injective, args, tc.head(result));
  inverse(tc, head.con, args, result).forEach((known, i) => {
    if (known === null) return;
    if (tc.isStuck(tc.head(args[i]))) learn(tc, args[i], known);
    else tc.tryUnify(args[i], known);
  });
}

function inferArguments(tc: Tc, family: FamilyTyCon, injective: readonly boolean[], args: readonly Type[], result: Type): void {
  for (const equation of tc.globals.equationsOf(family)) {
    const shape = withoutFamilies(tc, equation.right);
    const found = [...freeVariables(shape)];
    const types = matchTypes(tc, found, [shape], [result]);
    if (types === null) continue;
    const others = equation.vars.filter((v) => !found.includes(v));
    const unknown = others.map((v) => tc.freshMeta(v.kind, v.name));
    equation.args.forEach((arg, i) => {
      const known = subst(found, types, arg);
      // an argument that is like it already would be bound anew for ever, with nothing learnt
      if (injective[i] && matchTypes(tc, others, [known], [args[i]]) === null) tc.tryUnify(args[i], subst(others, unknown, known));
    });
    return;
  }
}

/** The type with variables in the places of families, which may become anything. */
function withoutFamilies(tc: Tc, t: Type): Type {
  const type = repr(t);
  return tc.isStuck(type) ? varType(tyVar('_', tc.kindOf(type))) : mapParts(type, (part) => withoutFamilies(tc, part));
}

function improveByEqualities(tc: Tc, scope: Scope): void {
  const wanted = equalitiesAround(scope).filter(({ left, right }) => tc.isStuck(tc.head(left)) || tc.isStuck(tc.head(right)));
  for (const equality of scope.wanteds) {
    if (equality.kind !== 'equality' || equality.coercible || ![equality.left, equality.right].some(mentionsMeta)) continue;
    const others = wanted.filter((other) => other !== equality);
    if (others.length === 0) continue;
    const before = tc.unifier.bindings;
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
  return tc.inside(assumed, () => {
    enterEqualities(tc, assumed, assumed.equalities);
    return types.map((type) => tc.normalise(type));
  });
}
