/** The public API of the compiler. */

export type { Diagnostic } from './base/diagnostic.ts';
export type { SourceFile } from './base/source-file.ts';
export type { Span } from './base/span.ts';
export { type CompiledHaskell, HaskellCompiler, type HaskellOptions } from './haskell.ts';
export { type Compiled, type CompileOptions, compileStg } from './pipeline.ts';
export { type RenderOptions, renderDiagnostic, renderDiagnostics } from './report/render.ts';
