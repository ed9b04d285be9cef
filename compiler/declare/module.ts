/**
 * Checks a renamed module. The order: type declarations group by group; family instances, instance heads, heads of derived instances; foreign imports; value
 * bindings; default methods and the contents of instances; then what is left of the constraints is solved or reported. An error in one declaration does not
 * keep the others from being checked.
 */

import { type Diagnostic, inSourceOrder } from '../base/diagnostic.ts';
import { Checker } from '../check/check.ts';
import { TypeReader } from '../kinds/type-reader.ts';
import type { Name } from '../names/name.ts';
import type * as Rn from '../rename/syntax.ts';
import type * as Typed from '../typed/syntax.ts';
import type { Globals } from '../types/environment.ts';
import { conApp } from '../types/make.ts';
import { instanceText } from '../types/overlap.ts';
import { Tc } from '../types/tc.ts';
import type { DataCon, ModuleTypes, PatSyn } from '../types/type.ts';
import type { Origin } from '../types/why.ts';
import { checkDefaultMethods } from './default-methods.ts';
import { DerivedBodies, declareDerived } from './derive.ts';
import { declareDataInstance, declareEquation } from './family.ts';
import { checkExports, declareImports } from './foreign.ts';
import { checkTypeGroup } from './group.ts';
import { checkInstanceBody } from './instance-body.ts';
import { type DeclaredInstance, declareInstance } from './instance-head.ts';
import { ModuleContext } from './module-context.ts';
import { mentionedTypes } from './rn-walk.ts';
import { checkRoles } from './roles.ts';

export interface CheckedModule {
  /** null when there are errors */
  readonly typed: Typed.Module | null;
  readonly types: ModuleTypes;
  readonly diagnostics: readonly Diagnostic[];
}

/** `unit`: the package it belongs to. `late`: derived code is left to be made on demand, of which there will be no more than the module's own. */
export function checkModule(rn: Rn.Module, globals: Globals, unit: string, late: boolean): CheckedModule {
  const tc = new Tc(globals, { name: rn.name, file: rn.file, lines: rn.lines, unit, extensions: rn.extensions });
  const reader = new TypeReader(tc);
  const cx = new ModuleContext(tc, reader, rn);
  const checker = new Checker(tc, reader);
  const instances = declareTypes(cx);
  const derived = declareDerived(cx, late);
  declareImports(cx);
  readDefaults(cx);
  const binds = [...checker.bindGroups(rn.binds, true)];
  for (const id of boundIds(binds)) cx.values.set(id.name, { kind: 'id', id });
  declareSynonyms(cx, checker.synonyms);
  for (const bind of checker.checkBuilders()) binds.push({ recursive: true, binds: [bind] });
  const exportBinds = checkExports(cx, checker);
  const defaults = checkDefaultMethods(cx, checker);
  const bodies = instances.map(({ instance, source }) => {
    const why = { kind: 'instance', head: () => instanceText(instance), vars: instance.vars.length, span: source.signature.span } as const;
    return checkInstanceBody(cx, checker, { instance, methods: source.methods, why, span: source.signature.span, generated: false });
  });
  const derivedBodies = new DerivedBodies(cx, checker);
  const lateInstances: Typed.LateInstance[] = [];
  for (const inferred of derived) {
    const instance = late ? derivedBodies.late(inferred) : null;
    if (instance === null) bodies.push(derivedBodies.check(inferred));
    else lateInstances.push(instance);
  }
  const main = rn.main === null ? null : checker.checkMain(rn.main, () => cx.freshGlobal('$mainAction'));
  tc.finish();
  if (main !== null && main.bind !== null) binds.push({ recursive: false, binds: [main.bind] });
  binds.push(...derivedBodies.binds.splice(0));
  for (const bind of [...defaults, ...exportBinds]) binds.push({ recursive: true, binds: [bind] });
  const typed: Typed.Module = {
    name: rn.name,
    file: rn.file,
    lines: rn.lines,
    imports: rn.imports,
    tycons: cx.datas,
    classes: cx.classes,
    binds,
    instances: bodies,
    late: lateInstances,
    selectors: cx.selectors,
    foreigns: cx.foreigns,
    main: main?.id ?? null,
  };
  const hasErrors = tc.diagnostics.some(({ level }) => level === 'error');
  return { typed: hasErrors ? null : typed, types: moduleTypes(cx), diagnostics: inSourceOrder(tc.diagnostics) };
}

/** Types, classes, families and the heads of instances. */
function declareTypes(cx: ModuleContext): readonly DeclaredInstance[] {
  const { rn } = cx;
  for (const { name, roles } of rn.roles) {
    cx.roles.set(name.name, roles);
    cx.tc.globals.addRoles(name.name, roles);
  }
  for (const group of rn.typeGroups) checkTypeGroup(cx, group);
  checkRoles(cx);
  for (const instance of rn.familyInstances) {
    if (instance.kind === 'typeInstance') declareEquation(cx, instance.equation);
    else declareDataInstance(cx, instance);
  }
  return rn.instances.flatMap((source) => {
    const declared = declareInstance(cx, source);
    if (declared !== null) return [declared];
    for (const name of mentionedTypes(source.signature.type)) if (name.module === rn.name) cx.tc.reporter.refused.add(name);
    return [];
  });
}

/** What importers and the desugarer must know of pattern synonyms. */
function declareSynonyms(cx: ModuleContext, synonyms: readonly PatSyn[]): void {
  for (const synonym of synonyms) {
    cx.values.set(synonym.name, { kind: 'synonym', synonym });
    if (synonym.builder !== null) cx.values.set(synonym.builder.name, { kind: 'id', id: synonym.builder });
    for (const field of synonym.fields ?? []) {
      const thing = cx.values.get(field);
      if (thing?.kind === 'id') cx.addValue(field, { kind: 'synonymField', synonym, id: thing.id });
    }
    cx.datas.push(synonym.con.tycon);
  }
  const conOf = (name: Name): readonly DataCon[] => {
    const thing = cx.tc.globals.value(name);
    return thing?.kind === 'con' ? [thing.con] : thing?.kind === 'synonym' ? [thing.synonym.con] : [];
  };
  for (const names of cx.rn.complete) {
    const set = names.flatMap(conOf);
    for (const synonym of synonyms) if (names.includes(synonym.name)) synonym.complete = [...synonym.complete, set];
  }
}

function readDefaults(cx: ModuleContext): void {
  const { defaults } = cx.rn;
  if (defaults === null) return;
  // the extensions allow types of other classes
  const isNumeric = !cx.has('ExtendedDefaultRules') && !cx.has('OverloadedStrings');
  const numeric = cx.tc.globals.tycon(cx.tc.globals.wired.type('Num'));
  cx.tc.defaults = defaults.map((source) => {
    const type = cx.reader.type(source, cx.tc.builtin.typeKind);
    const origin: Origin = { span: source.span, kind: 'default', name: null };
    if (isNumeric && numeric !== undefined) cx.tc.wanted(conApp(numeric, type), origin);
    return type;
  });
}

/** The variables that bindings make known to other modules. */
function* boundIds(groups: readonly Typed.BindGroup[]): Iterable<Typed.Id> {
  for (const { binds } of groups) {
    for (const bind of binds) {
      if (bind.kind === 'valueBind') yield bind.id;
      else if (bind.kind === 'absBind') for (const { poly } of bind.exports) yield poly;
      else yield* patternIds(bind.pattern);
    }
  }
}

function* patternIds(pattern: Typed.Pattern): Iterable<Typed.Id> {
  if ('id' in pattern) yield pattern.id;
  const parts = 'pattern' in pattern ? [pattern.pattern] : 'items' in pattern ? pattern.items : 'args' in pattern ? pattern.args : [];
  for (const part of parts) yield* patternIds(part);
}

function moduleTypes(cx: ModuleContext): ModuleTypes {
  return {
    name: cx.rn.name,
    values: cx.values,
    tycons: cx.tycons,
    instances: cx.instances,
    familyInstances: cx.familyInstances,
    roles: cx.roles,
  };
}
