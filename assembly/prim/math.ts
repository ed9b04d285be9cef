/** Transcendental functions, numbered as in the MATH1 instruction. */
import * as E from './elementary.ts';
import * as H from './hyperbolic.ts';

export function math(f: u32, x: f64): f64 {
  switch (f) {
    case 0:
      return E.exp(x);
    case 1:
      return E.log(x);
    case 2:
      return E.sin(x);
    case 3:
      return E.cos(x);
    case 4:
      return E.tan(x);
    case 5:
      return E.asin(x);
    case 6:
      return E.acos(x);
    case 7:
      return E.atan(x);
    case 8:
      return H.sinh(x);
    case 9:
      return H.cosh(x);
    case 10:
      return H.tanh(x);
    case 11:
      return H.expm1(x);
    case 12:
      return H.log1p(x);
    case 13:
      return H.asinh(x);
    case 14:
      return H.acosh(x);
    case 15:
      return H.atanh(x);
    default:
      return NaN;
  }
}
