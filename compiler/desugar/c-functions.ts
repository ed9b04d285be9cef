/** Functions of the C library that are primops here: what programs import of `math.h`, and copies between byte arrays. Others are the host's. */
import type { Span } from '../base/span.ts';
import * as make from '../core/make.ts';
import type * as Core from '../core/syntax.ts';

export interface CFunction {
  /** representation of the result */
  readonly result: Core.Rep;
  readonly call: (args: readonly Core.Expr[], state: Core.Expr, span: Span) => Core.Expr;
}

const unary: Readonly<Record<string, string>> = {
  ...{ sin: 'sinDouble#', cos: 'cosDouble#', tan: 'tanDouble#', asin: 'asinDouble#', acos: 'acosDouble#', atan: 'atanDouble#' },
  ...{ sinh: 'sinhDouble#', cosh: 'coshDouble#', tanh: 'tanhDouble#', asinh: 'asinhDouble#', acosh: 'acoshDouble#', atanh: 'atanhDouble#' },
  ...{ exp: 'expDouble#', log: 'logDouble#', sqrt: 'sqrtDouble#', fabs: 'fabsDouble#', floor: 'floorDouble#', ceil: 'ceilDouble#', trunc: 'truncDouble#' },
};

const copies: ReadonlySet<string> = new Set(['memcpy', 'memmove']);

/** The function of this name that takes arguments of these representations; null when it is the host's. */
export function cFunction(name: string, args: readonly Core.Rep[]): CFunction | null {
  const shape = args.join(' ');
  if (shape === 'f64' && Object.hasOwn(unary, name)) return arithmetic(unary[name]);
  if (shape === 'f64 f64' && name === 'pow') return arithmetic('**##');
  if (shape === 'unlifted unlifted i64' && copies.has(name)) return { result: 'void', call: copyArray };
  return null;
}

function arithmetic(primop: string): CFunction {
  return { result: 'f64', call: (args, _state, span) => make.prim(primop, [...args], 'f64', span) };
}

/** To, from, how many bytes: between arrays of bytes. */
function copyArray([to, from, count]: readonly Core.Expr[], state: Core.Expr, span: Span): Core.Expr {
  const start = make.literal({ rep: 'i64', value: 0n }, span);
  return make.prim('copyByteArray#', [from, start, to, start, count, state], 'void', span);
}
