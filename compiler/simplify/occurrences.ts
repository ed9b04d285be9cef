/**
 * How often, and how, every variable of a module occurs: what the simplifier needs to know before it decides about a binding.
 *
 * Binders are unique, so that one table serves the whole module. The body of a let is looked at before its right-hand side, and the right-hand side only when
 * the variable occurs: what is mentioned by dead code alone is dead, too.
 *
 * Tail calls: an occurrence is a tail call of a let-bound function when nothing between its let and the occurrence goes on afterwards. Binders are numbered in
 * the order they are met; `barrier` is the number from which on binders may be tail-called here: inside an argument, a scrutinee or a lambda those bound in it.
 */
import { isAuthors } from '../core/authors.ts';
import { bindingsOf } from '../core/build.ts';
import type * as Core from '../core/syntax.ts';

export interface Occurrence {
  /** occurrences outside dead code; those in a recursive binding's own right-hand side count in `recursive` */
  count: number;
  /** one of them is inside a lambda that the binding is outside of, and that may run several times */
  inLambda: boolean;
  /** the number of arguments when all occurrences, the recursive ones, too, are tail calls with that many; else null */
  tailArgs: number | null;
  /** occurs in the right-hand sides of its own group */
  recursive: boolean;
}

export type Occurrences = Map<Core.Var, Occurrence>;

interface Binder extends Occurrence {
  depth: number;
  order: number;
  seen: boolean;
}

/** Is a local variable's binding to stay, whether it occurs or not? */
export type Stays = (v: Core.Var) => boolean;

const nothingStays: Stays = () => false;

/** Occurrences of all variables bound in the module; of top-level ones, those within this module. `keepLets`: bindings of the author stay. */
export function occurrences(module: Core.Module, keepLets = false): Occurrences {
  let file = 0;
  const analysis = new Analysis(keepLets ? (v) => isAuthors(v, file) : nothingStays);
  const roots = new Set<Core.Var>([...module.exported, ...module.symbols.map((s) => s.var)]);
  for (const group of module.binds) for (const { var: v } of bindingsOf(group)) analysis.bind(v);
  for (let i = module.binds.length - 1; i >= 0; i--) {
    ({ file } = bindingsOf(module.binds[i])[0].span);
    analysis.top(module.binds[i], roots);
  }
  return analysis.table;
}

/** For a single expression, made by a pass. */
export function occurrencesIn(expr: Core.Expr, stays: Stays = nothingStays): Occurrences {
  const analysis = new Analysis(stays);
  analysis.expr(expr, 0);
  return analysis.table;
}

class Analysis {
  readonly table = new Map<Core.Var, Binder>();
  private readonly stays: Stays;
  private depth = 0;
  private order = 0;
  /** the group whose right-hand sides are being looked at, innermost last */
  private readonly groups: ReadonlySet<Core.Var>[] = [];

  constructor(stays: Stays) {
    this.stays = stays;
  }

  bind(v: Core.Var): Binder {
    const binder: Binder = { count: 0, inLambda: false, tailArgs: null, recursive: false, depth: this.depth, order: this.order++, seen: false };
    this.table.set(v, binder);
    return binder;
  }

  top(group: Core.Bind, roots: ReadonlySet<Core.Var>): void {
    const binds = bindingsOf(group);
    const own = new Set(binds.map((b) => b.var));
    const waiting = [...binds];
    for (let progress = true; progress; ) {
      progress = false;
      for (let i = 0; i < waiting.length; i++) {
        const { var: v, expr } = waiting[i];
        const occ = this.table.get(v) as Binder;
        if (!roots.has(v) && occ.count === 0 && !occ.recursive) continue;
        waiting.splice(i--, 1);
        progress = true;
        this.groups.push(own);
        this.expr(expr, this.order);
        this.groups.pop();
      }
    }
  }

  private use(v: Core.Var, args: number, barrier: number): void {
    const occ = this.table.get(v);
    if (occ === undefined) return;
    const own = this.groups.some((group) => group.has(v));
    if (own) occ.recursive = true;
    else {
      occ.count++;
      if (this.depth > occ.depth) occ.inLambda = true;
    }
    const tail = occ.order >= barrier && args > 0 ? args : null;
    if (!occ.seen) occ.tailArgs = tail;
    else if (occ.tailArgs !== tail) occ.tailArgs = null;
    occ.seen = true;
  }

  private args(list: readonly Core.Expr[]): void {
    for (const e of list) this.expr(e, this.order);
  }

  expr(e: Core.Expr, barrier: number): void {
    switch (e.kind) {
      case 'var':
        return this.use(e.var, 0, barrier);
      case 'lit':
        return;
      case 'app':
        if (e.fun.kind === 'var') this.use(e.fun.var, e.args.length, barrier);
        else this.expr(e.fun, this.order);
        return this.args(e.args);
      case 'con':
      case 'prim':
      case 'foreign':
      case 'tuple':
        return this.args(e.args);
      case 'jump':
        this.use(e.join, e.args.length, barrier);
        return this.args(e.args);
      case 'lam':
        return this.lambda(e);
      case 'let':
        return this.let(e, barrier);
      case 'letjoin':
        return this.letJoin(e, barrier);
      case 'case':
        this.expr(e.scrutinee, this.order);
        this.bind(e.binder);
        for (const alt of e.alts) {
          if (alt.kind !== 'lit') for (const f of alt.fields) this.bind(f);
          this.expr(alt.body, barrier);
        }
        if (e.fallback !== null) this.expr(e.fallback, barrier);
    }
  }

  private lambda(e: Core.Lam): void {
    if (!e.oneShot) this.depth++;
    for (const p of e.params) this.bind(p);
    this.expr(e.body, this.order);
    if (!e.oneShot) this.depth--;
  }

  private let(e: Core.Let, barrier: number): void {
    if (e.bind.kind === 'nonrec') {
      const occ = this.bind(e.bind.var);
      this.expr(e.body, barrier);
      if (occ.count > 0 || e.bind.var.rep !== 'lifted' || this.stays(e.bind.var)) this.expr(e.bind.expr, this.order);
      return;
    }
    const first = this.order;
    const own = new Set(e.bind.binds.map((b) => b.var));
    for (const v of own) this.bind(v);
    this.expr(e.body, barrier);
    const waiting = [...e.bind.binds];
    for (let progress = true; progress; ) {
      progress = false;
      for (let i = 0; i < waiting.length; i++) {
        const { var: v, expr } = waiting[i];
        const occ = this.table.get(v) as Binder;
        if (occ.count === 0 && !occ.recursive && !this.stays(v)) continue;
        waiting.splice(i--, 1);
        progress = true;
        this.groups.push(own);
        if (expr.kind === 'lam') this.recursiveLambda(expr, first);
        else this.expr(expr, this.order);
        this.groups.pop();
      }
    }
  }

  /** In the body of a function only its own group may be tail-called. */
  private recursiveLambda(e: Core.Lam, first: number): void {
    if (!e.oneShot) this.depth++;
    for (const p of e.params) this.bind(p);
    this.expr(e.body, first);
    if (!e.oneShot) this.depth--;
  }

  private letJoin(e: Core.LetJoin, barrier: number): void {
    const own = new Set(e.joins.map((j) => j.var));
    for (const v of own) this.bind(v);
    this.expr(e.body, barrier);
    for (const join of e.joins) {
      const occ = this.table.get(join.var) as Binder;
      if (!e.rec && occ.count === 0) continue;
      // A loop runs its body many times; a plain join point is entered once.
      if (e.rec) {
        this.depth++;
        this.groups.push(own);
      }
      for (const p of join.params) this.bind(p);
      this.expr(join.body, barrier);
      if (e.rec) {
        this.depth--;
        this.groups.pop();
      }
    }
  }
}
