/** Name of the image that holds the library compiled ahead: what programs' images import from. */
export const LIBRARY_IMAGE = 'lib';

/** Packages that call stacks name: of the library's modules, and of a program's. */
export const LIBRARY_PACKAGE = 'base';
export const PROGRAM_PACKAGE = 'main';
