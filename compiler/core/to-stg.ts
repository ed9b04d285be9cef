/**
 * Core to STG: arguments become atoms, every lazy expression a closure, every strict one a case; closed constructors become static.
 *
 * Note [Static constructors]: a constructor application whose arguments are literals, globals or other such applications is allocated once, at the top level,
 * under the name of the binding it is found in (`f_c1`). So a list of literals costs nothing at run time.
 *
 * Note [Calls that never return]: `error` and its kin return, as far as their shape says, one pointer, whatever is expected of them. Where something else is
 * expected the call is evaluated and a value of the right kinds made up behind it, which nobody will see.
 * Even where nothing else is expected such a call is no tail call: the frame of its caller stays on the stack, for whoever reads the backtrace. Within a recursive
 * group it is one, since what never returns may also be a loop.
 */
import { SHAPE_MAX_ARGS } from '../../abi/layout.ts';
import { noSpan, type Span } from '../base/span.ts';
import { primopTable } from '../stg/kinds.ts';
import type * as Stg from '../stg/syntax.ts';
import { isAuthors } from './authors.ts';
import { bindingsOf, infoOf, newVar } from './build.ts';
import { isPointer, repsOf, sameReps, shapeOf } from './reps.ts';
import type * as Core from './syntax.ts';

const VOID: Stg.LitAtom = { kind: 'lit', rep: 'void', span: noSpan };
/** Bindings of a long constructor chain that are allocated together. */
const CHAIN = 64;
const SMALL_INTEGER = 63n;

/** Where what other modules export is to be found: the image a module was linked into, its own name by default. */
export interface ToStgOptions {
  readonly imageOf?: (module: string) => string;
  /** the text of a place on one line. Given, names of local variables that are not their text begin with `$_`: for debuggers */
  readonly textAt?: (place: Span) => string;
}

/** Translates a module and notes the shapes of its functions in their variables' infos. */
export function toStg(module: Core.Module, options: ToStgOptions = {}): Stg.Module {
  noteShapes(module);
  return new ModuleTranslator(module, options).run();
}

/** The shapes under which functions of the module may be called directly, put where importers will look for them. */
export function noteShapes(module: Core.Module): void {
  for (const group of module.binds) for (const { var: v, expr } of bindingsOf(group)) infoOf(v).shape = shapeOf(expr);
}

export function stgRep(rep: Core.Rep): Stg.Rep {
  return isPointer(rep) ? 'p' : (rep as Stg.Rep);
}

function stgReps(reps: Core.Reps): Stg.Rep[] {
  return typeof reps === 'string' ? [stgRep(reps)] : reps.map(stgRep);
}

/** The machine's own names for the constructors of Integer; all others keep theirs. */
export function conName(con: Core.DataCon): string {
  return con.data.name === INTEGER ? con.name.slice(con.name.lastIndexOf('.') + 1) : con.name;
}
const INTEGER = 'GHC.Num.Integer.Integer';

class ModuleTranslator {
  private readonly module: Core.Module;
  private readonly imageOf: (module: string) => string;
  readonly textAt: ((place: Span) => string) | null;
  private readonly datas = new Map<Core.DataType, Stg.DataDecl>();
  private readonly imports = new Map<Core.Var, Stg.Import>();
  private readonly foreigns = new Map<string, Stg.Foreign>();
  readonly binds: Stg.TopBind[] = [];
  private readonly taken = new Set<string>();
  /** closed constructor applications, by their text */
  private readonly statics = new Map<string, string>();
  /** the last number given to a static closure of an owner */
  private readonly hoisted = new Map<string, number>();
  /** members of the recursive group that is being translated */
  group: ReadonlySet<Core.Var> = new Set();

  constructor(module: Core.Module, options: ToStgOptions) {
    this.module = module;
    this.imageOf = options.imageOf ?? ((name) => name);
    this.textAt = options.textAt ?? null;
  }

  run(): Stg.Module {
    const { module } = this;
    for (const data of module.datas) this.data(data);
    for (const group of module.binds) for (const { var: v } of bindingsOf(group)) this.taken.add(v.name);
    for (const group of module.binds) {
      this.group = new Set(group.kind === 'rec' ? group.binds.map((b) => b.var) : []);
      for (const { var: v, expr, span } of bindingsOf(group)) this.top(v, expr, span);
    }
    const exports: Stg.Module['exports'] = [
      ...[...module.exported].map((v) => ({ name: v.name, span: v.span })),
      ...module.symbols.map(({ symbol, var: v, type }) => ({ name: v.name, symbol, type, span: v.span })),
    ];
    return {
      name: module.name,
      files: module.files,
      imports: [...this.imports.values()],
      datas: [...this.datas.values()],
      foreigns: [...this.foreigns.values()],
      exports,
      binds: this.binds,
    };
  }

  private top(v: Core.Var, expr: Core.Expr, span: Span): void {
    const t = new Translator(this, v.name, span.file);
    const rhs = expr.kind === 'con' ? t.staticCon(expr) : null;
    this.binds.push({ name: v.name, rhs: rhs ?? t.closure(expr), span });
  }

  /** The name of a host function in STG: told by what it is called outside and how, so that modules agree about it. */
  foreign(declared: Core.Foreign): string {
    const name = `host_${declared.hostName.replace(/\W/g, '_')}_${[...declared.args, declared.result].join('_')}`;
    if (!this.foreigns.has(name)) this.foreigns.set(name, { ...declared, name });
    return name;
  }

  con(con: Core.DataCon): string {
    this.data(con.data);
    return conName(con);
  }

  private data(data: Core.DataType): void {
    if (this.datas.has(data) || data.name === INTEGER) return;
    const cons = data.cons.map((c): Stg.ConDecl => {
      const labels = c.labels?.filter((_, i) => c.fields[i] !== 'void');
      return { name: c.name, fields: c.fields.filter((r) => r !== 'void').map(stgRep), ...(labels && { labels }), span: noSpan };
    });
    this.datas.set(data, { name: data.name, cons, span: noSpan });
  }

  /** The name of a global; one of another module is imported. */
  global(v: Core.Var): string {
    if (v.module !== null && this.imageOf(v.module) !== this.imageOf(this.module.name) && !this.imports.has(v)) {
      this.imports.set(v, { module: this.imageOf(v.module), name: v.name, shape: importShape(v), span: noSpan });
    }
    return v.name;
  }

  isOwn(name: string): boolean {
    return this.taken.has(name);
  }

  /** A static closure with this content: an existing one, or a new one named after `owner`. */
  hoist(owner: string, key: string, rhs: () => Stg.Rhs, span: Span): string {
    let name = this.statics.get(key);
    if (name === undefined) {
      let n = this.hoisted.get(owner) ?? 0;
      while (name === undefined || this.taken.has(name)) name = `${owner}_c${++n}`;
      this.hoisted.set(owner, n);
      this.taken.add(name);
      this.statics.set(key, name);
      this.binds.push({ name, rhs: rhs(), span });
    }
    return name;
  }
}

function importShape(v: Core.Var): Stg.FunShape | null {
  const shape = v.info?.shape ?? null;
  if (shape === null) return null;
  if (shape.params.length > SHAPE_MAX_ARGS) return { args: shape.params.slice(0, SHAPE_MAX_ARGS).map(stgRep), results: ['p'] };
  return { args: shape.params.map(stgRep), results: stgReps(shape.results) };
}

type Continue = (atom: Stg.Atom) => Stg.Expr;

/** One top-level binding. */
class Translator {
  private readonly module: ModuleTranslator;
  private readonly owner: string;
  private readonly file: number;
  private readonly names = new Map<Core.Var, string>();
  private readonly used = new Set<string>();
  private readonly counters = new Map<string, number>();
  /** variables that stand for an atom */
  private readonly atoms = new Map<Core.Var, Stg.Atom>();
  private readonly joins = new Map<Core.Var, Core.Join>();
  /** shapes of let-bound functions */
  private readonly shapes = new Map<Core.Var, Core.FunShape>();

  /** @param file of the text it is translated from */
  constructor(module: ModuleTranslator, owner: string, file = 0) {
    this.module = module;
    this.owner = owner;
    this.file = file;
  }

  // Names ------------------------------------------------------------------------------------------------------------------------------------

  private name(v: Core.Var): string {
    if (v.global) return this.module.global(v);
    let name = this.names.get(v);
    if (name === undefined) {
      name = this.fresh(this.isMarked(v) ? `$_${v.name}` : v.name);
      this.names.set(v, name);
    }
    return name;
  }

  private isMarked(v: Core.Var): boolean {
    const { textAt } = this.module;
    return textAt !== null && !v.name.startsWith('$') && !(isAuthors(v, this.file) && textAt(v.span) === v.name);
  }

  private fresh(base: string): string {
    const taken = (name: string): boolean => this.used.has(name) || this.module.isOwn(name) || primopTable.has(name) || name === '_';
    let name = base;
    let n = this.counters.get(base) ?? 0;
    while (taken(name)) name = `${base}_${++n}`;
    this.counters.set(base, n);
    this.used.add(name);
    return name;
  }

  private binder(v: Core.Var): Stg.Binder {
    return { name: this.name(v), rep: stgRep(v.rep), span: v.span };
  }

  private variable(v: Core.Var, span: Span): Stg.Atom {
    return this.atoms.get(v) ?? { kind: 'var', name: this.name(v), span };
  }

  // Closures ---------------------------------------------------------------------------------------------------------------------------------

  /** What a lazily bound expression becomes, when it is not a constructor: a function or a thunk. `binding`: the place of the author's. */
  closure(expr: Core.Expr, binding: Span = noSpan): Stg.Lambda {
    const origin = binding.line > 0 ? binding : (expr.origin ?? expr.span);
    if (expr.kind !== 'lam') return { kind: 'lambda', params: [], results: ['p'], once: false, body: this.expr(expr), span: origin };
    const params = expr.params.map((p) => this.binder(p));
    return { kind: 'lambda', params, results: stgReps(repsOf(expr.body, this.joins)), once: false, body: this.expr(expr.body), span: expr.span };
  }

  /** See Note [Static constructors]. The right-hand side at the top level, null when the expression is not closed. */
  staticCon(expr: Core.Con): Stg.ConRhs | null {
    const args: Stg.Atom[] = [];
    for (const [i, arg] of expr.args.entries()) {
      if (expr.con.fields[i] === 'void') continue;
      const atom = this.staticAtom(arg) ?? this.hoistedClosure(arg);
      if (atom === null) return null;
      args.push(atom);
    }
    return { kind: 'con', con: this.module.con(expr.con), args, span: expr.span };
  }

  /** An argument of a top-level constructor that is not static itself gets a closure of its own: at the top level everything is closed. */
  private hoistedClosure(arg: Core.Expr): Stg.Atom | null {
    const reps = repsOf(arg);
    if (reps !== 'lifted') return null;
    const t = new Translator(this.module, this.owner, this.file);
    return { kind: 'var', name: this.module.hoist(this.owner, `closure ${newVar('', 'lifted').unique}`, () => t.closure(arg), arg.span), span: arg.span };
  }

  /** The atom of a literal, a global, or a closed constructor application; null for anything else. Long chains do not recurse. */
  private staticAtom(arg: Core.Expr): Stg.Atom | null {
    const spine: Core.Con[] = [];
    let e = arg;
    while (e.kind === 'con' && e.args.length > 0) {
      spine.push(e);
      e = e.args[e.args.length - 1];
    }
    let last = this.leaf(e);
    for (let con = spine.pop(); con !== undefined; con = spine.pop()) {
      if (last === null) return null;
      last = this.staticCell(con, last);
    }
    return last;
  }

  /** A constructor whose last argument is static; null when another is not. */
  private staticCell(con: Core.Con, last: Stg.Atom): Stg.Atom | null {
    const atoms: Stg.Atom[] = [];
    for (const [i, field] of con.args.entries()) {
      if (con.con.fields[i] === 'void') continue;
      const atom = i === con.args.length - 1 ? last : this.staticAtom(field);
      if (atom === null) return null;
      atoms.push(atom);
    }
    return this.staticNode(con, atoms);
  }

  private leaf(e: Core.Expr): Stg.Atom | null {
    if (e.kind === 'lit') return this.literal(e.lit, e.span);
    if (e.kind === 'con') return this.staticNode(e, []);
    if (e.kind !== 'var') return null;
    const atom = this.atoms.get(e.var);
    if (atom !== undefined && atom.kind === 'lit') return atom;
    return e.var.global ? { kind: 'var', name: this.module.global(e.var), span: e.span } : null;
  }

  private staticNode(con: Core.Con, args: readonly Stg.Atom[]): Stg.Atom {
    const name = this.module.con(con.con);
    const key = `${name} ${args.map(atomKey).join(' ')}`;
    return { kind: 'var', name: this.module.hoist(this.owner, key, () => ({ kind: 'con', con: name, args, span: con.span }), con.span), span: con.span };
  }

  private literal(lit: Core.Literal, span: Span): Stg.Atom {
    if (lit.rep === 'integer') return this.integer(lit.value, span);
    return { ...lit, kind: 'lit', span } as Stg.LitAtom;
  }

  /** A static Integer; one of more than 64 bits is computed once, from pieces. */
  private integer(value: bigint, span: Span): Stg.Atom {
    const key = `integer ${value}`;
    const make = (): Stg.Rhs => {
      if (BigInt.asIntN(64, value) === value) return { kind: 'con', con: 'IS', args: [{ kind: 'lit', rep: 'i64', value, span }], span };
      return { kind: 'lambda', params: [], results: ['p'], once: false, body: bigInteger(value, span), span };
    };
    return { kind: 'var', name: this.module.hoist(this.owner, key, make, span), span };
  }

  // Expressions ------------------------------------------------------------------------------------------------------------------------------

  /** In tail position: evaluated, its value returned. */
  expr(e: Core.Expr): Stg.Expr {
    switch (e.kind) {
      case 'var':
        return returned(this.variable(e.var, e.span), e.span);
      case 'lit':
        return returned(this.literal(e.lit, e.span), e.span);
      case 'app':
        return this.app(e);
      case 'con':
        return this.conExpr(e);
      case 'prim':
        return this.prim(e);
      case 'foreign':
        return this.args(e.args, 0, [], (args) => ({ kind: 'foreign', name: this.module.foreign(e.foreign), args, span: e.span }));
      case 'tuple':
        return this.args(e.args, 0, [], (args) => ({ kind: 'tuple', args, span: e.span }));
      case 'lam': {
        const name = this.fresh('lam');
        const binder: Stg.Binder = { name, rep: 'p', span: e.span };
        return letExpr([{ binder, rhs: this.closure(e) }], false, returned({ kind: 'var', name, span: e.span }, e.span), e.span);
      }
      case 'let':
        return this.letBind(e.bind, () => this.expr(e.body));
      case 'letjoin':
        return this.letJoin(e);
      case 'jump':
        return this.args(e.args, 0, [], (args) => ({ kind: 'app', fun: { kind: 'var', name: this.name(e.join), span: e.span }, args, span: e.span }));
      case 'case':
        return this.caseExpr(e);
    }
  }

  private app(e: Core.App): Stg.Expr {
    const { fun } = e;
    if (fun.kind === 'lam' && fun.params.length <= e.args.length) return this.beta(fun, e);
    if (fun.kind === 'var') {
      const target = this.variable(fun.var, fun.span);
      if (target.kind === 'var') return this.args(e.args, 0, [], (args) => this.call(fun.var, target, args, e));
    }
    if (fun.kind === 'app') return this.app({ ...e, fun: fun.fun, args: [...fun.args, ...e.args] });
    const f = newVar('f', 'lifted', fun.span);
    const name = this.binder(f);
    const body = this.args(e.args, 0, [], (args) => ({ kind: 'app', fun: { kind: 'var', name: name.name, span: fun.span }, args, span: e.span }));
    return { kind: 'case', scrut: this.expr(fun), binder: name, alts: [], fallback: body, span: e.span };
  }

  private call(f: Core.Var, target: Stg.VarAtom, args: readonly Stg.Atom[], e: Core.App): Stg.Expr {
    const call: Stg.Expr = { kind: 'app', fun: target, args, span: e.span };
    const shape = f.info?.shape ?? this.shapes.get(f) ?? null;
    if (shape === null || shape.params.length !== args.length) return call;
    if (f.info?.bottoms === true && !this.module.group.has(f)) return this.madeUp(call, shape.results, e.reps, e.span);
    return this.adapt(call, shape.results, e.reps, e.span);
  }

  /** See Note [Calls that never return]. */
  private adapt(expr: Stg.Expr, actual: Core.Reps, wanted: Core.Reps, span: Span): Stg.Expr {
    return sameReps(actual, wanted) ? expr : this.madeUp(expr, actual, wanted, span);
  }

  private madeUp(expr: Stg.Expr, actual: Core.Reps, wanted: Core.Reps, span: Span): Stg.Expr {
    const dummies = stgReps(wanted).map((rep) => this.dummy(rep, span));
    const after: Stg.Expr = typeof wanted === 'string' ? returned(dummies[0], span) : { kind: 'tuple', args: dummies, span };
    return this.discard(expr, actual, after, span);
  }

  /** Evaluates, forgets what came out, goes on. */
  private discard(scrut: Stg.Expr, reps: Core.Reps, after: Stg.Expr, span: Span): Stg.Expr {
    const unused = (rep: Core.Rep): Stg.Binder => ({ name: '_', rep: stgRep(rep), span });
    if (typeof reps === 'string') return { kind: 'case', scrut, binder: unused(reps), alts: [], fallback: after, span };
    return { kind: 'case', scrut, binder: unused('void'), alts: [{ kind: 'tuple', fields: reps.map(unused), body: after, span }], fallback: null, span };
  }

  private dummy(rep: Stg.Rep, span: Span): Stg.Atom {
    if (rep === 'p') return this.integer(0n, span);
    if (rep === 'i64') return { kind: 'lit', rep, value: 0n, span };
    return rep === 'void' ? VOID : { kind: 'lit', rep, value: 0, span };
  }

  private beta(fun: Core.Lam, e: Core.App): Stg.Expr {
    const rest = e.args.slice(fun.params.length);
    const bindFrom = (i: number): Stg.Expr => {
      if (i === fun.params.length) return rest.length === 0 ? this.expr(fun.body) : this.app({ ...e, fun: fun.body, args: rest });
      return this.letBind({ kind: 'nonrec', var: fun.params[i], expr: e.args[i], span: e.span }, () => bindFrom(i + 1));
    };
    return bindFrom(0);
  }

  private conExpr(e: Core.Con): Stg.Expr {
    const closed = e.args.length === 0 ? null : this.staticAtom(e);
    if (closed !== null) return returned(closed, e.span);
    const con = this.module.con(e.con);
    const args = e.args.filter((_, i) => e.con.fields[i] !== 'void');
    return this.args(args, 0, [], (atoms) => ({ kind: 'con', con, args: atoms, span: e.span }));
  }

  private prim(e: Core.Prim): Stg.Expr {
    const row = primopTable.get(e.op);
    if (row === undefined) throw new Error(`no primop ${e.op}`);
    const strict = evaluatesArguments(e.op);
    const finish = (args: readonly Stg.Atom[]): Stg.Expr =>
      this.adapt({ kind: 'prim', op: e.op, args, span: e.span }, actualReps(row.results, e.reps), e.reps, e.span);
    const from = (i: number, done: readonly Stg.Atom[]): Stg.Expr => {
      if (i === e.args.length) return finish(done);
      const arg = e.args[i];
      const next: Continue = (atom) => from(i + 1, [...done, atom]);
      return strict && repsOf(arg) === 'lifted' ? this.evaluated(arg, next) : this.atom(arg, next);
    };
    return from(0, []);
  }

  /** The value of an expression as an atom. */
  private evaluated(arg: Core.Expr, next: Continue): Stg.Expr {
    if (arg.kind === 'lit') return this.evaluatedAtom(this.literal(arg.lit, arg.span), arg, next);
    return this.evaluatedAtom(null, arg, next);
  }

  private evaluatedAtom(known: Stg.Atom | null, arg: Core.Expr, next: Continue): Stg.Expr {
    const binder = this.binder(newVar('x', 'lifted', arg.span));
    const scrut = known === null ? this.expr(arg) : returned(known, arg.span);
    return { kind: 'case', scrut, binder, alts: [], fallback: next({ kind: 'var', name: binder.name, span: arg.span }), span: arg.span };
  }

  // Arguments --------------------------------------------------------------------------------------------------------------------------------

  private args(list: readonly Core.Expr[], i: number, done: readonly Stg.Atom[], finish: (args: readonly Stg.Atom[]) => Stg.Expr): Stg.Expr {
    if (i === list.length) return finish(done);
    return this.atom(list[i], (atom) => this.args(list, i + 1, [...done, atom], finish));
  }

  /** Binds an argument that is no atom: lazily when lifted, else by evaluating it. */
  private atom(e: Core.Expr, next: Continue): Stg.Expr {
    if (e.kind === 'var') return next(this.variable(e.var, e.span));
    if (e.kind === 'lit') return next(this.literal(e.lit, e.span));
    if (e.kind === 'con') {
      const closed = this.staticAtom(e);
      if (closed !== null) return next(closed);
    }
    const rep = repsOf(e, this.joins);
    if (typeof rep !== 'string') throw new Error(`an unboxed tuple as an argument, in ${this.owner}`);
    const v = newVar(nameFor(e), rep, e.span);
    return this.letBind({ kind: 'nonrec', var: v, expr: e, span: e.origin ?? e.span }, () => next(this.variable(v, e.span)));
  }

  // Bindings ---------------------------------------------------------------------------------------------------------------------------------

  private letBind(bind: Core.Bind, body: () => Stg.Expr): Stg.Expr {
    if (bind.kind === 'rec') return this.letRec(bind, body);
    const { var: v, expr, span } = bind;
    if (v.rep !== 'lifted') return this.strictLet(v, expr, span, body);
    const alias = this.module.textAt !== null && !this.isMarked(v) ? null : this.aliasOf(expr);
    if (alias !== null) {
      this.atoms.set(v, alias);
      return body();
    }
    if (expr.kind === 'con') return this.letCon(v, expr, span, body);
    if (expr.kind === 'let' && isConstruction(expr)) return this.letBind(expr.bind, () => this.letBind({ ...bind, expr: expr.body }, body));
    this.noteLocal(v, expr);
    const binder = this.binder(v);
    const rhs = this.closure(expr, span);
    return letExpr([{ binder, rhs }], false, body(), span);
  }

  /** What is bound to an atom needs no closure. */
  private aliasOf(expr: Core.Expr): Stg.Atom | null {
    if (expr.kind === 'var' && expr.var.rep === 'lifted') return this.variable(expr.var, expr.span);
    if (expr.kind === 'lit') return this.literal(expr.lit, expr.span);
    return expr.kind === 'con' ? this.staticAtom(expr) : null;
  }

  private strictLet(v: Core.Var, expr: Core.Expr, span: Span, body: () => Stg.Expr): Stg.Expr {
    if (expr.kind === 'var' || expr.kind === 'lit') {
      this.atoms.set(v, expr.kind === 'var' ? this.variable(expr.var, span) : this.literal(expr.lit, span));
      return body();
    }
    const scrut = this.expr(expr);
    return { kind: 'case', scrut, binder: this.binder(v), alts: [], fallback: body(), span };
  }

  /** A constructor bound by let: allocated at once, unless an unboxed field takes work that may fail. */
  private letCon(v: Core.Var, con: Core.Con, span: Span, body: () => Stg.Expr): Stg.Expr {
    const { binds, args, before } = this.chain(con);
    if (before === null) {
      const binder = this.binder(v);
      return letExpr(
        [{ binder, rhs: { kind: 'lambda', params: [], results: ['p'], once: false, body: this.conExpr(con), span: con.span } }],
        false,
        body(),
        span,
      );
    }
    const own: Stg.Bind = { binder: this.binder(v), rhs: { kind: 'con', con: this.module.con(con.con), args, span: con.span } };
    return before(() => letChain([...binds, own], body(), span));
  }

  /**
   * The bindings that the arguments of a constructor need, innermost first; a chain along the last argument (a list) is walked, not recursed into.
   * `before` wraps the cases of cheap unboxed arguments around; null when one of them must not be computed early.
   */
  private chain(con: Core.Con): { binds: Stg.Bind[]; args: Stg.Atom[]; before: ((inner: () => Stg.Expr) => Stg.Expr) | null } {
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
    const before = (inner: () => Stg.Expr): Stg.Expr => {
      const wrap = (i: number): Stg.Expr =>
        i === cheap.length
          ? inner()
          : { kind: 'case', scrut: this.expr(cheap[i].expr), binder: cheap[i].binder, alts: [], fallback: wrap(i + 1), span: cheap[i].expr.span };
      return wrap(0);
    };
    return { binds, args, before };
  }

  /** The constructor and those it has as last argument, but for what is static at their end. */
  private spineOf(con: Core.Con): { readonly spine: readonly Core.Con[]; readonly end: Stg.Atom | null } {
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

  private chainArg(arg: Core.Expr, binds: Stg.Bind[], cheap: { binder: Stg.Binder; expr: Core.Expr }[]): Stg.Atom | null {
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

  private letRec(group: Core.Bind & { kind: 'rec' }, body: () => Stg.Expr): Stg.Expr {
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
    return letExpr(binds, true, body(), group.span);
  }

  private noteLocal(v: Core.Var, expr: Core.Expr): void {
    const shape = shapeOf(expr);
    if (shape !== null) this.shapes.set(v, shape);
  }

  private letJoin(e: Core.LetJoin): Stg.Expr {
    for (const join of e.joins) this.joins.set(join.var, join);
    const joins = e.joins.map(
      (join): Stg.Join => ({ name: this.name(join.var), params: join.params.map((p) => this.binder(p)), body: this.expr(join.body), span: join.span }),
    );
    return { kind: 'join', rec: e.rec, joins, body: this.expr(e.body), span: e.span };
  }

  // Cases ------------------------------------------------------------------------------------------------------------------------------------

  private caseExpr(e: Core.Case): Stg.Expr {
    const reps = repsOf(e.scrutinee, this.joins);
    if (e.alts.length === 0 && e.fallback === null) return this.neverReturns(e, reps);
    if (typeof reps !== 'string' && e.alts.length === 0) return this.discard(this.expr(e.scrutinee), reps, this.expr(e.fallback as Core.Expr), e.span);
    const binder = typeof reps === 'string' ? this.binder(e.binder) : { name: '_', rep: 'void' as const, span: e.binder.span };
    const scrut = this.expr(e.scrutinee);
    const alts = e.alts.map((alt) => this.alt(alt));
    return { kind: 'case', scrut, binder, alts, fallback: e.fallback === null ? null : this.expr(e.fallback), span: e.span };
  }

  private neverReturns(e: Core.Case, reps: Core.Reps): Stg.Expr {
    const dummies = stgReps(e.reps).map((rep) => this.dummy(rep, e.span));
    const after: Stg.Expr = typeof e.reps === 'string' ? returned(dummies[0], e.span) : { kind: 'tuple', args: dummies, span: e.span };
    return this.discard(this.expr(e.scrutinee), reps, after, e.span);
  }

  private alt(alt: Core.Alt): Stg.Alt {
    if (alt.kind === 'lit') return { kind: 'lit', lit: this.literal(alt.lit, alt.span) as Stg.LitAtom, body: this.expr(alt.body), span: alt.span };
    if (alt.kind === 'tuple') return { kind: 'tuple', fields: alt.fields.map((v) => this.binder(v)), body: this.expr(alt.body), span: alt.span };
    const fields: Stg.Binder[] = [];
    for (const [i, v] of alt.fields.entries()) {
      if (alt.con.fields[i] === 'void') this.atoms.set(v, VOID);
      else fields.push(this.binder(v));
    }
    return { kind: 'con', con: this.module.con(alt.con), fields, body: this.expr(alt.body), span: alt.span };
  }
}

// ------------------------------------------------------------------------------------------------------------------------------------------

/** Primops that look into lifted arguments: the others keep them as they are. */
function evaluatesArguments(op: string): boolean {
  return op === 'dataToTag#' || op.startsWith('integer');
}

/** What the machine returns for a primop, in Core's terms: pointers are as lifted as the caller thinks. */
function actualReps(results: readonly Stg.Rep[], wanted: Core.Reps): Core.Reps {
  const core = results.map((rep): Core.Rep => (rep === 'p' ? 'lifted' : rep));
  return core.length === 1 && typeof wanted === 'string' ? core[0] : core;
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

function nameFor(e: Core.Expr): string {
  if (e.kind === 'app' && e.fun.kind === 'var') {
    const text = e.fun.var.name;
    const base = text.slice(text.lastIndexOf('.') + 1);
    if (/^[a-z_$][\w']*$/.test(base)) return `${base}_r`;
  }
  return 'sat';
}

function returned(atom: Stg.Atom, span: Span): Stg.Expr {
  return atom.kind === 'lit' ? { kind: 'lit', lit: atom, span } : { kind: 'app', fun: atom, args: [], span };
}

function letExpr(binds: readonly Stg.Bind[], rec: boolean, body: Stg.Expr, span: Span): Stg.Expr {
  return { kind: 'let', rec, binds, body, span };
}

/** Bindings of which later ones mention earlier ones, a good number to each let. */
function letChain(binds: readonly Stg.Bind[], body: Stg.Expr, span: Span): Stg.Expr {
  if (binds.length === 1) return letExpr(binds, false, body, span);
  let result = body;
  for (let end = binds.length; end > 0; end -= CHAIN) result = letExpr(binds.slice(Math.max(0, end - CHAIN), end), true, result, span);
  return result;
}

function atomKey(atom: Stg.Atom): string {
  if (atom.kind === 'var') return atom.name;
  if (atom.rep === 'void') return '#';
  if (atom.rep === 'string') return JSON.stringify(atom.value);
  return Object.is(atom.value, -0) ? `${atom.rep}:-0` : `${atom.rep}:${atom.value}`;
}

/** `integerFromWord# … ` and shifts: 63 bits at a time, highest first. */
function bigInteger(value: bigint, span: Span): Stg.Expr {
  const negative = value < 0n;
  const digits: bigint[] = [];
  for (let rest = negative ? -value : value; rest > 0n; rest >>= SMALL_INTEGER) digits.unshift(rest & ((1n << SMALL_INTEGER) - 1n));
  let n = 0;
  const atom = (name: string): Stg.Atom => ({ kind: 'var', name, span });
  const lit = (v: bigint): Stg.Atom => ({ kind: 'lit', rep: 'i64', value: v, span });
  const step = (op: string, args: readonly Stg.Atom[], next: (result: Stg.Atom) => Stg.Expr): Stg.Expr => {
    const name = `n${n++}`;
    return { kind: 'case', scrut: { kind: 'prim', op, args, span }, binder: { name, rep: 'p', span }, alts: [], fallback: next(atom(name)), span };
  };
  const from = (i: number, sum: Stg.Atom): Stg.Expr => {
    if (i === digits.length) return negative ? step('integerNegate#', [sum], (r) => returned(r, span)) : returned(sum, span);
    return step('integerShiftL#', [sum, lit(SMALL_INTEGER)], (high) =>
      step('integerFromInt#', [lit(digits[i])], (low) => step('integerOr#', [high, low], (all) => from(i + 1, all))),
    );
  };
  return step('integerFromInt#', [lit(digits[0])], (first) => from(1, first));
}
