/** Lets: substituted when that costs nothing, turned into join points when only tail-called, else bound anew with what is known of them. */

import type { Span } from '../base/span.ts';
import { newVar, varExpr } from '../core/build.ts';
import * as make from '../core/make.ts';
import { repsOf } from '../core/reps.ts';
import type * as Core from '../core/syntax.ts';
import { isCalledOnce } from './called-once.ts';
import { type Arg, type Body, type Cont, done, exprOf, STOP } from './continuation.ts';
import { isDictionaryCall } from './dictionaries.ts';
import { Expansion } from './expansion.ts';
import { bodyOf, PROMISING } from './inline.ts';
import { sunkLoop } from './sinking.ts';
import { isAtom } from './size.ts';
import { fromBinding, outBinder, substitute, substituteOnce, wrapLet } from './substitution.ts';
import { endsInValue, isLiteralData, isSpeculable } from './values.ts';
import type { Binding } from './walk.ts';

export abstract class Bindings extends Expansion {
  /** Binds an input variable to an argument around what `body` makes. */
  protected bindLater(v: Core.Var, arg: Arg, cont: Cont, span: Span, body: Body): Core.Expr {
    if (arg.kind === 'done' && isAtom(arg.expr)) {
      substitute(v, arg.expr);
      return this.inside(body, cont);
    }
    const at = placeOf(arg);
    const left = this.bindNow(v, arg, this.depth, at);
    return left === null ? this.inside(body, cont) : this.letArg(v, left, at, cont, span, body);
  }

  /** Binds input variables to arguments, from `first` on. */
  protected bindArgs(vars: readonly Core.Var[], args: readonly Arg[], depth: number, first: number, cont: Cont, span: Span, body: Body): Core.Expr {
    let i = first;
    let left: Arg | null = null;
    for (; i < args.length && left === null; i++) left = this.bindNow(vars[i], args[i], depth, placeOf(args[i]));
    if (left === null) return this.inside(body, cont);
    const rest = i === args.length ? body : this.#bindRest(vars, args, depth, i, span, body);
    return this.letArg(vars[i - 1], left, placeOf(args[i - 1]), cont, span, rest);
  }

  #bindRest(vars: readonly Core.Var[], args: readonly Arg[], depth: number, first: number, span: Span, body: Body): Body {
    return (k) => this.bindArgs(vars, args, depth, first, k, span, body);
  }

  protected letBind({ var: v, expr, span: at }: Binding, cont: Cont, span: Span, body: Body): Core.Expr {
    const left = this.bindNow(v, expr, this.depth, at);
    return left === null ? this.inside(body, cont) : this.letArg(v, left, at, cont, span, body);
  }

  /** Substitutes for the variable when that takes no binding; else answers what is to be bound: what is evaluated first has then been simplified. */
  protected bindNow(v: Core.Var, arg: Arg, depth: number, at: Span): Arg | null {
    const { occ } = v;
    if (arg.kind === 'done' && isAtom(arg.expr)) substitute(v, arg.expr);
    else if (v.rep !== 'lifted') return this.#bindStrict(v, arg);
    else if (this.stays(v)) return arg;
    else if (occ === null) {
      this.changes++;
      return arg;
    } else if (occ.count === 0 && !occ.recursive) this.changes++;
    else if (occ.count === 1 && arg.kind !== 'done' && (!occ.inLambda || arg.kind === 'lam') && !occ.inCon && v.info?.inline !== 'never') {
      this.changes++;
      substituteOnce(v, fromBinding(arg, at), depth);
    } else return arg;
    return null;
  }

  /** The same for a variable that is not lifted. */
  #bindStrict(v: Core.Var, arg: Arg): Arg | null {
    const { occ } = v;
    if (occ !== null && occ.count === 0 && isSpeculable(exprOf(arg))) {
      this.changes++;
      return null;
    }
    const rhs = arg.kind === 'done' ? arg.expr : this.expr(arg, STOP);
    if (!isAtom(rhs) && !(occ !== null && occ.count === 1 && !occ.inLambda && isSpeculable(rhs))) return arg.kind === 'done' ? arg : done(rhs);
    this.changes++;
    substitute(v, rhs);
    return null;
  }

  /** Binds what `bindNow` has left. */
  protected letArg(v: Core.Var, arg: Arg, at: Span, cont: Cont, span: Span, body: Body): Core.Expr {
    if (v.rep !== 'lifted') return wrapLet({ kind: 'nonrec', var: outBinder(v), expr: exprOf(arg), span: at }, this.inside(body, cont), at);
    const { occ } = v;
    if (arg.kind === 'lam' && occ !== null && occ.tailArgs === arg.params.length && !this.stays(v)) return this.joinBind(v, arg, cont, span, body);
    return this.letValue(v, arg.kind === 'done' ? arg.expr : this.rhs(arg), occ, at, cont, body);
  }

  /** Binds a variable to a simplified lifted expression. */
  protected letValue(v: Core.Var, rhs: Core.Expr, occ: Core.Occurrence | null, span: Span, cont: Cont, body: Body): Core.Expr {
    const stays = this.stays(v);
    if (!stays && (isAtom(rhs) || (rhs.kind === 'lit' && rhs.lit.rep === 'integer'))) {
      this.changes++;
      substitute(v, rhs);
      return this.inside(body, cont);
    }
    // let x = (let y = e in C y) in b: the constructor is what b wants to see.
    if (rhs.kind === 'let' && endsInValue(rhs)) return wrapLet(rhs.bind, this.letValue(v, rhs.body, occ, span, cont, body), rhs.span);
    const isFree = rhs.kind === 'lam' || (rhs.kind === 'con' && isLiteralData(rhs));
    if (!stays && isFree && occ !== null && occ.count === 1 && !occ.recursive && !occ.inCon && v.info?.inline !== 'never') {
      this.changes++;
      substitute(v, rhs);
      return this.inside(body, cont);
    }
    if (rhs.kind === 'con') return this.#letCon(v, rhs, span, cont, body);
    const out = outBinder(v);
    this.note(out, rhs);
    return wrapLet({ kind: 'nonrec', var: out, expr: rhs, span }, this.inside(body, cont), span);
  }

  /** The arguments of a bound constructor get names, so that whoever takes it apart shares them. */
  #letCon(v: Core.Var, rhs: Core.Con, span: Span, cont: Cont, body: Body): Core.Expr {
    const floats: Core.Bind[] = [];
    const args = rhs.args.map((arg, i) => this.#named(arg, rhs.con.fields[i], floats));
    const con: Core.Con = make.con(rhs.con, args, rhs.span);
    const out = outBinder(v);
    this.note(out, con);
    let result = wrapLet({ kind: 'nonrec', var: out, expr: con, span }, this.inside(body, cont), span);
    for (let i = floats.length - 1; i >= 0; i--) result = wrapLet(floats[i], result, span);
    return result;
  }

  /** An argument as an atom where it can be shared; unboxed computations stay where they are. */
  #named(arg: Core.Expr, rep: Core.Rep, floats: Core.Bind[]): Core.Expr {
    if (isAtom(arg) || arg.kind === 'lit' || rep !== 'lifted' || isLiteralData(arg)) return arg;
    const v = newVar('sat', rep, arg.span);
    this.note(v, arg);
    floats.push({ kind: 'nonrec', var: v, expr: arg, span: arg.span });
    return varExpr(v, arg.span);
  }

  /** What is worth remembering of an output binding. */
  protected note(v: Core.Var, rhs: Core.Expr): void {
    if (rhs.kind === 'con') {
      v.known = rhs;
      // an unboxed field that may fail makes it a thunk
      if (rhs.args.every((arg) => repsOf(arg) === 'lifted' || isSpeculable(arg))) v.isEvaluated = true;
    } else if (rhs.kind === 'lam') {
      v.isEvaluated = true;
      if (bodyOf(rhs).size <= PROMISING) v.known = rhs;
    } else if (isDictionaryCall(rhs)) v.known = rhs;
  }

  protected letRec(group: Core.Bind & { kind: 'rec' }, cont: Cont, span: Span, body: Body): Core.Expr {
    const live = group.binds.filter((b) => {
      const occ = b.var.occ;
      return occ === null || occ.count > 0 || occ.recursive || this.stays(b.var);
    });
    const stay = live.some((b) => this.stays(b.var));
    if (live.length < group.binds.length) this.changes++;
    if (live.length === 0 || (!stay && live.every((b) => b.var.occ?.count === 0))) {
      this.changes++;
      return this.inside(body, cont);
    }
    if (live.length === 1 && live[0].var.occ?.recursive === false) return this.letBind(live[0], cont, span, body);
    const joins = live.every(({ var: v, expr }) => {
      const occ = v.occ;
      return expr.kind === 'lam' && occ !== null && occ.tailArgs === expr.params.length;
    });
    if (joins && !stay) return this.joinRec(live, cont, span, body);
    const vars = live.map((b) => outBinder(b.var));
    for (const [i, b] of live.entries()) {
      if (b.expr.kind === 'lam') vars[i].isEvaluated = true;
      if (b.var.info?.wrapper === true) vars[i].known = b.expr;
    }
    const binds = live.map((b, i) => {
      const expr = this.rhs(b.expr);
      if (expr.kind === 'con') this.note(vars[i], expr);
      return { var: vars[i], expr, span: b.span };
    });
    const given = cont.kind === 'apply' ? cont.args.length : 0;
    const calls = typeof body === 'function' ? null : { areOnce: (wanted: number) => isCalledOnce(live[0].var, wanted, body, given) };
    const made = make.letIn({ kind: 'rec', binds: this.expandGroup(binds, calls), span: group.span }, this.inside(body, cont), span);
    const sunk = this.options.inline ? sunkLoop(made) : null;
    return sunk === null ? made : this.expr(this.again(sunk), STOP);
  }
}

function placeOf(arg: Arg): Span {
  const e = exprOf(arg);
  return e.origin ?? e.span;
}
