/**
 * Which values do rows of patterns leave out, and which rows are never reached? Maranget, "Warnings for pattern matching" (2007), with types: a constructor whose
 * equations contradict what the others said about types cannot be there, so nobody need match it.
 *
 * Both questions can take exponential time; the work is bounded and no answer is given beyond.
 */
import { surelyApart } from '../types/apart.ts';
import type { DataCon, Type } from '../types/type.ts';
import { type Cover, type Equation, fieldsOf, shapes, wild } from './coverage-pattern.ts';

type Row = readonly Cover[];

/** Steps for one match. */
const WORK = 20_000;

class OutOfWork extends Error {}

/** Examples, at most `count`, of values that no row matches; null when it takes too long to tell. */
export function uncovered(rows: readonly Row[], types: readonly (Type | null)[], count: number): Row[] | null {
  return bounded((work) => {
    const found: Row[] = [];
    for (const example of new Search(work).missing(rows, types, [])) {
      found.push(example);
      if (found.length === count) break;
    }
    return found;
  });
}

/** Is there a value that `row` matches and none of `rows` does? null when it takes too long to tell. */
export function isUseful(rows: readonly Row[], row: Row): boolean | null {
  return bounded((work) => useful(rows, row, work));
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

/** Rows that fit, the first pattern replaced by those of its parts; `fits` answers null for what does not. */
function specialised(rows: readonly Row[], size: number, fits: (first: Cover) => readonly Cover[] | null): Row[] {
  const wilds = new Array<Cover>(size).fill(wild);
  return rows.flatMap(([first, ...rest]) => {
    const parts = first.kind === 'wild' || first.kind === 'opaque' ? wilds : fits(first);
    return parts === null ? [] : [[...parts, ...rest]];
  });
}

const byCon = (con: DataCon) => (first: Cover) => (first.kind === 'con' && first.con === con ? first.args : null);
const byLiteral = (key: string) => (first: Cover) => (first.kind === 'lit' && first.key === key ? [] : null);
const byTuple = (first: Cover) => (first.kind === 'tuple' ? first.args : null);
const byNothing = (): null => null;

// Questions --------------------------------------------------------------------------------------------------------------------------------

function useful(rows: readonly Row[], row: Row, work: Work): boolean {
  work();
  if (row.length === 0) return rows.length === 0;
  if (rows.length === 0) return true;
  const [first, ...rest] = row;
  switch (first.kind) {
    case 'con':
      return useful(specialised(rows, first.args.length, byCon(first.con)), [...first.args, ...rest], work);
    case 'lit':
      return useful(specialised(rows, 0, byLiteral(first.key)), rest, work);
    case 'tuple':
      return useful(specialised(rows, first.args.length, byTuple), [...first.args, ...rest], work);
    default:
      return usefulAny(rows, rest, work);
  }
}

function usefulAny(rows: readonly Row[], rest: Row, work: Work): boolean {
  const { cons, complete, tuple } = headsOf(rows);
  const wilds = (n: number): Cover[] => new Array<Cover>(n).fill(wild);
  if (tuple !== null) return useful(specialised(rows, tuple, byTuple), [...wilds(tuple), ...rest], work);
  const covered = complete.find((set) => set.every((con) => cons.has(con)));
  if (covered === undefined) return useful(specialised(rows, 0, byNothing), rest, work);
  return covered.some((con) => useful(specialised(rows, con.args.length, byCon(con)), [...wilds(con.args.length), ...rest], work));
}

class Search {
  readonly #work: Work;

  constructor(work: Work) {
    this.#work = work;
  }

  /** Value vectors of these types (null: not known) that no row matches and that `equations` allow. */
  *missing(rows: readonly Row[], types: readonly (Type | null)[], equations: readonly Equation[]): Generator<Row> {
    this.#work();
    if (types.length === 0) {
      if (rows.length === 0) yield [];
      return;
    }
    const { complete, literals, tuple } = headsOf(rows);
    const [type, ...rest] = types;
    if (tuple !== null) {
      const unknown = new Array<null>(tuple).fill(null);
      const inner = specialised(rows, tuple, byTuple);
      for (const example of this.missing(inner, [...unknown, ...rest], equations)) {
        yield [{ kind: 'tuple', args: example.slice(0, tuple) }, ...example.slice(tuple)];
      }
      return;
    }
    if (complete.length === 1) {
      yield* this.#missingInSet(complete[0], rows, type, rest, equations);
      return;
    }
    if (complete.length > 1) {
      const found = complete.map((set) => [...this.#missingInSet(set, rows, type, rest, equations)]);
      yield* found.find((examples) => examples.length === 0) ?? found[0];
      return;
    }
    for (const example of this.missing(specialised(rows, 0, byNothing), rest, equations)) yield [wild, ...example];
    for (const key of literals) {
      for (const example of this.missing(specialised(rows, 0, byLiteral(key)), rest, equations)) yield [{ kind: 'lit', key }, ...example];
    }
  }

  *#missingInSet(
    set: readonly DataCon[],
    rows: readonly Row[],
    type: Type | null,
    rest: readonly (Type | null)[],
    equations: readonly Equation[],
  ): Generator<Row> {
    for (const con of set) yield* this.#missingIn(con, rows, type, rest, equations);
  }

  *#missingIn(con: DataCon, rows: readonly Row[], type: Type | null, rest: readonly (Type | null)[], equations: readonly Equation[]): Generator<Row> {
    const fields = type === null ? null : fieldsOf(con, type);
    const known = fields === null || fields.equations.length === 0 ? equations : [...equations, ...fields.equations];
    if (known !== equations && contradictory(known)) return;
    const size = con.args.length;
    const types: readonly (Type | null)[] = fields?.types ?? new Array<null>(size).fill(null);
    for (const example of this.missing(specialised(rows, size, byCon(con)), [...types, ...rest], known)) {
      yield [{ kind: 'con', con, args: example.slice(0, size) }, ...example.slice(size)];
    }
  }
}

function contradictory(equations: readonly Equation[]): boolean {
  return surelyApart(
    shapes,
    [],
    equations.map(([a]) => a),
    equations.map(([, b]) => b),
  );
}
