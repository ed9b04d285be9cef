/** Cases: of something known the alternative is taken; others are rebuilt, with what each alternative knows. */

import type { Span } from '../base/span.ts';
import { newVar, varExpr } from '../core/build.ts';
import * as make from '../core/make.ts';
import { isComparison, isHarmless } from '../core/primops.ts';
import { repsOf } from '../core/reps.ts';
import type * as Core from '../core/syntax.ts';
import { mapList, withBody } from '../core/traverse.ts';
import { type Arg, type Body, type Cont, done, exprOf, finalReps } from './continuation.ts';
import { isDictionaryCall } from './dictionaries.ts';
import { JoinPoints } from './join-points.ts';
import { asCon, boxed, conOf, isEvaluated, unboxed } from './known.ts';
import { isAtom } from './size.ts';
import { outBinder, outBinders, SEVERAL, substitute, unsubstitute, wrapLet } from './substitution.ts';
import { isPartialCall, isSameTuple, isSpeculable, sameLiteral } from './values.ts';

export abstract class Cases extends JoinPoints {
  /** comparisons that led to what is being simplified: what checked an index to read an element need not do so again to write it */
  readonly #facts: { readonly test: Core.Expr; holds: boolean }[] = [];

  protected select(scrutinee: Core.Expr, c: Core.Case, cont: Cont): Core.Expr {
    if (scrutinee.kind === 'prim' && scrutinee.op === 'raise#') return this.diverge(scrutinee, { kind: 'select', case: c, next: cont });
    if (scrutinee.kind === 'lit' && scrutinee.lit.rep !== 'integer') return this.#knownLiteral(scrutinee, c, cont);
    if (scrutinee.kind === 'lit') {
      const matched = this.#knownInteger(scrutinee, c, cont);
      if (matched !== null) return matched;
    }
    if (scrutinee.kind === 'tuple') return this.selectTuple(scrutinee, c, cont, true);
    const fact = this.#facts.find(({ test }) => sameTest(test, scrutinee));
    if (fact) return this.#knownLiteral(make.literal({ rep: 'i64', value: fact.holds ? 1n : 0n }, scrutinee.span), c, cont);
    const con = asCon(scrutinee);
    if (con !== null) {
      const whole = scrutinee.kind === 'var' ? scrutinee : null;
      const matched = this.knownCon(con.con, con.args.map(done), whole, c, cont, scrutinee.span);
      if (matched !== null) return matched;
    }
    if (c.alts.length === 0 && c.fallback !== null) {
      const evaluated = this.#evaluated(scrutinee, c, c.fallback, cont);
      if (evaluated !== null) return evaluated;
    }
    const branches = c.alts.length + (c.fallback === null ? 0 : 1);
    return branches > 1 && cont.kind !== 'stop' ? this.#copying(scrutinee, c, cont) : this.#finishCase(scrutinee, c, cont);
  }

  #copying(scrutinee: Core.Expr, c: Core.Case, cont: Cont): Core.Expr {
    return this.withCopies(cont, (k) => this.#finishCase(scrutinee, c, k));
  }

  /** What only had to be evaluated needs no case when it is a value already, or costs nothing; else null. */
  #evaluated(scrutinee: Core.Expr, c: Core.Case, body: Core.Expr, cont: Cont): Core.Expr | null {
    const waiting = isPartialCall(scrutinee) ? this.etaExpand(scrutinee) : null;
    if (waiting !== null) return this.bindLater(c.binder, this.again(make.lam(waiting.params, waiting.body, false, scrutinee.span)), cont, c.span, body);
    const isValue =
      (scrutinee.kind === 'var' && (isEvaluated(scrutinee.var) || scrutinee.var.rep !== 'lifted')) ||
      scrutinee.kind === 'lam' ||
      scrutinee.kind === 'lit' ||
      // the split into workers evaluates it first again; until then its methods are found
      (!this.options.fillEntries && isDictionaryCall(scrutinee));
    if (isValue) this.changes++;
    else if (c.binder.rep === 'lifted' || typeof repsOf(scrutinee) !== 'string' || !isSpeculable(scrutinee)) return null;
    const left = this.bindNow(c.binder, done(scrutinee), this.depth, c.span);
    return left === null ? this.expr(body, cont) : this.letArg(c.binder, left, c.span, cont, c.span, body);
  }

  #finishCase(scrutinee: Core.Expr, given: Core.Case, cont: Cont): Core.Expr {
    const c = this.options.inline ? withLastCon(given) : given;
    const reps = finalReps(cont, c.reps);
    const subject = scrutinee.kind === 'var' && scrutinee.var.rep === 'lifted' ? scrutinee.var : null;
    const binder = outBinder(c.binder);
    const [first] = c.alts;
    const fact =
      first?.kind === 'lit' && first.lit.rep === 'i64' && c.alts.length === 1 && isComparison(scrutinee)
        ? { test: scrutinee, holds: first.lit.value === 1n }
        : null;
    if (fact !== null) this.#facts.push(fact);
    const alts = this.#alternatives(c.alts, binder, subject, cont);
    if (fact !== null) fact.holds = !fact.holds;
    let fallback: Core.Expr | null = null;
    if (c.fallback !== null) {
      binder.isEvaluated = true;
      const added = subject !== null && !subject.isEvaluated;
      if (added) subject.isEvaluated = true;
      fallback = this.expr(c.fallback, cont);
      if (added) subject.isEvaluated = false;
    }
    if (fact !== null) this.#facts.pop();
    if (alts.length === 1 && isSameTuple(alts[0])) {
      this.changes++;
      return scrutinee;
    }
    if (scrutinee === c.scrutinee && binder === c.binder && alts === c.alts && fallback === c.fallback && reps === c.reps) return c;
    return make.caseOf(scrutinee, binder, alts, fallback, reps, c.span);
  }

  /** The alternatives simplified; the same list when none changes. */
  #alternatives(alts: readonly Core.Alt[], binder: Core.Var, subject: Core.Var | null, cont: Cont): readonly Core.Alt[] {
    let changed: Core.Alt[] | null = null;
    for (let i = 0; i < alts.length; i++) {
      const alt = this.#alternative(alts[i], binder, subject, cont);
      if (changed === null && alt !== alts[i]) changed = alts.slice(0, i);
      if (changed !== null) changed.push(alt);
    }
    return changed ?? alts;
  }

  #alternative(alt: Core.Alt, binder: Core.Var, subject: Core.Var | null, cont: Cont): Core.Alt {
    if (alt.kind === 'lit') return withBody(alt, this.expr(alt.body, cont));
    const fields = outBinders(alt.fields);
    if (alt.kind === 'tuple') return tupleAlt(alt, fields, this.expr(alt.body, cont));
    for (let i = 0; i < fields.length; i++) if (alt.con.strict[i]) fields[i].isEvaluated = true;
    const known = fields === alt.fields ? alt : make.conAlt(alt.con, fields, alt.body, alt.span);
    return conAlt(known, this.#withKnown(binder, subject, known, cont));
  }

  /** Inside an alternative binder and scrutinised variable are known. */
  #withKnown(binder: Core.Var, subject: Core.Var | null, value: Core.ConAlt, cont: Cont): Core.Expr {
    const before = subject?.known ?? null;
    const wasEvaluated = subject?.isEvaluated;
    binder.known = value;
    binder.isEvaluated = true;
    if (subject !== null) {
      subject.known = value;
      subject.isEvaluated = true;
    }
    const content = value.fields.length === 1 ? unboxed(value.fields[0]) : null;
    if (content !== null) this.boxes.set(content, { con: value.con, box: subject ?? binder });
    const result = this.expr(value.body, cont);
    // the other alternatives have the same binder
    binder.known = null;
    if (content !== null) this.boxes.delete(content);
    if (subject !== null) {
      subject.known = before;
      if (!wasEvaluated) subject.isEvaluated = false;
    }
    return result;
  }

  #knownLiteral(e: Core.LitExpr, c: Core.Case, cont: Cont): Core.Expr {
    this.changes++;
    substitute(c.binder, e);
    for (const alt of c.alts) if (alt.kind === 'lit' && sameLiteral(alt.lit, e.lit)) return this.expr(alt.body, cont);
    if (c.fallback !== null) return this.expr(c.fallback, cont);
    unsubstitute(c.binder);
    return this.#finishCase(e, c, cont);
  }

  /** An Integer of one word is `IS` of that word; null when that is not asked, or the number is larger. */
  #knownInteger(e: Core.LitExpr, c: Core.Case, cont: Cont): Core.Expr | null {
    if (e.lit.rep !== 'integer' || BigInt.asIntN(64, e.lit.value) !== e.lit.value) return null;
    for (const alt of c.alts) {
      if (alt.kind !== 'con' || !alt.con.name.endsWith('.IS')) continue;
      this.changes++;
      substitute(c.binder, e);
      substitute(alt.fields[0], make.literal({ rep: 'i64', value: e.lit.value }, e.span));
      return this.expr(alt.body, cont);
    }
    return null;
  }

  /** The alternative of a known constructor; null when there is none, which only dead code has. */
  protected knownCon(con: Core.DataCon, args: readonly Arg[], whole: Core.VarExpr | null, c: Core.Case, cont: Cont, span: Span): Core.Expr | null {
    this.changes++;
    const alt = c.alts.find((a) => a.kind === 'con' && a.con.name === con.name);
    if (alt !== undefined && alt.kind === 'con') {
      // the constructor made again mentions its fields as well
      const isMadeAgain = whole === null && (c.binder.occ?.count ?? 1) > 0;
      if (isMadeAgain) for (const f of alt.fields) f.occ = SEVERAL;
      if (whole !== null) substitute(c.binder, whole);
      if (!isMadeAgain) return this.bindArgs(alt.fields, args, this.depth, 0, cont, span, alt.body);
      return this.bindArgs(alt.fields, args, this.depth, 0, cont, span, this.#madeAgain(c.binder, conOf(con, alt.fields, span), alt.body));
    }
    const { fallback } = c;
    if (fallback === null) return null;
    if (whole !== null) {
      substitute(c.binder, whole);
      return this.expr(fallback, cont);
    }
    const fields = args.map((arg, i) => newVar('field', con.fields[i], exprOf(arg).span));
    return this.#bindFields(fields, args, 0, cont, span, this.#madeAgain(c.binder, conOf(con, fields, span), fallback));
  }

  /** Gives names to the fields of a constructor that no alternative names, from `first` on. */
  #bindFields(fields: readonly Core.Var[], args: readonly Arg[], first: number, cont: Cont, span: Span, body: Body): Core.Expr {
    for (let i = first; i < args.length; i++) {
      const rhs = this.arg(args[i]);
      if (isAtom(rhs)) {
        substitute(fields[i], rhs);
        continue;
      }
      const out = outBinder(fields[i]);
      if (out.rep === 'lifted') this.note(out, rhs);
      return wrapLet({ kind: 'nonrec', var: out, expr: rhs, span }, this.#bindFields(fields, args, i + 1, cont, span, body), span);
    }
    return this.inside(body, cont);
  }

  /** Where the case binder is wanted: the constructor is made again. */
  #madeAgain(binder: Core.Var, con: Core.Con, body: Core.Expr): Body {
    const { occ } = binder;
    if (occ !== null && occ.count === 0) return body;
    // it stays bound
    const several = occ && { ...SEVERAL, inLambda: occ.inLambda, tailArgs: occ.tailArgs, recursive: occ.recursive, inCon: occ.inCon };
    return (k) => {
      const args = mapList(con.args, this.lazily);
      return this.letValue(binder, this.reuse(make.con(con.con, args, con.span)), several, con.span, k, body);
    };
  }

  protected selectTuple(e: Core.Tuple, c: Core.Case, cont: Cont, isDone = false): Core.Expr {
    this.changes++;
    const alt = c.alts[0];
    if (alt === undefined || alt.kind !== 'tuple') {
      if (c.fallback === null) return this.#finishCase(e, c, cont);
      const effects = e.args.filter((a) => !isAtom(a) && repsOf(a) !== 'lifted');
      if (effects.length === 0) return this.expr(c.fallback, cont);
      return this.#finishCase(isDone ? e : make.tuple(mapList(e.args, this.lazily), e.span), c, cont);
    }
    return this.bindArgs(alt.fields, isDone ? e.args.map(done) : e.args, this.depth, 0, cont, e.span, alt.body);
  }

  /** `I# x` where x came out of a box that is still at hand is that box. */
  protected reuse(e: Core.Con): Core.Expr {
    const content = boxed(e.args);
    const known = content === null ? undefined : this.boxes.get(content);
    if (known === undefined || known.con.name !== e.con.name) return e;
    this.changes++;
    return varExpr(known.box, e.span);
  }

  /** What never returns needs no continuation; what it would return is what the continuation would. */
  protected diverge(e: Core.App | Core.Prim, cont: Cont): Core.Expr {
    if (cont.kind !== 'stop') this.changes++;
    const reps = finalReps(cont, e.reps);
    return e.kind === 'app' ? make.app(e.fun, e.args, reps, e.span, e.origin) : make.prim(e.op, e.args, reps, e.span, e.origin);
  }
}

/** The case with an alternative of the only constructor that its fallback is left with: what that does with it once more is known then. */
function withLastCon(c: Core.Case): Core.Case {
  const [first] = c.alts;
  if (c.fallback === null || first?.kind !== 'con' || first.con.data.cons.length !== c.alts.length + 1) return c;
  const con = first.con.data.cons.find(({ tag }) => c.alts.every((alt) => alt.kind === 'con' && alt.con.tag !== tag));
  if (con === undefined || con.refines === true) return c;
  const fields = con.fields.map((rep) => newVar('field', rep, c.fallback?.span));
  return make.caseOf(c.scrutinee, c.binder, [...c.alts, make.conAlt(con, fields, c.fallback, c.fallback.span)], null, c.reps, c.span, c.origin);
}

/** Of numbers that have names: the same wherever it stands. */
function sameTest(a: Core.Expr, b: Core.Expr): boolean {
  if (a.kind === 'var') return b.kind === 'var' && a.var === b.var;
  if (a.kind === 'lit') return b.kind === 'lit' && sameLiteral(a.lit, b.lit);
  return a.kind === 'prim' && b.kind === 'prim' && a.op === b.op && isHarmless(a) && a.args.every((arg, i) => sameTest(arg, b.args[i]));
}

type AltOf<K extends Core.Alt['kind']> = Core.Alt & { readonly kind: K };

function conAlt(alt: Core.ConAlt, body: Core.Expr): Core.Alt {
  return body === alt.body ? alt : make.conAlt(alt.con, alt.fields, body, alt.span);
}

function tupleAlt(alt: AltOf<'tuple'>, fields: readonly Core.Var[], body: Core.Expr): Core.Alt {
  return fields === alt.fields && body === alt.body ? alt : make.tupleAlt(fields, body, alt.span);
}
