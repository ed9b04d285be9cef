/**
 * A checked module as Core. All top-level bindings, the author's and those of classes, instances, selectors and foreign declarations, are put in dependency order
 * together: instances and functions may need each other.
 */

import { type Diagnostic, problem } from '../base/diagnostic.ts';
import { concatMap } from '../base/lists.ts';
import type * as Core from '../core/syntax.ts';
import type * as Typed from '../typed/syntax.ts';
import { bindingsOf, letGroups } from './binds.ts';
import { CannotDesugar, type DesugarContext, Ds } from './context.ts';
import { classBindings, dictionary, fieldSelector, methodBindings } from './declarations.ts';
import { evidenceBinds, evidenceExpr } from './evidence.ts';
import { expr } from './expr.ts';
import { foreignExport, foreignImport } from './foreign.ts';
import type { FreshVar } from './match.ts';
import { type Binding, bindGroups } from './scc.ts';

export type { DesugarContext } from './context.ts';

export interface Desugared {
  readonly core: Core.Module;
  readonly diagnostics: readonly Diagnostic[];
}

/** Desugars a module that was checked without errors. What Core cannot say is reported, and its binding left out. */
export function desugarModule(typed: Typed.Module, context: DesugarContext): Desugared {
  const ds = new Ds(typed, context);
  ds.passes = {
    expr: (e) => expr(ds, e),
    evidence: (evidence) => evidenceExpr(ds, evidence),
    evidenceBinds: (binds) => evidenceBinds(ds, binds),
    letGroups: (groups, body, reps) => letGroups(ds, groups, body, reps),
  };
  for (const { instance, methods, same } of typed.instances) {
    const ids = methods.map(({ id }) => id);
    if (same === null) ds.instances.set(instance, ids);
  }
  for (const { instance, methods } of typed.late) ds.instances.set(instance, methods);
  const { bindings, symbols } = topLevel(ds);
  const core: Core.Module = {
    name: typed.name,
    files: [typed.file],
    datas: [...concatMap(typed.tycons, (tycon) => (tycon.core === null ? [] : [tycon.core])), ...typed.classes.map((c) => c.core)],
    binds: bindGroups(bindings),
    exported: new Set(bindings.flatMap(({ var: v }) => (ds.internal.has(v) ? [] : v))),
    symbols,
  };
  return { core, diagnostics: ds.diagnostics };
}

function topLevel(ds: Ds): { readonly bindings: Binding[]; readonly symbols: Core.Module['symbols'] } {
  const { module } = ds;
  const bindings: Binding[] = [];
  const symbols: Core.Module['symbols'][number][] = [];
  const add = (make: () => readonly Binding[]): void => addMade(ds, bindings, make);
  const fresh: FreshVar = (name, span) => ds.freshGlobal(name, span);
  // imports first: their calls are inlined in all that follows
  for (const f of module.foreigns) if (f.direction === 'import') add(() => present(foreignImport(ds, f)));
  for (const c of module.classes) add(() => classBindings(ds, c));
  for (const selector of module.selectors) add(() => [fieldSelector(ds, selector)]);
  for (const group of module.binds) for (const bind of group.binds) add(() => bindingsOf(ds, bind, fresh));
  for (const instance of module.instances) add(() => [...instance.methods.flatMap((method) => methodBindings(ds, method, fresh)), dictionary(ds, instance)]);
  for (const f of module.foreigns) {
    if (f.direction === 'import') continue;
    add(() => {
      const { binding, ...symbol } = foreignExport(ds, f);
      symbols.push(symbol);
      return present(binding);
    });
  }
  if (module.late.length > 0) addLate(ds, bindings, fresh);
  return { bindings: withoutUnused(ds, bindings), symbols };
}

/** The parts of late instances that are mentioned, or that such a part mentions. */
function addLate(ds: Ds, bindings: Binding[], fresh: FreshVar): void {
  const parts = new Map<Core.Var, () => readonly Binding[]>();
  for (const late of ds.module.late) {
    const methods = late.methods.map((id, i) => {
      parts.set(ds.binder(id), () => {
        const { expr, helpers } = late.method(i);
        const ofHelpers = helpers.flatMap(({ binds }) => binds.flatMap((bind) => bindingsOf(ds, bind, fresh)));
        return [...ofHelpers, ...methodBindings(ds, { id, expr, inline: 'auto' }, fresh)];
      });
      return { id };
    });
    const { instance, dfun, span } = late;
    parts.set(ds.binder(dfun), () => {
      const { dicts, binds, supers } = late.dictionary();
      return [dictionary(ds, { instance, dfun, dicts, binds, supers, methods, same: null, span })];
    });
  }
  // the list goes on with what is added to it on the way
  for (const { mentions } of bindings) {
    for (const v of mentions) {
      const part = parts.get(v);
      if (part === undefined) continue;
      parts.delete(v);
      addMade(ds, bindings, part);
    }
  }
}

/** Adds what `make` makes, and the dictionaries it is the first to need. */
function addMade(ds: Ds, bindings: Binding[], make: () => readonly Binding[]): void {
  const made = guarded(ds, make);
  if (made !== null) for (const binding of made) bindings.push(binding);
  for (const binding of ds.shared.splice(0)) bindings.push(binding);
}

/** What the compiler made in between and nobody mentions is left out. */
function withoutUnused(ds: Ds, bindings: readonly Binding[]): Binding[] {
  const unused = new Set(ds.internal);
  for (const { mentions } of bindings) for (const v of mentions) if (v.global) unused.delete(v);
  return bindings.filter(({ var: v }) => !unused.has(v));
}

function present(binding: Binding | null): readonly Binding[] {
  return binding === null ? [] : [binding];
}

/** Runs `make`; what it cannot do becomes a message. */
function guarded(ds: Ds, make: () => readonly Binding[]): readonly Binding[] | null {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof CannotDesugar)) throw error;
    ds.diagnostics.push(problem(error.kind, error.span, error.message));
    return null;
  }
}
