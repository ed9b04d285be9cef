/** Expressions, statements and right-hand sides. */
import { type Diagnostic, label } from '../base/diagnostic.ts';
import type { Span } from '../base/span.ts';
import { localName, type Name } from '../names/name.ts';
import type * as Ast from '../syntax/ast.ts';
import { type ChainNodes, checkSection, foldInfix, resolveInfix } from '../syntax/fixity.ts';
import { unguarded } from '../syntax/rhs.ts';
import { isConstructor } from './context.ts';

import { call, RebindableRenamer } from './rebindable.ts';
import { type EarlyNames, type LoopStmt, loop, mentioned, segments } from './recursion.ts';
import type * as Rn from './syntax.ts';

type Of<K extends Ast.Expr['kind']> = Ast.Expr & { readonly kind: K };
type Items = readonly (Ast.Expr | Ast.Operator | Ast.Minus)[];

export abstract class ExprRenamer extends RebindableRenamer {
  /** of the innermost `do` block: `M` of `M.do` */
  #doQualifier: string | null = null;
  readonly #sharesFields = this.has('DuplicateRecordFields');

  /** Declarations of `let` or `where`: their names stay in scope. Implicit parameters, which cannot stand beside others, are null. */
  protected abstract localBinds(decls: readonly Ast.Decl[]): Rn.BindGroup[];

  /** What declarations bind, without complaint. */
  protected abstract declaredBy(decls: readonly Ast.Decl[]): readonly Ast.Name[];

  expression(expr: Ast.Expr): Rn.Expr {
    const { span } = expr;
    switch (expr.kind) {
      case 'var':
        return this.#variable(expr.name, span);
      case 'con':
        if (expr.name.text === '[]' && this.has('OverloadedLists')) return this.overloadedList({ kind: 'list', items: [], span }, 0);
        return { kind: 'con', name: this.constructorNamed(expr.name), span };
      case 'implicitVar':
        return { kind: 'implicitVar', text: expr.name.text, span };
      case 'label':
        return this.#label(expr.name.text, span);
      case 'literal':
        return this.literalSyntax({ kind: 'literal', value: expr.value, hashes: expr.hashes, span });
      case 'apply':
        return { kind: 'apply', head: this.expression(expr.head), args: this.#expressions(expr.args), span };
      case 'typeArg':
        return { kind: 'typeArg', type: this.type(expr.type), span };
      case 'lambda':
        return this.scoped(() => {
          const params = this.patterns(expr.params).map((param) => this.strictly(param));
          return { kind: 'lambda', params, body: this.expression(expr.body), span };
        });
      case 'lambdaCase':
        return { kind: 'lambdaCase', alternatives: this.#alternatives(expr.alternatives), span };
      case 'let':
        return this.#letExpression(expr);
      case 'if':
        return this.#conditional(expr);
      case 'multiIf':
        return { kind: 'multiIf', alternatives: expr.alternatives.map((alternative) => this.#guarded(alternative)), span };
      case 'case':
        return { kind: 'case', scrutinee: this.expression(expr.scrutinee), alternatives: this.#alternatives(expr.alternatives), span };
      case 'do':
        return this.scoped(() => this.#doBlock(expr));
      case 'tuple':
        return { kind: 'tuple', items: expr.items.map((item) => (item === null ? null : this.expression(item))), unboxed: expr.unboxed, span };
      case 'list': {
        const list: Rn.Expr = { kind: 'list', items: this.#expressions(expr.items), span };
        return this.has('OverloadedLists') ? this.overloadedList(list, expr.items.length) : list;
      }
      case 'range': {
        const range = this.#range(expr);
        return this.has('OverloadedLists') ? this.overloadedList(range, null) : range;
      }
      case 'comprehension':
        return this.#comprehension(expr);
      case 'paren':
        return { kind: 'paren', inner: this.expression(expr.inner), span };
      case 'leftSection':
      case 'rightSection':
        return this.#section(expr);
      case 'construct':
        return this.#construct(expr);
      case 'update':
        return this.#update(expr);
      case 'typed':
        return this.#typed(expr);
      case 'quotation':
        return this.#quotation(expr);
      case 'infix':
        return this.#chain(expr.items);
      case 'binary':
        return this.#chain([expr.left, expr.operator, expr.right]);
      case 'negate':
        return this.negateSyntax(this.expression(expr.operand), span);
    }
  }

  /** Nothing looks into what was quoted: names in it must be in scope; typed, its type must be right. */
  #quotation({ typed, body, span }: Of<'quotation'>): Rn.Expr {
    const quoted = this.expression(body);
    const head: Rn.Expr = { kind: 'var', name: this.context.wired.value(typed ? 'quotedCode' : 'quoted'), span };
    return typed ? call(head, [quoted], span) : head;
  }

  #doBlock(expr: Of<'do'>): Rn.Expr {
    const outer = this.#doQualifier;
    this.#doQualifier = expr.qualifier;
    const stmts = expr.recursive ? this.#recursiveDo(expr) : this.#statements(expr.stmts);
    this.#doQualifier = outer;
    return this.doSyntax(stmts, expr.qualifier, expr.span);
  }

  #loopNames(): Parameters<typeof loop>[0] {
    const { names, wired } = this.context;
    const qualifier = this.#doQualifier;
    const loopFunction = (text: 'mfix' | 'return', span: Span): Name => {
      if (qualifier === null) return wired.value(text);
      const written = { qualifier, text, span };
      return this.findValue(written) ?? this.missing(written, 'value', 'variable');
    };
    return { names, loopFunction };
  }

  #conditional(expr: Of<'if'>): Rn.Expr {
    const { span } = expr;
    const test = this.expression(expr.test);
    const then = this.expression(expr.then);
    const otherwise = this.expression(expr.else);
    if (this.has('RebindableSyntax')) return call(this.syntaxName('ifThenElse', span), [test, then, otherwise], span);
    return { kind: 'if', test, then, else: otherwise, span };
  }

  #range(expr: Of<'range'>): Rn.Expr {
    const { span } = expr;
    const from = this.expression(expr.from);
    const then = this.#optional(expr.then);
    return { kind: 'range', from, then, to: this.#optional(expr.to), span };
  }

  #expressions(exprs: readonly Ast.Expr[]): Rn.Expr[] {
    return exprs.map((expr) => this.expression(expr));
  }

  #optional(expr: Ast.Expr | null): Rn.Expr | null {
    return expr === null ? null : this.expression(expr);
  }

  /** A variable; one that begins with `_` and is not in scope is a hole. */
  #variable(name: Ast.Name, span: Span): Rn.Expr {
    const candidates = this.#sharesFields ? this.sharedFields(name) : null;
    if (candidates !== null) return { kind: 'sharedField', candidates, span };
    const found = this.findValue(name);
    if (found !== null) return { kind: 'var', name: found, span };
    if (name.qualifier !== null || !name.text.startsWith('_')) this.reportMissing(name, 'value', /^[\p{L}_]/u.test(name.text) ? 'variable' : 'operator');
    return { kind: 'hole', text: name.text, span };
  }

  // Operators ------------------------------------------------------------------------------------------------------------------------------

  #chain(items: Items): Rn.Expr {
    const renamed = items.map((item) => (item.kind === 'operator' || item.kind === 'minus' ? item : this.expression(item)));
    return foldInfix<Rn.Expr, Rn.Expr>(renamed, this.fixityOfValue, this.#complainOfChain, this.#chainNodes);
  }

  readonly #complainOfChain = (diagnostic: Diagnostic): void => {
    this.context.diagnostics.push(diagnostic);
  };

  readonly #chainNodes: ChainNodes<Rn.Expr, Rn.Expr> = {
    operand: (operand) => operand,
    binary: (left, operator, right, span) => ({ kind: 'binary', left, operator: this.#operator(operator), right, span }),
    negate: (operand, span) => this.negateSyntax(operand, span),
  };

  #operator({ name, span }: Ast.Operator): Rn.Expr {
    return isConstructor(name.text) ? { kind: 'con', name: this.constructorNamed(name), span } : this.#variable(name, span);
  }

  #section(expr: Of<'leftSection'> | Of<'rightSection'>): Rn.Expr {
    const { operand, operator, span } = expr;
    if (operand.kind === 'infix') {
      const shaped = resolveInfix(operand.items, this.fixityOfValue, () => {});
      const wrong = checkSection(shaped, operator, expr.kind === 'leftSection' ? 'left' : 'right', this.fixityOfValue);
      if (wrong !== null) this.context.diagnostics.push(wrong);
    }
    return { kind: expr.kind, operand: this.expression(operand), operator: this.#operator(operator), span };
  }

  // Bindings and alternatives --------------------------------------------------------------------------------------------------------------

  #letExpression({ decls, body, span }: Of<'let'>): Rn.Expr {
    const implicit = this.#implicitBinds(decls);
    if (implicit !== null) return { kind: 'letImplicit', binds: implicit, body: this.expression(body), span };
    return this.scoped(() => {
      const groups = this.localBinds(decls);
      return { kind: 'let', groups, body: this.expression(body), span };
    });
  }

  /** `?x = e; ?y = e`; null when these are ordinary declarations. */
  #implicitBinds(decls: readonly Ast.Decl[]): { text: string; value: Rn.Expr; span: Span }[] | null {
    if (decls.length === 0 || decls.some(({ kind }) => kind !== 'implicitBinding')) return null;
    return (decls as readonly Ast.ImplicitBinding[]).map(({ name, value, span }) => ({ text: name.text, value: this.expression(value), span }));
  }

  #alternatives(alternatives: readonly Ast.Alternative[]): Rn.Alternative[] {
    return alternatives.map(({ pattern, rhs, span }) => {
      const mark = this.openScope();
      const [renamed] = this.patterns([pattern]);
      const alternative: Rn.Alternative = { kind: 'alternative', pattern: this.strictly(renamed), rhs: this.rhs(rhs), span };
      this.closeScope(mark);
      return alternative;
    });
  }

  protected rhs({ alternatives, where, span }: Ast.Rhs): Rn.Rhs {
    const [{ guards, body }] = alternatives;
    const implicit = guards.length === 0 ? this.#implicitBinds(where) : null;
    if (implicit !== null) {
      return unguarded<Rn.Expr>({ kind: 'letImplicit', binds: implicit, body: this.expression(body), span }, span);
    }
    const mark = this.openScope();
    const groups = where.length === 0 ? [] : this.localBinds(where);
    const renamed = alternatives.map((alternative) => this.#guarded(alternative));
    this.closeScope(mark);
    return { kind: 'rhs', alternatives: renamed, where: groups, span };
  }

  #guarded({ guards, body, span }: Ast.GuardedExpr): Rn.GuardedExpr {
    if (guards.length === 0) return { kind: 'guarded', guards: [], body: this.expression(body), span };
    return this.scoped(() => ({ kind: 'guarded', guards: this.#statements(guards), body: this.expression(body), span }));
  }

  // Statements -----------------------------------------------------------------------------------------------------------------------------

  /** What they bind stays in scope. */
  #statements(stmts: readonly Ast.Stmt[]): Rn.Stmt[] {
    const renamed: Rn.Stmt[] = [];
    for (let i = 0; i < stmts.length; i++) {
      const stmt = stmts[i];
      if (stmt.kind === 'recStmt') {
        const { looped, early } = this.#recursively(stmt.stmts);
        const behind = this.#statements(stmts.slice(i + 1));
        return [...renamed, loop(this.#loopNames(), looped, early, mentioned(behind), stmt.span), ...behind];
      }
      renamed.push(this.#statement(stmt));
    }
    return renamed;
  }

  /** The statements of an `mdo`: all of them see what any binds. */
  #recursiveDo({ stmts }: Of<'do'>): Rn.Stmt[] {
    const last = stmts.length - 1;
    const { looped, early } = this.#recursively(stmts.slice(0, last));
    const [result] = this.#statements(stmts.slice(last));
    return [...segments(this.#loopNames(), looped, early, result), result];
  }

  /** Statements that see what those behind them bind, by early names. */
  #recursively(stmts: readonly Ast.Stmt[]): { readonly looped: readonly LoopStmt[]; readonly early: EarlyNames } {
    const bound = stmts.map((stmt) => this.#boundBy(stmt));
    const earlyBy = new Map<string, Name>();
    for (const { text, span } of bound.flat()) {
      const before = earlyBy.get(text);
      if (before !== undefined) {
        this.complain('DuplicateBinder', span, `\`${text}\` is bound twice in the same recursive block`, label(before.span, 'first here'));
      } else earlyBy.set(text, localName(text, 'value', span));
    }
    const outer = new Map([...earlyBy.keys()].map((text) => [text, this.values.get(text)?.name ?? null]));
    for (const name of earlyBy.values()) this.values.bind({ name, declared: false, fixity: null, match: 0 });
    const early = new Map<Name, Name>();
    const looped = stmts.map((stmt, i): LoopStmt => {
      const renamed = stmt.kind === 'recStmt' ? this.#innerLoop(stmt) : this.#statement(stmt);
      const binds = [...new Set(bound[i].flatMap(({ text }) => this.values.get(text)?.name ?? []))];
      for (const name of binds) early.set(name, earlyBy.get(name.text) as Name);
      return { stmt: renamed, binds };
    });
    const { usage } = this.context;
    for (const [name, before] of early) {
      if (usage?.locals.has(before)) usage.local(name);
      // it hides what its early name does
      if (usage?.binders.get(name) === before) usage.bound(name, outer.get(name.text) ?? null);
    }
    return { looped, early };
  }

  /** A loop in a loop: all it binds may be used early by the outer one. */
  #innerLoop({ stmts, span }: Ast.Stmt & { readonly kind: 'recStmt' }): Rn.Stmt {
    const { looped, early } = this.#recursively(stmts);
    return loop(this.#loopNames(), looped, early, new Set(early.keys()), span);
  }

  #boundBy(stmt: Ast.Stmt): readonly Ast.Name[] {
    switch (stmt.kind) {
      case 'bind':
        return this.variablesOf(stmt.pattern);
      case 'letStmt':
        return this.declaredBy(stmt.decls);
      case 'recStmt':
        return stmt.stmts.flatMap((inner) => this.#boundBy(inner));
      case 'exprStmt':
        return [];
    }
  }

  #statement(stmt: Exclude<Ast.Stmt, { readonly kind: 'recStmt' }>): Rn.Stmt {
    const { span } = stmt;
    if (stmt.kind === 'exprStmt') return { kind: 'exprStmt', expr: this.expression(stmt.expr), span };
    if (stmt.kind === 'bind') {
      const expr = this.expression(stmt.expr);
      const [pattern] = this.patterns([stmt.pattern]);
      return { kind: 'bind', pattern: this.strictly(pattern), expr, place: stmt.pattern.span, span };
    }
    const implicit = this.#implicitBinds(stmt.decls);
    return implicit === null ? { kind: 'letStmt', groups: this.localBinds(stmt.decls), span } : { kind: 'letImplicitStmt', binds: implicit, span };
  }

  /** Branches do not see each other; the body sees all of them. */
  #comprehension({ body, branches, span }: Of<'comprehension'>): Rn.Expr {
    return this.scoped(() => {
      const bound = new Map<string, Name>();
      const locals = branches.map((branch) => {
        const mark = this.values.mark();
        const stmts = this.#statements(branch);
        const since = new Map(this.values.since(mark).map((local) => [local.name.text, local]));
        this.values.leave(mark);
        for (const { name } of since.values()) this.#checkBranches(bound, name);
        return { stmts, since };
      });
      for (const { since } of locals) for (const local of since.values()) this.values.bind(local);
      if (this.has('MonadComprehensions') && locals.length === 1) return this.#monadComprehension(this.expression(body), locals[0].stmts, span);
      return { kind: 'comprehension', body: this.expression(body), branches: locals.map(({ stmts }) => stmts), span };
    });
  }

  /** `do { stmts; return body }`, where a condition is a `guard`. */
  #monadComprehension(body: Rn.Expr, stmts: readonly Rn.Stmt[], span: Span): Rn.Expr {
    const { wired } = this.context;
    const meant = (text: 'guard' | 'return', arg: Rn.Expr): Rn.Expr => {
      const head: Rn.Expr = this.has('RebindableSyntax') ? this.syntaxName(text, arg.span) : { kind: 'var', name: wired.value(text), span: arg.span };
      return call(head, [arg], arg.span);
    };
    const guarded = stmts.map((stmt): Rn.Stmt => (stmt.kind === 'exprStmt' ? { ...stmt, expr: meant('guard', stmt.expr) } : stmt));
    return this.monadicDo([...guarded, { kind: 'exprStmt', expr: meant('return', body), span: body.span }], null, span);
  }

  #checkBranches(bound: Map<string, Name>, name: Name): void {
    const before = bound.get(name.text);
    if (before !== undefined) {
      this.complain('DuplicateBinder', name.span, `\`${name.text}\` is bound in two branches of the comprehension`, label(before.span, 'first here'));
    }
    bound.set(name.text, name);
  }

  /** `#x` is `fromLabel @"x"`. */
  #label(text: string, span: Span): Rn.Expr {
    const type: Rn.Type = { kind: 'typeLiteral', value: text, span };
    const head: Rn.Expr = this.has('RebindableSyntax')
      ? this.syntaxName('fromLabel', span)
      : { kind: 'var', name: this.context.wired.value('fromLabel'), span };
    return call(head, [{ kind: 'typeArg', type, span }], span);
  }

  // Records and types ----------------------------------------------------------------------------------------------------------------------

  #construct({ name, fields, wildcard, span }: Of<'construct'>): Rn.Expr {
    const con = { name: this.constructorNamed(name), span: name.span };
    const seen = new Map<Name, Span>();
    const written = fields.map((field) => {
      const ref = { name: this.fieldOf(con.name, field.name), span: field.name.span };
      this.checkFieldOnce(seen, ref);
      return { field: ref, value: this.#fieldValue(field), span: field.span };
    });
    // what is at hand locally; the fields themselves are no values for themselves
    const more = wildcard === null ? [] : this.missingFields(con.name, fields, wildcard).filter(({ text }) => this.values.get(text) !== undefined);
    const filled = more.map((field) => {
      const value = this.#variable({ qualifier: null, text: field.text, span: wildcard as Span }, wildcard as Span);
      return { field: { name: field, span: wildcard as Span }, value, span: wildcard as Span };
    });
    return { kind: 'construct', con, fields: [...written, ...filled], span };
  }

  #update({ record, fields, span }: Of<'update'>): Rn.Expr {
    const seen = new Map<Name, Span>();
    const renamed = this.expression(record);
    const candidates = this.#updateCandidates(fields.map(({ name }) => name));
    const values = fields.map((field, i) => {
      const ref = { name: candidates === null ? this.fieldNamed(field.name) : candidates[0][i], span: field.name.span };
      this.checkFieldOnce(seen, ref);
      return { field: ref, value: this.#fieldValue(field), span: field.span };
    });
    return { kind: 'update', record: renamed, fields: values, ...(candidates !== null && candidates.length > 1 && { candidates }), span };
  }

  /** Where fields of several types share a text: for each type that has all of the fields, its own. Null where none is shared, or no type has them all. */
  #updateCandidates(fields: readonly Ast.Name[]): readonly (readonly Name[])[] | null {
    const { scope, factsOf } = this.context;
    const found = fields.map(({ qualifier, text }) => scope.lookup(qualifier, text, 'value'));
    if (found.every((names) => names.length < 2)) return null;
    const parents = new Set(found.flatMap((names) => names.flatMap((name) => factsOf(name)?.parent ?? [])));
    const candidates = [...parents].flatMap((parent) => {
      const own = found.map((names) => names.find((name) => factsOf(name)?.parent === parent));
      const all = own.flatMap((name) => name ?? []);
      return all.length === fields.length ? [all] : [];
    });
    if (candidates.length === 0) return null;
    for (const name of candidates.flat()) this.use(name, null);
    return candidates;
  }

  #fieldValue({ name, value }: Ast.FieldOf<Ast.Expr>): Rn.Expr {
    if (value !== null) return this.expression(value);
    this.requirePuns(null, name);
    return this.#variable({ ...name, qualifier: null }, name.span);
  }

  #typed({ expr, type, span }: Of<'typed'>): Rn.Expr {
    const signature = this.signature(type);
    return this.scoped(() => {
      this.bindScoped(signature);
      return { kind: 'typed', expr: this.expression(expr), signature, span };
    });
  }
}
