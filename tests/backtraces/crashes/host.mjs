/** Host functions of the programs beside this. */
let machine;

export function attach(given) {
  machine = given;
}

export function lookUp(key) {
  throw new RangeError(`no such key: ${key}`);
}

export function throughJavaScript(f, n) {
  return machine.callSync(f, n);
}

export async function later(n) {
  await null;
  throw new TypeError(`refused: ${n}`);
}
