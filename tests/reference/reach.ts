/**
 * What a collection would find alive: the closures that can be reached from given roots. Worked off from a list, not by recursion.
 */
import type { Env } from './env.ts';
import { freeOfAlternatives, freeOfExpr, freeOfLambda, lookup } from './env.ts';
import type { Machine } from './machine.ts';
import type { Closure, Control, Frame, Thread, Thunk, Value } from './values.ts';

/** All closures reachable from the roots. */
export function reachable(m: Machine, roots: readonly Closure[]): Set<object> {
  const alive = new Set<object>();
  trace(alive, [...m.program.wellKnown.values(), ...roots]);
  return alive;
}

/** Also decides about weak pointers: one lives as long as its key. Dead ones are cleared, their finalizers answered. */
export function collect(m: Machine, roots: readonly Closure[]): { alive: Set<object>; finalizers: Closure[] } {
  const alive = reachable(m, roots);
  const statics: ReadonlySet<Closure> = new Set(
    [...m.program.scopes.values()].flatMap((scope) => [...scope.globals.values()]).filter((c) => c.type !== 'THUNK'),
  );
  const isAlive = (key: Closure): boolean => alive.has(resolve(key)) || statics.has(resolve(key));
  const undecided = new Set(m.weaks);
  for (let isChanging = true; isChanging; ) {
    isChanging = false;
    for (const weak of undecided) {
      if (weak.key === null || !isAlive(weak.key)) continue;
      undecided.delete(weak);
      trace(
        alive,
        [weak.value, weak.finalizer].filter((c) => c !== null),
      );
      isChanging = true;
    }
  }
  const finalizers: Closure[] = [];
  for (const weak of undecided) {
    if (weak.finalizer !== null) finalizers.push(weak.finalizer);
    weak.key = weak.value = weak.finalizer = null;
    m.weaks.splice(m.weaks.indexOf(weak), 1);
  }
  return { alive, finalizers };
}

/** A closure behind its indirections. */
export function resolve(closure: Closure): Closure {
  let at = closure;
  while (at.type === 'THUNK' && at.state.is === 'ind') at = at.state.value;
  return at;
}

function trace(alive: Set<object>, roots: readonly Closure[]): void {
  const work: Closure[] = [...roots];
  const visit = (value: Value): void => {
    if (typeof value !== 'object') return;
    const closure = resolve(value);
    if (alive.has(closure)) return;
    alive.add(closure);
    work.push(closure);
  };
  for (const root of roots) alive.add(resolve(root));
  for (let next = work.pop(); next !== undefined; next = work.pop()) visitClosure(resolve(next), visit);
}

type Visit = (value: Value) => void;

function visitAll(values: readonly Value[], visit: Visit): void {
  for (const value of values) visit(value);
}

function visitClosure(c: Closure, visit: Visit): void {
  switch (c.type) {
    case 'CONSTR':
      return visitAll(c.fields, visit);
    case 'FUN':
      return visitCode(freeOfLambda(c.lambda), c.env, visit);
    case 'PAP':
      visit(c.fun);
      return visitAll(c.args, visit);
    case 'THUNK':
      return visitThunk(c.state, visit);
    case 'MUT_VAR':
      return visit(c.value);
    case 'MVAR':
      if (c.value !== null) visit(c.value);
      for (const wait of c.queue) visit(wait.thread);
      return;
    case 'ARRAY':
      return visitAll(c.elems, visit);
    case 'TSO':
      return visitThread(c, visit);
    default:
      return;
  }
}

function visitThunk(state: Thunk['state'], visit: Visit): void {
  switch (state.is) {
    case 'code':
      return visitCode(freeOfLambda(state.lambda), state.env, visit);
    case 'ap':
      visit(state.fun);
      return visitAll(state.args, visit);
    case 'first':
      return visit(state.of);
    case 'raise':
      return visit(state.exception);
    case 'apStack':
      for (const frame of state.frames) visitFrame(frame, visit);
      return visitControl(state.control, visit);
    case 'blackhole':
      for (const waiting of state.waiting) visit(waiting);
      return;
    case 'ind':
      return visit(state.value);
  }
}

function visitThread(t: Thread, visit: Visit): void {
  for (const frame of t.stack) visitFrame(frame, visit);
  visitControl(t.control, visit);
  for (const { exception } of t.pending) visit(exception);
}

function visitFrame(frame: Frame, visit: Visit): void {
  if (frame.frame === 'case') visitCode(freeOfAlternatives(frame.case), frame.env, visit);
  else if (frame.frame === 'update') visit(frame.thunk);
  else if (frame.frame === 'catch') visit(frame.handler);
  else if (frame.frame === 'apply') visitAll(frame.args, visit);
}

function visitControl(c: Control, visit: Visit): void {
  switch (c.do) {
    case 'eval':
      return visitCode([...freeOfExpr(c.expr)], c.env, visit);
    case 'enter':
      return visit(c.closure);
    case 'apply':
      visit(c.fun);
      return visitAll(c.args, visit);
    case 'return':
      return visitAll(c.values, visit);
    case 'prim':
      return visitAll(c.args, visit);
    case 'raise':
      return visit(c.exception);
  }
}

/** What names mean: local values, join points' environments, top-level closures. */
function visitCode(names: readonly string[], env: Env, visit: Visit): void {
  for (const name of names) {
    const value = lookup(env, name);
    if (value === null) {
      const closure = env.scope.globals.get(name);
      if (closure !== undefined) visit(closure);
    } else if (typeof value === 'object' && 'join' in value) visitEnv(value.env, visit);
    else visit(value);
  }
}

/** A join point's environment holds only what its group mentions. Top-level names of its code are found through the frames that lead there. */
function visitEnv(env: Env, visit: Visit): void {
  for (let at: Env | null = env; at !== null; at = at.parent) {
    if (at.value !== null && !(typeof at.value === 'object' && 'join' in at.value)) visit(at.value);
  }
}
