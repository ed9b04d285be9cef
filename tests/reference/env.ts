/**
 * Environments and free variables.
 *
 * An environment is a linked list of (name, value), innermost first, that ends in the module's own names. Closures and case frames keep only what their
 * code mentions, so what a program can reach here is what it can reach in the machine.
 */
import type * as Stg from '../../compiler/stg/syntax.ts';
import type { Scope } from './program.ts';
import type { Value } from './values.ts';

/** A join point in scope: its code and the environment of its definition. */
export interface JoinPoint {
  readonly join: Stg.Join;
  env: Env;
}

export interface Env {
  readonly scope: Scope;
  readonly name: string;
  readonly value: Value | JoinPoint | null;
  readonly parent: Env | null;
}

/** Only the module's names. */
export function emptyEnv(scope: Scope): Env {
  return { scope, name: '', value: null, parent: null };
}

export function extend(env: Env, name: string, value: Value | JoinPoint): Env {
  return { scope: env.scope, name, value, parent: env };
}

/** The local value of a name, or null when it is none. */
export function lookup(env: Env, name: string): Value | JoinPoint | null {
  for (let at: Env | null = env; at !== null; at = at.parent) if (at.name === name) return at.value;
  return null;
}

/** An environment of only these names (those of them that are local). */
export function restrict(env: Env, names: readonly string[]): Env {
  let result = emptyEnv(env.scope);
  for (const name of names) {
    const value = lookup(env, name);
    if (value !== null) result = extend(result, name, value);
  }
  return result;
}

const freeOfCode = new WeakMap<object, readonly string[]>();

function remember(code: object, compute: () => Set<string>): readonly string[] {
  let names = freeOfCode.get(code);
  if (names === undefined) {
    names = [...compute()];
    freeOfCode.set(code, names);
  }
  return names;
}

/** Names a function or thunk mentions and does not bind, top-level names included. */
export function freeOfLambda(lambda: Stg.Lambda): readonly string[] {
  return remember(lambda, () =>
    without(
      freeOfExpr(lambda.body),
      lambda.params.map((p) => p.name),
    ),
  );
}

/** Names the alternatives of a case mention: what its frame keeps. */
export function freeOfAlternatives(c: Stg.Case): readonly string[] {
  return remember(c, () => {
    const free = new Set<string>();
    for (const alt of c.alts) addAll(free, without(freeOfExpr(alt.body), alt.kind === 'lit' ? [] : alt.fields.map((f) => f.name)));
    if (c.fallback !== null) addAll(free, freeOfExpr(c.fallback));
    free.delete(c.binder.name);
    return free;
  });
}

/** Names a group of join points mentions, their own excepted when they are recursive. */
export function freeOfJoins(e: Extract<Stg.Expr, { kind: 'join' }>): readonly string[] {
  return remember(e, () => {
    const free = new Set<string>();
    for (const join of e.joins)
      addAll(
        free,
        without(
          freeOfExpr(join.body),
          join.params.map((p) => p.name),
        ),
      );
    return e.rec
      ? without(
          free,
          e.joins.map((j) => j.name),
        )
      : free;
  });
}

/** Free names of an expression. Recursive in the nesting of the text only. */
export function freeOfExpr(e: Stg.Expr): Set<string> {
  switch (e.kind) {
    case 'app':
      return new Set([e.fun.name, ...freeOfAtoms(e.args)]);
    case 'con':
    case 'prim':
    case 'foreign':
    case 'tuple':
      return freeOfAtoms(e.args);
    case 'lit':
      return new Set();
    case 'case':
      return addAll(freeOfExpr(e.scrut), freeOfAlternatives(e));
    case 'let':
      return freeOfLet(e);
    case 'join': {
      const body = without(
        freeOfExpr(e.body),
        e.joins.map((j) => j.name),
      );
      return addAll(body, freeOfJoins(e));
    }
  }
}

function freeOfLet(e: Extract<Stg.Expr, { kind: 'let' }>): Set<string> {
  const bound = e.binds.map((b) => b.binder.name);
  const free = without(freeOfExpr(e.body), bound);
  const rhss = new Set<string>();
  for (const bind of e.binds) addAll(rhss, bind.rhs.kind === 'con' ? freeOfAtoms(bind.rhs.args) : freeOfLambda(bind.rhs));
  return addAll(free, e.rec ? without(rhss, bound) : rhss);
}

function freeOfAtoms(atoms: readonly Stg.Atom[]): Set<string> {
  return new Set(atoms.flatMap((a) => (a.kind === 'var' ? [a.name] : [])));
}

function addAll(into: Set<string>, names: Iterable<string>): Set<string> {
  for (const name of names) into.add(name);
  return into;
}

function without(names: Set<string>, bound: readonly string[]): Set<string> {
  for (const name of bound) names.delete(name);
  return names;
}
