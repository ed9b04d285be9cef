/** Values as text and as data, as far as they are evaluated. Nothing is forced, nothing is written. */

import { authorName } from '../../backtrace/names.ts';
import { type SourcePlace, showPlace } from '../../memory/debug-index.ts';
import { type Closure, decodeClosure } from '../../memory/decode.ts';
import type { Field } from '../../memory/fields.ts';
import { type ShowLimits, showField } from '../../memory/print.ts';
import { isGenerated, unqualified, withoutNumber } from '../../memory/source-names.ts';
import type { Target } from '../protocol.ts';
import { Evaluations } from './evaluations.ts';

export interface ValueOptions extends Pick<ShowLimits, 'depth' | 'width' | 'closures'> {
  /** what is not evaluated is shown as `<thunk x, Main.hs:3:7-12>` instead of `_` */
  readonly thunks?: boolean;
}

/** One level of a value. */
export interface ValueView {
  readonly text: string;
  /** of closures: what they are; of other fields: their kind of number */
  readonly kind: string;
  /** untagged address of the closure; 0 for numbers */
  readonly address: number;
  /** constructor, function or thunk, as the tables have it; '' when nobody knows */
  readonly name: string;
  /** where functions and thunks are written */
  readonly place: SourcePlace | null;
  /** what the text does not say; '' when that is all */
  readonly note: string;
  /** fields, free variables, arguments, elements */
  readonly parts: readonly Field[];
}

/** Prints values of one target, which stands still. */
export class ValuePrinter {
  readonly #target: Target;
  readonly #evaluations: Evaluations;

  constructor(target: Target) {
    this.#target = target;
    this.#evaluations = new Evaluations(target);
  }

  text(field: Field, options: ValueOptions = {}): string {
    const { view, debug } = this.#target;
    const { thunks = false, ...limits } = options;
    view.refresh();
    return showField(view, debug, field, {
      ...limits,
      unevaluated: (closure) => (thunks || closure.kind === 'blackhole' ? this.#unevaluated(closure) : '_'),
      functionText,
    });
  }

  view(field: Field, options: ValueOptions = {}): ValueView {
    const text = this.text(field, options);
    if (field.rep !== 'p') return { text, kind: field.rep, address: 0, name: '', place: null, note: '', parts: [] };
    const closure = this.closure(Number(field.value));
    const { kind, address } = closure;
    const name = 'name' in closure ? closure.name : '';
    const place = closure.kind === 'thunk' || closure.kind === 'fun' ? closure.place : null;
    return { text, kind, address, name, place, note: this.#note(closure), parts: partsOf(closure) };
  }

  closure(pointer: number): Closure {
    return decodeClosure(this.#target.view, this.#target.debug, pointer);
  }

  #note(closure: Closure): string {
    switch (closure.kind) {
      case 'thunk':
        return `not evaluated: ${thunkName(closure)}${placed(closure.place)}`;
      case 'ap':
        return `not evaluated: ${unqualified(closure.name) || 'a function'} applied to ${closure.args.length} argument${closure.args.length === 1 ? '' : 's'}`;
      case 'apStack':
        return 'not evaluated: its evaluation was interrupted and will go on where it was';
      case 'fun':
        return `of ${closure.arity} argument${closure.arity === 1 ? '' : 's'}`;
      case 'pap':
        return `function ${unqualified(closure.name)} with ${closure.args.length} of its arguments`;
      default:
        return '';
    }
  }

  #unevaluated(closure: Closure): string {
    switch (closure.kind) {
      case 'thunk':
        return `<${thunkName(closure)}${closure.place === null ? '' : `, ${showPlace(closure.place)}`}>`;
      case 'ap':
        return `<thunk ${unqualified(closure.name) || 'application'} applied>`;
      case 'apStack':
        return '<interrupted>';
      case 'blackhole':
        return `<${this.#evaluator(closure)}>`;
      default:
        return '_';
    }
  }

  #evaluator(closure: Closure & { readonly kind: 'blackhole' }): string {
    const by = this.#evaluations.of(closure.address);
    if (by !== undefined) return `being evaluated by frame #${by.frame} of thread ${by.thread}`;
    return closure.owner?.frozen ? 'its evaluation was interrupted' : 'being evaluated';
  }
}

/** `<function f, Main.hs:3:1-20>`; without a name when only the compiler has one. */
function functionText(fun: Closure & { readonly kind: 'fun' }): string {
  const name = authorName(fun.name).name;
  return `<function${name === '' ? '' : ` ${name}`}${fun.place === null ? '' : `, ${showPlace(fun.place)}`}>`;
}

/** `thunk x`, `CAF table`; `thunk` when only the compiler has a name for it. */
export function thunkName(thunk: { readonly name: string; readonly caf: boolean }): string {
  const name = withoutNumber(unqualified(thunk.name));
  return `${thunk.caf ? 'CAF' : 'thunk'}${name === '' || isGenerated(name) ? '' : ` ${name}`}`;
}

function placed(place: SourcePlace | null): string {
  return place === null ? '' : ` at ${showPlace(place)}`;
}

function pointerField(name: string, value: number): Field {
  return { name, rep: 'p', value };
}

/** What a closure holds, by name or position. */
export function partsOf(closure: Closure): readonly Field[] {
  switch (closure.kind) {
    case 'con':
      return closure.fields;
    case 'fun':
    case 'thunk':
      return closure.free;
    case 'pap':
    case 'ap':
      return [pointerField('function', closure.fun), ...closure.args];
    case 'mutVar':
      return [pointerField('value', closure.value)];
    case 'mvar':
      return closure.value === null ? [] : [pointerField('value', closure.value)];
    case 'array':
      return closure.elements.map((element, i) => pointerField(String(i), element));
    case 'weak':
      return [pointerField('key', closure.key), pointerField('value', closure.value)];
    case 'throw':
      return [pointerField('exception', closure.exception)];
    default:
      return [];
  }
}
