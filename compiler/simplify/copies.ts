/** Continuations that are to be used several times: arguments get names, alternatives of some size become join points. */

import type { Span } from '../base/span.ts';
import { newVar, varExpr } from '../core/build.ts';
import * as make from '../core/make.ts';
import { repsOf } from '../core/reps.ts';
import type * as Core from '../core/syntax.ts';
import { withBody } from '../core/traverse.ts';
import { Bindings } from './bindings.ts';
import { type Cont, done, finalReps, STOP, type Wrap } from './continuation.ts';
import { learn } from './known.ts';
import { isAtom, sizeOf } from './size.ts';
import { mentionedOnce, outBinder, wrapLet } from './substitution.ts';

/** Alternatives up to this size are copied rather than shared by a join point. */
const COPIED_ALT = 4;

export abstract class Copies extends Bindings {
  /** Small, and nothing in it waits to be put in the place of its only occurrence. */
  protected isCopyable(body: Core.Expr): boolean {
    if (sizeOf(body, COPIED_ALT) > COPIED_ALT) return false;
    const stack: Core.Expr[] = [body];
    for (let e = stack.pop(); e !== undefined; e = stack.pop()) {
      switch (e.kind) {
        case 'var':
          if (e.var.later !== null) return false;
          break;
        case 'app':
          stack.push(e.fun, ...e.args);
          break;
        case 'con':
        case 'prim':
        case 'tuple':
          stack.push(...e.args);
          break;
        case 'jump':
          if (this.inlineJoins.has(e.join)) return false;
          stack.push(...e.args);
          break;
        case 'lit':
          break;
        default:
          return false;
      }
    }
    return true;
  }

  /** Runs `make` with a continuation that may be used several times, inside the bindings this takes. */
  protected withCopies(cont: Cont, make: (cont: Cont) => Core.Expr): Core.Expr {
    if (cont.kind === 'stop') return make(cont);
    const wraps: Wrap[] = [];
    const copyable = this.#copyable(cont, wraps);
    let result = make(copyable);
    for (let i = wraps.length - 1; i >= 0; i--) result = wraps[i](result);
    return result;
  }

  #copyable(cont: Cont, wraps: Wrap[]): Cont {
    switch (cont.kind) {
      case 'stop':
        return cont;
      case 'apply': {
        const next = this.#copyable(cont.next, wraps);
        const args = cont.args.map((arg) => done(this.#shared(this.arg(arg), cont.span, wraps)));
        return { kind: 'apply', args, reps: cont.reps, span: cont.span, next, depth: cont.depth, from: null };
      }
      case 'select':
        return this.#copyableSelect(cont, wraps);
    }
  }

  #shared(expr: Core.Expr, span: Span, wraps: Wrap[]): Core.Expr {
    if (isAtom(expr)) return expr;
    const rep = repsOf(expr) as Core.Rep;
    const v = newVar('arg', rep, expr.span);
    if (rep === 'lifted') this.note(v, expr);
    wraps.push((body) => wrapLet({ kind: 'nonrec', var: v, expr, span }, body, span));
    return varExpr(v, span);
  }

  /** Every alternative of some size becomes a join point; what remains of the case is small. */
  #copyableSelect(cont: Cont & { kind: 'select' }, wraps: Wrap[]): Cont {
    const c = cont.case;
    const next = this.#copyable(cont.next, wraps);
    const reps = finalReps(next, c.reps);
    const branches = c.alts.length + (c.fallback === null ? 0 : 1);
    const small = (body: Core.Expr): boolean => branches > 0 && next.kind === 'stop' && this.isCopyable(body);
    if (c.alts.every((alt) => small(alt.body)) && (c.fallback === null || small(c.fallback))) return { kind: 'select', case: c, next };
    const binderUsed = c.alts[0]?.kind !== 'tuple' && (c.binder.occ?.count ?? 1) > 0;
    const again = binderUsed ? mentionedOnce(c.binder) : null;
    const alts = c.alts.map((alt): Core.Alt => this.sharedAlt(alt, c.binder, again, next, wraps));
    const fallback = c.fallback === null ? null : this.#sharedFallback(c.fallback, c.binder, again, next, wraps, c.span);
    const shared: Core.Case = make.caseOf(c.scrutinee, again ?? c.binder, alts, fallback, reps, c.span);
    return { kind: 'select', case: shared, next: STOP };
  }

  /**
   * What an alternative becomes when its body goes into a join point: a jump with the fields that are used. `again` stands for the case binder, where that is used:
   * the smaller case binds all anew. `others` are variables around the case that come along.
   */
  protected sharedAlt(alt: Core.Alt, binder: Core.Var, again: Core.Var | null, next: Cont, wraps: Wrap[], others: readonly Core.Var[] = []): Core.Alt {
    const fields = alt.kind === 'lit' ? [] : alt.fields;
    const used = fields.filter((f) => (f.occ?.count ?? 1) > 0);
    const params = [...(again === null ? [] : [binder]), ...used, ...others].map((p) => outBinder(p));
    // a field that does not come along is whatever it was where the alternative stood before
    if (again !== null && alt.kind === 'con' && used.length === fields.length) learn(params[0], alt, fields);
    const body = this.expr(alt.body, next);
    if (again !== null) params[0].known = null;
    this.changes++;
    const join = shareBody(params, body, alt.span, wraps);
    const fieldsAgain = fields.map((f) => (used.includes(f) ? mentionedOnce(f) : f));
    const passed = [...(again === null ? [] : [again]), ...fieldsAgain.filter((_, i) => used.includes(fields[i])), ...others];
    const jump: Core.Jump = make.jump(
      join,
      passed.map((p) => varExpr(p, alt.span)),
      alt.span,
    );
    if (alt.kind === 'lit') return withBody(alt, jump);
    return alt.kind === 'con' ? make.conAlt(alt.con, fieldsAgain, jump, alt.span) : make.tupleAlt(fieldsAgain, jump, alt.span);
  }

  #sharedFallback(body: Core.Expr, binder: Core.Var, again: Core.Var | null, next: Cont, wraps: Wrap[], span: Span): Core.Expr {
    const params = again === null ? [] : [outBinder(binder)];
    for (const p of params) p.isEvaluated = true;
    const join = shareBody(params, this.expr(body, next), span, wraps);
    return make.jump(join, again === null ? [] : [varExpr(again, span)], span);
  }
}

/** A join point with this body, around what is to come. */
function shareBody(params: readonly Core.Var[], body: Core.Expr, span: Span, wraps: Wrap[]): Core.Var {
  const join = newVar('j', 'lifted', span);
  wraps.push((rest) => make.letJoin(false, [{ var: join, params, body, span }], rest, span));
  return join;
}
