/** Walks over types that need no environment: what a type mentions, equality up to renaming, size. */
import type { Name } from '../names/name.ts';
import { repr } from './make.ts';
import type { Meta, TyCon, Type, TyVar } from './type.ts';

/** The first part of the type that satisfies `test`, in order of appearance, each before what it consists of. */
export function findPart(t: Type, test: (part: Type) => boolean): Type | null {
  let type = repr(t);
  while (!test(type)) {
    let found: Type | null = null;
    switch (type.kind) {
      case 'app':
        found = findPart(type.fun, test);
        type = repr(type.arg);
        break;
      case 'fun':
        found = findPart(type.arg, test);
        type = repr(type.res);
        break;
      case 'forall':
        for (let i = 0; i < type.context.length && found === null; i++) found = findPart(type.context[i], test);
        type = repr(type.body);
        break;
      case 'implicit':
        type = repr(type.type);
        break;
      default:
        return null;
    }
    if (found !== null) return found;
  }
  return type;
}

/** Does any part of the type satisfy `test`? */
export function mentions(t: Type, test: (part: Type) => boolean): boolean {
  return findPart(t, test) !== null;
}

export function mentionsVar(t: Type, v: TyVar): boolean {
  return mentions(t, (part) => part.kind === 'var' && part.var === v);
}

export function mentionsCon(t: Type, test: (con: TyCon) => boolean): boolean {
  return mentions(t, (part) => part.kind === 'con' && test(part.con));
}

function forEachPart(t: Type, visit: (part: Type) => void): void {
  mentions(t, (part) => {
    visit(part);
    return false;
  });
}

/** Calls `found` for each occurrence of a variable that is not bound inside. */
function forEachFree(t: Type, found: (v: TyVar) => void): void {
  const bound = new Set<TyVar>();
  forEachPart(t, (part) => {
    if (part.kind === 'forall') for (const v of part.vars) bound.add(v);
    else if (part.kind === 'var' && !bound.has(part.var)) found(part.var);
  });
}

/** Variables not bound inside the type, in order of appearance. */
export function freeVariables(type: Type, into = new Set<TyVar>()): Set<TyVar> {
  forEachFree(type, (v) => into.add(v));
  return into;
}

/** Those of several types. */
export function freeVariablesOf(types: readonly Type[]): Set<TyVar> {
  const found = new Set<TyVar>();
  for (const type of types) freeVariables(type, found);
  return found;
}

export function mentionsMeta(t: Type): boolean {
  return mentions(t, (part) => part.kind === 'meta');
}

/** Unsolved metas of a level deeper than `outer`, in order of appearance. */
export function metasOf(types: readonly Type[], outer = -1): Set<Meta> {
  const found = new Set<Meta>();
  for (const type of types) {
    forEachPart(type, (part) => {
      if (part.kind === 'meta' && part.meta.level > outer) found.add(part.meta);
    });
  }
  return found;
}

/** No variables but those bound inside, and nothing left open. */
export function isClosed(t: Type): boolean {
  return !mentionsMeta(t) && freeVariables(t).size === 0;
}

/** How often each free variable occurs, and the number of constructors, variables and arrows in all: the measures of Paterson's conditions. */
export function measure(types: readonly Type[]): { readonly occurrences: ReadonlyMap<TyVar, number>; readonly size: number } {
  const occurrences = new Map<TyVar, number>();
  let size = 0;
  for (const type of types) {
    forEachFree(type, (v) => occurrences.set(v, (occurrences.get(v) ?? 0) + 1));
    forEachPart(type, ({ kind }) => {
      if (kind === 'con' || kind === 'var' || kind === 'meta' || kind === 'fun') size++;
    });
  }
  return { occurrences, size };
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
  forEachPart(t, (part) => {
    if (part.kind === 'con') into.add(part.con.name);
  });
  return into;
}
