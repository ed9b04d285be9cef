/**
 * Grows random expressions of a wanted type from a tape. Production 0 of every type is a leaf, so growth ends where the tape does; a leaf is
 * by preference the variable bound last, so that what was computed is not forgotten.
 *
 * Every expression of a lifted type returns something that may not be evaluated yet (a value read from a MutVar, say): whoever looks into a result
 * evaluates it first.
 */
import type * as Stg from '../../../compiler/stg/syntax.ts';
import {
  app,
  atom,
  bind,
  binder,
  cases,
  con,
  conAlt,
  conRhs,
  double,
  int,
  joinIn,
  lambda,
  letIn,
  lets,
  litAlt,
  prim,
  thunk,
  tuple,
  tupleAlt,
  variable,
  voidToken,
} from './build.ts';
import type { Tape } from './tape.ts';
import { type FunType, f64, i64, integerType, intType, listType, refType, repOf, sameType, type Type } from './types.ts';

export interface TopFunction {
  readonly name: string;
  /** without the fuel, which comes first */
  readonly args: readonly Type[];
  readonly result: Type;
}

interface Join {
  readonly name: string;
  readonly params: readonly Type[];
  readonly result: Type;
}

/** What an expression may mention. Join points only where a jump is in tail position. */
export interface Scope {
  readonly values: readonly { readonly name: string; readonly type: Type }[];
  readonly joins: readonly Join[];
  readonly hasFuel: boolean;
}

type Production = (type: Type, scope: Scope, depth: number) => Stg.Expr;

const edges = [0n, 1n, -1n, 2n, 3n, 7n, 10n, 63n, 255n, -128n, 65536n, 4294967296n, 2n ** 63n - 1n, -(2n ** 63n)];
const arithmetic = ['+#', '-#', '*#', 'andI#', 'orI#', 'xorI#', 'plusWord#', 'quotInt#', 'remInt#', 'divInt#', 'modInt#', 'quotWord#', 'remWord#'];
const shifts = ['uncheckedIShiftL#', 'uncheckedIShiftRA#', 'uncheckedIShiftRL#'];
const unary = ['negateInt#', 'notI#', 'popCnt#', 'clz#', 'ctz#', 'byteSwap#', 'narrow8Int#', 'narrow16Word#', 'narrow32Int#', 'narrow32Word#'];
const comparisons = ['==#', '/=#', '<#', '<=#', '>#', '>=#', 'ltWord#', 'geWord#'];
const floating = ['+##', '-##', '*##', '/##'];
const floatComparisons = ['==##', '/=##', '<##', '<=##', '>##', '>=##'];
const integerBinary = ['integerAdd#', 'integerSub#', 'integerMul#', 'integerQuot#', 'integerMod#', 'integerGcd#', 'integerAnd#', 'integerXor#'];

export class Grower {
  readonly #tape: Tape;
  readonly #functions: readonly TopFunction[];
  #count = 0;
  readonly empty: Scope = { values: [], joins: [], hasFuel: false };

  readonly #prefix: string;

  /** @param prefix of all names it makes: two growers of one module have different ones */
  constructor(tape: Tape, functions: readonly TopFunction[], prefix: string) {
    this.#prefix = prefix;
    this.#tape = tape;
    this.#functions = functions;
  }

  /** An expression of this type, in tail position of the scope's join points. */
  expr(type: Type, scope: Scope, depth: number): Stg.Expr {
    if (depth <= 0 || this.#tape.isAtEnd) return this.#leaf(type, scope);
    const ofAnyType: Production[] = [
      (t, s) => this.#leaf(t, s),
      (t, s, d) => this.#bindValue(t, s, d),
      (t, s, d) => this.#bindClosure(t, s, d),
      (t, s, d) => this.#caseLiteral(t, s, d),
      (t, s, d) => this.#caseList(t, s, d),
      (t, s, d) => this.#callTop(t, s, d),
      (t, s, d) => this.#callUnknown(t, s, d),
      (t, s, d) => this.#joinPoint(t, s, d),
      (t, s, d) => this.#loop(t, s, d),
      (t, s, d) => this.#jump(t, s, d),
      (t, s, d) => this.#effect(t, s, d),
      (t, s, d) => this.#knot(t, s, d),
      (t, s, d) => this.#multiple(t, s, d),
    ];
    return this.#tape.pick([...ofAnyType, ...this.#ofType(type)])(type, scope, depth - 1);
  }

  #ofType(type: Type): Production[] {
    switch (type.is) {
      case 'i64':
        return [
          ...Array<Production>(4).fill((_, s, d) => this.#operate(s, d)),
          ...Array<Production>(2).fill((_, s, d) => this.#compare(s, d)),
          ...Array<Production>(2).fill((_, s, d) => this.#openInt(s, d)),
          (_, s, d) => this.#openInteger(s, d),
          (_, s, d) => this.#bytes(s, d),
        ];
      case 'f64':
        return [(_, s) => prim(this.#tape.pick(floating), this.#scalar(f64, s), this.#scalar(f64, s)), (_, s) => prim('int2Double#', this.#scalar(i64, s))];
      case 'int':
        return [
          ...Array<Production>(3).fill((_, s, d) => this.#boxed(s, d)),
          (_, s, d) => this.#catch(s, d),
          (_, s, d) => this.#withAtom(intType, s, d, (a) => prim('raise#', a)),
        ];
      case 'integer':
        return Array<Production>(4).fill((_, s, d) => this.#integer(s, d));
      case 'list':
        return [(_, s, d) => this.#withAtom(intType, s, d, (h, s1) => this.#withAtom(listType, s1, d, (t) => con('Cons', h, t)))];
      default:
        return [];
    }
  }

  // Leaves and atoms -------------------------------------------------------------------------------------------------------------------

  #leaf(type: Type, scope: Scope): Stg.Expr {
    const known = this.#known(type, scope);
    if (known !== null && this.#tape.below(5) !== 4) return app(known);
    switch (type.is) {
      case 'i64':
      case 'f64':
        return atom(this.#scalar(type, scope));
      case 'int':
        return con('I#', this.#scalar(i64, scope));
      case 'integer':
        return con('IS', this.#scalar(i64, scope));
      case 'list':
        return con('Nil');
      case 'ref': {
        const start = this.#fresh('start');
        return letIn(start, conRhs('I#', this.#scalar(i64, scope)), prim('newMutVar#', variable(start), voidToken));
      }
      case 'fun': {
        const f = this.#fresh('leaf');
        return letIn(f, this.#function(type, scope, 0), app(f));
      }
    }
  }

  /** A variable of this type, or null. */
  #known(type: Type, scope: Scope): string | null {
    const candidates = scope.values.filter((value) => sameType(value.type, type));
    return candidates.length === 0 ? null : this.#tape.pick(candidates.toReversed()).name;
  }

  /** An atom of an unlifted number type. */
  #scalar(type: Type, scope: Scope): Stg.Atom {
    const known = this.#known(type, scope);
    if (known !== null && this.#tape.below(5) !== 4) return variable(known);
    if (type.is === 'f64') return double(this.#tape.pick([0, 1, 0.5, -2.25, 1e300, 3e-310]));
    // where the tape ends numbers are told apart by how much was grown before
    if (this.#tape.isAtEnd) return int(this.#count);
    return int(this.#tape.below(3) === 0 ? this.#tape.below(1000) : this.#tape.pick(edges));
  }

  /** Goes on with an atom of a pointer type: one in scope, or one that is bound here. */
  #withAtom(type: Type, scope: Scope, depth: number, go: (a: Stg.Atom, scope: Scope) => Stg.Expr): Stg.Expr {
    const known = this.#known(type, scope);
    if (known !== null && this.#tape.below(2) === 0) return go(variable(known), scope);
    const name = this.#fresh('a');
    const inner = withValue(scope, name, type);
    if (type.is === 'ref') return bind(name, 'p', this.#leaf(type, scope), go(variable(name), inner));
    return letIn(name, this.#closure(type, scope, depth), go(variable(name), inner));
  }

  /** Atoms for arguments of these types. */
  #withAtoms(types: readonly Type[], scope: Scope, depth: number, go: (atoms: Stg.Atom[], scope: Scope) => Stg.Expr): Stg.Expr {
    const step = (index: number, atoms: Stg.Atom[], inner: Scope): Stg.Expr => {
      const type = types[index];
      if (type === undefined) return go(atoms, inner);
      if (repOf(type) !== 'p') return step(index + 1, [...atoms, this.#scalar(type, inner)], inner);
      return this.#withAtom(type, inner, depth, (a, next) => step(index + 1, [...atoms, a], next));
    };
    return step(0, [], scope);
  }

  /** A heap object of a pointer type. */
  #closure(type: Type, scope: Scope, depth: number): Stg.Rhs {
    if (type.is === 'fun') return this.#function(type, scope, depth);
    if (type.is === 'int' && this.#tape.below(3) === 0) return conRhs('I#', this.#scalar(i64, scope));
    return thunk(this.expr(type, closed(scope), depth - 1));
  }

  #function(type: FunType, scope: Scope, depth: number): Stg.Lambda {
    const params = type.args.map((arg) => ({ name: this.#fresh('x'), type: arg }));
    const inner = { ...closed(scope), values: [...scope.values, ...params] };
    return lambda(
      params.map((p) => binder(p.name, repOf(p.type))),
      [repOf(type.result)],
      this.expr(type.result, inner, depth - 1),
    );
  }

  // Productions of any type ------------------------------------------------------------------------------------------------------------

  /** `case e of x { _ -> … }`: evaluates; a pointer's evaluated value is what x names. */
  #bindValue(type: Type, scope: Scope, depth: number): Stg.Expr {
    const of = this.#tape.pick([i64, intType, f64, listType, refType, integerType]);
    const name = this.#fresh('v');
    return bind(name, repOf(of), this.expr(of, closed(scope), depth), this.expr(type, withValue(scope, name, of), depth));
  }

  #bindClosure(type: Type, scope: Scope, depth: number): Stg.Expr {
    const of = this.#tape.pick([intType, listType, this.#functionType(), integerType]);
    const name = this.#fresh('c');
    return letIn(name, this.#closure(of, scope, depth), this.expr(type, withValue(scope, name, of), depth));
  }

  #functionType(): FunType {
    const arg = (): Type => this.#tape.pick([i64, intType, f64, listType]);
    return { is: 'fun', args: [arg(), ...this.#tape.many(2, arg)], result: this.#tape.pick([i64, intType, f64]) };
  }

  #caseLiteral(type: Type, scope: Scope, depth: number): Stg.Expr {
    const values = [...new Set(this.#tape.many(4, () => this.#tape.pick(edges)))];
    const alts = values.map((value) => litAlt(int(value), this.expr(type, scope, depth)));
    return cases(this.#fresh('n'), 'i64', this.expr(i64, closed(scope), depth), alts, this.expr(type, scope, depth));
  }

  #caseList(type: Type, scope: Scope, depth: number): Stg.Expr {
    const [whole, head, tail] = [this.#fresh('l'), this.#fresh('h'), this.#fresh('t')];
    const consScope = withValue(withValue(withValue(scope, whole, listType), head, intType), tail, listType);
    const alts = [conAlt('Nil', [], this.expr(type, scope, depth)), conAlt('Cons', [binder(head), binder(tail)], this.expr(type, consScope, depth))];
    const list = this.#fresh('list');
    return bind(list, 'p', this.expr(listType, closed(scope), depth), cases(whole, 'p', app(list), alts, null));
  }

  /** A known call, as long as there is fuel. */
  #callTop(type: Type, scope: Scope, depth: number): Stg.Expr {
    const callable = this.#functions.filter((f) => sameType(f.result, type));
    if (callable.length === 0 || !scope.hasFuel) return this.#bindValue(type, scope, depth);
    const f = this.#tape.pick(callable);
    const less = this.#fresh('fuel');
    const call = this.#withAtoms(f.args, scope, depth, (args) => app(f.name, variable(less), ...args));
    const spend = bind(less, 'i64', prim('-#', variable('fuel'), int(1)), call);
    return cases(this.#fresh('none'), 'i64', prim('<=#', variable('fuel'), int(0)), [litAlt(int(1), this.#leaf(type, closed(scope)))], spend);
  }

  /** A call of a function value: all at once, or first some arguments and then the rest. */
  #callUnknown(type: Type, scope: Scope, depth: number): Stg.Expr {
    const callable = scope.values.filter((value) => value.type.is === 'fun' && sameType(value.type.result, type));
    if (callable.length === 0) return this.#bindClosure(type, scope, depth);
    const { name, type: fun } = this.#tape.pick(callable.toReversed());
    const { args } = fun as FunType;
    return this.#withAtoms(args, scope, depth, (atoms) => {
      const first = this.#tape.below(args.length);
      if (first === 0) return app(name, ...atoms);
      const pap = this.#fresh('pap');
      return bind(pap, 'p', app(name, ...atoms.slice(0, first)), app(pap, ...atoms.slice(first)));
    });
  }

  #joinPoint(type: Type, scope: Scope, depth: number): Stg.Expr {
    const name = this.#fresh('j');
    const params = this.#tape.many(3, () => ({ name: this.#fresh('x'), type: this.#tape.pick([i64, intType, f64, listType]) }));
    const body = this.expr(type, { ...scope, values: [...scope.values, ...params] }, depth);
    const join: Join = { name, params: params.map((p) => p.type), result: type };
    const binders = params.map((p) => binder(p.name, repOf(p.type)));
    return joinIn(false, name, binders, body, this.expr(type, { ...scope, joins: [...scope.joins, join] }, depth));
  }

  #jump(type: Type, scope: Scope, depth: number): Stg.Expr {
    const possible = scope.joins.filter((join) => sameType(join.result, type));
    if (possible.length === 0) return this.#joinPoint(type, scope, depth);
    const join = this.#tape.pick(possible.toReversed());
    return this.#withAtoms(join.params, scope, depth, (atoms) => app(join.name, ...atoms));
  }

  /** A counting loop that carries a value of the wanted type. */
  #loop(type: Type, scope: Scope, depth: number): Stg.Expr {
    const [loop, i, less, acc, next] = ['loop', 'i', 'less', 'acc', 'next'].map((name) => this.#fresh(name));
    const rep = repOf(type);
    const inner = withValue(withValue(closed(scope), i, i64), acc, type);
    const again = bind(less, 'i64', prim('-#', variable(i), int(1)), app(loop, variable(less), variable(next)));
    const turn = bind(next, rep, this.expr(type, inner, depth - 1), again);
    const body = cases(this.#fresh('n'), 'i64', app(i), [litAlt(int(0), app(acc))], turn);
    const start = this.#fresh('start');
    const times = int(this.#tape.below(4));
    const run = joinIn(true, loop, [binder(i, 'i64'), binder(acc, rep)], body, app(loop, times, variable(start)));
    return bind(start, rep, this.expr(type, closed(scope), depth - 1), run);
  }

  /** Reads or writes a MutVar, then goes on. */
  #effect(type: Type, scope: Scope, depth: number): Stg.Expr {
    return this.#withAtom(refType, scope, depth, (ref, s) => {
      if (this.#tape.below(2) === 0) {
        const name = this.#fresh('r');
        return bind(name, 'p', prim('readMutVar#', ref, voidToken), this.expr(type, withValue(s, name, intType), depth));
      }
      return this.#withAtom(intType, s, depth, (value, s2) =>
        bind(this.#fresh('w'), 'void', prim('writeMutVar#', ref, value, voidToken), this.expr(type, s2, depth)),
      );
    });
  }

  /** A recursive group: a list that may contain itself, and a number that may depend on itself. */
  #knot(type: Type, scope: Scope, depth: number): Stg.Expr {
    const [list, number] = [this.#fresh('knot'), this.#fresh('self')];
    const inner = withValue(withValue(scope, list, listType), number, intType);
    const rhs = thunk(this.expr(intType, closed(inner), depth - 1));
    const binds: [string, Stg.Rhs][] = [
      [list, conRhs('Cons', variable(number), variable(list))],
      [number, rhs],
    ];
    return lets(true, binds, this.expr(type, inner, depth));
  }

  /** A local function with several results, called at once. */
  #multiple(type: Type, scope: Scope, depth: number): Stg.Expr {
    const [f, x, n, d, b] = ['multi', 'x', 'n', 'd', 'b'].map((name) => this.#fresh(name));
    const inner = withValue(closed(scope), x, i64);
    const boxed = this.#fresh('boxed');
    const body = bind(
      n,
      'i64',
      this.expr(i64, inner, depth - 1),
      letIn(boxed, conRhs('I#', variable(n)), tuple(variable(n), this.#scalar(f64, inner), variable(boxed))),
    );
    const after = withValue(withValue(withValue(scope, n, i64), d, f64), b, intType);
    const use = cases(
      this.#fresh('unused'),
      'void',
      app(f, this.#scalar(i64, scope)),
      [tupleAlt([binder(n, 'i64'), binder(d, 'f64'), binder(b)], this.expr(type, after, depth))],
      null,
    );
    return letIn(f, lambda([binder(x, 'i64')], ['i64', 'f64', 'p'], body), use);
  }

  // Productions of one type ------------------------------------------------------------------------------------------------------------

  #operate(scope: Scope, depth: number): Stg.Expr {
    const name = this.#fresh('o');
    const inner = withValue(scope, name, i64);
    const kind = this.#tape.below(3);
    const right = kind === 1 ? int(this.#tape.below(64)) : this.#scalar(i64, inner);
    const operation =
      kind === 2 ? prim(this.#tape.pick(unary), variable(name)) : prim(this.#tape.pick(kind === 1 ? shifts : arithmetic), variable(name), right);
    return bind(name, 'i64', this.expr(i64, closed(scope), depth), operation);
  }

  #compare(scope: Scope, depth: number): Stg.Expr {
    const type = this.#tape.pick([i64, f64]);
    const test = prim(this.#tape.pick(type.is === 'f64' ? floatComparisons : comparisons), this.#scalar(type, scope), this.#scalar(type, scope));
    if (this.#tape.below(3) === 0) return test;
    return cases(this.#fresh('b'), 'i64', test, [litAlt(int(1), this.expr(i64, scope, depth))], this.expr(i64, scope, depth));
  }

  #openInt(scope: Scope, depth: number): Stg.Expr {
    const [value, n] = [this.#fresh('u'), this.#fresh('n')];
    const inner = withValue(withValue(scope, value, intType), n, i64);
    const open = cases(this.#fresh('w'), 'p', app(value), [conAlt('I#', [binder(n, 'i64')], this.expr(i64, inner, depth))], null);
    return bind(value, 'p', this.expr(intType, closed(scope), depth), open);
  }

  #openInteger(scope: Scope, depth: number): Stg.Expr {
    const [value, whnf] = [this.#fresh('u'), this.#fresh('w')];
    const look = prim(this.#tape.pick(['integerToInt#', 'integerSignum#', 'integerPopCount#', 'integerLog2#']), variable(whnf));
    return bind(value, 'p', this.expr(integerType, closed(scope), depth), bind(whnf, 'p', app(value), look));
  }

  /** Writes to a byte array and reads from it, perhaps outside. */
  #bytes(scope: Scope, depth: number): Stg.Expr {
    const [array, index, value] = [this.#fresh('bytes'), this.#fresh('index'), this.#fresh('x')];
    const width = this.#tape.pick(['Word8', 'Int16', 'Word32', 'Int']);
    const read = this.#tape.pick(['Word8', 'Int8', 'Word16', 'Int32', 'Word']);
    const at = prim('andI#', this.#scalar(i64, scope), int(this.#tape.pick([1, 3, 7])));
    const write = bind(
      this.#fresh('w'),
      'void',
      prim(`write${width}Array#`, variable(array), variable(index), variable(value), voidToken),
      prim(`read${read}Array#`, variable(array), variable(index), voidToken),
    );
    const filled = bind(value, 'i64', this.expr(i64, closed(scope), depth), write);
    return bind(array, 'p', prim('newByteArray#', int(16), voidToken), bind(index, 'i64', at, filled));
  }

  #boxed(scope: Scope, depth: number): Stg.Expr {
    const n = this.#fresh('n');
    return bind(n, 'i64', this.expr(i64, closed(scope), depth), con('I#', variable(n)));
  }

  #catch(scope: Scope, depth: number): Stg.Expr {
    const [action, handler, e] = [this.#fresh('act'), this.#fresh('handler'), this.#fresh('e')];
    const body = lambda([binder(this.#fresh('s'), 'void')], ['p'], this.expr(intType, closed(scope), depth));
    const rescue = lambda([binder(e), binder(this.#fresh('s'), 'void')], ['p'], this.expr(intType, closed(scope), depth));
    return letIn(action, body, letIn(handler, rescue, prim('catch#', variable(action), variable(handler), voidToken)));
  }

  #integer(scope: Scope, depth: number): Stg.Expr {
    const [a, b, x, y] = ['a', 'b', 'x', 'y'].map((name) => this.#fresh(name));
    const operation = prim(this.#tape.pick(integerBinary), variable(x), variable(y));
    const evaluated = bind(x, 'p', app(a), bind(y, 'p', app(b), operation));
    return bind(a, 'p', this.expr(integerType, closed(scope), depth), bind(b, 'p', this.expr(integerType, closed(scope), depth), evaluated));
  }

  #fresh(prefix: string): string {
    return `${this.#prefix}_${prefix}${this.#count++}`;
  }
}

/** The scope of something that is not in tail position. */
function closed(scope: Scope): Scope {
  return { ...scope, joins: [] };
}

function withValue(scope: Scope, name: string, type: Type): Scope {
  return { ...scope, values: [...scope.values, { name, type }] };
}
