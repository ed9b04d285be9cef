/**
 * The transition rules: one function per rule, named as in Marlow and Peyton Jones, "Making a fast curry" (2006), where the paper has a name for it.
 *
 * A rule looks at a thread whose control says what comes next, and changes its control and its stack. Nothing here recurses in proportion to
 * program depth: the stack is the thread's array of frames.
 */
import type * as Stg from '../../compiler/stg/syntax.ts';
import type { Env, JoinPoint } from './env.ts';
import { extend, freeOfAlternatives, freeOfJoins, freeOfLambda, lookup, restrict } from './env.ts';
import { deliverIfUnmasked, raiseToCatch } from './exceptions.ts';
import { hostCall } from './host-call.ts';
import type { Machine } from './machine.ts';
import { conOf, literalValue } from './program.ts';
import type { Closure, Constr, Frame, Fun, Pap, Thread, Thunk, Value } from './values.ts';
import { checkRep, describe, VOID, WrongProgram } from './values.ts';

/** One step of a thread. */
export function step(m: Machine, t: Thread): void {
  const c = t.control;
  switch (c.do) {
    case 'eval':
      return evaluate(m, t, c.expr, c.env);
    case 'enter':
      return enter(m, t, c.closure);
    case 'apply':
      return apply(m, t, c.fun, c.args);
    case 'return':
      return returnToFrame(m, t, c.values);
    case 'prim':
      return m.primop(c.op)(m, t, c.args);
    case 'raise':
      return raiseToCatch(m, t, c.exception);
  }
}

// Expressions --------------------------------------------------------------------------------------------------------------------------

function evaluate(m: Machine, t: Thread, e: Stg.Expr, env: Env): void {
  switch (e.kind) {
    case 'app':
      return evaluateApp(m, t, e, env);
    case 'con':
      t.control = returnOne(returnCon(m, e.con, e.args, env));
      return;
    case 'prim':
      t.control = { do: 'prim', op: e.op, args: withoutVoids(atoms(m, e.args, env)) };
      return;
    case 'foreign':
      return hostCall(m, t, foreignOf(env, e.name), withoutVoids(atoms(m, e.args, env)));
    case 'lit':
      t.control = { do: 'return', values: withoutVoids([literalValue(e.lit, m.program.literals)]) };
      return;
    case 'tuple':
      t.control = { do: 'return', values: withoutVoids(atoms(m, e.args, env)) };
      return;
    case 'case':
      return caseEval(m, t, e, env);
    case 'let':
      if (m.onThunk !== null) for (const { binder, rhs } of e.binds) if (rhs.kind === 'lambda' && rhs.params.length === 0) m.onThunk(t, binder.name, e);
      t.control = { do: 'eval', expr: e.body, env: letAllocate(m, e, env) };
      return;
    case 'join':
      t.control = { do: 'eval', expr: e.body, env: bindJoins(e, env) };
      return;
  }
}

function evaluateApp(m: Machine, t: Thread, e: Extract<Stg.Expr, { kind: 'app' }>, env: Env): void {
  const found = lookup(env, e.fun.name);
  if (isJoin(found)) return jump(t, found, atoms(m, e.args, env));
  const fun = found ?? global(env, e.fun.name);
  if (e.args.length > 0) {
    if (typeof fun !== 'object') throw new WrongProgram(`${e.fun.name} is applied and is ${describe(fun)}`);
    t.control = { do: 'apply', fun, args: atoms(m, e.args, env) };
  } else if (typeof fun === 'object') t.control = { do: 'enter', closure: fun };
  else t.control = { do: 'return', values: withoutVoids([fun]) };
}

/** CASE: push a continuation that keeps what the alternatives mention, and evaluate the scrutinee. */
function caseEval(m: Machine, t: Thread, e: Stg.Case, env: Env): void {
  const frame: Frame = { frame: 'case', case: e, env: restrict(env, freeOfAlternatives(e)) };
  if (!m.hasRoomFor(t)) return;
  t.stack.push(frame);
  t.control = { do: 'eval', expr: e.scrut, env };
}

/** LET: allocate closures; in a recursive group each sees all. */
function letAllocate(m: Machine, e: Extract<Stg.Expr, { kind: 'let' }>, env: Env): Env {
  const closures = e.binds.map((bind) => allocate(m, bind.binder.name, bind.rhs, env, e.rec));
  const inner = e.binds.reduce((scope, bind, i) => extend(scope, bind.binder.name, closures[i]), env);
  if (e.rec) for (const [i, bind] of e.binds.entries()) tie(m, closures[i], bind.rhs, inner);
  return inner;
}

function allocate(m: Machine, name: string, rhs: Stg.Rhs, env: Env, isRec: boolean): Constr | Fun | Thunk {
  if (rhs.kind === 'con') return isRec ? { type: 'CONSTR', con: conOf(env.scope, rhs.con), fields: [] } : returnCon(m, rhs.con, rhs.args, env);
  const kept = restrict(env, freeOfLambda(rhs));
  if (rhs.params.length > 0) return { type: 'FUN', name, lambda: rhs, env: kept };
  return { type: 'THUNK', name, state: { is: 'code', lambda: rhs, env: kept } };
}

function tie(m: Machine, closure: Constr | Fun | Thunk, rhs: Stg.Rhs, env: Env): void {
  if (rhs.kind === 'con') (closure as Constr).fields = atoms(m, rhs.args, env);
  else if (closure.type === 'FUN') closure.env = restrict(env, freeOfLambda(rhs));
  else if (closure.type === 'THUNK' && closure.state.is === 'code') closure.state.env = restrict(env, freeOfLambda(rhs));
}

function bindJoins(e: Extract<Stg.Expr, { kind: 'join' }>, env: Env): Env {
  const kept = restrict(env, freeOfJoins(e));
  const points = e.joins.map((join): JoinPoint => ({ join, env: kept }));
  const scopeOf = (outer: Env): Env => points.reduce((scope, point) => extend(scope, point.join.name, point), outer);
  if (e.rec) for (const point of points) point.env = scopeOf(kept);
  return scopeOf(env);
}

/** A jump: the join point's body, in the environment of its definition. */
function jump(t: Thread, { join, env }: JoinPoint, args: readonly Value[]): void {
  if (args.length !== join.params.length) throw new WrongProgram(`join point ${join.name} takes ${join.params.length} arguments, got ${args.length}`);
  t.control = { do: 'eval', expr: join.body, env: bindParams(env, join.params, args, join.name) };
}

function returnCon(m: Machine, name: string, args: readonly Stg.Atom[], env: Env): Constr {
  const con = conOf(env.scope, name);
  const fields = atoms(m, args, env);
  if (fields.length !== con.fields.length) throw new WrongProgram(`${name} has ${con.fields.length} fields, got ${fields.length}`);
  for (const [i, field] of fields.entries()) checkRep(field, con.fields[i], name);
  return { type: 'CONSTR', con, fields };
}

// Evaluation and application -----------------------------------------------------------------------------------------------------------

function enter(m: Machine, t: Thread, closure: Closure): void {
  if (closure.type === 'THUNK') thunkEnter(m, t, closure);
  else t.control = returnOne(closure);
}

/** THUNK: push an update frame, turn the thunk into a blackhole, run its code. */
function thunkEnter(m: Machine, t: Thread, thunk: Thunk): void {
  const { state } = thunk;
  if (state.is === 'ind') t.control = { do: 'enter', closure: state.value };
  else if (state.is === 'raise') t.control = { do: 'raise', exception: state.exception };
  else if (state.is === 'blackhole') blackholeEnter(m, t, thunk, state);
  else if (state.is === 'code' && state.lambda.once) t.control = { do: 'eval', expr: state.lambda.body, env: state.env };
  else {
    if (!m.hasRoomFor(t)) return;
    t.stack.push({ frame: 'update', thunk });
    thunk.state = { is: 'blackhole', owner: t, waiting: [] };
    resumeThunk(t, state);
  }
}

function resumeThunk(t: Thread, state: Exclude<Thunk['state'], { is: 'ind' | 'raise' | 'blackhole' }>): void {
  switch (state.is) {
    case 'code':
      t.control = { do: 'eval', expr: state.lambda.body, env: state.env };
      return;
    case 'ap':
      t.control = { do: 'apply', fun: state.fun, args: state.args };
      return;
    case 'first':
      t.stack.push({ frame: 'first' });
      t.control = { do: 'enter', closure: state.of };
      return;
    case 'apStack':
      for (const frame of state.frames) t.stack.push(frame);
      t.control = state.control;
      return;
  }
}

/** A thunk under evaluation: by this thread it is `<<loop>>`, by another one a reason to wait. */
function blackholeEnter(m: Machine, t: Thread, thunk: Thunk, state: Extract<Thunk['state'], { is: 'blackhole' }>): void {
  if (state.owner === t) {
    t.control = { do: 'raise', exception: m.wellKnown('NonTermination') };
    return;
  }
  state.waiting.push(t);
  m.block(t, { why: 'blackhole', thunk });
}

/** Application of any closure; a thunk is evaluated first, with the arguments waiting in an apply frame. */
function apply(m: Machine, t: Thread, fun: Closure, args: readonly Value[]): void {
  if (fun.type === 'FUN') return applyFun(m, t, fun, args);
  if (fun.type === 'PAP') return papApply(m, t, fun, args);
  if (fun.type !== 'THUNK') throw new WrongProgram(`${describe(fun)} is applied to arguments`);
  if (!m.hasRoomFor(t)) return;
  t.stack.push({ frame: 'apply', args });
  t.control = { do: 'enter', closure: fun };
}

function applyFun(m: Machine, t: Thread, fun: Fun, args: readonly Value[]): void {
  const arity = fun.lambda.params.length;
  if (args.length === arity) exactArity(t, fun, args);
  else if (args.length > arity) tooManyArgs(m, t, fun, args);
  else tooFewArgs(t, fun, args);
}

/** EXACT: run the body with the parameters bound. */
function exactArity(t: Thread, fun: Fun, args: readonly Value[]): void {
  t.control = { do: 'eval', expr: fun.lambda.body, env: bindParams(fun.env, fun.lambda.params, args, fun.name) };
}

/** CALLK: call with as many arguments as it takes, apply the result to the rest. */
function tooManyArgs(m: Machine, t: Thread, fun: Fun, args: readonly Value[]): void {
  const arity = fun.lambda.params.length;
  if (!m.hasRoomFor(t)) return;
  t.stack.push({ frame: 'apply', args: args.slice(arity) });
  exactArity(t, fun, args.slice(0, arity));
}

/** PAP2: too few arguments make a partial application. */
function tooFewArgs(t: Thread, fun: Fun, args: readonly Value[]): void {
  for (const [i, arg] of args.entries()) checkRep(arg, fun.lambda.params[i].rep, fun.name);
  t.control = returnOne({ type: 'PAP', fun, args });
}

/** TCALL, PCALL: a partial application met with more arguments is its function met with all of them. */
function papApply(m: Machine, t: Thread, pap: Pap, args: readonly Value[]): void {
  applyFun(m, t, pap.fun, [...pap.args, ...args]);
}

// Returning ----------------------------------------------------------------------------------------------------------------------------

function returnToFrame(m: Machine, t: Thread, values: readonly Value[]): void {
  const frame = t.stack.pop();
  if (frame === undefined) return m.finish(t, values);
  switch (frame.frame) {
    case 'case':
      return caseReturn(m, t, frame.case, frame.env, values);
    case 'update':
      return update(m, frame.thunk, onePointer(values, 'update'), t);
    case 'apply':
      // RETFUN
      t.control = { do: 'apply', fun: onePointer(values, 'apply'), args: frame.args };
      return;
    case 'first':
      t.control = firstField(onePointer(values, 'first'));
      return;
    case 'catch':
      t.control = { do: 'return', values };
      return;
    case 'mask':
      t.mask = frame.state;
      t.control = { do: 'return', values };
      return deliverIfUnmasked(m, t);
  }
}

/** UPDATE: the thunk becomes an indirection to its value; those who wait for it go on. */
function update(m: Machine, thunk: Thunk, value: Closure, t: Thread): void {
  setIndirection(m, thunk, value);
  // what is returned to an update frame need not be evaluated when the body returned it in a tuple
  t.control = { do: 'enter', closure: value };
}

/** Gives a thunk its value and wakes who waits for it. */
export function setIndirection(m: Machine, thunk: Thunk, value: Closure): void {
  const { state } = thunk;
  thunk.state = { is: 'ind', value };
  if (state.is === 'blackhole') for (const waiting of state.waiting) m.wake(waiting);
}

function firstField(value: Closure): Thread['control'] {
  if (value.type !== 'CONSTR') throw new WrongProgram(`a field of ${describe(value)}`);
  return { do: 'enter', closure: value.fields[0] as Closure };
}

/** CASECON, CASEANY: choose the alternative for what was returned. */
function caseReturn(m: Machine, t: Thread, c: Stg.Case, env: Env, values: readonly Value[]): void {
  const first = c.alts[0];
  if (first?.kind === 'tuple') {
    t.control = { do: 'eval', expr: first.body, env: bindComponents(env, first.fields, values) };
    return;
  }
  const value = c.binder.rep === 'void' ? VOID : values[0];
  if (values.length !== (c.binder.rep === 'void' ? 0 : 1)) throw new WrongProgram(`case expects one ${c.binder.rep}, ${values.length} values came`);
  checkRep(value, c.binder.rep, 'case binder');
  const inner = extend(env, c.binder.name, value);
  for (const alt of c.alts) {
    const chosen = alt.kind === 'lit' ? matchLiteral(m, alt, value, inner) : alt.kind === 'con' ? matchCon(alt, value, inner) : null;
    if (chosen !== null) {
      t.control = { do: 'eval', expr: alt.body, env: chosen };
      return;
    }
  }
  if (c.fallback === null) throw new WrongProgram(`case has no alternative for ${describe(value)}`);
  t.control = { do: 'eval', expr: c.fallback, env: inner };
}

/** CASECON. */
function matchCon(alt: Extract<Stg.Alt, { kind: 'con' }>, value: Value, env: Env): Env | null {
  if (typeof value !== 'object' || value.type !== 'CONSTR') throw new WrongProgram(`case on ${describe(value)}, which is not an evaluated constructor`);
  const con = conOf(env.scope, alt.con);
  if (con.index !== value.con.index) return null;
  if (con.name !== value.con.name) throw new WrongProgram(`alternative ${con.name} meets ${value.con.name}: another data type`);
  return bindParams(env, alt.fields, value.fields, con.name);
}

function matchLiteral(m: Machine, alt: Extract<Stg.Alt, { kind: 'lit' }>, value: Value, env: Env): Env | null {
  return literalValue(alt.lit, m.program.literals) === value ? env : null;
}

function bindComponents(env: Env, fields: readonly Stg.Binder[], values: readonly Value[]): Env {
  const present = fields.filter((f) => f.rep !== 'void');
  if (present.length !== values.length) throw new WrongProgram(`tuple of ${values.length} components where ${present.length} are expected`);
  const voids = fields.filter((f) => f.rep === 'void').reduce((scope, f) => extend(scope, f.name, VOID), env);
  return bindParams(voids, present, values, 'tuple');
}

// Small parts --------------------------------------------------------------------------------------------------------------------------

export function returnOne(value: Value): Thread['control'] {
  return { do: 'return', values: [value] };
}

function bindParams(env: Env, params: readonly Stg.Binder[], args: readonly Value[], where: string): Env {
  let inner = env;
  for (let i = 0; i < params.length; i++) {
    checkRep(args[i], params[i].rep, where);
    inner = extend(inner, params[i].name, args[i]);
  }
  return inner;
}

function atoms(m: Machine, args: readonly Stg.Atom[], env: Env): Value[] {
  return args.map((a) => atom(m, a, env));
}

function atom(m: Machine, a: Stg.Atom, env: Env): Value {
  if (a.kind === 'lit') return literalValue(a, m.program.literals);
  const local = lookup(env, a.name);
  if (isJoin(local)) throw new WrongProgram(`join point ${a.name} is used as a value`);
  return local ?? global(env, a.name);
}

function global(env: Env, name: string): Closure {
  const closure = env.scope.globals.get(name);
  if (closure === undefined) throw new WrongProgram(`${env.scope.module}: ${name} is not in scope`);
  return closure;
}

function foreignOf(env: Env, name: string): Stg.Foreign {
  const foreign = env.scope.foreigns.get(name);
  if (foreign === undefined) throw new WrongProgram(`${env.scope.module}: no host function ${name}`);
  return foreign;
}

function isJoin(value: Value | JoinPoint | null): value is JoinPoint {
  return typeof value === 'object' && value !== null && 'join' in value;
}

function withoutVoids(values: readonly Value[]): Value[] {
  return values.filter((v) => v !== VOID);
}

function onePointer(values: readonly Value[], frame: string): Closure {
  const [value] = values;
  if (values.length !== 1 || typeof value !== 'object') throw new WrongProgram(`${frame} frame: expected one pointer`);
  return value;
}

/** A thunk that applies a function when it is demanded. */
export function lazyApply(fun: Closure, args: readonly Value[]): Thunk {
  return { type: 'THUNK', name: 'ap', state: { is: 'ap', fun, args } };
}

/** A thunk of the first field of a constructor. */
export function lazyFirst(of: Closure): Thunk {
  return { type: 'THUNK', name: 'first', state: { is: 'first', of } };
}
