/**
 * Free variables of every lambda of a top-level binding, and which binders are used at all, in one walk.
 *
 * Names are unique within the binding, so "free" is: mentioned inside, and bound outside, but not one of the module's own names.
 * Names come in order of first mention: closures of equal source get equal payloads.
 */
import type * as Stg from '../stg/syntax.ts';

/** The names bound in one top-level binding; then in the next, where most are called as they were before: a name keeps its number. */
export class Names {
  /** variables a lambda mentions and does not bind (top-level names left out, its own name included if it is recursive) */
  free = new Map<Stg.Lambda, readonly string[]>();
  /** dense, from 0 */
  readonly #numbers = new Map<string, number>();
  /** by number: twice the number of the binding that the name was bound in last, and one more if it was mentioned there */
  readonly #stamps: number[] = [];
  #stamp = 0;

  /** Nothing is bound. */
  begin(): void {
    this.free = new Map();
    this.#stamp += 2;
  }

  /** The number of a name that is bound here. */
  bind(name: string): number {
    let number = this.#numbers.get(name);
    if (number === undefined) {
      number = this.#stamps.push(this.#stamp) - 1;
      this.#numbers.set(name, number);
    } else if (this.#stamps[number] < this.#stamp) this.#stamps[number] = this.#stamp;
    return number;
  }

  /** -1 for what is not bound here. */
  find(name: string): number {
    const number = this.#numbers.get(name);
    return number === undefined || this.#stamps[number] < this.#stamp ? -1 : number;
  }

  use(number: number): void {
    this.#stamps[number] = this.#stamp + 1;
  }

  /** Is a binder mentioned somewhere? */
  isUsed(name: string): boolean {
    const number = this.#numbers.get(name);
    return number !== undefined && this.#stamps[number] > this.#stamp;
  }
}

/** A scope under construction: the names that one lambda mentions and does not bind, in order, with their numbers. */
interface Frame {
  readonly lambda: Stg.Lambda;
  readonly free: string[];
  readonly numbers: number[];
  /** of each: the frame around this one that knew of it already, if any */
  readonly outer: (Frame | undefined)[];
}

/** Finds the names of one top-level binding after the other. */
export class NameWalk {
  readonly #names = new Names();
  /** the lambdas around the current place, outermost first */
  readonly #frames: Frame[] = [];
  /** by number: where each local name met so far is bound. A binder is met before what it scopes over */
  readonly #boundIn: Frame[] = [];
  /** by number: the innermost of the lambdas around the current place in which the name is known to be free */
  readonly #freeIn: (Frame | undefined)[] = [];
  /** What is left to visit, next last: the depth of the program is not the depth of our stack. `close` ends the innermost lambda. */
  readonly #work: (Stg.Expr | Stg.Lambda | 'close')[] = [];

  /** Those of the binding before are not to be asked for any more. */
  walk(root: Stg.Lambda): Names {
    this.#names.begin();
    this.#work.push(root);
    for (let next = this.#work.pop(); next !== undefined; next = this.#work.pop()) {
      if (next === 'close') this.#close();
      else if (next.kind === 'lambda') this.#open(next);
      else this.#expr(next);
    }
    return this.#names;
  }

  #open(lambda: Stg.Lambda): void {
    this.#frames.push({ lambda, free: [], numbers: [], outer: [] });
    this.#bind(lambda.params);
    this.#work.push('close', lambda.body);
  }

  #close(): void {
    const { lambda, free, numbers, outer } = this.#frames.pop() as Frame;
    this.#names.free.set(lambda, free);
    for (let i = 0; i < free.length; i++) {
      this.#freeIn[numbers[i]] = outer[i];
      this.#addFree(free[i], numbers[i]);
    }
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
    const number = this.#names.bind(name);
    this.#boundIn[number] = this.#frames[this.#frames.length - 1];
    this.#freeIn[number] = undefined;
  }

  #bind(binders: readonly { readonly name: string }[]): void {
    for (let i = 0; i < binders.length; i++) this.#bindOne(binders[i].name);
  }

  #atoms(atoms: readonly Stg.Atom[]): void {
    for (let i = 0; i < atoms.length; i++) {
      const atom = atoms[i];
      if (atom.kind === 'var') this.#mention(atom.name);
    }
  }

  #mention(name: string): void {
    const number = this.#names.find(name);
    if (number < 0) return;
    this.#names.use(number);
    this.#addFree(name, number);
  }

  /** In the innermost lambda, if there is one: a name that is bound somewhere around. */
  #addFree(name: string, number: number): void {
    if (this.#frames.length === 0) return;
    const frame = this.#frames[this.#frames.length - 1];
    const known = this.#freeIn[number];
    if (known === frame || this.#boundIn[number] === frame) return;
    frame.free.push(name);
    frame.numbers.push(number);
    frame.outer.push(known);
    this.#freeIn[number] = frame;
  }
}
