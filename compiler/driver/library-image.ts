/** Name of the image that holds the library compiled ahead: what programs' images import from. */
export const LIBRARY_IMAGE = 'lib';
