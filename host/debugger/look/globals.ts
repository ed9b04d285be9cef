/** Static closures of loaded images by name. */
import type { LoadedImage } from '../../loader.ts';
import { untag } from '../../memory/decode.ts';
import { unqualified } from '../../memory/source-names.ts';
import type { GlobalClosure } from '../protocol.ts';

/** Those called `name` or `Module.name`, else those that are so called in some module; those of the image loaded last first. */
export function globalsNamed(images: readonly LoadedImage[], name: string): readonly GlobalClosure[] {
  const exact = closuresWhere(images, (image, symbol) => symbol === name || `${image}.${symbol}` === name);
  return exact.length > 0 ? exact : closuresWhere(images, (_, symbol) => unqualified(symbol) === name);
}

function closuresWhere(images: readonly LoadedImage[], isNamed: (image: string, symbol: string) => boolean): GlobalClosure[] {
  return images.toReversed().flatMap(({ image, base }) => {
    const found = image.symbols.filter((symbol) => isNamed(image.name, symbol.name));
    return found.map((symbol) => ({ module: image.name, name: symbol.name, address: untag(symbol.ptr + base) }));
  });
}
