/** Bytecode of small functions, as one would write it by hand. Slots: `[2]` in the frame, `out[-1]` below Sp. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { codeOf } from './support.ts';

const lists = 'module T\ndata List = Nil | Cons p p\ndata Int = I# i64\n';

test('fib keeps its argument and the first result: five words', () => {
  const fib = `module T
    fib = \\(n : i64) -> i64 {
      case <# n 2 of {
        1 -> n;
        _ -> case -# n 1 of a : i64 { _ -> case fib a of x : i64 { _ ->
             case -# n 2 of b : i64 { _ -> case fib b of y : i64 { _ -> +# x y }}}}
      }
    }`;
  expect(codeOf(fib, 'fib')).toEqual([
    'ENTRY 2 5 fun fib fib+1',
    'JLT64I [3] 2 @9',
    // the argument of a call is computed where the callee wants it
    'ADDI64 out[-2] [3] -1',
    'CALL ret0[F=5 live={}] fib fib+1',
    'MOV2 [1] out[-2]',
    'ADDI64 out[-2] [3] -2',
    'CALL ret1[F=5 live={}] fib fib+1',
    // the result is used where it came back
    'ADD64 [3] [1] out[-2]',
    'RETL [3] 5',
    'RETL [3] 5',
  ]);
});

test('frames of the seed programs are as small as the article says', () => {
  const weird = readFileSync('examples/seeds/Weird.stg', 'utf8');
  expect(codeOf(weird, 'hPutChar')).toEqual([
    'ENTRY 0 1 fun hPutChar hPutChar+1',
    'LDP out[-1] stdout+1',
    // a case on a top-level constructor is a case: R1 is set, the continuation stored, the tag tested
    'EVAL out[-1] ret0[F=1 live={}]',
    'R1GET out[-1]',
    'LDP out[-1] unit+1',
    'RETP out[-1] 1',
  ]);
  expect(codeOf(weird, 'go')[0]).toBe('ENTRY 0 1 fun go go+1');
  expect(codeOf(weird, 'go').filter((line) => line.includes('ret'))).toHaveLength(3);
  const print = readFileSync('examples/seeds/PrintThenCrash.stg', 'utf8');
  expect(codeOf(print, 'go', { THRESHOLD: '23' })[0]).toBe('ENTRY 2 3 fun go go+2');
});

test('map allocates two thunks and a cell after one heap check', () => {
  const map = `${lists} map = \\f xs -> p { case xs of { Nil -> Nil; Cons h t -> let y = thunk { f h }; ys = thunk { map f t } in Cons y ys } }`;
  expect(codeOf(map, 'map')).toEqual([
    'ENTRY 2 3 fun map map+2',
    'EVALTAG [2] 2 ret0[F=3 live={1}] @6',
    'R1GET [2]',
    'BRTAG [2] 2 @6',
    'LDP [2] Nil+1',
    'RETP [2] 3',
    'HPCHK 11 ret1[F=3 live={1,2}]',
    'FIELDS out[-2] [2] 2',
    'THK [2] 2 thunk y ([1] out[-2])',
    'THK [1] 2 thunk ys ([1] out[-1])',
    'CON2 [2] [2] [1] Cons#1+2',
    'RETP [2] 3',
    'ENTRY_THUNK 0 0 thunk y',
    'R1FREE out[-2] 2 2',
    'TAILAP out[-2] 0 shape:11',
    'ENTRY_THUNK 0 0 thunk ys',
    'R1FREE out[-2] 2 2',
    'TAIL 0 0 map map+2',
  ]);
});

test('a self tail call computes its arguments in place and goes back', () => {
  const length = `${lists} len = \\(n : i64) xs -> i64 { case xs of { Nil -> n; Cons h t -> case +# n 1 of m : i64 { _ -> len m t } } }`;
  expect(codeOf(length, 'len')).toEqual([
    'ENTRY 3 4 fun len len+2',
    'EVALTAG [3] 2 ret0[F=4 live={}] @5',
    'R1GET [3]',
    'BRTAG [3] 2 @5',
    'RETL [1] 4',
    'LDF [3] [3] 2',
    'ADDI64 [1] [1] 1',
    'LOOP ret1[F=4 live={3}] @1',
  ]);
});

test('a leaf has no frame', () => {
  const leaf = 'module T\nf = \\(a : i64) (b : i64) -> i64 { case ># a b of { 1 -> a; _ -> case *# a b of c : i64 { _ -> +# c 1 } } }';
  expect(codeOf(leaf, 'f')).toEqual([
    'ENTRY 4 0 fun f f+2',
    'JGT64 out[-4] out[-2] @5',
    'MUL64 out[-2] out[-4] out[-2]',
    'ADDI64 out[-2] out[-2] 1',
    'RETL out[-2] 0',
    'RETL out[-4] 0',
  ]);
});

test('a let-bound function knows itself as its node and is called directly', () => {
  const local = `${lists} f = \\(k : i64) -> p {
    letrec go = \\(n : i64) -> p { case ==# n k of { 1 -> Nil; _ -> case +# n 1 of m : i64 { _ -> let r = thunk { go m } in Cons r r } } } in go 0 }`;
  expect(codeOf(local, 'f')).toEqual([
    'ENTRY 2 3 fun f f+1',
    'HPCHK 3 ret0[F=3 live={}]',
    'CON1L out[-1] [1] fun go+1',
    'LDI64 [1] 0',
    'TAILN out[-1] 3 go',
    // R1 is the closure itself: kept because `r` holds it
    'ENTRY 2 4 fun go -',
    'R1GET [1]',
    'R1FREE out[-2] 1 2',
    'JEQ64 [2] out[-2] @14',
    'HPCHK 8 ret1[F=4 live={1}]',
    'ADDI64 [2] [2] 1',
    'THK [3] 3 thunk r ([1] [2] [3])',
    'CON2 [3] [3] [3] Cons#1+2',
    'RETP [3] 4',
    'LDP [3] Nil+1',
    'RETP [3] 4',
    'ENTRY_THUNK 0 0 thunk r',
    'R1FREE out[-3] 2 3',
    'TAILN out[-3] 0 go',
  ]);
});

test('closures that point to each other get room first', () => {
  const cyclic = `${lists} f = \\x -> p { letrec a = Cons x b; b = Cons x a in a }`;
  expect(codeOf(cyclic, 'f')).toEqual([
    'ENTRY 1 2 fun f f+1',
    'HPCHK 6 ret0[F=2 live={1}]',
    'BUMP out[-1] 2 3',
    'BUMP out[-2] 2 3',
    'FILL out[-1] 2 Cons#1+2 ([1] out[-2])',
    'FILL out[-2] 2 Cons#1+2 ([1] out[-1])',
    'RETP out[-1] 2',
  ]);
});

test('what has no free variables needs no heap', () => {
  const closed = `${lists} f = \\(n : i64) -> p { let one = I# 1 in let id = \\x -> p { x } in let nothing = Nil in case n of { 0 -> Cons one nothing; _ -> id one } }`;
  expect(codeOf(closed, 'f').filter((line) => /HPCHK|CON|THK/.test(line))).toEqual([]);
});

test('cases on literals: chain, table, search', () => {
  const f = (alts: string): string[] => codeOf(`module T\nf = \\(n : i64) -> i64 { case n of { ${alts} _ -> 0 } }`, 'f');
  expect(f('1 -> 2; 1000 -> 3;').slice(1, 4)).toEqual(['JEQ64I out[-2] 1 @8', 'LDI64 out[-4] 1000', 'JEQ64 out[-2] out[-4] @6']);
  expect(f('1 -> 2; 2 -> 3; 3 -> 4; 5 -> 1; 7 -> 0;')[1]).toMatch(/^SWTAB out\[-2\] 7 1 \{/);
  expect(f('10 -> 2; 100 -> 3; 1000 -> 4; 10000 -> 1; 100000 -> 0;')[1]).toMatch(/^LDI64/);
});

test('cases on constructors: tag, table by tag, table by info', () => {
  const f = (data: string, alts: string): string => codeOf(`module T\ndata D = ${data}\nf = \\x -> i64 { case x of { ${alts} } }`, 'f')[3];
  expect(f('A | B', 'A -> 1; B -> 2')).toMatch(/^BRTAG \[1\] 2/);
  expect(f('A | B | C', 'A -> 1; B -> 2; C -> 3')).toMatch(/^SWTAG \[1\] 3/);
  expect(f('A | B | C', 'B -> 2; _ -> 3')).toMatch(/^BRTAG \[1\] 2/);
  expect(f('A | B | C | D', 'A -> 1; B -> 2; C -> 3; D -> 4')).toMatch(/^SWCON \[1\] 4/);
  expect(f('A | B | C | D', 'B -> 1; _ -> 0')).toMatch(/^BRTAG \[1\] 2/);
});

test('comparisons branch, also with the literal on the left and with doubles', () => {
  const f = (kind: string, test: string): string[] => codeOf(`module T\nf = \\(a : ${kind}) (b : ${kind}) -> i64 { case ${test} of { 0 -> 1; _ -> 2 } }`, 'f');
  expect(f('i64', '<# 3 a')[1]).toMatch(/^JGT64I out\[-4\] 3/);
  expect(f('i64', 'ltWord# a b')[1]).toMatch(/^JLT64U /);
  expect(f('i32', "eqChar# a 'c'")[1]).toMatch(/^JEQ32I out\[-2\] 99/);
  expect(f('f64', '<## a b')[1]).toMatch(/^JLTF64 /);
});

test('what only one branch wants is allocated there, also behind an evaluation', () => {
  const box = `${lists} box = \\(n : i64) xs -> p { let i = I# n in case xs of { Nil -> i; Cons h t -> h } }`;
  const code = codeOf(box, 'box');
  expect(code.filter((line) => line.startsWith('CON1L'))).toHaveLength(1);
  expect(code.findIndex((line) => line.startsWith('CON1L'))).toBeGreaterThan(code.findIndex((line) => line.startsWith('BRTAG')));
});

test('a loop that gives its accumulator a box where it ends allocates nothing on the way', () => {
  const sum = `${lists} sum = \\(n : i64) -> p {
    joinrec go (acc : i64) (k : i64) = {
      let box = I# acc in case <# k 0 of { 1 -> box; _ -> case ># acc 99 of { 1 -> box; _ ->
      case +# acc k of a : i64 { _ -> case -# k 1 of l : i64 { _ -> go a l } } } } }
    in go 0 n
  }`;
  const code = codeOf(sum, 'sum');
  const boxes = code.flatMap((line, i) => (line.startsWith('CON1L') ? [i] : []));
  expect(boxes).toHaveLength(2);
  for (const at of boxes) expect(code[at + 1]).toMatch(/^RETP/);
});
