/**
 * What imports are compared with before the linker does: the tree of the module they name, which says everything, or its image, which says only how many
 * words each argument takes.
 */
import type { Image } from '../abi/image.ts';
import {
  ARG_DOUBLE,
  ARG_PTR,
  ARG_VOID,
  ARG_WORD,
  RESULT_DOUBLE,
  RESULT_PTR,
  RESULT_VOID,
  RESULT_WORD,
  SHAPE_ARGS_SHIFT,
  SHAPE_COUNT_MASK,
  SHAPE_RESULT_SHIFT,
} from '../abi/layout.ts';
import { shapeOf } from './cmm/shape.ts';
import { exportShapes, fitOf, type ImportFit, NO_FUNCTION, type ResolveImport } from './stg/lint.ts';
import type { Import, Module } from './stg/syntax.ts';

/** A module by its name; undefined when neither tree nor image is at hand. */
export type ImportedModules = (module: string) => Module | Image | undefined;

/** Imports from modules that are not at hand are believed. */
export function resolveIn(modules: ImportedModules): ResolveImport {
  const known = new Map<string, ResolveImport>();
  return (entry) => {
    const resolve = known.get(entry.module) ?? resolveOne(modules(entry.module));
    known.set(entry.module, resolve);
    return resolve(entry);
  };
}

function resolveOne(module: Module | Image | undefined): ResolveImport {
  if (module === undefined) return () => 'fits';
  if ('binds' in module) {
    const shapes = exportShapes(module);
    return (entry) => fitOf(entry, shapes);
  }
  const exported = new Map(module.symbols.filter((symbol) => symbol.exported).map(({ name, shape }) => [name, shape]));
  return (entry) => fitOfWords(entry, exported.get(entry.name));
}

/** `i32` and `f32` are both one word to an image, `i64` and `f64` two. */
function fitOfWords({ shape }: Import, actual: number | undefined): ImportFit {
  if (actual === undefined) return 'missing';
  if (shape === null || actual === shapeOf(shape.args, shape.results)) return 'fits';
  return { found: actual === 0 ? NO_FUNCTION : wordsText(actual) };
}

const argTexts: Readonly<Record<number, string>> = { [ARG_VOID]: 'void', [ARG_PTR]: 'p', [ARG_WORD]: 'i32 or f32', [ARG_DOUBLE]: 'i64 or f64' };
const resultTexts: Readonly<Record<number, string>> = { [RESULT_VOID]: 'void', [RESULT_PTR]: 'p', [RESULT_WORD]: 'i32 or f32', [RESULT_DOUBLE]: 'i64 or f64' };

/** A shape word as `(p, i64 or f64) -> p`. */
function wordsText(shape: number): string {
  const args = Array.from({ length: shape & SHAPE_COUNT_MASK }, (_, i) => argTexts[(shape >>> (SHAPE_ARGS_SHIFT + 2 * i)) & 3]);
  return `(${args.join(', ')}) -> ${resultTexts[shape >>> SHAPE_RESULT_SHIFT] ?? 'several'}`;
}
