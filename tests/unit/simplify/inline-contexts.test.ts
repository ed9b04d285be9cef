/**
 * Wherever the optimiser puts code, its places still say whose text it is, and by which calls it came there: after every pass, each place of a function, and of each
 * function in between, lies within the text of that function.
 */
import { expect, test } from 'vitest';
import type { Span } from '../../../compiler/base/span.ts';
import { bindingsOf } from '../../../compiler/core/build.ts';
import type * as Core from '../../../compiler/core/syntax.ts';
import { pushChildren } from '../../../compiler/core/traverse.ts';
import { optimise } from '../../../compiler/simplify/simplify.ts';
import { desugaredSource } from './source.ts';

const source = `
share :: Int -> Int -> Int
share total people = total * people

discounted :: Int -> Int -> Int
discounted total people = share (total - 5) people + 1

perHead :: Int -> Int -> Int
perHead total guests = discounted total (guests * 3) * 2

local :: Int -> Int
local n = once n + 1 where once k = share k (k - 1)

twice :: (a -> a) -> a -> a
twice f x = f (f x)

passed :: Int -> Int
passed n = twice (\\k -> case k of { 0 -> perHead n 1; _ -> share k 2 }) n

overloaded :: (Eq a, Num a) => a -> a -> a
overloaded acc 0 = acc
overloaded acc n = overloaded (acc + n) (n - 1)

specialised :: Int -> Int
specialised n = overloaded 0 (local n)

loop :: Int -> Int -> Int
loop acc 0 = acc
loop acc n = loop (acc + perHead acc n) (n - 1)

choose :: Int -> Maybe Int
choose 0 = Nothing
choose n = Just (loop 0 n)

taken :: Int -> Int
taken n = case choose n of { Nothing -> 7; Just k -> share k k }
`;

type Texts = ReadonlyMap<string, Span>;

/** What is wrong with a place in the code of `runs`. */
function misplaced(span: Span, runs: string, texts: Texts): string[] {
  const found: string[] = [];
  let within = runs;
  const chain: { readonly name: string; readonly place: Span }[] = [];
  let place = span;
  for (let context = span.inlined; context !== undefined; context = context.at.inlined) {
    chain.push({ name: nameOf(context.callee), place });
    place = context.at;
  }
  chain.push({ name: runs, place });
  for (const { name, place: at } of chain.reverse()) {
    const text = texts.get(name);
    if (text !== undefined && at.line > 0 && !contains(text, at)) found.push(`line ${at.line} is not in ${name} (in ${within}, in ${runs})`);
    within = name;
  }
  return found;
}

function contains(outer: Span, inner: Span): boolean {
  return outer.file === inner.file && inner.line >= outer.line && inner.endLine <= outer.endLine;
}

function partsOf(expr: Core.Expr): readonly Core.Expr[] {
  const parts = [expr];
  for (let i = 0; i < parts.length; i++) pushChildren(parts[i], parts);
  return parts;
}

/** `Test1.loop_w` → `loop` */
function nameOf(name: string): string {
  return /^(?:\w+\.)*(\$?[a-z]+)/i.exec(name)?.[1] ?? '';
}

test('after every pass, places lie in the text of the functions that they are said to be of', () => {
  const module = desugaredSource('perHead, passed, specialised, taken', source.split('\n'));
  const texts = new Map(module.binds.flatMap((group) => bindingsOf(group).map((b) => [nameOf(b.var.name), b.span] as const)));
  expect([...texts.keys()]).toEqual(expect.arrayContaining(['share', 'discounted', 'perHead', 'overloaded', 'taken']));
  const wrong: string[] = [];
  const calls = new Set<string>();
  const onPass = (pass: string, made: Core.Module): void => {
    for (const group of made.binds) {
      for (const { var: v, expr } of bindingsOf(group)) {
        for (const { kind, span } of partsOf(expr)) {
          wrong.push(...misplaced(span, nameOf(v.name), texts).map((what) => `${pass}: ${kind} ${what}`));
          if (span.inlined !== undefined) calls.add(`${nameOf(v.name)} ${nameOf(span.inlined.callee)}`);
        }
      }
    }
  };
  optimise(module, { level: 1, onPass });
  expect([...new Set(wrong)]).toEqual([]);
  expect([...calls]).toEqual(expect.arrayContaining(['discounted share', 'local share', 'passed twice', 'passed perHead', 'loop perHead', 'taken choose']));
});
