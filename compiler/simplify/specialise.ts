/**
 * Specialisation: a call of an overloaded function with known dictionaries becomes a call of a copy made for them.
 *
 *     insert $fOrdInt k v t      becomes      insert_s1 k v t,      insert_s1 = (body of insert)[$dOrd := $fOrdInt]
 *
 * Dictionary parameters are those the checker made (`$d…`). Copies are made once for each combination; what they call is specialised in turn, so that a recursive
 * function ends in a loop of its own copy. Polymorphic recursion is stopped by the size of the dictionaries.
 */
import { noSpan } from '../base/span.ts';
import { bindingsOf, infoOf } from '../core/build.ts';
import type * as Core from '../core/syntax.ts';
import { freshUnique } from '../names/name.ts';
import { freshen } from './freshen.ts';
import { sizeOf } from './size.ts';

/** Larger functions are not copied. */
const MAX_SIZE = 300;
const MAX_COPIES = 200;
const MAX_DICTIONARY = 4;

/** Specialises the calls of a module, of its own functions and of imported ones that left their definition (`VarInfo.overloaded`). */
export function specialise(module: Core.Module): Core.Module {
  return new Specialiser(module).run();
}

export function isDictionaryParam(v: Core.Var): boolean {
  return v.name.startsWith('$d') && v.rep === 'lifted';
}

/** Leading dictionary parameters of a function. */
function dictionaryParams(lam: Core.Lam): number {
  let n = 0;
  while (n < lam.params.length && isDictionaryParam(lam.params[n])) n++;
  return n;
}

class Specialiser {
  private readonly module: Core.Module;
  private readonly definitions = new Map<Core.Var, Core.Lam>();
  private readonly copies = new Map<string, Core.Var>();
  private readonly made: { var: Core.Var; expr: Core.Expr; span: Core.Expr['span'] }[] = [];
  private readonly names = new Map<string, number>();
  /** of how many dictionaries and functions of such a copy is made */
  private readonly weights = new Map<Core.Var, number>();
  /** calls that were replaced */
  private calls = 0;

  constructor(module: Core.Module) {
    this.module = module;
  }

  run(): Core.Module {
    const { module } = this;
    for (const group of module.binds) {
      for (const { var: v, expr } of bindingsOf(group)) {
        if (expr.kind !== 'lam' || dictionaryParams(expr) === 0 || v.info?.inline === 'never' || sizeOf(expr, MAX_SIZE) > MAX_SIZE) continue;
        this.definitions.set(v, expr);
        // a copy: later passes note things in the variables of this one
        infoOf(v).overloaded = freshen(expr) as Core.Lam;
      }
    }
    const binds = module.binds.map((group): Core.Bind => {
      if (group.kind === 'nonrec') return { ...group, expr: this.binding(group.expr) };
      return { ...group, binds: group.binds.map((b) => ({ ...b, expr: this.binding(b.expr) })) };
    });
    if (this.made.length === 0) return module;
    // Copies may call each other and be called from anywhere: one group with all there is, taken apart again by dependency.
    const all = [...binds.flatMap((group) => [...bindingsOf(group)]), ...this.made];
    return { ...module, binds: dependencyOrder(all) };
  }

  /** Right-hand sides with nothing to specialise stay the same object. */
  private binding(e: Core.Expr): Core.Expr {
    const before = this.calls;
    const made = this.expr(e);
    return this.calls === before ? e : made;
  }

  private expr(e: Core.Expr): Core.Expr {
    switch (e.kind) {
      case 'var':
      case 'lit':
        return e;
      case 'app': {
        const args = e.args.map((a) => this.expr(a));
        const call = e.fun.kind === 'var' ? this.call({ ...e, args }, e.fun.var) : null;
        return call ?? { ...e, fun: this.expr(e.fun), args };
      }
      case 'con':
        return { ...e, args: this.conArgs(e) };
      case 'prim':
      case 'foreign':
      case 'tuple':
      case 'jump':
        return { ...e, args: e.args.map((a) => this.expr(a)) };
      case 'lam':
        return { ...e, body: this.expr(e.body) };
      case 'let': {
        const bind: Core.Bind =
          e.bind.kind === 'nonrec'
            ? { ...e.bind, expr: this.expr(e.bind.expr) }
            : { ...e.bind, binds: e.bind.binds.map((b) => ({ ...b, expr: this.expr(b.expr) })) };
        return { ...e, bind, body: this.expr(e.body) };
      }
      case 'letjoin':
        return { ...e, joins: e.joins.map((j) => ({ ...j, body: this.expr(j.body) })), body: this.expr(e.body) };
      case 'case':
        return {
          ...e,
          scrutinee: this.expr(e.scrutinee),
          alts: e.alts.map((alt) => ({ ...alt, body: this.expr(alt.body) })),
          fallback: e.fallback === null ? null : this.expr(e.fallback),
        };
    }
  }

  private conArgs(e: Core.Con): Core.Expr[] {
    const spine: Core.Con[] = [e];
    let last: Core.Expr | undefined = e.args[e.args.length - 1];
    while (last !== undefined && last.kind === 'con' && last.args.length > 0) {
      spine.push(last);
      last = last.args[last.args.length - 1];
    }
    if (last === undefined) return [];
    let tail = this.expr(last);
    for (let i = spine.length - 1; i > 0; i--) tail = { ...spine[i], args: [...spine[i].args.slice(0, -1).map((a) => this.expr(a)), tail] };
    return [...e.args.slice(0, -1).map((a) => this.expr(a)), tail];
  }

  private call(e: Core.App, f: Core.Var): Core.Expr | null {
    if (!f.global) return null;
    const definition = this.definitions.get(f) ?? f.info?.overloaded ?? null;
    if (definition === null) return null;
    const n = dictionaryParams(definition);
    if (e.args.length < n) return null;
    const texts = e.args.slice(0, n).map((d) => this.dictionaryText(d));
    if (texts.some((t) => t === null)) return null;
    const copy = this.copy(f, definition, e.args.slice(0, n), texts.join(' '));
    if (copy === null) return null;
    this.calls++;
    const rest = e.args.slice(n);
    const head: Core.VarExpr = { kind: 'var', var: copy, span: e.fun.span };
    return rest.length === 0 ? head : { ...e, fun: head, args: rest };
  }

  /** A dictionary made of globals alone, as text; null when it has free variables or is too large. A copy of a dictionary function counts as what it is made of. */
  private dictionaryText(e: Core.Expr): string | null {
    if (this.weight(e) > MAX_DICTIONARY) return null;
    if (e.kind === 'var') return e.var.name;
    const { fun, args } = e as Core.App;
    return `(${[fun, ...args].map((part) => this.dictionaryText(part)).join(' ')})`;
  }

  private weight(e: Core.Expr): number {
    if (e.kind === 'var') return e.var.global ? (this.weights.get(e.var) ?? 1) : Number.POSITIVE_INFINITY;
    if (e.kind !== 'app' || e.fun.kind !== 'var') return Number.POSITIVE_INFINITY;
    return e.args.reduce((sum, arg) => sum + this.weight(arg), this.weight(e.fun));
  }

  private copy(f: Core.Var, definition: Core.Lam, dicts: readonly Core.Expr[], text: string): Core.Var | null {
    const key = `${f.name} ${text}`;
    const found = this.copies.get(key);
    if (found !== undefined) return found;
    if (this.made.length >= MAX_COPIES) return null;
    const copy = this.newVar(f);
    this.copies.set(key, copy);
    this.weights.set(
      copy,
      dicts.reduce((sum, d) => sum + this.weight(d), 1),
    );
    const n = dicts.length;
    const left = definition.params.slice(n);
    const inner: Core.Expr = left.length === 0 ? definition.body : { ...definition, params: left };
    const body = freshen(inner, f.module === this.module.name ? null : noSpan, new Map(definition.params.slice(0, n).map((p, i) => [p, dicts[i]])));
    const at = this.made.length;
    this.made.push({ var: copy, expr: body, span: copy.span });
    this.made[at] = { ...this.made[at], expr: this.expr(body) };
    return copy;
  }

  /** `Main.insert_s1`, whichever module `insert` is from. */
  private newVar(f: Core.Var): Core.Var {
    const base = f.module === null ? f.name : f.name.slice(f.module.length + 1);
    const n = (this.names.get(base) ?? 0) + 1;
    this.names.set(base, n);
    const own = f.module === this.module.name;
    const name = `${this.module.name}.${base}_s${n}`;
    return { name, unique: freshUnique(), global: true, module: this.module.name, rep: 'lifted', type: null, span: own ? f.span : noSpan, info: null };
  }
}

type Binding = { readonly var: Core.Var; readonly expr: Core.Expr; readonly span: Core.Expr['span'] };

/** Groups of bindings such that each mentions only itself and earlier ones. */
export function dependencyOrder(all: readonly Binding[]): Core.Bind[] {
  const index = new Map(all.map((b, i) => [b.var, i]));
  const edges = all.map((b) => mentioned(b.expr, index));
  const order: Core.Bind[] = [];
  const state = { next: 0 };
  const number = new Int32Array(all.length).fill(-1);
  const low = new Int32Array(all.length);
  const onStack = new Uint8Array(all.length);
  const stack: number[] = [];
  for (let root = 0; root < all.length; root++) {
    if (number[root] >= 0) continue;
    const work: { v: number; i: number }[] = [{ v: root, i: 0 }];
    for (let top = work[work.length - 1]; top !== undefined; top = work[work.length - 1]) {
      const { v } = top;
      if (top.i === 0) {
        number[v] = low[v] = state.next++;
        stack.push(v);
        onStack[v] = 1;
      }
      if (top.i < edges[v].length) {
        const w = edges[v][top.i++];
        if (number[w] < 0) work.push({ v: w, i: 0 });
        else if (onStack[w] === 1) low[v] = Math.min(low[v], number[w]);
        continue;
      }
      work.pop();
      const parent = work[work.length - 1];
      if (parent !== undefined) low[parent.v] = Math.min(low[parent.v], low[v]);
      if (low[v] !== number[v]) continue;
      const group: number[] = [];
      for (let w = stack.pop(); w !== undefined; w = stack.pop()) {
        onStack[w] = 0;
        group.push(w);
        if (w === v) break;
      }
      group.reverse();
      const binds = group.map((w) => all[w]);
      if (binds.length === 1 && !edges[v].includes(v)) order.push({ kind: 'nonrec', ...binds[0] });
      else order.push({ kind: 'rec', binds, span: binds[0].span });
    }
  }
  return order;
}

/** Indexes of the globals an expression mentions, each once. */
function mentioned(expr: Core.Expr, index: ReadonlyMap<Core.Var, number>): number[] {
  const found = new Set<number>();
  const stack: Core.Expr[] = [expr];
  for (let e = stack.pop(); e !== undefined; e = stack.pop()) {
    switch (e.kind) {
      case 'var': {
        const i = e.var.global ? index.get(e.var) : undefined;
        if (i !== undefined) found.add(i);
        break;
      }
      case 'lit':
        break;
      case 'app':
        stack.push(e.fun);
        for (const a of e.args) stack.push(a);
        break;
      case 'con':
      case 'prim':
      case 'foreign':
      case 'tuple':
      case 'jump':
        for (const a of e.args) stack.push(a);
        break;
      case 'lam':
        stack.push(e.body);
        break;
      case 'let':
        for (const b of bindingsOf(e.bind)) stack.push(b.expr);
        stack.push(e.body);
        break;
      case 'letjoin':
        for (const j of e.joins) stack.push(j.body);
        stack.push(e.body);
        break;
      case 'case':
        stack.push(e.scrutinee);
        for (const alt of e.alts) stack.push(alt.body);
        if (e.fallback !== null) stack.push(e.fallback);
    }
  }
  return [...found];
}
