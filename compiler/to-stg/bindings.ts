/** Lets: what is bound lazily becomes a closure or a constructor, what is bound strictly is evaluated. */
import { noSpan, type Span } from '../base/span.ts';
import { repsOf, shapeOf } from '../core/reps.ts';
import type * as Core from '../core/syntax.ts';
import { primopTable } from '../stg/kinds.ts';
import type * as Stg from '../stg/syntax.ts';
import { Statics } from './statics.ts';
import { letExpr, stgRep, stgReps } from './words.ts';

/** Bindings of a long constructor chain that are allocated together. */
const CHAIN = 64;

/** Puts what was made around the body. */
type Wrap = (body: Stg.Expr) => Stg.Expr;
const same: Wrap = (body) => body;

export abstract class Bindings extends Statics {
  protected readonly joins = new Map<Core.Var, Core.Join>();
  /** shapes of let-bound functions */
  protected readonly shapes = new Map<Core.Var, Core.FunShape>();

  /** In tail position: evaluated, its value returned. */
  protected abstract expr(e: Core.Expr): Stg.Expr;
  /** A constructor application in tail position. */
  protected abstract conExpr(e: Core.Con): Stg.Expr;

  /** What a lazily bound expression becomes, when it is not a constructor: a function or a thunk. `binding`: the place of the author's. */
  closure(expr: Core.Expr, binding: Span = noSpan): Stg.Lambda {
    const origin = binding.line > 0 ? binding : (expr.origin ?? expr.span);
    if (expr.kind !== 'lam') return { kind: 'lambda', params: [], results: ['p'], once: false, body: this.expr(expr), span: origin };
    const params = expr.params.map((p) => this.binder(p));
    return { kind: 'lambda', params, results: stgReps(repsOf(expr.body, this.joins)), once: false, body: this.expr(expr.body), span: expr.span };
  }

  protected letBind(bind: Core.Bind, body: () => Stg.Expr): Stg.Expr {
    const wrap = this.letWrap(bind);
    return wrap(body());
  }

  /** Lets inside lets, however many: the expression they are around comes last. */
  protected nestedLets(e: Core.Let): Stg.Expr {
    const wraps: Wrap[] = [];
    let body: Core.Expr = e;
    for (; body.kind === 'let'; body = body.body) wraps.push(this.letWrap(body.bind));
    return wraps.reduceRight((inner, wrap) => wrap(inner), this.expr(body));
  }

  /** Makes the variables of a binding known, and answers what puts it around its body. */
  private letWrap(bind: Core.Bind): Wrap {
    if (bind.kind === 'rec') return this.letRec(bind);
    const { var: v, expr, span } = bind;
    if (v.rep !== 'lifted') return this.strictLet(v, expr, span);
    const alias = this.module.textAt !== null && !this.isMarked(v) ? null : this.aliasOf(expr);
    if (alias !== null) {
      this.atoms.set(v, alias);
      return same;
    }
    if (expr.kind === 'con') return this.letCon(v, expr, span);
    if (expr.kind === 'let' && isConstruction(expr)) return this.letConstruction(bind, expr);
    this.noteLocal(v, expr);
    const binder = this.binder(v);
    const rhs = this.closure(expr, span);
    return (body) => letExpr([{ binder, rhs }], false, body, span);
  }

  /** `let x = (let y = … in C y)`: first y, then x. */
  private letConstruction(bind: Core.Bind & { kind: 'nonrec' }, expr: Core.Expr): Wrap {
    const wraps: Wrap[] = [];
    let end = expr;
    for (; end.kind === 'let'; end = end.body) wraps.push(this.letWrap(end.bind));
    wraps.push(this.letWrap({ ...bind, expr: end }));
    return (body) => wraps.reduceRight((inner, wrap) => wrap(inner), body);
  }

  /** What is bound to an atom needs no closure. */
  protected aliasOf(expr: Core.Expr): Stg.Atom | null {
    if (expr.kind === 'var' && expr.var.rep === 'lifted') return this.variable(expr.var, expr.span);
    if (expr.kind === 'lit') return this.literal(expr.lit, expr.span);
    return expr.kind === 'con' ? this.staticAtom(expr) : null;
  }

  private strictLet(v: Core.Var, expr: Core.Expr, span: Span): Wrap {
    if (expr.kind === 'var' || expr.kind === 'lit') {
      this.atoms.set(v, expr.kind === 'var' ? this.variable(expr.var, span) : this.literal(expr.lit, span));
      return same;
    }
    const scrut = this.expr(expr);
    const binder = this.binder(v);
    return (body) => ({ kind: 'case', scrut, binder, alts: [], fallback: body, span });
  }

  /** A constructor bound by let: allocated at once, unless an unboxed field takes work that may fail. */
  private letCon(v: Core.Var, con: Core.Con, span: Span): Wrap {
    const { binds, args, before } = this.chain(con);
    if (before === null) {
      const binder = this.binder(v);
      const rhs: Stg.Rhs = { kind: 'lambda', params: [], results: ['p'], once: false, body: this.conExpr(con), span: con.span };
      return (body) => letExpr([{ binder, rhs }], false, body, span);
    }
    const own: Stg.Bind = { binder: this.binder(v), rhs: { kind: 'con', con: this.module.con(con.con), args, span: con.span } };
    return (body) => before(letChain([...binds, own], body, span));
  }

  /**
   * The bindings that the arguments of a constructor need, innermost first; a chain along the last argument (a list) is walked, not recursed into.
   * `before` wraps the cases of cheap unboxed arguments around; null when one of them must not be computed early.
   */
  protected chain(con: Core.Con): { binds: Stg.Bind[]; args: Stg.Atom[]; before: Wrap | null } {
    const { spine, end } = this.spineOf(con);
    const binds: Stg.Bind[] = [];
    const cheap: { binder: Stg.Binder; expr: Core.Expr }[] = [];
    let last = end;
    let args: Stg.Atom[] = [];
    for (let i = spine.length - 1; i >= 0; i--) {
      args = [];
      for (const [k, arg] of spine[i].args.entries()) {
        if (spine[i].con.fields[k] === 'void') continue;
        const atom = last !== null && k === spine[i].args.length - 1 ? last : this.chainArg(arg, binds, cheap);
        if (atom === null) return { binds, args, before: null };
        args.push(atom);
      }
      if (i === 0) break;
      const name = this.fresh(this.module.textAt === null ? 'cell' : '$_cell');
      binds.push({ binder: { name, rep: 'p', span: spine[i].span }, rhs: { kind: 'con', con: this.module.con(spine[i].con), args, span: spine[i].span } });
      last = { kind: 'var', name, span: spine[i].span };
    }
    const scruts = cheap.map(({ expr }) => this.expr(expr));
    const before: Wrap = (inner) =>
      cheap.reduceRight((body, { binder, expr }, i) => ({ kind: 'case', scrut: scruts[i], binder, alts: [], fallback: body, span: expr.span }), inner);
    return { binds, args, before };
  }

  /** The constructor and those it has as last argument, but for what is static at their end. */
  protected spineOf(con: Core.Con): { readonly spine: readonly Core.Con[]; readonly end: Stg.Atom | null } {
    const spine: Core.Con[] = [con];
    if (con.args.length === 0) return { spine, end: null };
    let e = con.args[con.args.length - 1];
    for (; e.kind === 'con' && e.args.length > 0; e = e.args[e.args.length - 1]) spine.push(e);
    let end = this.leaf(e);
    while (end !== null && spine.length > 1) {
      const cell = this.staticCell(spine[spine.length - 1], end);
      if (cell === null) break;
      end = cell;
      spine.pop();
    }
    return { spine, end };
  }

  protected chainArg(arg: Core.Expr, binds: Stg.Bind[], cheap: { binder: Stg.Binder; expr: Core.Expr }[]): Stg.Atom | null {
    if (arg.kind === 'var') return this.variable(arg.var, arg.span);
    if (arg.kind === 'lit') return this.literal(arg.lit, arg.span);
    const known = arg.kind === 'con' ? this.staticAtom(arg) : null;
    if (known !== null) return known;
    const rep = repsOf(arg, this.joins);
    const binder: Stg.Binder = { name: this.fresh(nameFor(arg)), rep: stgRep(rep as Core.Rep), span: arg.span };
    if (rep === 'lifted') {
      if (arg.kind === 'con') {
        const inner = this.chain(arg);
        if (inner.before !== null && isPlain(arg)) {
          binds.push(...inner.binds, { binder, rhs: { kind: 'con', con: this.module.con(arg.con), args: inner.args, span: arg.span } });
          return { kind: 'var', name: binder.name, span: arg.span };
        }
      }
      binds.push({ binder, rhs: this.closure(arg) });
    } else {
      if (!isSpeculable(arg)) return null;
      cheap.push({ binder, expr: arg });
    }
    return { kind: 'var', name: binder.name, span: arg.span };
  }

  private letRec(group: Core.Bind & { kind: 'rec' }): Wrap {
    const binds: Stg.Bind[] = [];
    for (const { var: v, expr } of group.binds) {
      this.noteLocal(v, expr);
      this.name(v);
    }
    for (const { var: v, expr, span } of group.binds) {
      const con = expr.kind === 'con' && isPlain(expr) ? this.chain(expr) : null;
      if (expr.kind === 'con' && con !== null && con.before !== null) {
        binds.push(...con.binds, { binder: this.binder(v), rhs: { kind: 'con', con: this.module.con(expr.con), args: con.args, span: expr.span } });
      } else binds.push({ binder: this.binder(v), rhs: this.closure(expr, span) });
    }
    return (body) => letExpr(binds, true, body, group.span);
  }

  protected noteLocal(v: Core.Var, expr: Core.Expr): void {
    const shape = shapeOf(expr);
    if (shape !== null) this.shapes.set(v, shape);
  }

  protected letJoin(e: Core.LetJoin): Stg.Expr {
    for (const join of e.joins) this.joins.set(join.var, join);
    const joins = e.joins.map(
      (join): Stg.Join => ({ name: this.name(join.var), params: join.params.map((p) => this.binder(p)), body: this.expr(join.body), span: join.span }),
    );
    return { kind: 'join', rec: e.rec, joins, body: this.expr(e.body), span: e.span };
  }
}

/** May be computed before it is known to be needed: cheap, cannot fail. */
function isSpeculable(e: Core.Expr): boolean {
  if (e.kind === 'var' || e.kind === 'lit') return true;
  if (e.kind !== 'prim') return false;
  const row = primopTable.get(e.op);
  return (
    row !== undefined && 'inline' in row.how && row.fails !== true && row.effect !== true && e.args.every((a) => repsOf(a) !== 'lifted' && isSpeculable(a))
  );
}

/** All unboxed fields are atoms: no case has to go around the allocation. */
function isPlain(con: Core.Con): boolean {
  return con.args.every((arg) => arg.kind === 'var' || arg.kind === 'lit' || (arg.kind === 'con' ? isPlain(arg) : repsOf(arg) === 'lifted'));
}

/** Lets that end in a constructor: `let y = … in C y`. */
function isConstruction(e: Core.Expr): boolean {
  let at = e;
  while (at.kind === 'let' && at.bind.kind === 'nonrec' && at.bind.var.rep === 'lifted') at = at.body;
  return at.kind === 'con';
}

export function nameFor(e: Core.Expr): string {
  if (e.kind === 'app' && e.fun.kind === 'var') {
    const text = e.fun.var.name;
    const base = text.slice(text.lastIndexOf('.') + 1);
    if (/^[a-z_$][\w']*$/.test(base)) return `${base}_r`;
  }
  return 'sat';
}

/** Bindings of which later ones mention earlier ones, a good number to each let. */
function letChain(binds: readonly Stg.Bind[], body: Stg.Expr, span: Span): Stg.Expr {
  if (binds.length === 1) return letExpr(binds, false, body, span);
  let result = body;
  for (let end = binds.length; end > 0; end -= CHAIN) result = letExpr(binds.slice(Math.max(0, end - CHAIN), end), true, result, span);
  return result;
}
