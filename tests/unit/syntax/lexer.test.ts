import { describe, expect, test } from 'vitest';
import { defaultExtensions, type Extension } from '../../../compiler/syntax/extensions.ts';
import { lex } from '../../../compiler/syntax/lexer.ts';
import type { Token } from '../../../compiler/syntax/token.ts';
import { brief, problemsOf } from './support.ts';

function tokens(text: string, ...more: Extension[]): Token[] {
  const lexed = lex(text, 0, new Set([...defaultExtensions(), ...more]));
  expect(lexed.diagnostics).toEqual([]);
  return lexed.tokens.slice(0, -1);
}

const kinds = (text: string, ...more: Extension[]): string[] =>
  tokens(text, ...more).map(({ kind, text, qualifier }) => `${kind} ${qualifier === null ? '' : `${qualifier}.`}${text}`);
const value = (text: string, ...more: Extension[]): unknown => tokens(text, ...more)[0].value;

describe('names', () => {
  test('qualified names take as much as they can', () => {
    expect(kinds("M.f M.N.g' M.N M.+ M.. f.g F.where")).toEqual([
      'varid M.f',
      "varid M.N.g'",
      'conid M.N',
      'varsym M.+',
      'varsym M..',
      'varid f',
      'varsym .',
      'varid g',
      'conid F',
      'varsym .',
      'fixed where',
    ]);
  });
  test('Unicode letters and symbols', () => {
    expect(kinds('été Ärger ∘ x₁')).toEqual(['varid été', 'conid Ärger', 'varsym ∘', 'varid x₁']);
  });
  test('Unicode syntax stands for ASCII', () => {
    expect(kinds('∷ ⇒ → ← ∀', 'UnicodeSyntax')).toEqual(['fixed ::', 'fixed =>', 'fixed ->', 'fixed <-', 'varid forall']);
  });
  test('hashes belong to names with MagicHash only', () => {
    expect(kinds('x# T##', 'MagicHash')).toEqual(['varid x#', 'conid T##']);
    expect(kinds('x#y')).toEqual(['varid x', 'varsym #', 'varid y']);
  });
});

describe('literals', () => {
  test.each([
    ['0x1F', 31n],
    ['0o17', 15n],
    ['0b101', 5n],
    ['1_000', 1000n],
    ['123456789012345678901234567890', 123456789012345678901234567890n],
  ])('%s', (text, expected) => {
    expect(value(text)).toEqual({ kind: 'integer', value: expected });
  });
  test('rationals are exact', () => {
    expect(value('1.50e-3')).toEqual({ kind: 'rational', mantissa: 150n, exponent: -5 });
    expect(value('2e3')).toEqual({ kind: 'rational', mantissa: 2n, exponent: 3 });
  });
  test('escapes, gaps and the empty escape', () => {
    expect(value('"\\SO\\&H\\1234\\&5\\x41\\^A\\DEL\\  \n  \\."')).toEqual({ kind: 'string', value: '\u000eH\u04d25A\u0001\u007f.' });
    expect(value("'\\''")).toEqual({ kind: 'char', value: 39 });
    expect(value("'😀'")).toEqual({ kind: 'char', value: 0x1f600 });
  });
  test('unboxed literals, negative ones included', () => {
    const all = tokens('-3# 3## 2.5## \'c\'# "s"# x-1#', 'MagicHash');
    expect(all.map(({ text, hashes }) => [text, hashes])).toEqual([
      ['-3#', 1],
      ['3##', 2],
      ['2.5##', 2],
      ["'c'#", 1],
      ['"s"#', 1],
      ['x', 0],
      ['-', 0],
      ['1#', 1],
    ]);
  });
});

describe('places', () => {
  test('layout counts characters, and tabs to multiples of eight', () => {
    expect(tokens('\tx "😀" y').map(({ indent }) => indent)).toEqual([9, 11, 15]);
  });
  test('blanks of other kinds end no line, and a line may end in them', () => {
    expect(tokens('a\f\nb\r \nc\u00a0d').map(({ first }) => first)).toEqual([true, true, true, false]);
  });
  test('what touches an operator', () => {
    expect(
      tokens('f !x ! y!z a!')
        .filter(({ text }) => text === '!')
        .map(({ spacing }) => spacing),
    ).toEqual(['prefix', 'loose', 'tight', 'suffix']);
  });
  test('the first token of a line', () => {
    expect(tokens('a b\n {- x -} c "\\\n \\" d').map(({ first }) => first)).toEqual([true, false, true, false, false]);
  });
});

describe('extensions', () => {
  test('what is not supported is refused by name, with the nearest', () => {
    expect(problemsOf('{-# LANGUAGE LambdaCases, TemplateHaskell, NoQuasiQuotes, NoTupleSection #-}\nx = 1')).toEqual([
      '1:14-1:25 UnsupportedExtension: the extension `LambdaCases` is not supported',
      '1:27-1:42 UnsupportedExtension: the extension `TemplateHaskell` is not supported',
      '1:59-1:73 UnsupportedExtension: the extension `NoTupleSection` is not supported',
    ]);
  });
  test('Haskell2010 takes the set of GHC2021 away, wherever it stands', () => {
    const source = 'f = \\x -> (, x)\n';
    expect(problemsOf(source)).toEqual([]);
    expect(problemsOf(`-- a comment\n{-# LANGUAGE Haskell2010 #-}\n${source}`)).toHaveLength(1);
    expect(problemsOf(`{-# LANGUAGE TupleSections #-}\n{-# LANGUAGE Haskell2010 #-}\n${source}`)).toEqual([]);
    expect(problemsOf(`{-# LANGUAGE NoTupleSections #-}\n${source}`)).toHaveLength(1);
  });
});

test('what cannot be read is one message each', () => {
  expect(brief(lex('a \u0007\u0007 b \u200b', 0, defaultExtensions()).diagnostics)).toEqual([
    '1:3-1:5 InvalidCharacter: invalid character U+0007',
    '1:8-1:9 InvalidCharacter: invalid character U+200B',
  ]);
});
