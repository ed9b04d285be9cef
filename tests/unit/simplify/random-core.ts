/**
 * Random Core modules that lint accepts, grown from a tape: what the optimiser is tested with.
 *
 * Every program ends or raises: recursive functions and loops count their first argument down. Recursive data may need itself, which raises, too.
 */
import { noSpan } from '../../../compiler/base/span.ts';
import { infoOf, newGlobal, newVar, varExpr } from '../../../compiler/core/build.ts';
import type * as Core from '../../../compiler/core/syntax.ts';
import type { Tape } from '../random/tape.ts';

export const MODULE = 'Random';

/** `int#` is a word, `tuple` is `(# Int, Int# #)`, `fun` is `Int -> Int`, `strict` is `data S = S !Int`, `dict` a dictionary of a function and an Int. */
type Type = 'int' | 'int#' | 'bool' | 'list' | 'pair' | 'strict' | 'fun' | 'dict' | 'tuple';

const span = noSpan;

function data(name: string, cons: Readonly<Record<string, readonly Core.Rep[]>>, dictionary = false): Core.DataType {
  const type: Core.DataType = { name: `${MODULE}.${name}`, cons: [], dictionary };
  type.cons = Object.entries(cons).map(([con, fields], tag) => {
    return { name: `${MODULE}.${con}`, tag, fields, strict: fields.map(() => con === 'S'), data: type };
  });
  return type;
}

const intData = data('Int', { 'I#': ['i64'] });
const boolData = data('Bool', { False: [], True: [] });
const listData = data('List', { Nil: [], Cons: ['lifted', 'lifted'] });
const pairData = data('Pair', { Pair: ['lifted', 'lifted'] });
const strictData = data('Strict', { S: ['lifted'] });
const dictData = data('K', { 'C:K': ['lifted', 'lifted'] }, true);
const [boxCon] = intData.cons;
const [strictCon] = strictData.cons;
const [dictCon] = dictData.cons;

const fieldTypes: Readonly<Record<string, readonly Type[]>> = {
  'I#': ['int#'],
  Cons: ['int', 'list'],
  Pair: ['int', 'list'],
  S: ['int'],
  'C:K': ['fun', 'int'],
};
const datas: Partial<Readonly<Record<Type, Core.DataType>>> = {
  int: intData,
  bool: boolData,
  list: listData,
  pair: pairData,
  strict: strictData,
};

function globalVar(name: string, module = MODULE): Core.Var {
  return newGlobal(`${module}.${name}`, module);
}

/** Of another module: `tick :: Int -> Int` counts its calls, `fail :: Int -> a` is known never to return. */
export const tick = globalVar('tick', 'Outside');
export const fail = globalVar('fail', 'Outside');
infoOf(fail).bottoms = true;
infoOf(fail).shape = { params: ['lifted'], results: 'lifted' };

function repsFor(type: Type): Core.Reps {
  if (type === 'tuple') return ['lifted', 'i64'];
  return repFor(type);
}

function repFor(type: Type): Core.Rep {
  return type === 'int#' ? 'i64' : 'lifted';
}

const word = (value: number): Core.Expr => ({ kind: 'lit', lit: { rep: 'i64', value: BigInt(value) }, span });
const con = (of: Core.DataCon, args: readonly Core.Expr[]): Core.Expr => ({ kind: 'con', con: of, args, span });
const box = (arg: Core.Expr): Core.Expr => con(boxCon, [arg]);
const prim = (op: string, args: readonly Core.Expr[], reps: Core.Reps = 'i64'): Core.Expr => ({ kind: 'prim', op, args, reps, span });
const app = (fun: Core.Expr, args: readonly Core.Expr[], reps: Core.Reps): Core.Expr => ({ kind: 'app', fun, args, reps, span });
const lam = (params: readonly Core.Var[], body: Core.Expr): Core.Expr => ({ kind: 'lam', params, body, oneShot: false, span });
const variable = (type: Type, name = 'v'): Core.Var => newVar(name, repFor(type));

/** Something that may be called: a function, or, with `jump`, a join point. With `counts` its first argument counts down to 0. */
interface Callable {
  readonly var: Core.Var;
  readonly params: readonly Type[];
  readonly result: Type;
  readonly counts: boolean;
  /** the argument of calls from inside itself */
  readonly smaller: Core.Var | null;
}

interface Scope {
  readonly vars: readonly { readonly var: Core.Var; readonly type: Type }[];
  readonly functions: readonly Callable[];
  /** functions from dictionaries to dictionaries */
  readonly instances: readonly Core.Var[];
  /** only in tail position */
  readonly joins: readonly Callable[];
}

const empty: Scope = { vars: [], functions: [], instances: [], joins: [] };
const withVars = (scope: Scope, ...vars: readonly { var: Core.Var; type: Type }[]): Scope => ({ ...scope, vars: [...scope.vars, ...vars] });
const inside = (scope: Scope): Scope => (scope.joins.length === 0 ? scope : { ...scope, joins: [] });

const valueTypes: readonly Type[] = ['int', 'int#', 'bool', 'list', 'pair', 'strict', 'fun'];
const resultTypes: readonly Type[] = ['int', 'int#', 'list', 'pair', 'bool', 'strict', 'tuple', 'fun'];

/** A module that exports `result`, a list. */
export function growModule(tape: Tape): Core.Module {
  return new Grower(tape).module();
}

class Grower {
  readonly #tape: Tape;
  #size = 350;
  #mayTick = true;

  constructor(tape: Tape) {
    this.#tape = tape;
  }

  module(): Core.Module {
    const binds: Core.Bind[] = [];
    let scope = empty;
    const selectors = this.#selectors();
    binds.push(...selectors.map((s) => s.bind));
    for (let i = this.#tape.below(5); i > 0; i--) scope = this.#top(scope, i, binds);
    const result = globalVar('result');
    binds.push({ kind: 'nonrec', var: result, expr: this.#expr('list', scope, 6), span });
    const exported = new Set([result, ...(this.#tape.below(3) === 2 ? scope.functions.map((f) => f.var) : [])]);
    return { name: MODULE, files: [], datas: [intData, boolData, listData, pairData, strictData, dictData], binds, exported, symbols: [] };
  }

  #selected: readonly Core.Var[] = [];

  #selectors(): { readonly bind: Core.Bind }[] {
    const made = [0, 1].map((field) => {
      const v = globalVar(`select${field}`);
      infoOf(v).selector = { con: dictCon, field };
      const dict = variable('dict', 'dict');
      const fields = [variable('fun', 'method'), variable('int', 'constant')];
      const alts: Core.Alt[] = [{ kind: 'con', con: dictCon, fields, body: varExpr(fields[field]), span }];
      const body: Core.Expr = { kind: 'case', scrutinee: varExpr(dict), binder: variable('dict', 'whole'), alts, fallback: null, reps: 'lifted', span };
      const bind: Core.Bind = { kind: 'nonrec', var: v, expr: lam([dict], body), span };
      return { bind, var: v };
    });
    this.#selected = made.map((s) => s.var);
    return made;
  }

  /** One more top-level binding, seen by those after it: a function, a recursive one, a value, or a dictionary. */
  #top(scope: Scope, index: number, binds: Core.Bind[]): Scope {
    const v = globalVar(`top${index}`);
    const sort = this.#tape.below(6);
    if (sort === 5) return this.#instance(v, scope, binds);
    if (sort === 3) {
      const type = this.#tape.pick<Type>(['int', 'list', 'fun', 'pair']);
      binds.push({ kind: 'nonrec', var: v, expr: this.#expr(type, scope, 4), span });
      return withVars(scope, { var: v, type });
    }
    if (sort === 4) {
      const methods = (['fun', 'int'] as const).map((type) => {
        const method = globalVar(`${v.name.slice(MODULE.length + 1)}_${type}`);
        binds.push({ kind: 'nonrec', var: method, expr: this.#expr(type, scope, 3), span });
        return varExpr(method);
      });
      binds.push({ kind: 'nonrec', var: v, expr: con(dictCon, methods), span });
      return withVars(scope, { var: v, type: 'dict' });
    }
    const counter = this.#tape.pick<Type>(['int#', 'int']);
    const counts = sort > 0;
    const params: Type[] = [...(counts ? [counter] : []), ...this.#paramTypes(counts ? 0 : 1)];
    const result = this.#tape.pick(resultTypes);
    const callable: Callable = { var: v, params, result, counts, smaller: null };
    binds.push({ kind: counts ? 'rec' : 'nonrec', ...this.#function(callable, scope, 5) } as Core.Bind);
    return { ...scope, functions: [...scope.functions, callable] };
  }

  /** A function from a dictionary to one. Its methods count nothing: they are functions of the dictionary, called as often as they are selected. */
  #instance(v: Core.Var, scope: Scope, binds: Core.Bind[]): Scope {
    const dict = variable('dict', 'dict');
    this.#mayTick = false;
    const methods = (['fun', 'int'] as const).map((type) => {
      const method = globalVar(`${v.name.slice(MODULE.length + 1)}_${type}`);
      const given = variable('dict', 'given');
      const body = this.#expr(type, withVars({ ...empty, vars: scope.vars }, { var: given, type: 'dict' }), 3);
      binds.push({ kind: 'nonrec', var: method, expr: lam([given], body), span });
      return app(varExpr(method), [varExpr(dict)], 'lifted');
    });
    this.#mayTick = true;
    binds.push({ kind: 'nonrec', var: v, expr: lam([dict], con(dictCon, methods)), span });
    return { ...scope, instances: [...scope.instances, v] };
  }

  #dict(scope: Scope, depth: number): Core.Expr {
    if (depth === 0 || scope.instances.length === 0 || this.#tape.below(2) === 0) return this.#leaf('dict', scope);
    return app(varExpr(this.#tape.pick(scope.instances)), [this.#dict(scope, depth - 1)], 'lifted');
  }

  #paramTypes(least: number): Type[] {
    return [
      ...Array.from({ length: least }, () => this.#tape.pick([...valueTypes, 'dict' as const])),
      ...this.#tape.many(2, () => this.#tape.pick(valueTypes)),
    ];
  }

  /** `f = \params -> body`, as a group of its own. */
  #function(f: Callable, scope: Scope, depth: number): Pick<Core.Bind & { kind: 'nonrec' }, 'var' | 'expr' | 'span'> | { binds: unknown; span: typeof span } {
    const params = f.params.map((type, i) => ({ var: variable(type, i === 0 && f.counts ? 'n' : 'p'), type }));
    const inner = withVars(inside(scope), ...params);
    const expr = lam(
      params.map((p) => p.var),
      f.counts ? this.#counting(params[0].var, f, inner, depth, 'functions') : this.#expr(f.result, inner, depth),
    );
    return f.counts ? { binds: [{ var: f.var, expr, span }], span } : { var: f.var, expr, span };
  }

  /** `case n ># 0# of 1# -> … f (n -# 1#) …; _ -> …` */
  #counting(n: Core.Var, f: Callable, scope: Scope, depth: number, where: 'functions' | 'joins'): Core.Expr {
    const raw = f.params[0] === 'int' ? variable('int#', 'n#') : n;
    const self: Callable = { ...f, smaller: raw };
    const known = raw === n ? scope : withVars(scope, { var: raw, type: 'int#' });
    const more = this.#expr(f.result, { ...known, [where]: [...known[where], self, self] }, depth);
    const alts: Core.Alt[] = [{ kind: 'lit', lit: { rep: 'i64', value: 1n }, body: more, span }];
    const scrutinee = prim('>#', [varExpr(raw), word(0)]);
    const test: Core.Expr = {
      ...{ kind: 'case' as const, scrutinee, binder: variable('int#', 'test'), alts },
      ...{ fallback: this.#expr(f.result, known, depth - 1), reps: repsFor(f.result), span },
    };
    if (raw === n) return test;
    const open: Core.Alt = { kind: 'con', con: boxCon, fields: [raw], body: test, span };
    return { kind: 'case', scrutinee: varExpr(n), binder: variable('int', 'n'), alts: [open], fallback: null, reps: repsFor(f.result), span };
  }

  // Expressions ------------------------------------------------------------------------------------------------------------------------------

  /** An expression of a type. 0 chooses a leaf. */
  #expr(type: Type, scope: Scope, depth: number): Core.Expr {
    if (type === 'dict') return this.#dict(scope, 2);
    if (depth <= 0 || this.#tape.isAtEnd || this.#size-- <= 0) return this.#leaf(type, scope);
    const d = depth - 1;
    switch (this.#tape.below(13)) {
      case 1:
      case 2:
        return this.#made(type, scope, d);
      case 3:
        return this.#let(type, scope, d);
      case 4:
        return this.#letRec(type, scope, d);
      case 5:
      case 6:
        return this.#case(type, scope, d);
      case 7:
        return this.#join(type, scope, d);
      case 8:
        return this.#loop(type, scope, d);
      case 9:
        return this.#call(scope.joins, type, scope, d) ?? this.#call(scope.functions, type, scope, d) ?? this.#case(type, scope, d);
      case 10:
        return this.#call(scope.functions, type, scope, d) ?? this.#made(type, scope, d);
      case 11:
        return this.#redex(type, scope, d);
      case 12:
        return this.#special(type, scope, d);
      default:
        return this.#leaf(type, scope);
    }
  }

  #leaf(type: Type, scope: Scope): Core.Expr {
    const known = scope.vars.filter((v) => v.type === type);
    if (known.length > 0) return varExpr(known[known.length - 1 - this.#tape.below(known.length)].var);
    switch (type) {
      case 'int#':
        return word(this.#tape.below(4));
      case 'int':
        return box(word(this.#tape.below(4)));
      case 'bool':
        return con(boolData.cons[this.#tape.below(2)], []);
      case 'list':
        return con(listData.cons[0], []);
      case 'pair':
        return con(pairData.cons[0], [box(word(0)), con(listData.cons[0], [])]);
      case 'strict':
        return con(strictCon, [box(word(this.#tape.below(4)))]);
      case 'fun': {
        const x = variable('int', 'x');
        return lam([x], varExpr(x));
      }
      case 'dict': {
        const x = variable('int', 'x');
        return con(dictCon, [lam([x], varExpr(x)), box(word(1))]);
      }
      case 'tuple':
        return { kind: 'tuple', args: [this.#leaf('int', scope), this.#leaf('int#', scope)], span };
    }
  }

  /** What makes values of this type. */
  #made(type: Type, outer: Scope, d: number): Core.Expr {
    const scope = inside(outer);
    switch (type) {
      case 'int#': {
        const op = this.#tape.pick(['+#', '-#', '*#', '==#', '<#', 'quotInt#', 'remInt#', 'divInt#', 'modInt#']);
        return prim(op, [this.#expr('int#', scope, d), this.#expr('int#', scope, d)]);
      }
      case 'int':
        return this.#madeInt(scope, d);
      case 'strict': {
        const v = variable('int', 'field');
        return this.#caseOf(this.#expr('int', scope, d), v, [], con(strictCon, [varExpr(v)]), 'strict');
      }
      case 'fun': {
        const x = variable('int', 'x');
        return lam([x], this.#expr('int', withVars(scope, { var: x, type: 'int' }), d));
      }
      case 'tuple':
        return { kind: 'tuple', args: [this.#expr('int', scope, d), this.#expr('int#', scope, d)], span };
      default: {
        const made = this.#tape.pick([...(datas[type] as Core.DataType).cons].reverse());
        return con(
          made,
          typesOf(made).map((t) => this.#expr(t, scope, d)),
        );
      }
    }
  }

  #madeInt(scope: Scope, d: number): Core.Expr {
    switch (this.#tape.below(4)) {
      case 0:
        return box(this.#expr('int#', scope, d));
      case 1:
        return this.#mayTick ? app(varExpr(tick), [this.#expr('int', scope, d)], 'lifted') : this.#expr('int', scope, d);
      case 2:
        return app(this.#expr('fun', scope, d), [this.#expr('int', scope, d)], 'lifted');
      default:
        return app(varExpr(this.#selected[1]), [this.#dict(scope, 2)], 'lifted');
    }
  }

  #let(type: Type, scope: Scope, d: number): Core.Expr {
    const of = this.#tape.pick(valueTypes);
    const v = variable(of);
    const expr = this.#expr(of, inside(scope), d);
    return { kind: 'let', bind: { kind: 'nonrec', var: v, expr, span }, body: this.#expr(type, withVars(scope, { var: v, type: of }), d), span };
  }

  /** A counting function, or one or two values that may mention each other. */
  #letRec(type: Type, scope: Scope, d: number): Core.Expr {
    const outer = inside(scope);
    if (this.#tape.below(2) === 0) {
      const params: Type[] = [this.#tape.pick<Type>(['int#', 'int']), ...this.#paramTypes(0)];
      const f: Callable = { var: newVar('go', 'lifted'), params, result: this.#tape.pick(resultTypes), counts: true, smaller: null };
      const group = this.#function(f, outer, d);
      return { kind: 'let', bind: { kind: 'rec', ...group } as Core.Bind, body: this.#expr(type, { ...scope, functions: [...scope.functions, f] }, d), span };
    }
    const vars = [0, ...this.#tape.many(1, () => 0)].map(() => ({
      type: this.#tape.pick<Type>(['list', 'fun', 'pair', 'int']),
      var: newVar('knot', 'lifted'),
    }));
    const binds = vars.map((v) => ({ var: v.var, expr: this.#made(v.type, withVars(outer, ...vars), d), span }));
    return { kind: 'let', bind: { kind: 'rec', binds, span }, body: this.#expr(type, withVars(scope, ...vars), d), span };
  }

  // Cases ------------------------------------------------------------------------------------------------------------------------------------

  #case(type: Type, scope: Scope, d: number): Core.Expr {
    // Functions are not evaluated but by calling them: eta expansion may make a value of one that raises (compiler/simplify/eta.ts).
    const of = this.#tape.pick<Type>(['int', 'int#', 'bool', 'list', 'pair', 'strict', 'tuple']);
    const scrutinee = this.#expr(of, inside(scope), d);
    if (of === 'tuple') {
      const fields = [variable('int', 'a'), variable('int#', 'b')];
      const inner = withVars(scope, { var: fields[0], type: 'int' }, { var: fields[1], type: 'int#' });
      return this.#caseOf(scrutinee, newVar('t', 'void'), [{ kind: 'tuple', fields, body: this.#expr(type, inner, d), span }], null, type);
    }
    const binder = variable(of, 'whole');
    const inner = withVars(scope, { var: binder, type: of });
    if (of === 'int#') {
      const alts = this.#tape.many(
        2,
        (value): Core.Alt => ({ kind: 'lit', lit: { rep: 'i64', value: BigInt(value) }, body: this.#expr(type, inner, d), span }),
      );
      return this.#caseOf(scrutinee, binder, alts, this.#expr(type, inner, d), type);
    }
    const cons = datas[of]?.cons ?? [];
    const given = cons.slice(0, this.#tape.below(cons.length + 1));
    const alts = given.map((c): Core.Alt => {
      const fields = typesOf(c).map((t) => ({ var: variable(t, 'f'), type: t }));
      return { kind: 'con', con: c, fields: fields.map((f) => f.var), body: this.#expr(type, withVars(inner, ...fields), d), span };
    });
    const isWhole = given.length === cons.length && cons.length > 0 && this.#tape.below(4) < 3;
    return this.#caseOf(scrutinee, binder, alts, isWhole ? null : this.#expr(type, inner, d), type);
  }

  #caseOf(scrutinee: Core.Expr, binder: Core.Var, alts: readonly Core.Alt[], fallback: Core.Expr | null, type: Type): Core.Expr {
    return { kind: 'case', scrutinee, binder, alts, fallback, reps: repsFor(type), span };
  }

  // Calls and joins --------------------------------------------------------------------------------------------------------------------------

  #join(type: Type, scope: Scope, d: number): Core.Expr {
    const params = this.#paramTypes(0).map((t) => ({ var: variable(t, 'q'), type: t }));
    const j: Callable = { var: newVar('j', 'lifted'), params: params.map((p) => p.type), result: type, counts: false, smaller: null };
    const body = this.#expr(type, withVars(scope, ...params), d);
    const join: Core.Join = { var: j.var, params: params.map((p) => p.var), body, span };
    return { kind: 'letjoin', rec: false, joins: [join], body: this.#expr(type, { ...scope, joins: [...scope.joins, j] }, d), span };
  }

  #loop(type: Type, scope: Scope, d: number): Core.Expr {
    const types: Type[] = [this.#tape.pick<Type>(['int#', 'int']), ...this.#paramTypes(0)];
    const params = types.map((t) => ({ var: variable(t, 'q'), type: t }));
    const loop: Callable = { var: newVar('loop', 'lifted'), params: types, result: type, counts: true, smaller: null };
    const body = this.#counting(params[0].var, loop, withVars(scope, ...params), d, 'joins');
    const join: Core.Join = { var: loop.var, params: params.map((p) => p.var), body, span };
    return { kind: 'letjoin', rec: true, joins: [join], body: this.#expr(type, { ...scope, joins: [...scope.joins, loop] }, d), span };
  }

  /** A call of one of these that returns the type; null when there is none. */
  #call(all: readonly Callable[], type: Type, scope: Scope, d: number): Core.Expr | null {
    const fitting = all.filter((f) => f.result === type);
    if (fitting.length === 0) return null;
    const f = fitting[fitting.length - 1 - this.#tape.below(fitting.length)];
    const args = f.params.map((t, i) => (i === 0 && f.counts ? this.#count(f) : this.#expr(t, inside(scope), d)));
    if (all === scope.joins) return { kind: 'jump', join: f.var, args, span };
    return app(varExpr(f.var), args, repsFor(type));
  }

  #count(f: Callable): Core.Expr {
    const count = f.smaller === null ? word(this.#tape.below(4)) : prim('-#', [varExpr(f.smaller), word(1)]);
    return f.params[0] === 'int' ? box(count) : count;
  }

  /** `(\x y -> body) a b` */
  #redex(type: Type, outer: Scope, d: number): Core.Expr {
    const scope = inside(outer);
    const params = this.#paramTypes(1).map((t) => ({ var: variable(t, 'x'), type: t }));
    const args = params.map((p) => this.#expr(p.type, scope, d));
    const body = this.#expr(type, withVars(scope, ...params), d);
    return app(
      lam(
        params.map((p) => p.var),
        body,
      ),
      args,
      repsFor(type),
    );
  }

  /** Raising, methods of dictionaries, partial applications. */
  #special(type: Type, outer: Scope, d: number): Core.Expr {
    const scope = inside(outer);
    if (type === 'fun' && this.#tape.below(3) > 0) {
      const partial = scope.functions.filter((f) => f.result === 'int' && !f.counts && f.params.length > 1 && f.params[f.params.length - 1] === 'int');
      if (partial.length === 0) return app(varExpr(this.#selected[0]), [this.#dict(scope, 2)], 'lifted');
      const f = this.#tape.pick(partial);
      return app(
        varExpr(f.var),
        f.params.slice(0, -1).map((t) => this.#expr(t, scope, d)),
        'lifted',
      );
    }
    if (this.#tape.below(3) > 0) return this.#made(type, scope, d);
    if (this.#tape.below(2) === 0) return app(varExpr(fail), [this.#expr('int', scope, d)], repsFor(type));
    return prim('raise#', [this.#expr('int', scope, d)], repsFor(type));
  }
}

function typesOf(c: Core.DataCon): readonly Type[] {
  return fieldTypes[c.name.slice(MODULE.length + 1)] ?? [];
}
