/**
 * Several modules as one: what a library image, and a program that is to stand alone, are made from. Names of top-level bindings are qualified by their module,
 * so none is bound twice; imports from modules that are merged turn into plain references. Only what is reachable from the roots is kept.
 *
 * All modules share one table of files.
 */
import type { Atom, DataDecl, Expr, Foreign, Import, Module, Rhs, TopBind } from './syntax.ts';

export interface MergeOptions {
  readonly name: string;
  readonly files: readonly string[];
  /** names of bindings and symbols to start from; null: everything that is exported */
  readonly roots: Iterable<string> | null;
}

/** One module out of several. Exports that are not reached are dropped. */
export function merge(modules: readonly Module[], options: MergeOptions): Module {
  const own = new Set(modules.map((m) => m.name));
  const binds = new Map<string, TopBind>();
  const datas = new Map<string, DataDecl>();
  const imports = new Map<string, Import>();
  const foreigns = new Map<string, Foreign>();
  for (const module of modules) {
    for (const bind of module.binds) binds.set(bind.name, bind);
    for (const data of module.datas) if (!datas.has(data.name)) datas.set(data.name, data);
    for (const entry of module.imports) if (!own.has(entry.module)) imports.set(entry.name, entry);
    for (const foreign of module.foreigns) foreigns.set(foreign.name, foreign);
  }
  const exports = modules.flatMap((m) => m.exports);
  const reached = new Reach(binds, [imports.keys(), consOf(datas.values())]);
  const roots = options.roots === null ? null : new Set(options.roots);
  for (const { name, symbol } of exports) if (roots === null || roots.has(name) || (symbol !== undefined && roots.has(symbol))) reached.add(name);
  reached.run();
  return {
    name: options.name,
    files: options.files,
    imports: [...imports.values()].filter(({ name }) => reached.has(name)),
    datas: [...datas.values()].filter(({ cons }) => cons.some(({ name }) => reached.cons.has(name) || reached.has(name))),
    foreigns: [...foreigns.values()].filter(({ name }) => reached.foreigns.has(name)),
    exports: exports.filter(({ name, symbol }) => reached.has(name) && (symbol === undefined || roots === null || roots.has(symbol))),
    binds: [...binds.values()].filter(({ name }) => reached.has(name)),
  };
}

function* consOf(datas: Iterable<DataDecl>): Iterable<string> {
  for (const { cons } of datas) for (const { name } of cons) yield name;
}

/** A name that is not local to a binding. */
interface Global {
  readonly bind: TopBind | null;
  isReached: boolean;
}

/** Everything that bindings mention, transitively. */
class Reach {
  readonly cons = new Set<string>();
  readonly foreigns = new Set<string>();
  /** bindings, imports, and constructors, which may be mentioned as variables are. Most names that are met are local */
  readonly #globals = new Map<string, Global>();
  readonly #waiting: TopBind[] = [];

  /** `others`: names that nothing here is bound to. */
  constructor(binds: ReadonlyMap<string, TopBind>, others: readonly Iterable<string>[]) {
    for (const names of others) for (const name of names) this.#globals.set(name, { bind: null, isReached: false });
    for (const [name, bind] of binds) this.#globals.set(name, { bind, isReached: false });
  }

  has(name: string): boolean {
    return this.#globals.get(name)?.isReached === true;
  }

  add(name: string): void {
    const global = this.#globals.get(name);
    if (global === undefined || global.isReached) return;
    global.isReached = true;
    if (global.bind !== null) this.#waiting.push(global.bind);
  }

  run(): void {
    for (let bind = this.#waiting.pop(); bind !== undefined; bind = this.#waiting.pop()) this.#rhs(bind.rhs);
  }

  #rhs(rhs: Rhs): void {
    if (rhs.kind === 'lambda') return this.#expr(rhs.body);
    this.cons.add(rhs.con);
    this.#atoms(rhs.args);
  }

  #atoms(atoms: readonly Atom[]): void {
    for (const atom of atoms) if (atom.kind === 'var') this.add(atom.name);
  }

  #expr(root: Expr): void {
    const stack: Expr[] = [root];
    for (let e = stack.pop(); e !== undefined; e = stack.pop()) {
      switch (e.kind) {
        case 'lit':
          break;
        case 'app':
          this.add(e.fun.name);
          this.#atoms(e.args);
          break;
        case 'con':
          this.cons.add(e.con);
          this.#atoms(e.args);
          break;
        case 'foreign':
          this.foreigns.add(e.name);
          this.#atoms(e.args);
          break;
        case 'prim':
        case 'tuple':
          this.#atoms(e.args);
          break;
        case 'case':
          stack.push(e.scrut);
          for (const alt of e.alts) {
            if (alt.kind === 'con') this.cons.add(alt.con);
            stack.push(alt.body);
          }
          if (e.fallback !== null) stack.push(e.fallback);
          break;
        case 'let':
          for (const { rhs } of e.binds) {
            if (rhs.kind === 'lambda') stack.push(rhs.body);
            else this.#rhs(rhs);
          }
          stack.push(e.body);
          break;
        case 'join':
          for (const join of e.joins) stack.push(join.body);
          stack.push(e.body);
      }
    }
  }
}
