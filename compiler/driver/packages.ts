/** Modules whose `foreign export prim` the machine and the host name in every program, which has them for that. Held by tests/house. */
export const MACHINE_MODULES: readonly string[] = [
  'Control.Exception.Base',
  'Foreign.Memory',
  'GHC.Exception.Type',
  'GHC.IO.Exception',
  'GHC.JS.Prim',
  'GHC.TopHandler',
  'System.Timeout',
];

/** Packages that call stacks name: of the library's modules, of a program's, and of inputs at a prompt. */
export const LIBRARY_PACKAGE = 'base';
export const PROGRAM_PACKAGE = 'main';
export const PROMPT_PACKAGE = 'interactive';
