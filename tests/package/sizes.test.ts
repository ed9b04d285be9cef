/** What a page loads stays within its goals. */
import { expect, test } from 'vitest';
import { brotli, GOALS_B, shippedCompiler, shippedLibrary } from '../../bench/sizes.ts';

test('the compiler', () => expect(brotli(shippedCompiler('build/page'))).toBeLessThanOrEqual(GOALS_B.compiler));

test('the library', () => expect(brotli(shippedLibrary('build/lib.vtb'))).toBeLessThanOrEqual(GOALS_B.library), 60_000);
