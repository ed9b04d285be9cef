/** Walks over types that need no environment: free variables, equality up to renaming, size. */
import type { Name } from '../names/name.ts';
import { repr } from './make.ts';
import type { Type, TyVar } from './type.ts';

/** Variables not bound inside the type, in order of appearance. */
export function freeVariables(type: Type, into = new Set<TyVar>()): Set<TyVar> {
  const bound = new Set<TyVar>();
  visit(
    type,
    (v) => {
      if (!bound.has(v)) into.add(v);
    },
    bound,
  );
  return into;
}

/** No variables but those bound inside, and nothing left open. */
export function isClosed(t: Type, bound: readonly TyVar[] = []): boolean {
  const type = repr(t);
  switch (type.kind) {
    case 'meta':
      return false;
    case 'var':
      return bound.includes(type.var);
    case 'app':
      return isClosed(type.fun, bound) && isClosed(type.arg, bound);
    case 'fun':
      return isClosed(type.arg, bound) && isClosed(type.res, bound);
    case 'implicit':
      return isClosed(type.type, bound);
    case 'forall': {
      const inside = [...bound, ...type.vars];
      return isClosed(type.body, inside) && type.context.every((c) => isClosed(c, inside));
    }
    default:
      return true;
  }
}

/** Calls `found` for each occurrence of a variable; variables bound inside are added to `bound` on the way. */
function visit(t: Type, found: (v: TyVar) => void, bound: Set<TyVar>): void {
  let type = repr(t);
  while (type.kind === 'fun') {
    visit(type.arg, found, bound);
    type = repr(type.res);
  }
  if (type.kind === 'var') found(type.var);
  else if (type.kind === 'app') {
    visit(type.fun, found, bound);
    visit(type.arg, found, bound);
  } else if (type.kind === 'forall') {
    for (const v of type.vars) bound.add(v);
    for (const constraint of type.context) visit(constraint, found, bound);
    visit(type.body, found, bound);
  } else if (type.kind === 'implicit') visit(type.type, found, bound);
}

/** How often each free variable occurs, and the number of constructors and variables in all: the measures of Paterson's conditions. */
export function measure(types: readonly Type[]): { readonly occurrences: ReadonlyMap<TyVar, number>; readonly size: number } {
  const occurrences = new Map<TyVar, number>();
  let size = 0;
  for (const type of types) {
    visit(type, (v) => occurrences.set(v, (occurrences.get(v) ?? 0) + 1), new Set());
    size += sizeOf(type);
  }
  return { occurrences, size };
}

function sizeOf(t: Type): number {
  const type = repr(t);
  switch (type.kind) {
    case 'con':
    case 'var':
    case 'meta':
      return 1;
    case 'app':
      return sizeOf(type.fun) + sizeOf(type.arg);
    case 'fun':
      return 1 + sizeOf(type.arg) + sizeOf(type.res);
    case 'forall':
      return type.context.reduce((sum, c) => sum + sizeOf(c), sizeOf(type.body));
    case 'implicit':
      return sizeOf(type.type);
  }
}

/** The same type when the variables of the left one are renamed by `map`, which grows; synonyms are not expanded. */
export function sameType(a: Type, b: Type, map: Map<TyVar, TyVar>): boolean {
  const [x, y] = [repr(a), repr(b)];
  switch (x.kind) {
    case 'con':
      return y.kind === 'con' && x.con === y.con;
    case 'meta':
      return y.kind === 'meta' && x.meta === y.meta;
    case 'var': {
      if (y.kind !== 'var') return false;
      const known = map.get(x.var);
      if (known === undefined) map.set(x.var, y.var);
      return known === undefined || known === y.var;
    }
    case 'app':
      return y.kind === 'app' && sameType(x.fun, y.fun, map) && sameType(x.arg, y.arg, map);
    case 'fun':
      return y.kind === 'fun' && sameType(x.arg, y.arg, map) && sameType(x.res, y.res, map);
    case 'implicit':
      return y.kind === 'implicit' && x.name === y.name && sameType(x.type, y.type, map);
    case 'forall':
      return y.kind === 'forall' && sameForall(x, y, map);
  }
}

function sameForall(x: Type & { readonly kind: 'forall' }, y: Type & { readonly kind: 'forall' }, map: Map<TyVar, TyVar>): boolean {
  if (x.vars.length !== y.vars.length || x.context.length !== y.context.length) return false;
  x.vars.forEach((v, i) => {
    map.set(v, y.vars[i]);
  });
  return x.context.every((c, i) => sameType(c, y.context[i], map)) && sameType(x.body, y.body, map);
}

/** The constructors a type mentions, families and classes among them. */
export function typeNames(t: Type, into = new Set<Name>()): Set<Name> {
  const type = repr(t);
  if (type.kind === 'con') into.add(type.con.name);
  else if (type.kind === 'app') for (const part of [type.fun, type.arg]) typeNames(part, into);
  else if (type.kind === 'fun') for (const part of [type.arg, type.res]) typeNames(part, into);
  else if (type.kind === 'forall') for (const part of [...type.context, type.body]) typeNames(part, into);
  else if (type.kind === 'implicit') typeNames(type.type, into);
  return into;
}
