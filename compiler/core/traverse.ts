/**
 * Core seen as a tree: an expression's direct parts, and the same expression with other parts.
 *
 * Chains of constructors along the last argument (lists) count as one node: they may be as long as a program's text, so nothing recurses along them.
 */

import { bindingsOf } from './build.ts';
import * as make from './make.ts';
import type * as Core from './syntax.ts';

type Change = (e: Core.Expr) => Core.Expr;

/** Shorter chains are treated as nested constructors. */
const LONG_CHAIN = 8;

/** Puts the direct parts on a stack. */
export function pushChildren(e: Core.Expr, stack: Core.Expr[]): void {
  switch (e.kind) {
    case 'var':
    case 'lit':
      return;
    case 'app':
      stack.push(e.fun);
      for (const arg of e.args) stack.push(arg);
      return;
    case 'con':
    case 'prim':
    case 'foreign':
    case 'tuple':
    case 'jump':
      for (const arg of e.args) stack.push(arg);
      return;
    case 'lam':
      stack.push(e.body);
      return;
    case 'let':
      for (const { expr } of bindingsOf(e.bind)) stack.push(expr);
      stack.push(e.body);
      return;
    case 'letjoin':
      for (const { body } of e.joins) stack.push(body);
      stack.push(e.body);
      return;
    case 'case':
      stack.push(e.scrutinee);
      for (const { body } of e.alts) stack.push(body);
      if (e.fallback !== null) stack.push(e.fallback);
  }
}

/** The expression with other parts; the same object when none changes. */
export function mapChildren(e: Core.Expr, change: Change): Core.Expr {
  switch (e.kind) {
    case 'var':
    case 'lit':
      return e;
    case 'app': {
      const fun = change(e.fun);
      const args = mapList(e.args, change);
      return fun === e.fun && args === e.args ? e : make.app(fun, args, e.reps, e.span);
    }
    case 'con': {
      const args = mapConArgs(e, change);
      return args === e.args ? e : make.con(e.con, args, e.span);
    }
    case 'prim': {
      const args = mapList(e.args, change);
      return args === e.args ? e : make.prim(e.op, args, e.reps, e.span);
    }
    case 'foreign': {
      const args = mapList(e.args, change);
      return args === e.args ? e : make.foreign(e.foreign, args, e.reps, e.span);
    }
    case 'tuple': {
      const args = mapList(e.args, change);
      return args === e.args ? e : make.tuple(args, e.span);
    }
    case 'jump': {
      const args = mapList(e.args, change);
      return args === e.args ? e : make.jump(e.join, args, e.span);
    }
    case 'lam': {
      const body = change(e.body);
      return body === e.body ? e : make.lam(e.params, body, e.oneShot, e.span);
    }
    case 'let': {
      const bind = mapBind(e.bind, change);
      const body = change(e.body);
      return bind === e.bind && body === e.body ? e : make.letIn(bind, body, e.span);
    }
    case 'letjoin': {
      const joins = mapParts(e.joins, change, (join, body) => ({ var: join.var, params: join.params, body, span: join.span }));
      const body = change(e.body);
      return joins === e.joins && body === e.body ? e : make.letJoin(e.rec, joins, body, e.span);
    }
    case 'case': {
      const { binder, reps, span } = e;
      const scrutinee = change(e.scrutinee);
      const alts = mapParts(e.alts, change, withBody);
      const fallback = e.fallback === null ? null : change(e.fallback);
      if (scrutinee === e.scrutinee && alts === e.alts && fallback === e.fallback) return e;
      return make.caseOf(scrutinee, binder, alts, fallback, reps, span);
    }
  }
}

/** The same, still made by who wrote the expression. */
export function remade(e: Core.Expr, change: Change): Core.Expr {
  const made = mapChildren(e, change);
  return made === e || e.origin === undefined ? made : make.withOrigin(made, e.origin);
}

/** The group with other right-hand sides; the same object when none changes. */
export function mapBind(bind: Core.Bind, change: Change): Core.Bind {
  if (bind.kind === 'nonrec') {
    const expr = change(bind.expr);
    return expr === bind.expr ? bind : { kind: 'nonrec', var: bind.var, expr, span: bind.span };
  }
  let changed = false;
  const binds = bind.binds.map((b) => {
    const expr = change(b.expr);
    if (expr === b.expr) return b;
    changed = true;
    return { var: b.var, expr, span: b.span };
  });
  return changed ? { kind: 'rec', binds, span: bind.span } : bind;
}

/** The arguments of a constructor, changed. */
export function mapConArgs(e: Core.Con, change: Change): readonly Core.Expr[] {
  const chain = chainOf(e);
  if (chain.length < LONG_CHAIN) return mapList(e.args, change);
  const end = chain[chain.length - 1].args;
  let tail = change(end[end.length - 1]);
  for (let i = chain.length - 1; i > 0; i--) tail = withTail(chain[i], tail, change);
  return (withTail(e, tail, change) as Core.Con).args;
}

/** The constructor, and those it has as last argument, as far as they have arguments. */
function chainOf(e: Core.Con): readonly Core.Con[] {
  const chain: Core.Con[] = [];
  for (let at: Core.Expr | undefined = e; at !== undefined && at.kind === 'con' && at.args.length > 0; at = at.args[at.args.length - 1]) chain.push(at);
  return chain;
}

function withTail(con: Core.Con, tail: Core.Expr, change: Change): Core.Expr {
  const last = con.args.length - 1;
  let changed = tail !== con.args[last];
  const args = con.args.map((arg, i) => {
    const to = i === last ? tail : change(arg);
    changed ||= to !== arg;
    return to;
  });
  return changed ? make.con(con.con, args, con.span) : con;
}

/** The list changed; the same list when nothing in it changes. */
export function mapList(list: readonly Core.Expr[], change: Change): readonly Core.Expr[] {
  return mapEach(list, change);
}

/** Any list changed; the same list when nothing in it changes. */
export function mapEach<T>(list: readonly T[], change: (part: T) => T): readonly T[] {
  let result: T[] | null = null;
  for (let i = 0; i < list.length; i++) {
    const to = change(list[i]);
    if (result === null && to !== list[i]) result = list.slice(0, i);
    if (result !== null) result.push(to);
  }
  return result ?? list;
}

function mapParts<T extends { readonly body: Core.Expr }>(list: readonly T[], change: Change, make: (part: T, body: Core.Expr) => T): readonly T[] {
  let result: T[] | null = null;
  for (let i = 0; i < list.length; i++) {
    const part = list[i];
    const body = change(part.body);
    if (result === null && body !== part.body) result = list.slice(0, i);
    if (result !== null) result.push(body === part.body ? part : make(part, body));
  }
  return result ?? list;
}

/** An alternative with another body. */
export function withBody(alt: Core.Alt, body: Core.Expr): Core.Alt {
  return body === alt.body ? alt : make.altWith(alt, body);
}
