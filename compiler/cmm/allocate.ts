/**
 * `let` and constructor applications: what is allocated, in which order, and what needs no heap at all.
 *
 * A function or constructor without free local variables becomes a static closure. A thunk without any stays a thunk: as a CAF it would live on.
 *
 * Note [Nested lambdas]. A shape holds SHAPE_MAX_ARGS arguments. A function with more is compiled as one of the first SHAPE_MAX_ARGS that
 * returns a function of the rest, and callers see it so (`visibleShape`).
 */
import { SHAPE_MAX_ARGS } from '../../abi/layout.ts';
import { concatMap } from '../base/lists.ts';
import { components } from '../base/scc.ts';
import type * as Stg from '../stg/syntax.ts';
import type { Names } from './free.ts';
import * as make from './make.ts';
import type { Local, ProcGen } from './proc-gen.ts';
import type { Con, Proc, Reg, RegRep, Shell, StaticCon, StaticRef } from './syntax.ts';

/** Allocates a constructor, or finds the closure that is there already. */
export function allocCon(g: ProcGen, e: { readonly con: string; readonly args: readonly Stg.Atom[]; readonly span: Stg.Lambda['span'] }): Reg {
  const con = g.module.con(e.con);
  if (con.ptrs + con.nptrs === 0) return g.static(g.module.nullaryCon(con));
  const payload = g.module.staticCon(con, e.args, g.staticOf);
  if (payload !== null) {
    return g.static(g.module.newCon(con, e.con, false, e.span, payload));
  }
  const dst = g.reg('p');
  g.emit(make.alloc(dst, { kind: 'con', con }, conPayload(g, con, e.args)));
  return dst;
}

function conPayload(g: ProcGen, con: Con, args: readonly Stg.Atom[]): Reg[] {
  const { order } = con;
  const regs = new Array<Reg>(order.length);
  for (let i = 0; i < order.length; i++) regs[i] = g.operand(args[order[i]]) as Reg;
  return regs;
}

/** Translates the bindings of a `let`; the body is the caller's. */
export function genLet(g: ProcGen, e: Stg.Expr & { kind: 'let' }): void {
  const binds = liftClosed(g, e.binds);
  if (g.proc.keeps) for (const b of e.binds) if (!binds.includes(b)) g.static(g.staticOf(b.binder.name) as StaticRef, b.binder.name);
  if (binds.length === 1) genSingle(g, binds[0]);
  else if (binds.length > 1) genSeveral(g, e.rec, binds);
}

function genSingle(g: ProcGen, bind: Stg.Bind): void {
  const { binder, rhs } = bind;
  const reg = g.bind(binder) as Reg;
  if (rhs.kind === 'con' && rhs.args.some((a) => a.kind === 'var' && a.name === binder.name)) genGroup(g, [{ bind, reg }]);
  else genAlloc(g, bind, reg);
  if (isValue(rhs)) g.markEvaluated(reg);
}

function genAlloc(g: ProcGen, bind: Stg.Bind, dst: Reg): void {
  const { shell, payload } = shellOf(g, bind);
  g.emit(make.alloc(dst, shell, payload));
}

/** Those that hold each other together, the others one by one, each behind those it holds. */
function genSeveral(g: ProcGen, rec: boolean, binds: readonly Stg.Bind[]): void {
  const regs = binds.map((b) => g.bind(b.binder) as Reg);
  const edges = rec ? edgesBetween(g, binds) : binds.map(() => noEdges);
  for (const group of components(binds.length, (i) => edges[i])) {
    const first = group[0];
    if (group.length === 1 && !edges[first].includes(first)) genAlloc(g, binds[first], regs[first]);
    else
      genGroup(
        g,
        group.map((i) => ({ bind: binds[i], reg: regs[i] })),
      );
    for (const i of group) if (isValue(binds[i].rhs)) g.markEvaluated(regs[i]);
  }
}

const noEdges: readonly number[] = [];

/** Of each binding: the others it holds, itself among them if it is a constructor, ascending. */
function edgesBetween(g: ProcGen, binds: readonly Stg.Bind[]): readonly (readonly number[])[] {
  const numbers = new Map<string, number>();
  for (let i = 0; i < binds.length; i++) numbers.set(binds[i].binder.name, i);
  return binds.map((b) => {
    const held = new Set<number>();
    for (const name of mentionedBy(g, b)) {
      const number = numbers.get(name);
      if (number !== undefined) held.add(number);
    }
    return [...held].sort((x, y) => x - y);
  });
}

/** Closures that point to each other: room for all, then their contents. */
function genGroup(g: ProcGen, group: readonly { readonly bind: Stg.Bind; readonly reg: Reg }[]): void {
  const filled = group.map(({ bind, reg }) => ({ reg, ...shellOf(g, bind) }));
  for (const { reg, shell } of filled) g.emit(make.bump(reg, shell));
  for (const { reg, shell, payload } of filled) g.emit(make.fill(reg, shell, payload));
}

/** Local names a binding's closure holds. Lambdas know themselves as their node: only a constructor holds itself. */
function mentionedBy(g: ProcGen, b: Stg.Bind): readonly string[] {
  if (b.rhs.kind === 'con') return concatMap(b.rhs.args, (a) => (a.kind === 'var' ? [a.name] : []));
  return (g.names.free.get(b.rhs) ?? []).filter((n) => n !== b.binder.name);
}

function isValue(rhs: Stg.Rhs): boolean {
  return rhs.kind === 'con' || rhs.params.length > 0;
}

function shellOf(g: ProcGen, b: Stg.Bind): { shell: Shell; payload: Reg[] } {
  const { rhs } = b;
  if (rhs.kind === 'con') {
    const con = g.module.con(rhs.con);
    return { shell: { kind: 'con', con }, payload: conPayload(g, con, rhs.args) };
  }
  const proc = localProc(g, b.binder.name, rhs);
  const { free } = proc;
  const payload = new Array<Reg>(free.length);
  for (let i = 0; i < free.length; i++) payload[i] = (g.lookup(free[i].name) as Local & { kind: 'reg' }).reg;
  return { shell: { kind: 'closure', proc }, payload };
}

/** The procedure of a local lambda, which holds variables in scope here. */
function localProc(g: ProcGen, name: string, written: Stg.Lambda): Proc {
  const lambda = nested(written, name, g.names);
  const free: { name: string; rep: RegRep }[] = [];
  const voids: string[] = [];
  for (const n of g.names.free.get(lambda) ?? []) {
    if (n === name || g.staticOf(n) !== undefined) continue;
    const local = g.lookup(n);
    if (local.kind === 'void') voids.push(n);
    else if (local.kind === 'reg') {
      free.push({ name: n, rep: local.reg.rep });
    }
  }
  const kind = lambda.params.length > 0 ? 'fun' : lambda.once ? 'once' : 'thunk';
  const selector = kind === 'thunk' ? selectorOf(g, lambda) : -1;
  const proc = g.module.addProc({ kind, name, parent: g.proc, lambda, free, voids, isStatic: false, selector });
  if (kind === 'fun') g.module.knownFuns.set(name, proc);
  return proc;
}

/** Makes static closures of what holds no local variable; answers with the rest. */
function liftClosed(g: ProcGen, binds: readonly Stg.Bind[]): readonly Stg.Bind[] {
  if (binds.length === 1 && !(isLiftable(g, binds[0]) && isClosed(g, binds[0], binds[0].binder.name))) return binds;
  const values = binds.filter((b) => isLiftable(g, b));
  if (values.length === 0 || (values.length === 1 && !isClosed(g, values[0], values[0].binder.name))) return binds;
  const closed = new Set(values);
  const names = new Set(values.map((b) => b.binder.name));
  for (let changed = true; changed; ) {
    changed = false;
    for (const b of closed) {
      if (mentionedBy(g, b).every((name) => names.has(name) || isStaticOrVoid(g, name))) continue;
      closed.delete(b);
      names.delete(b.binder.name);
      changed = true;
    }
  }
  if (closed.size === 0) return binds;
  for (const b of closed) if (b.rhs.kind === 'con') liftCon(g, b, b.rhs);
  for (const b of closed) if (b.rhs.kind === 'lambda') liftFun(g, b, b.rhs);
  for (const b of closed) if (b.rhs.kind === 'con') fillLifted(g, b, b.rhs);
  return binds.filter((b) => !closed.has(b));
}

/** Functions inside see a constructor of the author's only if they hold it: where a debugger is to show it, too, it stays. */
function isLiftable({ proc }: ProcGen, { binder, rhs }: Stg.Bind): boolean {
  return isValue(rhs) && !(proc.keeps === true && rhs.kind === 'con' && rhs.args.length > 0 && !binder.name.startsWith('$'));
}

/** Does a binding mention no local variable but `self`? */
function isClosed(g: ProcGen, { rhs }: Stg.Bind, self: string): boolean {
  if (rhs.kind === 'con') return rhs.args.every((a) => a.kind !== 'var' || a.name === self || isStaticOrVoid(g, a.name));
  return (g.names.free.get(rhs) ?? []).every((name) => name === self || isStaticOrVoid(g, name));
}

function isStaticOrVoid(g: ProcGen, name: string): boolean {
  return g.staticOf(name) !== undefined || g.local(name)?.kind === 'void';
}

function liftCon(g: ProcGen, b: Stg.Bind, rhs: Stg.ConRhs): void {
  const con = g.module.con(rhs.con);
  if (con.ptrs + con.nptrs === 0) {
    g.module.lifted.set(b.binder.name, g.module.nullaryCon(con));
    return;
  }
  g.module.lifted.set(b.binder.name, g.module.newCon(con, b.binder.name, false, rhs.span));
}

function fillLifted(g: ProcGen, b: Stg.Bind, rhs: Stg.ConRhs): void {
  const closure = g.module.lifted.get(b.binder.name) as StaticCon;
  const payload = g.module.staticCon(closure.con, rhs.args, g.staticOf);
  if (payload === null) throw new Error(`\`${b.binder.name}\` was taken for closed`);
  if (closure.payload.length === 0) closure.payload.push(...payload);
}

/** Members of the group may be mentioned before they are lifted: procedures are written later, when all of them are known. */
function liftFun(g: ProcGen, b: Stg.Bind, rhs: Stg.Lambda): void {
  const lambda = nested(rhs, b.binder.name, g.names);
  const voids = (g.names.free.get(lambda) ?? []).filter((n) => g.local(n)?.kind === 'void');
  const proc = g.module.addProc({ kind: 'fun', name: b.binder.name, parent: g.proc, lambda, free: [], voids, isStatic: true, selector: -1 });
  g.module.lifted.set(b.binder.name, g.module.newClosure(proc, false));
}

/** See Note [Nested lambdas]. */
export function isWide({ params }: Stg.Lambda): boolean {
  return params.length > SHAPE_MAX_ARGS;
}

/** See Note [Nested lambdas]. */
export function nested(lambda: Stg.Lambda, name: string, names: Names): Stg.Lambda {
  if (!isWide(lambda)) return lambda;
  const outer = lambda.params.slice(0, SHAPE_MAX_ARGS);
  const rest = `${name}:rest`;
  const inner: Stg.Lambda = { ...lambda, params: lambda.params.slice(SHAPE_MAX_ARGS) };
  const free = names.free.get(lambda) ?? [];
  names.free.set(inner, [...free, ...outer.map((p) => p.name)]);
  const { span } = lambda;
  const body: Stg.Expr = {
    kind: 'let',
    rec: false,
    binds: [{ binder: { name: rest, rep: 'p', span }, rhs: inner }],
    body: { kind: 'app', fun: { kind: 'var', name: rest, span }, args: [], span },
    span,
  };
  const whole: Stg.Lambda = { ...lambda, params: outer, results: ['p'], body };
  names.free.set(whole, free);
  return whole;
}

/** Payload word of the field a thunk `case x of C … y … -> y` takes out of its only free variable; -1 for any other thunk. */
function selectorOf(g: ProcGen, lambda: Stg.Lambda): number {
  const { body } = lambda;
  if (body.kind !== 'case' || body.scrut.kind !== 'app' || body.scrut.args.length > 0 || body.fallback !== null || body.alts.length !== 1) return -1;
  const [alt] = body.alts;
  if (alt.kind !== 'con' || alt.body.kind !== 'app' || alt.body.args.length > 0) return -1;
  const con = g.module.con(alt.con);
  const chosen = alt.body.fun.name;
  const field = alt.fields.findIndex((f) => f.name === chosen && f.rep === 'p');
  const held = g.names.free.get(lambda) ?? [];
  if (con.family !== 1 || field < 0 || held.length !== 1 || held[0] !== body.scrut.fun.name || g.staticOf(held[0]) !== undefined) return -1;
  return con.words[field] - 1;
}
