/** Questions about one closure that only this machine can answer, and the names by which clients watch thunks. */

import { builtLines } from '../backtrace/built.ts';
import { procedureOf } from '../debugger/look/code.ts';
import { explain } from '../debugger/look/explain.ts';
import { closureNamed, ExpressionError, type Scope } from '../debugger/look/expressions.ts';
import { retainersOf } from '../debugger/look/retainers.ts';
import { thunkName, ValuePrinter } from '../debugger/look/values.ts';
import type { Control, Target } from '../debugger/protocol.ts';
import { type BirthCapture, captureBirth, decodeBirth } from '../memory/births.ts';
import { decodeClosure, infoAt, untag } from '../memory/decode.ts';
import type { Field } from '../memory/fields.ts';
import { addressIn, hex } from './breakpoints.ts';
import type { Debuggee } from './debuggee.ts';
import { type Fields, RequestError } from './fields.ts';
import type { Places } from './places.ts';
import type { Values } from './values.ts';

/** What is not evaluated yet. */
const unevaluated: readonly string[] = ['thunk', 'ap', 'apStack', 'blackhole'];
const DEFAULT_PATHS = 3;

/** The closure that arguments name: by `expression`, by `memoryReference`, or as the variable `name` of a `variablesReference`. Throws RequestError. */
export function closureOf(target: Target, values: Values, args: Fields, scope: Scope): number {
  const expression = args.optionalText('expression');
  if (expression !== undefined) {
    try {
      return closureNamed(target, scope, expression);
    } catch (error) {
      if (error instanceof ExpressionError) throw new RequestError(error.message);
      throw error;
    }
  }
  const reference = args.optionalText('memoryReference');
  if (reference !== undefined) return closureAt(target, addressIn(reference));
  if (!args.has('variablesReference')) throw new RequestError('which closure? an `expression`, a `memoryReference`, or a `variablesReference` with a `name`');
  const name = args.text('name');
  const field = values.part(args.number('variablesReference'), name);
  if (field.rep !== 'p') throw new RequestError(`\`${name}\` is a number, not a closure`);
  return closureAt(target, Number(field.value));
}

function closureAt(target: Target, address: number): number {
  if (infoAt(target.view, untag(address)) === null) throw new RequestError(`there is no closure at ${hex(address)}`);
  return decodeClosure(target.view, target.debug, address, { items: 0 }).address;
}

/** Address of the value. Rejects with RequestError when there is none. */
export async function forceThunk(control: Control, closure: number, args: Fields): Promise<number> {
  const fuel = args.optionalNumber('fuel');
  if (fuel !== undefined && fuel < 1) throw new RequestError('`fuel` must be at least 1');
  try {
    return await control.force(closure, fuel);
  } catch (error) {
    throw new RequestError((error as Error).message);
  }
}

/** Why it is still there. */
export function retainers(target: Target, closure: number, args: Fields): object {
  const count = args.optionalNumber('count') ?? DEFAULT_PATHS;
  const { paths, isGarbage, isStatic, retainedBytes, cutOff } = retainersOf(target, closure, Math.max(1, count));
  const shown = paths.map((path) => path.map(({ address, text, through }) => ({ text, through, ...(address !== 0 && { memoryReference: hex(address) }) })));
  return { memoryReference: hex(closure), paths: shown, isGarbage, isStatic, retainedBytes, ...(cutOff !== '' && { cutOff }) };
}

/** Where what a closure is was written: the code that makes and evaluates it. */
export function whereCreated(debuggee: Debuggee, closure: number, places: Places): object {
  const { target } = debuggee;
  const { text, kind, note, name, place } = new ValuePrinter(target).view({ name: '', rep: 'p', value: closure });
  const info = infoAt(target.view, closure);
  const known = info === null ? null : target.debug.info(info.id);
  const parent = known === null || known.parent < 0 ? null : target.debug.owner(known.parent);
  const procedure = info === null ? null : procedureOf(target, info.address);
  const birth = captureBirth(target.view, target.view.u32(closure));
  const at = place ?? known?.place ?? procedure?.place ?? null;
  return {
    memoryReference: hex(closure),
    value: text,
    kind,
    note,
    name,
    module: known?.module ?? '',
    within: parent?.debug.name ?? '',
    ...(birth !== null && { built: builtBy(debuggee, birth, places) }),
    ...(at !== null && { source: places.source(at.file), ...places.place(at) }),
  };
}

/** Who had a thunk built, in lines as backtraces have them. */
function builtBy({ target, functionAt }: Debuggee, birth: BirthCapture, places: Places): object[] {
  const lines = builtLines(decodeBirth(birth, target.debug), { sources: null, functionAt: (place) => functionAt(place) });
  return lines.map(({ what, note, place }) => ({ what, note, ...(place !== null && { source: places.source(place.file), ...places.place(place) }) }));
}

/** What the machine does next, in words. */
export function explainStep(target: Target, tso: number): object {
  return explain(target, tso);
}

/** Names under which clients set data breakpoints. They hold until the machine moves; breakpoints that were set stay. */
export class DataIds {
  readonly #closures = new Map<string, number>();
  #next = 1;

  forget(): void {
    this.#closures.clear();
  }

  closure(dataId: string): number | null {
    return this.#closures.get(dataId) ?? null;
  }

  /** A data id for a thunk; none for what has its value already. */
  info(target: Target, field: Field, name: string): object {
    const closure = field.rep === 'p' ? decodeClosure(target.view, target.debug, Number(field.value), { items: 0 }) : null;
    if (closure === null || !unevaluated.includes(closure.kind)) return { dataId: null, description: `\`${name}\` is evaluated already` };
    const dataId = `thunk-${this.#next++}`;
    this.#closures.set(dataId, closure.address);
    const what = closure.kind === 'thunk' ? thunkName(closure) : 'a thunk';
    return { dataId, description: `${name}: when ${what} is updated with its value`, accessTypes: ['write'], canPersist: false };
  }
}
