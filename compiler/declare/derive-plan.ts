/**
 * What a deriving clause or declaration means: which instance, made in which way. Contexts of clauses are found later (derive-context.ts), when all instances of the
 * module are known.
 */
import type { Span } from '../base/span.ts';
import { applyType, classConstraint, conType, dataType, repr, spine, varType } from '../types/make.ts';
import { showType } from '../types/print.ts';
import { subst } from '../types/subst.ts';
import type { Class, DataTyCon, Type, TyVar } from '../types/type.ts';
import { freeVariables, freeVariablesOf } from '../types/type-walk.ts';
import { kindReason } from '../types/why.ts';
import type { DerivingRequest } from './derive-request.ts';
import { isDerivablePrimitive } from './deriving/primitive.ts';
import { type StockClass, stockClasses } from './deriving/stock.ts';
import { expandSynonyms } from './expand.ts';
import { checkInstanceHead } from './instance-check.ts';
import { readInstanceHead } from './instance-head.ts';
import type { ModuleContext } from './module-context.ts';

export type Way =
  | { readonly way: 'stock'; readonly stock: StockClass }
  /** the instance of another type with the same representation */
  | { readonly way: 'same'; readonly type: Type; readonly via: boolean }
  | { readonly way: 'empty' };

export interface Plan {
  readonly class: Class;
  readonly vars: readonly TyVar[];
  /** given by the author; null: to be inferred */
  readonly constraints: readonly Type[] | null;
  readonly args: readonly Type[];
  readonly tycon: DataTyCon;
  /** what the parameters of `tycon` are in the last argument: all, or all but the last ones */
  readonly tyconArgs: readonly Type[];
  readonly way: Way;
  readonly overlap: string | null;
  readonly span: Span;
}

/** The instance's last argument. */
interface Target {
  readonly class: Class;
  readonly args: readonly Type[];
  readonly tycon: DataTyCon;
  readonly tyconArgs: readonly Type[];
}

export function planDeriving(cx: ModuleContext, request: DerivingRequest): Plan | null {
  return request.from === 'clause' ? planClause(cx, request) : planDeclaration(cx, request);
}

type ClauseRequest = DerivingRequest & { readonly from: 'clause' };

function planClause(cx: ModuleContext, request: ClauseRequest): Plan | null {
  const { reader } = cx;
  const { tycon, strategy, span } = request;
  return reader.generalising(() => {
    reader.quantify(request.implicit);
    const viaVars = strategy.strategy === 'via' ? reader.quantify(strategy.implicit) : [];
    const derived = derivedClass(cx, request);
    if (derived === null) return null;
    const dropped = Math.min(arrows(cx, derived.wantedKind), tycon.params.length);
    const last = instanceArgument(cx, derived, tycon, tycon.params.length - dropped, span);
    if (last === null) return null;
    const args = [...derived.args, last].map((arg) => expandSynonyms(cx.tc, arg));
    const target: Target = { class: derived.class, args, tycon, tyconArgs: tycon.params.slice(0, tycon.params.length - dropped).map(varType) };
    const way = chooseWay(cx, target, strategy, span);
    if (way === null) return null;
    const free = freeVariablesOf(way.way === 'same' ? [...args, way.type] : args);
    // of a class of types of higher kind, the kinds of parameters are what the class asks for
    const ofKinds = dropped > 0 ? [] : freeVariablesOf([...free].map(({ kind }) => kind));
    const vars = [...new Set([...ofKinds, ...free, ...viaVars])];
    return planFor(target, { vars, constraints: null, way, overlap: null, span });
  });
}

/** A class as a clause names it: applied to all arguments but the last. */
interface DerivedClass {
  readonly class: Class;
  readonly args: readonly Type[];
  /** of the last argument */
  readonly wantedKind: Type;
}

/** Null when there is nothing to derive, or it has been reported that it is no such class. */
function derivedClass(cx: ModuleContext, request: ClauseRequest): DerivedClass | null {
  const { type, kind } = cx.reader.infer(request.type);
  const partial = classConstraint(type);
  if (partial === null) {
    if (repr(type).kind !== 'meta') cx.error('NotAClass', `\`${showType(type)}\` is no class`, request.span);
    return null;
  }
  const { class: c, args } = partial;
  // every type is Typeable already
  if (c.name === cx.tc.typeable) return null;
  const rest = cx.tc.head(kind);
  const missing = c.params.length - args.length;
  if (rest.kind === 'fun' && missing === 1) return { class: c, args, wantedKind: rest.arg };
  cx.error('CannotDerive', `the class \`${c.name.text}\` takes ${missing === 0 ? 'no' : missing} further arguments; deriving gives it one`, request.span);
  return null;
}

/** The instance's last argument: the type applied to its first parameters, of the kind the class wants. Null when it has been reported that it is none. */
function instanceArgument(cx: ModuleContext, derived: DerivedClass, tycon: DataTyCon, kept: number, span: Span): Type | null {
  const type = firstApplied(tycon, kept);
  if (type === null) {
    cx.error('CannotDerive', `\`${derived.class.name.text}\` cannot be derived: the last arguments of the instance must be type variables`, span);
    return null;
  }
  const before = cx.errorCount();
  cx.tc.unifyKinds(cx.tc.kindOf(type), derived.wantedKind, { span, reason: kindReason(showType(type)) });
  return cx.errorCount() > before ? null : type;
}

/** Number of arguments a type of this kind takes. */
function arrows(cx: ModuleContext, kind: Type): number {
  let count = 0;
  for (let rest = cx.tc.head(kind); rest.kind === 'fun'; rest = cx.tc.head(rest.res)) count++;
  return count;
}

/** The type applied to its first parameters; for a data instance the family. Null when an argument left out is no variable of its own. */
function firstApplied(tycon: DataTyCon, kept: number): Type | null {
  if (tycon.instanceOf === null) return dataType(tycon, tycon.params.slice(0, kept));
  const { family, args } = tycon.instanceOf;
  const dropped = tycon.params.length - kept;
  const left = args.slice(0, args.length - dropped);
  const isFree = args.slice(args.length - dropped).every((arg, i) => {
    const type = repr(arg);
    return type.kind === 'var' && type.var === tycon.params[kept + i] && !left.some((other) => freeVariables(other).has(type.var));
  });
  return isFree ? applyType(conType(family), left) : null;
}

function planDeclaration(cx: ModuleContext, { declaration, span }: DerivingRequest & { readonly from: 'declaration' }): Plan | null {
  const { strategy, signature, overlap } = declaration;
  const head = readInstanceHead(cx, signature);
  // every type is Typeable already
  if (head === null || head.class.name === cx.tc.typeable) return null;
  const last = head.args.at(-1);
  const found = last === undefined ? null : (dataTypeOf(cx, last) ?? (strategy.strategy === 'via' ? builtinType(cx, last) : null));
  if (found === null) {
    cx.error('CannotDerive', `\`${head.class.name.text}\` can only be derived for a data type or newtype`, signature.span);
    return null;
  }
  checkInstanceHead(cx, head, signature);
  if (strategy.strategy === 'via') cx.reader.quantify(strategy.implicit);
  const target: Target = { class: head.class, args: head.args, ...found };
  const way = chooseWay(cx, target, strategy, signature.span);
  return way === null ? null : planFor(target, { vars: head.vars, constraints: head.constraints, way, overlap, span });
}

function planFor({ class: c, args, tycon, tyconArgs }: Target, { vars, constraints, way, overlap, span }: Omit<Plan, keyof Target>): Plan {
  return { class: c, vars, constraints, args, tycon, tyconArgs, way, overlap, span };
}

/** The data type at the head of a type, and what its parameters are. */
function dataTypeOf(cx: ModuleContext, type: Type): { readonly tycon: DataTyCon; readonly tyconArgs: readonly Type[] } | null {
  const { head, args } = spine(type);
  if (head.kind !== 'con') return null;
  const { con } = head;
  if (con.flavour === 'data' || con.flavour === 'newtype') return { tycon: con, tyconArgs: args };
  if (con.flavour !== 'family' || con.sort !== 'data') return null;
  for (const tycon of cx.datas) {
    if (tycon.instanceOf?.family !== con) continue;
    const types = matchInstance(tycon, args);
    if (types !== null) return { tycon, tyconArgs: types };
  }
  return null;
}

/** Functions and other types without declaration: their instances can be another type's, which asks for no constructors. */
function builtinType(cx: ModuleContext, type: Type): { readonly tycon: DataTyCon; readonly tyconArgs: readonly Type[] } | null {
  const { head } = spine(type);
  const con = head.kind === 'fun' ? cx.tc.builtin.funTyCon : head.kind === 'con' && head.con.flavour === 'prim' ? head.con : null;
  if (con === null) return null;
  const { name, kind, arity } = con;
  return { tycon: { name, kind, arity, flavour: 'data', params: [], cons: [], instanceOf: null, core: null }, tyconArgs: [] };
}

/** What a data instance's parameters are when the family's arguments are `args`. */
function matchInstance(tycon: DataTyCon, args: readonly Type[]): readonly Type[] | null {
  const patterns = tycon.instanceOf?.args ?? [];
  const found = new Map<TyVar, Type>();
  const match = (pattern: Type, target: Type): boolean => {
    const [p, t] = [repr(pattern), repr(target)];
    if (p.kind === 'var') {
      found.set(p.var, t);
      return true;
    }
    if (p.kind === 'con') return t.kind === 'con' && t.con === p.con;
    if (p.kind === 'app') return t.kind === 'app' && match(p.fun, t.fun) && match(p.arg, t.arg);
    return p.kind === 'fun' && t.kind === 'fun' && match(p.arg, t.arg) && match(p.res, t.res);
  };
  if (!args.every((arg, i) => i < patterns.length && match(patterns[i], arg))) return null;
  const types = tycon.params.map((v) => found.get(v));
  const kept = types.indexOf(undefined);
  return (kept < 0 ? types : types.slice(0, kept)).flatMap((t) => t ?? []);
}

// The way ----------------------------------------------------------------------------------------------------------------------------------

type Strategy = DerivingRequest extends infer R ? (R extends { readonly strategy: infer S } ? S : never) : never;

function chooseWay(cx: ModuleContext, target: Target, strategy: Strategy, span: Span): Way | null {
  switch (strategy.strategy) {
    case 'stock':
      return stockWay(cx, target, span);
    case 'newtype':
      return newtypeWay(cx, target, span);
    case 'anyclass':
      return { way: 'empty' };
    case 'via': {
      const last = target.args[target.args.length - 1];
      return { way: 'same', type: cx.reader.type(strategy.via, cx.tc.kindOf(last)), via: true };
    }
    case null:
      return defaultWay(cx, target, span);
  }
}

/** Without a strategy: as GHC chooses. */
function defaultWay(cx: ModuleContext, target: Target, span: Span): Way | null {
  const { class: c, tycon } = target;
  const stock = stockClassOf(c);
  const content = tycon.flavour === 'newtype' ? contentOf(cx, target) : null;
  if (stock !== null) {
    const byNewtype = stock.byNewtype === 'always' || (stock.byNewtype === 'extension' && cx.has('GeneralizedNewtypeDeriving') && !cx.has('DeriveAnyClass'));
    if (content !== null && byNewtype) return { way: 'same', type: content, via: false };
    return stockWay(cx, target, span);
  }
  if (cx.has('DeriveAnyClass')) return { way: 'empty' };
  if (content !== null && cx.has('GeneralizedNewtypeDeriving')) return { way: 'same', type: content, via: false };
  const help = tycon.flavour === 'newtype' ? 'turn on GeneralizedNewtypeDeriving' : 'write an instance, or turn on DeriveAnyClass for one without methods';
  cx.error('CannotDerive', `the class \`${c.name.text}\` cannot be derived for \`${nameOf(tycon)}\``, span, { help });
  return null;
}

function stockClassOf(c: Class): StockClass | null {
  if (!Object.hasOwn(stockClasses, c.name.text)) return null;
  const stock = stockClasses[c.name.text];
  return stock.module === c.name.module ? stock : null;
}

export function nameOf(tycon: DataTyCon): string {
  return tycon.instanceOf === null ? tycon.name.text : tycon.instanceOf.family.name.text;
}

function stockWay(cx: ModuleContext, { class: c, tycon }: Target, span: Span): Way | null {
  const stock = stockClassOf(c);
  const refuse = (why: string, help?: string): null => {
    cx.error('CannotDerive', `\`${c.name.text}\` cannot be derived for \`${nameOf(tycon)}\`${why}`, span, { help });
    return null;
  };
  if (stock === null) return refuse(' with the strategy `stock`');
  if (stock.extension !== null && !cx.has(stock.extension)) return refuse('', `turn on ${stock.extension}`);
  const isEnumeration = tycon.cons.length > 0 && tycon.cons.every((con) => con.args.length === 0);
  if (stock.form === 'enumeration' && !isEnumeration) return refuse(': it is no enumeration (constructors without arguments)');
  if (stock.form === 'enumerationOrProduct' && !isEnumeration && tycon.cons.length !== 1) {
    return refuse(': it is neither an enumeration nor has it a single constructor');
  }
  const field = tycon.cons.flatMap((con) => con.args).find((type) => isBeyond(stock, expandSynonyms(cx.tc, type)));
  return field === undefined ? { way: 'stock', stock } : refuse(`: a field is of the primitive type \`${showType(field)}\``);
}

/** Whether the class asks for an instance that the field's type, a primitive one, cannot have. */
function isBeyond({ fields, primitives }: StockClass, type: Type): boolean {
  const { head } = spine(type);
  if (fields !== 'each' || primitives === 'instances' || head.kind !== 'con' || head.con.flavour !== 'prim') return false;
  const { text } = head.con.name;
  return text.endsWith('#') && !(primitives !== null && isDerivablePrimitive(text, primitives));
}

function newtypeWay(cx: ModuleContext, target: Target, span: Span): Way | null {
  const { class: c, tycon } = target;
  const content = tycon.flavour === 'newtype' ? contentOf(cx, target) : null;
  if (content !== null) return { way: 'same', type: content, via: false };
  const why = tycon.flavour === 'newtype' ? 'what it contains does not end in its last type variable' : 'it is no newtype';
  cx.error('CannotDerive', `\`${c.name.text}\` cannot be derived for \`${nameOf(tycon)}\` with the strategy \`newtype\`: ${why}`, span);
  return null;
}

/** What a newtype contains, without the type variables the instance leaves out; null when those are needed elsewhere. */
function contentOf(cx: ModuleContext, { tycon, tyconArgs }: Target): Type | null {
  const [con] = tycon.cons;
  if (con === undefined || con.args.length !== 1) return null;
  let content = repr(expandSynonyms(cx.tc, con.args[0]));
  for (let i = con.universals.length - 1; i >= tyconArgs.length; i--) {
    const v = con.universals[i];
    if (content.kind === 'fun') content = cx.tc.builtin.arrow(content.arg, content.res);
    const [fun, last] = content.kind === 'app' ? [repr(content.fun), repr(content.arg)] : [content, content];
    if (content.kind !== 'app' || last.kind !== 'var' || last.var !== v || freeVariables(fun).has(v)) return null;
    content = fun;
  }
  return subst(con.universals.slice(0, tyconArgs.length), tyconArgs, content);
}
