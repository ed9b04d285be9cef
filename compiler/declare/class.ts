/**
 * Class declarations: superclasses, functional dependencies, methods with their defaults, associated families. The dictionary is data: superclasses first,
 * then methods.
 */
import type * as Core from '../core/syntax.ts';
import { splitContext } from '../kinds/constraint.ts';
import type { Name } from '../names/name.ts';
import type * as Rn from '../rename/syntax.ts';
import { conApp, forallType, headCon, repr, varType } from '../types/make.ts';
import { subst } from '../types/subst.ts';
import type { Class, ClassTyCon, FamilyEquation, Method, Type, TyVar } from '../types/type.ts';
import { checkDefaultSignature, checkFamilies, checkNoImplicits } from './class-check.ts';
import type { Finish } from './data.ts';
import { type FamilyShell, familyShell, readEquation, readFamily } from './family.ts';
import type { ModuleContext } from './module-context.ts';
import { type Head, kindOfShell, readHead } from './shell.ts';

export interface ClassShell {
  readonly decl: Rn.ClassDecl;
  readonly head: Head;
  readonly tycon: ClassTyCon;
  readonly families: readonly FamilyShell[];
}

export function classShell(cx: ModuleContext, decl: Rn.ClassDecl): ClassShell {
  const { constraintKind } = cx.tc.builtin;
  const head = readHead(cx, { name: decl.name, params: decl.params, resultKind: null, span: decl.span }, constraintKind, false);
  checkParameters(cx, decl);
  const defaulted = new Set(decl.defaults.map((bind) => bind.name));
  const shell = {
    name: decl.name,
    params: head.params,
    supers: [],
    equalities: [],
    fundeps: readFundeps(decl),
    methods: [],
    families: [],
    familyDefaults: [],
    core: { name: '', cons: [], dictionary: true },
    minimal: decl.minimal ?? {
      kind: 'all',
      of: decl.methods.filter(({ name }) => !defaulted.has(name)).map(({ name }) => ({ kind: 'method', name }) as const),
    },
  };
  const tycon = { name: decl.name, flavour: 'class', kind: kindOfShell(cx, head, decl.params), arity: head.params.length } as unknown as {
    -readonly [K in keyof ClassTyCon]: ClassTyCon[K];
  };
  const cls: Class = { ...shell, tycon };
  tycon.class = cls;
  cx.addTycon(tycon);
  const families = decl.families.map((family) => familyShell(cx, family));
  cls.families = families.map((family) => family.tycon);
  return { decl, head, tycon, families };
}

function checkParameters(cx: ModuleContext, { params, name, span }: Rn.ClassDecl): void {
  if (params.length === 1 || cx.has('MultiParamTypeClasses') || (params.length === 0 && cx.has('NullaryTypeClasses'))) return;
  const message = `the class \`${name.text}\` must have one parameter, but has ${params.length === 0 ? 'none' : params.length}`;
  cx.error('ClassParameters', message, span, { help: 'turn on MultiParamTypeClasses' });
}

function readFundeps({ fundeps, params }: Rn.ClassDecl): Class['fundeps'] {
  const indices = (names: readonly Name[]): number[] => names.map((name) => params.findIndex((param) => param.name === name)).filter((i) => i >= 0);
  return fundeps.map(({ from, to }) => ({ from: indices(from), to: indices(to) }));
}

export function readClass(cx: ModuleContext, { decl, head, tycon, families }: ClassShell): Finish {
  const { reader } = cx;
  const cls = tycon.class;
  const written = reader.context(decl.context);
  checkNoImplicits(cx, written, 'a class', decl.context[0]?.span ?? decl.span);
  checkFamilies(cx, decl);
  const { context, equalities } = splitContext(cx.tc, written);
  cls.supers = context;
  cls.equalities = equalities;
  const read = decl.methods.map((method) => ({
    method,
    own: reader.signature(method.signature),
    default: method.default === null ? null : reader.signature(method.default),
  }));
  const finishFamilies = families.map((family) => readFamily(cx, family));
  const defaults = decl.familyDefaults.flatMap((equation) => readDefault(cx, equation, decl, head.params));
  return () => {
    for (const finish of finishFamilies) finish();
    cls.familyDefaults = defaults;
    cls.core = dictionary(cx, cls, read.length);
    const hasDefault = new Set(decl.defaults.map((bind) => bind.name));
    cls.methods = read.map((row) => makeMethod(cx, cls, row.method, row.own, row.default, hasDefault.has(row.method.name)));
    for (const method of cls.methods) cx.addValue(method.name, { kind: 'method', class: cls, method, id: cx.tc.newId(method.name, method.type) });
    checkDefaults(cx, decl, cls);
    cx.classes.push(cls);
  };
}

function makeMethod(cx: ModuleContext, cls: Class, source: Rn.ClassDecl['methods'][number], own: Type, signature: Type | null, hasDefault: boolean): Method {
  const over = (type: Type): Type => forallType(cls.params, [conApp(cls.tycon, ...cls.params.map(varType))], type);
  cx.tc.checkAmbiguity(over(own), source.name.text, source.signature.span);
  const name = cx.names.global(cx.rn.name, `$dm${source.name.text}`, 'value', source.name.span);
  if (signature !== null) checkDefaultSignature(cx, source, own, signature);
  if (hasDefault) {
    const type = over(signature ?? own);
    cx.addValue(name, { kind: 'id', id: cx.tc.newId(name, type) });
    return { name: source.name, type: over(own), own, default: { name, type } };
  }
  if (signature !== null) cx.error('DefaultSignature', `the default signature of \`${source.name.text}\` has no default method`, source.span);
  return { name: source.name, type: over(own), own, default: null };
}

function checkDefaults(cx: ModuleContext, decl: Rn.ClassDecl, cls: Class): void {
  for (const bind of decl.defaults) {
    if (cls.methods.some((method) => method.name === bind.name)) continue;
    cx.error('NotAMethod', `\`${bind.name.text}\` is not a method of the class \`${cls.name.text}\``, bind.span);
  }
}

function dictionary(cx: ModuleContext, cls: Class, methods: number): Core.DataType {
  const text = `${cls.name.module ?? cx.rn.name}.C:${cls.name.text}`;
  const data: Core.DataType = { name: text, cons: [], dictionary: true };
  const fields = new Array<Core.Rep>(cls.supers.length + methods).fill('lifted');
  data.cons = [{ name: text, tag: 0, fields, strict: fields.map(() => false), data }];
  return data;
}

/** A default of an associated family, over the class's parameters. */
function readDefault(cx: ModuleContext, source: Rn.FamilyEquation, decl: Rn.ClassDecl, params: readonly TyVar[]): FamilyEquation[] {
  const equation = readEquation(cx, source, null);
  const family = decl.families.find((f) => f.name === source.family.name);
  if (equation === null || family === undefined) return [];
  const from: TyVar[] = [];
  const to: Type[] = [];
  family.params.forEach((param, i) => {
    const at = decl.params.findIndex((p) => p.name === param.name);
    const arg = repr(equation.args[i]);
    if (arg.kind !== 'var') cx.error('InvalidFamilyDefault', 'the arguments of a default equation must be type variables', source.span);
    else if (at >= 0 && arg.var !== params[at]) {
      from.push(arg.var);
      to.push(varType(params[at]));
    }
  });
  const vars = equation.vars.filter((v) => !from.includes(v) && !params.includes(v));
  return [{ ...equation, vars, args: equation.args.map((arg) => subst(from, to, arg)), right: subst(from, to, equation.right) }];
}

/** Classes that are superclasses of themselves, which no instance could ever satisfy. */
export function checkSuperclassCycles(cx: ModuleContext, shells: readonly ClassShell[]): void {
  if (cx.has('UndecidableSuperClasses')) return;
  for (const { tycon, decl } of shells) {
    const path = cyclePath(tycon.class, tycon.class, new Set());
    if (path === null) continue;
    const names = [tycon.class, ...path].map((cls) => `\`${cls.name.text}\``).join(' → ');
    const message = path.length === 1 ? `the class \`${decl.name.text}\` is its own superclass` : `superclasses form a cycle: ${names}`;
    cx.error('SuperclassCycle', message, decl.span);
    tycon.class.supers = [];
  }
}

/** Classes on the way from `cls` up to `target`, which ends it. */
function cyclePath(cls: Class, target: Class, seen: Set<Class>): readonly Class[] | null {
  for (const constraint of cls.supers) {
    const con = headCon(constraint);
    if (con === null || con.flavour !== 'class') continue;
    if (con.class === target) return [target];
    if (seen.has(con.class)) continue;
    seen.add(con.class);
    const rest = cyclePath(con.class, target, seen);
    if (rest !== null) return [con.class, ...rest];
  }
  return null;
}
