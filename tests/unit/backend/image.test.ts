/** What lies around the code in an image. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { TYPE_CONSTR, TYPE_FUN, TYPE_RET, TYPE_THUNK, TYPE_THUNK_SELECTOR } from '../../../abi/closure-types.gen.ts';
import { decodeInstruction } from '../../../abi/disassemble.ts';
import type { Image } from '../../../abi/image.ts';
import { encodeImage } from '../../../abi/image-encode.ts';
import { CAF_SAVED_INFO, INFO_BIG_BITMAP, INFO_SIZE_B, INFO_STATIC, SRT_COUNT, SRT_ENTRIES, TAG_MASK } from '../../../abi/layout.ts';
import { noSpan as span } from '../../../compiler/base/span.ts';
import { emit } from '../../../compiler/bytecode/emit.ts';
import { fromStg } from '../../../compiler/cmm/from-stg.ts';
import { lint, lintSlots } from '../../../compiler/cmm/lint.ts';
import { runPasses } from '../../../compiler/cmm/passes.ts';
import { allocateSlots } from '../../../compiler/cmm/slots.ts';
import type * as Stg from '../../../compiler/stg/syntax.ts';
import { compileStg } from '../../../compiler/stg-text.ts';
import { compile } from './support.ts';

interface InfoWords {
  readonly type: number;
  readonly flags: number;
  readonly con: number;
  readonly ptrs: number;
  readonly nptrs: number;
  readonly shape: number;
  readonly srt: number;
}

function infoAt(image: Image, offset: number): InfoWords {
  const [a, b, , shape, srt] = image.words.subarray(offset / 4);
  return { type: a & 255, flags: (a >>> 8) & 255, con: a >>> 16, ptrs: b & 0xffff, nptrs: b >>> 16, shape, srt };
}

function infoNamed(image: Image, name: string): InfoWords {
  const id = image.debug?.infos.findIndex((i) => i.name === name) ?? -1;
  expect(id, name).toBeGreaterThanOrEqual(0);
  return infoAt(image, id * INFO_SIZE_B);
}

/** Word index and words of a symbol's closure. */
function closureOf(image: Image, name: string): { readonly at: number; readonly tag: number; readonly info: InfoWords } {
  const symbol = image.symbols.find((s) => s.name === name);
  if (symbol === undefined) throw new Error(`no symbol ${name}`);
  const at = (symbol.ptr & ~TAG_MASK) >>> 2;
  return { at, tag: symbol.ptr & TAG_MASK, info: infoAt(image, image.words[at]) };
}

/** Names of the closures in the reference table of a binding's code. */
function srtOf(image: Image, name: string): string[] {
  return tableAt(image, infoNamed(image, name).srt);
}

function tableAt(image: Image, srt: number): string[] {
  if (srt === 0) return [];
  const count = image.words[(srt + SRT_COUNT) / 4];
  return Array.from({ length: count }, (_, i) => {
    const at = (srt + SRT_ENTRIES) / 4 + i;
    const reloc = image.relocs.find((r) => r.at === at);
    if (reloc?.kind === 'closure') return image.imports[reloc.target].name;
    return image.symbols.find((s) => (s.ptr & ~TAG_MASK) === image.words[at])?.name ?? '?';
  });
}

const data = 'module T\ndata List = Nil | Cons p p\ndata D = D i64 p f32 p\ndata Pair = Pair p p\n';

describe('static closures', () => {
  test('constructors hold pointers first, then words, then a mark', () => {
    const { image } = compile(`${data}nil = Nil\nd = D 258 nil 1.5f d\nexport d`);
    const { at, tag, info } = closureOf(image, 'd');
    expect(tag).toBe(1);
    expect(info).toMatchObject({ type: TYPE_CONSTR, flags: INFO_STATIC, con: 0, ptrs: 2, nptrs: 3 });
    const nil = image.symbols.find((s) => s.name === 'nil')?.ptr;
    expect([...image.words.subarray(at + 1, at + 7)]).toEqual([nil, at * 4 + 1, 258, 0, 0x3fc00000, 0]);
    expect(image.relocs.filter((r) => r.at > at && r.at < at + 6).map((r) => r.at)).toEqual([at + 1, at + 2]);
  });

  test('a CAF keeps its info for the day it is reset', () => {
    const { image } = compile(`${data}xs = thunk { xs }`);
    const { at, tag, info } = closureOf(image, 'xs');
    expect(tag).toBe(0);
    expect(info).toMatchObject({ type: TYPE_THUNK, flags: INFO_STATIC });
    expect(image.words[at + CAF_SAVED_INFO / 4]).toBe(image.words[at]);
  });

  test('functions carry arity and shape; an exported nullary constructor has a closure', () => {
    const { image } = compile(`${data}export f, Nil\nf = \\(n : i64) x (s : void) -> (i64, p) { (# n, x #) }`);
    const { tag, info } = closureOf(image, 'f');
    expect(tag).toBe(3);
    expect(info).toMatchObject({ type: TYPE_FUN, con: 3 });
    // three arguments: double, pointer, void; two results hash to (3 * 5 + 1) mod 12 = 4
    expect(info.shape).toBe((((4 + 4) << 28) | (1 << 6) | (3 << 4) | 3) >>> 0);
    expect(image.symbols.filter((s) => s.exported).map((s) => s.name)).toEqual(['f', 'Nil']);
  });

  test('literals are stored once', () => {
    const { image } = compile('module T\na = \\(s : void) -> i32 { "text" }\nb = \\(s : void) -> i32 { "text" }\nc = \\(s : void) -> i32 { "nul\\0!" }');
    expect([...image.data]).toEqual([...new TextEncoder().encode('text\0nul'), 0xc0, 0x80, 33, 0]);
  });
});

describe('info tables', () => {
  test('a thunk that selects a field says which, in payload words', () => {
    const { image } = compile(`${data}f = \\x -> p { let y = thunk { case x of { Pair a b -> b } } in Pair y y }`);
    expect(infoNamed(image, 'y')).toMatchObject({ type: TYPE_THUNK_SELECTOR, con: 1, ptrs: 1, nptrs: 0 });
  });

  test('a constructor of a bigger family is not selected from', () => {
    const { image } = compile(`${data}f = \\x -> p { let y = thunk { case x of { Cons a b -> b; _ -> x } } in Pair y y }`);
    expect(infoNamed(image, 'y').type).toBe(TYPE_THUNK);
  });

  test('closures hold pointers first', () => {
    const { image } = compile(
      `${data}f = \\(n : i64) x (c : i32) z -> p { let y = thunk { case n of { 0 -> x; _ -> case c of { 'a' -> z; _ -> D n x 0f z } } } in Pair y y }`,
    );
    expect(infoNamed(image, 'y')).toMatchObject({ type: TYPE_THUNK, ptrs: 2, nptrs: 3 });
    expect(image.debug?.infos.find((i) => i.name === 'y')?.vars.map((v) => [v.name, v.at])).toEqual([
      ['x', 2],
      ['z', 3],
      ['n', 4],
      ['c', 6],
    ]);
  });

  test('wide frames have bitmaps of several words', () => {
    const names = Array.from({ length: 45 }, (_, i) => `x${i}`);
    const source = `module T\ndata Big = Big ${names.map(() => 'p').join(' ')}\nf = \\b g (s : void) -> p { case b of { Big ${names.join(' ')} -> case g s of _ { _ -> Big ${names.join(' ')} } } }`;
    const { image } = compile(source);
    const wide = Array.from({ length: image.infoCount }, (_, id) => infoAt(image, id * INFO_SIZE_B)).filter(
      (i) => i.type === TYPE_RET && (i.flags & INFO_BIG_BITMAP) !== 0,
    );
    expect(wide.length).toBeGreaterThan(0);
    for (const { shape, ptrs } of wide) expect([...image.words.subarray(shape / 4, shape / 4 + Math.ceil((ptrs - 1) / 32))].some((w) => w !== 0)).toBe(true);
  });
});

describe('static reference tables', () => {
  test('name the CAFs, what leads to them, and imports; code that reaches none has no table', () => {
    const { image } = compile(`${data}
      import Other (thing)
      caf = thunk { nil }
      nil = Nil
      leaf = \\x -> p { nil }
      user = \\x -> p { leaf caf }
      via = \\x -> p { let y = thunk { user x } in Pair y y }
      boxed = Cons caf nil
      box = \\x -> p { boxed }
      other = \\x -> p { thing }
      loop = \\x -> p { loop x }`);
    expect(Object.fromEntries(['leaf', 'user', 'via', 'y', 'box', 'other', 'loop', 'caf'].map((n) => [n, srtOf(image, n)]))).toEqual({
      leaf: [],
      user: ['caf'],
      via: ['user'],
      y: ['user'],
      box: ['boxed'],
      other: ['thing'],
      loop: [],
      caf: [],
    });
  });

  test('a frame has what the code behind it refers to, in a loop the whole loop', () => {
    const { image } = compile(`${data}
      a = thunk { nil }
      b = thunk { nil }
      c = thunk { nil }
      nil = Nil
      use = \\x y -> p { y }
      once = \\x -> p { case use x a of p { _ -> case use x b of q { _ -> case use x x of r { _ -> let t = thunk { use x c } in Pair t t } } } }
      again = \\(n : i64) x -> p { case use x a of p { _ -> case n of { 0 -> use x b; _ -> again n x } } }`);
    const frames = (name: string): string[][] => {
      const parent = image.debug?.infos.findIndex((info) => info.name === name && info.kind === 'fun');
      const ids = (image.debug?.infos ?? []).flatMap(({ kind, parent: of }, id) => (kind === 'ret' && of === parent ? [id] : []));
      return ids.map((id) => tableAt(image, infoAt(image, id * INFO_SIZE_B).srt).sort());
    };
    expect(frames('once')).toEqual([['b', 'c'], ['c'], ['c']]);
    expect(frames('again')[0]).toEqual(['a', 'b']);
  });
});

describe('size', () => {
  test('hundreds of alternatives, sixty fields, thirty arguments', () => {
    const cons = Array.from({ length: 400 }, (_, i) => `C${i}`);
    compile(`module T\ndata D = ${cons.join(' | ')}\nf = \\x -> i64 { case x of { ${cons.map((c, i) => `${c} -> ${i * 7}`).join('; ')} } }`);
    compile(`module T\nf = \\(n : i64) -> i64 { case n of { ${cons.map((_, i) => `${i * i} -> ${i}`).join('; ')}; _ -> 0 } }`);
    const fields = Array.from({ length: 60 }, (_, i) => `x${i}`);
    compile(
      `module T\ndata D = D ${fields.map(() => 'i64').join(' ')}\nf = \\x -> p { case x of { D ${fields.join(' ')} -> D ${[...fields].reverse().join(' ')} } }`,
    );
    const params = fields.slice(0, 30);
    compile(`module T\nf = \\${params.join(' ')} -> p { f ${[...params].reverse().join(' ')} }`);
  });

  test('what goes beyond a limit is refused, with what and where', () => {
    const kinds = (text: string): string[] => compileStg(text, 'T.stg').diagnostics.map((d) => d.kind);
    const names = Array.from({ length: 120 }, (_, i) => `x${i}`);
    const sum = names.map((x) => `case +# acc ${x} of acc : i64 { _ ->`).join(' ');
    const load = `case d of { D ${names.join(' ')} -> case g s of _ { _ -> case 0 of acc : i64 { _ -> ${sum} acc ${'}'.repeat(names.length)} } } }`;
    expect(kinds(`module T\ndata D = D ${names.map(() => 'i64').join(' ')}\nf = \\d g (s : void) -> i64 { ${load} }`)).toContain('FrameTooLarge');
    expect(kinds(`module T\ndata D = D ${Array.from({ length: 300 }, () => 'p').join(' ')}\n`)).toEqual(['ConstructorTooLarge']);
    const wide = Array.from({ length: 30 }, () => 'n');
    expect(kinds(`module T\nf = \\(n : i64) -> (${wide.map(() => 'i64').join(', ')}) { (# ${wide.join(', ')} #) }`)).toEqual(['TooManyResults']);
    expect(kinds(`module T\nforeign f = "f" (${Array.from({ length: 13 }, () => 'i32').join(', ')}) -> void\n`)).toEqual(['TooManyHostArguments']);
  });

  test('a long chain of cases takes no stack of ours', () => {
    const names = Array.from({ length: 20_000 }, (_, i) => `m${i}`);
    const v = (name: string): Stg.VarAtom => ({ kind: 'var', name, span });
    const result: Stg.Expr = { kind: 'app', fun: v('n'), args: [], span };
    const body = names.reduceRight<Stg.Expr>((rest, name, i) => {
      const scrut: Stg.Expr = i % 2 === 0 ? { kind: 'app', fun: v('f'), args: [v('n')], span } : { kind: 'prim', op: '+#', args: [v('n'), v('n')], span };
      return { kind: 'case', scrut, binder: { name, rep: 'i64', span }, alts: [], fallback: rest, span };
    }, result);
    const params: Stg.Binder[] = [{ name: 'n', rep: 'i64', span }];
    const rhs: Stg.Lambda = { kind: 'lambda', params, results: ['i64'], once: false, body, span };
    const cmm = fromStg({ name: 'T', files: [], imports: [], datas: [], foreigns: [], exports: [], binds: [{ name: 'f', rhs, span }] });
    for (const proc of cmm.procs) runPasses(proc);
    expect(emit(cmm).codeEnd).toBeGreaterThan(10_000);
  });
});

// Every program of the repository ------------------------------------------------------------------------------------------------------------------

function programs(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return programs(path);
    return name.endsWith('.stg') ? [path] : [];
  });
}

test.each(['lib', 'examples', 'tests/stg'].flatMap(programs))('%s compiles to well-formed Cmm, and twice to the same bytes', (file) => {
  const compileIt = (): ReturnType<typeof compileStg> => compileStg(readFileSync(file, 'utf8'), file, { defines: { THRESHOLD: '23' } });
  const { image, stages, diagnostics } = compileIt();
  if (image === null) {
    expect(diagnostics.length).toBeGreaterThan(0);
    return;
  }
  for (const proc of stages.cmm?.procs ?? []) expect([...lint(proc), ...lintSlots(proc, allocateSlots(proc))]).toEqual([]);
  const again = compileIt().image;
  expect(again === null ? null : Buffer.from(encodeImage(again)).equals(Buffer.from(encodeImage(image)))).toBe(true);
  for (let at = image.codeStart; at < image.codeEnd; ) {
    const instr = decodeInstruction(image.words, at);
    if (instr === null) throw new Error(`no instruction at word ${at}`);
    at += instr.length;
  }
});
