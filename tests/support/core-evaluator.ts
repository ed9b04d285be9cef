/**
 * A slow, lazy evaluator of Core, for tests of what makes Core and of what changes it. Whatever raises is a JavaScript exception; a value that needs itself
 * raises as well; primops are the few that tests use. Arguments and fields that are not lifted are evaluated first.
 */
import { repsOf } from '../../compiler/core/reps.ts';
import type * as Core from '../../compiler/core/syntax.ts';

/** Weak head normal forms. Fields and arguments are thunks. */
export type Value =
  | { readonly kind: 'con'; readonly con: Core.DataCon; readonly args: readonly Thunk[] }
  | { readonly kind: 'fun'; readonly params: readonly Core.Var[]; readonly body: Core.Expr; readonly env: Env }
  | { readonly kind: 'native'; readonly arity: number; readonly run: (args: readonly Thunk[]) => Value }
  | { readonly kind: 'partial'; readonly fun: Value; readonly args: readonly Thunk[] }
  | { readonly kind: 'word'; readonly value: bigint | number | string }
  | { readonly kind: 'tuple'; readonly args: readonly Thunk[] };

/** A value or what makes it. */
export class Thunk {
  #make: (() => Value) | null;
  #value: Value | null = null;
  #isRunning = false;

  constructor(make: () => Value) {
    this.#make = make;
  }

  force(): Value {
    if (this.#make !== null) {
      if (this.#isRunning) throw new Raised('<<loop>>');
      this.#isRunning = true;
      try {
        this.#value = this.#make();
      } finally {
        this.#isRunning = false;
      }
      this.#make = null;
    }
    return this.#value as Value;
  }
}

interface Env {
  readonly vars: ReadonlyMap<Core.Var, Thunk>;
  readonly joins: ReadonlyMap<Core.Var, { readonly join: Core.Join; readonly env: () => Env }>;
}

export class Raised extends Error {}

/** The evaluator was told to stop after so many steps. */
export class OutOfFuel extends Error {}

export class Evaluator {
  readonly #globals = new Map<Core.Var, Thunk>();
  #fuel: number;

  constructor(modules: readonly Core.Module[], natives: ReadonlyMap<Core.Var, Value> = new Map(), fuel: number = Number.POSITIVE_INFINITY) {
    this.#fuel = fuel;
    const env: Env = { vars: new Map(), joins: new Map() };
    for (const [v, value] of natives) this.#globals.set(v, new Thunk(() => value));
    for (const { binds } of modules) {
      for (const group of binds)
        for (const b of group.kind === 'rec' ? group.binds : [group]) this.#globals.set(b.var, new Thunk(() => this.eval(b.expr, env)));
    }
  }

  global(v: Core.Var): Value {
    return this.#lookup(v, { vars: new Map(), joins: new Map() }).force();
  }

  apply(fun: Value, args: readonly Thunk[]): Value {
    if (args.length === 0) return fun;
    if (fun.kind === 'partial') return this.apply(fun.fun, [...fun.args, ...args]);
    if (fun.kind !== 'fun' && fun.kind !== 'native') throw new Error(`${fun.kind} is applied`);
    const arity = fun.kind === 'fun' ? fun.params.length : fun.arity;
    if (args.length < arity) return { kind: 'partial', fun, args };
    const result = fun.kind === 'native' ? fun.run(args.slice(0, arity)) : this.eval(fun.body, extend(fun.env, fun.params, args));
    return this.apply(result, args.slice(arity));
  }

  eval(e: Core.Expr, env: Env): Value {
    if (this.#fuel-- <= 0) throw new OutOfFuel('out of fuel');
    switch (e.kind) {
      case 'var':
        return this.#lookup(e.var, env).force();
      case 'lit':
        return { kind: 'word', value: e.lit.rep === 'void' ? 0 : e.lit.value };
      case 'app':
        return this.apply(this.eval(e.fun, env), this.#delay(e.args, env));
      case 'con':
        return { kind: 'con', con: e.con, args: this.#delay(e.args, env) };
      case 'tuple':
        return { kind: 'tuple', args: this.#delay(e.args, env) };
      case 'prim':
        return prim(
          e.op,
          e.args.map((arg) => this.eval(arg, env)),
        );
      case 'foreign':
        throw new Error('no host');
      case 'lam':
        return { kind: 'fun', params: e.params, body: e.body, env };
      case 'let':
        return this.#let(e, env);
      case 'letjoin': {
        const joins = new Map(env.joins);
        const inner: Env = { vars: env.vars, joins };
        for (const join of e.joins) joins.set(join.var, { join, env: () => (e.rec ? inner : env) });
        return this.eval(e.body, inner);
      }
      case 'jump': {
        const target = env.joins.get(e.join);
        if (target === undefined) throw new Error(`no join point ${e.join.name}`);
        return this.eval(target.join.body, extend(target.env(), target.join.params, this.#delay(e.args, env)));
      }
      case 'case':
        return this.#case(e, env);
    }
  }

  #lookup(v: Core.Var, env: Env): Thunk {
    const thunk = env.vars.get(v) ?? this.#globals.get(v);
    if (thunk === undefined) throw new Raised(v.name);
    return thunk;
  }

  #delay(args: readonly Core.Expr[], env: Env): Thunk[] {
    return args.map((arg) => {
      const thunk = new Thunk(() => this.eval(arg, env));
      if (repsOf(arg) !== 'lifted') thunk.force();
      return thunk;
    });
  }

  #let({ bind, body }: Core.Let, env: Env): Value {
    const vars = new Map(env.vars);
    const inner: Env = { vars, joins: env.joins };
    if (bind.kind === 'rec') {
      for (const b of bind.binds) vars.set(b.var, new Thunk(() => this.eval(b.expr, inner)));
    } else {
      const thunk = new Thunk(() => this.eval(bind.expr, env));
      if (bind.var.rep !== 'lifted') thunk.force();
      vars.set(bind.var, thunk);
    }
    return this.eval(body, inner);
  }

  #case(e: Core.Case, env: Env): Value {
    const value = this.eval(e.scrutinee, env);
    const inner = extend(env, [e.binder], [new Thunk(() => value)]);
    for (const alt of e.alts) {
      if (alt.kind === 'con' && value.kind === 'con' && alt.con === value.con) return this.eval(alt.body, extend(inner, alt.fields, value.args));
      if (alt.kind === 'tuple' && value.kind === 'tuple') return this.eval(alt.body, extend(inner, alt.fields, value.args));
      if (alt.kind === 'lit' && value.kind === 'word' && alt.lit.rep !== 'void' && alt.lit.value === value.value) return this.eval(alt.body, inner);
    }
    if (e.fallback === null) throw new Error('a case without an alternative for its value');
    return this.eval(e.fallback, inner);
  }
}

function extend(env: Env, vars: readonly Core.Var[], values: readonly Thunk[]): Env {
  const extended = new Map(env.vars);
  vars.forEach((v, i) => {
    extended.set(v, values[i]);
  });
  return { vars: extended, joins: env.joins };
}

const arithmetic: Readonly<Record<string, (a: bigint, b: bigint) => bigint>> = {
  '+#': (a, b) => a + b,
  '-#': (a, b) => a - b,
  '*#': (a, b) => a * b,
  'negateInt#': (a) => -a,
  'quotInt#': divided((a, b) => a / b),
  'remInt#': divided((a, b) => a % b),
  'divInt#': divided((a, b) => (a - (((a % b) + b) % b)) / b),
  'modInt#': divided((a, b) => ((a % b) + b) % b),
  'andI#': (a, b) => a & b,
  'uncheckedIShiftRA#': (a, b) => a >> b,
};

function divided(f: (a: bigint, b: bigint) => bigint): (a: bigint, b: bigint) => bigint {
  return (a, b) => {
    if (b === 0n) throw new Raised('divide by zero');
    return f(a, b);
  };
}

const comparisons: Readonly<Record<string, (a: bigint, b: bigint) => boolean>> = {
  '==#': (a, b) => a === b,
  '==##': (a, b) => a === b,
  '/=#': (a, b) => a !== b,
  '>#': (a, b) => a > b,
  '<#': (a, b) => a < b,
  '<=#': (a, b) => a <= b,
  '>=#': (a, b) => a >= b,
};

function prim(op: string, args: readonly Value[]): Value {
  if (op === 'raise#') throw new Raised(op);
  const [a, b] = args.map((arg) => (arg.kind === 'word' ? (arg.value as bigint) : 0n));
  if (Object.hasOwn(arithmetic, op)) return { kind: 'word', value: BigInt.asIntN(64, arithmetic[op](a, b)) };
  if (Object.hasOwn(comparisons, op)) return { kind: 'word', value: comparisons[op](a, b) ? 1n : 0n };
  throw new Error(`the test evaluator has no primop ${op}`);
}

/** The value as text, everything in it evaluated. */
export function showValue(value: Value): string {
  switch (value.kind) {
    case 'word':
      return String(value.value);
    case 'con': {
      const text = value.con.name.slice(value.con.name.lastIndexOf('.') + 1);
      return value.args.length === 0 ? text : `(${[text, ...value.args.map((arg) => showValue(arg.force()))].join(' ')})`;
    }
    case 'tuple':
      return `(# ${value.args.map((arg) => showValue(arg.force())).join(', ')} #)`;
    default:
      return '<function>';
  }
}
