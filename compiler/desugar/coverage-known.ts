/**
 * What is known of values where an expression stands: the pattern that matched them, and those before it that did not.
 *
 * Note [Known values]
 * A `case` inside of a clause is about values that reached the clause. So its alternatives are rows of a matrix that has the columns of the clause, too: the rows
 * of the clauses before, and the clause's own with what the alternative says of a variable put where that variable stands. Types that constructors there bring
 * along count as they do within one match. What is scrutinised and is no variable of these columns gets a column of its own.
 */
import type * as Typed from '../typed/syntax.ts';
import type { Type } from '../types/type.ts';
import { type Cover, type CoverCons, listCover, literalCover, overloaded, type View, wild } from './coverage-pattern.ts';
import { type Matrix, type Row, wilds } from './coverage-useful.ts';

export const nothingKnown: Matrix = { rows: [], row: [], types: [] };

/** The matrix with more columns, of which nothing is known yet. */
export function widened({ rows, row, types }: Matrix, columns: readonly Cover[], more: readonly (Type | null)[]): Matrix {
  if (columns.length === 0) return { rows, row, types };
  return { rows: rows.map((r) => [...r, ...wilds(columns.length)]), row: [...row, ...columns], types: [...types, ...more] };
}

/** What is scrutinised: leaves of `cover` with a name stand for the places of that name in the row of `matrix`. */
export interface Subject {
  readonly cover: Cover;
  readonly matrix: Matrix;
}

/** A value that nobody has looked at yet. */
export function freshSubject(matrix: Matrix, type: Type | null, id: object = {}): Subject {
  const cover: Cover = { kind: 'wild', ids: [id] };
  return { cover, matrix: widened(matrix, [cover], [type]) };
}

/** The value of an expression, as far as its syntax tells. */
export function subjectOf(cons: CoverCons, matrix: Matrix, e: Typed.Expr, type: Type | null): Subject {
  switch (e.kind) {
    case 'var': {
      if (e.id.name.module !== null) break;
      if (matrix.row.some((cover) => find(cover, e.id) !== null)) return { cover: { kind: 'wild', ids: [e.id] }, matrix };
      return freshSubject(matrix, e.id.type, e.id);
    }
    case 'tuple': {
      if (e.unboxed) break;
      const parts = subjects(cons, matrix, e.items, e.types);
      return { cover: { kind: 'con', con: cons.tuple(e.items.length), args: parts.covers }, matrix: parts.matrix };
    }
    case 'list': {
      const parts = subjects(cons, matrix, e.items, null);
      return { cover: listCover(cons, parts.covers), matrix: parts.matrix };
    }
    case 'literal':
      return { cover: overloaded(cons, e.value, e.type), matrix };
    case 'lit':
      return { cover: literalCover(e.lit), matrix };
    case 'con':
    case 'evApply':
    case 'apply': {
      const args = e.kind === 'apply' ? e.args : [];
      const head = e.kind === 'apply' ? e.fun : e;
      const con = head.kind === 'evApply' ? head.fun : head;
      if (con.kind !== 'con' || con.con.args.length !== args.length) break;
      const parts = subjects(cons, matrix, args, null);
      return { cover: { kind: 'con', con: con.con, args: parts.covers }, matrix: parts.matrix };
    }
    default:
  }
  return freshSubject(matrix, type);
}

function subjects(
  cons: CoverCons,
  matrix: Matrix,
  items: readonly Typed.Expr[],
  types: readonly Type[] | null,
): { readonly covers: readonly Cover[]; readonly matrix: Matrix } {
  let at = matrix;
  const covers = items.map((item, i) => {
    const subject = subjectOf(cons, at, item, types?.[i] ?? null);
    at = subject.matrix;
    return subject.cover;
  });
  return { covers, matrix: at };
}

/** The part of `cover` that the author calls `id`. */
function find(cover: Cover, id: object): Cover | null {
  if (cover.ids?.includes(id)) return cover;
  const parts = cover.kind === 'con' || cover.kind === 'tuple' ? cover.args : [];
  for (const part of [...parts, ...(cover.views ?? []).map(({ result }) => result)]) {
    const found = find(part, id);
    if (found !== null) return found;
  }
  return null;
}

/** What an example says of the subject: `example` is a value of `row`. */
export function shownSubject(subject: Cover, row: Row, example: Row): Cover {
  if (subject.kind === 'con') return { ...subject, args: subject.args.map((arg) => shownSubject(arg, row, example)) };
  const id = subject.ids?.[0];
  if (id === undefined) return subject;
  for (const [i, cover] of row.entries()) {
    const value = valueAt(cover, id, example[i]);
    if (value !== null) return value;
  }
  return wild;
}

function valueAt(cover: Cover, id: object, value: Cover): Cover | null {
  if (cover.ids?.includes(id)) return value;
  if (cover.kind !== 'con' && cover.kind !== 'tuple') return null;
  const parts = value.kind === 'con' || value.kind === 'tuple' ? value.args : [];
  for (const [i, arg] of cover.args.entries()) {
    const found = valueAt(arg, id, parts[i] ?? wild);
    if (found !== null) return found;
  }
  return null;
}

// Refining ---------------------------------------------------------------------------------------------------------------------------------

/** A row that says more; `isSure`: it says all that the patterns do. Null: nothing is both. */
export type Refined = { readonly row: Row; readonly isSure: boolean } | null;

/** The values of `row` whose subject matches `pattern`. */
export function refined(row: Row, subject: Cover, pattern: Cover): Refined {
  const [id] = subject.ids ?? [];
  if (id !== undefined) {
    let isSure = true;
    let isPossible = true;
    const next = row.map((cover) =>
      replaced(cover, id, (at) => {
        const both = meet(at, pattern);
        isSure &&= both?.isSure ?? true;
        isPossible &&= both !== null;
        return both?.cover ?? at;
      }),
    );
    return isPossible ? { row: next, isSure } : null;
  }
  if (pattern.kind === 'wild') return { row, isSure: pattern.views === undefined };
  if (subject.kind === 'con' && pattern.kind === 'con' && subject.con === pattern.con) return allRefined(row, subject.args, pattern.args);
  const both = meet(subject, pattern);
  return both === null ? null : { row, isSure: both.isSure };
}

export function allRefined(row: Row, subjects: readonly Cover[], patterns: readonly Cover[]): Refined {
  let all: Refined = { row, isSure: true };
  for (const [i, subject] of subjects.entries()) {
    const one: Refined = refined(all.row, subject, patterns[i]);
    if (one === null) return null;
    all = { row: one.row, isSure: all.isSure && one.isSure };
  }
  return all;
}

function replaced(cover: Cover, id: object, change: (at: Cover) => Cover): Cover {
  if (cover.ids?.includes(id)) return change(cover);
  const views = cover.views?.map((view): View => ({ ...view, result: replaced(view.result, id, change) }));
  const inside = views === undefined ? cover : { ...cover, views };
  return inside.kind === 'con' || inside.kind === 'tuple' ? { ...inside, args: inside.args.map((arg) => replaced(arg, id, change)) } : inside;
}

/** What matches both; null when nothing does. `isSure`: it says all that both do. */
function meet(a: Cover, b: Cover): { readonly cover: Cover; readonly isSure: boolean } | null {
  const shape = meetShape(a, b);
  if (shape === null) return null;
  const views = new Map<string, View>();
  let { isSure } = shape;
  for (const view of [...(a.views ?? []), ...(b.views ?? [])]) {
    const before = views.get(view.key);
    const both = before === undefined ? { cover: view.result, isSure: true } : meet(before.result, view.result);
    if (both === null) return null;
    isSure &&= both.isSure;
    views.set(view.key, { ...view, result: both.cover });
  }
  const ids = [...(a.ids ?? []), ...(b.ids ?? [])];
  const marks = { ...(ids.length > 0 ? { ids } : {}), ...(views.size > 0 ? { views: [...views.values()] } : {}) };
  return { cover: { ...shape.cover, ...marks }, isSure };
}

function meetShape(a: Cover, b: Cover): { readonly cover: Cover; readonly isSure: boolean } | null {
  if (a.kind === 'wild') return { cover: b, isSure: true };
  if (b.kind === 'wild') return { cover: a, isSure: true };
  if (a.kind === 'lit' && b.kind === 'lit') return a.key === b.key ? { cover: a, isSure: true } : null;
  const sameShape = (a.kind === 'con' && b.kind === 'con' && a.con === b.con) || (a.kind === 'tuple' && b.kind === 'tuple');
  if (sameShape) {
    let isSure = true;
    const args: Cover[] = [];
    for (const [i, arg] of a.args.entries()) {
      const both = meet(arg, (b as typeof a).args[i]);
      if (both === null) return null;
      isSure &&= both.isSure;
      args.push(both.cover);
    }
    return { cover: { ...a, args }, isSure };
  }
  const isConstructor = (c: Cover): boolean => c.kind === 'con' && c.complete === undefined;
  return isConstructor(a) && isConstructor(b) ? null : { cover: a, isSure: false };
}

/** What is known where the row of `matrix` has matched: columns and rows that say nothing of it are left out, as are pattern synonyms. */
export function entered(matrix: Matrix): Matrix {
  const row = matrix.row.map(withoutSynonyms);
  const rows = matrix.rows.filter((other) => other.every((cover, i) => meet(cover, row[i]) !== null));
  const tells = ({ kind, ids, views }: Cover): boolean => kind !== 'wild' || views !== undefined || (ids?.length ?? 0) > 1;
  const kept = row.flatMap((cover, i) => (tells(cover) || rows.some((other) => tells(other[i])) ? [i] : []));
  const pick = <T>(all: readonly T[]): T[] => kept.map((i) => all[i]);
  return { rows: rows.map(pick), row: pick(row), types: pick(matrix.types) };
}

/** Which other constructors a synonym may be is not known. */
function withoutSynonyms(cover: Cover): Cover {
  if (cover.kind === 'con' && cover.complete !== undefined) return { kind: 'wild', ...(cover.ids === undefined ? {} : { ids: cover.ids }) };
  return cover.kind === 'con' || cover.kind === 'tuple' ? { ...cover, args: cover.args.map(withoutSynonyms) } : cover;
}
