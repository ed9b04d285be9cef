import { expect, test } from 'vitest';
import { sizeInBytes, sizeInWords, timeInMs } from '../../../host/sizes.ts';

test('sizes as people write them', () => {
  expect(sizeInBytes(4096)).toBe(4096);
  expect(sizeInBytes('8M')).toBe(8 * 1024 * 1024);
  expect(sizeInBytes('64k')).toBe(65536);
  expect(sizeInBytes('64 KiB')).toBe(65536);
  expect(sizeInBytes('1.5G')).toBe(1.5 * 1024 ** 3);
  expect(sizeInBytes('90w')).toBe(360);
  expect(sizeInBytes('17b')).toBe(17);
  expect(sizeInBytes('17')).toBe(17);
  expect(sizeInWords('90w')).toBe(90);
  expect(sizeInWords(7)).toBe(1);
});

test('times as people write them', () => {
  expect(timeInMs(20)).toBe(20);
  expect(timeInMs('250ms')).toBe(250);
  expect(timeInMs('1.5s')).toBe(1500);
  expect(timeInMs('2m')).toBe(120_000);
});

test('what is no size is refused by name', () => {
  for (const bad of ['', '8Q', '-1', 'M', '1e3', '8M8']) expect(() => sizeInBytes(bad, 'maximal stack size'), bad).toThrow('invalid maximal stack size');
  for (const bad of [-1, Number.NaN, Number.POSITIVE_INFINITY]) expect(() => sizeInBytes(bad)).toThrow('invalid size');
  expect(() => timeInMs('soon', 'timeout')).toThrow('invalid timeout "soon": expected a number of milliseconds');
});
