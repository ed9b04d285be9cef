/**
 * Renames local binders so that each name has one meaning within a top-level binding, and none is that of a top-level or imported thing.
 * After this pass a flat map from names will do for scopes. The author's name is kept where it can be: `x`, else `x_1`, `x_2`, …
 */
import type { Alt, Atom, Bind, Binder, Expr, Join, Lambda, Module, Rhs, TopBind, VarAtom } from './syntax.ts';

/** The module with unique local names. `_` stays `_`: it is never referred to. Names that are not in scope stay as they are. */
export function unique(module: Module): Module {
  const global = new Set<string>();
  for (const list of [module.binds, module.imports, module.foreigns]) for (const { name } of list) global.add(name);
  return { ...module, binds: module.binds.map((bind) => uniqueBind(bind, global)) };
}

function uniqueBind(bind: TopBind, global: ReadonlySet<string>): TopBind {
  return { ...bind, rhs: new Renamer(global).rhs(bind.rhs) };
}

class Renamer {
  readonly #global: ReadonlySet<string>;
  readonly #used = new Set<string>();
  /** author's name → current name, for what is in scope */
  readonly #scope = new Map<string, string>();
  /** author's name → last number tried, so that many binders of one name cost no more than few */
  readonly #counters = new Map<string, number>();

  constructor(global: ReadonlySet<string>) {
    this.#global = global;
  }

  rhs(rhs: Rhs): Rhs {
    return rhs.kind === 'con' ? { ...rhs, args: this.#atoms(rhs.args) } : this.#lambda(rhs);
  }

  #lambda(lambda: Lambda): Lambda {
    return this.#within(lambda.params, (params) => ({ ...lambda, params, body: this.#expr(lambda.body) }));
  }

  #expr(expr: Expr): Expr {
    switch (expr.kind) {
      case 'lit':
        return expr;
      case 'app': {
        const fun = this.#variable(expr.fun);
        const args = this.#atoms(expr.args);
        return fun === expr.fun && args === expr.args ? expr : { ...expr, fun, args };
      }
      case 'con':
      case 'prim':
      case 'foreign':
      case 'tuple': {
        const args = this.#atoms(expr.args);
        return args === expr.args ? expr : { ...expr, args };
      }
      case 'case': {
        const scrut = this.#expr(expr.scrut);
        return this.#within([expr.binder], ([binder]) => {
          const alts = expr.alts.map((alt) => this.#alt(alt));
          return { ...expr, scrut, binder, alts, fallback: expr.fallback === null ? null : this.#expr(expr.fallback) };
        });
      }
      case 'let': {
        const binders = expr.binds.map((b) => b.binder);
        const rhss = expr.rec ? null : expr.binds.map((b) => this.rhs(b.rhs));
        return this.#within(binders, (renamed) => {
          const binds: Bind[] = expr.binds.map((b, i) => ({ binder: renamed[i], rhs: rhss === null ? this.rhs(b.rhs) : rhss[i] }));
          return { ...expr, binds, body: this.#expr(expr.body) };
        });
      }
      case 'join': {
        const bodies = expr.rec ? null : expr.joins.map((j) => this.#join(j, j.name));
        return this.#within(expr.joins, (renamed) => {
          const joins = expr.joins.map((j, i) => (bodies === null ? this.#join(j, renamed[i].name) : { ...bodies[i], name: renamed[i].name }));
          return { ...expr, joins, body: this.#expr(expr.body) };
        });
      }
    }
  }

  #join(join: Join, name: string): Join {
    return this.#within(join.params, (params) => ({ ...join, name, params, body: this.#expr(join.body) }));
  }

  #alt(alt: Alt): Alt {
    if (alt.kind === 'lit') return { ...alt, body: this.#expr(alt.body) };
    return this.#within(alt.fields, (fields) => ({ ...alt, fields, body: this.#expr(alt.body) }));
  }

  /** The same array when nothing in it has another name. */
  #atoms(atoms: readonly Atom[]): readonly Atom[] {
    let renamed: Atom[] | null = null;
    for (let i = 0; i < atoms.length; i++) {
      const atom = atoms[i];
      const now = atom.kind === 'var' ? this.#variable(atom) : atom;
      if (now !== atom) renamed ??= atoms.slice();
      if (renamed !== null) renamed[i] = now;
    }
    return renamed ?? atoms;
  }

  #variable(atom: VarAtom): VarAtom {
    const name = this.#scope.get(atom.name);
    return name === undefined || name === atom.name ? atom : { ...atom, name };
  }

  // Scopes ---------------------------------------------------------------------------------------------------------------------------------

  /** Runs `inside` with fresh names for `binders` in scope. */
  #within<B extends Binder | Join, T>(binders: readonly B[], inside: (renamed: readonly B[]) => T): T {
    const hidden = binders.map((b) => this.#scope.get(b.name));
    const renamed = binders.map((b) => (b.name === '_' ? b : this.#rename(b)));
    const result = inside(renamed);
    for (let i = binders.length - 1; i >= 0; i--) {
      const before = hidden[i];
      if (before === undefined) this.#scope.delete(binders[i].name);
      else this.#scope.set(binders[i].name, before);
    }
    return result;
  }

  #rename<B extends Binder | Join>(binder: B): B {
    const name = this.#fresh(binder.name);
    this.#used.add(name);
    this.#scope.set(binder.name, name);
    return name === binder.name ? binder : { ...binder, name };
  }

  #fresh(name: string): string {
    if (!this.#taken(name)) return name;
    for (let n = (this.#counters.get(name) ?? 0) + 1; ; n++) {
      const candidate = `${name}_${n}`;
      if (this.#taken(candidate)) continue;
      this.#counters.set(name, n);
      return candidate;
    }
  }

  #taken(name: string): boolean {
    return this.#used.has(name) || this.#global.has(name);
  }
}
