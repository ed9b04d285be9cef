/**
 * How a primop takes its arguments and gives its results: arguments are the words below Sp, first lowest; results as docs/machine.md says.
 * `arg(n, i)` is word i of n argument words.
 */
import * as L from '../../abi/layout.ts';
import { DO_RETURN, reg, setReg } from '../machine.ts';

// @ts-ignore: decorator
@inline
export function arg(n: u32, i: u32): u32 {
  return load<u32>(reg(L.REG_SP) - ((n - i) << 2));
}
// @ts-ignore: decorator
@inline
export function argLong(n: u32, i: u32): i64 {
  return load<i64>(reg(L.REG_SP) - ((n - i) << 2));
}
// @ts-ignore: decorator
@inline
export function argDouble(n: u32, i: u32): f64 {
  return load<f64>(reg(L.REG_SP) - ((n - i) << 2));
}

export function retP(pointer: u32): i32 {
  setReg(L.REG_R1, pointer);
  return DO_RETURN;
}
export function retVoid(): i32 {
  return DO_RETURN;
}
export function retW(value: u32): i32 {
  store<u32>(reg(L.REG_SP) - 4, value);
  return DO_RETURN;
}
export function retL(value: i64): i32 {
  store<i64>(reg(L.REG_SP) - 8, value);
  return DO_RETURN;
}
export function retD(value: f64): i32 {
  store<f64>(reg(L.REG_SP) - 8, value);
  return DO_RETURN;
}
export function retLL(a: i64, b: i64): i32 {
  store<i64>(reg(L.REG_SP) - 16, a);
  store<i64>(reg(L.REG_SP) - 8, b);
  return DO_RETURN;
}
export function retLLL(a: i64, b: i64, c: i64): i32 {
  store<i64>(reg(L.REG_SP) - 24, a);
  return retLL(b, c);
}
export function retLP(a: i64, p: u32): i32 {
  store<i64>(reg(L.REG_SP) - 12, a);
  store<u32>(reg(L.REG_SP) - 4, p);
  return DO_RETURN;
}
export function retPL(p: u32, a: i64): i32 {
  store<u32>(reg(L.REG_SP) - 12, p);
  store<i64>(reg(L.REG_SP) - 8, a);
  return DO_RETURN;
}
export function retPP(p: u32, q: u32): i32 {
  store<u32>(reg(L.REG_SP) - 8, p);
  store<u32>(reg(L.REG_SP) - 4, q);
  return DO_RETURN;
}
