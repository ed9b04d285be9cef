/** Lint of a `case` apart from the expressions in it: what its scrutinee must give, and whether its alternatives belong together. */
import type { Rep } from '../../abi/tables/primops.ts';
import type { Span } from '../base/span.ts';
import { suggest } from '../base/suggest.ts';
import { type ConInfo, litRep, primopTable } from './kinds.ts';
import { count, type Expected, kindsText, type Reporter, withoutVoid } from './lint-report.ts';
import { printLiteral } from './literals.ts';
import type { Alt, Case } from './syntax.ts';

type ConAlt = Alt & { kind: 'con' };
type LitAlt = Alt & { kind: 'lit' };

export class CaseLint {
  readonly #reporter: Reporter;
  readonly #cons: ReadonlyMap<string, ConInfo>;

  constructor(reporter: Reporter, cons: ReadonlyMap<string, ConInfo>) {
    this.#reporter = reporter;
    this.#cons = cons;
  }

  /** What the scrutinee has to return. */
  scrutinee({ binder, alts }: Case): Expected {
    const tuple = alts.find((a) => a.kind === 'tuple');
    if (tuple !== undefined) {
      const reps = withoutVoid(tuple.fields.map((f) => f.rep));
      return { reps, evaluated: false, why: `this pattern takes ${kindsText(reps)}`, span: tuple.span, repair: repairTuple };
    }
    const reps = withoutVoid([binder.rep]);
    const isLooked = alts.some((a) => a.kind === 'con');
    const why = alts.length > 0 ? `alternatives of ${kindsText(reps)}` : `the case binder is ${binder.rep}`;
    const repair = alts.length > 0 ? null : (found: readonly Rep[]): string => repairBinder(binder.name, found);
    return { reps, evaluated: isLooked || binder.rep === 'p', why, span: binder.span, repair };
  }

  alternatives(expr: Case): void {
    const [first] = expr.alts;
    if (first === undefined) {
      if (expr.fallback === null)
        this.#reporter.error('NoAlternatives', 'this `case` has no alternatives', expr.span, { help: 'to evaluate and go on, write `_ -> …`' });
      return;
    }
    const stranger = expr.alts.find((a) => a.kind !== first.kind);
    if (stranger !== undefined) return this.#mixed(stranger.span, first.span);
    if (first.kind === 'con') this.#conAlternatives(expr, expr.alts as readonly ConAlt[]);
    else if (first.kind === 'lit') this.#litAlternatives(expr, expr.alts as readonly LitAlt[]);
    else this.#tupleAlternative(expr);
  }

  #mixed(span: Span, first: Span): void {
    const labels = [{ span: first, text: 'the first alternative is of another sort' }];
    this.#reporter.error('MixedAlternatives', 'constructors, literals and tuples cannot be alternatives of one `case`', span, { labels });
  }

  #tupleAlternative({ alts, fallback, span }: Case): void {
    if (alts.length > 1) this.#reporter.error('MixedAlternatives', 'a tuple alternative is the only one', alts[1].span);
    if (fallback !== null)
      this.#reporter.error('MixedAlternatives', 'a tuple alternative always matches: `_ -> …` is never taken', fallback.span.line === 0 ? span : fallback.span);
  }

  // Constructors ---------------------------------------------------------------------------------------------------------------------------

  #conAlternatives(expr: Case, alts: readonly ConAlt[]): void {
    if (expr.binder.rep !== 'p')
      this.#reporter.error('AlternativeKind', `constructor alternatives of ${expr.binder.rep}`, alts[0].span, {
        labels: [{ span: expr.binder.span, text: `${expr.binder.rep} here` }],
      });
    const seen = new Map<string, Span>();
    let data: ConInfo['data'] | null = null;
    for (const alt of alts) {
      const info = this.#cons.get(alt.con);
      if (info === undefined) this.unknownConstructor(alt.con, alt.span);
      else {
        this.#fields(alt, info);
        if (data !== null && info.data !== data) this.#otherType(alt, info, alts[0], data);
        data ??= info.data;
      }
      this.#once(seen, alt.con, alt.span);
    }
    const allKnown = alts.every((a) => this.#cons.has(a.con));
    if (data !== null && expr.fallback === null && allKnown) this.#missingConstructors(expr, data, seen);
  }

  #fields(alt: ConAlt, { con }: ConInfo): void {
    const labels = con.span.line === 0 ? [] : [{ span: con.span, text: 'declared here' }];
    if (alt.fields.length !== con.fields.length) {
      const given = `${alt.fields.length} ${alt.fields.length === 1 ? 'is' : 'are'} matched`;
      return this.#reporter.error('ConstructorArity', `\`${con.name}\` has ${count(con.fields.length, 'field')}, ${given}`, alt.span, { labels });
    }
    alt.fields.forEach((field, i) => {
      if (field.rep === con.fields[i]) return;
      const message = `field ${i + 1} of \`${con.name}\` is ${con.fields[i]}, and matched as ${field.rep}`;
      this.#reporter.error('FieldKind', message, field.span, { labels, expected: con.fields[i], found: field.rep });
    });
  }

  #otherType(alt: ConAlt, info: ConInfo, first: ConAlt, data: ConInfo['data']): void {
    const labels = [{ span: first.span, text: `\`${first.con}\` belongs to \`${data.name}\`` }];
    this.#reporter.error('MixedTypes', `\`${alt.con}\` belongs to the data type \`${info.data.name}\`, not to \`${data.name}\``, alt.span, { labels });
  }

  #missingConstructors({ scrut }: Case, data: ConInfo['data'], seen: ReadonlyMap<string, Span>): void {
    const missing = data.cons.filter((c) => !seen.has(c.name)).map((c) => `\`${c.name}\``);
    if (missing.length === 0) return;
    const more = missing.length > 4 ? ` and ${missing.length - 4} more` : '';
    this.#incomplete(`no alternative for ${missing.slice(0, 4).join(', ')}${more} of \`${data.name}\``, scrut.span);
  }

  /** An unknown constructor, wherever it is used. */
  unknownConstructor(con: string, span: Span): void {
    if (this.#reporter.isFull) return;
    const near = suggest(con, this.#cons.keys());
    const isMacro = /^[A-Z][A-Z0-9_]*$/.test(con) && con.length > 1;
    const declare = isMacro ? `to define it as a literal: -D ${con}=…` : `declare its data type in this module: \`data T = ${con} …\``;
    const help = near === null || isMacro ? declare : `did you mean \`${near}\`?`;
    this.#reporter.error('UnknownConstructor', `the constructor \`${con}\` is not declared`, span, { help });
  }

  // Literals -------------------------------------------------------------------------------------------------------------------------------

  #litAlternatives(expr: Case, alts: readonly LitAlt[]): void {
    const seen = new Map<string, Span>();
    for (const { lit, span } of alts) {
      const text = printLiteral(lit);
      if (lit.rep === 'string' || lit.rep === 'void') this.#reporter.error('InvalidPattern', `${text} cannot be matched`, span);
      else if (litRep(lit) !== expr.binder.rep) {
        const labels = [{ span: expr.binder.span, text: `${expr.binder.rep} here` }];
        this.#reporter.error('AlternativeKind', `the literal ${text} is ${lit.rep}, and what is matched is ${expr.binder.rep}`, span, {
          labels,
          expected: expr.binder.rep,
          found: lit.rep,
        });
      }
      this.#once(seen, text, span);
    }
    const { scrut, fallback } = expr;
    if (fallback !== null) return;
    const isComparison = scrut.kind === 'prim' && isBranch(scrut.op);
    if (!(isComparison && seen.has('0') && seen.has('1'))) this.#incomplete('no alternative for other literals', scrut.span);
  }

  // Both -----------------------------------------------------------------------------------------------------------------------------------

  #once(seen: Map<string, Span>, what: string, span: Span): void {
    const before = seen.get(what);
    if (before === undefined) seen.set(what, span);
    else this.#reporter.error('DuplicateAlternative', `a second alternative for \`${what}\``, span, { labels: [{ span: before, text: 'the first' }] });
  }

  #incomplete(message: string, span: Span): void {
    this.#reporter.warning('IncompleteCase', message, span, { help: 'add `_ -> …`', note: 'the machine stops when nothing matches' });
  }
}

function isBranch(op: string): boolean {
  const how = primopTable.get(op)?.how;
  return how !== undefined && 'branch' in how && how.branch !== undefined;
}

function repairBinder(name: string, found: readonly Rep[]): string {
  if (found.length > 1) return `take it apart: \`of { (# ${found.map((r, i) => (r === 'p' ? `x${i + 1}` : `x${i + 1} : ${r}`)).join(', ')} #) -> … }\``;
  if (found[0] === 'p') return `leave out the kind of the case binder: \`of ${name} { … }\``;
  return `write the kind of the case binder: \`of ${name} : ${found[0] ?? 'void'} { … }\``;
}

function repairTuple(found: readonly Rep[]): string {
  return `kinds other than p are written: \`(# ${found.map((r, i) => (r === 'p' ? `x${i + 1}` : `x${i + 1} : ${r}`)).join(', ')} #) -> …\``;
}
