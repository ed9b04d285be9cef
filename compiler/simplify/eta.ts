/**
 * How many more arguments an expression takes before it does any work: by as many its binding can be eta-expanded without doing work again for each call.
 *
 * As in GHC, a case of a variable is no work, and what an unevaluated function would do to `seq` is not minded. Note [State hack]: a function of a state token is an
 * action, and most actions run once: any work may go behind the token. Not the arguments of a call that a local variable is bound to: `report = print (sum xs)` in front of
 * a loop runs often, and what it prints is found once. Source: GHC's Core.Opt.Arity, notes [exprArity], [The state-transformer hack].
 */
import * as make from '../core/make.ts';
import { repsOf } from '../core/reps.ts';
import type * as Core from '../core/syntax.ts';
import { isDictionaryArgument, isKnownDictionary } from './dictionaries.ts';
import { isAtom } from './size.ts';
import { bottoms, isPartialCall, isSpeculable } from './values.ts';

/** Representations of the further parameters, and of what comes out behind them. */
export interface Arity {
  readonly params: readonly Core.Rep[];
  readonly result: Core.Reps;
}

const MAX_DEPTH = 40;
/** Rounds in which the arities of a recursive group come to rest, which each can only make smaller. */
const MAX_ROUNDS = 10;

/** `any`: it never returns, so that it takes as many as is wanted. */
type Found = Arity | 'any' | null;

/** The further parameters of an expression, or of a call whose arguments are cheap; null when there are none. */
export function arityOf(e: Core.Expr, isCheap = false): Arity | null {
  if (isCheap && (e.kind !== 'app' || !areCheap(e.args))) return null;
  const found = new Arities().of(e, 0);
  return found === 'any' ? null : found;
}

/** The further parameters of a call that was not simplified yet, as far as one can see; null when there are none, or one cannot tell. `isKept`: see Note [State hack]. */
export function arityOfCall(expr: Core.Expr, isKept: boolean): Arity | null {
  let e = expr;
  let around: Core.Let | null = null;
  // evidence that a function's body begins with
  for (; e.kind === 'let' && e.bind.kind === 'nonrec' && isDictionaryArgument(e.bind.expr); e = e.body) around = e;
  if (e.kind !== 'app' || e.fun.kind !== 'var' || !e.fun.var.global || bottoms(e)) return null;
  const method = methodOf(e.fun.var, dictionaryIn(around, e.args[0]));
  const given = e.args.length - (method === null ? 0 : 1);
  const { info } = method ?? e.fun.var;
  const found = partial(info?.shape ?? null, given);
  return areCheap(e.args) ? found : isKept ? null : action(found);
}

/** A dictionary, looked up in the evidence around. */
function dictionaryIn(around: Core.Let | null, dict: Core.Expr): Core.Expr {
  if (dict.kind !== 'var' || dict.var.global) return dict;
  if (around?.bind.kind === 'nonrec' && around.bind.var === dict.var) return around.bind.expr;
  return dict.var.done ?? dict;
}

/** The global function that a selector takes out of a known dictionary. */
function methodOf({ info }: Core.Var, dict: Core.Expr): Core.Var | null {
  const known = info?.selector && dict.kind === 'var' ? dict.var.info?.unfolding : null;
  const field = known?.kind === 'con' ? known.args[info?.selector?.field ?? 0] : null;
  return field?.kind === 'var' && field.var.global ? field.var : null;
}

/**
 * The further parameters of the functions of a recursive group, which call each other: at first each is taken to take as many as is wanted behind its own, then
 * as many as its body does under this assumption, until all agree. Work does not count if they `areOnce`: Note [Called once]. Source: GHC's Core.Opt.Simplify.Utils, note [Computing fixpoint arity].
 */
export function groupArities(group: readonly { readonly var: Core.Var; readonly lam: Core.Lam }[], areOnce = false): readonly (Arity | null)[] {
  const further = new Map<Core.Var, { readonly given: number; readonly found: Found }>();
  for (const { var: v, lam } of group) further.set(v, { given: lam.params.length, found: 'any' });
  for (let round = 0; round < MAX_ROUNDS; round++) {
    let changed = false;
    for (const { var: v, lam } of group) {
      const found = new Arities(further, areOnce).of(lam.body, 0);
      const before = further.get(v)?.found ?? null;
      if (lengthOf(found) !== lengthOf(before)) changed = true;
      further.set(v, { given: lam.params.length, found });
    }
    if (changed) continue;
    return group.map(({ var: v }) => {
      const found = further.get(v)?.found ?? null;
      return found === 'any' ? null : found;
    });
  }
  return group.map(() => null);
}

function lengthOf(found: Found): number {
  return found === 'any' ? Number.POSITIVE_INFINITY : (found?.params.length ?? 0);
}

const nothing: ReadonlyMap<Core.Var, { readonly given: number; readonly found: Found }> = new Map();

class Arities {
  #functions: Map<Core.Var, Core.Lam> | null = null;
  /** loops that it is in: their result is an action, or nothing */
  #loops = 0;
  /** what is assumed of functions behind so many arguments */
  readonly #assumed: ReadonlyMap<Core.Var, { readonly given: number; readonly found: Found }>;

  /** what it answers is called once: work does not matter */
  readonly #isOnce: boolean;

  constructor(assumed: ReadonlyMap<Core.Var, { readonly given: number; readonly found: Found }> = nothing, isOnce = false) {
    this.#assumed = assumed;
    this.#isOnce = isOnce;
  }

  of(e: Core.Expr, depth: number): Found {
    if (depth > MAX_DEPTH) return null;
    switch (e.kind) {
      case 'lam':
        return { params: e.params.map((p) => p.rep), result: repsOf(e.body) };
      case 'var': {
        const local = this.#functions?.get(e.var);
        if (local !== undefined) return { params: local.params.map((p) => p.rep), result: repsOf(local.body) };
        return e.var.global ? partial(e.var.info?.shape ?? null, 0) : null;
      }
      case 'app': {
        if (bottoms(e)) return 'any';
        if (e.fun.kind !== 'var') return null;
        const found = this.#call(e.fun.var, e.args.length);
        return areCheap(e.args, this.#waits) ? found : this.#behindWork(found);
      }
      case 'prim':
        return bottoms(e) ? 'any' : null;
      case 'let': {
        const binds = e.bind.kind === 'rec' ? e.bind.binds : [e.bind];
        for (const b of binds) this.#note(b);
        const found = this.of(e.body, depth + 1);
        return binds.every((b) => b.expr.kind === 'lam' || (b === e.bind && areCheap([b.expr], this.#waits))) ? found : this.#behindWork(found);
      }
      case 'case': {
        const found = this.#branches(e, depth);
        return isCheapScrutinee(e.scrutinee) ? found : this.#behindWork(found);
      }
      case 'letjoin':
        return e.rec ? this.#loop(e, depth) : this.#least(this.#leastOf(e.joins, depth), e.body, depth);
      case 'jump':
        return this.#loops > 0 || this.#isOnce || e.args.every(isAtom) ? 'any' : null;
      default:
        return null;
    }
  }

  #note({ var: v, expr }: { readonly var: Core.Var; readonly expr: Core.Expr }): void {
    if (expr.kind !== 'lam') return;
    this.#functions ??= new Map();
    this.#functions.set(v, expr);
  }

  /** Is it a function, or one in the end, that waits for more arguments? */
  readonly #waits = (e: Core.App): boolean => e.fun.kind === 'var' && this.#call(e.fun.var, e.args.length) !== null;

  #call(f: Core.Var, given: number): Found {
    const assumed = this.#assumed.get(f);
    if (assumed !== undefined) {
      const { found } = assumed;
      if (given < assumed.given || found === null) return null;
      return found === 'any' ? found : partial({ params: found.params, results: found.result }, given - assumed.given);
    }
    const local = this.#functions?.get(f);
    if (local !== undefined) return partial({ params: local.params.map((p) => p.rep), results: repsOf(local.body) }, given);
    if (f.global) return partial(f.info?.shape ?? null, given);
    return f.known?.kind === 'lam' ? partial({ params: f.known.params.map((p) => p.rep), results: repsOf(f.known.body) }, given) : null;
  }

  #behindWork<F extends Found>(found: F): F | null {
    return this.#isOnce ? found : action(found);
  }

  /** What comes out of a loop is worth going through it once only, but for an action. */
  #loop(e: Core.LetJoin, depth: number): Found {
    this.#loops++;
    const found = this.#behindWork(this.#least(this.#leastOf(e.joins, depth), e.body, depth));
    this.#loops--;
    return found;
  }

  #branches(e: Core.Case, depth: number): Found {
    const found = this.#leastOf(e.alts, depth);
    return e.fallback === null ? found : this.#least(found, e.fallback, depth);
  }

  /** What all branches take: as many parameters as the least of them. */
  #leastOf(branches: readonly { readonly body: Core.Expr }[], depth: number): Found {
    let least: Found = 'any';
    for (let i = 0; i < branches.length && least !== null; i++) least = this.#least(least, branches[i].body, depth);
    return least;
  }

  #least(before: Found, branch: Core.Expr, depth: number): Found {
    if (before === null) return null;
    const found = this.of(branch, depth + 1);
    if (found === null || found === 'any') return found === null ? null : before;
    if (before === 'any' || found.params.length === before.params.length) return before === 'any' ? found : before;
    const [short, long]: readonly Arity[] = found.params.length < before.params.length ? [found, before] : [before, found];
    return short.params.some((rep, i) => rep !== long.params[i]) ? null : short;
  }
}

/** Is it a call whose arguments are work, perhaps of a function that is bound around it? */
export function isCallWithWork(expr: Core.Expr): boolean {
  let e = expr;
  while (e.kind === 'let') e = e.body;
  return e.kind === 'app' && !areCheap(e.args);
}

/** What may be made anew at each call: values, texts, functions that wait for more arguments, failures, choices among these. Source: GHC's Core.Utils, note [exprIsCheap]. */
function areCheap(args: readonly Core.Expr[], waits: (e: Core.App) => boolean = isPartialCall): boolean {
  const stack: Core.Expr[] = [...args];
  for (let e = stack.pop(); e !== undefined; e = stack.pop()) {
    // what takes the place of a variable that is used once would be made anew with it
    if (e.kind === 'var' && e.var.later !== null) stack.push(e.var.later);
    else if (isCheapAlone(e)) continue;
    else if (e.kind === 'case' && isCheapScrutinee(e.scrutinee)) pushBranches(e, stack);
    else if (e.kind === 'let' && e.bind.kind === 'nonrec') stack.push(e.bind.expr, e.body);
    else if (e.kind === 'letjoin' && !e.rec) stack.push(...e.joins.map(({ body }) => body), e.body);
    else if (e.kind === 'jump') stack.push(...e.args);
    else if (e.kind === 'con' || (e.kind === 'app' && (waits(e) || isKnownDictionary(e)))) stack.push(...e.args);
    else return false;
  }
  return true;
}

function isCheapScrutinee(e: Core.Expr): boolean {
  return (e.kind === 'var' && e.var.later === null) || isSpeculable(e);
}

function pushBranches(e: Core.Case, stack: Core.Expr[]): void {
  for (const { body } of e.alts) stack.push(body);
  if (e.fallback !== null) stack.push(e.fallback);
}

/** A call of a global function, without those arguments that are work; it was given names for them. */
export function withoutWork(call: Core.App, named: (work: Core.Expr) => Core.Expr): Core.App {
  return make.app(
    call.fun,
    call.args.map((arg) => cheapPartOf(arg, named)),
    call.reps,
    call.span,
  );
}

function cheapPartOf(e: Core.Expr, named: (work: Core.Expr) => Core.Expr): Core.Expr {
  if (isCheapAlone(e)) return e;
  if (!hasCheapHead(e)) return repsOf(e) === 'lifted' ? named(e) : e;
  if (e.kind === 'app') return withoutWork(e, named);
  return make.con(
    e.con,
    e.args.map((arg) => cheapPartOf(arg, named)),
    e.span,
  );
}

function isCheapAlone(e: Core.Expr): boolean {
  if (isAtom(e) || e.kind === 'lam' || isSpeculable(e)) return true;
  return e.kind === 'app' && (bottoms(e) || (e.args[0].kind === 'lit' && e.args[0].lit.rep === 'string'));
}

/** Is it cheap when its arguments are? */
function hasCheapHead(e: Core.Expr): e is Core.App | Core.Con {
  return e.kind === 'con' || isPartialCall(e);
}

/** See Note [State hack]. */
function action<F extends Found>(found: F): F | null {
  return found === null || found === 'any' || found.params[0] === 'void' ? found : null;
}

function partial(shape: Core.FunShape | null, given: number): Arity | null {
  if (shape === null || given >= shape.params.length) return null;
  return { params: shape.params.slice(given), result: shape.results };
}
