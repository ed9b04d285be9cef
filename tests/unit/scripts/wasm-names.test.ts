/**
 * The name section that build/machine.wasm ships with, on a module made by hand.
 */
import binaryen from 'binaryen';
import { expect, test } from 'vitest';
import { exportedFunctions, functionNames, withNames } from '../../../scripts/wasm-names.ts';

function moduleWithNames(): Uint8Array {
  const module = binaryen.parseText('(module $old (func $inner (unreachable)) (func $outer (export "run") (call $inner)) (func $other (export "boot")))');
  binaryen.setDebugInfo(true);
  const bytes = module.emitBinary();
  binaryen.setDebugInfo(false);
  return bytes;
}

test('names are read and replaced, code is kept', () => {
  const whole = moduleWithNames();
  expect([...functionNames(whole).values()]).toEqual(['inner', 'outer', 'other']);
  const small = withNames(whole, 'vertebra', ['run']);
  expect([...functionNames(small)]).toEqual([[exportedFunctions(whole).get('run'), 'run']]);
  const module = new WebAssembly.Module(small as Uint8Array<ArrayBuffer>);
  expect(WebAssembly.Module.customSections(module, 'name').length).toBe(1);
  const { run } = new WebAssembly.Instance(module).exports as { run: () => void };
  let stack = '';
  try {
    run();
  } catch (error) {
    stack = (error as Error).stack ?? '';
  }
  expect(stack).toContain('vertebra.run');
});

test('an export that is not there is named', () => {
  expect(() => withNames(moduleWithNames(), 'vertebra', ['walk'])).toThrow('walk');
});
