/**
 * A module of STG to Cmm: static closures for the top level, a procedure for every lambda.
 *
 * Expects a program that lint has passed, with names unique within each top-level binding. Frames and heap checks are made by the passes
 * of `passes.ts`, slots by `slots.ts`.
 */
import type { Span } from '../base/span.ts';
import type * as Stg from '../stg/syntax.ts';
import { isWide, nested } from './allocate.ts';
import { genBody } from './expr.ts';
import { type Names, NameWalk } from './free.ts';
import * as make from './make.ts';
import type { PendingProc } from './module-env.ts';
import { ModuleEnv } from './module-env.ts';
import { ProcGen, site } from './proc-gen.ts';
import type { Module, Proc, StaticCon } from './syntax.ts';

/**
 * `keepVariables`: see `keeps` in syntax.ts.
 * @param made is called with each procedure when those of its top-level binding have their blocks, in order of their indices in a binding. What it keeps of the blocks is its own business:
 *   nothing here looks at them again
 */
export function fromStg(source: Stg.Module, keepVariables = false, made: (proc: Proc) => void = () => {}): Module {
  const env = new ModuleEnv(source, keepVariables);
  // names are asked for when the binding's turn comes, but where its function is split
  const known = new Map<Stg.Lambda, Names>();
  for (const { name, rhs, span } of source.binds) {
    if (rhs.kind === 'con') declareCon(env, name, rhs, span);
    else if (!isWide(rhs)) declare(env, name, rhs);
    else {
      const names = new NameWalk().walk(rhs);
      const lambda = nested(rhs, name, names);
      known.set(lambda, names);
      declare(env, name, lambda);
    }
  }
  for (const bind of source.binds) fillStatic(env, bind);
  const declared = env.pending.splice(0);
  const g = new ProcGen(env);
  const walk = new NameWalk();
  let next = 0;
  for (const { rhs } of source.binds) {
    if (rhs.kind === 'con') continue;
    const top = declared[next++];
    const first = env.procs.length;
    genBinding(g, top, known.get(top.lambda) ?? walk.walk(top.lambda));
    made(top.proc);
    for (let i = first; i < env.procs.length; i++) made(env.procs[i]);
  }
  exportCons(env, source);
  return env.finish();
}

function declareCon(env: ModuleEnv, name: string, { con }: Stg.ConRhs, span: Span): void {
  env.globals.set(name, env.newCon(env.con(con), name, true, span));
}

function declare(env: ModuleEnv, name: string, lambda: Stg.Lambda): void {
  const isFun = lambda.params.length > 0;
  const proc = env.addProc({ kind: isFun ? 'fun' : 'caf', name, parent: null, lambda, free: [], voids: [], isStatic: true, selector: -1 });
  env.globals.set(name, env.newClosure(proc, true));
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
  g.body = g.newBlock(proc.name);
  if (!proc.isStatic) loadFree(g, names.free.get(lambda) ?? []);
  const loads = g.written;
  genBody(g, lambda.body, { kind: 'tail', results: proc.shape.results });
  if (g.loops) splitEntry(g, loads);
}

/** What a procedure that loops does once, its first instructions, gets a block of its own before the loop. */
function splitEntry(g: ProcGen, count: number): void {
  const { body, proc } = g;
  const entry = g.newBlock(`${proc.name}_entry`);
  entry.instrs = body.instrs.slice(0, count);
  entry.end = make.jump(body, body.params, site('safepoint', '', proc.span), false);
  body.instrs = body.instrs.slice(count);
  proc.blocks.unshift(entry);
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
