/** Type and data families, open, closed and associated, and the equations and instances of them. */

import { label } from '../base/diagnostic.ts';
import type { Span } from '../base/span.ts';
import { closeKind, generaliseKind } from '../kinds/generalise-kind.ts';
import type * as Rn from '../rename/syntax.ts';
import { closedShapes, surelyApart } from '../types/apart.ts';
import { unknownsOf } from '../types/determined.ts';
import { instantiated } from '../types/kinds.ts';
import { applyType, dataType, isTypeFamily, repr, tyVar, varType, writtenArity } from '../types/make.ts';
import { showType } from '../types/print.ts';
import type { DataTyCon, FamilyEquation, FamilyTyCon, Type, TyVar } from '../types/type.ts';
import { findPart, freeVariables, freeVariablesOf, metasOf } from '../types/type-walk.ts';
import { kindReason } from '../types/why.ts';
import { type DataSource, type Finish, flavourOf, readData } from './data.ts';
import { expandSynonyms } from './expand.ts';
import { checkInjectivity } from './injectivity.ts';
import type { ModuleContext } from './module-context.ts';
import { type Head, kindOver, readHead } from './shell.ts';

/*
Note [Families by kind]
~~~~~~~~~~~~~~~~~~~~~~~
    type family Sing :: k -> Type
    type instance Sing = SBool
    type instance Sing = SNat
has no parameters: equations are told apart by what `k` is in their kinds. Kind arguments are not written in types (types/kinds.ts), but kinds of arguments are
known; so what the kind says behind the declared parameters becomes parameters, as far as it mentions variables that theirs do not, and equations have them
added: `Sing (x :: Bool) = SBool x`. What is lost is `Sing` alone, which GHC allows: it is refused as not saturated.
A family that has parameters is taken to be told apart by them, and may be used with those alone: `Same h ~ g` of
    type family Same (h :: (k1 -> Type) -> l1 -> Type) :: (k2 -> Type) -> l2 -> Type
*/

export interface FamilyShell {
  readonly decl: Rn.FamilyDecl;
  readonly head: Head;
  readonly tycon: FamilyTyCon;
}

export function familyShell(cx: ModuleContext, decl: Rn.FamilyDecl): FamilyShell {
  const { builtin } = cx.tc;
  const shared = new Map(decl.params.map((param) => [param.name, cx.reader.lookup(param.name)]));
  const read = readHead(cx, decl, decl.equations === null ? builtin.typeKind : cx.tc.freshKind(), false);
  const params = read.params.map((param, i) => {
    const outer = shared.get(decl.params[i].name);
    if (outer === undefined || outer.kind !== 'var') {
      // parameters of an open family nobody gives a kind have kind Type
      if (decl.parent === null && decl.equations === null && decl.params[i].kind === null && !read.hasSignature) settleType(cx, param);
      return param;
    }
    cx.reader.bindVar(decl.params[i].name, outer);
    cx.tc.unifyKinds(param.kind, outer.var.kind, { span: decl.params[i].span, reason: kindReason(decl.name.text, i) });
    return param;
  });
  const open = read.hasSignature ? read.kind : kindOver(params, read.result);
  const kind = hasWholeKind(decl) ? closeKind(cx.tc, open) : open;
  const hidden = decl.flavour === 'type' && params.length === 0 ? paramsOfKind(params, read.result) : [];
  const tycon: FamilyTyCon = {
    name: decl.name,
    flavour: 'family',
    kind,
    arity: params.length + hidden.length,
    sort: decl.flavour,
    params: [...params, ...hidden],
    hidden: hidden.length,
    closed: null,
    injective: decl.injective,
  };
  if (decl.equations !== null) tycon.closed = [];
  cx.addTycon(tycon);
  return { decl, head: { ...read, kind }, tycon };
}

/** See Note [Families by kind]. */
function paramsOfKind(params: readonly TyVar[], result: Type): TyVar[] {
  const known = new Set(params.flatMap((param) => unknownsOf(param.kind)));
  const found: TyVar[] = [];
  for (let rest = repr(result); rest.kind === 'fun' && unknownsOf(rest).some((part) => !known.has(part)); rest = repr(rest.res)) {
    found.push(tyVar('_', rest.arg));
    for (const part of unknownsOf(rest.arg)) known.add(part);
  }
  return found;
}

/** All kinds are written: equations may be at different ones. */
function hasWholeKind({ equations, resultKind, params }: Rn.FamilyDecl): boolean {
  return equations !== null && resultKind !== null && params.every((param) => param.kind !== null);
}

function settleType(cx: ModuleContext, param: TyVar): void {
  const kind = repr(param.kind);
  if (kind.kind === 'meta') kind.meta.ref = cx.tc.builtin.typeKind;
}

/** Reads the equations of a closed family. */
export function readFamily(cx: ModuleContext, { decl, tycon }: FamilyShell): Finish {
  if (decl.equations === null) return () => {};
  const equations = decl.equations.flatMap((equation) => readEquation(cx, equation, tycon) ?? []);
  return () => {
    tycon.closed = equations.map((equation) => finishEquation(cx, equation));
    tycon.closed.forEach((equation, i, all) => {
      cx.tc.checkEquation(equation);
      checkInjectivity(cx, equation, all.slice(0, i));
    });
  };
}

/** `F args = right`; null, and reported, when it is no equation of a family (of `family`, when given). */
export function readEquation(cx: ModuleContext, source: Rn.FamilyEquation, family: FamilyTyCon | null, outer: readonly TyVar[] = []): FamilyEquation | null {
  const tycon = familyOf(cx, source.family, 'type');
  if (tycon === null) return null;
  if (family !== null && tycon !== family) {
    cx.error('WrongFamily', `this is an equation of \`${tycon.name.text}\`, not of \`${family.name.text}\``, source.span);
    return null;
  }
  if (!checkArity(cx, tycon, source)) return null;
  cx.reader.params(source.params);
  cx.reader.quantify(source.implicit, outer);
  const { args: written, result } = readArguments(cx, tycon, source.args);
  const right = cx.reader.withoutWildcards(() => cx.reader.type(source.right, result));
  nameWildcards(written);
  const added = hiddenArguments(cx, tycon, result);
  const args = [...written, ...added].map((arg) => expandSynonyms(cx.tc, arg));
  // variables of an instance around it are meant, too
  const vars = [...freeVariablesOf(args)];
  checkLeft(cx, source, args.slice(0, source.args.length), vars, right);
  return { family: tycon, vars, args, right: applyType(right, added), span: source.span };
}

/** Variables for the parameters that are not written, at what the kind of the right side says. */
function hiddenArguments(cx: ModuleContext, { hidden = 0 }: FamilyTyCon, result: Type): Type[] {
  const args: Type[] = [];
  for (let rest = cx.tc.head(result); args.length < hidden && rest.kind === 'fun'; rest = cx.tc.head(rest.res)) args.push(varType(tyVar('_', rest.arg)));
  return args;
}

/** Kinds are final: nothing in the equation changes any more. */
function finishEquation(cx: ModuleContext, equation: FamilyEquation): FamilyEquation {
  for (const v of equation.vars) v.kind = generaliseKind(cx.tc, v.kind);
  return { ...equation, args: equation.args.map((arg) => cx.tc.zonk(arg)), right: cx.tc.zonk(equation.right) };
}

function familyOf(cx: ModuleContext, ref: Rn.Ref, sort: 'type' | 'data'): FamilyTyCon | null {
  const tycon = cx.tc.globals.tycon(ref.name);
  if (tycon === undefined) return null;
  if (tycon.flavour === 'family' && tycon.sort === sort) return tycon;
  cx.error('NotAFamily', `\`${ref.name.text}\` is no ${sort} family`, ref.span, label(ref.name.span, 'declared here'));
  return null;
}

function checkArity(cx: ModuleContext, tycon: FamilyTyCon, source: Rn.FamilyEquation): boolean {
  const arity = writtenArity(tycon);
  if (source.args.length === arity) return true;
  const message = `the type family \`${tycon.name.text}\` has ${arity} parameter${arity === 1 ? '' : 's'}, but the equation ${source.args.length}`;
  cx.error('FamilyArity', message, source.span, label(tycon.name.span, 'declared here'));
  return false;
}

/** Arguments at the kinds of the family's parameters, and the kind of the result. */
function readArguments(cx: ModuleContext, tycon: FamilyTyCon, args: readonly Rn.Type[]): { readonly args: readonly Type[]; readonly result: Type } {
  const { tc } = cx;
  let kind = instantiated(tc, tycon.kind);
  const types = args.map((arg) => {
    const fun = tc.head(kind);
    if (fun.kind !== 'fun') return cx.reader.infer(arg).type;
    kind = fun.res;
    return cx.reader.type(arg, fun.arg);
  });
  return { args: types, result: kind };
}

/** Wildcards on the left are variables nobody mentions. */
function nameWildcards(args: readonly Type[]): void {
  for (const meta of metasOf(args)) meta.ref = varType(tyVar('_', meta.kind));
}

function checkLeft(cx: ModuleContext, source: Rn.FamilyEquation, args: readonly Type[], vars: readonly TyVar[], right: Type): void {
  checkPatterns(cx, source.args, args);
  const loose = [...freeVariables(right)].find((v) => !vars.includes(v));
  if (forbiddenInPattern(right) === 'a `forall` or a context')
    cx.error('InvalidFamilyPattern', 'the right side of a family equation cannot have a `forall` or a context', source.right.span);
  if (loose !== undefined) cx.error('NotInScope', `the type variable \`${loose.name}\` is not bound on the left of the equation`, source.right.span);
}

function checkPatterns(cx: ModuleContext, written: readonly Rn.Type[], args: readonly Type[]): void {
  for (const [i, { span }] of written.entries()) {
    const bad = forbiddenInPattern(args[i]);
    if (bad !== null) cx.error('InvalidFamilyPattern', `${bad} cannot stand on the left of a family equation`, span);
  }
}

function forbiddenInPattern(t: Type): string | null {
  const part = findPart(t, (type) => type.kind === 'forall' || (type.kind === 'con' && isTypeFamily(type.con)));
  if (part === null) return null;
  return part.kind === 'con' ? `the type family \`${part.con.name.text}\`` : 'a `forall` or a context';
}

/** A `type instance`: the equation, added to what is known. The variables of an instance around it have their kinds from there. */
export function declareEquation(cx: ModuleContext, source: Rn.FamilyEquation, outer: readonly TyVar[] = []): FamilyEquation | null {
  const equation = cx.reader.generalising(() => readEquation(cx, source, null, outer));
  if (equation === null) return null;
  if (equation.family.closed !== null) {
    cx.error('ClosedFamily', `\`${equation.family.name.text}\` is a closed family: it has no instances`, source.span);
    return null;
  }
  const finished = finishEquation(cx, equation);
  cx.tc.checkEquation(finished);
  checkInjectivity(cx, finished, cx.tc.globals.equationsOf(finished.family));
  addEquation(cx, finished);
  return equation;
}

export function addEquation(cx: ModuleContext, equation: FamilyEquation): void {
  const clash = cx.tc.globals.addFamilyInstance(equation);
  if (clash === null) cx.familyInstances.push(equation);
  else cx.tc.report(clash);
}

/** Two instances of a data family in this module must not overlap. */
function checkDataClash(cx: ModuleContext, made: DataTyCon, span: Span): void {
  const own = made.instanceOf;
  if (own === null) return;
  const other = [...cx.tycons.values()].find(
    (tycon): tycon is DataTyCon =>
      (tycon.flavour === 'data' || tycon.flavour === 'newtype') &&
      tycon.instanceOf?.family === own.family &&
      // a wrong number of arguments has been reported
      tycon.instanceOf.args.length === own.args.length &&
      !surelyApart(closedShapes, tycon.instanceOf.args, own.args),
  );
  if (other === undefined) return;
  cx.error(
    'ConflictingFamilyInstances',
    `the instance \`${showType(dataType(made))}\` overlaps with \`${showType(dataType(other))}\``,
    span,
    label(other.name.span, 'the other one is here'),
  );
}

/** A `data instance`: a type of its own behind the family. */
export function declareDataInstance(
  cx: ModuleContext,
  source: Rn.FamilyInstance & { readonly kind: 'dataInstance' },
  outer: readonly TyVar[] = [],
): DataTyCon | null {
  const family = familyOf(cx, source.family, 'data');
  if (family === null) return null;
  const { reader, tc } = cx;
  const { tycon, finish } = reader.generalising(() => {
    reader.params(source.params);
    reader.quantify(source.implicit, outer);
    const read = readArguments(cx, family, source.args);
    if (source.resultKind !== null) {
      const kind = reader.kind(source.resultKind);
      tc.unifyKinds(kind.kind === 'forall' ? kind.body : kind, read.result, {
        span: source.span,
        reason: kindReason(family.name.text),
      });
    }
    nameWildcards(read.args);
    const args = read.args.map((arg) => expandSynonyms(tc, arg));
    checkPatterns(cx, source.args, args);
    const vars = [...freeVariablesOf(args)];
    for (let rest = tc.head(read.result); rest.kind === 'fun'; rest = tc.head(rest.res)) {
      const v = tyVar(`t${vars.length + 1}`, rest.arg);
      vars.push(v);
      args.push(varType(v));
    }
    const made: DataTyCon = {
      name: source.name,
      flavour: flavourOf(source),
      kind: kindOver(vars, tc.builtin.typeKind),
      arity: vars.length,
      params: vars,
      cons: [],
      instanceOf: { family, args },
      core: null,
    };
    checkDataClash(cx, made, source.span);
    cx.addTycon(made);
    if (made.flavour === 'newtype') tc.globals.addNewtypeInstance(family, made);
    const data: DataSource = { ...source, context: [] };
    return { tycon: made, finish: readData(cx, data, made) };
  });
  tycon.kind = kindOver(tycon.params, tc.builtin.typeKind);
  finish();
  for (const { kind: _, ...request } of source.deriving) cx.derivings.push({ from: 'clause', tycon, ...request });
  return tycon;
}
