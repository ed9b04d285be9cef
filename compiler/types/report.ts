/**
 * What the solver has to say to people. Each cause is reported once; while there are errors already, nothing is said about types that are merely unknown.
 */
import { type Diagnostic, problem } from '../base/diagnostic.ts';
import type { Span } from '../base/span.ts';
import type { Name } from '../names/name.ts';
import { closedShapes } from './apart.ts';
import { customError } from './custom-error.ts';
import { applied, repr } from './make.ts';
import { type Mismatch, mergeMismatches } from './merge-mismatches.ts';
import { showType, TypePrinter } from './print.ts';
import { ambiguousType, missingConstraint } from './report-constraint.ts';
import { surplusHelp } from './report-help.ts';
import { type Comparison, escapingVar, mismatchKind, mismatchWords, notCoercible, rigidVars } from './report-mismatch.ts';
import { plural, subject } from './report-words.ts';
import { type DictWanted, type EqualityWanted, isUnreachable, type Scope } from './scope.ts';
import type { Tc } from './tc.ts';
import type { Meta, TyCon, Type } from './type.ts';
import { mentionsCon, mentionsMeta, metasOf } from './type-walk.ts';
import type { Failure } from './unify.ts';
import type { Origin, Why } from './why.ts';
import { zonk } from './zonk.ts';

export class Reporter {
  readonly #tc: Tc;
  /** places and kinds of what was said */
  readonly #said = new Set<string>();
  /** unknown types that something was said about already */
  readonly #suspect = new Set<Meta>();
  /** those that are told to be ambiguous: what else must hold for them */
  readonly #ambiguous = new Map<Meta, (pred: Type) => void>();
  /** families that were said not to come to an end */
  readonly #endless = new Set<TyCon>();
  /** constraints without instance that were reported: the same one in the same scope is the same problem */
  readonly #missing: { readonly pred: Type; readonly born: Scope }[] = [];
  /** types of this module that refused instance heads mention */
  readonly refused = new Set<Name>();
  /** whose constraints contradict a functional dependency */
  readonly #dependent = new Set<Span>();
  readonly #mismatches: Mismatch[] = [];
  /** variables that would have escaped, and into what: each is told once */
  readonly #escapes: (readonly [Type, Type])[] = [];
  /** so many of them have their last words */
  #worded = 0;
  /** functions whose operands were reported, by the lines those stand on */
  readonly #blamed: { readonly name: string; readonly line: number; readonly endLine: number }[] = [];

  constructor(tc: Tc) {
    this.#tc = tc;
  }

  /** Any error so far? */
  get failed(): boolean {
    return this.#tc.diagnostics.some((d) => d.level === 'error');
  }

  /** Two types are not equal, because of `failure` in them. */
  mismatch(comparison: Comparison, failure: Failure | null): void {
    if (this.#isSilent()) return;
    const { why } = comparison;
    this.#blame(why);
    if (why.reason.reason === 'functionalDependency') this.#dependent.add(why.span);
    const found = zonk(comparison.found);
    const expected = zonk(comparison.expected);
    if (this.failed && !(this.#isTypeOfValues(found) && this.#isTypeOfValues(expected))) return;
    const special =
      customError(this.#tc, this.#tc.normalise(found), why.span) ??
      customError(this.#tc, this.#tc.normalise(expected), why.span) ??
      (comparison.coercible ? notCoercible(found, expected, failure, why) : null);
    if (special !== null) {
      this.#say(special);
      return;
    }
    if (this.#hasEscaped(failure)) return;
    const rigid = rigidVars(failure);
    this.#sayLater(problem(mismatchKind(failure), why.span, ''), why, () => mismatchWords(this.#tc, comparison, failure, rigid));
  }

  /** Was it told before that this variable escapes into that type? */
  #hasEscaped(failure: Failure | null): boolean {
    const what = failure === null ? null : escapingVar(failure);
    if (failure === null || what === null) return false;
    const into = failure.left;
    if (this.#escapes.some(([i, w]) => this.#tc.sameType(i, into) && this.#tc.sameType(w, what))) return true;
    this.#escapes.push([into, what]);
    return false;
  }

  #sayLater(diagnostic: Diagnostic, why: Why, word: () => Partial<Diagnostic>): void {
    if (!this.#say(diagnostic)) return;
    const { scope } = this.#tc;
    Object.assign(diagnostic, word());
    if (diagnostic.kind !== 'SkolemEscape') this.#mismatches.push({ diagnostic, why, word: () => this.#tc.inside(scope, word) });
  }

  /** Puts types in words once more, which says most when all is solved, but nothing defaulted yet. */
  word(): void {
    for (const { diagnostic, word } of this.#mismatches.slice(this.#worded)) Object.assign(diagnostic, word());
    this.#worded = this.#mismatches.length;
  }

  /** At the end. What several messages say of one cause, one of them says. */
  finish(): void {
    this.word();
    const dropped = mergeMismatches(this.#mismatches);
    const { diagnostics } = this.#tc;
    if (dropped.size > 0) diagnostics.splice(0, diagnostics.length, ...diagnostics.filter((d) => !dropped.has(d)));
  }

  /** The function or operator whose operands do not fit asks for instances at types that are wrong. */
  #blame({ span, reason }: Why): void {
    const isOfCall = reason.reason === 'functionArgument' || reason.reason === 'result' || reason.reason === 'call';
    const name = reason.reason === 'operand' ? reason.operator : isOfCall ? reason.name : null;
    if (name !== null) this.#blamed.push({ name, line: span.line, endLine: span.endLine });
  }

  #isBlamed({ origin }: DictWanted): boolean {
    const { line } = origin.span;
    const isNear = ({ name, line: from, endLine }: { readonly name: string; readonly line: number; readonly endLine: number }): boolean =>
      origin.kind === 'literal' ? from === line : name === origin.name?.text && line >= from - 1 && line <= endLine + 1;
    return this.#blamed.some(isNear);
  }

  /** Instances of what a refused instance head mentions may be missing because of that. */
  #isOfRefused(pred: Type): boolean {
    if (this.refused.size === 0) return false;
    return mentionsCon(pred, (con) => this.refused.has(con.name));
  }

  /** Not a type constructor without its arguments, which somebody has complained about already. */
  #isTypeOfValues(t: Type): boolean {
    return zonk(this.#tc.kindOf(t)).kind !== 'fun';
  }

  kindMismatch(found: Type, expected: Type, why: Why): void {
    const p = new TypePrinter();
    const both = { expected: p.show(zonk(expected)), found: p.show(zonk(found)) };
    this.#say({ ...problem('KindMismatch', why.span, `${subject(why.reason)} has kind \`${both.found}\`, but \`${both.expected}\` is expected`), ...both });
  }

  notAFunction(t: Type, why: Why): void {
    if (this.#isSilent()) return;
    this.#blame(why);
    const { reason } = why;
    const what = subject(reason);
    const message =
      reason.reason === 'call' ? `${what} is given ${plural(reason.count, 'argument')}, which is too many` : `${what} is used as a function, but it is none`;
    this.#sayLater(problem('TooManyArguments', why.span, message), why, () => {
      const found = showType(zonk(t));
      const help = surplusHelp(this.#tc, this.#tc.head(t), why);
      return { found, note: `after its arguments it is \`${found}\`, not a function`, ...(help === null ? {} : { help }) };
    });
  }

  polymorphicArgument(t: Type, { span }: Origin): void {
    const message = `the type argument \`${showType(zonk(t))}\` has a \`forall\` or a context`;
    this.#say({ ...problem('PolymorphicArgument', span, message), help: 'turn on ImpredicativeTypes' });
  }

  tooManyTypeArguments(t: Type, count: number, { span, name }: Origin): void {
    const what = name === null ? 'this' : `\`${name.text}\``;
    const note = `its type is \`${showType(zonk(t))}\``;
    this.#say({ ...problem('TooManyTypeArguments', span, `${what} cannot be applied to ${plural(count, 'type')}`), note });
  }

  reductionTooDeep(t: Type): void {
    const { unifier, lookingAt, scope } = this.#tc;
    const span = unifier.place ?? lookingAt ?? scope.why.span;
    // a huge type is shown by its head
    const family = applied(closedShapes.head(t));
    if (family.kind === 'con') this.#endless.add(family.con);
    this.#say(problem('ReductionTooDeep', span, `reducing \`${showType(family)}\` does not come to an end`));
  }

  /** Does it hold an application of a family of which that has been said? */
  #isEndless(t: Type): boolean {
    return this.#endless.size > 0 && mentionsCon(t, (con) => this.#endless.has(con));
  }

  tooDeep(wanted: DictWanted): void {
    let root = wanted;
    while (root.cause !== null) root = root.cause;
    const message = `the search for an instance of \`${showType(zonk(root.pred))}\` does not come to an end`;
    this.#say(problem('InstanceSearchTooDeep', wanted.origin.span, message));
  }

  /** An equality that nothing decided. */
  stuckEquality(wanted: EqualityWanted): void {
    if (this.#isSilent()) return;
    const left = this.#tc.normalise(wanted.left);
    const right = this.#tc.normalise(wanted.right);
    const unknown = [left, right].some(mentionsMeta);
    if (unknown && this.failed) return;
    if (repr(left).kind !== 'meta' && repr(right).kind !== 'meta') {
      this.mismatch(wanted, { kind: 'mismatch', left, right });
      return;
    }
    if (wanted.coercible) {
      const p = new TypePrinter();
      this.#say(problem('Ambiguous', wanted.why.span, `it is not known between which types to coerce: \`${p.show(left)}\` and \`${p.show(right)}\``));
      return;
    }
    this.#untouchable(wanted, left, right);
  }

  #untouchable(wanted: EqualityWanted, left: Type, right: Type): void {
    const p = new TypePrinter();
    const [meta, type] = repr(left).kind === 'meta' ? [left, right] : [right, left];
    this.#say({
      ...problem('UntouchableType', wanted.why.span, `${subject(wanted.why.reason)} has a type that cannot be inferred here`),
      expected: p.show(zonk(wanted.expected)),
      found: p.show(zonk(wanted.found)),
      note: `\`${p.show(meta)}\` comes from outside of a pattern that makes types equal, where \`${p.show(type)}\` may be one of several answers`,
      help: 'give the enclosing function or expression a type signature',
    });
  }

  /**
   * A class constraint or implicit parameter that cannot be solved, whatever becomes of its metas. False when it merely is ambiguous. `failed`: types that are
   * unknown may be so because of other errors.
   */
  missing(wanted: DictWanted, failed: boolean): boolean {
    const pred = this.#tc.normalise(wanted.pred);
    if (this.#dependent.has(wanted.origin.span) || this.#isBlamed(wanted) || this.#isOfRefused(pred) || this.#isEndless(pred)) return true;
    const problem = missingConstraint(this.#tc, wanted, pred);
    if (problem === null) return false;
    const metas = metasOf([pred]);
    if (metas.size > 0 && failed) return true;
    for (const meta of metas) this.#suspect.add(meta);
    if (this.#missing.some((other) => other.born === wanted.born && this.#tc.sameType(other.pred, pred))) return true;
    this.#missing.push({ pred, born: wanted.born });
    this.#say(problem);
    return true;
  }

  /** A constraint on types that nothing determines. One complaint per type. */
  ambiguous(wanted: DictWanted): void {
    const pred = this.#tc.normalise(wanted.pred);
    const metas = metasOf([pred]);
    for (const meta of metas) {
      if (this.#suspect.has(meta)) return this.#ambiguous.get(meta)?.(pred);
    }
    const { diagnostic, also } = ambiguousType(wanted, pred, metas);
    for (const meta of metas) {
      this.#suspect.add(meta);
      this.#ambiguous.set(meta, also);
    }
    this.#say(diagnostic);
  }

  /** False when it was said before. */
  #say(diagnostic: Diagnostic): boolean {
    const { span, kind, message } = diagnostic;
    const place = `${span.file}:${span.line}:${span.col}:${span.endLine}:${span.endCol}`;
    const key = kind === 'MissingInstance' || kind === 'Ambiguous' ? `${place} ${message}` : `${place} ${kind}`;
    if (this.#said.has(key)) return false;
    this.#said.add(key);
    this.#tc.report(diagnostic);
    return true;
  }

  /** In code that cannot be reached, since what is given contradicts itself, nothing is reported. */
  #isSilent(): boolean {
    return isUnreachable(this.#tc.scope);
  }
}
