/** Cores on disk: `--core FILE` writes them, `vertebra inspect` reads them. */

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Image } from '../../abi/image.ts';
import { HEADER_B, ID_AT, ImageError } from '../../abi/image-format.ts';
import { isLibraryFile, LIBRARY_IMAGE } from '../../abi/library.ts';
import { CoreError } from '../core/format.ts';
import type { CoreImage } from '../core/head.ts';
import { MissingImages } from '../core/images.ts';
import { type CoreFile, openCore } from '../core/open.ts';
import { headText } from '../core/overview.ts';
import type { HaskellError } from '../error.ts';
import type { Machine } from '../machine.ts';
import { NotCompiled } from './failure.ts';
import { libraryImagePath } from './library.ts';
import { packageRoot } from './package-files.ts';
import { sourceText } from './program-sources.ts';
import { readFileBytes } from './source.ts';
import { complain, type Terminal } from './terminal.ts';

/** Ways to end of which there is nothing to look into. */
const uninteresting: readonly string[] = ['exit', 'wouldBlock'];

/** Writes a core of how a run ended, and says so in a line on stderr. */
export async function writeCore(file: string, machine: Machine, error: HaskellError, terminal: Terminal): Promise<void> {
  if (uninteresting.includes(error.kind)) return;
  const bytes = await machine.dump({ error, elsewhere: isLibrary, source: ownText });
  try {
    writeFileSync(file, bytes);
    complain(terminal, `core written to ${file}: vertebra inspect ${file}\n`);
  } catch (failure) {
    complain(terminal, `no core: ${(failure as Error).message}\n`);
  }
}

/** The library comes with the package; a core refers to it by its content id. */
function isLibrary(image: Image): boolean {
  return image.name === LIBRARY_IMAGE;
}

/** The library's texts come with it. */
function ownText(file: string): string | null {
  return isLibraryFile(file) && existsSync(join(packageRoot, file)) ? null : sourceText(file);
}

/**
 * Opens a core file with the images given beside it; the package's library is found by its content id. Rejects with UsageError for files that are not there, and
 * with NotCompiled, once it has said why, for those that cannot be used.
 */
export async function openCoreFile(file: string, images: readonly string[], terminal: Terminal): Promise<CoreFile> {
  const bytes = readFileBytes(file);
  const given = images.map((path) => readFileBytes(path));
  try {
    return await openCore(bytes, { images: given, find: inPackage });
  } catch (error) {
    if (error instanceof MissingImages) complain(terminal, `${headText(error.head)}\n${file}: ${error.message}\n${missingHelp(error)}`);
    else if (error instanceof CoreError) complain(terminal, `${file}: ${error.message}\n`);
    else if (error instanceof ImageError) complain(terminal, `--image: ${error.message}\n`);
    else throw error;
    throw new NotCompiled(file);
  }
}

function inPackage({ id }: CoreImage): Uint8Array | null {
  const bytes = libraryBytes();
  return bytes !== null && contentIdOf(bytes) === id ? bytes : null;
}

function libraryBytes(): Uint8Array | null {
  return existsSync(libraryImagePath) ? new Uint8Array(readFileSync(libraryImagePath)) : null;
}

/** What to do about it, as lines. */
function missingHelp({ images }: MissingImages): string {
  const installed = libraryBytes();
  const library = images.some(({ name }) => name === LIBRARY_IMAGE)
    ? `the library installed here is ${installed === null ? 'not built' : contentIdOf(installed)}: use the Vertebra that wrote the core, or its build/lib.vtb\n`
    : '';
  return `${library}--image FILE gives an image\n`;
}

/** What abi/image-format.ts writes at ID_AT. */
function contentIdOf(bytes: Uint8Array): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const word = (at: number): string => view.getUint32(at, true).toString(16).padStart(8, '0');
  return bytes.length < HEADER_B ? '' : word(ID_AT + 4) + word(ID_AT);
}
