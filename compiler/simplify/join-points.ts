/** Join points: made of functions that are only tail-called, and those that are there already. The continuation goes into them and into what is around. */

import { wrapAll } from '../base/lists.ts';
import type { Span } from '../base/span.ts';
import * as make from '../core/make.ts';
import type * as Core from '../core/syntax.ts';
import { mapList } from '../core/traverse.ts';
import { type Body, type Cont, finalReps, STOP, type Wrap } from './continuation.ts';
import { Copies } from './copies.ts';
import { kept } from './places.ts';
import { joinVar, outBinders } from './substitution.ts';

/** Choices among more are made in one place. */
const MAX_ALTERNATIVES = 4;

export abstract class JoinPoints extends Copies {
  /** A function that is only tail-called becomes a join point; the continuation goes into both. */
  protected override joinBind(v: Core.Var, lam: Core.Lam, cont: Cont, span: Span, body: Body): Core.Expr {
    this.changes++;
    return this.withCopies(cont, (k) => {
      const params = outBinders(lam.params);
      const joinBody = this.expr(lam.body, k);
      const out = joinVar(v);
      const join: Core.Join = { var: out, params, body: joinBody, span: lam.span };
      return make.letJoin(false, [join], this.inside(body, k), span);
    });
  }

  protected override joinRec(
    live: readonly { readonly var: Core.Var; readonly expr: Core.Expr; readonly span: Span }[],
    cont: Cont,
    span: Span,
    body: Body,
  ): Core.Expr {
    this.changes++;
    return this.withCopies(cont, (k) => {
      const vars = live.map((b) => joinVar(b.var));
      const joins = live.map((b, i): Core.Join => {
        const lam = b.expr as Core.Lam;
        const params = outBinders(lam.params);
        return { var: vars[i], params, body: this.expr(lam.body, k), span: lam.span };
      });
      return make.letJoin(true, joins, this.inside(body, k), span);
    });
  }

  protected letJoin(e: Core.LetJoin, cont: Cont): Core.Expr {
    const live = e.joins.filter((j) => {
      const occ = j.var.occ;
      return occ === null || occ.count > 0 || (e.rec && occ.recursive);
    });
    if (live.length < e.joins.length) this.changes++;
    if (live.length === 0) return this.expr(e.body, cont);
    const only = live[0];
    const occ = only.var.occ;
    if (!e.rec && live.length === 1 && occ !== null && ((occ.count === 1 && !occ.inLambda) || this.isCopyable(only.body))) {
      this.changes++;
      return this.withCopies(cont, (k) => {
        this.inlineJoins.set(only.var, { join: only, once: occ.count === 1, cont: k });
        return this.expr(e.body, k);
      });
    }
    const choice = e.rec || live.length > 1 ? null : choiceOf(only);
    if (choice !== null) return this.#split(only, choice, e.body, cont);
    return this.withCopies(cont, (k) => {
      const vars = live.map((j) => joinVar(j.var));
      const joins = live.map((j, i): Core.Join => {
        const params = outBinders(j.params);
        return { var: vars[i], params, body: this.expr(j.body, k), span: j.span };
      });
      const body = this.expr(e.body, k);
      return body === e.body && sameJoins(joins, e.joins) ? e : make.letJoin(e.rec, joins, body, e.span);
    });
  }

  /**
   * A join point that begins with a choice, for which some jump brings a constructor: each alternative becomes one, and who knows the constructor goes straight to
   * its alternative. What is run in an exception monad goes on so.
   */
  #split(join: Core.Join, choice: Core.Case, body: Core.Expr, cont: Cont): Core.Expr {
    this.changes++;
    return this.withCopies(cont, (k) => {
      const wraps: Wrap[] = [];
      const others = join.params.filter((p) => p !== (choice.scrutinee as Core.VarExpr).var);
      const alts = choice.alts.map((alt) => this.sharedAlt(alt, choice.binder, null, k, wraps, others));
      const small = make.caseOf(choice.scrutinee, choice.binder, alts, null, finalReps(k, choice.reps), choice.span, choice.origin);
      this.inlineJoins.set(join.var, { join: { ...join, body: small }, once: false, cont: STOP });
      return wrapAll(wraps, this.expr(body, k));
    });
  }

  /** See Note [Continuations]. */
  protected jump(e: Core.Jump): Core.Expr {
    const inlined = this.inlineJoins.get(e.join);
    if (inlined !== undefined) {
      const { join, cont } = inlined;
      const lam: Core.Lam = make.lam(join.params, join.body, true, join.span);
      if (e.args.length === 0) return this.expr(inlined.once ? join.body : this.copyOf(join.body, kept), cont);
      return this.beta(inlined.once ? lam : this.copyOf(lam, kept), {
        kind: 'apply',
        args: e.args,
        reps: 'lifted',
        span: e.span,
        next: cont,
        depth: this.depth,
        from: null,
      });
    }
    const args = mapList(e.args, this.lazily);
    const join = e.join.out ?? e.join;
    return join === e.join && args === e.args ? e : make.jump(join, args, e.span);
  }
}

/** The case that a join point begins with, when a jump brings what it asks for; null when there is none, or it is needed for more. */
function choiceOf({ var: v, params, body }: Core.Join): Core.Case | null {
  if (v.occ === null || v.occ.conArgs === 0 || body.kind !== 'case' || body.scrutinee.kind !== 'var' || body.fallback !== null) return null;
  const asked = body.scrutinee.var;
  const at = params.indexOf(asked);
  const isBrought = at >= 0 && (v.occ.conArgs & (1 << at)) !== 0;
  if (!isBrought || asked.occ?.count !== 1 || body.binder.occ?.count !== 0) return null;
  return body.alts.length > 1 && body.alts.length <= MAX_ALTERNATIVES ? body : null;
}

function sameJoins(a: readonly Core.Join[], b: readonly Core.Join[]): boolean {
  return a.length === b.length && a.every((join, i) => join.var === b[i].var && join.body === b[i].body && join.params === b[i].params);
}
