/** Core to STG: arguments become atoms, every lazy expression a closure, every strict one a case; closed constructors become static. */
import type { Span } from '../base/span.ts';
import { bindingsOf, infoOf } from '../core/build.ts';
import { shapeOf } from '../core/reps.ts';
import type * as Core from '../core/syntax.ts';
import type * as Stg from '../stg/syntax.ts';
import { Translator } from './expressions.ts';
import { ModuleTables, type ToStgOptions } from './module-tables.ts';

/** Translates a module and notes the shapes of its functions in their variables' infos. */
export function toStg(module: Core.Module, options: ToStgOptions = {}): Stg.Module {
  noteShapes(module);
  const tables = new ModuleTables(module, options);
  for (const data of module.datas) tables.data(data);
  for (const group of module.binds) for (const { var: v } of bindingsOf(group)) tables.taken.add(v.name);
  for (const group of module.binds) {
    tables.group = new Set(group.kind === 'rec' ? group.binds.map((b) => b.var) : []);
    for (const { var: v, expr, span } of bindingsOf(group)) tables.binds.push(topBind(tables, v, expr, span));
  }
  const exports: Stg.Module['exports'] = [
    ...[...module.exported].map((v) => ({ name: v.name, span: v.span })),
    ...module.symbols.map(({ symbol, var: v, type }) => ({ name: v.name, symbol, type, span: v.span })),
  ];
  return {
    name: module.name,
    files: module.files,
    imports: [...tables.imports.values()],
    datas: [...tables.datas.values()],
    foreigns: [...tables.foreigns.values()],
    exports,
    binds: tables.binds,
  };
}

function topBind(tables: ModuleTables, v: Core.Var, expr: Core.Expr, span: Span): Stg.TopBind {
  const t = new Translator(tables, v.name, span.file);
  const rhs = expr.kind === 'con' ? t.staticCon(expr) : null;
  return { name: v.name, rhs: rhs ?? t.closure(expr, span), span };
}

/** The shapes under which functions of the module may be called directly, put where importers will look for them. */
export function noteShapes(module: Core.Module): void {
  for (const group of module.binds) for (const { var: v, expr } of bindingsOf(group)) infoOf(v).shape = shapeOf(expr);
}
