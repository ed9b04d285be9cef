import { expect, test } from 'vitest';
import { laidOut } from './support.ts';

test('a module without a header, and one with', () => {
  expect(laidOut('x = 1\ny = 2')).toEqual(['‹{› x = 1', '‹;› y = 2 ‹}›']);
  expect(laidOut('module M where\nx = 1')).toEqual(['module M where', '‹{› x = 1 ‹}›']);
});

test('blocks in blocks, ended by one line', () => {
  expect(laidOut('f x = do\n  case x of\n    A -> do\n      a\n      b\n  c\ng = 1')).toEqual([
    '‹{› f x = do',
    '‹{› case x of',
    '‹{› A -> do',
    '‹{› a',
    '‹;› b',
    '‹}› ‹}› ‹;› c',
    '‹}› ‹;› g = 1 ‹}›',
  ]);
});

test('parse-error(t): `in`, a comma, a bracket and `then` end blocks', () => {
  expect(laidOut('x = let a = 1; b = 2 in a')).toEqual(['‹{› x = let ‹{› a = 1 ; b = 2 ‹}› in a ‹}›']);
  expect(laidOut('x = (case y of A -> 1, 2)')).toEqual(['‹{› x = ( case y of ‹{› A -> 1 ‹}› , 2 ) ‹}›']);
  expect(laidOut('x = [a | let a = 1, b]')).toEqual(['‹{› x = [ a | let ‹{› a = 1 ‹}› , b ] ‹}›']);
  expect(laidOut('x = if do a then b else c')).toEqual(['‹{› x = if do ‹{› a ‹}› then b else c ‹}›']);
});

test('an operator at the margin of a block ends it, as in GHC', () => {
  expect(laidOut('x = do\n  a\n  + b')).toEqual(['‹{› x = do', '‹{› a', '‹;› ‹}› + b ‹}›']);
});

test('`where` ends a do block, at its margin too', () => {
  expect(laidOut('x = do\n    a\n    where a = 1')).toEqual(['‹{› x = do', '‹{› a', '‹;› ‹}› where ‹{› a = 1 ‹}› ‹}›']);
});

test('an empty block where nothing is indented more', () => {
  expect(laidOut('class A where\nclass B where')).toEqual(['‹{› class A where', '‹{› ‹}› ‹;› class B where ‹{› ‹}› ‹}›']);
});

test('explicit braces stop layout, inside of them blocks may begin anywhere', () => {
  expect(laidOut('x = do {\na;\n let\n b = 1 }')).toEqual(['‹{› x = do {', 'a ;', 'let', '‹{› b = 1 ‹}› } ‹}›']);
});

test('fields are read without layout, blocks in them apart', () => {
  expect(laidOut('f = do\n    g r {\n  x = case a of\n    B -> 1,\ny = 2\n }')).toEqual([
    '‹{› f = do',
    '‹{› g r {',
    'x = case a of',
    '‹{› B -> 1 ‹}› ,',
    'y = 2',
    '} ‹}› ‹}›',
  ]);
});

test('guards of a multi-way if begin in one column, without semicolons', () => {
  const source = '{-# LANGUAGE MultiWayIf #-}\nf = if | a -> if | b -> 1\n                 | c -> 2\n       | d -> 3\ng = 1';
  expect(laidOut(source)).toEqual(['‹{› f = if ‹{› | a -> if ‹{› | b -> 1', '| c -> 2', '‹}› | d -> 3', '‹}› ‹;› g = 1 ‹}›']);
});
