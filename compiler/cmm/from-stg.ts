/**
 * A module of STG to Cmm: static closures for the top level, a procedure for every lambda.
 *
 * Expects a program that lint has passed, with names unique within each top-level binding. Frames and heap checks are made by the passes
 * of `passes.ts`, slots by `slots.ts`.
 */
import type * as Stg from '../stg/syntax.ts';
import { nested } from './allocate.ts';
import { genBody } from './expr.ts';
import type { Names } from './free.ts';
import { namesOf } from './free.ts';
import * as make from './make.ts';
import type { PendingProc } from './module-env.ts';
import { ModuleEnv } from './module-env.ts';
import { ProcGen, site } from './proc-gen.ts';
import type { Module, Static, StaticCaf, StaticCon, StaticFun } from './syntax.ts';

/** `keepVariables`: see `keeps` in syntax.ts. */
export function fromStg(source: Stg.Module, keepVariables = false): Module {
  const env = new ModuleEnv(source, keepVariables);
  const names = source.binds.map((b) => (b.rhs.kind === 'lambda' ? namesOf(b.rhs) : null));
  source.binds.forEach((b, i) => {
    declare(env, b, names[i]);
  });
  for (const bind of source.binds) fillStatic(env, bind);
  const declared = env.pending.splice(0);
  const g = new ProcGen(env);
  let next = 0;
  source.binds.forEach((b, i) => {
    if (b.rhs.kind === 'lambda') genBinding(g, declared[next++], names[i] as Names);
  });
  exportCons(env, source);
  return env.finish();
}

function declare(env: ModuleEnv, bind: Stg.TopBind, names: Names | null): void {
  const { name, rhs } = bind;
  const { span } = bind;
  const exported = env.isExported(name);
  const add = (closure: Static): void => {
    env.globals.set(name, closure);
    env.statics.push(closure);
  };
  if (rhs.kind === 'con') {
    add({ kind: 'con', name, exported, named: true, span, con: env.con(rhs.con), payload: [] });
    return;
  }
  const lambda = nested(rhs, name, names as Names);
  const isFun = lambda.params.length > 0;
  const proc = env.addProc({ kind: isFun ? 'fun' : 'caf', name, parent: null, lambda, free: [], voids: [], isStatic: true, selector: -1 });
  const closure: StaticFun | StaticCaf = { kind: isFun ? 'fun' : 'caf', name, exported, named: true, span, proc };
  proc.closure = closure;
  add(closure);
}

function fillStatic(env: ModuleEnv, bind: Stg.TopBind): void {
  if (bind.rhs.kind !== 'con') return;
  const closure = env.globals.get(bind.name) as StaticCon;
  const payload = env.staticCon(closure.con, bind.rhs.args, (n) => env.globals.get(n));
  if (payload === null) throw new Error(`an argument of \`${bind.name}\` is not in scope: lint lets no such program pass`);
  closure.payload.push(...payload);
}

/** A top-level lambda and all lambdas in it. */
function genBinding(g: ProcGen, top: PendingProc, names: Names): void {
  const env = g.module;
  env.startBinding();
  env.pending.push(top);
  for (let next = env.pending.pop(); next !== undefined; next = env.pending.pop()) genProc(g, next, names);
}

function genProc(g: ProcGen, { proc, lambda, voids }: PendingProc, names: Names): void {
  g.begin(proc, names);
  for (const name of voids) g.meanVoid(name);
  for (const { name, rep } of lambda.params) if (rep === 'void') g.meanVoid(name);
  for (const reg of proc.params) g.meanReg(reg.name, reg);
  const entry = g.newBlock(proc.name);
  g.body = g.newBlock(`${proc.name}_body`);
  g.start(entry);
  if (!proc.isStatic) loadFree(g, names.free.get(lambda) ?? []);
  g.jump(g.body, [], site('safepoint', '', proc.span));
  const results = proc.shape.results;
  genBody(g, lambda.body, { kind: 'tail', results });
}

/** Free variables are read from R1 at entry; the closure itself only when its own name is mentioned. */
function loadFree(g: ProcGen, mentioned: readonly string[]): void {
  const { proc } = g;
  if (mentioned.includes(proc.name)) {
    const dst = g.reg('p', proc.name);
    g.emit(make.node(dst));
    g.meanReg(proc.name, dst);
    if (proc.kind === 'fun') g.markEvaluated(dst);
  }
  for (const v of proc.free) {
    const dst = g.reg(v.rep, v.name);
    g.emit(make.free(dst, v.word));
    g.meanReg(v.name, dst);
  }
}

/** A nullary constructor that is exported gets its closure even when nothing here uses it. */
function exportCons(env: ModuleEnv, source: Stg.Module): void {
  for (const data of source.datas) {
    for (const decl of data.cons) {
      const con = env.con(decl.name);
      if (env.isExported(con.name) && !env.globals.has(con.name) && con.ptrs + con.nptrs === 0) env.nullaryCon(con);
    }
  }
}
