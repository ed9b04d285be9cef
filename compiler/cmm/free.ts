/**
 * Free variables of every lambda of a top-level binding, and which binders are used at all, in one walk.
 *
 * Names are unique within the binding, so "free" is: mentioned inside, not bound inside, and not one of the module's own names.
 * Names come in order of first mention: closures of equal source get equal payloads.
 */
import type * as Stg from '../stg/syntax.ts';

export interface Names {
  /** variables a lambda mentions and does not bind (top-level names left out, its own name included if it is recursive) */
  readonly free: Map<Stg.Lambda, readonly string[]>;
  /** binders that are mentioned somewhere */
  readonly used: ReadonlySet<string>;
}

/** A scope under construction: what one lambda mentions and binds. */
interface Frame {
  readonly lambda: Stg.Lambda;
  readonly mentioned: Set<string>;
  readonly bound: Set<string>;
}

export function namesOf(root: Stg.Lambda, isGlobal: (name: string) => boolean): Names {
  return new NameWalk(isGlobal).walk(root);
}

class NameWalk {
  readonly #isGlobal: (name: string) => boolean;
  readonly #free = new Map<Stg.Lambda, readonly string[]>();
  readonly #used = new Set<string>();
  /** the lambdas around the current place, outermost first */
  readonly #frames: Frame[] = [];
  /** What is left to visit, next last: the depth of the program is not the depth of our stack. `close` ends the innermost lambda. */
  readonly #work: (Stg.Expr | Stg.Lambda | 'close')[] = [];

  constructor(isGlobal: (name: string) => boolean) {
    this.#isGlobal = isGlobal;
  }

  walk(root: Stg.Lambda): Names {
    this.#work.push(root);
    for (let next = this.#work.pop(); next !== undefined; next = this.#work.pop()) {
      if (next === 'close') this.#close();
      else if (next.kind === 'lambda') this.#open(next);
      else this.#expr(next);
    }
    return { free: this.#free, used: this.#used };
  }

  #open(lambda: Stg.Lambda): void {
    this.#frames.push({ lambda, mentioned: new Set(), bound: new Set(lambda.params.map((p) => p.name)) });
    this.#work.push('close', lambda.body);
  }

  #close(): void {
    const { lambda, mentioned, bound } = this.#frames.pop() as Frame;
    const names = [...mentioned].filter((name) => !bound.has(name) && !this.#isGlobal(name));
    this.#free.set(lambda, names);
    const outer = this.#frames.at(-1);
    if (outer !== undefined) for (const name of names) outer.mentioned.add(name);
  }

  #expr(e: Stg.Expr): void {
    switch (e.kind) {
      case 'lit':
        return;
      case 'app':
        this.#mention(e.fun.name);
        return this.#atoms(e.args);
      case 'con':
      case 'prim':
      case 'foreign':
      case 'tuple':
        return this.#atoms(e.args);
      case 'let':
        this.#bind(e.binds.map(({ binder }) => binder));
        this.#work.push(e.body);
        for (const { rhs } of e.binds.toReversed()) this.#rhs(rhs);
        return;
      case 'join':
        this.#bind(e.joins);
        this.#work.push(e.body);
        for (const { params, body } of e.joins.toReversed()) this.#under(params, body);
        return;
      case 'case':
        this.#bind([e.binder]);
        if (e.fallback !== null) this.#work.push(e.fallback);
        for (const alt of e.alts.toReversed()) this.#under(alt.kind === 'lit' ? [] : alt.fields, alt.body);
        this.#work.push(e.scrut);
    }
  }

  #rhs(rhs: Stg.Rhs): void {
    if (rhs.kind === 'con') this.#atoms(rhs.args);
    else this.#work.push(rhs);
  }

  #under(binders: readonly Stg.Binder[], body: Stg.Expr): void {
    this.#bind(binders);
    this.#work.push(body);
  }

  #bind(binders: readonly { readonly name: string }[]): void {
    const { bound } = this.#frames[this.#frames.length - 1];
    for (const { name } of binders) bound.add(name);
  }

  #atoms(atoms: readonly Stg.Atom[]): void {
    for (const atom of atoms) if (atom.kind === 'var') this.#mention(atom.name);
  }

  #mention(name: string): void {
    this.#used.add(name);
    this.#frames[this.#frames.length - 1].mentioned.add(name);
  }
}
