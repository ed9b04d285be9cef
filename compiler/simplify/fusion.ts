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
 * The consumer must take the list apart in one place, behind no work, and do nothing with the rest but go on, once at most: what makes the list would run again.
 * The producer, functions in functions where it comes from a comprehension, must end in `[]`, in an element in front of a call of itself, or in such a call. Ranges of
 * Ints are producers that count; of a library's function that takes or makes lists there is the definition (`VarInfo.definition`). No element is made that the
 * consumer does not ask for, and the order of evaluation stays.
 *
 * This is what sums, folds, `forM_ [1 .. n]`, comprehensions, `map` and `filter` are when they are inlined: GHC's foldr/build fusion without rules.
 */
import { bindingsOf, cloneVar, newVar, varExpr } from '../core/build.ts';
import * as make from '../core/make.ts';
import type * as Core from '../core/syntax.ts';
import { mapBind, mapEach, mapList, pushChildren, remade, withBody } from '../core/traverse.ts';
import { freshen, replaced } from './freshen.ts';
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
  mayMakeList,
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

/** Larger expressions are all alike. */
const BIG = 1000;

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
  if (made === null) return null;
  // a loop that takes two lists takes the other one now
  return fused(made, int) ?? (e.origin === undefined ? made : make.withOrigin(made, e.origin));
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
  // most loops go through a list that has a name: that is found out soonest
  const entry = callIn(e.body, v);
  if (entry === null || !entry.args.some(mayMakeList)) return null;
  const taking = takingOf(v, params, body, (at) => at < entry.args.length && mayMakeList(entry.args[at]));
  if (taking === null) return null;
  const outside = usesOf(e.body, v, params.length, taking.at, () => true, []);
  if (!outside.fit || outside.calls !== 1) return null;
  const isTail = e.kind === 'letjoin' || (taking.isTail && !outside.partial && tailCallsOf(e.body, v) === 1);
  return { ...taking, isLinear: taking.isLinear && !outside.partial, isTail, expr: e, var: v, params, body, span };
}

/** The first call of `v`. */
function callIn(e: Core.Expr, v: Core.Var): Core.App | Core.Jump | null {
  if (isCall(e, v)) return e;
  // what is pushed first comes first
  const parts: Core.Expr[] = [];
  pushChildren(e, parts);
  for (const part of parts) {
    const call = callIn(part, v);
    if (call !== null) return call;
  }
  return null;
}

/**
 * One loop made of a consumer and what makes its list. Where the consumer takes its list apart, what makes it is put, and the consumer's ways where that ends: so
 * these mention the consumer's parameters, and whatever else is bound before the list is looked at, and `#body` gives each copy its own.
 */
class Fusion {
  readonly #loop: Loop;
  readonly #int: Core.DataCon;
  /** the consumer's parameters but the list */
  readonly #others: readonly Core.Var[];
  /** functions of the producer, and what each becomes */
  readonly #made = new Map<Core.Var, Core.Var>();
  /** how often there are: what is done before the list is looked at, elements, ends, and lists of others, for which the consumer stays */
  #bodies = 0;
  #elements = 0;
  #ends = 0;
  #strangers = 0;
  /** how many functions of the library this is in */
  #depth = 0;
  /** of the consumer's parts */
  #sizes: { readonly before: number; readonly element: number; readonly end: number; readonly whole: number } | null = null;

  constructor(loop: Loop, int: Core.DataCon) {
    this.#loop = loop;
    this.#int = int;
    this.#others = without(loop.params, loop.at);
  }

  /** Null where they do not fit, or too much would be copied. */
  run(): Core.Expr | null {
    const { expr, var: v, at, isLinear, cons } = this.#loop;
    let isPlain = true;
    const enter = (e: Core.Expr): Core.Expr => {
      if (!isCall(e, v)) return remade(e, enter);
      isPlain = isRange(e.args[at]);
      return this.#entered(counting(e.args[at], cons.con.data.cons, this.#int), without(e.args, at));
    };
    const made = enter(expr.body);
    if (this.#elements === 0 || (this.#made.size === 0 && this.#elements > 1) || (!isLinear && !isPlain) || this.#isTooLarge()) return null;
    if (this.#strangers === 0) return made;
    return expr.kind === 'let' ? make.letIn(expr.bind, made, expr.span, expr.origin) : make.letJoin(true, expr.joins, made, expr.span, expr.origin);
  }

  /** So much is there several times now that the loops stay two, whatever is still to come. */
  #isTooLarge(): boolean {
    this.#sizes ??= this.#sizesOf();
    const { before, element, end, whole } = this.#sizes;
    const more = (count: number): number => Math.max(0, count - 1);
    return more(this.#bodies) * before + more(this.#elements) * element + more(this.#ends) * end + Math.min(1, this.#strangers) * whole > MAX_GROWTH;
  }

  #sizesOf() {
    const { body, case: c, nil, cons } = this.#loop;
    const [whole, taken, element, end] = [body, c, cons.body, nil].map((e) => sizeOf(e, BIG));
    return { whole, element, end, before: whole - taken };
  }

  /** A call of the consumer with this list, and these other arguments. */
  #entered(list: Core.Expr, args: Exprs): Core.Expr {
    if (list.kind === 'let') return this.#letIn(list, (inner) => this.#entered(inner, args));
    const call = list.kind === 'app' && list.fun.kind === 'var' ? this.#made.get(list.fun.var) : undefined;
    if (call !== undefined) return this.#call(call, (list as Core.App).args, args, list.span);
    const missing = this.#others.slice(args.length).map(cloneVar);
    const all = [...args, ...missing.map((v) => varExpr(v))];
    const body = named(all, (atoms) => this.#body(list, atoms));
    return missing.length === 0 ? body : make.lam(missing, body, false, list.span);
  }

  /** The consumer's body, a copy of its own, with this list. */
  #body(list: Core.Expr, args: Exprs): Core.Expr {
    this.#bodies++;
    const { body, case: c } = this.#loop;
    const consumed = this.#consume(list);
    const put = (e: Core.Expr): Core.Expr => (e === c ? consumed : remade(e, put));
    return freshen(put(body), kept, new Map(this.#others.map((p, i) => [p, args[i]])));
  }

  /** What the consumer makes of a list in the place where it takes its own apart. */
  #consume(list: Core.Expr): Core.Expr {
    // it is of no use any more
    if (this.#isTooLarge()) return list;
    const { case: c, nil } = this.#loop;
    switch (list.kind) {
      case 'con':
        if (isCons(list)) return this.#element(list.args[0], list.args[1]);
        this.#ends++;
        return this.#ends === 1 ? nil : freshen(nil);
      case 'let':
        return this.#letIn(list, (inner) => this.#consume(inner));
      case 'letjoin': {
        const joins = list.joins.map((join) => ({ ...join, body: this.#consume(join.body) }));
        return make.letJoin(list.rec, joins, this.#consume(list.body), list.span);
      }
      case 'jump':
        return list;
      case 'case': {
        const alts = list.alts.map((alt) => withBody(alt, this.#consume(alt.body)));
        const fallback = list.fallback && this.#consume(list.fallback);
        return make.caseOf(list.scrutinee, list.binder, alts, fallback, c.reps, list.span);
      }
      case 'app':
        return this.#called(list) ?? this.#strange(list);
      default:
        return this.#strange(list);
    }
  }

  /** A list that somebody else makes. */
  #strange(list: Core.Expr): Core.Expr {
    this.#strangers++;
    return this.#call(this.#loop.var, [list], this.#same(), list.span);
  }

  #called(list: Core.App): Core.Expr | null {
    if (list.fun.kind !== 'var') return null;
    const made = this.#made.get(list.fun.var);
    if (made !== undefined) return this.#call(made, list.args, this.#same(), list.span);
    if (list.fun.var.info?.bottoms) return make.caseOf(list, newVar('list', 'lifted', list.span), [], null, this.#loop.case.reps, list.span);
    const isNested = !isAppend(list);
    const loop = isNested && this.#depth === MAX_DEPTH ? null : asLoop(list);
    if (loop === null || !hasProducer(loop)) return null;
    if (isNested) this.#depth++;
    const consumed = this.#consume(fused(loop, this.#int) ?? loop);
    if (isNested) this.#depth--;
    return consumed;
  }

  /** The other arguments as they are. */
  #same(): Exprs {
    return this.#others.map((p) => varExpr(p));
  }

  /** In the list's place among the others. */
  #with<T>(instead: readonly T[], others: readonly T[]): readonly T[] {
    const { at } = this.#loop;
    return [...others.slice(0, at), ...instead, ...others.slice(at)];
  }

  /** A call with these arguments instead of the list. */
  #call(v: Core.Var, instead: Exprs, others: Exprs, span: Core.Expr['span']): Core.Expr {
    const { isTail, expr, var: consumer, case: c } = this.#loop;
    const args = this.#with(instead, others);
    if (v === consumer ? expr.kind === 'letjoin' : isTail) return make.jump(v, args, span);
    return make.app(varExpr(v, span), args, others.length < this.#others.length ? 'lifted' : c.reps, span);
  }

  /** A let around a list: its function, if it makes the list and does nothing else, consumes it instead. */
  #letIn({ bind, body, span: at }: Core.Let, inside: (list: Core.Expr) => Core.Expr): Core.Expr {
    if (!isProducer(bind, body)) return make.letIn(bind, inside(body), at);
    const { var: consumer, isTail, span, expr: whole } = this.#loop;
    const [{ var: v, expr }] = bindingsOf(bind);
    const { params, body: list } = expr as Core.Lam;
    const loop = cloneVar(consumer);
    this.#made.set(v, loop);
    const others = this.#others.map(cloneVar);
    const all = this.#with(params, others);
    const consuming = this.#body(
      list,
      others.map((p) => varExpr(p)),
    );
    const entry = inside(body);
    if (isTail) return make.letJoin(true, [{ var: loop, params: all, body: consuming, span }], entry, whole.span);
    return make.letIn({ kind: 'rec', binds: [{ var: loop, expr: make.lam(all, consuming, false, span), span }], span }, entry, whole.span);
  }

  /** The consumer's way for an element, which goes on with what makes the rest. */
  #element(element: Core.Expr, rest: Core.Expr): Core.Expr {
    this.#elements++;
    const { var: v, at, cons } = this.#loop;
    const [x] = cons.fields;
    let calls = 0;
    const goOn = (e: Core.Expr): Core.Expr => {
      if (!isCall(e, v)) return remade(e, goOn);
      return this.#entered(calls++ === 0 ? rest : freshen(rest), without(mapList(e.args, goOn), at));
    };
    const way = this.#elements === 1 ? cons.body : freshen(cons.body);
    if (isOnce(x, way)) return goOn(replaced(way, new Map([[x, element]])));
    const item = cloneVar(x);
    const body = goOn(replaced(way, new Map([[x, varExpr(item, x.span)]])));
    return make.letIn({ kind: 'nonrec', var: item, expr: element, span: element.span }, body, element.span);
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

function without<T>(list: readonly T[], at: number): readonly T[] {
  return [...list.slice(0, at), ...list.slice(at + 1)];
}
