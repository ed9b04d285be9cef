/**
 * Chains of operators get their shape (report 10.6): given the fixity of each operator, a flat `infix` becomes `binary` and `negate` nodes.
 *
 * Prefix minus is an operator of precedence 6 that associates to the left. Where two neighbours of the same precedence do not associate the same way, the
 * chain has no meaning, and is reported. Operands are on a stack of our own: a chain may be of any length.
 */
import { type Diagnostic, problem } from '../base/diagnostic.ts';
import { newSpan, type Span } from '../base/span.ts';
import type * as Ast from './ast.ts';

export interface Fixity {
  readonly associativity: 'left' | 'right' | 'none';
  /** 0 binds least, 9 most */
  readonly precedence: number;
  /** the name is ambiguous: what it cannot stand beside is not said on top of that */
  readonly unsure?: boolean;
}

/** Of an operator without a declaration. */
export const defaultFixity: Fixity = { associativity: 'left', precedence: 9 };

const negation: Fixity = { associativity: 'left', precedence: 6 };

/** Answers the fixity of an operator where it is used. */
export type FixityOf = (name: Ast.Name) => Fixity;

interface Placed {
  readonly span: Span;
}

export type Shaped<T> = T | Ast.Binary<T> | Ast.Negate<T>;

/** What a chain becomes: one node per operator. */
export interface ChainNodes<T, R> {
  binary(left: R, operator: Ast.Operator, right: R, span: Span): R;
  negate(operand: R, span: Span): R;
  readonly operand: (operand: T) => R;
}

/** Gives a chain its shape. Conflicts are reported to `complain`; the chain then gets some shape. */
export function resolveInfix<T extends Placed>(
  items: readonly (T | Ast.Operator | Ast.Minus)[],
  fixityOf: FixityOf,
  complain: (diagnostic: Diagnostic) => void,
): Shaped<T> {
  return foldInfix<T, Shaped<T>>(items, fixityOf, complain, {
    operand: (operand) => operand,
    binary: (left, operator, right, span) => ({ kind: 'binary', left: left as T, operator, right: right as T, span }),
    negate: (operand, span) => ({ kind: 'negate', operand: operand as T, span }),
  });
}

/** The same for another tree: the nodes are made by `nodes`, inner ones first. */
export function foldInfix<T extends Placed, R extends Placed>(
  items: readonly (T | Ast.Operator | Ast.Minus)[],
  fixityOf: FixityOf,
  complain: (diagnostic: Diagnostic) => void,
  nodes: ChainNodes<T, R>,
): R {
  const [first, middle, last] = items;
  if (items.length === 3 && isOperator(middle) && !isMinus(first) && !isMinus(last) && !isOperator(first) && !isOperator(last)) {
    const left = nodes.operand(first);
    const right = nodes.operand(last);
    return nodes.binary(left, middle, right, between(left.span, right.span));
  }
  const operands: R[] = [];
  const pending: { readonly operator: Ast.Operator | Ast.Minus; readonly fixity: Fixity }[] = [];

  const reduce = (): void => {
    const { operator } = pending.pop()!;
    const right = operands.pop()!;
    if (operator.kind === 'minus') operands.push(nodes.negate(right, between(operator.span, right.span)));
    else {
      const left = operands.pop()!;
      operands.push(nodes.binary(left, operator, right, between(left.span, right.span)));
    }
  };
  const push = (operator: Ast.Operator | Ast.Minus, fixity: Fixity): void => {
    for (let top = pending.at(-1); top !== undefined; top = pending.at(-1)) {
      const isPrefix = operator.kind === 'minus';
      if (top.fixity.precedence < fixity.precedence || (!isPrefix && top.fixity.precedence === fixity.precedence && bothRight(top.fixity, fixity))) break;
      const associates = !isPrefix && (top.fixity.precedence > fixity.precedence || bothLeft(top.fixity, fixity));
      if (!associates) {
        if (!top.fixity.unsure && !fixity.unsure) complain(conflict(top.operator, top.fixity, operator, fixity));
        if (isPrefix) break;
      }
      reduce();
    }
    pending.push({ operator, fixity });
  };

  for (const item of items) {
    if (isMinus(item)) push(item, negation);
    else if (isOperator(item)) push(item, fixityOf(item.name));
    else operands.push(nodes.operand(item));
  }
  while (pending.length > 0) reduce();
  return operands[0];
}

/** Complains when the operand of a section binds less than the section's operator (report 3.5). `side` is where the operand stands. */
export function checkSection(operand: { readonly kind: string }, operator: Ast.Operator, side: 'left' | 'right', fixityOf: FixityOf): Diagnostic | null {
  let inner: Ast.Operator | Ast.Minus;
  if (operand.kind === 'binary') inner = (operand as Ast.Binary<Ast.Expr>).operator;
  else if (operand.kind === 'negate') inner = { kind: 'minus', span: (operand as Ast.Negate<Ast.Expr>).span };
  else return null;
  const outer = fixityOf(operator.name);
  const own = inner.kind === 'minus' ? negation : fixityOf(inner.name);
  if (own.unsure || outer.unsure) return null;
  if (own.precedence > outer.precedence || (own.precedence === outer.precedence && own.associativity === side && outer.associativity === side)) return null;
  return problem('SectionPrecedence', operator.span, `${shown(operator, outer)} of this section binds no less than ${shown(inner, own)} in its operand`, {
    labels: [{ span: inner.span, text: 'in this operand' }],
    help: 'put the operand in parentheses',
  });
}

function conflict(left: Ast.Operator | Ast.Minus, leftFixity: Fixity, right: Ast.Operator | Ast.Minus, rightFixity: Fixity): Diagnostic {
  return problem('FixityConflict', right.span, `${shown(left, leftFixity)} and ${shown(right, rightFixity)} cannot stand side by side without parentheses`, {
    labels: [{ span: left.span, text: 'this operator comes before it' }],
    help: 'put one of the two in parentheses with its operands',
  });
}

function shown(operator: Ast.Operator | Ast.Minus, { associativity, precedence }: Fixity): string {
  const word = { left: 'infixl', right: 'infixr', none: 'infix' }[associativity];
  return operator.kind === 'minus' ? `prefix \`-\` (${word} ${precedence})` : `\`${operator.name.text}\` (${word} ${precedence})`;
}

function bothLeft(a: Fixity, b: Fixity): boolean {
  return a.associativity === 'left' && b.associativity === 'left';
}

function bothRight(a: Fixity, b: Fixity): boolean {
  return a.associativity === 'right' && b.associativity === 'right';
}

function isMinus(item: object): item is Ast.Minus {
  return (item as { readonly kind?: string }).kind === 'minus';
}

function isOperator(item: object): item is Ast.Operator {
  return (item as { readonly kind?: string }).kind === 'operator';
}

function between(start: Span, end: Span): Span {
  return newSpan(start.file, start.line, start.col, end.endLine, end.endCol);
}
