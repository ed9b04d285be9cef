/**
 * Foreign declarations.
 *
 * - `import prim`: the primop as a function; inlined wherever it is called. `realWorld#` is the state token, `nullAddr#` a constant,
 *   `unsafeCoerce#` the identity.
 * - `import forward`: another module's top-level binding under a name of this one; in its place wherever it is mentioned.
 * - `import javascript` (`ccall`, `capi`): a host function, or what is a primop of those of C (c-functions.ts). Raw types go as they are, boxed ones are unpacked and packed here, `IO` is threaded. Functions as arguments
 *   become functions that JavaScript can call.
 * - `export prim`: a raw symbol for a binding; other exports: a function that JavaScript can call, which packs its arguments and unpacks its result.
 */

import type { HostRep, HostSignature, HostType } from '../../abi/host-types.ts';
import type { Span } from '../base/span.ts';
import { infoOf, newVar, varExpr } from '../core/build.ts';
import * as make from '../core/make.ts';
import type * as Core from '../core/syntax.ts';
import type { Name } from '../names/name.ts';
import { primopTable } from '../stg/kinds.ts';
import type * as Typed from '../typed/syntax.ts';
import { subst } from '../types/subst.ts';
import type { Type } from '../types/type.ts';
import { apply, force, lambda, letIn, unpack, unpackTuple, varExprs } from './build.ts';
import { cFunction } from './c-functions.ts';
import { CannotDesugar, type Ds } from './context.ts';
import type { Binding } from './scc.ts';
import { conApp, functionType, repOf, repsOf } from './types.ts';

/** An imported entity's binding; null when it needs none. */
export function foreignImport(ds: Ds, foreign: Typed.Foreign): Binding | null {
  const { id, span } = foreign;
  switch (foreign.convention) {
    case 'prim':
      return primImport(ds, foreign);
    case 'forward':
      return forwardImport(ds, foreign);
    default: {
      const { expr, mentions } = ds.noting(() => hostFunction(ds, foreign));
      return { var: ds.define(id), expr, mentions, span };
    }
  }
}

type ForeignExport = Core.Module['symbols'][number] & { readonly binding: Binding | null };

/** A symbol for JavaScript or the machine, and the binding it needs. */
export function foreignExport(ds: Ds, foreign: Typed.Foreign): ForeignExport {
  const { id, entity, convention, span } = foreign;
  const symbol = entity === '' ? id.name.text : entity;
  if (convention === 'prim') return { symbol, var: ds.var(id), binding: null };
  const v = ds.freshGlobal(`export_${id.name.text}`, span);
  const { expr: exported, mentions } = ds.noting(() => exportedFunction(ds, varExpr(ds.var(id), span), id.type, span));
  ds.internal.delete(v);
  return { symbol, var: v, type: exported.type, binding: { var: v, expr: exported.code, mentions, span } };
}

// Primops ----------------------------------------------------------------------------------------------------------------------------------

const noMentions: readonly Core.Var[] = [];

/** Primops that take no arguments: no binding of GHC.Prim stands for them, so they are known by name. */
const constants: Readonly<Partial<Record<string, Core.Literal>>> = { 'realWorld#': { rep: 'void' }, 'nullAddr#': { rep: 'i32', value: 0 } };

/** The value of a name that is such a primop. */
export function constantOf({ text, module }: Name): Core.Literal | undefined {
  return module === 'GHC.Prim' ? constants[text] : undefined;
}

function primImport(ds: Ds, { id, entity, span }: Typed.Foreign): Binding | null {
  const v = ds.define(id);
  const info = infoOf(v);
  info.inline = 'always';
  if (constants[entity] !== undefined) return null;
  const row = primopTable.get(entity);
  if (row === undefined && entity !== 'unsafeCoerce#') throw new CannotDesugar(`there is no primop \`${entity}\``, span);
  const arity = row?.args.length ?? 1;
  const { args, res } = takeArguments(id.type, arity);
  if (args.length < arity) throw new CannotDesugar(`the primop \`${entity}\` takes ${arity} arguments, its type has ${args.length}`, span);
  const wrapper = (): Core.Expr => {
    const params = args.map((type) => newVar('x', repOf(type), span));
    const operands = varExprs(params, span);
    return lambda(params, row === undefined ? operands[0] : make.prim(entity, operands, repsOf(res), span), span);
  };
  info.unfolding = wrapper();
  return { var: v, expr: wrapper(), mentions: noMentions, span };
}

/** The first `count` argument types of a function type, and what is left. */
function takeArguments(type: Type, count: number): { readonly args: readonly Type[]; readonly res: Type } {
  const args: Type[] = [];
  let res = type;
  while (args.length < count) {
    const fun = functionType(res);
    if (fun === null) break;
    args.push(fun.arg);
    res = fun.res;
  }
  return { args, res };
}

function forwardImport(ds: Ds, { id, entity, span }: Typed.Foreign): Binding {
  const dot = /^((?:[A-Z][\w']*\.)+)(.+)$/.exec(entity);
  if (dot === null) throw new CannotDesugar(`\`${entity}\` is not the full name of a binding`, span);
  const { names, vars } = ds.context;
  const target = vars.get(names.global(dot[1].slice(0, -1), dot[2], 'value'));
  const v = ds.define(id);
  Object.assign(infoOf(v), { inline: 'always', unfolding: varExpr(target, span) });
  return { var: v, expr: varExpr(target, span), mentions: [target], span };
}

// Marshalling ------------------------------------------------------------------------------------------------------------------------------

/** How a Haskell type crosses to the host. */
interface Marshal {
  readonly host: HostType;
  /** representation of the raw value */
  readonly raw: Core.Rep;
  /** boxed → raw: evaluates `value`, goes on with a raw expression */
  readonly unwrap: (value: Core.Expr, next: (raw: Core.Expr) => Core.Expr, reps: Core.Reps) => Core.Expr;
  readonly wrap: (raw: Core.Expr) => Core.Expr;
}

const hostOfRep: Readonly<Partial<Record<Core.Rep, HostRep>>> = { i32: 'i32', i64: 'i64', f32: 'f32', f64: 'f64', void: 'void' };
const asItIs = (host: HostRep, raw: Core.Rep): Marshal => ({ host, raw, unwrap: (value, next) => next(value), wrap: (it) => it });

function marshal(ds: Ds, type: Type, span: Span): Marshal {
  const app = conApp(type);
  const { wired } = ds.context;
  if (functionType(type) !== null || app?.con.name === wired.type('IO')) return marshalFunction(ds, type, span);
  if (app === null) throw notMarshalled(type, span);
  const { con, args } = app;
  if (con.flavour === 'prim') {
    if (con.name.text === 'ByteArray#') return asItIs('bytes', 'unlifted');
    const host = con.rep === null ? undefined : hostOfRep[con.rep];
    if (host === undefined) throw notMarshalled(type, span);
    return asItIs(host, con.rep as Core.Rep);
  }
  if (con.name === wired.type('JSVal')) return marshalPointer('value', span);
  if (con.name === wired.type('Integer')) return marshalPointer('integer', span);
  if (con.name === wired.type('Bool')) return marshalBool(ds, span);
  if (con.name === wired.type('()')) return marshalUnit(ds, span);
  if (con === ds.context.globals.builtin.listTyCon && conApp(args[0])?.con.name === wired.type('Char')) return marshalString(ds, span);
  if (con.flavour === 'newtype' && con.cons.length === 1) return marshal(ds, subst(con.params, args, con.cons[0].args[0]), span);
  if (con.flavour === 'data' && con.cons.length === 1 && con.cons[0].core !== null && con.cons[0].args.length === 1) {
    const box = con.cons[0].core;
    const [rep] = box.fields;
    const host = con.name === wired.type('Char') ? 'char' : isUnsigned(con.name.text) ? 'u64' : hostOfRep[rep];
    if (host !== undefined && rep !== 'void') return marshalBox(box, rep, host, con.name.text, span);
  }
  throw notMarshalled(type, span);
}

function notMarshalled(type: Type, span: Span): CannotDesugar {
  const name = conApp(type)?.con.name.text;
  return new CannotDesugar(name === undefined ? 'a value of this type cannot cross to the host' : `a value of type \`${name}\` cannot cross to the host`, span);
}

/** What is a closure to the host, too, evaluated. */
function marshalPointer(host: HostRep, span: Span): Marshal {
  const unwrap: Marshal['unwrap'] = (value, next, reps) => {
    const v = newVar('value', 'lifted', span);
    return force(value, v, next(varExpr(v, span)), reps);
  };
  return { host, raw: 'lifted', unwrap, wrap: (raw) => raw };
}

/** A function the host may call. The host has none to give. */
function marshalFunction(ds: Ds, type: Type, span: Span): Marshal {
  return {
    ...{ raw: 'lifted', host: exportedFunction(ds, make.literal({ rep: 'void' }, span), type, span).type },
    unwrap: (value, next) => {
      const v = newVar('callback', 'lifted', span);
      const expr = exportedFunction(ds, value, type, span).code;
      return letIn(v, expr, next(varExpr(v, span)), span);
    },
    wrap: () => {
      throw fromHost(span);
    },
  };
}

function fromHost(span: Span): CannotDesugar {
  return new CannotDesugar('a function cannot come from the host as a value: import it by a name of its own, or take it as a `JSVal`', span);
}

/** Words that use all of their bits. */
function isUnsigned(name: string): boolean {
  return name === 'Word' || name === 'Word64';
}

/** `I#`, `D#` …: narrow types are narrowed, since the host may send any number. */
function marshalBox(con: Core.DataCon, rep: Core.Rep, host: HostRep, name: string, span: Span): Marshal {
  const [, kind, bits] = /^(Int|Word)(8|16|32)$/.exec(name) ?? [];
  return {
    host,
    raw: rep,
    unwrap: (value, next, reps) => {
      const v = newVar('raw', rep, span);
      return unpack(value, con, [v], next(varExpr(v, span)), reps, span);
    },
    wrap: (raw) => make.con(con, [kind === undefined ? raw : make.prim(`narrow${bits}${kind}#`, [raw], rep, span)], span),
  };
}

function marshalBool(ds: Ds, span: Span): Marshal {
  const con = (text: 'True' | 'False'): Core.DataCon => ds.con(text, span);
  const truth = (value: number): Core.Literal => ({ rep: 'i32', value });
  return {
    host: 'bool',
    raw: 'i32',
    unwrap: (value, next, reps) => {
      const v = newVar('truth', 'i32', span);
      const alts = (['False', 'True'] as const).map((text, i): Core.Alt => make.conAlt(con(text), [], make.literal(truth(i), span), span));
      const raw: Core.Expr = make.caseOf(value, newVar('bool', 'lifted', span), alts, null, 'i32', span);
      return force(raw, v, next(varExpr(v, span)), reps);
    },
    wrap: (raw) =>
      make.caseOf(
        raw,
        newVar('truth', 'i32', span),
        [make.litAlt(truth(0), make.con(con('False'), [], span), span)],
        make.con(con('True'), [], span),
        'lifted',
        span,
      ),
  };
}

function marshalUnit(ds: Ds, span: Span): Marshal {
  return {
    host: 'void',
    raw: 'void',
    unwrap: (value, next, reps) => force(value, newVar('unit', 'lifted', span), next(make.literal({ rep: 'void' }, span)), reps),
    wrap: () => make.con(ds.tupleCon(0), [], span),
  };
}

function marshalString(ds: Ds, span: Span): Marshal {
  return {
    host: 'string',
    raw: 'unlifted',
    unwrap: (value, next, reps) => {
      const v = newVar('bytes', 'unlifted', span);
      return force(apply(ds.wired('packString', span), [value], 'unlifted', span), v, next(varExpr(v, span)), reps);
    },
    wrap: (raw) => apply(ds.wired('unpackString', span), [raw], 'lifted', span),
  };
}

/** A type taken apart for crossing: arguments, and how the result comes. */
interface Signature {
  readonly args: readonly Type[];
  readonly res: Type;
  /** `io`: in IO; `raw`: the last argument is the state token and the result has one; `pure` */
  readonly how: 'io' | 'raw' | 'pure';
}

function signature(ds: Ds, type: Type): Signature {
  const { args, res } = takeArguments(type, Number.POSITIVE_INFINITY);
  const app = conApp(res);
  if (app !== null && app.con.name === ds.context.wired.type('IO')) return { args, res: app.args[0], how: 'io' };
  const last = args.at(-1);
  if (last !== undefined && repsOf(last) === 'void') return { args: args.slice(0, -1), res, how: 'raw' };
  return { args, res, how: 'pure' };
}

// Imports ----------------------------------------------------------------------------------------------------------------------------------

const voidLit = (span: Span): Core.Expr => make.literal({ rep: 'void' }, span);

function hostFunction(ds: Ds, { id, entity, convention, span }: Typed.Foreign): Core.Expr {
  const { args, res, how } = signature(ds, id.type);
  const name = id.name.text;
  const hostName = entity.replace(/^(static\s+)?(\S+\.h\s+)?&?/, '') || name;
  const result = how === 'raw' ? rawResult(ds, res, span) : marshal(ds, res, span);
  if (typeof result.host !== 'string') throw fromHost(span);
  const ofC = how === 'raw' || convention === 'javascript' ? null : cFunction(hostName, cReps(ds, args, span), result.raw);
  const marshals = args.map((type) => (ofC !== null && isPrimArray(type) ? asItIs('bytes', 'unlifted') : marshal(ds, type, span)));
  const declared: Core.Foreign = { name, hostName, args: [...marshals.map(({ host }) => host), 'void'], result: result.host, span };
  const params = args.map((type, i) => newVar(`a${i + 1}`, how === 'raw' ? marshals[i].raw : repOf(type), span));
  const state = newVar('s', 'void', span);
  const reps: Core.Reps = how === 'pure' ? 'lifted' : how === 'io' ? ['void', 'lifted'] : repsOf(res);
  const call = (raws: readonly Core.Expr[]): Core.Expr => {
    const token = how === 'pure' ? voidLit(span) : varExpr(state, span);
    if (ofC !== null) {
      const answer = ofC.call(raws, token, (name) => libraryFunction(ds, name), span);
      return received(ofC.pure ? make.tuple([token, answer], span) : answer, result, how === 'io' ? 'io' : 'pure', reps, span);
    }
    const returned: Core.Reps = result.raw === 'void' ? 'void' : how === 'raw' ? reps : ['void', result.raw];
    const foreign: Core.Expr = make.foreign(declared, [...raws, token], returned, span);
    return how === 'raw' ? foreign : received(foreign, result, how, reps, span);
  };
  const body = marshals.reduceRight<(raws: readonly Core.Expr[]) => Core.Expr>(
    (next, m, i) => (raws) => m.unwrap(varExpr(params[i], span), (raw) => next([...raws, raw]), reps),
    call,
  )([]);
  const all = how === 'pure' ? params : [...params, state];
  return all.length === 0 ? body : lambda(all, body, span);
}

/** How arguments come to a function of C; `lifted` when they cannot. */
function cReps(ds: Ds, args: readonly Type[], span: Span): readonly Core.Rep[] {
  return args.map((type) => (isPrimArray(type) ? 'unlifted' : (marshalOrNull(ds, type, span)?.raw ?? 'lifted')));
}

function isPrimArray(type: Type): boolean {
  const con = conApp(type)?.con;
  return con?.flavour === 'prim' && ['MutableByteArray#', 'ByteArray#', 'ThreadId#'].includes(con.name.text);
}

/** A function by which the library answers for one of C. */
function libraryFunction(ds: Ds, name: string): Core.Expr {
  const { names, vars } = ds.context;
  return ds.mention(vars.get(names.global('Foreign.C.Library', name, 'value')));
}

/** What a raw import returns beside the state token. */
function rawResult(ds: Ds, res: Type, span: Span): Marshal {
  const app = conApp(res);
  if (app === null) throw notMarshalled(res, span);
  if (repsOf(res) === 'void') return asItIs('void', 'void');
  const values = app.args.filter((type) => repsOf(type) !== 'void');
  if (!Array.isArray(repsOf(res)) || values.length > 1) throw notMarshalled(res, span);
  return values.length === 0 ? asItIs('void', 'void') : marshal(ds, values[0], span);
}

/** The result of a call, boxed. */
function received(foreign: Core.Expr, result: Marshal, how: 'io' | 'pure', reps: Core.Reps, span: Span): Core.Expr {
  const state = newVar('s1', 'void', span);
  const raw = newVar('raw', result.raw, span);
  const value = result.wrap(varExpr(raw, span));
  const answer: Core.Expr = how === 'io' ? make.tuple([varExpr(state, span), value], span) : value;
  if (result.raw === 'void') return make.caseOf(foreign, state, [], answer, reps, span);
  return unpackTuple(foreign, [state, raw], answer, reps, span);
}

// Exports ----------------------------------------------------------------------------------------------------------------------------------

interface Exported {
  readonly code: Core.Expr;
  readonly type: HostSignature;
}

/** `fun` as a function of raw arguments and the state token that answers a pointer: whole numbers as Integer, text as bytes, the rest evaluated. */
function exportedFunction(ds: Ds, fun: Core.Expr, type: Type, span: Span): Exported {
  const { args, res, how } = signature(ds, type);
  const marshals = args.map((arg) => marshal(ds, arg, span));
  const params = marshals.map(({ raw }, i) => newVar(`a${i + 1}`, raw, span));
  const state = newVar('s', 'void', span);
  const given = marshals.map((m, i) => m.wrap(varExpr(params[i], span)));
  const result = returned(ds, res, span);
  const code = (body: Core.Expr): Exported => ({
    code: lambda([...params, state], body, span),
    type: { args: marshals.map(({ host }) => host), result: result.host },
  });
  if (how !== 'io') return code(result.send(apply(fun, given, 'lifted', span)));
  const answer = newVar('result', 'lifted', span);
  const call = apply(fun, [...given, varExpr(state, span)], ['void', 'lifted'], span);
  return code(unpackTuple(call, [newVar('s1', 'void', span), answer], result.send(varExpr(answer, span)), 'lifted', span));
}

interface Returned {
  readonly host: HostRep;
  /** the value evaluated, as a pointer */
  readonly send: (value: Core.Expr) => Core.Expr;
}

/** How the result of an exported function comes. What cannot be taken apart is held by the host as it is. */
function returned(ds: Ds, type: Type, span: Span): Returned {
  const m = functionType(type) !== null ? null : marshalOrNull(ds, type, span);
  if (m === null || typeof m.host !== 'string') return { host: 'p', send: (value) => value };
  const { host } = m;
  const pointer = (raw: Core.Expr): Core.Expr => {
    switch (host) {
      case 'i64':
        return make.prim('integerFromInt#', [raw], 'lifted', span);
      case 'u64':
        return make.prim('integerFromWord#', [raw], 'lifted', span);
      case 'string':
        return raw;
      default:
        return m.wrap(raw);
    }
  };
  return { host, send: (value) => m.unwrap(value, pointer, 'lifted') };
}

function marshalOrNull(ds: Ds, type: Type, span: Span): Marshal | null {
  try {
    return marshal(ds, type, span);
  } catch (error) {
    if (error instanceof CannotDesugar) return null;
    throw error;
  }
}
