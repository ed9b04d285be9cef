/**
 * Full laziness: what a function or a loop would compute anew each time it runs, although it depends on nothing that changes, is bound outside of it
 * (Peyton Jones, Lester: A fully lazy lambda lifter, 1991; GHC: SetLevels, FloatOut).
 *
 *     f = \k -> lookup k (fromList table)                        becomes   c = fromList table; f = \k -> lookup k c
 *     \n xs -> letrec go = \x -> … slow n … in map go xs         becomes   \n xs -> let c = slow n in letrec go = \x -> … c … in map go xs
 *
 * It goes to right below the binding of the innermost variable that it mentions. What is kept takes memory, so this is done where work may be saved: what is kept
 * mentions functions of the program, or those of the library that make something whole (`WORTHWHILE`), and is neither an action nor surely an error. Lists that
 * the library makes of cheap elements are made again, or never: loops over them become loops that count. Before the simplifier, which makes loops of library
 * functions and puts the code around an expression into it; it takes back what was in vain, where the function turns out to be called once, or the call is a value.
 * And once more behind it, for what functions compute that were inlined: `map (rank xs) ys`, where `rank` sorts its first argument.
 */
import { isLibraryFile } from '../../abi/library.ts';
import { concatMap } from '../base/lists.ts';
import { bindingsOf, infoOf, newGlobal, newVar, varExpr } from '../core/build.ts';
import * as make from '../core/make.ts';
import { isHarmless } from '../core/primops.ts';
import { repsOf, shapeOf } from '../core/reps.ts';
import type * as Core from '../core/syntax.ts';
import { mapBind, mapChildren, mapEach, pushChildren, withBody } from '../core/traverse.ts';
import { dependencyOrder } from './dependency-order.ts';
import { type Copies, dictionaryParams, specialise } from './specialise.ts';

/** Expressions of more nodes stay where they are. */
const MAX_NODES = 20000;

/** Of the library: what makes something that is whole once it is there, or what may take long and is small then. */
const WORTHWHILE =
  /^(Data\.(Map|Set|IntMap|IntSet|Sequence|Array|Graph|Text|ByteString)\b|GHC\.Arr\b)(?!.*\.(!|lookup|index|find|member|size|bounds|elems|keys|assocs|to))|^(GHC\.Real\.\^\^?|Text\.Read\.read|Data\.Foldable\.(sum|product|maximum|minimum|foldl'?|foldr|length|elem))$/;

/** Monads whose continuations run once each time the action does. */
const STATEFUL = /\$fMonad(IO|ST|STM|StateT|ReaderT|ExceptT|WriterT|RWST|MaybeT|Identity)$/;

/** The type of an action, or of a function whose result is one. */
const ACTION = /(^|> )(IO|STM|ST \w+) [^>]*$/;

/** Where calls may go. */
const ANYWHERE = 0;
const TO_THE_TOP = 1;
const NOWHERE = 2;

type Binding = ReturnType<typeof bindingsOf>[number];

/** Where variables are bound. */
interface Scope {
  readonly level: number;
  /** within how many functions */
  readonly depth: number;
  /** what comes here; null where nothing may */
  readonly floats: Binding[] | null;
}

/** A local function that could be bound further outside. */
interface Candidate {
  readonly bindings: readonly Binding[];
  isNeeded: boolean;
}

/** The module, with what is the same each time outside of the functions that compute it. Overloaded functions that this changes are specialised. */
export function floatOut(module: Core.Module, copies: Copies): Core.Module {
  const floating = new Floating(module);
  const made = floating.run();
  return floating.split.size === 0 ? made : specialise(made, copies, floating.split);
}

class Floating {
  /** overloaded functions that compute something of their dictionaries first */
  readonly split = new Set<Core.Var>();
  readonly #module: Core.Module;
  /** of the module's variables */
  readonly #names = new Set<string>();
  readonly #tops: Binding[] = [];
  readonly #top: Scope = { level: 0, depth: 0, floats: this.#tops };
  readonly #scopes = new Map<Core.Var, Scope>();
  /** local functions, and how many arguments they take */
  readonly #arities = new Map<Core.Var, number>();
  readonly #candidates = new Map<Core.Var, Candidate>();
  /** what came to the top level, by its local variable */
  readonly #renamed = new Map<Core.Var, Core.Var>();
  /** local dictionaries of monads in which continuations run once */
  readonly #stateful = new Set<Core.Var>();
  readonly #worthwhile = new Map<Core.Var, boolean>();
  #owner = '';
  #inner = this.#top;
  #depth = 0;

  constructor(module: Core.Module) {
    this.#module = module;
  }

  run(): Core.Module {
    for (const { var: v, expr } of concatMap(this.#module.binds, bindingsOf)) {
      infoOf(v).shape = shapeOf(expr);
      this.#names.add(v.name);
    }
    const binds = this.#module.binds.map((group) => {
      const bindings = bindingsOf(group);
      let i = 0;
      return mapBind(group, (e) => this.#rhs(bindings[i++].var, e));
    });
    if (this.#tops.length === 0) return { ...this.#module, binds };
    const all = [...this.#tops, ...concatMap(binds, bindingsOf)];
    return { ...this.#module, binds: dependencyOrder(this.#renamed.size === 0 ? all : all.map(this.#inPlace)) };
  }

  readonly #inPlace = ({ var: v, expr, span }: Binding): Binding => ({ var: this.#renamed.get(v) ?? v, expr: this.#rename(expr), span });

  readonly #rename = (e: Core.Expr): Core.Expr => {
    const to = e.kind === 'var' ? this.#renamed.get(e.var) : undefined;
    return to === undefined ? mapChildren(e, this.#rename) : make.variable(to, e.span, e.origin);
  };

  /** Of an overloaded function: what depends on its dictionaries alone comes right below them, and to the top level when they are known. */
  #rhs(v: Core.Var, e: Core.Expr): Core.Expr {
    this.#owner = v.name;
    // an action is a function in the end
    if (e.kind !== 'lam' && ACTION.test(v.type?.() ?? '') && v.name !== `${this.#module.name}.main`) return this.#below([], e, NOWHERE, 1);
    const n = e.kind === 'lam' && !isMade(v) ? dictionaryParams(e) : 0;
    if (e.kind !== 'lam' || n === 0 || n === e.params.length) return this.#expr(e);
    const rest = make.lam(e.params.slice(n), e.body, e.oneShot, e.span, e.origin);
    const body = this.#below(e.params.slice(0, n), rest, NOWHERE);
    if (body.kind === 'lam') return body.body === e.body ? e : make.lam(e.params, body.body, e.oneShot, e.span, e.origin);
    this.split.add(v);
    return make.lam(e.params.slice(0, n), body, e.oneShot, e.span, e.origin);
  }

  /** `where`: calls may go that the expression comes to. */
  readonly #expr = (e: Core.Expr, where = ANYWHERE): Core.Expr => {
    switch (e.kind) {
      case 'app': {
        const scope = where === NOWHERE ? null : this.#placeOf(e);
        if (scope !== null && (where === ANYWHERE || scope.level === 0)) return this.#floated(e, scope);
        const made = this.#callOfMade(e);
        if (made !== null) return made;
        return mapChildren(e, isBind(e) ? this.#bound(e.args[0]) : this.#argument);
      }
      case 'lam':
        return this.#lam(e, !e.oneShot && e.params.some(({ rep }) => rep !== 'void'), TO_THE_TOP);
      case 'let':
        return this.#let(e, where);
      case 'letjoin': {
        const joins = mapEach(e.joins, (join) => {
          const body = this.#below(join.params, join.body, where, e.rec ? 1 : 0);
          return body === join.body ? join : { var: join.var, params: join.params, body, span: join.span };
        });
        const body = this.#below([], e.body, where);
        return joins === e.joins && body === e.body ? e : make.letJoin(e.rec, joins, body, e.span, e.origin);
      }
      case 'case': {
        const scrutinee = this.#expr(e.scrutinee);
        const alts = mapEach(e.alts, (alt) => withBody(alt, this.#below(alt.kind === 'lit' ? [e.binder] : [e.binder, ...alt.fields], alt.body, where)));
        const fallback = e.fallback && this.#below([e.binder], e.fallback, where);
        if (scrutinee === e.scrutinee && alts === e.alts && fallback === e.fallback) return e;
        return make.caseOf(scrutinee, e.binder, alts, fallback, e.reps, e.span, e.origin);
      }
      default:
        return mapChildren(e, this.#argument);
    }
  };

  readonly #argument = (e: Core.Expr): Core.Expr => this.#expr(e);

  /** For arguments of `>>=` and `>>`: actions, which are run rather than kept; in some monads a function among them runs once. */
  #bound(dictionary: Core.Expr): (e: Core.Expr) => Core.Expr {
    const again = !this.#isStateful(dictionary);
    return (e) => (e.kind === 'lam' ? this.#lam(e, again, NOWHERE) : this.#expr(e, NOWHERE));
  }

  /** The call of a function that a function of the program makes of its first arguments, when these are the same each time: `fib n = memo step n`. */
  #callOfMade(e: Core.App): Core.Expr | null {
    const f = e.fun.kind === 'var' ? e.fun.var : null;
    const arity = f === null ? 0 : this.#arityOf(f);
    if (f === null || arity === 0 || arity >= e.args.length || this.#isOfLibrary(f) || !this.#isWorthwhile(f)) return null;
    const first = make.app(e.fun, e.args.slice(0, arity), 'lifted', e.span, e.origin);
    const scope = this.#placeOf(first);
    return scope && make.app(this.#floated(first, scope), e.args.slice(arity).map(this.#argument), e.reps, e.span, e.origin);
  }

  /** `again`: it may run several times while what is around it runs once. A loop that ends in a call makes that once: nothing is saved. */
  #lam(e: Core.Lam, again: boolean, where: number): Core.Expr {
    const body = this.#below(e.params, e.body, where, again ? 1 : 0);
    return body === e.body ? e : make.lam(e.params, body, e.oneShot, e.span, e.origin);
  }

  #let(e: Core.Let, where: number): Core.Expr {
    const bindings = bindingsOf(e.bind);
    const [{ var: first, expr }] = bindings;
    for (const { var: v, expr } of bindings) if (expr.kind === 'lam') this.#arities.set(v, expr.params.length);
    const place = this.#depth > 0 ? this.#outermost(bindings.map((b) => b.expr)) : null;
    if (place !== null && bindings.every((b) => b.expr.kind === 'lam')) return this.#withFunctions(e, bindings, place.scope, where);
    if (place !== null && (e.bind.kind === 'rec' || (place.isWork && this.#isDelayed(expr)))) {
      this.#put(bindings, place.scope);
      return this.#expr(e.body, where);
    }
    if (this.#isStateful(expr)) this.#stateful.add(first);
    const bind = this.#bind(e.bind);
    const vars = bindings.map((b) => b.var);
    const body = this.#below(vars, e.body, where);
    return bind === e.bind && body === e.body ? e : make.letIn(bind, body, e.span, e.origin);
  }

  /** Functions that could be bound at `scope`: they are if something goes there that calls them. */
  #withFunctions(e: Core.Let, bindings: readonly Binding[], scope: Scope, where: number): Core.Expr {
    const candidate: Candidate = { bindings, isNeeded: false };
    for (const { var: v } of bindings) {
      this.#candidates.set(v, candidate);
      this.#scopes.set(v, scope);
    }
    const body = this.#expr(e.body, where);
    const bind = mapBind(e.bind, this.#argument);
    for (const { var: v } of bindings) this.#candidates.delete(v);
    if (candidate.isNeeded) {
      for (const b of bindingsOf(bind)) this.#move(b, scope);
      return body;
    }
    return bind === e.bind && body === e.body ? e : make.letIn(bind, body, e.span, e.origin);
  }

  /** In a group that is recursive nothing that mentions it can be bound around it. */
  #bind(bind: Core.Bind): Core.Bind {
    const inside = (): Core.Bind => mapBind(bind, this.#argument);
    if (bind.kind === 'nonrec') return inside();
    const vars = bind.binds.map((b) => b.var);
    return this.#inScope(vars, null, inside);
  }

  #floated(e: Core.App, scope: Scope): Core.Expr {
    const v = scope.level === 0 ? this.#global('', e.span, null) : newVar('lvl', 'lifted', e.span);
    this.#put([{ var: v, expr: e, span: e.span }], scope);
    return varExpr(v, e.span);
  }

  /** Bindings that are not gone through yet come to be at `scope`. */
  #put(bindings: readonly Binding[], scope: Scope): void {
    const inner = this.#inner;
    const depth = this.#depth;
    this.#inner = scope;
    this.#depth = scope.depth;
    for (const { var: v, expr } of bindings) {
      this.#scopes.set(v, scope);
      this.#need(expr);
    }
    for (const { var: v, expr, span } of bindings) this.#move({ var: v, expr: this.#expr(expr, NOWHERE), span }, scope);
    this.#inner = inner;
    this.#depth = depth;
  }

  #move(b: Binding, scope: Scope): void {
    const { var: v } = b;
    if (scope.level === 0 && !v.global) {
      const global = this.#global(`.${v.name}`, v.span, v.type);
      infoOf(global).shape = shapeOf(b.expr);
      this.#renamed.set(v, global);
    }
    scope.floats?.push(b);
  }

  /** Local functions that it calls go where it does. */
  #need(expr: Core.Expr): void {
    if (this.#candidates.size === 0) return;
    const stack = [expr];
    for (let e = stack.pop(); e !== undefined; e = stack.pop()) {
      const candidate = e.kind === 'var' ? this.#candidates.get(e.var) : undefined;
      if (candidate !== undefined && !candidate.isNeeded) {
        candidate.isNeeded = true;
        for (const b of candidate.bindings) stack.push(b.expr);
      }
      pushChildren(e, stack);
    }
  }

  /** What the variables are bound in, around it what comes here. */
  #below(vars: readonly Core.Var[], body: Core.Expr, where: number, deeper = 0): Core.Expr {
    const floats: Binding[] = [];
    this.#depth += deeper;
    const made = this.#inScope(vars, floats, () => this.#expr(body, where));
    this.#depth -= deeper;
    return floats.length === 0 ? made : dependencyOrder(floats).reduceRight((inner, bind) => make.letIn(bind, inner, bind.span), made);
  }

  #inScope<T>(vars: readonly Core.Var[], floats: Binding[] | null, run: () => T): T {
    const outer = this.#inner;
    this.#inner = { level: outer.level + 1, depth: this.#depth, floats };
    for (const v of vars) this.#scopes.set(v, this.#inner);
    const result = run();
    this.#inner = outer;
    return result;
  }

  /** Where a call with all arguments can be made once for several runs; null: nowhere, or it is not worth it. */
  #placeOf(e: Core.App): Scope | null {
    const place = this.#depth > 0 && this.#isDelayed(e) ? this.#outermost([e]) : null;
    return place?.isWork === true && !isAction(e) ? place.scope : null;
  }

  /** Does it compute something once it is evaluated, is it no function, and no error? */
  #isDelayed(e: Core.Expr): boolean {
    if (repsOf(e) !== 'lifted') return false;
    if (e.kind !== 'app') return e.kind !== 'lam' && e.kind !== 'con' && e.kind !== 'var' && e.kind !== 'lit';
    if (e.fun.kind !== 'var' || e.args.some(this.#isStateful)) return false;
    const { var: v } = e.fun;
    const arity = this.#arityOf(v);
    if (arity === 0 ? !v.global : e.args.length < arity) return false;
    return v.info?.bottoms !== true && !isMade(v);
  }

  /** How many parameters it has; 0: it is none, as far as is known. */
  #arityOf(v: Core.Var): number {
    return v.info?.shape?.params.length ?? this.#arities.get(v) ?? 0;
  }

  /** Where these can be, and whether they take work; null: they depend on what changes, or are large. */
  #outermost(exprs: readonly Core.Expr[]): { readonly scope: Scope; readonly isWork: boolean } | null {
    let scope = this.#top;
    let isWork = false;
    const stack = [...exprs];
    for (let part = stack.pop(), nodes = 0; part !== undefined; part = stack.pop()) {
      if (++nodes > MAX_NODES || part.kind === 'foreign' || (part.kind === 'prim' && !isHarmless(part))) return null;
      if (part.kind === 'var') {
        // who has no scope yet is bound within
        const at = this.#scopes.get(part.var);
        if (at !== undefined && at.level > scope.level) {
          scope = at;
          if (scope.depth >= this.#depth || scope.floats === null) return null;
        }
        isWork ||= this.#isWorthwhile(part.var);
      }
      pushChildren(part, stack);
    }
    return { scope, isWork };
  }

  /** Is it a function of the program, or one that is worth keeping the results of? */
  #isWorthwhile(v: Core.Var): boolean {
    if (!v.global) return this.#arities.has(v);
    let known = this.#worthwhile.get(v);
    if (known === undefined) {
      const { name, info } = v;
      if (this.#isOfLibrary(v)) known = WORTHWHILE.test(name);
      else known = info?.shape != null && !info.implicit && info.selector === null && !isMade(v);
      this.#worthwhile.set(v, known);
    }
    return known;
  }

  #isOfLibrary({ span }: Core.Var): boolean {
    return isLibraryFile(this.#module.files[span.file] ?? '');
  }

  readonly #isStateful = (dictionary: Core.Expr): boolean => {
    if (dictionary.kind === 'app') return this.#isStateful(dictionary.fun);
    return dictionary.kind === 'var' && (this.#stateful.has(dictionary.var) || STATEFUL.test(dictionary.var.name));
  };

  #global(rest: string, span: Core.Expr['span'], type: Core.Var['type']): Core.Var {
    const base = `${this.#owner}${rest}_f`;
    let n = 1;
    while (this.#names.has(base + n)) n++;
    this.#names.add(base + n);
    return newGlobal(base + n, this.#module.name, span, type);
  }
}

/** Dictionaries and their like have names of the compiler's. */
function isMade({ name, module }: Core.Var): boolean {
  return module !== null && name.startsWith('$', module.length + 1);
}

/** A call of a function whose result is an action, which would be run again each time. */
function isAction({ fun }: Core.App): boolean {
  return fun.kind === 'var' && ACTION.test(fun.var.type?.() ?? '');
}

function isBind({ fun }: Core.App): boolean {
  return fun.kind === 'var' && (fun.var.name === 'GHC.Base.>>=' || fun.var.name === 'GHC.Base.>>');
}
