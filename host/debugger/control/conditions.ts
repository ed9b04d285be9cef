/** Conditions and log texts of breakpoints: variables are read as far as they are evaluated; nothing is run. */
import { ExpressionError, evaluateName } from '../look/expressions.ts';
import { ValuePrinter } from '../look/values.ts';
import type { Target } from '../protocol.ts';

const comparisons = {
  '==': (order: number) => order === 0,
  '/=': (order: number) => order !== 0,
  '<': (order: number) => order < 0,
  '<=': (order: number) => order <= 0,
  '>': (order: number) => order > 0,
  '>=': (order: number) => order >= 0,
} as const;

type Operator = keyof typeof comparisons;

interface Comparison {
  readonly name: string;
  readonly operator: Operator;
  /** as `print` would show it */
  readonly literal: string;
}

/** Comparisons that must all hold. */
export type Condition = readonly Comparison[];

const COMPARISON = /^\s*(.+?)\s*(==|\/=|<=|>=|<|>)\s*(.+?)\s*$/;

/** `NAME OP LITERAL && …`. Throws an Error that says what it should look like. */
export function parseCondition(text: string): Condition {
  return splitConjunction(text).map((part) => {
    const [, name, operator, literal] = COMPARISON.exec(part) ?? [];
    if (name === undefined) throw new Error(`\`${part.trim()}\` is not a condition: expected NAME OP LITERAL, as in \`n == 10\`, OP one of == /= < <= > >=`);
    return { name, operator: operator as Operator, literal };
  });
}

/** Not at `&&` inside text literals. */
function splitConjunction(text: string): string[] {
  const parts: string[] = [];
  let start = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '\\' && quoted) i++;
    else if (text[i] === '"') quoted = !quoted;
    else if (!quoted && text.startsWith('&&', i)) {
      parts.push(text.slice(start, i));
      start = i + 2;
      i++;
    }
  }
  return [...parts, text.slice(start)];
}

/** Whether it holds where the target stands. A variable that is not there, or not evaluated, makes it false; `unknown` is told why, then. */
export function holds(target: Target, condition: Condition, unknown: (why: string) => void = () => undefined): boolean {
  const printer = new ValuePrinter(target);
  return condition.every(({ name, operator, literal }) => {
    const shown = valueText(target, printer, name);
    const order = shown === null ? null : compare(shown, literal);
    if (shown === null) unknown(`nothing is called \`${name}\` there`);
    else if (order === null) unknown(`\`${name}\` is not evaluated there`);
    return order !== null && comparisons[operator](order);
  });
}

/** The text of a log point, `{name}` replaced by what `print name` shows. */
export function logText(target: Target, template: string): string {
  const printer = new ValuePrinter(target);
  return template.replace(/\{([^{}]+)\}/g, (_, name: string) => valueText(target, printer, name) ?? `<no ${name.trim()}>`);
}

function valueText(target: Target, printer: ValuePrinter, name: string): string | null {
  try {
    return printer.text(evaluateName(target, { tso: 0, frame: 0 }, name).field, { width: 200 });
  } catch (failure) {
    if (failure instanceof ExpressionError) return null;
    throw failure;
  }
}

/** Negative, zero or positive; null when they cannot be compared: one is not evaluated. */
function compare(shown: string, literal: string): number | null {
  const [a, b] = [numberIn(shown), numberIn(literal)];
  if (a !== null && b !== null) return a < b ? -1 : a > b ? 1 : 0;
  if (/^_$|^<.*>$/.test(shown)) return null;
  const [left, right] = [normalised(shown), normalised(literal)];
  return left < right ? -1 : left > right ? 1 : 0;
}

function numberIn(text: string): number | bigint | null {
  const plain = text.replace(/^\((-.*)\)$/, '$1');
  if (/^-?\d+$/.test(plain)) return BigInt(plain);
  return /^-?\d+(\.\d+)?([eE][-+]?\d+)?$/.test(plain) ? Number(plain) : null;
}

const normalised = (text: string): string => text.replace(/\s+/g, ' ').trim();
