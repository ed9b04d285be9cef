/**
 * Specialisation: a call of an overloaded function with known dictionaries becomes a call of a copy made for them.
 *
 *     insert $fOrdInt k v t      becomes      insert_s1 k v t,      insert_s1 = (body of insert)[$dOrd := $fOrdInt]
 *
 * Dictionary parameters are those the checker made (`$d…`). Copies are made once for each combination; what they call is specialised in turn, so that a recursive
 * function ends in a loop of its own copy. Polymorphic recursion is stopped by the size of the dictionaries.
 */

import { concatMap } from '../base/lists.ts';
import { noSpan } from '../base/span.ts';
import { bindingsOf, infoOf, newGlobal } from '../core/build.ts';
import * as make from '../core/make.ts';
import type * as Core from '../core/syntax.ts';
import { mapBind, mapChildren, mapEach, mapList } from '../core/traverse.ts';
import { dependencyOrder } from './dependency-order.ts';
import { isDictionaryCall } from './dictionaries.ts';
import { freshen } from './freshen.ts';
import { isListFunction } from './list-loops.ts';
import { kept } from './places.ts';
import { sizeOf } from './size.ts';

/** Larger functions are not copied. */
const MAX_SIZE = 300;
const MAX_COPIES = 200;
const MAX_DICTIONARY = 8;

/** What was copied in a module: it may be specialised several times, and copies are found again while they are there. */
export interface Copies {
  /** by function and dictionaries */
  readonly vars: Map<string, Core.Var>;
  /** how many have a name */
  readonly names: Map<string, number>;
  /** of how many dictionaries and functions of such a copy is made */
  readonly weights: Map<Core.Var, number>;
  /** importers were left the definitions */
  areLeft: boolean;
}

export function noCopies(): Copies {
  return { vars: new Map(), names: new Map(), weights: new Map(), areLeft: false };
}

/**
 * Specialises the calls of a module, of its own functions and of imported ones that left their definition (`VarInfo.definition`). What it copies is added to
 * `copies`. `only`: no calls but those of these.
 */
export function specialise(module: Core.Module, copies: Copies, only: ReadonlySet<Core.Var> | null = null): Core.Module {
  return new Specialiser(module, copies, only).run();
}

export function isDictionaryParam(v: Core.Var): boolean {
  return v.name.startsWith('$d') && v.rep === 'lifted';
}

/** Leading dictionary parameters of a function. */
export function dictionaryParams(lam: Core.Lam): number {
  let n = 0;
  while (n < lam.params.length && isDictionaryParam(lam.params[n])) n++;
  return n;
}

/** A dictionary that the module has a variable for is what it is made of: Note [Shared dictionaries] (desugar/evidence.ts). */
function withCall(e: Core.Expr): Core.Expr {
  const known = e.kind === 'var' && e.var.global ? (e.var.info?.unfolding ?? null) : null;
  return known !== null && isDictionaryCall(known) ? known : e;
}

class Specialiser {
  readonly #module: Core.Module;
  readonly #definitions = new Map<Core.Var, Core.Lam>();
  readonly #copies: Copies;
  readonly #only: ReadonlySet<Core.Var> | null;
  /** the variables that the module binds */
  readonly #own = new Set<Core.Var>();
  readonly #made: { var: Core.Var; expr: Core.Expr; span: Core.Expr['span'] }[] = [];

  constructor(module: Core.Module, copies: Copies, only: ReadonlySet<Core.Var> | null) {
    this.#module = module;
    this.#copies = copies;
    this.#only = only;
  }

  run(): Core.Module {
    const module = this.#module;
    // of a program only what the host calls
    const isLeft = this.#only === null && !this.#copies.areLeft && [...module.exported].some((v) => !module.symbols.some((symbol) => symbol.var === v));
    for (const group of module.binds) {
      for (const { var: v, expr } of bindingsOf(group)) {
        this.#own.add(v);
        if (isLeft && isListFunction(group)) infoOf(v).definition = freshen(expr) as Core.Lam;
        if (expr.kind !== 'lam' || dictionaryParams(expr) === 0 || v.info?.inline === 'never' || sizeOf(expr, MAX_SIZE) > MAX_SIZE) continue;
        this.#definitions.set(v, expr);
        // A copy: later passes note things in the variables of this one. Importers make copies of their own, so it mentions none of this module's.
        if (isLeft) infoOf(v).definition = freshen(expr) as Core.Lam;
      }
    }
    if (this.#only === null) this.#copies.areLeft = true;
    const binds = mapEach(module.binds, (group) => mapBind(group, this.#expr));
    if (binds === module.binds) return module;
    // Copies, made now or before, may call each other and be called from anywhere: one group with all there is, taken apart again by dependency.
    const all = [...concatMap(binds, bindingsOf), ...this.#made];
    return { ...module, binds: dependencyOrder(all) };
  }

  /** What has nothing to specialise in it stays the same object. */
  readonly #expr = (e: Core.Expr): Core.Expr => {
    if (e.kind !== 'app' || e.fun.kind !== 'var') return mapChildren(e, this.#expr);
    const args = mapList(e.args, this.#expr);
    const call = args === e.args ? e : make.app(e.fun, args, e.reps, e.span);
    return this.#call(call, e.fun.var) ?? call;
  };

  #call(e: Core.App, f: Core.Var): Core.Expr | null {
    if (!f.global || this.#only?.has(f) === false) return null;
    const definition = this.#definitions.get(f) ?? f.info?.definition ?? null;
    if (definition === null) return null;
    const n = dictionaryParams(definition);
    if (n === 0 || e.args.length < n) return null;
    const texts = e.args.slice(0, n).map((d) => this.#dictionaryText(d));
    if (texts.some((t) => t === null)) return null;
    const copy = this.#copy(f, definition, e.args.slice(0, n), texts.join(' '));
    if (copy === null) return null;
    const rest = e.args.slice(n);
    const head: Core.VarExpr = make.variable(copy, e.fun.span);
    return rest.length === 0 ? head : make.app(head, rest, e.reps, e.span, e.origin);
  }

  /** A dictionary made of globals alone, as text; null when it has free variables or is too large. A copy of a dictionary function counts as what it is made of. */
  #dictionaryText(e: Core.Expr): string | null {
    const dictionary = withCall(e);
    if (this.#weight(dictionary) > MAX_DICTIONARY) return null;
    if (dictionary.kind === 'var') return dictionary.var.name;
    const { fun, args } = dictionary as Core.App;
    return `(${[fun, ...args].map((part) => this.#dictionaryText(part)).join(' ')})`;
  }

  /** How many dictionaries and functions of such it is made of; infinite when that is more than `limit`, and not counted further: one may be made of another twice, and that again. */
  #weight(dictionary: Core.Expr, limit = MAX_DICTIONARY): number {
    const e = withCall(dictionary);
    if (e.kind === 'var') return e.var.global ? (this.#copies.weights.get(e.var) ?? 1) : Number.POSITIVE_INFINITY;
    if (e.kind !== 'app' || e.fun.kind !== 'var') return Number.POSITIVE_INFINITY;
    let sum = this.#weight(e.fun);
    for (let i = 0; i < e.args.length && sum <= limit; i++) sum += this.#weight(e.args[i], limit - sum);
    return sum <= limit ? sum : Number.POSITIVE_INFINITY;
  }

  #copy(f: Core.Var, definition: Core.Lam, dicts: readonly Core.Expr[], text: string): Core.Var | null {
    const key = `${f.name} ${text}`;
    const found = this.#copies.vars.get(key);
    if (found !== undefined && this.#own.has(found)) return found;
    if (this.#made.length >= MAX_COPIES) return null;
    const copy = this.#newVar(f);
    this.#copies.vars.set(key, copy);
    this.#own.add(copy);
    this.#copies.weights.set(
      copy,
      dicts.reduce((sum, d) => sum + this.#weight(d), 1),
    );
    const n = dicts.length;
    const left = definition.params.slice(n);
    const inner: Core.Expr = left.length === 0 ? definition.body : make.lam(left, definition.body, definition.oneShot, definition.span, definition.origin);
    const body = freshen(inner, kept, new Map(definition.params.slice(0, n).map((p, i) => [p, dicts[i]])));
    const at = this.#made.length;
    this.#made.push({ var: copy, expr: body, span: copy.span });
    this.#made[at] = { ...this.#made[at], expr: this.#expr(body) };
    return copy;
  }

  /** `Main.insert_s1`, whichever module `insert` is from. */
  #newVar(f: Core.Var): Core.Var {
    const base = f.module === null ? f.name : f.name.slice(f.module.length + 1);
    const n = (this.#copies.names.get(base) ?? 0) + 1;
    this.#copies.names.set(base, n);
    const own = f.module === this.#module.name;
    const name = `${this.#module.name}.${base}_s${n}`;
    return newGlobal(name, this.#module.name, own ? f.span : noSpan);
  }
}
