/** Dictionaries as the optimiser sees them: constructors of dictionary types, and functions that make such of others. */
import * as make from '../core/make.ts';
import type * as Core from '../core/syntax.ts';
import { freshen } from './freshen.ts';
import type { Places } from './places.ts';

/** A dictionary, or a function from dictionaries to one. */
export function isDictionary(e: Core.Expr): boolean {
  let body = e.kind === 'lam' ? e.body : e;
  while (body.kind === 'let') body = body.body;
  return body.kind === 'con' && body.con.data.dictionary;
}

/** Variables and applications of dictionary functions to such: cheap to compute again. */
export function isDictionaryArgument(e: Core.Expr): boolean {
  if (e.kind === 'var') return true;
  return e.kind === 'app' && e.fun.kind === 'var' && e.args.every(isDictionaryArgument);
}

/** A dictionary function applied to all the dictionaries it takes. */
export function isDictionaryCall(e: Core.Expr): e is Core.App {
  if (e.kind !== 'app' || e.fun.kind !== 'var') return false;
  const dfun = e.fun.var.info?.unfolding ?? null;
  return dfun !== null && dfun.kind === 'lam' && isDictionary(dfun) && dfun.params.length === e.args.length && e.args.every(isDictionaryArgument);
}

/** One that is the same wherever it is made. */
export function isKnownDictionary(e: Core.Expr): boolean {
  return isDictionaryCall(e) ? e.args.every(isKnownDictionary) : e.kind === 'var' && e.var.global;
}

/** `let binds in <field of the constructor>` with the dictionary function's parameters replaced. */
export function instantiateField(dfun: Core.Lam, args: readonly Core.Expr[], field: number, places: (field: Core.Expr) => Places): Core.Expr | null {
  const lets: Core.Let[] = [];
  let body = dfun.body;
  while (body.kind === 'let') {
    lets.push(body);
    body = body.body;
  }
  if (body.kind !== 'con') return null;
  let result = body.args[field];
  if (result === undefined) return null;
  const at = places(result);
  for (let i = lets.length - 1; i >= 0; i--) result = make.letIn(lets[i].bind, result, lets[i].span);
  return freshen(result, at, new Map(dfun.params.map((p, i) => [p, args[i]])));
}
