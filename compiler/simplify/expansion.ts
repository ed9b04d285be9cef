/** Eta-expansion: right-hand sides and bodies get the parameters they would take before they work. See eta.ts. */

import { noSpan } from '../base/span.ts';
import { newVar, varExpr } from '../core/build.ts';
import * as make from '../core/make.ts';
import type * as Core from '../core/syntax.ts';
import { isCalledOnce } from './called-once.ts';
import { done, STOP } from './continuation.ts';
import { isDictionary } from './dictionaries.ts';
import { type Arity, arityOf, arityOfCall, groupArities, isCallWithWork, withoutWork } from './eta.ts';
import { wrapLet } from './substitution.ts';
import { bottoms, isPartialCall } from './values.ts';
import type { Binding } from './walk.ts';
import { Walk } from './walk.ts';

/** A function's further parameters, and its body behind them. */
export interface Expanded {
  readonly params: readonly Core.Var[];
  readonly body: Core.Expr;
}

/** What is around a recursive function. */
interface CallsFromOutside {
  /** Have all its calls there so many arguments? */
  areOnce(wanted: number): boolean;
}

/** So many layers of a stack of monads, each of which takes an argument more, are gone through at once. */
const MAX_LAYERS = 4;

export abstract class Expansion extends Walk {
  /** A local right-hand side, simplified: a function when it takes arguments, as `f = map g` does, and beside what work there is among these. */
  protected rhs(input: Core.Expr): Core.Expr {
    return this.#rhs(input, true);
  }

  #rhs(input: Core.Expr, isKept: boolean): Core.Expr {
    const first = this.expandFirst(input, isKept);
    if (first === null) return this.#expanded(this.expr(input, STOP), isKept);
    const { params, body } = this.withMore(first);
    return make.lam(params, body, false, input.span);
  }

  /** The same at the top level. */
  protected topRhs(input: Core.Expr): Core.Expr {
    return this.besideWork(this.#rhs(input, false));
  }

  /**
   * A partial call of what could be inlined, some of whose arguments are work: these are bound, and a function of the further parameters stands beside them. So in
   * a state monad `go = print (fib 30) >>= …`, and `go n = print (fib n) >>= …`.
   */
  protected besideWork(rhs: Core.Expr): Core.Expr {
    if (!this.options.besideWork || rhs.kind !== 'app' || rhs.fun.kind !== 'var' || !rhs.fun.var.info?.unfolding || isDictionary(rhs) || bottoms(rhs))
      return rhs;
    const works: Core.Bind[] = [];
    const call = withoutWork(rhs, (work) => {
      const v = newVar('arg', 'lifted', work.span);
      works.push({ kind: 'nonrec', var: v, expr: work, span: work.span });
      return varExpr(v, work.span);
    });
    const arity = works.length === 0 ? null : arityOf(call);
    if (arity === null) return rhs;
    const { params, body } = this.withMore(this.#expandBy(call, arity));
    return works.reduceRight<Core.Expr>((rest, bind) => wrapLet(bind, rest, bind.span), make.lam(params, body, false, rhs.span));
  }

  /** A function that turns out to take still more arguments. */
  protected withMore({ params, body }: Expanded): Expanded {
    const all = [...params];
    let rest = body;
    for (; rest.kind === 'lam'; rest = rest.body) all.push(...rest.params);
    const more = this.etaExpand(rest);
    return more === null ? { params: all, body: rest } : { params: [...all, ...more.params], body: more.body };
  }

  #expanded(rhs: Core.Expr, isKept: boolean): Core.Expr {
    if (rhs.kind === 'lam' || isDictionary(rhs)) return rhs;
    if (isKept && isCallWithWork(rhs)) return this.besideWork(rhs);
    const eta = this.etaExpand(rhs);
    return eta === null ? rhs : make.lam(eta.params, eta.body, false, rhs.span);
  }

  /** A body that would take more arguments before it works gets them at once. See eta.ts. */
  protected etaExpand(body: Core.Expr): Expanded | null {
    if (body.kind !== 'case' && body.kind !== 'let' && body.kind !== 'letjoin' && body.kind !== 'app') return null;
    if (body.kind === 'app' && bottoms(body)) return null;
    const arity = arityOf(body);
    return arity === null ? null : this.#expandBy(body, arity);
  }

  /**
   * An argument that waits for more arguments is a function of these: a thunk would have to be evaluated to find that out, and what it calls could not be inlined.
   * Functions of the program stay calls: they may come to stand elsewhere yet.
   */
  protected override asFunction(e: Core.Expr): Core.Expr {
    const arity = this.options.fillEntries && isPartialCall(e) && !isDictionary(e) ? arityOf(e, true) : null;
    if (arity === null) return e;
    const { fun, args } = e as Core.App;
    if (fun.kind !== 'var' || fun.var.module !== this.module.name) {
      const { params, body } = this.#expandBy(e, arity);
      return make.lam(params, body, false, e.span);
    }
    this.changes++;
    const params = arity.params.map((rep) => newVar('eta', rep, e.span));
    const given = [...args, ...params.map((p) => varExpr(p, e.span))];
    return make.lam(params, make.app(fun, given, arity.result, e.span), false, e.span);
  }

  #expandBy(body: Core.Expr, arity: Arity): Expanded {
    this.changes++;
    return this.#calledWithMore(this.again(body), arity);
  }

  /** A body that is not simplified yet, with the parameters that one can see it would take: then it is gone through once. */
  protected expandFirst(body: Core.Expr, isKept = false): Expanded | null {
    const arity = arityOfCall(body, isKept);
    if (arity !== null) this.changes++;
    return arity === null ? null : this.#calledWithMore(body, arity);
  }

  #calledWithMore(body: Core.Expr, arity: Arity): Expanded {
    const params = arity.params.map((rep) => newVar('eta', rep, body.span));
    const args = params.map((p) => done(varExpr(p, body.span)));
    // what the body ends in is called where it stands: there may be several
    return { params, body: this.expr(body, { kind: 'apply', args, reps: arity.result, span: noSpan, next: STOP, depth: this.depth, from: null }) };
  }

  /**
   * The functions of a recursive group, with the parameters they would take before they work, or, all calls from outside being in `calls`, with those that their
   * results are called with once. See eta.ts.
   */
  protected expandGroup(group: readonly Binding[], calls: CallsFromOutside | null = null, layers = MAX_LAYERS): readonly Binding[] {
    const functions = group.flatMap(({ var: v, expr }) => (expr.kind === 'lam' && v.info?.wrapper !== true ? [{ var: v, lam: expr }] : []));
    if (functions.length === 0) return group;
    const arities = new Map(groupArities(functions).map((arity, i) => [functions[i].var, arity]));
    if (calls !== null && group.length === 1) {
      const [{ var: v, lam }] = functions;
      const [once] = groupArities(functions, true);
      const wanted = lam.params.length + (once?.params.length ?? 0);
      const isMore = wanted > lam.params.length + (arities.get(v)?.params.length ?? 0);
      if (isMore && calls.areOnce(wanted) && isCalledOnce(v, wanted, lam.body, wanted - lam.params.length)) arities.set(v, once);
    }
    if ([...arities.values()].every((arity) => arity === null)) return group;
    const expanded = group.map((b) => {
      const arity = arities.get(b.var) ?? null;
      if (arity === null || b.expr.kind !== 'lam') return b;
      const { params, body } = this.#expandBy(b.expr.body, arity);
      return { var: b.var, expr: make.lam([...b.expr.params, ...params], body, b.expr.oneShot, b.expr.span), span: b.span };
    });
    return layers === 0 ? expanded : this.expandGroup(expanded, calls, layers - 1);
  }
}
