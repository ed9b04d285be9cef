/**
 * Which values do rows of patterns leave out, and which rows are never reached? Maranget, "Warnings for pattern matching" (2007), with types: a constructor whose
 * equations contradict what the others said about types cannot be there, so nobody need match it.
 *
 * Both questions can take exponential time; the work is bounded and no answer is given beyond.
 */
import { closedShapes, surelyApart } from '../types/apart.ts';
import type { DataCon, Type } from '../types/type.ts';
import { type Cover, type Equation, fieldsOf, wild } from './coverage-pattern.ts';
import { conApp } from './types.ts';

export type Row = readonly Cover[];

/** Values, of which only those are looked at that `row` matches. */
export interface Matrix {
  readonly rows: readonly Row[];
  readonly row: Row;
  /** null: not known */
  readonly types: readonly (Type | null)[];
}

/** Steps for one match. */
const WORK = 20_000;

/** How deep strict fields are looked into for one that nothing can fill. */
const DEPTH = 3;

class OutOfWork extends Error {}

/**
 * Examples, at most as many as `isEnough` asks for, of values in `row` that no row matches; null when it takes too long to tell. `isTold`: not those of which only
 * the type is known, and that it is empty.
 */
export function uncovered(matrix: Matrix, isEnough: (example: Row) => boolean, isTold = true): Row[] | null {
  return bounded((work) => {
    const found: Row[] = [];
    const search = new Search(work);
    for (const example of search.missing(matrix.rows, matrix.row, matrix.types, [])) {
      if (isTold && !search.isPossible(example, matrix.types)) continue;
      found.push(example);
      if (isEnough(example)) break;
    }
    return found;
  });
}

type Work = () => void;

function bounded<T>(ask: (work: Work) => T): T | null {
  let left = WORK;
  try {
    return ask(() => {
      if (--left < 0) throw new OutOfWork();
    });
  } catch (error) {
    if (error instanceof OutOfWork) return null;
    throw error;
  }
}

// Specialising -----------------------------------------------------------------------------------------------------------------------------

/** What a first column distinguishes. */
interface Heads {
  readonly cons: ReadonlySet<DataCon>;
  /** sets of constructors and pattern synonyms that leave nothing out: that of the type first, if any of its constructors is there */
  readonly complete: readonly (readonly DataCon[])[];
  readonly literals: ReadonlySet<string>;
  /** size of the unboxed tuple the column has */
  readonly tuple: number | null;
}

function headsOf(rows: readonly Row[]): Heads {
  const cons = new Set<DataCon>();
  const literals = new Set<string>();
  const complete = new Set<readonly DataCon[]>();
  let tuple: number | null = null;
  for (const [first] of rows) {
    if (first.kind === 'con') {
      cons.add(first.con);
      if (first.complete === undefined) complete.add(first.con.tycon.cons);
      for (const set of first.complete ?? []) complete.add(set);
    } else if (first.kind === 'lit') literals.add(first.key);
    else if (first.kind === 'tuple') tuple = first.args.length;
  }
  return { cons, complete: [...complete], literals, tuple };
}

export function wilds(n: number): Cover[] {
  return new Array<Cover>(n).fill(wild);
}

/** Rows that fit, the first pattern replaced by those of its parts; `fits` answers null for what does not. */
function specialised(rows: readonly Row[], size: number, fits: (first: Cover) => readonly Cover[] | null): Row[] {
  return rows.flatMap(([first, ...rest]) => {
    const parts = first.kind === 'wild' ? wilds(size) : fits(first);
    return parts === null ? [] : [[...parts, ...rest]];
  });
}

const byCon = (con: DataCon) => (first: Cover) => (first.kind === 'con' && first.con === con ? first.args : null);
const byLiteral = (key: string) => (first: Cover) => (first.kind === 'lit' && first.key === key ? [] : null);
const byTuple = (first: Cover) => (first.kind === 'tuple' ? first.args : null);
const byNothing = (): null => null;

/** Functions that views ask of the first column become columns behind it; null when there are none. */
function withViews(rows: readonly Row[], row: Row): { readonly rows: Row[]; readonly row: Row; readonly types: readonly Type[] } | null {
  const asked = new Map<string, Type>();
  for (const [first] of [row, ...rows]) for (const { key, type } of first.views ?? []) asked.set(key, type);
  if (asked.size === 0) return null;
  const open = ([first, ...rest]: Row): Row => {
    const { views, ...value } = first;
    return [value, ...[...asked.keys()].map((key) => views?.find((view) => view.key === key)?.result ?? wild), ...rest];
  };
  return { rows: rows.map(open), row: open(row), types: [...asked.values()] };
}

// Questions --------------------------------------------------------------------------------------------------------------------------------

/** Is there a value of this type, as far as one looks? */
export function isInhabited(type: Type): boolean {
  return bounded((work) => new Search(work).isInhabited(type, [], DEPTH)) ?? true;
}

class Search {
  readonly #work: Work;
  /** of the example that was found last */
  #equations: readonly Equation[] = [];

  constructor(work: Work) {
    this.#work = work;
  }

  /** Value vectors of these types (null: not known) in `row` that no row matches and that `equations` allow. */
  *missing(rows: readonly Row[], row: Row, types: readonly (Type | null)[], equations: readonly Equation[]): Generator<Row> {
    this.#work();
    if (row.length === 0) {
      this.#equations = equations;
      if (rows.length === 0) yield [];
      return;
    }
    const [type, ...rest] = types;
    const viewed = withViews(rows, row);
    if (viewed !== null) {
      const views = viewed.types.length;
      for (const [value, ...example] of this.missing(viewed.rows, viewed.row, [type, ...viewed.types, ...rest], equations))
        yield [value, ...example.slice(views)];
      return;
    }
    const [first, ...others] = row;
    const heads = headsOf(rows);
    if (first.kind === 'con') {
      const { con } = first;
      // what is a synonym's, or has one
      const beside = heads.complete.filter((set) => !set.includes(con) && set.every((each) => heads.cons.has(each)));
      const isLeft = beside.every((set) => !this.#missingInSet(set, rows, [wild, ...others], types, equations).next().done);
      if (isLeft) yield* this.#missingIn(con, rows, row, types, equations);
      return;
    }
    const tuple = first.kind === 'tuple' ? first.args.length : heads.tuple;
    if (tuple !== null) {
      const inner = specialised(rows, tuple, byTuple);
      const parts = first.kind === 'tuple' ? first.args : wilds(tuple);
      for (const example of this.missing(inner, [...parts, ...others], [...new Array<null>(tuple).fill(null), ...rest], equations)) {
        yield [{ kind: 'tuple', args: example.slice(0, tuple) }, ...example.slice(tuple)];
      }
      return;
    }
    const { complete, literals } = heads;
    if (first.kind === 'wild' && complete.length > 0) {
      const begun = complete.slice(1).map((set) => this.#missingInSet(set, rows, row, types, equations).next());
      if (!begun.some(({ done }) => done)) yield* this.#missingInSet(complete[0], rows, row, types, equations);
      return;
    }
    if (first.kind === 'wild') {
      for (const example of this.missing(specialised(rows, 0, byNothing), others, rest, equations)) yield [wild, ...example];
    }
    for (const key of first.kind === 'lit' ? [first.key] : literals) {
      for (const example of this.missing(specialised(rows, 0, byLiteral(key)), others, rest, equations)) yield [{ kind: 'lit', key }, ...example];
    }
  }

  *#missingInSet(set: readonly DataCon[], rows: readonly Row[], row: Row, types: readonly (Type | null)[], equations: readonly Equation[]): Generator<Row> {
    for (const con of set) yield* this.#missingIn(con, rows, row, types, equations);
  }

  /** `row` begins with this constructor, or takes any. */
  *#missingIn(
    con: DataCon,
    rows: readonly Row[],
    [first, ...others]: Row,
    [type, ...rest]: readonly (Type | null)[],
    equations: readonly Equation[],
  ): Generator<Row> {
    const fields = type === null ? null : fieldsOf(con, type);
    const known = fields === null || fields.equations.length === 0 ? equations : [...equations, ...fields.equations];
    if (known !== equations && contradictory(known)) return;
    if (fields !== null && !this.#canBeFilled(con, fields.types, known, DEPTH)) return;
    const size = con.args.length;
    const parts = first.kind === 'con' ? first.args : wilds(size);
    const inner: readonly (Type | null)[] = fields?.types ?? new Array<null>(size).fill(null);
    for (const example of this.missing(specialised(rows, size, byCon(con)), [...parts, ...others], [...inner, ...rest], known)) {
      yield [{ kind: 'con', con, args: example.slice(0, size) }, ...example.slice(size)];
    }
  }

  /** Whole values of which nothing is known, too, are of some constructor that their types allow. */
  isPossible(example: Row, types: readonly (Type | null)[]): boolean {
    const equations = this.#equations;
    return example.every(({ kind }, i) => {
      const type = kind === 'wild' ? types[i] : null;
      return type === null || isEmptyType(type) || this.isInhabited(type, equations, DEPTH);
    });
  }

  /** Is there anything for the strict fields of a constructor, as far as one looks? */
  #canBeFilled(con: DataCon, types: readonly Type[], equations: readonly Equation[], depth: number): boolean {
    return con.strict.every((strict, i) => !strict || this.isInhabited(types[i], equations, depth));
  }

  isInhabited(type: Type, equations: readonly Equation[], depth: number): boolean {
    this.#work();
    const con = conApp(type)?.con;
    if (depth === 0 || con === undefined || (con.flavour !== 'data' && con.flavour !== 'newtype')) return true;
    return con.cons.some((each) => {
      const fields = fieldsOf(each, type);
      const known = [...equations, ...fields.equations];
      if (contradictory(known)) return false;
      return con.flavour === 'newtype' ? this.isInhabited(fields.types[0], known, depth - 1) : this.#canBeFilled(each, fields.types, known, depth - 1);
    });
  }
}

/** As `Void`: what is of such a type is written as if there were something. */
function isEmptyType(type: Type): boolean {
  const con = conApp(type)?.con;
  return con?.flavour === 'data' && con.cons.length === 0;
}

function contradictory(equations: readonly Equation[]): boolean {
  return surelyApart(
    closedShapes,
    equations.map(([a]) => a),
    equations.map(([, b]) => b),
  );
}
