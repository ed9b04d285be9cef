/** The warnings of -W about matches: values that no clause takes, clauses that never get any. */
import type { Diagnostic } from '../base/diagnostic.ts';
import type { Span } from '../base/span.ts';
import type * as Typed from '../typed/syntax.ts';
import type { MatchContext } from '../typed/syntax.ts';
import { repr } from '../types/make.ts';
import type { Type } from '../types/type.ts';
import { allRefined, entered, freshSubject, nothingKnown, type Refined, refined, type Subject, shownSubject, subjectOf } from './coverage-known.ts';
import { type Cover, type CoverCons, showCover, toCover, wild } from './coverage-pattern.ts';
import { isInhabited, type Matrix, type Row, uncovered, wilds } from './coverage-useful.ts';
import { conApp } from './types.ts';

/** A clause as this check sees it. */
export interface CoverClause {
  readonly patterns: readonly Typed.Pattern[];
  readonly rhs: Typed.Rhs;
  readonly span: Span;
}

/** How many examples are told. */
const EXAMPLES = 3;

/** What clauses are about: the subjects, as leaves of the matrix. */
interface About {
  readonly subjects: readonly Cover[];
  readonly matrix: Matrix;
}

/** The check of a module: outer matches are checked before those inside, of whose values they tell something: Note [Known values] (coverage-known.ts). */
export class Coverage {
  readonly #cons: CoverCons;
  readonly #found: Diagnostic[];
  /** what is known within right-hand sides, and within their alternatives */
  readonly #inside = new Map<object, Matrix>();
  #known = nothingKnown;

  constructor(cons: CoverCons, found: Diagnostic[]) {
    this.#cons = cons;
    this.#found = found;
  }

  /** Runs `body` with what is known within `place`. */
  within<T>(place: object, body: () => T): T {
    const outer = this.#known;
    this.#known = this.#inside.get(place) ?? outer;
    const result = body();
    this.#known = outer;
    return result;
  }

  /** The clauses of a function over values of `types`. */
  clauses(context: MatchContext, clauses: readonly CoverClause[], types: readonly Type[]): void {
    let matrix = this.#known;
    const subjects = types.map((type): Cover => {
      const subject = freshSubject(matrix, type);
      matrix = subject.matrix;
      return subject.cover;
    });
    if (clauses.length === 0) this.#empty(context, { subjects, matrix }, types[0]);
    else this.#check(context, clauses, { subjects, matrix });
  }

  /** The alternatives of a `case`. */
  alternatives({ context, scrutinee, scrutineeType, alternatives }: Typed.Expr & { readonly kind: 'case' }): void {
    const { cover, matrix } = subjectOf(this.#cons, this.#known, scrutinee, scrutineeType);
    const about: About = { subjects: [cover], matrix };
    if (alternatives.length === 0) this.#empty(context, about, scrutineeType);
    // an update of a pattern synonym's field is a `case` that nobody wrote
    else if (alternatives[0].span !== context.span) {
      this.#check(
        context,
        alternatives.map(({ pattern, rhs, span }) => ({ patterns: [pattern], rhs, span })),
        about,
      );
    }
  }

  #check(context: MatchContext, clauses: readonly CoverClause[], { subjects, matrix }: About): void {
    const { kind } = context;
    if (kind === 'generated' || kind === 'selector' || kind === 'patBind') return;
    const rows = [...matrix.rows];
    for (const { patterns, rhs, span } of clauses) {
      const covers = patterns.map((pattern) => toCover(this.#cons, pattern));
      const clause = allRefined(matrix.row, subjects, covers);
      if (clause !== null && isEmpty({ ...matrix, rows: [], row: clause.row })) {
        this.#found.push(neverReached(context, span, 'its constructors are of other types than the values here'));
      } else if (clause === null || isEmpty({ ...matrix, rows, row: clause.row })) this.#found.push(neverReached(context, span));
      else rows.push(...this.#guards(context, clause, rhs, { ...matrix, rows: [...rows] }));
    }
    if (kind !== 'lambda') this.#tellMissing(context, { ...matrix, rows }, subjects);
  }

  /** Rows that surely match, of what comes to this right-hand side. */
  #guards(context: MatchContext, clause: NonNullable<Refined>, rhs: Typed.Rhs, matrix: Matrix): readonly Row[] {
    const { types } = matrix;
    const rows = [...matrix.rows];
    const sure: Row[] = [];
    this.#inside.set(rhs, entered({ rows, row: clause.row, types }));
    for (const [i, alternative] of rhs.alternatives.entries()) {
      const { guards, span } = alternative;
      const guarded = this.#guarded(guards, { rows: [...rows], row: clause.row, types });
      const isAsked = i > 0 || guards.some((guard) => guard.kind === 'bind');
      if (guarded === null || (isAsked && isEmpty(guarded.matrix))) {
        this.#found.push(neverReached(context, rhs.alternatives.length === 1 ? rhs.span : span));
        continue;
      }
      this.#inside.set(alternative, entered(guarded.matrix));
      if (!guarded.isSure || !clause.isSure) continue;
      const row = guarded.matrix.row.slice(0, types.length);
      rows.push(row);
      sure.push(row);
    }
    return sure;
  }

  /** What is known behind guards; null when they fail. */
  #guarded(guards: readonly Typed.Stmt[], matrix: Matrix): { readonly matrix: Matrix; readonly isSure: boolean } | null {
    let at = matrix;
    let isSure = true;
    for (const guard of guards) {
      if (guard.kind === 'letStmt') continue;
      const asked = guard.kind === 'bind' ? toCover(this.#cons, guard.pattern) : this.#truth(guard.expr);
      if (asked === false) return null;
      isSure &&= asked !== null;
      if (asked === null || asked === true) continue;
      const subject = subjectOf(this.#cons, at, guard.expr, guard.kind === 'bind' ? guard.type : null);
      const next = refined(subject.matrix.row, subject.cover, asked);
      if (next === null) return null;
      isSure &&= next.isSure && (subject.matrix === at || isTotal(subject, asked));
      at = { ...subject.matrix, row: next.row };
    }
    return { matrix: at, isSure };
  }

  /** What a condition asks: `True` of a variable; null where it does not show. */
  #truth(condition: Typed.Expr): Cover | boolean | null {
    const bool = condition.kind === 'var' ? conApp(condition.id.type)?.con : undefined;
    const truth = this.#cons.truth(condition);
    return truth === null && bool?.flavour === 'data' ? { kind: 'con', con: bool.cons[1], args: [] } : truth;
  }

  #tellMissing(context: MatchContext, matrix: Matrix, subjects: readonly Cover[]): void {
    const shown = new Set<string>();
    const found = uncovered(matrix, (example) => {
      const values = subjects.map((subject) => shownSubject(subject, matrix.row, example));
      return shown.add(showRow(context, values)).size > EXAMPLES;
    });
    if (found !== null && shown.size > 0) this.#found.push(incomplete(context, [...shown], subjects.length === 0));
  }

  /** `case` without alternatives: the value is evaluated all the same. */
  #empty(context: MatchContext, { subjects, matrix }: About, type: Type): void {
    const con = conApp(type)?.con;
    if (repr(type).kind === 'meta' || con?.flavour === 'family' || !isInhabited(type)) return;
    const cons = con?.flavour === 'data' || con?.flavour === 'newtype' ? con.cons : null;
    const starts = cons === null ? [wild] : cons.map((each): Cover => ({ kind: 'con', con: each, args: wilds(each.args.length) }));
    const shown: string[] = [];
    for (const start of starts) {
      const first = refined(matrix.row, subjects[0], start);
      const examples = first === null ? [] : (uncovered({ ...matrix, row: first.row }, () => true) ?? []);
      for (const example of examples) shown.push(showRow(context, [shownSubject(subjects[0], first?.row ?? [], example)]));
    }
    if (shown.length > 0) this.#found.push(incomplete(context, shown, false));
  }
}

/** Is there nothing for a clause to match? What its type says to be empty may yet fail to end where it is not looked at. */
function isEmpty(matrix: Matrix): boolean {
  return uncovered(matrix, () => true, false)?.length === 0;
}

/** Does the pattern match whatever the subject is, of which nothing was known? */
function isTotal({ cover, matrix: { row, types } }: Subject, pattern: Cover): boolean {
  const only = refined(row, cover, pattern);
  return only !== null && uncovered({ rows: [only.row], row, types }, () => true)?.length === 0;
}

function neverReached({ kind }: MatchContext, span: Span, why = 'what it matches is matched before'): Diagnostic {
  const message = `this ${kind === 'function' ? 'clause' : 'alternative'} is never reached: ${why}`;
  return { level: 'warning', kind: 'OverlappingPatterns', message, span };
}

function incomplete(context: MatchContext, examples: readonly string[], isGuards: boolean): Diagnostic {
  const { span } = context;
  const more = examples.length > EXAMPLES ? ' and others' : '';
  const whose = context.kind === 'function' ? `the clauses of \`${context.name}\`` : 'the alternatives of this `case`';
  if (isGuards) return { level: 'warning', kind: 'IncompletePatterns', message: 'these guards may all fail', span };
  return {
    level: 'warning',
    kind: 'IncompletePatterns',
    message: `${whose} do not cover every value`,
    span,
    note: `not matched: ${examples
      .slice(0, EXAMPLES)
      .map((text) => `\`${text}\``)
      .join(', ')}${more}`,
  };
}

function showRow(context: MatchContext, row: readonly Cover[]): string {
  if (context.kind !== 'function') return row.map((cover) => showCover(cover)).join(' ');
  const name = /^[\p{L}_]/u.test(context.name) ? context.name : `(${context.name})`;
  return [name, ...row.map((cover) => showCover(cover, true))].join(' ');
}
