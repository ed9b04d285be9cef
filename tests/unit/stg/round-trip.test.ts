import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from '../../../compiler/stg/parse.ts';
import { print } from '../../../compiler/stg/print.ts';
import { anyModule } from './trees.ts';

/** The same tree without places. */
function withoutSpans(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSpans);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'span' && key !== 'files')
      .map(([key, v]) => [key, withoutSpans(v)]),
  );
}

/** Places that SRC pragmas carry: of expressions, right-hand sides, alternatives, join points and bindings, with file names for indices. */
function places(value: unknown, files: readonly string[], out: string[] = []): string[] {
  if (Array.isArray(value)) for (const v of value) places(v, files, out);
  else if (typeof value === 'object' && value !== null) {
    const node = value as {
      kind?: string;
      span?: { file: number; line: number; col: number; endLine: number; endCol: number };
      rhs?: unknown;
      params?: unknown;
    };
    const isAtom = node.kind === 'var' || (node.kind === 'lit' && !('lit' in node));
    const carries = !isAtom && (node.kind !== undefined || node.rhs !== undefined || node.params !== undefined);
    if (carries && node.span !== undefined) out.push(`${files[node.span.file]} ${node.span.line}:${node.span.col}-${node.span.endLine}:${node.span.endCol}`);
    for (const [key, v] of Object.entries(node)) if (key !== 'span') places(v, files, out);
  }
  return out;
}

const runs = { numRuns: 200 };

test('parse ∘ print is the identity up to spans, and printing is stable', () => {
  fc.assert(
    fc.property(anyModule, (module) => {
      const text = print(module);
      const { module: read, diagnostics } = parse(text, 'a.stg');
      expect(diagnostics, text).toEqual([]);
      expect(withoutSpans(read)).toEqual(withoutSpans(module));
      expect(print(read!)).toBe(text);
    }),
    runs,
  );
});

test('with SRC pragmas the places of expressions, closures, alternatives and bindings survive too', () => {
  fc.assert(
    fc.property(anyModule, (module) => {
      const text = print(module, { spans: true });
      const { module: read, diagnostics } = parse(text, 'a.stg');
      expect(diagnostics, text).toEqual([]);
      expect(withoutSpans(read)).toEqual(withoutSpans(module));
      expect(places(read!.binds, read!.files)).toEqual(places(module.binds, module.files));
    }),
    runs,
  );
});
