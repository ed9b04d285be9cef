/** The public API for Haskell alone: what a page loads that compiles it. */

export type { Diagnostic } from './base/diagnostic.ts';
export type { SourceFile } from './base/source-file.ts';
export type { Span } from './base/span.ts';
export { type CompiledHaskell, HaskellCompiler, type HaskellOptions } from './haskell.ts';
export { type RenderOptions, renderDiagnostic, renderDiagnostics } from './report/render.ts';
