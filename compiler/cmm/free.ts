/**
 * Free variables of every lambda of a top-level binding, and which binders are used at all, in one walk.
 *
 * Names are unique within the binding, so "free" is: mentioned inside, and bound outside, but not one of the module's own names.
 * Names come in order of first mention: closures of equal source get equal payloads.
 */
import type * as Stg from '../stg/syntax.ts';

export interface Names {
  /** variables a lambda mentions and does not bind (top-level names left out, its own name included if it is recursive) */
  readonly free: Map<Stg.Lambda, readonly string[]>;
  /** binders that are mentioned somewhere */
  readonly used: ReadonlySet<string>;
}

/** A scope under construction: what one lambda mentions and does not bind; null for nothing. */
interface Frame {
  readonly lambda: Stg.Lambda;
  free: Set<string> | null;
}

export function namesOf(root: Stg.Lambda): Names {
  return new NameWalk().walk(root);
}

class NameWalk {
  readonly #free = new Map<Stg.Lambda, readonly string[]>();
  readonly #used = new Set<string>();
  /** the lambdas around the current place, outermost first */
  readonly #frames: Frame[] = [];
  /** where each local name met so far is bound; the module's own names are not here. A binder is met before what it scopes over */
  readonly #boundIn = new Map<string, Frame>();
  /** What is left to visit, next last: the depth of the program is not the depth of our stack. `close` ends the innermost lambda. */
  readonly #work: (Stg.Expr | Stg.Lambda | 'close')[] = [];

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
    this.#frames.push({ lambda, free: null });
    this.#bind(lambda.params);
    this.#work.push('close', lambda.body);
  }

  #close(): void {
    const { lambda, free } = this.#frames.pop() as Frame;
    this.#free.set(lambda, free === null ? none : [...free]);
    if (free !== null) for (const name of free) this.#addFree(name, this.#boundIn.get(name) as Frame);
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
        for (const { binder } of e.binds) this.#bindOne(binder.name);
        this.#work.push(e.body);
        for (let i = e.binds.length - 1; i >= 0; i--) this.#rhs(e.binds[i].rhs);
        return;
      case 'join':
        this.#bind(e.joins);
        this.#work.push(e.body);
        for (let i = e.joins.length - 1; i >= 0; i--) this.#under(e.joins[i].params, e.joins[i].body);
        return;
      case 'case':
        this.#bindOne(e.binder.name);
        if (e.fallback !== null) this.#work.push(e.fallback);
        for (let i = e.alts.length - 1; i >= 0; i--) {
          const alt = e.alts[i];
          if (alt.kind !== 'lit') this.#bind(alt.fields);
          this.#work.push(alt.body);
        }
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

  #bindOne(name: string): void {
    this.#boundIn.set(name, this.#frames[this.#frames.length - 1]);
  }

  #bind(binders: readonly { readonly name: string }[]): void {
    const frame = this.#frames[this.#frames.length - 1];
    for (const { name } of binders) this.#boundIn.set(name, frame);
  }

  #atoms(atoms: readonly Stg.Atom[]): void {
    for (const atom of atoms) if (atom.kind === 'var') this.#mention(atom.name);
  }

  #mention(name: string): void {
    const binder = this.#boundIn.get(name);
    if (binder === undefined) return;
    this.#used.add(name);
    this.#addFree(name, binder);
  }

  /** In the innermost lambda, if there is one: a name that is bound by `binder`. */
  #addFree(name: string, binder: Frame): void {
    const frame = this.#frames[this.#frames.length - 1] as Frame | undefined;
    if (frame === undefined || binder === frame) return;
    frame.free ??= new Set();
    frame.free.add(name);
  }
}

const none: readonly string[] = [];
