/**
 * Linking for the reference evaluator: modules become scopes of global closures, constructors and host functions.
 */
import { wellKnown } from '../../abi/tables/well-known.ts';
import type * as Stg from '../../compiler/stg/syntax.ts';
import { builtinDatas } from '../../compiler/stg/syntax.ts';
import { emptyEnv } from './env.ts';
import { LiteralMemory } from './literals.ts';
import type { Closure, Con, Constr, Fun, Thunk, Value } from './values.ts';
import { VOID, WrongProgram } from './values.ts';

/** The names of one module. */
export interface Scope {
  readonly module: string;
  readonly globals: Map<string, Closure>;
  readonly cons: Map<string, Con>;
  readonly foreigns: Map<string, Stg.Foreign>;
}

export interface Program {
  readonly scopes: ReadonlyMap<string, Scope>;
  readonly literals: LiteralMemory;
  /** a closure the machine knows by name; the last module that exports the name provides it */
  readonly wellKnown: ReadonlyMap<string, Closure>;
}

/** Links modules; imports may point in any direction. */
export function link(modules: readonly Stg.Module[]): Program {
  const literals = new LiteralMemory();
  const scopes = new Map<string, Scope>();
  for (const module of modules) {
    if (scopes.has(module.name)) throw new WrongProgram(`two modules are called ${module.name}`);
    scopes.set(module.name, declare(module));
  }
  for (const module of modules) resolveImports(module, scopes);
  for (const module of modules) fillConstructors(module, scopes.get(module.name) as Scope, literals);
  return { scopes, literals, wellKnown: findWellKnown(modules, scopes) };
}

/** A module's scope: every closure is there, static constructors still without fields. */
function declare(module: Stg.Module): Scope {
  const scope: Scope = { module: module.name, globals: new Map(), cons: new Map(), foreigns: new Map() };
  for (const data of [...builtinDatas, ...module.datas]) {
    data.cons.forEach((con, index) => {
      const entry: Con = { name: con.name, index, fields: con.fields };
      scope.cons.set(con.name, entry);
      if (con.fields.length === 0) scope.globals.set(con.name, { type: 'CONSTR', con: entry, fields: [] });
    });
  }
  for (const foreign of module.foreigns) scope.foreigns.set(foreign.name, foreign);
  for (const bind of module.binds) scope.globals.set(bind.name, globalClosure(bind, scope));
  return scope;
}

function globalClosure(bind: Stg.TopBind, scope: Scope): Closure {
  const { rhs, name } = bind;
  if (rhs.kind === 'con') return { type: 'CONSTR', con: conOf(scope, rhs.con), fields: [] };
  return lambdaClosure(name, rhs, scope);
}

function lambdaClosure(name: string, lambda: Stg.Lambda, scope: Scope): Fun | Thunk {
  const env = emptyEnv(scope);
  if (lambda.params.length > 0) return { type: 'FUN', name, lambda, env };
  return { type: 'THUNK', name, state: { is: 'code', lambda, env } };
}

function resolveImports(module: Stg.Module, scopes: ReadonlyMap<string, Scope>): void {
  const scope = scopes.get(module.name) as Scope;
  for (const { module: from, name } of module.imports) {
    const closure = scopes.get(from)?.globals.get(name);
    if (closure === undefined) throw new WrongProgram(`${module.name} imports ${name} from ${from}, which has no such closure`);
    scope.globals.set(name, closure);
  }
}

function fillConstructors(module: Stg.Module, scope: Scope, literals: LiteralMemory): void {
  for (const { name, rhs } of module.binds) {
    if (rhs.kind !== 'con') continue;
    (scope.globals.get(name) as Constr).fields = rhs.args.map((atom) => staticAtom(atom, scope, literals));
  }
}

function staticAtom(atom: Stg.Atom, scope: Scope, literals: LiteralMemory): Value {
  if (atom.kind === 'lit') return literalValue(atom, literals);
  const closure = scope.globals.get(atom.name);
  if (closure === undefined) throw new WrongProgram(`${scope.module}: ${atom.name} is not in scope`);
  return closure;
}

/** The value of a literal; a string is an address. */
export function literalValue(lit: Stg.LitAtom, literals: LiteralMemory): Value {
  switch (lit.rep) {
    case 'void':
      return VOID;
    case 'string':
      return literals.address(lit.value, lit.bytes);
    case 'i64':
      return BigInt.asIntN(64, lit.value);
    case 'i32':
      return lit.value | 0;
    case 'f32':
      return Math.fround(lit.value);
    case 'f64':
      return lit.value;
  }
}

/** The constructor a module means by a name. */
export function conOf(scope: Scope, name: string): Con {
  const con = scope.cons.get(name);
  if (con === undefined) throw new WrongProgram(`${scope.module}: no constructor ${name}`);
  return con;
}

function findWellKnown(modules: readonly Stg.Module[], scopes: ReadonlyMap<string, Scope>): Map<string, Closure> {
  const found = new Map<string, Closure>();
  for (const { symbol } of wellKnown) {
    found.set(symbol, { type: 'CONSTR', con: { name: symbol, index: 0, fields: [] }, fields: [] });
    for (const module of modules) {
      const exported = module.exports.some((e) => e.name === symbol) ? scopes.get(module.name)?.globals.get(symbol) : undefined;
      if (exported !== undefined) found.set(symbol, exported);
    }
  }
  return found;
}
