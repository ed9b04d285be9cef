import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { printLiteral, readNumber } from '../../../compiler/stg/literals.ts';
import { isConName } from '../../../compiler/stg/names.ts';
import { parse } from '../../../compiler/stg/parse.ts';
import { MAX_CLOSURE_NESTING, MAX_NESTING } from '../../../compiler/stg/parse-expr.ts';
import { print } from '../../../compiler/stg/print.ts';
import type { Case, Expr, Lambda, LitAtom, Module } from '../../../compiler/stg/syntax.ts';
import { literal } from './trees.ts';

function read(text: string, defines: Record<string, string> = {}): Module {
  const { module, diagnostics } = parse(text, 'test.stg', { defines });
  expect(diagnostics).toEqual([]);
  return module!;
}

function bodyOf(text: string): Expr {
  return (read(`f = \\x { ${text} }`).binds[0].rhs as Lambda).body;
}

/** Each kind of literal without its place. */
type Placeless<T> = T extends LitAtom ? Omit<T, 'span'> : never;
type Literal = Placeless<LitAtom>;

function literalOf(text: string): Literal {
  const expr = bodyOf(text);
  if (expr.kind !== 'lit') throw new Error(`${text} is a ${expr.kind}`);
  const { span: _, ...lit } = expr.lit;
  return lit;
}

function kinds(text: string): string[] {
  return parse(text, 'test.stg').diagnostics.map((d) => d.kind);
}

describe('literals', () => {
  const cases: [string, Literal][] = [
    ['42', { kind: 'lit', rep: 'i64', value: 42n }],
    ['-9223372036854775808', { kind: 'lit', rep: 'i64', value: -(2n ** 63n) }],
    ['18446744073709551615w', { kind: 'lit', rep: 'i64', value: -1n }],
    ['0xFFFFFFFFFFFFFFFF', { kind: 'lit', rep: 'i64', value: -1n }],
    ['1_000#', { kind: 'lit', rep: 'i64', value: 1000n }],
    ['7##', { kind: 'lit', rep: 'i64', value: 7n }],
    ['42i32', { kind: 'lit', rep: 'i32', value: 42 }],
    ['0xFFFFFFFFi32', { kind: 'lit', rep: 'i32', value: -1 }],
    ["'c'", { kind: 'lit', rep: 'i32', value: 99 }],
    ["'\\''", { kind: 'lit', rep: 'i32', value: 39 }],
    ["'\\x1F600'#", { kind: 'lit', rep: 'i32', value: 0x1f600 }],
    ["'\\SOH'", { kind: 'lit', rep: 'i32', value: 1 }],
    ['4.5', { kind: 'lit', rep: 'f64', value: 4.5 }],
    ['1e-3', { kind: 'lit', rep: 'f64', value: 0.001 }],
    ['-0.0', { kind: 'lit', rep: 'f64', value: -0 }],
    ['-inf##', { kind: 'lit', rep: 'f64', value: Number.NEGATIVE_INFINITY }],
    ['4.5f', { kind: 'lit', rep: 'f32', value: 4.5 }],
    ['0.1#', { kind: 'lit', rep: 'f32', value: Math.fround(0.1) }],
    ['3f', { kind: 'lit', rep: 'f32', value: 3 }],
    ['"a\\SO\\&H\\1234\\&5\\n"', { kind: 'lit', rep: 'string', value: 'a\u000eH\u04d25\n' }],
    ['"one\\   \\line"', { kind: 'lit', rep: 'string', value: 'oneline' }],
    ['"\\0a\\255"##', { kind: 'lit', rep: 'string', value: '\0a\xff', bytes: true }],
    ['void#', { kind: 'lit', rep: 'void' }],
  ];
  test.each(cases)('%s', (text, expected) => expect(literalOf(text)).toEqual(expected));

  test('print and read agree', () => {
    fc.assert(
      fc.property(literal, ({ span: _, ...lit }) => {
        expect(literalOf(printLiteral(lit))).toEqual(lit);
      }),
    );
  });

  test('numbers out of range are not numbers', () => {
    for (const text of ['9223372036854775808', '-9223372036854775809', '18446744073709551616w', '4294967296i32', '1.5w', '12abc'])
      expect(typeof readNumber(text)).toBe('string');
  });
});

describe('names', () => {
  test('constructors are told by their last component', () => {
    expect(['Nil', 'Data.Maybe.Just', ':', ':|', 'GHC.Types.:', '[]', '()', '(,,)', 'Ä'].filter((n) => !isConName(n))).toEqual([]);
    expect(['nil', 'Data.List.map', '$dEq', '+', 'GHC.Base..', '_', 'x#', '.', 'Data.Map.!'].filter(isConName)).toEqual([]);
  });

  test('backquotes make a variable of anything', () => {
    expect(bodyOf('`+#` `case` `two words`')).toMatchObject({ kind: 'app', fun: { name: '+#' }, args: [{ name: 'case' }, { name: 'two words' }] });
    expect(bodyOf('`:` x x')).toMatchObject({ kind: 'con', con: ':' });
  });

  test('words with a meaning in one place are names elsewhere', () => {
    expect(bodyOf('and thunk once')).toMatchObject({ kind: 'app', fun: { name: 'and' }, args: [{ name: 'thunk' }, { name: 'once' }] });
    expect(bodyOf('join and = { x } and once = { x } in and')).toMatchObject({ joins: [{ name: 'and' }, { name: 'once' }], body: { fun: { name: 'and' } } });
  });
});

describe('defines', () => {
  test('replace identifiers by literals, in atoms and in alternatives', () => {
    const module = read('f = \\(n : i64) { case remInt# n THRESHOLD of { ZERO -> f 1; _ -> f THRESHOLD } }', { THRESHOLD: '23', ZERO: '-1' });
    expect(print(module)).toContain('case remInt# n 23 of {\n    -1 -> f 1;\n    _ -> f 23');
  });

  test('must be one literal', () => {
    expect(parse('f = thunk { f }', 'test.stg', { defines: { N: '1 2' } })).toMatchObject({ module: null, diagnostics: [{ kind: 'InvalidDefine' }] });
  });
});

describe('what is left out', () => {
  test('kinds of case binders follow the alternatives, then the scrutinee', () => {
    const rep = (text: string): string => (bodyOf(text) as Case).binder.rep;
    expect(rep('case x of { 1 -> x }')).toBe('i64');
    expect(rep("case x of { 'c' -> x; _ -> x }")).toBe('i32');
    expect(rep('case x of { (# a #) -> x }')).toBe('void');
    expect(rep('case x of { Nil -> x }')).toBe('p');
    expect(rep('case +# 1 2 of y { _ -> x }')).toBe('i64');
    expect(rep('case writeMutVar# x x void# of { _ -> x }')).toBe('void');
    expect(rep('case x of y { _ -> x }')).toBe('p');
    expect(rep('case x of y : f32 { _ -> x }')).toBe('f32');
  });

  test('kinds of constructor fields follow the declaration, wherever it is', () => {
    expect(read('f = \\x { case x of { I# n -> x } }\ndata Int = I# i64').binds[0]).toMatchObject({ rhs: { body: { alts: [{ fields: [{ rep: 'i64' }] }] } } });
    expect(bodyOf('case x of { IS n -> x }')).toMatchObject({ alts: [{ fields: [{ rep: 'i64' }] }] });
  });

  test('nullary constructors used as atoms or exported get a closure', () => {
    const module = read('export A\ndata T = A | B | C | D p\nf = \\x { f B }\nB = B');
    expect(module.binds.map((b) => b.name)).toEqual(['f', 'B', 'A']);
  });
});

describe('spans', () => {
  test('are those of the text, or of SRC pragmas', () => {
    const module = read('{-# SRC "Main.hs" 3:1-3:4 #-} f = {-# SRC "Main.hs" 3:5-4:9 #-} \\x {\n  {-# SRC "Other.hs" 7:8-7:9 #-} g x }');
    expect(module.files).toEqual(['test.stg', 'Main.hs', 'Other.hs']);
    const [{ span, rhs }] = module.binds;
    expect(span).toEqual({ file: 1, line: 3, col: 1, endLine: 3, endCol: 4 });
    expect(rhs.span).toEqual({ file: 1, line: 3, col: 5, endLine: 4, endCol: 9 });
    expect((rhs as Lambda).body.span).toEqual({ file: 2, line: 7, col: 8, endLine: 7, endCol: 9 });
    expect((rhs as Lambda).body).toMatchObject({ fun: { span: { file: 0, line: 2, col: 34, endLine: 2, endCol: 35 } } });
  });
});

describe('nesting', () => {
  const chain = (n: number): string => `f = \\x { ${'case x of { _ -> '.repeat(n)}x${' }'.repeat(n)} }\ng = \\x { y`;
  const thunks = (n: number): string => `f = ${'thunk { let x = '.repeat(n)}A${' in x }'.repeat(n)}`;

  test('up to the limit is fine', () => {
    const module = read(`${chain(MAX_NESTING - 1)} }`);
    expect(print(read(print(module)))).toBe(print(module));
    read(thunks(MAX_CLOSURE_NESTING));
  });

  test('beyond it is one message, and the next declaration is still read', () => {
    expect(kinds(chain(MAX_NESTING + 1))).toEqual(['TooDeep', 'UnclosedBrace']);
    expect(kinds(chain(100_000))).toEqual(['TooDeep', 'UnclosedBrace']);
    expect(kinds(thunks(MAX_CLOSURE_NESTING + 1))).toEqual(['TooDeep']);
    expect(kinds(thunks(100_000))).toEqual(['TooDeep']);
    expect(kinds(`f = \\x { ${'('.repeat(100_000)}`)).toEqual(['TooDeep']);
    expect(kinds(`f = \\x { g ${'('.repeat(100_000)}`)).toHaveLength(2);
    expect(kinds(`${'{-'.repeat(100_000)}`)).toEqual(['UnterminatedComment']);
    expect(kinds(`f = \\${'('.repeat(100_000)}`)).toEqual(['UnexpectedToken']);
  });
});
