/** Which variables are taken apart where they are surely evaluated, and what results are put together from: what worker/wrapper goes by. */
import type * as Core from '../core/syntax.ts';
import { pushChildren } from '../core/traverse.ts';
import type { Strictness } from './strictness.ts';
import { bottoms } from './values.ts';

const MAX_FIELDS = 6;

/** Variables that are taken apart, under all their names, and the constructor. */
type Parts = ReadonlyMap<Core.Var, Core.DataCon>;

const nothing: Parts = new Map();

/** A constructor; `any` when nothing is returned, null when it cannot be told. */
export type Result = Core.DataCon | 'any' | null;

/**
 * For each of some variables the only constructor of its type, when a case takes it apart, or a join point that it is given to; for the other names that cases
 * give it, too (`!acc`: a case that only evaluates it). Behind a constructor that refines types a variable may be of another type than elsewhere: what is taken
 * apart there says nothing.
 */
class Search {
  readonly #within: TakenApart;
  readonly #names: Core.Var[];
  /** of each name: the place of the variable's own */
  readonly #owners: number[];
  readonly #cons: (Core.DataCon | undefined)[] = [];

  constructor(variables: Core.Var[], within: TakenApart) {
    this.#within = within;
    this.#names = variables;
    this.#owners = variables.map((_, i) => i);
  }

  run(body: Core.Expr): Parts {
    const stack: Core.Expr[] = [body];
    for (let e = stack.pop(); e !== undefined; e = stack.pop()) {
      if (e.kind === 'case') {
        this.#case(e, stack);
        continue;
      }
      if (e.kind === 'letjoin') for (const j of e.joins) this.#within.ofJoin(j);
      else if (e.kind === 'jump') this.#jump(e);
      pushChildren(e, stack);
    }
    return this.#cons.length === 0 ? nothing : this.#found();
  }

  #found(): Parts {
    const found = new Map<Core.Var, Core.DataCon>();
    for (let i = 0; i < this.#names.length; i++) {
      const con = this.#cons[this.#owners[i]];
      if (con !== undefined) found.set(this.#names[i], con);
    }
    return found;
  }

  #case({ scrutinee, binder, alts, fallback }: Core.Case, stack: Core.Expr[]): void {
    const at = scrutinee.kind === 'var' && alts.length < 2 ? this.#names.indexOf(scrutinee.var) : -1;
    if (at < 0) stack.push(scrutinee);
    else this.#scrutinised(this.#owners[at], binder, alts[0]);
    for (const alt of alts) if (alt.kind !== 'con' || alt.con.refines !== true) stack.push(alt.body);
    if (fallback !== null) stack.push(fallback);
  }

  /** The only alternative takes it apart; or there is none, and the case only evaluates it. */
  #scrutinised(owner: number, binder: Core.Var, alt: Core.Alt | undefined): void {
    if (alt !== undefined && (alt.kind !== 'con' || !isProduct(alt.con))) return;
    this.#names.push(binder);
    this.#owners.push(owner);
    if (alt !== undefined) this.#cons[owner] = alt.con;
  }

  #jump({ join, args }: Core.Jump): void {
    const pieces = this.#within.piecesOf(join);
    for (let i = 0; i < pieces.length; i++) {
      const [con, arg] = [pieces[i], args[i]];
      const at = con === null || arg.kind !== 'var' ? -1 : this.#names.indexOf(arg.var);
      if (at >= 0 && con !== null) this.#cons[this.#owners[at]] ??= con;
    }
  }
}

/** Asked for functions and join points of one module; what it finds for a join point is kept, since those around it ask, too. */
export class TakenApart {
  readonly #strict: Strictness;
  readonly #joins = new Map<Core.Var, { readonly parts: Parts; readonly pieces: readonly (Core.DataCon | null)[] }>();

  constructor(strict: Strictness) {
    this.#strict = strict;
  }

  /** Of a function's parameters. */
  of(v: Core.Var, { params, body }: Core.Lam): Parts {
    return this.#find(body, params, this.#strict.functions.get(v));
  }

  /** Of a join point's parameters: `pieces` in their order, none when no parameter is taken apart. */
  ofJoin({ var: v, params, body }: Core.Join): { readonly parts: Parts; readonly pieces: readonly (Core.DataCon | null)[] } {
    let known = this.#joins.get(v);
    if (known === undefined) {
      const parts = this.#find(body, params, this.#strict.functions.get(v));
      known = { parts, pieces: parts.size === 0 ? [] : params.map((p) => parts.get(p) ?? null) };
      this.#joins.set(v, known);
    }
    return known;
  }

  /** Those of a join point that was asked for. */
  piecesOf(join: Core.Var): readonly (Core.DataCon | null)[] {
    return this.#joins.get(join)?.pieces ?? [];
  }

  #find(body: Core.Expr, params: readonly Core.Var[], flags: readonly boolean[] | undefined): Parts {
    const names = flags === undefined ? [] : params.filter((_, i) => flags[i]);
    return names.length === 0 ? nothing : new Search(names, this).run(body);
  }

  /** What every result of a function is made with. `parts`: of the variables in scope. */
  result(e: Core.Expr, self: Core.Var, arity: number, parts: Parts): Result {
    switch (e.kind) {
      case 'con':
        return isProduct(e.con) && e.con.fields.length > 0 ? e.con : null;
      case 'var':
        return parts.get(e.var) ?? null;
      case 'app':
        return bottoms(e) || (e.fun.kind === 'var' && e.fun.var === self && e.args.length === arity) ? 'any' : null;
      case 'prim':
        return bottoms(e) ? 'any' : null;
      case 'jump':
        return 'any';
      case 'let':
        return this.result(e.body, self, arity, parts);
      case 'letjoin': {
        let all = this.result(e.body, self, arity, parts);
        for (const j of e.joins) {
          if (all === null) break;
          const own = this.ofJoin(j).parts;
          all = meet(all, this.result(j.body, self, arity, own.size === 0 ? parts : new Map([...parts, ...own])));
        }
        return all;
      }
      case 'case': {
        let all: Result = 'any';
        for (const alt of e.alts) {
          if (all === null) return null;
          all = meet(all, this.result(alt.body, self, arity, parts));
        }
        return all === null || e.fallback === null ? all : meet(all, this.result(e.fallback, self, arity, parts));
      }
      default:
        return null;
    }
  }
}

function isProduct(con: Core.DataCon): boolean {
  return con.data.cons.length === 1 && !con.data.dictionary && con.fields.length <= MAX_FIELDS;
}

function meet(a: Result, b: Result): Result {
  if (a === null || b === null) return null;
  if (a === 'any') return b;
  return b === 'any' || a.name === b.name ? a : null;
}
