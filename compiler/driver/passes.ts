/** The passes behind the renamer, for one module: checked, desugared, optimised, as STG. */

import type { Diagnostic } from '../base/diagnostic.ts';
import { concatMap } from '../base/lists.ts';
import type { Span } from '../base/span.ts';
import type { Warning } from '../base/warnings.ts';
import { missingSignatures } from '../check/missing-signatures.ts';
import { bindingsOf, newVar, varExpr } from '../core/build.ts';
import type { GlobalVars } from '../core/global-vars.ts';
import * as make from '../core/make.ts';
import type * as Core from '../core/syntax.ts';
import { checkModule } from '../declare/module.ts';
import { desugarModule } from '../desugar/module.ts';
import type { NameTable } from '../names/name.ts';
import type { WiredIn } from '../names/wired-in.ts';
import type * as Rn from '../rename/syntax.ts';
import { type OptimiseOptions, optimise } from '../simplify/simplify.ts';
import type * as Stg from '../stg/syntax.ts';
import { toStg } from '../to-stg/to-stg.ts';
import type * as Typed from '../typed/syntax.ts';
import type { Globals } from '../types/environment.ts';
import type { ModuleTypes } from '../types/type.ts';

/** What is wrong with the tree that a pass made, a line each: bugs of ours, and thrown. */
export interface Lint {
  core(module: Core.Module, pass: string): readonly string[];
  stg(module: Stg.Module): readonly string[];
}

/** What the passes of a session share. */
export interface PassContext {
  readonly names: NameTable;
  readonly wired: WiredIn;
  readonly globals: Globals;
  readonly vars: GlobalVars;
  /** what spans of all modules point into */
  readonly files: readonly string[];
  readonly level: 0 | 1;
  /** less is inlined into each other */
  readonly shallow: boolean;
  /** for a debugger: the text of a place on one line, so that names that are not the author's can be told from his; else null */
  readonly textAt: ((place: Span) => string) | null;
  /** looks at what each pass made: tests have it */
  readonly lint: Lint | null;
  /** the image a module is linked into */
  readonly imageOf: (module: string) => string;
}

export interface Checked {
  readonly typed: Typed.Module | null;
  readonly types: ModuleTypes | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** `unit`: the package it belongs to. `late`: derived code need not be made but for what is used of it. */
export function check(rn: Rn.Module, { globals }: PassContext, unit: string, asked: ReadonlySet<Warning>, late: boolean): Checked {
  const { typed, types, diagnostics: found } = checkModule(rn, globals, unit, late);
  const diagnostics = typed !== null && asked.has('missing-signatures') ? [...found, ...missingSignatures(rn, types)] : found;
  return { typed: diagnostics.some(({ level }) => level === 'error') ? null : typed, types, diagnostics };
}

/** Core as the desugarer makes it, the program's entry included. `isProgram`: no other module will refer to this one, so that only the entry need stay. */
export function desugar(
  typed: Typed.Module,
  context: PassContext,
  isProgram: boolean,
  asked: ReadonlySet<Warning>,
): { readonly core: Core.Module; readonly diagnostics: readonly Diagnostic[] } {
  const { names, wired, globals, vars } = context;
  const { core, diagnostics } = desugarModule(typed, {
    names,
    wired,
    globals,
    vars,
    warn: asked.has('incomplete-patterns') || asked.has('overlapping-patterns'),
  });
  const whole = withMain({ ...core, files: context.files }, typed, context, isProgram);
  // what could not be translated is missing
  const isWhole = !diagnostics.some(({ level }) => level === 'error');
  if (context.lint !== null && isWhole) demandClean(context.lint.core(whole, 'desugar'), whole.name, 'desugar');
  return { core: whole, diagnostics };
}

/** The host runs the symbol `main`: the program between what comes before and after it in GHC, too. */
function withMain(core: Core.Module, { main, name }: Typed.Module, { names, wired, vars }: PassContext, isProgram: boolean): Core.Module {
  if (main === null) return core;
  const { span } = main.name;
  const entry = vars.define(names.global(name, '$main', 'value'), span, null);
  const token = newVar('s', 'void', span);
  // nobody wrote this call: it stands for `main` on the stack, whose own frame a tail call may have taken
  const at = placeOfMain(core, vars.get(main.name));
  const run = varExpr(vars.get(wired.value('runMainIO')), at);
  const args = [varExpr(vars.get(main.name), at), varExpr(token, at)];
  const body: Core.Expr = make.app(run, args, ['void', 'lifted'], at);
  const expr: Core.Expr = make.lam([token], body, false, span);
  return {
    ...core,
    binds: [...core.binds, { kind: 'nonrec', var: entry, expr, span }],
    exported: new Set([...(isProgram ? [] : core.exported), entry]),
    symbols: [...core.symbols, { symbol: 'main', var: entry }],
  };
}

/** What `main` is when that is a name or a call of one line, else its own name. */
function placeOfMain(core: Core.Module, main: Core.Var): Span {
  const { expr } = concatMap(core.binds, bindingsOf).find((bind) => bind.var === main) ?? {};
  if (expr === undefined || (expr.kind !== 'var' && expr.kind !== 'app')) return main.span;
  return expr.span.line > 0 && expr.span.line === expr.span.endLine ? expr.span : main.span;
}

export function optimised(
  core: Core.Module,
  { level, shallow, lint, globals, wired }: PassContext,
  how: Pick<OptimiseOptions, 'thorough' | 'fullLaziness'>,
): Core.Module {
  const thing = globals.value(wired.value('I#'));
  const int = thing?.kind === 'con' ? thing.con.core : null;
  return optimise(core, {
    ...how,
    level,
    shallow,
    int,
    onPass: lint === null ? undefined : (pass, made) => demandClean(lint.core(made, pass), made.name, pass),
  });
}

export function stg(core: Core.Module, { imageOf, lint, textAt }: PassContext): Stg.Module {
  const module = toStg(core, { imageOf, textAt: textAt ?? undefined });
  if (lint !== null) demandClean(lint.stg(module), module.name, 'to-stg');
  return module;
}

function demandClean(found: readonly string[], module: string, pass: string): void {
  if (found.length > 0) throw new Error(`${module}, after ${pass}: ${found.slice(0, 10).join('\n')}`);
}
