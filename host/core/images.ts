/** The images a core file speaks of: embedded in it, or given by whoever opens it, found by content id. */
import type { Image } from '../../abi/image.ts';
import { attachDebug, type DebugFile, decodeDebugFile, decodeImage } from '../../abi/image-decode.ts';
import { FLAG_DEBUG_ONLY, FLAGS_AT, HEADER_B, ImageError } from '../../abi/image-format.ts';
import { CoreError } from './format.ts';
import type { CoreHead, CoreImage } from './head.ts';
import { contentId } from './parts.ts';

/** An image, the bytes of one, or of its debug tables (.vtbdebug). */
export type GivenImage = Image | Uint8Array;

/** What was given, by content id. */
export class ImageStore {
  readonly #images = new Map<string, Image>();
  readonly #tables = new Map<string, DebugFile>();

  /** Throws ImageError for bytes that are none. */
  constructor(given: Iterable<GivenImage>) {
    for (const one of given) this.add(one);
  }

  add(given: GivenImage): void {
    if (!(given instanceof Uint8Array)) this.#images.set(contentId(given), given);
    else if (isDebugFile(given)) {
      const file = decodeDebugFile(given);
      this.#tables.set(file.id, file);
    } else {
      const image = decodeImage(given);
      this.#images.set(image.id, image);
    }
  }

  /** The image, with its tables where they were given apart; null when nobody gave it. */
  image(id: string): Image | null {
    const image = this.#images.get(id) ?? null;
    const tables = this.#tables.get(id);
    return image !== null && image.debug === null && tables !== undefined && 'id' in image
      ? attachDebug(image as Parameters<typeof attachDebug>[0], tables)
      : image;
  }

  tables(id: string): DebugFile | null {
    return this.#tables.get(id) ?? null;
  }

  /** An image of that name that is another one; null when there is none. */
  namesake({ name, id }: CoreImage): Image | null {
    return [...this.#images].find(([other, image]) => image.name === name && other !== id)?.[1] ?? null;
  }
}

function isDebugFile(bytes: Uint8Array): boolean {
  return bytes.length >= HEADER_B && (bytes[FLAGS_AT] & FLAG_DEBUG_ONLY) !== 0;
}

/** Images without which nothing can be made of a file. What its head says is known all the same. */
export class MissingImages extends CoreError {
  readonly head: CoreHead;
  readonly images: readonly CoreImage[];

  constructor(head: CoreHead, images: readonly CoreImage[], store: ImageStore) {
    const named = images.map((image) => {
      const other = store.namesake(image);
      return `\`${image.name}\` (${image.id}${other === null ? '' : `; the one given is ${contentId(other)}`})`;
    });
    super(`needs ${images.length === 1 ? 'image' : 'images'} ${named.join(', ')}`);
    this.name = 'MissingImages';
    this.head = head;
    this.images = images;
  }
}

/** Those images of a head that are wanted, in its order. Throws MissingImages. */
export function imagesOf(head: CoreHead, store: ImageStore, isWanted: (image: CoreImage) => boolean = () => true): Image[] {
  const wanted = head.images.filter(isWanted);
  const missing = wanted.filter(({ id }) => store.image(id) === null);
  if (missing.length > 0) throw new MissingImages(head, missing, store);
  return wanted.map((image) => {
    const found = store.image(image.id) as Image;
    if (found.words.length !== image.words || found.infoCount !== image.infoCount) throw new CoreError(`image \`${image.name}\` is not the one it was`);
    return found;
  });
}

/** What `read` answers; an ImageError becomes a CoreError that says which part it was. */
export function asCoreError<T>(part: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof ImageError) throw new CoreError(`${part}: ${error.what}, ${error.at} bytes into it`);
    throw error;
  }
}
