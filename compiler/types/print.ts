/**
 * Types as text, as GHC prints them: `Maybe a -> [b]`, `forall a. Show a => a`. Unsolved metas are `a0`, `a1` …; different variables of the same name are told
 * apart by a number, within one printer.
 */
import type { Name } from '../names/name.ts';
import { funType, repr, spine } from './make.ts';
import type { ForallType, ImplicitType, Meta, Type, TyVar } from './type.ts';

export interface PrintOptions {
  /** `∀`, `→`, `⇒` */
  readonly unicode?: boolean;
}

export function showType(t: Type, options: PrintOptions = {}): string {
  return new TypePrinter(options).show(t);
}

/** How tightly the surroundings bind: nothing, left of an arrow, operand of an operator, argument. */
const TOP = 0;
const ARROW = 1;
const OPERATOR = 2;
const ARGUMENT = 3;

/** Types nested deeper are cut short. */
const DEPTH_LIMIT = 100;

/** Prints several types that share names: those of one message. */
export class TypePrinter {
  readonly #unicode: boolean;
  readonly #names = new Map<TyVar | Meta, string>();
  readonly #taken = new Set<string>();
  #depth = 0;

  constructor(options: PrintOptions = {}) {
    this.#unicode = options.unicode === true;
  }

  show(t: Type): string {
    return this.#print(t, TOP);
  }

  /** For where an argument could stand: in parentheses when it is not a single word. */
  showArgument(t: Type): string {
    return this.#print(t, ARGUMENT);
  }

  /** `(Show a, Eq a)`, `Show a`, or nothing. */
  showContext(context: readonly Type[]): string {
    if (context.length === 1) return this.#print(context[0], OPERATOR);
    return `(${context.map((c) => this.show(c)).join(', ')})`;
  }

  #print(t: Type, precedence: number): string {
    if (this.#depth > DEPTH_LIMIT) return '…';
    this.#depth++;
    const text = this.#text(t, precedence);
    this.#depth--;
    return text;
  }

  #text(t: Type, precedence: number): string {
    const type = repr(t);
    switch (type.kind) {
      case 'con':
        return conText(type.con.name);
      case 'var':
        return this.#nameOf(type.var, type.var.name);
      case 'meta':
        return this.#nameOf(type.meta, `${/^[a-z]\w*$/.test(type.meta.hint ?? '') ? type.meta.hint : 'a'}0`);
      case 'fun':
        return wrap(precedence > TOP, this.#functions(type));
      case 'forall':
        return wrap(precedence > TOP, this.#forall(type));
      case 'implicit':
        if (isHasCallStack(type)) return 'HasCallStack';
        return wrap(precedence > TOP, `?${type.name}::${this.show(type.type)}`);
      case 'app':
        return this.#application(type, precedence);
    }
  }

  #functions(t: Type): string {
    const parts: string[] = [];
    let type = repr(t);
    while (type.kind === 'fun') {
      parts.push(this.#print(type.arg, ARROW));
      type = repr(type.res);
    }
    parts.push(this.#print(type, TOP));
    return parts.join(this.#unicode ? ' → ' : ' -> ');
  }

  #forall({ vars, context, body }: ForallType): string {
    const binder = vars.length === 0 ? '' : `${this.#unicode ? '∀' : 'forall'} ${vars.map((v) => this.#nameOf(v, v.name)).join(' ')}. `.replace('∀ ', '∀');
    const given = context.length === 0 ? '' : `${this.showContext(context)} ${this.#unicode ? '⇒' : '=>'} `;
    return `${binder}${given}${this.show(body)}`;
  }

  #application(t: Type, precedence: number): string {
    const { head, args } = spine(t);
    if (head.kind === 'con') {
      const { space } = head.con.name;
      const text = space === 'value' ? `'${head.con.name.text}` : head.con.name.text;
      if (text === '[]' && args.length === 1) return `[${this.show(args[0])}]`;
      if (/^\(,+\)$/.test(text) && args.length === text.length - 1) return `(${args.map((a) => this.show(a)).join(', ')})`;
      if (/^\(#,*#\)$/.test(text) && args.length === text.length - 3) return `(# ${args.map((a) => this.show(a)).join(', ')} #)`;
      if (text === '->' && args.length === 2) return wrap(precedence > TOP, this.#functions(funType(args[0], args[1])));
      if (isOperator(text) && args.length === 2) {
        const [left, right] = args.map((a) => this.#print(a, OPERATOR));
        return wrap(precedence >= ARROW, `${left} ${text} ${right}`);
      }
    }
    const words = [this.#print(head, OPERATOR), ...args.map((a) => this.#print(a, ARGUMENT))];
    return wrap(precedence >= ARGUMENT, words.join(' '));
  }

  /** `wish`, or `wish` with the first free number. */
  #nameOf(v: TyVar | Meta, wish: string): string {
    let name = this.#names.get(v);
    if (name === undefined) {
      const stem = wish.replace(/\d+$/, '');
      name = wish;
      for (let i = 1; this.#taken.has(name); i++) name = `${stem}${i}`;
      this.#taken.add(name);
      this.#names.set(v, name);
    }
    return name;
  }
}

/** The parameter behind that synonym, which is what programs write. */
function isHasCallStack({ name, type }: ImplicitType): boolean {
  const stack = repr(type);
  return name === 'callStack' && stack.kind === 'con' && stack.con.name.text === 'CallStack' && stack.con.name.module === 'GHC.Stack.Types';
}

function wrap(needed: boolean, text: string): string {
  return needed ? `(${text})` : text;
}

function isOperator(text: string): boolean {
  return /^'?[^\w'[("]/u.test(text) && !/^'?[\p{L}_]/u.test(text);
}

function conText({ text, module, space }: Name): string {
  // what is promoted is a value's name
  if (space === 'value') return `'${isOperator(text) ? `(${text})` : text}`;
  if (text === 'Type' && module === 'GHC.Types') return '*';
  return isOperator(text) ? `(${text})` : text;
}
