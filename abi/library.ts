/** How images and debug tables name the Haskell library that is compiled ahead. */

/** The image of all its modules: what programs' images import from. */
export const LIBRARY_IMAGE = 'lib';

const LIBRARY_FILES = 'lib/';

/** Whether debug tables mean a file of the library by this name. */
export function isLibraryFile(file: string): boolean {
  return file.startsWith(LIBRARY_FILES);
}

/** The module whose source a file of the library is: `Data.Map.Internal` of `lib/Data/Map/Internal.hs`. */
export function moduleOfLibraryFile(file: string): string {
  return file
    .slice(LIBRARY_FILES.length)
    .replace(/\.\w+$/, '')
    .replaceAll('/', '.');
}
