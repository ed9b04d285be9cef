/**
 * Fusion: a loop that goes through a list, and the loop that makes the list, become one, and there is no list.
 *
 *     letrec go = \xs s -> case xs of { [] -> n; x : rest -> b[go rest s'] } in
 *     go (letrec from = \i -> case i of { 9 -> []; _ -> f i : from (i + 1) } in from 0) s
 *
 * becomes
 *
 *     letrec go = \i s -> case i of { 9 -> n; _ -> let x = f i in b[go (i + 1) s'] } in go 0 s
 *
 * The consumer must begin with taking the list apart, behind evaluations of variables at most, and do nothing with the rest but go on, once at most: what makes the
 * list would run again. The producer, functions in functions where it comes from a comprehension, must end in `[]`, in an element in front of a call of itself, or in
 * such a call. Ranges of Ints are producers that count; of a library's function that takes or makes lists there is the definition (`VarInfo.definition`). No element
 * is made that the consumer does not ask for, as before.
 *
 * This is what sums, folds, `forM_ [1 .. n]`, comprehensions, `map` and `filter` are when they are inlined: GHC's foldr/build fusion without rules.
 */
import { bindingsOf, cloneVar, newVar, varExpr } from '../core/build.ts';
import * as make from '../core/make.ts';
import type * as Core from '../core/syntax.ts';
import { mapBind, mapChildren, mapEach, mapList, withBody } from '../core/traverse.ts';
import { freshen } from './freshen.ts';
import {
  asLoop,
  counting,
  type Exprs,
  hasProducer,
  isAppend,
  isCall,
  isCons,
  isOnce,
  isProducer,
  isRange,
  named,
  type Taking,
  tailCallsOf,
  takingOf,
  usesOf,
} from './list-loops.ts';
import { kept } from './places.ts';
import { isAtom, sizeOf } from './size.ts';

/** Variables that are bound to lists' first cells, whose elements may be mentioned again. */
type Cells = Map<Core.Var, Core.Con>;

/** How much larger one loop may be than the two were. */
const MAX_GROWTH = 30;

/** How many functions of the library may come to where their list is taken, each out of another. */
const MAX_DEPTH = 3;

/** Elements that are put in front of a list one by one. */
const MAX_WRITTEN = 8;

/** The module with its loops fused. `int`: the constructor of Int. */
export function fuse(module: Core.Module, int: Core.DataCon): Core.Module {
  const cells: Cells = new Map();
  const change = (e: Core.Expr): Core.Expr => {
    if (e.kind === 'let' && e.bind.kind === 'nonrec' && isCons(e.bind.expr) && isAtom(e.bind.expr.args[0])) cells.set(e.bind.var, e.bind.expr);
    const made = remade(e, change);
    if (made.kind !== 'app') return fused(made, int) ?? made;
    const loop = made.args.some(hasProducer) ? asLoop(made) : null;
    return (loop && fused(loop, int)) ?? appended(made, cells);
  };
  return { ...module, binds: mapEach(module.binds, (group) => mapBind(group, change)) };
}

function fused(e: Core.Expr, int: Core.DataCon): Core.Expr | null {
  const loop = loopOf(e);
  const made = loop && new Fusion(loop, int).run();
  return made && e.origin !== undefined ? make.withOrigin(made, e.origin) : made;
}

/** A function, or join point, that goes through a list, and is called from one place outside. */
interface Loop extends Taking {
  readonly expr: Core.Let | Core.LetJoin;
  readonly var: Core.Var;
  readonly params: readonly Core.Var[];
  readonly body: Core.Expr;
  readonly span: Core.Expr['span'];
}

function loopOf(e: Core.Expr): Loop | null {
  if (e.kind === 'letjoin' && e.rec && e.joins.length === 1) return consumer(e, e.joins[0]);
  if (e.kind !== 'let' || e.bind.kind !== 'rec' || e.bind.binds.length !== 1) return null;
  const [{ var: v, expr }] = e.bind.binds;
  return expr.kind === 'lam' ? consumer(e, { var: v, params: expr.params, body: expr.body, span: expr.span }) : null;
}

function consumer(e: Core.Let | Core.LetJoin, { var: v, params, body, span }: Core.Join): Loop | null {
  const taking = takingOf(v, params, body);
  if (taking === null) return null;
  const outside = usesOf(e.body, v, params.length, taking.at, (arg) => arg !== undefined && arg.kind !== 'var', []);
  if (!outside.fit || outside.calls !== 1) return null;
  const isTail = e.kind === 'letjoin' || (taking.isTail && !outside.partial && tailCallsOf(e.body, v) === 1);
  return { ...taking, isLinear: taking.isLinear && !outside.partial, isTail, expr: e, var: v, params, body, span };
}

/** One loop made of a consumer and what makes its list. */
class Fusion {
  readonly #loop: Loop;
  readonly #int: Core.DataCon;
  /** functions of the producer, and what each becomes */
  readonly #made = new Map<Core.Var, Core.Var>();
  /** elements, and ends, that the producer's text has; ways that end in another list, for which the consumer stays */
  #elements = 0;
  #ends = 0;
  #others = 0;
  /** how many functions of the library this is in */
  #depth = 0;

  constructor(loop: Loop, int: Core.DataCon) {
    this.#loop = loop;
    this.#int = int;
  }

  /** Null where they do not fit, or too much would be copied. */
  run(): Core.Expr | null {
    const { expr, var: v, at, isLinear, cons } = this.#loop;
    let isPlain = true;
    const enter = (e: Core.Expr): Core.Expr => {
      if (!isCall(e, v)) return remade(e, enter);
      isPlain = isRange(e.args[at]);
      return this.#consume(counting(e.args[at], cons.con.data.cons, this.#int), without(e.args, at));
    };
    const made = enter(expr.body);
    if (this.#elements === 0 || (this.#made.size === 0 && this.#elements > 1) || (!isLinear && !isPlain) || this.#growth() > MAX_GROWTH) return null;
    if (this.#others === 0) return made;
    return expr.kind === 'let' ? make.letIn(expr.bind, made, expr.span, expr.origin) : make.letJoin(true, expr.joins, made, expr.span, expr.origin);
  }

  #growth(): number {
    const { body, nil, cons } = this.#loop;
    const size = (e: Core.Expr): number => sizeOf(e, MAX_GROWTH);
    return (this.#elements - 1) * size(cons.body) + Math.max(0, this.#ends - 1) * size(nil) + Math.min(1, this.#others) * size(body);
  }

  /** What the consumer makes of a list, with these other arguments. */
  #consume(list: Core.Expr, args: Exprs): Core.Expr {
    switch (list.kind) {
      case 'con':
        return isCons(list) ? this.#element(list.args[0], list.args[1], args) : this.#end(args);
      case 'let':
        return this.#producer(list, args) ?? make.letIn(list.bind, this.#consume(list.body, args), list.span);
      case 'letjoin':
        return named(args, (atoms) => {
          const joins = list.joins.map((join) => ({ ...join, body: this.#consume(join.body, atoms) }));
          return make.letJoin(list.rec, joins, this.#consume(list.body, atoms), list.span);
        });
      case 'jump':
        return list;
      case 'case':
        return named(args, (atoms) => {
          const alts = list.alts.map((alt) => withBody(alt, this.#consume(alt.body, atoms)));
          const fallback = list.fallback && this.#consume(list.fallback, atoms);
          return make.caseOf(list.scrutinee, list.binder, alts, fallback, this.#reps(args), list.span);
        });
      case 'app':
        return this.#called(list, args) ?? this.#other(list, args);
      default:
        return this.#other(list, args);
    }
  }

  /** A list that somebody else makes. */
  #other(list: Core.Expr, args: Exprs): Core.Expr {
    this.#others++;
    return this.#call(this.#loop.var, [list], args, list.span);
  }

  #called(list: Core.App, args: Exprs): Core.Expr | null {
    if (list.fun.kind !== 'var') return null;
    const made = this.#made.get(list.fun.var);
    if (made !== undefined) return this.#call(made, list.args, args, list.span);
    if (list.fun.var.info?.bottoms) return make.caseOf(list, newVar('list', 'lifted', list.span), [], null, this.#reps(args), list.span);
    const isNested = !isAppend(list);
    const loop = isNested && this.#depth === MAX_DEPTH ? null : asLoop(list);
    if (loop === null || !hasProducer(loop)) return null;
    if (isNested) this.#depth++;
    const consumed = this.#consume(fused(loop, this.#int) ?? loop, args);
    if (isNested) this.#depth--;
    return consumed;
  }

  /** In the list's place among the other arguments. */
  #with<T>(instead: readonly T[], others: readonly T[]): readonly T[] {
    const { at } = this.#loop;
    return [...others.slice(0, at), ...instead, ...others.slice(at)];
  }

  /** What a call of the loop with these other arguments returns. */
  #reps(others: Exprs): Core.Reps {
    return others.length < this.#loop.params.length - 1 ? 'lifted' : this.#loop.case.reps;
  }

  /** A call with these arguments instead of the list. */
  #call(v: Core.Var, instead: Exprs, others: Exprs, span: Core.Expr['span']): Core.Expr {
    const args = this.#with(instead, others);
    const { isTail, expr, var: consumer } = this.#loop;
    return (v === consumer ? expr.kind === 'letjoin' : isTail) ? make.jump(v, args, span) : make.app(varExpr(v, span), args, this.#reps(others), span);
  }

  /** What a function that makes a list is bound around, with one that consumes it instead; null when the function is used otherwise, too. */
  #producer({ bind, body }: Core.Let, args: Exprs): Core.Expr | null {
    if (!isProducer(bind, body)) return null;
    const [{ var: v, expr }] = bindingsOf(bind);
    const { params, body: made } = expr as Core.Lam;
    const { var: consumer, isTail, span, expr: whole } = this.#loop;
    const loop = cloneVar(consumer);
    this.#made.set(v, loop);
    const others = without(this.#loop.params, this.#loop.at).map(cloneVar);
    const all = this.#with(params, others);
    const consuming = this.#consume(
      made,
      others.map((p) => varExpr(p)),
    );
    const entry = this.#consume(body, args);
    if (isTail) return make.letJoin(true, [{ var: loop, params: all, body: consuming, span }], entry, whole.span);
    return make.letIn({ kind: 'rec', binds: [{ var: loop, expr: make.lam(all, consuming, false, span), span }], span }, entry, whole.span);
  }

  #end(args: Exprs): Core.Expr {
    this.#ends++;
    return named(args, (atoms) => this.#taken(this.#loop.nil, atoms));
  }

  /** The consumer's body when its list is an element in front of `rest`. */
  #element(element: Core.Expr, rest: Core.Expr, args: Exprs): Core.Expr {
    this.#elements++;
    const { var: v, at, cons } = this.#loop;
    const [x] = cons.fields;
    let calls = 0;
    const goOn = (e: Core.Expr): Core.Expr => {
      if (!isCall(e, v)) return remade(e, goOn);
      return this.#consume(calls++ === 0 ? rest : freshen(rest), without(mapList(e.args, goOn), at));
    };
    return named(args, (atoms) => {
      if (isOnce(x, cons.body)) return goOn(this.#taken(cons.body, atoms, new Map([[x, element]])));
      const item = cloneVar(x);
      const body = this.#taken(cons.body, atoms, new Map([[x, varExpr(item, x.span)]]));
      return make.letIn({ kind: 'nonrec', var: item, expr: element, span: element.span }, goOn(body), element.span);
    });
  }

  /** A copy of the consumer's body with one of the ways that its list goes. */
  #taken(way: Core.Expr, atoms: Exprs, replace = new Map<Core.Var, Core.Expr>()): Core.Expr {
    const { params, at, body, case: c } = this.#loop;
    for (const [i, p] of without(params, at).entries()) replace.set(p, atoms[i]);
    const put = (e: Core.Expr): Core.Expr => (e === c ? way : remade(e, put));
    return freshen(put(body), kept, replace);
  }
}

/** Two lists, the first of which is written out: its elements in front of the second. */
function appended(e: Core.App, cells: Cells): Core.Expr {
  if (!isAppend(e)) return e;
  const elements: Core.Con[] = [];
  const lets: Core.Let[] = [];
  let [list, rest] = e.args;
  for (; list.kind === 'let'; list = list.body) lets.push(list);
  for (;;) {
    if (list.kind === 'var') list = cells.get(list.var) ?? list;
    if (!isCons(list) || elements.length === MAX_WRITTEN) break;
    elements.push(list);
    list = list.args[1];
  }
  if (list.kind !== 'con' || isCons(list)) return e;
  for (let c = elements.pop(); c !== undefined; c = elements.pop()) rest = make.con(c.con, [c.args[0], rest], c.span, c.origin);
  return lets.reduceRight((inner, { bind, span, origin }) => make.letIn(bind, inner, span, origin), rest);
}

/** With other parts, made by who wrote it. */
function remade(e: Core.Expr, change: (e: Core.Expr) => Core.Expr): Core.Expr {
  const made = mapChildren(e, change);
  return made === e || e.origin === undefined ? made : make.withOrigin(made, e.origin);
}

function without<T>(list: readonly T[], at: number): readonly T[] {
  return [...list.slice(0, at), ...list.slice(at + 1)];
}
