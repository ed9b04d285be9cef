/** What of a machine is saved: its own parts, as machine.ts hands them over. */
import type { Image } from '../../abi/image.ts';
import { imageId } from '../../abi/image-encode.ts';
import type { MachineExports } from '../exports.ts';
import type { OpenFiles } from '../io/files.ts';
import type { OpenProgram } from '../io/process.ts';
import type { OpenStreams } from '../io/streams.ts';
import type { Linker, LoadedImage } from '../loader.ts';
import type { DebugIndex } from '../memory/debug-index.ts';
import type { MemoryView } from '../memory/view.ts';
import type { MemoryAccess } from '../memory-access.ts';
import type { MachineSettings } from '../options.ts';
import type { RunLoop } from '../run-loop.ts';
import type { Values } from '../values.ts';
import type { CoreCause, CoreHead, CoreHostValue, CoreImage } from './head.ts';
import { type Permanents, typeName } from './permanents.ts';

export interface MachineParts {
  readonly machine: MachineExports;
  readonly access: MemoryAccess;
  readonly view: MemoryView;
  readonly debug: DebugIndex;
  readonly linker: Linker;
  readonly values: Values;
  readonly loop: RunLoop;
  readonly streams: OpenStreams;
  readonly files: OpenFiles;
  readonly program: OpenProgram;
  readonly settings: MachineSettings;
  readonly clock: () => number;
}

const ids = new WeakMap<Image, string>();

/** What an image is, as text; computed once. */
export function contentId(image: Image): string {
  const known = ids.get(image);
  if (known !== undefined) return known;
  const id = 'id' in image && typeof image.id === 'string' ? image.id : imageId(image);
  ids.set(image, id);
  return id;
}

/** @param inFile whether the file has the words of an image as they were loaded */
export function headOf(parts: MachineParts, why: CoreCause, inFile: (image: Image) => boolean, permanents: Permanents = {}): CoreHead {
  const { limits = {}, overflow = 'deferred', stress = [] } = parts.settings;
  const told = Object.entries(limits).filter(([name, value]) => value !== undefined && name !== 'signal');
  const { name, args } = parts.program.save();
  return {
    why,
    time: new Date().toISOString(),
    engine: engineName(),
    debugMachine: parts.machine.isDebug() !== 0,
    program: { name, args },
    settings: { limits: Object.fromEntries(told.map(([key, value]) => [key, String(value)])), overflow, stress },
    images: parts.linker.images.map((loaded) => imageRow(loaded, inFile(loaded.image))),
    hostValues: hostValueRows(parts.values.objects(), permanents),
    sources: [],
  };
}

function imageRow({ image, base, infoIdBase, hostBase }: LoadedImage, inFile: boolean): CoreImage {
  return {
    name: image.name,
    id: contentId(image),
    base,
    words: image.words.length,
    data: image.data.length,
    infoIdBase,
    infoCount: image.infoCount,
    hostBase,
    hosts: image.hosts.map((host) => host.name),
    inFile,
  };
}

function hostValueRows(values: ReadonlyMap<number, unknown>, permanents: Permanents): CoreHostValue[] {
  const names = new Map(Object.entries(permanents).map(([name, value]) => [value, name]));
  return [...values].map(([slot, value]) => ({ slot, name: names.get(value) ?? null, type: typeName(value) }));
}

interface Engine {
  readonly navigator?: { readonly userAgent?: string };
  readonly process?: { readonly version?: string };
}

function engineName(): string {
  const { navigator, process } = globalThis as Engine;
  return navigator?.userAgent ?? (process?.version === undefined ? 'unknown' : `Node.js/${process.version.replace(/^v/, '')}`);
}
