/** The public API of the compiler. */

export * from './haskell-index.ts';
export type { Compiled } from './pipeline.ts';
export { compileStg, type StgOptions } from './stg-text.ts';
