/**
 * Operators: chains of them, sections, negation. A chain may be thousands of operators long, so it is descended in a loop, along whichever side it nests.
 *
 * `f $ x` is checked as the application `f x`: arguments may then be polymorphic (`runST $ do …`), as GHC has it.
 */
import type * as Rn from '../rename/syntax.ts';
import type * as Typed from '../typed/syntax.ts';
import { funType } from '../types/make.ts';
import type { Type } from '../types/type.ts';
import type { Reason } from '../types/why.ts';
import { callWired, closeSpine, openSpine, type Spine } from './apply.ts';
import { apply, evApply, freshId, lambda, letIn, variable, varPattern } from './build.ts';
import { bare, type Context, type Expected, settle } from './context.ts';
import { type Head, head } from './head.ts';
import { negativeLiteral } from './literal.ts';

type Binary = Rn.Expr & { readonly kind: 'binary' };
type Side = 'left' | 'right';

/** A call that waits for the operand the loop went into. */
interface Frame {
  readonly spine: Spine;
  readonly operands: readonly Rn.Expr[];
  readonly typed: Typed.Expr[];
  /** operands checked so far, in order */
  done: number;
  /** is it `f $ x`, checked as `f x`? */
  readonly isCall: boolean;
  /** the call that waits for this one */
  readonly outer: Frame | null;
}

function reasonFor({ spine, operands, isCall }: Frame, index: number): Reason {
  const { text } = spine.head;
  if (isCall) return { reason: 'functionArgument', name: text, index };
  const side = index === 0 ? 'left' : 'right';
  return { reason: 'operand', operator: text ?? 'this operator', side, whole: spine.span, isCall: index === 0 && operands[0].kind === 'apply' };
}

/** How many operators are nested along one side. */
function depth(expr: Rn.Expr, side: Side): number {
  let count = 0;
  for (let at = bare(expr); at.kind === 'binary'; at = bare(at[side])) count++;
  return count;
}

export function binary(cx: Context, expr: Binary, expected: Expected): Typed.Expr {
  const side: Side = depth(expr, 'left') > depth(expr, 'right') ? 'left' : 'right';
  let frame: Frame | null = null;
  let at: Rn.Expr = expr;
  let wanted = expected;
  let operand: Typed.Expr;
  for (;;) {
    if (at.kind !== 'binary') {
      operand = cx.rho(at, wanted);
      break;
    }
    frame = openFrame(cx, at, wanted, frame);
    const { operands, spine }: Frame = frame;
    const next = side === 'left' ? firstOfChain(frame) : operands.length - 1;
    while (frame.done < next) checkOperand(cx, frame);
    const type = spine.argTypes[next];
    const reason = reasonFor(frame, next);
    if (cx.tc.head(type).kind === 'forall') {
      operand = cx.sigma(operands[next], type, reason);
      break;
    }
    at = bare(operands[next]);
    wanted = { type, reason };
  }
  return closeFrames(cx, frame, operand);
}

/** The left operand of an operator is its first argument; that of `$` is the head of the call, so the loop goes into its argument. */
function firstOfChain(frame: Frame): number {
  return frame.operands.length === 2 ? 0 : frame.operands.length - 1;
}

function closeFrames(cx: Context, innermost: Frame | null, inner: Typed.Expr): Typed.Expr {
  let operand = inner;
  for (let frame = innermost; frame !== null; frame = frame.outer) {
    frame.typed[frame.done++] = operand;
    while (frame.done < frame.operands.length) checkOperand(cx, frame);
    operand = closeSpine(frame.spine, frame.typed);
  }
  return operand;
}

function checkOperand(cx: Context, frame: Frame): void {
  const index = frame.done;
  frame.typed[index] = cx.sigma(frame.operands[index], frame.spine.argTypes[index], reasonFor(frame, index));
  frame.done++;
}

function openFrame(cx: Context, expr: Binary, expected: Expected, outer: Frame | null): Frame {
  const operator = bare(expr.operator);
  if (operator.kind === 'var' && operator.name === cx.dollar) return openDollar(cx, expr, expected, outer);
  const start = head(cx, operator);
  const operands = [expr.left, expr.right];
  const spine = openSpine(cx, start, operands, expr.span, expected);
  return { spine, operands, typed: new Array<Typed.Expr>(operands.length), done: 0, isCall: false, outer };
}

/** `f a $ b` as `f a b`. */
function openDollar(cx: Context, expr: Binary, expected: Expected, outer: Frame | null): Frame {
  const left = bare(expr.left);
  const given = left.kind === 'apply' ? [...left.args, expr.right] : [expr.right];
  const start = head(cx, left.kind === 'apply' ? left.head : left);
  const operands = given.filter((arg) => arg.kind !== 'typeArg');
  const spine = openSpine(cx, start, given, expr.span, expected);
  return { spine, operands, typed: new Array<Typed.Expr>(operands.length), done: 0, isCall: true, outer };
}

/** `-e`. */
export function negation(cx: Context, expr: Rn.Expr & { readonly kind: 'negate' }, expected: Expected): Typed.Expr {
  const operand = bare(expr.operand);
  if (operand.kind === 'literal') {
    const literal = negativeLiteral(cx, operand, expr.span, expected);
    if (literal !== null) return literal;
  }
  const reason: Reason = { reason: 'operand', operator: '-', side: 'right' };
  return callWired(cx, cx.tc.globals.wired.value('negate'), [expr.operand], expr.span, expected, reason);
}

/** `(e op)` is `op e` with PostfixOperators, else `\x -> op e x`, and `(op e)` is `\x -> op x e`, where e is shared. */
export function section(cx: Context, expr: Rn.Expr & { readonly kind: 'leftSection' | 'rightSection' }, expected: Expected): Typed.Expr {
  const { operand, operator, span } = expr;
  const isLeft = expr.kind === 'leftSection';
  const start = head(cx, operator);
  const reason: Reason = { reason: 'operand', operator: start.text ?? 'this operator', side: isLeft ? 'left' : 'right' };
  if (isLeft && cx.tc.module.extensions.has('PostfixOperators')) {
    const opened = openSpine(cx, start, [operand], span, expected);
    return closeSpine(opened, [cx.sigma(operand, opened.argTypes[0], reason)]);
  }
  const { fun, left, right, result } = openOperator(cx, start, expr);
  const [given, open] = isLeft ? [left, right] : [right, left];
  settle(cx, funType(open, result), expected, span);
  const typed = cx.sigma(operand, given, reason);
  const x = freshId(cx, 'x', open);
  const other = variable(x, span);
  return sharing(cx, typed, given, (e) => lambda([varPattern(x, span)], apply(fun, isLeft ? [e, other] : [other, e], result, span), result));
}

interface OpenOperator {
  readonly fun: Typed.Expr;
  readonly left: Type;
  readonly right: Type;
  readonly result: Type;
}

/** The operator of a section as a function of two arguments. */
function openOperator(cx: Context, start: Head, section: Rn.Expr): OpenOperator {
  const { type, evidence } = cx.tc.instantiate(start.type, start.origin);
  const why = { span: section.span, reason: { reason: 'call', name: start.text, count: 2 } } as const;
  const first = cx.tc.unifyFun(type, why);
  const second = cx.tc.unifyFun(first.res, why);
  return { fun: evApply(start.expr, evidence, type), left: first.arg, right: second.arg, result: second.res };
}

/** `let x = operand in body x`, without the let when the operand is a name or a literal. */
function sharing(cx: Context, operand: Typed.Expr, type: Type, body: (operand: Typed.Expr) => Typed.Expr): Typed.Expr {
  if (operand.kind === 'var' || operand.kind === 'con' || operand.kind === 'lit') return body(operand);
  const shared = freshId(cx, 'operand', type, operand.span);
  return letIn(shared, operand, body(variable(shared, operand.span)));
}
