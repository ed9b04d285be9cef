/** Lets: what is bound lazily becomes a closure or a constructor, what is bound strictly is evaluated. */
import { wrapAll } from '../base/lists.ts';
import { noSpan, type Span } from '../base/span.ts';
import { isHarmless } from '../core/primops.ts';
import { repsOf, shapeOf } from '../core/reps.ts';
import type * as Core from '../core/syntax.ts';
import * as make from '../stg/make.ts';
import type * as Stg from '../stg/syntax.ts';
import { Statics } from './statics.ts';
import { stgRep, stgReps } from './words.ts';

/** Bindings of a long constructor chain that are allocated together. */
const CHAIN = 64;

/** Puts what was made around the body. */
export type Wrap = (body: Stg.Expr) => Stg.Expr;
/** Nothing was. */
export const same: Wrap = (body) => body;

export abstract class Bindings extends Statics {
  protected readonly joins = new Map<Core.Var, Core.Join>();
  /** shapes of let-bound functions; null when there are none */
  protected shapes: Map<Core.Var, Core.FunShape> | null = null;

  /** In tail position: evaluated, its value returned. */
  protected abstract expr(e: Core.Expr): Stg.Expr;
  /** A constructor application in tail position. */
  protected abstract conExpr(e: Core.Con): Stg.Expr;

  /** What a lazily bound expression becomes, when it is not a constructor: a function or a thunk. `binding`: the place of the author's. */
  closure(expr: Core.Expr, binding: Span = noSpan): Stg.Lambda {
    const origin = binding.line > 0 ? binding : (expr.origin ?? expr.span);
    if (expr.kind !== 'lam') return make.lambda(noBinders, onePointer, this.expr(expr), origin);
    const params = expr.params.map((p) => this.binder(p));
    return make.lambda(params, stgReps(repsOf(expr.body, this.joins)), this.expr(expr.body), expr.span);
  }

  /** Lets inside lets, however many: the expression they are around comes last. */
  protected nestedLets(e: Core.Let): Stg.Expr {
    const wraps: Wrap[] = [];
    let body: Core.Expr = e;
    for (; body.kind === 'let'; body = body.body) wraps.push(this.letWrap(body.bind));
    return wrapAll(wraps, this.expr(body));
  }

  /** Makes the variables of a binding known, and answers what puts it around its body. */
  protected letWrap(bind: Core.Bind): Wrap {
    if (bind.kind === 'rec') return this.#letRec(bind);
    const { var: v, expr, span } = bind;
    if (v.rep !== 'lifted') return this.#strictLet(v, expr, span);
    const alias = this.module.textAt !== null && !this.isMarked(v) ? null : this.aliasOf(expr);
    if (alias !== null) {
      this.atoms.set(v.unique, alias);
      return same;
    }
    if (expr.kind === 'con') return this.#letCon(v, expr, span);
    if (expr.kind === 'let' && isConstruction(expr)) return this.#letConstruction(bind, expr);
    this.noteLocal(v, expr);
    const binder = this.binder(v);
    const rhs = this.closure(expr, span);
    return (body) => (this.isLeft(v) ? body : make.letIn(false, [{ binder, rhs }], body, span));
  }

  /** `let x = (let y = … in C y)`: first y, then x. */
  #letConstruction(bind: Core.Bind & { kind: 'nonrec' }, expr: Core.Expr): Wrap {
    const wraps: Wrap[] = [];
    let end = expr;
    for (; end.kind === 'let'; end = end.body) wraps.push(this.letWrap(end.bind));
    wraps.push(this.letWrap({ ...bind, expr: end }));
    return (body) => wrapAll(wraps, body);
  }

  /** What is bound to an atom needs no closure. */
  protected aliasOf(expr: Core.Expr): Stg.Atom | null {
    if (expr.kind === 'var' && expr.var.rep === 'lifted') return this.variable(expr.var, expr.span);
    if (expr.kind === 'lit') return this.literal(expr.lit, expr.span);
    return expr.kind === 'con' ? this.staticAtom(expr) : null;
  }

  #strictLet(v: Core.Var, bound: Core.Expr, span: Span): Wrap {
    const expr = sameBits(bound);
    if (expr.kind === 'var' || expr.kind === 'lit') {
      this.atoms.set(v.unique, expr.kind === 'var' ? this.variable(expr.var, span) : this.literal(expr.lit, span));
      return same;
    }
    const scrut = this.expr(expr);
    const binder = this.binder(v);
    return (body) => make.caseOf(scrut, binder, noAlts, body, span);
  }

  /** A constructor bound by let: allocated at once, unless an unboxed field takes work that may fail. */
  #letCon(v: Core.Var, con: Core.Con, span: Span): Wrap {
    const { binds, args, before } = this.chain(con);
    if (before === null) {
      const binder = this.binder(v);
      const rhs = make.lambda(noBinders, onePointer, this.conExpr(con), con.span);
      return (body) => make.letIn(false, [{ binder, rhs }], body, span);
    }
    const own: Stg.Bind = { binder: this.binder(v), rhs: make.con(this.module.con(con.con), args, con.span) };
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
      const { con: made, args: parts } = spine[i];
      for (let k = 0; k < parts.length; k++) {
        if (made.fields[k] === 'void') continue;
        const atom = last !== null && k === parts.length - 1 ? last : this.chainArg(parts[k], binds, cheap);
        if (atom === null) return { binds, args, before: null };
        args.push(atom);
      }
      if (i === 0) break;
      const name = this.fresh(this.module.textAt === null ? 'cell' : '$_cell');
      binds.push({ binder: { name, rep: 'p', span: spine[i].span }, rhs: make.con(this.module.con(made), args, spine[i].span) });
      last = make.variable(name, spine[i].span);
    }
    if (cheap.length === 0) return { binds, args, before: same };
    const scruts = cheap.map(({ expr }) => this.expr(expr));
    const before: Wrap = (inner) => cheap.reduceRight((body, { binder, expr }, i) => make.caseOf(scruts[i], binder, noAlts, body, expr.span), inner);
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
          binds.push(...inner.binds, { binder, rhs: make.con(this.module.con(arg.con), inner.args, arg.span) });
          return make.variable(binder.name, arg.span);
        }
      }
      binds.push({ binder, rhs: this.closure(arg) });
    } else {
      if (!isSpeculable(arg)) return null;
      cheap.push({ binder, expr: arg });
    }
    return make.variable(binder.name, arg.span);
  }

  #letRec(group: Core.Bind & { kind: 'rec' }): Wrap {
    const binds: Stg.Bind[] = [];
    const wrappers: { readonly var: Core.Var; readonly bind: Stg.Bind }[] = [];
    for (const { var: v, expr } of group.binds) {
      this.noteLocal(v, expr);
      this.name(v);
    }
    for (const { var: v, expr, span } of group.binds) {
      const con = expr.kind === 'con' && isPlain(expr) ? this.chain(expr) : null;
      if (expr.kind === 'con' && con !== null && con.before !== null) {
        binds.push(...con.binds, { binder: this.binder(v), rhs: make.con(this.module.con(expr.con), con.args, expr.span) });
        continue;
      }
      const bind: Stg.Bind = { binder: this.binder(v), rhs: this.closure(expr, span) };
      binds.push(bind);
      if (v.info?.wrapper === true) wrappers.push({ var: v, bind });
    }
    return (body) => {
      const left = wrappers.filter((wrapper) => this.isLeft(wrapper.var)).map(({ bind }) => bind);
      return make.letIn(true, left.length === 0 ? binds : binds.filter((bind) => !left.includes(bind)), body, group.span);
    };
  }

  protected noteLocal(v: Core.Var, expr: Core.Expr): void {
    const shape = shapeOf(expr);
    if (shape === null) return;
    this.shapes ??= new Map();
    this.shapes.set(v, shape);
  }

  protected letJoin(e: Core.LetJoin): Stg.Expr {
    for (const join of e.joins) this.joins.set(join.var, join);
    const joins = e.joins.map(
      (join): Stg.Join => ({ name: this.name(join.var), params: join.params.map((p) => this.binder(p)), body: this.expr(join.body), span: join.span }),
    );
    return make.joinIn(e.rec, joins, this.expr(e.body), e.span);
  }
}

const noBinders: readonly Stg.Binder[] = [];
const noAlts: readonly Stg.Alt[] = [];
const onePointer: readonly Stg.Rep[] = ['p'];

/** May be computed before it is known to be needed: cheap, cannot fail. */
function isSpeculable(e: Core.Expr): boolean {
  if (e.kind === 'var' || e.kind === 'lit') return true;
  return e.kind === 'prim' && isHarmless(e) && e.args.every((a) => repsOf(a) !== 'lifted' && isSpeculable(a));
}

/** An Int# as a Word#, or the other way round, is what it was. */
export function sameBits(e: Core.Expr): Core.Expr {
  let at = e;
  while (at.kind === 'prim' && (at.op === 'int2Word#' || at.op === 'word2Int#')) [at] = at.args;
  return at;
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
  return e.kind === 'app' && e.fun.kind === 'var' ? resultNameOf(e.fun.var.name) : 'sat';
}

function resultNameOf(fun: string): string {
  const base = fun.slice(fun.lastIndexOf('.') + 1);
  return /^[a-z_$][\w']*$/.test(base) ? `${base}_r` : 'sat';
}

/** Bindings of which later ones mention earlier ones, a good number to each let. */
function letChain(binds: readonly Stg.Bind[], body: Stg.Expr, span: Span): Stg.Expr {
  if (binds.length === 1) return make.letIn(false, binds, body, span);
  let result = body;
  for (let end = binds.length; end > 0; end -= CHAIN) result = make.letIn(true, binds.slice(Math.max(0, end - CHAIN), end), result, span);
  return result;
}
