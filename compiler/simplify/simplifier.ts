/**
 * The simplifier: one walk over the module that inlines, beta-reduces, resolves cases of known constructors, pushes cases into cases (with join points), turns
 * functions that are only tail-called into join points, drops dead code and folds primops. Run it several times.
 * Source: Peyton Jones and Marlow, *Secrets of the GHC inliner* (2002); Maurer and others, *Compiling without continuations* (2017).
 */

import { concatMap } from '../base/lists.ts';
import type { Span } from '../base/span.ts';
import { bindingsOf, infoOf, newGlobal, varExpr } from '../core/build.ts';
import * as make from '../core/make.ts';
import { shapeOf } from '../core/reps.ts';
import type * as Core from '../core/syntax.ts';
import { mapChildren, mapList } from '../core/traverse.ts';
import { Calls } from './calls.ts';
import { type Apply, type Cont, STOP } from './continuation.ts';
import { isDictionary, isDictionaryCall } from './dictionaries.ts';
import { foldPrim } from './fold-prim.ts';
import { relocated, replaced } from './freshen.ts';
import { MAX_GROWTH, ONLY_CALL, ONLY_CALL_IN_LOOP, unfoldingOf } from './inline.ts';
import { asCon } from './known.ts';
import { forgetOccurrences, noteOccurrences } from './occurrences.ts';
import { kept } from './places.ts';
import { outBinders, withOrigin } from './substitution.ts';
import { isClosedTypeRep, TypeReps } from './type-reps.ts';
import { bottoms } from './values.ts';
import type { Binding, SimplifyOptions } from './walk.ts';

export type { SimplifyOptions } from './walk.ts';

/** One walk. Notes unfoldings of top-level variables as it goes. */
export function simplifyModule(module: Core.Module, options: SimplifyOptions): Core.Module {
  return new Simplifier(module, options).run();
}

/** The call of a continuation; the one it was made of, when nothing has changed in that. */
function callOf(fun: Core.Expr, args: readonly Core.Expr[], { from, reps, span }: Apply): Core.App {
  return from !== null && from.fun === fun && args === from.args ? from : make.app(fun, args, reps, span);
}

function sameBind(a: Core.Bind, b: Core.Bind): boolean {
  if (a.kind === 'nonrec') return b.kind === 'nonrec' && a.var === b.var && a.expr === b.expr;
  const [left, right] = [bindingsOf(a), bindingsOf(b)];
  return a.kind === b.kind && left.length === right.length && left.every(({ var: v, expr }, i) => v === right[i].var && expr === right[i].expr);
}

class Simplifier extends Calls {
  /** of the module's bindings, once one is to be added */
  #topNames: Set<string> | null = null;
  readonly #typeReps = new TypeReps(this.module.name, (name) => this.#freshGlobal(name));
  /** right-hand sides gone through so far: those that are settled are not */
  #walked = 0;
  /** globals that have an unfolding since this walk */
  readonly #renewed = new Set<Core.Var>();

  run(): Core.Module {
    if (this.options.fillEntries) {
      for (const group of this.module.binds) for (const { var: v, expr } of bindingsOf(group)) if (this.#isEntry(v)) this.options.settled.delete(expr);
    }
    noteOccurrences(this.module, this.roots, this.options.settled, this.options.keepLets);
    const binds = this.#groups();
    forgetOccurrences(this.module);
    return { ...this.module, binds };
  }

  #groups(): readonly Core.Bind[] {
    const isLive = ({ var: v }: Binding): boolean => this.roots.has(v) || (v.occ !== null && (v.occ.count > 0 || v.occ.recursive));
    const binds: Core.Bind[] = [];
    for (const group of this.module.binds) {
      const live = bindingsOf(group).filter(isLive);
      if (live.length === 0) continue;
      if (group.kind === 'rec') {
        for (const b of live) this.#preview(b.var, b.expr);
        for (const b of live) if (isDictionaryCall(b.expr)) infoOf(b.var).unfolding = b.expr;
      }
      const before = this.#walked;
      const done = live.map((b) => this.#top(b.var, b.expr, b.span, group.kind === 'rec'));
      // eta-expanded, perhaps: who comes later sees how many arguments they want
      for (const { var: v, expr } of done) infoOf(v).shape = shapeOf(expr);
      if (group.kind === 'nonrec') binds.push(...this.floated, { kind: 'nonrec', var: done[0].var, expr: done[0].expr, span: done[0].span });
      else
        binds.push({
          kind: 'rec',
          binds: [...concatMap(this.floated, bindingsOf), ...(this.#walked === before ? done : this.expandGroup(done))],
          span: group.span,
        });
      this.floated = [];
    }
    return binds;
  }

  /** Dictionaries of a recursive group can be looked into before they are simplified. */
  #preview(v: Core.Var, expr: Core.Expr): void {
    const info = infoOf(v);
    if (isDictionary(expr)) info.unfolding ??= expr;
    else if (info.wrapper === true) this.#setUnfolding(v, expr);
    else info.unfolding = null;
  }

  #top(v: Core.Var, input: Core.Expr, span: Span, rec: boolean): Binding {
    if (isClosedTypeRep(input)) this.#typeReps.note(v, input);
    if (isClosedTypeRep(input) || this.#isSettled(input)) {
      this.#unfold(v, input, rec);
      return { var: v, expr: input, span };
    }
    this.#walked++;
    this.room = MAX_GROWTH;
    this.input = input;
    this.changes = 0;
    this.file = span.file;
    this.onlyCall = rec ? ONLY_CALL_IN_LOOP : this.options.fillEntries && this.#isEntry(v) ? Number.POSITIVE_INFINITY : ONLY_CALL;
    if (this.boxes.size > 0) this.boxes.clear();
    if (this.inlineJoins.size > 0) this.inlineJoins.clear();
    const expr = this.#floatTop(v, this.topRhs(input));
    this.#unfold(v, expr, rec);
    if (this.changes === 0) this.options.settled.set(expr, null);
    return { var: v, expr, span };
  }

  #isEntry(v: Core.Var): boolean {
    return this.module.symbols.some((symbol) => symbol.var === v);
  }

  /** Notes what may stand for the variable at its uses. */
  #unfold(v: Core.Var, expr: Core.Expr, rec: boolean): void {
    this.#setUnfolding(v, unfoldingOf(expr, infoOf(v), rec && (v.occ?.recursive ?? true), this.isOnlyUse(v)));
  }

  #setUnfolding(v: Core.Var, unfolding: Core.Expr | null): void {
    const info = infoOf(v);
    if (info.unfolding === null && unfolding !== null) this.#renewed.add(v);
    info.unfolding = unfolding;
  }

  /** Is it as an earlier walk left it, and nothing more known about what it mentions? */
  #isSettled(rhs: Core.Expr): boolean {
    const mentions = this.options.settled.get(rhs);
    if (mentions === undefined || mentions === null) return false;
    return this.#renewed.size === 0 || !mentions.some(({ var: v }) => this.#renewed.has(v));
  }

  /** Lets around a top-level right-hand side become top-level bindings. */
  #floatTop(v: Core.Var, rhs: Core.Expr): Core.Expr {
    const groups: Core.Bind[] = [];
    const globals = new Map<Core.Var, Core.VarExpr>();
    let e = rhs;
    for (; e.kind === 'let' && bindingsOf(e.bind).every((b) => b.var.rep === 'lifted' && !this.stays(b.var)); e = e.body) {
      this.changes++;
      groups.push(e.bind);
      for (const b of bindingsOf(e.bind)) globals.set(b.var, varExpr(this.#globalVar(v, b.var), b.span));
    }
    if (groups.length === 0) return rhs;
    const moved = ({ var: local, expr, span }: Binding): Binding => {
      const made = { var: globals.get(local)?.var ?? local, expr: replaced(expr, globals), span };
      infoOf(made.var).shape = shapeOf(made.expr);
      return made;
    };
    for (const bind of groups) {
      this.floated.push(bind.kind === 'rec' ? { kind: 'rec', binds: bind.binds.map(moved), span: bind.span } : { kind: 'nonrec', ...moved(bind) });
    }
    return replaced(e, globals);
  }

  #globalVar(owner: Core.Var, local: Core.Var): Core.Var {
    const name = this.#freshGlobal(`${owner.name}_${local.name.replace(/^.*\./, '')}`);
    return newGlobal(name, this.module.name, local.span, local.type);
  }

  #freshGlobal(base: string): string {
    if (this.#topNames === null) {
      this.#topNames = new Set();
      for (const group of this.module.binds) for (const { var: v } of bindingsOf(group)) this.#topNames.add(v.name);
    }
    let name = base;
    for (let n = 1; this.#topNames.has(name); n++) name = `${base}${n}`;
    this.#topNames.add(name);
    return name;
  }

  protected override expr(e: Core.Expr, cont: Cont): Core.Expr {
    switch (e.kind) {
      case 'var':
        return this.#variable(e, placedAt(e, cont));
      case 'lit':
        return this.rebuild(e, cont);
      case 'app':
        return this.expr(e.fun, this.#applied(e, cont));
      case 'con':
        return this.#con(e, cont);
      case 'prim':
        return this.#prim(e, cont);
      case 'foreign':
        return this.rebuild(mapChildren(e, this.lazily), cont);
      case 'tuple':
        if (cont.kind === 'select') return this.selectTuple(e, cont.case, cont.next);
        return this.rebuild(mapChildren(e, this.lazily), cont);
      case 'lam':
        return this.lambda(e, placedAt(e, cont));
      case 'let':
        return this.#let(e, cont);
      case 'letjoin':
        return this.letJoin(e, cont);
      case 'jump':
        return this.jump(e);
      case 'case':
        return this.expr(e.scrutinee, { kind: 'select', case: e, next: cont });
    }
  }

  #let(e: Core.Let, cont: Cont): Core.Expr {
    const made = this.#letIn(e, cont);
    return made.kind === 'let' && made.body === e.body && sameBind(made.bind, e.bind) ? e : made;
  }

  #letIn({ bind, body, span }: Core.Let, cont: Cont): Core.Expr {
    return bind.kind === 'rec' ? this.letRec(bind, cont, span, body) : this.letBind(bind, cont, span, body);
  }

  /** The arguments of a call. Those that follow are its own when it takes more: what is to be inlined wants them all. */
  #applied(e: Core.App, cont: Cont): Apply {
    const { args } = e;
    if (cont.kind === 'apply' && e.fun.kind === 'var' && this.#takesMore(e.fun.var.info, args.length))
      return { kind: 'apply', args: [...args, ...cont.args], reps: cont.reps, span: e.span, next: cont.next, depth: this.depth, from: null };
    return { kind: 'apply', args, reps: e.reps, span: e.span, next: cont, depth: this.depth, from: e };
  }

  #takesMore(info: Core.VarInfo | null, given: number): boolean {
    if (this.options.keepLets) return info?.inline === 'always';
    return (info?.shape?.params.length ?? 0) > given;
  }

  #variable(e: Core.VarExpr, cont: Cont): Core.Expr {
    const { out, done, later } = e.var;
    if (out === e.var) return this.outVar(e, cont);
    if (out !== null) return this.outVar(varExpr(out, e.span), cont);
    if (later !== null) {
      e.var.later = null;
      const { depth } = this;
      if (!this.options.shallow) this.depth = e.var.laterDepth;
      const result = this.expr(later.kind === 'lam' ? this.#lamAt(e.var, later, cont) : later, cont);
      this.depth = depth;
      return cont === STOP ? withOrigin(result, later) : result;
    }
    if (done === null) return this.outVar(e, cont);
    if (done.kind === 'var') return this.outVar(done.span === e.span ? done : varExpr(done.var, e.span), cont);
    return done.kind === 'lam' ? this.expr(this.#lamOnce(e.var, done, cont), cont) : this.rebuild(done, cont);
  }

  /** A simplified function, in the place of its variable: itself, and copies where a continuation that is used several times mentions it again. */
  #lamOnce(v: Core.Var, lam: Core.Lam, cont: Cont): Core.Lam {
    if (v.isPlaced) return this.copyOf(lam, this.placesOfLocal(v, lam, cont));
    v.isPlaced = true;
    return this.again(this.#lamAt(v, lam, cont));
  }

  #lamAt(v: Core.Var, lam: Core.Lam, cont: Cont): Core.Lam {
    const places = this.placesOfLocal(v, lam, cont);
    return places === kept ? lam : relocated(lam, places);
  }

  #con(e: Core.Con, cont: Cont): Core.Expr {
    if (cont.kind === 'select') {
      const matched = this.knownCon(e.con, e.args, null, cont.case, cont.next, e.span);
      if (matched !== null) return matched;
    }
    return this.rebuild(this.reuse(mapChildren(e, this.lazily) as Core.Con), cont);
  }

  readonly #operand = (e: Core.Expr): Core.Expr => this.asFunction(this.lazily(e));

  #prim(e: Core.Prim, cont: Cont): Core.Expr {
    const args = mapList(e.args, this.#operand);
    if (e.op === 'dataToTag#') {
      const con = asCon(args[0]);
      if (con !== null) {
        this.changes++;
        return this.rebuild(make.literal({ rep: 'i64', value: BigInt(con.con.tag) }, e.span), cont);
      }
    }
    const folded = foldPrim(e.op, args, e.span);
    if (folded !== null) {
      this.changes++;
      return this.rebuild(folded, cont);
    }
    return this.rebuild(args === e.args ? e : make.prim(e.op, args, e.reps, e.span), cont);
  }

  protected override lambda(e: Core.Lam, cont: Cont): Core.Expr {
    if (cont.kind === 'apply') return this.beta(e, cont);
    if (cont.kind === 'select' && cont.case.alts.length === 0 && cont.case.fallback !== null) {
      return this.bindLater(cont.case.binder, e, cont.next, e.span, cont.case.fallback);
    }
    const params = outBinders(e.params);
    const first = this.expandFirst(e.body);
    let body = first?.body ?? this.expr(e.body, STOP);
    let oneShot = e.oneShot;
    let all = first === null ? params : [...params, ...first.params];
    // \x -> \y -> b is \x y -> b: nothing is lost that anybody could see but by seq on a partial application.
    while (body.kind === 'lam') {
      all = [...all, ...body.params];
      oneShot = oneShot && body.oneShot;
      body = body.body;
    }
    const expanded = this.etaExpand(body);
    if (expanded !== null) {
      all = [...all, ...expanded.params];
      body = expanded.body;
    } else body = this.besideWork(body);
    const isSame = body === e.body && all === e.params && oneShot === e.oneShot;
    return this.rebuild(isSame ? e : make.lam(all, body, oneShot, e.span), cont);
  }

  protected override rebuild(e: Core.Expr, cont: Cont): Core.Expr {
    switch (cont.kind) {
      case 'stop':
        return e;
      case 'apply': {
        const args = this.argsOf(cont);
        if (e.kind === 'app') return this.rebuild(make.app(e.fun, [...e.args, ...args], cont.reps, e.span), cont.next);
        const call = callOf(e, args, cont);
        if (isClosedTypeRep(call)) return this.rebuild(this.#typeRep(call), cont.next);
        return bottoms(call) ? this.diverge(call, cont.next) : this.rebuild(call, cont.next);
      }
      case 'select':
        return this.select(e, cont.case, cont.next);
    }
  }

  #typeRep(rep: Core.App): Core.Expr {
    const { var: v, bind } = this.#typeReps.variable(rep);
    if (bind !== null) this.floated.push(bind);
    this.changes++;
    return varExpr(v, rep.span);
  }
}

/** A call without a place of its own is where its function stands. */
function placedAt(e: Core.Expr, cont: Cont): Cont {
  if (cont.kind !== 'apply' || cont.span.line !== 0) return cont;
  return { kind: 'apply', args: cont.args, reps: cont.reps, span: e.span, next: cont.next, depth: cont.depth, from: null };
}
