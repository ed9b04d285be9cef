/**
 * Damaged images whose checksum is right: the verifier refuses them, or they run to some end in bounded time; if the machine itself stumbles, the host says so as
 * `internal`, with registers. And programs whose parts disagree about kinds: an internal error of the check that noticed, never a trap.
 */
import { describe, expect, test } from 'vitest';
import { decodeImage } from '../../abi/image-decode.ts';
import { encodeImage } from '../../abi/image-encode.ts';
import { CHECK_AT, checkOf, HEADER_B, ImageError } from '../../abi/image-format.ts';
import { HaskellError } from '../../host/error.ts';
import { AbiMismatch } from '../../host/exports.ts';
import { LinkError } from '../../host/loader.ts';
import { Machine } from '../../host/machine.ts';
import { isMachineBuilt } from '../stg/engines.ts';
import { library } from '../stg/programs.ts';
import { type Build, Dice, image, machineModule } from './bare-machine.ts';

const program = `
module Main
import Rts (printInt (i64, void) -> (p), putTextLn (i32, void) -> (p), catch (p, p, void) -> (p), forkIO (p, void) -> (p), unit, displayException (p) -> (p), putStrLn (p, void) -> (p))
data Int = I# i64
data List = Nil | Cons p p
data Shape = Circle f64 | Square i64 i32 p | Empty
export main
tell = \\e (s : void) -> p { let text = thunk { displayException e } in putStrLn text s }
primes = thunk { sieve 2 }
sieve = \\(n : i64) -> p { case ># n 40 of { 1 -> Nil; _ -> case +# n 1 of m : i64 { _ -> let h = I# n; t = thunk { sieve m } in Cons h t } } }
sum = \\(acc : i64) xs -> i64 { case xs of { Nil -> acc; Cons h t -> case h of { I# n -> case +# acc n of m : i64 { _ -> sum m t } } } }
area = \\x -> f64 { case x of { Circle r -> *## r r; Square a c y -> int2Double# a; Empty -> 0.0 } }
apply = \\f x y -> p { f x y }
add = \\x y -> p { case x of { I# a -> case y of { I# b -> case +# a b of c : i64 { _ -> I# c } } } }
main = \\(s : void) -> p {
  case sum 0 primes of n : i64 { _ -> case printInt n s of _ { _ ->
  let c = Circle 2.0 in let q = Square 3 'x' c in
  case area q of d : f64 { _ -> case double2Int# d of k : i64 { _ -> case printInt k s of _ { _ ->
  let one = I# 1 in let two = thunk { apply add one one } in let inc = thunk { add one } in
  case apply add two two of r { _ -> case r of { I# m -> case printInt m s of _ { _ ->
  case inc two of r2 { _ -> case r2 of { I# m2 ->
  case newMVar# s of box { _ -> let child = \\(s1 : void) -> p { case putMVar# box two s1 of _ : void { _ -> unit } } in
  case forkIO child s of _ { _ -> case takeMVar# box s of x { _ -> case x of { I# m3 -> case printInt m3 s of _ { _ ->
  let bad = \\(s1 : void) -> p { case quotInt# m3 0 of z : i64 { _ -> printInt z s1 } } in catch bad tell s } } } } } } } } } } } } } } }
}
`;

function sealed(bytes: Uint8Array): Uint8Array {
  new DataView(bytes.buffer, bytes.byteOffset).setUint32(CHECK_AT, checkOf(bytes), true);
  return bytes;
}

interface Tally {
  refused: number;
  ran: number;
  internal: number;
}

/** What becomes of it; throws what nobody should throw. */
function attempt(bytes: Uint8Array, build: Build, tally: Tally): void {
  let machine: Machine;
  try {
    machine = Machine.createSync({
      images: [image(library.source, library.file), decodeImage(bytes)],
      module: machineModule(build),
      limits: { fuel: 20_000, maxHeap: '4M', maxStack: '64K' },
      stdout: () => {},
      stderr: () => {},
    });
  } catch (error) {
    if (!(error instanceof ImageError || error instanceof LinkError || error instanceof AbiMismatch)) throw error;
    tally.refused++;
    return;
  }
  try {
    machine.runSync();
    tally.ran++;
  } catch (error) {
    if (error instanceof HaskellError && error.kind === 'internal') tally.internal++;
    else if (error instanceof HaskellError || error instanceof LinkError || error instanceof TypeError) tally.ran++;
    else throw error;
  }
}

const FLIPS = Number(process.env.TORTURE ?? 250);

/** Kinds of arguments: how a parameter of the kind is written, and a value of it. */
const kinds = [
  ['p', 'unit'],
  ['i64', '7'],
  ['i32', "'c'"],
  ['f64', '2.5'],
  ['f32', '1.5f'],
  ['void', 'void#'],
] as const;

/** `f`, known to `call` only as a pointer, is made with some kinds and applied to others, in one or several calls; whatever it answers is dropped. */
function application(dice: Dice): { source: string; agrees: boolean } {
  const pick = (): number => dice.below(kinds.length);
  const parameters = Array.from({ length: dice.between(1, 5) }, pick);
  const given = dice.chance(60) ? [...parameters] : Array.from({ length: dice.between(1, 7) }, pick);
  if (dice.chance(40)) given[dice.below(given.length)] = pick();
  const words = (kind: number): string => ['p', 'i64', 'word', 'f64', 'word', 'void'][kind];
  const kindsAgree = given.every((kind, i) => i >= parameters.length || alike(words(kind), words(parameters[i])));
  const cuts = given.map((_, i) => i > 0 && dice.chance(35));
  const parts: number[][] = [];
  for (const [i, kind] of given.entries()) {
    if (i === 0 || cuts[i]) parts.push([]);
    parts[parts.length - 1].push(kind);
  }
  const lambda = `\\${parameters.map((kind, i) => `(x${i} : ${kinds[kind][0]})`).join(' ')} -> p { unit }`;
  let body = 'unit';
  for (let i = parts.length - 1; i >= 0; i--) body = `case f${i} ${parts[i].map((kind) => kinds[kind][1]).join(' ')} of f${i + 1} { _ -> ${body} }`;
  const source = `
module Main
import Rts (unit)
export main
f = ${lambda}
id = \\x -> p { x }
main = \\(s : void) -> p { case id f of f0 { _ -> ${body} } }
`;
  return { source, agrees: kindsAgree && given.length <= parameters.length };
}

/** What the machine can tell apart: pointers, one word, two words, nothing. */
function alike(a: string, b: string): boolean {
  const size = (kind: string): string => (kind === 'i64' || kind === 'f64' ? 'double' : kind);
  return size(a) === size(b);
}

function endOf(source: string, build: Build): string {
  const machine = Machine.createSync({
    images: [image(library.source, library.file), image(source)],
    module: machineModule(build),
    limits: { fuel: 20_000, nursery: '32K', initialStack: '16w' },
    ...(build === 'debug' ? { stress: ['sanity', 'gc', 'move'] } : {}),
  });
  try {
    machine.runSync();
    return 'fine';
  } catch (error) {
    return error instanceof HaskellError ? `${error.kind}: ${error.message}` : String(error);
  }
}

describe.skipIf(!isMachineBuilt())('kinds that do not fit', () => {
  test.each(['release', 'debug'] as const)('are found by the check of shapes (%s)', (build) => {
    for (let seed = 1; seed <= 200; seed++) {
      const { source, agrees } = application(new Dice(seed));
      const end = endOf(source, build);
      if (agrees) expect([source, end]).toEqual([source, 'fine']);
      else expect([source, end]).toEqual([source, expect.stringMatching(/^internal: .*(shape|SHAPE|closure)/)]);
    }
  });

  test.each([
    ['a case without a match', 'main = \\(s : void) -> p { case +# 1 2 of { 1 -> unit; 2 -> unit } }', /^internal: .*case/i],
    [
      'a constructor nobody expects',
      'data T = A | B\nmain = \\(s : void) -> p { let b = B in case g b of { A -> unit } }\ng = \\x -> p { x }',
      /^internal: .*case/i,
    ],
    ['a function where data is expected', 'data T = A | B p\nmain = \\(s : void) -> p { case g unit of { A -> unit; B x -> x } }\ng = \\x -> p { main }', /./],
    ['data applied', 'main = \\(s : void) -> p { case g unit of f { _ -> f unit s } }\ng = \\x -> p { x }', /^internal: .*closure/i],
    [
      'a pointer that comes back where a number is expected',
      'main = \\(s : void) -> p { case id f of g { _ -> case g unit of n : i64 { _ -> unit } } }\nf = \\x -> p { x }\nid = \\x -> p { x }',
      /^internal: .*closure/i,
    ],
    [
      'a function that comes back where two numbers are expected',
      'main = \\(s : void) -> p { case id f of g { _ -> case g f of { (# n : i64, m : i64 #) -> unit } } }\nf = \\x -> p { x }\nid = \\x -> p { x }',
      /^internal: .*other kinds/i,
    ],
    ['fail#', 'main = \\(s : void) -> p { fail# "here" }', /^exception: pattern match failure|^exception/],
  ])('%s', (_, body, message) => {
    const source = `\nmodule Main\nimport Rts (unit)\nexport main\n${body}\n`;
    for (const build of ['release', 'debug'] as const) expect(endOf(source, build)).toMatch(message);
  });
});

describe.skipIf(!isMachineBuilt())('damage', () => {
  test.each(['release', 'debug'] as const)('bits of an image flipped (%s)', (build) => {
    const whole = encodeImage(image(program));
    const tally: Tally = { refused: 0, ran: 0, internal: 0 };
    for (let seed = 1; seed <= FLIPS; seed++) {
      const dice = new Dice(seed * 7 + 1);
      const bytes = whole.slice();
      for (let flips = dice.between(1, 3); flips > 0; flips--) {
        const at = dice.between(HEADER_B, bytes.length - 1);
        bytes[at] ^= 1 << dice.below(8);
      }
      attempt(sealed(bytes), build, tally);
    }
    expect(tally.refused).toBeGreaterThan(FLIPS / 50);
    expect(tally.refused + tally.ran + tally.internal).toBe(FLIPS);
    if (process.env.TORTURE) console.log(tally);
  });
});
