/**
 * Match compilation, first half: rows of patterns to a decision tree.
 *
 * The first row decides what is looked at next: its leftmost pattern that can fail. Rows are specialised by its constructor, so nothing is looked at twice and
 * nothing earlier than the report says. A row with a wildcard there is needed on several branches. Right-hand sides are shared (one join point each), but a row
 * that holds code before its right-hand side (view patterns, tests, guards that fall through) cannot be copied: the matrix is cut before it and what failed
 * above goes on there. The same is done for a row that looks at something further left first (on a value that fits it nowhere, it would be dropped and the
 * value on the left never looked at), and when too many copies were made, so that trees stay linear in the size of the patterns.
 */
import { concatMap } from '../base/lists.ts';
import type { Span } from '../base/span.ts';
import type * as Core from '../core/syntax.ts';
import type * as Typed from '../typed/syntax.ts';
import type { EvBinds, Id } from '../typed/syntax.ts';
import { CannotDesugar, type Ds } from './context.ts';
import type { Fail } from './fail.ts';
import { holdsCode, isIrrefutable, type Pat, type Shape, wildcard } from './pattern.ts';
import { repsOf } from './types.ts';

/** How often something falls through to what follows: 2 means any number from 2. */
export type Times = 0 | 1 | 2;

export function plus(a: Times, b: Times): Times {
  return a + b >= 2 ? 2 : ((a + b) as Times);
}

/** What a row does once it has matched. */
export interface Target {
  /** made once; uses `fail` at most `fails` times */
  readonly emit: (fail: Fail) => Core.Expr;
  readonly fails: Times;
  readonly span: Span;
}

/** A variable of a pattern and what it is. */
export type Bound = readonly [Id, Core.Var];

/** Bindings to put around what follows in a row, in order. */
export type Delayed =
  | { readonly kind: 'evidence'; readonly binds: EvBinds }
  | { readonly kind: 'lazy'; readonly pattern: Pat; readonly source: Typed.Pattern; readonly var: Core.Var };

/** Where a row arrived: one for all its leaves. */
export interface Arrival {
  readonly target: Target;
  leaves: number;
  /** the variables of the first leaf */
  first: readonly Bound[];
}

export type Tree =
  | { readonly kind: 'fail'; readonly fails: 1 }
  | {
      readonly kind: 'leaf';
      readonly fails: Times;
      readonly arrival: Arrival;
      readonly bound: readonly Bound[];
      readonly delayed: readonly Delayed[];
      /** where its guards fall through to; null: the failure of the whole, or they never do */
      readonly rest: Tree | null;
    }
  | {
      readonly kind: 'switch';
      readonly fails: Times;
      readonly occ: Core.Var;
      readonly binder: Core.Var;
      readonly branches: readonly Branch[];
      readonly fallback: Tree | null;
      readonly span: Span;
    }
  /** the value is evaluated */
  | { readonly kind: 'force'; readonly fails: Times; readonly occ: Core.Var; readonly binder: Core.Var; readonly next: Tree; readonly span: Span }
  /** what fails in `first` goes on with `rest` */
  | { readonly kind: 'cut'; readonly fails: Times; readonly first: Tree; readonly rest: Tree }
  | {
      readonly kind: 'view';
      readonly fails: Times;
      readonly bound: readonly Bound[];
      readonly delayed: readonly Delayed[];
      readonly function: Typed.Expr;
      readonly occ: Core.Var;
      /** the result, or its components */
      readonly result: Core.Var | readonly Core.Var[];
      readonly next: Tree;
      readonly span: Span;
    }
  | {
      readonly kind: 'test';
      readonly fails: Times;
      readonly bound: readonly Bound[];
      readonly delayed: readonly Delayed[];
      readonly test: (value: Core.Expr) => Core.Expr;
      readonly occ: Core.Var;
      readonly next: Tree;
      readonly span: Span;
    };

export interface Branch {
  /** a constructor or literal */
  readonly key: Core.DataCon | Core.Literal;
  readonly fields: readonly Core.Var[];
  readonly next: Tree;
}

export interface Row {
  readonly pats: readonly Pat[];
  readonly bound: readonly Bound[];
  readonly delayed: readonly Delayed[];
  readonly arrival: Arrival;
}

type ConShape = Shape & { readonly kind: 'con' };

const FAIL: Tree = { kind: 'fail', fails: 1 };
/** Copies of rows that still have something to look at, per row. */
const COPIES_PER_ROW = 6;

export function firstRow(pats: readonly Pat[], target: Target): Row {
  return { pats, bound: [], delayed: [], arrival: { target, leaves: 0, first: [] } };
}

/** The value that a tree evaluates before anything else; null when it begins otherwise. */
export function firstLooksAt(tree: Tree): Core.Var | null {
  let at = tree;
  while (at.kind === 'cut') at = at.first;
  return at.kind === 'switch' || at.kind === 'force' ? at.occ : null;
}

/** The decision tree for values `occs` and rows with a pattern for each. */
export function decisionTree(ds: Ds, occs: readonly Core.Var[], rows: readonly Row[]): Tree {
  return new TreeBuilder(ds, 16 + COPIES_PER_ROW * rows.length).rows(occs, rows);
}

/** The name for a value that these patterns match: that of the first variable for it. */
export function valueName(pats: Iterable<Pat>, otherwise: string): { readonly name: string; readonly span: Span | null } {
  for (const pat of pats) if (pat.binders.length > 0) return { name: pat.binders[0].name.text, span: pat.binders[0].name.span };
  return { name: otherwise, span: null };
}

class TreeBuilder {
  readonly #ds: Ds;
  #copies: number;

  constructor(ds: Ds, copies: number) {
    this.#ds = ds;
    this.#copies = copies;
  }

  rows(occs: readonly Core.Var[], rows: readonly Row[]): Tree {
    if (rows.length === 0) return FAIL;
    const [first] = rows;
    const at = first.pats.findIndex((pat) => !isIrrefutable(pat));
    if (at < 0) return this.#leaf(occs, rows);
    const { shape, bang } = first.pats[at];
    if (shape.kind === 'con' || shape.kind === 'lit') return this.#switch(occs, rows, at);
    if (bang) return this.#force(occs, rows, at);
    if (rows.length > 1) return this.#cut(occs, rows, 1);
    if (shape.kind === 'view') return this.#view(occs, first, at, shape);
    if (shape.kind === 'test') return this.#test(occs, first, at, shape);
    throw new CannotDesugar('a pattern of an unboxed tuple may not stand here', first.pats[at].span);
  }

  #leaf(occs: readonly Core.Var[], rows: readonly Row[]): Tree {
    const { arrival, bound, delayed } = this.#bindAll(rows[0], occs);
    if (arrival.leaves++ === 0) arrival.first = bound;
    const { fails } = arrival.target;
    if (fails === 0 || rows.length === 1) return { kind: 'leaf', arrival, bound, delayed, rest: null, fails };
    const rest = this.rows(occs, rows.slice(1));
    return { kind: 'leaf', arrival, bound, delayed, rest, fails: rest.fails };
  }

  #cut(occs: readonly Core.Var[], rows: readonly Row[], at: number): Tree {
    const first = this.rows(occs, rows.slice(0, at));
    if (first.fails === 0) return first;
    const rest = this.rows(occs, rows.slice(at));
    return { kind: 'cut', first, rest, fails: rest.fails };
  }

  #force(occs: readonly Core.Var[], rows: readonly Row[], at: number): Tree {
    const occ = occs[at];
    const calm = rows.map((row) => inColumn(row, at, [{ ...row.pats[at], bang: false }], row.bound, row.delayed));
    if (occ.rep !== 'lifted') return this.rows(occs, calm);
    const { span } = rows[0].pats[at];
    const binder = this.#ds.fresh(occ.name, occ.rep, span);
    const next = this.rows(
      replaced(occs, at, [binder]),
      calm.map((row) => renamed(row, occ, binder)),
    );
    return { kind: 'force', occ, binder, next, fails: next.fails, span };
  }

  #view(occs: readonly Core.Var[], row: Row, at: number, shape: Shape & { kind: 'view' }): Tree {
    const { span } = row.pats[at];
    const { bound, delayed } = this.#boundUntil(occs, row, at);
    const reps = repsOf(shape.resultType);
    const inner = shape.pattern;
    const isTuple = typeof reps !== 'string';
    if (isTuple && inner.binders.length > 0) throw new CannotDesugar('the result of a view pattern cannot be an unboxed tuple with a name', span);
    const args = isTuple ? (inner.shape.kind === 'tuple' ? inner.shape.args : reps.map(() => wildcard(span))) : [inner];
    const result = args.map((arg, i) => this.#ds.fresh(valueName([arg], 'view').name, isTuple ? reps[i] : reps, arg.span));
    const rest: Row = { ...row, bound, delayed: [], pats: [...row.pats.slice(0, at).map(nameless), ...args, ...row.pats.slice(at + 1)] };
    const next = this.rows(replaced(occs, at, result), [rest]);
    return { kind: 'view', bound, delayed, function: shape.function, occ: occs[at], result: isTuple ? result : result[0], next, fails: next.fails, span };
  }

  /** The names of values up to column `at`, which code there may use. */
  #boundUntil(occs: readonly Core.Var[], row: Row, at: number): Row {
    return this.#bindAll({ ...row, pats: row.pats.slice(0, at + 1) }, occs.slice(0, at + 1), at);
  }

  #test(occs: readonly Core.Var[], row: Row, at: number, shape: Shape & { kind: 'test' }): Tree {
    const { span } = row.pats[at];
    const { bound, delayed } = this.#boundUntil(occs, row, at);
    const pats = [...row.pats.slice(0, at).map(nameless), ...row.pats.slice(at + 1)];
    const next = this.rows(replaced(occs, at, []), [{ ...row, bound, delayed: [], pats }]);
    return { kind: 'test', bound, delayed, test: shape.test, occ: occs[at], next, fails: plus(next.fails, 1), span };
  }

  /** The names of the row's values, and its lazy patterns, as bindings; at column `but` only the names. */
  #bindAll({ pats, bound: before, delayed: pending, arrival }: Row, occs: readonly Core.Var[], but = -1): Row {
    let bound = before;
    const delayed: Delayed[] = [];
    for (let i = 0; i < pats.length; i++) {
      const { binders, shape } = pats[i];
      bound = naming(bound, binders, occs[i]);
      if (shape.kind === 'lazy' && i !== but) delayed.push({ kind: 'lazy', pattern: shape.pattern, source: shape.source, var: occs[i] });
    }
    return { pats, bound, delayed: delayed.length === 0 ? pending : [...pending, ...delayed], arrival };
  }

  #switch(occs: readonly Core.Var[], rows: readonly Row[], at: number): Tree {
    const cutAt = this.#firstThatCannotBeCopied(rows, at);
    if (cutAt > 0) return this.#cut(occs, rows, cutAt);
    const occ = occs[at];
    const { span } = rows[0].pats[at];
    const binder = this.#ds.fresh(occ.name, occ.rep, span);
    const groups = new Map<unknown, { readonly key: Core.DataCon | Core.Literal; readonly rows: Row[] }>();
    const others: Row[] = [];
    for (const original of rows) {
      const row = renamed(original, occ, binder);
      const { shape } = row.pats[at];
      if (shape.kind !== 'con' && shape.kind !== 'lit') {
        for (const group of groups.values()) group.rows.push(row);
        others.push(row);
        continue;
      }
      const key = shape.kind === 'con' ? shape.con : shape.lit;
      const id = branchKey(shape);
      let group = groups.get(id);
      if (group === undefined) {
        group = { key, rows: [...others] };
        groups.set(id, group);
      }
      group.rows.push(row);
    }
    const branches = [...groups.values()].map((group) => this.#branch(occs, group.key, group.rows, at, binder));
    const [{ key }] = branches;
    const complete = 'data' in key && key.data.cons.length === branches.length;
    const fallback = complete
      ? null
      : this.rows(
          replaced(occs, at, []),
          others.map((row) => withoutColumn(row, at, binder)),
        );
    const fails = branches.reduce((sum, b) => plus(sum, b.next.fails), fallback?.fails ?? 0);
    return { kind: 'switch', occ, binder, branches, fallback, fails, span };
  }

  /** The rows with this constructor or literal, or with a wildcard, in column `at`: the fields take its place. */
  #branch(occs: readonly Core.Var[], key: Core.DataCon | Core.Literal, rows: readonly Row[], at: number, binder: Core.Var): Branch {
    const reps = 'data' in key ? key.fields : [];
    const shapes = shapesOf(key, rows, at);
    const [first] = shapes;
    const evidenceCount = reps.length - (first?.args.length ?? 0);
    const whole = rows[0].pats[at].span;
    const fields = reps.map((rep, i) => {
      if (i < evidenceCount) return this.#ds.fresh(shapes.find(({ evidence }) => i < evidence.length)?.evidence[i].name.text ?? 'dict', rep, whole);
      const { name, span } = valueName(
        shapes.map(({ args }) => args[i - evidenceCount]),
        'ds',
      );
      return this.#ds.fresh(name, rep, span ?? whole);
    });
    // in which the rows look at them
    const inOrder = <T>(all: readonly T[]): readonly T[] => first?.order?.map((index) => all[index]) ?? all;
    const values = inOrder(fields.slice(evidenceCount));
    const inner = rows.map((row): Row => {
      const { shape, binders, span } = row.pats[at];
      const bound = naming(row.bound, binders, binder);
      if (shape.kind !== 'con') return inColumn(row, at, shape.kind === 'lit' ? [] : values.map(() => wildcard(span)), bound, row.delayed);
      const all = shape.evidence.length === 0 ? bound : [...bound, ...shape.evidence.map((id, i): Bound => [id, fields[i]])];
      const delayed: readonly Delayed[] = shape.binds === null ? row.delayed : [...row.delayed, { kind: 'evidence', binds: shape.binds }];
      return inColumn(row, at, inOrder(shape.args), all, delayed);
    });
    return { key, fields, next: this.rows(replaced(occs, at, values), inner) };
  }

  /** Index of the first row that has to be asked after the ones before have failed; 0 when there is none. */
  #firstThatCannotBeCopied(rows: readonly Row[], at: number): number {
    const kind = rows[0].pats[at].shape.kind;
    /** the branches so far, once a row belongs to all of them */
    let branches: Set<unknown> | null = null;
    /** rows so far that belong to every branch, and still have something to look at */
    let everywhere = 0;
    for (let i = 1; i < rows.length; i++) {
      const row = rows[i];
      const pat = row.pats[at];
      for (let before = 0; before < at; before++) if (!isIrrefutable(row.pats[before])) return i;
      if (pat.shape.kind === 'con' && !sameOrder(pat.shape, rows, at)) return i;
      let copies = 0;
      if (pat.shape.kind === kind) {
        if (branches === null || branches.has(branchKey(pat.shape))) continue;
        branches.add(branchKey(pat.shape));
        copies = everywhere;
      } else {
        if (row.arrival.target.fails > 0 || row.delayed.length > 0 || row.pats.some(holdsCode)) return i;
        if (row.pats.every((other) => isIrrefutable(other) || other === pat)) continue;
        branches ??= new Set(rows.slice(0, i).map(({ pats }) => branchKey(pats[at].shape)));
        everywhere++;
        copies = branches.size;
      }
      if (copies > this.#copies) return i;
      this.#copies -= copies;
    }
    return 0;
  }
}

/** Does the first row with the constructor look at its fields in this order, too? */
function sameOrder({ con, order }: ConShape, rows: readonly Row[], at: number): boolean {
  const [first] = shapesOf(con, rows, at);
  return first.order?.join() === order?.join();
}

/** The same for patterns that belong to one branch of a switch; null for those that belong to each. */
function branchKey(shape: Shape): unknown {
  if (shape.kind !== 'lit') return shape.kind === 'con' ? shape.con : null;
  const { lit } = shape;
  return lit.rep === 'void' ? lit.rep : `${lit.rep} ${lit.value}`;
}

/** What rows with the constructor have in column `at`. */
function shapesOf(con: Core.DataCon | Core.Literal, rows: readonly Row[], at: number): readonly ConShape[] {
  return concatMap(rows, ({ pats }) => {
    const { shape } = pats[at];
    return shape.kind === 'con' && shape.con === con ? [shape] : [];
  });
}

function replaced<T>(list: readonly T[], at: number, by: readonly T[]): readonly T[] {
  if (list.length === 1) return by;
  return [...list.slice(0, at), ...by, ...list.slice(at + 1)];
}

/** The row with other patterns in the place of one. */
function inColumn(row: Row, at: number, by: readonly Pat[], bound: readonly Bound[], delayed: readonly Delayed[]): Row {
  return { pats: replaced(row.pats, at, by), bound, delayed, arrival: row.arrival };
}

/** These variables, too, are names for a value. */
function naming(bound: readonly Bound[], binders: readonly Id[], value: Core.Var): readonly Bound[] {
  if (binders.length === 0) return bound;
  return [...bound, ...binders.map((id): Bound => [id, value])];
}

function nameless(pat: Pat): Pat {
  return pat.shape.kind === 'any' && pat.binders.length === 0 ? pat : wildcard(pat.span);
}

/** The row for a value none of whose constructors were asked for. */
function withoutColumn(row: Row, at: number, binder: Core.Var): Row {
  return inColumn(row, at, [], naming(row.bound, row.pats[at].binders, binder), row.delayed);
}

/** Names for a value are names for it evaluated. */
function renamed(row: Row, from: Core.Var, to: Core.Var): Row {
  const { pats, bound, delayed, arrival } = row;
  if (!bound.some(([, v]) => v === from)) return row;
  return { pats, bound: bound.map(([id, v]): Bound => [id, v === from ? to : v]), delayed, arrival };
}
