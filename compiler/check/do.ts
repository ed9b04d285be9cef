/**
 * `do` blocks: every statement is checked in a loop, then the calls of `>>=` and `>>` are put together from the end. All statements of a block share one monad
 * and so one dictionary, which is bound around the block.
 */
import { toldSpan } from '../base/columns.ts';
import { wrapAll } from '../base/lists.ts';
import type { Span } from '../base/span.ts';
import type * as Rn from '../rename/syntax.ts';
import type * as Typed from '../typed/syntax.ts';
import { appType, funType } from '../types/make.ts';
import type { Type } from '../types/type.ts';
import type { Reason } from '../types/why.ts';
import { apply, evApply, lambda, plainRhs } from './build.ts';
import { behindPatterns, type Context, checking, type Expected, fail, typeOf } from './context.ts';
import { isFailable } from './failable.ts';
import { nameHead } from './head.ts';
import { implicitBindings } from './implicit.ts';
import { stringExpr } from './literal.ts';
import { closeScope, enterImplication, openScope } from './pattern-scope.ts';
import { reboundDo } from './rebound-do.ts';

/** Puts a checked statement in front of the rest of the block. */
type Step = (rest: Typed.Expr) => Typed.Expr;

/** The monad of a block: its type and its dictionaries, which are wanted when they are first used. */
class Block {
  readonly #cx: Context;
  readonly #span: Span;
  readonly monad: Type;
  /** type of the whole */
  readonly type: Type;
  /** and without the monad */
  readonly result: Type;
  readonly evidence: { readonly id: Typed.Id; readonly term: Typed.Evidence }[] = [];
  readonly #dictionaries = new Map<string, Typed.Id>();

  constructor(cx: Context, expected: Expected, span: Span) {
    this.#cx = cx;
    this.#span = span;
    const { builtin } = cx.tc;
    const known = expected.type === null ? null : cx.tc.head(expected.type);
    if (expected.type !== null && known?.kind === 'app') {
      this.monad = known.fun;
      this.result = known.arg;
      this.type = expected.type;
      return;
    }
    this.monad = cx.tc.freshMeta(funType(builtin.typeKind, builtin.typeKind), 'm');
    this.result = cx.tc.freshMeta(builtin.typeKind);
    this.type = this.of(this.result);
    if (expected.type === null) expected.type = this.type;
    else cx.tc.unify(this.type, expected.type, { span, reason: expected.reason });
  }

  /** The monad applied to a type. */
  of(type: Type): Type {
    return appType(this.monad, type);
  }

  /** A method of a class of the monad, at its dictionary; `type` is the type it is used at. */
  method(className: 'Monad' | 'MonadFail', text: '>>=' | '>>' | 'fail', type: Type, span: Span): Typed.Expr {
    const cx = this.#cx;
    const { expr } = nameHead(cx, cx.tc.globals.wired.value(text), span, 'statement');
    return evApply(expr, [{ kind: 'evVar', id: this.#dictionary(className) }], type);
  }

  #dictionary(className: 'Monad' | 'MonadFail'): Typed.Id {
    let id = this.#dictionaries.get(className);
    if (id === undefined) {
      const cx = this.#cx;
      const pred: Type = appType(cx.tc.builtin.wiredType(className), this.monad);
      id = cx.tc.dictId(pred);
      this.#dictionaries.set(className, id);
      this.evidence.push({ id, term: cx.tc.wanted(pred, { span: this.#span, kind: 'statement', name: null }) });
    }
    return id;
  }
}

export function doBlock(cx: Context, expr: Rn.Expr & { readonly kind: 'do' }, expected: Expected): Typed.Expr {
  const { stmts, span } = expr;
  const last = stmts.at(-1);
  if (last?.kind !== 'exprStmt') {
    fail(cx, 'LastStatement', 'the last statement of a `do` block must be an expression', last?.span ?? span);
    return { kind: 'fail', how: 'typeError', text: 'do', type: typeOf(cx, expected), span };
  }
  if (expr.rebound !== undefined) return cx.rho(reboundDo(cx, stmts, expr.rebound, span), expected);
  if (!stmts.some((stmt, i) => i < stmts.length - 1 && (stmt.kind === 'bind' || stmt.kind === 'exprStmt'))) return pureBlock(cx, stmts, last, expected);
  const block = new Block(cx, expected, span);
  // the dictionaries are wanted here, outside of what the patterns of statements open
  block.method('Monad', '>>=', block.type, span);
  if (stmts.some((stmt) => stmt.kind === 'bind' && isFailable(cx, stmt.pattern))) block.method('MonadFail', 'fail', block.type, span);
  const scope = openScope();
  const steps: Step[] = [];
  for (let i = 0; i < stmts.length - 1; i++) steps.push(checkStmt(cx, block, stmts[i], scope));
  const body = cx.rho(last.expr, checking(block.type, stmts.length > 1 && expected.reason.reason === 'other' ? { reason: 'lastStatement' } : expected.reason));
  closeScope(cx, scope);
  return { kind: 'evLet', binds: { binds: block.evidence }, body: wrapAll(steps, body), span };
}

/** Only declarations before the last statement: no monad is needed. */
function pureBlock(cx: Context, stmts: readonly Rn.Stmt[], last: Rn.Stmt & { readonly kind: 'exprStmt' }, expected: Expected): Typed.Expr {
  const { level } = cx.tc;
  const scope = openScope();
  const steps: Step[] = [];
  for (const stmt of stmts) if (stmt !== last) steps.push(declarations(cx, stmt, scope));
  behindPatterns(cx, scope, level, expected);
  const body = cx.rho(last.expr, expected);
  closeScope(cx, scope);
  return wrapAll(steps, body);
}

function checkStmt(cx: Context, block: Block, stmt: Rn.Stmt, scope: ReturnType<typeof openScope>): Step {
  if (stmt.kind !== 'bind' && stmt.kind !== 'exprStmt') return declarations(cx, stmt, scope);
  const { span } = stmt;
  const reason: Reason = { reason: 'statement', binds: stmt.kind === 'bind' };
  const type = cx.tc.freshMeta(cx.tc.builtin.typeKind);
  const action = cx.rho(stmt.expr, checking(block.of(type), reason));
  if (stmt.kind === 'exprStmt') {
    return (rest) => apply(block.method('Monad', '>>', sequenceType(block, type, false), span), [action, rest], block.type, span);
  }
  const failable = isFailable(cx, stmt.pattern);
  const pattern = cx.pattern(stmt.pattern, type, scope, { reason: 'pattern' });
  return (rest) => {
    const continuation = failable ? orFail(cx, block, pattern, stmt.place, type, rest) : lambda([pattern], rest, block.type);
    return apply(block.method('Monad', '>>=', sequenceType(block, type, true), span), [action, continuation], block.type, span);
  };
}

/** `m a -> (a -> m b) -> m b`, or `m a -> m b -> m b`. */
function sequenceType(block: Block, type: Type, binds: boolean): Type {
  const rest = binds ? funType(type, block.type) : block.type;
  return funType(block.of(type), funType(rest, block.type));
}

/** `\case pattern -> rest; _ -> fail "…"`. */
function orFail(cx: Context, block: Block, pattern: Typed.Pattern, place: Span, type: Type, rest: Typed.Expr): Typed.Expr {
  const { span } = pattern;
  const message = stringExpr(cx, failText(cx, place), span);
  const failure = apply(block.method('MonadFail', 'fail', block.type, span), [message], block.type, span);
  return {
    kind: 'match',
    paramTypes: [type],
    clauses: [
      { patterns: [pattern], rhs: plainRhs(rest), span },
      { patterns: [{ kind: 'wildPattern', type, span }], rhs: plainRhs(failure), span },
    ],
    type: block.type,
    context: { kind: 'generated', span },
    span,
  };
}

/** What `fail` is told. */
export function failText(cx: Context, span: Span): string {
  return `Pattern match failure in do expression at ${cx.tc.module.file}:${spanText(toldSpan(cx.tc.module.lines, span))}`;
}

/** A place as GHC writes it: `3:5`, `3:5-10`, `(3,5)-(4,2)`. */
export function spanText({ line, col, endLine, endCol }: Span): string {
  if (line !== endLine) return `(${line},${col})-(${endLine},${endCol - 1})`;
  return endCol - 1 <= col ? `${line}:${col}` : `${line}:${col}-${endCol - 1}`;
}

/** `let` among the statements. */
function declarations(cx: Context, stmt: Rn.Stmt, scope: ReturnType<typeof openScope>): Step {
  const { span } = stmt;
  if (stmt.kind === 'letStmt') {
    const groups = cx.groups(stmt.groups, false);
    return (body) => ({ kind: 'let', groups, body, span });
  }
  if (stmt.kind !== 'letImplicitStmt') return (body) => body;
  const { group, givens } = implicitBindings(cx, stmt.binds);
  const name = stmt.binds.map((bind) => `?${bind.text}`).join(', ');
  const binds = enterImplication(cx, scope, { skolems: [], givens, equalities: [], why: { kind: 'implicit', name, span } });
  return (body) => ({ kind: 'let', groups: [group], body: { kind: 'evLet', binds, body, span }, span });
}
