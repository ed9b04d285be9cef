/**
 * Free local variables of closures and join points.
 *
 * One walk per top-level binding. Each variable knows how many closures enclose its binder; a use adds it to the sets of the closures between use and
 * binder, from the inside out, and stops at the first that has it already. So the work is proportional to the program plus the answer.
 */
import type { Alt, Atom, Binder, Expr, Join, Lambda, Module, Rhs, TopBind } from './syntax.ts';

/** Variables a closure or join point uses and does not bind, each once, in order of first use. Top-level names and join points are not variables. */
export type FreeVars = ReadonlyMap<Lambda | Join, readonly Binder[]>;

/** Those of every Lambda and Join in the module. Shadowing is understood; names not in scope are ignored (lint reports them). */
export function freeVars(module: Module): FreeVars {
  const walk = new Walk();
  for (const bind of module.binds) walk.rhs(bind.rhs);
  return walk.result;
}

/** Those of one top-level binding. */
export function freeVarsOfBind(bind: TopBind): FreeVars {
  const walk = new Walk();
  walk.rhs(bind.rhs);
  return walk.result;
}

interface Entry {
  readonly binder: Binder;
  /** number of closures and join points around the binder */
  readonly level: number;
}

class Walk {
  readonly result = new Map<Lambda | Join, readonly Binder[]>();
  private readonly scope = new Map<string, Entry | null>();
  /** sets of the closures around the current place, outermost first */
  private readonly enclosing: Set<Binder>[] = [];

  rhs(rhs: Rhs): void {
    if (rhs.kind === 'con') this.atoms(rhs.args);
    else this.closure(rhs);
  }

  private closure(closure: Lambda | Join): void {
    const found = new Set<Binder>();
    this.enclosing.push(found);
    this.within(closure.params, () => this.expr(closure.body));
    this.enclosing.pop();
    this.result.set(closure, [...found]);
  }

  private expr(expr: Expr): void {
    switch (expr.kind) {
      case 'lit':
        return;
      case 'app':
        this.use(expr.fun.name);
        return this.atoms(expr.args);
      case 'con':
      case 'prim':
      case 'foreign':
      case 'tuple':
        return this.atoms(expr.args);
      case 'case':
        this.expr(expr.scrut);
        return this.within([expr.binder], () => {
          for (const alt of expr.alts) this.alt(alt);
          if (expr.fallback !== null) this.expr(expr.fallback);
        });
      case 'let': {
        const rhss = (): void => {
          for (const { rhs } of expr.binds) this.rhs(rhs);
        };
        if (!expr.rec) rhss();
        return this.within(
          expr.binds.map((b) => b.binder),
          () => {
            if (expr.rec) rhss();
            this.expr(expr.body);
          },
        );
      }
      case 'join': {
        const bodies = (): void => {
          for (const join of expr.joins) this.closure(join);
        };
        if (!expr.rec) bodies();
        return this.within(expr.joins, () => {
          if (expr.rec) bodies();
          this.expr(expr.body);
        });
      }
    }
  }

  private alt(alt: Alt): void {
    if (alt.kind === 'lit') this.expr(alt.body);
    else this.within(alt.fields, () => this.expr(alt.body));
  }

  private atoms(atoms: readonly Atom[]): void {
    for (const atom of atoms) if (atom.kind === 'var') this.use(atom.name);
  }

  private use(name: string): void {
    const entry = this.scope.get(name);
    if (entry === undefined || entry === null) return;
    for (let i = this.enclosing.length - 1; i >= entry.level; i--) {
      if (this.enclosing[i].has(entry.binder)) return;
      this.enclosing[i].add(entry.binder);
    }
  }

  /** Runs `inside` with the binders in scope. A join point is in scope as null: it hides a variable and is none. */
  private within(binders: readonly (Binder | Join)[], inside: () => void): void {
    const level = this.enclosing.length;
    const hidden = binders.map((b) => this.scope.get(b.name));
    for (const b of binders) this.scope.set(b.name, 'rep' in b ? { binder: b, level } : null);
    inside();
    for (let i = binders.length - 1; i >= 0; i--) {
      const before = hidden[i];
      if (before === undefined) this.scope.delete(binders[i].name);
      else this.scope.set(binders[i].name, before);
    }
  }
}
