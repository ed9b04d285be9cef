/** A small world for tests of the desugarer: the basic data types without a library, and short makers of typed trees. */
import { noSpan } from '../../../compiler/base/span.ts';
import { GlobalVars } from '../../../compiler/core/global-vars.ts';
import { lint } from '../../../compiler/core/lint.ts';
import type * as Core from '../../../compiler/core/syntax.ts';
import type { DesugarContext } from '../../../compiler/desugar/context.ts';
import { desugarModule } from '../../../compiler/desugar/module.ts';
import { localName, type Name, NameTable } from '../../../compiler/names/name.ts';
import { wiredIn } from '../../../compiler/names/wired-in.ts';
import type * as Typed from '../../../compiler/typed/syntax.ts';
import { Globals } from '../../../compiler/types/environment.ts';
import { conType, funTypes } from '../../../compiler/types/make.ts';
import type { DataCon, DataTyCon, Type } from '../../../compiler/types/type.ts';

export const span = noSpan;
export const names = new NameTable();
export const wired = wiredIn(names);
export const globals = new Globals(names, wired);
export const { builtin } = globals;

/** Declares a data type: constructors with the types of their fields. */
export function data(module: string, text: string, cons: readonly (readonly [string, ...(Type | 'self')[]])[], strict: readonly string[] = []): DataTyCon {
  const name = names.global(module, text, 'type');
  const tycon: DataTyCon = { name, flavour: 'data', kind: builtin.typeKind, arity: 0, params: [], cons: [], instanceOf: null, core: null };
  const core: Core.DataType = { name: `${module}.${text}`, cons: [], dictionary: false };
  const self = conType(tycon);
  tycon.core = core;
  core.cons = cons.map(([con, ...fields], tag) => ({
    name: `${module}.${con}`,
    tag,
    fields: fields.map((f) => (f !== 'self' && f.kind === 'con' && f.con.flavour === 'prim' ? (f.con.rep ?? 'lifted') : 'lifted')),
    strict: fields.map(() => strict.includes(con)),
    data: core,
  }));
  tycon.cons = cons.map(([con, ...fields], tag): DataCon => {
    const args = fields.map((f) => (f === 'self' ? self : f));
    const conName = names.global(module, con, 'value');
    const made: DataCon = {
      name: conName,
      tycon,
      tag,
      infix: false,
      universals: [],
      existentials: [],
      equalities: [],
      context: [],
      args,
      strict: args.map(() => strict.includes(con)),
      fields: null,
      type: funTypes(args, self),
      core: core.cons[tag],
    };
    globals.addValue(conName, { kind: 'con', con: made });
    return made;
  });
  globals.addTycon(name, tycon);
  return tycon;
}

export const prim = (text: 'Int#' | 'Char#' | 'Double#'): Type => conType(globals.tycon(wired.type(text)) as DataTyCon);
export const bool = data('GHC.Types', 'Bool', [['False'], ['True']]);
export const int = data('GHC.Types', 'Int', [['I#', prim('Int#')]]);
export const char = data('GHC.Types', 'Char', [['C#', prim('Char#')]]);
export const double = data('GHC.Types', 'Double', [['D#', prim('Double#')]]);
export const boolType = conType(bool);
export const intType = conType(int);
export const listOf = (item: Type): Type => builtin.listType(item);

export function id(text: string, type: Type): Typed.Id {
  return { name: localName(text, 'value'), type };
}

export function globalId(text: string, type: Type, module = 'Main'): Typed.Id {
  return { name: names.global(module, text, 'value'), type };
}

export const v = (of: Typed.Id): Typed.Expr => ({ kind: 'var', id: of, span });
export const con = (c: DataCon): Typed.Expr => ({ kind: 'con', con: c, type: c.type, span });
export const call = (fun: Typed.Expr, args: readonly Typed.Expr[], type: Type): Typed.Expr => ({ kind: 'apply', fun, args, type, span });
export const number = (value: number): Typed.Expr => ({
  kind: 'literal',
  value: { kind: 'integer', value: BigInt(value) },
  type: intType,
  general: con(bool.cons[0]),
  span,
});
export const plain = (body: Typed.Expr): Typed.Rhs => ({ where: [], alternatives: [{ guards: [], body, span }], span });
export function ifElse(test: Typed.Expr, yes: Typed.Expr, no: Typed.Expr, type: Type): Typed.Expr {
  // biome-ignore lint/suspicious/noThenProperty: the tree calls it so
  return { kind: 'if', test, then: yes, else: no, type, span };
}

export const generated: Typed.MatchContext = { kind: 'generated', span };

export const pVar = (of: Typed.Id): Typed.Pattern => ({ kind: 'varPattern', id: of, span });
export const pWild = (type: Type): Typed.Pattern => ({ kind: 'wildPattern', type, span });
export const pBang = (pattern: Typed.Pattern, type: Type): Typed.Pattern => ({ kind: 'bangPattern', pattern, type, span });
export const pLazy = (pattern: Typed.Pattern, type: Type): Typed.Pattern => ({ kind: 'lazyPattern', pattern, type, span });
export const pCon = (c: DataCon, args: readonly Typed.Pattern[]): Typed.Pattern => ({
  kind: 'conPattern',
  con: c,
  evidence: [],
  binds: { binds: [] },
  args,
  argTypes: c.args,
  type: conType(c.tycon),
  span,
});

export function bind(of: Typed.Id, expr: Typed.Expr): Typed.BindGroup {
  return { recursive: false, binds: [{ kind: 'valueBind', id: of, expr, strict: false, inline: 'auto', span }] };
}

export interface World {
  readonly core: Core.Module;
  readonly vars: GlobalVars;
  readonly bodyOf: (name: Name) => Core.Expr | undefined;
}

/** Desugars bindings as the module Main and checks (unless told not to: lint nests) that Core is in order. Throws what is not. */
export function desugar(binds: readonly Typed.BindGroup[], more: Partial<Typed.Module> = {}, check = true): World {
  const vars = new GlobalVars();
  const context: DesugarContext = { names, wired, globals, vars, warn: true };
  const module: Typed.Module = {
    name: 'Main',
    file: 'Main.hs',
    lines: null,
    imports: [],
    tycons: [],
    classes: [],
    binds,
    instances: [],
    late: [],
    selectors: [],
    foreigns: [],
    main: null,
    ...more,
  };
  const { core, diagnostics } = desugarModule(module, context);
  const problems = [...diagnostics.filter((d) => d.level === 'error').map((d) => d.message), ...(check ? lint(core, 'desugar') : [])];
  if (problems.length > 0) throw new Error(problems.join('\n'));
  const bodyOf = (name: Name): Core.Expr | undefined => {
    for (const group of core.binds) {
      const members = group.kind === 'rec' ? group.binds : [group];
      for (const b of members) if (b.var === vars.get(name)) return b.expr;
    }
    return undefined;
  };
  return { core, vars, bodyOf };
}
