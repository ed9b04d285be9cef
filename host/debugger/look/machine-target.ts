/** A machine between two runs as something to look at. */
import type { LoadedImage } from '../../loader.ts';
import type { DebugIndex } from '../../memory/debug-index.ts';
import { untag } from '../../memory/decode.ts';
import { unqualified } from '../../memory/source-names.ts';
import type { MemoryView } from '../../memory/view.ts';
import type { GlobalClosure, Target } from '../protocol.ts';

export interface LookedAt {
  readonly view: MemoryView;
  readonly debug: DebugIndex;
  readonly images: readonly LoadedImage[];
}

const nothingPatched: ReadonlyMap<number, number> = new Map();

/** @param source text of a source file by the name that debug tables give it */
export function machineTarget(machine: LookedAt, source: (file: string) => string | null = () => null): Target {
  return { view: machine.view, debug: machine.debug, global: (name) => globalsNamed(machine.images, name), source, patched: nothingPatched };
}

/** Static closures called `name`: as it stands, or without the module in front; those of the image loaded last first. */
export function globalsNamed(images: readonly LoadedImage[], name: string): GlobalClosure[] {
  return images.toReversed().flatMap(({ image, base }) => {
    const exact = image.symbols.filter((symbol) => symbol.name === name || `${image.name}.${symbol.name}` === name);
    const found = exact.length > 0 ? exact : image.symbols.filter((symbol) => unqualified(symbol.name) === name);
    return found.map((symbol) => ({ module: image.name, name: symbol.name, address: untag(symbol.ptr + base) }));
  });
}
