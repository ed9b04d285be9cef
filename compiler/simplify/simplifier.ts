/**
 * The simplifier: one walk over the module that inlines, beta-reduces, resolves cases of known constructors, pushes cases into cases (with join points), turns
 * functions that are only tail-called into join points, drops dead code and folds primops. Run it several times.
 * Source: Peyton Jones and Marlow, *Secrets of the GHC inliner* (2002); Maurer and others, *Compiling without continuations* (2017).
 *
 * Note [Continuations]: an expression is simplified together with what will be done with its value (Cont). Continuations flow into tail positions only, so a
 * jump may forget its own: the join point's body has it already.
 *
 * Note [Substitution]: binders are unique, so the substitution is one table for the whole walk. An input variable is mapped to an output atom (`done`) or to the
 * input expression to be simplified where it occurs (`later`; it then occurs once). Output expressions may be simplified again as they are: their variables
 * are not in the table. Every binder of the output is fresh.
 */
import type { Span } from '../base/span.ts';
import { isAuthors } from '../core/authors.ts';
import { bindingsOf, cloneVar, infoOf, newVar, varExpr } from '../core/build.ts';
import { repsOf, shapeOf } from '../core/reps.ts';
import type * as Core from '../core/syntax.ts';
import { mapConArgs, mapList, pushChildren, withBody } from '../core/traverse.ts';
import { instantiateField, isDictionary, isDictionaryArgument } from './dictionaries.ts';
import { type Arity, arityOf, groupArities } from './eta.ts';
import { foldPrim } from './fold-prim.ts';
import { freshen, relocated } from './freshen.ts';
import { bodyOf, MAX_GROWTH, MAX_GROWTH_FACTOR, MAX_INLINE_DEPTH, PROMISING, SMALL, unfoldingOf } from './inline.ts';
import { type Occurrence, occurrencesIn } from './occurrences.ts';
import { flattened, inlinedAt, isNamed, kept, type Places, placesOfBody } from './places.ts';
import { isAtom, sizeOf } from './size.ts';
import { isClosedTypeRep, TypeReps } from './type-reps.ts';
import { bottoms, endsInValue, isAtomOrStatic, isLiteralData, isSameTuple, isSpeculable, sameLiteral } from './values.ts';

type Cont =
  | { readonly kind: 'stop' }
  | { readonly kind: 'apply'; readonly args: readonly Arg[]; readonly reps: Core.Reps; readonly span: Span; readonly next: Cont }
  | { readonly kind: 'select'; readonly case: Core.Case; readonly next: Cont };

/** `done`: already simplified. */
interface Arg {
  readonly expr: Core.Expr;
  readonly done: boolean;
}

interface Binding {
  readonly var: Core.Var;
  readonly expr: Core.Expr;
  readonly span: Span;
}

type Substitute = { readonly done: Core.Expr } | { readonly later: Core.Expr };

const STOP: Cont = { kind: 'stop' };
/** Alternatives up to this size are copied rather than shared by a join point. */
const COPIED_ALT = 4;

export interface SimplifyOptions {
  /** inline functions at their calls; without, only what costs nothing */
  readonly inline: boolean;
  /** right-hand sides that an earlier walk of the same kind left as they were: they are skipped, and others that come to rest are added */
  readonly settled: WeakSet<Core.Expr>;
  /** local bindings of the author stay, each by its name */
  readonly keepLets: boolean;
}

/** One walk. Notes unfoldings of top-level variables as it goes. */
export function simplifyModule(module: Core.Module, occurrences: Map<Core.Var, Occurrence>, options: SimplifyOptions): Core.Module {
  return new Simplifier(module, occurrences, options).run();
}

class Simplifier {
  private readonly module: Core.Module;
  private readonly occs: Map<Core.Var, Occurrence>;
  private readonly options: SimplifyOptions;
  private readonly subst = new Map<Core.Var, Substitute>();
  /** what output variables are known to be: constructor applications to atoms, lambdas, literals */
  private readonly known = new Map<Core.Var, Core.Expr>();
  /** output variables that are evaluated */
  private readonly evaluated = new Set<Core.Var>();
  /** boxes that exist already, by the variable in them: see reuse() */
  private readonly boxes = new Map<Core.Var, { readonly con: Core.DataCon; readonly box: Core.Var }>();
  /** top-level bindings made out of lets, to stand before the one being simplified */
  private floated: Core.Bind[] = [];
  private readonly topNames = new Set<string>();
  private readonly typeReps: TypeReps;
  /** globals that others may mention: their definitions stay */
  private readonly roots: ReadonlySet<Core.Var>;
  /** globals that have an unfolding since this walk */
  private readonly renewed = new Set<Core.Var>();
  private depth = 0;
  /** what follows the calls that are being inlined, outermost first */
  private readonly returns: Cont[] = [];
  /** of the text of the binding being simplified */
  private file = 0;
  /** code that may still be added to the binding being simplified */
  private room = 0;
  /** what was done to the binding being simplified, beyond copying it: 0 promises that nothing in it became dead */
  private changes = 0;

  constructor(module: Core.Module, occs: Map<Core.Var, Occurrence>, options: SimplifyOptions) {
    this.module = module;
    this.occs = occs;
    this.options = options;
    this.roots = new Set([...module.exported, ...module.symbols.map((s) => s.var)]);
    this.typeReps = new TypeReps(module.name, (name) => this.freshGlobal(name));
  }

  run(): Core.Module {
    const isLive = (v: Core.Var): boolean => {
      const occ = this.occs.get(v);
      return this.roots.has(v) || (occ !== undefined && (occ.count > 0 || occ.recursive));
    };
    const binds: Core.Bind[] = [];
    for (const group of this.module.binds) for (const b of bindingsOf(group)) this.topNames.add(b.var.name);
    for (const group of this.module.binds) {
      const live = bindingsOf(group).filter((b) => isLive(b.var));
      if (live.length === 0) continue;
      if (group.kind === 'rec') for (const b of live) this.preview(b.var, b.expr);
      const done = live.map((b) => this.top(b.var, b.expr, b.span, group.kind === 'rec'));
      if (group.kind === 'nonrec') binds.push(...this.floated, { kind: 'nonrec', ...done[0] });
      else
        binds.push({
          kind: 'rec',
          binds: [...this.floated.flatMap((f) => [...bindingsOf(f)]), ...(done.every((b, i) => b.expr === live[i].expr) ? done : this.expandGroup(done))],
          span: group.span,
        });
      this.floated = [];
    }
    return { ...this.module, binds };
  }

  /** Dictionaries of a recursive group can be looked into before they are simplified. */
  private preview(v: Core.Var, expr: Core.Expr): void {
    const info = infoOf(v);
    if (isDictionary(expr)) info.unfolding ??= expr;
    else if (info.wrapper === true) this.setUnfolding(v, expr);
    else info.unfolding = null;
  }

  private top(v: Core.Var, input: Core.Expr, span: Span, rec: boolean): { var: Core.Var; expr: Core.Expr; span: Span } {
    if (isClosedTypeRep(input)) this.typeReps.note(v, input);
    if (isClosedTypeRep(input) || this.isSettled(input)) {
      this.unfold(v, input, rec);
      return { var: v, expr: input, span };
    }
    this.room = MAX_GROWTH + MAX_GROWTH_FACTOR * sizeOf(input, MAX_GROWTH);
    this.changes = 0;
    this.file = span.file;
    for (const table of this.tables) if (table.size > 0) table.clear();
    const expr = this.floatTop(v, this.expanded(this.expr(input, STOP)));
    this.unfold(v, expr, rec);
    if (this.changes === 0) this.options.settled.add(expr);
    return { var: v, expr, span };
  }

  /** Notes what may stand for the variable at its uses. */
  private unfold(v: Core.Var, expr: Core.Expr, rec: boolean): void {
    const info = infoOf(v);
    const occ = this.occs.get(v);
    this.setUnfolding(v, unfoldingOf(expr, info, rec && (occ?.recursive ?? true), this.isOnlyUse(v, occ)));
  }

  /** Is it mentioned once, so that its definition goes when that place has a copy? */
  private isOnlyUse(v: Core.Var, occ: Occurrence | undefined): boolean {
    return occ?.count === 1 && !this.roots.has(v);
  }

  private setUnfolding(v: Core.Var, unfolding: Core.Expr | null): void {
    const info = infoOf(v);
    if (info.unfolding === null && unfolding !== null) this.renewed.add(v);
    info.unfolding = unfolding;
  }

  /** Is it as an earlier walk left it, and nothing more known about what it mentions? */
  private isSettled(rhs: Core.Expr): boolean {
    if (!this.options.settled.has(rhs)) return false;
    if (this.renewed.size === 0) return true;
    const stack: Core.Expr[] = [rhs];
    for (let e = stack.pop(); e !== undefined; e = stack.pop()) {
      if (e.kind === 'var' && e.var.global && this.renewed.has(e.var)) return false;
      pushChildren(e, stack);
    }
    return true;
  }

  /** A right-hand side that is no lambda but takes arguments: `f = map g`. */
  private expanded(rhs: Core.Expr): Core.Expr {
    if (rhs.kind === 'lam' || isDictionary(rhs)) return rhs;
    const eta = this.etaExpand(rhs);
    return eta === null ? rhs : { kind: 'lam', params: eta.params, body: eta.body, oneShot: false, span: rhs.span };
  }

  /** Lets around a top-level right-hand side become top-level bindings. */
  private floatTop(v: Core.Var, rhs: Core.Expr): Core.Expr {
    let e = rhs;
    while (e.kind === 'let' && bindingsOf(e.bind).every((b) => b.var.rep === 'lifted' && !this.stays(b.var))) {
      this.changes++;
      const binds = bindingsOf(e.bind);
      const globals = binds.map((b) => this.globalVar(v, b.var));
      const replace = new Map(binds.map((b, i) => [b.var, varExpr(globals[i], b.span) as Core.Expr]));
      const moved = binds.map((b, i) => ({ var: globals[i], expr: freshen(b.expr, kept, replace), span: b.span }));
      for (const m of moved) infoOf(m.var).shape = shapeOf(m.expr);
      this.floated.push(e.bind.kind === 'rec' ? { kind: 'rec', binds: moved, span: e.bind.span } : { kind: 'nonrec', ...moved[0] });
      e = freshen(e.body, kept, replace);
    }
    return e;
  }

  private globalVar(owner: Core.Var, local: Core.Var): Core.Var {
    const name = this.freshGlobal(`${owner.name}_${local.name.replace(/^.*\./, '')}`);
    return { ...cloneVar(local), name, global: true, module: this.module.name };
  }

  private freshGlobal(base: string): string {
    let name = base;
    for (let n = 1; this.topNames.has(name); n++) name = `${base}${n}`;
    this.topNames.add(name);
    return name;
  }

  // Expressions ------------------------------------------------------------------------------------------------------------------------------

  private expr(e: Core.Expr, cont: Cont): Core.Expr {
    switch (e.kind) {
      case 'var':
        return this.variable(e, cont);
      case 'lit':
        return this.rebuild(e, cont);
      case 'app':
        return this.expr(e.fun, { kind: 'apply', args: e.args.map((expr) => ({ expr, done: false })), reps: e.reps, span: e.span, next: cont });
      case 'con':
        return this.con(e, cont);
      case 'prim':
        return this.prim(e, cont);
      case 'foreign':
        return this.rebuild({ kind: 'foreign', foreign: e.foreign, args: mapList(e.args, this.lazily), reps: e.reps, span: e.span }, cont);
      case 'tuple':
        if (cont.kind === 'select') return this.selectTuple(e, cont.case, cont.next);
        return this.rebuild({ kind: 'tuple', args: mapList(e.args, this.lazily), span: e.span }, cont);
      case 'lam':
        return this.lambda(e, cont);
      case 'let':
        return this.letBind(e.bind, cont, e.span, (k) => this.expr(e.body, k));
      case 'letjoin':
        return this.letJoin(e, cont);
      case 'jump':
        return this.jump(e);
      case 'case':
        return this.expr(e.scrutinee, { kind: 'select', case: e, next: cont });
    }
  }

  /** An expression whose value goes nowhere yet. */
  private readonly lazily = (e: Core.Expr): Core.Expr => withOrigin(this.expr(e, STOP), e);

  private arg(arg: Arg): Core.Expr {
    return arg.done ? arg.expr : withOrigin(this.expr(arg.expr, STOP), arg.expr);
  }

  private variable(e: Core.VarExpr, cont: Cont): Core.Expr {
    const to = this.subst.get(e.var);
    if (to === undefined) return this.outVar(e, cont);
    if ('later' in to) {
      this.subst.delete(e.var);
      const later = to.later.kind === 'lam' ? this.lamAt(e.var, to.later, cont) : to.later;
      const done = this.expr(later, cont);
      return cont === STOP ? withOrigin(done, to.later) : done;
    }
    if (to.done.kind === 'var') return this.outVar(to.done.span === e.span ? to.done : varExpr(to.done.var, e.span), cont);
    if (to.done.kind === 'lam') return this.expr(this.copyOf(to.done, this.placesOfLocal(e.var, to.done, cont)), cont);
    return this.rebuild(to.done, cont);
  }

  private lamAt(v: Core.Var, lam: Core.Lam, cont: Cont): Core.Expr {
    const places = this.placesOfLocal(v, lam, cont);
    return places === kept ? lam : relocated(lam, places);
  }

  private con(e: Core.Con, cont: Cont): Core.Expr {
    if (cont.kind === 'select') {
      const matched = this.knownCon(
        e.con,
        e.args.map((expr) => ({ expr, done: false })),
        null,
        cont.case,
        cont.next,
        e.span,
      );
      if (matched !== null) return matched;
    }
    return this.rebuild(this.reuse({ kind: 'con', con: e.con, args: mapConArgs(e, this.lazily), span: e.span }), cont);
  }

  /** `I# x` where x came out of a box that is still at hand is that box. */
  private reuse(e: Core.Con): Core.Expr {
    const content = boxed(e.args);
    const known = content === null ? undefined : this.boxes.get(content);
    if (known === undefined || known.con.name !== e.con.name) return e;
    this.changes++;
    return varExpr(known.box, e.span);
  }

  private prim(e: Core.Prim, cont: Cont): Core.Expr {
    const args = mapList(e.args, this.lazily);
    if (e.op === 'dataToTag#') {
      const con = this.asCon(args[0]);
      if (con !== null) {
        this.changes++;
        return this.rebuild({ kind: 'lit', lit: { rep: 'i64', value: BigInt(con.con.tag) }, span: e.span }, cont);
      }
    }
    const folded = foldPrim(e.op, args, e.span);
    if (folded !== null) {
      this.changes++;
      return this.rebuild(folded, cont);
    }
    return this.rebuild({ kind: 'prim', op: e.op, args, reps: e.reps, span: e.span }, cont);
  }

  private lambda(e: Core.Lam, cont: Cont): Core.Expr {
    if (cont.kind === 'apply') return this.beta(e, cont);
    if (cont.kind === 'select' && cont.case.alts.length === 0 && cont.case.fallback !== null) {
      return this.bindLater(cont.case.binder, { expr: e, done: false }, cont.next, e.span, (k) => this.expr(cont.case.fallback as Core.Expr, k));
    }
    const params = e.params.map((p) => this.cloneBinder(p));
    let body = this.expr(e.body, STOP);
    let oneShot = e.oneShot;
    let all: Core.Var[] = params;
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
    }
    return this.rebuild({ kind: 'lam', params: all, body, oneShot, span: e.span }, cont);
  }

  /** A body that would take more arguments before it works gets them at once. See eta.ts. */
  private etaExpand(body: Core.Expr): { params: Core.Var[]; body: Core.Expr } | null {
    if (body.kind !== 'case' && body.kind !== 'let' && body.kind !== 'letjoin' && body.kind !== 'app') return null;
    if (body.kind === 'app' && bottoms(body)) return null;
    const arity = arityOf(body);
    return arity === null ? null : this.expandBy(body, arity);
  }

  private expandBy(body: Core.Expr, arity: Arity): { params: Core.Var[]; body: Core.Expr } {
    this.changes++;
    // What was made is gone through again: with its own occurrences.
    for (const [v, occ] of occurrencesIn(body, this.stays)) this.occs.set(v, occ);
    const params = arity.params.map((rep) => newVar('eta', rep, body.span));
    const args = params.map((p): Arg => ({ expr: varExpr(p, body.span), done: true }));
    return { params, body: this.expr(body, { kind: 'apply', args, reps: arity.result, span: body.span, next: STOP }) };
  }

  /** The functions of a recursive group, with the parameters they would take before they work. See eta.ts. */
  private expandGroup(group: readonly Binding[]): readonly Binding[] {
    const functions = group.flatMap(({ var: v, expr }) => (expr.kind === 'lam' && v.info?.wrapper !== true ? [{ var: v, lam: expr }] : []));
    if (functions.length === 0) return group;
    const arities = new Map(groupArities(functions).map((arity, i) => [functions[i].var, arity]));
    return group.map((b) => {
      const arity = arities.get(b.var) ?? null;
      if (arity === null || b.expr.kind !== 'lam') return b;
      const { params, body } = this.expandBy(b.expr.body, arity);
      return { var: b.var, expr: { kind: 'lam', params: [...b.expr.params, ...params], body, oneShot: b.expr.oneShot, span: b.expr.span }, span: b.span };
    });
  }

  private beta(e: Core.Lam, cont: Cont & { kind: 'apply' }): Core.Expr {
    this.changes++;
    const n = Math.min(e.params.length, cont.args.length);
    const rest = cont.args.slice(n);
    const next = rest.length === 0 ? cont.next : withArgs(cont, rest);
    const left = e.params.slice(n);
    const bindFrom = (i: number, k: Cont): Core.Expr => {
      if (i < n) return this.bindLater(e.params[i], cont.args[i], k, cont.span, (inner) => bindFrom(i + 1, inner));
      return left.length === 0 ? this.expr(e.body, k) : this.lambda({ kind: 'lam', params: left, body: e.body, oneShot: e.oneShot, span: e.span }, k);
    };
    return bindFrom(0, next);
  }

  /** A copy to be simplified, with its own binders and what is known of their occurrences. */
  private copyOf<E extends Core.Expr>(e: E, places: Places): E {
    const copy = freshen(e, places) as E;
    for (const [v, occ] of occurrencesIn(copy, this.stays)) this.occs.set(v, occ);
    return copy;
  }

  private cloneBinder(v: Core.Var): Core.Var {
    const copy = cloneVar(v);
    if (v.info !== null) copy.info = { ...v.info, unfolding: null };
    this.subst.set(v, { done: varExpr(copy, v.span) });
    return copy;
  }

  // Bindings ---------------------------------------------------------------------------------------------------------------------------------

  /** Binds an input variable to an argument around what `body` makes. */
  private bindLater(v: Core.Var, arg: Arg, cont: Cont, span: Span, body: (cont: Cont) => Core.Expr): Core.Expr {
    if (arg.done && isAtom(arg.expr)) {
      this.subst.set(v, { done: arg.expr });
      return body(cont);
    }
    return this.letBind({ kind: 'nonrec', var: v, expr: arg.expr, span: arg.expr.origin ?? arg.expr.span }, cont, span, body, arg.done);
  }

  private letBind(bind: Core.Bind, cont: Cont, span: Span, body: (cont: Cont) => Core.Expr, done = false): Core.Expr {
    if (bind.kind === 'rec') return this.letRec(bind, cont, span, body);
    const { var: v, expr } = bind;
    const occ = this.occs.get(v);
    if (v.rep !== 'lifted') return this.strictLet(bind, cont, body, done);
    if (this.stays(v)) return this.letValue(v, done ? expr : this.expanded(this.expr(expr, STOP)), occ, bind.span, cont, body);
    if (occ === undefined || (occ.count === 0 && !occ.recursive)) {
      this.changes++;
      if (occ !== undefined) return body(cont);
    } else if (occ.count === 1 && !occ.inLambda && !done) {
      this.changes++;
      this.subst.set(v, { later: fromBinding(expr, bind.span) });
      return body(cont);
    }
    if (!done && occ !== undefined && occ.tailArgs !== null && expr.kind === 'lam' && expr.params.length === occ.tailArgs) {
      return this.joinBind(v, expr, cont, span, body);
    }
    return this.letValue(v, done ? expr : this.expanded(this.expr(expr, STOP)), occ, bind.span, cont, body);
  }

  /** Must a local variable be bound where it is, whatever is known of it? */
  private readonly stays = (v: Core.Var): boolean => this.options.keepLets && isAuthors(v, this.file);

  /** Binds a variable to a simplified lifted expression. */
  private letValue(v: Core.Var, rhs: Core.Expr, occ: Occurrence | undefined, span: Span, cont: Cont, body: (cont: Cont) => Core.Expr): Core.Expr {
    const stays = this.stays(v);
    if (!stays && (isAtom(rhs) || (rhs.kind === 'lit' && rhs.lit.rep === 'integer'))) {
      this.changes++;
      this.subst.set(v, { done: rhs });
      return body(cont);
    }
    // let x = (let y = e in C y) in b: the constructor is what b wants to see.
    if (rhs.kind === 'let' && endsInValue(rhs)) return wrapLet(rhs.bind, this.letValue(v, rhs.body, occ, span, cont, body), rhs.span);
    if (!stays && rhs.kind === 'lam' && occ !== undefined && occ.count === 1 && !occ.recursive) {
      this.changes++;
      this.subst.set(v, { done: rhs });
      const result = body(cont);
      return result;
    }
    if (rhs.kind === 'con') return this.letCon(v, rhs, span, cont, body);
    const out = this.cloneBinder(v);
    this.note(out, rhs);
    return wrapLet({ kind: 'nonrec', var: out, expr: rhs, span }, body(cont), span);
  }

  /** The arguments of a bound constructor get names, so that whoever takes it apart shares them. */
  private letCon(v: Core.Var, rhs: Core.Con, span: Span, cont: Cont, body: (cont: Cont) => Core.Expr): Core.Expr {
    const floats: Core.Bind[] = [];
    const args = rhs.args.map((arg, i) => this.named(arg, rhs.con.fields[i], floats));
    const con: Core.Con = { kind: 'con', con: rhs.con, args, span: rhs.span };
    const out = this.cloneBinder(v);
    this.note(out, con);
    let result = wrapLet({ kind: 'nonrec', var: out, expr: con, span }, body(cont), span);
    for (let i = floats.length - 1; i >= 0; i--) result = wrapLet(floats[i], result, span);
    return result;
  }

  /** An argument as an atom where it can be shared; unboxed computations stay where they are. */
  private named(arg: Core.Expr, rep: Core.Rep, floats: Core.Bind[]): Core.Expr {
    if (isAtom(arg) || arg.kind === 'lit' || rep !== 'lifted' || isLiteralData(arg)) return arg;
    const v = newVar('sat', rep, arg.span);
    this.note(v, arg);
    floats.push({ kind: 'nonrec', var: v, expr: arg, span: arg.span });
    return varExpr(v, arg.span);
  }

  /** What is worth remembering of an output binding. */
  private note(v: Core.Var, rhs: Core.Expr): void {
    if (rhs.kind === 'con') {
      this.known.set(v, rhs);
      // an unboxed field that may fail makes it a thunk
      if (rhs.args.every((arg) => repsOf(arg) === 'lifted' || isSpeculable(arg))) this.evaluated.add(v);
    } else if (rhs.kind === 'lam') {
      this.evaluated.add(v);
      if (bodyOf(rhs).size <= PROMISING) this.known.set(v, rhs);
    } else if (rhs.kind === 'app' && rhs.fun.kind === 'var' && rhs.fun.var.info?.unfolding && isDictionary(rhs.fun.var.info.unfolding)) this.known.set(v, rhs);
  }

  /** An unlifted binding is evaluated first. */
  private strictLet(bind: Core.Bind & { kind: 'nonrec' }, cont: Cont, body: (cont: Cont) => Core.Expr, done: boolean): Core.Expr {
    const { var: v, expr, span } = bind;
    const occ = this.occs.get(v);
    if (occ !== undefined && occ.count === 0 && isSpeculable(expr)) {
      this.changes++;
      return body(cont);
    }
    const rhs = done ? expr : this.expr(expr, STOP);
    if (isAtom(rhs)) {
      this.changes++;
      this.subst.set(v, { done: rhs });
      return body(cont);
    }
    if (occ !== undefined && occ.count === 1 && !occ.inLambda && isSpeculable(rhs)) {
      this.changes++;
      this.subst.set(v, { done: rhs });
      return body(cont);
    }
    const out = this.cloneBinder(v);
    return wrapLet({ kind: 'nonrec', var: out, expr: rhs, span }, body(cont), span);
  }

  private letRec(group: Core.Bind & { kind: 'rec' }, cont: Cont, span: Span, body: (cont: Cont) => Core.Expr): Core.Expr {
    const live = group.binds.filter((b) => {
      const occ = this.occs.get(b.var);
      return occ === undefined || occ.count > 0 || occ.recursive || this.stays(b.var);
    });
    const stay = live.some((b) => this.stays(b.var));
    if (live.length < group.binds.length) this.changes++;
    if (live.length === 0 || (!stay && live.every((b) => this.occs.get(b.var)?.count === 0))) {
      this.changes++;
      return body(cont);
    }
    if (live.length === 1 && this.occs.get(live[0].var)?.recursive === false) return this.letBind({ kind: 'nonrec', ...live[0] }, cont, span, body);
    const joins = live.every(({ var: v, expr }) => {
      const occ = this.occs.get(v);
      return expr.kind === 'lam' && occ !== undefined && occ.tailArgs === expr.params.length;
    });
    if (joins && !stay) return this.joinRec(live, cont, span, body);
    const vars = live.map((b) => this.cloneBinder(b.var));
    for (const [i, b] of live.entries()) {
      if (b.expr.kind === 'lam') this.evaluated.add(vars[i]);
      if (b.var.info?.wrapper === true) this.known.set(vars[i], b.expr);
    }
    const binds = live.map((b, i) => {
      const expr = this.expr(b.expr, STOP);
      if (expr.kind === 'con') this.note(vars[i], expr);
      return { var: vars[i], expr, span: b.span };
    });
    return { kind: 'let', bind: { kind: 'rec', binds: this.expandGroup(binds), span: group.span }, body: body(cont), span };
  }

  // Join points ------------------------------------------------------------------------------------------------------------------------------

  /** A function that is only tail-called becomes a join point; the continuation goes into both. */
  private joinBind(v: Core.Var, lam: Core.Lam, cont: Cont, span: Span, body: (cont: Cont) => Core.Expr): Core.Expr {
    this.changes++;
    return this.withCopies(cont, (k) => {
      const params = lam.params.map((p) => this.cloneBinder(p));
      const joinBody = this.expr(lam.body, k);
      const out = this.joinVar(v);
      const join: Core.Join = { var: out, params, body: joinBody, span: lam.span };
      return this.finishJoin(false, [join], body(k), span);
    });
  }

  private joinRec(
    live: readonly { readonly var: Core.Var; readonly expr: Core.Expr; readonly span: Span }[],
    cont: Cont,
    span: Span,
    body: (cont: Cont) => Core.Expr,
  ): Core.Expr {
    this.changes++;
    return this.withCopies(cont, (k) => {
      const vars = live.map((b) => this.joinVar(b.var));
      const joins = live.map((b, i): Core.Join => {
        const lam = b.expr as Core.Lam;
        const params = lam.params.map((p) => this.cloneBinder(p));
        return { var: vars[i], params, body: this.expr(lam.body, k), span: lam.span };
      });
      return this.finishJoin(true, joins, body(k), span);
    });
  }

  /** Calls of the variable, from now on, are jumps. */
  private joinVar(v: Core.Var): Core.Var {
    const out = cloneVar(v);
    this.subst.set(v, { done: varExpr(out, v.span) });
    this.jumps.add(out);
    return out;
  }

  private readonly jumps = new Set<Core.Var>();

  private finishJoin(rec: boolean, joins: readonly Core.Join[], body: Core.Expr, span: Span): Core.Expr {
    return { kind: 'letjoin', rec, joins, body, span };
  }

  private letJoin(e: Core.LetJoin, cont: Cont): Core.Expr {
    const live = e.joins.filter((j) => {
      const occ = this.occs.get(j.var);
      return occ === undefined || occ.count > 0 || (e.rec && occ.recursive);
    });
    if (live.length < e.joins.length) this.changes++;
    if (live.length === 0) return this.expr(e.body, cont);
    const only = live[0];
    const occ = this.occs.get(only.var);
    if (!e.rec && live.length === 1 && occ !== undefined && ((occ.count === 1 && !occ.inLambda) || this.isCopyable(only.body))) {
      this.changes++;
      this.inlineJoins.set(only.var, { join: only, once: occ.count === 1 });
      return this.withCopies(cont, (k) => {
        this.joinConts.set(only.var, k);
        return this.expr(e.body, k);
      });
    }
    return this.withCopies(cont, (k) => {
      const vars = live.map((j) => this.joinVar(j.var));
      const joins = live.map((j, i): Core.Join => {
        const params = j.params.map((p) => this.cloneBinder(p));
        return { var: vars[i], params, body: this.expr(j.body, k), span: j.span };
      });
      return this.finishJoin(e.rec, joins, this.expr(e.body, k), e.span);
    });
  }

  /** Join points whose body takes the place of the jump. */
  private readonly inlineJoins = new Map<Core.Var, { readonly join: Core.Join; readonly once: boolean }>();
  private readonly joinConts = new Map<Core.Var, Cont>();
  /** what concerns the binding being simplified only */
  private readonly tables = [this.boxes, this.subst, this.known, this.evaluated, this.jumps, this.inlineJoins, this.joinConts];

  /** See Note [Continuations]. */
  private jump(e: Core.Jump): Core.Expr {
    const inlined = this.inlineJoins.get(e.join);
    if (inlined !== undefined) {
      const cont = this.joinConts.get(e.join) as Cont;
      const { join } = inlined;
      const lam: Core.Lam = { kind: 'lam', params: join.params, body: join.body, oneShot: true, span: join.span };
      if (e.args.length === 0) return this.expr(inlined.once ? join.body : this.copyOf(join.body, kept), cont);
      const args = e.args.map((expr) => ({ expr, done: false }));
      return this.beta(inlined.once ? lam : this.copyOf(lam, kept), { kind: 'apply', args, reps: 'lifted', span: e.span, next: cont });
    }
    const to = this.subst.get(e.join);
    const join = to !== undefined && 'done' in to && to.done.kind === 'var' ? to.done.var : e.join;
    return { kind: 'jump', join, args: mapList(e.args, this.lazily), span: e.span };
  }

  /** Runs `make` with a continuation that may be used several times, inside the bindings this takes. */
  private withCopies(cont: Cont, make: (cont: Cont) => Core.Expr): Core.Expr {
    const wraps: ((body: Core.Expr) => Core.Expr)[] = [];
    const copyable = this.copyable(cont, wraps);
    let result = make(copyable);
    for (let i = wraps.length - 1; i >= 0; i--) result = wraps[i](result);
    return result;
  }

  private copyable(cont: Cont, wraps: ((body: Core.Expr) => Core.Expr)[]): Cont {
    switch (cont.kind) {
      case 'stop':
        return cont;
      case 'apply': {
        const next = this.copyable(cont.next, wraps);
        const args = cont.args.map((arg): Arg => ({ expr: this.shared(this.arg(arg), cont.span, wraps), done: true }));
        return { kind: 'apply', args, reps: cont.reps, span: cont.span, next };
      }
      case 'select':
        return this.copyableSelect(cont, wraps);
    }
  }

  private shared(expr: Core.Expr, span: Span, wraps: ((body: Core.Expr) => Core.Expr)[]): Core.Expr {
    if (isAtom(expr)) return expr;
    const rep = repsOf(expr) as Core.Rep;
    const v = newVar('arg', rep, expr.span);
    if (rep === 'lifted') this.note(v, expr);
    wraps.push((body) => wrapLet({ kind: 'nonrec', var: v, expr, span }, body, span));
    return varExpr(v, span);
  }

  /** Every alternative of some size becomes a join point; what remains of the case is small. */
  private copyableSelect(cont: Cont & { kind: 'select' }, wraps: ((body: Core.Expr) => Core.Expr)[]): Cont {
    const c = cont.case;
    const next = this.copyable(cont.next, wraps);
    const reps = this.finalReps(next, c.reps);
    const branches = c.alts.length + (c.fallback === null ? 0 : 1);
    const small = (body: Core.Expr): boolean => branches > 0 && next.kind === 'stop' && this.isCopyable(body);
    if (c.alts.every((alt) => small(alt.body)) && (c.fallback === null || small(c.fallback))) return { kind: 'select', case: c, next };
    const binderUsed = c.alts[0]?.kind !== 'tuple' && (this.occs.get(c.binder)?.count ?? 1) > 0;
    const alts = c.alts.map((alt): Core.Alt => this.sharedAlt(alt, c.binder, binderUsed, next, wraps));
    const fallback = c.fallback === null ? null : this.sharedFallback(c.fallback, c.binder, binderUsed, next, wraps, c.span);
    const shared: Core.Case = { kind: 'case', scrutinee: c.scrutinee, binder: c.binder, alts, fallback, reps, span: c.span };
    return { kind: 'select', case: shared, next: STOP };
  }

  /** Small, and nothing in it waits to be put in the place of its only occurrence. */
  private isCopyable(body: Core.Expr): boolean {
    if (sizeOf(body, COPIED_ALT) > COPIED_ALT) return false;
    const stack: Core.Expr[] = [body];
    for (let e = stack.pop(); e !== undefined; e = stack.pop()) {
      switch (e.kind) {
        case 'var': {
          const to = this.subst.get(e.var);
          if (to !== undefined && 'later' in to) return false;
          break;
        }
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

  /** An input binder that from now on is mentioned once, as the argument of a jump. */
  private argumentOnly(v: Core.Var): void {
    this.subst.delete(v);
    this.occs.set(v, { count: 1, inLambda: false, tailArgs: null, recursive: false });
  }

  private sharedAlt(alt: Core.Alt, binder: Core.Var, binderUsed: boolean, next: Cont, wraps: ((body: Core.Expr) => Core.Expr)[]): Core.Alt {
    const fields = alt.kind === 'lit' ? [] : alt.fields;
    const used = fields.filter((f) => (this.occs.get(f)?.count ?? 1) > 0);
    // In the rebuilt alternative the case binder and the fields are bound again: as the input binders, for which no substitution is in force.
    const params = [...(binderUsed ? [binder] : []), ...used];
    const outs = params.map((p) => this.cloneBinder(p));
    if (binderUsed && alt.kind === 'con') this.learn(outs[0], alt, fields);
    const body = this.expr(alt.body, next);
    if (binderUsed) this.forget(outs[0]);
    this.changes++;
    const j = newVar('j', 'lifted', alt.span);
    wraps.push((rest) => ({ kind: 'letjoin', rec: false, joins: [{ var: j, params: outs, body, span: alt.span }], body: rest, span: alt.span }));
    for (const p of params) this.argumentOnly(p);
    const jump: Core.Jump = { kind: 'jump', join: j, args: params.map((p) => varExpr(p, alt.span)), span: alt.span };
    return withBody(alt, jump);
  }

  private sharedFallback(body: Core.Expr, binder: Core.Var, binderUsed: boolean, next: Cont, wraps: ((body: Core.Expr) => Core.Expr)[], span: Span): Core.Expr {
    const outs = binderUsed ? [this.cloneBinder(binder)] : [];
    if (binderUsed) this.evaluated.add(outs[0]);
    const out = this.expr(body, next);
    const j = newVar('j', 'lifted', span);
    wraps.push((rest) => ({ kind: 'letjoin', rec: false, joins: [{ var: j, params: outs, body: out, span }], body: rest, span }));
    if (binderUsed) this.argumentOnly(binder);
    return { kind: 'jump', join: j, args: binderUsed ? [varExpr(binder, span)] : [], span };
  }

  /** What comes out at the end of a continuation. */
  private finalReps(cont: Cont, reps: Core.Reps): Core.Reps {
    let out = reps;
    for (let k = cont; k.kind !== 'stop'; k = k.next) out = k.kind === 'apply' ? k.reps : k.case.reps;
    return out;
  }

  // Calls ------------------------------------------------------------------------------------------------------------------------------------

  private outVar(e: Core.VarExpr, cont: Cont): Core.Expr {
    if (this.jumps.has(e.var) && cont.kind === 'apply') {
      return { kind: 'jump', join: e.var, args: cont.args.map((a) => this.arg(a)), span: cont.span };
    }
    const info = e.var.info;
    if (info?.selector && cont.kind === 'apply') {
      const [dict, ...rest] = cont.args;
      const known = this.arg(dict);
      const field = this.fieldOf(known, info.selector.field, (method) => this.placesOfMethod(e.var, method, cont.span));
      const next = rest.length === 0 ? cont.next : withArgs(cont, rest);
      if (field !== null) {
        this.changes++;
        return this.expr(field, next);
      }
      return this.rebuild(e, withArgs(cont, [{ expr: known, done: true }, ...rest]));
    }
    const unfolding = this.known.get(e.var) ?? info?.unfolding ?? null;
    if (unfolding !== null) {
      const inlined = this.tryInline(e, unfolding, cont);
      if (inlined !== null) return inlined;
    }
    return this.rebuild(e, cont);
  }

  /** What stands in a dictionary is the author's when it is a function; all else was put there to make one. */
  private placesOfMethod(selector: Core.Var, method: Core.Expr, at: Span): Places {
    return method.kind === 'lam' && method.span.line > 0 ? inlinedAt(selector.name, at) : flattened(at);
  }

  private tryInline(e: Core.VarExpr, unfolding: Core.Expr, cont: Cont): Core.Expr | null {
    this.changes += isAtom(unfolding) ? 1 : 0;
    if (isAtom(unfolding)) return this.expr(unfolding.kind === 'var' ? varExpr(unfolding.var, e.span) : unfolding, cont);
    if (unfolding.kind !== 'lam' || cont.kind !== 'apply' || isDictionary(unfolding)) return null;
    if (!this.options.inline && e.var.info?.inline !== 'always') return null;
    if (cont.args.length < unfolding.params.length || this.depth >= MAX_INLINE_DEPTH) return null;
    if (this.room <= 0 && e.var.info?.wrapper !== true) return null;
    if (!this.isWorthwhile(e.var, unfolding, cont)) return null;
    const copy = this.copyOf(unfolding, placesOfBody(e.var, unfolding, cont.span));
    this.room -= bodyOf(unfolding).size;
    return this.inlined(copy, cont);
  }

  /** A body in the place of its call. */
  private inlined(body: Core.Expr, cont: Cont & { kind: 'apply' }): Core.Expr {
    this.depth++;
    this.returns.push(cont.next);
    const result = this.expr(body, cont);
    this.returns.pop();
    this.depth--;
    return result;
  }

  /**
   * A function of the author's that is called once, or was passed to where it is called now, comes to that place. A function without a name of its own that is
   * tail-called takes the place of its caller, as it would on the stack: so the statements of a `do` block do not seem to call each other.
   */
  private placesOfLocal(v: Core.Var, lam: Core.Lam, cont: Cont): Places {
    if (cont.kind !== 'apply') return kept;
    return isNamed(v, lam) || !(cont.next.kind === 'stop' || this.returns.includes(cont.next)) ? placesOfBody(v, lam, cont.span) : kept;
  }

  private isWorthwhile(v: Core.Var, lam: Core.Lam, cont: Cont & { kind: 'apply' }): boolean {
    if (v.info?.inline === 'always') return true;
    const small = SMALL + 2 * cont.args.length;
    const { size, interesting } = bodyOf(lam);
    if (size <= small) return true;
    const occ = this.occs.get(v);
    if (v.global && occ !== undefined && !occ.recursive && this.isOnlyUse(v, occ)) return true;
    // Something will cancel: a known function is called, a known constructor taken apart, or the result is.
    if (size > PROMISING >> Math.min(3, this.depth >> 2)) return false;
    return lam.params.some((p, i) => interesting.has(p) && this.isKnown(cont.args[i]));
  }

  /** An argument that is a lambda, a constructor or a literal, or a variable known to be one. */
  private isKnown(arg: Arg): boolean {
    let e = arg.expr;
    if (e.kind === 'var' && !arg.done) {
      const to = this.subst.get(e.var);
      if (to !== undefined) e = 'done' in to ? to.done : to.later;
    }
    if (e.kind === 'lam' || e.kind === 'con' || (e.kind === 'lit' && e.lit.rep !== 'void')) return true;
    if (e.kind === 'app' && e.fun.kind === 'var') return e.fun.var.info?.shape != null && e.args.length < e.fun.var.info.shape.params.length;
    if (e.kind !== 'var') return false;
    return this.known.has(e.var) || (e.var.global && (e.var.info?.shape != null || e.var.info?.unfolding != null));
  }

  // Rebuilding -------------------------------------------------------------------------------------------------------------------------------

  private rebuild(e: Core.Expr, cont: Cont): Core.Expr {
    switch (cont.kind) {
      case 'stop':
        return e;
      case 'apply': {
        const args = cont.args.map((a) => this.arg(a));
        if (e.kind === 'app') return this.rebuild({ kind: 'app', fun: e.fun, args: [...e.args, ...args], reps: cont.reps, span: e.span }, cont.next);
        const call: Core.Expr = { kind: 'app', fun: e, args, reps: cont.reps, span: cont.span };
        if (isClosedTypeRep(call)) return this.rebuild(this.typeRep(call), cont.next);
        return bottoms(call) ? this.diverge(call, cont.next) : this.rebuild(call, cont.next);
      }
      case 'select':
        return this.select(e, cont.case, cont.next);
    }
  }

  private typeRep(rep: Core.App): Core.Expr {
    const { var: v, bind } = this.typeReps.variable(rep);
    if (bind !== null) this.floated.push(bind);
    this.changes++;
    return varExpr(v, rep.span);
  }

  /** What never returns needs no continuation; what it would return is what the continuation would. */
  private diverge(e: Core.App | Core.Prim, cont: Cont): Core.Expr {
    if (cont.kind !== 'stop') this.changes++;
    return { ...e, reps: this.finalReps(cont, e.reps) };
  }

  private select(scrutinee: Core.Expr, c: Core.Case, cont: Cont): Core.Expr {
    if (scrutinee.kind === 'prim' && scrutinee.op === 'raise#') return this.diverge(scrutinee, { kind: 'select', case: c, next: cont });
    if (scrutinee.kind === 'lit' && scrutinee.lit.rep !== 'integer') return this.knownLiteral(scrutinee, c, cont);
    if (scrutinee.kind === 'lit') {
      const matched = this.knownInteger(scrutinee, c, cont);
      if (matched !== null) return matched;
    }
    if (scrutinee.kind === 'tuple') return this.selectTuple(scrutinee, c, cont, true);
    const con = this.asCon(scrutinee);
    if (con !== null) {
      const whole = scrutinee.kind === 'var' ? scrutinee : null;
      const matched = this.knownCon(
        con.con,
        con.args.map((expr) => ({ expr, done: true })),
        whole,
        c,
        cont,
        scrutinee.span,
      );
      if (matched !== null) return matched;
    }
    if (c.alts.length === 0 && c.fallback !== null) {
      const isValue =
        (scrutinee.kind === 'var' && (this.isEvaluated(scrutinee.var) || scrutinee.var.rep !== 'lifted')) ||
        scrutinee.kind === 'lam' ||
        scrutinee.kind === 'lit';
      if (isValue) this.changes++;
      if (isValue) return this.bindLater(c.binder, { expr: scrutinee, done: true }, cont, c.span, (k) => this.expr(c.fallback as Core.Expr, k));
      if (c.binder.rep !== 'lifted' && typeof repsOf(scrutinee) === 'string' && isSpeculable(scrutinee)) {
        return this.strictLet({ kind: 'nonrec', var: c.binder, expr: scrutinee, span: c.span }, cont, (k) => this.expr(c.fallback as Core.Expr, k), true);
      }
    }
    const branches = c.alts.length + (c.fallback === null ? 0 : 1);
    if (branches > 1) return this.withCopies(cont, (k) => this.finishCase(scrutinee, c, k));
    return this.finishCase(scrutinee, c, cont);
  }

  private isEvaluated(v: Core.Var): boolean {
    return this.evaluated.has(v) || (v.info?.shape ?? null) !== null;
  }

  private finishCase(scrutinee: Core.Expr, c: Core.Case, cont: Cont): Core.Expr {
    const reps = this.finalReps(cont, c.reps);
    const subject = scrutinee.kind === 'var' && scrutinee.var.rep === 'lifted' ? scrutinee.var : null;
    const binder = this.cloneBinder(c.binder);
    const alts = c.alts.map((alt): Core.Alt => {
      if (alt.kind === 'lit') {
        const body = this.withKnown(binder, subject, { kind: 'lit', lit: alt.lit, span: alt.span }, alt, () => this.expr(alt.body, cont));
        return { kind: 'lit', lit: alt.lit, body, span: alt.span };
      }
      const fields = alt.fields.map((f) => this.cloneBinder(f));
      if (alt.kind === 'tuple') return { kind: 'tuple', fields, body: this.expr(alt.body, cont), span: alt.span };
      for (let i = 0; i < fields.length; i++) if (alt.con.strict[i]) this.evaluated.add(fields[i]);
      const value: Core.Con = { kind: 'con', con: alt.con, args: fields.map((f) => varExpr(f, alt.span)), span: alt.span };
      const body = this.withKnown(binder, subject, value, alt, () => this.expr(alt.body, cont));
      return { kind: 'con', con: alt.con, fields, body, span: alt.span };
    });
    let fallback: Core.Expr | null = null;
    if (c.fallback !== null) {
      this.evaluated.add(binder);
      const added = subject !== null && !this.evaluated.has(subject);
      if (added) this.evaluated.add(subject);
      fallback = this.expr(c.fallback, cont);
      if (added) this.evaluated.delete(subject);
    }
    if (alts.length === 1 && isSameTuple(alts[0])) {
      this.changes++;
      return scrutinee;
    }
    return { kind: 'case', scrutinee, binder, alts, fallback, reps, span: c.span };
  }

  /** Inside an alternative binder and scrutinised variable are known; unboxed binders are the literal itself. */
  private withKnown(binder: Core.Var, subject: Core.Var | null, value: Core.Con | Core.LitExpr, alt: Core.Alt, inside: () => Core.Expr): Core.Expr {
    if (value.kind === 'lit') return inside();
    const before = subject === null ? undefined : this.known.get(subject);
    const wasEvaluated = subject !== null && this.evaluated.has(subject);
    this.known.set(binder, value);
    this.evaluated.add(binder);
    if (subject !== null) {
      this.known.set(subject, value);
      this.evaluated.add(subject);
    }
    const content = alt.kind === 'con' ? boxed(value.args) : null;
    if (content !== null) this.boxes.set(content, { con: value.con, box: subject ?? binder });
    const result = inside();
    // the other alternatives have the same binder
    this.known.delete(binder);
    if (content !== null) this.boxes.delete(content);
    if (subject !== null) {
      if (before === undefined) this.known.delete(subject);
      else this.known.set(subject, before);
      if (!wasEvaluated) this.evaluated.delete(subject);
    }
    return result;
  }

  private learn(binder: Core.Var, alt: Core.Alt & { kind: 'con' }, fields: readonly Core.Var[]): void {
    const args: Core.Expr[] = [];
    for (const f of fields) {
      const to = this.subst.get(f);
      if (to === undefined || !('done' in to)) return;
      args.push(to.done);
    }
    this.known.set(binder, { kind: 'con', con: alt.con, args, span: alt.span });
    this.evaluated.add(binder);
  }

  private forget(binder: Core.Var): void {
    this.known.delete(binder);
  }

  // Known scrutinees -------------------------------------------------------------------------------------------------------------------------

  private knownLiteral(e: Core.LitExpr, c: Core.Case, cont: Cont): Core.Expr {
    this.changes++;
    this.subst.set(c.binder, { done: e });
    for (const alt of c.alts) if (alt.kind === 'lit' && sameLiteral(alt.lit, e.lit)) return this.expr(alt.body, cont);
    if (c.fallback !== null) return this.expr(c.fallback, cont);
    this.subst.delete(c.binder);
    return this.finishCase(e, c, cont);
  }

  /** An Integer of one word is `IS` of that word; null when that is not asked, or the number is larger. */
  private knownInteger(e: Core.LitExpr, c: Core.Case, cont: Cont): Core.Expr | null {
    if (e.lit.rep !== 'integer' || BigInt.asIntN(64, e.lit.value) !== e.lit.value) return null;
    for (const alt of c.alts) {
      if (alt.kind !== 'con' || !alt.con.name.endsWith('.IS')) continue;
      this.changes++;
      this.subst.set(c.binder, { done: e });
      this.subst.set(alt.fields[0], { done: { kind: 'lit', lit: { rep: 'i64', value: e.lit.value }, span: e.span } });
      return this.expr(alt.body, cont);
    }
    return null;
  }

  /** The alternative of a known constructor; null when there is none, which only dead code has. */
  private knownCon(con: Core.DataCon, args: readonly Arg[], whole: Core.VarExpr | null, c: Core.Case, cont: Cont, span: Span): Core.Expr | null {
    this.changes++;
    const alt = c.alts.find((a) => a.kind === 'con' && a.con.name === con.name);
    if (alt !== undefined && alt.kind === 'con') {
      // the constructor made again mentions its fields as well
      const isMadeAgain = whole === null && (this.occs.get(c.binder)?.count ?? 1) > 0;
      if (isMadeAgain) for (const f of alt.fields) this.occs.set(f, { count: 2, inLambda: true, tailArgs: null, recursive: false });
      const bindFrom = (i: number, k: Cont): Core.Expr => {
        if (i < args.length) return this.bindLater(alt.fields[i], args[i], k, span, (inner) => bindFrom(i + 1, inner));
        return this.bindWhole(c.binder, whole, { kind: 'con', con, args: alt.fields.map((f) => varExpr(f, span)), span }, k, (inner) =>
          this.expr(alt.body, inner),
        );
      };
      return bindFrom(0, cont);
    }
    const { fallback } = c;
    if (fallback === null) return null;
    if (whole !== null) return this.bindWhole(c.binder, whole, null, cont, (k) => this.expr(fallback, k));
    const fields = args.map((arg, i) => newVar('field', con.fields[i], arg.expr.span));
    const value: Core.Con = { kind: 'con', con, args: fields.map((f) => varExpr(f, span)), span };
    const bindFrom = (i: number, k: Cont): Core.Expr => {
      if (i === args.length) return this.bindWhole(c.binder, null, value, k, (inner) => this.expr(fallback, inner));
      const rhs = this.arg(args[i]);
      if (isAtom(rhs)) {
        this.subst.set(fields[i], { done: rhs });
        return bindFrom(i + 1, k);
      }
      const out = this.cloneBinder(fields[i]);
      if (out.rep === 'lifted') this.note(out, rhs);
      return wrapLet({ kind: 'nonrec', var: out, expr: rhs, span }, bindFrom(i + 1, k), span);
    };
    return bindFrom(0, cont);
  }

  /** The case binder: the variable that was looked at, or a constructor made again where it is still wanted. */
  private bindWhole(binder: Core.Var, whole: Core.VarExpr | null, con: Core.Con | null, cont: Cont, body: (cont: Cont) => Core.Expr): Core.Expr {
    if (whole !== null) {
      this.subst.set(binder, { done: whole });
      return body(cont);
    }
    const occ = this.occs.get(binder);
    if (con === null || (occ !== undefined && occ.count === 0)) return body(cont);
    const args = mapList(con.args, this.lazily);
    return this.letValue(
      binder,
      this.reuse({ kind: 'con', con: con.con, args, span: con.span }),
      occ === undefined ? undefined : { ...occ, count: 2 },
      con.span,
      cont,
      body,
    );
  }

  private selectTuple(e: Core.Tuple, c: Core.Case, cont: Cont, done = false): Core.Expr {
    this.changes++;
    const alt = c.alts[0];
    if (alt === undefined || alt.kind !== 'tuple') {
      if (c.fallback === null) return this.finishCase(e, c, cont);
      const effects = e.args.filter((a) => !isAtom(a) && repsOf(a) !== 'lifted');
      if (effects.length === 0) return this.expr(c.fallback, cont);
      return this.finishCase(done ? e : { kind: 'tuple', args: mapList(e.args, this.lazily), span: e.span }, c, cont);
    }
    const bindFrom = (i: number, k: Cont): Core.Expr => {
      if (i === e.args.length) return this.expr(alt.body, k);
      return this.bindLater(alt.fields[i], { expr: e.args[i], done }, k, e.span, (inner) => bindFrom(i + 1, inner));
    };
    return bindFrom(0, cont);
  }

  /** The constructor application that an output expression is known to be. Arguments may be used several times. */
  private asCon(e: Core.Expr): Core.Con | null {
    if (e.kind === 'con') return e;
    if (e.kind !== 'var') return null;
    const known = this.known.get(e.var) ?? e.var.info?.unfolding ?? null;
    if (known === null || known.kind !== 'con') return null;
    return known.args.every(isAtomOrStatic) ? known : null;
  }

  /** A field of a known dictionary, as an output expression. */
  private fieldOf(dict: Core.Expr, field: number, places: (field: Core.Expr) => Places): Core.Expr | null {
    let e = dict;
    let args: readonly Core.Expr[] = [];
    for (let i = 0; i < 8; i++) {
      if (e.kind === 'con') return e.args[field] ?? null;
      if (e.kind === 'var') {
        const known = this.known.get(e.var) ?? e.var.info?.unfolding ?? null;
        if (known === null) return null;
        if (known.kind === 'con') {
          const arg = known.args[field];
          return arg === undefined ? null : isAtom(arg) ? arg : freshen(arg, places(arg));
        }
        e = known;
        continue;
      }
      if (e.kind !== 'app' || e.fun.kind !== 'var') return null;
      args = e.args;
      const dfun = e.fun.var.info?.unfolding ?? null;
      if (dfun === null || dfun.kind !== 'lam' || !isDictionary(dfun) || dfun.params.length !== args.length) return null;
      if (!args.every(isDictionaryArgument)) return null;
      return instantiateField(dfun, args, field, places);
    }
    return null;
  }
}

function withArgs(cont: Cont & { kind: 'apply' }, args: readonly Arg[]): Cont {
  return { kind: 'apply', args, reps: cont.reps, span: cont.span, next: cont.next };
}

/** The unboxed variable that is all there is in a box. */
function boxed(args: readonly Core.Expr[]): Core.Var | null {
  if (args.length !== 1) return null;
  const [arg] = args;
  return arg.kind === 'var' && arg.var.rep !== 'lifted' ? arg.var : null;
}

/** What is put in the place of its variable says where it was bound. */
function fromBinding(e: Core.Expr, span: Span): Core.Expr {
  return isAtom(e) || e.kind === 'lam' || e.kind === 'con' || span.line === 0 || e.origin !== undefined || e.span === span ? e : { ...e, origin: span };
}

/** An argument that has been simplified still says where it comes from. */
function withOrigin(e: Core.Expr, from: Core.Expr): Core.Expr {
  const origin = from.origin ?? from.span;
  if (from.kind === 'var' || isAtom(e) || e.kind === 'lam' || e.kind === 'con' || e.span === origin || e.origin === origin) return e;
  return { ...e, origin };
}

function wrapLet(bind: Core.Bind, body: Core.Expr, span: Span): Core.Expr {
  return { kind: 'let', bind, body, span };
}
