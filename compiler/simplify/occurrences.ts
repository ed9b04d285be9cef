/**
 * How often, and how, every variable occurs: what the simplifier needs to know before it decides about a binding. Noted on the variables (`Var.occ`).
 *
 * Binders are unique. The body of a let is looked at before its right-hand side, and the right-hand side only when the variable occurs: what is mentioned by dead
 * code alone is dead, too.
 *
 * Tail calls: an occurrence is a tail call of a let-bound function when nothing between its let and the occurrence goes on afterwards. Binders are numbered in
 * the order they are met; `barrier` is the number from which on binders may be tail-called here: inside an argument, a scrutinee or a lambda those bound in it.
 */
import { isAuthors } from '../core/authors.ts';
import { bindingsOf } from '../core/build.ts';
import type * as Core from '../core/syntax.ts';

/** The occurrences of a binder while they are counted. */
class Binder implements Core.Occurrence {
  count = 0;
  inLambda = false;
  tailArgs: number | null = null;
  recursive = false;
  inCon = false;
  conArgs = 0;
  /** copies of it have the same occurrences */
  readonly #var: Core.Var;
  /** of those who count, the one that met it */
  analysis: Analysis;
  depth: number;
  order: number;
  isSeen = false;
  /** the right-hand sides of its group are being looked at */
  isOpen = false;

  constructor(v: Core.Var, analysis: Analysis, depth: number, order: number) {
    this.#var = v;
    this.analysis = analysis;
    this.depth = depth;
    this.order = order;
  }

  /** Those of a variable, to be counted: again, when they have been before. */
  static of(v: Core.Var, analysis: Analysis, depth: number, order: number): Binder {
    const { occ } = v;
    return occ instanceof Binder && occ.#var === v ? occ.#begin(analysis, depth, order) : new Binder(v, analysis, depth, order);
  }

  #begin(analysis: Analysis, depth: number, order: number): this {
    this.count = 0;
    this.inLambda = false;
    this.tailArgs = null;
    this.recursive = false;
    this.inCon = false;
    this.conArgs = 0;
    this.analysis = analysis;
    this.depth = depth;
    this.order = order;
    this.isSeen = false;
    this.isOpen = false;
    return this;
  }
}

/** Is a local variable's binding to stay, whether it occurs or not? */
export type Stays = (v: Core.Var) => boolean;

const nothingStays: Stays = () => false;

/** A top-level variable of the module that a right-hand side mentions, with how often. */
export interface Mention {
  readonly var: Core.Var;
  count: number;
}

/** Right-hand sides that are not looked at again, as what was found in them stays true; null: to be found once more. */
export type Settled = Map<Core.Expr, readonly Mention[] | null>;

/** Notes the occurrences of all variables bound in the module; of top-level ones, those within this module. `keepLets`: bindings of the author stay. */
export function noteOccurrences(module: Core.Module, roots: ReadonlySet<Core.Var>, settled: Settled, keepLets: boolean): void {
  let file = 0;
  const analysis = new Analysis(keepLets ? (v) => isAuthors(v, file) : nothingStays);
  for (const group of module.binds) for (const { var: v } of bindingsOf(group)) analysis.bind(v);
  for (let i = module.binds.length - 1; i >= 0; i--) {
    ({ file } = bindingsOf(module.binds[i])[0].span);
    analysis.top(module.binds[i], roots, settled);
  }
}

/** Of top-level variables occurrences are known within their module only: importers must not see them. */
export function forgetOccurrences(module: Core.Module): void {
  for (const group of module.binds) for (const { var: v } of bindingsOf(group)) v.occ = null;
}

/** For a single expression, made by a pass. */
export function noteOccurrencesIn(expr: Core.Expr, stays: Stays = nothingStays): void {
  new Analysis(stays).expr(expr, 0);
}

class Analysis {
  readonly #stays: Stays;
  #depth = 0;
  #order = 0;
  /** what the right-hand side being looked at mentions of the top level; null when nobody asked */
  #mentions: Map<Core.Var, Mention> | null = null;

  constructor(stays: Stays) {
    this.#stays = stays;
  }

  bind(v: Core.Var): Binder {
    const binder = Binder.of(v, this, this.#depth, this.#order++);
    v.occ = binder;
    v.isReused = false;
    return binder;
  }

  #binderOf(v: Core.Var): Binder | null {
    const occ = v.occ as Binder | null;
    return occ !== null && occ.analysis === this ? occ : null;
  }

  #open(binds: readonly { readonly var: Core.Var }[], isOpen: boolean): void {
    for (const { var: v } of binds) (v.occ as Binder).isOpen = isOpen;
  }

  top(group: Core.Bind, roots: ReadonlySet<Core.Var>, settled: Settled): void {
    const binds = bindingsOf(group);
    const occurs = (v: Core.Var, occ: Binder): boolean => roots.has(v) || occ.count > 0 || occ.recursive;
    if (group.kind === 'nonrec' && !occurs(group.var, group.var.occ as Binder)) return;
    this.#open(binds, true);
    if (group.kind === 'nonrec') this.#topExpr(group.expr, settled);
    else this.#reachable(binds, occurs, (expr) => this.#topExpr(expr, settled));
    this.#open(binds, false);
  }

  #topExpr(expr: Core.Expr, settled: Settled): void {
    let found = settled.get(expr);
    if (found === undefined) return this.expr(expr, this.#order);
    if (found !== null) {
      for (const { var: v, count } of found) {
        const occ = this.#binderOf(v);
        if (occ?.isOpen) occ.recursive = true;
        else if (occ !== null) occ.count += count;
      }
      return;
    }
    this.#mentions = new Map();
    this.expr(expr, this.#order);
    found = [...this.#mentions.values()];
    this.#mentions = null;
    settled.set(expr, found);
  }

  /** Looks at the right-hand sides of those that occur, also in one another. */
  #reachable<B extends { readonly var: Core.Var; readonly expr: Core.Expr }>(
    binds: readonly B[],
    occurs: (v: Core.Var, occ: Binder) => boolean,
    look: (expr: Core.Expr) => void,
  ): void {
    let waiting = binds;
    for (let before = -1; waiting.length !== before; ) {
      before = waiting.length;
      waiting = waiting.filter(({ var: v, expr }) => {
        if (!occurs(v, v.occ as Binder)) return true;
        look(expr);
        return false;
      });
    }
  }

  #use(v: Core.Var, args: number, barrier: number): void {
    const occ = this.#binderOf(v);
    if (occ === null) return;
    if (this.#mentions !== null && v.global) this.#mention(v, this.#mentions);
    if (occ.isOpen) occ.recursive = true;
    else {
      occ.count++;
      if (this.#depth > occ.depth) occ.inLambda = true;
    }
    const tail = occ.order >= barrier && args > 0 ? args : null;
    if (!occ.isSeen) occ.tailArgs = tail;
    else if (occ.tailArgs !== tail) occ.tailArgs = null;
    occ.isSeen = true;
  }

  #noteConArgs({ join, args }: Core.Jump): void {
    const occ = this.#binderOf(join);
    if (occ !== null) for (let i = 0; i < args.length; i++) if (args[i].kind === 'con') occ.conArgs |= 1 << i;
  }

  #mention(v: Core.Var, mentions: Map<Core.Var, Mention>): void {
    const found = mentions.get(v);
    if (found === undefined) mentions.set(v, { var: v, count: 1 });
    else found.count++;
  }

  #args(list: readonly Core.Expr[]): void {
    for (let i = 0; i < list.length; i++) this.expr(list[i], this.#order);
  }

  expr(e: Core.Expr, barrier: number): void {
    switch (e.kind) {
      case 'var':
        return this.#use(e.var, 0, barrier);
      case 'lit':
        return;
      case 'app':
        if (e.fun.kind === 'var') this.#use(e.fun.var, e.args.length, barrier);
        else this.expr(e.fun, this.#order);
        return this.#args(e.args);
      case 'con':
      case 'prim':
      case 'foreign':
      case 'tuple':
        return this.#args(e.args);
      case 'jump':
        this.#use(e.join, e.args.length, barrier);
        this.#noteConArgs(e);
        return this.#args(e.args);
      case 'lam':
        return this.#lambda(e, -1);
      case 'let':
        return this.#let(e, barrier);
      case 'letjoin':
        return this.#letJoin(e, barrier);
      case 'case':
        this.expr(e.scrutinee, this.#order);
        this.bind(e.binder);
        for (const alt of e.alts) {
          if (alt.kind !== 'lit') for (const f of alt.fields) this.bind(f);
          this.expr(alt.body, barrier);
        }
        if (e.fallback !== null) this.expr(e.fallback, barrier);
    }
  }

  /** In the body of a function of a recursive group only that group may be tail-called: those from `first` on; elsewhere (-1) nothing. */
  #lambda(e: Core.Lam, first: number): void {
    if (!e.oneShot) this.#depth++;
    for (const p of e.params) this.bind(p);
    this.expr(e.body, first < 0 ? this.#order : first);
    if (!e.oneShot) this.#depth--;
  }

  #let(e: Core.Let, barrier: number): void {
    const { bind } = e;
    if (bind.kind === 'nonrec') {
      const occ = this.bind(bind.var);
      this.expr(e.body, barrier);
      if (occ.count > 0 || bind.var.rep !== 'lifted' || this.#stays(bind.var)) this.#bound(bind.expr);
      return;
    }
    const first = this.#order;
    for (const { var: v } of bind.binds) this.bind(v);
    this.expr(e.body, barrier);
    this.#open(bind.binds, true);
    this.#reachable(
      bind.binds,
      (v, occ) => occ.count > 0 || occ.recursive || this.#stays(v),
      (expr) => {
        if (expr.kind === 'lam') this.#lambda(expr, first);
        else this.#bound(expr);
      },
    );
    this.#open(bind.binds, false);
  }

  /** The right-hand side of a let. */
  #bound(expr: Core.Expr): void {
    this.expr(expr, this.#order);
    if (expr.kind !== 'con') return;
    for (const arg of expr.args) {
      const occ = arg.kind === 'var' ? this.#binderOf(arg.var) : null;
      if (occ !== null) occ.inCon = true;
    }
  }

  #letJoin(e: Core.LetJoin, barrier: number): void {
    for (const { var: v } of e.joins) this.bind(v);
    this.expr(e.body, barrier);
    for (const join of e.joins) {
      if (!e.rec && join.var.occ?.count === 0) continue;
      // A loop runs its body many times; a plain join point is entered once.
      if (e.rec) {
        this.#depth++;
        this.#open(e.joins, true);
      }
      for (const p of join.params) this.bind(p);
      this.expr(join.body, barrier);
      if (e.rec) {
        this.#depth--;
        this.#open(e.joins, false);
      }
    }
  }
}
