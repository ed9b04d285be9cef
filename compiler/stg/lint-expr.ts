/**
 * Lint of bindings and expressions. Kinds are checked top down: every place knows what it takes (a closure its declared results, a `case` its binder or
 * tuple), so nothing is inferred and each mistake is found once, where it is.
 *
 * Tail contexts are numbered: a jump is allowed when the join point belongs to the context the jump stands in. Closures and scrutinees begin new ones.
 */
import { repOfHost } from '../../abi/host-types.ts';
import type { Rep } from '../../abi/tables/primops.ts';
import type { Span } from '../base/span.ts';
import { suggest } from '../base/suggest.ts';
import { type ConInfo, litRep, primopTable } from './kinds.ts';
import { CaseLint } from './lint-case.ts';
import { count, type Expected, kindsText, type Reporter, sameReps, withoutVoid } from './lint-report.ts';
import { atomRep, bindEntity, binderEntity, type Entity, joinEntity, type Scope } from './lint-scope.ts';
import { printLiteral } from './literals.ts';
import { isConName } from './names.ts';
import { MAX_NESTING } from './parse-expr.ts';
import { shapeText } from './print.ts';
import type { Atom, Bind, Case, ConRhs, Expr, FunShape, Join, Lambda, Rhs, TopBind, VarAtom } from './syntax.ts';

/** Primops that never return: their result fits everywhere. */
const divergingPrimops: ReadonlySet<string> = new Set(['raise#', 'raiseIO#', 'fail#', 'exit#']);

export class ExprLint {
  readonly #reporter: Reporter;
  readonly #scope: Scope;
  readonly #cons: ReadonlyMap<string, ConInfo>;
  readonly #cases: CaseLint;
  #tail = 0;
  #lastTail = 0;
  #depth = 0;
  #tooDeep = false;
  /** bindings of the `let` whose right-hand sides are being checked */
  #siblings: readonly Bind[] = [];

  constructor(reporter: Reporter, scope: Scope, cons: ReadonlyMap<string, ConInfo>) {
    this.#reporter = reporter;
    this.#scope = scope;
    this.#cons = cons;
    this.#cases = new CaseLint(reporter, cons);
  }

  topBind({ name, rhs, span }: TopBind): void {
    this.#tooDeep = false;
    this.#rhs(rhs, name, span);
  }

  // Closures and bindings ------------------------------------------------------------------------------------------------------------------

  #rhs(rhs: Rhs, name: string, bound: Span): void {
    if (rhs.kind === 'con') this.#construction(rhs);
    else this.#lambda(rhs, name, bound);
  }

  #lambda(lambda: Lambda, name: string, bound: Span): void {
    const isThunk = lambda.params.length === 0;
    if (isThunk && !sameReps(lambda.results, ['p'])) {
      this.#reporter.error('ThunkResult', `the thunk \`${name}\` returns ${kindsText(lambda.results)}`, lambda.span, {
        note: 'a thunk is replaced by its value, which must be a pointer',
      });
    }
    if (!isThunk && lambda.once)
      this.#reporter.error('OnceFunction', `the function \`${name}\` is marked single-entry`, lambda.span, { note: 'only thunks are updated' });
    this.#distinct(lambda.params);
    const why = isThunk ? 'a thunk returns one pointer' : `\`${name}\` returns ${kindsText(withoutVoid(lambda.results))}`;
    const expected: Expected = { reps: withoutVoid(lambda.results), evaluated: isThunk, why, span: bound, repair: null };
    this.#inNewTail(() => {
      this.#scope.within(
        lambda.params.map((p) => [p.name, binderEntity(p)]),
        () => this.#expr(lambda.body, expected),
      );
    });
  }

  #inNewTail(inside: () => void): void {
    const outer = this.#tail;
    this.#tail = ++this.#lastTail;
    inside();
    this.#tail = outer;
  }

  #distinct(binders: readonly { readonly name: string; readonly span: Span }[]): void {
    const seen = new Map<string, Span>();
    for (const { name, span } of binders) {
      const before = seen.get(name);
      if (before !== undefined && name !== '_') this.#reporter.duplicate('DuplicateName', `\`${name}\``, span, before);
      seen.set(name, span);
      if (isConName(name)) this.#reporter.error('InvalidBinder', `\`${name}\` is a constructor's name`, span);
    }
  }

  // Expressions ----------------------------------------------------------------------------------------------------------------------------

  #expr(expr: Expr, expected: Expected): void {
    if (this.#tooDeep) return;
    if (this.#depth >= MAX_NESTING) return this.#reportTooDeep(expr.span);
    this.#depth++;
    this.#exprWithin(expr, expected);
    this.#depth--;
  }

  #reportTooDeep(span: Span): void {
    this.#reporter.error('TooDeep', `expressions nested more than ${MAX_NESTING} deep`, span);
    this.#tooDeep = true;
  }

  #exprWithin(expr: Expr, expected: Expected): void {
    switch (expr.kind) {
      case 'app':
        return this.#application(expr.fun, expr.args, expr.span, expected);
      case 'con':
        this.#construction(expr);
        if (!this.#cons.has(expr.con)) return;
        return this.#result(`\`${expr.con}\` is`, ['p'], expr.span, expected);
      case 'prim':
        return this.#primop(expr.op, expr.args, expr.span, expected);
      case 'foreign':
        return this.#foreignCall(expr.name, expr.args, expr.span, expected);
      case 'lit':
        return this.#result(`${printLiteral(expr.lit)} is`, [litRep(expr.lit)], expr.span, expected);
      case 'tuple':
        return this.#tuple(expr.args, expr.span, expected);
      case 'case':
        return this.#caseExpr(expr, expected);
      case 'let':
        return this.#letExpr(expr.rec, expr.binds, expr.body, expected);
      case 'join':
        return this.#joinExpr(expr.rec, expr.joins, expr.body, expected);
    }
  }

  #result(what: string, found: readonly Rep[], span: Span, expected: Expected): void {
    const reps = withoutVoid(found);
    if (!sameReps(reps, expected.reps)) this.#reporter.resultKind(what, reps, expected, span);
  }

  #application(fun: VarAtom, args: readonly Atom[], span: Span, expected: Expected): void {
    if (isConName(fun.name)) return this.#reporter.error('NotAValue', `\`${fun.name}\` is a constructor, and called as a variable`, fun.span);
    const entity = this.#lookup(fun);
    const kinds = args.map((a) => this.#atom(a));
    if (entity === null) return;
    const name = `\`${fun.name}\``;
    if (entity.kind === 'join') return this.#jump(fun, entity, args, kinds);
    if (entity.kind === 'foreign') return this.#reporter.error('NotAValue', `${name} is a foreign function, and called as a variable`, fun.span);
    if (args.length === 0) return this.#result(`${name} is`, [atomRep(entity)!], span, expected);
    if (entity.kind === 'function') return this.#knownCall(fun.name, entity.shape, entity.span, args, kinds, span, expected);
    if (entity.kind === 'data') return this.#notAFunction(fun, 'is bound to a constructor', entity.span);
    if (entity.rep !== 'p') this.#notAFunction(fun, `is ${article(entity.rep)}`, entity.span);
  }

  #notAFunction(fun: VarAtom, why: string, bound: Span): void {
    this.#reporter.error('NotAFunction', `\`${fun.name}\` ${why} and cannot be applied`, fun.span, { labels: [{ span: bound, text: 'bound here' }] });
  }

  #knownCall(name: string, shape: FunShape, bound: Span, args: readonly Atom[], kinds: Kinds, span: Span, expected: Expected): void {
    const taken = shape.args.length;
    this.#argKinds(`\`${name}\``, args.slice(0, taken), kinds.slice(0, taken), shape.args, bound);
    if (args.length < taken)
      return this.#result(`\`${name}\` with ${count(args.length, 'argument')} of ${taken} is a partial application,`, ['p'], span, expected);
    if (args.length === taken) return this.#result(`\`${name}\` returns`, shape.results, span, expected);
    if (sameReps(withoutVoid(shape.results), ['p'])) return;
    this.#reporter.error(
      'TooManyArguments',
      `\`${name}\` takes ${count(taken, 'argument')} and returns ${kindsText(shape.results)}, which cannot be applied`,
      span,
      {
        labels: [{ span: bound, text: shapeText(shape) }],
      },
    );
  }

  #jump(fun: VarAtom, join: Entity & { kind: 'join' }, args: readonly Atom[], kinds: Kinds): void {
    const name = `the join point \`${fun.name}\``;
    const labels = [{ span: join.span, text: 'declared here' }];
    if (join.tail !== this.#tail) {
      const help = 'make it a function: `let f = \\x -> p { … }`';
      this.#reporter.error('JoinNotTail', `${name} is not in tail position here`, fun.span, { labels, help, note: 'a jump does not come back' });
    }
    this.#arity('JoinArity', name, args.length, join.params.length, fun.span, join.span);
    const reps = join.params.map((p) => p.rep);
    this.#argKinds(name, args, kinds, reps, join.span);
  }

  #construction({ con, args, span }: Pick<ConRhs, 'con' | 'args' | 'span'>): void {
    const kinds = args.map((a) => this.#atom(a));
    const info = this.#cons.get(con);
    if (info === undefined) return this.#cases.unknownConstructor(con, span);
    const { fields, span: declared } = info.con;
    if (!this.#arity('ConstructorArity', `\`${con}\``, args.length, fields.length, span, declared)) return;
    this.#argKinds(`\`${con}\``, args, kinds, fields, declared);
  }

  #primop(op: string, args: readonly Atom[], span: Span, expected: Expected): void {
    const kinds = args.map((a) => this.#atom(a));
    const row = primopTable.get(op);
    if (row === undefined) {
      const near = suggest(op, primopTable.keys());
      return this.#reporter.error('UnknownPrimop', `there is no primop \`${op}\``, span, near === null ? {} : { help: `did you mean \`${near}\`?` });
    }
    if (this.#arity('PrimopArity', `\`${op}\``, args.length, row.args.length, span, null, shapeText(row)))
      this.#argKinds(`\`${op}\``, args, kinds, row.args, null);
    if (!divergingPrimops.has(op)) this.#result(`\`${op}\` returns`, row.results, span, expected);
  }

  #foreignCall(name: string, args: readonly Atom[], span: Span, expected: Expected): void {
    const kinds = args.map((a) => this.#atom(a));
    const entity = this.#scope.globals.get(name);
    if (entity?.kind !== 'foreign') return this.#reporter.error('UnknownName', `no foreign function \`${name}\` is declared`, span);
    const { foreign } = entity;
    if (this.#arity('ForeignArity', `\`${name}\``, args.length, foreign.args.length, span, entity.span)) {
      this.#argKinds(`\`${name}\``, args, kinds, foreign.args.map(repOfHost), entity.span);
    }
    this.#result(`\`${name}\` returns`, [repOfHost(foreign.result)], span, expected);
  }

  #tuple(args: readonly Atom[], span: Span, expected: Expected): void {
    const kinds = args.map((a) => this.#atom(a));
    if (kinds.includes(null)) return;
    const reps = withoutVoid(kinds as Rep[]);
    if (!sameReps(reps, expected.reps)) return this.#result('this is', reps, span, expected);
    if (!expected.evaluated) return;
    const first = args.find((a) => a.kind === 'var' && this.#scope.find(a.name) !== undefined);
    this.#reporter.error('UnevaluatedResult', 'an unboxed tuple does not evaluate its components, and an evaluated pointer is needed here', span, {
      labels: expected.span.line === 0 ? [] : [{ span: expected.span, text: expected.why }],
      help: first?.kind === 'var' ? `write \`${first.name}\` to evaluate and return it` : undefined,
    });
  }

  #caseExpr(expr: Case, expected: Expected): void {
    const wanted = this.#cases.scrutinee(expr);
    this.#inNewTail(() => this.#expr(expr.scrut, wanted));
    this.#cases.alternatives(expr);
    this.#distinct([expr.binder]);
    this.#scope.within([[expr.binder.name, binderEntity(expr.binder)]], () => {
      for (const alt of expr.alts) {
        const fields = alt.kind === 'lit' ? [] : alt.fields;
        this.#distinct(fields);
        this.#scope.within(
          fields.map((f) => [f.name, binderEntity(f)]),
          () => this.#expr(alt.body, expected),
        );
      }
      if (expr.fallback !== null) this.#expr(expr.fallback, expected);
    });
  }

  #letExpr(rec: boolean, binds: readonly Bind[], body: Expr, expected: Expected): void {
    this.#distinct(binds.map((b) => b.binder));
    for (const { binder } of binds) {
      if (binder.rep !== 'p')
        this.#reporter.error('LetKind', `\`${binder.name}\` is let-bound, and ${article(binder.rep)}`, binder.span, {
          note: '`let` allocates: use `case` for other kinds',
        });
    }
    const rhss = (): void => {
      for (const { binder, rhs } of binds) this.#rhs(rhs, binder.name, binder.span);
    };
    if (!rec) this.#besideOf(binds, rhss);
    this.#scope.within(
      binds.map((b) => [b.binder.name, bindEntity(b)]),
      () => {
        if (rec) rhss();
        this.#expr(body, expected);
      },
    );
  }

  /** Remembers, for messages, that these names are near and not in scope. */
  #besideOf(binds: readonly Bind[], inside: () => void): void {
    const outer = this.#siblings;
    this.#siblings = binds;
    inside();
    this.#siblings = outer;
  }

  #joinExpr(rec: boolean, joins: readonly Join[], body: Expr, expected: Expected): void {
    this.#distinct(joins);
    const bodies = (): void => {
      for (const join of joins) this.#joinBody(join, expected);
    };
    if (!rec) bodies();
    this.#scope.within(
      joins.map((j) => [j.name, joinEntity(j, this.#tail)]),
      () => {
        if (rec) bodies();
        this.#expr(body, expected);
      },
    );
  }

  #joinBody(join: Join, expected: Expected): void {
    this.#distinct(join.params);
    this.#scope.within(
      join.params.map((p) => [p.name, binderEntity(p)]),
      () => this.#expr(join.body, expected),
    );
  }

  // Atoms ----------------------------------------------------------------------------------------------------------------------------------

  /** The kind of an atom; null when it has none, which has then been reported. */
  #atom(atom: Atom): Rep | null {
    if (atom.kind === 'lit') return litRep(atom);
    const entity = this.#lookup(atom);
    if (entity === null) return null;
    const rep = atomRep(entity);
    if (rep === null) {
      const what = entity.kind === 'join' ? 'a join point' : 'a foreign function';
      this.#reporter.error('NotAValue', `\`${atom.name}\` is ${what}, not a value`, atom.span, { labels: [{ span: entity.span, text: 'declared here' }] });
    }
    return rep;
  }

  #lookup({ name, span }: VarAtom): Entity | null {
    const entity = this.#scope.find(name);
    if (entity !== undefined) return entity;
    if (this.#reporter.isFull) return null;
    if (isConName(name)) this.#constructorAsAtom(name, span);
    else if (primopTable.has(name)) this.#reporter.error('NotAValue', `\`${name}\` is a primop, not a value`, span, { help: 'wrap it in a function' });
    else if (name === '_') this.#reporter.error('UnknownName', '`_` stands for a binder that is not used', span);
    else if (this.#siblings.some((b) => b.binder.name === name)) {
      this.#reporter.error('UnknownName', `\`${name}\` is not in scope`, span, {
        help: 'the bindings of a `let` do not see each other: use `letrec`, or a `let` inside',
      });
    } else {
      const near = suggest(name, this.#scope.names()) ?? suggest(name, primopTable.keys());
      this.#reporter.error('UnknownName', `\`${name}\` is not in scope`, span, near === null ? {} : { help: `did you mean \`${near}\`?` });
    }
    return null;
  }

  #constructorAsAtom(name: string, span: Span): void {
    const info = this.#cons.get(name);
    if (info === undefined) return this.#cases.unknownConstructor(name, span);
    if (info.con.fields.length === 0)
      return this.#reporter.error('UnknownName', `the constructor \`${name}\` has no closure`, span, { help: `bind one: \`${name} = ${name}\`` });
    this.#reporter.error('ConstructorArity', `\`${name}\` has ${count(info.con.fields.length, 'field')} and is used without`, span, {
      help: `bind it first: \`let x = ${name} … in …\``,
    });
  }

  /** Reports a wrong number of arguments; true when it is right. */
  #arity(kind: string, what: string, found: number, wanted: number, span: Span, declared: Span | null, shape?: string): boolean {
    if (found === wanted) return true;
    const labels = declared === null || declared.line === 0 ? [] : [{ span: declared, text: 'declared here' }];
    const note = shape === undefined ? {} : { note: `${what} : ${shape}` };
    this.#reporter.error(kind, `${what} takes ${count(wanted, 'argument')}, ${found} ${found === 1 ? 'is' : 'are'} given`, span, { labels, ...note });
    return false;
  }

  #argKinds(what: string, args: readonly Atom[], found: Kinds, wanted: readonly Rep[], declared: Span | null): void {
    for (let i = 0; i < Math.min(args.length, wanted.length); i++) {
      const rep = found[i];
      if (rep === null || rep === wanted[i]) continue;
      this.#reporter.error('ArgumentKind', `argument ${i + 1} of ${what} is ${rep}, where ${wanted[i]} is needed`, args[i].span, {
        labels: this.#argLabels(what, args[i], rep, declared),
        expected: wanted[i],
        found: rep,
      });
    }
  }

  #argLabels(what: string, arg: Atom, rep: Rep, declared: Span | null): { span: Span; text: string }[] {
    const bound = arg.kind === 'var' ? this.#scope.find(arg.name)?.span : undefined;
    const labels = bound === undefined ? [] : [{ span: bound, text: `${rep} by this binding` }];
    return declared === null || declared.line === 0 ? labels : [...labels, { span: declared, text: `${what} is declared here` }];
  }
}

type Kinds = readonly (Rep | null)[];

function article(rep: Rep): string {
  return rep === 'p' ? 'a pointer' : rep === 'void' ? 'void' : `an ${rep}`;
}
