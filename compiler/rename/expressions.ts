/** Expressions, statements and right-hand sides. */
import type { Span } from '../base/span.ts';
import type { Name } from '../names/name.ts';
import type * as Ast from '../syntax/ast.ts';
import { checkSection, foldInfix, resolveInfix } from '../syntax/fixity.ts';
import { isConstructor } from './context.ts';
import { PatternRenamer } from './patterns.ts';
import type * as Rn from './syntax.ts';

type Of<K extends Ast.Expr['kind']> = Ast.Expr & { readonly kind: K };
type Items = readonly (Ast.Expr | Ast.Operator | Ast.Minus)[];

export abstract class ExprRenamer extends PatternRenamer {
  /** Declarations of `let` or `where`: their names stay in scope. Implicit parameters, which cannot stand beside others, are null. */
  protected abstract localBinds(decls: readonly Ast.Decl[]): Rn.BindGroup[];

  expression(expr: Ast.Expr): Rn.Expr {
    const { span } = expr;
    switch (expr.kind) {
      case 'var':
        return this.variable(expr.name, span);
      case 'con':
        return { kind: 'con', name: this.constructorNamed(expr.name), span };
      case 'implicitVar':
        return { kind: 'implicitVar', text: expr.name.text, span };
      case 'label':
        return this.label(expr.name.text, span);
      case 'literal':
        return { kind: 'literal', value: expr.value, hashes: expr.hashes, span };
      case 'apply':
        return { kind: 'apply', head: this.expression(expr.head), args: this.expressions(expr.args), span };
      case 'typeArg':
        return { kind: 'typeArg', type: this.type(expr.type), span };
      case 'lambda':
        return this.scoped(() => {
          const params = this.patterns(expr.params).map((param) => this.strictly(param));
          return { kind: 'lambda', params, body: this.expression(expr.body), span };
        });
      case 'lambdaCase':
        return { kind: 'lambdaCase', alternatives: this.alternatives(expr.alternatives), span };
      case 'let':
        return this.letExpression(expr);
      case 'if':
        return this.conditional(expr);
      case 'multiIf':
        return { kind: 'multiIf', alternatives: expr.alternatives.map((alternative) => this.guarded(alternative)), span };
      case 'case':
        return { kind: 'case', scrutinee: this.expression(expr.scrutinee), alternatives: this.alternatives(expr.alternatives), span };
      case 'do':
        return this.scoped(() => ({ kind: 'do', stmts: this.statements(expr.stmts), span }));
      case 'tuple':
        return { kind: 'tuple', items: expr.items.map((item) => (item === null ? null : this.expression(item))), unboxed: expr.unboxed, span };
      case 'list':
        return { kind: 'list', items: this.expressions(expr.items), span };
      case 'range':
        return this.range(expr);
      case 'comprehension':
        return this.comprehension(expr);
      case 'paren':
        return { kind: 'paren', inner: this.expression(expr.inner), span };
      case 'leftSection':
      case 'rightSection':
        return this.section(expr);
      case 'construct':
        return this.construct(expr);
      case 'update':
        return this.update(expr);
      case 'typed':
        return this.typed(expr);
      case 'infix':
        return this.chain(expr.items);
      case 'binary':
        return this.chain([expr.left, expr.operator, expr.right]);
      case 'negate':
        return { kind: 'negate', operand: this.expression(expr.operand), span };
    }
  }

  private conditional({ span, ...expr }: Of<'if'>): Rn.Expr {
    const test = this.expression(expr.test);
    const then = this.expression(expr.then);
    return { kind: 'if', test, then, else: this.expression(expr.else), span };
  }

  private range({ span, ...expr }: Of<'range'>): Rn.Expr {
    const from = this.expression(expr.from);
    const then = this.optional(expr.then);
    return { kind: 'range', from, then, to: this.optional(expr.to), span };
  }

  private expressions(exprs: readonly Ast.Expr[]): Rn.Expr[] {
    return exprs.map((expr) => this.expression(expr));
  }

  private optional(expr: Ast.Expr | null): Rn.Expr | null {
    return expr === null ? null : this.expression(expr);
  }

  /** A variable; one that begins with `_` and is not in scope is a hole. */
  private variable(name: Ast.Name, span: Span): Rn.Expr {
    const found = this.findValue(name);
    if (found !== null) return { kind: 'var', name: found, span };
    if (name.qualifier !== null || !name.text.startsWith('_')) this.reportMissing(name, 'value', /^[\p{L}_]/u.test(name.text) ? 'variable' : 'operator');
    return { kind: 'hole', text: name.text, span };
  }

  // Operators ------------------------------------------------------------------------------------------------------------------------------

  private chain(items: Items): Rn.Expr {
    const renamed = items.map((item) => (item.kind === 'operator' || item.kind === 'minus' ? item : this.expression(item)));
    return foldInfix<Rn.Expr, Rn.Expr>(renamed, this.fixityOfValue, (d) => this.context.diagnostics.push(d), {
      operand: (operand) => operand,
      binary: (left, operator, right, span) => ({ kind: 'binary', left, operator: this.operator(operator), right, span }),
      negate: (operand, span) => ({ kind: 'negate', operand, span }),
    });
  }

  private operator({ name, span }: Ast.Operator): Rn.Expr {
    return isConstructor(name.text) ? { kind: 'con', name: this.constructorNamed(name), span } : this.variable(name, span);
  }

  private section(expr: Of<'leftSection'> | Of<'rightSection'>): Rn.Expr {
    const { operand, operator, span } = expr;
    if (operand.kind === 'infix') {
      const shaped = resolveInfix(operand.items, this.fixityOfValue, () => {});
      const wrong = checkSection(shaped, operator, expr.kind === 'leftSection' ? 'left' : 'right', this.fixityOfValue);
      if (wrong !== null) this.context.diagnostics.push(wrong);
    }
    return { kind: expr.kind, operand: this.expression(operand), operator: this.operator(operator), span };
  }

  // Bindings and alternatives --------------------------------------------------------------------------------------------------------------

  private letExpression({ decls, body, span }: Of<'let'>): Rn.Expr {
    const implicit = this.implicitBinds(decls);
    if (implicit !== null) return { kind: 'letImplicit', binds: implicit, body: this.expression(body), span };
    return this.scoped(() => {
      const groups = this.localBinds(decls);
      return { kind: 'let', groups, body: this.expression(body), span };
    });
  }

  /** `?x = e; ?y = e`; null when these are ordinary declarations. */
  private implicitBinds(decls: readonly Ast.Decl[]): { text: string; value: Rn.Expr; span: Span }[] | null {
    if (decls.length === 0 || decls.some(({ kind }) => kind !== 'implicitBinding')) return null;
    return (decls as readonly Ast.ImplicitBinding[]).map(({ name, value, span }) => ({ text: name.text, value: this.expression(value), span }));
  }

  private alternatives(alternatives: readonly Ast.Alternative[]): Rn.Alternative[] {
    return alternatives.map(({ pattern, rhs, span }) =>
      this.scoped(() => {
        const [renamed] = this.patterns([pattern]);
        return { kind: 'alternative', pattern: this.strictly(renamed), rhs: this.rhs(rhs), span };
      }),
    );
  }

  protected rhs({ alternatives, where, span }: Ast.Rhs): Rn.Rhs {
    return this.scoped(() => {
      const groups = where.length === 0 ? [] : this.localBinds(where);
      return { kind: 'rhs', alternatives: alternatives.map((alternative) => this.guarded(alternative)), where: groups, span };
    });
  }

  private guarded({ guards, body, span }: Ast.GuardedExpr): Rn.GuardedExpr {
    return this.scoped(() => ({ kind: 'guarded', guards: this.statements(guards), body: this.expression(body), span }));
  }

  // Statements -----------------------------------------------------------------------------------------------------------------------------

  /** What they bind stays in scope. */
  private statements(stmts: readonly Ast.Stmt[]): Rn.Stmt[] {
    return stmts.map((stmt) => this.statement(stmt));
  }

  private statement(stmt: Ast.Stmt): Rn.Stmt {
    const { span } = stmt;
    if (stmt.kind === 'exprStmt') return { kind: 'exprStmt', expr: this.expression(stmt.expr), span };
    if (stmt.kind === 'bind') {
      const expr = this.expression(stmt.expr);
      const [pattern] = this.patterns([stmt.pattern]);
      return { kind: 'bind', pattern: this.strictly(pattern), expr, place: stmt.pattern.span, span };
    }
    const implicit = this.implicitBinds(stmt.decls);
    return implicit === null ? { kind: 'letStmt', groups: this.localBinds(stmt.decls), span } : { kind: 'letImplicitStmt', binds: implicit, span };
  }

  /** Branches do not see each other; the body sees all of them. */
  private comprehension({ body, branches, span }: Of<'comprehension'>): Rn.Expr {
    return this.scoped(() => {
      const bound = new Map<string, Name>();
      const locals = branches.map((branch) => {
        const mark = this.values.mark();
        const stmts = this.statements(branch);
        const since = new Map(this.values.since(mark).map((local) => [local.name.text, local]));
        this.values.leave(mark);
        for (const { name } of since.values()) this.checkBranches(bound, name);
        return { stmts, since };
      });
      for (const { since } of locals) for (const local of since.values()) this.values.bind(local);
      if (this.has('MonadComprehensions') && locals.length === 1) return this.monadComprehension(this.expression(body), locals[0].stmts, span);
      return { kind: 'comprehension', body: this.expression(body), branches: locals.map(({ stmts }) => stmts), span };
    });
  }

  /** `do { stmts; return body }`, where a condition is a `guard`. */
  private monadComprehension(body: Rn.Expr, stmts: readonly Rn.Stmt[], span: Span): Rn.Expr {
    const { wired } = this.context;
    const call = (name: Name, arg: Rn.Expr): Rn.Expr => ({ kind: 'apply', head: { kind: 'var', name, span: arg.span }, args: [arg], span: arg.span });
    const guarded = stmts.map((stmt): Rn.Stmt => (stmt.kind === 'exprStmt' ? { ...stmt, expr: call(wired.value('guard'), stmt.expr) } : stmt));
    return { kind: 'do', stmts: [...guarded, { kind: 'exprStmt', expr: call(wired.value('return'), body), span: body.span }], span };
  }

  private checkBranches(bound: Map<string, Name>, name: Name): void {
    const before = bound.get(name.text);
    if (before !== undefined) {
      const labels = [{ span: before.span, text: 'first here' }];
      this.complain('DuplicateBinder', name.span, `\`${name.text}\` is bound in two branches of the comprehension`, { labels });
    }
    bound.set(name.text, name);
  }

  /** `#x` is `fromLabel @"x"`. */
  private label(text: string, span: Span): Rn.Expr {
    const type: Rn.Type = { kind: 'typeLiteral', value: text, span };
    return { kind: 'apply', head: { kind: 'var', name: this.context.wired.value('fromLabel'), span }, args: [{ kind: 'typeArg', type, span }], span };
  }

  // Records and types ----------------------------------------------------------------------------------------------------------------------

  private construct({ name, fields, wildcard, span }: Of<'construct'>): Rn.Expr {
    const con = { name: this.constructorNamed(name), span: name.span };
    const seen = new Map<Name, Span>();
    const written = fields.map((field) => {
      const ref = { name: this.fieldOf(con.name, field.name), span: field.name.span };
      this.checkFieldOnce(seen, ref);
      return { field: ref, value: this.fieldValue(field), span: field.span };
    });
    // what is at hand locally; the fields themselves are no values for themselves
    const more = wildcard === null ? [] : this.missingFields(con.name, fields, wildcard).filter(({ text }) => this.values.get(text) !== undefined);
    const filled = more.map((field) => {
      const value = this.variable({ qualifier: null, text: field.text, span: wildcard as Span }, wildcard as Span);
      return { field: { name: field, span: wildcard as Span }, value, span: wildcard as Span };
    });
    return { kind: 'construct', con, fields: [...written, ...filled], span };
  }

  private update({ record, fields, span }: Of<'update'>): Rn.Expr {
    const seen = new Map<Name, Span>();
    const renamed = this.expression(record);
    const candidates = this.updateCandidates(fields.map(({ name }) => name));
    const values = fields.map((field, i) => {
      const ref = { name: candidates === null ? this.fieldNamed(field.name) : candidates[0][i], span: field.name.span };
      this.checkFieldOnce(seen, ref);
      return { field: ref, value: this.fieldValue(field), span: field.span };
    });
    return { kind: 'update', record: renamed, fields: values, ...(candidates !== null && candidates.length > 1 && { candidates }), span };
  }

  /** Where fields of several types share a text: for each type that has all of the fields, its own. Null where none is shared, or no type has them all. */
  private updateCandidates(fields: readonly Ast.Name[]): readonly (readonly Name[])[] | null {
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

  private fieldValue({ name, value }: Ast.FieldOf<Ast.Expr>): Rn.Expr {
    if (value !== null) return this.expression(value);
    this.requirePuns(null, name);
    return this.variable({ ...name, qualifier: null }, name.span);
  }

  private typed({ expr, type, span }: Of<'typed'>): Rn.Expr {
    const signature = this.signature(type);
    return this.scoped(() => {
      this.bindScoped(signature);
      return { kind: 'typed', expr: this.expression(expr), signature, span };
    });
  }
}
