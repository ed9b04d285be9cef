/**
 * RecursiveDo: `rec` blocks and `mdo`, written as the `mfix` they mean.
 *
 * A loop `rec { stmts }` is `(vs) <- mfix (\~(vs′) -> do { stmts; return (vs) })`. What a statement uses before the statement that binds it is vs′, the *early*
 * name; uses behind it are vs itself. The very names vs are bound again by the pattern outside, where types are those of one use. `vs` are the variables that
 * something uses early or behind the loop.
 */
import type { Span } from '../base/span.ts';
import type { Name, NameTable } from '../names/name.ts';
import { MAX_TUPLE, specialName } from './builtin.ts';
import type * as Rn from './syntax.ts';

/** A statement of a loop, the names it binds, and where those are used too early. */
export interface LoopStmt {
  readonly stmt: Rn.Stmt;
  readonly binds: readonly Name[];
}

/** By the name of a variable, the one that stands for it before it is bound. */
export type EarlyNames = ReadonlyMap<Name, Name>;

/** What loops are made of. */
interface Names {
  readonly names: NameTable;
  loopFunction(text: 'mfix' | 'return', span: Span): Name;
}

/** `rec { stmts }` as one statement. `used`: what is used behind it. */
export function loop(context: Names, stmts: readonly LoopStmt[], early: EarlyNames, used: ReadonlySet<Name>, span: Span): Rn.Stmt {
  const within = new Set<Name>();
  for (const { stmt } of stmts) mentioned(stmt, within);
  const isEarly = (name: Name): boolean => within.has(early.get(name) as Name);
  const kept = stmts.flatMap(({ binds }) => binds).filter((name) => used.has(name) || isEarly(name));
  const call = (text: 'mfix' | 'return', arg: Rn.Expr): Rn.Expr => {
    return { kind: 'apply', head: { kind: 'var', name: context.loopFunction(text, span), span }, args: [arg], span };
  };
  const result: Rn.Expr = call('return', tupleOf(context, kept, span));
  const body: Rn.Expr = { kind: 'do', stmts: [...stmts.map(({ stmt }) => stmt), { kind: 'exprStmt', expr: result, span }], span };
  const before = kept.map((name) => (isEarly(name) ? (early.get(name) as Name) : null));
  const param: Rn.Pattern = { kind: 'lazyPattern', pattern: tuplePattern(context, before, span), span };
  return { kind: 'bind', pattern: tuplePattern(context, kept, span), place: span, expr: call('mfix', { kind: 'lambda', params: [param], body, span }), span };
}

/** The statements of an `mdo` before its last: loops only around what is used before it is bound, and as small as they can be. */
export function segments(context: Names, stmts: readonly LoopStmt[], early: EarlyNames, last: Rn.Stmt): Rn.Stmt[] {
  const uses = stmts.map(({ stmt }) => mentioned(stmt));
  const binder = new Map<Name, number>();
  stmts.forEach(({ binds }, i) => {
    for (const name of binds) binder.set(early.get(name) as Name, i);
  });
  const result: Rn.Stmt[] = [];
  for (let from = 0; from < stmts.length; ) {
    let end = from - 1;
    for (let i = from; i === from || i <= end; i++) {
      for (const name of uses[i]) end = Math.max(end, binder.get(name) ?? -1);
    }
    if (end < from) result.push(stmts[from++].stmt);
    else {
      const behind = mentioned(last);
      for (const names of uses.slice(end + 1)) for (const name of names) behind.add(name);
      const { span } = stmts[from].stmt;
      const { endLine, endCol } = stmts[end].stmt.span;
      result.push(loop(context, stmts.slice(from, end + 1), early, behind, { ...span, endLine, endCol }));
      from = end + 1;
    }
  }
  return result;
}

/** All names that a part of the tree mentions. */
export function mentioned(part: unknown, into: Set<Name> = new Set()): Set<Name> {
  if (Array.isArray(part)) for (const item of part) mentioned(item, into);
  else if (typeof part === 'object' && part !== null && !(part instanceof Map)) {
    for (const [key, value] of Object.entries(part)) {
      if (key === 'name') into.add(value as Name);
      else if (key !== 'span') mentioned(value, into);
    }
  }
  return into;
}

/** `()`, `x`, `(x, y)`, and tuples of tuples where there are too many for one. */
function nested<T>(items: readonly T[], tuple: (items: readonly T[]) => T): T {
  if (items.length === 1) return items[0];
  if (items.length <= MAX_TUPLE) return tuple(items);
  const groups: T[] = [];
  for (let i = 0; i < items.length; i += MAX_TUPLE) groups.push(nested(items.slice(i, i + MAX_TUPLE), tuple));
  return nested(groups, tuple);
}

function tupleOf({ names }: Names, items: readonly Name[], span: Span): Rn.Expr {
  const unit = specialName('()', 'value', names) as Name;
  const vars = items.map((name): Rn.Expr => ({ kind: 'var', name, span }));
  return nested(vars, (parts) => (parts.length === 0 ? { kind: 'con', name: unit, span } : { kind: 'tuple', items: parts, unboxed: false, span }));
}

function tuplePattern({ names }: Names, items: readonly (Name | null)[], span: Span): Rn.Pattern {
  const unit = { name: specialName('()', 'value', names) as Name, span };
  const vars = items.map((name): Rn.Pattern => (name === null ? { kind: 'wildPattern', span } : { kind: 'varPattern', name, span }));
  return nested(vars, (parts) =>
    parts.length === 0 ? { kind: 'conPattern', con: unit, args: [], span } : { kind: 'tuplePattern', items: parts, unboxed: false, span },
  );
}
