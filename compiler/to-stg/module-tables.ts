/** What the translation of a module collects: data types, imports, host functions, and the bindings themselves. */
import { SHAPE_MAX_ARGS } from '../../abi/layout.ts';
import { noSpan, type Span } from '../base/span.ts';
import type * as Core from '../core/syntax.ts';
import * as make from '../stg/make.ts';
import type * as Stg from '../stg/syntax.ts';
import { conName, INTEGER, stgRep, stgReps } from './words.ts';

/** Where what other modules export is to be found: the image a module was linked into, its own name by default. */
export interface ToStgOptions {
  readonly imageOf?: (module: string) => string;
  /** the text of a place on one line. Given, names of local variables that are not their text begin with `$_`: for debuggers */
  readonly textAt?: (place: Span) => string;
}

/** The tables of one module, and the names of static closures. */
export class ModuleTables {
  readonly #module: Core.Module;
  readonly #imageOf: (module: string) => string;
  readonly textAt: ((place: Span) => string) | null;
  readonly datas = new Map<Core.DataType, Stg.DataDecl>();
  readonly imports = new Map<Core.Var, Stg.Import>();
  readonly foreigns = new Map<string, Stg.Foreign>();
  readonly binds: Stg.TopBind[] = [];
  /** names of the module's own bindings */
  readonly taken = new Set<string>();
  /** closures of constructors without fields, by these */
  readonly #nullaries = new Map<string, string>();
  /** closed constructor applications, by their text */
  readonly #statics = new Map<string, string>();
  /** the last number given to a static closure of an owner */
  readonly #hoisted = new Map<string, number>();
  /** members of the recursive group that is being translated */
  group: ReadonlySet<Core.Var> = new Set();

  constructor(module: Core.Module, options: ToStgOptions) {
    this.#module = module;
    this.#imageOf = options.imageOf ?? ((name) => name);
    this.textAt = options.textAt ?? null;
  }

  /** The name of a host function in STG: told by what it is called outside and how, so that modules agree about it. */
  foreign(declared: Core.Foreign): string {
    const name = `host_${declared.hostName.replace(/\W/g, '_')}_${[...declared.args, declared.result].join('_')}`;
    if (!this.foreigns.has(name)) this.foreigns.set(name, { ...declared, name });
    return name;
  }

  con(con: Core.DataCon): string {
    this.data(con.data);
    return conName(con);
  }

  data(data: Core.DataType): void {
    if (this.datas.has(data) || data.name === INTEGER) return;
    const cons = data.cons.map((c): Stg.ConDecl => {
      const labels = c.labels?.filter((_, i) => c.fields[i] !== 'void');
      return { name: c.name, fields: c.fields.filter((r) => r !== 'void').map(stgRep), ...(labels && { labels }), span: noSpan };
    });
    this.datas.set(data, { name: data.name, cons, span: noSpan });
  }

  /** The name of a global; one of another module is imported. */
  global(v: Core.Var): string {
    if (v.module !== null && this.#imageOf(v.module) !== this.#imageOf(this.#module.name) && !this.imports.has(v)) {
      this.imports.set(v, { module: this.#imageOf(v.module), name: v.name, shape: importShape(v), span: noSpan });
    }
    return v.name;
  }

  isOwn(name: string): boolean {
    return this.taken.has(name);
  }

  /** The static closure of a constructor without fields. */
  nullary(owner: string, con: string, span: Span): string {
    let name = this.#nullaries.get(con);
    if (name === undefined) {
      name = this.hoist(owner, `${con} `, () => make.con(con, [], span), span);
      this.#nullaries.set(con, name);
    }
    return name;
  }

  /** A static closure with this content: an existing one, or a new one named after `owner`. */
  hoist(owner: string, key: string, rhs: () => Stg.Rhs, span: Span): string {
    let name = this.#statics.get(key);
    if (name === undefined) {
      let n = this.#hoisted.get(owner) ?? 0;
      while (name === undefined || this.taken.has(name)) name = `${owner}_c${++n}`;
      this.#hoisted.set(owner, n);
      this.taken.add(name);
      this.#statics.set(key, name);
      this.binds.push({ name, rhs: rhs(), span });
    }
    return name;
  }
}

function importShape(v: Core.Var): Stg.FunShape | null {
  const shape = v.info?.shape ?? null;
  if (shape === null) return null;
  if (shape.params.length > SHAPE_MAX_ARGS) return { args: shape.params.slice(0, SHAPE_MAX_ARGS).map(stgRep), results: ['p'] };
  return { args: shape.params.map(stgRep), results: stgReps(shape.results) };
}
